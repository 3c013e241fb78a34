"""Everything the page of one client shows, read for this reader: at most some fifteen queries, whatever the dossier holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from opmaat.dossier.documenten import SOORTEN as SOORTEN_DOCUMENT
from opmaat.dossier.keten import schakels
from opmaat.dossier.models.stukken import RUBRIEKEN
from opmaat.dossier.queries.contactpersonen import contactpersonen
from opmaat.dossier.queries.huishouden import huishouden
from opmaat.dossier.register_van_stappen import Stapregister
from opmaat.dossier.signalen import Signaal, signalen
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Stap
from opmaat.dossier.tijdlijn import SOORTEN, Gebeurtenis, in_volgorde, maak_tijdlijn
from opmaat.dossier.toon import toon_bijzonderheden, toon_dag, toon_soort
from opmaat.dossier.veld import label_van
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang import bsn
from opmaat.toegang.bladen import blad_van
from opmaat.toegang.policies import mag_stap

PER_BLAD = 25
PLANINHOUD = ("eigen_kracht", "trajectduur", "ondersteuning", "participatie", "arbeidsverplichtingen")


def kop(s: Situatie) -> dict[str, Any]:
    """Who it is: name, number, age, address and telephone, the BSN only for who may see it."""
    klant, mag = s.klant, s.lezer.rubrieken  # type: ignore[attr-defined]
    feiten: list[tuple[str, str]] = [(_("Klantnummer"), str(s.persoon_id))]
    if s.geboortedatum:
        feiten.append((_("Geboren"), _("%(dag)s (%(jaren)d jaar)") % {"dag": toon_dag(s.geboortedatum), "jaren": s.leeftijd}))
    if s.persoon is not None and s.persoon.overleden_op:
        feiten.append((_("Overleden"), toon_dag(s.persoon.overleden_op)))
    if klant is not None and "persoonsgegevens" in mag:
        geheim = bool(klant.geheim)
        if not geheim or "geheim_adres" in mag:
            adres = f"{klant.straat or ''} {klant.huisnummer or ''}".strip()
            plaats = f"{klant.postcode or ''} {klant.woonplaats or ''}".strip()
            feiten.append((_("Adres (geheim)") if geheim else _("Adres"), ", ".join(deel for deel in (adres, plaats) if deel)))
        else:
            feiten.append((_("Adres"), _("geheim")))
        feiten += [(_("Telefoon"), klant.telefoon or ""), (_("E-mail"), klant.email or "")]
        if klant.voorkeurstaal or klant.tolk_nodig:
            feiten.append((_("Taal"), f"{klant.voorkeurstaal or ''}{_(', tolk nodig') if klant.tolk_nodig else ''}".strip(", ")))
    if klant is not None and getattr(klant, "bsn", None) and "bsn" in mag:
        feiten.append((_("BSN"), bsn.toon(bsn.ontsleutel(klant.bsn), mag=True)))
    return {"naam": s.naam or _("Klant %d") % s.persoon_id, "feiten": [(naam, waarde) for naam, waarde in feiten if waarde]}


def stand(s: Situatie) -> dict[str, Any]:
    """How things stand: benefit, group with its reason, target groups, running traject and job."""
    groep = s.lopend("klantgroep")
    lopend = [f for tabel in ("uitkering", "traject", "activiteit", "plaatsing", "inburgering") for f in s.lopende(tabel)]
    return {
        "groep": groep,
        "groep_tekst": toon_bijzonderheden(groep) if groep else "",
        "kenmerken": [label_van("doelgroep_kenmerk", d.kenmerk) for d in s.lopende("doelgroep")],
        "lopend": [{"titel": toon_soort(f), "tekst": toon_bijzonderheden(f), "sinds": f.begin} for f in lopend],
        "schakels": schakels(s),
    }


def afspraken(s: Situatie, toelichtingen: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    """What was agreed: the plan with what it holds, the words with it, and the appointments ahead."""
    plan = s.laatste("plan_van_aanpak")
    tabel = lees_schema().tabel("plan_van_aanpak")
    gesprek = s.laatste("gesprek", resultaat="gehouden")
    return {
        "plan": plan,
        "planinhoud": [tabel.kolom(naam).titel for naam in PLANINHOUD if plan is not None and getattr(plan, naam, None)],
        "plantekst": "" if plan is None else toelichtingen.get(("plan_van_aanpak", plan.feit_id), ""),
        "gesprek": gesprek,
        "gesprektekst": "" if gesprek is None else toelichtingen.get(("gesprek", gesprek.feit_id), ""),
        "gepland": [
            {"dag": f.datum, "titel": toon_soort(f), "tekst": toon_bijzonderheden(f)}
            for f in sorted([*s.rijen("gesprek", resultaat="gepland"), *s.rijen("deelname", status="uitgenodigd")], key=lambda f: f.datum)
            if f.datum >= s.vandaag
        ],
    }


def wie_is_aan_zet(s: Situatie, stappen: Stapregister) -> list[dict[str, Any]]:
    """The steps that are due, for everybody to see: what, why, by when, by which role; an address for who may take it."""
    beurten = []
    for stap in stappen:
        beurt = None if stap.nieuw else stap.beurt(s)
        if beurt is None or not s.ziet(stap.tabel) or stap.waarom_niet(s) is not None:
            continue
        mag = mag_stap(s.lezer, stap)  # type: ignore[arg-type]
        beurten.append(
            {
                "titel": stap.titel,
                "waarom": beurt.waarom,
                "uiterlijk": beurt.uiterlijk,
                "te_laat": beurt.uiterlijk is not None and beurt.uiterlijk < s.vandaag,
                "wie": _wie(stap),
                "adres": reverse("stap", args=[s.persoon_id, stap.id]) if mag else "",
            }
        )
    return sorted(beurten, key=lambda b: (not b["adres"], b["uiterlijk"] or date.max))


def knoppen(s: Situatie, mogelijk: Mapping[str, Stap]) -> list[dict[str, Any]]:
    """The steps that the reader may take now, under the headings of the chain."""
    groepen: dict[str, list[dict[str, Any]]] = {}
    for stap in mogelijk.values():
        groepen.setdefault(stap.fase, []).append({"titel": stap.titel, "adres": reverse("stap", args=[s.persoon_id, stap.id])})
    return [{"titel": FASETITELS[fase](), "knoppen": lijst} for fase, lijst in groepen.items()]


def vervolg(s: Situatie, stappen: Stapregister, mogelijk: Mapping[str, Stap], na: str) -> list[dict[str, Any]]:
    """What follows on the step that was just taken, as buttons: only what the reader may do now."""
    vorige = stappen.vind(na)
    if vorige is None:
        return []
    return [{"titel": mogelijk[v].titel, "adres": reverse("stap", args=[s.persoon_id, v])} for v in vorige.volgende if v in mogelijk]


def toon_signalen(s: Situatie, mogelijk: Mapping[str, Stap]) -> list[dict[str, Any]]:
    """The signals with, where the reader may take one, the step that helps."""
    return [_signaal(s, signaal, mogelijk) for signaal in signalen(s)]


def tijdlijn(s: Situatie, toelichtingen: Mapping[tuple[str, int], str], soort: str, blad: int) -> dict[str, Any]:
    """One page of everything that happened, of one kind or of all; facts open their own page."""
    alles = in_volgorde([*maak_tijdlijn(s.beeld, s.vandaag), *_notities(s), *_stukken(s)])
    soorten = [{"id": id, "titel": titel, "aantal": sum(g.soort == id for g in alles)} for id, (titel, _t) in SOORTEN.items()]
    gekozen = [g for g in alles if not soort or g.soort == soort]
    deel = blad_van(gekozen, blad, PER_BLAD)
    return {
        "gebeurtenissen": [_regel(s, g, toelichtingen) for g in deel.rijen],
        "soorten": [x for x in soorten if x["aantal"]],
        "totaal_alles": len(alles),
        "blad": deel,
    }


def lees_toelichtingen(s: Situatie) -> dict[tuple[str, int], str]:
    """The words with the facts of this person that the reader may read, per fact."""
    woorden: dict[tuple[str, int], str] = {}
    for rij in s.beeld.rijen("toelichting"):
        sleutel = (dict(rij)["tabel"], rij.feit_id)
        woorden[sleutel] = f"{woorden[sleutel]}\n{rij.tekst}" if sleutel in woorden else rij.tekst
    return woorden


def context(s: Situatie, stappen: Stapregister, soort: str, blad: int, na: str) -> dict[str, Any]:
    """All parts of the page."""
    toelichtingen, mogelijk = lees_toelichtingen(s), _mogelijk(s, stappen)
    return {
        "kop": kop(s),
        "stand": stand(s),
        "huisgenoten": huishouden(s),
        "contactpersonen": contactpersonen(s.lopende("toewijzing")),
        "afspraken": afspraken(s, toelichtingen),
        "beurten": wie_is_aan_zet(s, stappen),
        "knoppen": knoppen(s, mogelijk),
        "vervolg": vervolg(s, stappen, mogelijk, na),
        "signalen": toon_signalen(s, mogelijk),
        "tijdlijn": tijdlijn(s, toelichtingen, soort if soort in SOORTEN else "", blad),
        "soort": soort if soort in SOORTEN else "",
    }


EERST = ("poortwachter", "intaker", "inkomensconsulent", "werkcoach", "consulent_inburgering", "participatiemakelaar", "handhaver", "werkleider", "jobcoach")


def _wie(stap: Stap) -> str:
    """The roles that take a step, at most two, those who do the work first."""
    volgorde = sorted(stap.rollen, key=lambda rol: (EERST.index(rol) if rol in EERST else len(EERST), rol))
    return _(" of ").join(label_van("rol", rol).lower() for rol in volgorde[:2])


def _mogelijk(s: Situatie, stappen: Stapregister) -> dict[str, Stap]:
    """The steps that the reader may take with this client now, by id, in the order of the chain."""
    eigen = [stap for stap in stappen if not stap.nieuw and not stap.op_feit and mag_stap(s.lezer, stap)]  # type: ignore[arg-type]
    return {stap.id: stap for stap in eigen if stap.waarom_niet(stap.bij(s)) is None}


def _signaal(s: Situatie, signaal: Signaal, mogelijk: Mapping[str, Stap]) -> dict[str, Any]:
    stap = next((mogelijk[id] for id in signaal.stappen if id in mogelijk), None)
    adres = ""
    if stap is not None:
        over = {f.feit_id for f in stap.over(s)} if stap.over is not None else set()
        adres = reverse("stap-over", args=[s.persoon_id, stap.id, signaal.feit_id]) if signaal.feit_id in over else reverse("stap", args=[s.persoon_id, stap.id])
    return {"tekst": signaal.tekst, "uitleg": signaal.uitleg, "ernst": signaal.ernst, "adres": adres, "doe": stap.titel if stap else ""}


def _regel(s: Situatie, g: Gebeurtenis, toelichtingen: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    woorden = toelichtingen.get((g.tabel, g.feit_id or 0), "")
    adres = reverse("feit", args=[s.persoon_id, g.tabel, g.feit_id]) if g.feit_id is not None and g.tabel else g.adres
    titel = _("%s (gepland)") % g.titel if g.gepland else g.titel
    return {"dag": g.dag, "titel": titel, "tekst": "\n".join(deel for deel in (g.tekst, woorden) if deel), "wie": g.wie, "adres": adres, "vervallen": g.vervallen}


def _notities(s: Situatie) -> list[Gebeurtenis]:
    rubrieken = dict(RUBRIEKEN)
    return [
        Gebeurtenis(dag=n.datum, titel=_("Notitie: %s") % rubrieken.get(n.rubriek, n.rubriek).lower(), tekst=n.tekst, soort="journaal")
        for n in s.beeld.rijen("notitie")
    ]


def _stukken(s: Situatie) -> list[Gebeurtenis]:
    return [
        *(
            Gebeurtenis(dag=b.datum, titel=_("Brief: %s") % b.titel, tekst=b.nummer, soort="stukken", adres=reverse("brief", args=[s.persoon_id, b.nummer]))
            for b in s.beeld.rijen("brief")
        ),
        *(
            Gebeurtenis(
                dag=d.ontvangen_op, titel=_("Ontvangen: %s") % (d.titel or d.bestandsnaam), tekst=str(SOORTEN_DOCUMENT[d.soort].titel) if d.soort in SOORTEN_DOCUMENT else d.soort,
                soort="stukken", adres=reverse("document", args=[s.persoon_id, d.id]),
            )
            for d in s.beeld.rijen("document")
        ),
    ]  # fmt: skip


FASETITELS = {
    "melding": lambda: _("Melding"),
    "aanvraag": lambda: _("Aanvraag en uitkering"),
    "ambitie": lambda: _("Ambitiegesprek en groep"),
    "gesprekken": lambda: _("Gesprekken en contact"),
    "plan": lambda: _("Plan"),
    "traject": lambda: _("Traject en meedoen"),
    "werk": lambda: _("Werk"),
    "overdracht": lambda: _("Wie is verantwoordelijk"),
    "handhaving": lambda: _("Plichten"),
    "inburgering": lambda: _("Inburgering"),
    "wsw": lambda: _("Wsw en beschut"),
    "uitstroom": lambda: _("Einde"),
    "gegevens": lambda: _("Gegevens van de klant"),
}
