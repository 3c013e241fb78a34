"""What is needed to read a clause beside its own words: the register's schema, the benefits that count, the parameters.

Also the reading of a day, a duration and a period out of a file, with the place in the error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ParamSpec, TypeVar

from opmaat.kern.fout import Invoerfout
from opmaat.kern.register.schema import Kolom, Schema, Tabel
from opmaat.kern.tijd import Duur, Periode, lees_dag

from .bestand import Knoop
from .element import Parameter
from .fouten import Overeenkomstfout, Verzameling, bedoelt

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Omgeving:
    """The surroundings of one clause; ``stand``: words about the person are judged on the day itself, without
    attribution.
    """

    schema: Schema
    fouten: Verzameling
    looptijd: Periode
    regelingen: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    kalender: frozenset[str] = frozenset()
    stand: bool = False

    def bij_stand(self) -> Omgeving:
        """The same, for what is judged on the day of a stand."""
        return replace(self, stand=True)

    def bij_gebeurtenis(self) -> Omgeving:
        """The same, for what is judged on the day of an event."""
        return replace(self, stand=False)

    def tabel(self, knoop: Knoop) -> Tabel:
        """The table of this name; an unknown one is an error with the one that was meant."""
        naam = str(knoop.waarde)
        if naam not in self.schema.tabellen:
            raise knoop.fout(
                f"“{naam}” is geen tabel van het register",
                waarom="Een afspraak kan alleen tellen wat in het register staat.",
                doe=bedoelt(naam, self.schema.tabellen),
            )
        return self.schema.tabel(naam)

    def kolom(self, tabel: Tabel, knoop: Knoop, naam: str | None = None) -> Kolom:
        """The column of this name in the table; an unknown one is an error with the one that was meant."""
        gezocht = str(knoop.waarde) if naam is None else naam
        if not tabel.heeft(gezocht):
            raise knoop.fout(
                f"De tabel {tabel.naam} heeft geen kolom “{gezocht}”",
                waarom="Een voorwaarde gaat over een kolom van de tabel, of is een van de vaste woorden.",
                doe=bedoelt(gezocht, tabel.kolomnamen),
                woorden=gezocht,
            )
        return tabel.kolom(gezocht)

    def datumkolom(self, tabel: Tabel, knoop: Knoop) -> str:
        """The date column of this name in the table."""
        kolom = self.kolom(tabel, knoop)
        if kolom.type != "date":
            raise knoop.fout(
                f"De kolom {tabel.naam}.{kolom.naam} is geen datum",
                waarom="Een gebeurtenis heeft een dag nodig.",
                doe=f"Kies een van {', '.join(k.naam for k in tabel.kolommen if k.type == 'date')}.",
            )
        return kolom.naam

    def parameter(self, knoop: Knoop, naam: str) -> str:
        """The parameter of this name, of the agreement or national."""
        if naam not in self.parameters:
            raise knoop.fout(
                f"De parameter “{naam}” bestaat niet",
                waarom="Zonder gedateerde waarde met bron is niet na te gaan waarmee gerekend is.",
                doe=f"{bedoelt(naam, self.parameters)} Of voeg hem toe onder “parameters”.",
                woorden=naam,
            )
        return naam

    def eis_code(self, tabel: Tabel, kolom: Kolom, knoop: Knoop, code: str) -> str:
        """The code itself, when the column's code list has it (or the column has none)."""
        lijst = self.schema.codelijst(kolom)
        if lijst is not None and code not in lijst:
            raise knoop.fout(
                f"“{code}” is geen code van {tabel.naam}.{kolom.naam}",
                waarom="Geen rij kan die code hebben, dus de telling zou altijd nul zijn.",
                doe=bedoelt(code, lijst.waarden),
                woorden=code,
            )
        return code


def probeer(omgeving: Omgeving, maak: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """What ``maak`` gives, or ``None`` with its error kept, so that the rest can still be read."""
    try:
        return maak(*args, **kwargs)
    except Overeenkomstfout as fout:
        omgeving.fouten.meld(fout)
        return None


def _op_plaats(knoop: Knoop, lees: Callable[[str], T]) -> T:
    try:
        return lees(str(knoop.waarde))
    except Invoerfout as fout:
        raise knoop.fout(fout.wat, waarom=fout.waarom, doe=fout.doe) from fout


def datum(knoop: Knoop) -> date:
    """The day written here."""
    return _op_plaats(knoop, lees_dag)


def duur(knoop: Knoop) -> Duur:
    """The duration written here."""
    return _op_plaats(knoop, Duur.lees)


def periode(knoop: Knoop) -> Periode:
    """The period written here, t/m."""
    return _op_plaats(knoop, Periode.lees)


def ja_nee(waarde: Any) -> bool:
    """Whether the author wrote ``ja``."""
    return waarde in ("ja", True)
