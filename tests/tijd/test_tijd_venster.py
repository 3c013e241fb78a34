"""The window (P - w, P] and its inverse, against brute force."""

from bisect import bisect_left
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import Duur, Tijdfout, dag_erna, dag_ervoor, laatste_dag_in_venster, plus, venster

EERSTE = date(2023, 1, 1)
DAGEN = 1461  # four years, with 29 February 2024
VENSTERS = [Duur(n, eenheid) for eenheid in ("maand", "week") for n in (1, 2, 3, 6, 12, 24)]


def terug(dag: date, duur: Duur) -> date:
    """The day before the window, by the text: weeks are 7 days; so many months back, the last day that exists."""
    if duur.eenheid == "week":
        return date.fromordinal(dag.toordinal() - 7 * duur.aantal)
    jaar, maand = dag.year, dag.month
    for _ in range(duur.aantal):
        jaar, maand = (jaar - 1, 12) if maand == 1 else (jaar, maand - 1)
    for nummer in range(dag.day, 0, -1):
        try:
            return date(jaar, maand, nummer)
        except ValueError:
            continue
    raise AssertionError("geen dag")


def test_twee_gesprekken_in_twaalf_maanden_op_29_februari_en_10_maart_2024_tellen_op_28_februari_2025_allebei() -> None:
    jaar = venster(date(2025, 2, 28), Duur(12, "maand"))
    assert str(jaar) == "2024-02-29 t/m 2025-02-28"
    assert jaar.bevat(date(2024, 2, 29)) and jaar.bevat(date(2024, 3, 10))
    assert not jaar.bevat(date(2024, 2, 28))


def test_een_venster_bevat_de_peildatum_en_niet_de_dag_waarop_het_begint() -> None:
    assert str(venster(date(2025, 6, 30), Duur(1, "maand"))) == "2025-05-31 t/m 2025-06-30"
    assert str(venster(date(2025, 3, 31), Duur(1, "maand"))) == "2025-03-01 t/m 2025-03-31"
    assert str(venster(date(2025, 6, 30), Duur(6, "week"))) == "2025-05-20 t/m 2025-06-30"  # 12 in May, 30 in June
    assert str(venster(date(2024, 2, 29), Duur(1, "jaar"))) == "2023-03-01 t/m 2024-02-29"
    assert str(venster(date(2025, 6, 30), Duur(1, "dag"))) == "2025-06-30 t/m 2025-06-30"


@pytest.mark.parametrize(
    ("dag", "duur", "verwacht"),
    [
        (date(2023, 1, 29), "1 maand", date(2023, 2, 28)),  # where the day before e + w would say 27 February
        (date(2023, 1, 28), "1 maand", date(2023, 2, 27)),
        (date(2023, 1, 15), "1 maand", date(2023, 2, 14)),
        (date(2023, 1, 31), "1 maand", date(2023, 2, 28)),
        (date(2023, 3, 31), "1 maand", date(2023, 4, 30)),
        (date(2024, 2, 29), "12 maanden", date(2025, 2, 28)),
        (date(2024, 3, 10), "12 maanden", date(2025, 3, 9)),
        (date(2025, 1, 6), "6 weken", date(2025, 2, 16)),
    ],
)
def test_de_laatste_dag_waarop_een_gesprek_nog_in_het_venster_ligt(dag: date, duur: str, verwacht: date) -> None:
    assert laatste_dag_in_venster(dag, Duur.lees(duur)) == verwacht


@pytest.mark.parametrize("duur", VENSTERS, ids=str)
def test_de_laatste_dag_klopt_met_het_venster_van_elke_peildatum(duur: Duur) -> None:
    bereik = DAGEN + 31 * duur.aantal + 31
    voor = [terug(EERSTE + timedelta(n), duur) for n in range(bereik)]  # the day before the window of each peildatum
    for n in range(bereik):
        assert venster(EERSTE + timedelta(n), duur).begin == dag_erna(voor[n])
    for n in range(DAGEN):
        dag = EERSTE + timedelta(n)
        binnen = [p for p in range(n, min(bereik, n + 31 * duur.aantal + 31)) if voor[p] < dag]
        assert laatste_dag_in_venster(dag, duur) == EERSTE + timedelta(binnen[-1])
        assert len(binnen) == binnen[-1] - n + 1  # once out, an event never comes back


def test_bij_een_venster_van_een_maand_wijken_27_van_de_1461_dagen_af_van_een_dag_eerder() -> None:
    # 29, 30, 31 January in three years, 30 and 31 in 2024, and 31 March, May, August and October in four: 9 + 2 + 16
    maand = Duur(1, "maand")
    dagen = [EERSTE + timedelta(n) for n in range(DAGEN)]
    assert sum(laatste_dag_in_venster(dag, maand) != dag_ervoor(plus(dag, maand)) for dag in dagen) == 27


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.builds(Duur, st.integers(1, 40), st.sampled_from(("dag", "week", "maand", "jaar"))),
)
def test_een_dag_ligt_in_het_venster_tot_en_met_zijn_laatste_dag_en_daarna_niet_meer(dag: date, duur: Duur) -> None:
    laatste = laatste_dag_in_venster(dag, duur)
    assert venster(dag, duur).bevat(dag)
    assert venster(laatste, duur).bevat(dag)
    assert not venster(dag_erna(laatste), duur).bevat(dag)


@given(st.lists(st.integers(0, 200), max_size=6, unique=True), st.integers(0, 260))
def test_het_aantal_in_het_venster_is_het_aantal_waarvan_de_laatste_dag_nog_niet_voorbij_is(
    nummers: list[int], na: int
) -> None:
    maand = Duur(1, "maand")
    peildatum = EERSTE + timedelta(na)
    gesprekken = sorted(EERSTE + timedelta(n) for n in nummers)
    gezien = gesprekken[: bisect_left(gesprekken, peildatum + timedelta(1))]
    assert sum(map(venster(peildatum, maand).bevat, gesprekken)) == sum(
        laatste_dag_in_venster(dag, maand) >= peildatum for dag in gezien
    )


@pytest.mark.parametrize("tekst", ["0 maanden", "10 werkdagen"])
def test_een_leeg_venster_en_een_venster_in_werkdagen_bestaan_niet(tekst: str) -> None:
    duur = Duur.lees(tekst)
    for maak in (venster, laatste_dag_in_venster):
        with pytest.raises(Tijdfout, match="kan geen venster zijn"):
            maak(date(2025, 6, 30), duur)
