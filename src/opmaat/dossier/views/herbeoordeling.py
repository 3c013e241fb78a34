"""The campaign of looking at groups anew: its progress, and inviting many clients at once."""

from __future__ import annotations

from datetime import time
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from opmaat.dossier.feiten import AlGedaan
from opmaat.dossier.formulierstaat import VELD, Formulierstaat
from opmaat.dossier.herbeoordelingen import Rooster, nodig_uit_voor_driegesprek
from opmaat.dossier.invoer import Datumveld, Getalveld, Tekstveld
from opmaat.dossier.lijst import lezer_voor
from opmaat.dossier.lijsten.herbeoordeling import HERBEOORDELING, ID, MEESTE, voortgang
from opmaat.dossier.models import Klant
from opmaat.dossier.queries.situatie import lezer_van
from opmaat.dossier.stappen.herbeoordeling import PLANNEN
from opmaat.dossier.views.lijst import gekozen_personen
from opmaat.kern.tijd import is_werkdag, werkdag_vanaf, werkdagen_na
from opmaat.toegang.policies import mag_stap
from opmaat.toegang.recht import recht

UITNODIGEN = "herbeoordeling-uitnodigen"


class Roosterformulier(forms.Form):
    """From which day, at what time, how long, how many a day, where."""

    def __init__(self, *args: Any, vandaag: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.vandaag = vandaag
        self.fields["vanaf"] = Datumveld(vandaag=vandaag, toekomst=True, label=_("Eerste dag"))
        self.fields["eerste"] = forms.TimeField(label=_("Eerste gesprek om"), help_text=_("Bijvoorbeeld 9.00."), input_formats=["%H:%M", "%H.%M", "%H"], widget=forms.TextInput(), error_messages={"invalid": _("Schrijf de tijd als 9.00.")})
        self.fields["minuten"] = Getalveld(decimalen=0, minimum=15, maximum=240, label=_("Minuten per gesprek"))
        self.fields["per_dag"] = Getalveld(decimalen=0, minimum=1, maximum=20, label=_("Gesprekken per dag"))
        self.fields["plaats"] = Tekstveld(label=_("Plaats"), required=False, help_text=_("Staat in de brief."))

    def clean_vanaf(self) -> Any:
        """A day that is still to come and on which people work."""
        dag = self.cleaned_data["vanaf"]
        if dag <= self.vandaag:
            raise forms.ValidationError(_("Kies een dag na vandaag, zodat de brief op tijd is."))
        if not is_werkdag(dag):
            raise forms.ValidationError(_("Dit is geen werkdag. Kies een andere dag."))
        return dag

    @property
    def rooster(self) -> Rooster:
        """The times; only after ``is_valid()``."""
        return Rooster(**{naam: self.cleaned_data[naam] for naam in ("vanaf", "eerste", "minuten", "per_dag", "plaats")})


@recht(f"lijst:{ID}")
def toon_voortgang(request: HttpRequest) -> HttpResponse:
    """How far the campaign is, per group."""
    rijen = voortgang(lezer_van(request))
    for rij in rijen:
        rij["deel"] = round(100 * rij["besproken"] / rij["totaal"]) if rij["totaal"] else 0
    inhoud = {"rijen": rijen, "kruimels": [(_("Herbeoordeling"), reverse(ID)), (_("Voortgang"), "")]}
    return render(request, "dossier/herbeoordeling_voortgang.html", inhoud)


@recht(f"lijst:{ID}")
@require_POST
def uitnodigen(request: HttpRequest) -> HttpResponse:
    """The clients who were ticked: the first time asks when, the second time invites."""
    lezer = lezer_voor(ID, lezer_van(request))
    if not mag_stap(lezer, PLANNEN):
        raise PermissionDenied(_("Uitnodigen voor een driegesprek hoort niet bij uw rol."))
    personen = gekozen_personen(request, HERBEOORDELING, MEESTE)
    if not personen or len(personen) > MEESTE:
        messages.warning(request, _("U hebt niemand aangevinkt.") if not personen else _("Kies ten hoogste %d mensen tegelijk.") % MEESTE)
        return HttpResponseRedirect(reverse(ID))
    staat = Formulierstaat.lees(request.POST.get(VELD))
    mee = staat is not None and (staat.gebruiker, staat.stap) == (request.user.pk, UITNODIGEN)
    begin = {"vanaf": werkdag_vanaf(werkdagen_na(lezer.vandaag, 10)), "eerste": time(9).strftime("%H.%M"), "minuten": 45, "per_dag": 8}
    formulier = Roosterformulier(request.POST if mee else None, vandaag=lezer.vandaag, initial=begin)
    if mee and staat is not None and formulier.is_valid():
        try:
            nieuw, al = nodig_uit_voor_driegesprek(request.user, lezer, personen, staat.sleutel, formulier.rooster)
        except AlGedaan:
            messages.info(request, _("Deze uitnodiging was al verstuurd. Er is niemand dubbel uitgenodigd."))
            return HttpResponseRedirect(reverse(ID))
        messages.success(request, ngettext("%d klant is uitgenodigd.", "%d klanten zijn uitgenodigd.", len(nieuw)) % len(nieuw))
        if al:
            messages.info(request, ngettext("%d klant had al een afspraak.", "%d klanten hadden al een afspraak.", len(al)) % len(al))
        return HttpResponseRedirect(reverse(ID))
    namen = {klant.persoon_id: klant for klant in Klant.bekend.nu().filter(persoon_id__in=personen)}
    inhoud = {
        "formulier": formulier,
        "personen": [SimpleNamespace(persoon_id=nummer, naam=namen[nummer].lijstnaam if nummer in namen else str(nummer)) for nummer in personen],
        "staat": (staat if mee and staat is not None else Formulierstaat.nieuw(int(request.user.pk or 0), UITNODIGEN, None)).teken(),
        "kruimels": [(_("Herbeoordeling"), reverse(ID)), (_("Uitnodigen"), "")],
    }
    return render(request, "dossier/herbeoordeling_uitnodigen.html", inhoud)


ADRESSEN = [
    path("herbeoordeling/voortgang/", toon_voortgang, name="herbeoordeling-voortgang"),
    path("herbeoordeling/uitnodigen/", uitnodigen, name=UITNODIGEN),
]
