"""The commands, one module each: its words, its options and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from opmaat import __version__

from ..ontleder import Ontleder, Uitgelegd

T = TypeVar("T")

BOOM: dict[str, str | tuple[str, dict[str, str]]] = {
    "verzin": "verzin",
    "register": ("controleer een register en maak het klaar", {"controleer": "register_controleer", "kan": "register_kan", "leveringen": "register_leveringen"}),
    "overeenkomst": (
        "lees, controleer en toon overeenkomsten",
        {"controleer": "overeenkomst_controleer", "dekking": "overeenkomst_dekking", "toon": "overeenkomst_toon", "schema": "overeenkomst_schema"},
    ),
    "monitor": "monitor",
    "bevries": "bevries",
}
"""The commands as people type them, each with its module, which has KORT, UITLEG, ``opties`` and ``voer_uit``."""

UITLEG = """Opmaat telt na hoe het staat met de afspraken tussen een gemeente en haar
werk-leerbedrijf, en laat zien waar dat op rust."""
SLOT = """voorbeelden:
  opmaat verzin --uit proef/register --personen 3000
  opmaat monitor --register proef/register --overeenkomst dvo-2025
  opmaat overeenkomst controleer

code bij het eind: 0 gelukt, 1 een controle met --streng hield geen stand,
2 de invoer klopt niet. Elke opdracht heeft een eigen uitleg met --help."""


class _Versie(argparse.Action):
    def __call__(self, *rest: object) -> None:
        raise Uitgelegd(f"opmaat {__version__}\n")


def maak_ontleder(woorden: Sequence[str] = ()) -> Ontleder:
    """A new parser with the command that these words begin with, or with every command: a module is loaded for who needs it."""
    ontleder = Ontleder(prog="opmaat", uitleg=UITLEG, slot=SLOT)
    ontleder.add_argument("--versie", action=_Versie, nargs=0, help="laat zien welke versie dit is")
    keuze = ontleder.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, parser_class=Ontleder, prog="opmaat")
    for naam, tak in _gekozen(BOOM, woorden[:1]).items():
        if isinstance(tak, str):
            _hang(keuze, naam, f"opmaat {naam}", _module(tak))
            continue
        kort, onder = tak
        groep = keuze.add_parser(naam, prog=f"opmaat {naam}", uitleg=kort[0].upper() + kort[1:] + ".", help=kort)
        deel = groep.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, parser_class=Ontleder, prog=f"opmaat {naam}")
        for ondernaam, module in _gekozen(onder, woorden[1:2]).items():
            _hang(deel, ondernaam, f"opmaat {naam} {ondernaam}", _module(module))
    return ontleder


def _gekozen(tak: dict[str, T], woord: Sequence[str]) -> dict[str, T]:
    return {naam: deel for naam, deel in tak.items() if naam in woord} or tak


def _module(naam: str) -> ModuleType:
    return import_module(f".{naam}", __package__)


def _hang(keuze: argparse._SubParsersAction[Ontleder], naam: str, prog: str, module: ModuleType) -> None:
    ontleder = keuze.add_parser(naam, prog=prog, uitleg=module.UITLEG, help=module.KORT)
    module.opties(ontleder)
    ontleder.set_defaults(voer_uit=module.voer_uit, ontleder=ontleder)
