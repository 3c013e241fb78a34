"""The page of the documentation with target and drawn value: draws the profiles that have targets, and measures them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from .ijking import ijk, schrijf_ijking
from .maak import verzin
from .profiel import lees_profiel, profielen

ZAAD = 2025
"""The seed of the page and of the demo."""


def maak_bladzijde(getekend: Mapping[str, Path] | None = None) -> str:
    """The text of ``docs/verzonnen-gemeente.md``, in Markdown.

    ``getekend`` holds registers of profiles that were drawn already, at their own size and with ``ZAAD``.
    """
    klaar = getekend or {}
    delen = []
    with tempfile.TemporaryDirectory(prefix="opmaat-") as werkmap:
        for naam in profielen():
            profiel = lees_profiel(naam)
            if not profiel.doelen:
                continue
            register = klaar.get(naam) or verzin(Path(werkmap) / naam, profiel=naam, zaad=ZAAD).uit
            delen.append((profiel, ijk(register, profiel)))
    return schrijf_ijking(delen, ZAAD)
