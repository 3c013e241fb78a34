"""The named figures of an agreement, each with how far its rounding reaches: what formulas and claims are computed
from.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.tijd.geschreven import kort

from .begroting import Regel
from .element import schaal_van
from .formule import Spreiding, Waarde
from .norm import Norm
from .notatie import getal as schrijf_getal
from .overeenkomst import Overeenkomst

AFGEROND = frozenset({"EUR", "%", "%-punt", "fte", "cijfer"})
"""Units in which a document writes a measured or computed number, so that its last digit is rounded. Everything else
counts whole things exactly.
"""


def cijfers(overeenkomst: Overeenkomst) -> Mapping[str, Waarde]:
    """Every figure by the names that a formula may use: lines (``id`` where unique, and ``begroting.id``),
    ``norm:<afspraak>``, ``kalender:<post>`` (one due day) and the dates of the head.
    """
    gevonden: dict[str, Waarde] = {"looptijd.begin": overeenkomst.looptijd.begin}
    if overeenkomst.looptijd.eind is not None:
        gevonden["looptijd.eind"] = overeenkomst.looptijd.eind
    if overeenkomst.ondertekend_op is not None:
        gevonden["ondertekend_op"] = overeenkomst.ondertekend_op
    aantallen: dict[str, int] = {}
    for regel in overeenkomst.regels:
        aantallen[regel.id] = aantallen.get(regel.id, 0) + 1
    for regel in overeenkomst.regels:
        if regel.waarde is None:
            continue
        waarde = spreiding(regel.waarde, regel.eenheid, regel.decimalen)
        gevonden[regel.naam] = waarde
        if aantallen[regel.id] == 1:
            gevonden[regel.id] = waarde
    for afspraak in overeenkomst.afspraken:
        if afspraak.norm is not None and (getal := normgetal(afspraak.norm)) is not None:
            gevonden[f"norm:{afspraak.id}"] = Spreiding.exact(getal)
    for post in overeenkomst.kalender:
        dagen = post.vervaldata(overeenkomst.looptijd) if overeenkomst.looptijd.eind is not None else ()
        if len(dagen) == 1:
            gevonden[f"kalender:{post.id}"] = dagen[0]
    return gevonden


def spreiding(waarde: Decimal, eenheid: str, decimalen: int) -> Spreiding:
    """A stated value as a number to compute with (5.00% is 0.05), half a unit of its last digit either way when its
    unit is rounded.
    """
    schaal = Fraction(schaal_van(eenheid))
    midden = Fraction(waarde) * schaal
    half = Fraction(1, 2) / Fraction(10) ** decimalen * schaal if eenheid in AFGEROND else Fraction(0)
    return Spreiding(midden, midden - half, midden + half)


def normgetal(norm: Norm) -> Fraction | None:
    """The one number of a norm; None when it is unknown or has two bounds."""
    grenzen = [grens.waarde for grens in (norm.minimum, norm.maximum) if grens is not None]
    if norm.precies is not None:
        grenzen.append(norm.precies)
    return norm.exact(grenzen[0]) if len(grenzen) == 1 else None


def toon(waarde: Waarde | Fraction, regel: Regel | None = None) -> str:
    """A value in Dutch notation, in the unit and with at least the decimals of the line it belongs to."""
    if not isinstance(waarde, Spreiding | Fraction):
        return kort(waarde)
    getal = waarde.midden if isinstance(waarde, Spreiding) else waarde
    schaal = Fraction(schaal_van(regel.eenheid)) if regel else Fraction(1)
    decimalen = regel.decimalen if regel else 0
    getal = getal / schaal
    if regel is not None and regel.eenheid == "jaartal":
        return str(getal)
    while decimalen < 4 and (getal * 10**decimalen).denominator != 1:
        decimalen += 1
    tekst = schrijf_getal(getal, decimalen)
    return f"{tekst} {regel.eenheid}" if regel else tekst
