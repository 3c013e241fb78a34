"""What takes more than one row to see, asked of tables that were read as they are: doubles, versions known at once, nobody's rows.

Of many small tables it is asked in one query; of a large one by itself, in a way that needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from .bron import Bron
from .omzetting import naam
from .quarantaine import PERSONEN, overige_regels

SAMEN = 200_000
"""So many rows are judged in one query; a larger table alone, so that memory stays bounded."""

_VERSIES, _PERSOON = "twee-versies-bekend", "onbekende-persoon"
_BITS = 500_000_000


@dataclass(frozen=True)
class Gelezen:
    """A table that was read as it is, and how many rows it has. ``kijkt``: it is a view."""

    bron: Bron
    aantal: int
    kijkt: bool = False

    @property
    def nummer(self) -> str:
        """The column whose values are all different."""
        return naam("versie_id" if self.bron.tabel.tweetijdig else self.bron.tabel.sleutel)

    @property
    def tabel(self) -> str:
        """The name for SQL."""
        return naam(self.bron.tabel.naam)


def niet_schoon(verbinding: duckdb.DuckDBPyConnection, gelezen: Sequence[Gelezen], *, personen: bool) -> list[Gelezen]:
    """The tables of which a number occurs twice, or rows together break a rule of the database."""
    vuil: list[Gelezen] = []
    for stel in _in_stellen(gelezen):
        if len(stel) == 1 and stel[0].aantal > SAMEN:
            vuil += stel if _groot_niet_schoon(verbinding, stel[0], personen=personen) else []
        else:
            vuil += [stel[plek] for (plek,) in verbinding.execute(_vraag(stel, personen=personen)).fetchall()]
    return vuil


def _in_stellen(gelezen: Sequence[Gelezen]) -> Iterator[list[Gelezen]]:
    """The tables with rows, in sets of at most ``SAMEN`` rows; a larger table alone."""
    stel: list[Gelezen] = []
    for tabel in gelezen:
        if stel and sum(deze.aantal for deze in stel) + tabel.aantal > SAMEN:
            yield stel
            stel = []
        stel += [tabel] if tabel.aantal else []
    if stel:
        yield stel


def _vraag(stel: Sequence[Gelezen], *, personen: bool) -> str:
    """The query that gives the place in ``stel`` of every table that is not clean.

    Of the versions of one fact none may end after the next begins. A fact of which every version still holds has two such
    versions when it occurs twice, so only facts with a superseded version need to be put in order.
    """
    rijen, los = [], []
    for plek, tabel in enumerate(stel):
        regels = overige_regels(tabel.bron.tabel, tabel.bron.gekend, personen=personen)
        persoon = "persoon_id" if _PERSOON in regels else "NULL::BIGINT"
        feit, van, tot = ("feit_id", "geregistreerd_op", "vervallen_op") if _VERSIES in regels else ("NULL::BIGINT", "NULL::TIMESTAMP", "NULL::TIMESTAMP")
        rijen.append(f"SELECT {plek} AS t, {tabel.nummer} AS nummer, {feit} AS feit, {persoon} AS persoon, {van} AS van, {tot} AS tot FROM {tabel.tabel}")
        los += [f"SELECT {plek} AS t WHERE EXISTS ({sql})" for regel, sql in regels.items() if regel not in (_VERSIES, _PERSOON)]
    delen = [
        "SELECT t FROM rijen GROUP BY t, nummer HAVING count(*) > 1",
        "SELECT t FROM rijen WHERE tot IS NULL AND feit IS NOT NULL GROUP BY t, feit HAVING count(*) > 1",
        "SELECT t FROM (SELECT t, tot, lead(coalesce(van, '-infinity')) OVER (PARTITION BY t, feit ORDER BY coalesce(van, '-infinity'), nummer) AS volgt "
        "FROM rijen SEMI JOIN (SELECT t, feit FROM rijen WHERE tot IS NOT NULL) USING (t, feit)) WHERE volgt < coalesce(tot, 'infinity')",
        *los,
    ]
    if personen:
        delen.append(f"SELECT t FROM rijen WHERE persoon IS NOT NULL AND persoon NOT IN (SELECT persoon_id FROM {PERSONEN})")
    return f"WITH rijen AS MATERIALIZED ({' UNION ALL '.join(rijen)}) SELECT DISTINCT t FROM ({' UNION ALL '.join(delen)})"


def _groot_niet_schoon(verbinding: duckdb.DuckDBPyConnection, tabel: Gelezen, *, personen: bool) -> bool:
    """The same of one large table, question by question."""
    regels = overige_regels(tabel.bron.tabel, tabel.bron.gekend, personen=personen)
    if not _alle_anders(verbinding, tabel.tabel, tabel.nummer, "true"):
        return True
    vragen = [sql for regel, sql in regels.items() if regel != _VERSIES]
    if _VERSIES in regels:
        if not _alle_anders(verbinding, tabel.tabel, "feit_id", "vervallen_op IS NULL"):
            return True
        vervallen = f"(SELECT feit_id, coalesce(geregistreerd_op, '-infinity') AS van, vervallen_op AS tot, {tabel.nummer} AS nummer FROM {tabel.tabel} WHERE vervallen_op IS NOT NULL)"
        vragen += [  # of the superseded versions none ends after the next, and the one that holds begins after all of them
            f"SELECT 1 FROM (SELECT tot, lead(van) OVER (PARTITION BY feit_id ORDER BY van, nummer) AS volgt FROM {vervallen}) WHERE volgt < tot",
            f"SELECT 1 FROM {tabel.tabel} AS nu JOIN (SELECT feit_id, max(tot) AS tot FROM {vervallen} GROUP BY feit_id) AS v USING (feit_id) "
            "WHERE nu.vervallen_op IS NULL AND coalesce(nu.geregistreerd_op, '-infinity') < v.tot",
        ]
    return any(verbinding.execute(f"SELECT EXISTS ({vraag})").fetchall()[0][0] for vraag in vragen)


def _alle_anders(verbinding: duckdb.DuckDBPyConnection, tabel: str, kolom: str, waar: str) -> bool:
    """Whether the column has no value twice among these rows: by a bit per possible number where those lie close together."""
    eerste, laatste = verbinding.execute(f"SELECT min({kolom}), max({kolom}) FROM {tabel}").fetchall()[0]
    aantal = f"(SELECT count({kolom}) FROM {tabel} WHERE {waar})"
    if eerste is not None and laatste - eerste < _BITS:
        verschillend = f"coalesce(bit_count(bitstring_agg({kolom}, {eerste}, {laatste})), 0)"
    else:
        verschillend = f"count(DISTINCT {kolom})"
    return bool(verbinding.execute(f"SELECT (SELECT {verschillend} FROM {tabel} WHERE {waar}) = {aantal}").fetchall()[0][0])
