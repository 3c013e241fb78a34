"""A letter template: a text file with a heading of settings and a body in Django's template language, read into blocks.

The body knows few marks, each at the beginning of a line: `# ` a heading, `- ` an item of a list, `| naam | waarde` a row of facts, `~ ` a line
to sign on; lines that follow each other are one paragraph. What is filled in is only ever text: it can neither begin a line nor a
mark, for line ends in values become U+2028, which stays inside its block, and each value carries a mark of its own until the lines are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.template import Context, Engine

from opmaat.kern.fout import Invoerfout

MAP = Path(__file__).parent / "sjablonen"
REGELEINDE = "\u2028"
WAARDE = "\ue000"
"""Stands before every value while a template is filled; from the private use area, of which `schoon` lets nothing through."""
MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
_STUURTEKENS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_MARKERING = {"# ": "kop", "- ": "punt", "| ": "feit", "~ ": "tekenen"}


class Sjabloonfout(Invoerfout):
    """There is no such template, or it cannot be read."""


@dataclass(frozen=True)
class Blok:
    """A part of a letter: `soort` is kop, tekst, punten, feiten or tekenen; `delen` its texts (of facts: name and value by turns)."""

    soort: str
    delen: tuple[str, ...]


@dataclass(frozen=True)
class Sjabloon:
    """A template: what it is called in lists, its subject line, its version, and the rubriek that who reads it must have."""

    id: str
    titel: str
    onderwerp: str
    versie: str
    rubriek: str
    aan: str
    """Whom it is sent to: klant or werkgever."""
    tekst: str


@cache
def alle_sjablonen() -> Mapping[str, Sjabloon]:
    """All templates by id; files whose name begins with an underscore are parts of others."""
    return {pad.stem: _lees(pad) for pad in sorted(MAP.glob("[!_]*.txt"))}


def sjabloon(id: str) -> Sjabloon:
    """The template with this id; raises Sjabloonfout."""
    if id not in alle_sjablonen():
        raise Sjabloonfout(f"Er is geen brief “{id}”", doe=f"Kies uit {', '.join(alle_sjablonen())}")
    return alle_sjablonen()[id]


def _lees(pad: Path) -> Sjabloon:
    _leeg, kop, tekst = pad.read_text(encoding="utf-8").split("---\n", 2)
    gegevens = yaml.safe_load(kop)
    return Sjabloon(
        id=pad.stem, titel=gegevens["titel"], onderwerp=gegevens["onderwerp"], versie=str(gegevens["versie"]),
        rubriek=gegevens.get("rubriek", "algemeen"), aan=gegevens.get("aan", "klant"), tekst=tekst,
    )  # fmt: skip


def schoon(tekst: str) -> str:
    """The text as it may be printed: no control characters, no marks that turn the reading direction round, line ends inside the block."""
    tekst = unicodedata.normalize("NFC", tekst).replace("\r\n", "\n").replace("\r", "\n").strip()
    tekst = _STUURTEKENS.sub("", tekst).replace("\t", " ").replace("\u2029", "\n")
    return "".join(REGELEINDE if t == "\n" else t for t in tekst if t == "\n" or unicodedata.category(t) not in ("Cc", "Cs", "Cn", "Co"))


def als_tekst(waarde: Any) -> Any:
    """The value as a letter writes it: 3 april 2025, 1.250,50, ja; texts cleaned; lists of these."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime | date):
        return f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}"
    if isinstance(waarde, Decimal):
        return f"{waarde:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if isinstance(waarde, Mapping):
        return {str(naam): als_tekst(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple | set | frozenset):
        return [als_tekst(deel) for deel in waarde]
    return None if waarde is None else schoon(str(waarde))


def vul(sjabloon: Sjabloon, gegevens: Mapping[str, Any]) -> tuple[str, list[Blok]]:
    """The subject line and the blocks of the letter; an unknown name in the template stays empty."""
    motor = _motor()
    inhoud = Context(_gemerkt(als_tekst(gegevens)), autoescape=False)
    onderwerp = motor.from_string(sjabloon.onderwerp).render(inhoud).replace(WAARDE, "").replace(REGELEINDE, " ").strip()
    return onderwerp, _blokken(motor.from_string(sjabloon.tekst).render(inhoud))


def _gemerkt(waarde: Any) -> Any:
    """The same values, each text with the mark before it, so that it cannot begin a heading or a list; nothing is an empty text."""
    if isinstance(waarde, Mapping):
        return {naam: _gemerkt(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_gemerkt(deel) for deel in waarde]
    return f"{WAARDE}{waarde}" if waarde else ""


@cache
def _motor() -> Engine:
    return Engine(dirs=[str(MAP)], autoescape=False, libraries={})


def _blokken(tekst: str) -> list[Blok]:
    blokken: list[Blok] = []
    vorige = ""
    for regel in tekst.split("\n"):
        regel = regel.strip(" ")
        soort = _MARKERING.get(regel[:2], "tekst" if regel else "")
        deel = regel[2:].strip() if soort not in ("tekst", "") else regel
        if soort == "tekst" and vorige == "tekst":
            blokken[-1] = Blok("tekst", (f"{blokken[-1].delen[0]} {deel}",))
        elif soort == "punt":
            _voeg_toe(blokken, "punten", (deel,), vorige == "punt")
        elif soort == "feit":
            naam, _streep, waarde = deel.partition("|")
            if waarde.strip():
                _voeg_toe(blokken, "feiten", (naam.strip(), waarde.strip()), vorige == "feit")
        elif soort:
            blokken.append(Blok(soort, (deel,)))
        vorige = soort
    return [Blok(blok.soort, tuple(deel.replace(WAARDE, "") for deel in blok.delen)) for blok in blokken]


def _voeg_toe(blokken: list[Blok], soort: str, delen: tuple[str, ...], zelfde: bool) -> None:
    if zelfde and blokken and blokken[-1].soort == soort:
        blokken[-1] = Blok(soort, blokken[-1].delen + delen)
    else:
        blokken.append(Blok(soort, delen))


def platte_tekst(onderwerp: str, blokken: list[Blok]) -> str:
    """The letter as plain text, for reading on the screen and for the download of everything about a person."""
    delen = [onderwerp]
    for blok in blokken:
        if blok.soort == "punten":
            delen.append("\n".join(f"- {deel}" for deel in blok.delen))
        elif blok.soort == "feiten":
            delen.append("\n".join(f"{naam}: {waarde}" for naam, waarde in zip(blok.delen[::2], blok.delen[1::2], strict=True)))
        elif blok.soort == "tekenen":
            delen.append(f"{blok.delen[0]}: ______________________")
        else:
            delen.append(blok.delen[0])
    return "\n\n".join(delen).replace(REGELEINDE, "\n")
