"""What is vastgesteld stays what it is: frozen, shown again, and laid beside what is known today."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from opmaat.kern.uitkomst.bevroren import lees
from tests.cli.draaien import Afloop, Opdracht
from tests.cli.test_vragen import tweetijdig  # noqa: F401 (a fixture)

NAAM = "bevroren-dvo-2025-2025-06-30-bekend-2025-07-01.json"


@pytest.fixture
def vast(tweetijdig: Path, tmp_path: Path, opmaat: Opdracht) -> Path:  # noqa: F811
    """The clause on outflow on 30-6-2025 with the knowledge of 1-7-2025: persons 1 and 3."""
    afloop = _bevries(opmaat, tweetijdig, tmp_path / "vast")
    assert afloop.code == 0, afloop.fout
    return tmp_path / "vast" / NAAM


def _bevries(opmaat: Opdracht, register: Path, naar: Path, *rest: str) -> Afloop:
    woorden = ["bevries", "--register", str(register), "--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-06-30"]
    return opmaat(*woorden, "--naar", str(naar), *(rest or ("--bekend-op", "2025-07-01")))


def test_een_vastgesteld_cijfer_draagt_alles_wat_een_cijfer_op_papier_draagt(vast: Path) -> None:
    (figuur,) = lees(vast.read_text(encoding="utf-8"))
    assert (figuur.overeenkomst, figuur.afspraak, figuur.peildatum.isoformat()) == ("dvo-2025", "uitstroom-300", "2025-06-30")
    assert figuur.bekend_op is not None and figuur.bekend_op.isoformat() == "2025-07-01"
    assert len(figuur.rekenhash) == 64 and figuur.code and figuur.register == "register" and figuur.bevroren_op is not None
    assert figuur.parameters and figuur.maat["is"] == "Telling"
    assert [lid.persoon_id for lid in figuur.leden if not lid.cel] == [1, 3]


def test_opnieuw_tonen_geeft_hetzelfde_cijfer_ook_als_het_register_er_niet_meer_is(vast: Path, tweetijdig: Path, opmaat: Opdracht) -> None:  # noqa: F811
    shutil.rmtree(tweetijdig)
    uit = opmaat("bevries", "--toon", str(vast)).uit
    assert "Peildatum     30 juni 2025" in uit and "Bekend op     1-7-2025" in uit
    assert "uitstroom-300" in uit and "2 personen" in uit and "≥ 300 personen" in uit
    gegevens = json.loads(opmaat("bevries", "--toon", str(vast), "--json", "--leden").uit)
    (cijfer,) = gegevens["cijfers"]
    assert cijfer["uitkomst"]["waarde"]["teller"] == "2" and [lid["persoon_id"] for lid in cijfer["leden"]] == [1, 3]


def test_wat_vastgesteld_is_wordt_nooit_overschreven(vast: Path, tweetijdig: Path, opmaat: Opdracht) -> None:  # noqa: F811
    voor = vast.read_bytes()
    afloop = _bevries(opmaat, tweetijdig, vast.parent)
    assert afloop.code == 2 and "al vastgesteld" in afloop.fout and NAAM in afloop.fout
    assert vast.read_bytes() == voor and [pad.name for pad in vast.parent.iterdir()] == [NAAM]


def test_met_de_kennis_van_nu_staat_bij_elk_verschil_waardoor(vast: Path, tweetijdig: Path, opmaat: Opdracht) -> None:  # noqa: F811
    # By 31-7 person 2 turns out to have left to work (added), and 3 to have died (corrected): 2 becomes 2, by +1 and -1.
    woorden = ("bevries", "--vergelijk-nu", str(vast), "--register", str(tweetijdig), "--bekend-op", "2025-07-31")
    (verschil,) = json.loads(opmaat(*woorden, "--json").uit)["afspraken"]
    stappen = {stap["oorzaak"]: (stap["verschil"]["teller"], stap["erbij"], stap["eruit"]) for stap in verschil["stappen"]}
    assert stappen["registratie"] == ("1", [2], []) and stappen["correctie"] == ("-1", [], [3])
    assert verschil["bewaard"]["waarde"]["teller"] == verschil["toen"]["waarde"]["teller"] == "2"
    uit = " ".join(opmaat(*woorden).uit.split())
    assert "bekend op 1-7-2025 naast bekend op 31-7-2025" in uit and "later vastgelegd of aangevuld, erbij: 2 (telt mee)" in uit
    assert "Vastgesteld was" not in uit


def test_een_register_dat_met_dezelfde_kennis_iets_anders_geeft_wordt_gezegd_en_het_vastgestelde_blijft(vast: Path, tweetijdig: Path, opmaat: Opdracht) -> None:  # noqa: F811
    regels = (tweetijdig / "uitkering.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tweetijdig / "uitkering.csv").write_text("".join(regel for regel in regels if not regel.startswith("1,")), encoding="utf-8")
    uit = " ".join(opmaat("bevries", "--vergelijk-nu", str(vast), "--register", str(tweetijdig), "--bekend-op", "2025-07-02").uit.split())
    assert "Vastgesteld was 2 personen" in uit and "er zijn gegevens vernietigd" in uit


def test_zonder_bekend_op_is_het_verschil_niet_te_verdelen_maar_staat_er_wie_het_zijn(klein: Path, tmp_path: Path, opmaat: Opdracht) -> None:
    register = shutil.copytree(klein, tmp_path / "kopie")
    afloop = _bevries(opmaat, register, tmp_path / "vast", "--json")
    assert afloop.code == 0, afloop.fout
    (bestand,) = json.loads(afloop.uit)["bestanden"]
    assert bestand.endswith("bevroren-dvo-2025-2025-06-30.json")
    regels = (register / "uitkering.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (register / "uitkering.csv").write_text("".join(regel for regel in regels if not regel.startswith("8,")), encoding="utf-8")
    (verschil,) = json.loads(opmaat("bevries", "--vergelijk-nu", bestand, "--register", str(register), "--json").uit)["afspraken"]
    (stap,) = verschil["stappen"]
    assert (stap["oorzaak"], stap["verschil"]["teller"], stap["eruit"]) == ("samen", "-1", [8])


def test_de_uitsplitsing_houdt_rekening_met_wat_eerder_gepubliceerd_is(klein: Path, tmp_path: Path, opmaat: Opdracht) -> None:
    yaml = tmp_path / "eigen.yaml"
    yaml.write_text(EIGEN, encoding="utf-8")

    def publiceer(peildatum: str, *rest: str) -> dict[str, str]:
        woorden = ["bevries", "--register", str(klein), "--overeenkomst", str(yaml), "--peildatum", peildatum, "--naar", str(tmp_path / "uit"), "--json", *rest]
        afloop = opmaat(*woorden)
        assert afloop.code == 0, afloop.fout
        (cijfer,) = json.loads(afloop.uit)["cijfers"]
        return {deel["cel"][0]: deel["getoond"] for deel in cijfer["uitsplitsing"]}

    # Persons enter every other day from 8-1: on 31-1 persons 1-12 have entered, on 2-2 also person 13 (a woman).
    assert publiceer("2025-01-31") == {"man": "6 personen", "vrouw": "6 personen"}
    assert publiceer("2025-02-02") == {"man": "onderdrukt", "vrouw": "onderdrukt"}, "beside the first table the one who came would be known"
    assert publiceer("2025-03-27") == {"man": "20 personen", "vrouw": "20 personen"}


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        (("--toon", "x.json", "--vergelijk-nu", "y.json"), "kunnen niet samen"),
        (("--toon", "x.json"), "kan niet worden gelezen"),
        (("--toon", "x.json", "--peildatum", "2025-01-01"), "Laat --peildatum weg"),
        (("--overeenkomst", "dvo-2025"), "--register"),
        (("--register", "r", "--overeenkomst", "dvo-2025"), "--peildatum"),
        (("--register", "r", "--overeenkomst", "dvo-2025", "--peildatum", "2025-06-30", "--bekend-op", "2999-01-01"), "toekomst"),
    ],
)
def test_een_opdracht_die_niet_kan_zegt_wat_er_mis_is(woorden: tuple[str, ...], verwacht: str, opmaat: Opdracht) -> None:
    afloop = opmaat("bevries", *woorden)
    assert afloop.code == 2 and verwacht in afloop.fout and not afloop.uit


def test_een_bestand_waarin_iemand_een_getal_veranderde_wordt_geweigerd(vast: Path, opmaat: Opdracht) -> None:
    vast.write_text(vast.read_text(encoding="utf-8").replace('"waarde": "2"', '"waarde": "3"'), encoding="utf-8")
    afloop = opmaat("bevries", "--toon", str(vast))
    assert afloop.code == 2 and "na het bevriezen veranderd" in afloop.fout and NAAM in afloop.fout


EIGEN = """overeenkomst: eigen-2025
titel: Eigen overeenkomst
soort: dvo
opdrachtgever: gemeente Deventer
opdrachtnemer: Uitvoerder
looptijd: 2025-01-01 t/m 2025-12-31
formaat: 1
versie: 1
reikwijdte: {gemeente: Deventer, uitkering: [PW]}
afspraken:
  - id: instroom
    bron: artikel 1
    tekst: Het aantal mensen dat instroomt.
    verplichting: informatie
    maat: {soort: telling, gebeurtenis: {instroom: uitkering}}
    uitsplitsing: [persoon.geslacht]
"""
