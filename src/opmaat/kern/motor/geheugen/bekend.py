"""What was known at K: the versions of facts that count, arranged per person and per key.

Known at K: registered before the end of day K in Europe/Amsterdam and not superseded by then; without K: not superseded
at all (design, section 5). This module knows no peildatum: what had *happened* by P is decided by ``levensloop``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from opmaat.kern.register.schema import Schema, Tabel
from opmaat.kern.tijd import einde_van_dag_utc

Rij = Mapping[str, Any]
"""One row of a canonical table: column to Python value, missing is None."""


class Bron(Protocol):
    """Whatever can hand over the rows of a register."""

    @property
    def tabellen(self) -> Iterable[str]:
        """The canonical tables that are present."""

    def rijen(self, tabel: str) -> Sequence[Rij]:
        """The rows of a table, every version."""


def is_bekend(rij: Rij, bekend_op: date | None) -> bool:
    """Whether this version was known at the end of day K; None: whether it has not been superseded."""
    geregistreerd, vervallen = rij.get("geregistreerd_op"), rij.get("vervallen_op")
    if bekend_op is None:
        return vervallen is None
    einde = einde_van_dag_utc(bekend_op)
    return (geregistreerd is None or geregistreerd < einde) and (vervallen is None or vervallen >= einde)


def sleutel(tabel: Tabel, rij: Rij) -> Any:
    """The value by which other rows point at this one: feit_id, or the key of an identity."""
    return rij.get(tabel.sleutel)


def feit_id(tabel: Tabel, rij: Rij) -> int | None:
    """The feit_id of a member: that of the row, the key of an identity, None for the person itself."""
    return None if tabel.naam == "persoon" else sleutel(tabel, rij)


class Kennis:
    """All rows of a register that were known at K, found by table, by person, by key and by a column that points at a
    key.
    """

    def __init__(self, bron: Bron, schema: Schema, bekend_op: date | None) -> None:
        self.schema = schema
        self.bekend_op = bekend_op
        self._bron = bron
        self._aanwezig = frozenset(bron.tabellen)
        self._rijen: dict[str, list[Rij]] = {}
        self._per_waarde: dict[tuple[str, str], dict[Hashable, list[Rij]]] = {}

    def rijen(self, tabel: str) -> list[Rij]:
        """The known rows of a table; a table that is not present has none."""
        if tabel not in self._rijen:
            rijen = self._bron.rijen(tabel) if tabel in self._aanwezig else ()
            tweetijdig = self.schema.tabel(tabel).tweetijdig
            self._rijen[tabel] = [rij for rij in rijen if not tweetijdig or is_bekend(rij, self.bekend_op)]
        return self._rijen[tabel]

    def per_waarde(self, tabel: str, kolom: str, waarde: Hashable) -> list[Rij]:
        """The known rows of a table that hold this value in a column; an empty value is held by none."""
        if waarde is None:
            return []
        if (tabel, kolom) not in self._per_waarde:
            index: dict[Hashable, list[Rij]] = defaultdict(list)
            for rij in self.rijen(tabel):
                index[rij.get(kolom)].append(rij)
            self._per_waarde[tabel, kolom] = dict(index)
        return self._per_waarde[tabel, kolom].get(waarde, [])

    def van_persoon(self, tabel: str, persoon_id: int) -> list[Rij]:
        """The person's rows in a table."""
        return self.per_waarde(tabel, "persoon_id", persoon_id)

    @cached_property
    def eerste_leefsituatie(self) -> date | None:
        """The first day of the whole register on which somebody lives somewhere; None: it has no leefsituatie at all."""
        dagen = [rij["begin"] for rij in self.rijen("leefsituatie") if rij.get("begin") is not None]
        return min(dagen, default=None)
