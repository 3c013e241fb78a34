"""A part of the invented register while it is made: its profile, its chance, and the tables so far.

Within a block rows are numbered from 0 and refer to each other by that number; the writer turns these into numbers that
are unique in the whole register. A block holds whole households, so no reference ever leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .profiel import Profiel
from .rooster import LEEG, Kolom, vol
from .toeval import Toeval
from .woorden import Woorden

Tafel = dict[str, Kolom]


@dataclass
class Blok:
    """One block: ``deel`` is its number, ``aandeel`` its share of everything that grows with the municipality."""

    profiel: Profiel
    zaad: int
    deel: int
    aandeel: float
    gemeenten: dict[str, float]
    woorden: Woorden
    tafels: dict[str, Tafel] = field(default_factory=dict)
    stil: dict[str, Tafel] = field(default_factory=dict)
    """What the invention knows and the register does not hold: the course of each stay, by name."""

    def toeval(self, doel: str) -> Toeval:
        """The stream of draws for this purpose in this block."""
        return Toeval(self.zaad, self.deel, doel, self.woorden)

    def kies(self, toeval: Toeval, aantal: int, verdeling: str) -> Kolom:
        """So many words from a distribution of the profile."""
        return toeval.kies(aantal, self.profiel.verdeling(verdeling))

    def omvang(self, naam: str) -> float:
        """A size of the profile, for this block."""
        return self.profiel.omvang(naam) * self.aandeel

    def reeks(self, naam: str) -> dict[int, float]:
        """A size per year of the profile, for this block."""
        return {jaar: waarde * self.aandeel for jaar, waarde in self.profiel.reeks(naam).items()}

    def per_jaar(self, naam: str) -> dict[int, float]:
        """A size per year of the profile, for this block, of the years that the register covers."""
        van, tm = self.profiel.van.year, self.profiel.tm.year
        return {jaar: waarde for jaar, waarde in self.reeks(naam).items() if van <= jaar <= tm}

    def zet(self, tabel: str, **kolommen: Kolom | int) -> Kolom:
        """Adds rows to a table and gives their numbers; a column that is left out is absent."""
        lengte = max((len(k) for k in kolommen.values() if isinstance(k, np.ndarray)), default=0)
        nieuw = {n: k if isinstance(k, np.ndarray) else vol(lengte, int(k)) for n, k in kolommen.items()}
        oud = self.tafels.get(tabel, {})
        eerder = self.aantal(tabel)
        self.tafels[tabel] = {
            naam: np.concatenate(
                [oud.get(naam, vol(eerder)), np.asarray(nieuw.get(naam, vol(lengte)), dtype=np.int64)]
            )
            for naam in [*oud, *(n for n in nieuw if n not in oud)]
        }
        return np.arange(eerder, eerder + lengte, dtype=np.int64)

    def aantal(self, tabel: str) -> int:
        """How many rows the table has so far."""
        tafel = self.tafels.get(tabel)
        return len(next(iter(tafel.values()))) if tafel else 0

    def gezien(self, dagen: Kolom) -> Kolom:
        """Days that lie within the period of the register; a later day is absent, for nobody knows it yet."""
        return np.where(dagen > self.profiel.eind, LEEG, dagen)
