"""Logging in and out, the own account, and changing the password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from .. import bewaard, sessie
from ..formulieren import Inlogformulier, Wachtwoordformulier
from ..recht import INGELOGD, OPENBAAR, recht


@recht(OPENBAAR)
@never_cache
@sensitive_post_parameters("password", "bewaard")
@require_http_methods(["GET", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """The login page; after logging in the reader comes where they wanted to be, or gets back the form that was lost."""
    if request.method == "GET":
        if request.user.is_authenticated:
            return HttpResponseRedirect(_bestemming(request, request.GET.get("volgende", "")))
        uitleg = _("U hebt een tijd niets gedaan. Daarom bent u uitgelogd.") if request.GET.get("over") else ""
        return toon_inloggen(request, volgende=request.GET.get("volgende", ""), uitleg=uitleg)
    formulier = Inlogformulier(request.POST)
    kwijt, volgende = request.POST.get("bewaard", ""), request.POST.get("volgende", "")
    if not formulier.is_valid():
        return toon_inloggen(request, formulier=formulier, bewaard=kwijt, volgende=volgende)
    gebruiker = authenticate(request, username=formulier.cleaned_data["username"], password=formulier.cleaned_data["password"])
    if gebruiker is None:
        formulier.add_error(None, _("De naam of het wachtwoord klopt niet. Na vijf keer gaat inloggen met deze naam een kwartier op slot."))
        return toon_inloggen(request, formulier=formulier, bewaard=kwijt, volgende=volgende)
    login(request, gebruiker, backend="opmaat.toegang.inlogwijze.NaamOfEmail")
    sessie.begin(request.session)
    antwoord = _na_inloggen(request, kwijt, volgende)
    bewaard.onthoud_wie(request, antwoord)
    return antwoord


def toon_inloggen(request: HttpRequest, *, formulier: Inlogformulier | None = None, bewaard: str = "", volgende: str = "", uitleg: str = "") -> HttpResponse:
    """The login page with what has to survive it: where the reader was going, and a form that was not handled."""
    status = 200 if request.path == reverse("inloggen") else 401
    return render(request, "toegang/inloggen.html", {"formulier": formulier or Inlogformulier(), "bewaard": bewaard, "volgende": volgende, "uitleg": uitleg}, status=status)


def op_slot(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The answer to an attempt on a name that is locked: 429, with how long it lasts and who can help."""
    minuten = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "toegang/op_slot.html", {"minuten": minuten}, status=429)


@recht(INGELOGD)
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    antwoord = HttpResponseRedirect(reverse("inloggen"))
    antwoord.delete_cookie(bewaard.WIE)
    return antwoord


@recht(INGELOGD)
@require_http_methods(["GET"])
def mijn_account(request: Any) -> HttpResponse:
    """Who am I here: my appointments of today, what I may see, and where I change my password."""
    return render(request, "toegang/account.html", {"lezer": request.lezer, "gebruiker": request.user})


@recht(INGELOGD)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def wachtwoord(request: Any) -> HttpResponse:
    """Changes the own password; the session goes on, all others of this user end."""
    formulier = Wachtwoordformulier(request.user, request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        gebruiker = request.user
        gebruiker.set_password(formulier.cleaned_data["nieuw"])
        gebruiker.moet_wachtwoord_wijzigen = False
        gebruiker.wachtwoord_gewijzigd_op = timezone.now()
        gebruiker.save(update_fields=["password", "moet_wachtwoord_wijzigen", "wachtwoord_gewijzigd_op"])
        update_session_auth_hash(request, gebruiker)
        messages.success(request, _("Uw wachtwoord is gewijzigd."))
        return HttpResponseRedirect("/")
    return render(request, "toegang/wachtwoord.html", {"formulier": formulier, "moet": request.user.moet_wachtwoord_wijzigen})


def _na_inloggen(request: HttpRequest, kwijt: str, volgende: str) -> HttpResponse:
    vorm = bewaard.lees(kwijt)
    if vorm is None:
        return HttpResponseRedirect(_bestemming(request, volgende))
    if vorm.wie != str(request.user.pk):
        messages.warning(request, _("Het formulier dat nog openstond is niet bewaard: het was ingevuld door iemand anders."))
        return HttpResponseRedirect("/")
    return bewaard.bied_aan(request, vorm)


def _bestemming(request: HttpRequest, volgende: str) -> str:
    veilig = url_has_allowed_host_and_scheme(volgende, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return volgende if volgende and veilig else "/"
