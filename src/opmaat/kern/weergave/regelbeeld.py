"""A clause of the monitor as people read it: every cell of its line in words and numbers, the same for terminal, page, workbook and data file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from opmaat.kern.monitor.monitor import Monitor, Regel
from opmaat.kern.oordeel.onderdrukking import onderdruk_uitkomsten
from opmaat.kern.oordeel.status import Oordeel, Status, oordeel
from opmaat.kern.overeenkomst.afspraak import Afspraak
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.uitkomst.telling import GEHEEL, Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst

from . import getal, normtekst, woorden

ONDERDELEN = "zie de onderdelen"


@dataclass(frozen=True)
class Regelbeeld:
    """One line. ``gemeente`` is empty unless every gemeente has its own line. ``norm_nu``: pro rata or milestone. ``gegevens``: how complete, in words."""

    regel: Regel
    uitkomst: Uitkomst
    oordeel: Oordeel
    gemeente: str
    hoofdstuk: str
    gerealiseerd: str
    norm: str
    norm_nu: str
    kans: str
    nog_open: int
    gegevens: str

    @cached_property
    def cellen(self) -> Mapping[Cel, Uitkomst]:
        """The figures of the breakdown in order, small numbers hidden so that they cannot be recomputed; empty without one."""
        eigen = {cel: uitkomst for cel, uitkomst in self.regel.uitkomsten.items() if cel.uitsplitsing and (not self.gemeente or cel.gemeente == self.gemeente)}
        getoond, _ = onderdruk_uitkomsten(eigen)
        return dict(sorted(getoond.items()))

    @property
    def afspraak(self) -> Afspraak:
        """The clause itself."""
        return self.regel.afspraak

    @property
    def status(self) -> Status:
        """How it stands."""
        return self.oordeel.status


def regelbeelden(monitor: Monitor) -> tuple[Regelbeeld, ...]:
    """A line per clause, in the order of the file; asked for all gemeenten a line per clause and gemeente."""
    return tuple(beeld for regel in monitor.regels for beeld in _beelden(monitor, regel))


def waarde(uitkomst: Uitkomst, norm: Norm | None = None) -> str:
    """The figure in words: the number, the span while reasons are unknown, or why there is none."""
    if uitkomst.waarde is None:
        leeg = waarom_leeg(uitkomst)
        return ONDERDELEN if leeg is None else str(leeg)
    tekst = getal.toon(uitkomst.waarde, uitkomst.eenheid, norm)
    if uitkomst.uitersten is not None and uitkomst.uitersten[0] != uitkomst.uitersten[1]:
        tekst += f" (tot {getal.toon(uitkomst.uitersten[1], uitkomst.eenheid, norm)})"
    if uitkomst.verloop is not None and not uitkomst.verloop.afgesloten:
        tekst += " (voorlopig)"
    return tekst


def waarom_leeg(uitkomst: Uitkomst) -> Leeg | None:
    """Why there is no figure; of a list the reason that all its parts share."""
    if uitkomst.leeg is not None or uitkomst.waarde is not None:
        return uitkomst.leeg
    redenen = {waarom_leeg(deel) for deel in uitkomst.delen.values()}
    return redenen.pop() if len(redenen) == 1 else None


def kans(deel: float | None) -> str:
    """A chance as a percentage; never 0% or 100%, since a forecast does not know that."""
    return "" if deel is None else getal.procent(min(max(deel, 1e-9), 1 - 1e-9))


def hoofdstuk(bron: str) -> str:
    """The heading under which a clause stands: its article up to the first comma."""
    kop = bron.replace(";", ",").partition(",")[0].strip()
    return kop[:1].upper() + kop[1:] if kop else "Zonder artikel"


def _beelden(monitor: Monitor, regel: Regel) -> Iterator[Regelbeeld]:
    totalen = {cel.gemeente: uitkomst for cel, uitkomst in regel.uitkomsten.items() if not cel.uitsplitsing}
    if regel.vraag.gemeente is None and regel.afspraak.gemeente is not None and set(totalen) - {GEHEEL}:
        for gemeente, uitkomst in sorted(totalen.items()):
            yield _beeld(regel, uitkomst, _oordeel(monitor, regel, uitkomst), gemeente)
    else:
        yield _beeld(regel, regel.totaal, regel.oordeel, "")


def _oordeel(monitor: Monitor, regel: Regel, uitkomst: Uitkomst) -> Oordeel:
    assert regel.afspraak.maat is not None  # noqa: S101 (only measured clauses are in a monitor)
    norm = regel.afspraak.norm.op(monitor.peildatum, monitor.overeenkomst.alle_parameters) if regel.afspraak.norm is not None else None
    return oordeel(
        maat=regel.afspraak.maat, uitkomst=uitkomst, norm=norm, venster=regel.vraag.venster, peildatum=monitor.peildatum, verplichting=regel.afspraak.verplichting
    )  # fmt: skip


def _beeld(regel: Regel, uitkomst: Uitkomst, geveld: Oordeel, gemeente: str) -> Regelbeeld:
    norm = geveld.norm if geveld.norm is not None else regel.afspraak.norm
    return Regelbeeld(
        regel, uitkomst, geveld, gemeente, hoofdstuk(regel.afspraak.bron),
        gerealiseerd="niet uit te rekenen" if regel.fout else waarde(uitkomst, norm),
        norm=normtekst.in_tekens(norm), norm_nu=_nu(geveld.tot_nu_toe, norm),
        kans=kans(geveld.kans), nog_open=woorden.nog_open(uitkomst.rollen), gegevens=_gegevens(regel, uitkomst),
    )  # fmt: skip


def _nu(tot_nu_toe: Fraction | None, norm: Norm | None) -> str:
    if tot_nu_toe is None or norm is None:
        return ""
    return getal.toon(tot_nu_toe, norm.eenheid)


def _gegevens(regel: Regel, uitkomst: Uitkomst) -> str:
    """How complete: the part of the period that is known, and the rows that were left out."""
    if regel.fout:
        return "niet uit te rekenen"
    delen = []
    if regel.volledigheid is not None and waarom_leeg(uitkomst) is not Leeg.GEEN_GEGEVENS:
        bekend = getal.procent(regel.volledigheid.bekend) if regel.volledigheid.bekend < 1 else "100%"
        delen.append(f"{bekend} bekend" + (", voorlopig" if regel.voorlopig else ""))
    if weg := sum(uitkomst.opmerkingen.values()):
        delen.append(f"{getal.aantal(weg, 'rij', 'rijen')} niet meegeteld")
    return "; ".join(delen)
