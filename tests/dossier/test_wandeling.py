"""The chain walked through the pages, by the roles that the documents give each step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings

from opmaat.dossier.models import Gesprek, Klant, Leefsituatie, Melding, Onderzoek, Persoon
from tests.django import Databank, vragen
from tests.dossier.loop import Loper, fouten, melding, persoon_uit

VANDAAG = date(2025, 6, 16)


@pytest.fixture(autouse=True)
def klok(databank: Databank) -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def test_de_balie_neemt_een_melding_aan_en_de_poortwachter_screent() -> None:
    balie, poort = Loper("balie"), Loper("poortwachter")
    antwoord = balie.neem("melding-nieuw", voornaam="Noor", achternaam="El Amrani", geboortedatum="3-4-1988", bsn="111222333", telefoon="06 00000000", vraag="Geen werk meer")
    persoon = persoon_uit(antwoord)
    assert Persoon.objects.get(pk=persoon).geboortedatum == date(1988, 4, 3)
    assert Klant.bekend.nu().get(persoon_id=persoon).naam == "Noor El Amrani"
    assert Leefsituatie.bekend.nu().get(persoon_id=persoon).gemeente == "Deventer"
    rij = Melding.bekend.nu().get(persoon_id=persoon)
    assert (rij.datum, rij.soort, rij.route, rij.gemeente, rij.screening_op) == (VANDAAG, "bijstand", "balie", "Deventer", None)
    assert "Noor El Amrani" in balie.bladzijde(persoon)
    assert "Screening: eerste uitvraag" in poort.bladzijde(persoon)
    poort.neem("screening", persoon, inschatting="recht", leefvorm="alleenstaande", waar="gemeentehuis", ambitiegesprek_op="23-6-2025")
    rij = Melding.bekend.nu().get(persoon_id=persoon)
    assert (rij.screening_op, rij.aard) == (VANDAAG, "aanvulling")
    gesprekken = {g.soort: (g.datum, g.resultaat, g.organisatie, g.rol) for g in Gesprek.bekend.nu().filter(persoon_id=persoon)}
    assert gesprekken == {
        "screening": (VANDAAG, "gehouden", "IO", "poortwachter"),
        "ambitiegesprek": (date(2025, 6, 23), "gepland", "KonnecteD", None),
    }
    assert Onderzoek.bekend.nu().get(persoon_id=persoon).soort == "rechtmatigheid"


def test_een_formulier_dat_twee_keer_wordt_gestuurd_telt_een_keer() -> None:
    balie = Loper("balie")
    blad = balie.open("melding-nieuw")
    gegevens = {"achternaam": "Jansen", "geboortedatum": "1-1-1990", "gemeente": "Deventer", "datum": "16-6-2025", "soort": "bijstand", "route": "balie", "nood": "geen", "staat": blad.context["staat"]}
    assert balie.browser.post("/nieuw/melding-nieuw/", gegevens).status_code == 302
    assert balie.browser.post("/nieuw/melding-nieuw/", gegevens).status_code in (302, 422)
    assert Melding.bekend.nu().count() == 1


def test_hetzelfde_bsn_wordt_geweigerd_en_dezelfde_naam_met_dezelfde_geboortedatum_vraagt_een_reden() -> None:
    balie = Loper("balie")
    wie = {"voornaam": "Jan", "achternaam": "de Vries", "geboortedatum": "2-2-1980"}
    eerste = persoon_uit(balie.neem("melding-nieuw", bsn="111222333", **wie))
    zelfde = balie.stuur("melding-nieuw", bsn="111.222.333", achternaam="Iemand anders", geboortedatum="1-1-1970")
    assert f"klant {eerste}" in fouten(zelfde)["bsn"][0]
    naamgenoot = balie.stuur("melding-nieuw", **wie)
    assert naamgenoot.status_code == 422
    assert f"klant {eerste}" in melding(naamgenoot) and "toch_reden" in naamgenoot.content.decode()
    assert Klant.bekend.nu().count() == 1


def test_een_verkeerde_rol_krijgt_het_formulier_niet() -> None:
    persoon = persoon_uit(Loper("balie").neem("melding-nieuw", achternaam="Bakker", geboortedatum="1-1-1990"))
    assert Loper("trainer").open("screening", persoon).status_code == 403
    assert Loper("bestuurder").open("melding-nieuw").status_code == 403


def test_de_bladzijde_van_een_klant_kost_hoogstens_dertig_vragen() -> None:
    balie, poort = Loper("balie"), Loper("poortwachter")
    persoon = persoon_uit(balie.neem("melding-nieuw", achternaam="Bakker", geboortedatum="1-1-1990"))
    with vragen() as lijst:
        poort.bladzijde(persoon)
    assert len(lijst) <= 30, [v["sql"][:90] for v in lijst]
