"""The monitor as people run it: what stands on the terminal, in the page, the workbook and the data, and what is refused."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import opmaat.cli.opdracht.monitor as monitoropdracht
from opmaat.kern.overeenkomst import alle_overeenkomsten
from tests.cli.draaien import Afloop, Opdracht
from tests.cli.klein_register import schrijf

STAM = "monitor-dvo-2025-2025-09-30"
LEEG = frozenset({"br", "hr", "meta", "line", "rect", "circle", "polyline", "polygon", "path"})


class Bladzijde(HTMLParser):
    """Reads a page and keeps what the tests ask for."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.namen: list[str] = []
        self.koppen: list[int] = []
        self.kenmerken: list[tuple[str, dict[str, str]]] = []
        self.fouten: list[str] = []
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        self.kenmerken.append((tag, kenmerken))
        if "id" in kenmerken:
            self.namen.append(kenmerken["id"])
        if re.fullmatch(r"h[1-6]", tag):
            self.koppen.append(int(tag[1]))
        if tag not in LEEG:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in LEEG:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.fouten.append(tag)

    def met(self, kenmerk: str) -> Iterator[str]:
        """Every value of an attribute."""
        return (kenmerken[kenmerk] for _, kenmerken in self.kenmerken if kenmerk in kenmerken)


@pytest.fixture(scope="module")
def html(getekend: Path) -> str:
    return (getekend / f"{STAM}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def gegevens(getekend: Path) -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads((getekend / f"{STAM}.json").read_text(encoding="utf-8"))
    return gelezen


@pytest.fixture
def telling(klein: Path, opmaat: Opdracht) -> Any:
    """Runs the monitor on the small register for one clause, which is quick."""

    def draai(*woorden: str, afspraak: str = "uitstroom-300") -> Afloop:
        return opmaat("monitor", "--register", str(klein), "--overeenkomst", "dvo-2025", "--afspraak", afspraak, *woorden)

    return draai


def afspraak(gegevens: dict[str, Any], id: str) -> dict[str, Any]:
    """The data of one clause."""
    gevonden: dict[str, Any] = next(regel for regel in gegevens["overeenkomsten"][0]["afspraken"] if regel["id"] == id)
    return gevonden


# The terminal.


def test_het_scherm_noemt_elke_afspraak_en_past_in_80_tekens(getekend: Path) -> None:
    scherm = (getekend / "scherm.txt").read_text(encoding="utf-8")
    assert max(len(regel) for regel in scherm.splitlines()) <= 80
    assert "\x1b" not in scherm, "geen kleur in een pijp"
    for regel in alle_overeenkomsten()["dvo-2025"].afspraken:
        assert f"\n{regel.id}" in scherm
    assert "Monitor op 30 september 2025" in scherm and f"{STAM}.html" in scherm


def test_een_aantal_staat_er_met_norm_norm_tot_nu_en_artikel(telling: Any) -> None:
    # Twenty of the forty leave to work after a hundred days: the last begins on 27-3 and leaves on 5-7. 300 x 273 / 365 = 224,38.
    uit = telling("--peildatum", "2025-09-30", "--zonder-prognose").uit
    assert "uitstroom-300 · punt 5" in uit
    assert re.search(r"20 personen\s+norm ≥ 300 personen\s+tot nu 224,4 personen", uit)


def test_een_breed_scherm_krijgt_een_tabel(telling: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    uit = telling("--peildatum", "2025-09-30", "--zonder-prognose").uit
    kop = next(regel for regel in uit.splitlines() if regel.startswith("Afspraak"))
    assert kop.split("  ") and all(woord in kop for woord in ("Artikel", "Gerealiseerd", "Norm", "Stand", "Kans", "Open", "Gegevens"))
    assert max(len(regel) for regel in uit.splitlines()) <= 150


def test_kleur_komt_er_alleen_als_erom_gevraagd_is(telling: Any) -> None:
    assert "\x1b[" in telling("--peildatum", "2025-09-30", "--zonder-prognose", "--kleur", "altijd").uit
    assert "\x1b[" not in telling("--peildatum", "2025-09-30", "--zonder-prognose").uit


def test_de_leden_van_een_afspraak_zijn_nummers_en_data(telling: Any) -> None:
    uit = telling("--peildatum", "2025-09-30", "--zonder-prognose", "--leden").uit
    assert "Leden van dvo-2025/uitstroom-300 (20)" in uit
    assert re.search(r"^ +1  telt mee +18-4-2025", uit, re.MULTILINE), "persoon 1: 8-1-2025 + 100 dagen"


def test_beide_motoren_geven_hetzelfde(telling: Any) -> None:
    vast = ("--peildatum", "2025-09-30", "--zonder-prognose", "--json")
    assert telling(*vast).uit == telling(*vast, "--motor", "geheugen").uit


# Which day.


def test_zonder_peildatum_geldt_de_laatste_volledige_dag_en_dat_staat_erbij(telling: Any) -> None:
    uit = telling("--zonder-prognose").uit
    assert "! De peildatum is 31-12-2025: de laatste dag die volledig geleverd is." in uit


def test_zonder_levering_geldt_gisteren_of_het_eind_van_de_overeenkomst(tmp_path: Path, opmaat: Opdracht) -> None:
    map_ = schrijf(tmp_path / "kaal", met_levering=False)
    uit = opmaat("monitor", "--register", str(map_), "--overeenkomst", "dvo-2022", "--afspraak", "matchen-80", "--zonder-prognose").uit
    assert "De peildatum is 31-12-2022: de laatste dag van de overeenkomst." in uit
    assert "De levering zegt niet tot welke dag ze volledig is." in uit


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (["--peildatum", "2024-12-31"], ["ligt voor het begin van de overeenkomst", "dvo-2025, looptijd 2025", "Kies een peildatum vanaf 1-1-2025"]),
        (["--peildatum", "2026-01-01"], ["ligt na de laatste levering", "tabel levering", "Kies een peildatum tot en met 31-12-2025"]),
        (["--peildatum", "30 juni"], ["“30 juni” achter --peildatum is geen datum", "Schrijf een datum als 2025-06-30"]),
        (["--bekend-op", "2025-07-15"], ["is met dit register niet te zeggen", "wanneer de gegevens zijn vastgelegd", "register leveringen"]),
    ],
)
def test_een_dag_waarover_niets_te_zeggen_is_wordt_geweigerd_met_plaats_en_uitweg(woorden: list[str], zegt: list[str], telling: Any) -> None:
    afloop = telling(*woorden)
    assert (afloop.code, afloop.uit) == (2, "")
    assert [zin for zin in zegt if zin not in afloop.fout] == []


def test_een_overeenkomst_die_later_begint_wordt_overgeslagen_en_genoemd(klein: Path, opmaat: Opdracht) -> None:
    uit = opmaat(
        "monitor", "--register", str(klein), "--overeenkomst", "dvo-2022,dvo-2025", "--peildatum", "2022-06-30", "--afspraak", "matchen-80", "--zonder-prognose"
    ).uit  # fmt: skip
    assert "Dienstverleningsovereenkomst 2025 (dvo-2025) begint pas op 1-1-2025 en is" in uit
    assert "(dvo-2022)" in uit


# Codes at the end.


def test_streng_geeft_code_1_als_een_norm_niet_gehaald_is(telling: Any) -> None:
    assert telling("--peildatum", "2025-12-31", "--zonder-prognose").code == 0
    assert telling("--peildatum", "2025-12-31", "--zonder-prognose", "--streng").code == 1


def test_streng_geeft_code_0_zolang_het_nog_kan(telling: Any) -> None:
    assert telling("--peildatum", "2025-03-31", "--zonder-prognose", "--streng").code == 0


def test_register_kan_zegt_wat_er_ontbreekt(klein: Path, opmaat: Opdracht) -> None:
    afloop = opmaat("register", "kan", "--register", str(klein), "--overeenkomst", "dvo-2025", "--json", "--streng")
    assert afloop.code == 1
    kan = json.loads(afloop.uit)["overeenkomsten"]["dvo-2025"]
    assert kan["uitstroom-300"]["kan"] is True
    assert {"tabel": "lks_beschikking", "kolom": None, "leeg": False} in kan["lks-326"]["ontbreekt"]


def test_een_database_geeft_dezelfde_cijfers_als_de_bestanden(klein: Path, tmp_path: Path, telling: Any, opmaat: Opdracht) -> None:
    import csv

    database = sqlite3.connect(tmp_path / "register.db")
    for bestand in klein.glob("*.csv"):
        with bestand.open(encoding="utf-8") as stroom:
            kop, *rijen = csv.reader(stroom)
        database.execute(f"CREATE TABLE {bestand.stem} ({', '.join(kop)})")
        database.executemany(f"INSERT INTO {bestand.stem} VALUES ({', '.join('?' * len(kop))})", [[cel or None for cel in rij] for rij in rijen])
    database.commit()
    database.close()
    vast = ("--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-09-30", "--zonder-prognose", "--json")
    uit_database = opmaat("monitor", "--register", f"sqlite:///{tmp_path / 'register.db'}", *vast)
    assert uit_database.code == 0, uit_database.fout
    uit_map = opmaat("monitor", "--register", str(klein), *vast)
    assert json.loads(uit_database.uit)["overeenkomsten"] == json.loads(uit_map.uit)["overeenkomsten"]


def test_een_bestand_dat_geen_database_is_wordt_geweigerd(tmp_path: Path, opmaat: Opdracht) -> None:
    (tmp_path / "x.db").write_text("dit is geen database, maar wel lang genoeg om er een te lijken" * 20, encoding="utf-8")
    afloop = opmaat("register", "kan", "--register", f"sqlite:///{tmp_path / 'x.db'}")
    assert afloop.code == 2 and "Dit is geen SQLite-database, of zij is beschadigd. Plaats: x.db." in afloop.fout and "zet een reservekopie terug" in afloop.fout


# Nothing half.


def test_een_afgebroken_loop_laat_niets_achter(klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opmaat: Opdracht) -> None:
    def stop(*rest: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(monitoropdracht, "maak_werkmap", stop)
    vast = ("--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-09-30", "--zonder-prognose")
    afloop = opmaat("monitor", "--register", str(klein), *vast, "--uit", "html,xlsx", "--naar", str(tmp_path / "uit"))
    assert afloop.code == 130
    assert not (tmp_path / "uit").exists() or list((tmp_path / "uit").iterdir()) == []


def test_een_map_waarin_niet_te_schrijven_is_wordt_genoemd(tmp_path: Path, telling: Any) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    afloop = telling("--peildatum", "2025-09-30", "--zonder-prognose", "--uit", "json", "--naar", str(tmp_path / "bestand"))
    assert afloop.code == 2 and "kan niet worden weggeschreven" in afloop.fout and "Kies met --naar" in afloop.fout


def test_een_nieuwe_loop_vervangt_de_vorige_en_laat_geen_tijdelijke_bestanden(tmp_path: Path, telling: Any) -> None:
    for _ in range(2):
        assert telling("--peildatum", "2025-09-30", "--zonder-prognose", "--uit", "json,html", "--naar", str(tmp_path)).code == 0
    assert sorted(pad.name for pad in tmp_path.iterdir()) == [f"{STAM}.html", f"{STAM}.json"]


# The page.


def test_de_bladzijde_sluit_elk_element_en_noemt_elke_naam_een_keer(html: str) -> None:
    blad = Bladzijde(html)
    assert blad.fouten == [] and blad.open == []
    assert sorted(blad.namen) == sorted(set(blad.namen))


def test_de_koppen_van_de_bladzijde_slaan_geen_niveau_over(html: str) -> None:
    koppen = Bladzijde(html).koppen
    assert koppen[0] == 1 and koppen.count(1) == 1
    assert [(van, naar) for van, naar in zip(koppen, koppen[1:], strict=False) if naar > van + 1] == []


def test_elke_verwijzing_op_de_bladzijde_bestaat(html: str) -> None:
    blad = Bladzijde(html)
    doelen = {doel for waarde in blad.met("aria-labelledby") for doel in waarde.split()} | {waarde[1:] for waarde in blad.met("href")}
    assert doelen and doelen <= set(blad.namen)


def test_de_bladzijde_haalt_niets_op_en_heeft_geen_script(html: str) -> None:
    zonder = html.replace("http://www.w3.org/2000/svg", "")
    assert "http" not in zonder.replace("http-equiv", "") and "url(" not in html and "@import" not in html
    blad = Bladzijde(html)
    assert not {tag for tag, _ in blad.kenmerken} & {"script", "iframe", "link", "img", "object"}
    assert not [naam for _, kenmerken in blad.kenmerken for naam in kenmerken if naam.startswith("on") or naam in ("style", "src")]
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html


def test_het_slot_op_de_bladzijde_past_bij_haar_stijl(html: str) -> None:
    from base64 import b64encode
    from hashlib import sha256

    stijl = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert stijl is not None
    assert b64encode(sha256(stijl[1].encode()).digest()).decode() in html


def test_een_tabel_heeft_een_bijschrift_en_koppen_met_een_richting(html: str) -> None:
    blad = Bladzijde(html)
    tags = [tag for tag, _ in blad.kenmerken]
    assert tags.count("table") == tags.count("caption") > 20
    assert {kenmerken.get("scope") for tag, kenmerken in blad.kenmerken if tag == "th"} == {"col", "row"}
    assert 'lang="nl"' in html and 'href="#inhoud"' in html


def test_de_bladzijde_noemt_elke_afspraak_met_haar_tekst(html: str) -> None:
    from html import escape

    for regel in alle_overeenkomsten()["dvo-2025"].afspraken:
        assert f">{escape(regel.tekst)}<" in html, regel.id
        assert f'id="dvo-2025-{regel.id}"' in html


# The workbook and the data.


def test_de_werkmap_heeft_echte_getallen_en_data(getekend: Path) -> None:
    werkmap = openpyxl.load_workbook(getekend / f"{STAM}.xlsx")
    assert werkmap.sheetnames == ["Overzicht", "Aantallen", "Rekening", "Uitsplitsing", "Bevindingen", "Leden", "Definities"]
    kop, *rijen = werkmap["Overzicht"].iter_rows(values_only=True)
    regels = {rij[1]: dict(zip(kop, rij, strict=True)) for rij in rijen}
    uitstroom = regels["uitstroom-300"]
    assert (uitstroom["Gerealiseerd"], uitstroom["Eenheid"], uitstroom["Normgetal"]) == (20, "personen", 300)
    assert uitstroom["Norm tot nu"] == pytest.approx(300 * 273 / 365)
    assert uitstroom["Peildatum"] == datetime(2025, 9, 30) and uitstroom["Periode t/m"] == datetime(2025, 12, 31)
    assert regels["matchen-80"]["Normgetal"] == 0.8 and regels["matchen-80"]["Gerealiseerd"] == 0.5
    assert set(regels) == {regel.id for regel in alle_overeenkomsten()["dvo-2025"].afspraken if regel.maat is not None}
    assert werkmap["Overzicht"].freeze_panes == "C2"


def test_de_werkmap_noemt_leden_met_een_nummer_en_niet_met_een_naam(getekend: Path) -> None:
    blad = openpyxl.load_workbook(getekend / f"{STAM}.xlsx")["Leden"]
    kop, *rijen = blad.iter_rows(values_only=True)
    assert "persoon_id" in kop and not [naam for naam in kop if "naam" in str(naam).lower()]
    leden = [rij for rij in rijen if rij[1] == "uitstroom-300"]
    assert len(leden) == 20 and {rij[3] for rij in leden} == {i for i in range(1, 41) if i % 4 in (0, 1)}


def test_de_werkmap_zonder_leden_heeft_geen_blad_met_leden(tmp_path: Path, telling: Any) -> None:
    telling("--peildatum", "2025-09-30", "--zonder-prognose", "--uit", "xlsx", "--naar", str(tmp_path))
    assert "Leden" not in openpyxl.load_workbook(tmp_path / f"{STAM}.xlsx").sheetnames


def test_de_gegevens_zijn_exact_en_dragen_hun_vorm(gegevens: dict[str, Any]) -> None:
    assert (gegevens["formaat"], gegevens["soort"], gegevens["peildatum"], gegevens["bekend_op"]) == (1, "monitor", "2025-09-30", None)
    uitstroom = afspraak(gegevens, "uitstroom-300")
    assert uitstroom["uitkomst"]["waarde"] == {"teller": "20", "noemer": "1", "decimaal": 20.0}
    nu = uitstroom["norm_nu"]
    assert Fraction(int(nu["teller"]), int(nu["noemer"])) == Fraction(300 * 273, 365)
    assert uitstroom["norm"]["minimum"] == "300" and uitstroom["periode"] == {"begin": "2025-01-01", "eind": "2025-12-31"}
    # Matchen: the odd people; of these every i with i % 4 == 1 leaves after 100 days, well within six months. All windows are over on 30-9.
    matchen = afspraak(gegevens, "matchen-80")["uitkomst"]
    assert (matchen["waarde"]["teller"], matchen["waarde"]["noemer"]) == ("1", "2") and matchen["rollen"] == {"gelukt": 10, "termijn_verstreken": 10}


def test_elke_sleutel_van_de_gegevens_staat_in_de_handleiding(gegevens: dict[str, Any]) -> None:
    handleiding = (Path(__file__).parents[2] / "docs/handleiding/uitvoer.md").read_text(encoding="utf-8")
    sleutels = {*gegevens, *gegevens["overeenkomsten"][0]}
    for regel in gegevens["overeenkomsten"][0]["afspraken"]:
        sleutels |= {*regel, *regel["uitkomst"], *(regel["norm"] or {}), *(regel["prognose"] or {}), *(regel["volledigheid"] or {})}
    assert [sleutel for sleutel in sorted(sleutels) if f"`{sleutel}`" not in handleiding] == []


def test_de_leden_in_de_gegevens_tellen_op_tot_het_cijfer(gegevens: dict[str, Any]) -> None:
    leden = {deel["afspraak"]: deel["leden"] for deel in gegevens["leden"]}
    assert len(leden["uitstroom-300"]) == 20
    assert {lid["dag"] for lid in leden["uitstroom-300"] if lid["persoon_id"] == 1} == {date(2025, 4, 18).isoformat()}


def test_een_register_van_een_andere_gemeente_wordt_gemeld_want_dan_zegt_een_nul_niets(tmp_path: Path, opmaat: Opdracht) -> None:
    map_ = schrijf(tmp_path / "register")
    woorden = ("monitor", "--register", str(map_), "--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-09-30", "--zonder-prognose")
    assert "Niemand in dit register woont in" not in " ".join(opmaat(*woorden).uit.split())
    leefsituatie = map_ / "leefsituatie.csv"
    leefsituatie.write_text(leefsituatie.read_text(encoding="utf-8").replace("Deventer", "Zutphen"), encoding="utf-8")
    uit = " ".join(opmaat(*woorden).uit.split())
    assert "Niemand in dit register woont in Deventer, de gemeente van dvo-2025; wel in" in uit and "Zutphen" in uit
    assert "Niemand in dit register woont in" not in " ".join(opmaat(*woorden, "--reikwijdte", "alle").uit.split())
