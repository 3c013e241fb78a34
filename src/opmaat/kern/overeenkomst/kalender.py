"""What is due and when: reports, meetings, products, evaluations, milestones and payments of an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from opmaat.kern.tijd import Duur, Periode, dag_ervoor, laatste_dag, plus

from .element import Element

Kalendersoort = Literal["rapportage", "overleg", "beleidsproduct", "evaluatie", "mijlpaal", "betaling"]
Ijkpunt = Literal["maandeinde", "kwartaaleinde", "jaareinde", "looptijd.begin", "looptijd.eind"]
IJKPUNTEN: tuple[Ijkpunt, ...] = get_args(Ijkpunt)


@dataclass(frozen=True)
class OpDagen:
    """Due on these days, whatever the term of the agreement."""

    dagen: tuple[date, ...]


@dataclass(frozen=True)
class NaIjkpunt:
    """Due within ``binnen`` after every such moment in the term; the last day counts forward as every term does."""

    na: Ijkpunt
    binnen: Duur


@dataclass(frozen=True)
class NaGebeurtenis:
    """Due within a term after something that is on no calendar (in the document's words): it has no day of its own."""

    na: str
    binnen: Duur | None = None


@dataclass(frozen=True)
class Elke:
    """Due once in every stretch of this length, counted from the first day of the term: on the stretch's last day."""

    duur: Duur


@dataclass(frozen=True)
class Onbekend:
    """The document gives no day."""


Vervalregel = OpDagen | NaIjkpunt | NaGebeurtenis | Elke | Onbekend


@dataclass(frozen=True, kw_only=True)
class Kalenderpost(Element):
    """Something that one party owes another by a day."""

    soort: Kalendersoort
    tekst: str
    vervalt: Vervalregel
    van: str = ""
    aan: str = ""

    def vervaldata(self, looptijd: Periode) -> tuple[date, ...]:
        """The due days in order. A day after the term belongs to it when its moment or stretch lies in the term.

        A stretch that the term does not hold whole has no due day. ``Tijdfout`` for a recurring entry in an open term:
        limit the term first (``looptijd.beperk``).
        """
        match self.vervalt:
            case OpDagen(dagen=dagen):
                return tuple(sorted(dagen))
            case NaIjkpunt(na=na, binnen=binnen):
                return tuple(laatste_dag(dag, binnen) for dag in _ijkpunten(na, looptijd))
            case Elke(duur=duur):
                return tuple(_stukken(duur, looptijd))
            case NaGebeurtenis() | Onbekend():
                return ()


def _ijkpunten(na: Ijkpunt, looptijd: Periode) -> Iterator[date]:
    if na == "looptijd.begin":
        yield looptijd.begin
    elif na == "looptijd.eind":
        yield from [] if looptijd.eind is None else [looptijd.eind]
    else:
        stukken = looptijd.kwartalen() if na == "kwartaaleinde" else looptijd.maanden()
        for stuk in stukken:
            eind = stuk.eind
            heel = eind is not None and plus(eind, Duur(1, "dag")).day == 1
            if eind is not None and heel and (na != "jaareinde" or eind.month == 12):
                yield eind


def _stukken(duur: Duur, looptijd: Periode) -> Iterator[date]:
    for keer in range(1, looptijd.dagen + 1):  # an open term has no number of days and says so
        dag = dag_ervoor(plus(looptijd.begin, Duur(keer * duur.aantal, duur.eenheid)))
        if not looptijd.bevat(dag):
            return
        yield dag
