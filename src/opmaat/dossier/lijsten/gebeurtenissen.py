"""Lists of what happens with clients: meldingen, talks (the agenda), trajecten, placements."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opmaat.dossier.lijst import Filter, Kolom, Lijst, ziet
from opmaat.dossier.lijsten.personen import GEBOREN, NAAM, NUMMER, WERKGEVER, ZOEKTIP, codes, label, medewerkers_bij, namen_bij, werkgevers_bij, zoek_persoon
from opmaat.dossier.models import Aanvraag, Gesprek, Melding, Plaatsing, Traject
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import klanten_van

_LOOPT = [("loopt", _("Loopt nu")), ("komt", _("Begint nog")), ("klaar", _("Afgelopen"))]


def _rijen(model: Any) -> Any:
    return lambda lezer: model.bekend.nu().filter(persoon__in=klanten_van(lezer))


def _is(kolom: str) -> Any:
    return lambda vraag, waarde, lezer: vraag.filter(**{kolom: waarde})


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


def _code(kolom: str, lijst: str, titel: Any, **meer: Any) -> Kolom:
    return Kolom(id=kolom, titel=titel, waarde=lambda rij: label(lijst, getattr(rij, kolom), rij.lezer), sorteer=(kolom,), **meer)


def _kolom(kolom: str, titel: Any, **meer: Any) -> Kolom:
    return Kolom(id=kolom, titel=titel, waarde=lambda rij: getattr(rij, kolom), sorteer=(kolom,), **meer)


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
        _kolom("datum", _("Datum")), NAAM, NUMMER, GEBOREN, _code("soort", "melding_soort", _("Waarvoor")), _code("route", "melding_route", _("Hoe")),
        _code("nood", "nood", _("Dringend"), stand=lambda rij: "warning"), _kolom("zoekperiode_eind", _("Zoekperiode tot en met")),
        Kolom(id="aanvraag", titel=_("Aanvraag"), waarde=lambda rij: rij.aanvraagstand, tabel="aanvraag"),
    ),
    filters=(
        Filter(id="van", titel=_("Vanaf"), pas_toe=_vanaf), Filter(id="tot", titel=_("Tot en met"), pas_toe=_tot_en_met),
        Filter(id="soort", titel=_("Waarvoor"), pas_toe=_is("soort"), keuzes=codes("melding_soort")),
        Filter(id="route", titel=_("Hoe"), pas_toe=_is("route"), keuzes=codes("melding_route")),
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
        _kolom("datum", _("Datum")), NAAM, NUMMER, GEBOREN, _code("soort", "gesprek_soort", _("Soort gesprek")), _code("waar", "locatie", _("Waar")),
        Kolom(id="medewerker", titel=_("Met wie"), waarde=lambda rij: rij.medewerkernaam or rij.organisatie),
        _code("resultaat", "gesprek_resultaat", _("Resultaat"), stand=lambda rij: {"gehouden": "success", "niet_verschenen": "warning", "gepland": "active"}.get(rij.resultaat, "neutral")),
    ),
    filters=(
        Filter(id="van", titel=_("Vanaf"), pas_toe=_vanaf, standaard=lambda lezer: f"{lezer.vandaag:%d-%m-%Y}"), Filter(id="tot", titel=_("Tot en met"), pas_toe=_tot_en_met),
        Filter(
            id="wie", titel=_("Van wie"), keuzes=lambda lezer: [("mij", _("Mijn gesprekken"))],
            pas_toe=lambda vraag, waarde, lezer: vraag.filter(medewerker_id__in=sorted(lezer.medewerkers)),
        ),
        Filter(id="soort", titel=_("Soort gesprek"), pas_toe=_is("soort"), keuzes=codes("gesprek_soort")),
        Filter(id="resultaat", titel=_("Resultaat"), pas_toe=_is("resultaat"), keuzes=codes("gesprek_resultaat")),
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
        NAAM, NUMMER, _code("instrument", "instrument", _("Traject")), _kolom("variant", _("Variant")), _code("sector", "sector", _("Sector")),
        _kolom("uitvoerder", _("Uitvoerder")), _kolom("begin", _("Begin")), _kolom("gepland_eind", _("Gepland einde")), _kolom("eind", _("Einde")),
        _code("resultaat", "traject_resultaat", _("Resultaat")), _kolom("kosten", _("Kosten"), alleen_uitvoer=True, getal=True, tabel="traject", kolom="kosten"),
    ),
    filters=(
        Filter(id="stand", titel=_("Stand"), pas_toe=_stand, keuzes=lambda lezer: _LOOPT, standaard="loopt"),
        Filter(id="instrument", titel=_("Traject"), pas_toe=_is("instrument"), keuzes=codes("instrument")),
        Filter(id="sector", titel=_("Sector"), pas_toe=_is("sector"), keuzes=codes("sector")),
        Filter(id="resultaat", titel=_("Resultaat"), pas_toe=_is("resultaat"), keuzes=codes("traject_resultaat")),
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
        NAAM, NUMMER, WERKGEVER, _kolom("functie", _("Functie")), _code("grond", "plaatsing_grond", _("Grond")), _code("vorm", "plaatsing_vorm", _("Vorm")),
        _kolom("uren", _("Uren"), getal=True), _kolom("begin", _("Begin")), _kolom("contract_eind", _("Contract tot en met")), _kolom("eind", _("Einde")),
    ),
    filters=(
        Filter(id="stand", titel=_("Stand"), pas_toe=_stand, keuzes=lambda lezer: _LOOPT, standaard="loopt"),
        Filter(id="grond", titel=_("Grond"), pas_toe=_is("grond"), keuzes=codes("plaatsing_grond")),
        Filter(id="contract", titel=_("Contract eindigt voor"), pas_toe=lambda vraag, dag, lezer: vraag.filter(contract_eind__lte=dag)),
    ),
    leeg=_("Er zijn geen plaatsingen die hierbij passen."),
)  # fmt: skip
