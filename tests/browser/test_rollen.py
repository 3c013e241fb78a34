"""One step of the own work in a real browser for each role that the walk of the chain does not play."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.kijk import Kijker
from tests.browser.wandelaar import Wandelaar

Opener = Callable[..., Page]


def nieuwe_klant(open_bladzijde: Opener, achternaam: str, geboren: str) -> int:
    return Wandelaar(open_bladzijde, "balie").neem("melding-nieuw", voornaam="Proef", achternaam=achternaam, geboortedatum=geboren)


def test_de_consulent_inburgering_doet_de_intake_en_kiest_de_groep(open_bladzijde: Opener, kijk: Kijker) -> None:
    klant = nieuwe_klant(open_bladzijde, "Inburgering", "3-3-1990")
    consulent = Wandelaar(open_bladzijde, "consulent_inburgering")
    consulent.neem("inburgering-beginnen", klant, route="b1", taalles_sinds="1-12-2025", uren="12")
    consulent.neem("groep-na-intake", klant, groep="Groeien", voorkeur_klant="Groeien", gekozen_door="samen", waarom="Wil snel werken.")
    assert "Groeien" in consulent.leest(klant) and "Inburgering" in consulent.leest(klant)
    kijk.keur(consulent.bladzijde, "rol-consulent-inburgering")


def test_de_handhaver_hoort_de_klant_voor_er_iets_besloten_wordt(open_bladzijde: Opener, kijk: Kijker) -> None:
    klant = nieuwe_klant(open_bladzijde, "Handhaving", "4-4-1980")
    handhaver = Wandelaar(open_bladzijde, "handhaver")
    handhaver.neem("constatering-vastleggen", klant, plicht="plan_van_aanpak", feiten="Drie keer niet gekomen.")
    handhaver.neem("klant-horen", klant, zienswijze="Ziek geweest.", toets="Verlagen brengt de huur in gevaar.")
    handhaver.neem("constatering-beslissen", klant, uitkomst="afgezien", reden_afgezien="omgekeerde_toets", waarom="Rust is nu belangrijker.")
    assert "afgezien" in handhaver.leest(klant).lower()
    kijk.keur(handhaver.bladzijde, "rol-handhaver")


def test_de_participatiemakelaar_legt_een_activiteit_vast(open_bladzijde: Opener, kijk: Kijker) -> None:
    makelaar = Wandelaar(open_bladzijde, "participatiemakelaar")
    klant = nieuwe_klant(open_bladzijde, "Meedoen", "5-5-1970")
    makelaar.neem("activiteit-starten", klant, soort="vrijwilligerswerk", uren_per_week="6", organisatie="Buurthuis")
    assert "Buurthuis" in makelaar.leest(klant)
    kijk.keur(makelaar.bladzijde, "rol-participatiemakelaar")


def test_de_werkleider_scoort_de_werkladder_van_een_medewerker(open_bladzijde: Opener, kijk: Kijker) -> None:
    werkleider = Wandelaar(open_bladzijde, "werkleider")
    werkleider.open("/klanten/")
    adressen = [str(link.get_attribute("href")) for link in werkleider.bladzijde.locator("main tbody tr a").all()]
    for adres in adressen:
        klant = int(adres.strip("/").split("/")[1])
        werkleider.open(f"/klant/{klant}/stap/werkladder-scoren/")
        if werkleider.bladzijde.locator("main [name=trede]").count():
            break
    else:
        raise AssertionError("geen van de klanten van de werkleider werkt met Wsw of beschut")
    werkleider.neem("werkladder-scoren", klant, trede="4", waarom="Werkt zelfstandig.")
    assert "Werkt zelfstandig." in werkleider.leest(klant)
    kijk.keur(werkleider.bladzijde, "rol-werkleider")


def test_de_jobcoach_belt_een_klant_van_een_collega_en_zegt_waarom(open_bladzijde: Opener) -> None:
    klant = nieuwe_klant(open_bladzijde, "Jobcoaching", "6-6-1975")
    jobcoach = Wandelaar(open_bladzijde, "jobcoach")
    jobcoach.neem("contact-vastleggen", klant, wijze="telefoon", onderwerp="voortgang", verslag="Het gaat goed op het werk.")
    assert "Het gaat goed op het werk." in jobcoach.leest(klant)


def test_de_teamleider_ziet_wat_niet_klopt_en_legt_een_klacht_vast(open_bladzijde: Opener, kijk: Kijker) -> None:
    teamleider = Wandelaar(open_bladzijde, "teamleider")
    teamleider.open("/kwaliteit/")
    teamleider.bladzijde.get_by_role("button", name="Nu controleren").click()
    assert "Alle controles zijn nagelopen" in teamleider.bladzijde.locator("body").inner_text()
    kijk.keur(teamleider.bladzijde, "rol-teamleider-kwaliteit")
    teamleider.bladzijde.locator("main tbody tr a").first.click()
    kijk.keur(teamleider.bladzijde, "rol-teamleider-controle")
    teamleider.open("/tevredenheid/klacht-vastleggen/")
    teamleider.stuur({"onderwerp": "bereikbaarheid"})
    assert "uiterlijk" in teamleider.bladzijde.locator("main").inner_text()
    kijk.keur(teamleider.bladzijde, "rol-teamleider-klachten")


def test_de_accountmanager_ziet_een_werkgever_op_een_bladzijde(open_bladzijde: Opener, kijk: Kijker) -> None:
    account = Wandelaar(open_bladzijde, "accountmanager")
    werkgever = account.bij_werkgever("werkgever-toevoegen", naam="Timmerbedrijf Rolproef", sector="bouw")
    account.bij_werkgever("vacature-openen", werkgever, functie="Timmerman", soort="leerwerk", plaatsen="2")
    account.bij_werkgever("werkgever-contact", werkgever, onderwerp="vacature", verslag="Zoekt twee mensen.")
    kijk.keur(account.bladzijde, "rol-accountmanager")


def test_wie_cijfers_ziet_en_geen_mensen_komt_op_een_eigen_begin(open_bladzijde: Opener, kijk: Kijker) -> None:
    for rol in ("bestuurder", "contractbeheerder", "beleidsadviseur", "interne_controle", "functioneel_beheerder"):
        lezer = Wandelaar(open_bladzijde, rol)
        assert "Vandaag" in lezer.bladzijde.locator("main").inner_text()
        assert lezer.bladzijde.goto("/klanten/").status == 403  # type: ignore[union-attr]
    kijk.keur(Wandelaar(open_bladzijde, "interne_controle").bladzijde, "rol-interne-controle")


def test_ieders_begin_past_op_de_telefoon(open_bladzijde: Opener, kijk: Kijker) -> None:
    for rol in ("werkcoach", "balie", "poortwachter", "teamleider"):
        kijk.keur(open_bladzijde("/", rol=rol, scherm="telefoon"), f"begin-{rol}-telefoon")
