"""From a clause and a day to the question for an engine: the one place where an agreement's settings become a
``Vraag``.
"""

from __future__ import annotations

from datetime import date

from opmaat.kern.overeenkomst import Afspraak, Overeenkomst

from .vraag import Parameterreeks, Vraag


def vraag_voor(
    overeenkomst: Overeenkomst,
    afspraak: Afspraak,
    *,
    peildatum: date,
    bekend_op: date | None = None,
    alle_gemeenten: bool = False,
) -> Vraag:
    """The question that gives the clause's figure on ``peildatum``, as known on ``bekend_op`` (``None``: as known now).

    ``alle_gemeenten``: every gemeente in its own cell instead of that of the reikwijdte. Parameters that are
    percentages are given as fractions of 1, as figures are.
    """
    return Vraag(
        peildatum=peildatum,
        venster=afspraak.venster,
        bekend_op=bekend_op,
        gemeente=None if alle_gemeenten else afspraak.gemeente,
        regelingen=afspraak.regelingen,
        uitstroomdatum=overeenkomst.uitstroomdatum,
        instroomdatum=overeenkomst.instroomdatum,
        parameters={id: Parameterreeks(parameter.reeks) for id, parameter in overeenkomst.alle_parameters.items()},
        uitsplitsing=afspraak.uitsplitsing,
        overeenkomst=overeenkomst.id,
        afspraak=afspraak.id,
    )
