"""The judgement of a figure, held by a table that was worked out by hand from the design, section 6."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from opmaat.kern import maat as m
from opmaat.kern.oordeel.status import Drempels, Status, is_gesloten, oordeel
from opmaat.kern.overeenkomst.element import Parameter, Waarde
from opmaat.kern.overeenkomst.norm import Grens, Herziening, Mijlpaal, Norm, lees_norm, norm_van_parameter
from opmaat.kern.tijd import Duur, Periode
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, Verloop, lege

RIJEN = [
    regel
    for regel in (Path(__file__).parent / "oordelen.txt").read_text(encoding="utf-8").splitlines()
    if regel and not regel.startswith("#")
]
SELECTIE = m.Selectie("uitkering")
STAND = m.Stand(SELECTIE)
TELLING = m.Telling(m.Uitstroom(SELECTIE))
COHORT = m.Cohort(m.Groepsinstroom(("Matchen",)), m.Uitstroom(SELECTIE), Duur(6, "maand"))
MATEN: dict[str, m.Maat] = {
    "telling": TELLING,
    "som": m.Som(m.Datum("maatregel", "datum"), "bedrag"),
    "stand": STAND,
    "aandeel": m.Aandeel(STAND, m.Ingevuld("herkomst")),
    "termijn": m.Termijn(m.Instroom(SELECTIE), m.Datum("gesprek", "datum"), Duur(6, "week")),
    "bezetting": m.Bezetting(SELECTIE),
    "formatie": m.Formatie(()),
    "cohort": COHORT,
    "cohort lopend": COHORT,
    "cohort duurzaam": replace(COHORT, duurzaam=Duur(3, "maand")),
    "preventie": m.Preventie(None, "aanvraag", Duur(13, "week")),
    "score": m.GemiddeldeScore(m.Selectie("enquete"), "cijfer"),
    "lijst": m.Samengesteld("lijst", (("a", TELLING), ("b", TELLING))),
    "verandering": m.Verandering(STAND, date(2024, 12, 31), "procent"),
    "stand op 2025-07-01": replace(STAND, op=date(2025, 7, 1)),
}
PARAMETERS = {
    "taakstelling": Parameter(id="taakstelling", naam="taakstelling", eenheid="personen"),
    "afgesproken": Parameter(
        id="afgesproken",
        naam="afgesproken",
        eenheid="personen",
        waarden=(Waarde(vanaf=date(2020, 1, 1), waarde=Decimal(0)), Waarde(vanaf=date(2020, 7, 1), waarde=Decimal(200))),
    ),
}


def lees_venster(tekst: str) -> Periode:
    return Periode(date(2025, 1, 1), None) if tekst == "open" else Periode.jaar(int(tekst))


def lees_rijnorm(tekst: str, delen: list[str], peildatum: date) -> Norm | None:
    """The norm in force on the day, with the path or revision of the row."""
    if tekst == "geen":
        return None
    teken, _, rest = tekst.partition(" ")
    aard = delen[0]
    if rest in PARAMETERS:
        norm = norm_van_parameter(rest, teken, "personen", aard)  # type: ignore[arg-type]
    else:
        norm = lees_norm(tekst, aard)  # type: ignore[arg-type]
    for deel in delen[1:]:
        woorden = deel.split()
        if woorden[0] == "pad":
            paren = zip(woorden[1::2], woorden[2::2], strict=True)
            norm = replace(norm, pad=tuple(Mijlpaal(date.fromisoformat(dag), Decimal(getal)) for dag, getal in paren))
        if woorden[0] == "per":
            nieuw = replace(norm, minimum=Grens(Decimal(woorden[2])))
            norm = replace(norm, herzieningen=(Herziening(date.fromisoformat(woorden[1]), nieuw),))
    return norm.op(peildatum, PARAMETERS)


def lees_feit(tekst: str, soort: str, peildatum: date) -> Uitkomst:
    if tekst in [leeg.value for leeg in Leeg]:
        return lege(Leeg(tekst))
    if tekst == "lijst":
        return Uitkomst(None, delen={"a": Uitkomst(Fraction(1)), "b": Uitkomst(Fraction(2))})
    deel, _, noemer = tekst.partition("/")
    if not noemer:
        return Uitkomst(Fraction(tekst))
    uitkomst = Uitkomst(Fraction(int(deel), int(noemer)), teller=Fraction(deel), noemer=Fraction(noemer))
    if not soort.startswith("cohort"):
        return uitkomst
    dicht = soort != "cohort lopend" and peildatum >= date(2026, 9 if soort == "cohort duurzaam" else 6, 30)
    return replace(uitkomst, verloop=Verloop(uitkomst.waarde, int(noemer), None, (), dicht))


def getal(tekst: str) -> Fraction | None:
    return None if tekst == "-" else Fraction(tekst)


def test_de_tabel_is_groot_genoeg_en_raakt_elke_status() -> None:
    assert len(RIJEN) >= 60
    assert len(set(RIJEN)) == len(RIJEN)
    assert {regel.split("|")[-2].strip() for regel in RIJEN} == {status.value for status in Status}


@pytest.mark.parametrize("regel", RIJEN)
def test_het_oordeel_is_zoals_met_de_hand_uitgewerkt(regel: str) -> None:
    links, rechts = regel.split("->")
    norm, aard, soort, jaar, dag, feit, kans = (deel.strip() for deel in links.split("|"))
    nu, status, gebruik = (deel.strip() for deel in rechts.split("|"))
    peildatum = date.fromisoformat(dag)
    delen = [deel.strip() for deel in aard.split(",")]
    gevonden = oordeel(
        maat=MATEN[soort],
        uitkomst=lees_feit(feit, soort, peildatum),
        norm=lees_rijnorm(norm, [deel for deel in delen if deel != "inspanning"], peildatum),
        venster=lees_venster(jaar),
        peildatum=peildatum,
        verplichting="inspanning" if "inspanning" in delen else "resultaat",
        kans=None if kans == "-" else float(kans) / 100,
    )
    assert (gevonden.status.value, gevonden.tot_nu_toe, gevonden.gebruik) == (status, getal(nu), getal(gebruik))


def test_de_drempels_zijn_instellingen() -> None:
    def status(kans: float) -> Status:
        return oordeel(
            maat=TELLING, uitkomst=Uitkomst(Fraction(1)), norm=lees_norm(">= 10 personen"), venster=Periode.jaar(2025),
            peildatum=date(2025, 6, 30), kans=kans, drempels=Drempels(op_koers=0.9, risico=0.5),
        ).status  # fmt: skip

    assert [status(kans) for kans in (0.49, 0.5, 0.89, 0.9)] == [
        Status.NIET_OP_KOERS, Status.RISICO, Status.RISICO, Status.OP_KOERS,
    ]  # fmt: skip


def test_de_kans_blijft_bij_een_plafond_staan_zolang_het_open_is_en_valt_weg_als_er_niets_meer_kan_veranderen() -> None:
    def kans(aard: str, waarde: int, peildatum: date) -> float | None:
        norm = lees_norm("<= 200 personen", aard)  # type: ignore[arg-type]
        return oordeel(
            maat=TELLING, uitkomst=Uitkomst(Fraction(waarde)), norm=norm, venster=Periode.jaar(2025), peildatum=peildatum, kans=0.4
        ).kans

    assert kans("plafond", 150, date(2025, 6, 30)) == 0.4
    assert kans("plafond", 201, date(2025, 6, 30)) is None
    assert kans("plafond", 150, date(2025, 12, 31)) is None
    assert kans("eis", 150, date(2025, 6, 30)) == 0.4


def test_een_norm_precies_zonder_marge_heeft_onderweg_geen_kans() -> None:
    uit = oordeel(
        maat=TELLING, uitkomst=Uitkomst(Fraction(10)), norm=lees_norm("= 20 personen"), venster=Periode.jaar(2025),
        peildatum=date(2025, 6, 30), kans=0.1,
    )  # fmt: skip
    assert (uit.status, uit.kans) == (Status.NOG_NIET, None)


@pytest.mark.parametrize(("soort", "sluit"), [("cohort", date(2026, 6, 30)), ("cohort duurzaam", date(2026, 9, 30))])
def test_een_cohort_sluit_als_het_laatste_venster_over_is_ook_als_wie_er_nu_is_klaar_is(soort: str, sluit: date) -> None:
    # 31-12-2025 + 6 months = 30-6-2026, + 3 months = 30-9-2026: until then somebody of the last day could still follow
    klaar = Uitkomst(Fraction(1), verloop=Verloop(Fraction(1), 3, None, (), True))
    for dag, verwacht in ((sluit.replace(day=29), False), (sluit, True)):
        assert is_gesloten(MATEN[soort], klaar, Periode.jaar(2025), dag) is verwacht
