"""Reading one file into one typed table, with its unusable rows set apart and told one by one.

The steps are SQL over a staging table, so a file of any size is read in bounded memory: rows never pass through Python.
"""

from __future__ import annotations

from bisect import bisect_right

import duckdb

from opmaat.kern.fout import Bevinding, Plaats

from .bron import Bron
from .fouten import bevinding, samenvatting
from .omzetting import DUIZENDTAL, KOMMAGETAL, PUNTGETAL, begrens, naam, notatie_uit, tekst, van_getypeerd, van_tekst
from .quarantaine import zet_apart
from .schema import Tabel, duckdb_type

PER_SOORT = 50
"""How many findings of one kind in one column are listed; the rest is one line with the total."""

_STAGING = "opmaat_staging"
_GELEZEN = "opmaat_gelezen"


def lees_tabel(
    verbinding: duckdb.DuckDBPyConnection, bron: Bron, *, personen: bool = False
) -> tuple[list[Bevinding], int]:
    """Creates the canonical table of the source; gives its findings and the number of rows in quarantine.

    ``personen``: the persons have been read, so that a row about nobody can be told apart.
    """
    try:
        _stage(verbinding, bron)
        open_einden = _zet_om(verbinding, bron)
        _zoek_dubbelen(verbinding, bron)
        zet_apart(verbinding, bron.tabel, _GELEZEN, bron.gekend, personen=personen)
        _verdeel(verbinding, bron.tabel)
        afgewezen = _afgewezen(verbinding) if bron.scheiding else []
        bevindingen = [*_bevindingen(verbinding, bron, afgewezen), *open_einden]
        (apart,) = verbinding.execute(f"SELECT count(*) FROM quarantaine.{naam(bron.tabel.naam)}").fetchall()[0]
        return bevindingen, int(apart) + len({weg for regel, _, regels in afgewezen for weg in range(regel, regel + regels)})
    finally:
        for tabel in (_STAGING, _GELEZEN, "reject_errors", "reject_scans"):
            verbinding.execute(f"DROP TABLE IF EXISTS {tabel}")


def _stage(verbinding: duckdb.DuckDBPyConnection, bron: Bron) -> None:
    """Brings the known columns in, text trimmed and empty cells NULL."""
    velden = [
        f"nullif(trim({naam(kolom)}), '') AS {naam(kolom)}" if bron.soorten[kolom] == "VARCHAR" else naam(kolom)
        for kolom in bron.gekend
    ]
    verbinding.execute(f"CREATE TABLE {_STAGING} AS SELECT row_number() OVER () AS rij, {', '.join(velden)} FROM {bron.van}")


def _zet_om(verbinding: duckdb.DuckDBPyConnection, bron: Bron) -> list[Bevinding]:
    """Converts every cell and gathers per row the (column, reason, value) of what could not be converted.

    Gives the findings about days in the year 9999, which are read as empty.
    """
    notaties = _notaties(verbinding, bron)
    velden, fouten, dagen = ["rij"], [], {}
    for kolom in bron.tabel.kolommen:
        x = naam(kolom.naam)
        if kolom.naam not in bron.gekend:
            velden.append(
                f"{'-rij' if kolom.naam in ('feit_id', 'versie_id') else 'NULL'}::{duckdb_type(kolom)} AS {x}"
            )
            continue
        if bron.soorten[kolom.naam] == "VARCHAR":
            omzetting = van_tekst(kolom, notatie_uit(*notaties.get(kolom.naam, (False, False)), bron.scheiding or ","))
        else:
            omzetting = van_getypeerd(kolom, bron.soorten[kolom.naam])
        if kolom.type == "date" and not kolom.verplicht:
            dagen[kolom.naam] = omzetting.waarde
        omzetting = begrens(kolom, omzetting)
        waarde = f"coalesce({omzetting.waarde}, -rij)" if kolom.naam in ("feit_id", "versie_id") else omzetting.waarde
        velden.append(f"({waarde})::{duckdb_type(kolom)} AS {x}")
        if omzetting.reden != "NULL":
            fouten.append(
                f"CASE WHEN ({omzetting.reden}) IS NOT NULL THEN "
                f"{{'kolom': {tekst(kolom.naam)}, 'reden': {omzetting.reden}, 'waarde': {x}::VARCHAR}} END"
            )
    lijst = (
        f"list_filter([{', '.join(fouten)}], lambda f: f IS NOT NULL)"
        if fouten
        else "[]::STRUCT(kolom VARCHAR, reden VARCHAR, waarde VARCHAR)[]"
    )
    verbinding.execute(f"CREATE TABLE {_GELEZEN} AS SELECT {', '.join(velden)}, {lijst} AS fouten FROM {_STAGING}")
    return _open_einden(verbinding, bron, dagen)


def _open_einden(verbinding: duckdb.DuckDBPyConnection, bron: Bron, dagen: dict[str, str]) -> list[Bevinding]:
    """The findings that days in the year 9999, which packages write for "no end yet", are read as empty cells."""
    if not dagen:
        return []
    velden = ", ".join(f"count_if(year({waarde}) = 9999)" for waarde in dagen.values())
    aantallen = verbinding.execute(f"SELECT {velden} FROM {_STAGING}").fetchall()[0]
    return [
        Bevinding(
            regel="lezen.einde-9999",
            categorie="waarde",
            ernst="melding",
            wat=f"{aantal} keer staat in {kolom} een dag in het jaar 9999; dat is gelezen als nog niet bekend",
            plaats=Plaats(bestand=bron.naam, kolom=kolom),
        )
        for kolom, aantal in zip(dagen, aantallen, strict=True)
        if aantal
    ]


def _notaties(
    verbinding: duckdb.DuckDBPyConnection, bron: Bron
) -> dict[str, tuple[bool, bool]]:
    """Per number column of a semicolon file: does it use decimal commas, does it use decimal points."""
    kolommen = [k for k in bron.tabel.kolommen if k.type == "number" and bron.soorten.get(k.naam) == "VARCHAR"]
    if bron.scheiding != ";" or not kolommen:
        return {}
    velden = ", ".join(
        f"coalesce(bool_or(regexp_full_match({naam(k.naam)}, {tekst(KOMMAGETAL)})), false), "
        f"coalesce(bool_or(regexp_full_match({naam(k.naam)}, {tekst(PUNTGETAL)}) "
        f"AND NOT regexp_full_match({naam(k.naam)}, {tekst(DUIZENDTAL)})), false)"
        for k in kolommen
    )
    vlaggen = verbinding.execute(f"SELECT {velden} FROM {_STAGING}").fetchall()[0]
    return {k.naam: (bool(vlaggen[2 * i]), bool(vlaggen[2 * i + 1])) for i, k in enumerate(kolommen)}


def _zoek_dubbelen(verbinding: duckdb.DuckDBPyConnection, bron: Bron) -> None:
    """Marks rows that share a version number (or the key of an identity): repeats but the first, contradictions all."""
    sleutel = "versie_id" if bron.tabel.tweetijdig else bron.tabel.sleutel
    if sleutel not in bron.gekend:
        return
    s = naam(sleutel)
    inhoud = ", ".join(naam(kolom) for kolom in bron.gekend)
    verbinding.execute(
        f"""
        UPDATE {_GELEZEN} AS g
        SET fouten = list_append(g.fouten, {{'kolom': {tekst(sleutel)}, 'reden': d.reden, 'waarde': NULL::VARCHAR}})
        FROM (
            SELECT rij, CASE WHEN soorten = 1 THEN 'dubbele-rij' ELSE 'dubbele-sleutel' END AS reden
            FROM (
                SELECT rij, {s}, min(rij) OVER w AS eerste, count(*) OVER w AS aantal, count(DISTINCT inhoud) OVER w AS soorten
                FROM (SELECT rij, {s}, row({inhoud}) AS inhoud FROM {_GELEZEN}
                      WHERE {s} IN (SELECT {s} FROM {_GELEZEN} GROUP BY {s} HAVING count(*) > 1))
                WINDOW w AS (PARTITION BY {s})
            )
            WHERE aantal > 1 AND (soorten > 1 OR rij > eerste)
        ) AS d
        WHERE g.rij = d.rij
        """
    )


def _verdeel(verbinding: duckdb.DuckDBPyConnection, tabel: Tabel) -> None:
    """Rows with a reason go to quarantine, the others into the table, in the order of the file: only rows that were marked have moved.

    Sorting would say so more plainly, but does not stay within the memory limit on a table larger than memory.
    """
    kolommen = ", ".join(naam(kolom) for kolom in tabel.kolomnamen)
    verbinding.execute(
        f"CREATE TABLE {naam(tabel.naam)} AS SELECT {kolommen} FROM {_GELEZEN} WHERE len(fouten) = 0"
    )
    verbinding.execute(
        f"CREATE TABLE quarantaine.{naam(tabel.naam)} AS SELECT rij, {kolommen}, fouten FROM {_GELEZEN} WHERE len(fouten) > 0"
    )


def _afgewezen(verbinding: duckdb.DuckDBPyConnection) -> list[tuple[int, str, int]]:
    """The line and kind of every row that could not be cut into columns, the first kind per line, and how many lines went with it.

    A quote that is not closed takes all lines up to the next quote, or to the end of the file, into one cell.
    """
    tekst_ = "rtrim(csv_line, chr(13) || chr(10))"
    rijen = verbinding.execute(
        f"SELECT line, min(error_type::VARCHAR), max(1 + coalesce(len({tekst_}) - len(replace({tekst_}, chr(10), '')), 0)) "
        "FROM reject_errors GROUP BY line ORDER BY line"
    ).fetchall()
    return [(int(regel), str(soort), int(regels) if str(soort) == "UNQUOTED VALUE" else 1) for regel, soort, regels in rijen]


def _bevindingen(
    verbinding: duckdb.DuckDBPyConnection, bron: Bron, afgewezen: list[tuple[int, str, int]]
) -> list[Bevinding]:
    bestand = bron.naam
    regels = sorted({weg for regel, _, aantal in afgewezen for weg in range(regel, regel + aantal)})
    uit: list[Bevinding] = []
    for soort in sorted({soort for _, soort, _ in afgewezen}):
        deze = [(regel, meer - 1) for regel, s, meer in afgewezen if s == soort]
        uit += [bevinding(soort, bestand=bestand, regel=regel, kolom=None, waarde=None, meegesleept=meer) for regel, meer in deze[:PER_SOORT]]
        if len(deze) > PER_SOORT:
            uit.append(samenvatting(soort, bestand=bestand, kolom=None, aantal=len(deze), getoond=PER_SOORT))
    rijen = verbinding.execute(
        f"""
        SELECT rij, f.kolom, f.reden, f.waarde, aantal FROM (
            SELECT rij, f, row_number() OVER (PARTITION BY f.kolom, f.reden ORDER BY rij) AS volg,
                   count(*) OVER (PARTITION BY f.kolom, f.reden) AS aantal
            FROM (SELECT rij, unnest(fouten) AS f FROM quarantaine.{naam(bron.tabel.naam)})
        ) WHERE volg <= {PER_SOORT} ORDER BY f.kolom, f.reden, rij
        """
    ).fetchall()
    getoond: dict[tuple[str, str], int] = {}
    breuken = _regeleinden(verbinding, bron) if bron.scheiding and rijen else []
    for rij, kolom, reden, waarde, aantal in rijen:
        regel = _regel(int(rij), regels) if bron.scheiding else int(rij)
        regel += sum(aantal_ for eerdere, aantal_ in breuken if eerdere < rij)
        uit.append(bevinding(reden, bestand=bestand, regel=regel, kolom=kolom, waarde=waarde))
        getoond[kolom, reden] = getoond.get((kolom, reden), 0) + 1
        if aantal > PER_SOORT and getoond[kolom, reden] == PER_SOORT:
            uit.append(samenvatting(reden, bestand=bestand, kolom=kolom, aantal=aantal, getoond=PER_SOORT))
    return uit


def _regeleinden(verbinding: duckdb.DuckDBPyConnection, bron: Bron) -> list[tuple[int, int]]:
    """The rows with line ends inside a quoted cell, and how many: the lines of all later rows move down by these."""
    tekst_ = f"concat({', '.join(naam(kolom) for kolom in bron.gekend)})"
    rijen = verbinding.execute(
        f"SELECT rij, len({tekst_}) - len(replace({tekst_}, chr(10), '')) AS einden FROM {_STAGING} WHERE contains({tekst_}, chr(10)) ORDER BY rij"
    ).fetchall()
    return [(int(rij), int(einden)) for rij, einden in rijen]


def _regel(rij: int, afgewezen: list[int]) -> int:
    """The line as a spreadsheet shows it: the header is line 1, and lines that could not be read count as well."""
    regel = rij + 1
    while (volgende := rij + 1 + bisect_right(afgewezen, regel)) != regel:
        regel = volgende
    return regel
