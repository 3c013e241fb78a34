"""The employers' side and the complaints through the pages, by the roles that do the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.test import override_settings
from django.urls import reverse

from opmaat.dossier.models import (
    Contact,
    Enquete,
    Klacht,
    Klantgroep,
    Plaatsing,
    SroiVerplichting,
    Vacature,
    Werkgever,
    Werkgevergegevens,
)
from tests.django import Databank, vragen
from tests.dossier.loop import Loper, fouten, melding
from tests.dossier.personen import doe, persoon

VANDAAG = date(2025, 6, 16)


@pytest.fixture(autouse=True)
def klok(databank: Databank) -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def nieuwe_werkgever(loper: Loper, naam: str = "De Soepkom", **rest: str) -> int:
    loper.neem("werkgever-toevoegen", naam=naam, sector="horeca", contactpersoon="Mevrouw Visser", telefoon="0570 000000", **rest)
    return Werkgevergegevens.bekend.nu().get(naam=naam).werkgever_id


def blad(loper: Loper, werkgever: int) -> str:
    antwoord = loper.browser.get(reverse("werkgever", args=[werkgever]))
    assert antwoord.status_code == 200
    return melding(antwoord)


def test_een_accountmanager_legt_een_werkgever_en_een_vacature_vast() -> None:
    account = Loper("accountmanager")
    nummer = nieuwe_werkgever(account)
    assert Werkgever.objects.get(pk=nummer).sector == "horeca"
    account.neem("vacature-openen", nummer, functie="Hulpkok", plaatsen="2", eisen="Op tijd zijn.")
    vacature = Vacature.bekend.nu().get()
    assert (vacature.werkgever_id, vacature.begin, vacature.sector, vacature.plaatsen) == (nummer, VANDAAG, "horeca", 2)
    account.neem("vacature-sluiten", nummer, eind="30-6-2025")
    assert Vacature.bekend.nu().get().eind == date(2025, 6, 30)
    tekst = blad(account, nummer)
    assert "Mevrouw Visser" in tekst and "Hulpkok" in tekst


def test_een_kvk_nummer_heeft_acht_cijfers_en_een_naamgenoot_vraagt_een_reden() -> None:
    account = Loper("accountmanager")
    assert list(fouten(account.stuur("werkgever-toevoegen", naam="De Soepkom", kvk="123"))) == ["kvk"]
    nieuwe_werkgever(account)
    dubbel = account.stuur("werkgever-toevoegen", naam="de soepkom")
    assert dubbel.status_code == 422 and Werkgevergegevens.bekend.nu().count() == 1


def test_gegevens_wijzigen_bewaart_de_vorige_versie() -> None:
    account = Loper("accountmanager")
    nummer = nieuwe_werkgever(account)
    account.neem("werkgever-wijzigen", nummer, contactpersoon="De heer Bos", pso_trede="trede_1")
    assert Werkgevergegevens.bekend.nu().get().contactpersoon == "De heer Bos"
    assert Werkgevergegevens.objects.filter(werkgever_id=nummer).count() == 2
    assert Werkgever.objects.get(pk=nummer).pso_trede == "trede_1"


def test_contact_en_social_return_komen_op_de_bladzijde() -> None:
    account = Loper("accountmanager")
    nummer = nieuwe_werkgever(account)
    account.neem("werkgever-contact", nummer, onderwerp="sroi", wijze="telefoon", verslag="Wil meedoen.")
    contact = Contact.bekend.nu().get()
    assert (contact.werkgever_id, contact.persoon_id, contact.met) == (nummer, None, "werkgever")
    account.neem("sroi-vastleggen", nummer, contract="Groen 2025", waarde="10.000,00", ingevuld="2.500", invulling="plaatsing")
    assert SroiVerplichting.bekend.nu().get().waarde == Decimal("10000.00")
    assert "25% ingevuld" in blad(account, nummer)
    assert list(fouten(account.stuur("sroi-vastleggen", nummer, contract="Nog een", waarde="100", ingevuld="50"))) == ["invulling"]


def test_een_naam_staat_er_alleen_bij_een_klant_van_de_lezer() -> None:
    account, teamleider = Loper("accountmanager"), Loper("teamleider")
    nummer = nieuwe_werkgever(account)
    with doe() as h:
        wie = persoon(h)
        h.leg_vast(Klantgroep(persoon=wie, begin=date(2025, 1, 1), groep="Zorgen"))
        h.leg_vast(Plaatsing(persoon=wie, begin=date(2025, 6, 1), grond="regulier", werkgever_id=nummer, functie="Afwasser"))
    assert "Afwasser" in blad(teamleider, nummer)
    assert "Een kandidaat van een collega" in blad(teamleider, nummer)


def test_wie_geen_werkgevers_ziet_komt_er_niet_in() -> None:
    account = Loper("accountmanager")
    nummer = nieuwe_werkgever(account)
    for rol in ("balie", "bestuurder", "poortwachter"):
        assert Loper(rol).browser.get(reverse("werkgever", args=[nummer])).status_code == 403, rol
    assert account.browser.get(reverse("werkgever", args=[nummer + 999])).status_code == 404
    assert Loper("jobcoach").open("vacature-openen", nummer).status_code == 403


def test_de_bladzijde_van_een_werkgever_kost_hoogstens_dertig_vragen() -> None:
    account = Loper("accountmanager")
    nummer = nieuwe_werkgever(account)
    for functie in ("Kok", "Afwasser", "Bezorger"):
        account.neem("vacature-openen", nummer, functie=functie)
    with vragen() as gesteld:
        blad(account, nummer)
    assert len(gesteld) <= 30, [vraag["sql"][:90] for vraag in gesteld]


def test_een_klacht_heeft_een_termijn_en_een_oordeel() -> None:
    teamleider = Loper("teamleider")
    teamleider.neem("klacht-vastleggen", datum="2-6-2025", onderwerp="bejegening")
    antwoord = teamleider.browser.get(reverse("tevredenheid"))
    assert "uiterlijk 14-07-2025" in melding(antwoord)  # zes weken na 2 juni
    assert list(fouten(teamleider.stuur("klacht-afhandelen", afgehandeld_op="16-6-2025"))) == ["oordeel"]
    teamleider.neem("klacht-afhandelen", afgehandeld_op="16-6-2025", oordeel="gegrond", advies=False)
    assert Klacht.bekend.nu().get().oordeel == "gegrond"


def test_een_gemiddelde_staat_er_vanaf_vijf_antwoorden_en_nooit_met_een_persoon() -> None:
    adviseur = Loper("beleidsadviseur")
    for cijfer in ("7", "8", "7", "6"):
        adviseur.neem("enquete-antwoord", onderzoek="KTO 2025", golf="2025", cijfer=cijfer)
    assert "te weinig antwoorden" in melding(adviseur.browser.get(reverse("tevredenheid")))
    adviseur.neem("enquete-antwoord", onderzoek="KTO 2025", golf="2025", cijfer="8")
    assert "7,2" in melding(adviseur.browser.get(reverse("tevredenheid")))
    assert not hasattr(Enquete, "persoon")
