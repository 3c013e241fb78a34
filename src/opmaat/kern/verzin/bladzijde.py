"""The page of the documentation with target and drawn value: draws the profiles that have targets, and measures them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .ijking import ijk, schrijf_ijking
from .maak import verzin
from .profiel import lees_profiel, profielen

ZAAD = 2025
"""The seed of the page and of the demo."""


def maak_bladzijde() -> str:
    """The text of ``docs/verzonnen-gemeente.md``, in Markdown; takes about twenty seconds."""
    delen = []
    with tempfile.TemporaryDirectory(prefix="opmaat-") as werkmap:
        for naam in profielen():
            profiel = lees_profiel(naam)
            if not profiel.doelen:
                continue
            verslag = verzin(Path(werkmap) / naam, profiel=naam, zaad=ZAAD)
            delen.append((profiel, ijk(verslag.uit, profiel)))
    return schrijf_ijking(delen, ZAAD)
