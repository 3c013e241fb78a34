"""An example of a clause: invented facts on one line, and the outcome its author expects from the source text.

``voorbeeldlezer`` reads the line; ``rijen`` makes its facts the rows of a tiny register. Running it is done beside the
engines (``kern.motor.proef``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from opmaat.kern.fout import Invoerfout, Plaats
from opmaat.kern.register.schema import Schema

GEBOREN = date(1985, 1, 1)
"""The birth date of everybody in an example, unless it says otherwise."""
TELT = "lid"
"""The role that an example calls ``telt``."""
TELT_NIET = "telt niet"


Celwaarde = str | int | Decimal | bool | date | datetime


class Voorbeeldfout(Invoerfout):
    """A line that cannot be read as an example."""


@dataclass(frozen=True)
class Verwijzing:
    """The key of the row that the example calls by this name."""

    naam: str


@dataclass(frozen=True)
class Feit:
    """One row: of whom (empty: nobody in particular or the only person), which table, its name in the example, its
    values.
    """

    persoon: str
    tabel: str
    naam: str | None
    waarden: tuple[tuple[str, Celwaarde | Verwijzing], ...]


@dataclass(frozen=True)
class Rolverwacht:
    """This person has this role and no other; ``telt niet``: the person is no member at all."""

    persoon: str
    rol: str


@dataclass(frozen=True)
class Waardeverwacht:
    """The figure is exactly this number; ``procent``: it was written as a percentage."""

    getal: Decimal
    procent: bool = False


@dataclass(frozen=True)
class Voorbeeld:
    """One example: facts, the moments it is asked for, and what is expected of whom."""

    tekst: str
    feiten: tuple[Feit, ...]
    verwacht: tuple[Rolverwacht | Waardeverwacht, ...]
    peildatum: date | None = None
    bekend_op: date | None = None
    plaats: Plaats = field(default=Plaats(), compare=False)

    @property
    def personen(self) -> tuple[str, ...]:
        """The people in it, in order of appearance; the number of a person is the place in this row, from 1."""
        namen = [feit.persoon for feit in self.feiten if feit.persoon] + [
            v.persoon for v in self.verwacht if isinstance(v, Rolverwacht) and v.persoon
        ]
        return tuple(dict.fromkeys(namen)) or ("",)

    def rijen(self, schema: Schema, gemeente: str | None) -> Mapping[str, list[dict[str, object]]]:
        """The rows per table for ``register_van``: everybody lives in ``gemeente`` and is born on 1-1-1985, unless a
        fact says otherwise.
        """
        sleutels = {feit.naam: nummer for nummer, feit in enumerate(self.feiten, start=1) if feit.naam is not None}
        uit: dict[str, list[dict[str, object]]] = {}
        for nummer, feit in enumerate(self.feiten, start=1):
            tabel = schema.tabel(feit.tabel)
            rij: dict[str, object] = {
                kolom: sleutels[waarde.naam] if isinstance(waarde, Verwijzing) else waarde
                for kolom, waarde in feit.waarden
            }
            if tabel.persoonsgebonden:
                rij["persoon_id"] = self._nummer(feit.persoon)
            if tabel.naam != "persoon":
                rij.setdefault(tabel.sleutel, nummer)
            uit.setdefault(tabel.naam, []).append(rij)
        self._vul_aan(uit, schema, gemeente)
        return uit

    def _vul_aan(self, rijen: dict[str, list[dict[str, object]]], schema: Schema, gemeente: str | None) -> None:
        if not any(schema.tabel(feit.tabel).persoonsgebonden for feit in self.feiten):
            return
        mensen = rijen.setdefault("persoon", [])
        for rij in mensen:
            rij.setdefault("geboortedatum", GEBOREN)
        bekend = {rij["persoon_id"] for rij in mensen}
        nummers = range(1, len(self.personen) + 1)
        mensen.extend({"persoon_id": nummer, "geboortedatum": GEBOREN} for nummer in nummers if nummer not in bekend)
        wonend = rijen.setdefault("leefsituatie", [])
        elders = {rij["persoon_id"] for rij in wonend}
        eerste = len(self.feiten) + 1
        for mens in mensen:
            if mens["persoon_id"] not in elders and gemeente is not None:
                wonend.append(
                    {
                        "feit_id": eerste + len(wonend),
                        "persoon_id": mens["persoon_id"],
                        "begin": mens["geboortedatum"],
                        "gemeente": gemeente,
                    }
                )

    def _nummer(self, persoon: str) -> int:
        return self.personen.index(persoon) + 1 if persoon else 1
