"""Norms as the documents write them, revisions, parameters, and the exact comparison (design, section 6, "Norm")."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from opmaat.kern.maat import Op
from opmaat.kern.overeenkomst import Grens, Mijlpaal, Norm, lees_norm
from opmaat.kern.overeenkomst.norm import Normfout

from .maken import lees, met

MAAT = "maat: {soort: stand, van: klantgroep}\n"


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (">= 80%", Norm("%", minimum=Grens(Decimal(80)))),
        (">= 400 personen", Norm("personen", minimum=Grens(Decimal(400)))),
        ("<= 120 plekken", Norm("plekken", maximum=Grens(Decimal(120)))),
        ("< 3 klachten", Norm("klachten", maximum=Grens(Decimal(3), inclusief=False))),
        ("> 7 cijfer", Norm("cijfer", minimum=Grens(Decimal(7), inclusief=False))),
        ("tussen 150 en 160 personen", Norm("personen", Grens(Decimal(150)), Grens(Decimal(160)))),
        ("= 37.53 fte", Norm("fte", precies=Decimal("37.53"))),
        ("= 6 maanden ± 1 maand", Norm("maanden", precies=Decimal(6), marge=Decimal(1))),
        ("= 300 EUR ± 5 %", Norm("EUR", precies=Decimal(300), marge=Decimal(15))),
        ("= -270 uitkeringen", Norm("uitkeringen", precies=Decimal(-270))),
        ("<= 0 %-punt", Norm("%-punt", maximum=Grens(Decimal(0)))),
    ],
)
def test_een_norm_wordt_gelezen_zoals_hij_er_staat(tekst: str, verwacht: Norm) -> None:
    gelezen = lees_norm(tekst)
    assert gelezen.tekst == tekst
    assert (gelezen.eenheid, gelezen.minimum, gelezen.maximum) == (verwacht.eenheid, verwacht.minimum, verwacht.maximum)
    assert (gelezen.precies, gelezen.marge) == (verwacht.precies, verwacht.marge)


@pytest.mark.parametrize(
    "tekst", ["80%", ">= personen", ">= 80", "minstens 80%", ">= 37,5 fte", "tussen 5 en 4 fte", ""]
)
def test_wat_geen_norm_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(Normfout):
        lees_norm(tekst)


@pytest.mark.parametrize(
    ("tekst", "waarde", "voldoet"),
    [
        (">= 80%", Fraction(4, 5), True),
        (">= 80%", Fraction(798, 1000), False),
        ("> 7 cijfer", Fraction(7), False),
        ("<= 120 plekken", Fraction(120), True),
        ("< 3 klachten", Fraction(3), False),
        ("tussen 150 en 160 personen", Fraction(149), False),
        ("= 6 maanden ± 1 maand", Fraction(5), True),
        ("= 6 maanden ± 1 maand", Fraction(501, 100), True),
        ("= 6 maanden ± 1 maand", Fraction(49, 10), False),
    ],
)
def test_een_cijfer_wordt_exact_met_de_norm_vergeleken(tekst: str, waarde: Fraction, voldoet: bool) -> None:
    assert lees_norm(tekst).voldoet(waarde) is voldoet


def test_een_herziening_geldt_vanaf_haar_dag() -> None:
    norm = met(
        MAAT
        + 'norm: {waarde: ">= 400 personen", herzieningen: [{per: 2025-07-01, waarde: ">= 350 personen", reden: krimp}]}'
    ).norm
    assert norm is not None
    assert norm.op(date(2025, 6, 30)).minimum == Grens(Decimal(400))
    assert norm.op(date(2025, 7, 1)).minimum == Grens(Decimal(350))


def test_een_pad_staat_op_volgorde_van_dag() -> None:
    norm = met(
        MAAT + 'norm: {waarde: ">= 400 personen", pad: [{t/m: 2025-02-28, waarde: 67}, {t/m: 2025-01-31, waarde: 33}]}'
    ).norm
    assert norm is not None
    assert norm.pad == (Mijlpaal(date(2025, 1, 31), Decimal(33)), Mijlpaal(date(2025, 2, 28), Decimal(67)))


def test_een_norm_naar_een_parameter_krijgt_de_waarde_van_de_dag_of_blijft_onbekend() -> None:
    overeenkomst = lees(
        "parameters:\n"
        "  - {id: taakstelling, naam: taakstelling, eenheid: personen, bron: b, waarden: [{vanaf: 2025-07-01, waarde: 40}]}\n"
        "afspraken:\n"
        "  - id: proef\n"
        "    bron: b\n"
        "    tekst: t\n"
        "    verplichting: resultaat\n"
        "    maat: {soort: stand, van: klantgroep}\n"
        '    norm: {parameter: taakstelling, teken: ">=", eenheid: personen, aard: streef}\n'
    )
    norm, parameters = overeenkomst.afspraken[0].norm, overeenkomst.alle_parameters
    assert norm is not None
    assert (norm.parameter, norm.teken, norm.aard) == ("taakstelling", Op.MINSTENS, "streef")
    assert norm.op(date(2025, 6, 30), parameters).onbekend
    assert norm.op(date(2025, 7, 1), parameters).minimum == Grens(Decimal(40))
