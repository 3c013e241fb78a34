"""A possible member of a figure, and the choice among possible members of one cell.

Every kind of measure proposes candidates out of the facts of one person; afterwards each cell chooses anew among the
candidates that fall in it ("a person in two cells is in both and once in the total"). Choosing is all that crosses
rows.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from opmaat.kern.maat import PERSONEN, RIJEN
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.telling import Lid

from .bekend import Rij, feit_id, sleutel
from .levensloop import Levensloop


@dataclass(frozen=True)
class Kandidaat:
    """A possible member: the ``lid`` without cell, its own day, the row it stands on, and by what it is chosen.

    ``sleutel``: candidates with the same key are one member, the first by ``volgorde``; None: it is never a member
    twice.
    ``weglaten``: the reason for which the member, once chosen, is left out and reported. ``melden``: it stays in and is
    reported.
    """

    lid: Lid
    eigen_dag: date
    tabel: str
    rij: Rij
    loop: Levensloop
    sleutel: Hashable = None
    volgorde: tuple[int, date, int] = (0, date.min, 0)
    weglaten: str = ""
    melden: str = ""
    periode: Periode | None = None
    vensterdagen: int = 0

    @property
    def gemeente(self) -> str:
        """Where the member lives on its own day."""
        return self.loop.gemeente(self.tabel, self.rij, self.eigen_dag)


def telsleutel(tel: str, tabel: str, rij: Rij, loop: Levensloop) -> Hashable:
    """What counts once: the person, the row, or the value of a key column (None when that is empty: not counted)."""
    vorm = loop.tabel(tabel)
    if tel == PERSONEN and loop.persoon_id is not None:
        return PERSONEN, loop.persoon_id
    if tel in (PERSONEN, RIJEN):
        return RIJEN, tabel, sleutel(vorm, rij)
    waarde = rij.get(tel)
    return None if waarde is None else (tel, waarde)


def lid_van(tabel: str, rij: Rij, loop: Levensloop, rol: str, dag: date) -> Lid:
    """A member that stands on this row."""
    return Lid(loop.persoon_id, feit_id(loop.tabel(tabel), rij), rol, dag)


def volgorde(lid: Lid, rang: int = 0) -> tuple[int, date, int]:
    """By rank of the role, then day, then feit_id."""
    return rang, lid.dag or date.min, lid.feit_id or 0


def eersten(kandidaten: Iterable[Kandidaat]) -> list[Kandidaat]:
    """Of the candidates with one key the first; those without key all."""
    gekozen: dict[Hashable, Kandidaat] = {}
    los = []
    for kandidaat in kandidaten:
        if kandidaat.sleutel is None:
            los.append(kandidaat)
        elif kandidaat.sleutel not in gekozen or kandidaat.volgorde < gekozen[kandidaat.sleutel].volgorde:
            gekozen[kandidaat.sleutel] = kandidaat
    return [*gekozen.values(), *los]
