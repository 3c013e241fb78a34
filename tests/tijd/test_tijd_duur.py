"""Duur: reading, writing, stepping forward and back; leap days and month ends worked out by hand."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import Duur, Tijdfout, min_, plus

DATUMS = st.dates(date(2006, 1, 1), date(2038, 12, 31))
MAANDEN = st.integers(0, 60)


@pytest.mark.parametrize(
    ("tekst", "duur"),
    [
        ("6 maanden", Duur(6, "maand")),
        ("6 weken", Duur(6, "week")),
        ("10 werkdagen", Duur(10, "werkdag")),
        ("3 jaar", Duur(3, "jaar")),
        ("13 weken", Duur(13, "week")),
        ("1 dag", Duur(1, "dag")),
        ("30 dagen", Duur(30, "dag")),
        ("1 jaar", Duur(1, "jaar")),
        ("1 werkdag", Duur(1, "werkdag")),
        ("0 dagen", Duur(0, "dag")),
    ],
)
def test_een_duur_wordt_gelezen_en_weer_zo_geschreven(tekst: str, duur: Duur) -> None:
    assert Duur.lees(tekst) == duur
    assert str(duur) == tekst


def test_enkelvoud_meervoud_hoofdletters_en_spaties_maken_niet_uit() -> None:
    assert Duur.lees(" 6  Maand ") == Duur.lees("6maanden") == Duur(6, "maand")
    assert Duur.lees("3 jaren") == Duur(3, "jaar")


@pytest.mark.parametrize(
    "tekst", ["", "zes weken", "6", "weken", "1,5 maand", "-1 dag", "6 weken en 1 dag", "6 months", "½ jaar"]
)
def test_wat_geen_duur_is_wordt_geweigerd_met_een_voorbeeld(tekst: str) -> None:
    with pytest.raises(Tijdfout, match="is geen duur") as fout:
        Duur.lees(tekst)
    assert "6 weken" in str(fout.value)


def test_een_negatieve_of_reusachtige_duur_wordt_geweigerd() -> None:
    with pytest.raises(Tijdfout, match="Een duur van -1 dagen kan niet"):
        Duur(-1, "dag")
    with pytest.raises(Tijdfout, match="100000 jaar kan niet"):
        Duur.lees("100000 jaar")
    with pytest.raises(Tijdfout, match="1 eeuw” is geen duur"):
        Duur(1, "eeuw")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dag", "duur", "verwacht"),
    [
        # 6 January + 42 days: 25 to 31 January, 17 in February
        (date(2025, 1, 6), "6 weken", date(2025, 2, 17)),
        (date(2025, 1, 6), "6 maanden", date(2025, 7, 6)),
        (date(2024, 8, 31), "6 maanden", date(2025, 2, 28)),
        (date(2023, 8, 31), "6 maanden", date(2024, 2, 29)),
        (date(2025, 3, 31), "6 maanden", date(2025, 9, 30)),
        (date(2025, 1, 31), "1 maand", date(2025, 2, 28)),
        (date(2025, 1, 28), "1 maand", date(2025, 2, 28)),
        (date(2024, 12, 31), "2 maanden", date(2025, 2, 28)),
        (date(2024, 2, 29), "1 jaar", date(2025, 2, 28)),
        (date(2024, 2, 29), "4 jaar", date(2028, 2, 29)),
        (date(2023, 12, 31), "60 dagen", date(2024, 2, 29)),  # 31 in January, 29 in February
        (date(2024, 12, 31), "60 dagen", date(2025, 3, 1)),  # 31, 28, 1
        (date(2025, 12, 31), "1 dag", date(2026, 1, 1)),
        (date(2025, 11, 15), "3 maanden", date(2026, 2, 15)),
        (date(2025, 6, 30), "0 maanden", date(2025, 6, 30)),
        (date(2020, 3, 31), "10 werkdagen", date(2020, 4, 16)),
        (date(2022, 4, 29), "10 werkdagen", date(2022, 5, 16)),
    ],
)
def test_vooruit_tellen(dag: date, duur: str, verwacht: date) -> None:
    assert plus(dag, Duur.lees(duur)) == verwacht


@pytest.mark.parametrize(
    ("dag", "duur", "verwacht"),
    [
        (date(2025, 2, 28), "12 maanden", date(2024, 2, 28)),
        (date(2024, 2, 29), "12 maanden", date(2023, 2, 28)),
        (date(2025, 3, 31), "1 maand", date(2025, 2, 28)),
        (date(2024, 3, 31), "1 maand", date(2024, 2, 29)),
        (date(2025, 1, 31), "2 maanden", date(2024, 11, 30)),
        (date(2025, 1, 1), "1 dag", date(2024, 12, 31)),
        (date(2025, 3, 1), "1 week", date(2025, 2, 22)),
        (date(2028, 2, 29), "3 jaar", date(2025, 2, 28)),
        # back from Thursday 16 April: 15, 14, (13 and 10 are holidays) 9, 8, 7, 6, 3, 2, 1 April and 31 March
        (date(2020, 4, 16), "10 werkdagen", date(2020, 3, 31)),
    ],
)
def test_terugtellen(dag: date, duur: str, verwacht: date) -> None:
    assert min_(dag, Duur.lees(duur)) == verwacht


@given(DATUMS, MAANDEN)
def test_maanden_kappen_af_op_het_einde_van_de_maand(dag: date, maanden: int) -> None:
    for stap, teken in ((plus, 1), (min_, -1)):
        uit = stap(dag, Duur(maanden, "maand"))
        assert uit.year * 12 + uit.month == dag.year * 12 + dag.month + teken * maanden
        assert uit.day == min(dag.day, monthrange(uit.year, uit.month)[1])


@given(DATUMS, st.integers(0, 2000))
def test_dagen_en_weken_heen_en_terug_komen_uit_op_dezelfde_dag(dag: date, aantal: int) -> None:
    for duur in (Duur(aantal, "dag"), Duur(aantal // 7, "week")):
        assert min_(plus(dag, duur), duur) == dag
    assert plus(dag, Duur(aantal, "dag")) == dag + timedelta(aantal)
    assert plus(dag, Duur(aantal // 7, "week")) == plus(dag, Duur(aantal // 7 * 7, "dag"))


@given(DATUMS, MAANDEN)
def test_maanden_heen_en_terug_komen_hoogstens_op_een_eerdere_dag_uit(dag: date, aantal: int) -> None:
    terug = min_(plus(dag, Duur(aantal, "maand")), Duur(aantal, "maand"))
    assert terug == dag if dag.day <= 28 else 0 <= (dag - terug).days <= 3


@given(DATUMS, DATUMS, MAANDEN)
def test_een_latere_start_geeft_nooit_een_eerdere_laatste_dag(een: date, ander: date, aantal: int) -> None:
    vroeg, laat = sorted((een, ander))
    assert plus(vroeg, Duur(aantal, "maand")) <= plus(laat, Duur(aantal, "maand"))


@given(DATUMS, st.integers(0, 10))
def test_een_jaar_is_twaalf_maanden(dag: date, jaren: int) -> None:
    assert plus(dag, Duur(jaren, "jaar")) == plus(dag, Duur(12 * jaren, "maand"))


@pytest.mark.parametrize("duur", ["9000 jaar", "99999 maanden", "99999 weken", "99999 dagen"])
def test_wat_buiten_de_kalender_ligt_wordt_geweigerd(duur: str) -> None:
    with pytest.raises(Tijdfout, match="ligt buiten de kalender"):
        plus(date(9990, 1, 1), Duur.lees(duur))
    with pytest.raises(Tijdfout, match="ligt buiten de kalender"):
        min_(date(20, 1, 1), Duur.lees(duur))


def test_een_moment_is_geen_dag_om_van_te_tellen() -> None:
    with pytest.raises(TypeError):
        plus(datetime(2025, 1, 1), Duur(1, "dag"))
