"""The question put to an engine, and what an engine is. The engines themselves never import each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from opmaat.kern.maat import Maat, Uitsplitsing
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.telling import Lid, Telling


@dataclass(frozen=True)
class Parameterreeks:
    """The dated values of one parameter: (from, value) in order of date; before the first there is none."""

    waarden: tuple[tuple[date, Decimal], ...]

    def op(self, dag: date) -> Decimal | None:
        """The value in force on a day, or None."""
        geldig = [waarde for vanaf, waarde in self.waarden if vanaf <= dag]
        return geldig[-1] if geldig else None


@dataclass(frozen=True)
class Vraag:
    """At which moment, over which period and whom a measure is asked for.

    ``bekend_op``: the end of that day in Europe/Amsterdam; None: all that is not superseded. ``gemeente`` None: every
    gemeente, each in its own cell, in one pass; when the register has no leefsituatie at all the gemeente is not
    filtered (and cells are those of the asked gemeente, or GEHEEL). ``regelingen``: which rows of uitkering are *the*
    benefit for herkomst, eist_uitkering and duurzaam (empty: all);
    selections of uitkering inside a measure already name theirs. ``overeenkomst`` and ``afspraak``: the ids by which
    oplevering and ingevoerd find their rows.
    """

    peildatum: date
    venster: Periode
    bekend_op: date | None = None
    gemeente: str | None = None
    regelingen: tuple[str, ...] = ()
    uitstroomdatum: Literal["laatste dag", "eerste dag zonder"] = "laatste dag"
    instroomdatum: Literal["begin", "besluit"] = "begin"
    parameters: Mapping[str, Parameterreeks] = field(default_factory=dict)
    uitsplitsing: tuple[Uitsplitsing, ...] = ()
    overeenkomst: str = ""
    afspraak: str = ""

    @property
    def sleutel(self) -> tuple[object, ...]:
        """Everything that an engine's answer depends on, as something that can be looked up."""
        velden = (getattr(self, veld.name) for veld in fields(self) if veld.name not in ("parameters", "afspraak"))
        return (*velden, tuple(self.parameters.items()))


class Motor(Protocol):
    """An engine answers a leaf measure (not verhouding, verandering, samengesteld som/lijst, kwaliteit, samenvatting,
    ingevoerd: ``motor.bereken`` composes those).

    ``leden`` returns each member once per total (``cel`` empty) and, with a breakdown, once more per cell;
    GemiddeldeStand has none.
    """

    def tel(self, maat: Maat, vraag: Vraag) -> Telling:
        """The counts of the measure."""

    def leden(self, maat: Maat, vraag: Vraag) -> Sequence[Lid]:
        """The members of the measure, in no particular order."""
