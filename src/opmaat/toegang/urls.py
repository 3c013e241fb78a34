"""The addresses of toegang."""

from __future__ import annotations

from django.urls import path

from .views import aanmelden, logboek, reden

urlpatterns = [
    path("inloggen/", aanmelden.inloggen, name="inloggen"),
    path("uitloggen/", aanmelden.uitloggen, name="uitloggen"),
    path("account/", aanmelden.mijn_account, name="mijn-account"),
    path("account/wachtwoord/", aanmelden.wachtwoord, name="wachtwoord"),
    path("klant/<int:persoon_id>/reden/", reden.reden, name="reden"),
    path("klant/<int:persoon_id>/inzage/", logboek.van_klant, name="inzage-klant"),
    path("logboek/inzagen/", logboek.inzagen, name="logboek-inzagen"),
    path("logboek/handelingen/", logboek.handelingen, name="logboek-handelingen"),
    path("logboek/verwerkingen/", logboek.verwerkingen, name="logboek-verwerkingen"),
]
