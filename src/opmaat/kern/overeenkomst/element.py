"""The parts of an agreement that are not counted: definitions, parties, steps, risk rules, parameters and what has no
place.

Every part has an ``id``, a ``bron`` (article or place in the document) and the catalogue rows that it covers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from opmaat.kern.fout import Plaats


@dataclass(frozen=True, kw_only=True)
class Element:
    """What every part of an agreement has; ``plaats`` is where it stands in the file and is no part of what it says."""

    id: str
    bron: str = ""
    catalogus: tuple[str, ...] = ()
    toelichting: str = ""
    plaats: Plaats = field(default=Plaats(), compare=False)


@dataclass(frozen=True, kw_only=True)
class Begrip(Element):
    """A word that the agreement defines itself."""

    woord: str
    betekenis: str


@dataclass(frozen=True, kw_only=True)
class Risicoregel(Element):
    """When this happens, these people must do that, within a term in the document's own words."""

    wanneer: str
    dan: str
    wie: tuple[str, ...] = ()
    binnen: str = ""


@dataclass(frozen=True, kw_only=True)
class Processtap(Element):
    """A step in the chain: who does what, in which order, within which term (in the document's words)."""

    volgorde: Decimal
    wie: str
    wat: str
    termijn: str = ""
    klantgroep: str = ""


@dataclass(frozen=True, kw_only=True)
class Partij(Element):
    """A party or role: never the name of a person."""

    rol: str
    naam: str


@dataclass(frozen=True, kw_only=True)
class Bepaling(Element):
    """A provision in words: which text prevails, or how the agreement may change; ``per`` when a change has a date."""

    tekst: str
    per: date | None = None


@dataclass(frozen=True, kw_only=True)
class NietGedekt:
    """A catalogue row that no part of this file covers, with the reason."""

    catalogus: str
    reden: str
    plaats: Plaats = field(default=Plaats(), compare=False)


@dataclass(frozen=True, kw_only=True)
class Waarde:
    """The value of a parameter from a day on, with its source and, of a national one, how certain it is."""

    vanaf: date
    waarde: Decimal
    bron: str = ""
    merk: str = ""


@dataclass(frozen=True, kw_only=True)
class Parameter(Element):
    """A dated value to which clauses refer; no ``waarden`` at all means that nobody gave the number.

    ``eenheid`` "%" keeps the number as written (13.1 is 13.1%); whoever computes uses ``reeks``.
    """

    naam: str
    eenheid: str
    waarden: tuple[Waarde, ...] = ()

    @property
    def reeks(self) -> tuple[tuple[date, Decimal], ...]:
        """The values in order of date as numbers to compute with: a percentage as a fraction of 1."""
        schaal = schaal_van(self.eenheid)
        return tuple(sorted((waarde.vanaf, waarde.waarde * schaal) for waarde in self.waarden))

    def op(self, dag: date) -> Decimal | None:
        """The value as written that is in force on the day, ``None`` before the first."""
        geldig = [waarde for waarde in self.waarden if waarde.vanaf <= dag]
        return max(geldig, key=lambda waarde: waarde.vanaf).waarde if geldig else None


def schaal_van(eenheid: str) -> Decimal:
    """By which a number in this unit is multiplied to compute with it: percents are fractions of 1."""
    return Decimal("0.01") if eenheid in ("%", "%-punt") else Decimal(1)
