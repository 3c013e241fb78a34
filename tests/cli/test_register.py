"""The commands around a register and an agreement file, from beginning to end on small data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opmaat.kern.overeenkomst import alle_overeenkomsten
from tests.cli.draaien import Opdracht
from tests.cli.klein_register import TABELLEN, VOLLEDIG_TM, schrijf


def test_een_verzonnen_register_is_te_controleren_en_te_tellen(tmp_path: Path, opmaat: Opdracht) -> None:
    gemaakt = opmaat("verzin", "--uit", str(tmp_path / "register"), "--personen", "300", "--zaad", "7", "--json")
    assert gemaakt.code == 0, gemaakt.fout
    rijen = json.loads(gemaakt.uit)["rijen"]
    assert rijen["persoon"] > 100
    gecontroleerd = json.loads(opmaat("register", "controleer", "--register", str(tmp_path / "register"), "--json").uit)
    assert gecontroleerd["gecontroleerd"]["persoon"] == rijen["persoon"]
    geteld = opmaat(
        "monitor", "--register", str(tmp_path / "register"), "--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-06-30", "--reikwijdte", "alle", "--zonder-prognose"
    )  # fmt: skip
    assert geteld.code == 0 and "uitstroom-300 · Deventer" in geteld.uit


def test_een_bestaande_map_wordt_niet_overschreven_door_verzin(klein: Path, opmaat: Opdracht) -> None:
    voor = sorted(pad.name for pad in klein.iterdir())
    afloop = opmaat("verzin", "--uit", str(klein), "--personen", "300")
    assert afloop.code == 2 and sorted(pad.name for pad in klein.iterdir()) == voor


def test_een_fout_in_het_register_laat_streng_niet_toe(tmp_path: Path, opmaat: Opdracht) -> None:
    map_ = schrijf(tmp_path / "register")
    assert opmaat("register", "controleer", "--register", str(map_), "--controle", "eind-voor-begin", "--streng").code == 0
    with (map_ / "uitkering.csv").open("a", encoding="utf-8") as stroom:
        stroom.write("5,2025-06-30,2025-06-01,5,PW,werk\n")
    afloop = opmaat("register", "controleer", "--register", str(map_), "--controle", "eind-voor-begin", "--streng")
    assert afloop.code == 1
    assert "Niet meegeteld" in afloop.uit and "uitkering" in afloop.uit
    assert max(len(regel) for regel in afloop.uit.splitlines()) <= 80
    geteld = opmaat("monitor", "--register", str(map_), "--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-09-30", "--zonder-prognose")
    assert "1 rij is niet meegeteld" in " ".join(geteld.uit.split())


def test_een_bestand_met_twee_soorten_regeleinden_is_invoer_die_niet_kan(tmp_path: Path, opmaat: Opdracht) -> None:
    map_ = schrijf(tmp_path / "register")
    inhoud = (map_ / "uitkering.csv").read_bytes().replace(b"\n", b"\r\n") + b"5,2025-06-01,,5,PW,\n"
    (map_ / "uitkering.csv").write_bytes(inhoud)
    afloop = opmaat("register", "controleer", "--register", str(map_), "--controle", "eind-voor-begin")
    assert afloop.code == 0 or (afloop.code == 2 and "uitkering.csv" in afloop.fout and "regeleinde" in afloop.fout)


def test_uit_twee_leveringen_volgt_wat_wanneer_bekend_was(tmp_path: Path, opmaat: Opdracht) -> None:
    eerste, tweede = schrijf(tmp_path / "een"), schrijf(tmp_path / "twee")
    tekst = (tweede / "uitkering.csv").read_text(encoding="utf-8")
    (eerste / "uitkering.csv").write_text(tekst.replace(",2025-04-18,1,PW,werk", ",,1,PW,"), encoding="utf-8")
    samen = tmp_path / "samen"
    afloop = opmaat("register", "leveringen", f"2025-05-01={eerste}", f"2026-01-05={tweede}", "--naar", str(samen), "--json")
    assert afloop.code == 0, afloop.fout
    assert json.loads(afloop.uit)["versies"]["aanvulling"] == 1, "de uitstroom van persoon 1 is later ingevuld"

    def aantal(dag: str) -> int:
        uit = opmaat("monitor", "--register", str(samen), "--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-09-30", "--bekend-op", dag, "--zonder-prognose", "--json")
        assert uit.code == 0, uit.fout
        return int(json.loads(uit.uit)["overeenkomsten"][0]["afspraken"][0]["uitkomst"]["waarde"]["teller"])

    assert (aantal("2025-06-01"), aantal("2026-02-01")) == (19, 20)


def test_een_levering_die_krimpt_wordt_tegengehouden_tot_iemand_toch_zegt(tmp_path: Path, opmaat: Opdracht) -> None:
    eerste, tweede = schrijf(tmp_path / "een"), schrijf(tmp_path / "twee")
    regels = (tweede / "uitkering.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tweede / "uitkering.csv").write_text("".join(regels[:-4]), encoding="utf-8")
    woorden = ("register", "leveringen", f"2025-05-01={eerste}", f"2026-01-05={tweede}", "--naar", str(tmp_path / "samen"))
    afloop = opmaat(*woorden)
    assert afloop.code == 2 and "uitkering" in afloop.fout and "--toch" in afloop.fout
    assert not (tmp_path / "samen").exists()
    assert opmaat(*woorden, "--toch").code == 0


def test_een_controle_die_niet_bestaat_krijgt_een_voorstel(klein: Path, opmaat: Opdracht) -> None:
    afloop = opmaat("register", "controleer", "--register", str(klein), "--controle", "einde-voor-begin")
    assert afloop.code == 2 and "Bedoelt u “eind-voor-begin”?" in afloop.fout


def test_het_overzicht_van_overeenkomsten_en_dekking_klopt_met_de_bestanden(opmaat: Opdracht) -> None:
    toon = json.loads(opmaat("overeenkomst", "toon", "--json").uit)
    assert {deze["id"]: len(deze["afspraken"]) for deze in toon["overeenkomsten"]} == {id: len(deze.afspraken) for id, deze in alle_overeenkomsten().items()}
    dekking = json.loads(opmaat("overeenkomst", "dekking", "--json", "--streng").uit)
    assert dekking["nergens_genoemd"] == [] and sum(deze["bepalingen"] for deze in dekking["overeenkomsten"]) == 718


def test_het_rekenwerk_staat_op_het_scherm_met_plaats_en_laat_streng_niet_toe(opmaat: Opdracht) -> None:
    afloop = opmaat("overeenkomst", "controleer", "dvo-2025", "--streng")
    assert afloop.code == 1
    assert "genoemd 400 personen, berekend 456 personen" in " ".join(afloop.uit.split())
    assert "dvo-2025.yaml, regel" in afloop.uit and max(len(regel) for regel in afloop.uit.splitlines()) <= 80


def test_een_eigen_overeenkomst_met_een_fout_wordt_genoemd_met_bestand_en_regel(tmp_path: Path, opmaat: Opdracht) -> None:
    (tmp_path / "eigen.yaml").write_text("overeenkomst: eigen\ntitel: Proef\n", encoding="utf-8")
    afloop = opmaat("overeenkomst", "controleer", str(tmp_path / "eigen.yaml"))
    assert afloop.code == 2 and "eigen.yaml" in afloop.fout and "Traceback" not in afloop.fout


@pytest.mark.parametrize("tabel", TABELLEN)
def test_het_kleine_register_is_volledig_geleverd(tabel: str, klein: Path) -> None:
    assert f"{tabel},2015-01-01,{VOLLEDIG_TM}" in (klein / "levering.csv").read_text(encoding="utf-8")
