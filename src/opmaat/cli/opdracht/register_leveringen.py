"""``opmaat register leveringen``: when each fact became known, derived from successive deliveries."""

from __future__ import annotations

import argparse
from pathlib import Path

from opmaat.kern.register.leveringen import Levering, Leveringsfout, leid_af
from opmaat.kern.weergave.getal import getal
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..ontleder import Opdrachtfout
from ..scherm import Scherm

KORT = "leid uit opeenvolgende leveringen af wat wanneer bekend was"
UITLEG = """Vergelijkt leveringen van hetzelfde register en schrijft er één register van,
waarin bij elk gegeven staat wanneer het bekend werd en is verbeterd. Daarna
kan de monitor ook terugkijken met --bekend-op."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    ontleder.add_argument("levering", nargs="+", metavar="DATUM=MAP", help="een levering: de dag waarop ze kwam en haar map, zoals 2025-04-01=april")
    ontleder.add_argument("--naar", required=True, metavar="MAP", help="map waarin het register komt")
    ontleder.add_argument("--vorm", choices=("parquet", "csv"), default="parquet", help="soort bestanden (standaard parquet)")
    ontleder.add_argument("--codering", choices=("utf-8", "latin-1"), default="utf-8", help="codering van de CSV-bestanden: utf-8 (standaard) of latin-1")
    ontleder.add_argument("--toch", action="store_true", help="ga door als een levering veel kleiner is of andere sleutels heeft dan de vorige")
    gedeeld.uitvoer(ontleder)


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Writes the register with two times and tells how many versions of each kind it holds."""
    leveringen = [_levering(tekst) for tekst in gekozen.levering]
    with scherm.voortgang("Leveringen vergelijken"):
        try:
            verslag = leid_af(leveringen, Path(gekozen.naar), gekozen.vorm, toch=gekozen.toch, codering=gekozen.codering)
        except Leveringsfout as fout:
            redenen = "".join(f"\n- {bevinding}" for bevinding in fout.bevindingen)
            raise Opdrachtfout(f"Een levering volgt niet uit de vorige, dus er is niets geschreven:{redenen}\nKijk de levering na. Klopt ze toch, geef dan --toch") from fout
    if gekozen.json:
        scherm.json({"formaat": 1, "soort": "leveringen", "naar": gekozen.naar, "leveringen": len(leveringen), "versies": verslag.versies, "bevindingen": [str(b) for b in verslag.bevindingen]})
        return 0
    scherm.alinea(f"{len(leveringen)} leveringen samengevoegd in {gekozen.naar}.")
    scherm.tabel((Kolom("Soort versie"), Kolom("Aantal", rechts=True)), [(soort, getal(n)) for soort, n in verslag.versies.items()])
    if len(leveringen) == 1:
        scherm.alinea("Met één levering is niet te zien wanneer iets bekend werd. Terugkijken met --bekend-op kan daarmee niet.")
    for bevinding in verslag.bevindingen:
        scherm.alinea(f"- {bevinding}")
    return 0


def _levering(tekst: str) -> Levering:
    op, is_, map_ = tekst.partition("=")
    dag = gedeeld.lees_datum(op, "een levering") if is_ else None
    if dag is None or not map_:
        raise Opdrachtfout(f"“{tekst}” is geen levering", doe="Schrijf de dag en de map met een = ertussen, zoals 2025-04-01=april")
    return Levering(op=dag, pad=Path(map_))
