"""Moments and days: the only place where a moment in UTC becomes a day in Amsterdam, and the other way round.

When we knew a fact is stored as a moment in UTC without zone; a bekend-op date means the end of that day in
Europe/Amsterdam. Databases disagree about the day of such a moment (00:30 in Amsterdam is the day before in UTC),
so they never decide it (design, sections 5 and 12). The rules of the zone come from the system or from the package
``tzdata``.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from opmaat.kern.tijd.dag import Tijdfout, dag_erna, eis_dag

_ZONE = "Europe/Amsterdam"


@cache
def einde_van_dag_utc(dag: date) -> datetime:
    """The moment the day ends in Amsterdam, as UTC without zone: an exclusive bound.

    Known at the end of day K is what was registered before this moment. Winter: 23:00 of the same day, summer: 22:00.
    """
    eis_dag(dag, "dag")
    middernacht = datetime.combine(dag_erna(dag), time.min, tzinfo=_amsterdam())
    return middernacht.astimezone(UTC).replace(tzinfo=None)


def dag_in_amsterdam(moment_utc: datetime) -> date:
    """The calendar day in Amsterdam of a moment in UTC without zone; ``ValueError`` when the moment carries a zone."""
    if moment_utc.tzinfo is not None:
        raise ValueError("een moment is UTC zonder tijdzone; zet het eerst om")
    return moment_utc.replace(tzinfo=UTC).astimezone(_amsterdam()).date()


@cache
def _amsterdam() -> ZoneInfo:
    try:
        return ZoneInfo(_ZONE)
    except ZoneInfoNotFoundError as fout:
        raise Tijdfout(
            f"De tijdzone {_ZONE} is niet gevonden op deze computer",
            waarom="Zonder tijdzone is niet te zeggen op welke dag iets is geregistreerd.",
            doe="Installeer het pakket tzdata.",
        ) from fout
