"""Whether every clause of the source documents has a place: which elements cover each catalogue row, and what is
missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from opmaat.kern.fout import Bevinding, Plaats

from .catalogus import Catalogusrij
from .overeenkomst import Overeenkomst

Staat = Literal["gedekt", "niet gedekt", "nergens genoemd"]


@dataclass(frozen=True)
class Bedekking:
    """One element that says what a catalogue row says."""

    overeenkomst: str
    blok: str
    id: str
    gerekend: bool


@dataclass(frozen=True)
class Rijdekking:
    """One catalogue row: the elements that cover it, or the reason why none does."""

    rij: Catalogusrij
    elementen: tuple[Bedekking, ...] = ()
    reden: str = ""

    @property
    def staat(self) -> Staat:
        """Covered by an element, listed as not covered with its reason, or mentioned nowhere."""
        if self.elementen:
            return "gedekt"
        return "niet gedekt" if self.reden else "nergens genoemd"

    @property
    def gerekend(self) -> bool:
        """Whether a clause with a measure covers the row."""
        return any(element.gerekend for element in self.elementen)


@dataclass(frozen=True)
class Dekking:
    """The coverage of all rows, by row; ``bevindingen`` names what somebody must look at."""

    rijen: Mapping[str, Rijdekking]
    bevindingen: tuple[Bevinding, ...] = field(default=())

    def per_blok(self, overeenkomst: str) -> Mapping[str, int]:
        """How many different rows each kind of element of an agreement covers."""
        uit: dict[str, set[str]] = {}
        for id, rij in self.rijen.items():
            for element in rij.elementen:
                if element.overeenkomst == overeenkomst:
                    uit.setdefault(element.blok, set()).add(id)
        return {blok: len(rijen) for blok, rijen in sorted(uit.items())}


def dekking(overeenkomsten: Iterable[Overeenkomst], catalogus: Mapping[str, Catalogusrij]) -> Dekking:
    """The coverage of the catalogue by these agreements.

    Findings: a row mentioned nowhere, an id that no row has, and a row that is both covered and listed as not covered.
    """
    elementen: dict[str, list[Bedekking]] = {}
    redenen: dict[str, str] = {}
    bevindingen: list[Bevinding] = []
    for overeenkomst in overeenkomsten:
        rekent = {afspraak.id for afspraak in overeenkomst.afspraken if afspraak.maat is not None}
        for blok, element in overeenkomst.elementen():
            bedekking = Bedekking(overeenkomst.id, blok, element.id, blok == "afspraken" and element.id in rekent)
            for rij in element.catalogus:
                if rij not in catalogus:
                    bevindingen.append(_onbekend(rij, element.plaats))
                elementen.setdefault(rij, []).append(bedekking)
        for weg in overeenkomst.niet_gedekt:
            if weg.catalogus not in catalogus:
                bevindingen.append(_onbekend(weg.catalogus, weg.plaats))
            redenen[weg.catalogus] = weg.reden
    rijen = {id: Rijdekking(rij, tuple(elementen.get(id, ())), redenen.get(id, "")) for id, rij in catalogus.items()}
    for id, gedekt in rijen.items():
        if gedekt.staat == "nergens genoemd":
            bevindingen.append(
                Bevinding(
                    regel="overeenkomst.rij-niet-genoemd",
                    categorie="dekking",
                    ernst="fout",
                    wat=f"De rij “{id}” staat in geen enkele overeenkomst: {gedekt.rij.tekst}",
                    plaats=Plaats(bestand=gedekt.rij.bron),
                    waarom="Van die bepaling wordt niets geteld, bewaakt of gerapporteerd.",
                    doe="Neem haar op bij een element, of zet haar met de reden onder “niet_gedekt”.",
                )
            )
        elif gedekt.elementen and gedekt.reden:
            bevindingen.append(
                Bevinding(
                    regel="overeenkomst.rij-dubbelzinnig",
                    categorie="dekking",
                    ernst="waarschuwing",
                    wat=f"De rij “{id}” is gedekt door “{gedekt.elementen[0].id}” en staat ook onder “niet_gedekt”",
                    doe="Haal een van de twee weg.",
                )
            )
    return Dekking(rijen, tuple(bevindingen))


def _onbekend(rij: str, plaats: Plaats) -> Bevinding:
    return Bevinding(
        regel="overeenkomst.rij-onbekend",
        categorie="dekking",
        ernst="fout",
        wat=f"De catalogus heeft geen rij “{rij}”",
        plaats=plaats,
        waarom="Zo lijkt een bepaling gedekt die niet bestaat.",
        doe="Verbeter het id.",
    )
