"""The page that asks why somebody opens a dossier outside the own circle."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from .. import inzage
from ..formulieren import Redenformulier
from ..recht import MENSEN, recht


@recht(MENSEN)
@require_http_methods(["GET", "POST"])
def reden(request: Any, persoon_id: int) -> HttpResponse:
    """Asks the reason, keeps it for today, and goes on to the page that was asked for."""
    volgende = request.POST.get("volgende") or request.GET.get("volgende", "")
    if not url_has_allowed_host_and_scheme(volgende, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        volgende = f"/klant/{persoon_id}/"
    formulier = Redenformulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        inzage.leg_reden_vast(request.lezer, persoon_id, formulier.cleaned_data["grond"], formulier.cleaned_data["toelichting"])
        return HttpResponseRedirect(volgende)
    return render(request, "toegang/reden.html", {"formulier": formulier, "persoon_id": persoon_id, "volgende": volgende})
