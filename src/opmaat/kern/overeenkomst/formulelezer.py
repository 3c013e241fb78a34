"""Reads the text of a formula or a claim over stated figures into the tree that ``formule`` evaluates.

Names are identifiers of figures; ``-`` inside a name belongs to it, so a subtraction has spaces around it.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from opmaat.kern.tijd import Duur

from .formule import (
    FUNCTIES,
    Aanroep,
    Bewering,
    Bewerking,
    Boom,
    Formulefout,
    Getal,
    Naam,
    Spreiding,
    Tijdsduur,
    namen,
)

_TEKEN = re.compile(
    r"\s*(?:(?P<datum>\d{4}-\d{2}-\d{2})"
    r"|(?P<duur>\d+ (?:werkdag(?:en)?|dag(?:en)?|weken|week|maand(?:en)?|jaar)\b)"
    r"|(?P<getal>\d+(?:\.\d+)?)"
    r"|(?P<naam>(?:norm:|kalender:)?[a-z][a-z0-9_]*(?:[-./][a-z0-9_]+)*)"
    r"|(?P<vergelijk><=|>=|<>|=|<|>)"
    r"|(?P<teken>[-+*/(),]))"
)


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
        if naam not in FUNCTIES:
            raise self.fout(f"de functie {naam} bestaat niet", f"Kies uit {', '.join(sorted(FUNCTIES))}.")
        return Aanroep(naam, tuple(delen))
