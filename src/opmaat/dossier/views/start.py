"""The first page after logging in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from opmaat.dossier.queries.situatie import lezer_van
from opmaat.dossier.queries.start import agenda, beginnen, te_doen, tellingen
from opmaat.toegang.recht import INGELOGD, recht


@recht(INGELOGD)
def toon_start(request: HttpRequest) -> HttpResponse:
    """Today: the agenda of the week, what waits, and how to begin; for who sees no people, the pages that they have."""
    lezer = lezer_van(request)
    inhoud = {"vandaag": lezer.vandaag, "agenda": agenda(lezer), "wacht": te_doen(lezer), "tellingen": tellingen(lezer), "beginnen": beginnen(lezer)}
    return render(request, "dossier/start.html", inhoud)
