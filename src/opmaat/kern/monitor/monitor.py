"""Every clause of an agreement at P and K: its figure, what the norm asks, the judgement, and the other readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

import duckdb

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import Maat, Samenvatting
from opmaat.kern.motor.afspraakvraag import vraag_voor
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.oordeel.prognose import Prognose
from opmaat.kern.oordeel.status import STANDAARD, Drempels, Oordeel, Status, oordeel
from opmaat.kern.oordeel.volledigheid import Volledigheid
from opmaat.kern.overeenkomst.afspraak import Afspraak, Lezing
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.register.dekking import woonplaatsen
from opmaat.kern.register.lezer import Register
from opmaat.kern.uitkomst.rollen import Familie, familie, telt_mee
from opmaat.kern.uitkomst.telling import GEHEEL, Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege
from opmaat.kern.uitkomst.waarde import PROCENT

from .bijhouden import Bijgehouden
from .bijhouden import bijgehouden as schat_bijgehouden
from .rekening import Rekening, rekening
from .vooruitblik import gevraagd as gevraagd_voor_prognose
from .vooruitblik import vooruitblik, waarom_geen

ZONDER_NORM = frozenset({Status.GEEN_NORM, Status.NORM_ONBEKEND, Status.BINNEN, Status.OVERSCHREDEN})
"""Statuses of a clause that cannot be gehaald: there is no number to reach, or only a ceiling to stay under."""
Voortgang = Callable[[str, int, int], None]
"""Told before each clause: its id, its number and how many there are."""


@dataclass(frozen=True)
class Regel:
    """One clause in the monitor. ``fout``: it could not be computed, which is never a pass. ``lezingen``: what the other readings of the text would give.

    ``prognose``: only while the figure is open and its norm has a number; where none could be made ``geen_prognose`` says why. ``volledigheid``: of the period it is about, None where delays are not known.
    Rows left out and lowest and highest value stand in ``totaal`` (``opmerkingen``, ``uitersten``).
    """

    afspraak: Afspraak
    vraag: Vraag
    uitkomsten: Mapping[Cel, Uitkomst]
    oordeel: Oordeel
    lezingen: tuple[tuple[Lezing, Uitkomst], ...] = ()
    fout: str = ""
    prognose: Prognose | None = None
    volledigheid: Volledigheid | None = None
    geen_prognose: str = ""

    @property
    def nog_open(self) -> int:
        """How many members cannot be judged yet."""
        return sum(aantal for rol, aantal in self.totaal.rollen.items() if familie(rol) is Familie.OPEN)

    @property
    def stappen(self) -> int:
        """How many members count for the promise: the steps taken of an effort duty."""
        return sum(aantal for rol, aantal in self.totaal.rollen.items() if telt_mee(rol))

    @property
    def voorlopig(self) -> bool:
        """Whether the period is not known for 95% yet, so that the figure will still change."""
        return self.volledigheid is not None and self.volledigheid.voorlopig

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
    rekening: Rekening | None = None


def maak_monitor(
    rekenaar: Rekenaar,
    overeenkomst: Overeenkomst,
    *,
    peildatum: date,
    bekend_op: date | None = None,
    alle_gemeenten: bool = False,
    drempels: Drempels = STANDAARD,
    voortgang: Voortgang | None = None,
    bijgehouden: Bijgehouden | None = None,
    vooruit: bool = True,
    register: Register | None = None,
) -> Monitor:
    """The monitor of an agreement. A clause that cannot be computed becomes a line with its error; the others go on.

    ``bijgehouden``: how late the register is filled, for what is still voorlopig. With the ``register`` behind the calculator that is estimated here
    when it was not given, and the account per klantgroep is added, unless the register is about another gemeente.
    ``vooruit=False`` leaves the forecasts out: they cost a few questions more per open clause.
    """
    laat = bijgehouden if bijgehouden is not None or register is None else schat_bijgehouden(register, bekend_op=bekend_op)
    regels: dict[str, Regel] = {}
    gemeten = [afspraak for afspraak in overeenkomst.afspraken if afspraak.maat is not None]
    later = [afspraak for afspraak in gemeten if isinstance(afspraak.maat, Samenvatting)]
    eerst = [afspraak for afspraak in gemeten if afspraak not in later]
    vragen = {
        afspraak.id: vraag_voor(overeenkomst, afspraak, peildatum=peildatum, bekend_op=bekend_op, alle_gemeenten=alle_gemeenten)
        for afspraak in gemeten
    }
    rekenaar.vooraf([deel for afspraak in gemeten for deel in _gevraagd(overeenkomst, afspraak, vragen[afspraak.id], vooruit=vooruit)])
    for nummer, afspraak in enumerate(eerst + later, start=1):
        if voortgang is not None:
            voortgang(afspraak.id, nummer, len(gemeten))
        vraag, maat = vragen[afspraak.id], afspraak.maat
        if maat is not None:
            regel = _regel(rekenaar, overeenkomst, afspraak, maat, vraag, tuple(regels.values()), drempels, vooruit=vooruit)
            regels[afspraak.id] = regel if laat is None else replace(regel, volledigheid=laat.van(maat, vraag))
    volgorde = tuple(regels[afspraak.id] for afspraak in gemeten)
    telling: dict[Status, int] = {}
    for regel in volgorde:
        telling[regel.oordeel.status] = telling.get(regel.oordeel.status, 0) + 1
    gemeente = None if alle_gemeenten else overeenkomst.reikwijdte.gemeente
    boek = None
    if register is not None and (gemeente is None or gemeente in (woonplaatsen(register) or (gemeente,))):
        boek = rekening(register, overeenkomst.looptijd, peildatum=peildatum, bekend_op=bekend_op, gemeente=gemeente)
    return Monitor(overeenkomst, peildatum, bekend_op, volgorde, telling, boek)


def kondig_aan(
    rekenaar: Rekenaar, overeenkomsten: Iterable[Overeenkomst], *, peildatum: date, bekend_op: date | None = None, alle_gemeenten: bool = False, vooruit: bool = True
) -> None:
    """Tells the calculator about the monitors that will follow, so that what agreements have in common is counted once."""
    gevraagd: list[tuple[Maat, Vraag]] = []
    for overeenkomst in overeenkomsten:
        for afspraak in overeenkomst.afspraken:
            if afspraak.maat is not None:
                vraag = vraag_voor(overeenkomst, afspraak, peildatum=peildatum, bekend_op=bekend_op, alle_gemeenten=alle_gemeenten)
                gevraagd += _gevraagd(overeenkomst, afspraak, vraag, vooruit=vooruit)
    rekenaar.vooraf(gevraagd)


def _regel(
    rekenaar: Rekenaar, overeenkomst: Overeenkomst, afspraak: Afspraak, maat: Maat, vraag: Vraag, andere: tuple[Regel, ...], drempels: Drempels, *, vooruit: bool
) -> Regel:
    norm = afspraak.norm.op(vraag.peildatum, overeenkomst.alle_parameters) if afspraak.norm is not None else None
    try:
        if isinstance(maat, Samenvatting):
            uitkomsten: Mapping[Cel, Uitkomst] = {Cel(vraag.gemeente or GEHEEL): samenvatting(maat, andere)}
        else:
            uitkomsten = rekenaar.bereken(maat, vraag)
        lezingen = tuple(_lezingen(rekenaar, afspraak, vraag))
        regel = Regel(afspraak, vraag, uitkomsten, Oordeel(Status.GEEN_NORM), lezingen)
        return _beoordeel(rekenaar, regel, maat, norm, drempels, vooruit=vooruit)
    except Invoerfout as fout:
        return Regel(afspraak, vraag, {}, Oordeel(Status.GEEN_GEGEVENS, afspraak.norm), fout=str(fout))
    except (ArithmeticError, LookupError, TypeError, ValueError, duckdb.Error) as fout:
        tekst = f"De afspraak kon niet worden berekend ({type(fout).__name__}: {fout}). Meld dit aan de beheerder"
        return Regel(afspraak, vraag, {}, Oordeel(Status.GEEN_GEGEVENS, afspraak.norm), fout=tekst)


def _beoordeel(rekenaar: Rekenaar, regel: Regel, maat: Maat, norm: Norm | None, drempels: Drempels, *, vooruit: bool) -> Regel:
    """The line with its judgement; a forecast is only asked for what can still go either way."""
    vraag, totaal = regel.vraag, regel.totaal

    def weeg(kans: float | None) -> Oordeel:
        return oordeel(
            maat=maat, uitkomst=totaal, norm=norm, venster=vraag.venster, peildatum=vraag.peildatum,
            verplichting=regel.afspraak.verplichting, kans=kans, drempels=drempels,
        )  # fmt: skip

    eerst = weeg(None)
    kan_nog = totaal.waarde is not None and eerst.status in (Status.NOG_NIET, Status.BINNEN, Status.INSPANNING)
    if not vooruit or norm is None or not kan_nog:
        return replace(regel, oordeel=eerst)
    blik = vooruitblik(rekenaar, maat, vraag, totaal, norm)
    if blik is None:
        return replace(regel, oordeel=eerst, geen_prognose="" if norm.onbekend else waarom_geen(maat))
    return replace(regel, prognose=blik, oordeel=weeg(blik.kans))


def _gevraagd(overeenkomst: Overeenkomst, afspraak: Afspraak, vraag: Vraag, *, vooruit: bool) -> Iterator[tuple[Maat, Vraag]]:
    """What will be computed for a clause: its figure, those of its other readings in total, and earlier ones for its forecast."""
    if afspraak.maat is not None:
        yield afspraak.maat, vraag
        if vooruit and afspraak.norm is not None:
            yield from gevraagd_voor_prognose(afspraak.maat, vraag, afspraak.norm.op(vraag.peildatum, overeenkomst.alle_parameters))
    for lezing in afspraak.lezingen:
        if not lezing.gekozen and lezing.maat is not None:
            yield lezing.maat, replace(vraag, uitsplitsing=())


def _lezingen(rekenaar: Rekenaar, afspraak: Afspraak, vraag: Vraag) -> Iterator[tuple[Lezing, Uitkomst]]:
    for lezing in afspraak.lezingen:
        if not lezing.gekozen and lezing.maat is not None and not isinstance(lezing.maat, Samenvatting):
            yield lezing, rekenaar.totaal(lezing.maat, vraag)


def samenvatting(maat: Samenvatting, regels: tuple[Regel, ...]) -> Uitkomst:
    """The share of the other clauses with a norm that are gehaald, or of all that yield a figure.

    A ceiling is never gehaald and a norm without number cannot be, so neither is counted; a clause that could not be computed counts as not met.
    """
    if maat.als == "gehaald":
        gewogen = [regel for regel in regels if regel.fout or regel.oordeel.status not in ZONDER_NORM]
        goed = sum(regel.oordeel.status is Status.GEHAALD for regel in gewogen)
    else:
        gewogen = list(regels)
        goed = sum(regel.totaal.leeg is not Leeg.GEEN_GEGEVENS and not regel.fout for regel in regels)
    if not gewogen:
        return lege(Leeg.NIET_VAN_TOEPASSING, PROCENT)
    rollen = {"teller": goed, "noemer": len(gewogen) - goed}
    return Uitkomst(Fraction(goed, len(gewogen)), None, PROCENT, Fraction(goed), Fraction(len(gewogen)), rollen)
