"""Which function belongs to which kind of measure: its candidates, who of them count, and what is counted of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

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
from opmaat.kern.uitkomst.telling import Celtelling

from ..vraag import Vraag
from . import bezetting, gemiddelde
from .behoud import behoud
from .cohort import cohort, einden
from .frequentie import frequentie
from .kandidaat import Kandidaat, eersten
from .levensloop import Levensloop
from .oplevering import oplevering
from .panel import panel
from .preventie import getallen as getallen_preventie
from .preventie import preventie
from .tellen import aandeel, kies_aandeel, som, stand, telling, vereniging
from .termijn import termijn

Toen = Callable[[Panel, Levensloop], Levensloop]
"""The same person as known when the set of a panel was frozen."""


def kandidaten_van(maat: Maat, loop: Levensloop, toen: Toen) -> Iterator[Kandidaat]:
    """Who or what of this course the measure can be about, each with its role; ``TypeError`` for a composed kind."""
    match maat:
        case Stand():
            return stand(maat, loop)
        case Telling():
            return telling(maat, loop)
        case Som():
            return som(maat, loop)
        case Aandeel():
            return aandeel(maat, loop)
        case Samengesteld(als="vereniging"):
            return vereniging(maat, loop)
        case Termijn():
            return termijn(maat, loop)
        case Frequentie():
            return frequentie(maat, loop)
        case Cohort():
            return cohort(maat, loop)
        case Preventie():
            return preventie(maat, loop)
        case Behoud():
            return behoud(maat, loop)
        case Panel():
            return panel(maat, toen(maat, loop), loop)
        case Bezetting():
            return bezetting.bezetting(maat, loop)
        case Formatie():
            return bezetting.formatie(maat, loop)
        case GemiddeldeScore():
            return gemiddelde.score(maat, loop)
        case GemiddeldeDuur():
            return gemiddelde.duur(maat, loop)
        case Oplevering():
            return oplevering(maat, loop)
    raise TypeError(f"{type(maat).__name__} is geen maat voor een motor; zie motor.bereken")


def kies(maat: Maat, kandidaten: Sequence[Kandidaat], *, iedereen: bool = False) -> list[Kandidaat]:
    """The candidates that count in a cell: one per key, as the kind chooses; ``iedereen`` keeps who only the whole
    decides.
    """
    match maat:
        case Aandeel():
            return kies_aandeel(kandidaten)
        case Bezetting():
            return bezetting.kies_bezetting(maat, kandidaten, iedereen=iedereen)
        case _:
            return eersten(kandidaten)


def tel(maat: Maat, vraag: Vraag, kandidaten: Sequence[Kandidaat]) -> Celtelling:
    """The counts of one cell: members per role, and the numbers that the kind needs beside them."""
    gekozen = [kandidaat for kandidaat in kies(maat, kandidaten) if not kandidaat.weglaten]
    rollen = dict(Counter(kandidaat.lid.rol for kandidaat in gekozen))
    match maat:
        case Som():
            bedragen = [kandidaat.lid.bedrag for kandidaat in gekozen]
            zonder = Decimal(sum(bedrag is None for bedrag in bedragen))
            return Celtelling(
                rollen, {"som": sum((Decimal(bedrag or 0) for bedrag in bedragen), Decimal(0)), "zonder_bedrag": zonder}
            )
        case GemiddeldeScore():
            return Celtelling(rollen, gemiddelde.getallen(gekozen))
        case GemiddeldeDuur():
            return Celtelling(rollen, gemiddelde.getallen_duur(maat, gekozen))
        case Bezetting():
            getallen, topdag = bezetting.getallen(maat, vraag, kandidaten)
            return Celtelling(rollen, getallen, topdag if maat.als == "hoogste" else None)
        case Formatie():
            return Celtelling(rollen, bezetting.getallen_formatie(vraag, gekozen))
        case Preventie():
            return Celtelling(rollen, getallen_preventie(vraag.peildatum, gekozen))
        case Cohort():
            return Celtelling(rollen, einden=einden(gekozen))
        case _:
            return Celtelling(rollen)


def houdt_iemand_over(maat: Maat, kandidaten: Sequence[Kandidaat]) -> bool:
    """Whether a cell still has anybody once those that are left out have gone; where nobody is left out it is a cell, whoever is chosen."""
    return not any(kandidaat.weglaten for kandidaat in kandidaten) or any(not kandidaat.weglaten for kandidaat in kies(maat, kandidaten))


def opmerkingen(maat: Maat, kandidaten: Sequence[Kandidaat]) -> Counter[str]:
    """How many members of a cell are left out or reported, by reason."""
    redenen = (kandidaat.weglaten or kandidaat.melden for kandidaat in kies(maat, kandidaten, iedereen=True))
    return Counter(reden for reden in redenen if reden)
