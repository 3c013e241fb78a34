"""The addresses of toegang."""

from __future__ import annotations

from django.urls import path

from .views import aanmelden, reden

urlpatterns = [
    path("inloggen/", aanmelden.inloggen, name="inloggen"),
    path("uitloggen/", aanmelden.uitloggen, name="uitloggen"),
    path("account/", aanmelden.mijn_account, name="mijn-account"),
    path("account/wachtwoord/", aanmelden.wachtwoord, name="wachtwoord"),
    path("klant/<int:persoon_id>/reden/", reden.reden, name="reden"),
]
