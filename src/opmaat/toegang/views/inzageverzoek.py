"""The page with which a teamleider of the gemeente answers a client who asks for everything."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .. import inzage
from ..formulieren import Formulier
from ..inzageverzoek import maak_zip, verzamel
from ..recht import recht
from ..verwerkingen import ACTIVITEITEN


class Verzoek(Formulier):
    """What has to be sure before everything is given."""

    wie = forms.BooleanField(label=gettext_lazy("Ik heb vastgesteld dat de klant het zelf vraagt, of iemand die dat namens de klant mag."))
    gelezen = forms.BooleanField(label=gettext_lazy("Ik heb de notities en toelichtingen gelezen: er staat niets in over anderen dat de klant niet mag weten."))


@recht("pagina:inzageverzoek")
@require_http_methods(["GET", "POST"])
def inzageverzoek(request: Any, persoon_id: int) -> HttpResponse:
    """GET says what will be given; POST gives it as a file, and notes that in the processing log."""
    alles = verzamel(persoon_id, request.lezer)
    formulier = Verzoek(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        inzage.verwerk(request.lezer, persoon_id, ACTIVITEITEN["inzageverzoek"], request.kenmerk)
        antwoord = HttpResponse(maak_zip(alles), content_type="application/zip")
        antwoord.headers["Content-Disposition"] = f'attachment; filename="inzage-{persoon_id}.zip"'
        return antwoord
    kruimels = [(_("Klant %d") % persoon_id, f"/klant/{persoon_id}/"), (_("Inzageverzoek"), "")]
    return render(request, "toegang/inzageverzoek.html", {"alles": alles, "formulier": formulier, "persoon_id": persoon_id, "kruimels": kruimels})
