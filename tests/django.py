"""Django for tests without a plugin: databases that are made once per session, and a fixture per test that is rolled back.

The ``conftest.py`` of a folder imports the fixtures from here, which also sets Django up before its tests are read. A module says on
which databases it runs, SQLite alone when it says nothing:

    from tests.django import BEIDE, Databank
    pytestmark = pytest.mark.parametrize("databank", BEIDE, indirect=True)

``databank`` runs the test in a transaction that is rolled back. ``echte_databank`` gives a database of its own that keeps what is
written, for what several connections or processes do. Tables, triggers and rows of the migrations are there in both.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

os.environ.update(OPMAAT_STAND="test", OPMAAT_DATABASE="sqlite:///:memory:")
os.environ["DJANGO_SETTINGS_MODULE"] = "opmaat.config.settings"
# The browser tests leave their event loop in the thread; Django would refuse to ask the database from there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections, transaction  # noqa: E402

django.setup()

from opmaat.config.database import lees_adres  # noqa: E402

BEIDE = ("sqlite", "postgres")
PERSONEN, ZAAD = 300, 7
"""Size and seed of the invented municipality in ``gevulde_databanken``."""


@dataclass(frozen=True)
class Databank:
    """The database that Django uses now."""

    soort: str
    adres: str

    @property
    def is_postgres(self) -> bool:
        """Whether it is PostgreSQL."""
        return self.soort == "postgres"


@contextmanager
def gebruik(adres: str) -> Iterator[None]:
    """Django works on this database, in this thread, until the end."""
    voor = connections.databases["default"]
    connections["default"].close()
    connections.databases["default"] = connections.settings["default"] = {**voor, **_vol(adres)}
    oud = getattr(connections._connections, "default", None)
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        del connections["default"]
        connections.databases["default"] = connections.settings["default"] = voor
        if oud is not None:
            connections["default"] = oud


def _vol(adres: str) -> dict[str, Any]:
    leeg = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "OPTIONS": {}, "TIME_ZONE": None, "USER": "", "PASSWORD": "", "HOST": "", "PORT": ""}
    return {**leeg, **lees_adres(adres), "CONN_MAX_AGE": 0}


@pytest.fixture(scope="session")
def sqlite_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database that tests copy."""
    pad = tmp_path_factory.mktemp("sjabloon") / "sjabloon.sqlite"
    with gebruik(f"sqlite:///{pad}"):
        call_command("migrate", verbosity=0)
    with sqlite3.connect(pad) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return pad


@pytest.fixture(scope="session")
def postgres_sjabloon(request: pytest.FixtureRequest) -> str:
    """The address of a migrated PostgreSQL database that tests copy."""
    adres: str = request.getfixturevalue("postgres").database()
    with gebruik(adres):
        call_command("migrate", verbosity=0)
    return adres


@pytest.fixture(scope="session")
def sqlite_gedeeld(sqlite_sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    pad = tmp_path_factory.mktemp("gedeeld") / "gedeeld.sqlite"
    shutil.copy(sqlite_sjabloon, pad)
    return f"sqlite:///{pad}"


@pytest.fixture
def databank(request: pytest.FixtureRequest) -> Iterator[Databank]:
    """A migrated database of which everything that the test writes is rolled back; parametrise with ``BEIDE`` for both kinds."""
    soort = getattr(request, "param", "sqlite")
    adres = request.getfixturevalue("postgres_sjabloon" if soort == "postgres" else "sqlite_gedeeld")
    with gebruik(adres):
        with transaction.atomic():
            yield Databank(soort, adres)
            transaction.set_rollback(True)


@pytest.fixture
def echte_databank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Databank]:
    """A migrated database of its own, which keeps what is written; for several connections at once."""
    soort = getattr(request, "param", "sqlite")
    if soort == "postgres":
        sjabloon = request.getfixturevalue("postgres_sjabloon")
        adres = kopie(request.getfixturevalue("postgres"), sjabloon)
    else:
        shutil.copy(request.getfixturevalue("sqlite_sjabloon"), tmp_path / "db.sqlite")
        adres = f"sqlite:///{tmp_path / 'db.sqlite'}"
    with gebruik(adres):
        yield Databank(soort, adres)


@pytest.fixture(scope="session")
def gevulde_databanken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Databank, Any]]:
    """The database of this kind with an invented municipality of 300 people, filled once per session, and what was put in.

    Use it inside ``gebruik(databank.adres)`` and roll back what the test writes.
    """

    @cache
    def van(soort: str) -> tuple[Databank, Any]:
        from opmaat.dossier.vullen import vul

        if soort == "postgres":
            adres = kopie(request.getfixturevalue("postgres"), request.getfixturevalue("postgres_sjabloon"))
        else:
            pad = tmp_path_factory.mktemp("gevuld") / "gevuld.sqlite"
            shutil.copy(request.getfixturevalue("sqlite_sjabloon"), pad)
            adres = f"sqlite:///{pad}"
        with gebruik(adres):
            return Databank(soort, adres), vul(personen=PERSONEN, zaad=ZAAD)

    return van


def kopie(postgres: Any, sjabloon: str) -> str:
    """The address of a copy of a PostgreSQL database."""
    nieuw = postgres.database()
    naam, van = (urlsplit(adres).path.lstrip("/") for adres in (nieuw, sjabloon))
    beheer = postgres.adres("postgres")
    postgres.voer_uit(beheer, f"DROP DATABASE {naam}")
    postgres.voer_uit(beheer, f"CREATE DATABASE {naam} TEMPLATE {van}")
    return str(nieuw)


def vragen() -> Any:
    """Counts the queries: ``with vragen() as lijst: …; len(lijst)``."""
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)
