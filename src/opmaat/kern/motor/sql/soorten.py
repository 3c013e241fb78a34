"""Which text belongs to which kind of measure."""

from __future__ import annotations

from opmaat.kern.maat import (
    Aandeel,
    Behoud,
    Bezetting,
    Cohort,
    Formatie,
    Frequentie,
    GemiddeldeDuur,
    GemiddeldeScore,
    Maat,
    Oplevering,
    Panel,
    Preventie,
    Samengesteld,
    Som,
    Stand,
    Telling,
    Termijn,
)

from .bouw import Bouw
from .cohort import cohort_leden
from .frequentie import frequentie_leden
from .gemiddelde import OMGEKEERD, ZONDER_WAARDE, duur_leden, omgekeerd, score_leden, zonder_score
from .omvang import ZONDER_FTE, bezetting_leden, formatie_leden, zonder_uren
from .oplevering import oplevering_leden
from .tellen import aandeel_leden, som_leden, stand_leden, telling_leden, vereniging_leden
from .termijn import ZONDER_TERMIJN, termijn_leden, zonder_termijn
from .verloop import behoud_leden, panel_leden, preventie_leden


def leden_van(b: Bouw, maat: Maat) -> str | None:
    """The SQL of the members of a measure, None when there can be none yet; ``ValueError`` for a kind that is composed."""
    match maat:
        case Stand():
            return stand_leden(b, maat)
        case Telling():
            return telling_leden(b, maat)
        case Som():
            return som_leden(b, maat)
        case Aandeel():
            return aandeel_leden(b, maat)
        case Samengesteld(als="vereniging"):
            return vereniging_leden(b, maat)
        case Termijn():
            return termijn_leden(b, maat)
        case Frequentie():
            return frequentie_leden(b, maat)
        case Cohort():
            return cohort_leden(b, maat)
        case Preventie():
            return preventie_leden(b, maat)
        case Behoud():
            return behoud_leden(b, maat)
        case Panel():
            return panel_leden(b, maat)
        case Bezetting():
            return bezetting_leden(b, maat)
        case Formatie():
            return formatie_leden(b, maat)
        case GemiddeldeScore():
            return score_leden(b, maat)
        case GemiddeldeDuur():
            return duur_leden(b, maat)
        case Oplevering():
            return oplevering_leden(b, maat)
        case _:
            raise ValueError(f"{type(maat).__name__} wordt samengesteld, niet door een motor geteld")


def opmerkingen_van(b: Bouw, maat: Maat) -> list[tuple[str, str]]:
    """What must be told about rows left out: the words and the query that counts them."""
    match maat:
        case Formatie():
            return [(ZONDER_FTE, f"SELECT count(*) FROM ({formatie_leden(b, maat)}) WHERE bedrag IS NULL")]
        case Termijn():
            tekst = zonder_termijn(b, maat)
            return [] if tekst is None else [(ZONDER_TERMIJN, tekst)]
        case Bezetting(eenheid="fte"):
            return [("zonder uren", zonder_uren(b, maat))]
        case GemiddeldeScore():
            return [(ZONDER_WAARDE, zonder_score(b, maat))]
        case GemiddeldeDuur(tussen=tuple()):
            return [(OMGEKEERD, omgekeerd(b, maat))]
        case _:
            return []
