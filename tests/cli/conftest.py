"""A small register and one drawing of its monitor, made once for all tests of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.draaien import Opdracht, draai
from tests.cli.klein_register import schrijf


@pytest.fixture(scope="session")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small register."""
    return schrijf(tmp_path_factory.mktemp("levering") / "klein")


@pytest.fixture
def opmaat(capsys: pytest.CaptureFixture[str]) -> Opdracht:
    """Runs a command: ``opmaat("monitor", "--register", ...)``."""
    return lambda *woorden: draai(capsys, *woorden)


@pytest.fixture(scope="session")
def getekend(klein: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page, workbook and data of the whole agreement of 2025 on 30-9-2025, made by the command as people run it, through a pipe."""
    uit = tmp_path_factory.mktemp("uit")
    woorden = ["monitor", "--register", str(klein), "--overeenkomst", "dvo-2025", "--peildatum", "2025-09-30", "--uit", "html,xlsx,json", "--naar", str(uit), "--leden"]
    klaar = subprocess.run([sys.executable, "-c", "import sys; from opmaat.cli import main; sys.exit(main())", *woorden], capture_output=True, text=True, check=False)
    assert (klaar.returncode, klaar.stderr) == (0, "")
    (uit / "scherm.txt").write_text(klaar.stdout, encoding="utf-8")
    return uit
