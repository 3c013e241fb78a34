"""A forecast of the figure at the end: intervals and the chance of meeting the norm, never a bare point.

Each kind of figure has its own way of looking ahead; all end in a ``Verdeling``. Where they come from (which history was asked for) is the work of
``kern.monitor``. Source: design, section 6, "Status" and "Cohort".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import exp, log, sqrt

import numpy as np

from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.uitkomst.overleving import Z_95, Punt
from opmaat.kern.uitkomst.studentt import kwantiel_975

from .verdeling import FIJN, Verdeling, betabinomiaal, fi, normale, verdeling

DEKKINGEN = (50, 80, 95)
"""The intervals that are given, in percent."""
DEMPING = 1.5
"""A decided member counts as 1/1.5 of an independent one in the chance for the next: people are helped in waves, not one by one."""
PUNTEN = 15
"""Numbers of members still to come that a share is laid out over."""


@dataclass(frozen=True)
class Prognose:
    """What the figure may be at the end of day ``op``, in the unit of the figure.

    ``intervallen``: by coverage in percent (50, 80, 95) the lower and upper end, both included. ``kans``: chance of meeting the norm. ``grondslag``: in
    Dutch, on what it rests.
    """

    op: date
    intervallen: Mapping[int, tuple[Fraction, Fraction]]
    kans: float
    grondslag: str


def prognose(komt: Verdeling, norm: Norm, *, op: date, grondslag: str) -> Prognose:
    """The forecast as it is shown, with the chance of meeting this norm."""
    return Prognose(op, {dekking: komt.interval(dekking / 100) for dekking in DEKKINGEN}, komt.kans(norm), grondslag)


def eindaandeel(ja: int, nee: int, *, open_: int, komend: Verdeling | None = None, zeker_ja: int = 0) -> Verdeling:
    """The share at the end: ``ja`` of ``ja + nee`` are decided, ``zeker_ja`` will succeed, ``open_`` and ``komend`` will be decided like those before them.

    Beta-binomial for who is still to be decided, around the share so far (Jeffreys prior, members damped by ``DEMPING``).
    """
    a, b = 0.5 + (ja + zeker_ja) / DEMPING, 0.5 + nee / DEMPING
    aantallen = [0] if komend is None else [int(komend.kwantiel((plek + 0.5) / PUNTEN)) for plek in range(PUNTEN)]
    tellers, noemers, kansen = [], [], []
    for aantal in aantallen:
        rest = open_ + aantal
        noemer = ja + zeker_ja + nee + rest
        if noemer == 0:
            continue
        tellers.append(np.arange(rest + 1) + ja + zeker_ja)
        noemers.append(np.full(rest + 1, noemer))
        kansen.append(betabinomiaal(rest, a, b))
    if not tellers:
        return _beta(a, b)
    return verdeling(np.concatenate(tellers), np.concatenate(noemers), np.concatenate(kansen))


def eindincidentie(punt: Punt, gevolgd: int) -> Verdeling:
    """The share of a cohort when it closes, from its provisional estimate and interval on the log-log scale; without interval from who was followed."""
    if punt.interval is None or punt.interval[0] >= punt.interval[1] or not 0 < punt.interval[0] < punt.interval[1] < 1:
        return _beta(0.5 + punt.kans * gevolgd, 0.5 + (1 - punt.kans) * gevolgd)
    onder, boven = (log(-log(grens)) for grens in punt.interval)
    midden, sigma = (onder + boven) / 2, abs(boven - onder) / (2 * Z_95)
    schaal = np.linspace(midden - 6 * sigma, midden + 6 * sigma, 2001)
    kansen = np.diff([fi((float(x) - midden) / sigma) for x in np.concatenate(([schaal[0]], (schaal[1:] + schaal[:-1]) / 2, [schaal[-1]]))])
    waarden = (np.exp(-np.exp(schaal)) * FIJN).round().astype(np.int64)
    return verdeling(waarden, np.full_like(waarden, FIJN), kansen)


def eindgemiddelde(gemiddelde: Fraction, interval: tuple[float, float], aantal: int, komend: float) -> Verdeling:
    """The mean over ``aantal`` answers and ``komend`` more that scatter as those did, out of the mean's 95% t-interval."""
    sigma = (interval[1] - interval[0]) / 2 / kwantiel_975(aantal - 1) * sqrt(aantal)
    if komend <= 0 or sigma <= 0:
        return normale(float(gemiddelde), max(sigma, 1e-6) / sqrt(aantal))
    return normale(float(gemiddelde), komend / (aantal + komend) * sigma * sqrt(1 / aantal + 1 / komend))


def eindsom(al: Fraction, aantallen: Verdeling, bedragen: Sequence[float]) -> Verdeling:
    """The sum at the end: so many more amounts, each like those before, in whole cents; without negative amounts it never falls."""
    p = aantallen.kansen
    n = aantallen.teller / aantallen.noemer
    verwacht, spreiding = float((p * n).sum()), float((p * n * n).sum() - (p * n).sum() ** 2)
    reeks = np.array(bedragen) if len(bedragen) else np.zeros(1)
    gemiddeld, variantie = float(reeks.mean()), float(reeks.var(ddof=1)) if len(reeks) > 1 else float(reeks.mean()) ** 2
    sigma = sqrt(max(verwacht * variantie + spreiding * gemiddeld**2, 0.0))
    onder = float(al) if float(reeks.min()) >= 0 else -np.inf
    return normale(float(al) + verwacht * gemiddeld, max(sigma, 0.01), stap=Fraction(1, 100), onder=onder)


def wandeling(reeks: Sequence[float], maanden: float, *, helling: bool = True) -> tuple[float, float]:
    """Mean and standard deviation so many months on, of a random walk with drift (``helling``) through month ends (oldest first, at least three).

    The drift is drawn to 0 as the series is shorter; its uncertainty and that of the steps widen the forecast.
    """
    stappen = np.diff(np.array(reeks, dtype=float))
    aantal = len(stappen)
    per_maand = float(stappen.mean()) * aantal / (aantal + 6) if helling else 0.0
    sigma = float(stappen.std(ddof=1)) * sqrt((aantal + 1) / max(aantal - 1, 1))
    return float(reeks[-1]) + per_maand * maanden, sigma * sqrt(maanden + maanden**2 / (aantal + 6))


def eindstand(reeks: Sequence[int], maanden: float) -> Verdeling:
    """A stand so many months after the last of these month ends: whole numbers, never below 0."""
    midden, sigma = wandeling(reeks, maanden)
    return normale(max(midden, 0.0), max(sigma, sqrt(max(reeks[-1], 1)) * 0.1 * sqrt(maanden), 0.3), stap=Fraction(1), onder=-0.49)


def eindstandaandeel(tellers: Sequence[int], noemers: Sequence[int], maanden: float) -> Verdeling:
    """The share of a stand so many months on: a random walk of its log-odds through the month ends."""
    kansen = [(t + 0.5) / (n + 1) for t, n in zip(tellers, noemers, strict=True)]
    midden, sigma = wandeling([log(k / (1 - k)) for k in kansen], maanden)
    k, n = kansen[-1], max(noemers[-1], 1)
    sigma = max(sigma, 0.25 * sqrt(maanden) / sqrt(n * k * (1 - k) + 1))
    schaal = np.linspace(midden - 6 * sigma, midden + 6 * sigma, 2001)
    gewicht = np.exp(-0.5 * ((schaal - midden) / sigma) ** 2)
    laatste = noemers[-1] if noemers[-1] > 0 else FIJN
    waarden = (laatste / (1 + np.exp(-schaal))).round().astype(np.int64)
    return verdeling(waarden, np.full_like(waarden, laatste), gewicht)


def eindbehoud(behouden: int, verloren: int, verlopen: int, nog: int) -> Verdeling:
    """The part of a fixed set that is kept to the end: ``verloren`` left in ``verlopen`` days, and ``nog`` days remain at that pace."""
    tempo = (verloren + 0.5) / ((behouden + verloren / 2 + 0.5) * max(verlopen, 1))
    blijft = exp(-tempo * nog)
    kracht = (verloren + 0.5) / DEMPING / max(1 - blijft, 1e-9)
    kansen = betabinomiaal(behouden, kracht * blijft, kracht * (1 - blijft))
    return verdeling(np.arange(behouden + 1), np.full(behouden + 1, max(behouden + verloren, 1)), kansen)


def eindwaarde(reeks: Sequence[float], maanden: float, *, helling: bool) -> Verdeling | None:
    """Any other figure so many months on: a random walk through its own month ends; None when it never moved, which tells nothing.

    ``helling``: with drift. A ratio has none: it settles as its parts grow, and its first steps would be drawn on for ever.
    """
    midden, sigma = wandeling(reeks, maanden, helling=helling)
    return normale(midden, sigma) if sigma > 0 else None


def eindtop(hoogste: Fraction, reeks: Sequence[float], maanden: float) -> Verdeling:
    """The busiest day at the end: ``hoogste`` so far, or the highest point of a random walk from the top of the last month (oldest first, at least three).

    The highest point of a walk lies as far above its start as its end lies from it, to either side (reflection principle). Whole where ``hoogste`` is.
    """
    midden, sigma = wandeling(reeks, maanden)
    stap = Fraction(1) if hoogste.denominator == 1 else Fraction(1, FIJN)
    vanaf = float(reeks[-1])
    eind = normale(midden, max(sigma, 0.1 * sqrt(max(vanaf, 1.0)) * sqrt(maanden)), stap=stap)
    spil = Fraction(round(vanaf / stap)) * stap
    waarden = eind.teller * spil.denominator
    gespiegeld = np.maximum(waarden, 2 * spil.numerator * eind.noemer - waarden)
    laagste = hoogste.numerator * spil.denominator * eind.noemer // hoogste.denominator
    return verdeling(np.maximum(gespiegeld, laagste), eind.noemer * spil.denominator, eind.kansen)


def eindmiddeling(gemiddelde: Fraction, verlopen: int, nog: int, reeks: Sequence[float]) -> Verdeling | None:
    """A mean over days when ``nog`` days come after the ``verlopen`` ones: what it is so far, and a walk from the mean of the last month (oldest first).

    None when that never moved. The mean of a walk over its way has a third of the variance of its end.
    """
    maanden = nog * 12 / 365.2425
    midden, sigma = wandeling(reeks, maanden / 2)
    eind = wandeling(reeks, maanden)[1]
    deel = nog / (verlopen + nog)
    samen = float(gemiddelde) * (1 - deel) + max(midden, 0.0) * deel
    return normale(samen, max(eind / sqrt(3), sigma / 2) * deel, onder=0.0) if eind > 0 else None


def _beta(a: float, b: float) -> Verdeling:
    return verdeling(np.arange(1001), np.full(1001, 1000), betabinomiaal(1000, a, b))
