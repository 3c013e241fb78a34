"""Reads the text of an agreement file: YAML with the line of every value, numbers as they are written, no guesses.

A key that stands twice, a tab, a file in another encoding and an empty file are errors. Only what looks like a whole
number, a decimal number, ``true``, ``false`` or nothing at all is read as such; everything else is text, so that
``nee`` and ``2025-01-01`` stay what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from opmaat.kern.fout import Plaats

from .fouten import Overeenkomstfout, Overeenkomstfouten, Verzameling

try:
    from yaml import CSafeLoader as _Basis
except ImportError:  # a Python without the C library reads the same, slower
    from yaml import SafeLoader as _Basis  # type: ignore[assignment]


class Lader(_Basis):
    """A reader that leaves open what kind of value plain words are: this module decides that itself."""

    def resolve(self, *args: Any) -> str:
        """Always the same kind, which is not used."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, *args: Any) -> None:
        """Nothing to prepare."""

    def ascend_resolver(self) -> None:
        """Nothing to leave behind."""


Pad = tuple[str | int, ...]
LANGSTE_CITAAT = 80

_GEHEEL = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")


@dataclass(frozen=True)
class Bron:
    """A file that has been read: its plain values and the place of each."""

    naam: str
    waarde: Any
    wortel: yaml.Node

    def plaats(self, pad: Pad, *, woorden: str | None = None, sleutel: bool = False) -> Plaats:
        """Where the value (or its key) at this path stands; of a path that does not exist the nearest part."""
        knoop = self.wortel
        for stap in pad:
            volgende: yaml.Node | None = None
            if isinstance(knoop, yaml.MappingNode):
                for naam, kind in knoop.value:
                    if str(naam.value) == str(stap):
                        volgende = naam if sleutel and stap is pad[-1] else kind
            elif isinstance(knoop, yaml.SequenceNode) and isinstance(stap, int) and stap < len(knoop.value):
                volgende = knoop.value[stap]
            if volgende is None:
                break
            knoop = volgende
        return Plaats(bestand=self.naam, regel=knoop.start_mark.line + 1, woorden=_citaat(woorden))


@dataclass(frozen=True)
class Knoop:
    """A value in a file together with its path, so that whoever finds it wrong can say where it stands."""

    bron: Bron
    pad: Pad
    waarde: Any

    def __getitem__(self, sleutel: str) -> Knoop:
        return Knoop(self.bron, (*self.pad, sleutel), self.waarde[sleutel])

    def __contains__(self, sleutel: str) -> bool:
        return isinstance(self.waarde, dict) and self.waarde.get(sleutel) is not None

    def neem(self, sleutel: str) -> Knoop | None:
        """The value under the key, ``None`` when it is absent or empty."""
        return self[sleutel] if sleutel in self else None

    def tekst(self, sleutel: str, standaard: str = "") -> str:
        """The text under the key."""
        waarde = self.waarde.get(sleutel)
        return standaard if waarde is None else str(waarde)

    def woord(self, sleutel: str, standaard: str = "") -> Any:
        """The word under the key where the shape allows only a few: ``Any``, as the types cannot know that ``vorm``
        refused all others.
        """
        return self.tekst(sleutel, standaard)

    def delen(self) -> Iterator[Knoop]:
        """The items of a list; a single value is a list of one, nothing is an empty list."""
        if isinstance(self.waarde, list):
            for nummer, waarde in enumerate(self.waarde):
                yield Knoop(self.bron, (*self.pad, nummer), waarde)
        elif self.waarde is not None:
            yield self

    def items(self) -> Iterator[tuple[str, Knoop]]:
        """The keys and values of a mapping."""
        for sleutel in self.waarde:
            yield sleutel, self[sleutel]

    @property
    def plaats(self) -> Plaats:
        """Where the value stands, without quoting it."""
        return self.bron.plaats(self.pad)

    def fout(self, wat: str, *, waarom: str = "", doe: str = "", woorden: str | None = None) -> Overeenkomstfout:
        """An error about this value, with its place and its words."""
        citaat = schrijf(self.waarde) if woorden is None else woorden
        return Overeenkomstfout(wat, waar=self.bron.plaats(self.pad, woorden=citaat), waarom=waarom, doe=doe)


def lees_bron(inhoud: bytes, naam: str) -> Bron:
    """The values of the file; raises ``Overeenkomstfouten`` when it is no readable YAML."""
    fouten = Verzameling()
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise Overeenkomstfouten(
            [
                Overeenkomstfout(
                    "Het bestand is geen UTF-8",
                    waar=Plaats(bestand=naam, regel=regel),
                    waarom="Letters met accenten komen er anders verkeerd uit; meestal is het bestand als Latin-1 of Windows-1252 bewaard.",
                    doe="Bewaar het bestand opnieuw met de codering UTF-8.",
                )
            ]
        ) from fout
    try:
        _weiger_kringen(tekst, naam)
        wortel = yaml.compose(tekst, Loader=Lader)
    except yaml.YAMLError as fout:
        raise Overeenkomstfouten([_yamlfout(fout, naam, tekst)]) from fout
    if wortel is None:
        raise Overeenkomstfouten(
            [
                Overeenkomstfout(
                    "Het bestand is leeg",
                    waar=Plaats(bestand=naam),
                    waarom="Zonder kop en afspraken is er geen overeenkomst.",
                    doe="Begin met “overeenkomst: …”, zoals in de handleiding staat.",
                )
            ]
        )
    try:
        waarde = _waarde(wortel, naam, fouten)
    except RecursionError:
        raise Overeenkomstfouten(
            [
                Overeenkomstfout(
                    "De tekst heeft te veel niveaus in elkaar",
                    waar=Plaats(bestand=naam),
                    waarom="Zo diep is geen afspraak; meestal zijn haakjes niet gesloten.",
                    doe="Kijk of alle haakjes dicht zijn.",
                )
            ]
        ) from None
    if len(fouten):
        raise Overeenkomstfouten(fouten.fouten)
    return Bron(naam, waarde, wortel)


def _weiger_kringen(tekst: str, naam: str) -> None:
    """Refuses an alias of YAML inside a part that has a name itself: such a part can hold itself, or mean a billion in a few lines."""
    if "&" not in tekst or "*" not in tekst:
        return
    delen: list[bool] = []
    for gebeurtenis in yaml.parse(tekst, Loader=Lader):
        if isinstance(gebeurtenis, yaml.CollectionStartEvent):
            delen.append(gebeurtenis.anchor is not None)
        elif isinstance(gebeurtenis, yaml.CollectionEndEvent):
            delen.pop()
        elif isinstance(gebeurtenis, yaml.AliasEvent) and any(delen):
            raise Overeenkomstfouten(
                [
                    Overeenkomstfout(
                        "Hier staat een verwijzing binnen een deel waar zelf naar verwezen wordt",
                        waar=Plaats(bestand=naam, regel=_regelnummer(gebeurtenis), woorden=f"*{gebeurtenis.anchor}"),
                        waarom="Zo kan een deel zichzelf bevatten, en dan komt er geen eind aan het lezen.",
                        doe="Schrijf de woorden hier zelf uit.",
                    )
                ]
            )


def _regelnummer(gebeurtenis: yaml.Event) -> int | None:
    return None if gebeurtenis.start_mark is None else gebeurtenis.start_mark.line + 1


def schrijf(waarde: Any) -> str:
    """A value as an author would write it on one line."""
    match waarde:
        case dict():
            return "{" + ", ".join(f"{sleutel}: {schrijf(deel)}" for sleutel, deel in waarde.items()) + "}"
        case list():
            return "[" + ", ".join(schrijf(deel) for deel in waarde) + "]"
        case None:
            return ""
        case _:
            return str(waarde)


def _waarde(knoop: yaml.Node, naam: str, fouten: Verzameling) -> Any:
    if isinstance(knoop, yaml.ScalarNode):
        return knoop.value if knoop.style in ("'", '"', "|", ">") else _kaal(knoop.value)
    if isinstance(knoop, yaml.SequenceNode):
        return [_waarde(kind, naam, fouten) for kind in knoop.value]
    uit: dict[str, Any] = {}
    for sleutelknoop, kind in knoop.value:
        sleutel = str(sleutelknoop.value)
        if sleutel in uit:
            fouten.meld(
                Overeenkomstfout(
                    f"De sleutel “{sleutel}” staat er twee keer",
                    waar=Plaats(bestand=naam, regel=sleutelknoop.start_mark.line + 1, woorden=sleutel),
                    waarom="Alleen de laatste zou gelden, en wat de eerste zegt zou zonder bericht verdwijnen.",
                    doe="Haal er een weg, of voeg ze samen met “en:”.",
                )
            )
        uit[sleutel] = _waarde(kind, naam, fouten)
    return uit


def _kaal(tekst: str) -> Any:
    if tekst in ("", "~", "null"):
        return None
    if tekst in ("true", "false"):
        return tekst == "true"
    if _GEHEEL.fullmatch(tekst):
        return int(tekst)
    if _DECIMAAL.fullmatch(tekst):
        return Decimal(tekst)
    return tekst


def _yamlfout(fout: yaml.YAMLError, naam: str, tekst: str) -> Overeenkomstfout:
    teken = getattr(fout, "problem_mark", None)
    regel = None if teken is None else teken.line + 1
    regels = tekst.splitlines()
    woorden = regels[regel - 1] if regel is not None and regel <= len(regels) else ""
    if "\t" in woorden[: len(woorden) - len(woorden.lstrip())]:
        return Overeenkomstfout(
            "De regel begint met een tab",
            waar=Plaats(bestand=naam, regel=regel, woorden=_citaat(woorden.strip())),
            waarom="Aan het inspringen is te zien wat waarbij hoort, en een tab is daarvoor niet eenduidig.",
            doe="Spring in met spaties: twee per niveau.",
        )
    return Overeenkomstfout(
        "De tekst is geen geldige YAML",
        waar=Plaats(bestand=naam, regel=regel, woorden=_citaat(woorden.strip())),
        waarom="Vanaf deze regel is niet te zeggen wat bij wat hoort.",
        doe="Kijk of de inspringing klopt, of alle haakjes dicht zijn, en zet een tekst met “: ” of “#” erin tussen aanhalingstekens.",
    )


def _citaat(woorden: str | None) -> str | None:
    if woorden is None or len(woorden) <= LANGSTE_CITAAT:
        return woorden
    return woorden[: LANGSTE_CITAAT - 1].rstrip() + "…"
