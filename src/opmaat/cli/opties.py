"""Options that more than one command has, and how their values are read."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from opmaat.kern.overeenkomst import Overeenkomst, alle_overeenkomsten, lees_overeenkomst
from opmaat.kern.tijd import Tijdfout, lees_dag
from opmaat.kern.tijd import geschreven as dag

from .ontleder import Opdrachtfout, bedoelt

ALLE = "alle"


def register(ontleder: argparse.ArgumentParser, *, verplicht: bool = True) -> None:
    """Where the register is, and in which coding its CSV files are."""
    ontleder.add_argument("--register", required=verplicht, metavar="BRON", help="map met CSV- of Parquet-bestanden, een SQLite-bestand, of postgresql://gebruiker@server/database")
    ontleder.add_argument("--codering", choices=("utf-8", "latin-1"), default="utf-8", help="codering van de CSV-bestanden: utf-8 (standaard) of latin-1")


def momenten(ontleder: argparse.ArgumentParser) -> None:
    """The peildatum and the day of knowledge."""
    ontleder.add_argument("--peildatum", metavar="DATUM", help="dag waarop de stand wordt opgemaakt, zoals 2025-06-30; anders de laatste dag die volledig geleverd is")
    ontleder.add_argument("--bekend-op", metavar="DATUM", help="tel wat op die dag was vastgelegd; anders alles wat nu is vastgelegd")


def uitvoer(ontleder: argparse.ArgumentParser, *, json: bool = True, streng: str = "") -> None:
    """How the result is given. ``streng``: when the exit code becomes 1."""
    if json:
        ontleder.add_argument("--json", action="store_true", help="geef het resultaat als JSON, voor een ander programma")
    if streng:
        ontleder.add_argument("--streng", action="store_true", help=f"eindig met code 1 als {streng}")
    ontleder.add_argument("--kleur", choices=("auto", "altijd", "nooit"), default="auto", help="kleur: auto (alleen op een scherm), altijd of nooit")


def lees_datum(tekst: str | None, optie: str) -> date | None:
    """The date behind an option."""
    if tekst is None:
        return None
    try:
        return lees_dag(tekst)
    except Tijdfout as fout:
        raise Opdrachtfout(f"“{tekst}” achter {optie} is geen datum", doe="Schrijf een datum als 2025-06-30") from fout


def vandaag() -> date:
    """Today: the only place where the clock is read."""
    return date.today()


def gisteren() -> date:
    """The last day that is over."""
    return vandaag() - timedelta(days=1)


def lees_bekend_op(tekst: str | None, optie: str = "--bekend-op") -> date | None:
    """The day of knowledge; a day that has yet to come is refused."""
    gevraagd = lees_datum(tekst, optie)
    if gevraagd is not None and gevraagd > vandaag():
        raise Opdrachtfout(
            f"{optie} {dag.kort(gevraagd)} ligt in de toekomst", waarom="Wat dan bekend is, kan niemand nu weten", doe=f"Kies een dag tot en met vandaag, {dag.kort(vandaag())}"
        )  # fmt: skip
    return gevraagd


def lees_overeenkomsten(namen: Iterable[str]) -> tuple[Overeenkomst, ...]:
    """The agreements meant by these words: ids, paths of YAML files, or ``alle``."""
    gevonden: dict[str, Overeenkomst] = {}
    for naam in namen:
        for deze in naam.split(","):
            if deze == ALLE:
                gevonden.update(alle_overeenkomsten())
            elif deze.endswith((".yaml", ".yml")):
                gelezen = lees_overeenkomst(Path(deze))
                gevonden[gelezen.id] = gelezen
            elif deze in alle_overeenkomsten():
                gevonden[deze] = alle_overeenkomsten()[deze]
            else:
                raise Opdrachtfout(f"Er is geen overeenkomst “{deze}”", doe=bedoelt(deze, [*alle_overeenkomsten(), ALLE]))
    return tuple(gevonden.values())
