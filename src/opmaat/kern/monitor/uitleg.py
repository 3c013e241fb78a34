"""What a reader may want to know of a figure: its definition in words, its article, what it read, who is in it, and its fingerprint.

Source: design, section 8: every reader reaches the definition, the article and the query that ran.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.overeenkomst.rekenhash import rekenhash, vast
from opmaat.kern.register.schema import Schema, lees_schema
from opmaat.kern.tijd.geschreven import voluit

from .definitie import definitie
from .monitor import Regel
from .verwoord import Verwoorder, opsomming


@dataclass(frozen=True)
class Gebruikt:
    """A parameter that the figure or its norm read: the value as written that held at P (None: nobody gave it), its unit and its source."""

    naam: str
    waarde: Decimal | None
    eenheid: str
    vanaf: date | None
    bron: str


@dataclass(frozen=True)
class Uitleg:
    """The explanation of one line of the monitor. ``rollen``: number of members per role; ``wie``: whom it is about, in words."""

    afspraak: str
    artikel: str
    tekst: str
    definitie: str
    wie: str
    periode: str
    norm: str
    parameters: tuple[Gebruikt, ...]
    rollen: Mapping[str, int]
    rekenhash: str
    zoekvraag: str = ""


def leg_uit(overeenkomst: Overeenkomst, regel: Regel, *, schema: Schema | None = None, zoekvraag: str = "") -> Uitleg:
    """The explanation of a line; ``zoekvraag`` is the text of the query that ran, where the engine has one."""
    afspraak, vraag = regel.afspraak, regel.vraag
    taal = Verwoorder(schema or lees_schema())
    waar = f"in {vraag.gemeente}" if vraag.gemeente else "in elke gemeente"
    uitkering = f", met een uitkering {opsomming(list(vraag.regelingen), 'of')}" if vraag.regelingen else ""
    return Uitleg(
        afspraak=afspraak.id,
        artikel=afspraak.bron,
        tekst=afspraak.tekst,
        definitie="" if afspraak.maat is None else definitie(afspraak.maat, taal),
        wie=f"Mensen {waar}{uitkering}",
        periode=voluit(vraag.venster),
        norm="" if afspraak.norm is None else afspraak.norm.tekst,
        parameters=_parameters(overeenkomst, regel),
        rollen=dict(regel.totaal.rollen),
        rekenhash=rekenhash(afspraak, overeenkomst),
        zoekvraag=zoekvraag,
    )


def _parameters(overeenkomst: Overeenkomst, regel: Regel) -> tuple[Gebruikt, ...]:
    """The parameters that the measure or the norm names, at P."""
    namen = set(_genoemd(vast(regel.afspraak.maat)))
    if regel.afspraak.norm is not None and regel.afspraak.norm.parameter is not None:
        namen.add(regel.afspraak.norm.parameter)
    uit = []
    for naam, parameter in sorted(overeenkomst.alle_parameters.items()):
        if naam in namen:
            geldig = [waarde for waarde in parameter.waarden if waarde.vanaf <= regel.vraag.peildatum]
            laatste = max(geldig, key=lambda waarde: waarde.vanaf, default=None)
            bron = parameter.bron if laatste is None else laatste.bron or parameter.bron
            uit.append(Gebruikt(naam, None if laatste is None else laatste.waarde, parameter.eenheid, None if laatste is None else laatste.vanaf, bron))
    return tuple(uit)


def _genoemd(deel: object) -> list[str]:
    """The names of parameters in the plain data of a measure; an age without years is the AOW age."""
    match deel:
        case {"is": "Parameter" | "Parameterwaarde", "naam": str() as naam}:
            return [naam]
        case {"is": "Leeftijd", "jaren": None}:
            return ["aow_leeftijd_maanden"]
        case dict():
            return [naam for inhoud in deel.values() for naam in _genoemd(inhoud)]
        case list():
            return [naam for inhoud in deel for naam in _genoemd(inhoud)]
        case _:
            return []
