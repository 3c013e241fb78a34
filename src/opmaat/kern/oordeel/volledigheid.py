"""How much of the last weeks is known: the delay between *was so* and *we knew*, estimated without being fooled by what is not in yet.

Young facts are only seen when they were quick, so a plain mean of delays is too short. Reading time backwards undoes that: among the facts that could
have been seen with a delay of s (their age is at least s), the part that has exactly s estimates the reversed hazard (Lynden-Bell 1971; Kalbfleisch and
Lawless 1989). Source: design, section 6, "Status": a period is voorlopig until 95% is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from opmaat.kern.tijd import Duur, Periode, dag_erna, min_

BEKEND_GENOEG = 0.95
"""The part of a period that must be known before it is no longer voorlopig."""
MINSTENS = 20
"""Facts that could have had a delay, below which nothing is said about that delay or a longer one."""
LANGST = 730
"""Days after which a fact is taken to be known."""


@dataclass(frozen=True)
class Vertraging:
    """The chance ``bekend_na[t]`` that a fact is known t days after it was so; 1 from the last on. ``aantal``: facts it rests on."""

    bekend_na: tuple[float, ...]
    aantal: int

    def bekend(self, leeftijd: int) -> float:
        """The part that is known of what was so this many days ago; 0 for the future."""
        if leeftijd < 0:
            return 0.0
        return self.bekend_na[leeftijd] if leeftijd < len(self.bekend_na) else 1.0

    def deel(self, periode: Periode, kennis_op: date) -> float:
        """The part of a closed period that is known at the end of ``kennis_op``, every day of it weighing the same."""
        jongste, oudste = (kennis_op - (periode.eind or kennis_op)).days, (kennis_op - periode.begin).days
        return float(np.mean([self.bekend(leeftijd) for leeftijd in range(jongste, oudste + 1)]))

    def weken(self, peildatum: date, kennis_op: date, aantal: int = 13) -> tuple[tuple[Periode, float], ...]:
        """The last weeks up to P, oldest first, each with the part of it that is known."""
        einden = [min_(peildatum, Duur(week, "week")) for week in range(aantal)]
        weken = [Periode(dag_erna(min_(eind, Duur(1, "week"))), dag_erna(eind)) for eind in reversed(einden)]
        return tuple((week, self.deel(week, kennis_op)) for week in weken)

    def volledig_op(self, periode: Periode, vanaf: date) -> date:
        """The first day, from ``vanaf`` on, at whose end at least 95% of the closed period is known."""
        dag = max(vanaf, periode.eind or vanaf)
        while self.deel(periode, dag) < BEKEND_GENOEG:
            dag = dag_erna(dag)
        return dag


@dataclass(frozen=True)
class Volledigheid:
    """How complete a period is: the part that is known, and from when 95% will be (None: it is)."""

    bekend: float
    volledig_op: date | None

    @property
    def voorlopig(self) -> bool:
        """Whether less than 95% is known, so that the figure will still change."""
        return self.volledig_op is not None


def schat_vertraging(dagen: NDArray[np.int64], leeftijden: NDArray[np.int64], aantallen: NDArray[np.int64] | None = None) -> Vertraging | None:
    """The delay out of facts that are known: ``dagen`` between was-so and known, ``leeftijden`` days between was-so and now; None below 20 facts.

    A fact known beforehand has delay 0. ``aantallen``: how many facts have this delay and age (default one each).
    """
    veel = np.ones(len(dagen), dtype=np.int64) if aantallen is None else aantallen
    mee = (leeftijden >= 0) & (np.maximum(dagen, 0) <= leeftijden)
    t, a, w = np.clip(dagen[mee], 0, LANGST), np.clip(leeftijden[mee], 0, LANGST), veel[mee]
    if w.sum() < MINSTENS:
        return None
    precies = np.bincount(t, weights=w, minlength=LANGST + 2)
    te_jong = np.concatenate(([0.0], np.cumsum(np.bincount(a, weights=w, minlength=LANGST + 2))[:-1]))
    kon = np.cumsum(precies) - te_jong
    zinnig = np.flatnonzero(kon[: LANGST + 1] >= MINSTENS)
    laatste = int(zinnig.max()) if len(zinnig) else 0
    bekend = np.ones(laatste + 1)
    for s in range(laatste, 0, -1):
        bekend[s - 1] = bekend[s] * (1 - precies[s] / kon[s]) if kon[s] >= MINSTENS else bekend[s]
    return Vertraging(tuple(float(kans) for kans in bekend), int(w.sum()))


def volledigheid(vertragingen: Sequence[Vertraging], periode: Periode, kennis_op: date) -> Volledigheid | None:
    """How complete a closed period is at the end of ``kennis_op``, by the slowest of these tables; None without any."""
    if not vertragingen:
        return None
    traagste = min(vertragingen, key=lambda vertraging: vertraging.deel(periode, kennis_op))
    bekend = traagste.deel(periode, kennis_op)
    return Volledigheid(bekend, None if bekend >= BEKEND_GENOEG else traagste.volledig_op(periode, kennis_op))


def week_tot(peildatum: date) -> Periode:
    """The week that ends on P: the period by which the completeness of a stand is read."""
    return Periode(dag_erna(min_(peildatum, Duur(1, "week"))), dag_erna(peildatum))
