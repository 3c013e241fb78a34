"""The dossier: pages per second and how long one waits with twenty people at once on PostgreSQL, and the canonical tables out of both databases.

Everything is started here and stopped again: a PostgreSQL of its own, an invented municipality, two workers on loopback. Needs the stylesheet.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gegevens
import meten
from bezoekers import ROLLEN, Bezoeker, deel, laat_werken

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ |= {"OPMAAT_STAND": "demo", "OPMAAT_VANDAAG": "2025-12-31", "OPMAAT_DATABASE": "sqlite:///:memory:", "DJANGO_SETTINGS_MODULE": "opmaat.config.settings"}

import django  # noqa: E402

django.setup()

from opmaat.cli.registerbron import open_bron  # noqa: E402
from opmaat.dossier.vullen.oefenserver import HIER, draaiend, vrije_poort  # noqa: E402
from opmaat.dossier.vullen.vullen import WACHTWOORD  # noqa: E402
from tests.postgres import server  # noqa: E402

MENSEN, BLADZIJDEN, HOOGSTENS, PAUZE = (4, 12, 10.0, 0.1) if gegevens.snel() else (20, 1_000, 60.0, 2.0)
GRENS_MS, GRENS_LEZEN = 200.0, 0.3


def main() -> int:
    """Measures and keeps; 1 when a page failed."""
    personen = 300 if gegevens.snel() else 3_000
    with server() as postgres, tempfile.TemporaryDirectory(prefix="opmaat-bench-") as map_:
        adressen = {"PostgreSQL": postgres.database(), "SQLite": f"sqlite:///{map_}/dossier.sqlite"}
        vullen = {naam: vul(adres, personen) for naam, adres in adressen.items()}
        print(f"Vullen met {personen} personen (s): " + ", ".join(f"{naam} {seconden:.1f}" for naam, seconden in vullen.items()), flush=True)
        lezen = {naam: lees(adres) for naam, adres in adressen.items()}
        for naam, m in lezen.items():
            print(f"De tabellen uit {naam} in de monitor: {m['klok']:.2f} s, processor {m['cpu']:.2f} s (doel {GRENS_LEZEN} s)", flush=True)
        bladen = {naam: bezoek(adressen["PostgreSQL"], pauze) for naam, pauze in (("met leespauze", PAUZE), ("zonder pauze", 0.0))}
    fouten = [fout for m in bladen.values() for fout in m["fouten"]]
    for naam, m in bladen.items():
        print(f"\n{MENSEN} mensen tegelijk, {naam}: {m['per seconde']:.0f} bladzijden per seconde, processor {m['cpu ms']:.0f} ms per bladzijde (doel: 95% binnen {GRENS_MS:.0f} ms)")
        print(meten.tabel(["bladzijde", "aantal", "midden ms", "95% ms"], [[soort, str(n), f"{midden:.0f}", f"{p95:.0f}"] for soort, (n, midden, p95) in m["soorten"].items()]), flush=True)
    for fout in fouten[:10]:
        print(f"FOUT {fout}")
    meten.bewaar("dossier", {"personen": personen, "mensen": MENSEN, "pauze": PAUZE, "vullen": vullen, "lezen": lezen, "bladen": bladen, "druk": os.getloadavg()[2]})
    return 1 if fouten else 0


def vul(adres: str, personen: int) -> float:
    """Fills the database at this address; the seconds."""
    omgeving = {**os.environ, "OPMAAT_DATABASE": adres}
    begin = time.perf_counter()
    for opdracht in (["migrate", "-v0"], ["vul", "--personen", str(personen)]):
        subprocess.run([sys.executable, "-m", "opmaat.beheer", *opdracht], env=omgeving, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def lees(adres: str) -> dict[str, float]:
    """Seconds from the address to typed tables in the monitor, after one time to warm up; medians."""
    klok, cpu = [], []
    for _ in range(2 if gegevens.snel() else 1 + meten.HERHAAL):
        begin, processor = time.perf_counter(), time.process_time()
        with open_bron(adres):
            klok.append(time.perf_counter() - begin)
            cpu.append(time.process_time() - processor)
    return {"klok": statistics.median(klok[1:]), "cpu": statistics.median(cpu[1:])}


def bezoek(adres: str, pauze: float) -> dict[str, Any]:
    """What twenty people at once get from two workers; the processor time of the workers (PostgreSQL's own comes on top)."""
    poort = vrije_poort()
    with draaiend(poort, werkers=2, draden=4, omgeving={"OPMAAT_DATABASE": adres}):
        bezoekers = [Bezoeker(HIER, poort, ROLLEN[nr % len(ROLLEN)], WACHTWOORD, nr) for nr in range(MENSEN)]
        laat_werken(bezoekers, bladzijden=2 * MENSEN, hoogstens=HOOGSTENS, pauze=0)  # everything is loaded once
        voor = processortijd(poort)
        uitslag = laat_werken(bezoekers, bladzijden=BLADZIJDEN, hoogstens=HOOGSTENS, pauze=pauze)
        verbruikt = processortijd(poort) - voor
    tijden = uitslag.alle
    soorten: Mapping[str, Any] = {soort: (len(t), deel(sorted(t), 0.5), deel(sorted(t), 0.95)) for soort, t in uitslag.tijden.items() if t} | {"alle": (len(tijden), deel(tijden, 0.5), deel(tijden, 0.95))}
    return {"per seconde": len(tijden) / uitslag.seconden, "cpu ms": 1000 * verbruikt / max(1, len(tijden)), "soorten": dict(soorten), "fouten": uitslag.fouten}


def processortijd(poort: int) -> float:
    """Seconds of processor that the server on this port and its workers have used so far."""
    tikken = 0
    for map_ in Path("/proc").iterdir():
        try:
            if map_.name.isdigit() and f"{HIER}:{poort}" in (map_ / "cmdline").read_text():
                velden = (map_ / "stat").read_text().rpartition(")")[2].split()
                tikken += int(velden[11]) + int(velden[12])
        except OSError:
            continue
    return tikken / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
