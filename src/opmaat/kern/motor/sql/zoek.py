"""Looking among other rows than the one that is judged: whether there is one, how many there are, and the sum of a column.

As a subquery, or, where many measures share one query, in what is joined beside the row (``erbij``).
"""

from __future__ import annotations

from dataclasses import dataclass

from .bouw import Bouw
from .fragment import en


@dataclass(frozen=True)
class Zoek:
    """The rows ``alias`` of the relation ``van`` that meet ``eisen``; ``koppel``: a column of theirs and the SQL that it equals.

    ``een``: at most one row meets the koppel and the first of ``eisen``.
    """

    van: str
    alias: str
    koppel: tuple[str, str] | None
    eisen: tuple[str, ...]
    een: bool = False

    @property
    def tekst(self) -> str:
        """The FROM text of a subquery."""
        eerst = () if self.koppel is None else (f"{self.alias}.{self.koppel[0]} = {self.koppel[1]}",)
        return f"FROM {self.van} {self.alias} WHERE {en((*eerst, *self.eisen))}"


def is_er(b: Bouw, zoek: Zoek) -> str:
    """The SQL boolean that says whether there is such a row (NULL: no)."""
    return _erbij(b, zoek) or f"EXISTS (SELECT 1 {zoek.tekst})"


def is_er_geen(b: Bouw, zoek: Zoek) -> str:
    """The SQL boolean that says that there is no such row."""
    erbij = _erbij(b, zoek)
    return f"NOT EXISTS (SELECT 1 {zoek.tekst})" if erbij is None else f"NOT coalesce({erbij}, false)"


def aantal(b: Bouw, zoek: Zoek) -> str:
    """The SQL of the number of such rows."""
    return f"coalesce({_erbij(b, zoek, geteld=True) or f'(SELECT count(*) {zoek.tekst})'}, 0)"


def som(zoek: Zoek, kolom: str) -> str:
    """The SQL of the sum of a column over such rows, 0 when there are none."""
    return f"coalesce((SELECT sum({kolom}) {zoek.tekst}), 0)"


def _erbij(b: Bouw, zoek: Zoek, *, geteld: bool = False) -> str | None:
    if b.erbij is None or zoek.koppel is None:
        return None
    return b.erbij.zoek(zoek.van, zoek.koppel, zoek.alias, zoek.eisen, geteld=geteld, een=zoek.een)
