"""The gate: every request passes here, and what is not expressly allowed does not pass.

1. Nobody gets further than a public page without a session that is still alive; a form that arrives without one is kept.
2. The reader (``request.lezer``) is made, once.
3. The view says which right it asks (``toegang/recht.py``); a view that says nothing is closed.
4. An address with ``persoon_id`` opens only when ``policies.besluit`` says so, otherwise a reason is asked or it is refused;
   ``request.lezer`` is narrowed to that person (``request.lezer_heel``, for the menu, is not), and a page that was shown is written in the log of views.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from opmaat.dossier.klok import vandaag

from . import inzage, sessie
from .bewaard import bewaar
from .bsn import bevat_bsn
from .policies import Inzien, besluit
from .queries import maak_lezer
from .recht import OPENBAAR, heeft_recht, recht_van

KLANT = "persoon_id"
GROOTSTE_NUMMER = 2**63 - 1
"""No number in the database is larger; an address with a larger one leads nowhere."""


class Toegangspoort:
    """Middleware; must stand after sessions, forgery check, users and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.lezer = request.lezer_heel = None
        request.klant_gezien = None
        request.kenmerk = str(uuid.uuid4())
        request.sessie_over = False
        if request.user.is_authenticated:
            if sessie.is_over(request.session):
                logout(request)
                request.sessie_over = True
            else:
                sessie.houd_bij(request.session)
                request.lezer = request.lezer_heel = maak_lezer(request.user, vandaag())
        antwoord = self.get_response(request)
        if request.klant_gezien is not None and antwoord.status_code == 200:
            inzage.noteer(request)
        if request.method == "POST" and antwoord.status_code == 302 and request.lezer is not None:
            inzage.verwerk_handeling(request, antwoord.headers["Location"])
        return antwoord

    def process_view(self, request: Any, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        """Lets the view run (None), or answers in its place."""
        namen = recht_van(view)
        if OPENBAAR in namen:
            return None
        if request.lezer is None:
            return self._inloggen(request)
        if request.user.moet_wachtwoord_wijzigen and request.resolver_match.url_name not in ("wachtwoord", "uitloggen"):
            return HttpResponseRedirect(reverse("wachtwoord"))
        if any(isinstance(nummer, int) and nummer > GROOTSTE_NUMMER for nummer in kwargs.values()):
            raise Http404
        if not heeft_recht(request.lezer, namen):
            raise PermissionDenied(_("Dit hoort niet bij uw rol. Daarom ziet u deze bladzijde niet."))
        if any(bevat_bsn(waarde) for waarden in request.GET.lists() for waarde in waarden[1]):
            raise PermissionDenied(_("Een BSN mag niet in een adres staan. Zoek op BSN in het zoekvak bovenaan."))
        return self._dossier(request, int(kwargs[KLANT])) if KLANT in kwargs else None

    def _inloggen(self, request: Any) -> HttpResponse:
        from .views.aanmelden import toon_inloggen

        if request.method == "POST" and (tekst := bewaar(request)):
            return toon_inloggen(request, bewaard=tekst, uitleg=_("Uw sessie is verlopen. Log opnieuw in: wat u hebt ingevuld is bewaard."))
        vraag = {"volgende": request.get_full_path()} if request.method in ("GET", "HEAD") and request.path != "/" else {}
        if request.sessie_over:
            vraag["over"] = "1"
        return HttpResponseRedirect(reverse("inloggen") + (f"?{urlencode(vraag)}" if vraag else ""))

    def _dossier(self, request: Any, persoon_id: int) -> HttpResponse | None:
        uitkomst = besluit(request.lezer, persoon_id)
        if uitkomst.inzien is Inzien.ONBEKEND:
            raise Http404
        if uitkomst.inzien is Inzien.NEE:
            raise PermissionDenied(_("Deze klant hoort niet bij uw werk of bij uw gemeente. Daarom opent het dossier niet."))
        reden = None
        if uitkomst.inzien is Inzien.MET_REDEN:
            reden = inzage.reden_van_vandaag(request.lezer, persoon_id)
            if reden is None and request.resolver_match.url_name != "reden":
                return self._vraag_reden(request, persoon_id)
        request.lezer = uitkomst.lezer
        if request.resolver_match.url_name != "reden":
            request.klant_gezien = (persoon_id, reden)
        return None

    def _vraag_reden(self, request: Any, persoon_id: int) -> HttpResponse:
        vraag = {"volgende": request.get_full_path()} if request.method in ("GET", "HEAD") else {}
        return HttpResponseRedirect(reverse("reden", kwargs={KLANT: persoon_id}) + (f"?{urlencode(vraag)}" if vraag else ""))
