"""A figure: one exact value, or the reason why there is none, and what it is made of.

A value is a number (0 only when the set was complete: *bevestigd nul*) or one of four empties that are never 0. Ratios
are exact fractions with their two numbers kept beside them, so that 79.8% is never taken for 80%. Judgement (norm,
status) is not here but in ``kern.oordeel``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from .overleving import Punt


class Leeg(StrEnum):
    """Why a figure has no value. None of these can be added up or compared with a norm."""

    GEEN_GEGEVENS = "geen gegevens"
    NOG_NIET = "nog niet vast te stellen"
    ONDERDRUKT = "onderdrukt"
    NIET_VAN_TOEPASSING = "niet van toepassing"


@dataclass(frozen=True)
class Verloop:
    """The two figures of a cohort, never mixed.

    ``definitief`` is over entrants whose whole window is over (None if nobody), ``voorlopig`` the estimate over all
    (None below 10 entrants with their whole window behind them), ``kromme`` the curve as far as 10 people were still
    followed, ``afgesloten`` whether the last entrant's window is over, so that definitief decides.
    """

    definitief: Fraction | None
    definitief_noemer: int
    voorlopig: Punt | None
    kromme: tuple[Punt, ...]
    afgesloten: bool


@dataclass(frozen=True)
class Uitkomst:
    """A figure with its parts; exactly one of ``waarde`` and ``leeg`` is filled, except for a list of parts, which has
    neither.

    ``rollen``: number of members per role. ``uitersten``: lowest and highest value while reasons are unknown.
    ``interval``: 95%, of a mean or a voorlopig cohort figure.
    ``opmerkingen``: rows left out, with the reason.
    """

    waarde: Fraction | None
    leeg: Leeg | None = None
    eenheid: str = ""
    teller: Fraction | None = None
    noemer: Fraction | None = None
    rollen: Mapping[str, int] = field(default_factory=dict)
    uitersten: tuple[Fraction, Fraction] | None = None
    interval: tuple[float, float] | None = None
    verloop: Verloop | None = None
    topdag: date | None = None
    reeks: tuple[tuple[date, Fraction], ...] = ()
    delen: Mapping[str, Uitkomst] = field(default_factory=dict)
    opmerkingen: Mapping[str, int] = field(default_factory=dict)

    @property
    def aantal(self) -> int:
        """The number of people or rows the value rests on: the denominator where there is one, else all members."""
        return int(self.noemer) if self.noemer is not None else sum(self.rollen.values())


def lege(reden: Leeg, eenheid: str = "", **rest: Any) -> Uitkomst:
    """A figure without value, for this reason."""
    return Uitkomst(None, reden, eenheid, **rest)
