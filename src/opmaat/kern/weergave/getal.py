"""Numbers as people in the Netherlands write them: 1.234,5, 79,9%, € 12.500, 6 maanden.

Rounding is for the eye only and never crosses a norm: 79,96% under a norm of 80% is shown as 79,9%. Judging is done on the exact number
(``kern.oordeel``), never on what is shown here.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.overeenkomst.element import schaal_van
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.overeenkomst.notatie import decimalen_van, getal, half_weg

__all__ = ["aantal", "afgerond", "bedrag", "getal", "met", "procent", "toon"]

Voldoet = Callable[[Fraction], bool]
ENKELVOUD = {
    "personen": "persoon", "rijen": "rij", "plekken": "plek", "maanden": "maand", "dagen": "dag", "weken": "week", "werkdagen": "werkdag", "plaatsen": "plaats", "keren": "keer",
}  # fmt: skip
MEESTE_DECIMALEN = 4
_AFGEROND = frozenset({"fte", "maanden", "weken", "dagen", "jaar", "cijfer", "waarde"})


def afgerond(waarde: Fraction, decimalen: int, voldoet: Voldoet | None = None) -> tuple[Fraction, int]:
    """The number to show and its decimals: rounded half away from zero, unless that would stand at the other side of the norm.

    Then it is rounded the other way, and when both ways cross, one more decimal is taken, up to four more; the exact number is the last resort.
    """
    if voldoet is None:
        return _op(waarde, decimalen, half_weg), decimalen
    oordeel = voldoet(waarde)
    for cijfers in range(decimalen, decimalen + MEESTE_DECIMALEN + 1):
        for wijze in (half_weg, _omlaag, _omhoog):
            gerond = _op(waarde, cijfers, wijze)
            if voldoet(gerond) == oordeel:
                return gerond, cijfers
    return waarde, decimalen + MEESTE_DECIMALEN


def toon(waarde: Fraction, eenheid: str, norm: Norm | None = None, *, met_eenheid: bool = True) -> str:
    """A figure with its unit, rounded so that it never crosses the norm. Percentages are fractions of 1, as figures have them.

    With a known norm its unit and number of decimals are taken over, so that figure and norm can be laid side by side.
    """
    kent = norm is not None and not norm.onbekend
    if norm is not None and kent:
        eenheid = norm.eenheid
    schaal = Fraction(schaal_van(eenheid))
    voldoet: Voldoet | None = None
    if norm is not None and kent:
        vaste = norm

        def voldoet(geschaald: Fraction) -> bool:
            return vaste.voldoet(geschaald * schaal)

    gerond, cijfers = afgerond(waarde / schaal, _decimalen(waarde / schaal, eenheid, norm if kent else None), voldoet)
    return met(gerond, cijfers, eenheid, met_eenheid=met_eenheid)


def met(waarde: Fraction | Decimal, decimalen: int, eenheid: str, *, met_eenheid: bool = True) -> str:
    """A number as written (80 for 80%) with its unit in the place where Dutch has it."""
    if eenheid == "jaartal":
        return str(half_weg(Fraction(waarde)))
    tekst = getal(waarde, decimalen)
    if eenheid == "%":
        return f"{tekst}%"
    if not met_eenheid or not eenheid:
        return tekst
    if eenheid == "EUR":
        return f"€ {tekst}"
    if eenheid == "%-punt":
        return f"{tekst} procentpunt"
    return f"{tekst} {ENKELVOUD.get(eenheid, eenheid) if waarde == 1 else eenheid}"


def bedrag(waarde: Fraction | Decimal) -> str:
    """Money in euros: whole amounts without cents, others with two."""
    heel = Fraction(waarde).denominator == 1
    return met(Fraction(waarde), 0 if heel else 2, "EUR")


def procent(waarde: Fraction | float, decimalen: int = 0) -> str:
    """A fraction of 1 as a percentage; a chance between 0 and 1 never shows as 0% or 100%."""
    exact = Fraction(waarde)
    grens = Fraction(1, 10 ** (decimalen + 2))
    if 0 < exact < grens:
        return f"< {getal(grens * 100, decimalen)}%"
    if 1 - grens < exact < 1:
        return f"> {getal(100 - grens * 100, decimalen)}%"
    return f"{getal(exact * 100, decimalen)}%"


def aantal(n: int, enkelvoud: str, meervoud: str) -> str:
    """A count with its noun in singular or plural: 1 afspraak, 2 afspraken."""
    return f"{getal(n)} {enkelvoud if n == 1 else meervoud}"


def _decimalen(geschaald: Fraction, eenheid: str, norm: Norm | None) -> int:
    van_norm = max((decimalen_van(deel) for deel in _getallen(norm)), default=0) if norm is not None else 0
    if eenheid in ("%", "%-punt"):
        return max(1, van_norm)
    if eenheid == "jaartal":
        return 0
    if geschaald.denominator == 1:
        return van_norm
    if eenheid == "EUR":
        return max(2, van_norm)
    return max(2 if eenheid == "fte" else 1 if eenheid in _AFGEROND or abs(geschaald) >= 10 else 2, van_norm)


def _getallen(norm: Norm) -> list[Decimal]:
    grenzen = [grens.waarde for grens in (norm.minimum, norm.maximum) if grens is not None]
    return grenzen + ([norm.precies] if norm.precies is not None else [])


def _op(waarde: Fraction, decimalen: int, wijze: Callable[[Fraction], int]) -> Fraction:
    schaal = 10**decimalen
    return Fraction(wijze(waarde * schaal), schaal)


def _omlaag(waarde: Fraction) -> int:
    return waarde.__floor__()


def _omhoog(waarde: Fraction) -> int:
    return waarde.__ceil__()
