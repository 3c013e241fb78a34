"""A page with every component, to look at and to check for accessibility. It holds invented content and needs no database."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace as Ding
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from opmaat.toegang.recht import OPENBAAR, recht


class Voorbeeldformulier(forms.Form):
    """One field of every kind that the dossier uses."""

    naam = forms.CharField(label=_("Achternaam"), help_text=_("Zoals op het identiteitsbewijs."), max_length=100)
    geboren = forms.DateField(label=_("Geboortedatum"), input_formats=["%d-%m-%Y"], widget=forms.TextInput(attrs={"class": "om-kort", "placeholder": "dd-mm-jjjj"}))
    bedrag = forms.DecimalField(label=_("Bedrag per maand in euro"), localize=False, required=False, widget=forms.TextInput(attrs={"class": "om-kort", "inputmode": "decimal"}))
    groep = forms.ChoiceField(
        label=_("Klantgroep"), choices=[("matchen", "Matchen"), ("groeien", "Groeien"), ("faciliteren", "Faciliteren"), ("zorgen", "Zorgen")], widget=forms.RadioSelect
    )
    gebieden = forms.MultipleChoiceField(
        label=_("Leefgebieden die besproken zijn"),
        required=False,
        choices=[("wonen", "Wonen"), ("geld", "Geld"), ("gezin", "Gezin"), ("gezondheid", "Gezondheid"), ("taal", "Taal"), ("vervoer", "Vervoer")],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "om-keuzes--naast"}),
    )
    gemeente = forms.ChoiceField(label=_("Gemeente"), choices=[("", "Kies een gemeente"), ("a", "Voorbeeldstad"), ("b", "Buurdorp")])
    verslag = forms.CharField(label=_("Verslag"), widget=forms.Textarea, required=False)
    akkoord = forms.BooleanField(label=_("De klant is het hiermee eens"))
    bestand = forms.FileField(label=_("Bestand"), required=False, help_text=_("PDF, JPG of PNG, hoogstens 10 MB."))


def voorbeelden(request: HttpRequest) -> dict[str, Any]:
    """The content of the page, invented."""
    goed = Voorbeeldformulier(initial={"naam": "Voorbeeld", "groep": "groeien", "gebieden": ["wonen", "taal"]}, prefix="leeg")
    fout = Voorbeeldformulier({"fout-naam": "", "fout-geboren": "31-02-1990", "fout-bedrag": "veel", "fout-groep": "anders"}, prefix="fout")
    rijen = [
        Ding(
            id=i,
            naam=f"Klant {i}",
            cellen=[Ding(tekst=f"Voorbeeld-Klant {i}", adres="#"), Ding(tekst=f"0{i}-03-1985"), Ding(tekst="Matchen", stand="active"), Ding(tekst=f"{i * 125},00", getal=True)],
        )
        for i in range(1, 6)
    ]
    return {
        "goed": goed,
        "fout": fout,
        "kruimels": [("Begin", "/"), ("Onderdelen", "#"), ("Stijlgids", "")],
        "menu": [Ding(titel=t, adres="#", hier=t == "Klanten") for t in ("Werkvoorraad", "Klanten", "Bijeenkomsten", "Trajecten", "Vacatures", "Werkgevers", "Agenda")],
        "user": Ding(is_authenticated=True, weergavenaam="W. Coach (voorbeeld)"),
        "adres_zoeken": "#zoeken",
        "adres_uitloggen": "#uit",
        "omgeving": "Voorbeeldomgeving: alle mensen zijn verzonnen",
        "organisatie": "Gemeente Voorbeeldstad",
        "schakels": [
            Ding(titel="Melding", stand="gedaan", dag=date(2025, 1, 6), adres="#"),
            Ding(titel="Aanvraag", stand="gedaan", dag=date(2025, 1, 9), adres="#"),
            Ding(titel="Ambitiegesprek", stand="gedaan", dag=date(2025, 1, 20), adres="#"),
            Ding(titel="Plan van aanpak", stand="nu", adres="#"),
            Ding(titel="Traject", stand="straks"),
            Ding(titel="Plaatsing", stand="straks"),
            Ding(titel="Nazorg", stand="nvt"),
        ],
        "huisgenoten": [Ding(naam="P. Voorbeeld", rol="partner", geboren=date(1986, 5, 4), adres="#"), Ding(naam="Kind", rol="jongste kind thuis", geboren=date(2019, 8, 1))],
        "tabs": [Ding(titel="Overzicht", adres="#", hier=True, aantal=None), Ding(titel="Plan en gesprekken", adres="#", aantal=4), Ding(titel="Brieven en documenten", adres="#", aantal=12)],
        "feiten": [("Klantgroep", "Groeien (voorlopig)"), ("Aanspreekpunt", "W. Coach, werk-leerbedrijf"), ("Telefoon", "06 12345678"), ("Volgende afspraak", "")],
        "gebeurtenissen": [
            Ding(dag=date(2025, 2, 3), titel="Voortgangsgesprek gehouden", tekst="Wil graag in de groenvoorziening werken. Heeft een fiets nodig.", wie="W. Coach", adres="#"),
            Ding(dag=date(2025, 1, 20), titel="Ambitiegesprek gehouden", tekst="Keuze van de klant: Groeien.", wie="I. Intaker", adres="#"),
            Ding(dag=date(2025, 1, 12), titel="Kick-off", tekst="Uitgenodigd, daarna verzet.", wie="Planning", vervallen=True),
        ],
        "kolommen": [
            Ding(id="naam", titel="Naam", sorteer=True, richting="op", volgende="-naam"),
            Ding(id="geboren", titel="Geboren", sorteer=True, richting="", volgende="geboren"),
            Ding(id="groep", titel="Groep", sorteer=False),
            Ding(id="bedrag", titel="Bedrag", sorteer=True, richting="", volgende="-bedrag", getal=True),
        ],
        "rijen": rijen,
        "totalen": [Ding(tekst="Totaal"), Ding(tekst=""), Ding(tekst=""), Ding(tekst="1.875,00", getal=True)],
        "blad": Ding(van=1, tot=50, totaal=3000, vorige=None, volgende=2, nummer=1, bladen=60),
    }


@recht(OPENBAAR)
def toon(request: HttpRequest) -> HttpResponse:
    """The style guide."""
    return render(request, "vorm/stijlgids.html", voorbeelden(request))
