"""A norm in signs for a table (≥ 80%) and in words for a sentence (minstens 80%)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from opmaat.kern.overeenkomst.element import schaal_van
from opmaat.kern.overeenkomst.norm import Grens, Norm
from opmaat.kern.overeenkomst.notatie import decimalen_van

from .getal import met

_AARD = {"streef": "streven", "richtbedrag": "richtbedrag", "verwachting": "verwachting", "plafond": "plafond"}


def in_tekens(norm: Norm | None) -> str:
    """The norm as briefly as it can be written; empty without norm."""
    if norm is None:
        return ""
    if norm.onbekend:
        return "getal onbekend"
    match norm.precies, norm.minimum, norm.maximum:
        case Decimal() as precies, _, _:
            return f"= {_met(precies, norm)}" + (f" ± {_met(norm.marge, norm)}" if norm.marge else "")
        case _, Grens() as laag, Grens() as hoog:
            return f"{_met(laag.waarde, norm, kaal=True)}–{_met(hoog.waarde, norm)}"
        case _, Grens() as laag, None:
            return f"{'≥' if laag.inclusief else '>'} {_met(laag.waarde, norm)}"
        case _, None, Grens() as hoog:
            return f"{'≤' if hoog.inclusief else '<'} {_met(hoog.waarde, norm)}"
        case _:
            return norm.tekst


def in_woorden(norm: Norm | None) -> str:
    """The norm as it is said aloud, with its kind when it is no hard demand."""
    if norm is None:
        return "er is geen norm afgesproken"
    if norm.onbekend:
        return "de afspraak verwijst naar een getal dat niemand heeft gegeven"
    match norm.precies, norm.minimum, norm.maximum:
        case Decimal() as precies, _, _:
            zin = f"precies {_met(precies, norm)}" + (f", met een marge van {_met(norm.marge, norm)}" if norm.marge else "")
        case _, Grens() as laag, Grens() as hoog:
            zin = f"tussen {_met(laag.waarde, norm, kaal=norm.eenheid != 'EUR')} en {_met(hoog.waarde, norm)}"
        case _, Grens() as laag, None:
            zin = f"{'minstens' if laag.inclusief else 'meer dan'} {_met(laag.waarde, norm)}"
        case _, None, Grens() as hoog:
            zin = f"{'hoogstens' if hoog.inclusief else 'minder dan'} {_met(hoog.waarde, norm)}"
        case _:
            zin = norm.tekst
    return f"{zin} ({_AARD[norm.aard]})" if norm.aard in _AARD else zin


def grenzen(norm: Norm | None) -> tuple[Fraction, ...]:
    """The numbers of the norm in the unit of the figure, in order: where a picture draws its marks."""
    if norm is None or norm.onbekend:
        return ()
    getallen = [grens.waarde for grens in (norm.minimum, norm.maximum) if grens is not None] or [norm.precies or Decimal(0)]
    return tuple(Fraction(getal) * Fraction(schaal_van(norm.eenheid)) for getal in getallen)


def _met(waarde: Decimal, norm: Norm, *, kaal: bool = False) -> str:
    decimalen = decimalen_van(waarde)
    if norm.eenheid == "EUR" and decimalen:
        decimalen = max(2, decimalen)
    return met(waarde, decimalen, norm.eenheid, met_eenheid=not kaal)
