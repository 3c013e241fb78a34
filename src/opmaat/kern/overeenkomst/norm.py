"""What was agreed about a figure: a bound, two bounds or an exact number, with its unit, revisions and milestones.

Whether a figure meets it is judged elsewhere (``kern.oordeel``); here it is read from the words of the file, such as
``">= 80%"`` or ``"= 6 maanden ± 1 maand"``. Source: design, section 6, "Norm".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from opmaat.kern.maat import Op

from .element import Parameter, schaal_van

Aard = Literal["eis", "streef", "richtbedrag", "verwachting", "plafond"]

_GETAL = r"(-?[0-9]+(?:\.[0-9]+)?)"
_EENHEID = r"(%-punt|%|€|[^\W\d][\w./ -]*)?"
_BOUND = re.compile(rf"(>=|<=|=|>|<)\s*{_GETAL}\s*{_EENHEID}(?:\s*(?:±|\+/-)\s*{_GETAL}\s*{_EENHEID})?")
_TUSSEN = re.compile(rf"tussen\s+{_GETAL}\s*{_EENHEID}\s+en\s+{_GETAL}\s*{_EENHEID}")
_ENKELVOUD = {
    "persoon": "personen", "maand": "maanden", "dag": "dagen", "plek": "plekken", "euro": "EUR", "€": "EUR", "uren": "uur",
    "procent": "%", "procentpunt": "%-punt", "week": "weken", "werkdag": "werkdagen", "jaren": "jaar",
}  # fmt: skip


@dataclass(frozen=True)
class Grens:
    """A bound as written; ``inclusief``: the number itself still meets it."""

    waarde: Decimal
    inclusief: bool = True


@dataclass(frozen=True)
class Mijlpaal:
    """What must have been reached, cumulatively, by the end of a day (t/m)."""

    tm: date
    waarde: Decimal


@dataclass(frozen=True)
class Herziening:
    """From this day on the parties agreed on another norm, for this reason."""

    per: date
    norm: Norm
    reden: str = ""


@dataclass(frozen=True)
class Norm:
    """At least ``minimum``, at most ``maximum``, both, or ``precies`` with a ``marge``; or ``teken`` a dated
    ``parameter``.

    Numbers stand as written; ``exact`` turns one into what a figure is compared with (80% is 4/5). ``tekst`` is how the
    file says it.
    """

    eenheid: str
    minimum: Grens | None = None
    maximum: Grens | None = None
    precies: Decimal | None = None
    marge: Decimal = Decimal(0)
    aard: Aard = "eis"
    pad: tuple[Mijlpaal, ...] = ()
    herzieningen: tuple[Herziening, ...] = ()
    parameter: str | None = None
    teken: Op | None = None
    tekst: str = ""

    @property
    def onbekend(self) -> bool:
        """Whether the number is not known: it refers to a parameter that has not been looked up, or that nobody gave."""
        return self.minimum is None and self.maximum is None and self.precies is None

    def op(self, peildatum: date, parameters: Mapping[str, Parameter] | None = None) -> Norm:
        """The norm in force on the day: the last revision begun by then, with the parameter's value of that day filled
        in.

        Still ``onbekend`` when the parameter has no value on that day.
        """
        geldig = [herziening for herziening in self.herzieningen if herziening.per <= peildatum]
        norm = max(geldig, key=lambda herziening: herziening.per).norm if geldig else self
        if norm.parameter is None or norm.teken is None:
            return norm
        parameter = (parameters or {}).get(norm.parameter)
        getal = None if parameter is None else parameter.op(peildatum)
        return norm if getal is None else _begrensd(norm, norm.teken, getal)

    def exact(self, getal: Decimal) -> Fraction:
        """A number of this norm as a figure has it: a percentage is a fraction of 1."""
        return Fraction(getal) * Fraction(schaal_van(self.eenheid))

    def voldoet(self, waarde: Fraction) -> bool:
        """Whether a figure meets the norm as it stands, compared exactly; ``ValueError`` when the norm is unknown."""
        if self.onbekend:
            raise ValueError(f"de norm {self.tekst or self.parameter} heeft geen getal")
        if self.precies is not None:
            return abs(waarde - self.exact(self.precies)) <= self.exact(self.marge)
        laag, hoog = self.minimum, self.maximum
        if laag is not None and (
            waarde < self.exact(laag.waarde) or (not laag.inclusief and waarde == self.exact(laag.waarde))
        ):
            return False
        return (
            hoog is None or waarde < self.exact(hoog.waarde) or (hoog.inclusief and waarde == self.exact(hoog.waarde))
        )


class Normfout(ValueError):
    """The words are no norm; ``args[0]`` says in Dutch what is missing and ``args[1]`` what to write."""


def lees_norm(tekst: str, aard: Aard = "eis") -> Norm:
    """The norm in these words; raises ``Normfout`` when there is no sign, number or unit, or the bounds are reversed."""
    kaal = tekst.strip()
    if tussen := _TUSSEN.fullmatch(kaal):
        laag, hoog = Decimal(tussen[1]), Decimal(tussen[3])
        eenheid = _eenheid(tussen[4] or tussen[2], kaal)
        if laag > hoog:
            raise Normfout("de ondergrens is hoger dan de bovengrens", "Wissel de twee getallen om.")
        return Norm(eenheid, Grens(laag), Grens(hoog), aard=aard, tekst=kaal)
    vorm = _BOUND.fullmatch(kaal)
    if vorm is None:
        raise Normfout(
            "er staat geen norm in die te lezen is",
            "Schrijf een teken, een getal met een punt en een eenheid, bijvoorbeeld “>= 80%” of “tussen 150 en 160 personen”.",
        )
    teken, getal, eenheid, marge, marge_eenheid = vorm.groups()
    norm = _begrensd(Norm(_eenheid(eenheid, kaal), aard=aard, tekst=kaal), Op(teken), Decimal(getal))
    if marge is None:
        return norm
    if norm.precies is None:
        raise Normfout("een marge hoort bij “=”", "Schrijf “= 6 maanden ± 1 maand”, of haal de marge weg.")
    ruimte = Decimal(marge)
    if marge_eenheid is not None and _gewoon(marge_eenheid) != norm.eenheid:
        if _gewoon(marge_eenheid) != "%":
            raise Normfout("de marge heeft een andere eenheid dan de norm", f"Schrijf de marge in {norm.eenheid}.")
        ruimte = norm.precies * ruimte / 100
    return replace(norm, marge=ruimte)


def norm_van_parameter(parameter: str, teken: str, eenheid: str, aard: Aard) -> Norm:
    """The norm whose number is the value of a dated parameter."""
    op = Op(teken)
    return Norm(_gewoon(eenheid), parameter=parameter, teken=op, aard=aard, tekst=f"{teken} {parameter}")


def _begrensd(norm: Norm, op: Op, getal: Decimal) -> Norm:
    match op:
        case Op.MINSTENS | Op.GROTER:
            return replace(norm, minimum=Grens(getal, op is Op.MINSTENS))
        case Op.HOOGSTENS | Op.KLEINER:
            return replace(norm, maximum=Grens(getal, op is Op.HOOGSTENS))
        case _:
            return replace(norm, precies=getal)


def _eenheid(eenheid: str | None, tekst: str) -> str:
    if eenheid is None:
        raise Normfout(
            "de eenheid ontbreekt",
            f"Schrijf erachter wat er geteld wordt, bijvoorbeeld “{tekst} personen” of “{tekst} %”.",
        )
    return _gewoon(eenheid)


def _gewoon(eenheid: str) -> str:
    kaal = eenheid.strip()
    return _ENKELVOUD.get(kaal, kaal)
