"""Parquet files as sources: which columns they have and of which type, asked of all files at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb

from .bron import Bron
from .fouten import Registerfout
from .omzetting import tekst
from .schema import Schema, Tabel

_SOORTEN: Mapping[tuple[str, str | None], str] = {
    ("BOOLEAN", None): "BOOLEAN",
    ("INT64", None): "BIGINT",
    ("BYTE_ARRAY", "UTF8"): "VARCHAR",
    ("INT32", "DATE"): "DATE",
}
"""The plain columns, by how they are stored and what that stands for; another file is asked what it has."""


def open_parquet(verbinding: duckdb.DuckDBPyConnection, schema: Schema, bestanden: Mapping[str, Path]) -> dict[str, Callable[[], Bron]]:
    """For every table the way to open its file; opening raises ``Registerfout`` when the file is damaged."""
    soorten = _soorten(verbinding, list(bestanden.values()))
    return {tabel: partial(_open, verbinding, schema.tabel(tabel), pad, soorten.get(str(pad))) for tabel, pad in bestanden.items()}


def _open(verbinding: duckdb.DuckDBPyConnection, tabel: Tabel, pad: Path, soorten: Mapping[str, str] | None) -> Bron:
    van = f"read_parquet({tekst(str(pad))})"
    if soorten is None:
        try:
            soorten = {str(rij[0]): str(rij[1]) for rij in verbinding.execute(f"DESCRIBE SELECT * FROM {van}").fetchall()}
        except duckdb.Error:
            raise Registerfout(
                "Dit Parquet-bestand is niet te lezen",
                waar=pad.name,
                doe="Maak het bestand opnieuw; het is beschadigd of niet af",
            ) from None
    return Bron(tabel=tabel, naam=pad.name, van=van, kolommen=tuple(soorten), soorten=soorten)


def _soorten(verbinding: duckdb.DuckDBPyConnection, paden: Sequence[Path]) -> dict[str, dict[str, str]]:
    """The columns and types of the files that have only plain columns; without an answer, every file is asked by itself."""
    if not paden:
        return {}
    try:
        rijen = verbinding.execute(
            "SELECT file_name, name, type, converted_type, logical_type, precision, scale, coalesce(num_children, 0) FROM parquet_schema(?)",
            [[str(pad) for pad in paden]],
        ).fetchall()
    except duckdb.Error:
        return {}
    uit: dict[str, dict[str, str]] = {}
    anders = set()
    for bestand, kolom, opslag, omgezet, betekent, precisie, schaal, kinderen in rijen:
        velden = uit.setdefault(bestand, {})
        if opslag is None and kinderen and not velden:
            continue  # the file itself, whose children are the columns
        soort = _SOORTEN.get((opslag, omgezet))
        if omgezet == "DECIMAL":
            soort = f"DECIMAL({precisie},{schaal})"
        elif omgezet == "TIMESTAMP_MICROS" and "isAdjustedToUTC=0" in str(betekent):
            soort = "TIMESTAMP"
        if soort is None or kinderen or kolom in velden:
            anders.add(bestand)
        velden[kolom] = soort or ""
    return {bestand: velden for bestand, velden in uit.items() if bestand not in anders}
