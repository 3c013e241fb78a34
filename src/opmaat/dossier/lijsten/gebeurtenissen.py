"""Lists of what happens with clients: meldingen, talks (the agenda), trajecten, placements."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opmaat.dossier.lijst import Filter, Kolom, Lijst, ziet
from opmaat.dossier.lijsten.kolommen import codekolom, gelijk_aan, kolom
from opmaat.dossier.lijsten.personen import (
    GEBOREN,
    NAAM,
    NUMMER,
    WERKGEVER,
    ZOEKTIP,
    codes,
    label,
    medewerkers_bij,
    namen_bij,
    werkgevers_bij,
    zoek_persoon,
)
from opmaat.dossier.models import Aanvraag, Gesprek, Melding, Plaatsing, Traject
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import klanten_van

_LOOPT = [("loopt", _("Loopt nu")), ("komt", _("Begint nog")), ("klaar", _("Afgelopen"))]


def _rijen(model: Any) -> Any:
    return lambda lezer: model.bekend.nu().filter(persoon__in=klanten_van(lezer))


def _stand(vraag: Any, stand: str, lezer: Lezer) -> Any:
    if stand == "komt":
        return vraag.filter(begin__gt=lezer.vandaag)
    if stand == "klaar":
        return vraag.filter(eind__lt=lezer.vandaag)
    return vraag.filter(Q(eind__isnull=True) | Q(eind__gte=lezer.vandaag), begin__lte=lezer.vandaag)


def _vanaf(vraag: Any, dag: Any, lezer: Lezer) -> Any:
    return vraag.filter(datum__gte=dag)


def _tot_en_met(vraag: Any, dag: Any, lezer: Lezer) -> Any:
    return vraag.filter(datum__lte=dag)


def _met_namen(*extra: Any) -> Any:
    def verrijk(rijen: list[Any], lezer: Lezer) -> None:
        for rij in rijen:
            rij.lezer = lezer
        namen_bij(rijen)
        for vul in extra:
            vul(rijen)

    return verrijk


def _aanvragen_bij(rijen: list[Any]) -> None:
    lezer = rijen[0].lezer if rijen else None
    stand: dict[int, str] = {}
    if lezer is not None and ziet(lezer, "aanvraag"):
        nummers = [rij.feit_id for rij in rijen]
        stand = {a.melding_id: label("aanvraag_status", a.status) for a in Aanvraag.bekend.nu().filter(melding_id__in=nummers).order_by("datum")}
    for rij in rijen:
        rij.aanvraagstand = stand.get(rij.feit_id, "")


MELDINGEN = Lijst(
    id="meldingen",
    titel=_("Meldingen en aanvragen"),
    uitleg=_("Wie zich meldde, en wat er van de aanvraag werd."),
    vraag=_rijen(Melding),
    verrijk=_met_namen(_aanvragen_bij),
    sorteer="-datum",
    zoek=zoek_persoon,
    zoektip=ZOEKTIP,
    kolommen=(
        kolom("datum", _("Datum")), NAAM, NUMMER, GEBOREN, codekolom("soort", "melding_soort", _("Waarvoor")), codekolom("route", "melding_route", _("Hoe")),
        codekolom("nood", "nood", _("Dringend"), stand=lambda rij: "warning"), kolom("zoekperiode_eind", _("Zoekperiode tot en met")),
        Kolom(id="aanvraag", titel=_("Aanvraag"), waarde=lambda rij: rij.aanvraagstand, tabel="aanvraag"),
    ),
    filters=(
        Filter(id="van", titel=_("Vanaf"), pas_toe=_vanaf), Filter(id="tot", titel=_("Tot en met"), pas_toe=_tot_en_met),
        Filter(id="soort", titel=_("Waarvoor"), pas_toe=gelijk_aan("soort"), keuzes=codes("melding_soort")),
        Filter(id="route", titel=_("Hoe"), pas_toe=gelijk_aan("route"), keuzes=codes("melding_route")),
        Filter(id="nood", titel=_("Dringend"), pas_toe=lambda vraag, waarde, lezer: vraag.filter(nood__isnull=False).exclude(nood="geen"), keuzes=lambda lezer: [("ja", _("Alleen dringend"))]),
    ),
    leeg=_("Er zijn geen meldingen die hierbij passen."),
)  # fmt: skip

GESPREKKEN = Lijst(
    id="gesprekken",
    titel=_("Agenda: gesprekken"),
    uitleg=_("Geplande en gehouden gesprekken met uw klanten."),
    vraag=_rijen(Gesprek),
    verrijk=_met_namen(medewerkers_bij),
    sorteer="datum",
    zoek=zoek_persoon,
    zoektip=ZOEKTIP,
    kolommen=(
        kolom("datum", _("Datum")), NAAM, NUMMER, GEBOREN, codekolom("soort", "gesprek_soort", _("Soort gesprek")), codekolom("waar", "locatie", _("Waar")),
        Kolom(id="medewerker", titel=_("Met wie"), waarde=lambda rij: rij.medewerkernaam or rij.organisatie),
        codekolom("resultaat", "gesprek_resultaat", _("Resultaat"), stand=lambda rij: {"gehouden": "success", "niet_verschenen": "warning", "gepland": "active"}.get(rij.resultaat, "neutral")),
    ),
    filters=(
        Filter(id="van", titel=_("Vanaf"), pas_toe=_vanaf, standaard=lambda lezer: f"{lezer.vandaag:%d-%m-%Y}"), Filter(id="tot", titel=_("Tot en met"), pas_toe=_tot_en_met),
        Filter(
            id="wie", titel=_("Van wie"), keuzes=lambda lezer: [("mij", _("Mijn gesprekken"))],
            pas_toe=lambda vraag, waarde, lezer: vraag.filter(medewerker_id__in=sorted(lezer.medewerkers)),
        ),
        Filter(id="soort", titel=_("Soort gesprek"), pas_toe=gelijk_aan("soort"), keuzes=codes("gesprek_soort")),
        Filter(id="resultaat", titel=_("Resultaat"), pas_toe=gelijk_aan("resultaat"), keuzes=codes("gesprek_resultaat")),
    ),
    leeg=_("Er zijn geen gesprekken die hierbij passen."),
)  # fmt: skip

TRAJECTEN = Lijst(
    id="trajecten",
    titel=_("Trajecten"),
    uitleg=_("De trajecten van uw klanten."),
    vraag=_rijen(Traject),
    verrijk=_met_namen(),
    sorteer="-begin",
    zoek=zoek_persoon,
    zoektip=ZOEKTIP,
    kolommen=(
        NAAM, NUMMER, codekolom("instrument", "instrument", _("Traject")), kolom("variant", _("Variant")), codekolom("sector", "sector", _("Sector")),
        kolom("uitvoerder", _("Uitvoerder")), kolom("begin", _("Begin")), kolom("gepland_eind", _("Gepland einde")), kolom("eind", _("Einde")),
        codekolom("resultaat", "traject_resultaat", _("Resultaat")), kolom("kosten", _("Kosten"), alleen_uitvoer=True, getal=True, op="traject.kosten"),
    ),
    filters=(
        Filter(id="stand", titel=_("Stand"), pas_toe=_stand, keuzes=lambda lezer: _LOOPT, standaard="loopt"),
        Filter(id="instrument", titel=_("Traject"), pas_toe=gelijk_aan("instrument"), keuzes=codes("instrument")),
        Filter(id="sector", titel=_("Sector"), pas_toe=gelijk_aan("sector"), keuzes=codes("sector")),
        Filter(id="resultaat", titel=_("Resultaat"), pas_toe=gelijk_aan("resultaat"), keuzes=codes("traject_resultaat")),
    ),
    leeg=_("Er zijn geen trajecten die hierbij passen."),
)  # fmt: skip

PLAATSINGEN = Lijst(
    id="plaatsingen",
    titel=_("Plaatsingen"),
    uitleg=_("Waar uw klanten werken."),
    vraag=_rijen(Plaatsing),
    verrijk=_met_namen(werkgevers_bij),
    sorteer="-begin",
    zoek=zoek_persoon,
    zoektip=ZOEKTIP,
    kolommen=(
        NAAM, NUMMER, WERKGEVER, kolom("functie", _("Functie")), codekolom("grond", "plaatsing_grond", _("Grond")), codekolom("vorm", "plaatsing_vorm", _("Vorm")),
        kolom("uren", _("Uren"), getal=True), kolom("begin", _("Begin")), kolom("contract_eind", _("Contract tot en met")), kolom("eind", _("Einde")),
    ),
    filters=(
        Filter(id="stand", titel=_("Stand"), pas_toe=_stand, keuzes=lambda lezer: _LOOPT, standaard="loopt"),
        Filter(id="grond", titel=_("Grond"), pas_toe=gelijk_aan("grond"), keuzes=codes("plaatsing_grond")),
        Filter(id="contract", titel=_("Contract eindigt voor"), pas_toe=lambda vraag, dag, lezer: vraag.filter(contract_eind__lte=dag)),
    ),
    leeg=_("Er zijn geen plaatsingen die hierbij passen."),
)  # fmt: skip
