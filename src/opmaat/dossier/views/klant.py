"""The one page of a client, and the history of one fact."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from opmaat.dossier.queries.feit import geschiedenis
from opmaat.dossier.queries.klantpagina import context
from opmaat.dossier.queries.situatie import lezer_van, maak_situatie
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.toegang.recht import MENSEN, recht


@recht(MENSEN)
def toon_klant(request: HttpRequest, persoon_id: int) -> HttpResponse:
    """Who, how things stand, who to call, what was agreed, what is next, and everything that happened."""
    s = maak_situatie(lezer_van(request), persoon_id)
    if s.persoon is None:
        raise Http404
    blad = request.GET.get("blad", "1")
    deel = context(s, alle_stappen().van("klant"), request.GET.get("soort", ""), int(blad) if blad.isdecimal() and len(blad) < 6 else 1, request.GET.get("na", ""))
    return render(request, "dossier/klant.html", {"s": s, "persoon_id": persoon_id, **deel, "mag_stukken": s.lezer.mag("documenten"), "kruimels": [(deel["kop"]["naam"], "")]})


@recht(MENSEN)
def toon_feit(request: HttpRequest, persoon_id: int, tabel: str, feit_id: int) -> HttpResponse:
    """One fact: what is known, every earlier version with who changed what and why, and where to mend it."""
    s = maak_situatie(lezer_van(request), persoon_id)
    feit = geschiedenis(s, tabel, feit_id)
    if feit is None:
        raise Http404
    naam = s.naam or str(persoon_id)
    kruimels = [(naam, reverse("klant", args=[persoon_id])), (feit["titel"], "")]
    return render(request, "dossier/feit.html", {"s": s, "persoon_id": persoon_id, "feit": feit, "kruimels": kruimels})
