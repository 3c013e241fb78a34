"""The version of the register that a delivery says it has."""

from __future__ import annotations

import json
from pathlib import Path

from opmaat.kern.fout import Plaats

from .fouten import Registerfout
from .schema import Schema


def lees_versie(pad: Path, schema: Schema) -> str:
    """The version in ``datapackage.json`` of the folder, that of the schema where there is none.

    Raises ``Registerfout`` when it cannot be read, or is another one than this program reads (its first number differs).
    """
    beschrijving = pad / "datapackage.json"
    if not beschrijving.is_file():
        return schema.versie
    try:
        versie = str(json.loads(beschrijving.read_text(encoding="utf-8"))["version"])
        groot = int(versie.split(".")[0])
    except (ValueError, KeyError, TypeError):
        raise Registerfout(
            "De beschrijving van de levering is niet te lezen",
            waar=Plaats(bestand=beschrijving.name),
            doe="Lever datapackage.json opnieuw, of haal het bestand weg",
        ) from None
    if groot != int(schema.versie.split(".")[0]):
        raise Registerfout(
            f"De levering heeft registerversie {versie}, dit programma leest {schema.versie}",
            waar=Plaats(bestand=beschrijving.name),
            waarom="Kolommen kunnen een andere betekenis hebben",
            doe="Laat de levering omzetten naar de huidige versie",
        )
    return versie
