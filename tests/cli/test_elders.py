"""A register about people of another gemeente says nothing about this one, and a figure that is not there is never a zero."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.draaien import Opdracht

ELDERS = """overeenkomst: raalte-2025
soort: dvo
titel: Overeenkomst van een andere gemeente
opdrachtgever: gemeente Raalte
opdrachtnemer: Uitvoerder
looptijd: 2025-01-01 t/m 2025-12-31
formaat: 1
versie: 1
reikwijdte: {gemeente: Raalte, uitkering: [PW]}
afspraken:
  - id: instroom
    bron: artikel 1
    tekst: Minstens tien mensen stromen in.
    verplichting: resultaat
    maat: {soort: telling, gebeurtenis: {instroom: uitkering}}
    norm: ">= 10 personen"
  - id: gesprekken
    bron: artikel 2
    tekst: Het aantal gesprekken wordt gemeld.
    verplichting: informatie
    maat: {soort: telling, gebeurtenis: {datum: gesprek}}
  - id: allebei
    bron: artikel 3
    tekst: De aantallen worden gemeld.
    verplichting: informatie
    maat:
      soort: samengesteld
      als: lijst
      delen:
        instroom: {soort: telling, gebeurtenis: {instroom: uitkering}}
        gesprekken: {soort: telling, gebeurtenis: {datum: gesprek}}
"""


def test_over_een_gemeente_waar_niemand_woont_is_niets_gehaald_en_niets_gemist(klein: Path, tmp_path: Path, opmaat: Opdracht) -> None:
    (tmp_path / "elders.yaml").write_text(ELDERS, encoding="utf-8")
    woorden = ("monitor", "--register", str(klein), "--overeenkomst", str(tmp_path / "elders.yaml"), "--peildatum", "2025-12-31")
    uit = opmaat(*woorden, "--json").uit
    afspraken = {deze["id"]: deze for deze in json.loads(uit)["overeenkomsten"][0]["afspraken"]}
    assert [(naam, deze["status"], deze["getoond"]) for naam, deze in afspraken.items()] == [
        ("instroom", "geen gegevens", "geen gegevens"), ("gesprekken", "geen norm", "geen gegevens"), ("allebei", "geen norm", "geen gegevens"),
    ]  # fmt: skip
    assert not any("bekend" in deze["gegevens"] for deze in afspraken.values())
    regels = [" ".join(regel.split()) for regel in opmaat(*woorden).uit.splitlines()]
    assert "× geen gegevens norm ≥ 10 personen tot nu 10 personen" in regels
    assert not any("rekening" in regel for regel in regels), "an account of nobody says nothing"
    assert regels.count("– geen norm geen gegevens") == 2, "without norm and without data: both are said"


def test_een_lege_vorm_achter_uit_wordt_niet_stil_overgeslagen(klein: Path, opmaat: Opdracht) -> None:
    for leeg in ("", " , "):
        afloop = opmaat("monitor", "--register", str(klein), "--overeenkomst", "dvo-2025", "--uit", leeg)
        assert afloop.code == 2 and "ontbreekt een vorm" in afloop.fout
