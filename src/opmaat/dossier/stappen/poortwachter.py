"""The poortwachter: checklist, first estimate of the right, urgent need, search period under 27, and the appointments that follow.

Policy framework par. 3.2 and 4.1, step 1 and 3; Participatiewet art. 41 (search period), art. 44; DVO 2022 chapter 3 (planning, reminding).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.toezegging import uiterlijk
from opmaat.dossier.toon import toon_dag
from opmaat.kern.tijd import Duur, dag_ervoor, leeftijd, min_, plus, verjaardag

POORT = frozenset({"poortwachter"})
PLANNERS = frozenset({"balie", "poortwachter", "intaker"})
ZOEKTERMIJN = Duur(4, "week")  # Participatiewet art. 41 lid 4
ZOEKLEEFTIJD = 27
EEN_JAAR = Duur(1, "jaar")
ATTENDEREN_VOORAF = Duur(5, "dag")
IN_BALANS = date(2026, 1, 1)  # Participatiewet in balans: the exceptions of art. 41 lid 4 and 11 hold from this day

UITZONDERINGEN = (
    ("vso_pro", gettext_lazy("Ging in het laatste jaar van vso of praktijkonderwijs af")),
    ("medisch", gettext_lazy("Is medisch urenbeperkt")),
    ("doelgroep", gettext_lazy("Hoort tot de doelgroep loonkostensubsidie of beschut")),
    ("partner", gettext_lazy("Heeft een partner van 27 jaar of ouder")),
    ("maatwerk", gettext_lazy("Wachten is niet verantwoord (maatwerk, artikel 41 lid 11)")),
)
SINDS_IN_BALANS = frozenset({"vso_pro", "medisch", "doelgroep", "maatwerk"})
INSCHATTING = (
    ("recht", gettext_lazy("Geen reden om af te wijzen")),
    ("twijfel", gettext_lazy("Onzeker: eerst meer gegevens nodig")),
    ("voorliggend", gettext_lazy("Waarschijnlijk een andere regeling")),
    ("geen_recht", gettext_lazy("Waarschijnlijk geen recht")),
)
UITKOMST = {"recht": "in_orde", "twijfel": "loopt", "voorliggend": "voorliggend", "geen_recht": "loopt"}
CHECKLIST = (
    ("identiteit", gettext_lazy("Identiteitsbewijs gezien")),
    ("verblijf", gettext_lazy("Nederlander of geldige verblijfsstatus")),
    ("woont_hier", gettext_lazy("Woont in deze gemeente")),
    ("inkomen_laag", gettext_lazy("Geen of te weinig inkomen")),
    ("vermogen_laag", gettext_lazy("Vermogen onder de grens")),
    ("niets_voorliggend", gettext_lazy("Geen andere regeling die voorgaat (WW, ziektewet, studie, alimentatie)")),
)
STUKKEN = (
    gettext_lazy("een geldig identiteitsbewijs"), gettext_lazy("bankafschriften van de laatste drie maanden van alle rekeningen"),
    gettext_lazy("loonstroken of de laatste beslissing van UWV"), gettext_lazy("huurcontract of hypotheekgegevens"),
    gettext_lazy("de polis van de zorgverzekering"), gettext_lazy("een overzicht van schulden en regelingen"),
)  # fmt: skip
_RECHT, _THUIS, _ZOEK, _VERDER = (
    gettext_lazy("Is er recht op een uitkering?"), gettext_lazy("Hoe woont de klant?"), gettext_lazy("Jonger dan 27: zoekperiode"), gettext_lazy("Wat volgt er?"),
)  # fmt: skip


def zoekt(s: Situatie, melding: Any) -> bool:
    """Whether the search period of four weeks applies by age: younger than 27 on the day of the report."""
    geboren = s.geboortedatum
    return geboren is not None and melding is not None and melding.datum < verjaardag(geboren, ZOEKLEEFTIJD) and leeftijd(geboren, melding.datum) >= 18


def einde_zoekperiode(melding_op: date) -> date:
    """The last day of the search period: an application can be made from four weeks after the report (art. 41 lid 4)."""
    return dag_ervoor(plus(melding_op, ZOEKTERMIJN))


def _velden(s: Situatie) -> tuple[Veld, ...]:
    vast = (
        Veld("datum", kolom="gesprek.datum", label=gettext_lazy("Gesproken op")),
        Veld("waar", kolom="gesprek.waar"),
        *(Veld(id, soort="ja_nee", label=label, groep=_RECHT) for id, label in CHECKLIST),
        Veld("inschatting", soort="keuze", keuzes=lambda s: INSCHATTING, label=gettext_lazy("Eerste inschatting"), verplicht=True, groep=_RECHT),
        Veld("opmerking", soort="lang", label=gettext_lazy("Toelichting op de inschatting"), groep=_RECHT),
        Veld("nood", kolom="melding.nood", verplicht=True, groep=_RECHT, hulp=gettext_lazy("Bij nood gaat u hierna meteen door met: Direct helpen.")),
        Veld("leefvorm", kolom="leefsituatie.leefvorm", groep=_THUIS),
        Veld("partner", kolom="leefsituatie.partner", groep=_THUIS),
        Veld("geboortedatum_jongste_kind", kolom="leefsituatie.geboortedatum_jongste_kind", groep=_THUIS),
        Veld("huisvesting", kolom="leefsituatie.huisvesting", groep=_THUIS),
        Veld("taalniveau", kolom="leefsituatie.taalniveau", groep=_THUIS),
    )
    zoeken = (
        Veld("uitzondering", soort="keuze", keuzes=lambda s: UITZONDERINGEN, groep=_ZOEK, label=gettext_lazy("Geldt een uitzondering?"),
             hulp=gettext_lazy("Laat leeg als de klant eerst vier weken zelf zoekt.")),
        Veld("invulling", kolom="melding.zoekperiode_invulling", keuzes=("zelf_zoeken", "begeleid_zoeken", "scholing", "bemiddeling", "groepstraining"), groep=_ZOEK,
             label=gettext_lazy("Hoe vult de klant de zoekperiode in?")),
    )  # fmt: skip
    verder = (
        Veld("ambitiegesprek_op", soort="datum", toekomst=True, groep=_VERDER, label=gettext_lazy("Ambitiegesprek op"), hulp=gettext_lazy("Laat leeg als de balie het later plant.")),
        Veld("tijd", soort="tekst", groep=_VERDER, label=gettext_lazy("Tijd en plaats")),
    )
    return vast + (zoeken if zoekt(s, s.feit or s.open_melding) else ()) + verder


def _open_meldingen(s: Situatie) -> list[Any]:
    return [m for m in [s.open_melding] if m is not None and m.screening_op is None]


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.datum < s.feit.datum:
        yield Fout("datum", _("De klant meldde zich op %s; de screening kan niet eerder zijn.") % toon_dag(s.feit.datum))
    if zoekt(s, s.feit):
        if g.uitzondering in SINDS_IN_BALANS and s.feit.datum < IN_BALANS:
            yield Waarschuwing("uitzondering", _("Deze uitzondering staat pas sinds 1 januari 2026 in de wet."))
        if g.uitzondering == "vso_pro" and not any(d.kenmerk == "vso-pro" for d in s.rijen("doelgroep")):
            yield Waarschuwing("uitzondering", _("In het dossier staat niet dat de klant op vso of praktijkonderwijs zat."))
        if not g.uitzondering and not g.invulling:
            yield Fout("invulling", _("Kies hoe de klant de vier weken invult, of kies een uitzondering."))
    if g.ambitiegesprek_op and g.ambitiegesprek_op < g.datum:
        yield Fout("ambitiegesprek_op", _("Het ambitiegesprek komt na de screening."))
    if g.inschatting == "recht" and any(g.get(id) is False for id, _label in CHECKLIST):
        yield Waarschuwing("inschatting", _("U antwoordde op een vraag van de checklist “nee”, maar ziet geen reden om af te wijzen."))
    if g.inschatting != "recht" and not g.opmerking:
        yield Fout("opmerking", _("Schrijf kort waarom u dit denkt."))


def _zoekkolommen(s: Situatie, g: Gegevens) -> dict[str, Any]:
    if not zoekt(s, s.feit):
        return {}
    if g.uitzondering:
        return {"zoekperiode_invulling": "vrijgesteld"}
    return {"zoekperiode_begin": s.feit.datum, "zoekperiode_eind": einde_zoekperiode(s.feit.datum), "zoekperiode_invulling": g.invulling}


def _screen(a: Actie, s: Situatie, g: Gegevens) -> Any:
    melding = a.wijzig(s.feit, screening_op=g.datum, nood=g.nood, **_zoekkolommen(s, g))
    afspraak = s.laatste("gesprek", soort="screening", resultaat="gepland")
    kolommen = {**g.kolommen("gesprek"), "resultaat": "gehouden"}
    gesprek = a.leg_vast("gesprek", soort="screening", **kolommen) if afspraak is None else a.wijzig(afspraak, **kolommen)
    a.leg_vast("onderzoek", datum=g.datum, soort="rechtmatigheid", uitkomst=UITKOMST[g.inschatting])
    _thuis(a, s, g)
    antwoorden = [f"{label}: {_('ja') if g[id] else _('nee')}" for id, label in CHECKLIST if g.get(id) is not None]
    a.toelichting(melding, "\n".join([*antwoorden, f"{_('Eerste inschatting')}: {dict(INSCHATTING)[g.inschatting]}", g.opmerking or ""]))
    if g.uitzondering:
        a.toelichting(melding, f"{_('Geen zoekperiode')}: {dict(UITZONDERINGEN)[g.uitzondering]}")
    if g.ambitiegesprek_op:
        plan(a, s, "ambitiegesprek", g.ambitiegesprek_op, g.tijd, organisatie=s.inrichting.werk)
    return gesprek


def _thuis(a: Actie, s: Situatie, g: Gegevens) -> None:
    """How the client lives, when that is new or changed; the address of the spell before stays."""
    nieuw = g.kolommen("leefsituatie")
    nu = s.lopend("leefsituatie")
    if nu is None:
        if nieuw:
            a.leg_vast("leefsituatie", begin=g.datum, gemeente=s.feit.gemeente, **nieuw)
    elif leeg := {n: w for n, w in nieuw.items() if getattr(nu, n) is None}:
        nu = a.wijzig(nu, **leeg)
    if nu is not None and any(getattr(nu, n) != w for n, w in nieuw.items()):
        blijft = {n: getattr(nu, n) for n in ("gemeente", "wijk", "geheim")}
        if nu.begin == g.datum:
            a.wijzig(nu, **nieuw)
        else:
            a.vervang(nu, "leefsituatie", g.datum, **{**blijft, **nieuw})


def plan(a: Actie, s: Situatie, soort: str, op: date, tijd: str | None, *, organisatie: str, **gegevens: Any) -> Any:
    """An appointment of this kind at this organisation, with nobody's name yet, and the invitation."""
    gesprek = a.leg_vast("gesprek", datum=op, soort=soort, resultaat="gepland", afgesproken_op=s.vandaag, organisatie=organisatie, rol=None, medewerker_id=None)
    a.toelichting(gesprek, tijd)
    a.brief("uitnodiging", over=gesprek, tijd=tijd, **gegevens)
    return gesprek


def _screening_nodig(s: Situatie) -> Beurt | None:
    melding = next(iter(_open_meldingen(s)), None)
    return None if melding is None else Beurt(_("De klant meldde zich op %s en is nog niet gescreend.") % toon_dag(melding.datum), melding.datum)


def _bekend(s: Situatie) -> Mapping[str, Any]:
    leef = s.lopend("leefsituatie")
    namen = ("leefvorm", "partner", "geboortedatum_jongste_kind", "huisvesting", "taalniveau")
    return {"datum": s.vandaag, "nood": getattr(s.feit, "nood", None) or "geen", **{n: getattr(leef, n, None) for n in namen}}


SCREENING = Stap(
    id="screening",
    titel=gettext_lazy("Screening: eerste uitvraag"),
    uitleg=gettext_lazy("Loop de checklist langs, kijk of er nood is en maak de afspraak voor het ambitiegesprek."),
    fase="melding",
    rollen=POORT,
    velden=_velden,
    over=_open_meldingen,
    beurt=_screening_nodig,
    vooraf=_bekend,
    controleer=_controleer,
    doe=_screen,
    volgende=("direct-helpen", "verwijzen", "ambitiegesprek-plannen", "afspraak-io-plannen"),
    knop=gettext_lazy("Screening opslaan"),
)


def _afspraakstap(id: str, titel: Any, uitleg: Any, soort: str, rollen: frozenset[str], organisatie: str, **rest: Any) -> Stap:
    """A step that plans one kind of talk and sends the invitation."""
    gegevens = rest.pop("gegevens", {})
    return Stap(
        id=id, titel=titel, uitleg=uitleg, rollen=rollen, tabel="gesprek",
        velden=(
            Veld("datum", toekomst=True, label=gettext_lazy("Op")),
            Veld("tijd", soort="tekst", label=gettext_lazy("Tijd en plaats"), hulp=gettext_lazy("Bijvoorbeeld: 10.30 uur, kamer 4.")),
        ),
        kan=lambda s: _("Dit gesprek staat al gepland.") if any(g.datum >= s.vandaag for g in s.rijen("gesprek", soort=soort, resultaat="gepland")) else None,
        controleer=lambda s, g: [Fout("datum", _("Deze dag is al voorbij."))] if g.datum < s.vandaag else [],
        doe=lambda a, s, g: plan(a, s, soort, g.datum, g.tijd, organisatie=getattr(s.inrichting, organisatie), **{k: [str(w) for w in v] for k, v in gegevens.items()}),
        **rest,
    )  # fmt: skip


SCREENING_PLANNEN = _afspraakstap(
    "screening-plannen", gettext_lazy("Screening plannen"), gettext_lazy("De poortwachter is nu niet vrij: maak een afspraak."), "screening", PLANNERS - {"intaker"},
    "inkomen", fase="melding",
)  # fmt: skip


def _ambitiegesprek_nodig(s: Situatie) -> Beurt | None:
    melding = s.laatste("melding", soort="bijstand")
    if s.groep or melding is None or melding.screening_op is None or s.rijen("gesprek", soort="ambitiegesprek", resultaat=("gepland", "gehouden")):
        return None
    if s.lopend("inburgering") or s.kent("statushouder") or (s.open_melding is None and s.open_aanvraag is None and s.lopend("uitkering") is None):
        return None
    return Beurt(_("De screening is klaar, het ambitiegesprek is nog niet gepland."))


AMBITIEGESPREK_PLANNEN = _afspraakstap(
    "ambitiegesprek-plannen", gettext_lazy("Ambitiegesprek plannen"), gettext_lazy("Het brede gesprek over alle leefgebieden."), "ambitiegesprek", PLANNERS, "werk",
    fase="ambitie", beurt=_ambitiegesprek_nodig,
)  # fmt: skip


def _io_nodig(s: Situatie) -> Beurt | None:
    eerste = s.laatste("gesprek", soort=("ambitiegesprek", "screening"), resultaat="gehouden")
    if eerste is None or s.open_melding is None or s.open_melding.datum > eerste.datum:
        return None
    if any(g.datum >= s.open_melding.datum for g in s.rijen("gesprek", soort="afspraak_io")):
        return None
    return Beurt(_("De afspraak over de uitkering bij IO is nog niet gemaakt."), uiterlijk("afspraak-io-na-een-week", eerste.datum))


AFSPRAAK_IO = _afspraakstap(
    "afspraak-io-plannen", gettext_lazy("Afspraak bij IO plannen"), gettext_lazy("Ongeveer een week na het eerste gesprek. De brief noemt wat de klant moet meenemen."),
    "afspraak_io", PLANNERS | {"inkomensconsulent"}, "inkomen", fase="aanvraag", beurt=_io_nodig, gegevens={"meenemen": STUKKEN[1:]},
)  # fmt: skip


def _help(a: Actie, s: Situatie, g: Gegevens) -> Any:
    contact = a.leg_vast("contact", datum=g.datum, wijze=g.wijze, met="klant", onderwerp="inkomen")
    a.toelichting(contact, g.gedaan)
    for partner in g.partners or ():
        a.leg_vast("verwijzing", datum=g.datum, partner=partner, reden="financien", warm=g.warm)
    return contact


DIRECT_HELPEN = Stap(
    id="direct-helpen",
    titel=gettext_lazy("Direct helpen bij nood"),
    uitleg=gettext_lazy("Geen eten, dreigende uithuiszetting of afsluiting: wat regelt u vandaag, en met wie?"),
    fase="melding",
    tabel="verwijzing",
    rollen=POORT | {"consulent_jongerenloket"},
    velden=(
        Veld("datum"),
        Veld("wijze", kolom="contact.wijze", verplicht=True, label=gettext_lazy("Hoe sprak u de klant?")),
        Veld("gedaan", soort="lang", label=gettext_lazy("Wat hebt u geregeld?"), verplicht=True),
        Veld("partners", soort="meerkeuze", verplicht=True, label=gettext_lazy("Wie helpt mee?"),
             keuzes=lambda s: [(c, label) for c, label in Veld("partner", kolom="verwijzing.partner").mogelijkheden(s) if c in NOODPARTNERS]),
        Veld("warm", label=gettext_lazy("U was zelf bij de overdracht")),
    ),
    kan=lambda s: None if s.open_melding is not None or s.open_aanvraag is not None else _("Er is geen open melding of aanvraag."),
    beurt=lambda s: Beurt(_("De klant is in nood."), s.open_melding.datum) if s.open_melding is not None and s.open_melding.nood not in (None, "geen")
    and not any(v.datum >= s.open_melding.datum for v in s.rijen("verwijzing")) else None,
    vooraf=lambda s: {"datum": s.vandaag, "warm": True, "wijze": "bezoek"},
    doe=_help,
)  # fmt: skip
NOODPARTNERS = ("voedselbank", "woningcorporatie", "kredietbank", "schuldhulp", "bijzondere_bijstand", "sociaal_team", "maatschappelijk_werk", "jeugd", "huisarts", "anders")

UITKOMSTEN = (
    ("aanvraag", gettext_lazy("De klant wil een uitkering aanvragen")), ("werk", gettext_lazy("De klant heeft werk")),
    ("school", gettext_lazy("De klant gaat naar school")), ("niets", gettext_lazy("De klant ziet af van een aanvraag")),
)  # fmt: skip


def _zoekers(s: Situatie) -> list[Any]:
    melding = s.open_melding
    if melding is None or melding.zoekperiode_eind is None:
        return []
    gedaan = any(c.datum >= melding.zoekperiode_begin for c in s.rijen("contact", onderwerp="voortgang"))
    return [] if gedaan else [melding]


def _rond_af(a: Actie, s: Situatie, g: Gegevens) -> Any:
    contact = a.leg_vast("contact", datum=g.datum, wijze=g.wijze, met="klant", onderwerp="voortgang")
    a.toelichting(contact, "\n".join(deel for deel in (f"{_('Zoekperiode')}: {dict(UITKOMSTEN)[g.uitkomst]}", g.inspanning) if deel))
    return contact


ZOEKPERIODE = Stap(
    id="zoekperiode-afronden",
    titel=gettext_lazy("Zoekperiode afronden"),
    uitleg=gettext_lazy("Wat heeft de jongere in vier weken gedaan, en hoe gaat het verder?"),
    fase="melding",
    tabel="contact",
    rollen=POORT | {"consulent_jongerenloket"},
    velden=(
        Veld("datum"),
        Veld("wijze", verplicht=True),
        Veld("uitkomst", soort="keuze", keuzes=lambda s: UITKOMSTEN, label=gettext_lazy("Uitkomst"), verplicht=True),
        Veld("inspanning", soort="lang", label=gettext_lazy("Wat heeft de klant gedaan om werk of school te vinden?"), verplicht=True),
    ),
    over=_zoekers,
    beurt=lambda s: Beurt(_("De zoekperiode loopt af."), m.zoekperiode_eind) if (m := next(iter(_zoekers(s)), None)) and min_(m.zoekperiode_eind, Duur(1, "week")) <= s.vandaag else None,
    vooraf=lambda s: {"datum": s.vandaag},
    doe=_rond_af,
    volgende=("aanvraag-innemen", "afspraak-io-plannen"),
)  # fmt: skip


def _te_attenderen(s: Situatie) -> Any:
    """The next appointment within days of which the client has not been reminded."""
    for gesprek in s.rijen("gesprek", resultaat="gepland"):
        if s.vandaag <= gesprek.datum <= plus(s.vandaag, ATTENDEREN_VOORAF) and gesprek.soort in ("afspraak_io", "ambitiegesprek", "screening"):
            if not any(c.datum >= (gesprek.afgesproken_op or gesprek.datum) for c in s.rijen("contact", onderwerp="attendering")):
                return gesprek
    return None


ATTENDEREN = Stap(
    id="attenderen",
    titel=gettext_lazy("Aan de afspraak herinneren"),
    uitleg=gettext_lazy("U belt of schrijft de klant over de afspraak die eraan komt."),
    fase="gesprekken",
    tabel="contact",
    rollen=frozenset({"balie", "poortwachter"}),
    velden=(Veld("datum"), Veld("wijze", keuzes=("telefoon", "brief", "e-mail", "sms"), verplicht=True), Veld("opmerking", soort="lang", label=gettext_lazy("Opmerking"))),
    kan=lambda s: None if any(g.datum >= s.vandaag for g in s.rijen("gesprek", resultaat="gepland")) else _("Er staat geen afspraak gepland."),
    beurt=lambda s: Beurt(_("Herinner de klant aan de afspraak van %s.") % toon_dag(g.datum), g.datum) if (g := _te_attenderen(s)) is not None else None,
    vooraf=lambda s: {"datum": s.vandaag, "wijze": "telefoon"},
    doe=lambda a, s, g: a.toelichting(a.leg_vast("contact", **g.kolommen("contact"), met="klant", onderwerp="attendering"), g.opmerking),
)

STAPPEN = (SCREENING, SCREENING_PLANNEN, AMBITIEGESPREK_PLANNEN, AFSPRAAK_IO, DIRECT_HELPEN, ZOEKPERIODE, ATTENDEREN)
