"""The plan van aanpak: drawn up within its term, signed by the client, looked at again; each new plan is a next version.

Content of a plan: assignment DWT 2020, annex 1 (own strength, expected duration, support, taking part, duties to work).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.toezegging import uiterlijk

INHOUD = ("eigen_kracht", "trajectduur", "ondersteuning", "participatie", "arbeidsverplichtingen")
SOORT_VAN_ROL = {"consulent_inburgering": "inburgering", "werkleider": "ontwikkelplan_wsw"}
OPSTELLERS = frozenset(
    {"werkcoach", "consulent_jongerenloket", "participatiemakelaar", "consulent_inburgering", "werkleider", "intaker"}
)


def lopend_plan(s: Situatie, soort: str = "pw") -> Any:
    """The plan of this kind that is valid today, or ``None``."""
    return s.lopend("plan_van_aanpak", soort=soort)


def _soorten(s: Situatie) -> Iterable[tuple[str, str]]:
    eigen = SOORT_VAN_ROL.get(s.rol)
    namen = {"pw": _("Plan van aanpak"), "inburgering": _("Plan bij inburgering"), "ontwikkelplan_wsw": _("Ontwikkelplan Wsw of beschut")}
    volgorde = [eigen, *(soort for soort in namen if soort != eigen)] if eigen else list(namen)
    return [(soort, str(namen[soort])) for soort in volgorde if soort]


def _vooraf(s: Situatie) -> Mapping[str, Any]:
    soort = SOORT_VAN_ROL.get(s.rol, "pw")
    vorige = lopend_plan(s, soort)
    bekend: dict[str, Any] = {"begin": s.vandaag, "soort": soort, "in_uitvoering": True}
    if vorige is not None:
        bekend |= {naam: getattr(vorige, naam, None) for naam in (*INHOUD, "belemmeringen")}
    return bekend


def _beurt(s: Situatie) -> Beurt | None:
    if s.groep not in ("Matchen", "Groeien") or lopend_plan(s) is not None:
        return None
    aanvraag = s.laatste("aanvraag")
    indeling = s.lopend("klantgroep")
    start: date = aanvraag.datum if aanvraag is not None and aanvraag.datum >= indeling.begin else indeling.begin
    return Beurt(str(_("Er is nog geen geldig plan van aanpak.")), uiterlijk("pva-6-weken", start))


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    vorige = lopend_plan(s, g.soort)
    if vorige is not None and g.begin <= vorige.begin:
        yield Fout("begin", _("Het huidige plan geldt vanaf %s. Een nieuw plan gaat later in.") % f"{vorige.begin:%d-%m-%Y}")
    if g.eind is not None and g.eind < g.begin:
        yield Fout("eind", _("Het plan eindigt voor het begint. Controleer de datum."))
    if g.getekend_op is not None and g.getekend_op < g.begin:
        yield Fout("getekend_op", _("Het plan is getekend voordat het was opgesteld. Controleer de datum."))
    ontbreekt = [naam for naam in INHOUD if not g[naam]]
    if g.soort == "pw" and ontbreekt:
        yield Waarschuwing(ontbreekt[0], _("Een plan van aanpak beschrijft al deze onderwerpen. Wat ontbreekt, telt als onvolledig."))


def _doe(a: Actie, s: Situatie, g: Gegevens) -> Any:
    waarden = g.kolommen("plan_van_aanpak")
    waarden.pop("begin")
    plan = a.vervang(
        lopend_plan(s, g.soort), "plan_van_aanpak", g.begin, opgesteld_op=g.begin, herzien_op=g.begin,
        **{**waarden, **{naam: bool(g[naam]) for naam in INHOUD}},
    )  # fmt: skip
    a.toelichting(plan, g.doel and str(_("Doel: %s") % g.doel))
    a.toelichting(plan, g.afspraken and str(_("Afspraken: %s") % g.afspraken))
    a.brief("plan", over=plan, doel=g.doel, afspraken=g.afspraken)
    return plan


OPSTELLEN = Stap(
    id="plan-opstellen",
    titel=_("Plan van aanpak maken"),
    uitleg=_("U maakt met de klant een plan. Is er al een plan, dan komt dit ervoor in de plaats; het oude blijft te lezen."),
    fase="plan",
    tabel="plan_van_aanpak",
    rollen=OPSTELLERS,
    velden=(
        Veld("soort", keuzes=_soorten),
        Veld("begin", label=_("Gemaakt op")),
        Veld("eind", toekomst=True),
        Veld("doel", soort="lang", label=_("Wat wil de klant bereiken?"), verplicht=True, hulp=_("In de woorden van de klant.")),
        Veld("afspraken", soort="lang", label=_("Wat spreekt u af?"), verplicht=True, hulp=_("Wie doet wat, en wanneer is het klaar?")),
        *(Veld(naam, soort="vinkje", kolom=f"plan_van_aanpak.{naam}", groep=_("Wat staat er in het plan?")) for naam in INHOUD),
        Veld("belemmeringen", groep=_("Wat staat er in de weg?"), hulp=_("Alleen het onderwerp, nooit een diagnose.")),
        Veld("in_uitvoering", groep=_("Begin en handtekening")),
        Veld("getekend_op", hulp=_("Leeg als de klant nog niet heeft getekend."), groep=_("Begin en handtekening")),
    ),
    kan=lambda s: None if s.groep or s.rijen("doelgroep") else _("Maak eerst een indeling in een klantgroep."),
    beurt=_beurt,
    vooraf=_vooraf,
    controleer=_controleer,
    doe=_doe,
    volgende=("plan-tekenen",),
)


def _teken(a: Actie, s: Situatie, g: Gegevens) -> Any:
    plan = a.wijzig(s.feit, getekend_op=g.getekend_op)
    a.toelichting(plan, str(_("Getekend %s.") % g.hoe))
    return plan


TEKENEN = Stap(
    id="plan-tekenen",
    titel=_("Plan getekend"),
    uitleg=_("De klant gaat akkoord met het plan, op het scherm of op papier."),
    fase="plan",
    tabel="plan_van_aanpak",
    rollen=OPSTELLERS,
    velden=(
        Veld("getekend_op", verplicht=True),
        Veld("hoe", soort="keuze", keuzes=("op het scherm", "op papier, scan bij de documenten"), label=_("Hoe getekend?"), verplicht=True),
    ),
    over=lambda s: [plan for plan in s.lopende("plan_van_aanpak") if plan.getekend_op is None],
    beurt=lambda s: Beurt(str(_("Het plan is nog niet getekend."))) if any(p.getekend_op is None for p in s.lopende("plan_van_aanpak")) else None,
    vooraf=lambda s: {"getekend_op": s.vandaag},
    controleer=lambda s, g: (
        [Fout("getekend_op", _("Het plan is van %s; tekenen kan niet eerder.") % f"{s.feit.begin:%d-%m-%Y}")]
        if s.feit is not None and g.getekend_op < s.feit.begin else []
    ),
    doe=_teken,
)  # fmt: skip

HERZIEN = Stap(
    id="plan-herzien",
    titel=_("Plan bekijken en bijwerken"),
    uitleg=_("U loopt het plan na met de klant. Verandert er veel, maak dan een nieuw plan."),
    fase="plan",
    tabel="plan_van_aanpak",
    rollen=OPSTELLERS | {"inkomensconsulent"},
    velden=(
        Veld("herzien_op", verplicht=True, label=_("Bekeken op")),
        Veld("eind", toekomst=True),
        Veld("in_uitvoering"),
        Veld("afgestemd_inburgering_op"),
        Veld("voortgang", soort="lang", toelichting=True, label=_("Hoe gaat het met de afspraken?"), verplicht=True),
    ),
    over=lambda s: s.lopende("plan_van_aanpak"),
    vooraf=lambda s: {"herzien_op": s.vandaag},
)  # fmt: skip

STAPPEN = (OPSTELLEN, TEKENEN, HERZIEN)
