"""Ages by birthdays, also of 29 February, and durations in months."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import (
    Duur,
    Periode,
    Tijdfout,
    leeftijd,
    lengte_in_maanden,
    maanden_tussen,
    plus,
    verjaardag,
)

SCHRIKKELKIND = date(2004, 2, 29)
DATUMS = st.dates(date(1940, 1, 1), date(2060, 12, 31))


def test_wie_op_1_juli_1998_is_geboren_wordt_27_op_1_juli_2025() -> None:
    assert leeftijd(date(1998, 7, 1), date(2025, 6, 30)) == 26
    assert leeftijd(date(1998, 7, 1), date(2025, 7, 1)) == 27


def test_op_de_dag_van_de_geboorte_is_de_leeftijd_nul() -> None:
    assert leeftijd(SCHRIKKELKIND, SCHRIKKELKIND) == 0
    assert leeftijd(date(2024, 12, 31), date(2025, 1, 1)) == 0


def test_wie_op_29_februari_is_geboren_is_in_een_gewoon_jaar_jarig_op_1_maart() -> None:
    assert leeftijd(SCHRIKKELKIND, date(2022, 2, 28)) == 17
    assert leeftijd(SCHRIKKELKIND, date(2022, 3, 1)) == 18
    assert verjaardag(SCHRIKKELKIND, 18) == date(2022, 3, 1)


def test_wie_op_29_februari_is_geboren_is_in_een_schrikkeljaar_jarig_op_29_februari() -> None:
    assert leeftijd(SCHRIKKELKIND, date(2024, 2, 28)) == 19
    assert leeftijd(SCHRIKKELKIND, date(2024, 2, 29)) == 20
    assert verjaardag(SCHRIKKELKIND, 20) == date(2024, 2, 29)
    assert verjaardag(date(1896, 2, 29), 4) == date(1900, 3, 1)
    assert verjaardag(date(1896, 2, 29), 104) == date(2000, 2, 29)


def test_een_verjaardag_is_geen_termijn_van_jaren() -> None:
    assert plus(SCHRIKKELKIND, Duur(18, "jaar")) == date(2022, 2, 28)


def test_een_gebeurtenis_voor_de_geboorte_wordt_geweigerd() -> None:
    with pytest.raises(Tijdfout, match="De geboortedatum 2025-01-02 ligt na 2025-01-01"):
        leeftijd(date(2025, 1, 2), date(2025, 1, 1))


def test_een_negatieve_leeftijd_en_een_verjaardag_buiten_de_kalender_bestaan_niet() -> None:
    with pytest.raises(ValueError):
        verjaardag(SCHRIKKELKIND, -1)
    with pytest.raises(Tijdfout, match="ligt buiten de kalender"):
        verjaardag(SCHRIKKELKIND, 9000)


@given(DATUMS, DATUMS)
def test_een_leeftijd_loopt_van_verjaardag_tot_de_dag_voor_de_volgende(een: date, ander: date) -> None:
    geboren, dag = sorted((een, ander))
    jaren = leeftijd(geboren, dag)
    assert verjaardag(geboren, jaren) <= dag < verjaardag(geboren, jaren + 1)


@pytest.mark.parametrize(
    ("van", "tot", "maanden"),
    [
        (date(2025, 1, 1), date(2025, 2, 1), Fraction(1)),
        (date(2025, 1, 1), date(2025, 1, 1), Fraction(0)),
        (date(2025, 1, 31), date(2025, 2, 28), Fraction(1)),
        (date(2025, 1, 31), date(2025, 3, 1), 1 + Fraction(1, 30)),
        (date(2025, 3, 15), date(2025, 6, 20), 3 + Fraction(5, 30)),
        (date(2025, 2, 10), date(2025, 3, 9), Fraction(27, 30)),
        (date(2024, 2, 29), date(2025, 2, 28), Fraction(12)),
        (date(2024, 12, 20), date(2025, 1, 4), Fraction(15, 30)),
    ],
)
def test_een_duur_in_maanden_is_hele_maanden_plus_dagen_gedeeld_door_dertig(
    van: date, tot: date, maanden: Fraction
) -> None:
    assert maanden_tussen(van, tot) == maanden


def test_een_spell_van_1_tm_31_januari_duurt_een_maand_en_een_van_een_dag_een_dertigste() -> None:
    assert lengte_in_maanden(Periode.maand(2025, 1)) == 1
    assert lengte_in_maanden(Periode.jaar(2024)) == 12
    assert lengte_in_maanden(Periode.tm(date(2025, 1, 1), date(2025, 1, 1))) == Fraction(1, 30)


def test_een_open_spell_heeft_nog_geen_lengte() -> None:
    with pytest.raises(Tijdfout, match="heeft nog geen einde"):
        lengte_in_maanden(Periode(date(2025, 1, 1), None))


def test_een_duur_terug_in_de_tijd_wordt_geweigerd() -> None:
    with pytest.raises(Tijdfout, match="2025-01-01 ligt voor 2025-01-02"):
        maanden_tussen(date(2025, 1, 2), date(2025, 1, 1))


@given(DATUMS, st.integers(0, 1500))
def test_een_dag_later_is_een_duur_nooit_korter(van: date, dagen: int) -> None:
    tot = van + timedelta(dagen)
    assert 0 <= maanden_tussen(van, tot) <= maanden_tussen(van, tot + timedelta(1))


@given(DATUMS, st.integers(0, 60))
def test_precies_zoveel_maanden_later_is_precies_zoveel_maanden(van: date, maanden: int) -> None:
    assert maanden_tussen(van, plus(van, Duur(maanden, "maand"))) == maanden
