"""Reading a delivery: which files, rows and columns are used, and what is said about those that are not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from opmaat.kern.register import bron
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.lezer import leeg_register, open_register
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.register.tabellezer import PER_SOORT
from tests.register.leveren import enige, lever, zonder_meldingen


def test_zonder_momenten_zegt_het_register_dat_bekend_op_niet_kan(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    with open_register(tmp_path) as register:
        assert [b.regel for b in register.bevindingen] == ["lezen.geen-bekend-op"]


def test_zonder_feitnummer_zijn_rijen_te_onderscheiden_en_wijst_er_niets_naar(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n7,2025-01-31\n")
    with open_register(tmp_path) as register:
        assert [(r["feit_id"], r["versie_id"]) for r in register.rijen("maatregel")] == [(-1, -1), (-2, -2)]


def test_een_herhaalde_rij_telt_een_keer(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,versie_id\n7,2025-01-31,1\n7,2025-01-31,1\n8,2025-01-31,2\n")
    with open_register(tmp_path) as register:
        bevinding = enige(register)
        rijen = register.rijen("maatregel")
    # without feit_id the negated row number would make the repeat look different
    assert bevinding.regel == "lezen.dubbele-rij" and bevinding.plaats.regel == 3
    assert [rij["persoon_id"] for rij in rijen] == [7, 8]


def test_van_twee_tegenstrijdige_rijen_met_een_versienummer_telt_er_geen(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,feit_id,versie_id\n7,2025-01-31,1,1\n7,2025-02-28,1,1\n8,2025-01-31,2,2\n")
    with open_register(tmp_path) as register:
        assert [rij["persoon_id"] for rij in register.rijen("maatregel")] == [8]
        assert [(b.regel, b.plaats.regel) for b in zonder_meldingen(register)] == [
            ("lezen.dubbele-sleutel", 2),
            ("lezen.dubbele-sleutel", 3),
        ]


def test_twee_geboortedata_van_een_persoon_is_een_tegenstrijdigheid(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,geboortedatum\n7,1985-01-01\n7,1986-01-01\n", "persoon")
    with open_register(tmp_path) as register:
        assert register.rijen("persoon") == []
        assert register.niet_meegeteld == {"persoon": 2}


def test_een_onbekende_kolom_wordt_gemeld_met_de_kolom_die_bedoeld_kan_zijn(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,percentag\n7,2025-01-31,30\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel")[0]["percentage"] is None
        assert register.geleverd["maatregel"] == {"persoon_id", "datum"}
        bevinding = enige(register)
    assert (bevinding.regel, bevinding.doe) == ("lezen.onbekende-kolom", "Bedoelt u percentage?")


def test_zonder_verplichte_kolom_wordt_het_bestand_geweigerd(tmp_path: Path) -> None:
    lever(tmp_path, "persoon,datum\n7,2025-01-31\n")
    with pytest.raises(
        Registerfout, match=r"persoon_id ontbreekt.*maatregel\.csv.*Hernoem de kolom persoon tot persoon_id"
    ):
        open_register(tmp_path)


def test_een_kolom_die_er_twee_keer_in_staat_wordt_geweigerd(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,bedrag,bedrag\n7,2025-01-31,1,2\n")
    with pytest.raises(Registerfout, match="bedrag staat er twee keer in"):
        open_register(tmp_path)


def test_latin_1_wordt_geweigerd_met_de_regel_en_de_remedie(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id;datum;organisatie\n7;2025-01-31;Werk\n8;2025-01-31;Coöperatie\n".encode("latin-1"))
    with pytest.raises(Registerfout, match=r"Latin-1.*maatregel\.csv, regel 3.*CSV UTF-8"):
        open_register(tmp_path)
    with open_register(tmp_path, codering="latin-1") as register:
        assert register.rijen("maatregel")[1]["organisatie"] == "Coöperatie"


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        (b"", "leeg"),
        (b"PK\x03\x04rest", "Excel"),
        ("persoon_id,datum\n".encode("utf-16"), "UTF-8"),
        (b"persoon_id\tdatum\n7\t2025-01-31\n", "tabs"),
    ],
)
def test_een_bestand_dat_geen_csv_is_wordt_geweigerd(tmp_path: Path, inhoud: bytes, woorden: str) -> None:
    lever(tmp_path, inhoud)
    with pytest.raises(Registerfout, match=woorden) as fout:
        open_register(tmp_path)
    assert fout.value.doe


def test_alleen_kolomnamen_is_een_levering_zonder_rijen(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n")
    with open_register(tmp_path) as register:
        assert register.tabellen == ("maatregel",)
        assert register.rijen("maatregel") == []
        assert register.rijen("uitkering") == []


def test_rijen_die_niet_te_knippen_zijn_worden_geteld_en_de_regels_erna_kloppen(tmp_path: Path) -> None:
    lever(
        tmp_path,
        "persoon_id;datum;bedrag;organisatie\n1;2025-01-31;1;a\n2;2025-01-31;1;b;c\n3;2025-01-31\n4;2025-01-31;x;a\n",
    )
    with open_register(tmp_path) as register:
        assert [rij["persoon_id"] for rij in register.rijen("maatregel")] == [1]
        assert register.niet_meegeteld == {"maatregel": 3}
        assert {(b.regel, b.plaats.regel) for b in zonder_meldingen(register)} == {
            ("lezen.too-many-columns", 3),
            ("lezen.missing-columns", 4),
            ("lezen.getal-tekst", 5),
        }


def test_een_aanhalingsteken_dat_open_blijft_is_een_bevinding(tmp_path: Path) -> None:
    lever(tmp_path, 'persoon_id,datum,organisatie\n1,2025-01-31,"Werk, Leren"\n2,2025-01-31,"open\n')
    with open_register(tmp_path) as register:
        assert [rij["organisatie"] for rij in register.rijen("maatregel")] == ["Werk, Leren"]
        assert enige(register).regel == "lezen.unquoted-value"


def test_een_aanhalingsteken_dat_open_blijft_zegt_welke_regels_het_meesleept(tmp_path: Path) -> None:
    # The quote of line 4 is closed by that of line 7: lines 4 t/m 7 are one cell. Line 9 holds a wrong day and must be called line 9.
    regels = [f"{i},2025-01-31,{chr(34) if i in (3, 6) else ''}w{i}" for i in range(1, 8)]
    lever(tmp_path, "persoon_id,datum,organisatie\n" + "\n".join([*regels, "8,31 januari,w8"]) + "\n")
    with open_register(tmp_path) as register:
        assert [rij["organisatie"] for rij in register.rijen("maatregel")] == ["w1", "w2", "w7"]
        assert register.niet_meegeteld == {"maatregel": 5}
        gevonden = {b.regel: b for b in zonder_meldingen(register)}
        assert gevonden["lezen.unquoted-value"].plaats.regel == 4
        assert "ook de regels 5 tot en met 7 zijn niet gelezen" in str(gevonden["lezen.unquoted-value"])
        assert gevonden["lezen.datum-onleesbaar"].plaats.regel == 9


def test_van_veel_gelijke_fouten_wordt_een_deel_getoond_met_het_totaal(tmp_path: Path) -> None:
    regels = "".join(f"{i},2025-01-31,n.v.t.\n" for i in range(1, 201))
    lever(tmp_path, "persoon_id,datum,bedrag\n" + regels)
    with open_register(tmp_path) as register:
        bevindingen = zonder_meldingen(register)
        assert register.niet_meegeteld == {"maatregel": 200}
    assert len(bevindingen) == PER_SOORT + 1
    assert "in totaal 200 keer" in bevindingen[-1].wat


def test_parquet_wordt_met_zijn_eigen_typen_gelezen(tmp_path: Path) -> None:
    duckdb.execute(
        "COPY (SELECT 7 AS persoon_id, TIMESTAMP '2025-01-31 00:00:00' AS datum, 12.5::DOUBLE AS bedrag, NULL::DOUBLE AS percentage, "
        "'x' AS vreemd UNION ALL SELECT 8, TIMESTAMP '2025-01-31 14:00:00', 1, 1, 'x' UNION ALL "
        "SELECT 9, TIMESTAMP '2025-01-31 00:00:00', 0.123::DOUBLE, 'NaN'::DOUBLE, 'x' UNION ALL "
        f"SELECT 10, TIMESTAMP '2025-01-31 00:00:00', 1, 'NaN'::DOUBLE, 'x') TO '{tmp_path}/maatregel.parquet'"
    )
    with open_register(tmp_path) as register:
        rijen = register.rijen("maatregel")
        regels = [(b.regel, b.plaats.regel) for b in zonder_meldingen(register)]
    assert [(rij["persoon_id"], rij["bedrag"], rij["percentage"]) for rij in rijen] == [
        (7, Decimal("12.50"), None),
        (10, Decimal("1.00"), None),
    ]
    assert regels == [("lezen.onbekende-kolom", None), ("lezen.getal-decimalen", 3), ("lezen.datum-onleesbaar", 2)]


def test_een_beschadigd_parquetbestand_wordt_geweigerd(tmp_path: Path) -> None:
    (tmp_path / "uitkering.parquet").write_bytes(b"PAR1 en dan niets")
    with pytest.raises(Registerfout, match="niet te lezen"):
        open_register(tmp_path)


def test_alleen_de_gevraagde_tabellen_worden_gelezen(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    lever(tmp_path, b"\xff\xfe kapot", "uitkering")
    with open_register(tmp_path, tabellen=["maatregel", "gesprek"]) as register:
        assert register.tabellen == ("maatregel",)


def test_een_tabel_die_niet_bestaat_is_een_vergissing(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    with pytest.raises(Registerfout, match="Bedoelt u uitkering"):
        open_register(tmp_path, tabellen=["uitkeringen"])


def test_een_vreemd_bestand_in_de_map_wordt_gemeld(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    lever(tmp_path, "a,b\n", "uitkeringen")
    with open_register(tmp_path) as register:
        assert (enige(register).regel, enige(register).doe) == ("lezen.onbekend-bestand", "Bedoelt u uitkering?")


def test_een_lege_map_een_ontbrekende_map_en_een_dubbele_tabel_worden_geweigerd(tmp_path: Path) -> None:
    with pytest.raises(Registerfout, match="geen enkele tabel"):
        open_register(tmp_path)
    with pytest.raises(Registerfout, match="is er niet"):
        open_register(tmp_path / "nergens")
    lever(tmp_path, "persoon_id,datum\n")
    (tmp_path / "maatregel.parquet").write_bytes(b"")
    with pytest.raises(Registerfout, match="twee keer geleverd"):
        open_register(tmp_path)


def test_een_levering_van_een_andere_hoofdversie_wordt_geweigerd(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    (tmp_path / "datapackage.json").write_text('{"version": "1.7"}', encoding="utf-8")
    with open_register(tmp_path) as register:
        assert register.versie == "1.7"
    (tmp_path / "datapackage.json").write_text('{"version": "2.0"}', encoding="utf-8")
    with pytest.raises(Registerfout, match=r"registerversie 2\.0"):
        open_register(tmp_path)


def test_een_bestand_dat_groter_is_dan_de_vrije_schijf_wordt_niet_gelezen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31\n")
    monkeypatch.setattr(bron.shutil, "disk_usage", lambda pad: type("U", (), {"free": 5})())
    monkeypatch.setattr(bron, "controleer_codering", lambda *a: pytest.fail("er is gelezen"))
    with pytest.raises(Registerfout, match="vrij"):
        open_register(tmp_path)


def test_een_grote_levering_staat_tijdelijk_op_schijf_en_wordt_opgeruimd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opmaat.kern.register.lezer.IN_GEHEUGEN_TOT", 10)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "levering").mkdir()
    lever(tmp_path / "levering", "persoon_id,datum\n7,2025-01-31\n")
    register = open_register(tmp_path / "levering")
    assert register.rijen("maatregel")[0]["persoon_id"] == 7
    assert len(list(tmp_path.iterdir())) == 2
    register.sluit()
    register.sluit()
    assert [pad.name for pad in tmp_path.iterdir()] == ["levering"]


def test_een_leeg_register_kent_elke_tabel_met_haar_typen() -> None:
    with leeg_register() as register:
        for tabel in lees_schema():
            assert register.rijen(tabel.naam) == []
        register.verbinding.execute(
            "INSERT INTO maatregel (persoon_id, datum, bedrag) VALUES (7, DATE '2025-01-31', 12.5)"
        )
        assert register.rijen("maatregel")[0]["bedrag"] == Decimal("12.50")
