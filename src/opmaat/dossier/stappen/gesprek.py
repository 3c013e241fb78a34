"""Talks and contact: planned, held, not shown; the periodic progress talk in one short form; referral to a partner.

Frequency per group comes from the agreements (Groeien once, Faciliteren and Zorgen twice a year; policy framework 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld
from opmaat.dossier.toezegging import tempo
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.tijd import laatste_dag_in_venster, venster

GESPREKSVOERDERS = frozenset(
    {
        "werkcoach", "inkomensconsulent", "participatiemakelaar", "consulent_inburgering", "consulent_jongerenloket",
        "jobcoach", "werkleider", "intaker", "poortwachter",
    }
)  # fmt: skip
AFSPRAAK_PER_GROEP = {"Groeien": "voortgang-groeien", "Faciliteren": "voortgang-faciliteren", "Zorgen": "voortgang-zorgen"}
VERSLAGRUBRIEKEN = ("werk", "inkomen", "gezondheid", "schulden")
EIGEN_SOORTEN = ("ambitiegesprek", "screening")


def _soorten(s: Situatie) -> Iterable[tuple[str, str]]:
    codes = lees_schema().codelijsten["gesprek_soort"].codes
    return [(code.code, code.label) for code in codes if code.code not in EIGEN_SOORTEN]


def _gepland(s: Situatie) -> list[Any]:
    return s.rijen("gesprek", resultaat="gepland")


def voortgang_voor(s: Situatie) -> Beurt | None:
    """That a progress talk is due in this group, with the last day on which the agreed pace is still kept."""
    afspraak = AFSPRAAK_PER_GROEP.get(s.groep or "")
    ritme = tempo(afspraak, s.vandaag) if afspraak else None
    if ritme is None or s.rijen("gesprek", soort="voortgangsgesprek", resultaat="gepland"):
        return None
    aantal, duur = ritme
    periode = venster(s.vandaag, duur)
    gehouden = [g for g in s.rijen("gesprek", soort="voortgangsgesprek", resultaat="gehouden") if periode.bevat(g.datum)]
    if len(gehouden) >= aantal:
        return None
    waarom = _("%(nu)s van %(aantal)s voortgangsgesprekken in %(duur)s gehouden.") % {"nu": len(gehouden), "aantal": aantal, "duur": duur}
    laatste = s.laatste("gesprek", soort="voortgangsgesprek", resultaat="gehouden")
    return Beurt(str(waarom), laatste_dag_in_venster(laatste.datum, duur) if laatste is not None else None)


def _plan_volgende(a: Actie, s: Situatie, g: Gegevens) -> None:
    if g.volgende_op is not None:
        volgend = a.leg_vast("gesprek", datum=g.volgende_op, soort="voortgangsgesprek", resultaat="gepland", afgesproken_op=s.vandaag)
        a.brief("uitnodiging-voortgang", over=volgend, tijd=g.volgende_tijd)


VERSLAG = (
    Veld("verslag", soort="lang", notitie="werk", rubriekveld="rubriek", label=_("Verslag"), hulp=_("Kort: wat is besproken, wat is afgesproken?"), groep=_("Verslag")),
    Veld("rubriek", soort="keuze", keuzes=VERSLAGRUBRIEKEN, label=_("Wie mag het verslag lezen? Onderwerp:"), groep=_("Verslag")),
)
VOLGENDE = (
    Veld("volgende_op", soort="datum", toekomst=True, label=_("Volgend gesprek op"), groep=_("Volgende afspraak")),
    Veld("volgende_tijd", soort="tekst", label=_("Tijd en plaats"), groep=_("Volgende afspraak")),
)
INHOUD = tuple(
    Veld(naam, groep=_("Het gesprek")) for naam in ("datum", "waar", "toestemming_thuis", "onderwerpen", "werkwijze", "deelnemers")
)


def _thuis(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.waar == "thuis" and not g.toestemming_thuis:
        yield Fout("toestemming_thuis", _("Een gesprek thuis kan alleen als de klant dat goed vindt. Vul in of dat zo is."))


def _plannen(a: Actie, s: Situatie, g: Gegevens) -> Any:
    gesprek = a.leg_vast("gesprek", **g.kolommen("gesprek"), resultaat="gepland", afgesproken_op=s.vandaag)
    if g.soort == "voortgangsgesprek":
        a.brief("uitnodiging-voortgang", over=gesprek, tijd=g.tijd)
    else:
        a.brief("uitnodiging", over=gesprek, tijd=g.tijd)
    return gesprek


PLANNEN = Stap(
    id="gesprek-plannen",
    titel=_("Gesprek plannen"),
    uitleg=_("U maakt een afspraak. De uitnodiging staat daarna klaar bij de brieven."),
    fase="gesprekken",
    tabel="gesprek",
    rollen=GESPREKSVOERDERS | {"balie"},
    velden=(
        Veld("soort", keuzes=_soorten),
        Veld("datum", toekomst=True, label=_("Op")),
        Veld("tijd", soort="tekst", toelichting=True, label=_("Tijd en plaats"), hulp=_("Bijvoorbeeld: 10.30 uur, kamer 4.")),
        Veld("waar"),
        Veld("toestemming_thuis"),
    ),
    vooraf=lambda s: {"soort": "voortgangsgesprek"},
    controleer=lambda s, g: [
        *_thuis(s, g),
        *([Fout("datum", _("Deze dag is al voorbij. Is het gesprek al gehouden, leg het dan vast."))] if g.datum < s.vandaag else []),
    ],
    doe=_plannen,
)


def _uitslag(a: Actie, s: Situatie, g: Gegevens) -> Any:
    gesprek = a.wijzig(s.feit, reden=str(_("Uitslag van de afspraak")), **g.kolommen("gesprek"))
    _plan_volgende(a, s, g)
    return gesprek


VASTLEGGEN = Stap(
    id="gesprek-vastleggen",
    titel=_("Afspraak afhandelen"),
    uitleg=_("Is het geplande gesprek gehouden, kwam de klant niet, of ging het niet door?"),
    fase="gesprekken",
    tabel="gesprek",
    rollen=GESPREKSVOERDERS,
    velden=(
        Veld("resultaat", keuzes=("gehouden", "niet_verschenen", "geannuleerd"), label=_("Hoe liep het af?")),
        *INHOUD, *VERSLAG, *VOLGENDE,
    ),
    over=lambda s: [g for g in _gepland(s) if g.datum <= s.vandaag and g.soort not in EIGEN_SOORTEN],
    beurt=lambda s: next(
        (Beurt(str(_("Een afspraak is geweest, maar de uitslag staat er niet in.")), g.datum) for g in _gepland(s) if g.datum < s.vandaag), None
    ),
    vooraf=lambda s: {"datum": getattr(s.feit, "datum", None), "waar": getattr(s.feit, "waar", None), "resultaat": "gehouden", "rubriek": "werk"},
    controleer=_thuis,
    doe=_uitslag,
)  # fmt: skip


def _voortgang(a: Actie, s: Situatie, g: Gegevens) -> Any:
    afspraak = next((r for r in _gepland(s) if r.soort == "voortgangsgesprek" and r.datum <= g.datum), None)
    waarden = {**g.kolommen("gesprek"), "resultaat": "gehouden"}
    if afspraak is not None:
        gesprek = a.wijzig(afspraak, reden=str(_("Gesprek gehouden")), **waarden)
    else:
        gesprek = a.leg_vast("gesprek", soort="voortgangsgesprek", **waarden)
    if g.groep_past == "nee":
        a.toelichting(gesprek, str(_("De groep past niet meer: bespreek een andere groep.")))
    _plan_volgende(a, s, g)
    return gesprek


def _bekend(s: Situatie) -> Mapping[str, Any]:
    vorig = s.laatste("gesprek", soort="voortgangsgesprek", resultaat="gehouden")
    return {
        "datum": s.vandaag, "groep_past": "ja", "rubriek": "werk",
        "waar": getattr(vorig, "waar", None), "toestemming_thuis": getattr(vorig, "toestemming_thuis", None),
    }  # fmt: skip


VOORTGANG = Stap(
    id="voortgangsgesprek",
    titel=_("Voortgangsgesprek"),
    uitleg=_("Hoe gaat het, klopt de groep nog, is het inkomen op orde? Alles op één formulier."),
    fase="gesprekken",
    tabel="gesprek",
    rollen=frozenset({"inkomensconsulent", "werkcoach", "participatiemakelaar", "consulent_inburgering", "consulent_jongerenloket"}),
    velden=(
        *INHOUD,
        Veld("groep_past", soort="keuze", keuzes=("ja", "nee"), label=_("Past de klantgroep nog?"), groep=_("Het gesprek")),
        *VERSLAG, *VOLGENDE,
    ),
    beurt=voortgang_voor,
    vooraf=_bekend,
    controleer=_thuis,
    doe=_voortgang,
    volgende=("groep-wijzigen", "plan-herzien"),
)  # fmt: skip

CONTACT = Stap(
    id="contact-vastleggen",
    titel=_("Contact vastleggen"),
    uitleg=_("Een telefoontje, brief of overleg over deze klant."),
    fase="gesprekken",
    tabel="contact",
    rollen=GESPREKSVOERDERS | {"balie", "accountmanager", "handhaver"},
    velden=(Veld("datum"), Veld("wijze", verplicht=True), Veld("met", verplicht=True), Veld("onderwerp", verplicht=True), *VERSLAG),
    vooraf=lambda s: {"datum": s.vandaag, "met": "klant", "rubriek": "werk"},
)

VERWIJZEN = Stap(
    id="verwijzen",
    titel=_("Doorverwijzen"),
    uitleg=_("U verwijst de klant naar een partner. Warm is: u bent zelf bij de overdracht."),
    fase="gesprekken",
    tabel="verwijzing",
    rollen=GESPREKSVOERDERS,
    velden=(Veld("datum"), Veld("partner", verplicht=True), Veld("reden"), Veld("warm"), Veld("vraag", soort="lang", toelichting=True, label=_("Wat is de vraag?"))),
    vooraf=lambda s: {"datum": s.vandaag, "warm": True},
)

VERWIJZING_VOLGEN = Stap(
    id="verwijzing-volgen",
    titel=_("Verwijzing opvolgen"),
    uitleg=_("Heeft de partner de klant geholpen?"),
    fase="gesprekken",
    tabel="verwijzing",
    rollen=GESPREKSVOERDERS,
    velden=(Veld("opgepakt_op"), Veld("resultaat", verplicht=True)),
    over=lambda s: s.rijen("verwijzing", resultaat=None),
    controleer=lambda s, g: (
        [Fout("opgepakt_op", _("Vul in wanneer de partner begon."))] if g.resultaat == "opgepakt" and g.opgepakt_op is None
        else [Fout("opgepakt_op", _("De verwijzing is van %s; oppakken kan niet eerder.") % f"{s.feit.datum:%d-%m-%Y}")]
        if s.feit is not None and g.opgepakt_op is not None and g.opgepakt_op < s.feit.datum else []
    ),
)  # fmt: skip

STAPPEN = (PLANNEN, VASTLEGGEN, VOORTGANG, CONTACT, VERWIJZEN, VERWIJZING_VOLGEN)
