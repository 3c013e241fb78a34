"""Dates and periods as people read them: 30-6-2025 in a table, 30 juni 2025 in a sentence, 1-1-2025 t/m 31-12-2025."""

from __future__ import annotations

from datetime import date

from opmaat.kern.tijd import Periode

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
