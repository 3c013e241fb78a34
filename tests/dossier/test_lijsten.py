"""The lists: who sees which rows and columns, search, filters, order, pages, and the files that come out of them. On both databases."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from opmaat.dossier.lijst import PER_BLAD, Keuze, kolommen_voor, lezer_voor, toon
from opmaat.dossier.lijst_uitvoer import als_csv, als_ods, als_xlsx
from opmaat.dossier.lijsten import LIJSTEN
from opmaat.dossier.models import Klant
from opmaat.dossier.models.klant import zoekvorm
from opmaat.toegang.models import Inzage
from tests.django import BEIDE
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd, lezer, plek

pytestmark = [pytest.mark.parametrize("databank", BEIDE, indirect=True), pytest.mark.usefixtures("databank")]
COACH = 7


@pytest.fixture
def bz() -> Iterator[Burgerzaken]:
    """Five clients of employee 7, one of employee 8, and one of another gemeente."""
    b = Burgerzaken()
    b.medewerker(COACH)
    b.medewerker(8)
    namen = [("Bakker", "Anna"), ("Çelik", "Ömer"), ("de Boer", "Jan"), ("Zand", "Piet"), ("Ahmadi", "Sara")]
    for nummer, (achter, voor) in enumerate(namen, start=101):
        b.persoon(nummer, geboren=date(1980 + nummer - 101, 3, 12))
        _naam(b, nummer, achter, voor)
        b.toewijzing(nummer, COACH)
    b.persoon(201)
    _naam(b, 201, "Vreemd", "Iemand")
    b.toewijzing(201, 8)
    b.persoon(301, gemeente="Elders")
    _naam(b, 301, "Elders", "Wonend")
    b.toewijzing(301, COACH)
    with override_settings(VANDAAG=VANDAAG):
        yield b


def _naam(b: Burgerzaken, nummer: int, achter: str, voor: str) -> None:
    b.feit("klant", persoon_id=nummer, achternaam=achter, roepnaam=voor, zoeknaam=zoekvorm(f"{achter} {voor}"), woonplaats="Deventer")


def _namen(keuze: Keuze, wie: object = None) -> list[str]:
    reader = wie or lezer(plek("werkcoach"), medewerker=COACH)
    return [rij.lijstnaam for rij in toon(LIJSTEN["klanten"], lezer_voor("klanten", reader), keuze).rijen]  # type: ignore[arg-type]


def test_een_werkcoach_ziet_alleen_de_eigen_klanten_in_de_eigen_gemeente_op_naam(bz: Burgerzaken) -> None:
    # The search form of names: ahmadi, bakker, celik, de boer, zand.
    assert _namen(Keuze()) == ["Ahmadi, Sara", "Bakker, Anna", "Çelik, Ömer", "de Boer, Jan", "Zand, Piet"]


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [("celik", ["Çelik, Ömer"]), ("ÖMER", ["Çelik, Ömer"]), ("boer jan", ["de Boer, Jan"]), ("104", ["Zand, Piet"]), ("12-3-1981", ["Çelik, Ömer"]), ("vreemd", []), ("301", []), ("%", [])],
)
def test_zoeken_op_naam_nummer_of_geboortedatum_blijft_binnen_de_eigen_klanten(bz: Burgerzaken, zoek: str, gevonden: list[str]) -> None:
    assert _namen(Keuze(zoek=zoek)) == gevonden


def test_filters_tellen_samen_en_een_onbekende_waarde_is_een_fout_bij_het_filter(bz: Burgerzaken) -> None:
    bz.feit("klantgroep", persoon_id=101, begin=date(2025, 1, 1), groep="Matchen")
    bz.feit("klantgroep", persoon_id=102, begin=date(2024, 1, 1), eind=date(2025, 6, 1), groep="Matchen")  # ended yesterday
    bz.feit("klantgroep", persoon_id=103, begin=date(2025, 1, 1), groep="Groeien")
    assert _namen(Keuze(filters={"groep": "Matchen"})) == ["Bakker, Anna"]
    assert _namen(Keuze(filters={"groep": "geen"})) == ["Ahmadi, Sara", "Çelik, Ömer", "Zand, Piet"]
    bz.feit("plan_van_aanpak", persoon_id=101, begin=date(2025, 1, 1), soort="pw")
    assert _namen(Keuze(filters={"groep": "Matchen", "plan": "geen"})) == []
    blad = toon(LIJSTEN["klanten"], lezer(plek("werkcoach"), medewerker=COACH), Keuze(filters={"groep": "bestaat niet"}))
    assert set(blad.fouten) == {"groep"}


def test_sorteren_op_een_kolom_heen_en_terug(bz: Burgerzaken) -> None:
    assert _namen(Keuze(sorteer="geboren"))[0] == "Bakker, Anna"  # born 1980
    assert _namen(Keuze(sorteer="-geboren"))[0] == "Ahmadi, Sara"  # born 1984
    assert _namen(Keuze(sorteer="aanspreekpunt; drop table klant")) == _namen(Keuze())


def test_een_blad_heeft_vijftig_rijen_en_voorbij_het_einde_staat_het_laatste(bz: Burgerzaken) -> None:
    for nummer in range(1001, 1001 + 50):
        bz.persoon(nummer)
        _naam(bz, nummer, f"Rij{nummer}", "Kees")
        bz.toewijzing(nummer, COACH)
    eerste = toon(LIJSTEN["klanten"], lezer(plek("werkcoach"), medewerker=COACH), Keuze())
    laatste = toon(LIJSTEN["klanten"], lezer(plek("werkcoach"), medewerker=COACH), Keuze(blad=99))
    assert (len(eerste.rijen), eerste.stand.totaal, eerste.stand.bladen, eerste.stand.vorige, eerste.stand.volgende) == (PER_BLAD, 55, 2, None, 2)
    assert (len(laatste.rijen), laatste.stand.nummer, laatste.stand.van, laatste.stand.tot, laatste.stand.volgende) == (5, 2, 51, 55, None)


def test_een_kolom_die_een_rol_niet_mag_lezen_is_er_niet_ook_niet_in_een_bestand(bz: Burgerzaken) -> None:
    balie = {k.id for k in kolommen_voor(LIJSTEN["klanten"], lezer(plek("balie")), uitvoer=True)}
    coach = {k.id for k in kolommen_voor(LIJSTEN["klanten"], lezer(plek("werkcoach"), medewerker=COACH), uitvoer=True)}
    assert "plan" in coach and "plan" not in balie  # the desk does not read plans (rechten.yaml)


def test_een_brede_smalle_rol_maakt_een_rijke_rol_niet_breder(bz: Burgerzaken) -> None:
    allebei = lezer(plek("balie"), plek("werkcoach"), medewerker=COACH)
    assert "plan" not in {k.id for k in kolommen_voor(LIJSTEN["klanten"], lezer_voor("klanten", allebei))}
    assert "Vreemd, Iemand" in _namen(Keuze(), allebei)


def test_een_geheime_woonplaats_staat_niet_in_de_lijst(bz: Burgerzaken) -> None:
    Klant.objects.filter(persoon_id=101).update(vervallen_op=datetime(2025, 5, 1))
    bz.feit("klant", persoon_id=101, achternaam="Bakker", zoeknaam="bakker", woonplaats="Schuilplaats", geheim=True)
    browser = ingelogd(gebruiker("werkcoach", medewerker=COACH))
    assert b"Schuilplaats" not in browser.get("/klanten/").content
    assert b"Schuilplaats" not in browser.get("/klanten/uitvoer/csv/").content


@pytest.mark.parametrize("lijst", sorted(LIJSTEN))
def test_elke_lijst_kost_hoogstens_dertig_vragen_hoeveel_rijen_er_ook_zijn(bz: Burgerzaken, lijst: str) -> None:
    for nummer in (101, 102, 103, 104):
        bz.feit("melding", persoon_id=nummer, datum=date(2025, 5, 1), soort="bijstand")
        bz.feit("gesprek", persoon_id=nummer, datum=date(2025, 6, 10), soort="voortgangsgesprek", resultaat="gepland", medewerker_id=COACH)
        bz.feit("traject", persoon_id=nummer, begin=date(2025, 1, 1), instrument="stage")
        bz.feit("plaatsing", persoon_id=nummer, begin=date(2025, 1, 1), grond="regulier")
    bz.feit("bijeenkomst", datum=date(2025, 7, 1), soort="kick-off", plaatsen=10)
    browser = ingelogd(gebruiker("teamleider", medewerker=COACH))
    browser.get(f"/{lijst}/")
    with CaptureQueriesContext(connection) as vragen:
        antwoord = browser.get(f"/{lijst}/")
    assert antwoord.status_code == 200
    assert len(vragen) <= 30


def test_wat_iemand_zoekt_komt_niet_in_het_adres_en_blijft_bij_bladeren_en_uitvoer(bz: Burgerzaken) -> None:
    browser = ingelogd(gebruiker("werkcoach", medewerker=COACH))
    antwoord = browser.post("/klanten/", {"q": "celik 12-3-1981", "groep": "", "plan": "geen"})
    assert antwoord.status_code == 302
    assert "celik" not in antwoord["Location"].lower() and "1981" not in antwoord["Location"]
    assert "plan=geen" in antwoord["Location"]
    bladzijde = browser.get(antwoord["Location"]).content.decode()
    assert "Çelik, Ömer" in bladzijde and "Zand, Piet" not in bladzijde
    rijen = _csv(browser.get(antwoord["Location"].replace("/klanten/", "/klanten/uitvoer/csv/")).content)
    assert [rij[0] for rij in rijen[1:]] == ["Çelik, Ömer"]


def test_een_uitvoer_wordt_per_persoon_in_het_inzagelog_gezet(bz: Burgerzaken) -> None:
    browser = ingelogd(gebruiker("werkcoach", medewerker=COACH))
    assert len(_csv(browser.get("/klanten/uitvoer/csv/").content)) == 6
    assert sorted(Inzage.objects.filter(pagina="uitvoer:klanten").values_list("persoon_id", flat=True)) == [101, 102, 103, 104, 105]
    assert browser.get("/klanten/uitvoer/exe/").status_code == 404


def test_wie_geen_mensen_ziet_krijgt_geen_lijst(bz: Burgerzaken) -> None:
    assert ingelogd(gebruiker("bestuurder")).get("/klanten/").status_code == 403
    assert ingelogd(gebruiker("beleidsadviseur")).get("/klanten/uitvoer/xlsx/").status_code == 403


def _csv(inhoud: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


RIJEN = [["=1+1", date(2025, 12, 31), Decimal("1250.5"), True, None], ["Łukasz ‮\x00 李", date(2024, 2, 29), 3, False, "-"]]


def test_csv_maakt_van_een_tekst_nooit_een_formule() -> None:
    rijen = _csv(als_csv("t", ["a", "b", "c", "d", "e"], RIJEN))
    assert rijen[1] == ["'=1+1", "31-12-2025", "1250,5", "ja", ""]
    assert rijen[2][2:] == ["3", "nee", "'-"]


def test_xlsx_heeft_datums_en_getallen_en_geen_formules() -> None:
    blad = openpyxl.load_workbook(io.BytesIO(als_xlsx("Lijst: [a]", ["a", "b", "c", "d", "e"], RIJEN))).active
    assert blad is not None
    cellen = [cel.value for cel in blad[2]]
    assert cellen == ["=1+1", datetime(2025, 12, 31), 1250.5, "ja", None]
    assert blad["A2"].data_type == "s"


def test_ods_is_een_geldig_blad_met_de_waarden() -> None:
    inhoud = als_ods("Klanten", ["a", "b", "c", "d", "e"], RIJEN)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        assert zip_.infolist()[0].filename == "mimetype" and zip_.infolist()[0].compress_type == zipfile.ZIP_STORED
        boom = ElementTree.fromstring(zip_.read("content.xml"))
    ruimte = "{urn:oasis:names:tc:opendocument:xmlns:%s}"
    rijen = boom.findall(f".//{ruimte % 'table:1.0'}table-row")
    cellen = rijen[1].findall(f"{ruimte % 'table:1.0'}table-cell")
    office = ruimte % "office:1.0"
    assert [cel.get(f"{office}value-type") for cel in cellen] == ["string", "date", "float", "string", None]
    assert (cellen[1].get(f"{office}date-value"), cellen[2].get(f"{office}value")) == ("2025-12-31", "1250.5")
    assert "".join(rijen[2].itertext()).startswith("Łukasz ‮ 李")
