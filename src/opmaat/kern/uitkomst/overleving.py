"""The Aalen-Johansen incidence of one outcome among competing ones, with its interval.

Deliberately plain numpy on whole days: the library we check against (scikit-survival) is a test oracle only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .telling import Einde

GELUKT = "gelukt"
GECENSUREERD = frozenset({"loopt_nog", "gelukt_voorlopig", "niet_vast_te_stellen"})
"""Roles whose end is not known yet; every other role than GELUKT competes with it."""
Z_95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95% interval."""


@dataclass(frozen=True)
class Punt:
    """The estimate up to and including ``dagen`` days after entry; interval None while there has been no event."""

    dagen: int
    kans: float
    interval: tuple[float, float] | None
    onder_risico: int


def incidentie(einden: Iterable[Einde]) -> tuple[Punt, ...]:
    """The estimated incidence of GELUKT at every day on which somebody ended, in order of days; empty for nobody.

    Ties: at equal times events come before censorings. Variance: Aalen (1978) as in Pintilie, *Competing Risks* (2006),
    eq. 4.5; the 95% interval is on the log-log scale. Where the variance is not defined (fewer than two at risk) its
    terms are 0. Source: design, section 6, Cohort.
    """
    per_dag: dict[int, list[int]] = {}
    for einde in einden:
        rij = per_dag.setdefault(einde.dagen, [0, 0, 0])
        rij[0 if einde.rol == GELUKT else 2 if einde.rol in GECENSUREERD else 1] += einde.aantal
    if not per_dag:
        return ()
    dagen = np.array(sorted(per_dag))
    tel = np.array([per_dag[int(dag)] for dag in dagen], dtype=np.float64)
    gelukt, ander, gecensureerd = tel[:, 0], tel[:, 1], tel[:, 2]
    gebeurd = gelukt + ander
    risico = np.cumsum((gebeurd + gecensureerd)[::-1])[::-1]
    zonder = np.cumprod(1 - gebeurd / risico)
    vlak_voor = np.concatenate(([1.0], zonder[:-1]))
    kans = np.cumsum(vlak_voor * gelukt / risico)
    sigma = np.sqrt(np.maximum(_variantie(kans, vlak_voor, gelukt, gebeurd, risico), 0.0))
    return tuple(
        Punt(int(dag), float(k), _interval(float(k), float(s)), int(n))
        for dag, k, s, n in zip(dagen, kans, sigma, risico, strict=True)
    )


def _variantie(
    kans: NDArray[np.float64], vlak_voor: NDArray[np.float64], gelukt: NDArray[np.float64], gebeurd: NDArray[np.float64], risico: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Aalen's variance of the incidence at each day, in linear time: the squares (kans[j] - kans[k])^2 are expanded
    into running sums.
    """
    minus_een, rest = risico - 1, risico - gebeurd
    a = np.divide(gebeurd, minus_een * rest, out=np.zeros_like(kans), where=minus_een * rest > 0)
    b = np.divide((risico - gelukt) * gelukt * vlak_voor**2, minus_een * risico**2, out=np.zeros_like(kans), where=minus_een > 0)
    noemer = risico * rest * minus_een
    c = np.divide(gelukt * (risico - gelukt) * vlak_voor, noemer, out=np.zeros_like(kans), where=noemer > 0)
    kwadraten = kans**2 * np.cumsum(a) - 2 * kans * np.cumsum(kans * a) + np.cumsum(kans**2 * a)
    kruis = kans * np.cumsum(c) - np.cumsum(kans * c)
    uitkomst: NDArray[np.float64] = kwadraten + np.cumsum(b) - 2 * kruis
    return uitkomst


def _interval(kans: float, sigma: float) -> tuple[float, float] | None:
    """The log-log interval; None without an event; the estimate itself at 0 or 1 or without spread."""
    if kans <= 0:
        return None
    if kans >= 1 or sigma == 0:
        return kans, kans
    uitslag = Z_95 * sigma / (kans * np.log(kans))
    with np.errstate(over="ignore"):  # a very wide interval: kans to the power of infinity is its limit, 0
        onder, boven = kans ** np.exp(-uitslag), kans ** np.exp(uitslag)
    return (float(min(onder, boven)), float(max(onder, boven)))
