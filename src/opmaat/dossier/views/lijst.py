"""A list on the screen, and as a file.

What somebody searches for may be a name or a birth date: it travels in the body and is kept in the session under a short mark, so that it
never stands in an address or a log. Everything else of the choice (filters, order, page) is in the address and can be kept as a bookmark.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from opmaat.dossier.lijst import (
    Blad,
    Keuze,
    Kolom,
    Lijst,
    alle_rijen,
    filters_voor,
    in_tekst,
    kolommen_voor,
    lezer_voor,
    toon,
    vooraf,
)
from opmaat.dossier.lijst_uitvoer import SOORTEN
from opmaat.dossier.lijsten import LIJSTEN
from opmaat.dossier.lijsten.personen import naam as naam_van
from opmaat.dossier.queries.situatie import lezer_van
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.toegang import inzage
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import mag_stap
from opmaat.toegang.recht import recht

ZOEKMERK = "z"
_SESSIE = "lijstzoek"
_ONTHOUDEN = 20
ALLES = "alles"


def keuze_van(request: HttpRequest, lijst: Lijst) -> Keuze:
    """What the address asks of the list; what cannot be read is left out."""
    blad = request.GET.get("blad", "1")
    zoek = request.session.get(_SESSIE, {}).get(request.GET.get(ZOEKMERK, ""), "")
    filters = {f.id: request.GET[f.id][:100] for f in lijst.filters if f.id in request.GET}
    return Keuze(zoek, filters, request.GET.get("sorteer", "")[:50], int(blad) if blad.isdecimal() and len(blad) < 7 else 1)


def _bewaar_zoek(request: HttpRequest, tekst: str) -> str:
    """The mark under which the session keeps what was searched; empty for nothing."""
    tekst = " ".join(tekst.split())[:200]
    if not tekst:
        return ""
    bewaard: dict[str, str] = request.session.get(_SESSIE, {})
    for merk, eerder in bewaard.items():
        if eerder == tekst:
            return merk
    merk = secrets.token_urlsafe(6)
    request.session[_SESSIE] = dict([*bewaard.items(), (merk, tekst)][-_ONTHOUDEN:])
    return merk


def filterformulier(lijst: Lijst, lezer: Lezer, keuze: Keuze, fouten: Mapping[str, str] = {}) -> forms.Form:  # noqa: B006 (only read)
    """The form with search and filters, filled in with what is chosen now."""
    velden: dict[str, forms.Field] = {}
    waarden: dict[str, str] = {}
    if lijst.zoek is not None:
        velden["q"] = forms.CharField(label=_("Zoek"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "placeholder": lijst.zoektip}))
        waarden["q"] = keuze.zoek
    for filter_ in filters_voor(lijst, lezer):
        if filter_.keuzes is None:
            velden[filter_.id] = forms.CharField(label=filter_.titel, required=False, max_length=30, widget=forms.TextInput(attrs={"placeholder": "dd-mm-jjjj", "autocomplete": "off"}))
        else:
            velden[filter_.id] = forms.CharField(label=filter_.titel, required=False, widget=forms.Select(choices=[("", _("Alle")), *filter_.keuzes(lezer)]))
        waarden[filter_.id] = keuze.filters.get(filter_.id, vooraf(filter_, lezer))
    formulier: forms.Form = type("Filterformulier", (forms.Form,), velden)(waarden, auto_id="filter-%s", label_suffix="")
    formulier.is_valid()
    for veld, tekst in fouten.items():
        formulier.add_error(veld, tekst)
    return formulier


def _zoek(request: HttpRequest, lijst: Lijst, lezer: Lezer) -> HttpResponse:
    """Sends on to the address of what was chosen in the form."""
    vraag: dict[str, str] = {}
    for filter_ in filters_voor(lijst, lezer):
        waarde = request.POST.get(filter_.id, "").strip()[:100]
        if waarde != vooraf(filter_, lezer):
            vraag[filter_.id] = waarde
    if merk := _bewaar_zoek(request, request.POST.get("q", "")):
        vraag[ZOEKMERK] = merk
    if sorteer := request.POST.get("sorteer", "")[:50]:
        vraag["sorteer"] = sorteer
    return HttpResponseRedirect(request.path + (f"?{urlencode(vraag)}" if vraag else ""))


def _cel(kolom: Kolom, rij: Any) -> SimpleNamespace:
    waarde = kolom.waarde(rij)
    tekst = in_tekst(waarde)
    stand = kolom.stand(rij) if kolom.stand is not None and tekst else ""
    return SimpleNamespace(tekst=tekst, adres=kolom.adres(rij) if kolom.adres is not None and tekst else "", stand=stand, getal=kolom.getal)


def _kop(kolom: Kolom, sorteer: str) -> SimpleNamespace:
    hier = sorteer.removeprefix("-") == kolom.id
    richting = ("af" if sorteer.startswith("-") else "op") if hier else ""
    return SimpleNamespace(id=kolom.id, titel=kolom.titel, sorteer=bool(kolom.sorteer), getal=kolom.getal, richting=richting, volgende=f"-{kolom.id}" if richting == "op" else kolom.id)


def _totalen(blad: Blad) -> list[SimpleNamespace] | None:
    if not blad.totalen or blad.stand.totaal == 0:
        return None
    return [SimpleNamespace(tekst=_("Totaal") if nr == 0 else in_tekst(blad.totalen.get(kolom.id)), getal=kolom.getal) for nr, kolom in enumerate(blad.kolommen)]


def _rijnaam(lijst: Lijst, rij: Any) -> str:
    return naam_van(rij) if lijst.persoon(rij) is not None else str(lijst.sleutel(rij))


def _stapknoppen(lijst: Lijst, lezer: Lezer) -> list[dict[str, Any]]:
    paren = [(adres, alle_stappen().vind(stap_id)) for adres, stap_id in lijst.stappen]
    return [{"titel": stap.titel, "adres": reverse(adres, args=[stap.id])} for adres, stap in paren if stap is not None and mag_stap(lezer, stap)]


def mag_tabel_schrijven(lezer: Lezer, tabel: str) -> bool:
    """Whether one of the reader's appointments writes this table."""
    return bool(lezer.schrijfkolommen(tabel))


def maak_lijstview(lijst: Lijst) -> Any:
    """The view of one list; its right is that of the list in rechten.yaml."""

    @recht(f"lijst:{lijst.id}")
    def lijstview(request: HttpRequest) -> HttpResponse:
        lezer = lezer_voor(lijst.id, lezer_van(request))
        if request.method == "POST":
            return _zoek(request, lijst, lezer)
        keuze = keuze_van(request, lijst)
        blad = toon(lijst, lezer, keuze)
        groepsacties = [a for a in lijst.groepsacties if mag_tabel_schrijven(lezer, a.tabel)]
        vraag = request.GET.copy()
        vraag.pop("blad", None)
        inhoud = {
            "lijst": lijst, "blad": blad.stand, "titel": lijst.titel,
            "kolommen": [_kop(kolom, blad.sorteer) for kolom in blad.kolommen],
            "rijen": [SimpleNamespace(id=lijst.sleutel(rij), naam=_rijnaam(lijst, rij), cellen=[_cel(k, rij) for k in blad.kolommen]) for rij in blad.rijen],
            "totalen": _totalen(blad),
            "filterformulier": filterformulier(lijst, lezer, keuze, blad.fouten),
            "filteradres": request.path, "sorteer": request.GET.get("sorteer", ""), "gefilterd": bool(request.GET),
            "groepsacties": [
                {"titel": a.titel, "adres": reverse(a.url_naam), "alles": a.alles % {"aantal": blad.stand.totaal} if blad.stand.totaal <= a.meeste else ""} for a in groepsacties
            ], "bulk": bool(groepsacties),
            "acties": _stapknoppen(lijst, lezer),
            "uitvoer": [{"soort": soort, "adres": f"{request.path}uitvoer/{soort}/?{vraag.urlencode()}"} for soort in SOORTEN],
            "keuzevelden": list(vraag.items()),
            "kruimels": [(lijst.titel, "")],
        }  # fmt: skip
        return render(request, "dossier/lijst.html", inhoud)

    return lijstview


def maak_uitvoerview(lijst: Lijst) -> Any:
    """The view that gives the list as a file; everybody in it is written in the log of views."""

    @recht(f"lijst:{lijst.id}")
    def uitvoerview(request: HttpRequest, soort: str) -> HttpResponse:
        if soort not in SOORTEN:
            raise Http404
        lezer = lezer_voor(lijst.id, lezer_van(request))
        kolommen = kolommen_voor(lijst, lezer, uitvoer=True)
        personen: dict[int, None] = {}
        rijen = []
        for rij in alle_rijen(lijst, lezer, keuze_van(request, lijst)):
            if (nummer := lijst.persoon(rij)) is not None:
                personen[nummer] = None
            rijen.append([_los(kolom.waarde(rij)) for kolom in kolommen])
        inzage.noteer_lijst(request, f"uitvoer:{lijst.id}", personen)
        mediatype, schrijf = SOORTEN[soort]
        antwoord = HttpResponse(schrijf(str(lijst.titel), [str(kolom.titel) for kolom in kolommen], rijen), content_type=mediatype)
        antwoord["Content-Disposition"] = f'attachment; filename="{slugify(str(lijst.titel))}-{lezer.vandaag.isoformat()}.{soort}"'
        return antwoord

    return uitvoerview


def _los(waarde: Any) -> Any:
    """The value without lazy texts, for a file."""
    return str(waarde) if waarde is not None and type(waarde).__name__ == "__proxy__" else waarde


def gekozen_personen(request: HttpRequest, lijst: Lijst, meeste: int) -> list[int]:
    """The persons that were ticked, or all of the list as it was filtered; only those of the reader's circle, in the order of the list.

    Raises PermissionDenied when one of those ticked is not in the circle, so that nobody is left out unseen.
    """
    lezer = lezer_voor(lijst.id, lezer_van(request))
    if request.POST.get("wie") == ALLES:
        from opmaat.dossier.lijst import vraag_voor

        vraag, _sorteer, _fouten = vraag_voor(lijst, lezer, _keuze_uit_formulier(request, lijst))
        return list(vraag.values_list("persoon_id", flat=True)[: meeste + 1])
    gekozen = [int(tekst) for tekst in request.POST.getlist("kies")[: meeste + 1] if tekst.isdecimal() and len(tekst) < 19]
    eigen = set(lijst.vraag(lezer).filter(persoon_id__in=gekozen).values_list("persoon_id", flat=True)) if gekozen else set()
    if set(gekozen) - eigen:
        raise PermissionDenied(_("Een van de gekozen klanten hoort niet (meer) bij uw werk. Kies opnieuw uit de lijst."))
    return list(dict.fromkeys(gekozen))


def _keuze_uit_formulier(request: HttpRequest, lijst: Lijst) -> Keuze:
    zoek = request.session.get(_SESSIE, {}).get(request.POST.get(ZOEKMERK, ""), "")
    return Keuze(zoek, {f.id: request.POST[f.id][:100] for f in lijst.filters if f.id in request.POST}, request.POST.get("sorteer", "")[:50])


ADRESSEN = [
    deel
    for lijst in LIJSTEN.values()
    for deel in (
        path(f"{lijst.id}/", maak_lijstview(lijst), name=lijst.id),
        path(f"{lijst.id}/uitvoer/<slug:soort>/", maak_uitvoerview(lijst), name=f"{lijst.id}-uitvoer"),
    )
]
