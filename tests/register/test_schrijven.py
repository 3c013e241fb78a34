"""Writing a peilbestand: what is in it, what is not, and that nothing half written stays."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from opmaat.kern.register import schrijven
from opmaat.kern.register.bouw import register_van
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.lezer import Register, open_register
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.register.schrijven import Bestandsvorm, schrijf_register
from tests.register.controlegeval import d, mens, op, rij
from tests.register.leveren import lever


def voorbeeld() -> Register:
    return register_van(
        {
            "persoon": [mens(1, "1985-03-17", geslacht="vrouw")],
            "leefsituatie": [rij(1, 1, "2020-01-01", gemeente="Deventer", wijk="Rivierenwijk", partner=True)],
            "uitkering": [rij(2, 1, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk", bedrag="1200.50")],
            "gesprek": [op(3, 1, "2025-01-10", soort="intake", resultaat="gehouden", onderwerpen="werk;taal")],
        }
    )


@pytest.mark.parametrize("vorm", ["csv", "parquet"])
def test_wat_is_geschreven_wordt_precies_zo_teruggelezen(tmp_path: Path, vorm: Bestandsvorm) -> None:
    with voorbeeld() as register:
        peilbestand = schrijf_register(register, tmp_path / "uit", vorm)
        with open_register(tmp_path / "uit") as terug:
            assert terug.bevindingen == []
            assert terug.bekend_op_beschikbaar
            for tabel in lees_schema():
                assert terug.rijen(tabel.naam) == register.rijen(tabel.naam)
            (uitkering,) = terug.rijen("uitkering")
    assert (uitkering["bedrag"], uitkering["eind"], uitkering["geregistreerd_op"]) == (
        Decimal("1200.50"), date(2025, 3, 31), datetime(2024, 1, 1, 12),
    )  # fmt: skip
    assert (peilbestand.vorm, peilbestand.rijen["gesprek"], peilbestand.rijen["traject"]) == ("volledig", 1, 0)


def test_dezelfde_inhoud_heeft_dezelfde_hash_en_andere_inhoud_een_andere(tmp_path: Path) -> None:
    hashes = []
    for map_ in ("a", "b"):
        with voorbeeld() as register:
            hashes.append(schrijf_register(register, tmp_path / map_, "csv").hash)
    with voorbeeld() as register:
        register.verbinding.execute("UPDATE gesprek SET soort = 'screening'")
        hashes.append(schrijf_register(register, tmp_path / "c", "csv").hash)
    assert hashes[0] == hashes[1] != hashes[2]
    beschrijving = json.loads((tmp_path / "a" / "peilbestand.json").read_text(encoding="utf-8"))
    assert (beschrijving["hash"], beschrijving["register"]) == (hashes[0], lees_schema().versie)
    assert beschrijving["tabellen"]["uitkering"]["rijen"] == 1


def test_een_minimaal_peilbestand_heeft_alleen_wat_nodig_is(tmp_path: Path) -> None:
    nodig = {("persoon", "geboortedatum"), ("leefsituatie", "wijk"), ("uitkering", ""), ("uitkering", "herkomst")}
    with voorbeeld() as register:
        assert schrijf_register(register, tmp_path / "uit", nodig=nodig).vorm == "minimaal"
    namen = {pad.stem for pad in (tmp_path / "uit").glob("*.parquet")}
    assert namen == {"persoon", "leefsituatie", "uitkering", "levering"}
    with open_register(tmp_path / "uit") as terug:
        assert terug.rijen("persoon") == [{"persoon_id": 1, "geboortedatum": d("1985-03-01"), "geslacht": None, "overleden_op": None}]
        assert {"wijk", "partner"} & terug.geleverd["leefsituatie"] == set()  # wijk never, partner was not asked for
        assert {"herkomst", "reden_einde", "begin", "eind", "geregistreerd_op"} <= terug.geleverd["uitkering"]
        assert not {"bedrag", "dossier_id", "rol"} & terug.geleverd["uitkering"]


def test_alleen_geleverde_kolommen_en_rijen_die_meetellen_worden_geschreven(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,bedrag\n7,2025-01-31,12.50\n8,2025-01-31,n.v.t.\n")
    with open_register(tmp_path) as register:
        schrijf_register(register, tmp_path / "uit", "csv")
    assert (tmp_path / "uit" / "maatregel.csv").read_text(encoding="utf-8") == "persoon_id,datum,bedrag\n7,2025-01-31,12.50\n"
    beschrijving = json.loads((tmp_path / "uit" / "peilbestand.json").read_text(encoding="utf-8"))
    assert beschrijving["niet_meegeteld"] == {"maatregel": 1}


def test_een_map_die_al_bestaat_wordt_niet_overschreven(tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    with voorbeeld() as register, pytest.raises(Registerfout, match="bestaat al"):
        schrijf_register(register, tmp_path / "uit")


def test_na_een_mislukking_blijft_er_niets_halfs_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(bestand: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(schrijven, "_hash", vol)
    with voorbeeld() as register, pytest.raises(Registerfout, match="niet te schrijven"):
        schrijf_register(register, tmp_path / "uit")
    assert list(tmp_path.iterdir()) == []
    with voorbeeld() as register, pytest.raises(Registerfout, match="vorm xlsx"):
        schrijf_register(register, tmp_path / "uit", "xlsx")  # type: ignore[arg-type]


def test_op_een_plek_waar_niet_geschreven_kan_worden_staat_wat_te_doen(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with voorbeeld() as register, pytest.raises(Registerfout, match="of u er mag schrijven"):
        schrijf_register(register, tmp_path / "bestand" / "uit")
