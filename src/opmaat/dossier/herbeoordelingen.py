"""Inviting many clients for a talk of three, each at a time of their own; everybody gets an action, a letter and a trace of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Gesprek
from opmaat.dossier.queries.situatie import maak_situatie
from opmaat.dossier.stappen.herbeoordeling import PLANNEN, plan_driegesprek
from opmaat.dossier.uitvoering import Databankactie
from opmaat.kern.tijd import werkdagen_na
from opmaat.toegang.lezer import Lezer


@dataclass(frozen=True, kw_only=True)
class Rooster:
    """When the talks are: from this day and time, one after the other, so many a day, on working days."""

    vanaf: date
    eerste: time
    minuten: int
    per_dag: int
    plaats: str = ""

    def plek(self, nr: int) -> tuple[date, str]:
        """Day and time of the nth talk, counted from 0: "9.45 uur, kamer 3"."""
        dagen, volgorde = divmod(nr, self.per_dag)
        dag = werkdagen_na(self.vanaf, dagen) if dagen else self.vanaf
        begin = datetime.combine(dag, self.eerste) + timedelta(minutes=self.minuten * volgorde)
        uur = _("%(uur)d.%(minuut)02d uur") % {"uur": begin.hour, "minuut": begin.minute}
        return dag, f"{uur}, {self.plaats}" if self.plaats else uur


def nodig_uit_voor_driegesprek(door: Any, lezer: Lezer, personen: Sequence[int], sleutel: str, rooster: Rooster) -> tuple[list[int], list[int]]:
    """Plans a talk for each, all or none; gives who was invited now and who had an appointment already."""
    with transaction.atomic():
        gepland = Gesprek.bekend.nu().filter(persoon_id__in=personen, soort="driegesprek", resultaat="gepland")
        al = set(gepland.values_list("persoon_id", flat=True))
        nieuw = [nummer for nummer in dict.fromkeys(personen) if nummer not in al]
        for nr, nummer in enumerate(nieuw):
            dag, tijd = rooster.plek(nr)
            s = PLANNEN.bij(maak_situatie(lezer, nummer, PLANNEN.rollen))
            with handeling(door=door, stap=PLANNEN.id, klant=nummer, sleutel=f"{sleutel}:{nummer}") as h:
                plan_driegesprek(Databankactie(s, h, waarom=str(PLANNEN.titel)), s, dag, tijd)
    return nieuw, [nummer for nummer in personen if nummer in al]
