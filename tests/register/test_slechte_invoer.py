"""What really arrives: each kind of bad delivery gives a Dutch sentence with the place and the remedy, and nothing half."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from opmaat.kern.register import bron, lezer, lezing
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.lezer import open_register
from tests.register.leveren import enige, lever, zonder_meldingen

KOP = "persoon_id;datum;bedrag;percentage\n"


def test_een_gevraagde_tabel_die_er_niet_is_wordt_gemeld(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    with open_register(tmp_path, tabellen=["maatregel", "traject"]) as register:
        bevinding = enige(register)
        assert register.tabellen == ("maatregel",) and register.rijen("traject") == []
    assert (bevinding.regel, bevinding.categorie) == ("lezen.tabel-ontbreekt", "bestand")
    assert "traject.csv" in str(bevinding) and "alleen kolomnamen" in bevinding.doe


def test_regeleinden_binnen_aanhalingstekens_horen_bij_de_cel_en_de_regels_erna_kloppen(tmp_path: Path) -> None:
    inhoud = 'begin,naam,waarde,toelichting\n2025-01-01,a,1,"eerste regel\ntweede regel\n\nvierde"\n2025-01-01,b,2,kort\n2025-01-01,c,x,\n'
    lever(tmp_path, inhoud, "parameter")
    with open_register(tmp_path) as register:
        rijen = register.rijen("parameter")
        bevinding = enige(register)
    assert [rij["naam"] for rij in rijen] == ["a", "b"]
    assert rijen[0]["toelichting"] == "eerste regel\ntweede regel\n\nvierde"
    # line 1 header, 2 to 5 the first row, 6 the second, 7 the third
    assert (bevinding.regel, bevinding.plaats.regel) == ("lezen.getal-tekst", 7)


@pytest.mark.parametrize(
    ("inhoud", "regel"),
    [
        (b"persoon_id,datum\r\n7,2025-01-31\n8,2025-01-31\r\n", 2),
        (b"persoon_id,datum\n7,2025-01-31\n8,2025-01-31\r\n9,2025-01-31\n", 3),
        (b"persoon_id,datum\n7,2025-01-31\r8,2025-01-31\n", 2),
        (b'persoon_id,datum,reden\r\n7,2025-01-31,"een\ntwee"\r\n8,2025-01-31,\n', 4),
    ],
)
def test_regels_die_niet_overal_gelijk_eindigen_worden_geweigerd_met_de_eerste_die_afwijkt(tmp_path: Path, inhoud: bytes, regel: int) -> None:
    lever(tmp_path, inhoud)
    with pytest.raises(Registerfout, match=rf"Plaats: maatregel.csv, regel {regel}\..*bewaar het opnieuw als CSV UTF-8"):
        open_register(tmp_path)


@pytest.mark.parametrize("einde", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("in_de_cel", [b"\n", b"\r\n"])
def test_een_ander_regeleinde_binnen_aanhalingstekens_mag(tmp_path: Path, einde: bytes, in_de_cel: bytes) -> None:
    rijen = (b"begin,naam,waarde,toelichting", b'2025-01-01,a,1,"een' + in_de_cel + b'twee ""drie"""', b"2025-01-01,b,2,kort", b"")
    lever(tmp_path, einde.join(rijen), "parameter")
    with open_register(tmp_path) as register:
        assert [rij["naam"] for rij in register.rijen("parameter")] == ["a", "b"]


def test_een_regeleinde_dat_over_twee_leesblokken_valt_is_er_een(tmp_path: Path) -> None:
    kop, vulling = b"persoon_id,datum,reden\r\n", b"7,2025-01-31,"
    lang = b"x" * ((1 << 20) - 1 - len(kop) - len(vulling))
    lever(tmp_path, kop + vulling + lang + b"\r\n8,2025-01-31,\r\n")
    with open_register(tmp_path) as register:
        assert [rij["persoon_id"] for rij in register.rijen("maatregel")] == [7, 8]


def test_een_tabel_die_een_lus_van_verwijzingen_of_een_map_is_wordt_geweigerd(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    lus = tmp_path / "traject.csv"
    lus.symlink_to("traject.csv")
    with pytest.raises(Registerfout, match="Plaats: traject.csv.*Zet het bestand zelf in de map"):
        open_register(tmp_path)
    lus.unlink()
    lus.mkdir()
    with pytest.raises(Registerfout, match="Plaats: traject.csv"):
        open_register(tmp_path)


def test_een_bestand_dat_niet_gelezen_mag_worden_is_een_fout_in_de_invoer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")

    def weiger(pad: Path, codering: str) -> None:
        raise PermissionError(13, "Permission denied", str(pad))

    monkeypatch.setattr(bron, "controleer_codering", weiger)
    with pytest.raises(Registerfout, match="kan niet worden geopend. Plaats: maatregel.csv.*Kijk of u het zelf kunt openen"):
        open_register(tmp_path)


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        ("n.v.t.", "getal-onbekend"),
        ("n.b.", "getal-onbekend"),
        ("100/200", "getal-twee"),
        ("12 of 13", "getal-twee"),
        ("1.234.56", "getal-gemengd"),
        ("twaalf", "getal-tekst"),
    ],
)
def test_een_cel_in_een_puntkommabestand_die_geen_getal_is(tmp_path: Path, cel: str, reden: str) -> None:
    lever(tmp_path, f"{KOP}7;31-01-2025;12,50;30\n8;31-01-2025;{cel};30\n")
    with open_register(tmp_path) as register:
        bevinding = enige(register)
        assert [rij["persoon_id"] for rij in register.rijen("maatregel")] == [7]
        assert register.niet_meegeteld == {"maatregel": 1}
    assert (bevinding.regel, bevinding.categorie) == (f"lezen.{reden}", "waarde")
    assert (bevinding.plaats.bestand, bevinding.plaats.regel, bevinding.plaats.kolom, bevinding.plaats.woorden) == (
        "maatregel.csv", 3, "bedrag", cel,
    )  # fmt: skip
    assert bevinding.waarom and bevinding.doe


def test_latin_1_kan_worden_aangegeven(tmp_path: Path) -> None:
    lever(tmp_path, "begin;naam;waarde;toelichting\n2025-01-01;a;1,5;reïntegratie\n".encode("latin-1"), "parameter")
    with pytest.raises(Registerfout, match=r"geen UTF-8.*parameter\.csv, regel 2.*latin-1"):
        open_register(tmp_path)
    with open_register(tmp_path, codering="latin-1") as register:
        assert register.rijen("parameter")[0]["toelichting"] == "reïntegratie"


def test_een_leeg_bestand_alleen_een_kop_en_een_kop_met_bom(tmp_path: Path) -> None:
    lever(tmp_path, "")
    with pytest.raises(Registerfout, match=r"leeg.*maatregel\.csv.*regel met kolomnamen"):
        open_register(tmp_path)
    lever(tmp_path, "\ufeffpersoon_id;datum\n")
    with open_register(tmp_path) as register:
        assert zonder_meldingen(register) == [] and register.rijen("maatregel") == []


def test_een_bestand_in_plaats_van_een_map_wordt_geweigerd(tmp_path: Path) -> None:
    bestand = tmp_path / "levering.zip"
    bestand.write_bytes(b"PK")
    with pytest.raises(Registerfout, match="is er niet.*Geef de map"):
        open_register(bestand)


def test_een_geweigerde_levering_laat_niets_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tijdelijk, levering = tmp_path / "tijdelijk", tmp_path / "levering"
    tijdelijk.mkdir()
    levering.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tijdelijk))
    monkeypatch.setattr(lezer, "IN_GEHEUGEN_TOT", 10)
    lever(levering, "persoon_id,begin,regeling\n1,2025-01-01,PW\n", "uitkering")
    lever(levering, b"persoon_id,datum\n7,2025-01-31\n" + b"\xff\n", "melding")
    with pytest.raises(Registerfout):
        open_register(levering)
    assert list(tijdelijk.iterdir()) == []


def test_een_bestand_groter_dan_het_geheugen_wordt_begrensd_gelezen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the database may keep 180 MB; the file is 185 MB, so it has to use the disk
    monkeypatch.setattr(lezer, "IN_GEHEUGEN_TOT", 10)
    monkeypatch.setattr(lezer, "GEHEUGENGRENS", "180MB")
    monkeypatch.setattr(lezer, "DRADEN", 2)
    toelichting = "x" * 1_000
    with (tmp_path / "parameter.csv").open("w", encoding="utf-8") as stroom:
        stroom.write("begin,naam,waarde,toelichting\n")
        for i in range(180_000):
            stroom.write(f"2025-01-01,p{i},{i},{toelichting}{i}\n")
    assert (tmp_path / "parameter.csv").stat().st_size > 180_000_000
    with open_register(tmp_path) as register:
        rij = register.verbinding.execute("SELECT count(*), sum(waarde) FROM parameter").fetchone()
    assert rij is not None and (rij[0], int(rij[1])) == (180_000, 180_000 * 179_999 // 2)


def test_de_schijf_wordt_bekeken_voor_er_een_byte_is_gelezen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lever(tmp_path, KOP)
    monkeypatch.setattr(bron.shutil, "disk_usage", lambda pad: type("U", (), {"free": 1})())
    monkeypatch.setattr(bron, "open_csv", lambda *a: pytest.fail("er is gelezen"))
    with pytest.raises(Registerfout, match=r"vrij.*maatregel\.csv.*Maak schijfruimte vrij"):
        open_register(tmp_path)


def test_een_volle_schijf_tijdens_het_lezen_is_een_duidelijke_zin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object, **__: object) -> None:
        raise duckdb.IOException("No space left on device")

    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    monkeypatch.setattr(lezing, "lees_tabel", vol)
    with pytest.raises(Registerfout, match="past niet in het geheugen.*Maak schijfruimte vrij"):
        open_register(tmp_path)
