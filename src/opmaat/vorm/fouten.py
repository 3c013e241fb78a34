"""Error pages in plain Dutch: what happened, whether something was lost, what to do now.

They need no database and no session, so that they also work when those are what failed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bladzijde(request: HttpRequest, status: int, kop: str, wat: str, doe: str, **meer: Any) -> HttpResponse:
    """An error page with this status: heading, what happened, what to do."""
    inhoud = {"kop": kop, "wat": wat, "doe": doe, "status": status, "organisatie": getattr(settings, "OPMAAT_ORGANISATIE", ""), **meer}
    return HttpResponse(render_to_string("vorm/fouten/fout.html", inhoud), status=status)


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read."""
    return bladzijde(
        request,
        400,
        _("Deze vraag is niet te lezen"),
        _("Het adres of het formulier bevat iets wat Opmaat niet kan lezen. Er is niets opgeslagen."),
        _("Ga terug, controleer wat u hebt ingevuld en probeer het opnieuw. Stuurde u een bestand mee? Kijk dan of het niet te groot is."),
    )


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the reader may not see or do this; the reason of the exception is shown when it has one."""
    reden = str(exception) if exception and str(exception) else ""
    return bladzijde(
        request,
        403,
        _("U mag dit niet bekijken of doen"),
        reden or _("Dit hoort niet bij uw rol, uw team of uw gemeente. Daarom ziet u deze bladzijde niet."),
        _("Hebt u dit nodig voor uw werk? Vraag uw teamleider of de functioneel beheerder om uw rechten aan te passen."),
    )


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address, or nothing that this reader may know of."""
    return bladzijde(
        request,
        404,
        _("Deze bladzijde is er niet"),
        _("Het adres klopt niet, of wat hier stond is er niet meer."),
        _("Controleer het adres, of zoek de klant op naam, nummer of geboortedatum."),
    )


def fout_405(request: HttpRequest) -> HttpResponse:
    """405: this address is only for sending a form, or only for reading; typing it in the address bar leads here."""
    return bladzijde(
        request,
        405,
        _("Dit adres kan niet zo worden geopend"),
        _("Hier komt u alleen met een knop op een bladzijde van Opmaat. Er is niets opgeslagen."),
        _("Ga terug en gebruik de knop op de bladzijde."),
    )


def fout_500(request: HttpRequest) -> HttpResponse:
    """500: a defect of ours."""
    return bladzijde(
        request,
        500,
        _("Er ging iets mis in Opmaat"),
        _("Dit ligt niet aan u. Wat eerder is bevestigd, is bewaard. Wat u nu wilde opslaan, is niet opgeslagen."),
        _("Ga terug met de knop van uw browser: wat u typte staat er meestal nog. Lukt het weer niet, geef dan de functioneel beheerder door hoe laat het was en wat u deed."),
    )


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the forgery check, for a form that is not known to come from this site; toegang/bewaard.py gives back one that does."""
    if reason == REASON_NO_CSRF_COOKIE:
        wat = _("Uw browser stuurde geen cookie mee. Daardoor kan Opmaat niet zien dat dit formulier van u komt. Er is niets opgeslagen.")
    else:
        wat = _("Opmaat kan niet zien dat dit formulier van u komt. Er is niets opgeslagen.")
    return bladzijde(
        request,
        403,
        _("Dit formulier is niet aangenomen"),
        wat,
        _("Ga terug met de knop van uw browser: wat u typte staat er dan meestal nog. Ververs het formulier en sla het opnieuw op. Sta cookies voor dit adres toe als dit vaker gebeurt."),
    )


class MethodeBladzijde:
    """Middleware: a bare 405 (a page reloaded that only takes a form) becomes a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if antwoord.status_code != 405 or antwoord.content:
            return antwoord
        nieuw = fout_405(request)
        nieuw.headers["Allow"] = antwoord.headers.get("Allow", "")
        return nieuw
