"""The pages of toegang in a real Chromium: accessible, on a phone too; and a form that survives the end of a session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import WACHTWOORD
from tests.browser.kijk import Kijker

Opener = Callable[..., Page]

BLADZIJDEN = [
    ("wachtwoord", "werkcoach", "/account/wachtwoord/"),
    ("caseload", "werkcoach", "/caseload/"),
    ("team", "teamleider_io", "/team/caseload/"),
    ("vervanging", "teamleider_io", "/vervanging/"),
    ("gebruikers", "functioneel_beheerder", "/gebruikers/"),
    ("gebruiker-nieuw", "functioneel_beheerder", "/gebruikers/nieuw/"),
    ("logboek", "interne_controle", "/logboek/inzagen/"),
    ("logboek-leeg", "interne_controle", "/logboek/verwerkingen/?van=01-01-2001&tot=02-01-2001"),
]


@pytest.mark.parametrize(("naam", "rol", "adres"), BLADZIJDEN, ids=[naam for naam, _rol, _adres in BLADZIJDEN])
def test_elke_bladzijde_van_toegang_is_toegankelijk(open_bladzijde: Opener, kijk: Kijker, naam: str, rol: str, adres: str) -> None:
    kijk.keur(open_bladzijde(adres, rol=rol), naam)


def test_een_gebruiker_met_een_fout_in_het_formulier_is_toegankelijk(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/gebruikers/?zoek=handhaver", rol="functioneel_beheerder")
    bladzijde.locator("main table a").first.click()
    bladzijde.get_by_text("Aanstelling toevoegen").click()
    bladzijde.get_by_role("button", name="Geef aanstelling").click()
    assert bladzijde.locator("#fouten").is_visible()
    kijk.keur(bladzijde, "gebruiker")


def test_de_teamleider_van_de_gemeente_ziet_wie_keek_en_kan_alles_geven(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/klanten/", rol="teamleider_io")
    bladzijde.locator("main tbody tr a").first.click()
    bladzijde.get_by_role("link", name="Wie keek in dit dossier").click()
    kijk.keur(bladzijde, "inzage-klant")
    bladzijde.go_back()
    bladzijde.get_by_role("link", name="Inzageverzoek van de klant").click()
    kijk.keur(bladzijde, "inzageverzoek")
    for vinkje in bladzijde.locator("main input[type=checkbox]").all():
        vinkje.check()
    with bladzijde.expect_download() as ophalen:
        bladzijde.get_by_role("button", name="Maak het bestand").click()
    assert ophalen.value.suggested_filename.endswith(".zip")


def test_buiten_de_eigen_klanten_vraagt_opmaat_een_reden(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/", rol="jobcoach")
    nummer = next(n for n in range(1, 300) if "/reden/" in (bladzijde.goto(f"/klant/{n}/") or bladzijde).url)  # type: ignore[union-attr]
    kijk.keur(bladzijde, "reden")
    bladzijde.get_by_label("De klant belt of komt langs met een vraag").check()
    bladzijde.get_by_role("button", name="Open het dossier").click()
    assert bladzijde.url.endswith(f"/klant/{nummer}/")


def test_wat_was_getypt_overleeft_het_einde_van_de_sessie(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/inloggen/")
    bladzijde.locator("main input[type=text]").fill("intaker")
    bladzijde.locator("main input[type=password]").fill(WACHTWOORD)
    bladzijde.locator("main button[type=submit]").click()
    bladzijde.goto("/klanten/")
    bladzijde.locator("main tbody tr a").first.click()
    bladzijde.goto(bladzijde.url.split("?")[0] + "stap/notitie/")
    tekst = "Een lange notitie die niet weg mag zijn. <b>ñ</b>"
    bladzijde.locator("main textarea").first.fill(tekst)
    bladzijde.context.clear_cookies(name="sessionid")
    bladzijde.locator("main form button[type=submit]").first.click()
    assert "wat u hebt ingevuld is bewaard" in bladzijde.locator("main").inner_text()
    bladzijde.locator("main input[type=text]").fill("intaker")
    bladzijde.locator("main input[type=password]").fill(WACHTWOORD)
    bladzijde.locator("main button[type=submit]").click()
    kijk.keur(bladzijde, "bewaard")
    bladzijde.get_by_role("button", name="Verder met wat ik had ingevuld").click()
    assert tekst in bladzijde.locator("main").inner_text() or bladzijde.locator("main textarea").first.input_value() == tekst
