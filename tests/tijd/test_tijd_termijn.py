"""Terms: the rows of "By hand" (design, section 6) about time only, the Algemene termijnenwet, pro rata."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import (
    Duur,
    Periode,
    Tijdfout,
    binnen,
    dagen_verstreken,
    is_over,
    is_werkdag,
    laatste_dag,
    pro_rata,
    valt_onder_termijnenwet,
)

ZES_WEKEN = Duur(6, "week")
ZES_MAANDEN = Duur(6, "maand")
JAAR_2020 = Periode.jaar(2020)
DATUMS = st.dates(date(2006, 1, 1), date(2038, 12, 31))


def test_start_6_januari_2025_zes_weken_is_op_16_februari_open_en_op_17_februari_over() -> None:
    uiterlijk = laatste_dag(date(2025, 1, 6), ZES_WEKEN)
    assert uiterlijk == date(2025, 2, 17)
    assert not is_over(uiterlijk, date(2025, 2, 16))
    assert is_over(uiterlijk, date(2025, 2, 17))


def test_op_de_laatste_dag_is_op_tijd_en_de_dag_erna_niet() -> None:
    start = date(2025, 1, 6)
    assert binnen(date(2025, 2, 17), start, ZES_WEKEN)
    assert not binnen(date(2025, 2, 18), start, ZES_WEKEN)


def test_op_de_startdag_is_op_tijd_en_de_dag_ervoor_niet() -> None:
    assert binnen(date(2025, 1, 6), date(2025, 1, 6), ZES_WEKEN)
    assert not binnen(date(2025, 1, 5), date(2025, 1, 6), ZES_WEKEN)
    assert binnen(date(2025, 1, 6), date(2025, 1, 6), Duur(0, "dag"))
    assert not binnen(date(2025, 1, 7), date(2025, 1, 6), Duur(0, "dag"))


def test_matchen_vanaf_31_augustus_2024_zes_maanden_loopt_tm_28_februari_2025() -> None:
    assert binnen(date(2025, 2, 28), date(2024, 8, 31), ZES_MAANDEN)
    assert not binnen(date(2025, 3, 1), date(2024, 8, 31), ZES_MAANDEN)


def test_matchen_vanaf_6_januari_2025_zes_maanden_loopt_tm_6_juli() -> None:
    assert binnen(date(2025, 7, 6), date(2025, 1, 6), ZES_MAANDEN)
    assert not binnen(date(2025, 7, 7), date(2025, 1, 6), ZES_MAANDEN)


def test_uitstroom_31_maart_2025_duurzaam_zes_maanden() -> None:
    uitstroom = date(2025, 3, 31)
    assert binnen(date(2025, 9, 30), uitstroom, ZES_MAANDEN)  # a new benefit: teruggevallen
    assert not binnen(date(2025, 10, 1), uitstroom, ZES_MAANDEN)  # gelukt
    assert not is_over(laatste_dag(uitstroom, ZES_MAANDEN), date(2025, 9, 29))  # gelukt-voorlopig
    assert is_over(laatste_dag(uitstroom, ZES_MAANDEN), date(2025, 9, 30))  # gelukt


def test_de_kwartaalrapportage_tien_werkdagen_na_31_maart_2020_en_na_29_april_2022() -> None:
    tien = Duur(10, "werkdag")
    assert laatste_dag(date(2020, 3, 31), tien) == date(2020, 4, 16)
    assert laatste_dag(date(2022, 4, 29), tien) == date(2022, 5, 16)
    assert laatste_dag(date(2020, 3, 31), tien, wettelijk=True) == date(2020, 4, 16)


@pytest.mark.parametrize(
    ("start", "duur", "verwacht"),
    [
        # 7 March + 42 days is Easter Monday 18 April 2022
        (date(2022, 3, 7), "6 weken", date(2022, 4, 19)),
        # Good Friday 15 April 2022, then Saturday to Easter Monday
        (date(2022, 1, 15), "3 maanden", date(2022, 4, 19)),
        # Saturday 14 June 2025
        (date(2025, 5, 3), "6 weken", date(2025, 6, 16)),
        # a working day stays: Tuesday 17 June 2025
        (date(2025, 5, 6), "6 weken", date(2025, 6, 17)),
        # the Friday after Ascension Day 2025, equal by decree
        (date(2025, 5, 2), "4 weken", date(2025, 6, 2)),
        # 24 January + 84 days is Easter Monday 18 April 2022
        (date(2022, 1, 24), "12 weken", date(2022, 4, 19)),
    ],
)
def test_een_wettelijke_termijn_die_op_een_vrije_dag_eindigt_loopt_door_tot_de_volgende_werkdag(
    start: date, duur: str, verwacht: date
) -> None:
    assert laatste_dag(start, Duur.lees(duur), wettelijk=True) == verwacht


def test_zonder_wettelijk_mag_de_laatste_dag_een_zaterdag_zijn() -> None:
    assert laatste_dag(date(2025, 5, 3), ZES_WEKEN) == date(2025, 6, 14)
    assert binnen(date(2025, 6, 16), date(2025, 5, 3), ZES_WEKEN, wettelijk=True)
    assert not binnen(date(2025, 6, 16), date(2025, 5, 3), ZES_WEKEN)


@pytest.mark.parametrize(
    ("start", "duur"),
    [
        (date(2022, 1, 17), "13 weken"),  # + 91 days
        (date(2021, 10, 18), "6 maanden"),
        (date(2021, 4, 18), "1 jaar"),
        (date(2021, 12, 19), "120 dagen"),  # 12 in December, 31, 28, 31, 18
    ],
)
def test_een_lange_wettelijke_termijn_wordt_niet_verlengd_artikel_4(start: date, duur: str) -> None:
    assert laatste_dag(start, Duur.lees(duur), wettelijk=True) == date(2022, 4, 18)  # Easter Monday


def test_de_termijnenwet_verlengt_tot_90_dagen_12_weken_of_3_maanden() -> None:
    assert [t for t in ("90 dagen", "12 weken", "3 maanden") if valt_onder_termijnenwet(Duur.lees(t))] == [
        "90 dagen",
        "12 weken",
        "3 maanden",
    ]
    for lang in ("91 dagen", "13 weken", "4 maanden", "1 jaar", "10 werkdagen"):
        assert not valt_onder_termijnenwet(Duur.lees(lang))


def test_een_wettelijke_termijn_van_drie_dagen_bevat_twee_werkdagen_artikel_2() -> None:
    donderdag = date(2022, 4, 14)  # then Good Friday 15, Easter Monday 18
    assert laatste_dag(donderdag, Duur(3, "dag"), wettelijk=True) == date(2022, 4, 20)
    assert laatste_dag(donderdag, Duur(2, "dag"), wettelijk=True) == date(2022, 4, 19)
    assert laatste_dag(donderdag, Duur(0, "week"), wettelijk=True) == donderdag
    # all working days from 24 to 31 December 2007 were holidays or equal by decree
    assert laatste_dag(date(2007, 12, 21), Duur(1, "week"), wettelijk=True) == date(2008, 1, 3)


@given(DATUMS, st.integers(3, 90))
def test_een_wettelijke_termijn_is_de_eerste_dag_die_aan_de_wet_voldoet(start: date, dagen: int) -> None:
    kandidaat = start + timedelta(dagen)

    def voldoet(dag: date) -> bool:
        in_termijn = [start + timedelta(n) for n in range(1, (dag - start).days + 1)]
        return is_werkdag(dag) and sum(map(is_werkdag, in_termijn)) >= 2

    while not voldoet(kandidaat):
        kandidaat += timedelta(1)
    assert laatste_dag(start, Duur(dagen, "dag"), wettelijk=True) == kandidaat


@given(DATUMS, st.integers(0, 40), st.integers(-5, 60))
def test_op_tijd_kan_precies_zolang_de_termijn_loopt(start: date, dagen: int, na: int) -> None:
    datum = start + timedelta(na)
    assert binnen(datum, start, Duur(dagen, "dag")) == (0 <= na <= dagen)
    assert is_over(laatste_dag(start, Duur(dagen, "dag")), datum) == (na >= dagen)


def test_norm_400_over_2020_is_op_30_juni_400_maal_182_366ste() -> None:
    # 31 + 29 + 31 + 30 + 31 + 30 = 182 of 366 days
    assert pro_rata(Decimal(400), JAAR_2020, date(2020, 6, 30)) == Fraction(400 * 182, 366)


def test_voor_het_begin_is_pro_rata_nul_en_vanaf_de_laatste_dag_de_hele_norm() -> None:
    assert pro_rata(400, JAAR_2020, date(2019, 12, 31)) == 0
    assert pro_rata(400, JAAR_2020, date(2020, 1, 1)) == Fraction(400, 366)
    assert pro_rata(400, JAAR_2020, date(2020, 12, 30)) == Fraction(400 * 365, 366)
    assert pro_rata(400, JAAR_2020, date(2020, 12, 31)) == pro_rata(400, JAAR_2020, date(2021, 6, 1)) == 400


def test_pro_rata_is_exact_en_rondt_niet_af() -> None:
    assert pro_rata(Decimal("37.53"), Periode.kwartaal(2025, 1), date(2025, 1, 1)) == Fraction(3753, 100 * 90)
    assert pro_rata(Fraction(1, 3), Periode.jaar(2025), date(2025, 1, 1)) == Fraction(1, 3 * 365)


def test_een_norm_in_kommagetallen_van_de_computer_wordt_geweigerd() -> None:
    with pytest.raises(TypeError):
        pro_rata(0.1, JAAR_2020, date(2020, 6, 30))  # type: ignore[arg-type]


def test_over_een_open_periode_is_niets_pro_rata() -> None:
    with pytest.raises(Tijdfout, match="heeft nog geen einde"):
        pro_rata(400, Periode(date(2020, 1, 1), None), date(2020, 6, 30))


def test_verstreken_dagen_tellen_de_peildatum_mee() -> None:
    assert dagen_verstreken(JAAR_2020, date(2020, 1, 1)) == 1
    assert dagen_verstreken(JAAR_2020, date(2019, 12, 31)) == 0
    assert dagen_verstreken(Periode(date(2020, 1, 1), None), date(2020, 12, 31)) == 366
