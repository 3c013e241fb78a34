"""Every kind of page as a role that uses it: accessible by axe, within the width of desktop and phone, and without a 500."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.kijk import Kijker

Opener = Callable[..., Page]

BLADZIJDEN = [
    ("inloggen", "", "/inloggen/"),
    ("klanten", "balie", "/klanten/"),
    ("klanten-gefilterd", "werkcoach", "/klanten/?plan=geen&sorteer=-geboren"),
    ("klanten-leeg", "werkcoach", "/klanten/?leeftijd=tot27&plan=ongetekend&kenmerk=coa"),
    ("meldingen", "poortwachter", "/meldingen/"),
    ("agenda", "werkcoach", "/gesprekken/?van=01-06-2025"),
    ("bijeenkomsten", "trainer", "/bijeenkomsten/?van=01-01-2025"),
    ("trajecten", "teamleider", "/trajecten/"),
    ("plaatsen", "accountmanager", "/plaatsen/"),
    ("vacatures", "accountmanager", "/vacatures/?stand="),
    ("werkgevers", "accountmanager", "/werkgevers/"),
    ("plaatsingen", "accountmanager", "/plaatsingen/"),
    ("filter-fout", "werkcoach", "/gesprekken/?van=31-02-2025&soort=bestaat-niet"),
    ("bijeenkomst-nieuw", "trainer", "/tevredenheid/bijeenkomst-plannen/"),
    ("account", "werkcoach", "/account/"),
    ("caseload", "werkcoach", "/caseload/"),
    ("team", "teamleider", "/team/caseload/"),
    ("vervanging", "teamleider", "/vervanging/"),
    ("kwaliteit", "teamleider", "/kwaliteit/"),
    ("herbeoordeling", "teamleider", "/herbeoordeling/"),
    ("tevredenheid", "teamleider", "/tevredenheid/"),
    ("zoeken", "intaker", "/klanten/zoeken/"),
    ("melding-nieuw", "balie", "/nieuw/melding-nieuw/"),
    ("werkgever-nieuw", "accountmanager", "/werkgever/nieuw/werkgever-toevoegen/"),
    ("wachtwoord", "trainer", "/account/wachtwoord/"),
    ("gebruikers", "functioneel_beheerder", "/gebruikers/"),
    ("gebruiker-nieuw", "functioneel_beheerder", "/gebruikers/nieuw/"),
    ("inzagelog", "interne_controle", "/logboek/inzagen/"),
    ("verwerkingslog", "interne_controle", "/logboek/verwerkingen/"),
    ("geen-toegang", "bestuurder", "/klanten/"),
    ("bestaat-niet", "werkcoach", "/bestaat-niet/"),
]


LIJKT_OP_KLANTEN = {"klanten-gefilterd", "meldingen", "trajecten", "plaatsen", "vacatures", "werkgevers", "plaatsingen"}
"""Lists out of the same template, of which axe looks on a phone at one."""


@pytest.mark.parametrize(("naam", "rol", "adres"), BLADZIJDEN, ids=[naam for naam, _rol, _adres in BLADZIJDEN])
def test_elke_soort_bladzijde_is_toegankelijk(open_bladzijde: Opener, kijk: Kijker, naam: str, rol: str, adres: str) -> None:
    bladzijde = open_bladzijde(adres, rol=rol)
    assert bladzijde.get_by_text("Foutnummer").count() == (naam in ("geen-toegang", "bestaat-niet")), adres
    kijk.keur(bladzijde, naam, ook_klein=naam not in LIJKT_OP_KLANTEN)


def test_de_bladzijden_van_een_klant_zijn_toegankelijk(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/klanten/", rol="werkcoach")
    bladzijde.locator("tbody tr a").first.click()
    kijk.keur(bladzijde, "klant")
    bladzijde.get_by_role("link", name="Brieven en documenten").click()
    kijk.keur(bladzijde, "stukken")
    bladzijde.get_by_role("button", name="Bewaren").click()
    assert bladzijde.locator("#fouten").is_visible()
    kijk.keur(bladzijde, "stukken-fout")
    bladzijde.goto(bladzijde.url.replace("stukken/", "stap/gesprek-plannen/"))
    kijk.keur(bladzijde, "stap")
