"""Says that the register is complete up to and including a day, so that "nothing recorded" counts as none instead of as unknown.

In a delivery the sender says so; of a register that is worked by hand somebody who knows must. It is a fact like any other: per table a
levering that goes on where the last one ended.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Levering
from opmaat.kern.fout import Invoerfout
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.tijd import dag_erna


class Volledigheidsfout(Invoerfout):
    """The register cannot be called complete up to this day."""


@transaction.atomic
def bevestig(tm: date, *, vandaag: date, organisatie: str, van: date | None = None, door: Any = None) -> int:
    """Every table is complete t/m ``tm``, for each organisation that was complete before, else for this one from ``van`` on.

    Returns how many leveringen that added; what is complete already stays. ``Volledigheidsfout`` for a day that is not over yet, or when
    nothing says from which day on a table is complete.
    """
    if tm > vandaag:
        raise Volledigheidsfout(_("Het register kan niet volledig zijn tot en met %(dag)s: die dag moet nog komen") % {"dag": f"{tm:%d-%m-%Y}"}, doe=_("Geef vandaag of een eerdere dag."))
    laatste: dict[tuple[str, str | None], date] = {}
    for rij in Levering.bekend.nu().order_by("begin"):
        sleutel = (rij.tabel, rij.organisatie)
        laatste[sleutel] = max(rij.volledig_tm, laatste.get(sleutel, rij.volledig_tm))
    tabellen = [tabel.naam for tabel in lees_schema() if tabel.tweetijdig and tabel.naam != "levering"]
    zonder = sorted(set(tabellen) - {tabel for tabel, _organisatie in laatste})
    if zonder and van is None:
        raise Volledigheidsfout(_("Nergens staat vanaf welke dag het register volledig is (%(tabel)s)") % {"tabel": zonder[0]}, doe=_("Geef de eerste dag met --van."))
    nieuw = [(tabel, wie, dag_erna(eind)) for (tabel, wie), eind in laatste.items() if eind < tm and tabel in tabellen]
    nieuw += [(tabel, organisatie, van) for tabel in zonder if van is not None and van <= tm]
    with handeling(door=door, stap="volledigheid-bevestigen") as h:
        for tabel, wie, begin in sorted(nieuw, key=lambda regel: (regel[0], regel[1] or "")):
            h.leg_vast(Levering(tabel=tabel, organisatie=wie, begin=begin, volledig_tm=tm, geleverd_op=vandaag, bevestigd_door="functioneel_beheerder"))
    return len(nieuw)
