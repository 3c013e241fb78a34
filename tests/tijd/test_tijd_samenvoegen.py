"""Merging spells, against sets of days."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import Periode, voeg_samen, voeg_samen_met_bron

DAG0 = date(2024, 2, 1)
LAATSTE = 99


@st.composite
def perioden(draw: st.DrawFn) -> Periode:
    begin = draw(st.integers(0, 50))
    lengte = draw(st.one_of(st.integers(0, 12), st.integers(0, 12), st.none()))
    eerste = DAG0 + timedelta(begin)
    return Periode.tm(eerste, None if lengte is None else eerste + timedelta(lengte))


LIJST = st.lists(perioden(), max_size=8)


def dagnummers(perioden: list[Periode]) -> set[int]:
    """The numbers of the days in any of the periods, read off t/m; an open one runs to the end of the scale."""
    uit: set[int] = set()
    for periode in perioden:
        laatste = LAATSTE if periode.eind is None else (periode.eind - DAG0).days
        uit |= set(range((periode.begin - DAG0).days, laatste + 1))
    return uit


def test_een_uitkering_die_de_volgende_dag_verdergaat_is_een_spell_en_een_dag_later_zijn_het_er_twee() -> None:
    eerste = Periode.tm(date(2024, 1, 1), date(2025, 3, 31))
    assert voeg_samen([eerste, Periode.tm(date(2025, 4, 1), None)]) == [Periode(date(2024, 1, 1), None)]
    tweede = Periode.tm(date(2025, 4, 2), None)
    assert voeg_samen([eerste, tweede]) == [eerste, tweede]


def test_een_korte_rij_binnen_een_lange_verandert_de_lange_niet() -> None:
    lang = Periode.jaar(2025)
    kort = Periode.maand(2025, 3)
    [samen] = voeg_samen_met_bron([kort, lang])
    assert (samen.periode, samen.bronnen, samen.laatste) == (lang, (0, 1), (1,))


def test_de_rij_die_het_laatst_eindigt_is_bekend_ook_als_zij_eerder_begon() -> None:
    rijen = [
        Periode.tm(date(2025, 2, 1), date(2025, 3, 31)),
        Periode.tm(date(2025, 1, 1), date(2025, 6, 30)),
        Periode.tm(date(2025, 7, 2), date(2025, 7, 2)),
    ]
    eerste, tweede = voeg_samen_met_bron(rijen)
    assert (eerste.bronnen, eerste.laatste) == ((0, 1), (1,))
    assert (tweede.bronnen, tweede.laatste) == ((2,), (2,))


def test_twee_rijen_die_op_dezelfde_laatste_dag_eindigen_worden_allebei_genoemd() -> None:
    rijen = [Periode.tm(date(2025, 2, 1), date(2025, 3, 31)), Periode.tm(date(2025, 1, 1), date(2025, 3, 31))]
    [samen] = voeg_samen_met_bron(rijen)
    assert samen.bronnen == samen.laatste == (1, 0)


def test_een_open_rij_eindigt_het_laatst() -> None:
    [samen] = voeg_samen_met_bron([Periode(date(2025, 1, 1), None), Periode.tm(date(2025, 1, 1), date(2025, 12, 31))])
    assert samen.periode.is_open
    assert (samen.bronnen, samen.laatste) == ((1, 0), (0,))


def test_een_gat_van_31_dagen_wordt_overbrugd_en_een_van_32_niet() -> None:
    eerste = Periode.tm(date(2025, 1, 1), date(2025, 1, 31))
    na_31_vrije_dagen = Periode.tm(date(2025, 3, 4), date(2025, 3, 31))  # 28 in February, 1 to 3 March
    na_32_vrije_dagen = Periode.tm(date(2025, 3, 5), date(2025, 3, 31))
    assert voeg_samen([eerste, na_31_vrije_dagen], gat=31) == [Periode.kwartaal(2025, 1)]
    assert len(voeg_samen([eerste, na_32_vrije_dagen], gat=31)) == 2


def test_een_negatief_gat_bestaat_niet_en_niets_samengevoegd_is_niets() -> None:
    assert voeg_samen([]) == []
    with pytest.raises(ValueError):
        voeg_samen([], gat=-1)


@given(LIJST)
def test_samengevoegde_perioden_hebben_precies_de_dagen_van_de_losse(rijen: list[Periode]) -> None:
    assert dagnummers(voeg_samen(rijen)) == dagnummers(rijen)


@given(LIJST)
def test_er_is_een_samengevoegde_periode_per_aaneengesloten_reeks_dagen(rijen: list[Periode]) -> None:
    dagen = dagnummers(rijen)
    assert len(voeg_samen(rijen)) == sum(dag - 1 not in dagen for dag in dagen)


@given(LIJST, st.integers(0, 5))
def test_nog_eens_samenvoegen_verandert_niets(rijen: list[Periode], gat: int) -> None:
    samen = voeg_samen(rijen, gat)
    assert voeg_samen(samen, gat) == samen


@given(LIJST, st.randoms(use_true_random=False), st.integers(0, 5))
def test_de_volgorde_van_de_rijen_doet_er_niet_toe(rijen: list[Periode], toeval: Random, gat: int) -> None:
    geschud = list(rijen)
    toeval.shuffle(geschud)
    assert voeg_samen(geschud, gat) == voeg_samen(rijen, gat)


@given(LIJST, st.integers(0, 5))
def test_een_gat_vult_precies_de_reeksen_van_hoogstens_zoveel_vrije_dagen(rijen: list[Periode], gat: int) -> None:
    dagen = dagnummers(rijen)
    vrij = [dag for dag in range(min(dagen, default=0), max(dagen, default=-1) + 1) if dag not in dagen]
    gevuld = set(dagen)
    for dag in vrij:
        voor = max(d for d in dagen if d < dag)
        na = min(d for d in dagen if d > dag)
        if na - voor - 1 <= gat:
            gevuld.add(dag)
    assert dagnummers(voeg_samen(rijen, gat)) == gevuld


@given(LIJST)
def test_elke_rij_gaat_in_precies_een_samengevoegde_periode_die_haar_omvat(rijen: list[Periode]) -> None:
    samen = voeg_samen_met_bron(rijen)
    assert sorted(plek for deel in samen for plek in deel.bronnen) == list(range(len(rijen)))
    for deel in samen:
        assert all(dagnummers([rijen[plek]]) <= dagnummers([deel.periode]) for plek in deel.bronnen)
        assert deel.laatste == tuple(plek for plek in deel.bronnen if rijen[plek].eind == deel.periode.eind) != ()


@given(perioden(), st.integers(0, 12))
def test_een_spell_in_rakende_delen_knippen_verandert_niets(spell: Periode, na: int) -> None:
    knip = spell.van + timedelta(na)
    if knip == spell.van or (spell.tot is not None and knip >= spell.tot):
        delen = [spell]
    else:
        delen = [Periode(knip, spell.tot), Periode(spell.van, knip)]
    assert voeg_samen(delen) == [spell]
