"""The same seed gives the same bytes, and nothing is ever written half."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from opmaat.kern.register.lezer import open_register
from opmaat.kern.verzin import Verzinfout, verzin
from opmaat.kern.verzin.maak import verdeel
from opmaat.kern.verzin.profiel import lees_profiel

GELEZEN = ("persoon", "uitkering", "inkomsten", "gesprek", "levering")
_PROGRAMMA = "import sys, pathlib; from opmaat.kern.verzin import verzin; verzin(pathlib.Path(sys.argv[1]), profiel='leiderdorp', zaad=3)"


def vingerafdruk(map_: Path) -> dict[str, str]:
    return {pad.name: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in sorted(map_.iterdir())}


def test_hetzelfde_zaad_geeft_dezelfde_bytes_ook_met_een_andere_tijdzone_en_hash(tmp_path: Path) -> None:
    afdrukken = []
    for nr, (zone, hash_) in enumerate((("UTC", "1"), ("Pacific/Auckland", "2"))):
        omgeving = {**os.environ, "TZ": zone, "PYTHONHASHSEED": hash_, "PYTHONPATH": os.pathsep.join(sys.path)}
        uit = tmp_path / str(nr)
        subprocess.run([sys.executable, "-c", _PROGRAMMA, str(uit)], check=True, env=omgeving)
        afdrukken.append(vingerafdruk(uit))
    assert len(afdrukken[0]) == 46, "elke tabel een bestand, en de beschrijving"
    assert afdrukken[0] == afdrukken[1]


def test_een_ander_zaad_geeft_een_ander_register(tmp_path: Path) -> None:
    een = vingerafdruk(verzin(tmp_path / "a", profiel="leiderdorp", personen=300, zaad=1).uit)
    twee = vingerafdruk(verzin(tmp_path / "b", profiel="leiderdorp", personen=300, zaad=2).uit)
    assert een["uitkering.parquet"] != twee["uitkering.parquet"]


def test_csv_en_parquet_geven_hetzelfde_register(tmp_path: Path) -> None:
    verzin(tmp_path / "p", profiel="leiderdorp", personen=300, zaad=1, vorm="parquet")
    verzin(tmp_path / "c", profiel="leiderdorp", personen=300, zaad=1, vorm="csv")
    with open_register(tmp_path / "p", tabellen=GELEZEN) as parquet, open_register(tmp_path / "c", tabellen=GELEZEN) as csv:
        assert csv.bevindingen == [] and parquet.bevindingen == []
        for tabel in GELEZEN:
            assert csv.rijen(tabel) == parquet.rijen(tabel), tabel


def test_wie_halverwege_stopt_laat_niets_achter(tmp_path: Path) -> None:
    def breek_af(klaar: int, van: int, wat: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verzin(tmp_path / "uit", profiel="leiderdorp", personen=300, voortgang=breek_af)
    assert list(tmp_path.iterdir()) == []


def test_een_bestaand_register_wordt_vervangen_maar_een_andere_map_niet(tmp_path: Path) -> None:
    verzin(tmp_path / "uit", profiel="leiderdorp", personen=300, zaad=1)
    verzin(tmp_path / "uit", profiel="leiderdorp", personen=300, zaad=2)
    (tmp_path / "werk").mkdir()
    (tmp_path / "werk" / "notitie.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(Verzinfout, match="bevat iets anders"):
        verzin(tmp_path / "werk", profiel="leiderdorp", personen=300)
    assert (tmp_path / "werk" / "notitie.txt").read_text(encoding="utf-8") == "van mij"


def test_de_gemeenten_van_alle_blokken_zijn_samen_het_hele_land() -> None:
    profiel = lees_profiel("land")
    blokken = verdeel(profiel)
    assert len(profiel.gemeenten) == 342
    assert len(blokken) == 30, "450.000 personen in blokken van hoogstens 15.500"
    assert abs(sum(sum(blok.values()) for blok in blokken) - 1) < 1e-9
    for naam, deel in profiel.gemeenten.items():
        assert abs(sum(blok.get(naam, 0.0) for blok in blokken) - deel) < 1e-9


def test_een_register_in_meer_blokken_deelt_geen_enkel_nummer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from opmaat.kern.verzin.profiel import Profiel

    echt = Profiel.maat
    monkeypatch.setattr(Profiel, "maat", lambda zelf, naam: 300.0 if naam == "blok" else echt(zelf, naam))
    stappen: list[tuple[int, int]] = []
    verzin(tmp_path / "uit", profiel="land", personen=900, voortgang=lambda a, b, _: stappen.append((a, b)))
    assert stappen == [(1, 3), (2, 3), (3, 3)]
    with open_register(tmp_path / "uit", tabellen=["persoon", "uitkering", "gesprek"]) as register:
        assert register.bevindingen == [] and register.niet_meegeteld == {}
        vraag = "SELECT count(*), count(DISTINCT versie_id) FROM gesprek"
        aantal, versies = register.verbinding.execute(vraag).fetchall()[0]
        assert aantal == versies > 0
        wezen = "SELECT count(*) FROM uitkering u LEFT JOIN persoon p USING (persoon_id) WHERE p.persoon_id IS NULL"
        assert register.verbinding.execute(wezen).fetchall() == [(0,)]
