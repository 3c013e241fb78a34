"""Formulas of an agreement: what they give, how far rounding reaches, and what is refused."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from opmaat.kern.overeenkomst.formule import Formulefout, Spreiding, bereken, namen, rond_half_op
from opmaat.kern.overeenkomst.formulelezer import lees_bewering, lees_formule


def grens(midden: str, half: str) -> Spreiding:
    m, h = Fraction(midden), Fraction(half)
    return Spreiding(m, m - h, m + h)


CIJFERS = {
    "loonkosten-2024": grens("76907.13", "0.005"),
    "index": grens("0.05", "0.00005"),
    "matchen-fte": grens("5.04", "0.005"),
    "loonkosten-2025": grens("80752.49", "0.005"),
    "looptijd.begin": date(2020, 1, 1),
}


def test_index_over_loonkosten() -> None:
    # 76907.13 x 1.05 = 80752.4865
    uitkomst = bereken(lees_formule("loonkosten-2024 * (1 + index)"), CIJFERS)
    assert isinstance(uitkomst, Spreiding)
    assert uitkomst.midden == Fraction("80752.4865")


def test_afronding_van_fte_reikt_tot_een_half_honderdste_maal_het_loon() -> None:
    # 5.035 x 80752.485 = 406588.76... ; 5.045 x 80752.495 = 407396.33...
    uitkomst = bereken(lees_formule("matchen-fte * loonkosten-2025"), CIJFERS)
    assert isinstance(uitkomst, Spreiding)
    assert uitkomst.laag == Fraction("5.035") * Fraction("80752.485")
    assert uitkomst.hoog == Fraction("5.045") * Fraction("80752.495")


@pytest.mark.parametrize(
    ("tekst", "uitkomst"),
    [
        ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("som(1, 2, 3) - 4", 2), ("-2 * 3", -6), ("rond(7 / 2, 0)", 4),
        ("rond(1 / 3, 2)", Decimal("0.33")), ("max(1, 5) / min(2, 4)", Decimal("2.5")),
    ],
)
def test_rekenregels(tekst: str, uitkomst: Decimal) -> None:
    waarde = bereken(lees_formule(tekst), {})
    assert isinstance(waarde, Spreiding)
    assert waarde.midden == Fraction(uitkomst)


def test_een_streepje_hoort_bij_de_naam() -> None:
    assert list(namen(lees_formule("loonkosten-2025 - loonkosten-2024"))) == ["loonkosten-2025", "loonkosten-2024"]


def test_tien_werkdagen_na_het_eerste_kwartaal_van_2020() -> None:
    # Good Friday 10 April and Easter Monday 13 April 2020 do not count (design, section 6).
    assert bereken(lees_formule("2020-03-31 + 10 werkdagen"), {}) == date(2020, 4, 16)


def test_halven_gaan_van_nul_af() -> None:
    assert rond_half_op(Fraction("0.125"), 2) == Fraction("0.13")
    assert rond_half_op(Fraction("-0.125"), 2) == Fraction("-0.13")


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("1 +", "ontbreekt een getal"), ("som(1, 2", "ontbreekt een “)”"), ("a ? b", "geen getal"),
        ("wortel(4)", "functie wortel"), ("1 2", "niets meer"), ("2020-02-30 + 1 dag", "geen bestaande datum"),
    ],
)
def test_een_onleesbare_formule_zegt_wat_er_mis_is(tekst: str, woord: str) -> None:
    with pytest.raises(Formulefout, match=woord.replace("(", r"\(").replace(")", r"\)")):
        lees_formule(tekst)


def test_een_onbekende_naam_wordt_genoemd() -> None:
    with pytest.raises(Formulefout, match="totaal-x"):
        bereken(lees_formule("totaal-x + 1"), CIJFERS)


def test_delen_door_iets_dat_nul_kan_zijn_is_een_fout() -> None:
    with pytest.raises(Formulefout, match="nul"):
        bereken(lees_formule("1 / a"), {"a": grens("0", "0.5")})


def test_een_bewering_tussen_vaste_getallen_wordt_geweigerd() -> None:
    with pytest.raises(Formulefout, match="vaste getallen"):
        lees_bewering("4 = 5")


def test_een_bewering_heeft_twee_kanten() -> None:
    bewering = lees_bewering("looptijd.begin <= 2020-06-30")
    assert bewering.teken == "<="
    assert bereken(bewering.rechts, CIJFERS) == date(2020, 6, 30)
