"""Who enters a cohort, and on which day it begins for them. See ``kern.maat.verloop``, the kinds of entry and
``eist_uitkering``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from opmaat.kern.maat import Bestand, Cohort, Gebeurtenisinstroom, Groepsinstroom, IsEen, Selectie
from opmaat.kern.tijd import plus

from .bekend import Rij
from .gebeurtenis import voorvallen
from .kandidaat import Kandidaat, lid_van, volgorde
from .levensloop import Levensloop, Samen
from .tellen import leden_op
from .voorwaarde import spellen_van, voldoet

NOG_NIET_BESLIST = ("open", "aangehouden")
"""Statuses of an application on which nobody has decided."""


@dataclass(frozen=True)
class Begin:
    """Where the cohort begins for an entrant: its day, and ``buiten_telling`` or ``loopt_nog`` when it does not begin
    at all.
    """

    dag: date
    rol: str = ""


def uitkering(loop: Levensloop) -> list[Samen]:
    """The merged spells of the benefit: the rows of uitkering in the question's regelingen (none named: all)."""
    regelingen = loop.vraag.regelingen
    return spellen_van(Selectie("uitkering", IsEen("regeling", regelingen) if regelingen else None), loop)


def hoort_bij_uitkering(rij: Rij, loop: Levensloop) -> bool:
    """Whether a row of uitkering is in one of the question's regelingen."""
    return not loop.vraag.regelingen or rij.get("regeling") in loop.vraag.regelingen


def intreden(maat: Cohort, loop: Levensloop) -> Iterator[tuple[Kandidaat, Begin]]:
    """The entries of the person that the venster asks for, as candidates on the day of entry, with the begin of each."""
    for kandidaat in _kandidaten(maat, loop):
        begin = Begin(kandidaat.eigen_dag)
        if maat.eist_uitkering:
            begin = _begin_met_uitkering(kandidaat.eigen_dag, loop)
        if isinstance(maat.instroom, Bestand):
            in_venster = True
        elif maat.periode == "op instroom":
            in_venster = loop.vraag.venster.bevat(kandidaat.eigen_dag)
        else:
            in_venster = loop.vraag.venster.bevat(einde_van_venster(maat, begin.dag))
        if in_venster:
            yield kandidaat, begin


def einde_van_venster(maat: Cohort, s: date) -> date:
    """The last day of the whole window of an entrant: s + d, and m after that when the event must last."""
    einde = plus(s, maat.binnen)
    return einde if maat.duurzaam is None else plus(einde, maat.duurzaam)


def _kandidaten(maat: Cohort, loop: Levensloop) -> Iterator[Kandidaat]:
    match maat.instroom:
        case Bestand(stand=stand, op=op):
            if op <= loop.peildatum:
                for kandidaat in leden_op(stand, op, loop):
                    lid = replace(kandidaat.lid, dag=op)
                    yield replace(kandidaat, lid=lid)
        case Groepsinstroom() as instroom:
            for dag, rij in _groepsintreden(instroom, loop):
                yield _kandidaat("klantgroep", rij, dag, instroom.keer, loop)
        case Gebeurtenisinstroom(gebeurtenis=gebeurtenis, keer=keer):
            for voorval in voorvallen(gebeurtenis, loop):
                yield _kandidaat(voorval.tabel, voorval.rij, voorval.dag, keer, loop)


def _kandidaat(tabel: str, rij: Rij, dag: date, keer: str, loop: Levensloop) -> Kandidaat:
    lid = lid_van(tabel, rij, loop, "", dag)
    sleutel = ("personen", loop.persoon_id) if keer == "eerste" and loop.persoon_id is not None else None
    return Kandidaat(lid, dag, tabel, rij, loop, sleutel, volgorde(lid))


def _groepsintreden(instroom: Groepsinstroom, loop: Levensloop) -> Iterator[tuple[date, Rij]]:
    for samen in spellen_van(Selectie("klantgroep", IsEen("groep", instroom.groepen)), loop):
        dag = samen.periode.begin
        if not voldoet(instroom.waar, "klantgroep", samen.eerste, dag, loop):
            continue
        if instroom.herkomst == "alle" or is_nieuw(dag, loop) == (instroom.herkomst == "nieuw"):
            yield dag, samen.eerste


def is_nieuw(dag: date, loop: Levensloop) -> bool:
    """Whether no klantgroep of the person lies before the day within the benefit of that day (without a benefit: none
    at all).
    """
    eerder = [spel.periode for spel in loop.perioden("klantgroep") if spel.periode.begin < dag]
    lopend = next((samen.periode for samen in uitkering(loop) if samen.periode.bevat(dag)), None)
    if lopend is None:
        return not eerder
    return not any(periode.tot is None or periode.tot > lopend.begin for periode in eerder)


def _begin_met_uitkering(dag: date, loop: Levensloop) -> Begin:
    """The day itself while the benefit runs; else the begin of the benefit granted on an application that was open on
    the day.
    """
    if any(samen.periode.bevat(dag) for samen in uitkering(loop)):
        return Begin(dag)
    openstaand = [rij for rij in loop.rijen("aanvraag") if _stond_open(rij, dag)]
    toegekend = [
        rij
        for rij in openstaand
        if rij.get("status") == "toegekend" and _gebeurd(rij.get("besluit_op"), loop.peildatum)
    ]
    later = [samen.periode.begin for samen in uitkering(loop) if samen.periode.begin > dag]
    if toegekend and later:
        return Begin(min(later))
    if toegekend or any(_onbeslist(rij, loop.peildatum) for rij in openstaand):
        return Begin(dag, "loopt_nog")
    return Begin(dag, "buiten_telling")


def _stond_open(rij: Rij, dag: date) -> bool:
    """Whether the application had been made by the day and neither decided nor withdrawn before it."""
    besluit, ingetrokken = rij.get("besluit_op"), rij.get("ingetrokken_op")
    gedaan = rij.get("datum") is not None and rij["datum"] <= dag
    return gedaan and (besluit is None or besluit >= dag) and (ingetrokken is None or ingetrokken >= dag)


def _onbeslist(rij: Rij, peildatum: date) -> bool:
    nog_niet = [
        moment
        for moment in (rij.get("besluit_op"), rij.get("ingetrokken_op"))
        if moment is not None and moment > peildatum
    ]
    return rij.get("status") in NOG_NIET_BESLIST or bool(nog_niet)


def _gebeurd(dag: date | None, peildatum: date) -> bool:
    return dag is None or dag <= peildatum


def volgende_uitkering(na: date, uiterlijk: date, loop: Levensloop) -> date | None:
    """The begin b of the first merged benefit spell with na < b <= uiterlijk."""
    return next((samen.periode.begin for samen in uitkering(loop) if na < samen.periode.begin <= uiterlijk), None)
