"""The benefit ends: with its last day, its reason and the day of the decision; what ends with it is ended in the same action.

Income beside the benefit is recorded by month, for who works part of the week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import ALLES, Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing

NAAR_WERK = frozenset({"werk", "zelfstandig", "werk_of_ziektegeld"})
ONBEKEND = "onbekend"


def lopende_uitkeringen(s: Situatie) -> list[Any]:
    """The benefits without a last day, oldest first."""
    return [uitkering for uitkering in s.rijen("uitkering") if uitkering.eind is None]


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.feit is None:
        return
    if g.eind < s.feit.begin:
        yield Fout("eind", _("De uitkering begon op %s; het einde kan niet eerder zijn.") % f"{s.feit.begin:%d-%m-%Y}")
    werkt = s.lopend("plaatsing", op=g.eind) is not None or any(p.begin > g.eind for p in s.rijen("plaatsing"))
    if g.reden_einde == "werk" and not werkt:
        yield Waarschuwing("reden_einde", _("Er is geen werk vastgelegd. Leg eerst de plaatsing vast, of geef hier aan waarom die er niet is."))
    if g.reden_einde == "overlijden" and s.persoon is not None and getattr(s.persoon, "overleden_op", None) is None:
        yield Waarschuwing("reden_einde", _("De datum van overlijden is niet bekend. Laat die verbeteren bij de gegevens van de klant."))
    if g.reden_einde == ONBEKEND:
        yield Waarschuwing("reden_einde", _("Zonder reden telt deze uitstroom nergens mee als geslaagd. Probeer de reden te achterhalen."))
    if s.lopende("traject", op=g.eind) and not g.dienstverlening_door:
        yield Waarschuwing(ALLES, _("Er loopt nog een traject. Sluit het af, of laat de dienstverlening doorlopen."))


def _doe(a: Actie, s: Situatie, g: Gegevens) -> Any:
    uitkering = a.wijzig(s.feit, reden=str(_("Uitkering beëindigd")), eind=g.eind, reden_einde=g.reden_einde, beeindiging_besluit_op=g.beeindiging_besluit_op)
    if not g.dienstverlening_door:
        for tabel in ("klantgroep", "plan_van_aanpak", "verplichting", "toewijzing"):
            _beeindig(a, s, tabel, g.eind)
    a.brief("beeindiging", over=uitkering, waarom=g.waarom)
    return uitkering


def _beeindig(a: Actie, s: Situatie, tabel: str, laatste: date) -> None:
    for rij in s.rijen(tabel):
        if rij.begin <= laatste and (rij.eind is None or rij.eind > laatste):
            a.sluit(rij, laatste)


def _bekend(s: Situatie) -> Mapping[str, Any]:
    werk = s.lopend("plaatsing")
    aan_het_werk = werk is not None and werk.grond != "proefplaats"
    return {
        "eind": s.vandaag, "beeindiging_besluit_op": s.vandaag, "reden_einde": "werk" if aan_het_werk else None,
        "dienstverlening_door": aan_het_werk and bool(werk.in_begeleiding),
    }  # fmt: skip


BEEINDIGEN = Stap(
    id="uitkering-beeindigen",
    titel=_("Uitkering beëindigen"),
    uitleg=_("De laatste dag met uitkering en de reden. De klant krijgt een besluit met uitleg."),
    fase="uitstroom",
    tabel="uitkering",
    rollen=frozenset({"inkomensconsulent"}),
    velden=(
        Veld("eind", verplicht=True, label=_("Laatste dag met uitkering"), toekomst=True),
        Veld("reden_einde", verplicht=True),
        Veld("beeindiging_besluit_op", verplicht=True),
        Veld("dienstverlening_door", soort="vinkje", label=_("De dienstverlening gaat door (nazorg, traject of begeleiding)")),
        Veld("waarom", soort="lang", toelichting=True, label=_("Uitleg voor de klant"), verplicht=True),
    ),
    over=lopende_uitkeringen,
    beurt=lambda s: (
        Beurt(str(_("De klant werkt. Ga na of de uitkering kan stoppen.")))
        if lopende_uitkeringen(s) and any(p.grond not in ("proefplaats",) for p in s.lopende("plaatsing")) else None
    ),
    vooraf=_bekend,
    controleer=_controleer,
    doe=_doe,
    volgende=("nazorg-vastleggen",),
)  # fmt: skip

INKOMSTEN = Stap(
    id="inkomsten-vastleggen",
    titel=_("Inkomsten naast de uitkering"),
    uitleg=_("Per maand en soort. Nodig om te zien wie voor een deel werkt."),
    fase="uitstroom",
    tabel="inkomsten",
    rollen=frozenset({"inkomensconsulent"}),
    velden=(Veld("datum", hulp=_("Een dag in de maand waar het om gaat.")), Veld("soort"), Veld("bedrag", verplicht=True, minimum=0), Veld("uren", minimum=0, maximum=300), Veld("verrekend")),
    kan=lambda s: None if s.lopend("uitkering") else _("Er loopt geen uitkering waarmee inkomsten te verrekenen zijn."),
    vooraf=lambda s: {"datum": s.vandaag.replace(day=1), "soort": "loon"},
    controleer=lambda s, g: (
        [Fout("soort", _("Voor deze maand en soort zijn al inkomsten vastgelegd. Verbeter die rij."))]
        if s.rijen("inkomsten", datum=g.datum.replace(day=1), soort=g.soort) else []
    ),
    doe=lambda a, s, g: a.leg_vast("inkomsten", **{**g.kolommen("inkomsten"), "datum": g.datum.replace(day=1)}),
)  # fmt: skip

STAPPEN = (BEEINDIGEN, INKOMSTEN)
