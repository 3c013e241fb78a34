"""The user administration: a user from beginning to end, and what an administrator may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from opmaat.dossier.models import Medewerker
from opmaat.toegang.models import Aanstelling, Beheerhandeling, Gebruiker
from tests.django import Databank
from tests.toegang.mensen import VANDAAG, gebruiker, ingelogd

NIEUW = {"naam": "Anna Verzonnen", "gebruikersnaam": "anna", "email": "anna@voorbeeld.nl", "telefoon": "0570-123456", "rol": "werkcoach",
         "organisatie": "KonnecteD", "team": "Groeien", "gemeente": "Deventer", "van": "02-06-2025", "tot": ""}  # fmt: skip


@pytest.fixture(autouse=True)
def opzet(databank: Databank) -> Iterator[None]:
    cache.clear()
    with override_settings(VANDAAG=VANDAAG):
        yield


@pytest.fixture
def beheer() -> Client:
    return ingelogd(gebruiker("functioneel_beheerder", "beheer"))


def wachtwoord_op(antwoord: Any) -> str:
    return str(re.search(r"<code[^>]*>([^<]+)</code>", antwoord.content.decode())[1])  # type: ignore[index]


def test_een_nieuwe_gebruiker_logt_in_met_het_wachtwoord_dat_een_keer_is_getoond(beheer: Client) -> None:
    antwoord = beheer.post("/gebruikers/nieuw/", {**NIEUW, "heeft_klanten": "on"})
    wachtwoord = wachtwoord_op(antwoord)
    wie = Gebruiker.objects.get(gebruikersnaam="anna")
    assert wie.moet_wachtwoord_wijzigen and wachtwoord not in wie.password
    assert Medewerker.objects.get(pk=wie.medewerker_id).team == "Groeien"
    assert Aanstelling.objects.get(gebruiker=wie).rol == "werkcoach"
    browser = Client()
    assert browser.post("/inloggen/", {"username": "anna@voorbeeld.nl", "password": wachtwoord}).status_code == 302
    assert browser.get("/caseload/").headers["Location"] == "/account/wachtwoord/"
    assert wachtwoord not in beheer.get(f"/gebruikers/{wie.pk}/").content.decode()


@pytest.mark.parametrize(
    ("veld", "waarde", "woorden"),
    [
        ("gebruikersnaam", "BEHEER", "al in gebruik bij Invented beheer"),
        ("gebruikersnaam", "an na", "Gebruik alleen letters"),
        ("email", "geen adres", "e-mailadres"),
        ("van", "31-02-2025", "geldige datum"),
        ("tot", "01-06-2025", "ligt voor de eerste dag"),
        ("rol", "tovenaar", "tovenaar"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld_en_er_is_niets_gemaakt(beheer: Client, veld: str, waarde: str, woorden: str) -> None:
    antwoord = beheer.post("/gebruikers/nieuw/", {**NIEUW, veld: waarde})
    assert woorden in antwoord.content.decode()
    assert "Anna Verzonnen" in antwoord.content.decode()
    assert not Gebruiker.objects.filter(naam="Anna Verzonnen").exists()


def test_een_nieuw_wachtwoord_haalt_het_slot_eraf_en_beeindigt_de_sessies(beheer: Client) -> None:
    wie = gebruiker("werkcoach", "anna", wachtwoord="vijf groene fietsen in de regen")
    open_sessie = ingelogd(wie)
    for _poging in range(5):
        Client().post("/inloggen/", {"username": "anna", "password": "fout"})
    assert "op slot" in beheer.get("/gebruikers/?zoek=anna").content.decode()
    wachtwoord = wachtwoord_op(beheer.post(f"/gebruikers/{wie.pk}/", {"wat": "wachtwoord"}))
    assert Client().post("/inloggen/", {"username": "anna", "password": wachtwoord}).status_code == 302
    assert open_sessie.get("/account/").status_code == 302


def test_afsluiten_en_weer_toelaten(beheer: Client) -> None:
    wie = gebruiker("werkcoach", "anna")
    sessie = ingelogd(wie)
    beheer.post(f"/gebruikers/{wie.pk}/", {"wat": "sluit"})
    assert sessie.get("/account/").status_code == 302
    assert "afgesloten" in beheer.get("/gebruikers/?stand=dicht").content.decode()
    beheer.post(f"/gebruikers/{wie.pk}/", {"wat": "open"})
    assert Gebruiker.objects.get(pk=wie.pk).is_active


def test_een_aanstelling_die_eindigt_geeft_daarna_niets_meer(beheer: Client) -> None:
    wie = gebruiker("werkcoach", "anna", medewerker=71)
    assert ingelogd(wie).get("/caseload/").status_code == 200
    beheer.post(f"/gebruikers/{wie.pk}/", {"wat": "einde", "nummer": Aanstelling.objects.get(gebruiker=wie).pk})
    assert Aanstelling.objects.get(gebruiker=wie).tot == VANDAAG
    with override_settings(VANDAAG=date(2025, 6, 3)):
        assert ingelogd(wie).get("/caseload/").status_code == 403


def test_dezelfde_aanstelling_twee_keer_in_een_periode_kan_niet(beheer: Client) -> None:
    wie = gebruiker("werkcoach", "anna")
    zelfde = {"wat": "aanstelling", "rol": "werkcoach", "organisatie": "KonnecteD", "team": "Groeien", "gemeente": "Deventer", "van": "02-06-2025", "tot": ""}
    antwoord = beheer.post(f"/gebruikers/{wie.pk}/", zelfde, follow=True)
    assert "is er al in deze periode" in antwoord.content.decode()
    assert "Opgeslagen" in beheer.post(f"/gebruikers/{wie.pk}/", {**zelfde, "rol": "jobcoach"}, follow=True).content.decode()
    assert Aanstelling.objects.filter(gebruiker=wie).count() == 2


def test_niemand_geeft_zichzelf_een_rol_of_sluit_zichzelf_af(beheer: Client) -> None:
    ik = Gebruiker.objects.get(gebruikersnaam="beheer")
    mij = f"/gebruikers/{ik.pk}/"
    rol = {"wat": "aanstelling", "rol": "werkcoach", "organisatie": "IO", "team": "", "gemeente": "", "van": "02-06-2025", "tot": ""}
    assert "uzelf geen rol" in beheer.post(mij, rol, follow=True).content.decode()
    assert "uzelf niet afsluiten" in beheer.post(mij, {"wat": "sluit"}, follow=True).content.decode()
    assert Aanstelling.objects.filter(gebruiker=ik).count() == 1


def test_wat_de_beheerder_deed_staat_op_de_bladzijde_van_de_gebruiker(beheer: Client) -> None:
    wie = gebruiker("werkcoach", "anna")
    beheer.post(f"/gebruikers/{wie.pk}/", {"wat": "gegevens", "naam": "Anna Anders", "gebruikersnaam": "anna", "email": "", "telefoon": ""})
    assert [(h.wat, h.toelichting) for h in Beheerhandeling.objects.all()] == [("gewijzigd", "naam")]
    assert "gewijzigd (naam), Invented beheer" in beheer.get(f"/gebruikers/{wie.pk}/").content.decode()
