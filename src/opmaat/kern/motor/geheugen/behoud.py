"""Behoud: of a frozen set, who is still in the state. See the docstring of ``kern.maat.Behoud``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import Behoud
from opmaat.kern.tijd import dag_erna, plus

from .kandidaat import Kandidaat
from .levensloop import Levensloop
from .tellen import leden_op
from .voorwaarde import spellen_van


def behoud(maat: Behoud, loop: Levensloop) -> Iterator[Kandidaat]:
    """The set of day ``op``, each ``behouden`` or ``verloren`` (``gedaan``: the last day in the state)."""
    if maat.op > loop.peildatum:
        return
    for kandidaat in leden_op(maat.bestand, maat.op, loop):
        verloren = _verloren_op(maat, loop)
        lid = replace(kandidaat.lid, rol="behouden" if verloren is None else "verloren", dag=maat.op, gedaan=verloren)
        yield replace(kandidaat, lid=lid)


def _verloren_op(maat: Behoud, loop: Levensloop) -> date | None:
    """The last day before the first gap that is too long, or None when there is none by P (or the end of the venster)."""
    eind_venster = loop.vraag.venster.eind
    tot_en_met = max(maat.op, loop.peildatum if eind_venster is None else min(loop.peildatum, eind_venster))
    begin: date | None = None
    laatste: date | None = None
    for samen in spellen_van(maat.toestand, loop):
        if laatste is not None and samen.periode.begin > max(dag_erna(laatste), plus(laatste, maat.gat)):
            if laatste >= maat.op:
                break
            begin = None
        begin = samen.periode.begin if begin is None else begin
        laatste = samen.periode.eind
        if laatste is None:
            return None if begin <= maat.op else maat.op
    if begin is None or laatste is None or not begin <= maat.op <= laatste:
        return maat.op
    return laatste if plus(laatste, maat.gat) < tot_en_met else None
