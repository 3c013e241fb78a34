"""Reading files: numbers as written, places, what holds between agreements, national parameters, and the same every time."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.motor.afspraakvraag import vraag_voor
from opmaat.kern.overeenkomst import (
    Overeenkomstfout,
    Overeenkomstfouten,
    alle_overeenkomsten,
    geleverd,
    landelijke_parameters,
    lees_inhoud,
    lees_overeenkomst,
    lees_samen,
)
from opmaat.kern.overeenkomst.bestand import Knoop, lees_bron

from .maken import KOP, lees, met


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("3", 3),
        ("-3", -3),
        ("5.00", Decimal("5.00")),
        ("true", True),
        ("ja", "ja"),
        ("nee", "nee"),
        ("no", "no"),
        ("on", "on"),
        ("2025-01-01", "2025-01-01"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ('"5"', "5"),
        ("", None),
        ("~", None),
    ],
)
def test_alleen_een_gewoon_getal_true_false_en_niets_zijn_geen_tekst(tekst: str, waarde: object) -> None:
    assert lees_bron(f"a: {tekst}".encode(), "proef").waarde == {"a": waarde}


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_een_bedrag_houdt_precies_de_decimalen_van_het_document(bedrag: Decimal) -> None:
    (regel,) = lees(
        f"begroting:\n  - {{id: b, titel: t, bron: b, regels: [{{id: r, tekst: t, waarde: {bedrag:f}, eenheid: EUR}}]}}\n"
    ).regels
    assert (regel.waarde, regel.decimalen) == (bedrag, 2)


def test_een_begrotingsregel_weet_zijn_tabel_jaar_formule_en_plaats() -> None:
    tekst = (
        "begroting:\n  - id: bijlage\n    titel: t\n    bron: bijlage 1\n    jaar: 2025\n    regels:\n"
        '      - {id: index, tekst: t, waarde: "5.00", eenheid: "%"}\n'
        "      - {id: totaal, tekst: t, waarde: 10, eenheid: EUR, formule: a * (1 + index), grootheid: g, jaar: 2024}\n"
    )
    index, totaal = lees(tekst).regels
    assert (index.naam, index.decimalen, index.jaar, index.bron, index.formule) == (
        "bijlage.index",
        2,
        2025,
        "bijlage 1",
        None,
    )
    assert (totaal.formule, totaal.grootheid, totaal.jaar, totaal.decimalen) == ("a * (1 + index)", "g", 2024, 0)
    assert totaal.formuleplaats.regel == len(KOP.splitlines()) + 8


def test_een_fout_noemt_de_regel_van_de_sleutel_of_de_waarde() -> None:
    bron = lees_bron(b"a:\n  b:\n    - x\n    - y: 1\n", "proef.yaml")
    assert bron.plaats(("a", "b", 1, "y")).regel == 4
    assert bron.plaats(("a", "b"), sleutel=True).regel == 2
    assert Knoop(bron, ("a", "b", 0), "x").plaats.bestand == "proef.yaml"


def test_een_lang_citaat_wordt_afgekapt() -> None:
    with pytest.raises(Overeenkomstfouten) as gemeld:
        lees(f"kalender:\n  - {{id: k, soort: rapportage, tekst: t, bron: b, vervalt: {'x' * 200}}}\n")
    woorden = gemeld.value.fouten[0].waar
    assert woorden is not None and woorden.woorden is not None and len(woorden.woorden) <= 80


OPVOLGER = "afspraken:\n  - {id: een, bron: b, tekst: t, verplichting: resultaat, opvolger_van: %s}\n"


def test_een_voorganger_die_niet_bestaat_wordt_gemeld_met_wat_bedoeld_is() -> None:
    oud = (
        KOP.replace("proef-2025", "proef-2020").encode()
        + b"afspraken:\n  - {id: een, bron: b, tekst: t, verplichting: resultaat}\n"
    )
    goed = (KOP + OPVOLGER % "proef-2020/een").encode()
    fout = (KOP + OPVOLGER % "proef-2020/eem").encode()
    assert set(lees_samen({"a.yaml": oud, "b.yaml": goed})) == {"proef-2020", "proef-2025"}
    with pytest.raises(Overeenkomstfouten, match="proef-2020/eem.*bestaat niet") as gemeld:
        lees_samen({"a.yaml": oud, "b.yaml": fout})
    assert "Bedoelt u “proef-2020/een”" in str(gemeld.value)


def test_twee_bestanden_met_een_naam_kunnen_niet_samen() -> None:
    with pytest.raises(Overeenkomstfouten) as gemeld:
        lees_samen({"a.yaml": KOP.encode(), "b.yaml": KOP.encode()})
    assert "Twee bestanden heten “proef-2025”" in str(gemeld.value)


def test_fouten_in_twee_bestanden_worden_samen_gemeld() -> None:
    with pytest.raises(Overeenkomstfouten) as gemeld:
        lees_samen({"a.yaml": b"", "b.yaml": KOP.replace("soort: dvo", "soort: x").encode()})
    assert {fout.waar.bestand for fout in gemeld.value.fouten if fout.waar} == {"a.yaml", "b.yaml"}


def test_een_onbekende_naam_en_een_bestand_dat_er_niet_is_zijn_fouten_met_een_remedie() -> None:
    with pytest.raises(Overeenkomstfout, match="Er is geen overeenkomst") as naam:
        lees_overeenkomst("dvo-2024")
    assert "dvo-202" in naam.value.doe
    with pytest.raises(Overeenkomstfout, match="kan niet worden geopend"):
        lees_overeenkomst("bestaat/niet.yaml")


@pytest.mark.parametrize("naam", geleverd())
def test_lezen_geeft_elke_keer_hetzelfde(naam: str) -> None:
    assert lees_overeenkomst(naam) == lees_overeenkomst(naam)
    assert lees_overeenkomst(naam) == alle_overeenkomsten()[naam]


def test_de_volgorde_van_sleutels_doet_er_niet_toe() -> None:
    regels = KOP.splitlines()
    random.Random(1).shuffle(regels)
    assert lees_inhoud("\n".join(regels).encode(), "a.yaml") == lees("")


def test_de_meegeleverde_overeenkomsten_staan_op_volgorde_van_begin() -> None:
    begin = [overeenkomst.looptijd.begin for overeenkomst in alle_overeenkomsten().values()]
    assert begin == sorted(begin)
    assert len(begin) == 6


@pytest.mark.parametrize(
    ("dag", "maanden"),
    [
        (date(2009, 1, 1), 780),
        (date(2012, 12, 31), 780),
        (date(2013, 1, 1), 781),
        (date(2015, 6, 1), 783),
        (date(2018, 1, 1), 792),
        (date(2021, 12, 31), 796),
        (date(2022, 1, 1), 799),
        (date(2023, 1, 1), 802),
        (date(2024, 1, 1), 804),
        (date(2026, 12, 31), 804),
    ],
)
def test_de_aow_leeftijd_volgt_artikel_7a(dag: date, maanden: int) -> None:
    parameter = next(p for p in landelijke_parameters() if p.id == "aow_leeftijd_maanden")
    assert parameter.op(dag) == maanden


def test_het_minimumloon_geldt_per_halfjaar() -> None:
    parameter = next(p for p in landelijke_parameters() if p.id == "wml_maand")
    assert parameter.op(date(2019, 12, 31)) is None
    assert parameter.op(date(2025, 6, 30)) == Decimal("2191.80")
    assert parameter.op(date(2025, 7, 1)) == Decimal("2245.80")


def test_de_vraag_van_een_afspraak_neemt_de_instellingen_over_en_rekent_procenten_om() -> None:
    kop = KOP + (
        "uitstroomdatum: eerste dag zonder\nparameters:\n"
        '  - {id: benchmark, naam: n, eenheid: "%", bron: b, waarden: [{vanaf: 2025-01-01, waarde: 13.1}]}\n'
    )
    afspraak = "afspraken:\n  - {id: een, bron: b, tekst: t, verplichting: resultaat, maat: {soort: stand, van: klantgroep}, uitsplitsing: [groep]}\n"
    overeenkomst = lees(afspraak, kop)
    (een,) = overeenkomst.afspraken
    vraag = vraag_voor(overeenkomst, een, peildatum=date(2025, 6, 30), bekend_op=date(2025, 7, 31))
    assert (vraag.peildatum, vraag.bekend_op, vraag.venster) == (
        date(2025, 6, 30),
        date(2025, 7, 31),
        overeenkomst.looptijd,
    )
    assert (vraag.gemeente, vraag.regelingen, vraag.uitstroomdatum) == ("Deventer", ("PW", "IOAW"), "eerste dag zonder")
    assert (vraag.overeenkomst, vraag.afspraak, vraag.uitsplitsing) == ("proef-2025", "een", een.uitsplitsing)
    assert vraag.parameters["benchmark"].op(date(2025, 6, 30)) == Decimal("0.131")
    assert vraag.parameters["aow_leeftijd_maanden"].op(date(2025, 6, 30)) == 804
    assert vraag_voor(overeenkomst, een, peildatum=date(2025, 6, 30), alle_gemeenten=True).gemeente is None


def test_een_afspraak_zonder_maat_mag() -> None:
    assert met("toelichting: alleen tekst").maat is None


@pytest.mark.parametrize(
    ("inhoud", "regel"),
    [("overeenkomst: &a\n  titel: [*a]\n", 2), ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", 2)],
)
def test_een_deel_dat_zichzelf_kan_bevatten_wordt_geweigerd(inhoud: str, regel: int) -> None:
    with pytest.raises(Overeenkomstfouten, match=rf"een verwijzing binnen een deel(.|\n)*kring.yaml, regel {regel}"):
        lees_inhoud(inhoud.encode(), "kring.yaml")


def test_een_bestand_met_te_veel_niveaus_is_een_fout_in_de_invoer() -> None:
    with pytest.raises(Overeenkomstfouten, match="te veel niveaus"):
        lees_inhoud(b"overeenkomst: " + b"[" * 20_000 + b"]" * 20_000, "diep.yaml")
