"""A clause: the promise in the document's words, the measure it is, the norm, and the other readings of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from opmaat.kern.fout import Plaats
from opmaat.kern.maat import Maat, Uitsplitsing
from opmaat.kern.tijd import Periode

from .element import Element
from .norm import Norm
from .voorbeeld import Voorbeeld

Verplichting = Literal["resultaat", "inspanning", "informatie"]


@dataclass(frozen=True, kw_only=True)
class Lezing:
    """One way to read the clause, with the measure and norm it leads to; the chosen one is that of the clause itself."""

    tekst: str
    reden: str = ""
    gekozen: bool = False
    maat: Maat | None = None
    norm: Norm | None = None
    plaats: Plaats = field(default=Plaats(), compare=False)


@dataclass(frozen=True, kw_only=True)
class Afspraak(Element):
    """One promise as a rule over the register.

    ``gemeente`` ``None``: not limited to one. ``regelingen``: the benefits that count; empty: all. ``opvolger_van``:
    the agreement and clause it succeeds. ``lezingen`` is empty when the text is plain; else exactly one is ``gekozen``.
    """

    tekst: str
    verplichting: Verplichting
    venster: Periode
    maat: Maat | None = None
    norm: Norm | None = None
    gemeente: str | None = None
    regelingen: tuple[str, ...] = ()
    uitsplitsing: tuple[Uitsplitsing, ...] = ()
    lezingen: tuple[Lezing, ...] = ()
    opvolger_van: tuple[str, str] | None = None
    voorbeelden: tuple[Voorbeeld, ...] = ()
