"""The facts of one person up to P: spells, merged spells, and the spell to which a day is attributed.

A person's row without person (a vacancy, an amount) is followed in the same way, as a course of that one row. A spell
that begins after P does not exist and an end after P is not known yet: it reads as open (design, section 6, "Something
that happened after P does not exist").
A row whose begin is empty or lies after its end is no spell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from opmaat.kern.maat import EEN_MAAND_TOEREKENEN
from opmaat.kern.register.schema import Schema, Tabel
from opmaat.kern.tijd import Duur, Periode, plus, voeg_samen_met_bron
from opmaat.kern.uitkomst.telling import GEHEEL, ONBEKEND

from ..vraag import Vraag
from .bekend import Kennis, Rij, sleutel


@dataclass(frozen=True)
class Spel:
    """A row as a spell, as far as it had happened by P."""

    periode: Periode
    rij: Rij


@dataclass(frozen=True)
class Samen:
    """Merged spells of one course: the period, the row that begins it and the row that ends it (of several: highest
    feit_id).
    """

    periode: Periode
    eerste: Rij
    laatste: Rij


class Levensloop:
    """One person (or one row without a person) at P with the knowledge of K."""

    def __init__(
        self, kennis: Kennis, vraag: Vraag, persoon_id: int | None, losse_rij: tuple[str, Rij] | None = None
    ) -> None:
        self.kennis = kennis
        self.vraag = vraag
        self.peildatum = vraag.peildatum
        self.persoon_id = persoon_id
        self._losse_rij = losse_rij
        self._perioden: dict[str, list[Spel]] = {}
        self.onthouden: dict[object, Any] = {}
        """What was worked out before for this course, by the question asked; nothing but speed depends on it."""

    @property
    def schema(self) -> Schema:
        """The canonical schema."""
        return self.kennis.schema

    def tabel(self, naam: str) -> Tabel:
        """The description of a table."""
        return self.schema.tabel(naam)

    def rijen(self, tabel: str) -> Sequence[Rij]:
        """The rows of this course in a table, also those that lie after P."""
        if self.persoon_id is not None:
            return self.kennis.van_persoon(tabel, self.persoon_id) if self.tabel(tabel).heeft("persoon_id") else ()
        if self._losse_rij is not None and self._losse_rij[0] == tabel:
            return (self._losse_rij[1],)
        return ()

    def persoon(self) -> Rij | None:
        """The row of table persoon, if there is one."""
        return next(iter(self.rijen("persoon")), None)

    def perioden(self, tabel: str) -> list[Spel]:
        """The spells of this course in a table that had begun by P; ends after P read as open. An event is a spell of
        one day.
        """
        if tabel not in self._perioden:
            vorm = self.tabel(tabel)
            spellen = (als_spel(vorm, rij, self.peildatum) for rij in self.rijen(tabel))
            self._perioden[tabel] = [spel for spel in spellen if spel is not None]
        return self._perioden[tabel]

    def samengevoegd(self, tabel: str, voldoet: Callable[[Rij], bool]) -> list[Samen]:
        """The spells of the rows that satisfy, overlapping and touching ones merged, in order of time."""
        return voeg_spellen_samen(self.tabel(tabel), [spel for spel in self.perioden(tabel) if voldoet(spel.rij)])

    def toegerekend(self, tabel: str, dag: date) -> Rij | None:
        """The row of the spell to which a day is attributed: the one of that day, else the last that ended at most 31
        days before it.

        Of several on the day the one that began last, then the highest feit_id; of several that ended on one day
        likewise.
        """
        vorm = self.tabel(tabel)
        spellen = self.perioden(tabel)
        op_de_dag = [spel for spel in spellen if spel.periode.bevat(dag)]
        if op_de_dag:
            return max(op_de_dag, key=lambda spel: (spel.periode.begin, sleutel(vorm, spel.rij))).rij
        maand = Duur(EEN_MAAND_TOEREKENEN, "dag")
        kort_ervoor = [
            (spel.periode.eind, spel.periode.begin, sleutel(vorm, spel.rij), spel.rij)
            for spel in spellen
            if spel.periode.eind is not None and spel.periode.eind < dag <= plus(spel.periode.eind, maand)
        ]
        return max(kort_ervoor, key=lambda spel: spel[:3])[3] if kort_ervoor else None

    def gemeente(self, tabel: str, rij: Rij | None, dag: date) -> str:
        """The gemeente on the member's own day: of the person by leefsituatie; of a row without person its own column,
        if it has one.
        """
        eerste = self.kennis.eerste_leefsituatie
        if eerste is None or eerste > self.peildatum:
            return GEHEEL
        if self.persoon_id is None:
            return (
                str(rij.get("gemeente") or ONBEKEND)
                if rij is not None and self.tabel(tabel).heeft("gemeente")
                else GEHEEL
            )
        woont = self.toegerekend("leefsituatie", dag)
        return str(woont.get("gemeente") or ONBEKEND) if woont is not None else ONBEKEND


def als_spel(vorm: Tabel, rij: Rij, peildatum: date) -> Spel | None:
    """The row as a spell at P, or None when it has not begun or is no spell."""
    begin = rij.get(vorm.datumkolom or "")
    eind = rij.get(vorm.eind or "") if vorm.vorm == "periode" else begin
    if begin is None or begin > peildatum or (eind is not None and eind < begin):
        return None
    return Spel(Periode.tm(begin, eind if eind is not None and eind <= peildatum else None), rij)


def voeg_spellen_samen(vorm: Tabel, spellen: Sequence[Spel]) -> list[Samen]:
    """Overlapping and touching spells as one, with the row that begins and the row that ends each."""
    samen = []
    for deel in voeg_samen_met_bron([spel.periode for spel in spellen]):
        bronnen = [spellen[plek] for plek in deel.bronnen]
        begint = [spel.rij for spel in bronnen if spel.periode.begin == deel.periode.begin]
        eindigt = [spel.rij for spel in bronnen if spel.periode.tot == deel.periode.tot]
        samen.append(Samen(deel.periode, _hoogste(vorm, begint), _hoogste(vorm, eindigt)))
    return samen


def _hoogste(vorm: Tabel, rijen: Sequence[Rij]) -> Rij:
    return max(rijen, key=lambda rij: sleutel(vorm, rij))
