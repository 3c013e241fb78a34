"""Parquet files as sources: which columns they have, of which type, and how many rows, asked of all files at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass
class _Inhoud:
    """What a file says about itself; ``gewoon`` is False when a column is not plain."""

    rijen: int
    soorten: dict[str, str] = field(default_factory=dict)
    gewoon: bool = True


def open_parquet(verbinding: duckdb.DuckDBPyConnection, schema: Schema, bestanden: Mapping[str, Path]) -> dict[str, Callable[[], Bron]]:
    """For every table the way to open its file; opening raises ``Registerfout`` when the file is damaged."""
    inhoud = _lees_inhoud(verbinding, [str(pad) for pad in bestanden.values()])
    return {tabel: partial(_open, verbinding, schema.tabel(tabel), pad, inhoud.get(str(pad))) for tabel, pad in bestanden.items()}


def _open(verbinding: duckdb.DuckDBPyConnection, tabel: Tabel, pad: Path, inhoud: _Inhoud | None) -> Bron:
    van = f"read_parquet({tekst(str(pad))})"
    soorten = inhoud.soorten if inhoud is not None and inhoud.gewoon else _vraag_soorten(verbinding, van, pad)
    return Bron(tabel=tabel, naam=pad.name, van=van, kolommen=tuple(soorten), soorten=soorten, bestand=pad, rijen=inhoud.rijen if inhoud else 0)


def _vraag_soorten(verbinding: duckdb.DuckDBPyConnection, van: str, pad: Path) -> dict[str, str]:
    try:
        return {str(rij[0]): str(rij[1]) for rij in verbinding.execute(f"DESCRIBE SELECT * FROM {van}").fetchall()}
    except duckdb.Error:
        raise Registerfout(
            "Dit Parquet-bestand is niet te lezen",
            waar=pad.name,
            doe="Maak het bestand opnieuw; het is beschadigd of niet af",
        ) from None


def _lees_inhoud(verbinding: duckdb.DuckDBPyConnection, paden: Sequence[str]) -> dict[str, _Inhoud]:
    """What the files say about themselves; nothing when one of them cannot be read, and then each is asked by itself."""
    if not paden:
        return {}
    try:
        aantallen = verbinding.execute("SELECT file_name, num_rows FROM parquet_file_metadata(?)", [paden]).fetchall()
        kolommen = verbinding.execute(
            "SELECT file_name, name, type, converted_type, logical_type, precision, scale, coalesce(num_children, 0) FROM parquet_schema(?)", [paden]
        ).fetchall()
    except duckdb.Error:
        return {}
    uit = {bestand: _Inhoud(int(rijen)) for bestand, rijen in aantallen}
    for bestand, kolom, opslag, omgezet, betekent, precisie, schaal, kinderen in kolommen:
        inhoud = uit[bestand]
        if opslag is None and kinderen and not inhoud.soorten:
            continue  # the file itself, whose children are the columns
        soort = _SOORTEN.get((opslag, omgezet), "")
        if omgezet == "DECIMAL":
            soort = f"DECIMAL({precisie},{schaal})"
        elif omgezet == "TIMESTAMP_MICROS" and "isAdjustedToUTC=0" in str(betekent):
            soort = "TIMESTAMP"
        inhoud.gewoon &= bool(soort) and not kinderen and kolom not in inhoud.soorten
        inhoud.soorten[kolom] = soort
    return uit
