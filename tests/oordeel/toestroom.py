"""Invented days of events whose shape is not that of the forecast: they excite each other, the level jumps between regimes, and holidays stop them.

Three kinds: without seasons, with them, and with seasons around a level that grows all the time, by a straight line or by a part of itself each year.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np

Soort = Literal["vlak", "seizoen", "groei"]


def groei(toeval: np.random.Generator, dagen: int) -> np.ndarray:
    """The level of every day beside that of the last: 10% to 50% more each year, or a line that rises by 8% to 22% of its end a year."""
    jaren = (np.arange(dagen) - dagen) / 365
    if toeval.random() < 0.5:
        return np.asarray(np.exp(toeval.uniform(0.1, 0.4) * jaren))
    return np.asarray(1 + toeval.uniform(0.08, 0.22) * jaren)


def geschiedenis(toeval: np.random.Generator, dagen: int, begin: date, verwacht_per_dag: float, soort: Soort = "seizoen") -> np.ndarray:
    """Counts per day: two or three regimes with a lasting level, self-excitation that dies out in weeks, no weekends, quiet holidays."""
    niveaus = np.array([1.0, toeval.uniform(0.7, 0.95), toeval.uniform(1.05, 1.35)])
    blijft = 1 - 1 / toeval.uniform(60, 240)
    tak, uitdoving = toeval.uniform(0.0, 0.45), np.exp(-1 / toeval.uniform(4, 15))
    begindag = np.datetime64(begin)
    alle = begindag + np.arange(dagen)
    weekdag = (alle.astype("datetime64[D]").view("int64") + 3) % 7
    maand = alle.astype("datetime64[M]").astype(int) % 12
    dag_van_jaar = (alle - alle.astype("datetime64[Y]")).astype(int)
    werkdag = weekdag < 5
    zomer = (maand == 6) | (maand == 7)
    kerst = (dag_van_jaar > 354) | (dag_van_jaar < 3)
    voorjaar = (maand == 1) | (maand == 2)
    dip, bult = toeval.uniform(0.55, 0.95), toeval.uniform(1.0, 1.3)
    seizoen = np.where(zomer, dip, 1.0) * np.where(kerst, 0.15, 1.0) * np.where(voorjaar, bult, 1.0)
    vorm = werkdag * (1.0 if soort == "vlak" else seizoen) * 7 / 5
    if soort == "groei":
        vorm = vorm * groei(toeval, dagen)
    uit = np.zeros(dagen, dtype=int)
    regime, spanning = toeval.integers(3), 0.0
    for dag in range(dagen):
        if toeval.random() > blijft:
            regime = toeval.integers(3)
        sterkte = vorm[dag] * (verwacht_per_dag * (1 - tak) * niveaus[regime] + spanning)
        uit[dag] = toeval.poisson(sterkte)
        spanning = uitdoving * spanning + tak * (1 - uitdoving) / uitdoving * uit[dag]
    return uit
