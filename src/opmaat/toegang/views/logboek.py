"""Searching the logs (interne controle and functioneel beheerder), and who looked at the dossier of one client."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ..bladen import blad_van
from ..logboeken import (
    HANDELINGEN,
    INZAGEN,
    LOGBOEKEN,
    VERWERKINGEN,
    Logboek,
    Zoekvraag,
    alles_van,
    regels,
    standaardvraag,
)
from ..recht import recht

DAG = forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off", "placeholder": "dd-mm-jjjj", "size": 10})
VORMEN = ["%d-%m-%Y", "%Y-%m-%d"]


class Filter(forms.Form):
    """What is asked of a log."""

    van = forms.DateField(label=gettext_lazy("Van"), required=False, widget=DAG, input_formats=VORMEN)
    tot = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=DAG, input_formats=VORMEN)
    medewerker = forms.CharField(label=gettext_lazy("Medewerker"), required=False, max_length=100)
    klant = forms.IntegerField(label=gettext_lazy("Klantnummer"), required=False, min_value=1, max_value=2**62, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    met_reden = forms.BooleanField(label=gettext_lazy("Alleen buiten de eigen klanten"), required=False)


@recht("pagina:inzagelog")
@require_safe
def inzagen(request: Any) -> HttpResponse | StreamingHttpResponse:
    """Who looked at whom."""
    return _toon(request, INZAGEN)


@recht("pagina:inzagelog")
@require_safe
def handelingen(request: Any) -> HttpResponse | StreamingHttpResponse:
    """Who recorded what."""
    return _toon(request, HANDELINGEN)


@recht("pagina:verwerkingslog")
@require_safe
def verwerkingen(request: Any) -> HttpResponse | StreamingHttpResponse:
    """Why data of a person were used."""
    return _toon(request, VERWERKINGEN)


@recht("pagina:inzage-klant")
@require_safe
def van_klant(request: Any, persoon_id: int) -> HttpResponse:
    """Who looked at the dossier of this client and who changed something, of all time, newest first."""
    vraag = alles_van(persoon_id, request.lezer.vandaag)
    delen = []
    for logboek in (INZAGEN, HANDELINGEN, VERWERKINGEN):
        blad = blad_van(logboek.zoek(vraag), request.GET.get(f"blad_{logboek.id}"))
        delen.append({"logboek": logboek, "blad": blad, "rijen": regels(logboek, blad.rijen)})
    kruimels = [(_("Klant %d") % persoon_id, f"/klant/{persoon_id}/"), (_("Wie keek in dit dossier"), "")]
    return render(request, "toegang/inzage_klant.html", {"delen": delen, "persoon_id": persoon_id, "kruimels": kruimels})


def _toon(request: Any, logboek: Logboek) -> HttpResponse | StreamingHttpResponse:
    gevraagd = bool(set(request.GET) - {"blad", "uitvoer"})
    begin = standaardvraag(request.lezer.vandaag)
    formulier = Filter(request.GET if gevraagd else None, initial={"van": begin.van, "tot": begin.tot})
    vraag = begin
    if gevraagd and formulier.is_valid():
        g = formulier.cleaned_data
        vraag = Zoekvraag(g["van"] or begin.van, g["tot"] or begin.tot, g["medewerker"].strip(), g["klant"], g["met_reden"])
    rijen = logboek.zoek(vraag) if not gevraagd or formulier.is_valid() else logboek.zoek(vraag).none()
    if request.GET.get("uitvoer") == "csv":
        return _csv(logboek, rijen)
    blad = blad_van(rijen, request.GET.get("blad"))
    inhoud = {"logboek": logboek, "filterformulier": formulier, "filteradres": request.path, "gefilterd": gevraagd, "blad": blad, "rijen": regels(logboek, blad.rijen), "vraag": vraag}
    tabs = [{"titel": ander.titel, "adres": reverse(f"logboek-{ander.id}"), "hier": ander is logboek} for ander in LOGBOEKEN.values()]
    return render(request, "toegang/logboek.html", {**inhoud, "tabs": tabs, "tabnaam": _("Logboeken"), "kruimels": [(_("Logboeken"), ""), (str(logboek.titel), "")]})


class _Regel:
    """A file that gives back what was written, so that a long log is sent line by line."""

    def write(self, tekst: str) -> str:
        """The line itself."""
        return tekst


def _csv(logboek: Logboek, rijen: Any) -> StreamingHttpResponse:
    schrijver = csv.writer(_Regel(), delimiter=";")

    def stroom() -> Iterator[str]:
        yield "\ufeff" + schrijver.writerow([str(kop) for kop in logboek.koppen])
        for rij in rijen.iterator(chunk_size=2000):
            yield schrijver.writerow([_zonder_formule(cel) for cel in logboek.regel(rij)])

    antwoord = StreamingHttpResponse(stroom(), content_type="text/csv; charset=utf-8")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{logboek.id}.csv"'
    return antwoord


def _zonder_formule(tekst: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{tekst}" if tekst[:1] in ("=", "+", "-", "@", "\t", "\r") else tekst
