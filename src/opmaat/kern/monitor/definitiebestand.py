"""A definition on paper: a measure and its question as plain data and back, so that a figure can be drawn again by the definition of its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from opmaat.kern import maat as maten
from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import Op
from opmaat.kern.motor.vraag import Parameterreeks, Vraag
from opmaat.kern.overeenkomst.norm import Grens, Herziening, Mijlpaal, Norm
from opmaat.kern.tijd import Duur, Periode

_ANDERE = (Duur, Periode, Parameterreeks, Vraag, Norm, Grens, Mijlpaal, Herziening)
_SOORTEN: dict[str, type] = {soort.__name__: soort for soort in (*vars(maten).values(), *_ANDERE) if isinstance(soort, type) and is_dataclass(soort)}


class Definitiefout(Invoerfout):
    """A kept definition that this version of the program does not know."""


def schrijf_definitie(waarde: Any) -> Any:
    """A measure, a question, a norm or a part of one as lists, dicts, texts and numbers; fields that hold their default are left out."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        gevuld = {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}
        weg = {veld.name for veld in fields(waarde) if veld.default is not MISSING and gevuld[veld.name] == veld.default}
        return {"is": type(waarde).__name__, **{naam: schrijf_definitie(inhoud) for naam, inhoud in gevuld.items() if naam not in weg}}
    match waarde:
        case Op():
            return {"vergelijk": waarde.value}
        case date():
            return {"dag": waarde.isoformat()}
        case Decimal():
            return {"getal": str(waarde)}
        case Mapping():
            return {"per": {naam: schrijf_definitie(inhoud) for naam, inhoud in sorted(waarde.items())}}
        case tuple() | list():
            return [schrijf_definitie(deel) for deel in waarde]
        case _:
            return waarde


def lees_definitie(inhoud: Any) -> Any:
    """What ``schrijf_definitie`` was given. ``Definitiefout`` for a kind that this version does not know."""
    match inhoud:
        case list():
            return tuple(lees_definitie(deel) for deel in inhoud)
        case {"is": naam, **velden}:
            if naam not in _SOORTEN:
                raise Definitiefout(f"De bewaarde afspraak gebruikt “{naam}”, en dat kent deze versie van Opmaat niet", doe="Gebruik de versie van Opmaat waarmee ze bewaard is")
            return _SOORTEN[naam](**{str(veld): lees_definitie(deel) for veld, deel in velden.items()})
        case {"vergelijk": teken}:
            return Op(teken)
        case {"dag": dag}:
            return date.fromisoformat(dag)
        case {"getal": getal}:
            return Decimal(getal)
        case {"per": per}:
            return {naam: lees_definitie(deel) for naam, deel in per.items()}
        case _:
            return inhoud
