"""Chance with a name: the same seed, part and purpose always give the same draws, on every machine.

A stream is opened per purpose, so that one more draw in one table never shifts another table. Nothing here depends on
the clock, the order of a set, or ``PYTHONHASHSEED``.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from .rooster import Kolom, Vlag
from .woorden import Woorden

Getallen = npt.NDArray[np.float64]


class Toeval:
    """A stream of draws for one purpose within one part of the register."""

    def __init__(self, zaad: int, deel: int, doel: str, woorden: Woorden) -> None:
        self._bron = np.random.Generator(np.random.PCG64(np.random.SeedSequence([zaad, deel, zlib.crc32(doel.encode())])))
        self._woorden = woorden

    def kans(self, aantal: int, p: float | Getallen) -> Vlag:
        """For each of so many: whether it happens, with chance ``p``."""
        return np.asarray(self._bron.random(aantal) < p)

    def kies(self, aantal: int, gewichten: Mapping[str, float]) -> Kolom:
        """So many words, drawn by weight; the empty word means absent."""
        return self._woorden.kolom(gewichten)[self.rang(aantal, list(gewichten.values()))]

    def rang(self, aantal: int, gewichten: Sequence[float] | Getallen) -> Kolom:
        """So many positions in the list of weights."""
        grens = np.cumsum(np.asarray(gewichten, dtype=np.float64))
        return np.minimum(np.searchsorted(grens / grens[-1], self._bron.random(aantal), "right"), len(grens) - 1)

    def geheel(self, laagste: int | Kolom, hoogste: int | Kolom, aantal: int) -> Kolom:
        """Whole numbers between two bounds, both included; where the bounds cross, the lowest."""
        ruimte = np.maximum(np.asarray(hoogste) - np.asarray(laagste) + 1, 1)
        return np.asarray(laagste + np.floor(self._bron.random(aantal) * ruimte), dtype=np.int64)

    def scheef(self, aantal: int, mediaan: float | Getallen, spreiding: float, hoogste: float = 1e9) -> Kolom:
        """Whole numbers of zero or more around a median, with a long tail to the right (lognormal)."""
        ruw = np.exp(self._bron.normal(0.0, spreiding, aantal)) * mediaan
        return np.asarray(np.floor(np.minimum(ruw, hoogste)), dtype=np.int64)

    def normaal(self, aantal: int, gemiddeld: float, spreiding: float) -> Getallen:
        """Numbers around a mean."""
        return self._bron.normal(gemiddeld, spreiding, aantal)

    def deel(self, aantal: int) -> Getallen:
        """Numbers from 0 up to 1."""
        return self._bron.random(aantal)

    def schud(self, aantal: int) -> Kolom:
        """The numbers 0 up to ``aantal`` in random order."""
        return np.asarray(self._bron.permutation(aantal), dtype=np.int64)

    def keer(self, verwacht: Getallen) -> Kolom:
        """How often something happens to each, given how often it is expected (Poisson)."""
        return np.asarray(self._bron.poisson(verwacht), dtype=np.int64)

    def trek(self, gewichten: Getallen, aantal: float) -> Vlag:
        """Who is drawn when ``aantal`` are wanted, with chances in proportion to the weights.

        Systematic: the number drawn differs less than one from the number wanted, at most everybody with a weight.
        """
        if aantal <= 0 or not len(gewichten):
            return np.zeros(len(gewichten), dtype=np.bool_)
        totaal = float(gewichten.sum())
        kansen = np.minimum(gewichten * (min(aantal, len(gewichten)) / totaal), 1.0) if totaal else gewichten
        grens = np.floor(np.cumsum(kansen) + self._bron.random())
        return np.asarray(np.diff(grens, prepend=0.0) > 0) if len(grens) else np.zeros(0, dtype=np.bool_)
