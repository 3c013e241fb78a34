"""What an engine gives back: counts per role and cell, and the members behind them. No judgement, no rounding.

A cell is a gemeente with a value for each column of the breakdown. An engine returns the total (``uitsplitsing`` empty)
and, when the question has a breakdown, the cells beside it. Both engines fill exactly these shapes, so that they can be
compared member by member.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

GEHEEL = ""
"""The gemeente of a cell whose members have none (money, formation, survey answers)."""
ONBEKEND = "onbekend"


@dataclass(frozen=True, order=True)
class Cel:
    """One cell of a figure."""

    gemeente: str
    uitsplitsing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Einde:
    """So many cohort members have this one end (``rol``) after so many days; ``over``: their whole window is behind P;
    ``venster``: days of that window.
    """

    dagen: int
    rol: str
    over: bool
    venster: int
    aantal: int


@dataclass(frozen=True)
class Celtelling:
    """The counts of one cell.

    ``rollen``: members per role. ``getallen``, exact, per kind: Som ``som`` and ``zonder_bedrag`` (members without
    amount); GemiddeldeScore and GemiddeldeDuur ``som`` and ``kwadraatsom``;
    Bezetting ``hoogste`` and ``dagensom`` (person-, place- or fte-days) with ``topdag``; Formatie ``dagensom``
    (fte-days); Bezetting and Formatie also ``dagen`` (elapsed in the venster);
    Frequentie, Termijn and the rest only roles. ``reeks``: GemiddeldeStand, (month end, stand). ``einden``: Cohort.
    """

    rollen: Mapping[str, int]
    getallen: Mapping[str, Decimal] = field(default_factory=dict)
    topdag: date | None = None
    reeks: tuple[tuple[date, int], ...] = ()
    einden: tuple[Einde, ...] = ()


@dataclass(frozen=True)
class Telling:
    """All cells of one figure, and remarks of the engine (rows left out with the reason, for instance without amount or
    without term), each with its number.
    """

    cellen: Mapping[Cel, Celtelling]
    opmerkingen: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Lid:
    """One member of a figure. The Arrow table of the sql engine has these columns, in this order (LEDEN_SCHEMA in
    motor.sql).
    """

    persoon_id: int | None
    feit_id: int | None
    rol: str
    dag: date | None
    uiterlijk: date | None = None
    gedaan: date | None = None
    aantal: int | None = None
    bedrag: Decimal | None = None
    dagen: int | None = None
    over: bool | None = None
    gemeente: str = GEHEEL
    cel: tuple[str, ...] = ()
