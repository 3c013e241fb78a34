"""Errors and findings for users: what is wrong, where, why it matters, what to do.

Every part of the core reports through the two types here. An ``Invoerfout`` stops the work (the input cannot be used,
exit code 2); a ``Bevinding`` is one line of a list that people work through. Both are Dutch and never hold identifying
data. This module leaves out how they are printed: that belongs to the command line, the screens and the reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

Ernst = Literal["fout", "waarschuwing", "melding"]
ERNSTEN: tuple[Ernst, ...] = get_args(Ernst)


@dataclass(frozen=True, kw_only=True)
class Plaats:
    """Where something stands, as exactly as known: a file or table, a row or line, a column and the words themselves.

    ``regel`` counts from 1: a line of a file, or a data row of a table (the header is not counted). ``kolom`` is the
    name of a column or the position in the line, counted from 1. ``woorden`` are the offending words or value, quoted
    literally. ``feit`` is the lasting number of a row where it has one. Every part may be absent; ``str()`` gives the
    Dutch description, empty when nothing is known.
    """

    bestand: str | None = None
    regel: int | None = None
    kolom: str | int | None = None
    woorden: str | None = None
    feit: int | None = None

    def __str__(self) -> str:
        delen = [
            self.bestand or "",
            f"regel {self.regel}" if self.regel is not None else "",
            f"feit {self.feit}" if self.feit is not None else "",
            f"kolom {self.kolom}" if self.kolom is not None else "",
        ]
        plek = ", ".join(deel for deel in delen if deel)
        if self.woorden is None:
            return plek
        return f"{plek}: “{self.woorden}”" if plek else f"“{self.woorden}”"


class Invoerfout(Exception):
    """Input that cannot be used, told to the user in at most four Dutch sentences; the process ends with exit code 2.

    ``wat`` is what is wrong, with the value; ``waar`` where it stands; ``waarom`` why it matters; ``doe`` what to do.
    Only ``wat`` is required: leave out what is not known, never guess. Subclasses name the kind of input.
    """

    exitcode: ClassVar[int] = 2

    def __init__(self, wat: str, *, waar: Plaats | str | None = None, waarom: str = "", doe: str = "") -> None:
        self.wat = wat
        self.waar = Plaats(bestand=waar) if isinstance(waar, str) else waar
        self.waarom = waarom
        self.doe = doe
        super().__init__(wat)

    def __reduce__(self) -> tuple[object, ...]:
        return _herstel, (type(self), self.wat, self.waar, self.waarom, self.doe)

    def __str__(self) -> str:
        return _zinnen(self.wat, self.waar, self.waarom, self.doe)


@dataclass(frozen=True, kw_only=True)
class Bevinding:
    """One finding of one check on one place, frozen so that it can be compared, sorted out and listed.

    ``regel`` is the lasting id of the check (for example ``register.einde-voor-begin``), ``categorie`` the group a
    reader filters on. ``fout``: the row or clause is not used; ``waarschuwing``: it is used, but somebody must look;
    ``melding``: good to know. An unknown ``ernst`` or an empty ``regel`` or ``wat`` raises ``ValueError``: a finding
    nobody can act on is a defect of the check.
    """

    regel: str
    categorie: str
    ernst: Ernst
    wat: str
    plaats: Plaats = Plaats()
    waarom: str = ""
    doe: str = ""

    def __post_init__(self) -> None:
        if self.ernst not in ERNSTEN:
            raise ValueError(f"onbekende ernst {self.ernst!r}; kies uit {', '.join(ERNSTEN)}")
        if not self.regel or not self.wat:
            raise ValueError("een bevinding heeft een regel (het id van de controle) en een tekst bij 'wat'")

    def __str__(self) -> str:
        return _zinnen(self.wat, self.plaats, self.waarom, self.doe)


def _zinnen(wat: str, waar: Plaats | None, waarom: str, doe: str) -> str:
    delen = (wat, f"Plaats: {waar}" if waar is not None and str(waar) else "", waarom, doe)
    zinnen = (deel.strip() for deel in delen)
    return " ".join(zin if zin.endswith((".", "!", "?")) else f"{zin}." for zin in zinnen if zin)


def _herstel(soort: type[Invoerfout], wat: str, waar: Plaats | None, waarom: str, doe: str) -> Invoerfout:
    return soort(wat, waar=waar, waarom=waarom, doe=doe)
