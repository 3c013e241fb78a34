"""When something is due: fixed days, days after a quarter, recurring stretches, and no day at all."""

from __future__ import annotations

from datetime import date

import pytest

from opmaat.kern.overeenkomst import Kalenderpost
from opmaat.kern.tijd import Periode, Tijdfout

from .maken import lees


def post(vervalt: str) -> Kalenderpost:
    return lees(f"kalender:\n  - {{id: k, soort: rapportage, tekst: t, bron: b, vervalt: {vervalt}}}\n").kalender[0]


JAAR_2020 = Periode.jaar(2020)


def test_een_kwartaalrapport_vervalt_tien_werkdagen_na_elk_kwartaal() -> None:
    # Goede Vrijdag 10 april en tweede paasdag 13 april 2020 zijn geen werkdagen; 1 januari 2021 ook niet.
    dagen = post("{na: kwartaaleinde, binnen: 10 werkdagen}").vervaldata(JAAR_2020)
    assert dagen == (date(2020, 4, 16), date(2020, 7, 14), date(2020, 10, 14), date(2021, 1, 15))


def test_elke_maand_vervalt_op_de_laatste_dag_van_de_maand() -> None:
    dagen = post("{elke: maand}").vervaldata(JAAR_2020)
    assert len(dagen) == 12
    assert dagen[:2] == (date(2020, 1, 31), date(2020, 2, 29))
    assert dagen[-1] == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("elke", "aantal"), [("week", 52), ("3 weken", 17), ("2 maanden", 6), ("kwartaal", 4), ("jaar", 1), ("2 jaar", 0)]
)
def test_een_ritme_vervalt_zo_vaak_als_het_in_het_jaar_past(elke: str, aantal: int) -> None:
    assert len(post(f"{{elke: {elke}}}").vervaldata(JAAR_2020)) == aantal


def test_een_ritme_van_twee_jaar_vervalt_in_vier_jaar_twee_keer() -> None:
    vier_jaar = Periode.tm(date(2020, 1, 1), date(2023, 12, 31))
    assert post("{elke: 2 jaar}").vervaldata(vier_jaar) == (date(2021, 12, 31), date(2023, 12, 31))


def test_een_maandritme_vanaf_de_eenendertigste_verschuift_niet() -> None:
    looptijd = Periode.tm(date(2025, 1, 31), date(2025, 4, 30))
    assert post("{elke: maand}").vervaldata(looptijd) == (date(2025, 2, 27), date(2025, 3, 30), date(2025, 4, 29))


@pytest.mark.parametrize(
    ("vervalt", "dagen"),
    [
        ("2021-04-30", (date(2021, 4, 30),)),
        ("[2020-10-01, 2020-04-01]", (date(2020, 4, 1), date(2020, 10, 1))),
        ("onbekend", ()),
        ("{na: ondertekening, binnen: 3 weken}", ()),
        ("{na: jaareinde, binnen: 4 maanden}", (date(2021, 4, 30),)),
        ("{na: looptijd.begin, binnen: 6 weken}", (date(2020, 2, 12),)),
    ],
)
def test_een_vervalregel_geeft_zijn_dagen(vervalt: str, dagen: tuple[date, ...]) -> None:
    assert post(vervalt).vervaldata(JAAR_2020) == dagen


def test_een_kwartaal_dat_niet_heel_in_de_looptijd_valt_heeft_geen_rapport() -> None:
    tot_half_mei = Periode.tm(date(2020, 1, 1), date(2020, 5, 15))
    assert post("{na: kwartaaleinde, binnen: 10 werkdagen}").vervaldata(tot_half_mei) == (date(2020, 4, 16),)


def test_een_ritme_in_een_open_looptijd_heeft_geen_einde() -> None:
    with pytest.raises(Tijdfout):
        post("{elke: maand}").vervaldata(Periode(date(2020, 1, 1), None))
