"""A tiny invented delivery as CSV files: forty people in Deventer in 2025, written by rule, so that every test knows what is in it."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

BEGIN = date(2025, 1, 6)
AANTAL = 40
VOLLEDIG_TM = date(2025, 12, 31)
TABELLEN = ("persoon", "leefsituatie", "uitkering", "klantgroep", "plan_van_aanpak", "gesprek", "melding", "plaatsing")


def schrijf(map_: Path, *, met_levering: bool = True) -> Path:
    """Writes the delivery. Person i enters Matchen (odd) or Groeien (even) i weekdays after 6-1-2025; every fourth leaves to work after 100 days."""
    map_.mkdir(parents=True, exist_ok=True)
    rijen: dict[str, list[dict[str, object]]] = {tabel: [] for tabel in TABELLEN}
    for i in range(1, AANTAL + 1):
        start = BEGIN + timedelta(days=2 * i)
        weg = start + timedelta(days=100) if i % 4 == 0 or i % 4 == 1 else None
        rijen["persoon"].append({"persoon_id": i, "geboortedatum": date(1980, 1, 1) + timedelta(days=100 * i), "geslacht": "vrouw" if i % 2 else "man"})
        rijen["leefsituatie"].append({"persoon_id": i, "begin": date(2010, 1, 1), "eind": None, "gemeente": "Deventer"})
        rijen["melding"].append({"persoon_id": i, "datum": start - timedelta(days=14), "soort": "bijstand", "gemeente": "Deventer"})
        rijen["uitkering"].append({"persoon_id": i, "begin": start, "eind": weg, "dossier_id": i, "regeling": "PW", "reden_einde": "werk" if weg else None})
        rijen["klantgroep"].append({"persoon_id": i, "begin": start, "eind": weg, "groep": "Matchen" if i % 2 else "Groeien", "status": "definitief"})
        rijen["plan_van_aanpak"].append({"persoon_id": i, "begin": start + timedelta(days=20 if i % 5 else 60), "soort": "PW", "opgesteld_op": start + timedelta(days=20 if i % 5 else 60)})
        rijen["gesprek"].append({"persoon_id": i, "datum": start + timedelta(days=30), "soort": "voortgangsgesprek", "resultaat": "gehouden"})
        if weg:
            rijen["plaatsing"].append({"persoon_id": i, "begin": weg + timedelta(days=1), "grond": "regulier", "vorm": "extern_in_dienst", "uren": 32})
    if met_levering:
        rijen["levering"] = [{"tabel": tabel, "begin": date(2015, 1, 1), "volledig_tm": VOLLEDIG_TM, "geleverd_op": VOLLEDIG_TM, "rijen": len(rijen[tabel])} for tabel in TABELLEN]
    for tabel, inhoud in rijen.items():
        with (map_ / f"{tabel}.csv").open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, list(inhoud[0]), lineterminator="\n")
            schrijver.writeheader()
            schrijver.writerows(inhoud)
    return map_
