"""Panel: a set frozen at a base date, scored then and again. See the docstring of ``kern.maat.Panel``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from opmaat.kern.maat import Panel
from opmaat.kern.tijd import Duur, min_

from .bekend import sleutel
from .kandidaat import Kandidaat
from .levensloop import Levensloop
from .tellen import leden_op
from .voorwaarde import voldoet

SCORE_GELDIG = Duur(12, "maand")
"""How long before the base date a score may have been taken."""


def panel(maat: Panel, toen: Levensloop, nu: Levensloop) -> Iterator[Kandidaat]:
    """The set as ``toen`` knows it, each with its one role by the facts as ``nu`` knows them."""
    if maat.basis > nu.peildatum:
        return
    for kandidaat in leden_op(maat.bestand, maat.basis, toen):
        rol, gemeten = _rol(maat, nu)
        yield replace(kandidaat, lid=replace(kandidaat.lid, rol=rol, dag=maat.basis, gedaan=gemeten))


def _rol(maat: Panel, loop: Levensloop) -> tuple[str, date | None]:
    """The role, and the day of the later score."""
    vroeger = _score(maat, loop, min_(maat.basis, SCORE_GELDIG), maat.basis)
    later = _score(maat, loop, maat.basis, loop.peildatum)
    gemeten = None if later is None else later[0]
    if vroeger is None:
        return "geen_score_toen", gemeten
    if later is None:
        return ("niet_opnieuw_gemeten" if leden_op(maat.bestand, loop.peildatum, loop) else "vertrokken"), None
    if later[1] == vroeger[1]:
        return "gelijk", gemeten
    return ("hoger" if later[1] > vroeger[1] else "lager"), gemeten


def _score(maat: Panel, loop: Levensloop, na: date, tot_en_met: date) -> tuple[date, Any] | None:
    """The last score with na < datum <= tot_en_met (of one day: highest feit_id) with its day, or None."""
    tabel = maat.score.tabel
    vorm = loop.tabel(tabel)
    kolom = vorm.datumkolom or ""
    scores = [
        (rij[kolom], sleutel(vorm, rij), rij[maat.kolom])
        for rij in loop.rijen(tabel)
        if rij.get(kolom) is not None
        and na < rij[kolom] <= tot_en_met
        and rij.get(maat.kolom) is not None
        and voldoet(maat.score.waar, tabel, rij, rij[kolom], loop)
    ]
    laatste = max(scores, key=lambda score: score[:2], default=None)
    return None if laatste is None else (laatste[0], laatste[2])
