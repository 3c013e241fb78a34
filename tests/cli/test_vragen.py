"""Why is this person counted, and where does a difference between two days of knowledge come from: asked on registers small enough to do by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.draaien import Opdracht

VAST = ("--overeenkomst", "dvo-2025", "--afspraak", "uitstroom-300", "--peildatum", "2025-06-30")
UITKERING = """persoon_id,begin,eind,regeling,reden_einde,feit_id,versie_id,geregistreerd_op,vervallen_op,aard
1,2024-01-01,2025-03-31,PW,werk,11,1,2025-04-02T10:00:00Z,,eerste
2,2024-01-01,,PW,,12,2,2024-01-05T10:00:00Z,2025-07-10T10:00:00Z,eerste
2,2024-01-01,2025-04-30,PW,werk,12,3,2025-07-10T10:00:00Z,,aanvulling
3,2024-01-01,2025-05-31,PW,werk,13,4,2025-06-02T10:00:00Z,2025-07-20T10:00:00Z,eerste
3,2024-01-01,2025-05-31,PW,overlijden,13,5,2025-07-20T10:00:00Z,,correctie
4,2024-01-01,,PW,,14,6,2024-01-05T10:00:00Z,,eerste
"""
GROEP = """persoon_id,begin,eind,groep,status,feit_id,versie_id,geregistreerd_op,vervallen_op,aard
1,2024-01-01,,Matchen,definitief,21,21,2024-01-05T10:00:00Z,,eerste
2,2024-01-01,,Matchen,definitief,22,22,2024-01-05T10:00:00Z,,eerste
3,2024-01-01,,Groeien,definitief,23,23,2024-01-05T10:00:00Z,,eerste
4,2024-01-01,,Groeien,definitief,24,24,2024-01-05T10:00:00Z,,eerste
"""


@pytest.fixture
def tweetijdig(tmp_path: Path) -> Path:
    """Four people with a benefit; what is known of the outflow of 2 and 3 changes in July 2025."""
    map_ = tmp_path / "register"
    map_.mkdir()
    (map_ / "persoon.csv").write_text("persoon_id,geboortedatum\n" + "".join(f"{i},1985-01-01\n" for i in range(1, 5)), encoding="utf-8")
    (map_ / "leefsituatie.csv").write_text(
        "persoon_id,begin,gemeente,feit_id,versie_id,geregistreerd_op\n" + "".join(f"{i},2010-01-01,Deventer,{30 + i},{30 + i},2015-01-01T10:00:00Z\n" for i in range(1, 5)),
        encoding="utf-8",
    )
    (map_ / "uitkering.csv").write_text(UITKERING, encoding="utf-8")
    (map_ / "klantgroep.csv").write_text(GROEP, encoding="utf-8")
    return map_


def test_bekend_op_telt_wat_toen_was_vastgelegd(tweetijdig: Path, opmaat: Opdracht) -> None:
    def aantal(dag: str) -> str:
        uit = json.loads(opmaat("monitor", "--register", str(tweetijdig), *VAST, "--bekend-op", dag, "--json", "--zonder-prognose").uit)
        assert uit["bekend_op"] == dag
        waarde: str = uit["overeenkomsten"][0]["afspraken"][0]["uitkomst"]["waarde"]["teller"]
        return waarde

    assert [aantal(dag) for dag in ("2025-07-01", "2025-07-15", "2025-07-31")] == ["2", "3", "2"], "1 en 3; ook 2; 3 blijkt overleden"


def test_een_verschil_wordt_verdeeld_over_registratie_en_correctie_en_telt_op(tweetijdig: Path, opmaat: Opdracht) -> None:
    afloop = opmaat("monitor", "--register", str(tweetijdig), *VAST, "--vergelijk", "2025-07-01", "2025-07-31", "--json")
    assert afloop.code == 0, afloop.fout
    (verschil,) = json.loads(afloop.uit)["afspraken"]
    stappen = {stap["oorzaak"]: stap for stap in verschil["stappen"]}
    assert [stap["oorzaak"] for stap in verschil["stappen"]] == ["registratie", "correctie", "parameter", "definitie"]
    assert stappen["registratie"]["verschil"]["teller"] == "1" and stappen["registratie"]["erbij"] == [2]
    assert stappen["correctie"]["verschil"]["teller"] == "-1" and stappen["correctie"]["eruit"] == [3]
    assert verschil["verschil"]["teller"] == "0" and sum(int(stap["verschil"]["teller"]) for stap in verschil["stappen"]) == 0


def test_een_vergelijking_staat_in_woorden_op_het_scherm(tweetijdig: Path, opmaat: Opdracht) -> None:
    uit = opmaat("monitor", "--register", str(tweetijdig), *VAST, "--vergelijk", "2025-07-01", "2025-07-15").uit
    assert "1 afspraak verschilt, 0 bleven gelijk." in uit
    assert "dvo-2025/uitstroom-300: 2 personen werd 3 personen" in uit
    assert "later vastgelegd of aangevuld, erbij: 2 (telt mee)" in uit
    assert max(len(regel) for regel in uit.splitlines()) <= 80


def test_wat_gelijk_bleef_wordt_niet_uitgelegd(tweetijdig: Path, opmaat: Opdracht) -> None:
    uit = opmaat("monitor", "--register", str(tweetijdig), *VAST, "--vergelijk", "2025-08-01", "2025-08-31").uit
    assert "0 afspraken verschillen, 1 bleef gelijk." in uit and "Oorzaak" not in uit


def test_van_een_persoon_die_meetelt_staat_er_hoe(tweetijdig: Path, opmaat: Opdracht) -> None:
    uit = opmaat("monitor", "--register", str(tweetijdig), *VAST, "--waarom", "1").uit
    assert "dvo-2025/uitstroom-300" in uit and "Deze persoon telt mee: het begon of gebeurde op 31 maart 2025." in " ".join(uit.split())


def test_van_een_persoon_die_niet_meetelt_staat_er_waarom(tweetijdig: Path, opmaat: Opdracht) -> None:
    antwoord = json.loads(opmaat("monitor", "--register", str(tweetijdig), *VAST, "--waarom", "3", "--json").uit)
    (afspraak,) = antwoord["afspraken"]
    assert antwoord["persoon_id"] == 3 and afspraak["telt"] is False
    assert "de reden van het einde" in " ".join(afspraak["zinnen"])


def test_zonder_afspraak_staan_alleen_de_afspraken_waarin_iemand_meetelt(tweetijdig: Path, opmaat: Opdracht) -> None:
    vast = ("--overeenkomst", "dvo-2025", "--peildatum", "2025-06-30")
    antwoord = json.loads(opmaat("monitor", "--register", str(tweetijdig), *vast, "--waarom", "1", "--json").uit)
    assert all(afspraak["telt"] for afspraak in antwoord["afspraken"])
    assert "uitstroom-300" in {afspraak["afspraak"] for afspraak in antwoord["afspraken"]}


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (["--waarom", "99"], "In dit register is geen persoon 99"),
        (["--waarom", "jan"], "“jan” achter --waarom is geen nummer van een persoon"),
        (["--waarom", "1", "--uit", "html"], "--waarom schrijft geen bestanden"),
        (["--waarom", "1", "--vergelijk", "2025-07-01", "2025-07-31"], "kunnen niet samen"),
        (["--vergelijk", "2025-07-31", "2025-07-01"], "ligt voor de eerste"),
        (["--vergelijk", "2025-07-01", "2999-01-01"], "ligt in de toekomst"),
        (["--vergelijk", "2025-07-01", "2025-07-31", "--bekend-op", "2025-07-01"], "kunnen niet samen"),
        (["--vergelijk", "2025-07-01"], "Achter --vergelijk horen 2 waarden"),
    ],
)
def test_een_vraag_die_niet_kan_wordt_geweigerd(woorden: list[str], zegt: str, tweetijdig: Path, opmaat: Opdracht) -> None:
    afloop = opmaat("monitor", "--register", str(tweetijdig), *VAST, *woorden)
    assert (afloop.code, afloop.uit) == (2, "") and zegt in afloop.fout
