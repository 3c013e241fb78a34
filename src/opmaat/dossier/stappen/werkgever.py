"""The employers' side: an employer, its vacancies, contact, social return, certificate of social enterprise (PSO).

DVO 2022 chapter 3, points 5 and 6; DVO 2025 chapter 3, points 1 to 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing

ACCOUNT = frozenset({"accountmanager"})
MET_WERKGEVERS = ACCOUNT | {"werkcoach", "teamleider"}
NAAM = (
    Veld("naam", soort="tekst", label=_("Naam van het bedrijf"), verplicht=True),
    Veld("kvk", soort="tekst", label=_("KvK-nummer"), hulp=_("Acht cijfers.")),
    Veld("straat", soort="tekst", label=_("Straat"), groep=_("Adres en contact")),
    Veld("huisnummer", soort="tekst", label=_("Huisnummer"), groep=_("Adres en contact")),
    Veld("postcode", soort="tekst", label=_("Postcode"), groep=_("Adres en contact")),
    Veld("plaats", soort="tekst", label=_("Plaats"), groep=_("Adres en contact")),
    Veld("contactpersoon", soort="tekst", label=_("Contactpersoon"), groep=_("Adres en contact")),
    Veld("telefoon", soort="tekst", label=_("Telefoon"), groep=_("Adres en contact")),
    Veld("email", soort="email", label=_("E-mail"), groep=_("Adres en contact")),
)
IDENTITEIT = tuple(Veld(naam, kolom=f"werkgever.{naam}", groep=_("Over het bedrijf")) for naam in ("sector", "grootte", "pso_trede", "commercieel"))


def _gegevens(g: Gegevens) -> dict[str, Any]:
    return {veld.naam: g[veld.naam] for veld in NAAM}


def _identiteit(g: Gegevens) -> dict[str, Any]:
    return {veld.naam: g[veld.naam] for veld in IDENTITEIT if g[veld.naam] not in (None, "")}


def _controleer_naam(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.kvk and not (g.kvk.isascii() and g.kvk.isdigit() and len(g.kvk) == 8):
        yield Fout("kvk", _("Een KvK-nummer heeft acht cijfers."))
    gelijk = [naam for id_, naam in s.gids.werkgevers() if naam.casefold() == g.naam.casefold() and id_ != s.werkgever_id]
    if gelijk:
        yield Waarschuwing("naam", _("Er is al een werkgever die zo heet. Is het een andere vestiging, geef dat dan aan."))


NIEUW = Stap(
    id="werkgever-toevoegen",
    titel=_("Nieuwe werkgever"),
    uitleg=_("U legt een bedrijf vast. Daarna voert u de vacatures in."),
    onderwerp="werkgever",
    fase="werk",
    nieuw=True,
    rollen=MET_WERKGEVERS,
    velden=(*NAAM, *IDENTITEIT),
    controleer=_controleer_naam,
    doe=lambda a, s, g: a.nieuw_werkgever(_gegevens(g), **_identiteit(g)),
)

WIJZIGEN = Stap(
    id="werkgever-wijzigen",
    titel=_("Gegevens wijzigen"),
    uitleg=_("Naam, adres, contactpersoon of de trede van de PSO."),
    onderwerp="werkgever",
    fase="werk",
    rollen=MET_WERKGEVERS,
    velden=(*NAAM, *IDENTITEIT),
    vooraf=lambda s: {
        **{veld.naam: getattr(s.klant, veld.naam, None) for veld in NAAM},
        **{veld.naam: getattr(s.klant.werkgever, veld.naam, None) for veld in IDENTITEIT},
    },
    controleer=_controleer_naam,
    doe=lambda a, s, g: a.wijzig_werkgever(_gegevens(g), **_identiteit(g)),
    ziet=lambda s: s.klant,
)

VACATURE = Stap(
    id="vacature-openen",
    titel=_("Vacature invoeren"),
    uitleg=_("Wat voor werk, hoeveel plaatsen, vanaf wanneer?"),
    onderwerp="werkgever",
    fase="werk",
    tabel="vacature",
    rollen=MET_WERKGEVERS,
    velden=(
        Veld("functie", verplicht=True), Veld("soort", verplicht=True), Veld("sector", verplicht=True), Veld("begin", toekomst=True, label=_("Open vanaf")),
        Veld("eind", toekomst=True, label=_("Open t/m")), Veld("plaatsen", minimum=1, maximum=500), Veld("uren", minimum=1, maximum=60),
        Veld("eisen", soort="lang", toelichting=True, label=_("Wat vraagt de werkgever?")),
    ),
    vooraf=lambda s: {"begin": s.vandaag, "plaatsen": 1, "sector": getattr(s.klant.werkgever, "sector", None), "soort": "regulier"},
    controleer=lambda s, g: [Fout("eind", _("De vacature sluit voor zij opent. Controleer de datum."))] if g.eind is not None and g.eind < g.begin else [],
    doe=lambda a, s, g: a.leg_vast("vacature", **g.kolommen("vacature"), organisatie=s.organisatie or None),
)  # fmt: skip


def _open_vacatures(s: Situatie) -> list[Any]:
    return [vacature for vacature in s.rijen("vacature") if vacature.eind is None or vacature.eind >= s.vandaag]


SLUITEN = Stap(
    id="vacature-sluiten",
    titel=_("Vacature wijzigen of sluiten"),
    uitleg=_("De laatste dag waarop de vacature open is, of een ander aantal plaatsen."),
    onderwerp="werkgever",
    fase="werk",
    tabel="vacature",
    rollen=MET_WERKGEVERS,
    velden=(
        Veld("eind", toekomst=True, label=_("Open t/m")), Veld("plaatsen", minimum=1, maximum=500), Veld("uren", minimum=1, maximum=60),
        Veld("waarom", soort="lang", toelichting=True, label=_("Waarom?")),
    ),
    over=_open_vacatures,
    controleer=lambda s, g: (
        [Fout("eind", _("De vacature is open sinds %s; sluiten kan niet eerder.") % f"{s.feit.begin:%d-%m-%Y}")]
        if s.feit is not None and g.eind is not None and g.eind < s.feit.begin else []
    ),
)  # fmt: skip

CONTACT = Stap(
    id="werkgever-contact",
    titel=_("Contact vastleggen"),
    uitleg=_("Een gesprek, bezoek of telefoontje met dit bedrijf."),
    onderwerp="werkgever",
    fase="werk",
    tabel="contact",
    rollen=MET_WERKGEVERS,
    velden=(
        Veld("datum"), Veld("wijze", verplicht=True), Veld("onderwerp", verplicht=True, keuzes=("vacature", "plaatsing", "sroi", "pso", "werkgeversadvies", "anders")),
        Veld("verslag", soort="lang", toelichting=True, label=_("Wat is besproken?")),
    ),
    vooraf=lambda s: {"datum": s.vandaag, "wijze": "bezoek"},
    doe=lambda a, s, g: a.leg_vast("contact", **g.kolommen("contact"), met="werkgever"),
)  # fmt: skip


def _controleer_sroi(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    begin = g.begin if g.begin is not None else getattr(s.feit, "begin", None)
    if g.eind is not None and begin is not None and g.eind < begin:
        yield Fout("eind", _("De verplichting eindigt voor zij begint. Controleer de datum."))
    waarde = g.waarde if g.waarde is not None else getattr(s.feit, "waarde", None)
    if g.ingevuld is not None and waarde is not None and g.ingevuld > waarde:
        yield Waarschuwing("ingevuld", _("Er is meer ingevuld dan is opgelegd."))
    if g.ingevuld and not g.invulling:
        yield Fout("invulling", _("Waarmee is het ingevuld?"))


SROI = Stap(
    id="sroi-vastleggen",
    titel=_("Social return vastleggen"),
    uitleg=_("Wat de gemeente bij een contract heeft opgelegd, en wat daarvan is ingevuld."),
    onderwerp="werkgever",
    fase="werk",
    tabel="sroi_verplichting",
    rollen=ACCOUNT,
    velden=(Veld("contract", verplicht=True), Veld("begin"), Veld("eind", toekomst=True), Veld("waarde", verplicht=True, minimum=0), Veld("ingevuld", minimum=0), Veld("invulling")),
    vooraf=lambda s: {"begin": s.vandaag},
    controleer=_controleer_sroi,
    doe=lambda a, s, g: a.leg_vast("sroi_verplichting", **g.kolommen("sroi_verplichting"), gemeente=s.inrichting.gemeente),
)

SROI_BIJWERKEN = Stap(
    id="sroi-bijwerken",
    titel=_("Social return bijwerken"),
    uitleg=_("Hoeveel is er nu ingevuld, en waarmee?"),
    onderwerp="werkgever",
    fase="werk",
    tabel="sroi_verplichting",
    rollen=ACCOUNT,
    velden=(Veld("ingevuld", verplicht=True, minimum=0), Veld("invulling", verplicht=True), Veld("eind", toekomst=True), Veld("uitleg", soort="lang", toelichting=True, label=_("Wat is er gedaan?"))),
    over=lambda s: s.rijen("sroi_verplichting"),
    controleer=_controleer_sroi,
)

STAPPEN = (NIEUW, WIJZIGEN, VACATURE, SLUITEN, CONTACT, SROI, SROI_BIJWERKEN)
