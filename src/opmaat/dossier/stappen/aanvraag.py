"""The application for assistance: taken in, completed, paid in advance, decided in time, withdrawn, objected to.

Participatiewet art. 41, 44, 44a (plan for who is younger than 27), 52 (advance within four weeks); Awb 4:5 (recovery term), 4:13 (eight
weeks), 4:15 (suspension), 6:7 and 7:10 (objection). Policy framework par. 4.1, step 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.signalen import VOORSCHOT as VOORSCHOTTERMIJN
from opmaat.dossier.signalen import beslistermijn
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.stappen.poortwachter import STUKKEN
from opmaat.dossier.toon import toon_dag
from opmaat.kern.tijd import Duur, leeftijd, plus

CONSULENT = frozenset({"inkomensconsulent"})
HERSTELTERMIJN = Duur(2, "week")  # Awb 4:5; the municipality sets how long
BEZWAARTERMIJN = Duur(6, "week")  # Awb 6:7
BESLUIT_OP_BEZWAAR = Duur(12, "week")  # Awb 7:10: six weeks, twelve with an advisory committee, counted after the term for objection
PLAN_TOT_LEEFTIJD = 27  # Participatiewet art. 44 lid 4
REGELINGEN = ("PW", "IOAW", "IOAZ", "Bbz")


def _open(s: Situatie) -> list[Any]:
    return s.rijen("aanvraag", status=("open", "aangehouden"))


def _voor_indiening(s: Situatie) -> Any:
    return s.open_melding


def _controleer_inname(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    melding = s.laatste("melding", soort="bijstand")
    if melding is not None and g.datum < melding.datum:
        yield Fout("datum", _("De klant meldde zich op %s; een aanvraag kan niet eerder zijn.") % toon_dag(melding.datum))
    if melding is not None and melding.zoekperiode_eind is not None and g.datum <= melding.zoekperiode_eind:
        yield Waarschuwing("datum", _("De zoekperiode loopt tot en met %s. Een aanvraag kan pas daarna, behalve als wachten niet verantwoord is.") % toon_dag(melding.zoekperiode_eind))
    if _open(s):
        yield Fout("datum", _("Er loopt al een aanvraag, van %s. Handel die eerst af.") % toon_dag(_open(s)[-1].datum))
    if (uitkering := s.lopend("uitkering", op=g.datum)) is not None:
        yield Waarschuwing("regeling", _("De klant heeft al een uitkering, sinds %s.") % toon_dag(uitkering.begin))


def _neem_in(a: Actie, s: Situatie, g: Gegevens) -> Any:
    melding = _voor_indiening(s)
    ontbreekt = list(g.ontbreekt or ())
    kolommen: dict[str, Any] = {"status": "open"}
    if ontbreekt:
        kolommen = {"status": "aangehouden", "opgeschort_van": s.vandaag, "opgeschort_tot": plus(s.vandaag, HERSTELTERMIJN)}
    aanvraag = a.leg_vast(
        "aanvraag", **g.kolommen("aanvraag"), **kolommen, melding_id=None if melding is None else melding.feit_id,
        gemeente=(melding.gemeente if melding is not None else None) or s.inrichting.gemeente, organisatie=s.inrichting.inkomen,
    )  # fmt: skip
    afspraak = s.laatste("gesprek", soort="afspraak_io", resultaat="gepland")
    if afspraak is not None and afspraak.datum <= g.datum and s.heeft_rol("inkomensconsulent"):
        a.wijzig(afspraak, resultaat="gehouden", rol="inkomensconsulent", medewerker_id=s.lezer.medewerker_id)
    _vraag_stukken(a, aanvraag, ontbreekt, kolommen.get("opgeschort_tot"))
    return aanvraag


def _vraag_stukken(a: Actie, aanvraag: Any, ontbreekt: list[str], uiterlijk: date | None) -> None:
    if ontbreekt:
        a.toelichting(aanvraag, _("Nog nodig: %s.") % ", ".join(ontbreekt))
        a.brief("herinnering", over=aanvraag, onderwerp=_("de stukken voor uw aanvraag: %s") % ", ".join(ontbreekt), uiterlijk=uiterlijk)


def _stukken(s: Situatie) -> list[tuple[str, str]]:
    return [(str(stuk), str(stuk)) for stuk in STUKKEN]


def _aanvraag_nodig(s: Situatie) -> Beurt | None:
    afspraak = s.laatste("gesprek", soort="afspraak_io", resultaat="gepland")
    if afspraak is not None and afspraak.datum <= s.vandaag and s.open_melding is not None:
        return Beurt(_("De afspraak bij IO was op %s. Neem de aanvraag in.") % toon_dag(afspraak.datum), afspraak.datum)
    return None


INNEMEN = Stap(
    id="aanvraag-innemen",
    titel=gettext_lazy("Aanvraag innemen"),
    uitleg=gettext_lazy("De klant vraagt een uitkering aan. Kruis aan welke stukken nog ontbreken; de brief met de hersteltermijn wordt dan gemaakt."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT | {"poortwachter"},
    velden=(
        Veld("datum", label=gettext_lazy("Aangevraagd op")),
        Veld("regeling", keuzes=REGELINGEN, verplicht=True),
        Veld("ontbreekt", soort="meerkeuze", keuzes=_stukken, label=gettext_lazy("Welke stukken ontbreken nog?"), hulp=gettext_lazy("De klant krijgt twee weken om ze te brengen. Zolang staat de beslistermijn stil.")),
        Veld("opmerking", soort="lang", label=gettext_lazy("Opmerking"), toelichting=True),
    ),
    kan=lambda s: None if not _open(s) and s.laatste("melding", soort="bijstand") is not None else _("Er is geen melding voor bijstand, of er loopt al een aanvraag."),
    beurt=_aanvraag_nodig,
    vooraf=lambda s: {"datum": s.vandaag, "regeling": "PW"},
    controleer=_controleer_inname,
    doe=_neem_in,
    volgende=("aanvraag-toekennen", "voorschot", "ambitiegesprek-plannen"),
)  # fmt: skip


def _hersteltermijn(a: Actie, s: Situatie, g: Gegevens) -> Any:
    aanvraag = a.wijzig(s.feit, reden=_("Hersteltermijn gegeven"), status="aangehouden", opgeschort_van=g.opgeschort_van, opgeschort_tot=g.opgeschort_tot)
    _vraag_stukken(a, aanvraag, list(g.ontbreekt or ()), g.opgeschort_tot)
    return aanvraag


HERSTEL = Stap(
    id="hersteltermijn",
    titel=gettext_lazy("Hersteltermijn geven"),
    uitleg=gettext_lazy("Er ontbreken stukken. De klant krijgt een brief en tijd; de beslistermijn staat zolang stil."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT,
    velden=(
        Veld("opgeschort_van", verplicht=True, label=gettext_lazy("Brief verstuurd op")),
        Veld("opgeschort_tot", verplicht=True, label=gettext_lazy("Stukken uiterlijk op"), toekomst=True),
        Veld("ontbreekt", soort="meerkeuze", keuzes=_stukken, verplicht=True, label=gettext_lazy("Welke stukken ontbreken?")),
    ),
    over=lambda s: s.rijen("aanvraag", status="open", opgeschort_van=None),
    vooraf=lambda s: {"opgeschort_van": s.vandaag, "opgeschort_tot": plus(s.vandaag, HERSTELTERMIJN)},
    controleer=lambda s, g: [
        *([Fout("opgeschort_van", _("De aanvraag is van %s; de brief kan niet eerder zijn.") % toon_dag(s.feit.datum))] if g.opgeschort_van < s.feit.datum else []),
        *([Fout("opgeschort_tot", _("Geef de klant ten minste een week."))] if g.opgeschort_tot < plus(g.opgeschort_van, Duur(1, "week")) else []),
    ],
    doe=_hersteltermijn,
)


def _compleet(a: Actie, s: Situatie, g: Gegevens) -> Any:
    tot = min(g.ontvangen_op, s.feit.opgeschort_tot) if s.feit.opgeschort_tot is not None else g.ontvangen_op
    return a.wijzig(s.feit, reden=_("Stukken ontvangen"), status="open", opgeschort_tot=tot)


COMPLEET = Stap(
    id="stukken-compleet",
    titel=gettext_lazy("Stukken zijn compleet"),
    uitleg=gettext_lazy("Alles is binnen. De beslistermijn loopt weer."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT | {"poortwachter"},
    velden=(Veld("ontvangen_op", soort="datum", verplicht=True, label=gettext_lazy("Laatste stuk ontvangen op")), Veld("opmerking", soort="lang", label=gettext_lazy("Opmerking"), toelichting=True)),
    over=lambda s: s.rijen("aanvraag", status="aangehouden"),
    vooraf=lambda s: {"ontvangen_op": s.vandaag},
    controleer=lambda s, g: [Fout("ontvangen_op", _("De stukken zijn op %s gevraagd.") % toon_dag(s.feit.opgeschort_van))]
    if s.feit.opgeschort_van is not None and g.ontvangen_op < s.feit.opgeschort_van else [],
    doe=_compleet,
    volgende=("aanvraag-toekennen", "aanvraag-afwijzen"),
)  # fmt: skip


def _voorschot_nodig(s: Situatie) -> Beurt | None:
    aanvraag = next((r for r in _open(s) if r.voorschot_op is None), None)
    return None if aanvraag is None else Beurt(_("Zonder besluit krijgt de klant binnen vier weken een voorschot."), plus(aanvraag.datum, VOORSCHOTTERMIJN))


VOORSCHOT = Stap(
    id="voorschot",
    titel=gettext_lazy("Voorschot geven"),
    uitleg=gettext_lazy("Binnen vier weken na de aanvraag, en daarna elke vier weken, tot het besluit er is (artikel 52)."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT,
    velden=(Veld("voorschot_op", verplicht=True, label=gettext_lazy("Betaald op")), Veld("opmerking", soort="lang", label=gettext_lazy("Bedrag en opmerking"), rubriek="inkomen", toelichting=True)),
    over=lambda s: [r for r in _open(s) if r.voorschot_op is None],
    beurt=_voorschot_nodig,
    vooraf=lambda s: {"voorschot_op": s.vandaag},
    controleer=lambda s, g: [Fout("voorschot_op", _("De aanvraag is van %s.") % toon_dag(s.feit.datum))] if g.voorschot_op < s.feit.datum else [],
    doe=lambda a, s, g: a.wijzig(s.feit, voorschot_op=g.voorschot_op),
)


def _controleer_besluit(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.besluit_op < s.feit.datum:
        yield Fout("besluit_op", _("De aanvraag is van %s; het besluit kan niet eerder zijn.") % toon_dag(s.feit.datum))
    if g.verzonden_op is not None and g.verzonden_op < g.besluit_op:
        yield Fout("verzonden_op", _("De brief gaat niet weg voor het besluit."))


def _controleer_toekenning(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    yield from _controleer_besluit(s, g)
    melding = next((m for m in s.rijen("melding") if m.feit_id == s.feit.melding_id), None)
    if melding is not None and g.begin < melding.datum:
        yield Waarschuwing("begin", _("De uitkering gaat meestal in op de dag van de melding, %s. Eerder kan alleen in bijzondere gevallen.") % toon_dag(melding.datum))
    for uitkering in s.rijen("uitkering"):
        if uitkering.eind is None or uitkering.eind >= g.begin:
            yield Fout("begin", _("Er loopt al een uitkering vanaf %s. Twee uitkeringen tegelijk kan niet.") % toon_dag(uitkering.begin))
    if s.geboortedatum is not None and leeftijd(s.geboortedatum, g.begin) < PLAN_TOT_LEEFTIJD and s.laatste("plan_van_aanpak") is None:
        yield Waarschuwing("begin", _("Bij wie jonger is dan 27 hoort een plan van aanpak bij het besluit (artikel 44 lid 4). Er is nog geen plan."))


def _ken_toe(a: Actie, s: Situatie, g: Gegevens) -> Any:
    dossier = s.feit.dossier_id or _dossier_van_eerder(s) or a.nieuw_dossier(g.begin)
    aanvraag = a.wijzig(s.feit, reden=_("Besluit"), status="toegekend", besluit_op=g.besluit_op, verzonden_op=g.verzonden_op, ingang=g.begin, dossier_id=dossier)
    kolommen = {n: w for n, w in g.kolommen("uitkering").items() if n != "besluit_op"}
    uitkering = a.leg_vast(
        "uitkering", **kolommen, dossier_id=dossier, aanvraag_id=aanvraag.feit_id, regeling=s.feit.regeling or "PW", besluit_op=g.besluit_op,
        gemeente=s.feit.gemeente or s.inrichting.gemeente,
    )  # fmt: skip
    if g.aanspreekpunt and s.lezer.medewerker_id is not None and not s.lopende("toewijzing", rol="aanspreekpunt", organisatie=s.inrichting.inkomen):
        a.leg_vast("toewijzing", begin=g.besluit_op, rol="aanspreekpunt", organisatie=s.inrichting.inkomen, medewerker_id=s.lezer.medewerker_id)
    a.brief("besluit-aanvraag", over=aanvraag, motivering=g.motivering)
    return uitkering


def _dossier_van_eerder(s: Situatie) -> int | None:
    eerder = s.laatste("uitkering")
    return None if eerder is None else eerder.dossier_id


def _besluit_nodig(s: Situatie) -> Beurt | None:
    aanvraag = next((r for r in _open(s) if r.status == "open"), None)
    return None if aanvraag is None else Beurt(_("Besluit op de aanvraag van %s.") % toon_dag(aanvraag.datum), beslistermijn(aanvraag))


def _toekenning_vooraf(s: Situatie) -> Mapping[str, Any]:
    melding = next((m for m in s.rijen("melding") if m.feit_id == getattr(s.feit, "melding_id", None)), None)
    begin = melding.datum if melding is not None else getattr(s.feit, "datum", s.vandaag)
    return {"besluit_op": s.vandaag, "begin": begin, "rol": "aanvrager", "aanspreekpunt": True}


BESLUIT = (Veld("besluit_op", verplicht=True), Veld("verzonden_op"))
TOEKENNEN = Stap(
    id="aanvraag-toekennen",
    titel=gettext_lazy("Uitkering toekennen"),
    uitleg=gettext_lazy("Het besluit is: toekennen. De uitkering begint en de brief wordt gemaakt."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT,
    velden=(
        *BESLUIT,
        Veld("begin", kolom="uitkering.begin", label=gettext_lazy("Gaat in op")),
        Veld("herkomst", kolom="uitkering.herkomst", verplicht=True),
        Veld("rol", kolom="uitkering.rol", verplicht=True),
        Veld("bedrag", kolom="uitkering.bedrag"),
        Veld("aanspreekpunt", soort="vinkje", label=gettext_lazy("Ik ben het aanspreekpunt voor vragen over de uitkering")),
        Veld("motivering", soort="lang", label=gettext_lazy("Tekst in de brief")),
    ),
    over=_open,
    beurt=_besluit_nodig,
    vooraf=_toekenning_vooraf,
    controleer=_controleer_toekenning,
    doe=_ken_toe,
    volgende=("ambitiegesprek-plannen", "plan-opstellen"),
)


def _wijs_af(a: Actie, s: Situatie, g: Gegevens, status: str) -> Any:
    aanvraag = a.wijzig(s.feit, reden=_("Besluit"), status=status, **g.kolommen("aanvraag"))
    a.toelichting(aanvraag, g.motivering, "inkomen")
    a.brief("besluit-aanvraag", over=aanvraag, motivering=g.motivering)
    return aanvraag


AFWIJZEN = Stap(
    id="aanvraag-afwijzen",
    titel=gettext_lazy("Aanvraag afwijzen"),
    uitleg=gettext_lazy("Het besluit is: geen uitkering. Leg in gewone woorden uit waarom, en wijs de weg naar andere hulp."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT,
    velden=(*BESLUIT, Veld("afwijzingsgrond", verplicht=True), Veld("motivering", soort="lang", verplicht=True, label=gettext_lazy("Waarom? (komt in de brief)"))),
    over=_open,
    vooraf=lambda s: {"besluit_op": s.vandaag},
    controleer=_controleer_besluit,
    doe=lambda a, s, g: _wijs_af(a, s, g, "afgewezen"),
    volgende=("verwijzen",),
)

BUITEN_BEHANDELING = Stap(
    id="aanvraag-buiten-behandeling",
    titel=gettext_lazy("Aanvraag niet behandelen"),
    uitleg=gettext_lazy("De hersteltermijn is voorbij en de stukken zijn er niet (Awb 4:5)."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT,
    velden=(*BESLUIT, Veld("motivering", soort="lang", verplicht=True, label=gettext_lazy("Welke stukken ontbreken nog? (komt in de brief)"))),
    over=lambda s: [r for r in s.rijen("aanvraag", status="aangehouden") if r.opgeschort_tot is not None and r.opgeschort_tot < s.vandaag],
    vooraf=lambda s: {"besluit_op": s.vandaag},
    controleer=_controleer_besluit,
    doe=lambda a, s, g: _wijs_af(a, s, g, "buiten_behandeling"),
)

INTREKKEN = Stap(
    id="aanvraag-intrekken",
    titel=gettext_lazy("Aanvraag intrekken"),
    uitleg=gettext_lazy("De klant ziet zelf af van de aanvraag."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT | {"poortwachter"},
    velden=(Veld("ingetrokken_op", verplicht=True), Veld("waarom", soort="lang", label=gettext_lazy("Waarom?"), verplicht=True, toelichting=True)),
    over=_open,
    vooraf=lambda s: {"ingetrokken_op": s.vandaag},
    controleer=lambda s, g: [Fout("ingetrokken_op", _("De aanvraag is van %s.") % toon_dag(s.feit.datum))] if g.ingetrokken_op < s.feit.datum else [],
    doe=lambda a, s, g: a.wijzig(s.feit, reden=_("Ingetrokken door de klant"), status="ingetrokken", ingetrokken_op=g.ingetrokken_op),
)


def _beslist(s: Situatie) -> list[Any]:
    return [r for r in s.rijen("aanvraag", status=("toegekend", "afgewezen", "buiten_behandeling")) if r.besluit_op is not None and r.herzien_op is None]


BEZWAAR = Stap(
    id="bezwaar-ontvangen",
    titel=gettext_lazy("Bezwaar ontvangen"),
    uitleg=gettext_lazy("De klant is het niet eens met het besluit."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT | {"balie"},
    velden=(Veld("ontvangen_op", soort="datum", verplicht=True, label=gettext_lazy("Ontvangen op")), Veld("waarom", soort="lang", verplicht=True, label=gettext_lazy("Wat schrijft de klant?"))),
    over=_beslist,
    vooraf=lambda s: {"ontvangen_op": s.vandaag},
    controleer=lambda s, g: [
        *([Fout("ontvangen_op", _("Het besluit is van %s; het bezwaar komt daarna.") % toon_dag(s.feit.besluit_op))] if g.ontvangen_op < s.feit.besluit_op else []),
        *(
            [Waarschuwing("ontvangen_op", _("Bezwaar kan tot zes weken na de brief, tot en met %s.") % toon_dag(plus(s.feit.verzonden_op or s.feit.besluit_op, BEZWAARTERMIJN)))]
            if g.ontvangen_op > plus(s.feit.verzonden_op or s.feit.besluit_op, BEZWAARTERMIJN) else []
        ),
    ],
    doe=lambda a, s, g: a.toelichting(
        s.feit,
        _("Bezwaar ontvangen op %(dag)s. Beslissen uiterlijk op %(uiterlijk)s. %(tekst)s")
        % {
            "dag": toon_dag(g.ontvangen_op),
            "uiterlijk": toon_dag(plus(plus(s.feit.verzonden_op or s.feit.besluit_op, BEZWAARTERMIJN), BESLUIT_OP_BEZWAAR)),
            "tekst": g.waarom,
        },
        "inkomen",
    ),
    volgende=("bezwaar-beslissen",),
)  # fmt: skip

UITSLAG = (("gegrond", gettext_lazy("Gegrond: het besluit verandert")), ("ongegrond", gettext_lazy("Ongegrond: het besluit blijft")), ("ingetrokken", gettext_lazy("De klant trok het bezwaar in")))


def _beslis_bezwaar(a: Actie, s: Situatie, g: Gegevens) -> Any:
    aanvraag = s.feit
    if g.uitslag == "gegrond":
        aanvraag = a.wijzig(s.feit, reden=_("Besluit op bezwaar"), herzien_op=g.datum, **({"status": "open"} if g.opnieuw else {}))
    a.toelichting(aanvraag, f"{dict(UITSLAG)[g.uitslag]} ({toon_dag(g.datum)}). {g.motivering}", "inkomen")
    return aanvraag


BEZWAAR_BESLISSEN = Stap(
    id="bezwaar-beslissen",
    titel=gettext_lazy("Besluit op bezwaar"),
    uitleg=gettext_lazy("De uitkomst van het bezwaar tegen het besluit op de aanvraag."),
    fase="aanvraag",
    tabel="aanvraag",
    rollen=CONSULENT,
    velden=(
        Veld("datum", soort="datum", verplicht=True, label=gettext_lazy("Besluit op")),
        Veld("uitslag", soort="keuze", keuzes=lambda s: UITSLAG, verplicht=True, label=gettext_lazy("Uitkomst")),
        Veld("opnieuw", soort="vinkje", label=gettext_lazy("Na het bezwaar wordt opnieuw op de aanvraag besloten"), hulp=gettext_lazy("Bijvoorbeeld omdat de aanvraag toch wordt toegekend.")),
        Veld("motivering", soort="lang", verplicht=True, label=gettext_lazy("Waarom?")),
    ),
    over=_beslist,
    vooraf=lambda s: {"datum": s.vandaag},
    controleer=lambda s, g: [Fout("datum", _("Het eerste besluit is van %s.") % toon_dag(s.feit.besluit_op))] if g.datum < s.feit.besluit_op else [],
    doe=_beslis_bezwaar,
    volgende=("aanvraag-toekennen",),
)

STAPPEN = (INNEMEN, HERSTEL, COMPLEET, VOORSCHOT, TOEKENNEN, AFWIJZEN, BUITEN_BEHANDELING, INTREKKEN, BEZWAAR, BEZWAAR_BESLISSEN)
