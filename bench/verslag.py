"""docs/metingen.md out of what the measurements kept: with ``--schrijf`` it is written, else printed. A smoke run is never written."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import gegevens
import meten
from bench_1_afspraken import regel
from clausules import CLAUSULES

DOEL = Path(__file__).parents[1] / "docs" / "metingen.md"
KOP = """# Measurements

Written by `make bench`; not edited by hand. A ratio is the median of the ratios per pair, measured in turn (A B A B), so that other work on the
machine hits both; *runs* says over how many pairs (after a warm-up, unless it is 1; fewer than 5 is a quick look). *cpu* is the same ratio in processor time. A `!` marks a goal that is not reached. Every answer of the engine was compared
with the expert's, row by row, in the same run; so were those of pandas where it is measured. The register is invented (`opmaat verzin`, profile `land`,
seed {zaad}), eight years, 342 gemeenten; every figure is computed for every gemeente in one pass.

Machine: {machine}.
"""
AFSPRAKEN = """
## One clause, cold, at {personen} persons

Nothing is prepared beforehand and both read the same Parquet files. Milliseconds; *motor* and *hand* the figure per gemeente (goal at most 1.2), *leden* and *hand* the
members in Arrow (goal at most 1.5), *pandas* how many times slower straightforward pandas is (goal at least 5).

"""


def lees(naam: str) -> dict[str, Any]:
    """What a measurement kept, empty when it has not run."""
    pad = meten.UIT / f"{naam}.json"
    return json.loads(pad.read_text()) if pad.exists() else {}


def machine() -> str:
    """The machine in words: cores, memory, system, and the versions that matter."""
    geheugen = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()) if Path("/proc/meminfo").exists() else None
    gib = f"{int(geheugen[1]) / 2**20:.0f} GiB" if geheugen else "unknown memory"
    soorten = ", ".join(f"{naam} {version(naam)}" for naam in ("duckdb", "pyarrow", "pandas"))
    druk = os.getloadavg()[2]
    return f"{os.cpu_count()} cores ({platform.machine()}), {gib}, {platform.system()}, Python {platform.python_version()}, {soorten}; measured on {date.today()}, load average of the last 15 minutes {druk:.1f}"


def tekst() -> str:
    """The whole page."""
    afspraken, overeenkomst, zes = lees("afspraken"), lees("overeenkomst"), lees("zes")
    uit = KOP.format(zaad=gegevens.ZAAD, machine=machine())
    kop = ["clause", "motor", "hand", "ratio", "cpu", "leden", "hand", "ratio", "cpu", "pandas", "runs"]
    for personen in sorted({int(sleutel.split("/")[0]) for sleutel in afspraken}, reverse=True):
        rijen = [[*regel(c, afspraken[f"{personen}/{c.id}"]), str(afspraken[f"{personen}/{c.id}"]["keren"])] for c in CLAUSULES if f"{personen}/{c.id}" in afspraken]
        uit += AFSPRAKEN.format(personen=f"{personen:,}") + meten.tabel(kop, rijen) + "\n"
    if overeenkomst:
        uit += _overeenkomst(overeenkomst)
    if zes:
        uit += _zes(zes)
    groei, dossier = lees("groei"), lees("dossier")
    return uit + (_groei(groei) if groei else "") + (_dossier(dossier) if dossier else "")


def _overeenkomst(gemeten: dict[str, Any]) -> str:
    uit = "\n## A whole agreement\n\nThe clauses above with one engine, which prepares once, against the sum of the expert's queries (ms; goal at most 0.6).\n\n"
    rijen = [[n, f"{m['motor']:.0f}", f"{m['hand']:.0f}", f"{m['keer']:.2f}", f"{m['cpu']:.2f}", str(m["keren"])] for n, m in gemeten.items()]
    return uit + meten.tabel(["persons", "motor", "sum of hand", "ratio", "cpu", "runs"], rijen) + "\n"


def _zes(gemeten: dict[str, Any]) -> str:
    uit = "\n## All six agreements\n\nSeconds in a process of its own, forecasts left out; *open* is reading and judging the delivery. Goals: engine under 2 s at 3,000 persons;"
    uit += " everything under 30 s and a peak under 4,096 MiB at 450,000; the command from a cold start under 4 s.\n\n"
    namen = ("lezen", "openen", "motor", "wand", "cpu", "piek")
    rijen = [[wie, *(f"{m[naam]:.2f}" if naam != "piek" else f"{m[naam]:.0f}" for naam in namen), str(m["keren"])] for wie, m in gemeten.items() if wie != "koud"]
    uit += meten.tabel(["persons/gemeenten", "agreements", "open", "engine", "all", "cpu", "peak MiB", "runs"], rijen) + "\n"
    gemist = [f"{n:,}" for n in (gegevens.KLEIN, gegevens.MIDDEN, gegevens.GROOT) if f"{n}/alle" not in gemeten]
    if gemist:
        uit += f"\nNot measured yet over all gemeenten: {', '.join(gemist)} persons.\n"
    for naam, seconden in gemeten.get("koud", {}).items():
        hoe = "without forecasts" if naam == "zonder prognose" else "with forecasts"
        uit += f"\nThe command `monitor` from a cold start, 3,000 persons, {hoe}: {seconden:.1f} s.\n"
    return uit


def _groei(gemeten: dict[str, Any]) -> str:
    titels = {c.id: c.titel for c in CLAUSULES} | {"zes": "six agreements, all gemeenten (clock)"}
    uit = "\n## Growth\n\nMilliseconds of processor time at 3,000, 45,000 and 450,000 persons.\n\n"
    return uit + meten.tabel(["clause", "3,000", "45,000", "450,000"], [[titels[id], *(f"{ms:.0f}" for ms in rij)] for id, rij in gemeten.items()]) + "\n"


def _dossier(gemeten: dict[str, Any]) -> str:
    uit = f"\n## The dossier\n\n{gemeten['mensen']} people at once on PostgreSQL with {gemeten['personen']:,} clients, two workers, all on this machine, the people included. *with pauses*: each reads"
    uit += f" {gemeten['pauze']:.0f} s on average before the next page. Goal: 95% of the pages within 200 ms."
    uit += f" Load average of the machine over the last 15 minutes: {gemeten['druk']:.1f}; what is above the number of cores was waiting, also here.\n"
    for naam, m in gemeten["bladen"].items():
        hoe = "with pauses" if naam == "met leespauze" else "without pauses, as fast as it goes"
        uit += f"\n{hoe.capitalize()}: {m['per seconde']:.0f} pages per second, {m['cpu ms']:.0f} ms of processor time of the workers per page, {len(m['fouten'])} failed.\n\n"
        uit += meten.tabel(["page", "count", "median ms", "95% ms"], [[soort, str(n), f"{midden:.0f}", _gehaald(p95, 200, 0)] for soort, (n, midden, p95) in m["soorten"].items()]) + "\n"
    uit += "\nThe canonical tables into the monitor (goal 0.3 s), and filling an empty database:\n\n"
    rijen = [[naam, _gehaald(m["klok"], 0.3, 2), f"{m['cpu']:.2f}", f"{gemeten['vullen'][naam]:.1f}"] for naam, m in gemeten["lezen"].items()]
    return uit + meten.tabel(["database", "into the monitor s", "cpu s", "filling s"], rijen) + "\n"


def _gehaald(waarde: float, doel: float, cijfers: int) -> str:
    """The number, with a mark when it is above the goal."""
    return f"{waarde:.{cijfers}f}{' !' if waarde > doel else ''}"


def main() -> int:
    """Prints or writes the page."""
    if "--schrijf" not in sys.argv[1:]:
        print(tekst())
    elif not gegevens.snel():
        DOEL.write_text(tekst())
        print("docs/metingen.md is geschreven.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
