"""What no tracked file may hold: paths of one machine, download addresses, unfinished work, nameless modules."""

from __future__ import annotations

import re

import pytest

from tests.huis.bestanden import WORTEL, gevolgde_bestanden, tekst

# Written so that these patterns do not find themselves in this file.
MACHINE_PAD = re.compile(r"(?<![\w.:/~$}-])/(?:work|root|home/\w+|Users/\w+)/\w")
DOWNLOAD = re.compile(r"https?://[^ \"']+(?:\.whl|\.tgz|\.tar\.gz|/simple/?)(?=[#\"' )]|$)", re.MULTILINE)
ONAF = re.compile("TO" + r"DO|FIX" + r"ME|NotImplemented" + r"Error|pragma: no " + "cover")
ZONDER_ONDERWERP = re.compile(r"(^|/)(utils?|helpers?|misc|common)(\.py|/)")
GROOTSTE_MODULE = 400
GROOTSTE_BESTAND = 1_000_000


def test_er_zijn_bestanden_om_naar_te_kijken() -> None:
    assert {"README.md", "pyproject.toml", "src/opmaat/kern/fout.py"} <= set(gevolgde_bestanden())


@pytest.mark.parametrize(("patroon", "wat"), [(MACHINE_PAD, "een machinepad"), (DOWNLOAD, "een downloadadres")])
def test_geen_bestand_noemt_een_pad_van_een_machine_of_een_downloadadres(patroon: re.Pattern[str], wat: str) -> None:
    treffers = {n: t[0] for n in gevolgde_bestanden() if (t := patroon.search(tekst(n)))}
    assert treffers == {}, wat


def test_de_broncode_bevat_geen_onaf_werk() -> None:
    treffers = [naam for naam in gevolgde_bestanden() if naam.startswith("src/") and ONAF.search(tekst(naam))]
    assert treffers == []


def test_geen_module_heet_naar_niets() -> None:
    assert [naam for naam in gevolgde_bestanden() if ZONDER_ONDERWERP.search(naam)] == []


def test_geen_module_is_langer_dan_400_regels() -> None:
    modules = [naam for naam in gevolgde_bestanden() if naam.endswith(".py")]
    assert {n: regels for n in modules if (regels := len(tekst(n).splitlines())) > GROOTSTE_MODULE} == {}


def test_gemaakte_gegevens_worden_niet_bewaard() -> None:
    assert [n for n in gevolgde_bestanden() if (WORTEL / n).stat().st_size > GROOTSTE_BESTAND] == []


# That the patterns can fail.


@pytest.mark.parametrize("regel", ["map = '/wor" + "k/iets'", "zie /hom" + "e/jan/opmaat", "(/roo" + "t/x)"])
def test_een_pad_van_een_machine_wordt_gezien(regel: str) -> None:
    assert MACHINE_PAD.search(regel)


@pytest.mark.parametrize("regel", ["https://a.example/home/jan/x", "./home/jan/uit", "src/home/jan/x", "x/home/jan/y"])
def test_een_gewoon_adres_of_pad_mag(regel: str) -> None:
    assert not MACHINE_PAD.search(regel)


@pytest.mark.parametrize("adres", ["https://a.example/simp" + "le/", "x = 'http://a.example/p-1.0.tar" + ".gz'"])
def test_een_downloadadres_wordt_gezien(adres: str) -> None:
    assert DOWNLOAD.search(adres)


def test_onaf_werk_en_een_module_zonder_onderwerp_worden_gezien() -> None:
    assert ONAF.search("# TO" + "DO: later")
    assert ZONDER_ONDERWERP.search("src/opmaat/utils.py")
    assert ZONDER_ONDERWERP.search("src/opmaat/helpers/x.py")
    assert not ZONDER_ONDERWERP.search("src/opmaat/kern/communicatie.py")
