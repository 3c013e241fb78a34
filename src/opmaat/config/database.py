"""An address of a database becomes what Django wants to know of it.

SQLite is embedded: one file, written by one transaction at a time, each safe on disk before it is confirmed. PostgreSQL is for production.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from opmaat.kern.fout import Invoerfout

WACHTTIJD = 20
"""Seconds that a transaction waits for another one on SQLite before it is refused."""

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
_POSTGRES = ("postgres", "postgresql")


class Databasefout(Invoerfout):
    """The address of the database cannot be used."""


def lees_adres(adres: str) -> dict[str, Any]:
    """The settings of Django's database ``default`` for ``sqlite:///path`` or ``postgresql://user:password@host:port/name?host=…``.

    A path with a fourth slash is absolute. Options after the question mark go to libpq; ``host``, ``port``, ``user`` and ``password`` may
    stand there too. Raises ``Databasefout`` for any other address, without repeating a password.
    """
    try:
        delen = urlsplit(adres)
        poort = delen.port
    except ValueError as fout:
        raise Databasefout("Het adres van de database klopt niet", doe="Schrijf sqlite:///map/bestand.sqlite of postgresql://gebruiker@server/naam") from fout
    if delen.scheme == "sqlite":
        return _sqlite(adres.removeprefix("sqlite:///"))
    if delen.scheme not in _POSTGRES:
        raise Databasefout(f"Een database op {delen.scheme or 'dit adres'}:// kan Opmaat niet gebruiken", doe="Geef een adres dat met sqlite:/// of postgresql:// begint")
    opties = dict(parse_qsl(delen.query))
    naam = unquote(delen.path.lstrip("/")) or opties.pop("dbname", "")
    if not naam:
        raise Databasefout("Het adres van de database noemt geen naam", doe="Zet de naam achter de laatste schuine streep: postgresql://server/naam")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": naam,
        "USER": opties.pop("user", unquote(delen.username or "")),
        "PASSWORD": opties.pop("password", unquote(delen.password or "")),
        "HOST": opties.pop("host", unquote(delen.hostname or "")),
        "PORT": opties.pop("port", str(poort or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": opties,
    }


def schrijf_adres(instellingen: Mapping[str, Any]) -> str:
    """The address of a database out of Django's settings, for who reads it outside Django; it may hold a password: never show it."""
    if instellingen["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{quote(str(instellingen['NAME']))}"
    delen = {"user": instellingen.get("USER"), "password": instellingen.get("PASSWORD"), "host": instellingen.get("HOST"), "port": instellingen.get("PORT")}
    return f"postgresql:///{quote(str(instellingen['NAME']))}?{urlencode({naam: str(waarde) for naam, waarde in delen.items() if waarde})}"


def _sqlite(pad: str) -> dict[str, Any]:
    if not pad:
        raise Databasefout("Het adres van de database noemt geen bestand", doe="Schrijf sqlite:///map/bestand.sqlite")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": pad if pad == ":memory:" else str(Path(unquote(pad))),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": WACHTTIJD, "init_command": _PRAGMAS},
        "CONN_MAX_AGE": 60,
    }
