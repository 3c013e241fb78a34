"""The account per klantgroep closes, every day and whatever the spells look like."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.monitor.rekening import rekening
from opmaat.kern.tijd import Periode
from tests.monitor.wereld import Bron

DAG0 = date(2025, 1, 1)


def groep(persoon: int, naam: str, begin: str, eind: str | None = None) -> dict[str, object]:
    return {
        "persoon_id": persoon, "groep": naam, "begin": date.fromisoformat(begin),
        "eind": date.fromisoformat(eind) if eind else None,
    }  # fmt: skip


def test_de_rekening_van_een_jaar_met_de_hand_uitgewerkt() -> None:
    rijen = [
        groep(1, "Matchen", "2024-06-01"),  # stays
        groep(2, "Matchen", "2024-06-01", "2025-03-31"),  # goes on to Groeien
        groep(2, "Groeien", "2025-04-01"),
        groep(3, "Groeien", "2024-06-01", "2025-05-10"),  # leaves
        groep(4, "Matchen", "2025-02-01", "2025-06-30"),  # comes, and ends on P
        groep(5, "Matchen", "2024-01-01", "2024-12-31"),  # ended on the day before
        groep(6, "Matchen", "2025-07-01"),  # after P
    ]
    uit = rekening(Bron({"klantgroep": rijen}), Periode.jaar(2025), peildatum=date(2025, 6, 30))
    assert uit is not None and uit.sluit
    groeien, matchen = uit.posten
    assert (matchen.stand_begin, matchen.eindigen_voor, matchen.instroom, matchen.uitstroom) == (3, 1, 1, 1)
    assert (dict(matchen.van_andere), dict(matchen.naar_andere)) == ({}, {"Groeien": 1})
    assert (matchen.stand_eind, matchen.eindigen_op) == (2, 1)
    assert (groeien.stand_begin, groeien.instroom, dict(groeien.van_andere), groeien.uitstroom) == (1, 0, {"Matchen": 1}, 1)
    assert (groeien.stand_eind, groeien.eindigen_op) == (1, 0)
    assert (uit.geheel.stand_begin, uit.geheel.instroom, uit.geheel.uitstroom, uit.geheel.stand_eind) == (4, 1, 2, 3)


def test_wie_verhuist_stroomt_uit_en_wie_er_komt_wonen_in() -> None:
    woont = [
        {"persoon_id": 1, "gemeente": "Deventer", "begin": date(2020, 1, 1), "eind": date(2025, 2, 28)},
        {"persoon_id": 1, "gemeente": "Zutphen", "begin": date(2025, 3, 1), "eind": None},
        {"persoon_id": 2, "gemeente": "Deventer", "begin": date(2025, 4, 1), "eind": None},
    ]
    rijen = [groep(1, "Matchen", "2024-06-01"), groep(2, "Matchen", "2024-06-01")]
    bron = Bron({"klantgroep": rijen, "leefsituatie": woont})
    uit = rekening(bron, Periode.jaar(2025), peildatum=date(2025, 6, 30), gemeente="Deventer")
    assert uit is not None and uit.sluit
    (matchen,) = uit.posten
    assert (matchen.stand_begin, matchen.instroom, matchen.uitstroom, matchen.stand_eind) == (1, 1, 1, 1)


def test_zonder_klantgroepen_is_er_geen_rekening() -> None:
    assert rekening(Bron({"klantgroep": []}), Periode.jaar(2025), peildatum=date(2025, 6, 30)) is None


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.sampled_from("ABC"), st.integers(0, 40), st.one_of(st.none(), st.integers(0, 20))),
        min_size=1, max_size=9,
    ),
    st.integers(0, 30),
    st.integers(0, 30),
)  # fmt: skip
def test_de_rekening_sluit_altijd(spellen: list[tuple[int, str, int, int | None]], begin: int, lengte: int) -> None:
    rijen = [
        {
            "persoon_id": persoon, "groep": naam, "begin": DAG0 + timedelta(days=van),
            "eind": None if duur is None else DAG0 + timedelta(days=van + duur),
        }
        for persoon, naam, van, duur in spellen
    ]  # fmt: skip
    venster = Periode.tm(DAG0 + timedelta(days=begin), DAG0 + timedelta(days=60))
    uit = rekening(Bron({"klantgroep": rijen}), venster, peildatum=DAG0 + timedelta(days=begin + lengte))
    assert uit is None or uit.sluit
