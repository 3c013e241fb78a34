"""The terminal: how wide it is, whether it takes colour, where progress goes. In a pipe there is only plain text of 80 columns."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, TextIO

from opmaat.kern.weergave.tabel import Kolom, alinea, tabel

Kleur = Literal["auto", "altijd", "nooit"]
SMALST, BREEDST, PIJP = 40, 160, 80
_CODES = {"vet": "1", "zacht": "2", "goed": "32", "koers": "34", "let": "33", "laag": "35"}


@dataclass(frozen=True)
class Scherm:
    """Where a command writes. ``breedte`` in characters; ``kleurt``: whether colour may be used; ``leeft``: somebody watches, so progress may be shown."""

    uit: TextIO
    meld: TextIO
    breedte: int
    kleurt: bool
    leeft: bool

    @classmethod
    def van_terminal(cls, *, kleur: Kleur = "auto") -> Scherm:
        """The terminal of this process; ``NO_COLOR`` and ``COLUMNS`` are obeyed, as everywhere."""
        op_scherm = sys.stdout.isatty()
        breedte = shutil.get_terminal_size((PIJP, 24)).columns if op_scherm or os.environ.get("COLUMNS") else PIJP
        kleurt = kleur == "altijd" or (kleur == "auto" and op_scherm and not os.environ.get("NO_COLOR"))
        return cls(sys.stdout, sys.stderr, max(SMALST, min(breedte, BREEDST)), kleurt, sys.stderr.isatty())

    def regel(self, tekst: str = "") -> None:
        """One line as it stands."""
        print(tekst, file=self.uit)

    def kop(self, tekst: str) -> None:
        """A heading with an empty line before it."""
        self.regel()
        for regel in alinea(tekst, self.breedte):
            self.regel(self.verf(regel, "vet"))

    def alinea(self, tekst: str, inspringen: str = "") -> None:
        """A paragraph, wrapped."""
        for regel in alinea(tekst, self.breedte, inspringen=inspringen):
            self.regel(regel)

    def tabel(self, kolommen: Sequence[Kolom], rijen: Iterable[Sequence[str]]) -> None:
        """A table as wide as the screen allows."""
        for regel in tabel(kolommen, rijen, breedte=self.breedte):
            self.regel(regel)

    def feiten(self, paren: Iterable[tuple[str, str]]) -> None:
        """Names with their value, the values under each other."""
        lijst = [(naam, waarde) for naam, waarde in paren if waarde]
        breed = max((len(naam) for naam, _ in lijst), default=0)
        for naam, waarde in lijst:
            eerste, *rest = alinea(waarde, self.breedte - breed - 2)
            self.regel(f"{naam.ljust(breed)}  {eerste}")
            for deel in rest:
                self.regel(f"{' ' * breed}  {deel}")

    def json(self, gegevens: Mapping[str, Any]) -> None:
        """Data for another program: nothing else may be written to the output then."""
        json.dump(gegevens, self.uit, ensure_ascii=False, indent=1)
        self.regel()

    def verf(self, tekst: str, soort: str) -> str:
        """The text in a colour of this family, plain where there is none."""
        return f"\x1b[{_CODES[soort]}m{tekst}\x1b[0m" if self.kleurt and soort in _CODES else tekst

    @contextmanager
    def voortgang(self, wat: str) -> Iterator[Voortgang]:
        """Shows how far long work is, on the error output and only where somebody watches; leaves no trace."""
        stand = Voortgang(self, wat)
        stand.toon("")
        try:
            yield stand
        finally:
            stand.wis()


@dataclass
class Voortgang:
    """One line that is rewritten."""

    scherm: Scherm
    wat: str

    def __call__(self, nummer: int, totaal: int, waarmee: str = "") -> None:
        """So many of so many are done."""
        deel = f"{nummer}/{totaal}"
        self.toon(f"{deel} {waarmee}".strip())

    def toon(self, tekst: str) -> None:
        """Rewrites the line."""
        if self.scherm.leeft:
            self.scherm.meld.write(f"\r\x1b[K{f'{self.wat} … {tekst}'[: self.scherm.breedte - 1]}")
            self.scherm.meld.flush()

    def wis(self) -> None:
        """Clears the line."""
        if self.scherm.leeft:
            self.scherm.meld.write("\r\x1b[K")
            self.scherm.meld.flush()
