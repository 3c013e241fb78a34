"""Addresses of the dossier: finding a client, the page of a client, a fact, and every step."""

from __future__ import annotations

from django.urls import path

from opmaat.dossier.views.klant import toon_feit, toon_klant
from opmaat.dossier.views.stap import neem_stap
from opmaat.dossier.views.zoeken import zoek_klant

urlpatterns = [
    path("klanten/zoeken/", zoek_klant, name="zoeken"),
    path("nieuw/<slug:stap_id>/", neem_stap, name="nieuw"),
    path("klant/<int:persoon_id>/", toon_klant, name="klant"),
    path("klant/<int:persoon_id>/feit/<slug:tabel>/<int:feit_id>/", toon_feit, name="feit"),
    path("klant/<int:persoon_id>/stap/<slug:stap_id>/", neem_stap, name="stap"),
    path("klant/<int:persoon_id>/stap/<slug:stap_id>/<int:feit_id>/", neem_stap, name="stap-over"),
]
