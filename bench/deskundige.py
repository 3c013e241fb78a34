"""The queries an expert writes by hand for the measured clauses, read from ``handwerk/``.

A file has up to three parts: ``-- kern`` (what both need), ``-- waarde`` (the figure per gemeente) and ``-- leden`` (the members). The only things
filled in are constants, the path of each Parquet file, which rows were known at K, and the order in which spells are attributed to a day.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from clausules import ACHT_JAAR, EIND, EIND_BEKEND, JAAR, REGELINGEN, Clausule, K, P

from opmaat.kern.tijd import einde_van_dag_utc

HIER = Path(__file__).parent / "handwerk"
_RUIM = 2**63
_EPOCHE = "DATE '1900-01-01'"
_BASIS = "DATE '2024-06-30'"


@cache
def delen(clausule: str) -> dict[str, str]:
    """The parts of a file by their name; absent ones are empty."""
    stukken = re.split(r"^-- (kern|waarde|leden)$", (HIER / f"{clausule}.sql").read_text(), flags=re.MULTILINE)
    return {"kern": "", "waarde": "", "leden": ""} | dict(zip(stukken[1::2], stukken[2::2], strict=True))


def query(clausule: Clausule, wat: str, map_: Path) -> str | None:
    """The SQL of the figure (``waarde``) or of the members (``leden``) on the Parquet files of a register; None when there is none."""
    stuk = delen(clausule.id)
    if not stuk[wat].strip():
        return None
    lang = clausule.id == "reeks"
    peildatum, bekend_op = (EIND, EIND_BEKEND) if lang else (P, K)
    venster = ACHT_JAAR if lang else JAAR
    grens = f"TIMESTAMP '{einde_van_dag_utc(bekend_op).isoformat(sep=' ')}'"
    vast = {
        "p": f"DATE '{peildatum}'",
        "van": f"DATE '{venster.begin}'",
        "tm": f"DATE '{venster.eind}'",
        "basis": _BASIS,
        "bekend": f"(geregistreerd_op IS NULL OR geregistreerd_op < {grens}) AND (vervallen_op IS NULL OR vervallen_op >= {grens})",
        "regelingen": "(" + ", ".join(f"'{r}'" for r in REGELINGEN) + ")",
        "sleutel_eind": f"(eind - {_EPOCHE})::HUGEINT * {_RUIM} + feit_id",
        "dag_voor": f"({_EPOCHE} + (voor // {_RUIM})::INTEGER)",
        "feit_voor": f"(voor % {_RUIM})::BIGINT",
        "dag_alles": f"({_EPOCHE} + (alles // {_RUIM})::INTEGER)",
        "feit_alles": f"(alles % {_RUIM})::BIGINT",
    }
    sql = stuk["kern"] + stuk[wat]
    for woord, waarde in vast.items():
        sql = sql.replace("{" + woord + "}", waarde)
    sql = re.sub(r"\{rang:(\w*):([^{}]+)\}", lambda m: _rang(m[1], m[2], vast["p"]), sql)
    return re.sub(r"\{(\w+)\}", lambda m: f"read_parquet('{map_ / m[1]}.parquet')", sql).strip().rstrip(";")


def _rang(alias: str, dag: str, peildatum: str) -> str:
    """What to take the highest of, so that on a day the spell wins that runs and began last, else the one that ended last."""
    punt = f"{alias}." if alias else ""
    begin, eind = f"{punt}begin", f"{punt}eind"
    loopt = f"{eind} IS NULL OR {eind} > {peildatum} OR {eind} >= {dag}"
    eerst = f"CASE WHEN {loopt} THEN 100000 + ({begin} - {_EPOCHE}) ELSE {eind} - {_EPOCHE} END"
    return f"(({eerst})::HUGEINT * 100000 + ({begin} - {_EPOCHE})) * {_RUIM} + {punt}feit_id"
