"""What does not add up in the data of the reader's own people: how many per check, which, why it matters, and where to mend it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opmaat.dossier.kwaliteit import controleer_nu
from opmaat.dossier.queries.kwaliteit import KRINGEN, laatste_ronde, per_controle, per_team, punten
from opmaat.dossier.queries.situatie import lezer_van
from opmaat.kern.register.controles.controle import lees_controles
from opmaat.toegang.recht import recht

OPNIEUW = frozenset({"teamleider", "functioneel_beheerder"})
"""Who may have the checks run in between; every night they run by themselves."""


@recht("pagina:kwaliteit")
def toon_kwaliteit(request: HttpRequest) -> HttpResponse:
    """Per check how many points there are."""
    lezer = lezer_van(request)
    kring = _kring(request)
    inhoud = {
        "kring": kring,
        "kringen": list(KRINGEN.items()),
        "rijen": per_controle(lezer, kring),
        "teams": per_team(lezer) if "teamleider" in lezer.rollen else [],
        "ronde": laatste_ronde(),
        "mag_opnieuw": bool(lezer.rollen & OPNIEUW),
        "kruimels": [(_("Kwaliteit van de gegevens"), "")],
    }
    return render(request, "dossier/kwaliteit.html", inhoud)


@recht("pagina:kwaliteit")
def toon_controle(request: HttpRequest, controle: str) -> HttpResponse:
    """The points of one check, each with a link that lands on the field."""
    gekozen = lees_controles().get(controle)
    if gekozen is None:
        raise Http404
    rijen, blad = punten(lezer_van(request), gekozen, _kring(request), request.GET.get("blad"))
    inhoud = {
        "controle": gekozen,
        "rijen": rijen,
        "blad": blad,
        "kring": _kring(request),
        "kruimels": [(_("Kwaliteit van de gegevens"), reverse("kwaliteit")), (gekozen.wat, "")],
    }
    return render(request, "dossier/controle.html", inhoud)


@require_POST
@recht("pagina:kwaliteit")
def controleer_opnieuw(request: HttpRequest) -> HttpResponse:
    """Runs the checks now."""
    lezer = lezer_van(request)
    if not lezer.rollen & OPNIEUW:
        raise PermissionDenied(_("Alleen een teamleider of functioneel beheerder laat de controles tussendoor lopen."))
    ronde = controleer_nu(lezer.vandaag)
    messages.success(request, _("Alle controles zijn nagelopen, over %(rijen)d rijen.") % {"rijen": ronde.rijen})
    return redirect("kwaliteit")


def _kring(request: HttpRequest) -> str:
    kring = request.GET.get("kring", "alles")
    return kring if kring in KRINGEN else "alles"


ADRESSEN = [
    path("kwaliteit/", toon_kwaliteit, name="kwaliteit"),
    path("kwaliteit/opnieuw/", controleer_opnieuw, name="kwaliteit-opnieuw"),
    path("kwaliteit/<slug:controle>/", toon_controle, name="controle"),
]
