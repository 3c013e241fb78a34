"""Holds a file against the JSON Schema and says in Dutch what does not fit: the shape of the words, not yet their
meaning.

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


def _vreemde_sleutels(knoop: Knoop, schema: Any) -> Iterator[Overeenkomstfout]:
    mogelijk, gevonden = schema["properties"], knoop.waarde
    for sleutel in gevonden:
        if sleutel in mogelijk:
            continue
        waar = knoop.bron.plaats((*knoop.pad, sleutel), sleutel=True, woorden=sleutel)
        if gevonden[sleutel] is None:
            yield Overeenkomstfout(
                f"“{sleutel}” is geen sleutel maar het vervolg van een tekst",
                waar=waar,
                waarom="Tussen { } begint na een komma iets nieuws, dus de tekst wordt daar afgebroken.",
                doe="Zet de hele tekst tussen aanhalingstekens.",
            )
        else:
            yield Overeenkomstfout(
                f"“{sleutel}” kan hier niet",
                waar=waar,
                waarom=f"Bij “{_titel(schema)}” hoort die sleutel niet, en wat eronder staat zou niet worden gelezen.",
                doe=bedoelt(sleutel, [m for m in mogelijk if m not in gevonden]),
            )


def _vertaal(fout: ValidationError, bron: Bron) -> Iterator[Overeenkomstfout]:
    knoop = Knoop(bron, tuple(fout.absolute_path), fout.instance)
    schema: Any = fout.schema
    eis: Any = fout.validator_value
    gevonden: Any = fout.instance
    naam = f"“{knoop.pad[-1]}”" if knoop.pad and isinstance(knoop.pad[-1], str) else "Dit deel"
    match fout.validator:
        case "additionalProperties":
            yield from _vreemde_sleutels(knoop, schema)
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
    maak: Any = extend
    eigen = {"allOf": _keuze, "$ref": _verwijzing, "properties": _sleutels, "items": _items, "if": _als}
    typen = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_getal)
    return maak(Draft202012Validator, eigen, type_checker=typen)(json.loads(tekst))


def _is_getal(_: Any, waarde: object) -> bool:
    return isinstance(waarde, int | Decimal) and not isinstance(waarde, bool)


def _daal(
    validator: Any, waarde: Any, schema: dict[str, Any], stap: str | int | None = None
) -> Iterator[ValidationError]:
    """What ``Validator.descend`` gives for this schema, which has no addresses of its own, without making a validator
    per value.
    """
    for woord, eis in schema.items():
        toets = validator.VALIDATORS.get(woord)
        for fout in (toets(validator, eis, waarde, schema) or ()) if toets else ():
            fout._set(
                validator=woord,
                validator_value=eis,
                instance=waarde,
                schema=schema,
                type_checker=validator.TYPE_CHECKER,
            )
            if stap is not None:
                fout.path.appendleft(stap)
            yield fout


def _sleutels(
    validator: Any, schemas: dict[str, Any], waarde: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    if isinstance(waarde, dict):
        for sleutel in waarde:
            if sleutel in schemas:
                yield from _daal(validator, waarde[sleutel], schemas[sleutel], sleutel)


def _items(
    validator: Any, deelschema: dict[str, Any], waarde: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    if isinstance(waarde, list):
        for nummer, lid in enumerate(waarde):
            yield from _daal(validator, lid, deelschema, nummer)


def _als(validator: Any, voorwaarde: dict[str, Any], waarde: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    tak = "then" if next(_daal(validator, waarde, voorwaarde), None) is None else "else"
    if tak in schema:
        yield from _daal(validator, waarde, schema[tak])


def _keuze(
    validator: Any, delen: list[dict[str, Any]], waarde: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    """``allOf`` of alternatives that each begin with one constant on one key: only the one that applies is tried."""
    if not isinstance(waarde, dict):
        return
    for deel in delen:
        (sleutel, eis), *_ = deel["if"]["properties"].items()
        if waarde.get(sleutel) == eis["const"]:
            yield from _daal(validator, waarde, deel["then"])


def _verwijzing(validator: Any, verwijzing: str, waarde: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    """``$ref`` to ``#/$defs/…`` of the same file, without resolving addresses."""
    yield from _daal(validator, waarde, _validator().schema["$defs"][verwijzing.rpartition("/")[2]])
