"""The status of a promise: what can be said of it today, and nothing more.

One implementation, held by a table worked out by hand (tests/oordeel). Source: design, section 6, "Status", "Norm" and "Cohort".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from opmaat.kern.maat import GemiddeldeDuur, GemiddeldeScore, Maat
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst

from .sluiting import groeit_alleen, sluit_op
from .verwachting import tot_nu_toe


class Status(StrEnum):
    """How a promise stands; the words are those that people see."""

    GEHAALD = "gehaald"
    NIET_GEHAALD = "niet gehaald"
    OP_KOERS = "op koers"
    RISICO = "risico"
    NIET_OP_KOERS = "niet op koers"
    BINNEN = "binnen"
    OVERSCHREDEN = "overschreden"
    INSPANNING = "inspanning"
    NORM_ONBEKEND = "norm onbekend"
    GEEN_NORM = "geen norm"
    NOG_NIET = "nog niet vast te stellen"
    GEEN_GEGEVENS = "geen gegevens"
    NIET_VAN_TOEPASSING = "niet van toepassing"
    ONDERDRUKT = "onderdrukt"


_LEEG = {
    Leeg.GEEN_GEGEVENS: Status.GEEN_GEGEVENS,
    Leeg.NOG_NIET: Status.NOG_NIET,
    Leeg.ONDERDRUKT: Status.ONDERDRUKT,
    Leeg.NIET_VAN_TOEPASSING: Status.NIET_VAN_TOEPASSING,
}


@dataclass(frozen=True)
class Drempels:
    """Settings: from which chance a promise is on course or at risk, and how many answers a mean needs."""

    op_koers: float = 0.8
    risico: float = 0.2
    minimum_n: int = 30


STANDAARD = Drempels()


@dataclass(frozen=True)
class Oordeel:
    """A status with what it was weighed against.

    ``norm``: as in force at P. ``tot_nu_toe``: pro rata or milestone, unrounded. ``gebruik``: of a plafond, the part that is used.
    ``kans``: chance of meeting the norm at the end, also of a plafond that is still binnen; None where none can be given or nothing can change any more.
    """

    status: Status
    norm: Norm | None = None
    tot_nu_toe: Fraction | None = None
    gebruik: Fraction | None = None
    kans: float | None = None


def oordeel(
    *,
    maat: Maat,
    uitkomst: Uitkomst,
    norm: Norm | None,
    venster: Periode,
    peildatum: date,
    verplichting: str = "resultaat",
    kans: float | None = None,
    drempels: Drempels = STANDAARD,
) -> Oordeel:
    """The judgement of one figure at P. ``norm`` is the one in force at P (``Norm.op``); ``kans`` comes from a forecast, None without one.

    An effort duty (inspanning) is never niet gehaald: short of gehaald, binnen and overschreden it shows its value and steps.
    """
    if norm is None:
        return Oordeel(Status.GEEN_NORM)
    if norm.onbekend:
        return Oordeel(Status.NORM_ONBEKEND, norm)
    nu = tot_nu_toe(norm, maat, venster, peildatum)
    if uitkomst.leeg is not None:
        return Oordeel(_LEEG[uitkomst.leeg], norm, nu)
    te_weinig = isinstance(maat, GemiddeldeScore | GemiddeldeDuur) and uitkomst.aantal < drempels.minimum_n
    if uitkomst.waarde is None or te_weinig or peildatum < venster.begin:
        return Oordeel(Status.NOG_NIET, norm, nu)
    gesloten = is_gesloten(maat, uitkomst, venster, peildatum)
    status = _status(maat, uitkomst.waarde, norm, gesloten, kans, drempels)
    if verplichting == "inspanning" and status not in (Status.GEHAALD, Status.BINNEN, Status.OVERSCHREDEN):
        status = Status.INSPANNING
    alleen_aan_het_eind = norm.precies is not None and norm.marge == 0
    open_ = not gesloten and not alleen_aan_het_eind and status not in (Status.GEHAALD, Status.NIET_GEHAALD, Status.OVERSCHREDEN)
    return Oordeel(status, norm, nu, _gebruik(norm, uitkomst.waarde), kans if open_ else None)


def _status(maat: Maat, waarde: Fraction, norm: Norm, gesloten: bool, kans: float | None, drempels: Drempels) -> Status:
    if norm.aard == "plafond" and norm.minimum is None and norm.precies is None:
        return Status.BINNEN if norm.voldoet(waarde) else Status.OVERSCHREDEN
    if gesloten:
        return Status.GEHAALD if norm.voldoet(waarde) else Status.NIET_GEHAALD
    if groeit_alleen(maat):
        if _voorbij(norm, waarde):
            return Status.NIET_GEHAALD
        if norm.minimum is not None and norm.maximum is None and norm.voldoet(waarde):
            return Status.GEHAALD
    if (norm.precies is not None and norm.marge == 0) or kans is None:
        return Status.NOG_NIET
    if kans >= drempels.op_koers:
        return Status.OP_KOERS
    return Status.RISICO if kans >= drempels.risico else Status.NIET_OP_KOERS


def _voorbij(norm: Norm, waarde: Fraction) -> bool:
    """Whether a value that only rises has passed the upper bound; "=" without margin is judged only at the end."""
    if norm.precies is not None:
        return norm.marge > 0 and waarde > norm.exact(norm.precies + norm.marge)
    return norm.maximum is not None and waarde >= norm.exact(norm.maximum.waarde) and not norm.voldoet(waarde)


def is_gesloten(maat: Maat, uitkomst: Uitkomst, venster: Periode, peildatum: date) -> bool:
    """Whether the value decides: the day on which the figure closes has come and, for a cohort, nobody's window still runs."""
    sluiting = sluit_op(maat, venster)
    if sluiting is None or peildatum < sluiting:
        return False
    return uitkomst.verloop is None or uitkomst.verloop.afgesloten


def _gebruik(norm: Norm, waarde: Fraction) -> Fraction | None:
    if norm.aard != "plafond" or norm.maximum is None or not norm.maximum.waarde:
        return None
    return waarde / norm.exact(norm.maximum.waarde)
