"""Merging periods: overlapping and touching ones become one.

Spells of one person are merged before anything is counted (design, section 6), and joined spells take the reason of
the row that ends last; so the second form says which periods went into each merged one. This module knows no rows
and no reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opmaat.kern.tijd.periode import Periode


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """One merged period with the input positions (from 0) that went into it.

    ``bronnen`` are all of them, ordered by end, then begin, then position (open ends last). ``laatste`` are those
    that end on the last day of the merged period: normally one; two with different reasons are a finding for the
    caller.
    """

    periode: Periode
    bronnen: tuple[int, ...]
    laatste: tuple[int, ...]


def voeg_samen(perioden: Iterable[Periode], gat: int = 0) -> list[Periode]:
    """The merged periods in order of time: no two overlap or touch, together they hold the same days.

    ``gat`` is the number of free days between two periods that is still bridged (0: only touching); the bridged
    days then belong to the result too. ``ValueError`` when ``gat`` is negative. The order of the input does not
    matter.
    """
    return [deel.periode for deel in voeg_samen_met_bron(perioden, gat)]


def voeg_samen_met_bron(perioden: Iterable[Periode], gat: int = 0) -> list[Samengevoegd]:
    """The merged periods of ``voeg_samen``, each with the positions of the input that went into it."""
    if gat < 0:
        raise ValueError(f"gat is een aantal dagen en niet negatief: {gat}")
    invoer = list(perioden)
    groepen: list[tuple[date, date | None, list[int]]] = []
    for plek in sorted(range(len(invoer)), key=lambda i: invoer[i].van):
        periode = invoer[plek]
        if groepen:
            van, tot, bronnen = groepen[-1]
            if tot is None or (periode.van - tot).days <= gat:
                bronnen.append(plek)
                groepen[-1] = (van, _laatste(tot, periode.tot), bronnen)
                continue
        groepen.append((periode.van, periode.tot, [plek]))
    return [_maak(invoer, van, tot, bronnen) for van, tot, bronnen in groepen]


def _laatste(een: date | None, ander: date | None) -> date | None:
    return None if een is None or ander is None else max(een, ander)


def _maak(invoer: list[Periode], van: date, tot: date | None, bronnen: list[int]) -> Samengevoegd:
    def volgorde(plek: int) -> tuple[bool, date, date, int]:
        periode = invoer[plek]
        return periode.tot is None, periode.tot or date.max, periode.van, plek

    op_einde = tuple(sorted(bronnen, key=volgorde))
    return Samengevoegd(Periode(van, tot), op_einde, tuple(plek for plek in op_einde if invoer[plek].tot == tot))
