"""One calendar day: the neighbouring days, reading and writing a date, and the error of this package.

Everything about days that is smaller than a period stands here. The step from one day to the next is taken only by
``dag_erna`` and ``dag_ervoor``, so that no other module adds or subtracts one day (design, section 6: a spell
includes both its days, and inside the core it is half-open). This module leaves out the clock: nobody here knows
what today is.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from opmaat.kern.fout import Invoerfout

_DAG = timedelta(days=1)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Tijdfout(Invoerfout):
    """A date, period, duration or moment that cannot be used."""


def dag_erna(dag: date) -> date:
    """The next calendar day; ``Tijdfout`` on 31-12-9999, which packages write where they mean 'no end'."""
    if dag == date.max:
        raise Tijdfout(
            f"De datum {schrijf_dag(dag)} is geen echte dag",
            waarom="Na deze datum bestaat geen dag meer, dus er kan niet mee worden gerekend.",
            doe="Laat de einddatum leeg als er nog geen einde is.",
        )
    return dag + _DAG


def dag_ervoor(dag: date) -> date:
    """The previous calendar day; ``Tijdfout`` on 1-1-0001, before which no day exists."""
    if dag == date.min:
        raise Tijdfout(
            f"De datum {schrijf_dag(dag)} is geen echte dag",
            waarom="Voor deze datum bestaat geen dag, dus er kan niet mee worden gerekend.",
            doe="Laat de datum leeg als hij niet bekend is.",
        )
    return dag - _DAG


def lees_dag(tekst: str) -> date:
    """The date written as jjjj-mm-dd (``2025-01-31``); anything else is a ``Tijdfout``, never a guess."""
    kaal = tekst.strip()
    if not _ISO.fullmatch(kaal):
        raise Tijdfout(
            f"“{tekst}” is geen datum",
            waarom="Een datum in een andere vorm kan op twee manieren worden gelezen.",
            doe="Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2025-01-31.",
        )
    try:
        return date.fromisoformat(kaal)
    except ValueError as fout:
        raise Tijdfout(
            f"De datum “{kaal}” bestaat niet",
            waarom="Die dag of maand komt niet voor op de kalender.",
            doe="Verbeter de dag of de maand.",
        ) from fout


def schrijf_dag(dag: date) -> str:
    """The date as jjjj-mm-dd, four digits for the year: what ``lees_dag`` reads."""
    return dag.isoformat()


def eis_dag(waarde: date, naam: str) -> None:
    """Nothing, or ``TypeError`` when a moment (``datetime``) or something else stands where a calendar day is meant.

    A ``datetime`` is a ``date`` to the type checker, but the two do not compare: the mistake is caught where it is
    made.
    """
    if isinstance(waarde, datetime) or not isinstance(waarde, date):
        raise TypeError(f"{naam} moet een kalenderdag (date) zijn, geen {type(waarde).__name__}")
