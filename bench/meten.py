"""How is measured: in turn, after a warm-up, medians, wall clock beside processor time, and memory of a process of its own."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gegevens import snel

UIT = Path(__file__).parent / "uit"
HERHAAL = int(os.environ.get("HERHAAL", "5"))
"""How often each thing is measured after the warm-up."""


@dataclass
class Tijden:
    """Seconds of one thing, run by run: by the clock, and of the processor (which other work on the machine does not touch)."""

    klok: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def ms(self) -> float:
        """The median by the clock in milliseconds."""
        return 1000 * statistics.median(self.klok)

    @property
    def cpu_ms(self) -> float:
        """The median of the processor in milliseconds."""
        return 1000 * statistics.median(self.processor)


def om_en_om(proeven: Mapping[str, Callable[[], AbstractContextManager[Callable[[], Any]]]], herhaal: int = HERHAAL) -> tuple[dict[str, Tijden], dict[str, Any]]:
    """Runs every trial in turn (A B A B), once to warm up (not when ``herhaal`` is 1) and then ``herhaal`` times; gives the times and the last answers.

    A trial is a context that first prepares (a fresh connection, unmeasured), gives what is measured, and closes.
    """
    tijden, antwoorden = {naam: Tijden() for naam in proeven}, {}
    for ronde in range(herhaal + (herhaal > 1)):
        for naam, bereid in proeven.items():
            with bereid() as doe:
                klok, processor = time.perf_counter(), time.process_time()
                antwoorden[naam] = doe()
                verlopen = time.perf_counter() - klok, time.process_time() - processor
            if ronde or herhaal == 1:
                tijden[naam].klok.append(verlopen[0])
                tijden[naam].processor.append(verlopen[1])
    return tijden, antwoorden


def verhouding(teller: Tijden, noemer: Tijden) -> float:
    """The median of the ratios per pair, so that a slow moment of the machine hits both."""
    return statistics.median(a / b for a, b in zip(teller.klok, noemer.klok, strict=True))


def cpu_verhouding(teller: Tijden, noemer: Tijden) -> float:
    """The same of processor time."""
    return statistics.median(a / b for a, b in zip(teller.processor, noemer.processor, strict=True))


def los(argumenten: list[str]) -> dict[str, Any]:
    """Runs a Python command in a process of its own; gives what it printed as JSON on its last line, with its ``wand`` and ``cpu`` (s) and ``piek`` (MiB)."""
    meter = (
        "import json, resource, subprocess, sys, time; t = time.perf_counter(); "
        "p = subprocess.run(sys.argv[1:], capture_output=True, text=True); w = time.perf_counter() - t; "
        "sys.stderr.write(p.stderr); g = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps({'code': p.returncode, 'uit': p.stdout, 'wand': w, 'piek': g.ru_maxrss / 1024, 'cpu': g.ru_utime + g.ru_stime}))"
    )
    klaar = subprocess.run([sys.executable, "-c", meter, sys.executable, *argumenten], stdout=subprocess.PIPE, text=True, check=True)
    uitslag: dict[str, Any] = json.loads(klaar.stdout)
    if uitslag["code"] != 0:
        raise RuntimeError(f"{argumenten[0]} eindigde met code {uitslag['code']}")
    regels = uitslag["uit"].strip().splitlines()
    gegeven = json.loads(regels[-1]) if regels and regels[-1].startswith("{") else {}
    return gegeven | {naam: uitslag[naam] for naam in ("wand", "cpu", "piek")}


def bewaar(naam: str, gegevens: dict[str, Any]) -> None:
    """Keeps the measurements of one bench as JSON for the report; what a partial run did not measure stays from before, a smoke run keeps nothing."""
    if snel():
        return
    UIT.mkdir(exist_ok=True)
    pad = UIT / f"{naam}.json"
    eerder = json.loads(pad.read_text()) if pad.exists() else {}
    pad.write_text(json.dumps(eerder | gegevens, indent=1, ensure_ascii=False) + "\n")


def tabel(kop: list[str], rijen: list[list[str]]) -> str:
    """A table in Markdown that is readable as it is: the first column left, the others right."""
    alles = [kop, *rijen]
    breedten = [max(len(rij[nr]) for rij in alles) for nr in range(len(kop))]

    def regel(rij: list[str]) -> str:
        cellen = [cel.ljust(b) if nr == 0 else cel.rjust(b) for nr, (cel, b) in enumerate(zip(rij, breedten, strict=True))]
        return "| " + " | ".join(cellen) + " |"

    streep = "|" + "|".join("-" * (b + 2) if nr == 0 else "-" * (b + 1) + ":" for nr, b in enumerate(breedten)) + "|"
    return "\n".join([regel(kop), streep, *(regel(rij) for rij in rijen)])
