"""A register in a database, SQLite or PostgreSQL: all tables as they were at one moment, streamed in without passing through Python.

The tables carry the canonical names and columns; whatever else the database holds is not looked at. What a type of database
cannot say in a type of its own (SQLite has no dates) comes as text and is judged like the cells of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

import duckdb

from .bron import Bron, controleer_ruimte
from .databasefout import leesfout, verbindfout
from .fouten import Registerfout
from .lezer import IN_GEHEUGEN_TOT, Register, vul_register
from .lezing import Bronmaker
from .omzetting import naam, tekst
from .schema import Kolom, Schema, Tabel, lees_schema

SQLITE = "sqlite:///"
POSTGRES = ("postgresql://", "postgres://")
_STROOM = "opmaat_stroom"
_WACHT = 10
"""Seconds after which a server that does not answer counts as unreachable, unless the address says otherwise."""


def is_database(adres: str) -> bool:
    """Whether these words are the address of a database that can be read."""
    return adres.startswith((SQLITE, *POSTGRES))


def open_database(adres: str) -> Register:
    """The register at ``sqlite:///<path>`` or ``postgresql://<user>@<host>/<database>`` (any address that libpq takes).

    Findings are those of ``open_register``, with the table in the place of a file. Raises ``Registerfout`` when the database cannot be
    reached or read, or holds no table of the register; no message ever holds the address, for it may hold a password.
    """
    soort: _Soort = _Sqlite(Path(unquote(adres.removeprefix(SQLITE)))) if adres.startswith(SQLITE) else _Postgres(adres)
    schema = lees_schema()
    with _verbonden(soort) as database, duckdb.connect() as klad:
        kolommen, omvang = database.inhoud(klad, schema)
        if not kolommen:
            raise Registerfout(
                "In deze database staat geen enkele tabel van het register",
                waar=soort.naam,
                doe="Kijk of het adres de goede database noemt, en of u de tabellen daarin mag zien",
            )

        def bronnen(verbinding: duckdb.DuckDBPyConnection) -> dict[str, Bronmaker]:
            return {tabel: partial(database.bron, verbinding, schema.tabel(tabel), gevonden) for tabel, gevonden in kolommen.items()}

        try:
            return vul_register(bronnen, lambda: ((), []), groot=omvang > IN_GEHEUGEN_TOT, naam_=soort.naam, versie=schema.versie)
        except duckdb.InvalidInputException as fout:  # a stream that breaks off tells so through the reader
            raise leesfout(fout, tabel=soort.naam) from fout


class _Soort(Protocol):
    """What differs between databases."""

    @property
    def naam(self) -> str:
        """How messages call it."""

    def verbind(self) -> Any:
        """A low-level ADBC database."""

    def kolommen(self, schema: Schema) -> str:
        """The query for tabel, kolom and soort of everything with the name of a canonical table, and the size of it all in bytes."""

    def veld(self, kolom: Kolom, soort: str, *, als_tekst: bool) -> str:
        """SQL of the database for the column, as exact as it can be said there."""

    def begin(self) -> str:
        """What makes the transaction see one moment."""


@dataclass(frozen=True)
class _Sqlite:
    pad: Path

    @property
    def naam(self) -> str:
        return self.pad.name

    def verbind(self) -> Any:
        import adbc_driver_manager
        import adbc_driver_sqlite

        if not self.pad.is_file():
            raise Registerfout("De database is er niet", waar=self.naam, doe="Kijk of het pad klopt; achter sqlite:/// begint een volledig pad met een vierde schuine streep")
        controleer_ruimte([self.pad], self.pad.parent)
        return adbc_driver_manager.AdbcDatabase(driver=adbc_driver_sqlite._driver_path(), uri=f"{self.pad.resolve().as_uri()}?mode=ro")

    def kolommen(self, schema: Schema) -> str:
        return (
            "SELECT m.name AS tabel, k.name AS kolom, '' AS soort, (SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size()) AS omvang "
            f"FROM sqlite_master AS m, pragma_table_info(m.name) AS k WHERE m.type IN ('table', 'view') AND m.name IN ({_namen(schema)}) ORDER BY m.name, k.cid"
        )

    def veld(self, kolom: Kolom, soort: str, *, als_tekst: bool) -> str:
        """Text, never NULL: the driver takes the type of a column from its first rows, and numbers for granted where these are empty."""
        x = naam(kolom.naam)
        return x if kolom.type in ("integer", "boolean") and not als_tekst else f"coalesce(CAST({x} AS TEXT), '') AS {x}"

    def begin(self) -> str:
        return ""


@dataclass(frozen=True)
class _Postgres:
    adres: str
    naam: str = "de PostgreSQL-database"

    def verbind(self) -> Any:
        import adbc_driver_manager
        import adbc_driver_postgresql  # type: ignore[import-untyped]

        wacht = "" if "connect_timeout" in self.adres else f"{'&' if '?' in self.adres else '?'}connect_timeout={_WACHT}"
        return adbc_driver_manager.AdbcDatabase(driver=adbc_driver_postgresql._driver_path(), uri=self.adres + wacht)

    def kolommen(self, schema: Schema) -> str:
        return (
            "SELECT c.relname::text AS tabel, a.attname::text AS kolom, format_type(a.atttypid, NULL) AS soort, pg_table_size(c.oid) AS omvang "
            f"FROM unnest(ARRAY[{_namen(schema)}]) AS t(naam) JOIN pg_class AS c ON c.oid = to_regclass(quote_ident(t.naam)) "
            "JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1, a.attnum"
        )

    def veld(self, kolom: Kolom, soort: str, *, als_tekst: bool) -> str:
        """Moments in UTC without zone; a day or moment without end (infinity) is an empty cell."""
        x = naam(kolom.naam)
        if soort == "date":
            return f"CASE WHEN isfinite({x}) THEN {x} END AS {x}"
        if soort.startswith("timestamp"):
            utc = f"{x} AT TIME ZONE 'UTC'" if soort.endswith("with time zone") else x
            return f"CASE WHEN isfinite({x}) THEN {utc} END AS {x}"
        if soort in ("smallint", "integer", "bigint"):
            return f"{x}::bigint AS {x}"
        return x if soort == "boolean" else f"{x}::text AS {x}"

    def begin(self) -> str:
        return "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


@dataclass
class _Database:
    """An open connection on which one query at a time is streamed."""

    soort: _Soort
    verbinding: Any
    _lopend: list[Any] = field(default_factory=list)

    def stroom(self, sql: str, tabel: str) -> Any:
        """The rows of a query as an Arrow stream; the stream before it is over."""
        import adbc_driver_manager

        self.sluit()
        vraag = adbc_driver_manager.AdbcStatement(self.verbinding)
        self._lopend.append(vraag)
        try:
            vraag.set_sql_query(sql)
            return vraag.execute_query()[0]
        except adbc_driver_manager.Error as fout:
            raise leesfout(fout, tabel=tabel) from None

    def sluit(self) -> None:
        """Ends the query that is being streamed."""
        while self._lopend:
            self._lopend.pop().close()

    def inhoud(self, klad: duckdb.DuckDBPyConnection, schema: Schema) -> tuple[dict[str, dict[str, str]], int]:
        """Per canonical table its columns with their types, in the order of the schema; and the size in bytes."""
        klad.register(_STROOM, self.stroom(self.soort.kolommen(schema), self.soort.naam))
        gevonden: dict[str, dict[str, str]] = {}
        omvang: dict[str, int] = {}
        for tabel, kolom, soort, grootte in klad.execute(f"FROM {_STROOM}").fetchall():
            gevonden.setdefault(tabel, {})[kolom] = soort
            omvang[tabel if soort else ""] = int(grootte)
        return {tabel: gevonden[tabel] for tabel in schema.tabellen if tabel in gevonden}, sum(omvang.values())

    def bron(self, verbinding: duckdb.DuckDBPyConnection, tabel: Tabel, kolommen: Mapping[str, str], *, als_tekst: bool = False) -> Bron:
        """The table as a source, streamed from now on; an empty text is an empty cell."""
        velden = [self.soort.veld(tabel.kolom(kolom), soort, als_tekst=als_tekst) for kolom, soort in kolommen.items() if tabel.heeft(kolom)]
        verbinding.register(_STROOM, self.stroom(f"SELECT {', '.join(velden) or '1'} FROM {naam(tabel.naam)}", tabel.naam))
        soorten = {str(rij[0]): str(rij[1]) for rij in verbinding.execute(f"DESCRIBE SELECT * FROM {_STROOM}").fetchall()}
        cellen = (f"nullif({naam(kolom)}, '') AS {naam(kolom)}" if soort == "VARCHAR" else naam(kolom) for kolom, soort in soorten.items())
        opnieuw = partial(self.bron, verbinding, tabel, kolommen, als_tekst=True)
        van = f"(SELECT {', '.join(cellen)} FROM {_STROOM})"
        return Bron(tabel=tabel, naam=tabel.naam, van=van, kolommen=tuple(kolommen), soorten=soorten, opnieuw=opnieuw)


@contextmanager
def _verbonden(soort: _Soort) -> Iterator[_Database]:
    """The database, opened at one moment and closed afterwards."""
    import adbc_driver_manager

    try:
        database = soort.verbind()
        try:
            verbinding = adbc_driver_manager.AdbcConnection(database)
        except adbc_driver_manager.Error:
            database.close()
            raise
        verbinding.set_autocommit(False)
    except adbc_driver_manager.Error as fout:
        raise verbindfout(fout, waar=soort.naam) from None
    open_ = _Database(soort, verbinding)
    try:
        if begin := soort.begin():
            vraag = adbc_driver_manager.AdbcStatement(verbinding)
            vraag.set_sql_query(begin)
            vraag.execute_update()
            vraag.close()
        yield open_
    finally:
        open_.sluit()
        verbinding.rollback()
        verbinding.close()
        database.close()


def _namen(schema: Schema) -> str:
    return ", ".join(tekst(tabel) for tabel in schema.tabellen)
