"""Addresses of the dossier: finding a client, the page of a client, a fact, and every step."""

from __future__ import annotations

from django.urls import path

from opmaat.dossier.views.bijeenkomst import ADRESSEN as BIJEENKOMSTEN
from opmaat.dossier.views.herbeoordeling import ADRESSEN as HERBEOORDELING
from opmaat.dossier.views.klant import toon_feit, toon_klant
from opmaat.dossier.views.kwaliteit import ADRESSEN as KWALITEIT
from opmaat.dossier.views.lijst import ADRESSEN as LIJSTEN
from opmaat.dossier.views.productenboek import ADRESSEN as PRODUCTEN
from opmaat.dossier.views.stap import neem_organisatiestap, neem_stap, neem_werkgeverstap
from opmaat.dossier.views.start import toon_start
from opmaat.dossier.views.stukken import ADRESSEN as STUKKEN
from opmaat.dossier.views.werkgever import toon_tevredenheid, toon_werkgever
from opmaat.dossier.views.zoeken import zoek_klant

urlpatterns = [
    path("", toon_start, name="start"),
    path("klanten/zoeken/", zoek_klant, name="zoeken"),
    path("nieuw/<slug:stap_id>/", neem_stap, name="nieuw"),
    path("werkgever/<int:werkgever_id>/", toon_werkgever, name="werkgever"),
    path("werkgever/nieuw/<slug:stap_id>/", neem_werkgeverstap, name="nieuwe-werkgever"),
    path("werkgever/<int:werkgever_id>/stap/<slug:stap_id>/", neem_werkgeverstap, name="werkgeverstap"),
    path("werkgever/<int:werkgever_id>/stap/<slug:stap_id>/<int:feit_id>/", neem_werkgeverstap, name="werkgeverstap-over"),
    path("tevredenheid/", toon_tevredenheid, name="tevredenheid"),
    path("tevredenheid/<slug:stap_id>/", neem_organisatiestap, name="organisatiestap"),
    path("tevredenheid/<slug:stap_id>/<int:feit_id>/", neem_organisatiestap, name="organisatiestap-over"),
    path("klant/<int:persoon_id>/", toon_klant, name="klant"),
    path("klant/<int:persoon_id>/feit/<slug:tabel>/<int:feit_id>/", toon_feit, name="feit"),
    path("klant/<int:persoon_id>/stap/<slug:stap_id>/", neem_stap, name="stap"),
    path("klant/<int:persoon_id>/stap/<slug:stap_id>/<int:feit_id>/", neem_stap, name="stap-over"),
    *BIJEENKOMSTEN,
    *HERBEOORDELING,
    *KWALITEIT,
    *STUKKEN,
    *LIJSTEN,
    *PRODUCTEN,
]
