"""The first page: everybody begins where their own work is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from ..recht import INGELOGD, heeft_recht, recht

BEGIN = (
    ("pagina:team-caseload", "team-caseload"),
    ("pagina:eigen-caseload", "caseload"),
    ("lijst:bijeenkomsten", "bijeenkomsten"),
    ("lijst:klanten", "klanten"),
    ("pagina:gebruikers", "gebruikers"),
    ("pagina:inzagelog", "logboek-inzagen"),
)
"""For whom which page is the first, in order; who has none of these begins with the own account."""


@recht(INGELOGD)
@require_safe
def begin(request: Any) -> HttpResponse:
    """Sends the reader to the first page that is theirs."""
    for naam, adres in BEGIN:
        if heeft_recht(request.lezer, (naam,)):
            try:
                return HttpResponseRedirect(reverse(adres))
            except NoReverseMatch:
                continue  # the part that serves this page is not switched on here
    return HttpResponseRedirect(reverse("mijn-account"))
