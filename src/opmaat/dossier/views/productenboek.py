"""The product book: what can be offered, for whom, how long, with how many places; kept by the functioneel beheerder.

A product is ended, never deleted: trajecten of before keep pointing at what they were.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.feiten import Onmogelijk, handeling
from opmaat.dossier.invoer import Datumveld, Getalveld
from opmaat.dossier.models import Productenboekregel
from opmaat.dossier.queries.gids import Gids
from opmaat.dossier.queries.situatie import lezer_van
from opmaat.kern.register.schema import LIJSTSCHEIDING, lees_schema
from opmaat.toegang.recht import recht

LEEG = ("", gettext_lazy("Geen"))


def _codes(lijst: str) -> list[tuple[str, str]]:
    return [(code.code, code.label) for code in lees_schema().codelijsten[lijst].codes]


class Productformulier(forms.Form):
    """One product; ``bezet`` is how many places are taken now, below which the number of places cannot go."""

    titel = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    instrument = forms.ChoiceField(label=gettext_lazy("Instrument"), help_text=gettext_lazy("Waaronder het in de cijfers telt."))
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False, help_text=gettext_lazy("Bij een werkleerroute: elke sector is een eigen route."))
    omschrijving = forms.CharField(label=gettext_lazy("Waarvoor is het?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    klantgroepen = forms.MultipleChoiceField(label=gettext_lazy("Voor welke groepen?"), required=False, widget=forms.CheckboxSelectMultiple)
    doelgroepen = forms.MultipleChoiceField(
        label=gettext_lazy("Alleen voor deze doelgroepen"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "om-keuzes--naast"})
    )
    duur_maanden = forms.IntegerField(label=gettext_lazy("Duurt hoogstens (maanden)"), required=False, min_value=1, max_value=120)
    plaatsen = forms.IntegerField(label=gettext_lazy("Plaatsen tegelijk"), required=False, min_value=0, max_value=100_000, help_text=gettext_lazy("Leeg: geen grens."))
    kosten = Getalveld(decimalen=2, minimum=0, label=gettext_lazy("Kosten per traject"), required=False)
    uitvoerder = forms.CharField(label=gettext_lazy("Uitvoerder"), max_length=200, required=False)
    artikel = forms.CharField(label=gettext_lazy("Waar staat het?"), max_length=200, required=False, help_text=gettext_lazy("Het artikel van de overeenkomst of de wet."))

    def __init__(self, *args: Any, vandaag: Any, bezet: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bezet = bezet
        self.fields["instrument"].choices = _codes("instrument")  # type: ignore[attr-defined]
        self.fields["sector"].choices = [LEEG, *_codes("sector")]  # type: ignore[attr-defined]
        self.fields["klantgroepen"].choices = _codes("klantgroep")  # type: ignore[attr-defined]
        self.fields["doelgroepen"].choices = _codes("doelgroep_kenmerk")  # type: ignore[attr-defined]
        self.fields["begin"] = Datumveld(vandaag=vandaag, toekomst=True, label=_("Aan te bieden vanaf"))
        self.fields["eind"] = Datumveld(vandaag=vandaag, toekomst=True, required=False, label=_("Aan te bieden t/m"))

    def clean(self) -> dict[str, Any]:
        g: dict[str, Any] = super().clean() or {}
        if g.get("begin") and g.get("eind") and g["eind"] < g["begin"]:
            self.add_error("eind", _("Het einde ligt voor het begin. Controleer de datum."))
        if g.get("plaatsen") is not None and g["plaatsen"] < self.bezet:
            self.add_error("plaatsen", _("Er lopen nu %d trajecten. Minder plaatsen kan pas als er een afloopt.") % self.bezet)
        return g


@recht("pagina:productenboek")
def toon_productenboek(request: HttpRequest) -> HttpResponse:
    """Every product that can be offered today, with its free places; the ended ones below."""
    vandaag = lezer_van(request).vandaag
    geldig = Gids().producten(vandaag)
    oud = Productenboekregel.objects.exclude(pk__in=[int(product.id) for product in geldig]).order_by("titel", "pk")
    inhoud = {"producten": geldig, "oud": oud, "kruimels": [(_("Productenboek"), "")]}
    return render(request, "dossier/productenboek.html", inhoud)


@recht("pagina:productenboek")
def wijzig_product(request: HttpRequest, product_id: int | None = None) -> HttpResponse:
    """A new product, or one with other places, price or last day."""
    vandaag = lezer_van(request).vandaag
    regel = None if product_id is None else get_object_or_404(Productenboekregel, pk=product_id)
    bezet = next((p.plaatsen - p.vrij for p in Gids().producten(vandaag) if p.id == str(product_id) and p.plaatsen is not None and p.vrij is not None), 0)
    formulier = Productformulier(request.POST or None, initial=_begin(regel) or {"begin": vandaag}, vandaag=vandaag, bezet=bezet)
    if request.method == "POST" and formulier.is_valid():
        try:
            with handeling(door=request.user, stap="productenboek") as h:
                h.bewaar(_vul(regel or Productenboekregel(), formulier.cleaned_data))
        except Onmogelijk as fout:
            formulier.add_error(None, str(fout))
        else:
            messages.success(request, _("Opgeslagen: %s.") % formulier.cleaned_data["titel"])
            return HttpResponseRedirect(reverse("productenboek"))
    titel = regel.titel if regel is not None else _("Nieuw product")
    inhoud = {"formulier": formulier, "titel": titel, "kruimels": [(_("Productenboek"), reverse("productenboek")), (titel, "")]}
    return render(request, "dossier/product.html", inhoud, status=422 if formulier.errors else 200)


def _begin(regel: Productenboekregel | None) -> dict[str, Any]:
    if regel is None:
        return {}
    namen = ("titel", "instrument", "sector", "omschrijving", "plaatsen", "kosten", "uitvoerder", "artikel", "begin", "eind")
    return {
        **{naam: getattr(regel, naam) for naam in namen},
        "duur_maanden": None if regel.duur_maanden is None else int(regel.duur_maanden),
        "klantgroepen": (regel.klantgroepen or "").split(LIJSTSCHEIDING),
        "doelgroepen": (regel.doelgroep or "").split(LIJSTSCHEIDING),
    }


def _vul(regel: Productenboekregel, g: dict[str, Any]) -> Productenboekregel:
    for naam in ("titel", "instrument", "omschrijving", "plaatsen", "kosten", "duur_maanden", "begin", "eind"):
        setattr(regel, naam, g[naam])
    for naam in ("sector", "uitvoerder", "artikel"):
        setattr(regel, naam, g[naam] or None)
    regel.klantgroepen = LIJSTSCHEIDING.join(g["klantgroepen"]) or None
    regel.doelgroep = LIJSTSCHEIDING.join(g["doelgroepen"])
    return regel


ADRESSEN = [
    path("productenboek/", toon_productenboek, name="productenboek"),
    path("productenboek/nieuw/", wijzig_product, name="product-nieuw"),
    path("productenboek/<int:product_id>/", wijzig_product, name="product"),
]
