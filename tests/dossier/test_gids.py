"""The product book and what a step may offer out of the database: free places, open vacancies. On both databases."""

from __future__ import annotations

from datetime import date

import pytest

from opmaat.dossier.models import Plaatsing, Productenboekregel, Traject, Vacature, Werkgever, Werkgevergegevens
from opmaat.dossier.productenboek import begin_productenboek, lees_producten
from opmaat.dossier.queries.gids import Gids
from opmaat.kern.register.schema import lees_schema
from tests.django import BEIDE, vragen
from tests.dossier.personen import doe, persoon

pytestmark = [pytest.mark.parametrize("databank", BEIDE, indirect=True), pytest.mark.usefixtures("databank")]

JUNI = date(2025, 6, 16)


def test_het_productenboek_kent_elk_instrument_en_wordt_niet_twee_keer_gevuld() -> None:
    assert begin_productenboek() == len(lees_producten())
    assert begin_productenboek() == 0
    codes = set(Productenboekregel.objects.values_list("instrument", flat=True))
    assert codes == set(lees_schema().codelijsten["instrument"].waarden)


def test_een_lopend_of_later_traject_houdt_een_plaats_bezet_en_een_afgelopen_traject_niet() -> None:
    Productenboekregel.objects.create(instrument="werkleerroute", sector="horeca", titel="Horeca", plaatsen=3, begin=date(2025, 1, 1))
    Productenboekregel.objects.create(instrument="werkfit", titel="Werkfit", begin=date(2025, 1, 1), eind=date(2025, 5, 31))
    with doe() as h:
        for begin, eind, sector in (
            (date(2025, 3, 1), None, "horeca"),
            (date(2025, 7, 1), None, "horeca"),
            (date(2025, 1, 1), date(2025, 6, 15), "horeca"),
            (date(2025, 3, 1), None, "zorg"),
        ):
            h.leg_vast(Traject(persoon=persoon(h), begin=begin, eind=eind, instrument="werkleerroute", sector=sector))
    (product,) = Gids().producten(JUNI)
    assert (product.naam, product.plaatsen, product.vrij) == ("Horeca", 3, 1)


def test_een_vacature_telt_haar_vrije_plaatsen_en_noemt_de_werkgever() -> None:
    with doe() as h:
        zaak = h.nieuw(Werkgever(sector="horeca"))
        h.leg_vast(Werkgevergegevens(werkgever=zaak, naam="De Soepkom"))
        kok = h.leg_vast(Vacature(werkgever=zaak, begin=date(2025, 6, 1), functie="Hulpkok", plaatsen=2))
        h.leg_vast(Vacature(werkgever=zaak, begin=date(2025, 1, 1), eind=date(2025, 6, 15), functie="Afwasser", plaatsen=1))
        h.leg_vast(Plaatsing(persoon=persoon(h), begin=date(2025, 6, 10), grond="regulier", vacature_id=kok.feit_id))
    gids = Gids()
    (vacature,) = gids.vacatures(JUNI)
    assert (vacature.werkgever, vacature.functie, vacature.vrij) == ("De Soepkom", "Hulpkok", 1)
    assert gids.werkgevers() == ((zaak.pk, "De Soepkom"),)


def test_een_bladzijde_vraagt_elk_antwoord_een_keer() -> None:
    gids = Gids()
    with vragen() as gesteld:
        for _ in range(3):
            gids.producten(JUNI)
            gids.vacatures(JUNI)
            gids.werkgevers()
    assert len(gesteld) <= 5
