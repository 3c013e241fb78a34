"""When a figure is decided: at the end of its venster, of its last follow-up, or of the one day it is about.

Source: design, section 6: "Window over: by value" and, for a cohort, "at closing (end + d + m)"; a preventiequote is a cohort with complement.
"""

from __future__ import annotations

from datetime import date

from opmaat.kern.maat import Aandeel, Bestand, Bezetting, Cohort, Maat, Preventie, Samengesteld, Stand
from opmaat.kern.tijd import Periode, plus

from .verwachting import telt_op


def sluit_op(maat: Maat, venster: Periode) -> date | None:
    """The day at whose end the figure is decided; None while the venster has no end."""
    match maat:
        case Stand(op=date() as op):
            return op
        case Aandeel(van=Stand(op=date() as op), beoordeel="gebeurtenis"):
            return op
        case Cohort(instroom=Bestand(op=op), binnen=binnen, duurzaam=duurzaam):
            einde = plus(op, binnen)
            return einde if duurzaam is None else plus(einde, duurzaam)
    if venster.eind is None:
        return None
    match maat:
        case Cohort(periode="op instroom", binnen=binnen, duurzaam=duurzaam):
            einde = plus(venster.eind, binnen)
            return einde if duurzaam is None else plus(einde, duurzaam)
        case Preventie(binnen=binnen):
            return plus(venster.eind, binnen)
        case _:
            return venster.eind


def groeit_alleen(maat: Maat) -> bool:
    """Whether the value can only rise until it closes, so that a bound it has passed stays passed: counts, sums and the busiest day."""
    match maat:
        case Bezetting(als="hoogste"):
            return True
        case Samengesteld(als="som", delen=delen):
            return all(groeit_alleen(deel) for _, deel in delen)
        case _:
            return telt_op(maat)
