"""Reading a Parquet file in which nothing is wrong: copied as it is, and judged by one query.

Nearly every delivery in Parquet was written by a program that knows the types, so the steps of ``tabellezer`` would find nothing to
do. What is asked here is exactly what they would do something about; with any doubt the table is dropped and read there.
"""

from __future__ import annotations

import duckdb

from .bron import Bron
from .omzetting import naam
from .quarantaine import overtredingen
from .schema import Kolom, Tabel, duckdb_type

_FOUTEN = "STRUCT(kolom VARCHAR, reden VARCHAR, waarde VARCHAR)[]"
_GENUMMERD = ("feit_id", "versie_id")
TWEE_VERSIES = "twee-versies-bekend"
"""The rule that only a table with several versions of a fact can break; its query is the dearest, and then not asked."""


def lees_schoon(verbinding: duckdb.DuckDBPyConnection, bron: Bron, *, personen: bool) -> bool:
    """Creates the canonical table of a clean Parquet file; False, and no table, when anything must be converted, set apart or told."""
    tabel = bron.tabel
    if bron.scheiding is not None or any(
        bron.soorten[kolom.naam] != duckdb_type(kolom) for kolom in tabel.kolommen if kolom.naam in bron.gekend
    ):
        return False
    velden = ", ".join(_veld(kolom, bron) for kolom in tabel.kolommen)
    verbinding.execute(f"CREATE TABLE {naam(tabel.naam)} AS SELECT {velden} FROM read_parquet(?)", [str(bron.pad)])
    if _smet(verbinding, bron, personen=personen):
        verbinding.execute(f"DROP TABLE {naam(tabel.naam)}")
        return False
    kolommen = ", ".join(f"{naam(kolom.naam)} {duckdb_type(kolom)}" for kolom in tabel.kolommen)
    verbinding.execute(f"CREATE TABLE quarantaine.{naam(tabel.naam)} (rij BIGINT, {kolommen}, fouten {_FOUTEN})")
    return True


def _veld(kolom: Kolom, bron: Bron) -> str:
    if kolom.naam in bron.gekend:
        return naam(kolom.naam)
    waarde = "-row_number() OVER ()" if kolom.naam in _GENUMMERD else "NULL"
    return f"{waarde}::{duckdb_type(kolom)} AS {naam(kolom.naam)}"


def _smet(verbinding: duckdb.DuckDBPyConnection, bron: Bron, *, personen: bool) -> bool:
    """Whether a cell is empty, untrimmed or out of range, a number occurs twice, or a row breaks a rule of the database."""
    tabel = bron.tabel
    vragen = [f"count_if({_mis(kolom)}) > 0" for kolom in tabel.kolommen if kolom.naam in bron.gekend and _mis(kolom)]
    if _sleutel(tabel) in bron.gekend:
        vragen.append(_dubbel(_sleutel(tabel)))
    regels = overtredingen(tabel, bron.gekend, bron=naam(tabel.naam), personen=personen)
    twee_versies = regels.pop(TWEE_VERSIES, None)
    delen = [f"SELECT {' OR '.join(vragen) or 'false'}, {_dubbel('feit_id') if twee_versies else 'false'} FROM {naam(tabel.naam)}"]
    delen += [f"SELECT EXISTS ({regel}), false" for regel in regels.values()]
    antwoord = verbinding.execute(f"SELECT bool_or(mis), bool_or(versies) FROM ({' UNION ALL '.join(delen)}) AS t(mis, versies)")
    mis, versies = antwoord.fetchall()[0]
    if mis or not versies:
        return bool(mis)
    return bool(verbinding.execute(f"SELECT EXISTS ({twee_versies})").fetchall()[0][0])


def _dubbel(kolom: str) -> str:
    return f"count(DISTINCT {naam(kolom)}) < count({naam(kolom)})"


def _sleutel(tabel: Tabel) -> str:
    return "versie_id" if tabel.tweetijdig else tabel.sleutel


def _mis(kolom: Kolom) -> str:
    """The SQL that says whether a cell needs more than copying; empty when it never does."""
    x = naam(kolom.naam)
    eisen = [f"{x} IS NULL"] if kolom.verplicht or kolom.naam in _GENUMMERD else []
    if kolom.type == "string":
        eisen.append(f"{x} = '' OR {x} <> trim({x})")
    elif kolom.type == "date":
        eisen.append(f"year({x}) NOT BETWEEN 1900 AND 2199")
    return " OR ".join(eisen)
