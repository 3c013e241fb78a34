"""``opmaat overeenkomst schema``: the JSON Schema of an agreement file, for an editor."""

from __future__ import annotations

import argparse
from importlib.resources import as_file, files

from ..scherm import Scherm

KORT = "geef de beschrijving van een overeenkomstbestand, voor een editor"
UITLEG = """Geeft het JSON-schema van een overeenkomstbestand. Een editor die dat kent,
vult sleutels aan en wijst fouten aan terwijl u schrijft."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    ontleder.add_argument("--pad", action="store_true", help="geef alleen waar het schema staat")


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Prints the schema or its place."""
    schema = files("opmaat.overeenkomsten") / "overeenkomst.schema.json"
    if gekozen.pad:
        with as_file(schema) as pad:
            scherm.regel(str(pad))
    else:
        scherm.regel(schema.read_text(encoding="utf-8").rstrip("\n"))
    return 0
