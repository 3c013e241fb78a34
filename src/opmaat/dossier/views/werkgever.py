"""The page of one employer, and the page of complaints and satisfaction."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from opmaat.dossier.queries.situatie import lezer_van, maak_organisatiesituatie, maak_werkgeversituatie
from opmaat.dossier.queries.tevredenheid import cijfers, klachten
from opmaat.dossier.queries.werkgever import contacten, plaatsingen, vacatures, verplichtingen
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Onderwerp
from opmaat.dossier.views.stap import adres_van
from opmaat.toegang.policies import mag_stap
from opmaat.toegang.recht import recht


@recht("lijst:werkgevers")
def toon_werkgever(request: HttpRequest, werkgever_id: int) -> HttpResponse:
    """Who to call, which vacancies are open and who was proposed, who works there, what was agreed on social return."""
    s = maak_werkgeversituatie(lezer_van(request), werkgever_id)
    if s.klant is None:
        raise Http404
    inhoud = {
        "s": s,
        "werkgever": s.klant,
        "vacatures": vacatures(s),
        "plaatsingen": plaatsingen(s),
        "verplichtingen": verplichtingen(s),
        "contacten": contacten(s),
        "knoppen": _knoppen(s, "werkgever"),
        "kruimels": [(_("Werkgevers"), reverse("werkgevers")), (s.klant.naam, "")],
    }
    return render(request, "dossier/werkgever.html", inhoud)


@recht("pagina:tevredenheid")
def toon_tevredenheid(request: HttpRequest) -> HttpResponse:
    """Complaints with their terms, and the mean mark per survey: never who said what."""
    s = maak_organisatiesituatie(lezer_van(request))
    titel = _("Klachten en tevredenheid")
    inhoud = {"s": s, "klachten": klachten(s.lezer, s.vandaag), "cijfers": cijfers(s.lezer), "knoppen": _knoppen(s, "organisatie"), "kruimels": [(titel, "")]}
    return render(request, "dossier/tevredenheid.html", inhoud)


def _knoppen(s: Situatie, onderwerp: Onderwerp) -> list[dict[str, Any]]:
    stappen = [stap for stap in alle_stappen().van(onderwerp).voor(s) if mag_stap(s.lezer, stap)]  # type: ignore[arg-type]
    return [{"titel": stap.titel, "adres": adres_van(stap, s)} for stap in stappen]
