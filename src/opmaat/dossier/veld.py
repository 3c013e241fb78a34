"""A question on the form of a step, most often the column of a canonical table; what it asks is read from the schema.

Label, help, code list, type and whether an answer is required come from ``datapackage.json`` unless the field says
otherwise, so that a screen never disagrees with the register. This module knows no Django: ``formulier`` makes inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from opmaat.kern.register.schema import GEPLAND, Code, Kolom, lees_schema

if TYPE_CHECKING:
    from opmaat.dossier.situatie import Situatie

Soort = Literal[
    "datum", "tekst", "lang", "ja_nee", "vinkje", "keuze", "meerkeuze", "geheel", "getal", "bedrag", "email", "bsn",
]  # fmt: skip
Keuze = tuple[str, str]
Keuzes = Sequence[str] | Callable[["Situatie"], Iterable[Keuze]]


_SOORT_VAN_TYPE: dict[str, Soort] = {
    "date": "datum", "datetime": "datum", "boolean": "ja_nee", "integer": "geheel", "number": "getal", "string": "tekst",
}  # fmt: skip


class Stapfout(Exception):
    """A definition of a step that cannot work: a defect of the program, told to its author when it is loaded."""


@dataclass(frozen=True)
class Veld:
    """One question. ``naam`` is the key of the answer; ``kolom`` ("tabel.kolom") what it fills, else the step's table.

    ``soort`` is needed only for a question of the step's own (no column). ``keuzes``: codes of the list (a smaller or
    reordered list), or a function that gives (value, label) pairs for the situation. ``toekomst``: the day may lie
    ahead. ``groep``: heading above this field and the next ones with the same heading. ``verplicht`` None: as the schema.
    ``rubriek``: who may not read this category does not get the question (a column brings its own). ``toelichting``: the words
    go with the fact that the step writes, by themselves; ``notitie``: they go to the journal under this category, or under the
    one that the answer to this field's ``rubriekveld`` names. ``naast``: small, for a group that is drawn two by two.
    """

    naam: str
    _: KW_ONLY
    kolom: str | None = None
    soort: Soort | None = None
    label: Any = ""
    hulp: Any = ""
    keuzes: Keuzes | None = None
    verplicht: bool | None = None
    toekomst: bool | None = None
    groep: Any = ""
    rubriek: str | None = None
    toelichting: bool = False
    notitie: str = ""
    rubriekveld: str = ""
    naast: bool = False
    minimum: int | None = None
    maximum: int | None = None

    def bij(self, tabel: str | None) -> Veld:
        """This field with its column filled in: a bare name is a column of the step's table when the table has it."""
        if self.kolom is not None or tabel is None or self.soort is not None:
            return self
        if not lees_schema().tabel(tabel).heeft(self.naam):
            raise Stapfout(f"veld {self.naam}: de tabel {tabel} heeft die kolom niet; noem kolom= of soort=")
        return replace(self, kolom=f"{tabel}.{self.naam}")

    @property
    def bron(self) -> Kolom | None:
        """The canonical column, ``None`` for a question of the step's own; raises ``Stapfout`` when it does not exist."""
        if self.kolom is None:
            return None
        tabel, _, naam = self.kolom.partition(".")
        try:
            return lees_schema().tabel(tabel).kolom(naam)
        except KeyError as fout:
            raise Stapfout(f"veld {self.naam}: de kolom {self.kolom} bestaat niet") from fout

    @property
    def vorm(self) -> Soort:
        """The kind of input: what the field says, else what follows from the column."""
        if self.soort is not None:
            return self.soort
        bron = self.bron
        if bron is None:
            raise Stapfout(f"veld {self.naam}: noem kolom= of soort=")
        if bron.lijst:
            return "meerkeuze"
        if bron.codelijst is not None or self.keuzes is not None:
            return "keuze"
        return "bedrag" if bron.geld else _SOORT_VAN_TYPE[bron.type]

    @property
    def is_verplicht(self) -> bool:
        """Whether an answer is needed: as the field says, else as the schema; a question of the step's own is not."""
        if self.verplicht is not None:
            return self.verplicht
        return self.bron is not None and self.bron.verplicht

    @property
    def mag_toekomst(self) -> bool:
        """Whether the day may lie ahead: as the field says, else for the columns that hold something planned."""
        return (self.bron is not None and self.bron.naam in GEPLAND) if self.toekomst is None else self.toekomst

    @property
    def opschrift(self) -> str:
        """The label: the field's own, else the title of the column."""
        return self.label or (self.bron.titel if self.bron else self.naam)

    def mogelijkheden(self, s: Situatie) -> list[Keuze]:
        """The (value, label) pairs to choose from, without codes that are not in use today or that the reader may not see."""
        if callable(self.keuzes):
            return list(self.keuzes(s))
        bron = self.bron
        if bron is None or bron.codelijst is None:
            return [(waarde, waarde) for waarde in self.keuzes or ()]
        lijst = lees_schema().codelijsten[bron.codelijst]
        codes = lijst.codes if self.keuzes is None else [lijst[waarde] for waarde in self.keuzes]
        return [(c.code, c.label) for c in codes if _in_gebruik(c, s.vandaag) and s.mag_rubriek(c.rubriek)]


def _in_gebruik(code: Code, dag: date) -> bool:
    return (code.van is None or code.van <= dag) and (code.tot is None or dag <= code.tot)


def label_van(lijst: str, code: str | None) -> str:
    """The Dutch label of a code, the code itself when the list does not know it, and nothing for no code."""
    if code is None:
        return ""
    codelijst = lees_schema().codelijsten[lijst]
    return codelijst[code].label if code in codelijst else code
