"""The list of deliberate bugs, ``mutaties.yaml``, read and resolved to node ids of tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import opmaat
from tests.motor.test_gevallen import GEVALLEN

WORTEL = Path(__file__).parents[2]
MOTOREN = ("geheugen", "sql")
NAMEN = [geval.naam for geval in GEVALLEN]


@dataclass(frozen=True)
class Mutatie:
    """One deliberate bug: the rule in words, its place in the design, the module, the text and what replaces it, and the tests that catch it."""

    regel: str
    bron: str
    module: str
    oud: str
    nieuw: str
    tests: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is known by."""
        return f"{self.module}: {self.regel}"

    @property
    def pad(self) -> str:
        """The module as Python imports it."""
        return "opmaat.kern." + self.module.replace("/", ".")


def lees() -> list[Mutatie]:
    """All bugs, in the order of the file."""
    inhoud = yaml.safe_load((Path(__file__).parent / "mutaties.yaml").read_text(encoding="utf-8"))
    return [_mutatie(deel["bron"], deel["module"], regel) for deel in inhoud for regel in deel["mutaties"]]


def _mutatie(bron: str, module: str, regel: dict[str, Any]) -> Mutatie:
    tests = [_test(naam) for naam in regel.get("tests", ())]
    tests += [nodeid(motor, naam) for motor in MOTOREN for naam in regel.get(motor, ())]
    return Mutatie(regel["regel"], regel.get("bron", bron), module, regel["oud"], regel["nieuw"], tuple(tests))


def _test(naam: str) -> str:
    bestand, _, functie = naam.partition("::")
    return f"tests/{bestand}.py::{functie}"


def nodeid(motor: str, naam: str) -> str:
    """The test of one hand-worked case on one engine; ``naam`` is the name of the case or a part of it that no other has."""
    gevonden = [geval for geval in NAMEN if naam == geval] or [geval for geval in NAMEN if naam in geval]
    if len(gevonden) != 1:
        raise ValueError(f"“{naam}” wijst {len(gevonden)} gevallen aan: {gevonden}")
    kaal = gevonden[0].encode("unicode_escape").decode("ascii")
    return f"tests/motor/test_gevallen.py::test_geval_heeft_de_uitkomst_van_de_hand[{motor}-{kaal}]"


def beproef(werk: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answers of ``proef`` to this work, in a process of its own."""
    bron = str(Path(opmaat.__file__).parents[1])
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join((bron, str(WORTEL))), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    opdracht = [sys.executable, "-W", "ignore", str(Path(__file__).parent / "proef.py")]
    gedaan = subprocess.run(opdracht, input=json.dumps(werk), capture_output=True, text=True, cwd=WORTEL, env=omgeving, check=False)
    if gedaan.returncode:
        raise RuntimeError(gedaan.stderr[-2000:])
    for regel in gedaan.stdout.splitlines():
        yield json.loads(regel)


def stuk(mutatie: Mutatie) -> dict[str, Any]:
    """A bug as work for ``proef``."""
    bestand = Path(opmaat.__file__).parent / "kern" / f"{mutatie.module}.py"
    return {"id": mutatie.id, "module": mutatie.pad, "bestand": str(bestand), "oud": mutatie.oud, "nieuw": mutatie.nieuw, "tests": list(mutatie.tests)}
