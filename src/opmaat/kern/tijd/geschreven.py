"""Dates and periods as people in the Netherlands read them: 30-6-2025 in a table, 30 juni 2025 in a sentence, 1-1-2025 t/m 31-12-2025.

The one place where a day becomes Dutch words; ``dag.schrijf_dag`` writes what a file holds.
"""

from __future__ import annotations

from datetime import date

from opmaat.kern.tijd.periode import Periode

MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


def kort(dag: date) -> str:
    """30-6-2025."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def lang(dag: date) -> str:
    """30 juni 2025."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def periode(deze: Periode) -> str:
    """Both days included, as an agreement writes it; an open period has no end."""
    if deze.eind is None:
        return f"vanaf {kort(deze.begin)}"
    if (deze.begin.month, deze.begin.day, deze.eind.month, deze.eind.day) == (1, 1, 12, 31):
        return str(deze.begin.year) if deze.begin.year == deze.eind.year else f"{deze.begin.year} t/m {deze.eind.year}"
    return f"{kort(deze.begin)} t/m {kort(deze.eind)}"


def voluit(deze: Periode) -> str:
    """Both days included, in a sentence: 1 januari 2025 tot en met 31 december 2025."""
    return f"vanaf {lang(deze.begin)}" if deze.eind is None else f"{lang(deze.begin)} tot en met {lang(deze.eind)}"
