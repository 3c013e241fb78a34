"""The forecast of counts is calibrated over histories whose shape it does not know (design, section 6, "Status")."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from opmaat.kern.oordeel.telprognose import nog_te_komen
from tests.oordeel.toestroom import Soort, geschiedenis

EIND = date(2025, 12, 31)


@cache
def dekking(zaad: int, aantal: int, laag: float, hoog: float, soort: Soort = "seizoen") -> float:
    """The part of these invented histories whose real end lies in the 80% interval; ``laag`` to ``hoog`` is what was expected still to come."""
    toeval = np.random.default_rng(zaad)
    raak = 0
    for _ in range(aantal):
        begin = date(2025 - int(toeval.integers(1, 4)), 1, 1)
        peildatum = date(2025, int(toeval.integers(2, 10)), 15)
        verwacht = float(np.exp(toeval.uniform(np.log(laag), np.log(hoog))))
        per_dag = geschiedenis(toeval, (EIND - begin).days + 1, begin, verwacht / (EIND - peildatum).days, soort)
        gezien = (peildatum - begin).days + 1
        dagen = [begin + timedelta(days=int(dag)) for dag in np.repeat(np.arange(gezien), per_dag[:gezien])]
        onder, boven = nog_te_komen(dagen, vanaf=begin, peildatum=peildatum, tot_en_met=EIND).interval(0.8)
        raak += onder <= int(per_dag[gezien:].sum()) <= boven
    return raak / aantal


@pytest.mark.parametrize(("soort", "aantal"), [("vlak", 400), ("seizoen", 400), ("groei", 600)])
def test_van_vierhonderd_verzonnen_verlopen_ligt_de_uitkomst_drie_tot_vier_op_de_vijf_keer_in_het_interval(soort: Soort, aantal: int) -> None:
    assert 0.75 <= dekking(1, aantal, 20, 400, soort) <= 0.85


def test_bij_kleine_aantallen_ligt_de_uitkomst_minstens_vier_op_de_vijf_keer_in_het_interval() -> None:
    assert dekking(5, 400, 2, 20) >= 0.80


def elke_dag(van: date, tot: date, stap: int) -> list[date]:
    return [van + timedelta(days=dag) for dag in range(0, (tot - van).days + 1, stap)]


def test_wie_elke_week_iemand_zag_komen_verwacht_er_in_een_half_jaar_zesentwintig() -> None:
    dagen = elke_dag(date(2023, 1, 1), date(2025, 6, 30), 7)
    komt = nog_te_komen(dagen, vanaf=date(2023, 1, 1), peildatum=date(2025, 6, 30), tot_en_met=EIND)
    onder, boven = komt.interval(0.5)
    assert onder <= 26 <= boven
    assert boven - onder < 12


def test_wat_elk_jaar_een_derde_groeit_wordt_niet_op_het_oude_peil_verwacht() -> None:
    # 20, 27, 36 a month in three years: of the fourth, steadily on, 48 a month are to come; the mean of the past is 28.
    dagen = [
        date(jaar, maand, 1 + dag % 28)
        for jaar, per_maand in ((2022, 20), (2023, 27), (2024, 36))
        for maand in range(1, 13)
        for dag in range(per_maand + (maand - 6) * per_maand // 40)
    ]
    komt = nog_te_komen(dagen, vanaf=date(2022, 1, 1), peildatum=date(2024, 12, 31), tot_en_met=date(2025, 6, 30))
    onder, boven = komt.interval(0.8)
    assert onder > 6 * 30 and boven < 6 * 60
    assert 6 * 38 < komt.kwantiel(0.5) < 6 * 50


def test_een_vaste_zomerpiek_wordt_in_de_zomer_weer_verwacht() -> None:
    def verwacht(maand: int) -> float:
        dagen = []
        for jaar in (2022, 2023, 2024, 2025):
            for nummer in range(1, 13 if jaar < 2025 else maand):
                dagen += elke_dag(date(jaar, nummer, 1), date(jaar, nummer, 28), 1 if nummer == 7 else 4)
        einde = date(2024, 12, 31) if maand == 1 else date(2025, maand, 1) - timedelta(days=1)
        komt = nog_te_komen(dagen, vanaf=date(2022, 1, 1), peildatum=einde, tot_en_met=date(2025, maand, 28))
        return float(komt.kwantiel(0.5))

    assert verwacht(7) > 1.5 * verwacht(1)


def test_na_het_einde_komt_er_niets_meer() -> None:
    assert nog_te_komen([EIND], vanaf=date(2025, 1, 1), peildatum=EIND, tot_en_met=EIND).interval(0.95) == (0, 0)


def test_ook_zonder_een_enkele_gebeurtenis_is_de_uitkomst_niet_zeker() -> None:
    komt = nog_te_komen([], vanaf=date(2025, 1, 1), peildatum=date(2025, 6, 30), tot_en_met=EIND)
    onder, boven = komt.interval(0.95)
    assert onder == 0 < boven
