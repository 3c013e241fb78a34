"""Events: something of a person (or a row) with a day.

Every event yields (persoon_id or None, feit_id of the deciding row, day). An event counts only when its day is on or
before P, and when its condition ``waar`` holds for the deciding row and, for the words about the person, on the day
itself. Conditions on the person use attribution where the loader marked them so (``klantgroep:``). Source: design,
section 6, "Events".
"""

from __future__ import annotations

from dataclasses import dataclass

from opmaat.kern.tijd import Duur

from .voorwaarde import Selectie, Voorwaarde

ONBEKENDE_REDENEN = ("onbekend", "werk_of_ziektegeld")
"""Codes of uitkering.reden_einde from which work cannot be told (an empty reason counts with them). BUS code 11 mixes
paid work and sickness benefit.
"""
EEN_MAAND_TOEREKENEN = 31
"""Days after the end of a spell in which an event is still attributed to it (design, section 6)."""


@dataclass(frozen=True)
class Datum:
    """A row's date: the table's own date, a spell's ``begin``, or the column named (``eind`` included: the last day).

    Rows where that column is empty yield no event. ``begin`` and ``eind`` of the agreement file become this with the
    column filled in.
    """

    tabel: str
    kolom: str
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Instroom:
    """The first day of a merged spell of the state; ``waar`` is judged on its first row (of several with that begin:
    highest feit_id).

    For the table uitkering with ``instroomdatum: besluit`` (see Vraag) the day is ``besluit_op`` of that first row
    where filled and later than its begin.
    """

    toestand: Selectie
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Uitstroom:
    """The last day of a merged spell of the state; ``reden`` and ``waar`` are judged on the row that ends last (of
    several: highest feit_id).

    For the table uitkering with ``uitstroomdatum: eerste dag zonder`` the day is the day after. Merging: overlapping or
    touching spells of one person, in whatever file or regeling of the reikwijdte, are one (design section 6). An open
    spell, or one that ends after P, yields no event.

    ``reden``: codes of reden_einde that qualify; empty: any. With ``reden`` given, an outflow that meets ``waar`` but
    whose reason is empty or one of ONBEKENDE_REDENEN does not qualify, and is not lost either: a telling (or the base
    of an aandeel) gives its person the role ``reden_onbekend`` unless the person has a qualifying event in the venster
    (rows: each such row). The figure then carries its lowest and highest value.
    """

    toestand: Selectie
    reden: tuple[str, ...] = ()
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Overgang:
    """The first day in group ``naar`` of somebody whose previous spell of the table, in another group, ended at most
    ``binnen`` before it.

    ``kolom`` holds the group. Touching or overlapping rows of one group are merged first. ``uit`` or ``naar`` empty:
    any group. The previous spell is the one of another group that began before it and ended last before or on that day
    (an open or longer one counts as ending the day before).
    """

    tabel: str
    kolom: str
    uit: tuple[str, ...]
    naar: tuple[str, ...]
    binnen: Duur
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Drempel:
    """The day begin + duur of a merged spell of the state that contains that day."""

    toestand: Selectie
    duur: Duur
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Verjaardag:
    """The day a person reaches an age; feit_id is the persoon_id's row: None."""

    leeftijd: int
    waar: Voorwaarde | None = None


Gebeurtenis = Datum | Instroom | Uitstroom | Overgang | Drempel | Verjaardag
