"""How complete the last weeks are: the delay is not underestimated because late facts are not in yet."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from opmaat.kern.oordeel.volledigheid import Vertraging, schat_vertraging, volledigheid
from opmaat.kern.tijd import Periode


def test_de_schatting_met_de_hand_uitgewerkt() -> None:
    """40 old facts (age 100): 20 known at once, 20 after 10 days. 30 young ones (age 5) known at once; their late halves are not in yet.

    s = 10: 20 of the 40 that could have 10 days: known within 9 days 1/2. No other delay happened, so F(0) = 1/2, not 50/70.
    """
    dagen = np.array([0] * 20 + [10] * 20 + [0] * 30)
    leeftijden = np.array([100] * 40 + [5] * 30)
    vertraging = schat_vertraging(dagen, leeftijden)
    assert vertraging is not None
    assert [vertraging.bekend(leeftijd) for leeftijd in (-1, 0, 9, 10, 11)] == pytest.approx([0, 0.5, 0.5, 1, 1])


def test_een_gewogen_rij_is_zoveel_feiten() -> None:
    los = schat_vertraging(np.array([0] * 20 + [10] * 20), np.array([100] * 40))
    samen = schat_vertraging(np.array([0, 10]), np.array([100, 100]), np.array([20, 20]))
    assert los == samen


def test_onder_de_twintig_feiten_wordt_niets_gezegd() -> None:
    assert schat_vertraging(np.array([3] * 19), np.array([100] * 19)) is None


def test_een_meetkundige_vertraging_wordt_teruggevonden_ondanks_wat_er_nog_niet_in_zit() -> None:
    toeval = np.random.default_rng(3)
    leeftijd = toeval.integers(0, 200, 60_000)
    vertraging = toeval.geometric(0.05, 60_000) - 1
    gezien = vertraging <= leeftijd
    geschat = schat_vertraging(vertraging[gezien], leeftijd[gezien])
    assert geschat is not None
    for dag in (0, 7, 14, 28, 56):
        assert geschat.bekend(dag) == pytest.approx(1 - 0.95 ** (dag + 1), abs=0.015)
    naief = np.mean(vertraging[gezien & (leeftijd < 30)] <= 7)
    assert naief > geschat.bekend(7) + 0.05, "zonder correctie lijkt het sneller bekend"


HALF = Vertraging((0.5,) * 10 + (1.0,), 40)
"""Half is known at once, the rest after ten days."""


def test_een_periode_is_voorlopig_tot_vijfennegentig_procent_bekend_is() -> None:
    """January 2025 has 31 days. On 31 January the last 10 days are half known: 26/31 = 84%. Two half-known days (30/31 = 96.8%) are enough, three
    (29.5/31 = 95.2%) too, four (29/31 = 93.5%) are not: 95% is reached when days 29, 30 and 31 are the half-known ones, on 7 February."""
    januari = Periode.maand(2025, 1)
    stand = volledigheid([HALF], januari, date(2025, 1, 31))
    assert stand is not None and stand.voorlopig
    assert stand.bekend == pytest.approx(26 / 31)
    assert stand.volledig_op == date(2025, 2, 7)
    later = volledigheid([HALF], januari, date(2025, 2, 7))
    assert later is not None and not later.voorlopig


def test_de_traagste_tabel_bepaalt() -> None:
    vlot = Vertraging((1.0,), 40)
    stand = volledigheid([vlot, HALF], Periode.maand(2025, 1), date(2025, 1, 31))
    assert stand is not None and stand.bekend == pytest.approx(26 / 31)
    assert volledigheid([], Periode.maand(2025, 1), date(2025, 1, 31)) is None


def test_de_laatste_weken_een_voor_een() -> None:
    weken = HALF.weken(date(2025, 1, 31), date(2025, 1, 31), 3)
    assert [str(week) for week, _ in weken] == [
        "2025-01-11 t/m 2025-01-17", "2025-01-18 t/m 2025-01-24", "2025-01-25 t/m 2025-01-31",
    ]  # fmt: skip
    assert [deel for _, deel in weken] == pytest.approx([1, 5.5 / 7, 0.5])
