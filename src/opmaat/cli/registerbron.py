"""Where a register comes from: a folder of files, or a database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import duckdb

from opmaat.kern.fout import Invoerfout, Plaats
from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.monitor import Regel
from opmaat.kern.monitor.waarom import bladen
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.gegevens import Registeraanvulling, heeft_gegevens
from opmaat.kern.motor.geheugen.motor import Geheugen
from opmaat.kern.motor.sql.motor import SqlMotor
from opmaat.kern.register.bron import Codering
from opmaat.kern.register.database import POSTGRES, SQLITE, is_database, open_database
from opmaat.kern.register.lezer import Register, open_register

SQLITEBESTAND = (".sqlite", ".sqlite3", ".db")


class Bronfout(Invoerfout):
    """The address of a register cannot be used."""


@contextmanager
def open_bron(adres: str, *, codering: Codering = "utf-8") -> Iterator[Register]:
    """The register at this address, closed afterwards. Raises ``Bronfout`` or ``Registerfout`` when it cannot be read."""
    if Path(adres).suffix.lower() in SQLITEBESTAND and not is_database(adres) and not Path(adres).is_dir():
        adres = f"{SQLITE}{quote(adres)}"
    if is_database(adres):
        register = open_database(adres)
    elif soort := re.match(r"([a-z][a-z0-9+.-]*)://", adres):
        raise Bronfout(
            f"Een register op {soort[1]}:// kan deze opdracht niet lezen", doe="Geef een map met CSV- of Parquet-bestanden, een SQLite-bestand, of een adres dat met postgresql:// begint"
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
    if adres.startswith(POSTGRES):
        return unquote(urlsplit(adres).path.strip("/")) or "PostgreSQL"
    return Path(unquote(adres.removeprefix(SQLITE)) if adres.startswith(SQLITE) else adres).resolve().name


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
