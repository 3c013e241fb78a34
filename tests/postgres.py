"""A real PostgreSQL for tests: started once per session on a socket in a temporary folder, thrown away afterwards.

Use the fixture ``postgres`` (it is in ``tests/conftest.py``):

    def test_...(postgres: Postgres) -> None:
        adres = postgres.database()                     # an empty database of its own: postgresql:///db1?host=…&user=opmaat
        postgres.voer_uit(adres, "CREATE TABLE …")      # SQL through psql

Django wants parts: ENGINE postgresql, HOST ``postgres.map``, USER ``postgres.gebruiker``, NAME any name, no password; the user may
create and drop databases. Everybody gets in without a password, except the role ``BEWAAKT``, which must give ``WACHTWOORD``.

The server never runs as root: when the tests do, it runs as the user postgres or nobody. Nothing is synced to disk.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

GEBRUIKER = "opmaat"
BEWAAKT = "bewaakt"
WACHTWOORD = "een-lang-woord"
_ONTBREEKT = "Deze test vraagt een PostgreSQL-server en initdb is nergens te vinden. Installeer het pakket: apt-get install postgresql"
_TOEGANG = f"local all {BEWAAKT} scram-sha-256\nlocal all all trust\n"


@dataclass
class Postgres:
    """The running server. ``map``: the folder of its socket, to use as host; ``gebruiker``: its superuser."""

    bin: Path
    map: Path
    gebruiker: str = GEBRUIKER
    _nummers: Iterator[int] = field(default_factory=lambda: count(1))

    def adres(self, database: str, *, gebruiker: str = GEBRUIKER, wachtwoord: str = "") -> str:
        """The address of a database, as one types it."""
        geheim = f"&password={wachtwoord}" if wachtwoord else ""
        return f"postgresql:///{database}?host={self.map}&user={gebruiker}{geheim}"

    def database(self) -> str:
        """The address of a new empty database."""
        naam = f"db{next(self._nummers)}"
        self.voer_uit(self.adres("postgres"), f"CREATE DATABASE {naam}")
        return self.adres(naam)

    def voer_uit(self, adres: str, sql: str) -> str:
        """Runs statements and gives what they print, columns parted by tabs; fails with the words of the server."""
        opdracht = [str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", adres]
        uit = subprocess.run(opdracht, input=sql, text=True, capture_output=True)
        if uit.returncode:
            raise AssertionError(uit.stderr)
        return uit.stdout


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server of this session."""
    with server() as draaiend:
        yield draaiend


@contextmanager
def server() -> Iterator[Postgres]:
    """A server that runs inside the ``with``; the measurements use it too."""
    programmas = _programmas()
    thuis = Path(tempfile.mkdtemp(prefix="pg"))  # short: the path of a socket holds at most 107 characters
    wie: dict[str, Any] = {"cwd": thuis, "check": True, "stdout": subprocess.DEVNULL}
    if os.geteuid() == 0:
        eigenaar = _gewone_gebruiker()
        os.chown(thuis, eigenaar.pw_uid, eigenaar.pw_gid)
        wie |= {"user": eigenaar.pw_uid, "group": eigenaar.pw_gid, "extra_groups": []}
    gegevens, beheer = thuis / "gegevens", [str(programmas / "pg_ctl"), "-D", str(thuis / "gegevens"), "-s", "-w"]
    try:
        initdb = [str(programmas / "initdb"), "-D", str(gegevens), "-U", GEBRUIKER, "--auth=trust", "--no-sync", "--no-instructions"]
        subprocess.run([*initdb, "--encoding=UTF8", "--locale=C.UTF-8"], **wie)
        (gegevens / "pg_hba.conf").write_text(_TOEGANG, encoding="utf-8")
        opties = f"-F -k {thuis} -c listen_addresses= -c max_wal_size=256MB -c shared_buffers=32MB"
        subprocess.run([*beheer, "-l", str(thuis / "log"), "-o", opties, "start"], **wie)
        try:
            gestart = Postgres(bin=programmas, map=thuis)
            gestart.voer_uit(gestart.adres("postgres"), f"CREATE ROLE {BEWAAKT} LOGIN PASSWORD '{WACHTWOORD}'")
            yield gestart
        finally:
            subprocess.run([*beheer, "-m", "immediate", "stop"], **wie)
    finally:
        shutil.rmtree(thuis, ignore_errors=True)


def _programmas() -> Path:
    """The folder with the programs of the server, the newest when there are more."""
    if gevonden := shutil.which("initdb"):
        return Path(gevonden).resolve().parent
    versies = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda pad: float(pad.parts[-3]))
    if not versies:
        pytest.fail(_ONTBREEKT)
    return versies[-1].parent


def _gewone_gebruiker() -> pwd.struct_passwd:
    """Somebody who is not root, for PostgreSQL refuses to run as root."""
    for naam in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(naam)
        except KeyError:
            continue
    pytest.fail("De tests draaien als root en er is geen gebruiker postgres of nobody om PostgreSQL als te draaien")
