"""Complaints and marks as figures: nobody's name, and no mean over fewer answers than may be shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Avg, Count

from opmaat.dossier.models import Enquete, Klacht
from opmaat.dossier.stappen.tevredenheid import AFHANDELING
from opmaat.dossier.veld import label_van
from opmaat.kern.tijd import laatste_dag
from opmaat.toegang.lezer import Lezer

MINSTE = 5
"""A mean mark is shown from five answers on (design, section 6: counts 1 to 4 are suppressed)."""
LAATSTE = 100


def klachten(lezer: Lezer, vandaag: date) -> list[dict[str, Any]]:
    """The newest complaints, open ones first, with the last day of their term."""
    if not lezer.kolommen("klacht"):
        return []
    rijen = sorted(Klacht.bekend.nu().order_by("-datum", "-feit_id")[:LAATSTE], key=lambda rij: rij.afgehandeld_op is not None)
    return [
        {
            "klacht": rij, "onderwerp": label_van("klacht_onderwerp", rij.onderwerp), "oordeel": label_van("klacht_oordeel", rij.oordeel),
            "uiterlijk": laatste_dag(rij.datum, AFHANDELING, wettelijk=True),
            "te_laat": rij.afgehandeld_op is None and laatste_dag(rij.datum, AFHANDELING, wettelijk=True) < vandaag,
        }
        for rij in rijen
    ]  # fmt: skip


def cijfers(lezer: Lezer) -> list[dict[str, Any]]:
    """Per survey, round and kind of respondent: how many answers, and their mean when there are enough."""
    if not lezer.kolommen("enquete"):
        return []
    groepen = Enquete.bekend.nu().values("onderzoek", "golf", "respondentsoort", "organisatie").annotate(aantal=Count("pk"), gemiddeld=Avg("cijfer"))
    return [
        {**groep, "respondent": label_van("respondentsoort", groep["respondentsoort"]), "gemiddeld": groep["gemiddeld"] if groep["aantal"] >= MINSTE else None}
        for groep in groepen.order_by("-golf", "onderzoek", "respondentsoort", "organisatie")
    ]
