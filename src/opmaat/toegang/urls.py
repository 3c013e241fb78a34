"""The addresses of toegang."""

from __future__ import annotations

from django.urls import path

from .views import aanmelden, caseload, gebruikers, inzageverzoek, logboek, reden

urlpatterns = [
    path("inloggen/", aanmelden.inloggen, name="inloggen"),
    path("uitloggen/", aanmelden.uitloggen, name="uitloggen"),
    path("account/", aanmelden.mijn_account, name="mijn-account"),
    path("account/wachtwoord/", aanmelden.wachtwoord, name="wachtwoord"),
    path("klant/<int:persoon_id>/reden/", reden.reden, name="reden"),
    path("klant/<int:persoon_id>/inzage/", logboek.van_klant, name="inzage-klant"),
    path("klant/<int:persoon_id>/inzageverzoek/", inzageverzoek.inzageverzoek, name="inzageverzoek"),
    path("caseload/", caseload.mijn, name="caseload"),
    path("team/caseload/", caseload.team, name="team-caseload"),
    path("team/caseload/<int:medewerker_id>/", caseload.medewerker, name="team-medewerker"),
    path("vervanging/", caseload.vervanging, name="vervanging"),
    path("gebruikers/", gebruikers.lijst, name="gebruikers"),
    path("gebruikers/nieuw/", gebruikers.nieuw, name="gebruiker-nieuw"),
    path("gebruikers/<int:gebruiker_id>/", gebruikers.een, name="gebruiker"),
    path("logboek/inzagen/", logboek.inzagen, name="logboek-inzagen"),
    path("logboek/handelingen/", logboek.handelingen, name="logboek-handelingen"),
    path("logboek/verwerkingen/", logboek.verwerkingen, name="logboek-verwerkingen"),
]
