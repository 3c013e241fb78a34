"""Where a register comes from: a folder of files, or a SQLite database whose tables are written out as such files first."""

from __future__ import annotations

import csv
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import duckdb

from opmaat.kern.fout import Invoerfout, Plaats
from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.monitor import Regel
from opmaat.kern.monitor.waarom import bladen
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.gegevens import Registeraanvulling, heeft_gegevens
from opmaat.kern.motor.geheugen.motor import Geheugen
from opmaat.kern.motor.sql.motor import SqlMotor
from opmaat.kern.register.bron import Codering, controleer_ruimte
from opmaat.kern.register.lezer import Register, open_register
from opmaat.kern.register.schema import lees_schema

SQLITE = "sqlite:///"
_RIJEN = 10_000


class Bronfout(Invoerfout):
    """The address of a register cannot be used."""


@contextmanager
def open_bron(adres: str, *, codering: Codering = "utf-8") -> Iterator[Register]:
    """The register at this address, closed afterwards. Raises ``Bronfout`` or ``Registerfout`` when it cannot be read."""
    if adres.startswith(SQLITE):
        with tempfile.TemporaryDirectory(prefix="opmaat-") as map_:
            _uit_sqlite(Path(unquote(adres.removeprefix(SQLITE))), Path(map_))
            register = _open(Path(map_), "utf-8")
    elif re.match(r"[a-z][a-z0-9+.-]*://", adres):
        raise Bronfout(
            f"Een register op {adres.partition('://')[0]}:// kan deze opdracht nog niet lezen", doe="Geef een map met CSV- of Parquet-bestanden, of een adres dat met sqlite:/// begint"
        )  # fmt: skip
    else:
        register = _open(Path(adres), codering)
    with register:
        yield register


def _open(map_: Path, codering: Codering) -> Register:
    """The register in the folder; a file that the database cannot read at all, whatever the reason, is bad input and no defect."""
    try:
        return open_register(map_, codering=codering)
    except duckdb.Error as fout:
        bestand = re.search(r"([\w.-]+\.(?:csv|parquet))", str(fout))
        regel = re.search(r"on line:? (\d+)", str(fout), re.IGNORECASE)
        raise Bronfout(
            "Een bestand van de levering is niet te lezen", waar=Plaats(bestand=bestand[1] if bestand else map_.name, regel=int(regel[1]) if regel else None),
            waarom="De regels hebben niet overal dezelfde vorm, of het bestand is beschadigd", doe="Bewaar het bestand opnieuw, als CSV UTF-8 met overal hetzelfde regeleinde, of als Parquet",
        ) from fout  # fmt: skip


def naam_van(adres: str) -> str:
    """How the source is called in a report: its own name, without the folders it is in and without a password."""
    return Path(unquote(adres.partition("://")[2] or adres).partition("?")[0]).resolve().name


def rekenaar(register: Register, motor: SqlMotor | Geheugen) -> Rekenaar:
    """What computes figures on this register with this engine."""
    return Rekenaar(motor, heeft_gegevens(register), Registeraanvulling(register))


def zoekvraag(motor: SqlMotor | Geheugen, regel: Regel) -> str:
    """The text of the queries behind a line, of a composed figure part by part; the plain engine has none."""
    maat = regel.afspraak.maat
    if not isinstance(motor, SqlMotor) or maat is None or isinstance(maat, Samenvatting):
        return ""
    teksten = [f"-- {naam}\n{tekst}" if naam else tekst for naam, blad, vraag in bladen(maat, regel.vraag) if (tekst := motor.zoekvraag(blad, vraag))]
    return "\n\n".join(teksten)


def _uit_sqlite(bestand: Path, map_: Path) -> None:
    """Every table of the register that the database has becomes a CSV file; the reader gives the columns their types and finds what does not fit."""
    if not bestand.is_file():
        raise Bronfout("De database is er niet", waar=bestand.name, doe="Kijk of het pad achter sqlite:/// klopt; een volledig pad begint met een vierde schuine streep")
    controleer_ruimte([bestand], map_)
    schema = lees_schema()
    try:
        database = sqlite3.connect(f"{bestand.resolve().as_uri()}?mode=ro", uri=True)
        try:
            namen = {rij[0] for rij in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
            for tabel in schema:
                if tabel.naam in namen:
                    _schrijf(database, tabel.naam, map_ / f"{tabel.naam}.csv")
        finally:
            database.close()
    except sqlite3.Error as fout:
        raise Bronfout("De database kan niet worden gelezen", waar=bestand.name, waarom=f"SQLite meldt: {fout}", doe="Kijk of dit een SQLite-bestand is dat niet beschadigd is") from fout


def _schrijf(database: sqlite3.Connection, tabel: str, pad: Path) -> None:
    vraag = database.execute(f'SELECT * FROM "{tabel}"')
    with pad.open("w", encoding="utf-8", newline="") as stroom:
        schrijver = csv.writer(stroom)
        schrijver.writerow([kolom[0] for kolom in vraag.description])
        while rijen := vraag.fetchmany(_RIJEN):
            schrijver.writerows(["" if waarde is None else waarde for waarde in rij] for rij in rijen)
