"""Holds a file against the JSON Schema and says in Dutch what does not fit: the shape of the words, not yet their meaning.

The schema is the one that editors complete with. Its validator is made once per process. The list of kinds of measure
(``allOf`` of if/then on one key) is answered by looking the kind up, which gives the same answer without trying all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from .bestand import Bron, Knoop, schrijf
from .fouten import Overeenkomstfout, Verzameling, bedoelt

SCHEMA = "overeenkomst.schema.json"
_TYPEN = {
    "string": "een tekst", "integer": "een heel getal", "number": "een getal", "object": "een blok met sleutels", "array": "een lijst",
    "boolean": "true of false", "null": "niets",
}  # fmt: skip


def toets_vorm(bron: Bron, fouten: Verzameling) -> set[tuple[str, int]]:
    """Reports everything whose shape is wrong; returns block and number of the elements that hold such an error."""
    geraakt: set[tuple[str, int]] = set()
    if not isinstance(bron.waarde, dict):
        fouten.meld(
            Knoop(bron, (), bron.waarde).fout(
                "Het bestand is geen overeenkomst",
                waarom="Het begint niet met sleutels.",
                doe="Begin met “overeenkomst: …”, zoals in de handleiding staat.",
            )
        )
        return geraakt
    for fout in _validator().iter_errors(bron.waarde):
        pad = tuple(fout.absolute_path)
        if len(pad) > 1 and isinstance(pad[1], int):
            geraakt.add((str(pad[0]), pad[1]))
        for gemeld in _vertaal(fout, bron):
            fouten.meld(gemeld)
    return geraakt


def _vertaal(fout: ValidationError, bron: Bron) -> Iterator[Overeenkomstfout]:
    knoop = Knoop(bron, tuple(fout.absolute_path), fout.instance)
    schema: Any = fout.schema
    eis: Any = fout.validator_value
    gevonden: Any = fout.instance
    naam = f"“{knoop.pad[-1]}”" if knoop.pad and isinstance(knoop.pad[-1], str) else "Dit deel"
    match fout.validator:
        case "additionalProperties":
            mogelijk = schema["properties"]
            for sleutel in gevonden:
                if sleutel not in mogelijk and gevonden[sleutel] is None:
                    yield Overeenkomstfout(
                        f"“{sleutel}” is geen sleutel maar het vervolg van een tekst",
                        waar=bron.plaats((*knoop.pad, sleutel), sleutel=True, woorden=sleutel),
                        waarom="Tussen { } begint na een komma iets nieuws, dus de tekst wordt daar afgebroken.",
                        doe="Zet de hele tekst tussen aanhalingstekens.",
                    )
                elif sleutel not in mogelijk:
                    yield Overeenkomstfout(
                        f"“{sleutel}” kan hier niet",
                        waar=bron.plaats((*knoop.pad, sleutel), sleutel=True, woorden=sleutel),
                        waarom=f"Bij “{_titel(schema)}” hoort die sleutel niet, en wat eronder staat zou niet worden gelezen.",
                        doe=bedoelt(sleutel, [m for m in mogelijk if m not in gevonden]),
                    )
        case "required":
            for sleutel in eis:
                if sleutel not in gevonden:
                    yield knoop.fout(
                        f"Bij “{_titel(schema)}” ontbreekt “{sleutel}”",
                        waarom="Zonder dat is niet te zeggen wat er bedoeld is.",
                        doe=f"Voeg “{sleutel}: …” toe.",
                    )
        case "enum" | "const":
            keuzes = [str(k) for k in (eis if fout.validator == "enum" else [eis]) if not isinstance(k, bool)]
            yield knoop.fout(
                f"“{schrijf(gevonden)}” kan niet bij {naam}",
                waarom="Alleen vaste woorden worden begrepen.",
                doe=bedoelt(schrijf(gevonden), keuzes),
            )
        case "type":
            soorten = [eis] if isinstance(eis, str) else eis
            goed = " of ".join(_TYPEN[soort] for soort in soorten if soort != "null")
            yield knoop.fout(
                f"Bij {naam} staat {'niets' if gevonden is None else 'iets anders dan ' + goed}",
                waarom="Zo is het niet te lezen.",
                doe=f"Schrijf {goed}.",
            )
        case "pattern":
            yield knoop.fout(
                f"“{gevonden}” past niet bij {naam}",
                waarom=f"Hier staat een {str(schema.get('title', 'waarde')).lower()}.",
                doe=f"Schrijf: {schema.get('description') or 'kleine letters, cijfers en streepjes'}.",
            )
        case "minItems" | "minProperties" | "maxItems":
            yield knoop.fout(
                f"Het aantal bij {naam} klopt niet", doe="Vul de lijst aan, haal er iets af, of laat de sleutel weg."
            )
        case _:
            yield knoop.fout(f"De waarde van {naam} kan niet", doe=f"Kies een waarde binnen {eis}.")


def _titel(schema: dict[str, Any]) -> str:
    return str(schema.get("title", "dit deel")).lower()


@cache
def _validator() -> Any:
    tekst = (files("opmaat.overeenkomsten") / SCHEMA).read_text(encoding="utf-8")
    basis = Draft202012Validator
    typen = basis.TYPE_CHECKER.redefine(
        "number", lambda _, waarde: isinstance(waarde, int | Decimal) and not isinstance(waarde, bool)
    )
    maak: Any = extend
    klasse = maak(basis, {"allOf": _keuze, "$ref": _verwijzing}, type_checker=typen)
    return klasse(json.loads(tekst))


def _keuze(
    validator: Any, delen: list[dict[str, Any]], waarde: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    """``allOf`` of alternatives that each begin with one constant on one key: only the one that applies is tried."""
    if not isinstance(waarde, dict):
        return
    for sleutel, per_waarde in _tabel(id(delen), delen).items():
        gekozen = waarde.get(sleutel)
        if isinstance(gekozen, str) and gekozen in per_waarde:
            yield from validator.descend(waarde, per_waarde[gekozen])


_TABELLEN: dict[int, dict[str, dict[str, Any]]] = {}


def _tabel(sleutel: int, delen: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    if sleutel not in _TABELLEN:
        tabel: dict[str, dict[str, Any]] = {}
        for deel in delen:
            (naam, eis), *_ = deel["if"]["properties"].items()
            tabel.setdefault(naam, {})[eis["const"]] = deel["then"]
        _TABELLEN[sleutel] = tabel
    return _TABELLEN[sleutel]


def _verwijzing(validator: Any, verwijzing: str, waarde: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    """``$ref`` to ``#/$defs/…`` of the same file, without resolving addresses."""
    yield from validator.descend(waarde, _validator().schema["$defs"][verwijzing.rpartition("/")[2]])
