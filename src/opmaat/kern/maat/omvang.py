"""Measures of volume and of what people record: bezetting, formatie, gemiddelde, and those that need no register rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .tellen import Stand
from .voorwaarde import Selectie

VOLTIJD_UREN = Decimal(36)
"""Hours of a full-time week by which hours become fte, unless the measure says otherwise (Participatiewet art. 10d lid
4).
"""


@dataclass(frozen=True)
class Bezetting:
    """How many places are occupied: on the busiest day of the venster up to P (the first of equals), or on average per
    day.

    ``personen``: the selection's spells merged per person; ``plaatsen``: rows; ``fte``: rows weighed by ``uren`` /
    voltijd (rows without hours count 0 and are reported). Average = person-days / days elapsed in the venster. Role
    ``lid``: who was in on the top day (hoogste) or at any moment (gemiddelde), with ``dagen``, the days in the venster
    up to P. Gemeente and cell of a row are those on the later of its begin and the first day of the venster; persons
    are merged within a cell.
    Nobody in: highest 0 and no top day. Only the condition at the spell's own begin counts for words about the person.
    """

    selectie: Selectie
    eenheid: Literal["personen", "plaatsen", "fte"] = "personen"
    als: Literal["hoogste", "gemiddelde"] = "hoogste"
    voltijd: Decimal = VOLTIJD_UREN


@dataclass(frozen=True)
class Formatie:
    """Fte on products averaged over the days of the venster up to P: sum of fte x days / days elapsed. Role ``lid`` per
    row of formatie, with ``bedrag`` fte and ``dagen``.
    """

    producten: tuple[str, ...]
    als: Literal["werkelijk", "begroot"] = "werkelijk"


@dataclass(frozen=True)
class GemiddeldeScore:
    """The mean of a column over rows with their date in the venster up to P; n and a 95% t-interval beside it. Role
    ``lid`` with ``bedrag``.
    """

    selectie: Selectie
    kolom: str


@dataclass(frozen=True)
class GemiddeldeDuur:
    """The mean duration of spells: ``afgesloten`` (their last day in the venster up to P) or ``lopend`` (containing P,
    counted up to P); never mixed.

    In whole months plus days/30 (``maanden``) or in days (both days included). With ``tussen`` (two date columns of an
    event or spell): rows whose second date lies in the venster up to P, the number of days (or months) from the first
    to the second;
    a second before the first is left out and reported. Role ``lid`` with ``bedrag`` the duration.
    """

    selectie: Selectie
    welke: Literal["afgesloten", "lopend"] = "afgesloten"
    eenheid: Literal["maanden", "dagen"] = "maanden"
    tussen: tuple[str, str] | None = None


@dataclass(frozen=True)
class GemiddeldeStand:
    """The mean of a stand over the month ends in the venster up to P. No members (a series has none); no month end yet:
    nog niet vast te stellen.
    """

    stand: Stand


@dataclass(frozen=True)
class Oplevering:
    """Of the deliverables of these calendar entries that were due by P: the part delivered in time.

    Rows of the table oplevering with one of these ``kalender`` ids of the agreement and vervalt_op in the venster.
    ``op_tijd``: gereed_op <= vervalt_op; ``te_laat``: later, or not done and vervalt_op <= P; ``open``: not done,
    vervalt_op > P. Value: op_tijd / (op_tijd + te_laat).
    """

    kalender: tuple[str, ...]


@dataclass(frozen=True)
class Kwaliteit:
    """The share of rows of these tables without findings of the named checks (empty: all checks)."""

    controles: tuple[str, ...]
    tabellen: tuple[str, ...]


@dataclass(frozen=True)
class Samenvatting:
    """The share of this agreement's other clauses with a norm that are ``gehaald``, or of those with a measure that
    yield a figure (``berekend``).
    """

    als: Literal["gehaald", "berekend"]


@dataclass(frozen=True)
class Ingevoerd:
    """A figure entered by people: the last row of the table parameter named ``<overeenkomst>/<afspraak>`` with begin <=
    P; its explanation is shown.
    """

    eenheid: str
