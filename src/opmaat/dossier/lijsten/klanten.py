"""The list of clients."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Max, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from opmaat.dossier.bijeenkomsten import MEESTE
from opmaat.dossier.lijst import Filter, Groepsactie, Kolom, Lijst, ziet
from opmaat.dossier.lijsten.personen import (
    NUMMER,
    ZOEKTIP,
    codes,
    klantadres,
    label,
    medewerkernamen,
    naam,
    zoek_persoon,
)
from opmaat.dossier.models import Contact, Doelgroep, Gesprek, Klant, Klantgroep, PlanVanAanpak, Toewijzing
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import klanten_van


def _vraag(lezer: Lezer) -> Any:
    return Klant.bekend.nu().filter(persoon__in=klanten_van(lezer)).select_related("persoon")


def _verrijk(rijen: list[Any], lezer: Lezer) -> None:
    """Group, contact person, last contact, next appointment and plan of the clients on the page: one query each."""
    nummers, dag = [rij.persoon_id for rij in rijen], lezer.vandaag
    groep = _per_persoon(Klantgroep.bekend.nu().lopend(dag), nummers, ziet(lezer, "klantgroep"))
    wie = _per_persoon(Toewijzing.bekend.nu().lopend(dag).filter(rol="aanspreekpunt").order_by("begin"), nummers, ziet(lezer, "toewijzing"))
    plan = _per_persoon(PlanVanAanpak.bekend.nu().lopend(dag).order_by("begin"), nummers, ziet(lezer, "plan_van_aanpak"))
    namen = medewerkernamen(toewijzing.medewerker_id for toewijzing in wie.values() if toewijzing.medewerker_id is not None)
    laatste: dict[int, Any] = {}
    volgende: dict[int, Any] = {}
    if ziet(lezer, "gesprek") and nummers:
        gesprekken = Gesprek.bekend.nu().filter(persoon_id__in=nummers).values("persoon_id")
        contacten = Contact.bekend.nu().filter(persoon_id__in=nummers).values("persoon_id")
        for bron in (gesprekken.filter(resultaat="gehouden", datum__lte=dag), contacten.filter(datum__lte=dag)):
            for rij in bron.annotate(dag=Max("datum")):
                laatste[rij["persoon_id"]] = max(rij["dag"], laatste.get(rij["persoon_id"], rij["dag"]))
        for rij in Gesprek.bekend.nu().filter(persoon_id__in=nummers, resultaat="gepland", datum__gte=dag).order_by("-datum").values("persoon_id", "datum"):
            volgende[rij["persoon_id"]] = rij["datum"]
    for rij in rijen:
        rij.klant = rij
        rij.groep = groep.get(rij.persoon_id)
        toewijzing = wie.get(rij.persoon_id)
        rij.aanspreekpunt = (namen.get(toewijzing.medewerker_id) or toewijzing.organisatie or "") if toewijzing else ""
        rij.plan = plan.get(rij.persoon_id)
        rij.laatste_contact, rij.volgende_afspraak = laatste.get(rij.persoon_id), volgende.get(rij.persoon_id)


def _per_persoon(vraag: Any, nummers: list[int], mag: bool) -> dict[int, Any]:
    return {rij.persoon_id: rij for rij in vraag.filter(persoon_id__in=nummers)} if mag and nummers else {}


def _in_groep(vraag: Any, groep: str, lezer: Lezer) -> Any:
    lopend = Klantgroep.bekend.nu().lopend(lezer.vandaag)
    if groep == "geen":
        return vraag.exclude(persoon_id__in=lopend.values("persoon_id"))
    return vraag.filter(persoon_id__in=lopend.filter(groep=groep).values("persoon_id"))


def _van_wie(vraag: Any, wie: str, lezer: Lezer) -> Any:
    toewijzing = Toewijzing.bekend.nu().lopend(lezer.vandaag)
    if wie == "niemand":
        return vraag.exclude(persoon_id__in=toewijzing.filter(medewerker_id__isnull=False).values("persoon_id"))
    return vraag.filter(persoon_id__in=toewijzing.filter(medewerker_id__in=sorted(lezer.medewerkers)).values("persoon_id"))


def _plan(vraag: Any, stand: str, lezer: Lezer) -> Any:
    lopend = PlanVanAanpak.bekend.nu().lopend(lezer.vandaag)
    if stand == "geen":
        return vraag.exclude(persoon_id__in=lopend.values("persoon_id"))
    if stand == "ongetekend":
        return vraag.filter(persoon_id__in=lopend.filter(getekend_op__isnull=True).values("persoon_id"))
    return vraag.filter(persoon_id__in=lopend.values("persoon_id"))


def _kenmerk(vraag: Any, kenmerk: str, lezer: Lezer) -> Any:
    return vraag.filter(persoon_id__in=Doelgroep.bekend.nu().lopend(lezer.vandaag).filter(kenmerk=kenmerk).values("persoon_id"))


def _leeftijd(vraag: Any, wat: str, lezer: Lezer) -> Any:
    dag = lezer.vandaag
    grens = dag.replace(year=dag.year - 27, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)
    return vraag.filter(persoon__geboortedatum__gt=grens) if wat == "tot27" else vraag.filter(Q(persoon__geboortedatum__lte=grens) | Q(persoon__geboortedatum=None))


_PLAATS = Case(When(geheim=True, then=Value(None)), default=F("woonplaats"))
"""A secret place is not given away by where its row stands in the order either."""
_GROEP = Subquery(Klantgroep.bekend.nu().filter(persoon_id=OuterRef("persoon_id"), eind__isnull=True).order_by("-begin").values("groep")[:1])

KLANTEN = Lijst(
    id="klanten",
    titel=_("Klanten"),
    uitleg=_("De klanten die bij uw werk horen."),
    vraag=_vraag,
    verrijk=_verrijk,
    sorteer="naam",
    zoek=zoek_persoon,
    zoektip=ZOEKTIP,
    kolommen=(
        Kolom(id="naam", titel=_("Naam"), waarde=naam, adres=klantadres, sorteer=("zoeknaam",)),
        NUMMER,
        Kolom(id="geboren", titel=_("Geboren"), waarde=lambda rij: rij.persoon.geboortedatum, sorteer=("persoon__geboortedatum",)),
        Kolom(id="woonplaats", titel=_("Woonplaats"), waarde=lambda rij: "" if rij.geheim else rij.woonplaats, sorteer=("sorteerplaats",), annoteer={"sorteerplaats": _PLAATS}),
        Kolom(
            id="groep", titel=_("Klantgroep"), waarde=lambda rij: label("klantgroep", rij.groep.groep) if rij.groep else "", stand=lambda rij: "active",
            sorteer=("sorteergroep",), annoteer={"sorteergroep": _GROEP}, tabel="klantgroep",
        ),
        Kolom(id="aanspreekpunt", titel=_("Aanspreekpunt"), waarde=lambda rij: rij.aanspreekpunt, tabel="toewijzing"),
        Kolom(id="plan", titel=_("Plan tot en met"), waarde=lambda rij: rij.plan.eind if rij.plan and rij.plan.eind else (_("zonder einde") if rij.plan else ""), tabel="plan_van_aanpak"),
        Kolom(id="contact", titel=_("Laatste contact"), waarde=lambda rij: rij.laatste_contact, tabel="gesprek"),
        Kolom(id="afspraak", titel=_("Volgende afspraak"), waarde=lambda rij: rij.volgende_afspraak, tabel="gesprek"),
    ),
    filters=(
        Filter(id="groep", titel=_("Klantgroep"), pas_toe=_in_groep, keuzes=lambda lezer: [*codes("klantgroep")(lezer), ("geen", _("Nog geen groep"))], tabel="klantgroep"),
        Filter(id="wie", titel=_("Van wie"), pas_toe=_van_wie, keuzes=lambda lezer: [("mij", _("Mijn klanten")), ("niemand", _("Nog van niemand"))], tabel="toewijzing"),
        Filter(
            id="plan", titel=_("Plan van aanpak"), pas_toe=_plan, tabel="plan_van_aanpak",
            keuzes=lambda lezer: [("geen", _("Geen lopend plan")), ("ongetekend", _("Nog niet getekend")), ("lopend", _("Lopend plan"))],
        ),
        Filter(id="kenmerk", titel=_("Doelgroep"), pas_toe=_kenmerk, keuzes=codes("doelgroep_kenmerk"), tabel="doelgroep"),
        Filter(id="leeftijd", titel=_("Leeftijd"), pas_toe=_leeftijd, keuzes=lambda lezer: [("tot27", _("Jonger dan 27 jaar")), ("vanaf27", _("27 jaar of ouder"))]),
    ),
    sleutel=lambda rij: rij.persoon_id,
    groepsacties=(Groepsactie(titel=_("Nodig uit wie is aangevinkt"), alles=_("Nodig alle %(aantal)s uit"), meeste=MEESTE, url_naam="bijeenkomst-uitnodigen", tabel="deelname"),),
    leeg=_("Er zijn geen klanten die hierbij passen."),
)  # fmt: skip
