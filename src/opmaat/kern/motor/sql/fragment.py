"""The smallest pieces of SQL text: literals, days, terms and the macros that keep the longer pieces readable.

Every value reaches the text through ``letter`` and every name through ``naam``; nothing else quotes. A term is added to a
day as ``tijd.plus`` and ``tijd.laatste_dag`` do (months clip, working days by the calendar table), and a test holds them equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from opmaat.kern.register.omzetting import naam, tekst
from opmaat.kern.tijd import Duur, valt_onder_termijnenwet

__all__ = ["EINDELOOS", "MACROS", "en", "laatste_dag", "letter", "lijst", "naam", "plus"]

EINDELOOS = "DATE '9999-12-31'"
"""Stands for the last day of an open spell inside prepared tables; it never leaves the engine."""

_RUIMTE = 2**63
_HELFT = 2**62
_DAGEN = 2**22

MACROS = (
    # Day and fact id in one number that sorts as the pair does: min() and max() then find the first and last row, ties decided.
    f"CREATE OR REPLACE TEMP MACRO orde(dag, id) AS (dag - DATE '0001-01-01')::HUGEINT * {_RUIMTE} + coalesce(id, -{_HELFT}) + {_HELFT}",
    f"CREATE OR REPLACE TEMP MACRO dag_van(k) AS DATE '0001-01-01' + (k // {_RUIMTE})::INTEGER",
    f"CREATE OR REPLACE TEMP MACRO id_van(k) AS nullif((k % {_RUIMTE}) - {_HELFT}, -{_HELFT})::BIGINT",
    # Which spell counts on a day, the highest: one that runs and began last, else the one that ended last; then the one that began last.
    "CREATE OR REPLACE TEMP MACRO rang(begin, eind, id, dag) AS ((CASE WHEN eind IS NULL OR eind >= dag "
    f"THEN {_DAGEN} + (begin - DATE '0001-01-01') ELSE eind - DATE '0001-01-01' END)::BIGINT * {_DAGEN} + (begin - DATE '0001-01-01'))::HUGEINT "
    f"* {_RUIMTE} + coalesce(id, -{_HELFT}) + {_HELFT}",
    # The birthday on which an age is reached: 29 February becomes 1 March in other years.
    "CREATE OR REPLACE TEMP MACRO jarig(geboren, jaren) AS "
    "CAST(date_trunc('month', geboren) + to_months((12 * jaren)::INTEGER) AS DATE) + (day(geboren) - 1)::INTEGER",
    "CREATE OR REPLACE TEMP MACRO maanden_verder(dag, n) AS CAST(dag + to_months((n)::INTEGER) AS DATE)",
    # 30 x whole months + remaining days from one day to another (the second not included).
    "CREATE OR REPLACE TEMP MACRO maanden_heel(van, tot) AS 12 * (year(tot) - year(van)) + month(tot) - month(van)",
    "CREATE OR REPLACE TEMP MACRO maanden_vol(van, tot) AS "
    "maanden_heel(van, tot) - (maanden_verder(van, maanden_heel(van, tot)) > tot)::BIGINT",
    "CREATE OR REPLACE TEMP MACRO dertigsten(van, tot) AS "
    "30 * maanden_vol(van, tot) + (tot - maanden_verder(van, maanden_vol(van, tot)))",
)


def letter(waarde: str | Decimal | int | bool | date | None) -> str:
    """The value as an SQL literal."""
    match waarde:
        case None:
            return "NULL"
        case bool():
            return "true" if waarde else "false"
        case date():
            return f"DATE '{waarde.isoformat()}'"
        case Decimal():
            return f"{waarde:f}"
        case int():
            return str(waarde)
        case str():
            return tekst(waarde)


def lijst(waarden: Iterable[str | Decimal | bool]) -> str:
    """The values as an SQL list between brackets; an empty one holds only NULL, so that nothing is in it."""
    return f"({', '.join(letter(waarde) for waarde in waarden) or 'NULL'})"


def en(delen: Iterable[str]) -> str:
    """All of these hold; nothing asked is true."""
    return " AND ".join(delen) or "true"


def plus(dag: str, duur: Duur, *, terug: bool = False) -> str:
    """The SQL of the day a duration after (``terug``: before) another; outside the known years of working days NULL."""
    aantal = -duur.aantal if terug else duur.aantal
    match duur.eenheid:
        case "dag":
            return f"({dag} + ({aantal}))"
        case "week":
            return f"({dag} + ({7 * aantal}))"
        case "maand":
            return f"maanden_verder({dag}, {aantal})"
        case "jaar":
            return f"maanden_verder({dag}, {12 * aantal})"
        case "werkdag":
            return dag if duur.aantal == 0 else _werkdagen(dag, duur.aantal, terug)


def laatste_dag(dag: str, duur: Duur, *, wettelijk: bool) -> str:
    """The SQL of the last day of a term (``tijd.laatste_dag``): ``wettelijk`` extends it by the Algemene termijnenwet."""
    uiterlijk = plus(dag, duur)
    if not wettelijk or not valt_onder_termijnenwet(duur):
        return uiterlijk
    verlengd = f"(SELECT kal.vanaf FROM werkdagkalender kal WHERE kal.kalenderdag = {uiterlijk})"
    if duur.eenheid != "dag" or duur.aantal >= 3:
        verlengd = f"greatest({verlengd}, {_werkdagen(dag, 2, False)})"
    return verlengd


def _werkdagen(dag: str, aantal: int, terug: bool) -> str:
    nummer = f"kal.ervoor - {aantal - 1}" if terug else f"kal.volgnummer + {aantal}"
    return (
        "(SELECT wkd.kalenderdag FROM werkdagkalender kal JOIN werkdagkalender wkd "
        f"ON wkd.is_werkdag AND wkd.volgnummer = {nummer} WHERE kal.kalenderdag = {dag})"
    )
