"""Formulas over stated figures: parsed once, evaluated exactly together with how far rounding can have moved the
result.

Every value is a pair of bounds around an exact middle: a figure written as 5.04 stands for anything from 5.035 up to
5.045. So a recomputed figure can be told apart from an error without guessing a tolerance. Names are identifiers of
figures; ``-`` inside a name belongs to it, so a subtraction has spaces around it.
"""

from __future__ import annotations

import re
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
    waarde: Waarde


@dataclass(frozen=True)
class Naam:
    naam: str


@dataclass(frozen=True)
class Bewerking:
    teken: str
    links: Boom
    rechts: Boom


@dataclass(frozen=True)
class Aanroep:
    functie: str
    delen: tuple[Boom, ...]


@dataclass(frozen=True)
class Tijdsduur:
    duur: Duur


Boom = Getal | Naam | Bewerking | Aanroep | Tijdsduur

_TEKEN = re.compile(
    r"\s*(?:(?P<datum>\d{4}-\d{2}-\d{2})|(?P<duur>\d+ (?:werkdag(?:en)?|dag(?:en)?|weken|week|maand(?:en)?|jaar)\b)|(?P<getal>\d+(?:\.\d+)?)|(?P<naam>(?:norm:|kalender:)?[a-z][a-z0-9_]*(?:[-./][a-z0-9_]+)*)"
    r"|(?P<vergelijk><=|>=|<>|=|<|>)|(?P<teken>[-+*/(),]))"
)


@dataclass(frozen=True)
class Bewering:
    """Two formulas and how they should compare."""

    links: Boom
    teken: str
    rechts: Boom


def lees_formule(tekst: str) -> Boom:
    """The tree of a formula; a Formulefout names what could not be read."""
    lezer = _Lezer(tekst)
    boom = lezer.som()
    lezer.eis_einde()
    return boom


def lees_bewering(tekst: str) -> Bewering:
    """The two sides of a claim such as ``a + b <= c``; a Formulefout names what could not be read.

    Two bare numbers are refused: such a claim depends on nothing and could never change its answer.
    """
    lezer = _Lezer(tekst)
    links = lezer.som()
    teken = lezer.neem("vergelijk")
    if teken is None:
        raise lezer.fout("een bewering vergelijkt twee dingen", "Zet er <=, >=, =, <>, < of > tussen.")
    rechts = lezer.som()
    lezer.eis_einde()
    if not any(namen(links)) and not any(namen(rechts)) and not _heeft_datum(links) and not _heeft_datum(rechts):
        raise lezer.fout(
            "een bewering tussen twee vaste getallen hangt nergens van af",
            "Noem de getallen als regels van de begroting, met hun vindplaats.",
        )
    return Bewering(links, teken, rechts)


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


def _heeft_datum(boom: Boom) -> bool:
    return isinstance(boom, Getal) and isinstance(boom.waarde, date)


class _Lezer:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self.tekens: list[tuple[str, str]] = []
        plek = 0
        while plek < len(tekst.rstrip()):
            gevonden = _TEKEN.match(tekst, plek)
            if gevonden is None:
                raise self.fout(f"“{tekst[plek:].strip()[:20]}” is geen getal, naam of rekenteken")
            self.tekens.append((gevonden.lastgroup or "", gevonden[gevonden.lastgroup or 0]))
            plek = gevonden.end()
        self.plek = 0

    def fout(
        self,
        waarom: str,
        doe: str = "Verbeter de formule: namen van regels, getallen, + - * / ( ), som(), rond(), min(), max().",
    ) -> Formulefout:
        return Formulefout(f"De formule “{self.tekst}” kan niet worden gelezen", waarom=waarom, doe=doe)

    def neem(self, soort: str, *woorden: str) -> str | None:
        if self.plek < len(self.tekens):
            gevonden, woord = self.tekens[self.plek]
            if gevonden == soort and (not woorden or woord in woorden):
                self.plek += 1
                return woord
        return None

    def eis(self, woord: str) -> None:
        if self.neem("teken", woord) is None:
            raise self.fout(f"er ontbreekt een “{woord}”")

    def eis_einde(self) -> None:
        if self.plek < len(self.tekens):
            raise self.fout(f"“{self.tekens[self.plek][1]}” staat op een plek waar niets meer hoort")

    def som(self) -> Boom:
        links = self.product()
        while (teken := self.neem("teken", "+", "-")) is not None:
            links = Bewerking(teken, links, self.product())
        return links

    def product(self) -> Boom:
        links = self.deel()
        while (teken := self.neem("teken", "*", "/")) is not None:
            links = Bewerking(teken, links, self.deel())
        return links

    def deel(self) -> Boom:
        if (datum := self.neem("datum")) is not None:
            try:
                return Getal(date.fromisoformat(datum))
            except ValueError:
                raise self.fout(f"{datum} is geen bestaande datum") from None
        if (duur := self.neem("duur")) is not None:
            return Tijdsduur(Duur.lees(duur))
        if (getal := self.neem("getal")) is not None:
            return Getal(Spreiding.exact(Fraction(getal)))
        if self.neem("teken", "-") is not None:
            return Bewerking("-", Getal(Spreiding.exact(0)), self.deel())
        if self.neem("teken", "(") is not None:
            binnen = self.som()
            self.eis(")")
            return binnen
        naam = self.neem("naam")
        if naam is None:
            raise self.fout("er ontbreekt een getal of naam")
        if self.neem("teken", "(") is None:
            return Naam(naam)
        delen = [self.som()]
        while self.neem("teken", ",") is not None:
            delen.append(self.som())
        self.eis(")")
        if naam not in _FUNCTIES:
            raise self.fout(f"de functie {naam} bestaat niet", f"Kies uit {', '.join(sorted(_FUNCTIES))}.")
        return Aanroep(naam, tuple(delen))


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
            return _FUNCTIES[functie](waarden)
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


_FUNCTIES: dict[str, Callable[[list[Spreiding]], Spreiding]] = {
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
