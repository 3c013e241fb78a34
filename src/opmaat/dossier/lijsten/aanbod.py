"""Lists of what is offered: meetings, places in trajecten, vacancies, employers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opmaat.dossier.bewaking import BEZET
from opmaat.dossier.lijst import Filter, Kolom, Lijst, ziet
from opmaat.dossier.lijsten.kolommen import codekolom, gelijk_aan, kolom
from opmaat.dossier.lijsten.personen import (
    WERKGEVER,
    codes,
    label,
    medewerkers_bij,
    werkgeveradres,
    werkgevers_bij,
    zoek_werkgever,
)
from opmaat.dossier.models import (
    Bijeenkomst,
    Deelname,
    Plaatsing,
    Productenboekregel,
    Traject,
    Vacature,
    Voordracht,
    Werkgevergegevens,
)
from opmaat.toegang.lezer import Lezer

_NIEMAND = lambda rij: None  # noqa: E731 (these rows are about nobody)


def bezetting_bij(rijen: list[Any], lezer: Lezer) -> None:
    """Gives each meeting how many people are invited, came, and how many places are free (None: no limit)."""
    medewerkers_bij(rijen)
    geteld: dict[int, Counter[str]] = {rij.feit_id: Counter() for rij in rijen}
    if ziet(lezer, "deelname") and geteld:
        for rij in Deelname.bekend.nu().filter(bijeenkomst_id__in=geteld).values("bijeenkomst_id", "status").annotate(n=Count("pk")):
            geteld[rij["bijeenkomst_id"]][rij["status"]] = rij["n"]
    for rij in rijen:
        standen = geteld[rij.feit_id]
        rij.bezet, rij.aanwezig = sum(standen[status] for status in BEZET), standen["aanwezig"]
        rij.vrij = None if rij.plaatsen is None else max(0, rij.plaatsen - rij.bezet)


BIJEENKOMSTEN = Lijst(
    id="bijeenkomsten",
    titel=_("Bijeenkomsten"),
    uitleg=_("Kick-offs en themabijeenkomsten. Open een bijeenkomst om aanwezigheid vast te leggen."),
    vraag=lambda lezer: Bijeenkomst.bekend.nu(),
    verrijk=bezetting_bij,
    sorteer="datum",
    persoon=_NIEMAND,
    sleutel=lambda rij: rij.feit_id,
    kolommen=(
        Kolom(id="datum", titel=_("Datum"), waarde=lambda rij: rij.datum, sorteer=("datum",), adres=lambda rij: reverse("bijeenkomst", args=[rij.feit_id])),
        codekolom("soort", "bijeenkomst_soort", _("Soort")), codekolom("klantgroep", "klantgroep", _("Klantgroep")), codekolom("thema", "onderwerp", _("Onderwerp")),
        kolom("wijk", _("Wijk")), Kolom(id="wie", titel=_("Wie leidt"), waarde=lambda rij: rij.medewerkernaam or rij.organisatie),
        kolom("plaatsen", _("Plaatsen"), getal=True, som=Sum("plaatsen")), Kolom(id="bezet", titel=_("Bezet"), waarde=lambda rij: rij.bezet, getal=True),
        Kolom(id="vrij", titel=_("Vrij"), waarde=lambda rij: rij.vrij, getal=True), Kolom(id="aanwezig", titel=_("Aanwezig"), waarde=lambda rij: rij.aanwezig, getal=True),
        Kolom(id="stand", titel=_("Stand"), waarde=lambda rij: _("afgelast") if rij.afgelast else "", stand=lambda rij: "warning"),
    ),
    filters=(
        Filter(id="van", titel=_("Vanaf"), pas_toe=lambda vraag, dag, lezer: vraag.filter(datum__gte=dag), standaard=lambda lezer: f"{lezer.vandaag:%d-%m-%Y}"),
        Filter(id="tot", titel=_("Tot en met"), pas_toe=lambda vraag, dag, lezer: vraag.filter(datum__lte=dag)),
        Filter(id="soort", titel=_("Soort"), pas_toe=gelijk_aan("soort"), keuzes=codes("bijeenkomst_soort")),
        Filter(id="klantgroep", titel=_("Klantgroep"), pas_toe=gelijk_aan("klantgroep"), keuzes=codes("klantgroep")),
    ),
    stappen=(("organisatiestap", "bijeenkomst-plannen"),),
    leeg=_("Er zijn geen bijeenkomsten die hierbij passen."),
)  # fmt: skip


def _plaatsen_bij(rijen: list[Any], lezer: Lezer) -> None:
    """Gives each product how many run on it today; one query for the page."""
    bezet: Counter[tuple[Any, ...]] = Counter()
    if rijen:
        lopend = Traject.bekend.nu().lopend(lezer.vandaag).filter(instrument__in={rij.instrument for rij in rijen})
        for rij in lopend.values("instrument", "variant", "sector").annotate(n=Count("pk")):
            for variant in {rij["variant"], None}:
                for sector in {rij["sector"], None}:
                    bezet[rij["instrument"], variant, sector] += rij["n"]
    for rij in rijen:
        rij.bezet = bezet[rij.instrument, rij.variant or None, rij.sector or None]
        rij.vrij = None if rij.plaatsen is None else max(0, rij.plaatsen - rij.bezet)


PLAATSEN = Lijst(
    id="plaatsen",
    titel=_("Plaatsen in trajecten"),
    uitleg=_("Wat er wordt aangeboden, en hoeveel plaatsen er nu vrij zijn."),
    vraag=lambda lezer: Productenboekregel.objects.filter(Q(eind__isnull=True) | Q(eind__gte=lezer.vandaag), begin__lte=lezer.vandaag),
    verrijk=_plaatsen_bij,
    sorteer="titel",
    persoon=_NIEMAND,
    kolommen=(
        kolom("titel", _("Aanbod")), codekolom("instrument", "instrument", _("Traject")), kolom("variant", _("Variant")), codekolom("sector", "sector", _("Sector")),
        kolom("uitvoerder", _("Uitvoerder")), kolom("duur_maanden", _("Maanden"), getal=True), kolom("plaatsen", _("Plaatsen"), getal=True, som=Sum("plaatsen")),
        Kolom(id="bezet", titel=_("Bezet"), waarde=lambda rij: rij.bezet, getal=True),
        Kolom(id="vrij", titel=_("Vrij"), waarde=lambda rij: _("geen grens") if rij.vrij is None else rij.vrij, getal=True),
    ),
    filters=(
        Filter(id="instrument", titel=_("Traject"), pas_toe=gelijk_aan("instrument"), keuzes=codes("instrument")),
        Filter(id="sector", titel=_("Sector"), pas_toe=gelijk_aan("sector"), keuzes=codes("sector")),
        Filter(id="grens", titel=_("Plaatsen"), pas_toe=lambda vraag, waarde, lezer: vraag.filter(plaatsen__isnull=False), standaard="ja", keuzes=lambda lezer: [("ja", _("Alleen met een grens"))]),
    ),
    leeg=_("Er is geen aanbod dat hierbij past."),
)  # fmt: skip


def _vacatures_bij(rijen: list[Any], lezer: Lezer) -> None:
    werkgevers_bij(rijen)
    nummers = [rij.feit_id for rij in rijen]
    vervuld = _tel(Plaatsing.bekend.nu().filter(vacature_id__in=nummers), "vacature_id") if ziet(lezer, "plaatsing") else {}
    voorgedragen = _tel(Voordracht.bekend.nu().filter(vacature_id__in=nummers), "vacature_id") if ziet(lezer, "voordracht") else {}
    for rij in rijen:
        rij.vervuld, rij.voorgedragen = vervuld.get(rij.feit_id, 0), voorgedragen.get(rij.feit_id, 0)
        rij.vrij = None if rij.plaatsen is None else max(0, rij.plaatsen - rij.vervuld)


def _tel(vraag: Any, op: str) -> dict[int, int]:
    return dict(vraag.values_list(op).annotate(n=Count("pk")).order_by())


VACATURES = Lijst(
    id="vacatures",
    titel=_("Vacatures"),
    uitleg=_("Vacatures van werkgevers, en wie erop is voorgedragen."),
    vraag=lambda lezer: Vacature.bekend.nu(),
    verrijk=_vacatures_bij,
    sorteer="-begin",
    persoon=_NIEMAND,
    zoek=zoek_werkgever,
    zoektip=_("Naam van de werkgever"),
    kolommen=(
        kolom("functie", _("Functie")), WERKGEVER, codekolom("soort", "vacature_soort", _("Soort")), codekolom("sector", "sector", _("Sector")), kolom("uren", _("Uren"), getal=True),
        kolom("begin", _("Open sinds")), kolom("eind", _("Gesloten op")), kolom("plaatsen", _("Plaatsen"), getal=True, som=Sum("plaatsen")),
        Kolom(id="voorgedragen", titel=_("Voorgedragen"), waarde=lambda rij: rij.voorgedragen, getal=True, tabel="voordracht"),
        Kolom(id="vrij", titel=_("Vrij"), waarde=lambda rij: rij.vrij, getal=True, tabel="plaatsing"),
    ),
    filters=(
        Filter(
            id="stand", titel=_("Stand"), standaard="open", keuzes=lambda lezer: [("open", _("Open")), ("dicht", _("Gesloten"))],
            pas_toe=lambda vraag, stand, lezer: vraag.lopend(lezer.vandaag) if stand == "open" else vraag.filter(eind__lt=lezer.vandaag),
        ),
        Filter(id="sector", titel=_("Sector"), pas_toe=gelijk_aan("sector"), keuzes=codes("sector")),
        Filter(id="soort", titel=_("Soort"), pas_toe=gelijk_aan("soort"), keuzes=codes("vacature_soort")),
    ),
    leeg=_("Er zijn geen vacatures die hierbij passen."),
)  # fmt: skip


def _werkgevers_erbij(rijen: list[Any], lezer: Lezer) -> None:
    nummers = [rij.werkgever_id for rij in rijen]
    vacatures = _tel(Vacature.bekend.nu().lopend(lezer.vandaag).filter(werkgever_id__in=nummers), "werkgever_id")
    plaatsingen = _tel(Plaatsing.bekend.nu().lopend(lezer.vandaag).filter(werkgever_id__in=nummers), "werkgever_id") if ziet(lezer, "plaatsing") else {}
    for rij in rijen:
        rij.vacatures, rij.plaatsingen = vacatures.get(rij.werkgever_id, 0), plaatsingen.get(rij.werkgever_id, 0)


WERKGEVERS = Lijst(
    id="werkgevers",
    titel=_("Werkgevers"),
    uitleg=_("Werkgevers met wie wij werken."),
    vraag=lambda lezer: Werkgevergegevens.bekend.nu().select_related("werkgever"),
    verrijk=_werkgevers_erbij,
    sorteer="naam",
    persoon=_NIEMAND,
    zoek=zoek_werkgever,
    zoektip=_("Naam van de werkgever"),
    kolommen=(
        Kolom(id="naam", titel=_("Naam"), waarde=lambda rij: rij.naam, sorteer=("zoeknaam",), adres=werkgeveradres), kolom("plaats", _("Plaats")),
        Kolom(id="sector", titel=_("Sector"), waarde=lambda rij: label("sector", rij.werkgever.sector), sorteer=("werkgever__sector",)),
        kolom("contactpersoon", _("Contactpersoon")), kolom("telefoon", _("Telefoon")), kolom("email", _("E-mail"), alleen_uitvoer=True),
        Kolom(id="vacatures", titel=_("Open vacatures"), waarde=lambda rij: rij.vacatures, getal=True),
        Kolom(id="plaatsingen", titel=_("Aan het werk"), waarde=lambda rij: rij.plaatsingen, getal=True, tabel="plaatsing"),
    ),
    filters=(Filter(id="sector", titel=_("Sector"), pas_toe=gelijk_aan("werkgever__sector"), keuzes=codes("sector")),),
    stappen=(("nieuwe-werkgever", "werkgever-toevoegen"),),
    leeg=_("Er zijn geen werkgevers die hierbij passen."),
)  # fmt: skip
