"""My clients; the clients per employee for the teamleider; giving clients to a colleague; replacement at absence."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from opmaat.dossier.models import Medewerker
from opmaat.kern.register.schema import lees_schema

from .. import acties, inzage, queries
from .. import caseload as werk
from ..beheerformulieren import DAG, VORMEN, Vervangingformulier
from ..formulieren import Formulier
from ..models import Gebruiker
from ..policies import klanten_van, leidt_team
from ..recht import recht


@recht("pagina:eigen-caseload")
@require_safe
def mijn(request: Any) -> HttpResponse:
    """The clients of the reader, and of the colleagues whom the reader replaces today."""
    return render(request, "toegang/caseload.html", {"regels": werk.mijn_klanten(request.lezer), "kruimels": [(_("Mijn caseload"), "")]})


@recht("pagina:team-caseload")
@require_safe
def team(request: Any) -> HttpResponse:
    """Who has how many clients, for the teamleider of these employees."""
    codes = lees_schema().codelijsten["toewijzing_rol"].codes
    regels = werk.overzicht(request.lezer, [code.code for code in codes])
    inhoud = {"regels": regels, "koppen": [code.label for code in codes], "cijfers": getattr(settings, "CIJFERS_PER_MEDEWERKER", True), "kruimels": [(_("Caseload van het team"), "")]}
    return render(request, "toegang/team.html", inhoud)


class Herverdeling(Formulier):
    """To whom the chosen clients go, and from which day."""

    naar = forms.ChoiceField(label=gettext_lazy("Naar"))
    vanaf = forms.DateField(label=gettext_lazy("Vanaf"), widget=forms.DateInput(format="%d-%m-%Y", attrs=DAG), input_formats=VORMEN)
    sleutel = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, collegas: list[tuple[str, str]], vandaag: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.fields["naar"].choices = [("", _("Kies een medewerker")), *collegas]  # type: ignore[attr-defined]

    def clean_vanaf(self) -> Any:
        """Not in the past: who had the client then, had the client."""
        dag = self.cleaned_data["vanaf"]
        if dag < self.vandaag:
            raise forms.ValidationError(_("Kies vandaag of een latere dag. Wie een klant eerder had, verandert niet meer."))
        return dag


@recht("pagina:team-caseload")
@require_http_methods(["GET", "POST"])
def medewerker(request: Any, medewerker_id: int) -> HttpResponse:
    """The clients of one employee of the team, to be chosen and given to a colleague."""
    lid = get_object_or_404(Medewerker, pk=medewerker_id)
    if not leidt_team(request.lezer, lid.organisatie, lid.team):
        raise PermissionDenied(_("Deze medewerker hoort niet bij uw team."))
    namen = dict(Gebruiker.objects.filter(medewerker_id__isnull=False).values_list("medewerker_id", "naam"))
    collegas = [(str(m.pk), f"{namen.get(m.pk) or _('Medewerker %d') % m.pk} ({m.team or m.organisatie})") for m in Medewerker.objects.filter(organisatie=lid.organisatie).order_by("team", "pk") if m.pk != lid.pk]
    begin = {"vanaf": request.lezer.vandaag, "sleutel": secrets.token_hex(16)}
    formulier = Herverdeling(request.POST or None, initial=begin, collegas=collegas, vandaag=request.lezer.vandaag)
    rijen = werk.lopend({lid.pk}, request.lezer.vandaag).filter(persoon__in=klanten_van(request.lezer))
    regels = werk.klantregels(rijen, request.lezer.vandaag, eigen=lid.pk)
    gekozen = {int(nummer) for nummer in request.POST.getlist("kies") if nummer.isdecimal() and len(nummer) < 19} & {regel.persoon_id for regel in regels}
    if request.method == "POST" and formulier.is_valid():
        if gekozen or formulier.cleaned_data["sleutel"] in request.session.get("herverdeeld", []):
            return _herverdeel(request, lid, formulier.cleaned_data, gekozen, namen)
        formulier.add_error(None, _("Kies ten minste een klant."))
    if request.method == "GET":
        inzage.noteer_lijst(request, "caseload", [regel.persoon_id for regel in regels])
    naam = namen.get(lid.pk) or _("Medewerker %d") % lid.pk
    inhoud = {"lid": lid, "naam": naam, "regels": regels, "formulier": formulier, "gekozen": gekozen, "kruimels": [(_("Caseload van het team"), reverse("team-caseload")), (naam, "")]}
    return render(request, "toegang/medewerker.html", inhoud)


def _herverdeel(request: Any, lid: Medewerker, g: dict[str, Any], gekozen: set[int], namen: dict[int, str]) -> HttpResponse:
    uitslag = werk.herverdeel(request.lezer, request.user, van=lid.pk, naar=int(g["naar"]), personen=gekozen, vanaf=g["vanaf"], sleutel=g["sleutel"])
    request.session["herverdeeld"] = [*request.session.get("herverdeeld", []), g["sleutel"]][-20:]
    if gekozen:
        wie = namen.get(int(g["naar"])) or _("Medewerker %d") % int(g["naar"])
        tekst = ngettext("%(aantal)d klant gaat vanaf %(dag)s naar %(naam)s.", "%(aantal)d klanten gaan vanaf %(dag)s naar %(naam)s.", uitslag.gelukt)
        messages.success(request, tekst % {"aantal": uitslag.gelukt, "dag": f"{g['vanaf']:%d-%m-%Y}", "naam": wie})
    for nummer, waarom in uitslag.mislukt:
        messages.error(request, _("Klant %(nummer)d is niet verplaatst. %(waarom)s") % {"nummer": nummer, "waarom": waarom})
    return HttpResponseRedirect(reverse("team-medewerker", args=[lid.pk]))


@recht("pagina:vervanging")
@require_http_methods(["GET", "POST"])
def vervanging(request: Any) -> HttpResponse:
    """Who replaces whom, and a form to arrange it."""
    stop = request.POST.get("stop", "")
    lijst = queries.vervangingen(request.lezer)
    if stop.isdecimal() and len(stop) < 19:
        acties.stop_vervanging(request.lezer, get_object_or_404(lijst, pk=int(stop)))
        messages.success(request, _("De vervanging is gestopt."))
        return HttpResponseRedirect(reverse("vervanging"))
    formulier = Vervangingformulier(request.POST or None, collegas=queries.collegas(request.lezer), vandaag=request.lezer.vandaag, initial={"van": request.lezer.vandaag})
    if request.method == "POST" and formulier.is_valid():
        try:
            acties.regel_vervanging(request.lezer, **formulier.cleaned_data)
        except acties.Toegangsfout as fout:
            formulier.add_error(None, str(fout))
        else:
            messages.success(request, _("De vervanging is geregeld."))
            return HttpResponseRedirect(reverse("vervanging"))
    return render(request, "toegang/vervanging.html", {"lijst": lijst, "formulier": formulier, "kruimels": [(_("Vervanging"), "")]})
