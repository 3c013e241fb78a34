"""Numbers in Dutch notation that never cross a norm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.overeenkomst.norm import Norm, lees_norm
from opmaat.kern.tijd import Periode
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.weergave import normtekst
from opmaat.kern.weergave.getal import aantal, afgerond, bedrag, getal, procent, toon
from opmaat.kern.weergave.regelbeeld import hoofdstuk, kans


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (Fraction(12345, 10), 1, "1.234,5"), (Fraction(1234567), 0, "1.234.567"), (Fraction(-5, 2), 0, "-3"), (Fraction(5, 2), 0, "3"), (Fraction(1, 3), 2, "0,33"),
        (Fraction(-1, 1000), 2, "0,00"), (Fraction(999, 1000), 2, "1,00"), (0, 1, "0,0"),
    ],
)  # fmt: skip
def test_een_getal_heeft_een_punt_bij_duizend_en_een_komma_voor_de_decimalen(waarde: Fraction, decimalen: int, tekst: str) -> None:
    assert getal(waarde, decimalen) == tekst


@pytest.mark.parametrize(
    ("waarde", "norm", "tekst"),
    [
        (Fraction(7996, 10000), ">= 80%", "79,9%"),
        (Fraction(4, 5), ">= 80%", "80,0%"),
        (Fraction(80049, 100000), ">= 80%", "80,0%"),
        (Fraction(2996, 10000), "<= 30%", "30,0%"),
        (Fraction(3004, 10000), "<= 30%", "30,1%"),
        (Fraction(80001, 100000), "= 80%", "80,1%"),
        (Fraction(37525, 1000), "<= 37.52 fte", "37,53 fte"),
        (Fraction(39999, 100), ">= 400 personen", "399,9 personen"),
        (Fraction(79999, 100000), "> 79.99%", "80,00%"),
    ],
)
def test_een_cijfer_staat_na_afronding_aan_dezelfde_kant_van_de_norm(waarde: Fraction, norm: str, tekst: str) -> None:
    assert toon(waarde, "%", lees_norm(norm)) == tekst


@given(st.fractions(-2, 2, max_denominator=10**6), st.integers(0, 100), st.sampled_from([">=", "<=", ">", "<", "="]))
def test_wat_er_staat_haalt_de_norm_precies_als_het_cijfer_zelf_dat_doet(waarde: Fraction, grens: int, teken: str) -> None:
    norm = lees_norm(f"{teken} {grens}%")
    gerond, cijfers = afgerond(waarde * 100, 1, lambda deel: norm.voldoet(deel / 100))
    assert norm.voldoet(gerond / 100) == norm.voldoet(waarde)
    assert abs(gerond - waarde * 100) <= Fraction(1, 10)
    assert cijfers >= 1


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (Fraction(1), "personen", "1 persoon"), (Fraction(12), "personen", "12 personen"), (Fraction(37, 2), "maanden", "18,5 maanden"), (Fraction(2017), "jaartal", "2017"),
        (Fraction(25001, 2), "EUR", "€ 12.500,50"), (Fraction(3300000), "EUR", "€ 3.300.000"), (Fraction(3753, 100), "fte", "37,53 fte"), (Fraction(-32, 1000), "%-punt", "-3,2 procentpunt"),
    ],
)  # fmt: skip
def test_een_cijfer_draagt_zijn_eenheid(waarde: Fraction, eenheid: str, tekst: str) -> None:
    assert toon(waarde, eenheid) == tekst


def test_de_eenheid_is_die_van_de_norm_als_er_een_norm_is() -> None:
    assert toon(Fraction(48), "%", lees_norm("<= 50 klanten")) == "48 klanten"
    assert toon(Fraction(1, 2), "%", Norm("personen")) == "50,0%", "een norm zonder getal zegt niets over het cijfer"


def test_een_kans_is_nooit_nul_en_nooit_zeker() -> None:
    assert [kans(deel) for deel in (0.0, 0.004, 0.5, 0.996, 1.0, None)] == ["< 1%", "< 1%", "50%", "> 99%", "> 99%", ""]
    assert procent(Fraction(0)) == "0%" and procent(Fraction(1)) == "100%", "een aandeel mag wel nul of alles zijn"


def test_geld_zonder_centen_als_er_geen_centen_zijn() -> None:
    assert bedrag(Decimal("1031625")) == "€ 1.031.625"
    assert bedrag(Decimal("1031625.5")) == "€ 1.031.625,50"


def test_enkelvoud_en_meervoud() -> None:
    assert aantal(1, "afspraak", "afspraken") == "1 afspraak"
    assert aantal(1200, "afspraak", "afspraken") == "1.200 afspraken"


@pytest.mark.parametrize(
    ("norm", "tekens", "woorden"),
    [
        (">= 80%", "≥ 80%", "minstens 80%"), ("<= 120 plekken", "≤ 120 plekken", "hoogstens 120 plekken"), ("tussen 150 en 160 personen", "150–160 personen", "tussen 150 en 160 personen"),
        ("= 6 maanden ± 1 maand", "= 6 maanden ± 1 maand", "precies 6 maanden, met een marge van 1 maand"), ("> 13.1%", "> 13,1%", "meer dan 13,1%"),
        ("<= 1031625.50 euro", "≤ € 1.031.625,50", "hoogstens € 1.031.625,50"),
    ],
)  # fmt: skip
def test_een_norm_in_tekens_en_in_woorden(norm: str, tekens: str, woorden: str) -> None:
    gelezen = lees_norm(norm)
    assert (normtekst.in_tekens(gelezen), normtekst.in_woorden(gelezen)) == (tekens, woorden)


def test_de_aard_van_een_norm_staat_erbij_als_het_geen_eis_is() -> None:
    assert normtekst.in_woorden(lees_norm(">= 40 personen", "streef")) == "minstens 40 personen (streven)"
    assert normtekst.in_woorden(None) == "er is geen norm afgesproken"
    assert normtekst.in_tekens(Norm("%", parameter="benchmark")) == "getal onbekend"


def test_dagen_en_periodes() -> None:
    assert dag.kort(date(2025, 6, 30)) == "30-6-2025"
    assert dag.lang(date(2025, 3, 1)) == "1 maart 2025"
    assert dag.periode(Periode.tm(date(2025, 1, 1), date(2025, 12, 31))) == "2025"
    assert dag.periode(Periode.tm(date(2020, 1, 1), date(2023, 12, 31))) == "2020 t/m 2023"
    assert dag.periode(Periode.tm(date(2019, 11, 12), date(2021, 1, 1))) == "12-11-2019 t/m 1-1-2021"
    assert dag.periode(Periode.tm(date(2025, 1, 1), None)) == "vanaf 1-1-2025"


@pytest.mark.parametrize(
    ("bron", "kop"),
    [("hoofdstuk 2.2, punt 5a", "Hoofdstuk 2.2"), ("paragraaf 3.1; bijlage", "Paragraaf 3.1"), ("artikel 7a", "Artikel 7a"), ("", "Zonder artikel")],
)
def test_een_afspraak_staat_onder_het_hoofdstuk_van_haar_artikel(bron: str, kop: str) -> None:
    assert hoofdstuk(bron) == kop
