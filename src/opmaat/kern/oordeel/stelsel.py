"""What can be recomputed from several tables that belong together: bounds of every count, given all that is published in any of them.

The counts of all versions of a table, and the growth from each to the next, are one system of linear equations. How far one count can move while every
published one stays is a linear program over the hidden ones; the true counts are a point inside, so it starts from there. Whole counts: the bounds are
rounded inwards. (Cell suppression in linked tables: De Wolf and Giessing 2009; here a dense simplex, for tables that people can read.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil, floor

import numpy as np

from .netwerk import ONBEGRENSD
from .verdeling import Getallen

Sleutel = tuple[str, ...]
KLEIN = 1e-7
"""Below this a number of the computation counts as 0; true numbers are whole."""


class Stelsel:
    """Counts with their true value and the equations they are in (the sum of factor × count is always 0); ``vrij``: those that may be negative."""

    def __init__(self, waarden: Mapping[Sleutel, int], vergelijkingen: Sequence[Mapping[Sleutel, int]], vrij: frozenset[Sleutel] = frozenset()) -> None:
        self.waarden = dict(waarden)
        self._vergelijkingen = vergelijkingen
        self._vrij = vrij
        self._ruimte = lru_cache(maxsize=64)(self._bewegingen)

    def grenzen(self, sleutel: Sleutel, verborgen: frozenset[Sleutel]) -> tuple[int, int]:
        """The lowest and highest whole value of a count that fits all that is not ``verborgen``; ``ONBEGRENSD`` without upper bound."""
        waarde = self.waarden[sleutel]
        if sleutel not in verborgen:
            return waarde, waarde
        volgorde, bewegingen = self._ruimte(verborgen)
        richting = bewegingen[volgorde[sleutel]]
        if not np.abs(richting).max(initial=0.0) > KLEIN:
            return waarde, waarde
        vast = [naam for naam in volgorde if naam not in self._vrij and np.abs(bewegingen[volgorde[naam]]).max(initial=0.0) > KLEIN]
        grenzen = -bewegingen[[volgorde[naam] for naam in vast]]
        over = np.array([self.waarden[naam] for naam in vast], dtype=float)
        omhoog, omlaag = _hoogste(grenzen, over, richting), _hoogste(grenzen, over, -richting)
        onder = -ONBEGRENSD if omlaag == np.inf else ceil(waarde - omlaag - KLEIN)
        return onder, ONBEGRENSD if omhoog == np.inf else floor(waarde + omhoog + KLEIN)

    def _bewegingen(self, verborgen: frozenset[Sleutel]) -> tuple[dict[Sleutel, int], Getallen]:
        """A basis of all ways in which the hidden counts can move together: a row per count, a column per free movement."""
        volgorde = {naam: plek for plek, naam in enumerate(sorted(verborgen))}
        stelsel = np.zeros((len(self._vergelijkingen), len(volgorde)))
        for rij, vergelijking in enumerate(self._vergelijkingen):
            for naam, factor in vergelijking.items():
                if naam in volgorde:
                    stelsel[rij, volgorde[naam]] += factor
        spillen: list[int] = []
        rij = 0
        for kolom in range(len(volgorde)):
            if rij == len(stelsel):
                break
            grootste = rij + int(np.abs(stelsel[rij:, kolom]).argmax())
            if abs(stelsel[grootste, kolom]) < KLEIN:
                continue
            stelsel[[rij, grootste]] = stelsel[[grootste, rij]]
            stelsel[rij] /= stelsel[rij, kolom]
            for ander in np.nonzero(np.abs(stelsel[:, kolom]) > KLEIN)[0]:
                if ander != rij:
                    stelsel[ander] -= stelsel[ander, kolom] * stelsel[rij]
            spillen.append(kolom)
            rij += 1
        los = [kolom for kolom in range(len(volgorde)) if kolom not in set(spillen)]
        bewegingen = np.zeros((len(volgorde), len(los)))
        for nummer, kolom in enumerate(los):
            bewegingen[kolom, nummer] = 1.0
            for plek, spil in enumerate(spillen):
                bewegingen[spil, nummer] = -stelsel[plek, kolom]
        return volgorde, bewegingen


def _hoogste(grenzen: Getallen, over: Getallen, doel: Getallen) -> float:
    """The highest doel·z with grenzen·z <= over, for any z; ``over`` is nowhere negative, so z = 0 fits. Bland's rule, so that it always ends."""
    m, n = grenzen.shape
    tableau = np.hstack([grenzen, -grenzen, np.eye(m), over[:, None]])
    kosten = np.concatenate([doel, -doel, np.zeros(m + 1)])
    basis = list(range(2 * n, 2 * n + m))
    while True:
        beter = np.nonzero(kosten[:-1] > KLEIN)[0]
        if not len(beter):
            return float(-kosten[-1])
        kolom = int(beter[0])
        kan = np.nonzero(tableau[:, kolom] > KLEIN)[0]
        if not len(kan):
            return float(np.inf)
        verhouding = tableau[kan, -1] / tableau[kan, kolom]
        krapste = kan[verhouding <= verhouding.min() + KLEIN]
        rij = int(min(krapste, key=lambda plek: basis[plek]))
        tableau[rij] /= tableau[rij, kolom]
        for ander in np.nonzero(np.abs(tableau[:, kolom]) > 0)[0]:
            if ander != rij:
                tableau[ander] -= tableau[ander, kolom] * tableau[rij]
        kosten = kosten - kosten[kolom] * tableau[rij]
        basis[rij] = kolom
