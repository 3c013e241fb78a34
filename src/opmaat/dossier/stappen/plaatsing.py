"""From candidate to job: proposed on a vacancy, trial place, placement with its ground and form, contract end, real end.

Trial place: two months, extension up to six (Participatiewet art. 8a). No probation in a contract of six months or less, at most
one month under two years, two months from then on (Burgerlijk Wetboek 7:652).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie, dag_voor
from opmaat.dossier.stap import ALLES, Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.kern.tijd import Duur, plus

BEMIDDELAARS = frozenset({"werkcoach", "accountmanager", "jobcoach", "consulent_jongerenloket"})
OPEN_VOORDRACHT = ("open", "gesprek", "proefplaats")
CONTRACT_LOOPT_AF = Duur(8, "week")


def lopende_plaatsingen(s: Situatie) -> list[Any]:
    """The placements without a real last day, oldest first."""
    return [plaatsing for plaatsing in s.rijen("plaatsing") if plaatsing.eind is None]


def _vacatures(s: Situatie) -> Iterable[tuple[str, str]]:
    voorgedragen = {v.vacature_id for v in s.rijen("voordracht", resultaat=OPEN_VOORDRACHT)}
    for vacature in s.gids.vacatures(s.vandaag):
        if vacature.feit_id not in voorgedragen and (vacature.vrij is None or vacature.vrij > 0):
            yield str(vacature.feit_id), f"{vacature.functie} – {vacature.werkgever}"


def _werkgevers(s: Situatie) -> Iterable[tuple[str, str]]:
    return [(str(id_), naam) for id_, naam in s.gids.werkgevers()]


VOORDRAGEN = Stap(
    id="voordragen",
    titel=_("Voordragen op een vacature"),
    uitleg=_("U stelt de klant voor aan een werkgever met een open vacature."),
    fase="werk",
    tabel="voordracht",
    rollen=BEMIDDELAARS,
    velden=(
        Veld("vacature", soort="keuze", keuzes=_vacatures, label=_("Vacature"), verplicht=True),
        Veld("datum"),
        Veld("aanbeveling", soort="lang", toelichting=True, label=_("Waarom past dit?")),
    ),
    kan=lambda s: None if s.gids.vacatures(s.vandaag) else _("Er zijn nu geen open vacatures. Een accountmanager voert ze in bij de werkgever."),
    vooraf=lambda s: {"datum": s.vandaag},
    doe=lambda a, s, g: a.leg_vast("voordracht", datum=g.datum, vacature_id=int(g.vacature), resultaat="open"),
    volgende=("voordracht-uitslag",),
)  # fmt: skip

UITSLAG = Stap(
    id="voordracht-uitslag",
    titel=_("Uitslag van een voordracht"),
    uitleg=_("Wat is er van de voordracht gekomen?"),
    fase="werk",
    tabel="voordracht",
    rollen=BEMIDDELAARS,
    velden=(
        Veld("resultaat", keuzes=("gesprek", "proefplaats", "afgewezen", "teruggetrokken", "vervallen"), verplicht=True),
        Veld("resultaat_op", verplicht=True),
        Veld("reactie", soort="lang", toelichting=True, label=_("Wat zei de werkgever?")),
    ),
    over=lambda s: s.rijen("voordracht", resultaat=OPEN_VOORDRACHT),
    vooraf=lambda s: {"resultaat_op": s.vandaag},
    controleer=lambda s, g: (
        [Fout("resultaat_op", _("De voordracht is van %s; de uitslag kan niet eerder zijn.") % f"{s.feit.datum:%d-%m-%Y}")]
        if s.feit is not None and g.resultaat_op < s.feit.datum else []
    ),
)  # fmt: skip


def langste_proeftijd(begin: date, contract_eind: date | None) -> date | None:
    """The last day a probation may run to under art. 7:652 BW: none, one month, or two; ``None`` when there may be none."""
    if contract_eind is not None and contract_eind < plus(begin, Duur(6, "maand")):
        return None
    kort = contract_eind is not None and contract_eind < dag_voor(plus(begin, Duur(24, "maand")))
    return dag_voor(plus(begin, Duur(1 if kort else 2, "maand")))


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.contract_eind is not None and g.contract_eind < g.begin:
        yield Fout("contract_eind", _("Het contract eindigt voor het begint. Controleer de datum."))
    if g.grond == "proefplaats":
        yield from _proefplaats(g)
    elif g.proeftijd_eind is not None:
        grens = langste_proeftijd(g.begin, g.contract_eind)
        if grens is None:
            yield Waarschuwing("proeftijd_eind", _("Bij een contract van zes maanden of korter mag geen proeftijd."))
        elif g.proeftijd_eind > grens:
            yield Waarschuwing("proeftijd_eind", _("Deze proeftijd is langer dan de wet toestaat: hoogstens t/m %s.") % f"{grens:%d-%m-%Y}")
    if g.grond == "beschut" and not s.kent("indicatie_beschut"):
        yield Waarschuwing("grond", _("Er is geen indicatie beschut werk vastgelegd."))
    if g.grond == "lks" and not (s.kent("doelgroepregister") or g.doelgroepregister):
        yield Waarschuwing("grond", _("De klant staat niet in het doelgroepregister. Vraag dat aan bij UWV, of leg de grond anders vast."))
    if g.grond != "zelfstandig" and g.werkgever is None:
        yield Fout("werkgever", _("Kies de werkgever."))
    if g.grond in ("lks", "beschut") and g.uren is None:
        yield Fout("uren", _("Vul de uren per week in: de subsidie hangt ervan af."))
    andere = [p for p in lopende_plaatsingen(s) if p.grond != "proefplaats"]
    if andere:
        yield Waarschuwing(ALLES, _("De klant werkt al. Twee banen naast elkaar kan; is de eerste voorbij, sluit die dan ook af."))


def _proefplaats(g: Gegevens) -> Iterable[Opmerking]:
    if g.contract_eind is None:
        yield Fout("contract_eind", _("Spreek af tot wanneer de proefplaats duurt."))
    elif g.contract_eind >= plus(g.begin, Duur(6, "maand")):
        yield Fout("contract_eind", _("Een proefplaats duurt hoogstens zes maanden, verlenging meegerekend."))
    elif g.contract_eind >= plus(g.begin, Duur(2, "maand")):
        yield Waarschuwing("contract_eind", _("Een proefplaats duurt twee maanden; langer kan alleen met een reden."))


def _bekend(s: Situatie) -> Mapping[str, Any]:
    voordracht = s.laatste("voordracht", resultaat=OPEN_VOORDRACHT)
    vacature = next((v for v in s.gids.vacatures(s.vandaag) if voordracht is not None and v.feit_id == voordracht.vacature_id), None)
    proef = next((p for p in lopende_plaatsingen(s) if p.grond == "proefplaats"), None)
    bekend: dict[str, Any] = {
        "begin": s.vandaag, "in_begeleiding": True,
        "grond": "beschut" if s.kent("indicatie_beschut") else "lks" if s.kent("doelgroepregister") else "regulier",
        "doelgroepregister": s.kent("doelgroepregister"), "vorm": "in_dienst_extern",
    }  # fmt: skip
    if vacature is not None:
        bekend |= {"werkgever": str(vacature.werkgever_id), "functie": vacature.functie, "sector": vacature.sector, "uren": vacature.uren}
    elif proef is not None:
        bekend |= {"werkgever": str(proef.werkgever_id), "functie": proef.functie, "sector": proef.sector, "uren": proef.uren}
    return bekend


def _plaats(a: Actie, s: Situatie, g: Gegevens) -> Any:
    werkgever = int(g.werkgever) if g.werkgever else None
    vorige = next((p for p in lopende_plaatsingen(s) if p.grond == "proefplaats"), None)
    passend = {v.feit_id for v in s.gids.vacatures(s.vandaag) if v.werkgever_id == werkgever}
    voordracht = next((v for v in s.rijen("voordracht", resultaat=OPEN_VOORDRACHT) if v.vacature_id in passend), None)
    traject = s.lopend("traject", op=g.begin)
    if vorige is not None and g.grond != "proefplaats":
        a.sluit(vorige, dag_voor(g.begin), reden_einde="doorstroom")
    plaatsing = a.leg_vast(
        "plaatsing",
        **g.kolommen("plaatsing"),
        werkgever_id=werkgever,
        volgt_op=vorige.feit_id if vorige is not None else None,
        vacature_id=voordracht.vacature_id if voordracht is not None else None,
        traject_id=traject.feit_id if traject is not None else None,
        uitvoerder=s.organisatie or None,
    )
    if voordracht is not None:
        a.wijzig(voordracht, reden=str(_("Geplaatst")), resultaat="proefplaats" if g.grond == "proefplaats" else "geplaatst", resultaat_op=s.vandaag)
    return plaatsing


PLAATSEN = Stap(
    id="plaatsen",
    titel=_("Plaatsing vastleggen"),
    uitleg=_("De klant gaat aan het werk, of begint op een proefplaats. Wat al bekend is uit de voordracht, staat ingevuld."),
    fase="werk",
    tabel="plaatsing",
    rollen=BEMIDDELAARS | {"werkleider"},
    velden=(
        Veld("werkgever", soort="keuze", keuzes=_werkgevers, label=_("Werkgever")),
        Veld("grond", hulp=_("Waarom kan deze baan bestaan: gewoon werk, met loonkostensubsidie, beschut …")),
        Veld("vorm", verplicht=True, hulp=_("Bij wie en hoe de klant in dienst is.")),
        Veld("begin", toekomst=True),
        Veld("functie", verplicht=True), Veld("sector", verplicht=True), Veld("uren", minimum=1, maximum=60),
        Veld("contract_eind"), Veld("proeftijd_eind"),
        Veld("doelgroepregister"), Veld("herkomst_sroi"), Veld("verplicht"), Veld("in_begeleiding"), Veld("financiering"),
        Veld("afspraken", soort="lang", toelichting=True, label=_("Afspraken met de werkgever")),
    ),
    kan=lambda s: None if s.groep or s.rijen("doelgroep") or s.rijen("plaatsing") else _("Maak eerst een indeling in een klantgroep."),
    vooraf=_bekend,
    controleer=_controleer,
    doe=_plaats,
    volgende=("loonwaarde-vastleggen", "lks-beschikken", "nazorg-vastleggen", "uitkering-beeindigen"),
)  # fmt: skip


def _contract(s: Situatie) -> Beurt | None:
    grens = plus(s.vandaag, CONTRACT_LOOPT_AF)
    dagen = [p.contract_eind for p in lopende_plaatsingen(s) if p.contract_eind is not None and p.contract_eind <= grens]
    return Beurt(str(_("Een contract loopt af. Verlengen, of ander werk zoeken?")), min(dagen)) if dagen else None


VERLENGEN = Stap(
    id="contract-verlengen",
    titel=_("Contract verlengen of aanpassen"),
    uitleg=_("Een nieuwe einddatum, vast werk (einddatum leeg) of andere uren."),
    fase="werk",
    tabel="plaatsing",
    rollen=BEMIDDELAARS | {"werkleider"},
    velden=(Veld("contract_eind"), Veld("uren", minimum=1, maximum=60), Veld("functie"), Veld("in_begeleiding"), Veld("waarom", soort="lang", toelichting=True, label=_("Wat is er afgesproken?"), verplicht=True)),
    over=lopende_plaatsingen,
    beurt=_contract,
    controleer=lambda s, g: (
        [Fout("contract_eind", _("Het contract eindigt voor het begint. Controleer de datum."))]
        if s.feit is not None and g.contract_eind is not None and g.contract_eind < s.feit.begin else []
    ),
)  # fmt: skip


def _einde(a: Actie, s: Situatie, g: Gegevens) -> Any:
    plaatsing = a.wijzig(s.feit, reden=str(_("Plaatsing afgesloten")), eind=g.eind, reden_einde=g.reden_einde)
    for beschikking in s.rijen("lks_beschikking", plaatsing_id=s.feit.feit_id):
        if beschikking.eind is None or beschikking.eind > g.eind:
            a.sluit(beschikking, g.eind)
    return plaatsing


EINDIGEN = Stap(
    id="plaatsing-afsluiten",
    titel=_("Werk gestopt"),
    uitleg=_("De laatste dag waarop werkelijk is gewerkt. Een lopende loonkostensubsidie stopt op dezelfde dag."),
    fase="werk",
    tabel="plaatsing",
    rollen=BEMIDDELAARS | {"werkleider", "lks_esf_administratie"},
    velden=(Veld("eind", verplicht=True, label=_("Laatste werkdag")), Veld("reden_einde", verplicht=True), Veld("verslag", soort="lang", toelichting=True, label=_("Wat is er gebeurd?"))),
    over=lopende_plaatsingen,
    vooraf=lambda s: {"eind": min(s.vandaag, getattr(s.feit, "contract_eind", None) or s.vandaag)},
    controleer=lambda s, g: (
        [Fout("eind", _("De plaatsing begon op %s; het einde kan niet eerder zijn.") % f"{s.feit.begin:%d-%m-%Y}")]
        if s.feit is not None and g.eind < s.feit.begin else []
    ),
    doe=_einde,
    volgende=("voordragen", "groep-wijzigen"),
)  # fmt: skip

STAPPEN = (VOORDRAGEN, UITSLAG, PLAATSEN, VERLENGEN, EINDIGEN)
