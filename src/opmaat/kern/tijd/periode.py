"""A period of whole days: half-open inside, written and read as t/m.

``Periode(van, tot)`` holds ``van <= dag < tot``; ``tot`` is ``None`` while it is open. Files, screens and
agreements speak of the last day itself (t/m): ``Periode.tm`` comes in from there and ``begin`` and ``eind`` go out,
and these are the only conversion each way (design, section 5 and 6). This module leaves out terms and windows
(``termijn``, ``venster``) and merging (``samenvoegen``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opmaat.kern.tijd.dag import Tijdfout, dag_erna, dag_ervoor, eis_dag, lees_dag, schrijf_dag

_TM = re.compile(r"(\S+)\s+t/m\s+(\S+)")
_VANAF = re.compile(r"vanaf\s+(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Periode:
    """The days ``van <= dag < tot``; open when ``tot`` is ``None``. An empty period is refused with a ``Tijdfout``."""

    van: date
    tot: date | None

    def __post_init__(self) -> None:
        eis_dag(self.van, "van")
        if self.tot is None:
            return
        eis_dag(self.tot, "tot")
        if self.tot <= self.van:
            eind = self.tot if self.tot == date.min else dag_ervoor(self.tot)
            raise Tijdfout(
                f"De periode {schrijf_dag(self.van)} t/m {schrijf_dag(eind)} eindigt voor zij begint",
                waarom="Een periode heeft ten minste één dag: de begindag en de einddag horen er allebei bij.",
                doe="Verbeter de begindatum of de einddatum.",
            )

    @classmethod
    def tm(cls, begin: date, eind: date | None) -> Periode:
        """The period from ``begin`` t/m ``eind``, both days included; open when ``eind`` is ``None``.

        ``begin == eind`` is one day. ``Tijdfout`` when ``eind`` lies before ``begin`` or is 31-12-9999.
        """
        eis_dag(begin, "begin")
        if eind is None:
            return cls(begin, None)
        eis_dag(eind, "eind")
        return cls(begin, dag_erna(eind))

    @classmethod
    def lees(cls, tekst: str) -> Periode:
        """The period written as ``2025-01-01 t/m 2025-12-31`` or ``vanaf 2025-01-01``; else a ``Tijdfout``."""
        kaal = tekst.strip()
        if delen := _TM.fullmatch(kaal):
            return cls.tm(lees_dag(delen[1]), lees_dag(delen[2]))
        if delen := _VANAF.fullmatch(kaal):
            return cls.tm(lees_dag(delen[1]), None)
        raise Tijdfout(
            f"“{tekst}” is geen periode",
            waarom="Een periode heeft een begindatum, en een einddatum of het woord “vanaf”.",
            doe="Schrijf bijvoorbeeld “2025-01-01 t/m 2025-12-31” of “vanaf 2025-01-01”.",
        )

    @classmethod
    def jaar(cls, jaar: int) -> Periode:
        """The calendar year, 1 January t/m 31 December; years 1 to 9998."""
        return _maanden_vanaf(_eerste_van_maand(jaar, 1), 12)

    @classmethod
    def kwartaal(cls, jaar: int, kwartaal: int) -> Periode:
        """The calendar quarter 1 to 4 of a year; another number is a ``Tijdfout``."""
        if not 1 <= kwartaal <= 4:
            raise Tijdfout(f"Kwartaal {kwartaal} bestaat niet", doe="Kies kwartaal 1, 2, 3 of 4.")
        return _maanden_vanaf(_eerste_van_maand(jaar, 3 * kwartaal - 2), 3)

    @classmethod
    def maand(cls, jaar: int, maand: int) -> Periode:
        """The calendar month 1 to 12 of a year; another number is a ``Tijdfout``."""
        return _maanden_vanaf(_eerste_van_maand(jaar, maand), 1)

    @property
    def begin(self) -> date:
        """The first day (the same as ``van``, named as in files and on screens)."""
        return self.van

    @property
    def eind(self) -> date | None:
        """The last day, t/m: the day itself is in the period. ``None`` while the period is open."""
        return None if self.tot is None else dag_ervoor(self.tot)

    @property
    def is_open(self) -> bool:
        """Whether the period has no last day yet."""
        return self.tot is None

    @property
    def dagen(self) -> int:
        """The number of days, first and last included: at least 1. An open period has none: ``Tijdfout``."""
        return (self._gesloten() - self.van).days

    def bevat(self, dag: date) -> bool:
        """Whether the day lies in the period; the first and the last day do."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def overlapt(self, ander: Periode) -> bool:
        """Whether the two share at least one day."""
        return (ander.tot is None or self.van < ander.tot) and (self.tot is None or ander.van < self.tot)

    def raakt(self, ander: Periode) -> bool:
        """Whether one begins on the day after the last day of the other: no shared day and no day between."""
        return self.tot == ander.van or ander.tot == self.van

    def doorsnede(self, ander: Periode) -> Periode | None:
        """The days in both, or ``None`` when there are none; open when both are open."""
        if not self.overlapt(ander):
            return None
        einden = [tot for tot in (self.tot, ander.tot) if tot is not None]
        return Periode(max(self.van, ander.van), min(einden, default=None))

    def beperk(self, tot_en_met: date) -> Periode | None:
        """The part up to and including the day, always closed; ``None`` when the period begins after it."""
        if tot_en_met < self.van:
            return None
        if self.tot is not None and self.tot <= tot_en_met:
            return self
        return Periode(self.van, dag_erna(tot_en_met))

    def maanden(self) -> Iterator[Periode]:
        """The calendar months in order, first and last clipped to the period; ``Tijdfout`` when it is open."""
        return self._stukken(1)

    def kwartalen(self) -> Iterator[Periode]:
        """The calendar quarters in order, first and last clipped to the period; ``Tijdfout`` when it is open."""
        return self._stukken(3)

    def _stukken(self, lengte: int) -> Iterator[Periode]:
        tot, van = self._gesloten(), self.van
        while van < tot:
            eerste_maand = van.month - (van.month - 1) % lengte
            grens = _maanden_vanaf(date(van.year, eerste_maand, 1), lengte).tot or tot
            yield Periode(van, min(grens, tot))
            van = grens

    def _gesloten(self) -> date:
        if self.tot is None:
            raise Tijdfout(
                f"De periode {self} heeft nog geen einde",
                waarom="Van een open periode zijn de dagen niet te tellen.",
                doe="Geef een einddatum, of beperk de periode tot de peildatum.",
            )
        return self.tot

    def __str__(self) -> str:
        if self.tot is None:
            return f"vanaf {schrijf_dag(self.van)}"
        return f"{schrijf_dag(self.van)} t/m {schrijf_dag(dag_ervoor(self.tot))}"


def _eerste_van_maand(jaar: int, maand: int) -> date:
    if not 1 <= maand <= 12:
        raise Tijdfout(f"Maand {maand} bestaat niet", doe="Kies een maand van 1 tot en met 12.")
    if not date.min.year <= jaar < date.max.year:
        raise Tijdfout(f"Het jaar {jaar} kan niet worden gebruikt", doe="Geef een echt jaartal, zoals 2025.")
    return date(jaar, maand, 1)


def _maanden_vanaf(eerste: date, aantal: int) -> Periode:
    volgende = eerste.year * 12 + eerste.month - 1 + aantal
    if volgende // 12 > date.max.year:
        raise Tijdfout(f"Het jaar {eerste.year} kan niet worden gebruikt", doe="Geef een echt jaartal, zoals 2025.")
    return Periode(eerste, date(volgende // 12, volgende % 12 + 1, 1))
