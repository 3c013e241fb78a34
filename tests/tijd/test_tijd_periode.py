"""Periode: t/m outside, half-open inside, and what two periods have to do with each other."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.fout import Invoerfout
from opmaat.kern.tijd import Periode, Tijdfout, dag_erna, dag_ervoor, lees_dag

DAG0 = date(2024, 1, 1)


@st.composite
def perioden(draw: st.DrawFn) -> Periode:
    begin = draw(st.integers(0, 60))
    lengte = draw(st.one_of(st.none(), st.integers(0, 30)))
    eerste = DAG0 + timedelta(begin)
    return Periode.tm(eerste, None if lengte is None else eerste + timedelta(lengte))


def dagen_van(periode: Periode) -> set[date]:
    """The days of the period among the first 120 days, read off t/m."""
    laatste = periode.eind or DAG0 + timedelta(119)
    return {dag for dag in (DAG0 + timedelta(n) for n in range(120)) if periode.begin <= dag <= laatste}


def test_een_periode_tm_bevat_haar_eerste_en_haar_laatste_dag_en_niet_de_dag_ervoor_of_erna() -> None:
    jaar = Periode.tm(date(2025, 1, 1), date(2025, 12, 31))
    assert jaar.bevat(date(2025, 1, 1)) and jaar.bevat(date(2025, 12, 31))
    assert not jaar.bevat(date(2024, 12, 31)) and not jaar.bevat(date(2026, 1, 1))


def test_van_binnen_is_de_periode_half_open() -> None:
    assert Periode.tm(date(2025, 1, 1), date(2025, 12, 31)) == Periode(date(2025, 1, 1), date(2026, 1, 1))
    assert Periode(date(2024, 2, 1), date(2024, 3, 1)).eind == date(2024, 2, 29)


def test_een_uitkering_tm_29_juni_loopt_niet_meer_op_30_juni_en_een_tm_30_juni_nog_wel() -> None:
    peildatum = date(2025, 6, 30)
    assert not Periode.tm(date(2024, 1, 1), date(2025, 6, 29)).bevat(peildatum)
    assert Periode.tm(date(2024, 1, 1), date(2025, 6, 30)).bevat(peildatum)


def test_een_periode_van_een_dag_heeft_een_dag() -> None:
    dag = Periode.tm(date(2025, 3, 1), date(2025, 3, 1))
    assert dag.dagen == 1
    assert dag.begin == dag.eind == date(2025, 3, 1)


def test_2024_heeft_366_dagen_en_2025_heeft_365() -> None:
    assert (Periode.jaar(2024).dagen, Periode.jaar(2025).dagen) == (366, 365)


def test_een_open_periode_heeft_geen_einde_en_geen_aantal_dagen() -> None:
    loopt = Periode.tm(date(2025, 1, 1), None)
    assert loopt.is_open and loopt.eind is None and loopt.bevat(date(2999, 1, 1))
    with pytest.raises(Tijdfout, match="heeft nog geen einde"):
        _ = loopt.dagen
    with pytest.raises(Tijdfout, match="heeft nog geen einde"):
        list(loopt.maanden())


def test_een_periode_die_eindigt_voor_zij_begint_wordt_geweigerd_met_de_datums_tm() -> None:
    with pytest.raises(Invoerfout) as fout:
        Periode.tm(date(2025, 3, 2), date(2025, 3, 1))
    assert "2025-03-02 t/m 2025-03-01 eindigt voor zij begint" in str(fout.value)
    assert "Verbeter de begindatum of de einddatum" in str(fout.value)


@pytest.mark.parametrize("tot", [date(2025, 1, 1), date(2024, 12, 31), date(1, 1, 1)])
def test_een_lege_periode_bestaat_niet(tot: date) -> None:
    with pytest.raises(Tijdfout):
        Periode(date(2025, 1, 1), tot)


def test_31_december_9999_is_geen_einde() -> None:
    with pytest.raises(Tijdfout, match="9999-12-31 is geen echte dag") as fout:
        Periode.tm(date(2025, 1, 1), date(9999, 12, 31))
    assert "Laat de einddatum leeg" in str(fout.value)


def test_een_moment_is_geen_dag() -> None:
    with pytest.raises(TypeError):
        Periode.tm(datetime(2025, 1, 1, 12, 0), None)
    with pytest.raises(TypeError):
        Periode.tm(date(2025, 1, 1), datetime(2025, 1, 2))


def test_lezen_en_schrijven_gaan_tm() -> None:
    assert Periode.lees("2025-01-01 t/m 2025-12-31") == Periode.jaar(2025)
    assert str(Periode.jaar(2025)) == "2025-01-01 t/m 2025-12-31"
    assert Periode.lees(" vanaf 2025-01-01 ") == Periode(date(2025, 1, 1), None)
    assert str(Periode(date(2025, 1, 1), None)) == "vanaf 2025-01-01"


@given(perioden())
def test_wat_is_geschreven_wordt_gelijk_teruggelezen(periode: Periode) -> None:
    assert Periode.lees(str(periode)) == periode
    assert Periode.tm(periode.begin, periode.eind) == periode


@pytest.mark.parametrize(
    "tekst", ["", "2025", "2025-01-01", "2025-01-01 tot 2025-12-31", "1-1-2025 t/m 31-12-2025", "2025-01-01 t/m"]
)
def test_wat_geen_periode_is_wordt_niet_geraden(tekst: str) -> None:
    with pytest.raises(Tijdfout, match=r"is geen (periode|datum)"):
        Periode.lees(tekst)


def test_29_februari_van_een_gewoon_jaar_is_geen_datum() -> None:
    with pytest.raises(Tijdfout, match="2025-02-29” bestaat niet"):
        lees_dag("2025-02-29")
    assert lees_dag("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "tekst", ["20250131", "2025-1-31", "31-01-2025", "2025-W05-5", "2025-01-31T00:00", "٢٠٢٥-٠١-٣١"]
)
def test_alleen_jjjj_mm_dd_is_een_datum(tekst: str) -> None:
    with pytest.raises(Tijdfout, match="is geen datum"):
        lees_dag(tekst)


def test_jaar_kwartaal_en_maand_eindigen_op_hun_laatste_dag() -> None:
    assert str(Periode.kwartaal(2025, 1)) == "2025-01-01 t/m 2025-03-31"
    assert str(Periode.kwartaal(2025, 4)) == "2025-10-01 t/m 2025-12-31"
    assert str(Periode.maand(2024, 2)) == "2024-02-01 t/m 2024-02-29"
    assert str(Periode.maand(2025, 12)) == "2025-12-01 t/m 2025-12-31"


@pytest.mark.parametrize("kwartaal", [0, 5])
def test_een_vijfde_kwartaal_bestaat_niet(kwartaal: int) -> None:
    with pytest.raises(Tijdfout, match=f"Kwartaal {kwartaal} bestaat niet"):
        Periode.kwartaal(2025, kwartaal)


def test_een_dertiende_maand_en_het_jaar_nul_bestaan_niet() -> None:
    with pytest.raises(Tijdfout, match="Maand 13 bestaat niet"):
        Periode.maand(2025, 13)
    for jaar in (0, 9999, 10_000):
        with pytest.raises(Tijdfout, match=f"Het jaar {jaar} kan niet"):
            Periode.jaar(jaar)


def test_de_maanden_van_een_periode_zijn_aan_beide_kanten_afgekapt() -> None:
    assert [str(m) for m in Periode.tm(date(2024, 12, 15), date(2025, 2, 3)).maanden()] == [
        "2024-12-15 t/m 2024-12-31",
        "2025-01-01 t/m 2025-01-31",
        "2025-02-01 t/m 2025-02-03",
    ]


def test_de_kwartalen_van_een_periode_zijn_aan_beide_kanten_afgekapt() -> None:
    assert [str(k) for k in Periode.tm(date(2024, 11, 30), date(2025, 4, 1)).kwartalen()] == [
        "2024-11-30 t/m 2024-12-31",
        "2025-01-01 t/m 2025-03-31",
        "2025-04-01 t/m 2025-04-01",
    ]


def test_een_jaar_heeft_vier_kwartalen_en_twaalf_maanden() -> None:
    assert list(Periode.jaar(2025).kwartalen()) == [Periode.kwartaal(2025, n) for n in (1, 2, 3, 4)]
    assert list(Periode.jaar(2025).maanden()) == [Periode.maand(2025, n) for n in range(1, 13)]


def test_een_periode_op_een_enkele_dag_heeft_een_maand_van_een_dag() -> None:
    dag = Periode.tm(date(2025, 1, 31), date(2025, 1, 31))
    assert list(dag.maanden()) == list(dag.kwartalen()) == [dag]


def test_raken_is_beginnen_op_de_dag_na_de_laatste_dag() -> None:
    eerste = Periode.tm(date(2025, 1, 1), date(2025, 3, 31))
    assert eerste.raakt(Periode.tm(date(2025, 4, 1), None))
    assert Periode.tm(date(2025, 4, 1), None).raakt(eerste)
    assert not eerste.raakt(Periode.tm(date(2025, 4, 2), None))
    assert not eerste.raakt(Periode.tm(date(2025, 3, 31), None))
    assert not Periode(DAG0, None).raakt(Periode(DAG0, None))


def test_wie_op_dezelfde_dag_eindigt_en_begint_overlapt_een_dag_en_wie_de_dag_erna_begint_niet() -> None:
    eerste = Periode.tm(date(2025, 1, 1), date(2025, 3, 31))
    tweede, derde = Periode.tm(date(2025, 3, 31), None), Periode.tm(date(2025, 4, 1), None)
    assert eerste.doorsnede(tweede) == tweede.doorsnede(eerste) == Periode.tm(date(2025, 3, 31), date(2025, 3, 31))
    assert not eerste.overlapt(derde)
    assert not derde.overlapt(eerste)
    assert eerste.doorsnede(derde) is None


@given(perioden(), perioden())
def test_overlap_en_doorsnede_kloppen_met_de_verzamelingen_van_dagen(een: Periode, ander: Periode) -> None:
    samen = dagen_van(een) & dagen_van(ander)
    deel = een.doorsnede(ander)
    assert een.overlapt(ander) == ander.overlapt(een) == bool(samen)
    assert (set() if deel is None else dagen_van(deel)) == samen
    assert deel == ander.doorsnede(een)


@given(perioden(), perioden())
def test_wie_raakt_overlapt_niet(een: Periode, ander: Periode) -> None:
    assert not (een.raakt(ander) and een.overlapt(ander))


@given(perioden(), st.integers(-5, 100))
def test_beperken_houdt_precies_de_dagen_tot_en_met_de_peildatum(periode: Periode, na: int) -> None:
    peildatum = DAG0 + timedelta(na)
    deel = periode.beperk(peildatum)
    verwacht = {dag for dag in dagen_van(periode) if dag <= peildatum}
    assert (set() if deel is None else dagen_van(deel)) == verwacht
    assert deel is None or (not deel.is_open and deel.dagen == len(verwacht))


@given(perioden())
def test_maanden_en_kwartalen_leggen_samen_weer_de_periode(periode: Periode) -> None:
    gesloten = periode.beperk(DAG0 + timedelta(119))
    assert gesloten is not None
    for stukken in (list(gesloten.maanden()), list(gesloten.kwartalen())):
        assert stukken[0].van == gesloten.van and stukken[-1].tot == gesloten.tot
        assert all(een.tot == ander.van for een, ander in pairwise(stukken))


def test_de_dag_erna_en_de_dag_ervoor_gaan_over_een_schrikkeldag_en_een_jaargrens() -> None:
    assert dag_erna(date(2024, 2, 28)) == date(2024, 2, 29)
    assert dag_erna(date(2025, 2, 28)) == date(2025, 3, 1)
    assert dag_ervoor(date(2025, 1, 1)) == date(2024, 12, 31)
    with pytest.raises(Tijdfout, match="is geen echte dag"):
        dag_ervoor(date(1, 1, 1))
