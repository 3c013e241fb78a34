"""Reading sources in which nothing is wrong: copied in one go, and judged together.

Nearly every delivery that was written by a program is clean, so the steps of ``tabellezer`` would find nothing to do. What is
asked here is exactly what they would do something about. With any doubt the table is left to them.

A cell or row that needs more than copying stops the copy itself. What takes other rows to see (a number that occurs twice, two
versions known at once, nobody's row) is asked of many tables in one query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

from .bron import Bron
from .omzetting import naam, snel, tekst
from .quarantaine import PERSONEN, overige_regels, regels_per_rij
from .schema import Kolom, Tabel, duckdb_type

_GENUMMERD = ("feit_id", "versie_id")
_SMET = "opmaat vond een smet"
_SAMEN = 1_000_000
"""So many rows are judged in one query; a larger table alone, so that memory stays bounded."""

_EIGEN = ("twee-versies-bekend", "onbekende-persoon")
"""The rules that ``_vraag`` asks of many tables at once; another rule over more than one row is asked per table."""


def lees_schoon(verbinding: duckdb.DuckDBPyConnection, bronnen: Iterable[Bron], *, personen: bool) -> frozenset[str]:
    """Creates the canonical table of every clean source, and gives their names; of the others there is no table.

    ``personen``: the persons have been read, so that a row about nobody can be told apart. A source is asked for when the one
    before it has been copied.
    """
    gelezen = [(bron, aantal) for bron in bronnen if (aantal := _kopieer(verbinding, bron)) is not None]
    goed = {bron.tabel.naam for bron, _ in gelezen}
    for stel in _in_stellen(gelezen):
        for tabel in _met_smet(verbinding, stel, personen=personen):
            verbinding.execute(f"DROP TABLE {naam(tabel)}")
            goed.discard(tabel)
    return frozenset(goed)


def _kopieer(verbinding: duckdb.DuckDBPyConnection, bron: Bron) -> int | None:
    """Creates the table and says how many rows it has; None, and no table, when a cell or a row needs more than that."""
    if bron.scheiding is not None:
        return None
    tabel, van = bron.tabel, bron.van
    velden, mis = {}, []
    for kolom in tabel.kolommen:
        x = naam(kolom.naam)
        if kolom.naam not in bron.gekend:
            velden[x] = _vervanging(kolom)
            continue
        velden[x], smet = snel(kolom, bron.soorten[kolom.naam])
        mis += [smet] if smet else []
        mis += [f"{velden[x]} IS NULL"] if kolom.verplicht or kolom.naam in _GENUMMERD else []
    if any(veld != x for x, veld in velden.items()):  # conditions on a row are about the values, not about what was delivered
        van = f"(SELECT {', '.join(f'{veld} AS {x}' for x, veld in velden.items())}, {' OR '.join(mis) or 'false'} AS smet FROM {van})"
        mis = ["smet"]
    eerste, *rest = velden
    wacht = f"CASE WHEN {' OR '.join([*mis, *regels_per_rij(tabel, bron.gekend)]) or 'false'} THEN error({tekst(_SMET)}) ELSE {eerste} END AS {eerste}"
    try:
        antwoord = verbinding.execute(f"CREATE TABLE {naam(tabel.naam)} AS SELECT {', '.join([wacht, *rest])} FROM {van}").fetchall()
    except duckdb.InvalidInputException as fout:
        if _SMET in str(fout) or bron.opnieuw is not None:  # a source that cannot give its cells their type is read as text
            return None
        raise
    return int(antwoord[0][0])


def _vervanging(kolom: Kolom) -> str:
    waarde = "-row_number() OVER ()" if kolom.naam in _GENUMMERD else "NULL"
    return f"{waarde}::{duckdb_type(kolom)}"


def _in_stellen(gelezen: Iterable[tuple[Bron, int]]) -> Iterator[list[Bron]]:
    """The tables with rows, in sets of at most ``_SAMEN`` rows; a larger table alone."""
    stel: list[Bron] = []
    samen = 0
    for bron, aantal in gelezen:
        if stel and samen + aantal > _SAMEN:
            yield stel
            stel, samen = [], 0
        if aantal:
            stel.append(bron)
            samen += aantal
    if stel:
        yield stel


def _met_smet(verbinding: duckdb.DuckDBPyConnection, stel: list[Bron], *, personen: bool) -> set[str]:
    """The tables of which a number occurs twice, or rows together break a rule of the database."""
    rijen = verbinding.execute(_vraag(stel, personen=personen)).fetchall()
    return {stel[nummer].tabel.naam for (nummer,) in rijen}


def _vraag(stel: list[Bron], *, personen: bool) -> str:
    """The query that gives the place in ``stel`` of every table that is not clean.

    Of the versions of one fact none may end after the next begins. A fact of which every version still holds has two such
    versions when it occurs twice, so only facts with a superseded version need to be put in order.
    """
    rijen, los = [], []
    for i, bron in enumerate(stel):
        tabel, regels = bron.tabel, overige_regels(bron.tabel, bron.gekend, personen=personen)
        persoon = "persoon_id" if "onbekende-persoon" in regels else "NULL::BIGINT"
        feit, van, tot = ("feit_id", "geregistreerd_op", "vervallen_op") if "twee-versies-bekend" in regels else ("NULL::BIGINT", "NULL::TIMESTAMP", "NULL::TIMESTAMP")
        rijen.append(f"SELECT {i} AS t, {naam(_nummer(tabel))} AS nummer, {feit} AS feit, {persoon} AS persoon, {van} AS van, {tot} AS tot FROM {naam(tabel.naam)}")
        los += [f"SELECT {i} AS t WHERE EXISTS ({sql})" for regel, sql in regels.items() if regel not in _EIGEN]
    vorm = "MATERIALIZED" if len(stel) > 1 else "NOT MATERIALIZED"
    delen = [
        "SELECT t FROM rijen GROUP BY t, nummer HAVING count(*) > 1",
        "SELECT t FROM rijen WHERE tot IS NULL AND feit IS NOT NULL GROUP BY t, feit HAVING count(*) > 1",
        "SELECT t FROM (SELECT t, tot, lead(coalesce(van, '-infinity')) OVER (PARTITION BY t, feit ORDER BY coalesce(van, '-infinity'), nummer) AS volgt "
        "FROM rijen SEMI JOIN (SELECT t, feit FROM rijen WHERE tot IS NOT NULL) USING (t, feit)) WHERE volgt < coalesce(tot, 'infinity')",
        *los,
    ]
    if personen:
        delen.append(f"SELECT t FROM rijen WHERE persoon IS NOT NULL AND persoon NOT IN (SELECT persoon_id FROM {PERSONEN})")
    return f"WITH rijen AS {vorm} ({' UNION ALL '.join(rijen)}) SELECT DISTINCT t FROM ({' UNION ALL '.join(delen)})"


def _nummer(tabel: Tabel) -> str:
    return "versie_id" if tabel.tweetijdig else tabel.sleutel
