"""The JSON Schema is a valid schema, and the quick way of holding a file against it gives the answers of the plain validator."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from opmaat.kern.overeenkomst import geleverd
from opmaat.kern.overeenkomst.bestand import Bron, lees_bron
from opmaat.kern.overeenkomst.bouw_gebeurtenis import VORMEN
from opmaat.kern.overeenkomst.bouw_maat import SOORTEN
from opmaat.kern.overeenkomst.bouw_voorwaarde import WOORDEN
from opmaat.kern.overeenkomst.fouten import Overeenkomstfouten, Verzameling
from opmaat.kern.overeenkomst.vorm import SCHEMA, toets_vorm

PAKKET = files("opmaat.overeenkomsten")
INHOUD = json.loads((PAKKET / SCHEMA).read_text(encoding="utf-8"))
FOUT = sorted((Path(__file__).parent / "fout").glob("*.yaml"))


def _bron(pad: Path) -> Bron | None:
    try:
        bron = lees_bron(pad.read_bytes(), pad.name)
    except Overeenkomstfouten:
        return None
    return bron if isinstance(bron.waarde, dict) else None


BRONNEN = [bron for pad in FOUT if (bron := _bron(pad)) is not None]
BRONNEN += [lees_bron((PAKKET / f"{naam}.yaml").read_bytes(), f"{naam}.yaml") for naam in geleverd()]


def test_het_schema_is_een_geldig_schema() -> None:
    Draft202012Validator.check_schema(INHOUD)


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda bron: bron.naam)
def test_de_snelle_toets_keurt_af_wat_de_gewone_afkeurt(bron: Bron) -> None:
    fouten = Verzameling()
    geraakt = toets_vorm(bron, fouten)
    gewoon = list(Draft202012Validator(INHOUD).iter_errors(bron.waarde))
    paden = {
        (pad[0], pad[1]) for fout in gewoon if len(pad := tuple(fout.absolute_path)) > 1 and isinstance(pad[1], int)
    }
    assert bool(fouten.fouten) is bool(gewoon)
    assert geraakt == paden


def test_het_schema_kent_dezelfde_woorden_als_de_lezer() -> None:
    defs = INHOUD["$defs"]
    assert set(defs["maat"]["properties"]["soort"]["enum"]) == set(SOORTEN)
    assert set(defs["voorwaarde"]["properties"]) == set(WOORDEN)
    assert set(VORMEN) <= set(defs["gebeurtenis"]["properties"])


def test_elke_sleutel_heeft_een_titel_om_mee_aan_te_vullen() -> None:
    zonder = [
        f"{naam}.{sleutel}"
        for naam, deel in {"overeenkomst": INHOUD, **INHOUD["$defs"]}.items()
        for sleutel, eis in deel.get("properties", {}).items()
        if "title" not in eis and "$ref" not in eis and "const" not in eis
    ]
    assert zonder == []
