"""The fingerprint of what decides a clause's number: measure, window, people, dates and the parameters it refers to.

Not in it: the words of the document, the norm, the catalogue, explanations and examples. Two clauses with the same
fingerprint give the same number on the same register; a published version keeps the fingerprints it was published with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from opmaat.kern.maat import Ingevoerd, Leeftijd, Parameter, Parameterwaarde

from .afspraak import Afspraak
from .overeenkomst import Overeenkomst

SOORTVERSIE: Mapping[str, int] = {
    "Stand": 1, "Telling": 1, "Som": 1, "Aandeel": 1, "Verhouding": 1, "Verandering": 1, "Samengesteld": 1, "Termijn": 1,
    "Frequentie": 1, "Cohort": 1, "Preventie": 1, "Behoud": 1, "Panel": 1, "Bezetting": 1, "Formatie": 1, "GemiddeldeScore": 1,
    "GemiddeldeDuur": 1, "GemiddeldeStand": 1, "Oplevering": 1, "Kwaliteit": 1, "Samenvatting": 1, "Ingevoerd": 1,
}  # fmt: skip
"""The version of the meaning of each kind of measure: one higher when the same measure would give another number."""
AOW = "aow_leeftijd_maanden"
BESTAND = "rekenhashes.json"


def rekenhash(afspraak: Afspraak, overeenkomst: Overeenkomst) -> str:
    """The fingerprint (sha256, 64 hexadecimal digits) of the clause; stable over layout, order of keys and defaults."""
    inhoud = {
        "maat": vast(afspraak.maat),
        "venster": vast(afspraak.venster),
        "gemeente": afspraak.gemeente,
        "regelingen": list(afspraak.regelingen),
        "uitstroomdatum": overeenkomst.uitstroomdatum,
        "instroomdatum": overeenkomst.instroomdatum,
        "soorten": {naam: SOORTVERSIE[naam] for naam in sorted(_soorten(afspraak.maat))},
        "parameters": _parameters(afspraak, overeenkomst),
    }
    if any(isinstance(deel, Ingevoerd) for deel in _doorloop(afspraak.maat)):
        inhoud["ingevoerd_bij"] = f"{overeenkomst.id}/{afspraak.id}"
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(tekst.encode()).hexdigest()


def vast(waarde: Any) -> Any:
    """A value as plain data that is the same for equal values; fields that hold their default are left out."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        uit: dict[str, Any] = {"is": type(waarde).__name__}
        for veld in fields(waarde):
            inhoud = getattr(waarde, veld.name)
            if veld.default is MISSING or inhoud != veld.default:
                uit[veld.name] = vast(inhoud)
        return uit
    match waarde:
        case Enum():
            return waarde.value
        case date():
            return waarde.isoformat()
        case Decimal():
            return {"getal": str(waarde.normalize())}
        case tuple() | list():
            return [vast(deel) for deel in waarde]
        case _:
            return waarde


def hashes_van(overeenkomst: Overeenkomst) -> dict[str, str]:
    """The fingerprint of every clause by id."""
    return {afspraak.id: rekenhash(afspraak, overeenkomst) for afspraak in overeenkomst.afspraken}


@cache
def gepubliceerd() -> Mapping[str, Mapping[str, Any]]:
    """Per agreement and version that was published the fingerprint of each clause, as committed beside the files."""
    gelezen: Mapping[str, Mapping[str, Any]] = json.loads(
        (files("opmaat.overeenkomsten") / BESTAND).read_text(encoding="utf-8")
    )
    return gelezen


def publicatietekst(overeenkomsten: Mapping[str, Overeenkomst]) -> str:
    """The text of ``rekenhashes.json`` with every version that was not yet published added; published ones stay as they
    are.
    """
    uit: dict[str, dict[str, Any]] = {naam: dict(stand) for naam, stand in gepubliceerd().items()}
    for naam, overeenkomst in overeenkomsten.items():
        versies = uit.setdefault(naam, {})
        versies.setdefault(str(overeenkomst.versie), hashes_van(overeenkomst))
    return json.dumps(uit, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _doorloop(waarde: Any) -> Iterator[Any]:
    if is_dataclass(waarde) and not isinstance(waarde, type):
        yield waarde
        for veld in fields(waarde):
            yield from _doorloop(getattr(waarde, veld.name))
    elif isinstance(waarde, tuple | list):
        for deel in waarde:
            yield from _doorloop(deel)


def _soorten(maat: Any) -> set[str]:
    return {type(deel).__name__ for deel in _doorloop(maat) if type(deel).__name__ in SOORTVERSIE}


def _parameters(afspraak: Afspraak, overeenkomst: Overeenkomst) -> dict[str, list[list[str]]]:
    """The values of the parameters that the measure reads, as far as they begin before the end of the window."""
    namen = set()
    for deel in _doorloop(afspraak.maat):
        match deel:
            case Parameter(naam=naam) | Parameterwaarde(naam=naam):
                namen.add(naam)
            case Leeftijd(jaren=None):
                namen.add(AOW)
    alle, eind = overeenkomst.alle_parameters, afspraak.venster.eind
    return {
        naam: [
            [vanaf.isoformat(), str(getal.normalize())]
            for vanaf, getal in alle[naam].reeks
            if eind is None or vanaf <= eind
        ]
        for naam in sorted(namen)
    }
