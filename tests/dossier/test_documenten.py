"""Received documents: a file is what its content says; what cannot be kept is refused with what to do, and nothing is lost of the rest."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from opmaat.dossier.documenten import BESTANDEN, GROOTST, SOORTEN, Documentfout, bewaren_tot, herken, veilige_naam
from opmaat.dossier.models import Document, Handeling
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd

COACH = 7
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 50 + b"\xff\xd9"


def _deel(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))


PNG = b"\x89PNG\r\n\x1a\n" + _deel(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + _deel(b"IDAT", zlib.compress(b"\0\0")) + _deel(b"IEND", b"")


def _zip(*namen: str, eerst: bytes = b"") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam in namen:
            zip_.writestr(zipfile.ZipInfo(naam), eerst if naam == "mimetype" else b"<x/>")
    return uit.getvalue()


DOCX = _zip("[Content_Types].xml", "word/document.xml")
ODT = _zip("mimetype", "content.xml", eerst=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(("naam", "inhoud", "soort"), [("a.pdf", PDF, "PDF"), ("A.JPEG", JPG, "JPG"), ("a.png", PNG, "PNG"), ("a.docx", DOCX, "Word (docx)"), ("a.odt", ODT, "OpenDocument (odt)"), ("zonder", PDF, "PDF")])
def test_een_bestand_is_wat_zijn_inhoud_zegt(naam: str, inhoud: bytes, soort: str) -> None:
    assert herken(naam, inhoud).naam == soort


@pytest.mark.parametrize(
    ("naam", "inhoud", "wat"),
    [
        ("loonstrook.pdf", b"MZ\x90\x00 dit is een programma", "geen PDF"),
        ("foto.jpg", PDF, "het is een PDF"),
        ("scan.pdf", PDF[:-8], "beschadigd"),
        ("brief.docx", _zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "geen Word"),
        ("brief.docx", b"PK\x03\x04 kapot", "geen Word"),
        ("tabel.xlsx", _zip("[Content_Types].xml", "xl/workbook.xml"), "Dit soort bestand"),
        ("pagina.html", b"<script>alert(1)</script>", "Dit soort bestand"),
        ("plaatje.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "Dit soort bestand"),
        ("leeg.pdf", b"", "leeg"),
        ("groot.pdf", PDF + b"\0" * GROOTST, "MB"),
    ],
)
def test_wat_het_niet_is_wordt_geweigerd_met_wat_te_doen(naam: str, inhoud: bytes, wat: str) -> None:
    with pytest.raises(Documentfout, match=wat) as fout:
        herken(naam, inhoud)
    assert fout.value.doe


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"), ("C:\\map\\strook.PDF", "strook.pdf"), ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"), ("fdp\u202exe.pdf", "fdpxe.pdf"),
        ("...", "document.pdf"), ("naïef 李.pdf", "naïef 李.pdf"), ("x" * 300 + ".pdf", "x" * 150 + ".pdf"),
    ],
)  # fmt: skip
def test_een_bestandsnaam_is_alleen_een_naam(naam: str, veilig: str) -> None:
    assert veilige_naam(naam, BESTANDEN[0]) == veilig


def test_het_voorstel_voor_bewaren_volgt_uit_het_soort() -> None:
    assert bewaren_tot("inkomen", date(2024, 2, 29)) == date(2034, 2, 28)
    assert {soort.rubriek for soort in SOORTEN.values()} <= {"algemeen", "inkomen", "schulden", "gezondheid", "werk"}


@pytest.fixture
def browser(databank: object) -> Iterator[Client]:
    bz = Burgerzaken()
    bz.medewerker(COACH)
    bz.persoon(101)
    bz.toewijzing(101, COACH)
    with override_settings(VANDAAG=VANDAAG):
        yield ingelogd(gebruiker("werkcoach", medewerker=COACH))


def _stuur(browser: Client, inhoud: bytes, naam: str = "cv.pdf", staat: str = "", **velden: str) -> tuple[int, str]:
    staat = staat or re.findall(r'name="staat" value="([^"]+)"', browser.get("/klant/101/stukken/").content.decode())[0]
    gegevens = {"soort": "cv", "titel": "Cv van mei", "ontvangen_op": "1-6-2025", "staat": staat, "bestand": SimpleUploadedFile(naam, inhoud), **velden}
    antwoord = browser.post("/klant/101/stukken/", gegevens)
    return antwoord.status_code, antwoord.content.decode()


def test_een_document_wordt_bewaard_en_komt_byte_voor_byte_terug_als_download(browser: Client) -> None:
    assert _stuur(browser, PDF, naam="mijn cv.pdf")[0] == 302
    document = Document.objects.get()
    assert (document.soort, document.rubriek, document.ontvangen_op, document.bewaren_tm, document.mediatype) == ("cv", "werk", date(2025, 6, 1), date(2027, 6, 1), "application/pdf")
    terug = browser.get(f"/klant/101/document/{document.pk}/")
    assert terug.content == PDF
    assert terug["Content-Disposition"] == "attachment; filename*=UTF-8''mijn%20cv.pdf" and terug["X-Content-Type-Options"] == "nosniff"
    assert Handeling.objects.get(stap="document-toevoegen").klant_id == 101


def test_een_programma_dat_zich_pdf_noemt_wordt_niet_bewaard_en_de_rest_blijft_staan(browser: Client) -> None:
    code, bladzijde = _stuur(browser, b"MZ programma")
    assert code == 422 and "geen PDF" in bladzijde and "Cv van mei" in bladzijde
    assert not Document.objects.exists()


def test_hetzelfde_formulier_twee_keer_bewaart_een_document(browser: Client) -> None:
    staat = re.findall(r'name="staat" value="([^"]+)"', browser.get("/klant/101/stukken/").content.decode())[0]
    assert [_stuur(browser, PDF, staat=staat)[0] for _keer in range(2)] == [302, 302]
    assert Document.objects.count() == 1


def test_een_verlopen_formulier_bewaart_niets_en_zegt_het(browser: Client) -> None:
    code, bladzijde = _stuur(browser, PDF, staat="onzin")
    assert code == 422 and "verlopen" in bladzijde and not Document.objects.exists()


@pytest.mark.parametrize(("veld", "waarde", "wat"), [("ontvangen_op", "3-6-2025", "toekomst"), ("ontvangen_op", "31-02-2025", "bestaat niet"), ("bewaren_tm", "1-1-2020", "voor de dag van ontvangst"), ("soort", "inkomen", "geldige keuze")])
def test_een_fout_staat_bij_het_veld(browser: Client, veld: str, waarde: str, wat: str) -> None:
    code, bladzijde = _stuur(browser, PDF, **{veld: waarde})  # a werkcoach does not read income, so that kind is no choice
    assert code == 422 and wat in bladzijde


def test_een_document_van_een_ander_of_van_een_rubriek_die_men_niet_leest_is_er_niet(browser: Client) -> None:
    _stuur(browser, PDF)
    document = Document.objects.get()
    assert browser.get(f"/klant/101/document/{document.pk + 1}/").status_code == 404
    Document.objects.update(rubriek="schulden")
    assert browser.get(f"/klant/101/document/{document.pk}/").status_code == 404
    assert "Cv van mei" not in browser.get("/klant/101/stukken/").content.decode()
