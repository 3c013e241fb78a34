"""A duration as agreements write it ("6 weken", "10 werkdagen"), and stepping with it from a day.

Months and years clip to the end of the month: 31 August + 6 months is 28 or 29 February. Forward and backward steps
are therefore no inverses; a window looks back (``venster``) and a term counts forward (``termijn``). Working days
are those of ``werkdag``. Source: design, section 6, "Days".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from opmaat.kern.tijd.dag import Tijdfout, eis_dag, schrijf_dag
from opmaat.kern.tijd.werkdag import werkdagen_na, werkdagen_voor

Eenheid = Literal["dag", "week", "maand", "jaar", "werkdag"]
EENHEDEN: tuple[Eenheid, ...] = get_args(Eenheid)
_MEERVOUD: dict[Eenheid, str] = {
    "dag": "dagen", "week": "weken", "maand": "maanden", "jaar": "jaar", "werkdag": "werkdagen",
}  # fmt: skip
_WOORDEN: dict[str, Eenheid] = {woord: een for een in EENHEDEN for woord in (een, _MEERVOUD[een])} | {"jaren": "jaar"}
_VORM = re.compile(r"([0-9]+)\s*([a-z]+)", re.IGNORECASE)
_GROOTSTE = 99_999


@dataclass(frozen=True, slots=True)
class Duur:
    """A whole number (0 to 99,999) of one unit: days, weeks, months, years or working days; else a ``Tijdfout``.

    Two durations are equal only when number and unit are: "12 maanden" and "1 jaar" are read the same by ``plus``
    but stay what the agreement says. There is no order between units.
    """

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if self.eenheid not in EENHEDEN:
            raise _onleesbaar(f"{self.aantal} {self.eenheid}")
        if not 0 <= self.aantal <= _GROOTSTE:
            raise Tijdfout(
                f"Een duur van {self.aantal} {_MEERVOUD[self.eenheid]} kan niet worden gebruikt",
                waarom=f"Het aantal moet liggen van 0 tot en met {_GROOTSTE}.",
                doe="Verbeter het aantal.",
            )

    @classmethod
    def lees(cls, tekst: str) -> Duur:
        """The duration written as a number and a unit, such as ``6 maanden``; anything else is a ``Tijdfout``."""
        vorm = _VORM.fullmatch(tekst.strip())
        eenheid = _WOORDEN.get(vorm[2].lower()) if vorm else None
        if vorm is None or eenheid is None:
            raise _onleesbaar(tekst)
        return cls(int(vorm[1]), eenheid)

    def __str__(self) -> str:
        return f"{self.aantal} {self.eenheid if self.aantal == 1 else _MEERVOUD[self.eenheid]}"


def plus(dag: date, duur: Duur) -> date:
    """The day that lies the duration after ``dag``.

    Months and years keep the day of the month, clipped to the last one that exists (31-8-2024 + 6 maanden =
    28-2-2025). Working days count from the day after (``werkdagen_na``). ``Tijdfout`` when the result lies outside
    the calendar, or for working days outside the known years.
    """
    return _stap(dag, duur, 1)


def min_(dag: date, duur: Duur) -> date:
    """The day that lies the duration before ``dag``, months and years clipped (28-2-2025 - 12 maanden = 28-2-2024)."""
    return _stap(dag, duur, -1)


def _stap(dag: date, duur: Duur, richting: Literal[1, -1]) -> date:
    eis_dag(dag, "dag")
    aantal = richting * duur.aantal
    try:
        match duur.eenheid:
            case "dag":
                return dag + timedelta(days=aantal)
            case "week":
                return dag + timedelta(weeks=aantal)
            case "maand":
                return _schuif_maanden(dag, aantal)
            case "jaar":
                return _schuif_maanden(dag, 12 * aantal)
            case "werkdag":
                return (werkdagen_na if richting == 1 else werkdagen_voor)(dag, duur.aantal)
    except (ValueError, OverflowError) as fout:
        raise Tijdfout(
            f"{duur} {'na' if richting == 1 else 'voor'} {schrijf_dag(dag)} ligt buiten de kalender",
            waarom="Er bestaat geen dag met die datum.",
            doe="Verbeter de datum of de duur.",
        ) from fout


def _schuif_maanden(dag: date, aantal: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    if dag.day <= 28:
        return date(jaar, maand + 1, dag.day)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _onleesbaar(tekst: str) -> Tijdfout:
    return Tijdfout(
        f"“{tekst}” is geen duur",
        waarom="Zonder aantal en eenheid is niet te zeggen wanneer een termijn eindigt.",
        doe="Schrijf een heel getal en dag(en), week/weken, maand(en), jaar of werkdag(en), bijvoorbeeld “6 weken”.",
    )
