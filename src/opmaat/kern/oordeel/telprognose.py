"""How many events will still come, from the days on which they came before.

The level of the monthly counts may grow or shrink all the time, drift, or fall back to its mean; how much, and how far the counts scatter beyond
Poisson, is not fixed but weighed over a grid by how well each choice would have foretold the history (a Kalman filter per choice, all at once). Growth
is thought unlikely beforehand and dies out ahead. Months of the year have a factor, drawn to 1 as the history is shorter. The forecast is the mixture,
so it is wide where little is known. Source: design, section 6, "Status".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from opmaat.kern.tijd import Periode, dag_erna

from .verdeling import Getallen, Verdeling, tellingen

WEINIG = 8
"""Fewer events than this carry no seasonality and no drift: only their rate, with its own uncertainty."""
SEIZOEN = 0.25
"""Prior standard deviation of a month's factor around 1."""
SAMEN = 0.25
"""Correlation between what is not known of the factors of different months."""
SPREIDING = np.array([1.0, 1.35, 1.8, 2.5, 3.5, 5.0, 7.5, 12.0])
DRIFT = np.array([0.0, 0.0005, 0.002, 0.006, 0.015, 0.04, 0.1])
TERUGVAL = np.array([0.6, 0.85, 1.0])
HELLING = np.array([-0.03, -0.02, -0.013, -0.008, -0.004, 0.0, 0.004, 0.008, 0.013, 0.02, 0.03, 0.045])
"""Grid: variance over mean of a month's count, monthly variance of the level (relative), the part of a deviation that lasts a month, and growth a month."""
UITDOVING = 0.99
"""The part of the growth of one month that is left a month later, ahead of P."""
HELLINGSCHAAL = 0.03
"""How unlikely growth is beforehand: each so much a month more is a factor e less likely."""
REST = 0.08
"""What no choice of the grid foresees, as a part of what is to come: the standard deviation of a change nobody saw before."""
MEETELT = 1e-3
"""Choices that are less likely than this part of the likeliest are left out of the mixture."""


def nog_te_komen(dagen: Sequence[date], *, vanaf: date, peildatum: date, tot_en_met: date) -> Verdeling:
    """The distribution of the number of events after ``peildatum`` t/m ``tot_en_met``, from the days of those in [vanaf, peildatum].

    Nothing to come when the horizon is not after P. ``vanaf`` is where the history begins to be complete.
    """
    if tot_en_met <= peildatum:
        return tellingen(np.zeros(1), np.zeros(1), np.ones(1))
    verleden = list(Periode.tm(vanaf, peildatum).maanden())
    toekomst = list(Periode(dag_erna(peildatum), dag_erna(tot_en_met)).maanden())
    geteld = _per_maand(dagen, verleden)
    lengte = np.array([maand.dagen for maand in verleden], dtype=float)
    komend = np.array([maand.dagen for maand in toekomst], dtype=float)
    totaal = float(geteld.sum())
    if totaal < WEINIG:
        vorm = totaal + 0.5
        gemiddelde = vorm * komend.sum() / lengte.sum()
        return tellingen(np.array([gemiddelde]), np.array([1.5 * gemiddelde + gemiddelde**2 / vorm]), np.ones(1))
    seizoen, onzeker = _seizoen(geteld, lengte, [maand.begin.month for maand in verleden])
    tempo = totaal / float((lengte * seizoen[[maand.begin.month for maand in verleden]]).sum())
    maanden = [maand.begin.month for maand in toekomst]
    gemiddelde, variantie, gewicht = _filter(
        geteld, tempo * lengte * seizoen[[maand.begin.month for maand in verleden]], tempo * komend * seizoen[maanden]
    )
    last = tempo * komend * seizoen[maanden]
    los = np.array([onzeker[m] * last[np.array(maanden) == m].sum() ** 2 for m in set(maanden)])
    variantie = variantie + (1 - SAMEN) * float(los.sum()) + SAMEN * float(np.sqrt(los).sum()) ** 2
    return tellingen(gemiddelde, variantie, gewicht)


def _per_maand(dagen: Sequence[date], maanden: Sequence[Periode]) -> Getallen:
    plaats = {(maand.begin.year, maand.begin.month): plek for plek, maand in enumerate(maanden)}
    geteld = np.zeros(len(maanden))
    for dag in dagen:
        plek = plaats.get((dag.year, dag.month))
        if plek is not None and maanden[plek].bevat(dag):
            geteld[plek] += 1
    return geteld


def _seizoen(geteld: Getallen, lengte: Getallen, maanden: Sequence[int]) -> tuple[Getallen, Getallen]:
    """A factor per month of the year (index 1 to 12) and the variance that is left in it.

    Each month is set beside the mean of the twelve months around it, so that growth is not taken for season.
    """
    rond = np.array([_rondom(geteld, lengte, plek) for plek in range(len(geteld))])
    verwacht = rond * lengte
    factor, rest = np.ones(13), np.full(13, SEIZOEN**2)
    for maand in range(1, 13):
        deel = np.array(maanden) == maand
        if len(geteld) < 12 or not deel.any() or verwacht[deel].sum() <= 0:
            continue
        gemeten, v = float(geteld[deel].sum()), float(verwacht[deel].sum())
        ruis = 2.0 / v
        gewicht = SEIZOEN**2 / (SEIZOEN**2 + ruis + 0.02 / deel.sum())
        factor[maand] = 1 + gewicht * (gemeten / v - 1)
        rest[maand] = SEIZOEN**2 * (1 - gewicht)
    return factor, rest


def _rondom(geteld: Getallen, lengte: Getallen, plek: int) -> float:
    begin = max(0, min(plek - 6, len(geteld) - 12))
    stuk = slice(begin, begin + 12)
    return float(geteld[stuk].sum() / lengte[stuk].sum())


def _filter(geteld: Getallen, verwacht: Getallen, komend: Getallen) -> tuple[Getallen, Getallen, Getallen]:
    """Mean, variance and weight of what is to come, for every point of the grid that counts."""
    spreiding, drift, rho, helling = (deel.ravel() for deel in np.meshgrid(SPREIDING, DRIFT, TERUGVAL, HELLING, indexing="ij"))
    log_gewicht = -0.15 * np.log(spreiding) - 6 * np.sqrt(drift) - np.where(drift == 0, np.where(rho == 1, 0.0, 20.0), 0.0)
    log_gewicht -= np.abs(helling) / HELLINGSCHAAL
    groei = np.exp(helling[None, :] * (np.arange(len(geteld)) - len(geteld) + 1)[:, None])
    maten = verwacht[:, None] * groei
    schaal = geteld.sum() / maten.sum(axis=0)  # so that the level is 1 on average, whatever the growth
    niveau = np.ones_like(spreiding)
    tempo = spreiding / geteld.sum()
    onzeker = np.where(rho == 1, 0.05 + tempo, drift / np.maximum(1 - rho**2, 1e-9)) + 0.01
    for gezien, maat in zip(geteld, maten * schaal, strict=True):
        niveau, onzeker = 1 + rho * (niveau - 1), rho**2 * onzeker + drift
        ruis = spreiding * np.maximum(niveau, 0.4) / maat
        verschil, totaal = gezien / maat - niveau, onzeker + ruis
        log_gewicht -= 0.5 * (np.log(totaal) + verschil**2 / totaal) + np.log(maat)
        deel = onzeker / totaal
        niveau, onzeker = np.maximum(niveau + deel * verschil, 0.02), (1 - deel) * onzeker
    gewicht = np.exp(log_gewicht - log_gewicht.max())
    telt = gewicht > MEETELT
    niveau, onzeker, spreiding, drift, rho, tempo, helling, schaal = (deel[telt] for deel in (niveau, onzeker, spreiding, drift, rho, tempo, helling, schaal))
    gemiddelde, variantie, dooden = np.zeros_like(niveau), np.zeros_like(niveau), np.zeros_like(niveau)
    vooruit = np.cumsum(UITDOVING ** np.arange(1, len(komend) + 1))
    komt = komend[:, None] * schaal * np.exp(helling * vooruit[:, None])
    for plek, maat in enumerate(komt):
        gemiddelde += maat * (1 + rho ** (plek + 1) * (niveau - 1))
        dooden += maat * rho ** (plek + 1)
    variantie = dooden**2 * onzeker + spreiding * gemiddelde
    for plek in range(len(komt)):
        door = sum(maat * rho ** (later - plek) for later, maat in enumerate(komt) if later >= plek)
        variantie = variantie + drift * door**2
    variantie = variantie + (np.where(rho == 1, 0.0, tempo) + REST**2) * gemiddelde**2
    return np.maximum(gemiddelde, 1e-6), variantie, gewicht[telt] / gewicht[telt].sum()
