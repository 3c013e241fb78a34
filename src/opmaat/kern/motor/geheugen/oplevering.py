"""Oplevering: was it delivered by its date. See the docstring of ``kern.maat.Oplevering``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import Oplevering
from opmaat.kern.tijd import is_over

from .kandidaat import Kandidaat, lid_van
from .levensloop import Levensloop


def oplevering(maat: Oplevering, loop: Levensloop) -> Iterator[Kandidaat]:
    """The deliverables of these calendar entries of the agreement that fall due in the venster."""
    for rij in loop.rijen("oplevering"):
        vervalt: date | None = rij.get("vervalt_op")
        eigen = rij.get("overeenkomst") in (None, loop.vraag.overeenkomst) and rij.get("kalender") in maat.kalender
        if vervalt is None or not eigen or not loop.vraag.venster.bevat(vervalt):
            continue
        gereed = rij.get("gereed_op")
        gedaan = gereed if gereed is not None and gereed <= loop.peildatum else None
        rol = _rol(vervalt, gedaan, loop.peildatum)
        lid = replace(lid_van("oplevering", rij, loop, rol, vervalt), uiterlijk=vervalt, gedaan=gedaan)
        yield Kandidaat(lid, vervalt, "oplevering", rij, loop)


def _rol(vervalt: date, gedaan: date | None, peildatum: date) -> str:
    if gedaan is None:
        return "te_laat" if is_over(vervalt, peildatum) else "open"
    return "op_tijd" if gedaan <= vervalt else "te_laat"
