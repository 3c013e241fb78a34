"""Many rows into a table at once: COPY on PostgreSQL, prepared inserts on SQLite; out of DuckDB or out of Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from opmaat.dossier.velden import Moment

_RIJEN = 20_000
_BROK = 1 << 20


class Bank:
    """Loads within the transaction that is open on this connection of Django."""

    def __init__(self, verbinding: Any, werkmap: Path) -> None:
        verbinding.ensure_connection()
        self._verbinding, self._werkmap = verbinding, werkmap
        self._ruw = verbinding.connection
        self.is_postgres = verbinding.vendor == "postgresql"

    def laad(self, tabel: str, kolommen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> int:
        """Rows of Python values; returns how many."""
        namen = ", ".join(f'"{kolom}"' for kolom in kolommen)
        aantal = 0
        if self.is_postgres:
            with self._ruw.cursor() as cursor, cursor.copy(f"COPY \"{tabel}\" ({namen}) FROM STDIN") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)
                    aantal += 1
            return aantal
        opdracht = f'INSERT INTO "{tabel}" ({namen}) VALUES ({", ".join("?" * len(kolommen))})'
        brok = [[_voor_sqlite(waarde) for waarde in rij] for rij in rijen]
        self._ruw.executemany(opdracht, brok)
        return len(brok)

    def laad_vraag(self, tabel: str, kolommen: Sequence[tuple[str, str]], bron: duckdb.DuckDBPyConnection, van: str) -> int:
        """The rows of a DuckDB query ``SELECT <expressions> <van>``; ``kolommen`` are pairs of column and expression. Returns how many."""
        namen = ", ".join(f'"{kolom}"' for kolom, _ in kolommen)
        if self.is_postgres:
            pad = self._werkmap / f"{tabel}.csv"
            velden = ", ".join(f'{uitdrukking} AS "{kolom}"' for kolom, uitdrukking in kolommen)
            (telling,) = bron.execute(f"COPY (SELECT {velden} {van}) TO '{pad}' (FORMAT csv, HEADER false)").fetchall()
            with pad.open("rb") as stroom, self._ruw.cursor() as cursor, cursor.copy(f"COPY \"{tabel}\" ({namen}) FROM STDIN (FORMAT csv)") as kopie:
                while brok := stroom.read(_BROK):
                    kopie.write(brok)
            pad.unlink()
            return int(telling[0])
        soorten = {rij[0]: rij[1] for rij in bron.execute(f"DESCRIBE SELECT {', '.join(f'{u} AS {chr(34)}{k}{chr(34)}' for k, u in kolommen)} {van}").fetchall()}
        velden = ", ".join(_sqlite_uitdrukking(uitdrukking, soorten[kolom]) for kolom, uitdrukking in kolommen)
        opdracht = f'INSERT INTO "{tabel}" ({namen}) VALUES ({", ".join("?" * len(kolommen))})'
        vraag, aantal = bron.execute(f"SELECT {velden} {van}"), 0
        while rijen := vraag.fetchmany(_RIJEN):
            self._ruw.executemany(opdracht, rijen)
            aantal += len(rijen)
        return aantal


def _sqlite_uitdrukking(uitdrukking: str, soort: str) -> str:
    """The value as Django keeps it in SQLite: days and moments as text, exact numbers as numbers, yes and no as 1 and 0."""
    if soort == "DATE":
        return f"CAST({uitdrukking} AS VARCHAR)"
    if soort == "TIMESTAMP":
        return f"strftime({uitdrukking}, '%Y-%m-%d %H:%M:%S.%f')"
    if soort.startswith("DECIMAL"):
        return f"CAST({uitdrukking} AS DOUBLE)"
    return f"CAST({uitdrukking} AS INTEGER)" if soort == "BOOLEAN" else uitdrukking


def _voor_sqlite(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return Moment().to_python(waarde).isoformat(" ", "microseconds")  # type: ignore[union-attr]
    return int(waarde) if isinstance(waarde, bool) else waarde
