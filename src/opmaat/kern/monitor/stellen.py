"""From a clause to the question that an engine answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opmaat.kern.motor.vraag import Parameterreeks, Vraag
from opmaat.kern.overeenkomst.afspraak import Afspraak
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst


def stel(overeenkomst: Overeenkomst, afspraak: Afspraak, *, peildatum: date, bekend_op: date | None = None, alle_gemeenten: bool = False) -> Vraag:
    """The question of a clause at P and K; ``alle_gemeenten`` asks every gemeente at once, each in its own cell."""
    return Vraag(
        peildatum=peildatum,
        venster=afspraak.venster,
        bekend_op=bekend_op,
        gemeente=None if alle_gemeenten else afspraak.gemeente,
        regelingen=afspraak.regelingen or overeenkomst.reikwijdte.regelingen,
        uitstroomdatum=overeenkomst.uitstroomdatum,
        instroomdatum=overeenkomst.instroomdatum,
        parameters={naam: Parameterreeks(parameter.reeks) for naam, parameter in overeenkomst.alle_parameters.items()},
        uitsplitsing=afspraak.uitsplitsing,
        overeenkomst=overeenkomst.id,
        afspraak=afspraak.id,
    )


def zonder_uitsplitsing(vraag: Vraag) -> Vraag:
    """The same question for the total only."""
    return replace(vraag, uitsplitsing=())
