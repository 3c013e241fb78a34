"""Every clause of an agreement at P and K: its figure, what the norm asks, the judgement, and the other readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import Samenvatting
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.oordeel.status import Drempels, Oordeel, Status, oordeel
from opmaat.kern.overeenkomst.afspraak import Afspraak, Lezing
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.uitkomst.telling import GEHEEL, Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege
from opmaat.kern.uitkomst.waarde import PROCENT

from .stellen import stel

VOLDAAN = frozenset({Status.GEHAALD, Status.BINNEN})
GEWOGEN = VOLDAAN | {Status.NIET_GEHAALD, Status.OVERSCHREDEN, Status.OP_KOERS, Status.RISICO, Status.NIET_OP_KOERS}
"""Statuses of a clause whose figure could be held against its norm."""
Voortgang = Callable[[str, int, int], None]
"""Told before each clause: its id, its number and how many there are."""


@dataclass(frozen=True)
class Regel:
    """One clause in the monitor. ``fout``: it could not be computed, which is never a pass. ``lezingen``: what the other readings of the text would give."""

    afspraak: Afspraak
    vraag: Vraag
    uitkomsten: Mapping[Cel, Uitkomst]
    oordeel: Oordeel
    lezingen: tuple[tuple[Lezing, Uitkomst], ...] = ()
    fout: str = ""

    @property
    def totaal(self) -> Uitkomst:
        """The figure of the asked gemeente, without breakdown."""
        return self.uitkomsten.get(Cel(self.vraag.gemeente or GEHEEL)) or next(iter(self.uitkomsten.values()), lege(Leeg.GEEN_GEGEVENS))


@dataclass(frozen=True)
class Monitor:
    """All clauses of one agreement that have a measure, in the order of its file."""

    overeenkomst: Overeenkomst
    peildatum: date
    bekend_op: date | None
    regels: tuple[Regel, ...]
    telling: Mapping[Status, int] = field(default_factory=dict)


def maak_monitor(
    rekenaar: Rekenaar,
    overeenkomst: Overeenkomst,
    *,
    peildatum: date,
    bekend_op: date | None = None,
    alle_gemeenten: bool = False,
    drempels: Drempels = Drempels(),
    voortgang: Voortgang | None = None,
) -> Monitor:
    """The monitor of an agreement. A clause that cannot be computed becomes a line with its error; the others go on."""
    regels: dict[str, Regel] = {}
    gemeten = [afspraak for afspraak in overeenkomst.afspraken if afspraak.maat is not None]
    later = [afspraak for afspraak in gemeten if isinstance(afspraak.maat, Samenvatting)]
    eerst = [afspraak for afspraak in gemeten if afspraak not in later]
    for nummer, afspraak in enumerate(eerst + later, start=1):
        if voortgang is not None:
            voortgang(afspraak.id, nummer, len(gemeten))
        vraag = stel(overeenkomst, afspraak, peildatum=peildatum, bekend_op=bekend_op, alle_gemeenten=alle_gemeenten)
        regels[afspraak.id] = _regel(rekenaar, overeenkomst, afspraak, vraag, tuple(regels.values()), drempels)
    volgorde = tuple(regels[afspraak.id] for afspraak in gemeten)
    telling: dict[Status, int] = {}
    for regel in volgorde:
        telling[regel.oordeel.status] = telling.get(regel.oordeel.status, 0) + 1
    return Monitor(overeenkomst, peildatum, bekend_op, volgorde, telling)


def _regel(rekenaar: Rekenaar, overeenkomst: Overeenkomst, afspraak: Afspraak, vraag: Vraag, andere: tuple[Regel, ...], drempels: Drempels) -> Regel:
    assert afspraak.maat is not None  # noqa: S101 (only measured clauses come here)
    try:
        if isinstance(afspraak.maat, Samenvatting):
            uitkomsten: Mapping[Cel, Uitkomst] = {Cel(vraag.gemeente or GEHEEL): samenvatting(afspraak.maat, andere)}
        else:
            uitkomsten = rekenaar.bereken(afspraak.maat, vraag)
        lezingen = tuple(_lezingen(rekenaar, afspraak, vraag))
    except Invoerfout as fout:
        return Regel(afspraak, vraag, {}, Oordeel(Status.GEEN_GEGEVENS, afspraak.norm), fout=str(fout))
    regel = Regel(afspraak, vraag, uitkomsten, Oordeel(Status.GEEN_NORM), lezingen)
    norm = afspraak.norm.op(vraag.peildatum, overeenkomst.alle_parameters) if afspraak.norm is not None else None
    oordeel_ = oordeel(
        maat=afspraak.maat, uitkomst=regel.totaal, norm=norm, venster=vraag.venster, peildatum=vraag.peildatum,
        verplichting=afspraak.verplichting, drempels=drempels,
    )  # fmt: skip
    return Regel(afspraak, vraag, uitkomsten, oordeel_, lezingen)


def _lezingen(rekenaar: Rekenaar, afspraak: Afspraak, vraag: Vraag) -> Iterator[tuple[Lezing, Uitkomst]]:
    for lezing in afspraak.lezingen:
        if not lezing.gekozen and lezing.maat is not None and not isinstance(lezing.maat, Samenvatting):
            yield lezing, rekenaar.totaal(lezing.maat, vraag)


def samenvatting(maat: Samenvatting, regels: tuple[Regel, ...]) -> Uitkomst:
    """The share of the other clauses with a norm that are met (of those that could be weighed), or of all that yield a figure."""
    if maat.als == "gehaald":
        gewogen = [regel for regel in regels if regel.oordeel.status in GEWOGEN]
        goed = sum(regel.oordeel.status in VOLDAAN for regel in gewogen)
    else:
        gewogen = list(regels)
        goed = sum(regel.totaal.leeg is not Leeg.GEEN_GEGEVENS and not regel.fout for regel in regels)
    if not gewogen:
        return lege(Leeg.NIET_VAN_TOEPASSING, PROCENT)
    rollen = {"teller": goed, "noemer": len(gewogen) - goed}
    return Uitkomst(Fraction(goed, len(gewogen)), None, PROCENT, Fraction(goed), Fraction(len(gewogen)), rollen)
