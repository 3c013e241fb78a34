"""Invented registers that several tests look at; each is drawn once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from opmaat.kern.register.lezer import Register, open_register
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.verzin import verzin
from opmaat.kern.verzin.bladzijde import ZAAD

KLEIN = 1500


@pytest.fixture(scope="session")
def kleine_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return verzin(tmp_path_factory.mktemp("verzin") / "klein", profiel="deventer", personen=KLEIN, zaad=7).uit


@pytest.fixture(scope="session")
def klein(kleine_map: Path) -> Iterator[Register]:
    with open_register(kleine_map) as register:
        yield register


@pytest.fixture(scope="session")
def nu(klein: Register) -> duckdb.DuckDBPyConnection:
    """The register with a view ``nu_<tabel>`` of the facts as known at the end."""
    for tabel in lees_schema():
        waar = "WHERE vervallen_op IS NULL" if tabel.tweetijdig else ""
        klein.verbinding.execute(f"CREATE OR REPLACE TEMP VIEW nu_{tabel.naam} AS SELECT * FROM {tabel.naam} {waar}")
    return klein.verbinding


@pytest.fixture(scope="session")
def hele_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return verzin(tmp_path_factory.mktemp("verzin") / "deventer", profiel="deventer", zaad=ZAAD).uit
