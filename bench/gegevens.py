"""The registers that are measured: an invented country in three sizes, made once and kept in a folder that git ignores."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import duckdb

from opmaat.kern.register.lezer import Register, open_register
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.verzin import lees_profiel, verzin

PROFIEL, ZAAD = "land", 1
KLEIN, MIDDEN, GROOT = 3_000, 45_000, 450_000
_KLUIS = Path(__file__).parent / ".gegevens"


def snel() -> bool:
    """Whether only a smoke run on the smallest register is asked (``SNEL=1``): it shows that the bench works, not how fast anything is."""
    return os.environ.get("SNEL", "") not in ("", "0")


def maten() -> tuple[int, ...]:
    """The sizes of this run, smallest first; ``MATEN=3000,45000`` asks for fewer."""
    if gevraagd := os.environ.get("MATEN"):
        return tuple(sorted(int(maat) for maat in gevraagd.split(",")))
    return (KLEIN,) if snel() else (KLEIN, MIDDEN, GROOT)


def register_map(personen: int) -> Path:
    """The folder of Parquet files with a country of so many persons; made when it is not there yet (minutes for the largest)."""
    versie = lees_profiel(PROFIEL).versie
    pad = _KLUIS / f"{PROFIEL}-{versie}-{personen}-{ZAAD}"
    if not pad.is_dir():
        print(f"Een land van {personen:,} personen wordt verzonnen ...".replace(",", "."), file=sys.stderr, flush=True)
        pad.parent.mkdir(parents=True, exist_ok=True)
        verzin(pad, profiel=PROFIEL, personen=personen, zaad=ZAAD)
    return pad


@contextmanager
def op_bestanden(pad: Path) -> Iterator[Register]:
    """A register of which every table is a view on its Parquet file, so that the engine reads what the expert reads."""
    schema, tabellen = lees_schema(), []
    with duckdb.connect() as verbinding:
        verbinding.execute("SET TimeZone = 'UTC'")
        for tabel in schema:
            bestand = pad / f"{tabel.naam}.parquet"
            if bestand.exists():
                verbinding.execute(f"CREATE VIEW {tabel.naam} AS SELECT * FROM read_parquet('{bestand}')")
                tabellen.append(tabel)
        verbinding.execute("CREATE SCHEMA quarantaine")
        yield Register(
            verbinding=verbinding,
            schema=schema,
            versie=schema.versie,
            tabellen=tuple(tabel.naam for tabel in tabellen),
            geleverd=MappingProxyType({tabel.naam: frozenset(tabel.kolomnamen) for tabel in tabellen}),
            niet_meegeteld=MappingProxyType({}),
            bevindingen=[],
        )


@contextmanager
def geopend(pad: Path) -> Iterator[Register]:
    """A register as the product opens it: every row read, judged and held."""
    with open_register(pad) as register:
        yield register
