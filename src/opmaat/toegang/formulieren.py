"""The forms of logging in, of the own password and of the reason for opening a dossier."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from .bsn import bevat_bsn
from .inzage import GRONDEN
from .models import Gebruiker


class Formulier(forms.Form):
    """A form that tells what is missing when it is sent, and shows nothing as wrong before that."""

    use_required_attribute = False


class Inlogformulier(Formulier):
    """Name or e-mail address, and password. The field is called username for who counts failed attempts."""

    username = forms.CharField(
        label=_("Gebruikersnaam of e-mailadres"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True})
    )
    password = forms.CharField(label=_("Wachtwoord"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


class Wachtwoordformulier(Formulier):
    """The old password and twice the new one; a forced change needs no old one, for the user has just logged in with it."""

    oud = forms.CharField(label=_("Uw wachtwoord van nu"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    nieuw = forms.CharField(label=_("Nieuw wachtwoord"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    nieuw2 = forms.CharField(label=_("Nieuw wachtwoord nog een keer"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, gebruiker: Gebruiker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker
        self.fields["nieuw"].help_text = " ".join(password_validators_help_texts())

    def clean_oud(self) -> str:
        """The old password must be right."""
        if not self.gebruiker.check_password(self.cleaned_data["oud"]):
            raise forms.ValidationError(_("Dit is niet uw wachtwoord van nu."))
        return self.cleaned_data["oud"]

    def clean_nieuw(self) -> str:
        """The new password must be long enough, not common, and another one."""
        nieuw = self.cleaned_data["nieuw"]
        if self.gebruiker.check_password(nieuw):
            raise forms.ValidationError(_("Dit is hetzelfde wachtwoord. Kies een ander."))
        validate_password(nieuw, self.gebruiker)
        return nieuw

    def clean_nieuw2(self) -> str:
        """Twice the same, so that a slip of the finger locks nobody out."""
        if self.cleaned_data["nieuw2"] != self.cleaned_data.get("nieuw", self.cleaned_data["nieuw2"]):
            raise forms.ValidationError(_("De twee nieuwe wachtwoorden zijn niet gelijk."))
        return self.cleaned_data["nieuw2"]


class Redenformulier(Formulier):
    """Why somebody opens a dossier outside the own circle."""

    grond = forms.ChoiceField(label=_("Waarom opent u dit dossier?"), choices=tuple(GRONDEN.items()), widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label=_("Toelichting"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Schrijf geen BSN of medische gegevens op. Verplicht bij “Iets anders”.")
    )

    def clean_toelichting(self) -> str:
        """No BSN in a text that others read."""
        tekst = self.cleaned_data["toelichting"].strip()
        if bevat_bsn(tekst):
            raise forms.ValidationError(_("In de toelichting staat een BSN. Haal het weg: anderen kunnen deze tekst lezen."))
        return tekst

    def clean(self) -> dict[str, Any]:
        """“Anders” without words says nothing."""
        gegevens = super().clean() or {}
        if gegevens.get("grond") == "anders" and not gegevens.get("toelichting") and "toelichting" not in self.errors:
            self.add_error("toelichting", _("Leg kort uit waarom u dit dossier nodig hebt."))
        return gegevens
