"""Inburgering: intake and group by the consulent inburgering without an ambitiegesprek, lessons, plan, messages back, the end.

DVO 2022, annex 1: handover to the werk-leerbedrijf after four months of lessons, twice a year a message to the consulent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld
from opmaat.dossier.toezegging import tempo, uiterlijk
from opmaat.kern.tijd import Duur, plus, venster

CONSULENT = frozenset({"consulent_inburgering"})
LESSEN_VOOR_OVERDRACHT = Duur(4, "maand")


def _lopend(s: Situatie) -> list[Any]:
    return [rij for rij in s.rijen("inburgering") if rij.eind is None]


def _begin(a: Actie, s: Situatie, g: Gegevens) -> Any:
    inburgering = a.leg_vast("inburgering", **g.kolommen("inburgering"), organisatie=s.organisatie or None)
    if not s.kent("statushouder") and g.soort == "asielstatushouder":
        a.leg_vast("doelgroep", begin=g.begin, kenmerk="statushouder")
    return inburgering


BEGINNEN = Stap(
    id="inburgering-beginnen",
    titel=_("Inburgering beginnen"),
    uitleg=_("De brede intake: welke wet, welke leerroute, wanneer de lessen starten."),
    fase="inburgering",
    tabel="inburgering",
    rollen=CONSULENT,
    velden=(
        Veld("wet"), Veld("begin"), Veld("soort", verplicht=True), Veld("route"), Veld("taakstelling"), Veld("gehuisvest_op"),
        Veld("aanbod_op"), Veld("intake_op"), Veld("pip_op"), Veld("taalles_sinds"), Veld("uren", minimum=0, maximum=40),
    ),
    kan=lambda s: _("De inburgering loopt al.") if _lopend(s) else None,
    vooraf=lambda s: {"wet": "wi2021", "begin": s.vandaag, "soort": "asielstatushouder"},
    doe=_begin,
    volgende=("groep-na-intake",),
)  # fmt: skip

BIJWERKEN = Stap(
    id="inburgering-bijwerken",
    titel=_("Inburgering bijwerken"),
    uitleg=_("Route, lessen, uren of het persoonlijk plan (PIP)."),
    fase="inburgering",
    tabel="inburgering",
    rollen=CONSULENT,
    velden=(Veld("route"), Veld("aanbod_op"), Veld("intake_op"), Veld("pip_op"), Veld("taalles_sinds"), Veld("uren", minimum=0, maximum=40), Veld("gehuisvest_op")),
    over=_lopend,
)

GROEP = Stap(
    id="groep-na-intake",
    titel=_("Groep kiezen bij inburgering"),
    uitleg=_("Bij inburgering is er geen ambitiegesprek: de groep volgt uit de brede intake."),
    fase="inburgering",
    tabel="klantgroep",
    rollen=CONSULENT,
    velden=(Veld("begin"), Veld("groep"), Veld("voorkeur_klant", verplicht=True, label=_("Wat wil de klant zelf?")), Veld("gekozen_door", verplicht=True), Veld("waarom", soort="lang", toelichting=True, label=_("Waarom deze groep?"), verplicht=True)),
    kan=lambda s: (
        _("De klant zit al in een groep. Gebruik: Naar een andere groep.") if s.groep
        else None if _lopend(s) else _("Leg eerst de inburgering vast.")
    ),
    vooraf=lambda s: {"begin": s.vandaag, "gekozen_door": "samen"},
    doe=lambda a, s, g: a.leg_vast(
        "klantgroep", **g.kolommen("klantgroep"), status="definitief", besloten_door="consulent_inburgering", reden="intake_inburgering",
        uitkeringsafhankelijk=s.lopend("uitkering") is not None,
    ),
)  # fmt: skip


def burgert_in(s: Situatie) -> bool:
    """Whether the person is in inburgering today: then the handover waits for four months of lessons."""
    return bool(_lopend(s))


def overdracht_voor(s: Situatie) -> Beurt | None:
    """That the handover to the werk-leerbedrijf is due: in Groeien, with four months of lessons behind."""
    for rij in _lopend(s):
        if s.groep == "Groeien" and rij.taalles_sinds is not None and plus(rij.taalles_sinds, LESSEN_VOOR_OVERDRACHT) <= s.vandaag:
            if not s.rijen("toewijzing", organisatie=s.inrichting.werk):
                return Beurt(str(_("Vier maanden taalles: overdracht naar het werk-leerbedrijf.")), uiterlijk("overdracht-4-maanden", rij.taalles_sinds))
    return None


def _terugmelden(s: Situatie) -> Beurt | None:
    ritme = tempo("consulent-geinformeerd", s.vandaag)
    if ritme is None or not _lopend(s) or s.groep != "Groeien":
        return None
    aantal, duur = ritme
    periode = venster(s.vandaag, duur)
    gedaan = [c for c in s.rijen("contact", met="consulent_inburgering") if periode.bevat(c.datum)]
    return Beurt(str(_("De consulent inburgering hoort tweemaal per jaar hoe het gaat."))) if len(gedaan) < aantal else None


TERUGMELDEN = Stap(
    id="consulent-informeren",
    titel=_("Consulent inburgering informeren"),
    uitleg=_("Hoe gaat het traject? De consulent stemt daar de lessen op af."),
    fase="inburgering",
    tabel="contact",
    rollen=frozenset({"werkcoach", "jobcoach"}),
    velden=(Veld("datum"), Veld("wijze", verplicht=True), Veld("verslag", soort="lang", notitie="werk", label=_("Hoe gaat het?"), verplicht=True)),
    kan=lambda s: None if _lopend(s) else _("De klant burgert niet in."),
    beurt=_terugmelden,
    vooraf=lambda s: {"datum": s.vandaag, "wijze": "overleg"},
    doe=lambda a, s, g: a.leg_vast("contact", **g.kolommen("contact"), met="consulent_inburgering", onderwerp="voortgang"),
)  # fmt: skip


def _controleer_einde(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.feit is not None and g.eind < s.feit.begin:
        yield Fout("eind", _("De inburgering begon op %s; het einde kan niet eerder zijn.") % f"{s.feit.begin:%d-%m-%Y}")


def _einde(a: Actie, s: Situatie, g: Gegevens) -> Any:
    inburgering = a.wijzig(s.feit, reden=str(_("Inburgering afgerond")), eind=g.eind, resultaat=g.resultaat)
    tag = s.lopend("doelgroep", kenmerk="statushouder")
    if tag is not None:
        a.sluit(tag, g.eind)
    return inburgering


AFRONDEN = Stap(
    id="inburgering-afronden",
    titel=_("Inburgering afronden"),
    uitleg=_("Daarna hoort de klant niet meer tot de groep statushouders en geldt de gewone dienstverlening van de klantgroep."),
    fase="inburgering",
    tabel="inburgering",
    rollen=CONSULENT,
    velden=(Veld("eind", verplicht=True, label=_("Laatste dag")), Veld("resultaat", verplicht=True)),
    over=_lopend,
    vooraf=lambda s: {"eind": s.vandaag},
    controleer=_controleer_einde,
    doe=_einde,
)

STAPPEN = (BEGINNEN, BIJWERKEN, GROEP, TERUGMELDEN, AFRONDEN)
