"""An agreement as one value: its head, its clauses and everything else that was written down in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from opmaat.kern.tijd import Periode

from .afspraak import Afspraak
from .begroting import Begroting, Controle, Regel
from .element import Begrip, Bepaling, Element, NietGedekt, Parameter, Partij, Processtap, Risicoregel
from .kalender import Kalenderpost

Overeenkomstsoort = Literal["dvo", "contract", "beleidskader", "implementatieplan", "prestatieovereenkomst"]
Uitstroomdatum = Literal["laatste dag", "eerste dag zonder"]
Instroomdatum = Literal["begin", "besluit"]


@dataclass(frozen=True)
class Reikwijdte:
    """Whom the agreement is about: the gemeente, the benefits, and tags of people without a benefit."""

    gemeente: str | None = None
    regelingen: tuple[str, ...] = ()
    populatie: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overeenkomst:
    """One agreement file. ``landelijk``: the national parameters that clauses may refer to beside its own."""

    id: str
    titel: str
    opdrachtgever: str
    opdrachtnemer: str
    soort: Overeenkomstsoort
    looptijd: Periode
    formaat: int
    versie: int
    ondertekend_op: date | None = None
    bronbestand: str = ""
    vervangt: str | None = None
    reikwijdte: Reikwijdte = Reikwijdte()
    uitstroomdatum: Uitstroomdatum = "laatste dag"
    instroomdatum: Instroomdatum = "begin"
    afspraken: tuple[Afspraak, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    begrippen: tuple[Begrip, ...] = ()
    begroting: tuple[Begroting, ...] = ()
    controles: tuple[Controle, ...] = ()
    kalender: tuple[Kalenderpost, ...] = ()
    risicoregels: tuple[Risicoregel, ...] = ()
    processtappen: tuple[Processtap, ...] = ()
    partijen: tuple[Partij, ...] = ()
    rangorde: tuple[Bepaling, ...] = ()
    wijzigingen: tuple[Bepaling, ...] = ()
    niet_gedekt: tuple[NietGedekt, ...] = ()
    landelijk: tuple[Parameter, ...] = field(default=(), repr=False)

    def afspraak(self, id: str) -> Afspraak:
        """The clause with this id; raises ``KeyError`` when there is none."""
        for afspraak in self.afspraken:
            if afspraak.id == id:
                return afspraak
        raise KeyError(f"{self.id}/{id}")

    @property
    def alle_parameters(self) -> Mapping[str, Parameter]:
        """The parameters by id: the national ones and its own, which go first."""
        return {parameter.id: parameter for parameter in (*self.landelijk, *self.parameters)}

    @property
    def regels(self) -> tuple[Regel, ...]:
        """All stated figures, in the order of the file."""
        return tuple(regel for begroting in self.begroting for regel in begroting.regels)

    def elementen(self) -> Iterator[tuple[str, Element]]:
        """Every part with the name of its block, the lines of the budget included."""
        for blok in BLOKKEN:
            for element in getattr(self, blok):
                yield blok, element
                if isinstance(element, Begroting):
                    for regel in element.regels:
                        yield "begroting", regel


BLOKKEN = (
    "afspraken", "parameters", "begrippen", "begroting", "controles", "kalender", "risicoregels", "processtappen",
    "partijen", "rangorde", "wijzigingen",
)  # fmt: skip
"""The blocks whose elements may cover catalogue rows, in the order in which they are shown."""
