"""What may come, as exact values with chances: the one shape every forecast has before it becomes an interval and a chance.

A value is a fraction of two whole numbers, so that meeting a norm is compared exactly and only the chances are floats. Deliberately plain numpy:
no statistics library at run time.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, erf, floor, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from opmaat.kern.overeenkomst.norm import Norm

Getallen = NDArray[np.float64]
Gehelen = NDArray[np.int64]

RAND = 10.0
"""Standard deviations to both sides that a distribution is laid out over."""
FIJN = 1_000_000
"""Denominator of values that are not whole: a mean, a share of a stand."""


@dataclass(frozen=True)
class Verdeling:
    """Values ``teller / noemer`` in ascending order with their chances, which add up to 1."""

    teller: Gehelen
    noemer: Gehelen
    kansen: Getallen

    def kans(self, norm: Norm) -> float:
        """The chance that the norm is met, its bounds compared exactly; ``ValueError`` when the norm is unknown."""
        if norm.onbekend:
            raise ValueError("van een norm zonder getal is geen kans te geven")
        goed = np.ones(len(self.kansen), dtype=bool)
        if norm.precies is not None:
            midden, marge = norm.exact(norm.precies), norm.exact(norm.marge)
            goed &= self._minstens(midden - marge, True) & ~self._minstens(midden + marge, False)
        if norm.minimum is not None:
            goed &= self._minstens(norm.exact(norm.minimum.waarde), norm.minimum.inclusief)
        if norm.maximum is not None:
            goed &= ~self._minstens(norm.exact(norm.maximum.waarde), not norm.maximum.inclusief)
        return float(min(1.0, max(0.0, self.kansen[goed].sum())))

    def interval(self, dekking: float) -> tuple[Fraction, Fraction]:
        """The central interval that holds at least this chance, both ends included: from its lower to its upper quantile."""
        staart = (1 - dekking) / 2
        return self.kwantiel(staart), self.kwantiel(1 - staart)

    def kwantiel(self, deel: float) -> Fraction:
        """The smallest value with at least this chance at or below it."""
        plek = int(np.searchsorted(np.cumsum(self.kansen), deel * (1 - 1e-12)))
        plek = min(plek, len(self.kansen) - 1)
        return Fraction(int(self.teller[plek]), int(self.noemer[plek]))

    def plus(self, getal: int) -> Verdeling:
        """The same with a whole number added to every value."""
        return Verdeling(self.teller + getal * self.noemer, self.noemer, self.kansen)

    def _minstens(self, grens: Fraction, inclusief: bool) -> NDArray[np.bool_]:
        grootste = max(int(np.abs(self.teller).max()) * grens.denominator, int(self.noemer.max()) * abs(grens.numerator))
        soort: Any = np.int64 if grootste < 2**62 else object  # beyond 64 bits Python's own whole numbers, slower but exact
        links: Any = self.teller.astype(soort) * grens.denominator
        rechts: Any = self.noemer.astype(soort) * grens.numerator
        return np.asarray(links >= rechts if inclusief else links > rechts, dtype=bool)


def verdeling(teller: Gehelen, noemer: Gehelen, kansen: Getallen) -> Verdeling:
    """The distribution of these points, put in order and their chances brought to 1."""
    volgorde = np.argsort(teller / noemer, kind="stable")
    return Verdeling(teller[volgorde], noemer[volgorde], kansen[volgorde] / kansen.sum())


def tellingen(gemiddelden: Getallen, varianties: Getallen, gewichten: Getallen) -> Verdeling:
    """A weighted mixture of counts with these means and variances: negative binomial where the variance exceeds the mean, else Poisson."""
    onder = max(0, floor(float(np.min(gemiddelden - RAND * np.sqrt(varianties)))))
    boven = ceil(float(np.max(gemiddelden + RAND * np.sqrt(varianties)))) + 10
    k = np.arange(onder, boven + 1)
    kansen = np.zeros(len(k))
    for gemiddelde, variantie, gewicht in zip(gemiddelden, varianties, gewichten, strict=True):
        if gewicht > 1e-9:
            kansen += gewicht * telkansen(k, float(gemiddelde), float(variantie))
    return verdeling(k, np.ones_like(k), kansen)


def telkansen(k: Gehelen, gemiddelde: float, variantie: float) -> Getallen:
    """The chance of each of these consecutive counts, brought to 1 over them."""
    if gemiddelde <= 0:
        return np.where(k == 0, 1.0, 0.0) if k[0] == 0 else np.eye(1, len(k)).ravel()
    na = k[1:].astype(float)
    if variantie > gemiddelde * 1.0001:
        r = gemiddelde * gemiddelde / (variantie - gemiddelde)
        stappen = np.log((r + na - 1) / na) + np.log1p(-r / (r + gemiddelde))
    else:
        stappen = np.log(gemiddelde / na)
    logs = np.concatenate(([0.0], np.cumsum(stappen)))
    kansen: Getallen = np.exp(logs - logs.max())
    kansen /= kansen.sum()
    return kansen


def betabinomiaal(aantal: int, a: float, b: float) -> Getallen:
    """The chance of 0, 1, ... ``aantal`` successes when the chance of one is itself Beta(a, b)."""
    if aantal == 0:
        return np.ones(1)
    i = np.arange(aantal, dtype=float)
    logs = np.concatenate(([0.0], np.cumsum(np.log((aantal - i) / (i + 1)) + np.log((a + i) / (b + aantal - i - 1)))))
    kansen: Getallen = np.exp(logs - logs.max())
    kansen /= kansen.sum()
    return kansen


def normale(gemiddelde: float, sigma: float, *, stap: Fraction = Fraction(1, FIJN), onder: float = -np.inf, boven: float = np.inf) -> Verdeling:
    """A normal distribution on a grid of multiples of ``stap`` (2001 points or every step if fewer), cut off at ``onder`` and ``boven``."""
    n, d = stap.numerator, stap.denominator
    if sigma <= 0:
        punt = np.array([round(gemiddelde * d / n) * n])
        return Verdeling(punt, np.full(1, d), np.ones(1))
    laag, hoog = max(onder, gemiddelde - 6 * sigma), min(boven, gemiddelde + 6 * sigma)
    raster = np.unique(np.linspace(laag * d / n, hoog * d / n, 2001).round().astype(np.int64))
    midden = (raster[1:] + raster[:-1]) / 2 * n / d
    cumulatief = np.concatenate(([0.0], [fi((float(x) - gemiddelde) / sigma) for x in midden], [1.0]))
    kansen = np.diff(cumulatief)
    return verdeling(raster * n, np.full_like(raster, d), kansen)


def fi(z: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * (1 + erf(z / sqrt(2)))
