"""Error pages in plain Dutch: what happened, whether something was lost, what to do now.

They need no database and no session, so that they also work when those are what failed.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE, get_token
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
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
    """403 of the forgery check: the session is over or cookies are off. Nothing is saved, and nothing typed is lost.

    What was typed is offered to be sent again, but only when the browser says that the form came from this server: a form of another
    site is never brought back to life.
    """
    if reason == REASON_NO_CSRF_COOKIE and not _van_hier(request):
        wat = _("Uw browser stuurde geen cookie mee. Daardoor kan Opmaat niet zien dat dit formulier van u komt. Er is niets opgeslagen.")
    else:
        wat = _("U bent intussen opnieuw ingelogd, of uw sessie is verlopen. Er is nog niets opgeslagen.")
    invoer = [(naam, waarde) for naam, waarden in request.POST.lists() for waarde in waarden if naam != "csrfmiddlewaretoken"]
    if not invoer or not _van_hier(request):
        doe = _("Ga terug met de knop van uw browser: wat u typte staat er dan meestal nog. Ververs het formulier en sla het opnieuw op. Sta cookies voor dit adres toe als dit vaker gebeurt.")
        return bladzijde(request, 403, _("Dit formulier is te lang open geweest"), wat, doe)
    doe = _("Wat u hebt ingevuld is bewaard. Kies “Opnieuw versturen”. Bent u uitgelogd? Log dan eerst in op een ander tabblad.")
    bestanden = _("Een bestand dat u meestuurde, moet u opnieuw kiezen.") if request.FILES else ""
    meer = {"invoer": invoer, "bestanden": bestanden, "adres": request.get_full_path(), "csrf_token": get_token(request)}
    return bladzijde(request, 403, _("Dit formulier is te lang open geweest"), wat, doe, **meer)


def _van_hier(request: HttpRequest) -> bool:
    herkomst = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return url_has_allowed_host_and_scheme(herkomst, {request.get_host()}) and bool(urlsplit(herkomst).netloc)
