"""The gate: logging in, lock-out, a session that ends, the form that is not lost, and the dossier that asks a reason."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from opmaat.config import urls as hoofd
from opmaat.toegang import sessie
from opmaat.toegang.models import Gebruiker, Inzage, Inzagereden
from opmaat.toegang.recht import INGELOGD, recht
from tests.django import Databank
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd

WACHTWOORD = "vijf groene fietsen in de regen"


@recht(INGELOGD)
def schrijf(request: Any) -> Any:
    """A view that says what was posted."""
    from django.http import HttpResponse

    return HttpResponse("|".join(f"{naam}={waarde}" for naam, waarden in sorted(request.POST.lists()) for waarde in waarden if naam != "csrfmiddlewaretoken"))


def vergeten(request: Any) -> Any:
    """A view of which the maker forgot to say who may open it."""
    from django.http import HttpResponse

    return HttpResponse("geheim")


@recht("lijst:klanten")
def dossier(request: Any, persoon_id: int) -> Any:
    """A page of one person."""
    from django.http import HttpResponse

    return HttpResponse(",".join(sorted(request.lezer.rollen)))


urlpatterns = [path("proef/schrijf/", schrijf), path("proef/vergeten/", vergeten), path("proef/<int:persoon_id>/", dossier, name="proefdossier"), *hoofd.urlpatterns]
handler403, handler404, handler500 = hoofd.handler403, hoofd.handler404, hoofd.handler500


@pytest.fixture(autouse=True)
def opzet(databank: Databank) -> Iterator[None]:
    cache.clear()
    with override_settings(ROOT_URLCONF=__name__, VANDAAG=VANDAAG):
        yield


def log_in(browser: Client, naam: str, wachtwoord: str = WACHTWOORD, **meer: str) -> Any:
    return browser.post("/inloggen/", {"username": naam, "password": wachtwoord, **meer})


def verouder(browser: Client, seconden: float, sleutel: str = sessie.GEZIEN) -> None:
    bakje = browser.session
    bakje[sleutel] = int(time.time() - seconden)
    bakje.save()


def test_inloggen_gaat_met_naam_of_email_en_hoofdletters_doen_er_niet_toe() -> None:
    wie = gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    Gebruiker.objects.filter(pk=wie.pk).update(email="anna@voorbeeld.nl")
    for naam in ("anna", "ANNA", "Anna@Voorbeeld.nl"):
        browser = Client()
        assert log_in(browser, naam).status_code == 302, naam
        assert browser.get("/account/").status_code == 200


def test_na_inloggen_komt_men_waar_men_heen_wilde_maar_nooit_op_een_andere_site() -> None:
    gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    assert Client().get("/account/").headers["Location"] == "/inloggen/?volgende=%2Faccount%2F"
    assert log_in(Client(), "anna", volgende="/account/").headers["Location"] == "/account/"
    assert log_in(Client(), "anna", volgende="https://elders.nl/").headers["Location"] == "/"
    assert log_in(Client(), "anna", volgende="//elders.nl/").headers["Location"] == "/"


def test_een_verkeerd_wachtwoord_en_een_onbekende_naam_zeggen_hetzelfde() -> None:
    gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    teksten = {re.search(r"<li>(De naam[^<]*)", log_in(Client(), naam, "fout").content.decode())[1] for naam in ("anna", "onbekend")}  # type: ignore[index]
    assert len(teksten) == 1


def test_na_vijf_verkeerde_wachtwoorden_gaat_de_naam_op_slot_ook_met_het_goede() -> None:
    wie = gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    Gebruiker.objects.filter(pk=wie.pk).update(email="anna@voorbeeld.nl")
    gebruiker("werkcoach", "bram", wachtwoord=WACHTWOORD)
    antwoorden = [log_in(Client(), naam, "fout").status_code for naam in ("anna", "ANNA", "anna@voorbeeld.nl", "anna", "anna")]
    assert antwoorden == [200, 200, 200, 200, 429]
    slot = log_in(Client(), "anna")
    assert slot.status_code == 429
    assert "15 minuten" in slot.content.decode()
    assert log_in(Client(), "bram").status_code == 302


def test_wie_niet_meer_mag_inloggen_is_er_meteen_uit() -> None:
    wie = gebruiker("werkcoach")
    browser = ingelogd(wie)
    assert browser.get("/account/").status_code == 200
    Gebruiker.objects.filter(pk=wie.pk).update(is_active=False)
    assert browser.get("/account/").status_code == 302


def test_na_een_half_uur_stilte_is_de_sessie_over_en_de_bladzijde_zegt_waarom() -> None:
    browser = ingelogd(gebruiker("werkcoach"))
    verouder(browser, 29 * 60)
    assert browser.get("/account/").status_code == 200
    verouder(browser, 31 * 60)
    antwoord = browser.get("/account/")
    assert antwoord.status_code == 302
    assert "een tijd niets gedaan" in browser.get(antwoord.headers["Location"]).content.decode()


def test_een_sessie_duurt_nooit_langer_dan_tien_uur() -> None:
    browser = ingelogd(gebruiker("werkcoach"))
    verouder(browser, 10 * 3600 + 60, sessie.BEGONNEN)
    assert browser.get("/account/").status_code == 302


def test_een_bladzijde_die_niets_zegt_over_rechten_is_dicht() -> None:
    for rol in ("werkcoach", "teamleider", "functioneel_beheerder"):
        assert ingelogd(gebruiker(rol)).get("/proef/vergeten/").status_code == 403
    assert Client().get("/proef/vergeten/").status_code == 302


def herstelformulier(antwoord: Any) -> tuple[str, dict[str, list[str]]]:
    """Address and fields of the form on the page, as a browser would send them."""
    tekst = re.search(r'<form class="om-formulier".*?</form>', antwoord.content.decode(), re.S)[0]  # type: ignore[index]
    velden: dict[str, list[str]] = {}
    for naam, waarde in re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', tekst, re.S):
        velden.setdefault(html.unescape(naam), []).append(html.unescape(waarde))
    for naam, waarde in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', tekst):
        velden.setdefault(naam, []).append(html.unescape(waarde))
    return html.unescape(re.search(r'action="([^"]+)"', tekst)[1]), velden  # type: ignore[index]


def test_wat_was_ingevuld_overleeft_een_verlopen_sessie() -> None:
    wie = gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    browser = Client()
    log_in(browser, "anna")
    verouder(browser, 3600)
    tekst = 'Zeven <b>regels</b> & "tekens" ñ 漢\r\nen nog een regel'
    antwoord = browser.post("/proef/schrijf/?x=1", {"tekst": tekst, "kies": ["a", "b"], "wachtwoord": "geheim"})
    assert antwoord.status_code == 401
    assert tekst not in antwoord.content.decode()
    _, velden = herstelformulier(antwoord)
    terug = log_in(browser, wie.gebruikersnaam, bewaard=velden["bewaard"][0])
    adres, velden = herstelformulier(terug)
    assert adres == "/proef/schrijf/?x=1"
    gestuurd = browser.post(adres, velden).content.decode()
    assert gestuurd.replace("\r\n", "\n") == f"_herstel=1|kies=a|kies=b|tekst={tekst}".replace("\r\n", "\n")


def test_een_ander_krijgt_het_formulier_van_een_ander_niet() -> None:
    gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    gebruiker("werkcoach", "bram", wachtwoord=WACHTWOORD)
    browser = Client()
    log_in(browser, "anna")
    verouder(browser, 3600)
    _, velden = herstelformulier(browser.post("/proef/schrijf/", {"tekst": "van Anna"}))
    antwoord = log_in(browser, "bram", bewaard=velden["bewaard"][0])
    assert antwoord.status_code == 302
    assert "van Anna" not in browser.get("/account/").content.decode()


def test_een_oud_formulier_van_deze_site_komt_terug_en_dat_van_een_andere_site_niet() -> None:
    browser = ingelogd(gebruiker("werkcoach"), enforce_csrf_checks=True)
    eigen = browser.post("/proef/schrijf/", {"tekst": "mijn tekst"}, headers={"origin": "http://testserver"})
    assert "mijn tekst" in eigen.content.decode()
    vreemd = browser.post("/proef/schrijf/", {"tekst": "andermans tekst"}, headers={"origin": "https://elders.nl"})
    assert vreemd.status_code == 403
    assert "andermans tekst" not in vreemd.content.decode()


def test_wie_een_wachtwoord_kreeg_moet_eerst_een_eigen_kiezen() -> None:
    gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    Gebruiker.objects.update(moet_wachtwoord_wijzigen=True)
    browser = Client()
    log_in(browser, "anna")
    assert browser.get("/account/").headers["Location"] == "/account/wachtwoord/"
    fout = browser.post("/account/wachtwoord/", {"oud": "anders", "nieuw": "kort", "nieuw2": "kort"}).content.decode()
    assert "niet uw wachtwoord van nu" in fout
    zelfde = browser.post("/account/wachtwoord/", {"oud": WACHTWOORD, "nieuw": WACHTWOORD, "nieuw2": WACHTWOORD}).content.decode()
    assert "hetzelfde wachtwoord" in zelfde
    nieuw = "zes gele tulpen op het balkon"
    assert browser.post("/account/wachtwoord/", {"oud": WACHTWOORD, "nieuw": nieuw, "nieuw2": nieuw}).status_code == 302
    assert browser.get("/account/").status_code == 200
    assert log_in(Client(), "anna", nieuw).status_code == 302


def test_uitloggen_gaat_alleen_met_een_knop() -> None:
    browser = ingelogd(gebruiker("werkcoach"))
    assert browser.get("/uitloggen/").status_code == 405
    assert browser.post("/uitloggen/").status_code == 302
    assert browser.get("/account/").status_code == 302


@pytest.fixture
def stad() -> Burgerzaken:
    b = Burgerzaken()
    b.medewerker(71)
    b.persoon(1), b.persoon(2), b.persoon(3, gemeente="Raalte")
    b.toewijzing(1, 71)
    return b


def test_een_dossier_uit_de_caseload_opent_en_dat_wordt_vastgelegd(stad: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=71)
    assert ingelogd(wie).get("/proef/1/").status_code == 200
    rij = Inzage.objects.get()
    assert (rij.gebruiker_id, rij.persoon_id, rij.pagina, rij.rol, rij.reden) == (wie.pk, 1, "proefdossier", "werkcoach", None)


def test_buiten_de_caseload_vraagt_een_reden_die_een_dag_geldt(stad: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=71)
    browser = ingelogd(wie)
    assert browser.get("/proef/2/").headers["Location"] == "/klant/2/reden/?volgende=%2Fproef%2F2%2F"
    assert not Inzage.objects.exists()
    leeg = browser.post("/klant/2/reden/", {"grond": "anders", "toelichting": ""})
    assert "Leg kort uit" in leeg.content.decode()
    bsn = browser.post("/klant/2/reden/", {"grond": "anders", "toelichting": "belt over 1234.56.782"})
    assert "staat een BSN" in bsn.content.decode()
    goed = browser.post("/klant/2/reden/", {"grond": "klant_vraagt", "toelichting": "belt over afspraak", "volgende": "/proef/2/"})
    assert goed.headers["Location"] == "/proef/2/"
    assert browser.get("/proef/2/").status_code == 200
    rij = Inzage.objects.get()
    assert rij.reden is not None and rij.reden.grond == "klant_vraagt" and rij.reden.dag == VANDAAG
    with override_settings(VANDAAG=date(2025, 6, 3)):
        assert browser.get("/proef/2/").status_code == 302
    assert Inzagereden.objects.count() == 1


def test_de_reden_van_een_ander_geldt_niet_voor_mij(stad: Burgerzaken) -> None:
    een = ingelogd(gebruiker("werkcoach", "een", medewerker=71))
    een.post("/klant/2/reden/", {"grond": "klant_vraagt", "toelichting": ""})
    assert een.get("/proef/2/").status_code == 200
    stad.medewerker(72)
    assert ingelogd(gebruiker("werkcoach", "twee", medewerker=72)).get("/proef/2/").status_code == 302


def test_een_klant_van_een_andere_gemeente_blijft_dicht_ook_met_reden(stad: Burgerzaken) -> None:
    browser = ingelogd(gebruiker("werkcoach", medewerker=71))
    assert browser.get("/proef/3/").status_code == 403
    assert browser.post("/klant/3/reden/", {"grond": "klant_vraagt"}).status_code == 403
    assert not Inzagereden.objects.exists()


def test_een_onbekend_nummer_is_een_gewone_niet_gevonden(stad: Burgerzaken) -> None:
    assert ingelogd(gebruiker("werkcoach", medewerker=71)).get("/proef/999/").status_code == 404


def test_een_bsn_in_het_adres_wordt_geweigerd() -> None:
    browser = ingelogd(gebruiker("balie"))
    assert browser.get("/account/?zoek=123456782").status_code == 403
    assert browser.get("/account/?zoek=123456789").status_code == 200


def test_de_koekjes_zijn_niet_voor_scripts_en_niet_voor_andere_sites() -> None:
    gebruiker("werkcoach", "anna", wachtwoord=WACHTWOORD)
    koekjes = log_in(Client(), "anna").cookies
    for naam in ("sessionid", "opmaat_wie"):
        assert koekjes[naam]["httponly"] and koekjes[naam]["samesite"] == "Lax"


def test_een_bewaard_formulier_van_elders_gemaakt_wordt_niet_gelezen() -> None:
    from opmaat.toegang import bewaard

    assert bewaard.lees("gAAAAABverzonnen") is None
    assert bewaard.lees("") is None
    verzoek = RequestFactory().post("/x/", {"csrfmiddlewaretoken": "x", "password": "geheim"})
    assert bewaard.bewaar(verzoek) == ""
