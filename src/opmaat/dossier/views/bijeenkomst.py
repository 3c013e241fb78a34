"""Meetings: making one, inviting many people at once, and recording on one screen who came."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opmaat.dossier.bijeenkomsten import AANWEZIGHEID, MEESTE, UITNODIGEN, Uitnodiging, leg_aanwezigheid_vast, nodig_uit
from opmaat.dossier.brieven.maken import bundel
from opmaat.dossier.feiten import AlGedaan, Feitfout
from opmaat.dossier.formulierstaat import VELD, Formulierstaat
from opmaat.dossier.lijst import lezer_voor, ziet
from opmaat.dossier.lijsten.aanbod import bezetting_bij
from opmaat.dossier.lijsten.klanten import KLANTEN
from opmaat.dossier.lijsten.personen import label, namen_bij
from opmaat.dossier.lijsten.personen import naam as naam_van
from opmaat.dossier.models import Bijeenkomst, Brief, Deelname, Klant
from opmaat.dossier.queries.situatie import lezer_van
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.views.lijst import gekozen_personen, mag_tabel_schrijven
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang import inzage
from opmaat.toegang.policies import klanten_van, mag_stap
from opmaat.toegang.recht import recht


class Uitnodigformulier(forms.Form):
    """To which meeting, and whether a letter is made."""

    bijeenkomst = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    met_brief = forms.BooleanField(required=False, initial=True)
    tijd = forms.CharField(required=False, max_length=50)
    plaats = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, keuzes: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        veld: Any = self.fields["bijeenkomst"]
        veld.choices = keuzes
        veld.label, veld.error_messages = _("Bijeenkomst"), {**veld.error_messages, "required": _("Kies een bijeenkomst."), "invalid_choice": _("Deze bijeenkomst kan niet meer. Kies een andere.")}
        self.fields["met_brief"].label = _("Maak voor iedereen een brief met de uitnodiging")
        self.fields["tijd"].label, self.fields["tijd"].help_text = _("Tijd"), _("Staat in de brief, bijvoorbeeld: 10.00 tot 12.00 uur.")
        self.fields["plaats"].label, self.fields["plaats"].help_text = _("Plaats"), _("Staat in de brief.")


@recht("lijst:klanten")
@require_POST
def uitnodigen(request: HttpRequest) -> HttpResponse:
    """The people who were ticked in the list of clients; the first time asks which meeting, the second time invites."""
    lezer = lezer_voor("klanten", lezer_van(request))
    if not mag_tabel_schrijven(lezer, "deelname"):
        raise PermissionDenied(_("Uitnodigen hoort niet bij uw rol."))
    personen = gekozen_personen(request, KLANTEN, MEESTE)
    if not personen or len(personen) > MEESTE:
        tekst = _("U hebt niemand aangevinkt.") if not personen else _("U koos meer dan %d mensen. Maak de lijst kleiner met de filters.") % MEESTE
        messages.warning(request, tekst)
        return HttpResponseRedirect(reverse("klanten"))
    komend = list(Bijeenkomst.bekend.nu().filter(datum__gte=lezer.vandaag).exclude(afgelast=True).order_by("datum")[:100])
    bezetting_bij(komend, lezer)
    staat = Formulierstaat.lees(request.POST.get(VELD))
    mee = staat is not None and (staat.gebruiker, staat.stap) == (request.user.pk, UITNODIGEN)
    formulier = Uitnodigformulier(request.POST if mee else None, keuzes=[(b.feit_id, _omschrijving(b)) for b in komend])
    if mee and staat is not None and formulier.is_valid():
        gegevens = formulier.cleaned_data
        try:
            nieuw, al = nodig_uit(
                request.user, lezer, gegevens["bijeenkomst"], personen, staat.sleutel, Uitnodiging(gegevens["met_brief"], gegevens["tijd"], gegevens["plaats"])
            )
        except AlGedaan:
            messages.info(request, _("Deze uitnodiging was al verstuurd. Er is niemand dubbel uitgenodigd."))
            return HttpResponseRedirect(reverse("bijeenkomst", args=[gegevens["bijeenkomst"]]))
        except Feitfout as fout:
            formulier.add_error("bijeenkomst", str(fout))
        else:
            messages.success(request, ngettext("%d klant is uitgenodigd.", "%d klanten zijn uitgenodigd.", len(nieuw)) % len(nieuw))
            if al:
                messages.info(request, ngettext("%d klant was al uitgenodigd.", "%d klanten waren al uitgenodigd.", len(al)) % len(al))
            return HttpResponseRedirect(reverse("bijeenkomst", args=[gegevens["bijeenkomst"]]))
    namen = {klant.persoon_id: klant for klant in Klant.bekend.nu().filter(persoon_id__in=personen)}
    inhoud = {
        "formulier": formulier,
        "personen": [SimpleNamespace(persoon_id=nummer, naam=namen[nummer].lijstnaam if nummer in namen else str(nummer)) for nummer in personen],
        "staat": (staat if mee and staat is not None else Formulierstaat.nieuw(int(request.user.pk or 0), UITNODIGEN, None)).teken(),
        "kruimels": [(_("Klanten"), reverse("klanten")), (_("Uitnodigen voor een bijeenkomst"), "")],
    }
    return render(request, "dossier/uitnodigen.html", inhoud)


def _omschrijving(bijeenkomst: Any) -> str:
    soort = label("bijeenkomst_soort", bijeenkomst.soort)
    delen = [f"{bijeenkomst.datum:%d-%m-%Y} {soort}", label("onderwerp", bijeenkomst.thema), label("klantgroep", bijeenkomst.klantgroep), bijeenkomst.wijk or ""]
    vrij = _("zonder grens") if bijeenkomst.vrij is None else ngettext("%d plaats vrij", "%d plaatsen vrij", bijeenkomst.vrij) % bijeenkomst.vrij
    return ", ".join([deel for deel in delen if deel] + [vrij])


@recht("lijst:bijeenkomsten")
@require_http_methods(["GET", "POST"])
def bijeenkomst(request: HttpRequest, feit_id: int) -> HttpResponse:
    """One meeting with everybody who was invited, as far as the reader may know them; the status of all is saved in one go."""
    lezer = lezer_voor("bijeenkomsten", lezer_van(request))
    deze: Any = Bijeenkomst.bekend.nu().filter(feit_id=feit_id).first()
    if deze is None:
        raise Http404
    deelnames = _deelnames(feit_id, lezer)
    mag = mag_tabel_schrijven(lezer, "deelname")
    fouten: dict[int, str] = {}
    if request.method == "POST":
        if not mag:
            raise PermissionDenied(_("Aanwezigheid vastleggen hoort niet bij uw rol."))
        antwoord, fouten = _neem_aanwezigheid(request, deze, deelnames)
        if antwoord is not None:
            return antwoord
    bezetting_bij([deze], lezer)
    standen = [(code.code, code.label) for code in lees_schema().codelijsten["deelname_status"].codes]
    rijen = [
        SimpleNamespace(
            feit_id=deelname.feit_id, versie=deelname.versie_id, naam=naam_van(deelname), adres=reverse("klant", args=[deelname.persoon_id]), uitgenodigd_op=deelname.uitgenodigd_op,
            status=request.POST.get(f"status-{deelname.feit_id}", deelname.status), statuslabel=label("deelname_status", deelname.status), fout=fouten.get(deelname.feit_id, ""),
        )
        for deelname in deelnames
    ]  # fmt: skip
    feiten = [
        (_("Datum"), f"{deze.datum:%d-%m-%Y}"), (_("Soort"), label("bijeenkomst_soort", deze.soort)), (_("Onderwerp"), label("onderwerp", deze.thema)),
        (_("Klantgroep"), label("klantgroep", deze.klantgroep)), (_("Wijk"), deze.wijk), (_("Wie leidt"), deze.medewerkernaam or deze.organisatie),
        (_("Plaatsen"), _("geen grens") if deze.plaatsen is None else _("%(bezet)d van %(plaatsen)d bezet") % {"bezet": deze.bezet, "plaatsen": deze.plaatsen}),
    ]  # fmt: skip
    titel = f"{label('bijeenkomst_soort', deze.soort)} {deze.datum:%d-%m-%Y}"
    inhoud = {
        "deze": deze, "titel": titel, "rijen": rijen, "standen": standen, "feiten": [(naam, waarde) for naam, waarde in feiten if waarde], "mag": mag,
        "wijzig": _wijzigadres(deze, lezer), "brieven": _brieven(feit_id, lezer).count(),
        "staat": Formulierstaat.nieuw(int(request.user.pk or 0), AANWEZIGHEID, None, feit_id).teken(),
        "meer": ziet(lezer, "deelname") and deze.bezet > len(rijen), "kruimels": [(_("Bijeenkomsten"), reverse("bijeenkomsten")), (titel, "")],
    }  # fmt: skip
    return render(request, "dossier/bijeenkomst.html", inhoud)


@recht("lijst:bijeenkomsten")
@require_GET
def brieven(request: HttpRequest, feit_id: int) -> HttpResponse:
    """The invitations to this meeting as one PDF to print, of the people that the reader may know."""
    lezer = lezer_voor("bijeenkomsten", lezer_van(request))
    deze: Any = Bijeenkomst.bekend.nu().filter(feit_id=feit_id).first()
    gevonden = list(_brieven(feit_id, lezer).order_by("nummer")[:MEESTE])
    if deze is None or not gevonden:
        raise Http404
    inzage.noteer_lijst(request, "brieven:bijeenkomst", [brief.persoon_id for brief in gevonden])
    antwoord = HttpResponse(bundel(gevonden, _("Uitnodigingen voor %s") % f"{deze.datum:%d-%m-%Y}"), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="uitnodigingen-{deze.datum.isoformat()}.pdf"'
    return antwoord


def _brieven(feit_id: int, lezer: Any) -> Any:
    alle = Brief.objects.filter(tabel="bijeenkomst", feit_id=feit_id, persoon__in=klanten_van(lezer))
    return alle if lezer.mag("documenten") else alle.none()


def _wijzigadres(deze: Any, lezer: Any) -> str:
    stap = alle_stappen().vind("bijeenkomst-wijzigen")
    return reverse("organisatiestap-over", args=[stap.id, deze.feit_id]) if stap is not None and deze.datum >= lezer.vandaag and mag_stap(lezer, stap) else ""


def _deelnames(feit_id: int, lezer: Any) -> list[Any]:
    if not ziet(lezer, "deelname"):
        return []
    deelnames: list[Any] = list(Deelname.bekend.nu().filter(bijeenkomst_id=feit_id, persoon__in=klanten_van(lezer)))
    namen_bij(deelnames)
    return sorted(deelnames, key=lambda deelname: naam_van(deelname).casefold())


def _neem_aanwezigheid(request: HttpRequest, deze: Any, deelnames: list[Any]) -> tuple[HttpResponse | None, dict[int, str]]:
    staat = Formulierstaat.lees(request.POST.get(VELD))
    if staat is None or (staat.gebruiker, staat.stap, staat.feit) != (request.user.pk, AANWEZIGHEID, deze.feit_id):
        messages.warning(request, _("Dit formulier is verlopen. Controleer wat er staat en sla het opnieuw op."))
        return None, {}
    bekend = {code.code for code in lees_schema().codelijsten["deelname_status"].codes}
    gekozen: dict[int, tuple[str, int]] = {}
    for deelname in deelnames:
        status, versie = request.POST.get(f"status-{deelname.feit_id}", ""), request.POST.get(f"versie-{deelname.feit_id}", "")
        if status in bekend and versie.isdecimal():
            gekozen[deelname.feit_id] = (status, int(versie))
    opgave = leg_aanwezigheid_vast(request.user, {deelname.feit_id: deelname for deelname in deelnames}, gekozen, staat.sleutel)
    if opgave.gewijzigd:
        messages.success(request, ngettext("Aanwezigheid van %d klant is opgeslagen.", "Aanwezigheid van %d klanten is opgeslagen.", opgave.gewijzigd) % opgave.gewijzigd)
    if opgave.fouten:
        return None, opgave.fouten
    if not opgave.gewijzigd:
        messages.info(request, _("Er was niets veranderd."))
    return HttpResponseRedirect(reverse("bijeenkomst", args=[deze.feit_id])), {}


ADRESSEN = [
    path("klanten/uitnodigen/", uitnodigen, name="bijeenkomst-uitnodigen"),
    path("bijeenkomsten/<int:feit_id>/", bijeenkomst, name="bijeenkomst"),
    path("bijeenkomsten/<int:feit_id>/brieven.pdf", brieven, name="bijeenkomst-brieven"),
]
