"""Every component, in a real browser: accessible, within the width, and of use without a mouse and without a script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.kijk import Kijker

Opener = Callable[..., Page]


def test_elk_onderdeel_is_toegankelijk(open_bladzijde: Opener, kijk: Kijker) -> None:
    kijk.keur(open_bladzijde("/stijlgids/"), "stijlgids")


def test_de_controle_op_toegankelijkheid_ziet_een_veld_zonder_naam(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    bladzijde.evaluate("document.querySelector('label[for=id_leeg-naam]').remove()")
    assert any(regel.startswith("label:") for regel in kijk.overtredingen(bladzijde))


def test_op_320_pixels_schuift_de_bladzijde_niet_opzij(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    bladzijde.set_viewport_size({"width": 320, "height": 640})
    assert bladzijde.evaluate("document.documentElement.scrollWidth") == 320


def test_de_eerste_tab_is_de_link_naar_de_inhoud(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    bladzijde.evaluate("document.activeElement.blur()")
    bladzijde.goto("/stijlgids/#geen-fouten")
    bladzijde.evaluate("document.body.focus(); window.getSelection().removeAllRanges()")
    link = bladzijde.locator(".utrecht-skip-link")
    assert not _zichtbaar(bladzijde)
    link.focus()
    assert _zichtbaar(bladzijde)
    bladzijde.keyboard.press("Enter")
    assert bladzijde.evaluate("document.activeElement.id") == "inhoud"


def _zichtbaar(bladzijde: Page) -> bool:
    vak = bladzijde.locator(".utrecht-skip-link").bounding_box()
    assert vak is not None
    return vak["y"] >= 0


def test_een_regel_van_de_foutenlijst_brengt_naar_het_veld(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    assert bladzijde.evaluate("document.activeElement.id") == "fouten"
    bladzijde.locator("#fouten a", has_text="Klantgroep").click()
    assert bladzijde.evaluate("document.activeElement.name") == "fout-groep"
    bladzijde.locator("#fouten a", has_text="Geboortedatum").click()
    assert bladzijde.evaluate("document.activeElement.name") == "fout-geboren"


def test_de_schuine_streep_gaat_naar_het_zoekveld_maar_niet_tijdens_het_typen(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    bladzijde.locator("h1").click()
    bladzijde.keyboard.press("/")
    assert bladzijde.evaluate("document.activeElement.id") == "zoek-klant"
    bladzijde.locator("#id_leeg-naam").fill("")
    bladzijde.locator("#id_leeg-naam").press("/")
    assert bladzijde.locator("#id_leeg-naam").input_value() == "/"


def test_een_vakje_kiest_alle_rijen_en_zonder_script_is_er_geen_dood_vakje(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    bladzijde.get_by_label("Kies alles op deze bladzijde").check()
    assert bladzijde.locator('tbody input[name="kies"]:checked').count() == 5
    assert open_bladzijde("/stijlgids/", zonder_script=True).locator("thead input").count() == 0


def test_op_een_telefoon_gaat_het_menu_open_en_met_escape_dicht(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/", scherm="telefoon")
    menu = bladzijde.locator("details.om-menu--smal")
    menu.locator("summary").press("Enter")
    assert menu.locator("a", has_text="Klanten").is_visible()
    bladzijde.keyboard.press("Escape")
    assert not menu.locator("a", has_text="Klanten").is_visible()
    assert bladzijde.locator("nav.om-menu--breed").is_hidden()


def test_er_staat_geen_stijl_of_script_in_de_bladzijde_en_de_browser_meldt_niets(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/stijlgids/")
    meldingen: list[str] = []
    bladzijde.on("console", lambda melding: meldingen.append(melding.text))
    bladzijde.on("pageerror", lambda fout: meldingen.append(str(fout)))
    antwoord = bladzijde.reload()
    assert antwoord is not None
    beleid = antwoord.headers["content-security-policy"]
    assert "unsafe" not in beleid and "default-src 'none'" in beleid
    assert bladzijde.locator("[style], style, script:not([src])").count() == 0
    bladzijde.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.gehackt = 1\">')")
    bladzijde.wait_for_timeout(100)
    assert bladzijde.evaluate("window.gehackt") is None
    assert [m for m in meldingen if "onerror" not in m and "inline" not in m and "404" not in m] == []
