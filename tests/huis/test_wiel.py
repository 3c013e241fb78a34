"""The wheel holds everything that the package needs: modules, agreements, schemas, code lists."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from tests.huis.bestanden import WORTEL, gevolgde_bestanden


def test_alles_onder_het_pakket_gaat_mee_in_het_wiel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WORTEL)
    naam = build_wheel(str(tmp_path))
    with zipfile.ZipFile(tmp_path / naam) as wiel:
        inhoud = set(wiel.namelist())
        start = next(n for n in inhoud if n.endswith("entry_points.txt"))
        assert "opmaat = opmaat.cli:main" in wiel.read(start).decode()
    nodig = {n.removeprefix("src/") for n in gevolgde_bestanden() if n.startswith("src/opmaat/")}
    assert nodig - inhoud == set()
    assert "opmaat/vorm/static/vorm/opmaat.css" in inhoud, "het stijlblad ontbreekt; maak het met: make css"
    assert any(n.endswith("/licenses/LICENCE") for n in inhoud)
