"""A request for assistance, at the desk, by telephone or through the website: one screen, for somebody new or for a client.

Policy framework "Inzet op maat", par. 4.1, step 1. Participatiewet art. 44: the right begins on the day of the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import ALLES, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.toon import toon_dag
from opmaat.kern.tijd import leeftijd

ONTVANGERS = frozenset({"balie", "poortwachter", "consulent_jongerenloket"})
MINDERJARIG = 18
ROUTES = ("balie", "telefoon", "website", "uwv", "ketenpartner", "duo", "ambtshalve")
_WIE, _CONTACT, _WAT = gettext_lazy("Wie is het?"), gettext_lazy("Hoe bereiken we de klant?"), gettext_lazy("Waarvoor meldt de klant zich?")

PERSOONSVELDEN = (
    Veld("voornaam", soort="tekst", label=gettext_lazy("Voornaam"), groep=_WIE),
    Veld("tussenvoegsel", soort="tekst", label=gettext_lazy("Tussenvoegsel"), groep=_WIE, maximum=20),
    Veld("achternaam", soort="tekst", label=gettext_lazy("Achternaam"), groep=_WIE, verplicht=True),
    Veld("geboortedatum", kolom="persoon.geboortedatum", groep=_WIE, verplicht=True, hulp=gettext_lazy("Bijvoorbeeld 31-12-1985.")),
    Veld("geslacht", kolom="persoon.geslacht", groep=_WIE),
    Veld("bsn", soort="bsn", label=gettext_lazy("BSN"), groep=_WIE, rubriek="bsn", hulp=gettext_lazy("Negen cijfers. Mag later.")),
    Veld("telefoon", soort="tekst", label=gettext_lazy("Telefoon"), groep=_CONTACT, maximum=30),
    Veld("email", soort="email", label=gettext_lazy("E-mail"), groep=_CONTACT),
    Veld("straat", soort="tekst", label=gettext_lazy("Straat"), groep=_CONTACT),
    Veld("huisnummer", soort="tekst", label=gettext_lazy("Huisnummer"), groep=_CONTACT, maximum=12),
    Veld("postcode", soort="tekst", label=gettext_lazy("Postcode"), groep=_CONTACT, maximum=10),
    Veld("woonplaats", soort="tekst", label=gettext_lazy("Woonplaats"), groep=_CONTACT),
    Veld("gemeente", kolom="leefsituatie.gemeente", groep=_CONTACT, verplicht=True, hulp=gettext_lazy("De gemeente waar de klant woont.")),
    Veld("geheim", soort="vinkje", label=gettext_lazy("Het adres is geheim"), groep=_CONTACT),
    Veld("voorkeurstaal", soort="tekst", label=gettext_lazy("Taal waarin de klant het liefst praat"), groep=_CONTACT),
    Veld("tolk_nodig", soort="vinkje", label=gettext_lazy("Er is een tolk nodig"), groep=_CONTACT),
)
KLANTKOLOMMEN = (
    "voornaam", "tussenvoegsel", "achternaam", "bsn", "telefoon", "email", "straat", "huisnummer", "postcode", "woonplaats", "voorkeurstaal", "tolk_nodig", "geheim",
)  # fmt: skip
MELDINGSVELDEN = (
    Veld("datum", kolom="melding.datum", groep=_WAT, label=gettext_lazy("Gemeld op")),
    Veld("soort", kolom="melding.soort", groep=_WAT, hulp=gettext_lazy("Kies bijstand als de klant om een uitkering vraagt.")),
    Veld("route", kolom="melding.route", keuzes=ROUTES, groep=_WAT, verplicht=True),
    Veld("nood", kolom="melding.nood", groep=_WAT, verplicht=True, hulp=gettext_lazy("Bij nood helpt de poortwachter dezelfde dag.")),
    Veld("vraag", soort="lang", label=gettext_lazy("De vraag in eigen woorden"), groep=_WAT),
)


def controleer_persoon(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    """Whether this person is known already: the same BSN is, the same surname with the same birth date may be."""
    if g.geboortedatum and leeftijd(g.geboortedatum, s.vandaag) > 110:
        yield Fout("geboortedatum", _("De klant zou ouder dan 110 jaar zijn. Controleer het jaar."))
    for dubbel in s.gids.dubbelen(g.achternaam or "", g.geboortedatum, g.bsn):
        if dubbel.zelfde_bsn:
            yield Fout("bsn", _("Dit BSN is al bekend, bij klant %d. Zoek die klant op en leg het daar vast.") % dubbel.persoon_id)
        else:
            yield Waarschuwing("achternaam", _("Er is al iemand met deze naam en geboortedatum: klant %d. Is het dezelfde? Leg het dan daar vast.") % dubbel.persoon_id)


def maak_persoon(a: Actie, s: Situatie, g: Gegevens, *, vanaf: date) -> None:
    """The person, name and address, and where they live from this day."""
    klant = {naam: g.get(naam) for naam in KLANTKOLOMMEN if g.get(naam) not in (None, "", False)}
    a.nieuw_persoon(geboortedatum=g.geboortedatum, geslacht=g.geslacht, **klant)
    if g.gemeente:
        a.leg_vast("leefsituatie", begin=vanaf, gemeente=g.gemeente, geheim=g.geheim or None)


def _controleer_melding(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.persoon is not None and s.persoon.overleden_op is not None:
        yield Fout(ALLES, _("Deze persoon is overleden op %s.") % toon_dag(s.persoon.overleden_op))
    if g.soort != "bijstand":
        return
    geboren = s.geboortedatum or g.geboortedatum
    if geboren is not None and geboren <= g.datum and leeftijd(geboren, g.datum) < MINDERJARIG:
        yield Waarschuwing("datum", _("De klant is jonger dan 18 jaar. Bijstand is er meestal pas vanaf 18 jaar."))
    if (open_melding := s.open_melding) is not None:
        yield Waarschuwing("datum", _("Deze persoon heeft al een open melding, van %s. Ga daar liever mee verder.") % toon_dag(open_melding.datum))
    if (aanvraag := s.open_aanvraag) is not None:
        yield Waarschuwing("datum", _("Er loopt al een aanvraag, van %s.") % toon_dag(aanvraag.datum))
    if (uitkering := s.lopend("uitkering")) is not None:
        yield Waarschuwing("soort", _("De klant heeft al een uitkering, sinds %s.") % toon_dag(uitkering.begin))


def _meld(a: Actie, s: Situatie, g: Gegevens) -> Any:
    melding = a.leg_vast("melding", **g.kolommen("melding"), gemeente=_gemeente(s, g))
    a.toelichting(melding, g.vraag)
    if g.soort == "bijstand":
        a.brief("bevestiging-melding", over=melding)
    return melding


def _gemeente(s: Situatie, g: Gegevens) -> str:
    leef = s.lopend("leefsituatie")
    return g.gemeente or (leef.gemeente if leef is not None and leef.gemeente else s.inrichting.gemeente)


def _meld_nieuw(a: Actie, s: Situatie, g: Gegevens) -> Any:
    maak_persoon(a, s, g, vanaf=g.datum)
    return _meld(a, s, g)


NIEUWE_MELDING = Stap(
    id="melding-nieuw",
    titel=gettext_lazy("Melding van een nieuwe klant"),
    uitleg=gettext_lazy("Iemand die Opmaat nog niet kent, meldt zich aan de balie, per telefoon of via de website."),
    fase="melding",
    tabel="melding",
    rollen=ONTVANGERS,
    velden=(*PERSOONSVELDEN, *MELDINGSVELDEN),
    nieuw=True,
    vooraf=lambda s: {"datum": s.vandaag, "soort": "bijstand", "nood": "geen", "route": "balie", "gemeente": s.inrichting.gemeente},
    controleer=lambda s, g: [*controleer_persoon(s, g), *_controleer_melding(s, g)],
    doe=_meld_nieuw,
    volgende=("screening", "screening-plannen"),
    knop=gettext_lazy("Melding opslaan"),
)

MELDING = Stap(
    id="melding",
    titel=gettext_lazy("Nieuwe melding"),
    uitleg=gettext_lazy("Deze klant meldt zich opnieuw."),
    fase="melding",
    tabel="melding",
    rollen=ONTVANGERS,
    velden=MELDINGSVELDEN,
    vooraf=lambda s: {"datum": s.vandaag, "soort": "bijstand", "nood": "geen", "route": "balie"},
    controleer=_controleer_melding,
    doe=_meld,
    volgende=("screening", "screening-plannen"),
    knop=gettext_lazy("Melding opslaan"),
)

STAPPEN = (NIEUWE_MELDING, MELDING)
