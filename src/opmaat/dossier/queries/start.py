"""The first page after logging in: what is in the reader's own agenda and what waits for the reader."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Q
from django.urls import reverse

from opmaat.dossier.models import Bijeenkomst, Gesprek, Klant, Klantgroep, Kwaliteitspunt, Melding, Toewijzing
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.veld import label_van
from opmaat.kern.tijd import Duur, min_, plus
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import caseload_van, klanten_van, mag_stap

VOORUIT = Duur(7, "dag")
TERUG = Duur(60, "dag")
"""How far back something is still fresh enough to wait on the first page; what is older stands in the lists."""
MEESTE = 12


def agenda(lezer: Lezer) -> list[dict[str, Any]]:
    """The reader's own planned talks and the meetings of the coming week, in order of the day."""
    tot = plus(lezer.vandaag, VOORUIT)
    regels: list[dict[str, Any]] = []
    if lezer.mag_lijst("gesprekken") and lezer.medewerker_id is not None:
        gesprekken = Gesprek.bekend.nu().filter(medewerker_id=lezer.medewerker_id, resultaat="gepland", datum__range=(lezer.vandaag, tot))
        regels += _gesprekken(list(gesprekken.order_by("datum", "feit_id")[:MEESTE]))
    if lezer.mag_lijst("bijeenkomsten"):
        bijeenkomsten = Bijeenkomst.bekend.nu().filter(datum__range=(lezer.vandaag, tot)).exclude(afgelast=True)
        regels += [
            {"dag": b.datum, "titel": label_van("bijeenkomst_soort", b.soort), "wie": b.thema or b.klantgroep or "", "adres": reverse("bijeenkomst", args=[b.feit_id])}
            for b in bijeenkomsten.order_by("datum", "feit_id")[:MEESTE]
        ]
    return sorted(regels, key=lambda regel: regel["dag"])


def te_doen(lezer: Lezer) -> list[dict[str, Any]]:
    """What waits for this reader: talks without an outcome, handovers to accept, reports to screen, points to mend."""
    wacht: list[dict[str, Any]] = []
    if lezer.medewerker_id is not None and lezer.mag_lijst("gesprekken"):
        open_ = Gesprek.bekend.nu().filter(
            medewerker_id=lezer.medewerker_id, resultaat="gepland", datum__lt=lezer.vandaag, datum__gte=min_(lezer.vandaag, TERUG)
        )
        wacht += [{**regel, "wat": "gesprek"} for regel in _gesprekken(list(open_.order_by("datum", "feit_id")[:MEESTE]))]
        aan_mij = Q(medewerker_id=lezer.medewerker_id)
        aanvaarden = alle_stappen().vind("overdracht-aanvaarden")
        if aanvaarden is not None and mag_stap(lezer, aanvaarden):
            aan_mij |= Q(medewerker_id__isnull=True, organisatie__in=lezer.organisaties)
        overdracht = Toewijzing.bekend.nu().filter(aan_mij, overgedragen_op__gte=min_(lezer.vandaag, TERUG), aanvaard_op__isnull=True, eind__isnull=True)
        rijen = list(overdracht.order_by("begin", "feit_id")[:MEESTE])
        namen = _namen(rij.persoon_id for rij in rijen)
        wacht += [
            {"dag": rij.overgedragen_op, "titel": "", "wie": namen.get(rij.persoon_id, ""), "adres": reverse("klant", args=[rij.persoon_id]), "wat": "overdracht"}
            for rij in rijen
        ]
    return wacht


def tellingen(lezer: Lezer) -> dict[str, Any]:
    """Figures of the reader's own work: caseload per group, reports that wait for screening, points of quality."""
    groepen: Counter[str] = Counter()
    eigen = caseload_van(lezer).values("pk") if lezer.medewerkers else None
    if eigen is not None:
        rijen = Klantgroep.bekend.nu().lopend(lezer.vandaag).filter(persoon_id__in=eigen)
        groepen.update(rijen.values_list("groep", flat=True))
    uit: dict[str, Any] = {"groepen": [(groep, groepen[groep]) for groep in ("Matchen", "Groeien", "Faciliteren", "Zorgen") if groepen[groep]]}
    if "poortwachter" in lezer.rollen:
        wacht = Melding.bekend.nu().filter(soort="bijstand", screening_op__isnull=True, datum__gte=min_(lezer.vandaag, TERUG), persoon_id__in=klanten_van(lezer).values("pk"))
        uit["te_screenen"] = wacht.count()
    if lezer.mag_pagina("kwaliteit") and eigen is not None:
        uit["punten"] = Kwaliteitspunt.objects.filter(persoon_id__in=eigen).count()
    return uit


def beginnen(lezer: Lezer) -> list[dict[str, Any]]:
    """The ways in which this reader begins with somebody new."""
    namen = {"klant": "nieuw", "werkgever": "nieuwe-werkgever"}
    return [
        {"titel": stap.titel, "uitleg": stap.uitleg, "adres": reverse(namen[stap.onderwerp], args=[stap.id])}
        for stap in alle_stappen()
        if stap.nieuw and stap.onderwerp in namen and mag_stap(lezer, stap)
    ]


def _gesprekken(rijen: list[Any]) -> list[dict[str, Any]]:
    namen = _namen(rij.persoon_id for rij in rijen)
    return [
        {"dag": rij.datum, "titel": label_van("gesprek_soort", rij.soort), "wie": namen.get(rij.persoon_id, ""), "adres": reverse("klant", args=[rij.persoon_id])}
        for rij in rijen
    ]


def _namen(nummers: Any) -> dict[int, str]:
    gezocht = set(nummers)
    return {klant.persoon_id: klant.naam for klant in Klant.bekend.nu().filter(persoon_id__in=gezocht)} if gezocht else {}
