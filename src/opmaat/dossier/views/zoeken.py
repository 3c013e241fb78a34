"""Finding a client. What is typed travels in the body, never in the address: it may be a name or a BSN."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from opmaat.dossier.queries.situatie import lezer_van
from opmaat.dossier.queries.zoeken import MEESTE, zoek
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.toegang.policies import mag_stap
from opmaat.toegang.recht import recht


@recht("pagina:klant-zoeken")
def zoek_klant(request: HttpRequest) -> HttpResponse:
    """The search page: a form, what was found, and the ways to begin with somebody new."""
    lezer = lezer_van(request)
    vraag = request.POST.get("q", "") if request.method == "POST" else ""
    uitslag = zoek(lezer, vraag) if request.method == "POST" else None
    nieuw = [{"titel": stap.titel, "uitleg": stap.uitleg, "adres": reverse("nieuw", args=[stap.id])} for stap in alle_stappen() if stap.nieuw and mag_stap(lezer, stap)]
    inhoud = {"vraag": vraag, "uitslag": uitslag, "meeste": MEESTE, "nieuw": nieuw, "kruimels": [(_("Klant zoeken"), "")]}
    return render(request, "dossier/zoeken.html", inhoud)
