"""Working days: the holidays of 2005 to 2040 and counting with them."""

import json
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import (
    BESLUITEN_TM,
    EERSTE_JAAR,
    LAATSTE_JAAR,
    Tijdfout,
    feestdagen,
    is_werkdag,
    werkdag_vanaf,
    werkdagen_na,
    werkdagen_voor,
)

# Easter Sunday as (month, day), from the published tables.
PASEN = {
    2005: (3, 27), 2006: (4, 16), 2007: (4, 8), 2008: (3, 23), 2009: (4, 12), 2010: (4, 4),
    2011: (4, 24), 2012: (4, 8), 2013: (3, 31), 2014: (4, 20), 2015: (4, 5), 2016: (3, 27),
    2017: (4, 16), 2018: (4, 1), 2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17),
    2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16),
    2029: (4, 1), 2030: (4, 21), 2031: (4, 13), 2032: (3, 28), 2033: (4, 17), 2034: (4, 9),
    2035: (3, 25), 2036: (4, 13), 2037: (4, 5), 2038: (4, 25), 2039: (4, 10), 2040: (4, 1),
}  # fmt: skip

# The days as the decrees name them, typed from their titles and article 1.
BESLUITEN = """
6-5-2005 26-5-2006 18-5-2007 27-12-2007 28-12-2007 31-12-2007
24-12-2007 2-5-2008 2-1-2009 1-5-2009 4-5-2009 22-5-2009 14-5-2010
6-5-2011 3-6-2011 18-5-2012 24-12-2012 31-12-2012 29-4-2013 10-5-2013 27-12-2013
30-5-2014 2-1-2015 4-5-2015 15-5-2015 6-5-2016
28-4-2017 26-5-2017 11-5-2018 24-12-2018 31-12-2018 31-5-2019 27-12-2019
22-5-2020 14-5-2021 27-5-2022
28-4-2023 19-5-2023 10-5-2024 27-12-2024 30-5-2025
2-1-2026 15-5-2026 7-5-2027 28-4-2028 26-5-2028
"""
GELIJKGESTELD = {date(int(j), int(m), int(d)) for d, m, j in (woord.split("-") for woord in BESLUITEN.split())}
WERKBARE_DATUMS = st.dates(date(2006, 1, 1), date(2039, 12, 31))


def koningsdag(jaar: int) -> date:
    if jaar < 2014:
        return date(2006, 4, 29) if jaar == 2006 else date(jaar, 4, 30)
    return date(jaar, 4, 26 if jaar in (2014, 2025, 2031, 2036) else 27)


@pytest.mark.parametrize("jaar", range(2005, 2041))
def test_de_feestdagen_van_elk_jaar_zijn_die_van_de_algemene_termijnenwet(jaar: int) -> None:
    pasen = date(jaar, *PASEN[jaar])
    vast = {date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26), koningsdag(jaar)}
    bij_pasen = {pasen + timedelta(dagen) for dagen in (-2, 0, 1, 39, 49, 50)}
    besluit = {dag for dag in GELIJKGESTELD if dag.year == jaar}
    assert set(feestdagen(jaar)) == vast | bij_pasen | besluit


@pytest.mark.parametrize("jaar", range(2005, 2041))
def test_een_dag_is_werkdag_als_hij_geen_weekend_en_geen_feestdag_is(jaar: int) -> None:
    dag = date(jaar, 1, 1)
    while dag.year == jaar:
        assert is_werkdag(dag) == (dag.isoweekday() <= 5 and dag not in feestdagen(jaar))
        dag += timedelta(1)


def test_koninginnedag_was_30_april_en_29_april_als_dat_een_zondag_was() -> None:
    assert feestdagen(2013)[date(2013, 4, 30)] == "Koninginnedag"
    assert feestdagen(2006)[date(2006, 4, 29)] == "Koninginnedag"
    assert date(2006, 4, 30) not in feestdagen(2006)
    assert date(2013, 4, 27) not in feestdagen(2013)


def test_koningsdag_is_27_april_en_26_april_als_dat_een_zondag_is() -> None:
    assert feestdagen(2022)[date(2022, 4, 27)] == "Koningsdag"
    assert feestdagen(2014)[date(2014, 4, 26)] == feestdagen(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in feestdagen(2025)
    assert is_werkdag(date(2014, 4, 30))


@pytest.mark.parametrize("jaar", [2020, 2021, 2022, 2023, 2025, 2026])
def test_5_mei_is_elk_jaar_een_feestdag_en_niet_alleen_eens_in_de_vijf_jaar(jaar: int) -> None:
    assert not is_werkdag(date(jaar, 5, 5))


def test_de_vrijdag_na_hemelvaart_is_vrij_door_een_besluit_en_daarna_niet_geraden() -> None:
    assert not is_werkdag(date(2025, 5, 30))
    assert BESLUITEN_TM == max(dag.year for dag in GELIJKGESTELD) == 2028
    assert not is_werkdag(date(2029, 5, 10))  # Ascension Day itself
    assert is_werkdag(date(2029, 5, 11))


def test_6_mei_2022_en_28_april_2016_waren_gewone_werkdagen() -> None:
    assert is_werkdag(date(2022, 5, 6))
    assert is_werkdag(date(2016, 4, 28))


def test_elke_dag_van_de_eigen_lijst_heeft_een_bron_en_valt_op_een_doordeweekse_dag() -> None:
    lijst = json.loads(files("opmaat.kern.tijd").joinpath("feestdagen.json").read_text(encoding="utf-8"))
    regels = lijst["gelijkgesteld"] + lijst["elk_jaar"] + lijst["ten_opzichte_van_pasen"]
    assert all(regel["bron"] in lijst["bronnen"] and regel["naam"] for regel in regels)
    assert {regel["bron"] for regel in regels} == set(lijst["bronnen"])
    dagen = [date.fromisoformat(regel["dag"]) for regel in lijst["gelijkgesteld"]]
    assert dagen == sorted(set(dagen)) and set(dagen) == GELIJKGESTELD
    weekdagen = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
    for dag, regel in zip(dagen, lijst["gelijkgesteld"], strict=True):
        assert regel["naam"].split()[0] == weekdagen[dag.weekday()]


@pytest.mark.parametrize("jaar", [2004, 2041, 1])
def test_buiten_2005_tot_en_met_2040_zijn_de_feestdagen_niet_bekend(jaar: int) -> None:
    assert (EERSTE_JAAR, LAATSTE_JAAR) == (2005, 2040)
    with pytest.raises(Tijdfout, match=f"De feestdagen van {jaar} zijn niet bekend"):
        is_werkdag(date(jaar, 6, 1))


def test_de_feestdagen_zijn_niet_te_veranderen_en_staan_op_volgorde() -> None:
    with pytest.raises(TypeError):
        feestdagen(2025)[date(2025, 7, 1)] = "eigen dag"  # type: ignore[index]
    assert list(feestdagen(2025)) == sorted(feestdagen(2025))


def test_tien_werkdagen_na_31_maart_2020_is_16_april() -> None:
    # 1, 2, 3, 6, 7, 8, 9 April (10 Good Friday, 13 Easter Monday), 14, 15, 16
    assert werkdagen_na(date(2020, 3, 31), 10) == date(2020, 4, 16)


def test_tien_werkdagen_na_29_april_2022_is_16_mei() -> None:
    # 2, 3, 4 May (5 Liberation Day), 6, 9, 10, 11, 12, 13, 16
    assert werkdagen_na(date(2022, 4, 29), 10) == date(2022, 5, 16)


def test_tien_werkdagen_na_elk_kwartaaleinde_van_2025() -> None:
    assert werkdagen_na(date(2025, 3, 31), 10) == date(2025, 4, 14)  # 1-4, 7-11, 14 April
    assert werkdagen_na(date(2025, 6, 30), 10) == date(2025, 7, 14)  # 1-4, 7-11, 14 July
    assert werkdagen_na(date(2025, 9, 30), 10) == date(2025, 10, 14)  # 1-3, 6-10, 13, 14 October
    assert werkdagen_na(date(2025, 12, 31), 10) == date(2026, 1, 16)  # (2 January by decree) 5-9, 12-16 January


def test_een_werkdag_na_vrijdag_of_zaterdag_is_maandag_en_nul_werkdagen_is_de_dag_zelf() -> None:
    assert werkdagen_na(date(2025, 6, 13), 1) == werkdagen_na(date(2025, 6, 14), 1) == date(2025, 6, 16)
    assert werkdagen_voor(date(2025, 6, 15), 1) == werkdagen_voor(date(2025, 6, 16), 1) == date(2025, 6, 13)
    assert werkdagen_na(date(2025, 6, 14), 0) == werkdagen_voor(date(2025, 6, 14), 0) == date(2025, 6, 14)


def test_een_negatief_aantal_werkdagen_bestaat_niet() -> None:
    for tel in (werkdagen_na, werkdagen_voor):
        with pytest.raises(ValueError):
            tel(date(2025, 6, 14), -1)


def test_de_eerste_werkdag_vanaf_goede_vrijdag_is_de_dinsdag_na_pasen() -> None:
    assert werkdag_vanaf(date(2025, 4, 18)) == date(2025, 4, 22)
    assert werkdag_vanaf(date(2025, 4, 17)) == date(2025, 4, 17)


@given(WERKBARE_DATUMS, st.integers(1, 60))
def test_tussen_de_start_en_de_zoveelste_werkdag_liggen_precies_zoveel_werkdagen(dag: date, aantal: int) -> None:
    eind = werkdagen_na(dag, aantal)
    erna = [dag + timedelta(n) for n in range(1, (eind - dag).days + 1)]
    assert is_werkdag(eind) and sum(map(is_werkdag, erna)) == aantal
    begin = werkdagen_voor(dag, aantal)
    ervoor = [dag - timedelta(n) for n in range(1, (dag - begin).days + 1)]
    assert is_werkdag(begin) and sum(map(is_werkdag, ervoor)) == aantal


@given(WERKBARE_DATUMS)
def test_tussen_de_dag_en_de_eerste_werkdag_vanaf_die_dag_ligt_geen_werkdag(dag: date) -> None:
    eerste = werkdag_vanaf(dag)
    assert is_werkdag(eerste) and eerste >= dag
    assert not any(is_werkdag(dag + timedelta(n)) for n in range((eerste - dag).days))
