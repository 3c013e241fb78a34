"""``opmaat verzin``: an invented municipality, to try everything on without anybody's data."""

from __future__ import annotations

import argparse
from pathlib import Path

from opmaat.kern.verzin import profielen, verzin
from opmaat.kern.weergave.getal import getal
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..ontleder import Opdrachtfout, bedoelt
from ..scherm import Scherm

KORT = "verzin een gemeente: een register zonder echte mensen"
UITLEG = """Verzint een gemeente en schrijft haar register als bestanden in een map.
Hetzelfde zaad geeft altijd hetzelfde register. Er staat niemand in die bestaat."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    ontleder.add_argument("--uit", required=True, metavar="MAP", help="map waarin het register komt; die mag nog niet bestaan of moet leeg zijn")
    ontleder.add_argument("--profiel", default="deventer", metavar="NAAM", help=f"welke gemeente: {', '.join(profielen())} (standaard deventer)")
    ontleder.add_argument("--personen", metavar="AANTAL", help="ongeveer zo veel mensen; anders zo veel als de documenten noemen")
    ontleder.add_argument("--zaad", default="2025", metavar="GETAL", help="het begin van het toeval (standaard 2025)")
    ontleder.add_argument("--vuil", default="1", metavar="DEEL", help="hoeveel fouten en gaten erin zitten: 0 geen, 1 gewoon, 2 dubbel zo veel (standaard 1)")
    ontleder.add_argument("--vorm", choices=("parquet", "csv"), default="parquet", help="soort bestanden (standaard parquet)")
    gedeeld.uitvoer(ontleder)


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Invents the register and tells what is in it."""
    if gekozen.profiel not in profielen():
        raise Opdrachtfout(f"Er is geen profiel “{gekozen.profiel}”", doe=bedoelt(gekozen.profiel, profielen()))
    personen = None if gekozen.personen is None else _heel(gekozen.personen, "--personen")
    zaad, vuil = _heel(gekozen.zaad, "--zaad"), _deel(gekozen.vuil, "--vuil")
    with scherm.voortgang("Verzinnen") as voortgang:
        verslag = verzin(Path(gekozen.uit), profiel=gekozen.profiel, personen=personen, zaad=zaad, vorm=gekozen.vorm, vuil=vuil, voortgang=voortgang)
    if gekozen.json:
        scherm.json(
            {
                "formaat": 1, "soort": "verzin", "profiel": verslag.profiel, "zaad": verslag.zaad, "personen": verslag.personen, "gemeenten": verslag.gemeenten,
                "van": verslag.van, "volledig_tm": verslag.volledig_tm, "rijen": dict(verslag.rijen), "uit": str(gekozen.uit),
            }
        )  # fmt: skip
        return 0
    scherm.alinea(f"Verzonnen: {getal(verslag.personen)} mensen, {verslag.van} t/m {verslag.volledig_tm}, in {gekozen.uit}")
    scherm.tabel((Kolom("Tabel"), Kolom("Rijen", rechts=True)), [(tabel, getal(aantal)) for tabel, aantal in verslag.rijen.items()])
    return 0


def _heel(tekst: str, optie: str) -> int:
    kaal = tekst.replace(".", "").replace("_", "")
    if not kaal.isascii() or not kaal.isdigit():
        raise Opdrachtfout(f"“{tekst}” achter {optie} is geen heel getal", doe="Schrijf bijvoorbeeld 3000")
    return int(kaal)


def _deel(tekst: str, optie: str) -> float:
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        raise Opdrachtfout(f"“{tekst}” achter {optie} is geen getal", doe="Schrijf bijvoorbeeld 1 of 0,5") from None
