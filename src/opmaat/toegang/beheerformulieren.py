"""The forms of the user administration and of replacement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import queries
from .formulieren import Formulier
from .models import Gebruiker
from .rechten import lees_rechten

DAG = {"autocomplete": "off", "placeholder": "dd-mm-jjjj", "size": 10}
VORMEN = ["%d-%m-%Y", "%Y-%m-%d"]


def _dag(label: Any, **opties: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%d-%m-%Y", attrs=DAG), input_formats=VORMEN, **opties)


class Gebruikerformulier(Formulier):
    """Who the user is and how they log in."""

    naam = forms.CharField(label=_("Naam"), max_length=150)
    gebruikersnaam = forms.RegexField(
        r"^[\w.\-]+$", label=_("Inlognaam"), max_length=64, help_text=_("Letters, cijfers, punt en streepje."), error_messages={"invalid": _("Gebruik alleen letters, cijfers, punt en streepje.")}
    )
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    telefoon = forms.CharField(label=_("Telefoon"), required=False, max_length=30, help_text=_("Collega's zien dit nummer op de bladzijde van hun gezamenlijke klanten."))

    def __init__(self, *args: Any, gebruiker: Gebruiker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_gebruikersnaam(self) -> str:
        """Another name than everybody else's, whatever the capitals."""
        return self._uniek(self.cleaned_data["gebruikersnaam"])

    def clean_email(self) -> str:
        """Another address than everybody else's."""
        adres = self.cleaned_data["email"]
        return self._uniek(adres) if adres else ""

    def _uniek(self, naam: str) -> str:
        ander = Gebruiker.objects.met_naam(naam)
        if ander is not None and ander != self.gebruiker:
            raise forms.ValidationError(_("Dit is al in gebruik bij %(naam)s."), params={"naam": ander.naam})
        return naam


class Aanstellingformulier(Formulier):
    """In which role, where, and from when."""

    rol = forms.ChoiceField(label=_("Rol"))
    organisatie = forms.ChoiceField(label=_("Organisatie"))
    team = forms.CharField(label=_("Team"), required=False, max_length=80, help_text=_("Leeg bij een teamleider: de hele organisatie."))
    gemeente = forms.CharField(label=_("Gemeente"), required=False, max_length=80, help_text=_("Leeg: alle gemeenten waarvoor wordt gewerkt."))
    van = _dag(_("Van"))
    tot = _dag(_("Tot en met"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = [("", _("Kies een rol")), *((rol.id, rol.titel) for rol in lees_rechten().rollen.values())]  # type: ignore[attr-defined]
        self.fields["organisatie"].choices = [(naam, naam) for naam in queries.organisaties()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It ends on or after its first day."""
        g = super().clean() or {}
        if g.get("van") and g.get("tot") and g["tot"] < g["van"]:
            self.add_error("tot", _("De laatste dag ligt voor de eerste dag."))
        return g


class NieuweGebruiker(Gebruikerformulier, Aanstellingformulier):
    """A new user with the first appointment."""

    heeft_klanten = forms.BooleanField(label=_("Krijgt eigen klanten (caseload)"), required=False)


class Vervangingformulier(Formulier):
    """Who is absent, who takes the caseload, and from when until when."""

    afwezige = forms.ModelChoiceField(label=_("Wie is er niet?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies een medewerker"))
    vervanger = forms.ModelChoiceField(label=_("Wie neemt de klanten waar?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies een medewerker"))
    van = _dag(_("Van"))
    tot = _dag(_("Tot en met"))

    def __init__(self, *args: Any, collegas: Any, vandaag: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        for naam in ("afwezige", "vervanger"):
            self.fields[naam].queryset = collegas  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Two people, a last day that is not over and not before the first."""
        g = super().clean() or {}
        if g.get("afwezige") and g.get("afwezige") == g.get("vervanger"):
            self.add_error("vervanger", _("Kies iemand anders: niemand vervangt zichzelf."))
        if g.get("van") and g.get("tot") and g["tot"] < g["van"]:
            self.add_error("tot", _("De laatste dag ligt voor de eerste dag."))
        elif g.get("tot") and g["tot"] < self.vandaag:
            self.add_error("tot", _("Deze dag is al voorbij."))
        return g
