"""Measures a written register for comparison with the targets, in SQL of its own: it shares nothing with the invention.

Only what is known at the end counts: the last version of a fact that was not withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import duckdb

BENUT = (
    "aanvraag",
    "doelgroep",
    "inburgering",
    "klantgroep",
    "lks_beschikking",
    "melding",
    "plaatsing",
    "traject",
    "uitkering",
    "voorziening_elders",
)
"""The tables that the measurements read."""

_LOOPT = "begin <= ?::DATE AND (eind IS NULL OR eind >= ?::DATE)"
Vraag = tuple[str, list[Any]]


def maak_zichten(verbinding: duckdb.DuckDBPyConnection) -> None:
    """Temporary views with the facts as known at the end, merged benefit spells (``verblijf``) and group spells."""
    for tabel in BENUT:
        verbinding.execute(
            f"CREATE OR REPLACE TEMP VIEW nu_{tabel} AS SELECT * FROM {tabel} "
            "WHERE vervallen_op IS NULL"
        )
    verbinding.execute(_samengevoegd("verblijf", "nu_uitkering", "reden_einde", "persoon_id"))
    verbinding.execute(_samengevoegd("groepstijd", "nu_klantgroep", "groep AS reden", "persoon_id, groep"))


def meet(verbinding: duckdb.DuckDBPyConnection, meting: Mapping[str, Any]) -> float | None:
    """The drawn value of one target; ``None`` when the register holds nothing to measure.

    Raises ``KeyError`` for a kind of measurement that does not exist.
    """
    sql, waarden = SOORTEN[meting["soort"]](meting)
    rij = verbinding.execute(sql, waarden).fetchone()
    return None if rij is None or rij[0] is None else float(rij[0])


def _samengevoegd(naam: str, bron: str, laatste: str, groep: str) -> str:
    """Spells of one person (and group) that touch or overlap as one row, with the reason of the row that ends last."""
    woord = laatste.split(" AS ")[0]
    return f"""
        CREATE OR REPLACE TEMP TABLE {naam} AS
        WITH r AS (SELECT *, coalesce(eind, DATE '2999-12-31') AS tot FROM {bron}),
        k AS (SELECT *, max(tot) OVER (PARTITION BY {groep} ORDER BY begin, tot
                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS eerder FROM r),
        g AS (SELECT *, sum(CASE WHEN eerder IS NULL OR begin > eerder + 1 THEN 1 ELSE 0 END)
                  OVER (PARTITION BY {groep} ORDER BY begin, tot ROWS UNBOUNDED PRECEDING) AS nr FROM k)
        SELECT {groep}, min(begin) AS begin, nullif(max(tot), DATE '2999-12-31') AS eind, arg_max({woord}, tot) AS reden
        FROM g GROUP BY {groep}, nr"""


def _uitkeringen_gemiddeld(m: Mapping[str, Any]) -> Vraag:
    sql = f"""
        SELECT avg(n) FROM (
            SELECT (SELECT count(DISTINCT dossier_id) FROM nu_uitkering WHERE begin <= d.dag AND (eind IS NULL OR eind >= d.dag)) AS n
            FROM (SELECT (make_date({int(m["jaar"])}, maand, 1) + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS dag
                  FROM range(1, 13) t(maand)) d)"""
    return sql, []


def _duur(m: Mapping[str, Any]) -> Vraag:
    op = m["op"]
    return f"SELECT avg(date_diff('day', begin, ?::DATE) / 30.4375) FROM verblijf WHERE {_LOOPT}", [op, op, op]


def _klantgroep(m: Mapping[str, Any]) -> Vraag:
    return (
        f"SELECT count(DISTINCT persoon_id) FROM nu_klantgroep WHERE groep = ? AND {_LOOPT}",
        [m["groep"], m["op"], m["op"]],
    )


def _klantgroep_gemiddeld(m: Mapping[str, Any]) -> Vraag:
    sql = f"""
        SELECT avg((SELECT count(DISTINCT persoon_id) FROM nu_klantgroep g WHERE groep = ? AND begin <= d.dag
                    AND (eind IS NULL OR eind >= d.dag)))
        FROM (SELECT (make_date(jaar, maand, 1) + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS dag
              FROM range({int(m["van"])}, {int(m["tm"]) + 1}) j(jaar), range(1, 13) t(maand)) d"""
    return sql, [m["groep"]]


def _meldingen(m: Mapping[str, Any]) -> Vraag:
    return (
        "SELECT count(*) / (1.0 + ? - ?) FROM nu_melding WHERE soort = 'bijstand' AND year(datum) BETWEEN ? AND ?",
        [m["tm"], m["van"], m["van"], m["tm"]],
    )


def _melding_wordt_aanvraag(m: Mapping[str, Any]) -> Vraag:
    sql = """
        SELECT 100.0 * count(*) FILTER (WHERE EXISTS (SELECT 1 FROM nu_aanvraag a WHERE a.melding_id = x.feit_id)) / count(*)
        FROM nu_melding x WHERE soort = 'bijstand' AND year(datum) BETWEEN ? AND ?"""
    return sql, [m["van"], m["tm"]]


_INSTROOM = """
    SELECT g.persoon_id, g.begin, v.eind, v.reden FROM groepstijd g
    JOIN verblijf v ON v.persoon_id = g.persoon_id AND v.begin <= g.begin AND (v.eind IS NULL OR v.eind >= g.begin)
    WHERE g.groep = ? AND year(g.begin) BETWEEN ? AND ?"""


def _instroom_groep(m: Mapping[str, Any]) -> Vraag:
    return (
        f"SELECT count(*) / (1.0 + ? - ?) FROM ({_INSTROOM})",
        [m["tm"], m["van"], m["groep"], m["van"], m["tm"]],
    )


def _uitstroom_binnen(m: Mapping[str, Any]) -> Vraag:
    """The share of new entrants (no group before in this stay) that left for a good reason within so many months."""
    sql = f"""
        WITH i AS ({_INSTROOM} AND NOT EXISTS (SELECT 1 FROM groepstijd e WHERE e.persoon_id = g.persoon_id
                   AND e.begin < g.begin AND e.begin >= v.begin))
        SELECT 100.0 * count(*) FILTER (WHERE eind <= (begin + to_months({int(m["maanden"])}))::DATE
            AND reden IN ('werk', 'studie', 'zelfstandig', 'werk_partner')) / nullif(count(*), 0) FROM i"""
    return sql, [m["groep"], m["van"], m["tm"]]


def _uitstroom(m: Mapping[str, Any]) -> Vraag:
    sql = """
        SELECT count(DISTINCT v.persoon_id) FROM verblijf v
        WHERE year(v.eind) = ? AND v.reden IN (SELECT unnest(?)) AND EXISTS (SELECT 1 FROM nu_klantgroep g
            WHERE g.persoon_id = v.persoon_id AND g.groep IN (SELECT unnest(?)) AND g.begin <= v.eind
              AND (g.eind IS NULL OR g.eind >= v.eind))"""
    return sql, [m["jaar"], m["redenen"], m["groepen"]]


def _lks(m: Mapping[str, Any]) -> Vraag:
    sql = f"""
        SELECT count(DISTINCT p.persoon_id) FROM (SELECT * FROM nu_plaatsing WHERE grond = 'lks' AND {_LOOPT}) p
        WHERE EXISTS (SELECT 1 FROM nu_lks_beschikking b WHERE b.plaatsing_id = p.feit_id AND b.begin <= ?::DATE
                      AND (b.eind IS NULL OR b.eind >= ?::DATE))"""
    return sql, [m["op"]] * 4


def _kenmerk(m: Mapping[str, Any]) -> Vraag:
    return (
        f"SELECT count(DISTINCT persoon_id) FROM nu_doelgroep WHERE kenmerk = ? AND begin < ?::DATE AND {_LOOPT}",
        [m["kenmerk"], m.get("begonnen_voor", "2999-01-01"), m["op"], m["op"]],
    )


def _kenmerk_afname(m: Mapping[str, Any]) -> Vraag:
    eerste, waarden = _kenmerk({**m, "op": m["van"]})
    tweede, meer = _kenmerk({**m, "op": m["tot"]})
    jaren = "date_diff('year', ?::DATE, ?::DATE)"
    return f"SELECT 1.0 * (({eerste}) - ({tweede})) / {jaren}", [*waarden, *meer, m["van"], m["tot"]]


def _kenmerk_begonnen(m: Mapping[str, Any]) -> Vraag:
    return (
        "SELECT count(DISTINCT persoon_id) FROM nu_doelgroep WHERE kenmerk = ? AND begin BETWEEN ?::DATE AND ?::DATE",
        [m["kenmerk"], m["van"], m["tm"]],
    )


def _plaatsing(m: Mapping[str, Any]) -> Vraag:
    return (
        f"SELECT count(DISTINCT persoon_id) FROM nu_plaatsing WHERE grond = ? AND {_LOOPT}",
        [m["grond"], m["op"], m["op"]],
    )


def _plaatsing_begonnen(m: Mapping[str, Any]) -> Vraag:
    sql = """
        SELECT count(DISTINCT p.persoon_id) / (1.0 + ? - ?) FROM nu_plaatsing p
        WHERE year(p.begin) BETWEEN ? AND ? AND grond IN ('regulier', 'lks', 'beschut')
          AND EXISTS (SELECT 1 FROM nu_doelgroep d WHERE d.persoon_id = p.persoon_id AND d.kenmerk = ?)"""
    return sql, [m["tm"], m["van"], m["van"], m["tm"], m["kenmerk"]]


def _voorziening(m: Mapping[str, Any]) -> Vraag:
    sql = f"""
        SELECT count(DISTINCT persoon_id) FROM nu_voorziening_elders v
        WHERE soort IN (SELECT unnest(?)) AND {_LOOPT} AND EXISTS (SELECT 1 FROM nu_klantgroep g
            WHERE g.persoon_id = v.persoon_id AND g.groep = ? AND g.begin <= ?::DATE AND (g.eind IS NULL OR g.eind >= ?::DATE))"""
    return sql, [m["soorten"], m["op"], m["op"], m["groep"], m["op"], m["op"]]


def _uitkeringen(m: Mapping[str, Any]) -> Vraag:
    return f"SELECT count(DISTINCT dossier_id) FROM nu_uitkering WHERE {_LOOPT}", [m["op"], m["op"]]


def _trajecten(m: Mapping[str, Any]) -> Vraag:
    sql = "SELECT count(*) FROM nu_traject WHERE year(begin) = ? AND instrument IN (SELECT unnest(?))"
    return sql, [m["jaar"], m["instrumenten"]]


def _inburgering(m: Mapping[str, Any]) -> Vraag:
    sql = "SELECT count(*) FROM nu_inburgering WHERE year(begin) = ?"
    return sql, [m["jaar"]]


SOORTEN: Mapping[str, Callable[[Mapping[str, Any]], Vraag]] = {
    "uitkeringen_gemiddeld": _uitkeringen_gemiddeld,
    "uitkeringen": _uitkeringen,
    "duur": _duur,
    "klantgroep": _klantgroep,
    "klantgroep_gemiddeld": _klantgroep_gemiddeld,
    "meldingen": _meldingen,
    "melding_wordt_aanvraag": _melding_wordt_aanvraag,
    "instroom_groep": _instroom_groep,
    "uitstroom_binnen": _uitstroom_binnen,
    "uitstroom": _uitstroom,
    "lks": _lks,
    "kenmerk": _kenmerk,
    "kenmerk_afname": _kenmerk_afname,
    "kenmerk_begonnen": _kenmerk_begonnen,
    "plaatsing": _plaatsing,
    "plaatsing_begonnen": _plaatsing_begonnen,
    "voorziening": _voorziening,
    "trajecten": _trajecten,
    "inburgering": _inburgering,
}
