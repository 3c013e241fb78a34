"""The ambitiegesprek: all areas of life, the diagnosis, the client's own choice of group, the commitment, the invitation to the kick-off.

Policy framework par. 2.3 (afspraak is afspraak), 3.2 and 4.1, step 2 and 4; DVO 2022 chapter 3: with Dariuz Wegwijzer. What is said
about an area of life goes to the journal under its own category, so that money and health are read only by who may.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Bijeenkomst, Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.toezegging import uiterlijk
from opmaat.dossier.toon import toon_dag
from opmaat.dossier.veld import label_van
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.tijd import Duur, plus

INTAKERS = frozenset({"intaker", "consulent_jongerenloket"})
GROEPEN = ("Matchen", "Groeien", "Faciliteren", "Zorgen")
HERBEOORDELING = {"Matchen": Duur(6, "maand"), "Groeien": Duur(12, "maand"), "Faciliteren": Duur(12, "maand"), "Zorgen": Duur(12, "maand")}
DIAGNOSE_GELDIG = Duur(12, "maand")  # contract 2020, annex 1: the wegwijzer is renewed every year
UITNODIGEN_TOT = Duur(6, "maand")  # who came through the talk longer ago has been guided without a kick-off
OORDEEL = (("goed", gettext_lazy("gaat goed")), ("kan_beter", gettext_lazy("kan beter")), ("belemmert", gettext_lazy("staat in de weg")))
VORM_COMMITMENT = (
    ("papier", gettext_lazy("Getekend op papier")), ("scherm", gettext_lazy("Getekend op het scherm")),
    ("mondeling", gettext_lazy("Mondeling akkoord, wordt nog getekend")), ("nee", gettext_lazy("De klant tekent niet")),
)  # fmt: skip
GETEKEND = frozenset({"papier", "scherm"})

RUBRIEK_VAN = {
    "financien": "schulden", "geestelijke_gezondheid": "gezondheid", "lichamelijke_gezondheid": "gezondheid", "middelengebruik": "gezondheid",
    "basale_adl": "gezondheid", "werk_opleiding": "werk", "werknemersvaardigheden": "werk", "motivatie": "werk", "taal": "werk", "vervoer": "werk",
}  # fmt: skip
"""Under which category of the journal an area of life is written; what is not named here is general."""
ONDERWERP_VAN = {
    "financien": "schulden", "werk_opleiding": "werk", "taal": "taal", "participatie": "participatie", "geestelijke_gezondheid": "gezondheid",
    "lichamelijke_gezondheid": "gezondheid", "huisvesting": "wonen", "huiselijke_relaties": "gezin", "zorgtaken": "gezin", "sociaal_netwerk": "sociaal_netwerk",
}  # fmt: skip
_GESPREK, _LEVEN, _VERHAAL, _DIAGNOSE, _GROEP, _AFSPRAAK = (
    gettext_lazy("Het gesprek"), gettext_lazy("Alle leefgebieden: wat vindt de klant, en wat ziet u?"), gettext_lazy("In woorden"), gettext_lazy("Diagnose"),
    gettext_lazy("Welke groep past?"), gettext_lazy("Afspraak is afspraak"),
)  # fmt: skip


def _leefgebieden(s: Situatie) -> list[tuple[str, str]]:
    return [(code.code, code.label) for code in lees_schema().codelijsten["leefgebied"].codes if s.mag_rubriek(code.rubriek)]


def _velden(s: Situatie) -> tuple[Veld, ...]:
    gesprek = (
        Veld("datum", kolom="gesprek.datum", groep=_GESPREK, label=gettext_lazy("Gehouden op")),
        Veld("waar", kolom="gesprek.waar", groep=_GESPREK),
        Veld("toestemming_thuis", kolom="gesprek.toestemming_thuis", groep=_GESPREK),
        Veld("deelnemers", kolom="gesprek.deelnemers", groep=_GESPREK, keuzes=("klant", "naaste", "tolk", "inkomensconsulent", "werkcoach", "ketenpartner")),
        Veld("werkwijze", kolom="gesprek.werkwijze", groep=_GESPREK),
        Veld("rechten_plichten", soort="vinkje", verplicht=True, groep=_GESPREK, label=gettext_lazy("Rechten en plichten zijn besproken")),
        Veld("minimaregelingen", soort="vinkje", groep=_GESPREK, label=gettext_lazy("Minimaregelingen zijn besproken")),
    )
    leven = tuple(
        veld
        for code, label in _leefgebieden(s)
        for veld in (
            Veld(f"klant_{code}", soort="keuze", keuzes=lambda s: OORDEEL, groep=_LEVEN, naast=True, label=_("%s: de klant zegt") % label),
            Veld(f"prof_{code}", soort="keuze", keuzes=lambda s: OORDEEL, groep=_LEVEN, naast=True, label=_("%s: u ziet") % label),
        )
    )
    woorden = (
        Veld("verhaal", soort="lang", groep=_VERHAAL, label=gettext_lazy("Het verhaal van de klant"), hulp=gettext_lazy("Wat wil de klant, wat kan de klant, wat doet de klant al?")),
        Veld("over_geld", soort="lang", groep=_VERHAAL, rubriek="schulden", label=gettext_lazy("Over geld en schulden"), hulp=gettext_lazy("Alleen te lezen door wie schulden mag zien.")),
        Veld("over_gezondheid", soort="lang", groep=_VERHAAL, rubriek="gezondheid", label=gettext_lazy("Over gezondheid"), hulp=gettext_lazy("Alleen te lezen door wie gezondheid mag zien. Geen diagnoses van artsen.")),
    )
    diagnose = (
        Veld("instrument", kolom="diagnose.instrument", groep=_DIAGNOSE, verplicht=False),
        Veld("arbeidspotentieel", kolom="diagnose.arbeidspotentieel", groep=_DIAGNOSE),
        Veld("direct_bemiddelbaar", kolom="diagnose.direct_bemiddelbaar", groep=_DIAGNOSE),
        Veld("afstand", kolom="diagnose.afstand", groep=_DIAGNOSE),
        Veld("profiel", kolom="diagnose.profiel", groep=_DIAGNOSE),
    )
    groep = (
        Veld("voorkeur_klant", kolom="klantgroep.voorkeur_klant", groep=_GROEP, verplicht=True, label=gettext_lazy("Welke groep kiest de klant zelf?")),
        Veld("advies", soort="keuze", keuzes=lambda s: [(g, g) for g in GROEPEN], groep=_GROEP, verplicht=True, label=gettext_lazy("Welke groep past volgens u?")),
        Veld("twijfel", soort="vinkje", groep=_GROEP, label=gettext_lazy("We twijfelen: vraag een tweede mening"), hulp=gettext_lazy("De keuze van de klant gaat dan voorlopig in; een collega kijkt mee.")),
        Veld("subgroep", kolom="klantgroep.subgroep", groep=_GROEP, hulp=gettext_lazy("Alleen bij Groeien of Matchen.")),
        Veld("waarom", soort="lang", groep=_GROEP, verplicht=True, label=gettext_lazy("Waarom deze groep?"), hulp=gettext_lazy("In gewone woorden; de klant kan dit lezen.")),
    )
    afspraak = (
        Veld("afspraken", soort="lang", groep=_AFSPRAAK, verplicht=True, label=gettext_lazy("Wat is afgesproken?")),
        Veld("commitment", soort="keuze", keuzes=lambda s: VORM_COMMITMENT, groep=_AFSPRAAK, verplicht=True, label=gettext_lazy("Commitment van de klant")),
        Veld("kick_off", soort="keuze", keuzes=_kick_offs, groep=_AFSPRAAK, label=gettext_lazy("Kick-off (verplicht voor elke klant)"), hulp=gettext_lazy("Ongeveer twee weken na dit gesprek. Laat leeg als er nog geen plaats is.")),
    )
    return gesprek + leven + woorden + diagnose + (groep if not s.groep else ()) + afspraak


def _kick_offs(s: Situatie) -> list[tuple[str, str]]:
    return [(str(b.feit_id), toon_bijeenkomst(b)) for b in s.gids.bijeenkomsten(s.vandaag) if b.soort == "kick-off" and (b.vrij is None or b.vrij > 0)]


def toon_bijeenkomst(b: Bijeenkomst) -> str:
    """A meeting in one line: day, group, free places."""
    delen = [toon_dag(b.datum), b.klantgroep or _("alle groepen"), "" if b.vrij is None else _("nog %d plaatsen") % b.vrij]
    return ", ".join(deel for deel in delen if deel)


def _gekozen(s: Situatie, id: str | None) -> Bijeenkomst | None:
    return next((b for b in s.gids.bijeenkomsten(s.vandaag) if str(b.feit_id) == id), None)


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.feit is not None and s.feit.afgesproken_op is not None and g.datum < s.feit.afgesproken_op:
        yield Fout("datum", _("De afspraak is pas op %s gemaakt.") % toon_dag(s.feit.afgesproken_op))
    if g.waar == "thuis" and not g.toestemming_thuis:
        yield Fout("toestemming_thuis", _("Een gesprek thuis kan alleen als de klant dat goed vindt. Vul in of dat zo is."))
    besproken = [code for code, _l in _leefgebieden(s) if g.get(f"klant_{code}") or g.get(f"prof_{code}")]
    if len(besproken) < 6:
        yield Waarschuwing("verhaal", _("In het ambitiegesprek komen alle leefgebieden aan de orde. U vulde er %d in.") % len(besproken))
    if g.advies and g.advies != g.voorkeur_klant and not g.twijfel:
        yield Waarschuwing("advies", _("U ziet een andere groep dan de klant kiest. De keuze van de klant telt; bij twijfel kan een collega meekijken."))
    if g.subgroep and g.voorkeur_klant in ("Faciliteren", "Zorgen"):
        yield Fout("subgroep", _("Een subgroep hoort alleen bij Matchen of Groeien."))
    if g.voorkeur_klant == "Matchen" and g.direct_bemiddelbaar is False:
        yield Waarschuwing("voorkeur_klant", _("Matchen is voor wie direct aan het werk kan. De diagnose zegt: nog niet."))
    bijeenkomst = _gekozen(s, g.kick_off)
    groep = g.voorkeur_klant or s.groep
    if bijeenkomst is not None and bijeenkomst.klantgroep not in (None, groep):
        yield Fout("kick_off", _("Deze kick-off is voor de groep %s. Kies er een voor %s.") % (bijeenkomst.klantgroep, groep))


def _onderwerpen(s: Situatie, g: Gegevens) -> list[str]:
    gekozen = {ONDERWERP_VAN[code] for code, _l in _leefgebieden(s) if code in ONDERWERP_VAN and (g.get(f"klant_{code}") or g.get(f"prof_{code}"))}
    gekozen |= {"klantgroep", "rechten_en_plichten", "rechtmatigheid"} | ({"minimaregelingen"} if g.minimaregelingen else set())
    volgorde = lees_schema().codelijsten["onderwerp"].waarden
    return [code for code in volgorde if code in gekozen]


def _schrijf_leefgebieden(a: Actie, s: Situatie, g: Gegevens) -> None:
    """What client and professional said per area, in the journal under the category of that area."""
    oordeel = dict(OORDEEL)
    per_rubriek: dict[str, list[str]] = {}
    for code, label in _leefgebieden(s):
        klant, prof = g.get(f"klant_{code}"), g.get(f"prof_{code}")
        if klant or prof:
            delen = [_("klant: %s") % oordeel[klant] if klant else "", _("intaker: %s") % oordeel[prof] if prof else ""]
            per_rubriek.setdefault(RUBRIEK_VAN.get(code, "algemeen"), []).append(f"{label}: {', '.join(d for d in delen if d)}")
    for rubriek, eigen in (("schulden", g.over_geld), ("gezondheid", g.over_gezondheid)):
        if eigen:
            per_rubriek.setdefault(rubriek, []).append(eigen)
    for rubriek, regels in per_rubriek.items():
        a.notitie(rubriek, _("Ambitiegesprek") + "\n" + "\n".join(str(regel) for regel in regels))


def _houd(a: Actie, s: Situatie, g: Gegevens) -> Any:
    kolommen = {**g.kolommen("gesprek"), "resultaat": "gehouden", "onderwerpen": _onderwerpen(s, g)}
    eigen = {"rol": s.rol or None, "organisatie": s.organisatie or None, "medewerker_id": s.lezer.medewerker_id}
    gesprek = a.leg_vast("gesprek", soort="ambitiegesprek", **kolommen) if s.feit is None else a.wijzig(s.feit, **kolommen, **eigen)
    a.toelichting(gesprek, "\n".join(str(deel) for deel in (g.verhaal, _("Afgesproken: %s") % g.afspraken, f"{_('Commitment')}: {dict(VORM_COMMITMENT)[g.commitment]}") if deel))
    _schrijf_leefgebieden(a, s, g)
    if g.instrument:
        a.leg_vast("diagnose", datum=g.datum, **g.kolommen("diagnose"), geldig_tm=plus(g.datum, DIAGNOSE_GELDIG))
    if not s.groep:
        _deel_in(a, s, g, gesprek)
    bijeenkomst = _gekozen(s, g.kick_off)
    if bijeenkomst is not None:
        nodig_uit(a, s, bijeenkomst)
    return gesprek


def _deel_in(a: Actie, s: Situatie, g: Gegevens, gesprek: Any) -> None:
    """The group that the client chose: provisional while there is doubt or no signature, otherwise definite."""
    zeker = g.commitment in GETEKEND and not g.twijfel
    groep = a.leg_vast(
        "klantgroep", begin=g.datum, groep=g.voorkeur_klant, status="definitief" if zeker else "voorlopig",
        gekozen_door="klant" if g.advies != g.voorkeur_klant else "samen", voorkeur_klant=g.voorkeur_klant, besloten_door=s.rol or None, reden="ambitiegesprek",
        subgroep=g.subgroep, gesprek_id=gesprek.feit_id, herbeoordeling_op=plus(g.datum, HERBEOORDELING[g.voorkeur_klant]),
        uitkeringsafhankelijk=s.lopend("uitkering", op=g.datum) is not None or s.open_aanvraag is not None or s.open_melding is not None,
        **({"advies_naar": g.advies, "advies_op": g.datum} if g.advies != g.voorkeur_klant else {}),
    )  # fmt: skip
    a.toelichting(groep, g.waarom)


def nodig_uit(a: Actie, s: Situatie, bijeenkomst: Bijeenkomst) -> Any:
    """The client is invited to a meeting; the database refuses when the last place is gone."""
    deelname = a.leg_vast(
        "deelname", datum=bijeenkomst.datum, bijeenkomst_id=bijeenkomst.feit_id, soort=bijeenkomst.soort, uitgenodigd_op=s.vandaag, status="uitgenodigd"
    )
    a.brief("uitnodiging-bijeenkomst", over=deelname)
    return deelname


def _gesprek_nodig(s: Situatie) -> Beurt | None:
    gepland = s.laatste("gesprek", soort="ambitiegesprek", resultaat="gepland")
    return None if gepland is None or gepland.datum > s.vandaag else Beurt(_("Het ambitiegesprek is vandaag of geweest."), gepland.datum)


def _bekend(s: Situatie) -> Mapping[str, Any]:
    vorig = s.laatste("diagnose")
    return {
        "datum": s.feit.datum if s.feit is not None and s.feit.datum <= s.vandaag else s.vandaag, "werkwijze": ["feedbackmethode", "stress_sensitief"],
        "deelnemers": ["klant"], "instrument": getattr(vorig, "instrument", None) or "dariuz_wegwijzer", "minimaregelingen": True,
    }  # fmt: skip


AMBITIEGESPREK = Stap(
    id="ambitiegesprek",
    titel=gettext_lazy("Ambitiegesprek vastleggen"),
    uitleg=gettext_lazy("Waar wil de klant naartoe, wat kan de klant, wat staat in de weg? De klant kiest zelf de groep."),
    fase="ambitie",
    tabel="gesprek",
    rollen=INTAKERS,
    velden=_velden,
    over=lambda s: s.rijen("gesprek", soort="ambitiegesprek", resultaat="gepland"),
    beurt=_gesprek_nodig,
    vooraf=_bekend,
    controleer=_controleer,
    doe=_houd,
    volgende=("kick-off-uitnodigen", "overdracht-voorstellen", "afspraak-io-plannen", "verwijzen"),
)

ZONDER_AFSPRAAK = Stap(
    id="ambitiegesprek-direct",
    titel=gettext_lazy("Ambitiegesprek zonder afspraak vastleggen"),
    uitleg=gettext_lazy("Het gesprek is gevoerd zonder dat er een afspraak stond."),
    fase="ambitie",
    tabel="gesprek",
    rollen=INTAKERS,
    velden=_velden,
    kan=lambda s: _("Er staat een ambitiegesprek gepland. Leg dat vast.") if s.rijen("gesprek", soort="ambitiegesprek", resultaat="gepland") else None,
    vooraf=_bekend,
    controleer=_controleer,
    doe=_houd,
    volgende=AMBITIEGESPREK.volgende,
)


def _kick_off_nodig(s: Situatie) -> Beurt | None:
    gesprek = s.laatste("gesprek", soort="ambitiegesprek", resultaat="gehouden")
    if gesprek is None or not s.groep or plus(gesprek.datum, UITNODIGEN_TOT) < s.vandaag or any(d.datum >= gesprek.datum and d.status in ("uitgenodigd", "aanwezig") for d in s.rijen("deelname", soort="kick-off")):
        return None
    return Beurt(_("De klant is nog niet uitgenodigd voor de kick-off."), uiterlijk("kick-off-na-twee-weken", gesprek.datum))


def _controleer_uitnodiging(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    bijeenkomst = _gekozen(s, g.bijeenkomst)
    if bijeenkomst is not None and bijeenkomst.klantgroep not in (None, s.groep):
        yield Waarschuwing("bijeenkomst", _("Deze bijeenkomst is voor de groep %s.") % bijeenkomst.klantgroep)
    if bijeenkomst is not None and any(d.bijeenkomst_id == bijeenkomst.feit_id for d in s.rijen("deelname")):
        yield Fout("bijeenkomst", _("De klant staat al op de lijst van deze bijeenkomst."))


def _alle_bijeenkomsten(s: Situatie) -> list[tuple[str, str]]:
    vrij = [b for b in s.gids.bijeenkomsten(s.vandaag) if b.vrij is None or b.vrij > 0]
    return [(str(b.feit_id), f"{label_van('bijeenkomst_soort', b.soort)} {toon_bijeenkomst(b)}{', ' + label_van('onderwerp', b.thema).lower() if b.thema else ''}") for b in vrij]


KICK_OFF = Stap(
    id="kick-off-uitnodigen",
    titel=gettext_lazy("Uitnodigen voor kick-off of bijeenkomst"),
    uitleg=gettext_lazy("Alleen bijeenkomsten met een vrije plaats staan in de lijst."),
    fase="ambitie",
    tabel="deelname",
    rollen=INTAKERS | {"balie", "trainer", "werkcoach", "participatiemakelaar", "inkomensconsulent"},
    velden=(Veld("bijeenkomst", soort="keuze", keuzes=_alle_bijeenkomsten, verplicht=True, label=gettext_lazy("Welke bijeenkomst?")),),
    kan=lambda s: None if _alle_bijeenkomsten(s) else _("Er is geen bijeenkomst met een vrije plaats. Maak er eerst een bij Bijeenkomsten."),
    beurt=_kick_off_nodig,
    controleer=_controleer_uitnodiging,
    doe=lambda a, s, g: nodig_uit(a, s, b) if (b := _gekozen(s, g.bijeenkomst)) is not None else None,
)


def _voorlopig(s: Situatie) -> list[Any]:
    return [r for r in s.lopende("klantgroep") if r.status == "voorlopig"]


def _commitment(a: Actie, s: Situatie, g: Gegevens) -> Any:
    groep = a.wijzig(s.feit, reden=_("Commitment getekend"), status="definitief")
    a.toelichting(groep, f"{_('Commitment')}: {dict(VORM_COMMITMENT)[g.vorm]}, {toon_dag(g.datum)}")
    return groep


COMMITMENT = Stap(
    id="commitment-tekenen",
    titel=gettext_lazy("Commitment laten tekenen"),
    uitleg=gettext_lazy("De klant tekent voor de groep en de afspraken. De indeling is daarna definitief."),
    fase="ambitie",
    tabel="klantgroep",
    rollen=INTAKERS | {"werkcoach", "inkomensconsulent", "participatiemakelaar"},
    velden=(
        Veld("datum", soort="datum", verplicht=True, label=gettext_lazy("Getekend op")),
        Veld("vorm", soort="keuze", keuzes=lambda s: [v for v in VORM_COMMITMENT if v[0] in GETEKEND], verplicht=True, label=gettext_lazy("Hoe is getekend?")),
    ),
    over=_voorlopig,
    beurt=lambda s: Beurt(_("De indeling in %s is nog voorlopig: de klant heeft nog niet getekend of er is twijfel.") % r[0].groep) if (r := _voorlopig(s)) else None,
    vooraf=lambda s: {"datum": s.vandaag, "vorm": "papier"},
    controleer=lambda s, g: [Fout("datum", _("De indeling begon op %s.") % toon_dag(s.feit.begin))] if g.datum < s.feit.begin else [],
    doe=_commitment,
)


def _tweede(a: Actie, s: Situatie, g: Gegevens) -> Any:
    woorden = _("Tweede mening op %(dag)s: %(groep)s. %(tekst)s") % {"dag": toon_dag(g.datum), "groep": g.groep, "tekst": g.mening}
    if g.groep == s.feit.groep:
        groep = a.wijzig(s.feit, reden=_("Tweede mening"), status="definitief")
    elif not g.klant_akkoord:
        groep = a.wijzig(s.feit, reden=_("Tweede mening"), advies_naar=g.groep, advies_op=g.datum, status="definitief")
    elif g.datum <= s.feit.begin:
        groep = a.wijzig(s.feit, reden=_("Tweede mening"), groep=g.groep, status="definitief", herbeoordeling_op=plus(s.feit.begin, HERBEOORDELING[g.groep]))
    else:
        groep = a.vervang(
            s.feit, "klantgroep", g.datum, groep=g.groep, status="definitief", gekozen_door="samen", voorkeur_klant=s.feit.voorkeur_klant, besloten_door=s.rol or None,
            reden=s.feit.reden, gesprek_id=s.feit.gesprek_id, uitkeringsafhankelijk=s.feit.uitkeringsafhankelijk, herbeoordeling_op=plus(g.datum, HERBEOORDELING[g.groep]),
        )  # fmt: skip
    a.toelichting(groep, woorden)
    return groep


TWEEDE_MENING = Stap(
    id="tweede-mening",
    titel=gettext_lazy("Tweede mening over de groep"),
    uitleg=gettext_lazy("Bij twijfel kijkt een tweede professional mee. Stemt de klant niet in met een andere groep, dan blijft de keuze van de klant."),
    fase="ambitie",
    tabel="klantgroep",
    rollen=INTAKERS | {"werkcoach", "inkomensconsulent"},
    velden=(
        Veld("datum", soort="datum", verplicht=True, label=gettext_lazy("Op")),
        Veld("groep", label=gettext_lazy("Welke groep past volgens u?")),
        Veld("klant_akkoord", soort="ja_nee", verplicht=True, label=gettext_lazy("Is de klant het daarmee eens?")),
        Veld("mening", soort="lang", verplicht=True, label=gettext_lazy("Waarom?")),
    ),
    over=_voorlopig,
    vooraf=lambda s: {"datum": s.vandaag, "groep": None},
    controleer=lambda s, g: [Fout("datum", _("De indeling begon op %s.") % toon_dag(s.feit.begin))] if g.datum < s.feit.begin else [],
    doe=_tweede,
    volgende=("commitment-tekenen", "kick-off-uitnodigen", "overdracht-voorstellen"),
)

STAPPEN = (AMBITIEGESPREK, ZONDER_AFSPRAAK, KICK_OFF, COMMITMENT, TWEEDE_MENING)
