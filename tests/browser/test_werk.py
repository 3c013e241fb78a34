"""Work that people do in bulk, and letters and documents, from the first click to the last; also without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.kijk import Kijker

Opener = Callable[..., Page]


def _kies(bladzijde: Page, aantal: int) -> list[str]:
    """Ticks so many rows; gives the names."""
    rijen = bladzijde.locator("tbody tr")
    for nr in range(aantal):
        rijen.nth(nr).locator("input[type=checkbox]").check()
    return [rijen.nth(nr).locator("a").first.inner_text() for nr in range(aantal)]


def test_veertig_mensen_uitnodigen_en_hun_aanwezigheid_vastleggen(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/tevredenheid/bijeenkomst-plannen/", rol="balie")
    bladzijde.get_by_label("Datum").fill("15-1-2026")
    bladzijde.get_by_label("Plaatsen").fill("41")
    bladzijde.get_by_role("button", name="Opslaan").click()
    bladzijde.goto("/klanten/")
    namen = _kies(bladzijde, 40)
    bladzijde.get_by_role("button", name="Nodig uit wie is aangevinkt").click()
    kijk.keur(bladzijde, "uitnodigen")
    bladzijde.get_by_label("15-01-2026 Kick-off").check()
    bladzijde.get_by_label("Tijd").fill("10.00 uur")
    bladzijde.get_by_role("button", name="Nodig uit").click()
    assert "40 klanten zijn uitgenodigd." in bladzijde.locator("main").inner_text()
    assert "40 van 41 bezet" in bladzijde.locator("main").inner_text()
    for rij in bladzijde.get_by_label("Aanwezig", exact=True).all():
        rij.check()
    bladzijde.get_by_role("row", name=namen[3]).get_by_label("Niet verschenen").check()
    bladzijde.get_by_role("button", name="Aanwezigheid opslaan").click()
    assert "Aanwezigheid van 40 klanten is opgeslagen." in bladzijde.locator("main").inner_text()
    assert bladzijde.get_by_role("row", name=namen[3]).get_by_label("Niet verschenen").is_checked()
    kijk.keur(bladzijde, "bijeenkomst")


def test_te_veel_mensen_voor_de_plaatsen_wordt_gezegd_en_niemand_wordt_uitgenodigd(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/tevredenheid/bijeenkomst-plannen/", rol="balie")
    bladzijde.get_by_label("Datum").fill("16-1-2026")
    bladzijde.get_by_label("Plaatsen").fill("1")
    bladzijde.get_by_role("button", name="Opslaan").click()
    bladzijde.goto("/klanten/")
    _kies(bladzijde, 2)
    bladzijde.get_by_role("button", name="Nodig uit wie is aangevinkt").click()
    bladzijde.get_by_label("16-01-2026 Kick-off").check()
    bladzijde.get_by_label("Tijd").fill("blijft staan")
    bladzijde.get_by_role("button", name="Nodig uit").click()
    assert "1 plaats vrij, en u koos 2 mensen" in bladzijde.locator("#fouten").inner_text()
    assert bladzijde.get_by_label("Tijd").input_value() == "blijft staan"
    assert bladzijde.locator("input[name=kies]:checked").count() == 2


def test_een_document_toevoegen_en_terughalen_en_een_verkeerd_bestand_wordt_geweigerd(open_bladzijde: Opener, tmp_path: Path) -> None:
    nep, echt = tmp_path / "strook.pdf", tmp_path / "cv.pdf"
    nep.write_bytes(b"MZ geen pdf")
    echt.write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF")
    bladzijde = open_bladzijde("/klanten/", rol="werkcoach")
    bladzijde.locator("tbody tr a").first.click()
    bladzijde.get_by_role("link", name="Brieven en documenten").click()
    for bestand in (nep, echt):
        bladzijde.get_by_label("Bestand", exact=True).set_input_files(bestand)
        bladzijde.get_by_label("Wat is het?").select_option(label="Cv of sollicitatiebrief")
        bladzijde.get_by_label("Omschrijving").fill("Cv van de klant")
        bladzijde.get_by_role("button", name="Bewaren").click()
        if bestand is nep:
            assert "geen PDF" in bladzijde.locator("#fouten").inner_text()
            assert bladzijde.get_by_label("Omschrijving").input_value() == "Cv van de klant"
    with bladzijde.expect_download() as download:
        bladzijde.get_by_role("link", name="Cv van de klant").click()
    assert Path(download.value.path()).read_bytes() == echt.read_bytes()


def test_een_gesprek_plannen_geeft_een_brief_die_als_pdf_opent(open_bladzijde: Opener, kijk: Kijker) -> None:
    bladzijde = open_bladzijde("/klanten/", rol="werkcoach")
    bladzijde.locator("tbody tr a").first.click()
    klant = bladzijde.url
    bladzijde.goto(f"{klant}stap/gesprek-plannen/")
    bladzijde.get_by_label("Op", exact=True).fill("12-1-2026")
    bladzijde.get_by_role("button", name="Opslaan").click()
    assert bladzijde.locator("#fouten").count() == 0, bladzijde.locator("#fouten").inner_text()
    bladzijde.goto(f"{klant}stukken/")
    bladzijde.locator("tbody tr", has_text="Brief").first.locator("a").click()
    kijk.keur(bladzijde, "brief")
    pdf = bladzijde.request.get(str(bladzijde.get_by_role("link", name="Open als PDF").get_attribute("href")))
    assert pdf.headers["content-type"] == "application/pdf" and pdf.body().startswith(b"%PDF-")


def test_zoeken_filteren_en_bladeren_werken_zonder_script(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/klanten/", rol="balie", zonder_script=True)
    naam = bladzijde.locator("tbody tr a").nth(2).inner_text()
    bladzijde.get_by_label("Zoek", exact=True).fill(naam.split(",")[0])
    bladzijde.get_by_role("button", name="Toon").click()
    assert naam in bladzijde.locator("tbody").inner_text()
    assert naam.split(",")[0] not in bladzijde.url
    bladzijde.get_by_role("link", name="Wis filters").click()
    bladzijde.get_by_role("link", name="Volgende").click()
    assert "51 t/m 100" in bladzijde.locator("main").inner_text()
    bladzijde.get_by_role("link", name="Geboren").click()
    assert "sorteer=geboren" in bladzijde.url and "blad" not in bladzijde.url


def test_wie_een_ingevuld_formulier_verlaat_wordt_eerst_gevraagd(open_bladzijde: Opener) -> None:
    bladzijde = open_bladzijde("/tevredenheid/bijeenkomst-plannen/", rol="trainer")
    bladzijde.get_by_label("Plaatsen").press_sequentially("12")
    gevraagd: list[str] = []
    bladzijde.on("dialog", lambda vraag: (gevraagd.append(vraag.type), vraag.accept()))
    bladzijde.get_by_role("link", name="Annuleren").click()
    bladzijde.wait_for_url("**/bijeenkomsten/")
    assert gevraagd == ["beforeunload"]
