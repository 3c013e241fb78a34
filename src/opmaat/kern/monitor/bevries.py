"""Freezes a monitor: every line with the fingerprint of its definition, its parameters, its moments and the version of the program."""

from __future__ import annotations

from opmaat.kern.oordeel.status import Oordeel
from opmaat.kern.overeenkomst.rekenhash import rekenhash
from opmaat.kern.uitkomst.bevroren import Bevroren

from .monitor import Monitor, Regel


def bevries(monitor: Monitor, *, code: str) -> tuple[Bevroren, ...]:
    """The lines that could be computed, as they can be written (``uitkomst.bevroren.schrijf``); ``code`` is the version of the program."""
    return tuple(_regel(monitor, regel, code) for regel in monitor.regels if not regel.fout)


def _regel(monitor: Monitor, regel: Regel, code: str) -> Bevroren:
    return Bevroren(
        overeenkomst=monitor.overeenkomst.id,
        overeenkomstversie=monitor.overeenkomst.versie,
        afspraak=regel.afspraak.id,
        rekenhash=rekenhash(regel.afspraak, monitor.overeenkomst),
        peildatum=monitor.peildatum,
        bekend_op=monitor.bekend_op,
        code=code,
        parameters={
            naam: tuple((vanaf, str(getal)) for vanaf, getal in reeks.waarden) for naam, reeks in sorted(regel.vraag.parameters.items()) if reeks.waarden
        },
        uitkomsten=regel.uitkomsten,
        oordeel=_oordeel(regel.oordeel),
    )


def _oordeel(oordeel: Oordeel) -> dict[str, str]:
    uit = {"status": oordeel.status.value}
    if oordeel.norm is not None:
        uit["norm"] = oordeel.norm.tekst
    if oordeel.tot_nu_toe is not None:
        uit["tot_nu_toe"] = str(oordeel.tot_nu_toe)
    if oordeel.gebruik is not None:
        uit["gebruik"] = str(oordeel.gebruik)
    if oordeel.kans is not None:
        uit["kans"] = repr(oordeel.kans)
    return uit
