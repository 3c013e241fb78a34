"""What was typed survives a lost session: the posted form travels, encrypted, through the login page and back.

A form that arrives without a session (it was still too long, the server was restarted) or with an old forgery token is
never just refused. Its fields are put, encrypted with a key of this server, in the login page; after logging in as the
same user they stand in a form again that only has to be sent. They are kept on no server. This is done only for a form
that came from this site itself (Origin, or the forgery check that passed), so that no other site can put words in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

NIET_BEWAREN = frozenset({"csrfmiddlewaretoken", "password", "wachtwoord", "oud", "nieuw", "nieuw2", "bewaard", "_herstel"})
GELDIG = 12 * 3600
WIE = "opmaat_wie"
HERSTEL = "_herstel"
"""Goes along with the form that is sent again: a view may show the form first instead of saving at once."""


@dataclass(frozen=True)
class Bewaard:
    """A form that was not handled: its address, its fields in order, who was logged in when it was opened, whether it had files."""

    pad: str
    velden: tuple[tuple[str, str], ...]
    wie: str
    bestanden: bool


def bewaar(request: HttpRequest) -> str:
    """The posted form of this request as an encrypted text; empty when there is nothing to keep."""
    velden = [(naam, waarde) for naam, waarden in request.POST.lists() if naam not in NIET_BEWAREN for waarde in waarden]
    if request.method != "POST" or not velden:
        return ""
    inhoud = {"pad": request.get_full_path(), "velden": velden, "wie": wie_was(request), "bestanden": bool(request.FILES)}
    return _slot().encrypt(json.dumps(inhoud).encode()).decode()


def lees(tekst: str) -> Bewaard | None:
    """The form in an encrypted text; None when it was not made here, is older than twelve hours, or is empty."""
    if not tekst:
        return None
    try:
        inhoud = json.loads(_slot().decrypt(tekst.encode(), ttl=GELDIG))
    except (InvalidToken, ValueError):
        return None
    velden = tuple((str(naam), str(waarde)) for naam, waarde in inhoud["velden"])
    return Bewaard(pad=inhoud["pad"], velden=velden, wie=inhoud["wie"], bestanden=inhoud["bestanden"])


def van_deze_site(request: HttpRequest) -> bool:
    """Whether the browser itself says that this form was on a page of this site."""
    herkomst = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(herkomst) and urlsplit(herkomst).netloc == request.get_host()


def wie_was(request: HttpRequest) -> str:
    """The user who last logged in in this browser, as a number in text; empty when not known."""
    gebruiker = getattr(request, "user", None)
    if gebruiker is not None and gebruiker.is_authenticated:
        return str(gebruiker.pk)
    return str(request.get_signed_cookie(WIE, default="", salt=WIE, max_age=GELDIG))


def onthoud_wie(request: HttpRequest, antwoord: HttpResponse) -> None:
    """Notes in the browser who logged in, so that a lost form is only given back to the same user."""
    antwoord.set_signed_cookie(
        WIE, str(request.user.pk), salt=WIE, max_age=GELDIG, httponly=True, samesite="Lax", secure=bool(settings.SESSION_COOKIE_SECURE)
    )


def bied_aan(request: HttpRequest, bewaard: Bewaard) -> HttpResponse:
    """The page that holds the form again, ready to send, for the user who filled it in."""
    return render(request, "toegang/bewaard.html", {"bewaard": bewaard, "herstel": HERSTEL})


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form with an old forgery token: the same form again when it came from this site, otherwise a refusal."""
    if request.method == "POST" and van_deze_site(request) and (tekst := bewaar(request)):
        if request.user.is_authenticated and (vorm := lees(tekst)):
            return bied_aan(request, vorm)
        from .views.aanmelden import toon_inloggen

        return toon_inloggen(request, bewaard=tekst, uitleg=_("Uw sessie is verlopen. Log opnieuw in: wat u hebt ingevuld is bewaard."))
    from opmaat.vorm.fouten import csrf

    return csrf(request, reason)


def _slot() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"opmaat bewaard formulier" + settings.SECRET_KEY.encode()).digest()))
