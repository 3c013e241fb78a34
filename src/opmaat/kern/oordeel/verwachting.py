"""What the norm asks by now: the whole, the part of it for the days elapsed, or the milestone of a path.

Source: design, section 6, "Norm": pro rata only for minimum norms on counts and sums without a path; a maximum is compared whole; "=" without
margin is judged only at the end.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from opmaat.kern.maat import Maat, Samengesteld, Som, Telling
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.tijd import Periode, pro_rata


def telt_op(maat: Maat) -> bool:
    """Whether the measure only grows through its venster, so that a norm reached stays reached: counts and sums, and unions and sums of these."""
    match maat:
        case Telling() | Som():
            return True
        case Samengesteld(als="som" | "vereniging", delen=delen):
            return all(telt_op(deel) for _, deel in delen)
        case _:
            return False


def tot_nu_toe(norm: Norm, maat: Maat, venster: Periode, peildatum: date) -> Fraction | None:
    """What should have been reached by P, unrounded and in the unit of the figure; None where no part of the norm applies before the end.

    A path gives its last milestone up to P (0 before the first). Otherwise norm × days elapsed ÷ days in the venster, for a minimum norm on a count or sum.
    """
    if norm.pad:
        bereikt = [mijlpaal for mijlpaal in norm.pad if mijlpaal.tm <= peildatum]
        return norm.exact(max(bereikt, key=lambda mijlpaal: mijlpaal.tm).waarde) if bereikt else Fraction(0)
    if norm.minimum is None or venster.eind is None or not telt_op(maat):
        return None
    return pro_rata(norm.exact(norm.minimum.waarde), venster, peildatum)
