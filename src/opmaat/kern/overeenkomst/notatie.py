"""How a number is written in the Netherlands: points between thousands, a comma before the decimals. The one place for every part of Opmaat."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def getal(waarde: Fraction | Decimal | int, decimalen: int = 0) -> str:
    """The number rounded half away from zero, with points between thousands and a comma before the decimals."""
    heel = half_weg(Fraction(waarde) * 10**decimalen)
    cijfers = str(abs(heel)).rjust(decimalen + 1, "0")
    voor, na = (cijfers[:-decimalen], cijfers[-decimalen:]) if decimalen else (cijfers, "")
    groepen = f"{int(voor):,}".replace(",", ".")
    return ("-" if heel < 0 else "") + groepen + (f",{na}" if na else "")


def half_weg(waarde: Fraction) -> int:
    """The nearest whole number; of two that are as near, the one away from zero."""
    heel = (abs(waarde) + Fraction(1, 2)).__floor__()
    return -heel if waarde < 0 else heel


def decimalen_van(waarde: Decimal) -> int:
    """How many decimals the number has as it was written, without zeros at its end."""
    exponent = waarde.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
