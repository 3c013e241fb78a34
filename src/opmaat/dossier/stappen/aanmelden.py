"""The ways in that are no request for assistance: WW that ends, school, reception centre, help without benefit, indication, newcomers.

DVO 2025 chapter 2.2 point 6 and chapter 3 points 9, 16 to 20; DVO 2022 chapter 3 (prevention) and annex 1. Each way exists twice: for
somebody who is not known yet (one screen, with name and address) and for a client who is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.stappen.melding import PERSOONSVELDEN, controleer_persoon, maak_persoon
from opmaat.kern.overeenkomst import landelijke_parameters
from opmaat.kern.tijd import Duur, min_

DEEL_VAN_WML = Decimal("1.30")  # DVO 2025 chapter 3 point 19: who earns at most 130% of the minimum wage
OUDSTE_LEERLING = 20  # vso and praktijkonderwijs end at 20 at the latest
_BIJ = gettext_lazy("De aanmelding")
ZELF = Veld("aanspreekpunt", soort="vinkje", label=gettext_lazy("Ik word het aanspreekpunt van deze klant"), groep=_BIJ)
Controle = Callable[[Situatie, Gegevens], Iterable[Opmerking]]


def _leg(kenmerk: str, route: str | None, extra: Callable[[Actie, Situatie, Gegevens], Any] | None = None) -> Callable[[Actie, Situatie, Gegevens], Any]:
    """Writes the tag of the target group, and the report for services without a benefit when the way in is one."""

    def doe(a: Actie, s: Situatie, g: Gegevens) -> Any:
        if s.persoon_id is None:
            maak_persoon(a, s, g, vanaf=g.datum)
            if g.aanspreekpunt and s.lezer.medewerker_id is not None:
                a.leg_vast("toewijzing", begin=s.vandaag, rol="aanspreekpunt", organisatie=s.organisatie or None, medewerker_id=s.lezer.medewerker_id)
        melding = None
        if route is not None:
            melding = a.leg_vast("melding", datum=g.datum, soort="dienstverlening_zonder_uitkering", route=route, gemeente=g.gemeente or s.inrichting.gemeente)
        kolommen = {"begin": g.datum, "kenmerk": kenmerk, **g.kolommen("doelgroep")}
        lopend = s.lopend("doelgroep", kenmerk=kenmerk)
        feit = a.leg_vast("doelgroep", **kolommen) if lopend is None else a.wijzig(lopend, **g.kolommen("doelgroep"))
        a.toelichting(melding or feit, g.vraag)
        if extra is not None:
            extra(a, s, g)
        return feit

    return doe


def _twee(
    id: str, titel: Any, uitleg: Any, rollen: frozenset[str], velden: tuple[Veld, ...], doe: Callable[[Actie, Situatie, Gegevens], Any],
    controleer: Controle = lambda s, g: (), kan: Callable[[Situatie], Any] = lambda s: None, volgende: tuple[str, ...] = (),
) -> tuple[Stap, Stap]:  # fmt: skip
    """The step for somebody new and the one for a known client."""
    eigen = (Veld("datum", soort="datum", label=gettext_lazy("Aangemeld op"), verplicht=True, groep=_BIJ), *(replace(v, groep=v.groep or _BIJ) for v in velden))
    vraag = Veld("vraag", soort="lang", label=gettext_lazy("Wat is de vraag?"), groep=_BIJ)
    bekend = Stap(
        id=id, titel=titel, uitleg=uitleg, fase="melding", tabel="doelgroep", rollen=rollen, velden=(*eigen, vraag), kan=kan,
        vooraf=lambda s: {"datum": s.vandaag}, controleer=controleer, doe=doe, volgende=volgende,
    )  # fmt: skip
    nieuw = Stap(
        id=f"{id}-nieuw", titel=titel, uitleg=uitleg, fase="melding", tabel="doelgroep", rollen=rollen, velden=(*PERSOONSVELDEN, *eigen, vraag, ZELF), nieuw=True,
        vooraf=lambda s: {"datum": s.vandaag, "gemeente": s.inrichting.gemeente, "aanspreekpunt": s.rol != "balie"},
        controleer=lambda s, g: [*controleer_persoon(s, g), *controleer(s, g)], doe=doe, volgende=volgende,
    )  # fmt: skip
    return bekend, nieuw


def _ww(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.einde_ww < g.datum:
        yield Fout("einde_ww", _("De WW is al afgelopen. Vraagt de klant bijstand aan? Neem dan een melding op."))


def _school(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.overleg_op and g.overleg_op < min_(s.vandaag, Duur(12, "maand")):
        yield Fout("overleg_op", _("Het overleg hoort in het laatste leerjaar. Dit overleg is langer dan een jaar geleden."))
    if g.uitstroomprofiel not in (None, "arbeid"):
        yield Waarschuwing("uitstroomprofiel", _("De dienstverlening is voor leerlingen met het uitstroomprofiel arbeidsmarkt."))
    if g.laatste_leerjaar is False:
        yield Waarschuwing("laatste_leerjaar", _("Begeleiding begint in het laatste leerjaar."))
    deel = (g.schooljaar or "").split("-")
    if g.schooljaar and not (len(deel) == 2 and all(d.isdecimal() and len(d) == 4 for d in deel) and int(deel[1]) == int(deel[0]) + 1):
        yield Fout("schooljaar", _("Schrijf het schooljaar als 2025-2026."))


def _overleg(a: Actie, s: Situatie, g: Gegevens) -> None:
    if g.overleg_op is not None:
        a.leg_vast("contact", datum=g.overleg_op, wijze="overleg", met="school", onderwerp="leerlingoverleg")


def grens_nug(s: Situatie) -> Decimal | None:
    """130% of the minimum wage per month on this day, ``None`` when the national parameters do not know it."""
    bedragen = [parameter.op(s.vandaag) for parameter in landelijke_parameters() if parameter.id == "wml_maand"]
    return None if not bedragen or bedragen[0] is None else bedragen[0] * DEEL_VAN_WML


def _nug(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    grens = grens_nug(s)
    if g.inkomen is not None and grens is not None and g.inkomen > grens:
        yield Waarschuwing("inkomen", _("Het inkomen ligt boven 130%% van het minimumloon (€ %s).") % f"{grens:.2f}".replace(".", ","))


def _indicatie(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.indicatie_geldig_tm and g.indicatie_geldig_tm < g.datum:
        yield Fout("indicatie_geldig_tm", _("De indicatie is niet meer geldig. Vraag bij UWV een nieuwe aan."))
    if g.aangevraagd_op and g.aangevraagd_op > g.datum:
        yield Fout("aangevraagd_op", _("De indicatie kan niet zijn aangevraagd na de dag waarop zij inging."))


def _zonder_uitkering(kenmerk: str) -> Callable[[Situatie], Any]:
    """A way in that is for people without a benefit who do not have the tag yet."""
    return lambda s: _("De klant heeft een uitkering.") if s.lopend("uitkering") is not None else _("De klant is al aangemeld.") if s.kent(kenmerk) else None


def _leerling(s: Situatie) -> Any:
    if s.leeftijd is not None and s.leeftijd > OUDSTE_LEERLING:
        return _("De klant is te oud voor vso of praktijkonderwijs.")
    return _("De klant is al aangemeld.") if s.kent("vso-pro") else None


def _met_kenmerk(a: Actie, s: Situatie, g: Gegevens) -> Any:
    return _leg(g.soort_indicatie, None)(a, s, g)


WW = _twee(
    "aanmelden-ww", gettext_lazy("Aanmelden vanuit de WW (UWV)"), gettext_lazy("De WW loopt binnenkort af. Hulp naar werk voordat bijstand nodig is."),
    frozenset({"balie", "werkcoach"}), (Veld("einde_ww", kolom="doelgroep.einde_ww", verplicht=True),), _leg("max-ww", "uwv"), _ww, _zonder_uitkering("max-ww"), volgende=("ww-voorlichten",),
)  # fmt: skip
SCHOOL = _twee(
    "aanmelden-school", gettext_lazy("Aanmelden vanuit vso of praktijkonderwijs"), gettext_lazy("Een leerling in het laatste leerjaar, na overleg met de school."),
    frozenset({"balie", "werkcoach", "consulent_jongerenloket"}),
    (
        Veld("schoolsoort", kolom="doelgroep.schoolsoort", keuzes=("vso", "pro"), verplicht=True),
        Veld("schooljaar", kolom="doelgroep.schooljaar", verplicht=True),
        Veld("uitstroomprofiel", kolom="doelgroep.uitstroomprofiel", verplicht=True),
        Veld("laatste_leerjaar", kolom="doelgroep.laatste_leerjaar", verplicht=True),
        Veld("overleg_op", soort="datum", label=gettext_lazy("Overleg met de school op"), hulp=gettext_lazy("Met de uitstroomcoördinator, in het laatste leerjaar.")),
    ),
    _leg("vso-pro", "school", _overleg), _school, _leerling, volgende=("leerlingoverleg",),
)  # fmt: skip
COA = _twee(
    "aanmelden-coa", gettext_lazy("Aanmelden vanuit de asielopvang (COA)"), gettext_lazy("Iemand in de opvang die wil en kan werken."),
    frozenset({"balie", "werkcoach", "consulent_inburgering"}), (), _leg("coa", "coa"), kan=_zonder_uitkering("coa"),
)  # fmt: skip
NUG = _twee(
    "aanmelden-nug", gettext_lazy("Aanmelden voor hulp zonder uitkering"), gettext_lazy("Iemand zonder uitkering die wil werken (nug)."),
    frozenset({"balie", "werkcoach"}),
    (Veld("inkomen", soort="bedrag", label=gettext_lazy("Bruto inkomen per maand"), hulp=gettext_lazy("Alleen om de grens te toetsen; het bedrag wordt niet bewaard.")),),
    _leg("nug", "balie"), _nug, _zonder_uitkering("nug"), volgende=("ambitiegesprek-plannen",),
)  # fmt: skip
INDICATIE = _twee(
    "aanmelden-indicatie", gettext_lazy("Aanmelden met indicatie beschut of Wsw"), gettext_lazy("UWV heeft een indicatie of advies gegeven."),
    frozenset({"balie", "werkcoach", "werkleider"}),
    (
        Veld("soort_indicatie", kolom="doelgroep.kenmerk", keuzes=("indicatie_beschut", "wsw", "wsw_wachtlijst"), label=gettext_lazy("Indicatie")),
        Veld("aangevraagd_op", kolom="doelgroep.aangevraagd_op"),
        Veld("indicatie_geldig_tm", kolom="doelgroep.indicatie_geldig_tm"),
    ),
    _met_kenmerk, _indicatie, lambda s: _("De klant heeft al een indicatie.") if s.kent("indicatie_beschut") or s.kent("wsw") else None,
)  # fmt: skip
STATUSHOUDER = _twee(
    "aanmelden-statushouder", gettext_lazy("Aanmelden van een statushouder"), gettext_lazy("Gekoppeld aan de gemeente. De consulent inburgering doet de brede intake."),
    frozenset({"consulent_inburgering"}), (), _leg("statushouder", None), kan=lambda s: _("De klant is al aangemeld.") if s.kent("statushouder") else None, volgende=("inburgering-beginnen",),
)  # fmt: skip


def _overleg_nodig(s: Situatie) -> Beurt | None:
    leerling = s.lopend("doelgroep", kenmerk="vso-pro", laatste_leerjaar=True)
    if leerling is None or leerling.uitstroomprofiel != "arbeid":
        return None
    grens = min_(s.vandaag, Duur(12, "maand"))
    if any(c.datum > grens for c in s.rijen("contact", met="school", onderwerp="leerlingoverleg")):
        return None
    return Beurt(_("In het laatste leerjaar overleggen school en consulent over deze leerling."))


LEERLINGOVERLEG = Stap(
    id="leerlingoverleg",
    titel=gettext_lazy("Overleg met de school vastleggen"),
    uitleg=gettext_lazy("Het overleg met de uitstroomcoördinator van de school over deze leerling."),
    fase="melding",
    tabel="contact",
    rollen=frozenset({"werkcoach", "consulent_jongerenloket"}),
    velden=(Veld("datum"), Veld("afspraken", soort="lang", label=gettext_lazy("Wat is afgesproken?"))),
    kan=lambda s: None if s.kent("vso-pro") else _("De klant is geen leerling van vso of praktijkonderwijs."),
    beurt=_overleg_nodig,
    vooraf=lambda s: {"datum": s.vandaag},
    doe=lambda a, s, g: a.toelichting(a.leg_vast("contact", datum=g.datum, wijze="overleg", met="school", onderwerp="leerlingoverleg"), g.afspraken),
)


def _voorlichting_nodig(s: Situatie) -> Beurt | None:
    ww = s.lopend("doelgroep", kenmerk="max-ww")
    if ww is None or ww.einde_ww is None or s.rijen("contact", onderwerp="voorlichting_ww"):
        return None
    return Beurt(_("Vertel op tijd wat er kan als de WW stopt."), ww.einde_ww)


WW_VOORLICHTEN = Stap(
    id="ww-voorlichten",
    titel=gettext_lazy("Voorlichting voor einde WW vastleggen"),
    uitleg=gettext_lazy("Informatie voor wie binnenkort geen WW meer heeft."),
    fase="melding",
    tabel="contact",
    rollen=frozenset({"werkcoach", "balie"}),
    velden=(Veld("datum"), Veld("wijze", verplicht=True), Veld("opmerking", soort="lang", label=gettext_lazy("Opmerking"))),
    kan=lambda s: None if s.kent("max-ww") else _("De klant heeft geen WW die binnenkort afloopt."),
    beurt=_voorlichting_nodig,
    vooraf=lambda s: {"datum": s.vandaag},
    doe=lambda a, s, g: a.toelichting(a.leg_vast("contact", **g.kolommen("contact"), met="klant", onderwerp="voorlichting_ww"), g.opmerking),
)

STAPPEN = (*WW, *SCHOOL, *COA, *NUG, *INDICATIE, *STATUSHOUDER, LEERLINGOVERLEG, WW_VOORLICHTEN)
