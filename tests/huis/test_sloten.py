"""The locks: exact versions with hashes, no addresses, equal to each other, to pyproject.toml and to ADR 0002."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.huis.bestanden import WORTEL, gevolgde_bestanden, tekst

SLOTEN = ("run.txt", "test.txt", "versneller.txt")
PROJECT = tomllib.loads(tekst("pyproject.toml"))


def regels(slot: str) -> list[str]:
    """One line per locked package: its version, marker and hashes together."""
    zonder_uitleg = "\n".join(r for r in slot.splitlines() if not r.lstrip().startswith("#"))
    return [regel for regel in zonder_uitleg.replace("\\\n", " ").splitlines() if regel.strip()]


def versies(slot: str) -> dict[str, set[str]]:
    gevonden: dict[str, set[str]] = {}
    for regel in regels(slot):
        eis = Requirement(regel.split(" --hash=")[0].strip())
        gevonden.setdefault(canonicalize_name(eis.name), set()).add(f"{eis.specifier};{eis.marker}")
    return gevonden


def gebreken(slot: str) -> list[str]:
    """What is wrong with a lock: an address, an option, a version that is not exact, a package without hash."""
    fouten = [f"adres: {r}" for r in slot.splitlines() if re.search(r"://|@ |--(extra-)?index|--find-links", r)]
    for regel in regels(slot):
        if not re.match(r"[a-z0-9][a-z0-9._-]*==[\w.]+(\s|$)", regel):
            fouten.append(f"geen vaste versie: {regel[:60]}")
        if not re.search(r"--hash=sha256:[0-9a-f]{64}", regel):
            fouten.append(f"geen controlegetal: {regel[:60]}")
    return fouten


@pytest.mark.parametrize("slot", SLOTEN)
def test_een_slot_heeft_vaste_versies_met_controlegetal_en_geen_adres(slot: str) -> None:
    assert versies(tekst(f"requirements/{slot}"))
    assert gebreken(tekst(f"requirements/{slot}")) == []


def test_elk_slot_wordt_bekeken() -> None:
    assert {n for n in gevolgde_bestanden() if n.startswith("requirements/")} == {f"requirements/{s}" for s in SLOTEN}


def test_wat_getest_wordt_is_wat_draait() -> None:
    run, test = versies(tekst("requirements/run.txt")), versies(tekst("requirements/test.txt"))
    assert set(run) <= set(test)
    assert {n: (v, test[n]) for n, v in run.items() if _nummers(v) != _nummers(test[n])} == {}


def test_elke_genoemde_afhankelijkheid_staat_in_het_slot_en_past() -> None:
    groepen = PROJECT["dependency-groups"]
    genoemd = {
        "run.txt": PROJECT["project"]["dependencies"],
        "test.txt": [*groepen["test"], *groepen["bench"], *groepen["bouw"]],
        "versneller.txt": groepen["versneller"],
    }
    for slot, eisen in genoemd.items():
        vast = versies(tekst(f"requirements/{slot}"))
        for eis in map(Requirement, eisen):
            for nummer in _nummers(vast[canonicalize_name(eis.name)]):
                assert nummer in eis.specifier, f"{slot}: {eis} past niet bij {nummer}"


def test_het_besluit_over_bibliotheken_noemt_elke_directe_afhankelijkheid_met_haar_versie() -> None:
    besluit = (WORTEL / "docs/adr/0002-bibliotheken.md").read_text(encoding="utf-8")
    tabel = [rij.split("|") for rij in besluit.splitlines() if rij.startswith("| ")]
    genoemd = {
        canonicalize_name(naam.strip()): versie.strip()
        for rij in tabel
        for naam, versie in zip(rij[1].split(","), rij[2].split(","), strict=False)
    }
    vast = versies(tekst("requirements/test.txt")) | versies(tekst("requirements/versneller.txt"))
    direct = chain(PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values())
    for naam in (canonicalize_name(Requirement(eis).name) for eis in direct):
        assert naam in genoemd, f"{naam} heeft geen regel in ADR 0002"
        assert any(n.startswith(genoemd[naam]) for n in _nummers(vast[naam])), f"ADR 0002 noemt een andere {naam}"


def test_een_slot_met_een_adres_zonder_controlegetal_of_met_een_losse_versie_wordt_gezien() -> None:
    goed = f"pakket==1.0 \\\n    --hash=sha256:{'a' * 64}\n"
    assert gebreken(goed) == []
    assert gebreken(f"--index-url https://pakketten.example/x\n{goed}")
    assert gebreken("pakket==1.0\n") == ["geen controlegetal: pakket==1.0"]
    assert gebreken(goed.replace("==", ">="))


def _nummers(gevonden: set[str]) -> set[str]:
    return {versie.split(";")[0].removeprefix("==") for versie in gevonden}
