"""The measures that count and add: stand, telling, som, aandeel, verhouding, verandering, samengesteld.

Each class is the manual of its kind: what the figure is, who its members are and which role they have. Both engines
follow these texts.
Common to all: the *venster* is the clause's period; only what is on or before P exists; who lives outside the gemeente
of the reikwijdte on the member's own day (attributed leefsituatie; unknown counts as ``onbekend``) is no member.
``tel``: ``personen`` (each once), ``rijen`` (each row) or a key column such as ``dossier_id`` (each value once).
Source: design, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from opmaat.kern.tijd import Duur, Periode

from .gebeurtenis import Gebeurtenis
from .voorwaarde import Selectie, Voorwaarde

if TYPE_CHECKING:
    from .behoefte import Maat

PERSONEN = "personen"
"""Each person once."""
RIJEN = "rijen"
"""Each row of the base."""


@dataclass(frozen=True)
class Uitsplitsing:
    """A breakdown by a column: of the member's own row (``tabel`` None), or of the person's attributed spell in another
    table on the member's day.

    A member without a value falls in cell ``onbekend``. A person in two cells is in both and once in the total; so a
    breakdown counts per cell anew.
    """

    tabel: str | None
    kolom: str


@dataclass(frozen=True)
class Stand:
    """How many persons (or rows, or files) are in a state at the end of a day.

    The day is P, or ``op`` when given (a constant date; if it lies after P the figure is nog niet vast te stellen). A
    spell [begin, eind] contains the day if begin <= dag and (eind is empty or dag <= eind). A table of events: rows
    whose date is the day's month or earlier do not make a stand and are refused by the loader; ``persoon`` counts
    everybody (not overleden on the day). Roles: ``lid``; with ``rijp_na`` d somebody whose merged spell of the
    selection has begin + d > dag is ``open``.
    Per person the row that began first decides (then lowest feit_id); day of the member: begin of that row.
    """

    selectie: Selectie
    tel: str = PERSONEN
    rijp_na: Duur | None = None
    op: date | None = None


@dataclass(frozen=True)
class Telling:
    """How many persons had the event (or how many events there were) in the venster, up to P.

    ``personen``: a person counts once, at the first qualifying event in the venster (design: quarters then add up to
    the year); ties: lowest feit_id. A key column: each value once, at its first event. Role: ``lid``; day: that of the
    event.
    """

    gebeurtenis: Gebeurtenis
    tel: str = PERSONEN


@dataclass(frozen=True)
class Som:
    """The sum of an amount over the events in the venster, up to P; rows with ``ingetrokken_op`` <= P are left out,
    rows without amount count as 0 and are reported.

    Role ``lid``, with ``bedrag``. Sums are Decimal, never float. Day: that of the event.
    """

    gebeurtenis: Gebeurtenis
    kolom: str


@dataclass(frozen=True)
class Aandeel:
    """The part of a stand or telling that also meets a second condition.

    ``waarvan`` is judged on the row of the base and its person, on the day of the base (P, or the event) or, with
    ``beoordeel: peildatum``, at P. Counting persons, the share asks whether *any* of the person's rows in the base
    meets it. Roles: ``teller`` and ``noemer`` (in the base, not meeting it); the base's ``open`` members stay ``open``
    and are in neither.
    Value: teller / (teller + noemer), an exact fraction; no base: niet van toepassing; only open: nog niet vast te
    stellen.
    """

    van: Stand | Telling
    waarvan: Voorwaarde
    beoordeel: Literal["gebeurtenis", "peildatum"] = "gebeurtenis"


@dataclass(frozen=True)
class Parameter:
    """A dated value of the agreement (or national), at P."""

    naam: str


@dataclass(frozen=True)
class Verhouding:
    """The quotient or difference of two figures, or of a figure and a dated parameter.

    Members are those of both parts; role ``teller:<role>`` and ``noemer:<role>``. Denominator 0: niet van toepassing.
    An empty part makes the whole that empty.
    """

    teller: Maat
    noemer: Maat | Parameter
    als: Literal["quotient", "verschil"] = "quotient"


@dataclass(frozen=True)
class Verandering:
    """A figure now against the same figure at a base: ``absoluut``, in ``procent`` of the base, or in ``procentpunt``.

    ``basis`` a date: the figure with P at that date (venster unchanged); a Periode: the figure over that period with P
    at its last day, or, while the venster runs, at the day as far into the base period as P is into the venster (so ten
    months are compared with ten months). A base of 0 makes procent niet van toepassing. Roles ``nu:<role>`` and
    ``toen:<role>``.
    """

    van: Maat
    basis: date | Periode
    als: Literal["absoluut", "procent", "procentpunt"] = "absoluut"


@dataclass(frozen=True)
class Samengesteld:
    """Named measures together: their ``vereniging`` (a person counts once, at the first day), their ``som``, or a
    ``lijst`` shown side by side without one value.

    Roles: vereniging ``lid``; som and lijst ``<naam>:<role>``. An empty part makes a som that empty; a vereniging is of
    tellingen and standen only.
    """

    als: Literal["vereniging", "som", "lijst"]
    delen: tuple[tuple[str, Maat], ...]
