"""Reading sources in which nothing is wrong: taken as they are, and judged together.

Nearly every delivery that was written by a program is clean, so the steps of ``tabellezer`` would find nothing to do. What is
asked here is exactly what they would do something about. With any doubt the table is left to them.

A cell or row that needs more than copying stops the copy itself. What takes other rows to see belongs to ``samenhang``. Of a
large register a large Parquet file is not copied row by row: the table is a view on a copy of the file, which nobody replaces.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import duckdb

from .bron import Bron
from .omzetting import naam, snel, tekst
from .quarantaine import regels_per_rij
from .samenhang import Gelezen, niet_schoon
from .schema import Kolom, duckdb_type

_GENUMMERD = ("feit_id", "versie_id")
_SMET = "opmaat vond een smet"

KIJK_VANAF = 100_000
"""From so many rows a table of a large register stays in its file."""


def lees_schoon(
    verbinding: duckdb.DuckDBPyConnection,
    bronnen: Iterable[Bron],
    *,
    personen: bool,
    map_: Path | None = None,
    te_wijzigen: Collection[str] = (),
) -> frozenset[str]:
    """Creates the canonical table of every clean source, and gives their names; of the others there is no table.

    ``personen``: the persons have been read, so that a row about nobody can be told apart. ``map_``: of a large register, the
    folder for what does not fit in memory; tables ``te_wijzigen`` are never views. A source is asked for when the one before
    it has been read.
    """
    gelezen = []
    for bron in bronnen:
        if bron.scheiding is None:
            blijft = map_ is not None and bron.rijen >= KIJK_VANAF and bron.tabel.naam not in te_wijzigen
            tabel = _kijk(verbinding, bron, map_) if blijft and map_ is not None else _kopieer(verbinding, bron)
            gelezen += [tabel] if tabel is not None else []
    vuil = niet_schoon(verbinding, gelezen, personen=personen)
    for tabel in vuil:
        verbinding.execute(f"DROP {'VIEW' if tabel.kijkt else 'TABLE'} {naam(tabel.bron.tabel.naam)}")
    return frozenset(tabel.bron.tabel.naam for tabel in gelezen) - {tabel.bron.tabel.naam for tabel in vuil}


def _kopieer(verbinding: duckdb.DuckDBPyConnection, bron: Bron) -> Gelezen | None:
    """The table, created; None, and no table, when a cell or a row needs more than copying."""
    velden, smetten = _velden(bron)
    van = bron.van
    if any(veld != x for x, veld in velden.items()):  # conditions on a row are about the values, not about what was delivered
        van = f"(SELECT {', '.join(f'{veld} AS {x}' for x, veld in velden.items())}, {' OR '.join(smetten) or 'false'} AS smet FROM {van})"
        smetten = ["smet"]
    eerste, *rest = velden
    wacht = " OR ".join([*smetten, *regels_per_rij(bron.tabel, bron.gekend)]) or "false"
    kolommen = [f"CASE WHEN {wacht} THEN error({tekst(_SMET)}) ELSE {eerste} END AS {eerste}", *rest]
    try:
        antwoord = verbinding.execute(f"CREATE TABLE {naam(bron.tabel.naam)} AS SELECT {', '.join(kolommen)} FROM {van}").fetchall()
    except duckdb.InvalidInputException as fout:
        if _SMET in str(fout) or bron.opnieuw is not None:  # a source that cannot give its cells their type is read as text
            return None
        raise
    return Gelezen(bron, int(antwoord[0][0]))


def _kijk(verbinding: duckdb.DuckDBPyConnection, bron: Bron, map_: Path) -> Gelezen | None:
    """The table as a view on a copy of its file; None, and no view, when a cell or a row needs more."""
    velden, smetten = _velden(bron)
    anders = [kolom for kolom in bron.tabel.kolommen if kolom.naam in bron.gekend and velden[naam(kolom.naam)] != naam(kolom.naam)]
    if bron.bestand is None or anders or any("OVER" in veld for veld in velden.values()):
        return _kopieer(verbinding, bron)
    kopie = map_ / bron.bestand.name
    shutil.copyfile(bron.bestand, kopie)
    van = f"read_parquet({tekst(str(kopie))})"
    vragen = ", ".join(f"bool_or({smet})" for smet in [*smetten, *regels_per_rij(bron.tabel, bron.gekend)])
    if any(verbinding.execute(f"SELECT {vragen} FROM {van}").fetchall()[0]):
        kopie.unlink()
        return None
    kolommen = ", ".join(f"{veld} AS {x}" for x, veld in velden.items())
    verbinding.execute(f"CREATE VIEW {naam(bron.tabel.naam)} AS SELECT {kolommen} FROM {van}")
    return Gelezen(bron, bron.rijen, kijkt=True)


def _velden(bron: Bron) -> tuple[dict[str, str], list[str]]:
    """Per column of the table the value it gets, and the conditions under which a cell needs more than that."""
    velden, smetten = {}, []
    for kolom in bron.tabel.kolommen:
        x = naam(kolom.naam)
        if kolom.naam not in bron.gekend:
            velden[x] = _vervanging(kolom)
            continue
        velden[x], smet = snel(kolom, bron.soorten[kolom.naam])
        leeg = f"{velden[x]} IS NULL" if kolom.verplicht or kolom.naam in _GENUMMERD else ""
        smetten += [deel for deel in (smet, leeg) if deel]
    return velden, smetten


def _vervanging(kolom: Kolom) -> str:
    waarde = "-row_number() OVER ()" if kolom.naam in _GENUMMERD else "NULL"
    return f"{waarde}::{duckdb_type(kolom)}"
