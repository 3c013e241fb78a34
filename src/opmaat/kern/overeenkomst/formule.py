"""Formulas over stated figures: what one is, and its exact value together with how far rounding can have moved it.

Every value is a pair of bounds around an exact middle: a figure written as 5.04 stands for anything from 5.035 up to
5.045. So a recomputed figure can be told apart from an error without guessing a tolerance. How a formula is read out
of its text stands in ``formulelezer``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.fout import Invoerfout
from opmaat.kern.tijd import Duur, plus


@dataclass(frozen=True)
class Spreiding:
    """An exact value with the lowest and highest value that it may stand for."""

    midden: Fraction
    laag: Fraction
    hoog: Fraction

    @classmethod
    def exact(cls, getal: Fraction | Decimal | int) -> Spreiding:
        """A value without any play."""
        midden = Fraction(getal)
        return cls(midden, midden, midden)


Waarde = Spreiding | date


class Formulefout(Invoerfout):
    """A formula that cannot be read or evaluated."""


@dataclass(frozen=True)
class Getal:
    """A number or a day that stands in the formula itself."""

    waarde: Waarde


@dataclass(frozen=True)
class Naam:
    """A figure by its name."""

    naam: str


@dataclass(frozen=True)
class Bewerking:
    """Two parts with + - * or / between them."""

    teken: str
    links: Boom
    rechts: Boom


@dataclass(frozen=True)
class Aanroep:
    """A function over parts: som, rond, min or max."""

    functie: str
    delen: tuple[Boom, ...]


@dataclass(frozen=True)
class Tijdsduur:
    """A duration, which can only be added to a day."""

    duur: Duur


Boom = Getal | Naam | Bewerking | Aanroep | Tijdsduur

@dataclass(frozen=True)
class Bewering:
    """Two formulas and how they should compare."""

    links: Boom
    teken: str
    rechts: Boom


def namen(boom: Boom) -> Iterator[str]:
    """Every figure that a formula refers to."""
    match boom:
        case Naam(naam=naam):
            yield naam
        case Bewerking(links=links, rechts=rechts):
            yield from namen(links)
            yield from namen(rechts)
        case Aanroep(delen=delen):
            for deel in delen:
                yield from namen(deel)


def bereken(boom: Boom, cijfers: Mapping[str, Waarde]) -> Waarde:
    """The value of a formula with its bounds; a Formulefout for an unknown name, a division by zero or a sum of dates."""
    match boom:
        case Getal(waarde=waarde):
            return waarde
        case Naam(naam=naam):
            if naam not in cijfers:
                raise Formulefout(
                    f"“{naam}” is geen bekend cijfer van deze overeenkomst",
                    doe="Gebruik het id van een regel, norm:<afspraak> of kalender:<post>.",
                )
            return cijfers[naam]
        case Bewerking(teken=teken, links=links, rechts=rechts):
            return _reken(teken, bereken(links, cijfers), rechts, cijfers)
        case Aanroep(functie=functie, delen=delen):
            waarden = [_getal(bereken(deel, cijfers)) for deel in delen]
            return FUNCTIES[functie](waarden)
        case Tijdsduur(duur=duur):
            raise Formulefout(f"“{duur}” kan alleen bij een datum worden opgeteld")


def _reken(teken: str, links: Waarde, rechterdeel: Boom, cijfers: Mapping[str, Waarde]) -> Waarde:
    if isinstance(links, date):
        if teken == "+" and isinstance(rechterdeel, Tijdsduur):
            return plus(links, rechterdeel.duur)
        raise Formulefout("Met een datum kan alleen een duur worden opgeteld, zoals “2020-03-31 + 10 werkdagen”")
    rechts = _getal(bereken(rechterdeel, cijfers))
    if teken == "+":
        return Spreiding(links.midden + rechts.midden, links.laag + rechts.laag, links.hoog + rechts.hoog)
    if teken == "-":
        return Spreiding(links.midden - rechts.midden, links.laag - rechts.hoog, links.hoog - rechts.laag)
    if teken == "/":
        if rechts.laag <= 0 <= rechts.hoog:
            raise Formulefout("Er wordt door nul gedeeld")
        rechts = Spreiding(1 / rechts.midden, 1 / rechts.hoog, 1 / rechts.laag)
    hoeken = [links.laag * rechts.laag, links.laag * rechts.hoog, links.hoog * rechts.laag, links.hoog * rechts.hoog]
    return Spreiding(links.midden * rechts.midden, min(hoeken), max(hoeken))


def _getal(waarde: Waarde) -> Spreiding:
    if isinstance(waarde, date):
        raise Formulefout(f"{waarde} is een datum; hier hoort een getal")
    return waarde


def _som(delen: list[Spreiding]) -> Spreiding:
    return Spreiding(
        sum((d.midden for d in delen), Fraction(0)),
        sum((d.laag for d in delen), Fraction(0)),
        sum((d.hoog for d in delen), Fraction(0)),
    )


def _rond(delen: list[Spreiding]) -> Spreiding:
    cijfers = int(delen[1].midden) if len(delen) > 1 else 0
    return Spreiding(*(rond_half_op(deel, cijfers) for deel in (delen[0].midden, delen[0].laag, delen[0].hoog)))


def _uiterste(kies: Callable[[list[Fraction]], Fraction]) -> Callable[[list[Spreiding]], Spreiding]:
    return lambda delen: Spreiding(
        kies([d.midden for d in delen]), kies([d.laag for d in delen]), kies([d.hoog for d in delen])
    )


FUNCTIES: dict[str, Callable[[list[Spreiding]], Spreiding]] = {
    "som": _som,
    "rond": _rond,
    "min": _uiterste(min),
    "max": _uiterste(max),
}


def rond_half_op(getal: Fraction, cijfers: int) -> Fraction:
    """Rounded to so many decimals, halves away from zero (the commercial rule of budgets)."""
    schaal = Fraction(10) ** cijfers
    heel = abs(getal) * schaal + Fraction(1, 2)
    afgerond = Fraction(heel.numerator // heel.denominator) / schaal
    return afgerond if getal >= 0 else -afgerond
