"""Letters and received documents of one client: the list, reading a letter, its PDF, taking in a document, giving it back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from opmaat.dossier.brieven.maken import blokken_van, pdf_van
from opmaat.dossier.documenten import (
    AANVAARD,
    BESTANDEN,
    GROOTST,
    SOORTEN,
    Documentfout,
    bewaar_document,
    bewaren_tot,
    herken,
)
from opmaat.dossier.feiten import AlGedaan, handeling
from opmaat.dossier.formulierstaat import VELD, Formulierstaat
from opmaat.dossier.invoer import Datumveld
from opmaat.dossier.models import Brief, Document, Klant
from opmaat.dossier.queries.situatie import lezer_van
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.recht import recht

TOEVOEGEN = "document-toevoegen"


class Documentformulier(forms.Form):
    """What is said of a received document, and the file itself."""

    def __init__(self, *args: Any, lezer: Lezer, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        mag = [(id, soort.titel) for id, soort in SOORTEN.items() if mag_rubriek(lezer, soort.rubriek)]
        soorten = ", ".join(bestand.naam for bestand in BESTANDEN)
        self.fields["bestand"] = forms.FileField(
            label=_("Bestand"), help_text=_("%(soorten)s; hoogstens %(mb)d MB.") % {"soorten": soorten, "mb": GROOTST // 1_000_000}, widget=forms.FileInput(attrs={"accept": AANVAARD}),
            error_messages={"required": _("Kies een bestand."), "missing": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies het opnieuw.")},
        )  # fmt: skip
        self.fields["soort"] = forms.ChoiceField(label=_("Wat is het?"), choices=[("", _("Kies …")), *mag], error_messages={"required": _("Kies wat voor document het is.")})
        self.fields["titel"] = forms.CharField(label=_("Omschrijving"), required=False, max_length=200, help_text=_("Bijvoorbeeld: loonstrook mei."))
        self.fields["ontvangen_op"] = Datumveld(label=_("Ontvangen op"), vandaag=lezer.vandaag, initial=lezer.vandaag)
        self.fields["bewaren_tm"] = Datumveld(
            label=_("Bewaren tot en met"), vandaag=lezer.vandaag, toekomst=True, required=False, help_text=_("Laat leeg voor de termijn die bij dit soort document hoort.")
        )

    def clean(self) -> dict[str, Any]:
        """Looks at the content of the file, and that it is not kept shorter than it is there."""
        schoon = super().clean() or {}
        if bestand := schoon.get("bestand"):
            try:
                herken(bestand.name, bestand.read() if bestand.size <= GROOTST else b"\0" * (GROOTST + 1))
            except Documentfout as fout:
                self.add_error("bestand", str(fout))
            bestand.seek(0)
        tot, ontvangen = schoon.get("bewaren_tm"), schoon.get("ontvangen_op")
        if tot and ontvangen and tot < ontvangen:
            self.add_error("bewaren_tm", _("Deze dag ligt voor de dag van ontvangst."))
        return schoon


def mag_rubriek(lezer: Lezer, rubriek: str) -> bool:
    """Whether the reader may know letters and documents of this rubriek; `algemeen` is for whoever reads letters and documents at all."""
    return lezer.mag("documenten") and (rubriek == "algemeen" or lezer.mag(rubriek))


def _klant(persoon_id: int) -> str:
    klant = Klant.bekend.nu().filter(persoon_id=persoon_id).first()
    return klant.naam if klant else f"{_('Klant')} {persoon_id}"


def _brief(request: HttpRequest, persoon_id: int, nummer: str) -> Brief:
    brief = Brief.objects.filter(persoon_id=persoon_id, nummer=nummer).first()
    if brief is None or not mag_rubriek(lezer_van(request), brief.rubriek):
        raise Http404
    return brief


@recht("rubriek:documenten")
@require_http_methods(["GET", "POST"])
def stukken(request: HttpRequest, persoon_id: int) -> HttpResponse:
    """Everything that was sent and received, newest first, and the form to add a document."""
    lezer = lezer_van(request)
    if not lezer.mag("documenten"):
        raise PermissionDenied(_("Brieven en documenten horen niet bij uw rol."))
    mag_schrijven = "documenten" in lezer.schrijven
    formulier = Documentformulier(lezer=lezer)
    if request.method == "POST":
        if not mag_schrijven:
            raise PermissionDenied(_("Documenten toevoegen hoort niet bij uw rol."))
        formulier = Documentformulier(request.POST, request.FILES, lezer=lezer)
        if (antwoord := _voeg_toe(request, persoon_id, formulier)) is not None:
            return antwoord
    naam = _klant(persoon_id)
    brieven = [b for b in Brief.objects.filter(persoon_id=persoon_id).defer("pdf", "tekst", "gegevens") if mag_rubriek(lezer, b.rubriek)]
    documenten = [d for d in Document.objects.filter(persoon_id=persoon_id).defer("inhoud") if mag_rubriek(lezer, d.rubriek)]
    rijen = [
        *(SimpleNamespace(dag=b.datum, soort=_("Brief"), titel=b.titel, nummer=b.nummer, adres=reverse("brief", args=[persoon_id, b.nummer]), omvang="", bewaren=None) for b in brieven),
        *(
            SimpleNamespace(
                dag=d.ontvangen_op, soort=SOORTEN[d.soort].titel if d.soort in SOORTEN else d.soort, titel=d.titel, nummer=d.bestandsnaam, adres=reverse("document", args=[persoon_id, d.pk]),
                omvang=_("%s kB") % max(1, d.omvang // 1000), bewaren=d.bewaren_tm,
            )
            for d in documenten
        ),
    ]  # fmt: skip
    rijen.sort(key=lambda rij: rij.dag, reverse=True)
    inhoud = {
        "persoon_id": persoon_id, "naam": naam, "rijen": rijen, "formulier": formulier if mag_schrijven else None,
        "staat": Formulierstaat.nieuw(int(request.user.pk or 0), TOEVOEGEN, persoon_id).teken(),
        "kruimels": [(naam, reverse("klant", args=[persoon_id])), (_("Brieven en documenten"), "")],
    }  # fmt: skip
    return render(request, "dossier/stukken.html", inhoud, status=422 if formulier.is_bound else 200)


def _voeg_toe(request: HttpRequest, persoon_id: int, formulier: Documentformulier) -> HttpResponse | None:
    staat = Formulierstaat.lees(request.POST.get(VELD))
    geldig = formulier.is_valid()
    if staat is None or (staat.gebruiker, staat.stap, staat.persoon) != (request.user.pk, TOEVOEGEN, persoon_id):
        formulier.add_error(None, _("Dit formulier is verlopen. Controleer wat er staat, kies het bestand opnieuw en sla het op."))
        return None
    if not geldig:
        return None
    gegevens = formulier.cleaned_data
    try:
        with handeling(door=request.user, stap=TOEVOEGEN, klant=persoon_id, sleutel=staat.sleutel) as h:
            bewaar_document(
                h, persoon_id=persoon_id, soort=gegevens["soort"], titel=gegevens["titel"], naam=gegevens["bestand"].name, inhoud=gegevens["bestand"].read(),
                ontvangen_op=gegevens["ontvangen_op"], bewaren_tm=gegevens["bewaren_tm"] or bewaren_tot(gegevens["soort"], gegevens["ontvangen_op"]),
            )  # fmt: skip
    except AlGedaan:
        messages.info(request, _("Dit document was al bewaard. Er is niets dubbel vastgelegd."))
    except Documentfout as fout:
        formulier.add_error("bestand", str(fout))
        return None
    else:
        messages.success(request, _("Het document is bewaard."))
    return HttpResponseRedirect(reverse("stukken", args=[persoon_id]))


@recht("rubriek:documenten")
@require_GET
def brief(request: HttpRequest, persoon_id: int, nummer: str) -> HttpResponse:
    """A letter to read on the screen, with a link to its PDF."""
    deze = _brief(request, persoon_id, nummer)
    naam = _klant(persoon_id)
    kruimels = [(naam, reverse("klant", args=[persoon_id])), (_("Brieven en documenten"), reverse("stukken", args=[persoon_id])), (deze.titel, "")]
    blokken = [
        {"soort": blok.soort, "delen": blok.delen, "paren": list(zip(blok.delen[::2], blok.delen[1::2], strict=False)) if blok.soort == "feiten" else []} for blok in blokken_van(deze)
    ]
    inhoud = {"brief": deze, "blokken": blokken, "persoon_id": persoon_id, "kruimels": kruimels, "onafdrukbaar": deze.gegevens.get("onafdrukbaar", [])}
    return render(request, "dossier/brief.html", inhoud)


@recht("rubriek:documenten")
@require_GET
def brief_pdf(request: HttpRequest, persoon_id: int, nummer: str) -> HttpResponse:
    """The PDF of a letter, shown in the browser."""
    deze = _brief(request, persoon_id, nummer)
    antwoord = HttpResponse(pdf_van(deze), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="brief-{deze.nummer}.pdf"'
    return antwoord


@recht("rubriek:documenten")
@require_GET
def document(request: HttpRequest, persoon_id: int, document_id: int) -> HttpResponse:
    """A received document, always as a download: what strangers made is never shown as a page of ours."""
    dit = Document.objects.filter(persoon_id=persoon_id, pk=document_id).first()
    if dit is None or not mag_rubriek(lezer_van(request), dit.rubriek):
        raise Http404
    antwoord = HttpResponse(bytes(dit.inhoud), content_type=dit.mediatype)
    antwoord["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(dit.bestandsnaam)}"
    return antwoord


ADRESSEN = [
    path("klant/<int:persoon_id>/stukken/", stukken, name="stukken"),
    path("klant/<int:persoon_id>/brief/<slug:nummer>/", brief, name="brief"),
    path("klant/<int:persoon_id>/brief/<slug:nummer>.pdf", brief_pdf, name="brief-pdf"),
    path("klant/<int:persoon_id>/document/<int:document_id>/", document, name="document"),
]
