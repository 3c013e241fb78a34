"""Trajecten out of the product book: started where there is still a place, extended, ended with a result; certificates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Product, Situatie
from opmaat.dossier.stap import ALLES, Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.kern.tijd import Duur, plus

BEGELEIDERS = frozenset({"werkcoach", "participatiemakelaar", "consulent_jongerenloket", "consulent_inburgering", "jobcoach", "werkleider"})
BEKONNECTED_NA = Duur(3, "maand")
"""BeKonnecteD is for who has not left Matchen after three months: DVO 2025 chapter 3 point 11, DVO 2022 chapter 3."""


def lopende_trajecten(s: Situatie) -> list[Any]:
    """The trajecten without a real last day, oldest first."""
    return [traject for traject in s.rijen("traject") if traject.eind is None]


def _past(product: Product, s: Situatie) -> bool:
    if product.doelgroepen and not any(s.kent(kenmerk) for kenmerk in product.doelgroepen):
        return False
    return not product.groepen or s.groep is None or s.groep in product.groepen


def _producten(s: Situatie) -> Iterable[tuple[str, str]]:
    passend = [(p, _past(p, s)) for p in s.gids.producten(s.vandaag)]
    for product, past in sorted(passend, key=lambda paar: (not paar[1], paar[0].naam)):
        plaats = "" if product.plaatsen is None else _(" (%(vrij)s van %(alle)s plaatsen vrij)") % {"vrij": product.vrij, "alle": product.plaatsen}
        yield product.id, f"{product.naam}{plaats}" + ("" if past else str(_(" – voor een andere groep")))


def _product(s: Situatie, id_: str | None) -> Product | None:
    return next((product for product in s.gids.producten(s.vandaag) if product.id == id_), None)


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    product = _product(s, g.product)
    if product is None:
        yield Fout("product", _("Dit instrument staat niet meer in het productenboek. Kies een ander."))
        return
    if product.vrij is not None and product.vrij <= 0:
        yield Fout("product", _("Er is geen plaats meer vrij in %s. Kies een andere route of een latere begindag.") % product.naam)
    if g.gepland_eind is not None and g.gepland_eind < g.begin:
        yield Fout("gepland_eind", _("Het traject eindigt voor het begint. Controleer de datum."))
    elif product.duur and g.gepland_eind is not None and g.gepland_eind > plus(g.begin, Duur(int(product.duur), "maand")):
        yield Waarschuwing("gepland_eind", _("%(naam)s duurt hoogstens %(duur)s maanden.") % {"naam": product.naam, "duur": int(product.duur)})
    if any(t.instrument == product.code and t.sector == product.sector for t in lopende_trajecten(s)):
        yield Fout("product", _("De klant volgt dit traject al. Sluit dat eerst af."))
    if not _past(product, s):
        yield Waarschuwing("product", _("%s is bedoeld voor een andere groep of doelgroep.") % product.naam)
    indeling = s.lopend("klantgroep")
    if product.code == "bekonnected" and indeling is not None and g.begin < plus(indeling.begin, BEKONNECTED_NA):
        yield Waarschuwing("begin", _("BeKonnecteD is voor wie na drie maanden in Matchen nog geen werk heeft."))
    if s.lopend("plan_van_aanpak") is None:
        yield Waarschuwing(ALLES, _("Er is nog geen geldig plan van aanpak waar dit traject bij hoort."))
    if g.financiering == "esf" and g.uren_per_week is None:
        yield Fout("uren_per_week", _("Voor ESF zijn de uren per week nodig."))


def _start(a: Actie, s: Situatie, g: Gegevens) -> Any:
    product = _product(s, g.product)
    assert product is not None
    plan = s.lopend("plan_van_aanpak")
    return a.leg_vast(
        "traject",
        **{**g.kolommen("traject"), "uitvoerder": g.uitvoerder or product.uitvoerder, "kosten": g.kosten if g.kosten is not None else product.kosten},
        instrument=product.code,
        sector=product.sector,
        plan_id=plan.feit_id if plan is not None else None,
        aangeboden_op=s.vandaag,
    )


STARTEN = Stap(
    id="traject-starten",
    titel=_("Traject starten"),
    uitleg=_("U kiest een instrument uit het productenboek. U ziet meteen waar nog plaats is."),
    fase="traject",
    tabel="traject",
    rollen=BEGELEIDERS,
    velden=(
        Veld("product", soort="keuze", keuzes=_producten, label=_("Instrument"), verplicht=True),
        Veld("begin", toekomst=True),
        Veld("gepland_eind", label=_("Loopt volgens plan t/m")),
        Veld("uitvoerder", hulp=_("Leeg: de uitvoerder uit het productenboek.")),
        Veld("uren_per_week", minimum=1, maximum=60),
        Veld("financiering"),
        Veld("verplicht", hulp=_("Alleen als het is opgelegd met een besluit.")),
        Veld("onderdeel_taal_werk"),
        Veld("functie", hulp=_("Bij een stage of werkplek.")),
        Veld("kosten", hulp=_("Leeg: de prijs uit het productenboek.")),
        Veld("doel", soort="lang", toelichting=True, label=_("Wat moet dit traject opleveren?")),
    ),
    kan=lambda s: None if s.groep or s.rijen("doelgroep") else _("Maak eerst een indeling in een klantgroep."),
    vooraf=lambda s: {"begin": s.vandaag, "financiering": "basis"},
    controleer=_controleer,
    doe=_start,
)  # fmt: skip

VERLENGEN = Stap(
    id="traject-verlengen",
    titel=_("Traject verlengen of aanpassen"),
    uitleg=_("De afgesproken einddatum verandert, of de uren."),
    fase="traject",
    tabel="traject",
    rollen=BEGELEIDERS,
    velden=(Veld("gepland_eind", verplicht=True), Veld("uren_per_week", minimum=1, maximum=60), Veld("waarom", soort="lang", toelichting=True, label=_("Waarom?"), verplicht=True)),
    over=lopende_trajecten,
    controleer=lambda s, g: (
        [Fout("gepland_eind", _("Deze dag ligt voor het begin van het traject."))] if s.feit is not None and g.gepland_eind < s.feit.begin else []
    ),
)  # fmt: skip


def _over_tijd(s: Situatie) -> Beurt | None:
    voorbij: list[date] = [t.gepland_eind for t in lopende_trajecten(s) if t.gepland_eind is not None and t.gepland_eind < s.vandaag]
    return Beurt(str(_("Een traject is voorbij de geplande einddatum en staat nog open.")), min(voorbij)) if voorbij else None


def _controleer_einde(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.feit is not None and g.eind < s.feit.begin:
        yield Fout("eind", _("Het traject begon op %s; het einde kan niet eerder zijn.") % f"{s.feit.begin:%d-%m-%Y}")
    if g.resultaat == "uitval" and not g.uitvalreden:
        yield Fout("uitvalreden", _("Vul in waarom de klant is gestopt. Elk kwartaal wordt hierover gerapporteerd."))
    if g.resultaat != "uitval" and g.uitvalreden:
        yield Fout("uitvalreden", _("Een reden voor uitval hoort alleen bij het resultaat uitval."))


def _einde(a: Actie, s: Situatie, g: Gegevens) -> Any:
    traject = a.wijzig(s.feit, reden=str(_("Traject afgesloten")), **g.kolommen("traject"))
    if g.behaald_soort:
        a.leg_vast("behaald", datum=g.eind, soort=g.behaald_soort, niveau=g.behaald_niveau, traject_id=traject.feit_id, organisatie=traject.uitvoerder)
    return traject


EINDIGEN = Stap(
    id="traject-afsluiten",
    titel=_("Traject afsluiten"),
    uitleg=_("Het traject is voorbij: met welk resultaat?"),
    fase="traject",
    tabel="traject",
    rollen=BEGELEIDERS,
    velden=(
        Veld("eind", verplicht=True, label=_("Laatste dag")),
        Veld("resultaat", verplicht=True),
        Veld("uitvalreden"),
        Veld("behaald_soort", kolom="behaald.soort", verplicht=False, label=_("Behaald: certificaat of diploma")),
        Veld("behaald_niveau", kolom="behaald.niveau"),
        Veld("verslag", soort="lang", toelichting=True, label=_("Hoe is het gegaan?")),
    ),
    over=lopende_trajecten,
    beurt=_over_tijd,
    vooraf=lambda s: {"eind": min(s.vandaag, getattr(s.feit, "gepland_eind", None) or s.vandaag)},
    controleer=_controleer_einde,
    doe=_einde,
    volgende=("traject-starten", "plaatsen"),
)

ESF = Stap(
    id="esf-dossier",
    titel=_("ESF-dossier compleet melden"),
    uitleg=_("Alle stukken voor ESF zijn binnen en gecontroleerd."),
    fase="traject",
    tabel="traject",
    rollen=frozenset({"lks_esf_administratie"}),
    velden=(Veld("esf_dossier", verplicht=True), Veld("opmerking", soort="lang", toelichting=True, label=_("Opmerking"))),
    over=lambda s: [t for t in s.rijen("traject", financiering="esf") if not t.esf_dossier],
    vooraf=lambda s: {"esf_dossier": True},
)

BEHAALD = Stap(
    id="behaald-vastleggen",
    titel=_("Certificaat of diploma vastleggen"),
    uitleg=_("Wat heeft de klant behaald, ook buiten een traject?"),
    fase="traject",
    tabel="behaald",
    rollen=BEGELEIDERS,
    velden=(Veld("datum"), Veld("soort"), Veld("niveau"), Veld("organisatie", label=_("Opleider"))),
    vooraf=lambda s: {"datum": s.vandaag},
)

STAPPEN = (STARTEN, VERLENGEN, EINDIGEN, ESF, BEHAALD)
