"""Conditions: what a row, or the person behind it, must satisfy on the *own day* of a member.

The own day is P for a stand, the day of the event for a telling, termijn or som, and the day of entry for a cohort.
A missing value never satisfies a comparison (also not ``<>`` or ``niet``): absence is asked for with ``leeg``.
Source: design, section 6, "Conditions". The loader (``kern.overeenkomst``) builds these; engines only read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from opmaat.kern.tijd import Duur, Periode


class Op(StrEnum):
    """How a value is compared."""

    GELIJK = "="
    ONGELIJK = "<>"
    KLEINER = "<"
    HOOGSTENS = "<="
    GROTER = ">"
    MINSTENS = ">="


Constante = str | Decimal | bool | date


@dataclass(frozen=True)
class Kolomwaarde:
    """The value of another column of the same row, plus (``terug`` = minus) a duration when it is a date, and then so many days (below 0: back).

    "begin + 6 maanden - 1 dag" is the last day of six months from begin: first the months, clipped to the end of the month, then the day.
    """

    kolom: str
    duur: Duur | None = None
    terug: bool = False
    dagen: int = 0


@dataclass(frozen=True)
class Parameterwaarde:
    """``factor`` times the parameter's value that holds on the own day; no value makes the comparison false and is
    reported.
    """

    naam: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class Vergelijk:
    """The column compares so with a constant, another column or a parameter."""

    kolom: str
    op: Op
    waarde: Constante | Kolomwaarde | Parameterwaarde


@dataclass(frozen=True)
class IsEen:
    """The column holds one of these values; ``niet``: it is filled and holds none of them."""

    kolom: str
    waarden: tuple[str | Decimal | bool, ...]
    niet: bool = False


@dataclass(frozen=True)
class Bevat:
    """The column is a list of codes separated by ``;`` and holds at least one of these."""

    kolom: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Ingevuld:
    """The column is filled (``ja``) or empty. A day after P has not been yet: it counts as empty, unless the column says what was planned."""

    kolom: str
    ja: bool = True


@dataclass(frozen=True)
class Leeftijd:
    """The person's age in whole years on the own day; ``jaren`` None means the AOW age in force on that day.

    Somebody born on 29 February has a birthday on 1 March in other years. The AOW age is the national parameter
    ``aow_leeftijd_maanden`` (months): the person has reached it on the day that many calendar months after birth
    (clipped to the end of the month).
    """

    op: Op
    jaren: int | None


@dataclass(frozen=True)
class Selectie:
    """The rows of a table that satisfy a condition."""

    tabel: str
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Heeft:
    """The person has a spell of this selection that contains the own day.

    Identity tables and the table ``persoon`` are not spells and are refused by the loader. With ``sinds`` the person's
    rows of the selection are merged first (overlapping or touching), and the merged spell must have lasted so long: for
    ``>=``/``>`` begin + duur <= (<) dag;
    ``<``/``<=`` the reverse. ``toegerekend``: the spell of that day, else the last one that ended at most 31 days
    before it (design section 6, attribution):
    first the row of the *table* is chosen (on the day; of several the one that began last, then the highest feit_id),
    then it must satisfy the condition.
    """

    selectie: Selectie
    sinds: tuple[Op, Duur] | None = None
    toegerekend: bool = False


@dataclass(frozen=True)
class Laatste:
    """The last row of the *table* on or before the own day (its date, or its begin) satisfies the condition; nobody without such a row.

    ``onder``: only rows that satisfy this, judged on their own date, are looked at. Of several rows of one day the one with the highest feit_id.
    First the row is chosen, then its condition is judged on the own day: what was measured last holds, whatever was measured before it.
    """

    selectie: Selectie
    onder: Voorwaarde | None = None


@dataclass(frozen=True)
class Terug:
    """The window (dag - duur, dag]; ``duur`` None: everything up to and including the day."""

    duur: Duur | None


@dataclass(frozen=True)
class Na:
    """The window [dag, dag + duur], never beyond P; ``duur`` None: from the day up to P."""

    duur: Duur | None


@dataclass(frozen=True)
class Aantal:
    """So many rows of the selection have their date in the window, never after P.

    Conditions inside the selection are judged on the counted row's own date. ``kolom`` None is the table's own date
    (events) or begin (spells). ``som_van`` sums that column instead of counting rows.
    ``zelfde`` asks that this column is equal in the row judged and the row counted (plaatsing_id, traject_id ...).
    """

    selectie: Selectie
    op: Op
    getal: Decimal
    venster: Terug | Na | Periode
    kolom: str | None = None
    som_van: str | None = None
    zelfde: str | None = None


@dataclass(frozen=True)
class Verwijst:
    """The row of ``tabel`` whose feit_id (or identity key) stands in column ``via`` of this row satisfies the
    condition.
    """

    via: str
    tabel: str
    waar: Voorwaarde | None


@dataclass(frozen=True)
class Gekoppeld:
    """So many rows of the selection hold this row's feit_id (or identity key) in their column ``via``; ``loopt``: their
    spell contains the own day.

    Without ``loopt`` every such row with its date or begin on or before P counts.
    """

    selectie: Selectie
    via: str
    op: Op = Op.MINSTENS
    getal: int = 1
    loopt: bool = False


@dataclass(frozen=True)
class En:
    """All hold; the empty En is true."""

    delen: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class Of:
    """At least one holds."""

    delen: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class Niet:
    """It does not hold (a comparison with a missing value does not hold, so its Niet does)."""

    deel: Voorwaarde


Voorwaarde = Vergelijk | IsEen | Bevat | Ingevuld | Leeftijd | Heeft | Laatste | Aantal | Verwijst | Gekoppeld | En | Of | Niet
