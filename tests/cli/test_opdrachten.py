"""Every command: help in Dutch, documented options, exit codes, and errors that say what to do."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import opmaat.cli.opdracht as opdracht
from opmaat import __version__
from opmaat.cli import main
from opmaat.cli.ontleder import Ontleder, Opdrachtfout, vertaal
from tests.cli.draaien import Opdracht

WORTEL = Path(__file__).parents[2]
HANDLEIDING = (WORTEL / "docs/handleiding/opdrachten.md").read_text(encoding="utf-8")
ENGELS = re.compile(r"\b(usage|options|optional|positional|arguments?|show this|required|default|choose|the|and|file|folder)\b", re.IGNORECASE)


def opdrachten(ontleder: argparse.ArgumentParser | None = None) -> dict[str, argparse.ArgumentParser]:
    """Every command that can be run, by the words that people type."""
    deze = ontleder or opdracht.maak_ontleder()
    takken = [actie for actie in deze._actions if isinstance(actie, argparse._SubParsersAction)]
    if not takken:
        return {deze.prog: deze}
    return {naam: blad for tak in takken for onder in tak.choices.values() for naam, blad in opdrachten(onder).items()}


OPDRACHTEN = opdrachten()


def test_alle_opdrachten_zijn_er() -> None:
    assert set(OPDRACHTEN) == {
        "opmaat bevries", "opmaat verzin", "opmaat register controleer", "opmaat register kan", "opmaat register leveringen", "opmaat overeenkomst controleer", "opmaat overeenkomst dekking",
        "opmaat overeenkomst toon", "opmaat overeenkomst schema", "opmaat monitor",
    }  # fmt: skip


@pytest.mark.parametrize("naam", ["opmaat", "opmaat register", "opmaat overeenkomst", *OPDRACHTEN])
def test_de_uitleg_van_een_opdracht_is_nederlands_en_past_in_80_tekens(naam: str, opmaat: Opdracht) -> None:
    afloop = opmaat(*naam.split()[1:], "--help")
    assert (afloop.code, afloop.fout) == (0, "")
    assert afloop.uit.startswith(f"gebruik: {naam} ")
    assert ENGELS.search(afloop.uit.replace("--help", "")) is None
    assert max(len(regel) for regel in afloop.uit.splitlines()) <= 80


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_opdracht_en_elke_optie_staat_in_de_handleiding(naam: str) -> None:
    assert f"\n## {naam}\n" in HANDLEIDING
    hoofdstuk = HANDLEIDING.split(f"\n## {naam}\n")[1].split("\n## ")[0]
    for actie in OPDRACHTEN[naam]._actions:
        lange = [optie for optie in actie.option_strings if optie.startswith("--")] or [str(actie.metavar)]
        if "--help" not in lange:
            assert f"`{lange[0]}" in hoofdstuk, f"{naam} {lange[0]}"


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_de_handleiding_noemt_geen_optie_die_er_niet_is(naam: str) -> None:
    hoofdstuk = HANDLEIDING.split(f"\n## {naam}\n")[1].split("\n## ")[0]
    bekend = {optie for actie in OPDRACHTEN[naam]._actions for optie in actie.option_strings}
    assert set(re.findall(r"^\| `(--[a-z-]+)", hoofdstuk, re.MULTILINE)) <= bekend


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_optie_heeft_een_uitleg_en_elke_opdracht_met_een_tabel_kan_json_geven(naam: str) -> None:
    assert all(actie.help for actie in OPDRACHTEN[naam]._actions)
    opties = {optie for actie in OPDRACHTEN[naam]._actions for optie in actie.option_strings}
    assert "--json" in opties or naam == "opmaat overeenkomst schema", "het schema is al JSON"


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        ([], "U moet nog opgeven: OPDRACHT"),
        (["monitr"], "Bedoelt u “monitor”?"),
        (["register", "kann"], "Bedoelt u “kan”?"),
        (["monitor", "--register", "x"], "U moet nog opgeven: --overeenkomst"),
        (["monitor", "--register"], "Achter --register ontbreekt een waarde"),
        (["monitor", "--register", "x", "--overeenkomst", "dvo-2024"], "Bedoelt u “dvo-2025”?"),
        (["monitor", "--regster", "x", "--register", "x", "--overeenkomst", "dvo-2025"], "Bedoelt u “--register”?"),
        (["monitor", "--register", "x", "--overeenkomst", "dvo-2025", "--kleur", "rood"], "“rood” kan niet achter --kleur"),
        (["monitor", "--register", "x", "--overeenkomst", "dvo-2025", "--uit", "pdf"], "“pdf” achter --uit is geen vorm"),
        (["monitor", "--register", "x", "--overeenkomst", "dvo-2025", "--afspraak", "matchen-90"], "Bedoelt u “matchen-80”?"),
        (["monitor", "--register", "x", "--overeenkomst", "dvo-2025", "--bekend-op", "2999-01-01"], "ligt in de toekomst"),
        (["monitor", "--register", "x", "--overeenkomst", "dvo-2025", "--leden"], "waar de leden komen"),
        (["monitor", "--register", "geen-map", "--overeenkomst", "dvo-2025"], "De map met de levering is er niet"),
        (["monitor", "--register", "postgresql://u:geheim@localhost:1/d", "--overeenkomst", "dvo-2025"], "De server is niet te bereiken"),
        (["monitor", "--register", "mysql://u:geheim@h/d", "--overeenkomst", "dvo-2025"], "mysql:// kan deze opdracht niet lezen"),
        (["monitor", "--register", "sqlite:///geen.db", "--overeenkomst", "dvo-2025"], "De database is er niet"),
        (["monitor", "--register", "geen.sqlite3", "--overeenkomst", "dvo-2025"], "De database is er niet"),
        (["overeenkomst", "toon", "geen.yaml"], "Het bestand kan niet worden geopend"),
        (["overeenkomst", "toon", "dvo-2025", "--afspraak", "matchen-8"], "Bedoelt u “matchen-80”?"),
        (["register", "leveringen", "april", "--naar", "x"], "“april” is geen levering"),
        (["register", "leveringen", "2025-13-01=april", "--naar", "x"], "is geen datum"),
        (["verzin", "--uit", "x", "--profiel", "devanter"], "Bedoelt u “deventer”?"),
        (["verzin", "--uit", "x", "--personen", "veel"], "“veel” achter --personen is geen heel getal"),
        (["verzin", "--uit", "x", "--vuil", "erg"], "“erg” achter --vuil is geen getal"),
    ],
)  # fmt: skip
def test_invoer_die_niet_kan_geeft_code_2_met_een_nederlandse_zin_en_een_uitweg(woorden: list[str], zegt: str, opmaat: Opdracht) -> None:
    afloop = opmaat(*woorden)
    assert (afloop.code, afloop.uit) == (2, "")
    assert zegt in afloop.fout and afloop.fout.startswith("opmaat: ")
    assert "Traceback" not in afloop.fout and "geheim" not in afloop.fout
    assert re.search(r"(Zie|Bedoelt|Kies|Schrijf|Voeg|Geef|Kijk) ", afloop.fout), "er staat wat te doen"


def test_de_versie_is_die_van_het_pakket(opmaat: Opdracht) -> None:
    assert opmaat("--versie").uit == f"opmaat {__version__}\n"
    assert tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == __version__


@pytest.mark.parametrize(
    "zin",
    [
        "the following arguments are required: --uit", "argument --uit: expected one argument", "argument levering: expected at least one argument", "argument -x: expected 2 arguments",
        "argument --a: not allowed with argument --b", "argument --json: ignored explicit argument 'ja'", "argument --x: invalid choice: 'q' (choose from 'a', 'b')",
        "argument --x: invalid int value: 'q'", "one of the arguments --a --b is required",
    ],
)  # fmt: skip
def test_wat_de_ontleder_van_python_zegt_wordt_nederlands(zin: str) -> None:
    assert not re.search(r"\b(argument|expected|required|invalid|allowed|ignored)\b", vertaal(zin))


def test_een_afkorting_van_een_optie_wordt_niet_geraden(opmaat: Opdracht) -> None:
    assert opmaat("overeenkomst", "schema", "--pa").code == 2


def test_stoppen_geeft_code_130_en_een_zin(monkeypatch: pytest.MonkeyPatch, opmaat: Opdracht) -> None:
    def stop(*rest: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(opdracht.overeenkomst_schema, "voer_uit", stop)
    afloop = opmaat("overeenkomst", "schema")
    assert (afloop.code, afloop.uit) == (130, "")
    assert afloop.fout.strip() == "opmaat: gestopt op uw verzoek; er is niets half weggeschreven."


def test_een_fout_in_het_programma_geeft_een_kenmerk_en_alleen_op_verzoek_het_spoor(monkeypatch: pytest.MonkeyPatch, opmaat: Opdracht) -> None:
    def breek(*rest: object) -> int:
        raise RuntimeError("deze woorden horen er niet in, want ze kunnen over iemand gaan")

    monkeypatch.setattr(opdracht.overeenkomst_schema, "voer_uit", breek)
    monkeypatch.delenv("OPMAAT_DEBUG", raising=False)
    stil = opmaat("overeenkomst", "schema")
    assert stil.code == 70 and re.search(r"kenmerk [0-9a-f]{8}, RuntimeError", stil.fout)
    assert "Traceback" not in stil.fout and "over iemand" not in stil.fout
    monkeypatch.setenv("OPMAAT_DEBUG", "1")
    assert "Traceback" in opmaat("overeenkomst", "schema").fout


def test_een_lezer_die_genoeg_heeft_gezien_krijgt_geen_klacht() -> None:
    opdracht_ = f"{sys.executable} -c 'import sys; from opmaat.cli import main; sys.exit(main())' overeenkomst toon dvo-2025 --json | head -n 1"
    klaar = subprocess.run(opdracht_, shell=True, capture_output=True, text=True, check=False, env={**os.environ})
    assert (klaar.stdout, klaar.stderr) == ("{\n", "")


def test_een_naamloze_ontleder_noemt_zichzelf() -> None:
    with pytest.raises(Opdrachtfout) as gevangen:
        Ontleder(prog="proef", uitleg="x").ontleed(["--vreemd"])
    assert "proef" in str(gevangen.value)


def test_main_leest_de_woorden_van_het_proces(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["opmaat", "--versie"])
    assert main() == 0 and __version__ in capsys.readouterr().out
