"""A norm in signs for a table (≥ 80%) and in words for a sentence (minstens 80%)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from opmaat.kern.overeenkomst.element import schaal_van
from opmaat.kern.overeenkomst.norm import Norm

from .getal import met

_AARD = {"streef": "streven", "richtbedrag": "richtbedrag", "verwachting": "verwachting", "plafond": "plafond"}


def in_tekens(norm: Norm | None) -> str:
    """The norm as briefly as it can be written; empty without norm."""
    if norm is None:
        return ""
    if norm.onbekend:
        return "getal onbekend"
    if norm.precies is not None:
        return f"= {_met(norm.precies, norm)}" + (f" ± {_met(norm.marge, norm)}" if norm.marge else "")
    laag, hoog = norm.minimum, norm.maximum
    if laag is not None and hoog is not None:
        return f"{_met(laag.waarde, norm, kaal=True)}–{_met(hoog.waarde, norm)}"
    if laag is not None:
        return f"{'≥' if laag.inclusief else '>'} {_met(laag.waarde, norm)}"
    assert hoog is not None  # noqa: S101 (a known norm has a bound)
    return f"{'≤' if hoog.inclusief else '<'} {_met(hoog.waarde, norm)}"


def in_woorden(norm: Norm | None) -> str:
    """The norm as it is said aloud, with its kind when it is no hard demand."""
    if norm is None:
        return "er is geen norm afgesproken"
    if norm.onbekend:
        return "de afspraak verwijst naar een getal dat niemand heeft gegeven"
    if norm.precies is not None:
        zin = f"precies {_met(norm.precies, norm)}" + (f", met een marge van {_met(norm.marge, norm)}" if norm.marge else "")
    elif norm.minimum is not None and norm.maximum is not None:
        zin = f"tussen {_met(norm.minimum.waarde, norm, kaal=norm.eenheid != 'EUR')} en {_met(norm.maximum.waarde, norm)}"
    elif norm.minimum is not None:
        zin = f"{'minstens' if norm.minimum.inclusief else 'meer dan'} {_met(norm.minimum.waarde, norm)}"
    else:
        assert norm.maximum is not None  # noqa: S101
        zin = f"{'hoogstens' if norm.maximum.inclusief else 'minder dan'} {_met(norm.maximum.waarde, norm)}"
    return f"{zin} ({_AARD[norm.aard]})" if norm.aard in _AARD else zin


def grenzen(norm: Norm | None) -> tuple[Fraction, ...]:
    """The numbers of the norm in the unit of the figure, in order: where a picture draws its marks."""
    if norm is None or norm.onbekend:
        return ()
    getallen = [grens.waarde for grens in (norm.minimum, norm.maximum) if grens is not None] or [norm.precies or Decimal(0)]
    return tuple(Fraction(getal) * Fraction(schaal_van(norm.eenheid)) for getal in getallen)


def _met(waarde: Decimal, norm: Norm, *, kaal: bool = False) -> str:
    exponent = waarde.normalize().as_tuple().exponent
    decimalen = max(0, -exponent) if isinstance(exponent, int) else 0
    if norm.eenheid == "EUR" and decimalen:
        decimalen = max(2, decimalen)
    return met(waarde, decimalen, norm.eenheid, met_eenheid=not kaal)
