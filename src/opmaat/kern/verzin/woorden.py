"""Words as numbers: every text in a column is kept as its place in one list, so that columns stay whole numbers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from .rooster import LEEG, Kolom


class Woorden:
    """The list of words used in this register; a word keeps its number, the empty word is ``LEEG``."""

    def __init__(self) -> None:
        self.lijst: list[str] = []
        self._plaats: dict[str, int] = {}

    def __call__(self, woord: str) -> int:
        if not woord:
            return LEEG
        if woord not in self._plaats:
            self._plaats[woord] = len(self.lijst)
            self.lijst.append(woord)
        return self._plaats[woord]

    def kolom(self, woorden: Iterable[str]) -> Kolom:
        """The words as a column of numbers."""
        return np.array([self(woord) for woord in woorden], dtype=np.int64)

    def is_een(self, kolom: Kolom, *woorden: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """For each value whether it is one of these words."""
        return np.isin(kolom, self.kolom(woorden))
