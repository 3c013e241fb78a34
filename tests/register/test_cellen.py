"""One delivered cell: what people really write becomes a typed value or a finding, and never a guess."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.register.lezer import open_register
from opmaat.kern.register.schema import lees_schema
from tests.register.leveren import enige, lever, zonder_meldingen


def test_een_bestand_met_komma_wordt_gelezen_als_getypeerde_rijen(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,bedrag,percentage,ingetrokken_op\n7,2025-01-31,12.50,30,\n")
    with open_register(tmp_path) as register:
        (rij,) = register.rijen("maatregel")
    assert (rij["persoon_id"], rij["datum"], rij["bedrag"]) == (7, date(2025, 1, 31), Decimal("12.50"))
    assert rij["percentage"] == 30
    assert rij["ingetrokken_op"] is None
    assert rij["grond"] is None  # not delivered
    assert set(rij) == set(lees_schema().tabel("maatregel").kolomnamen)


def test_een_bestand_met_puntkomma_schrijft_een_decimale_komma(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id;datum;bedrag\n7;31-01-2025;12,50\n8;1-2-2025;1.234,56\n9;20250203;80\n")
    with open_register(tmp_path) as register:
        rijen = register.rijen("maatregel")
        assert zonder_meldingen(register) == []
    assert [rij["bedrag"] for rij in rijen] == [Decimal("12.50"), Decimal("1234.56"), Decimal("80.00")]
    assert [rij["datum"] for rij in rijen] == [date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 3)]


def test_een_bestand_met_puntkomma_en_overal_een_decimale_punt_mag_ook(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id;datum;bedrag\n7;2025-01-31;12.50\n8;2025-01-31;0.5\n")
    with open_register(tmp_path) as register:
        assert [rij["bedrag"] for rij in register.rijen("maatregel")] == [Decimal("12.50"), Decimal("0.50")]


def test_een_byte_order_mark_en_windowsregels_storen_niet(tmp_path: Path) -> None:
    lever(tmp_path, "\ufeffpersoon_id;datum;bedrag\r\n7;2025-01-31;12,50\r\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel")[0]["persoon_id"] == 7


def test_punten_en_kommas_door_elkaar_worden_niet_geraden(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id;datum;bedrag\n7;2025-01-31;12,50\n8;2025-01-31;12.50\n9;2025-01-31;1.250\n")
    with open_register(tmp_path) as register:
        assert [rij["persoon_id"] for rij in register.rijen("maatregel")] == [7]
        assert register.niet_meegeteld == {"maatregel": 2}
        assert [(b.regel, b.plaats.regel, b.plaats.woorden) for b in zonder_meldingen(register)] == [
            ("lezen.getal-gemengd", 3, "12.50"),
            ("lezen.getal-gemengd", 4, "1.250"),
        ]


def test_een_duizendpunt_zonder_decimalen_wordt_niet_geraden(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id;datum;bedrag\n7;2025-01-31;1.250\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel") == []
        assert enige(register).regel == "lezen.getal-gemengd"


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        ("n.v.t.", "getal-onbekend"),
        ("N.B.", "getal-onbekend"),
        ("-", "getal-onbekend"),
        ("40 (38)", "getal-twee"),
        ("12 / 15", "getal-twee"),
        ("circa veertig", "getal-tekst"),
        ("€ 12", "getal-tekst"),
        ("12.345", "getal-decimalen"),
        ("1e3", "getal-tekst"),
        ("9999999999999.00", "getal-te-groot"),
        ("12,50", "getal-gemengd"),
    ],
)
def test_een_cel_die_geen_getal_is_wordt_een_bevinding_en_telt_niet(tmp_path: Path, cel: str, reden: str) -> None:
    lever(tmp_path, f'persoon_id,datum,bedrag\n7,2025-01-31,1.00\n8,2025-01-31,"{cel}"\n')
    with open_register(tmp_path) as register:
        assert [rij["persoon_id"] for rij in register.rijen("maatregel")] == [7]
        bevinding = enige(register)
        (bewaard,) = register.verbinding.execute("SELECT bedrag FROM quarantaine.maatregel").fetchall()
    assert (bevinding.regel, bevinding.ernst) == (f"lezen.{reden}", "fout")
    assert (bevinding.plaats.bestand, bevinding.plaats.regel, bevinding.plaats.kolom) == ("maatregel.csv", 3, "bedrag")
    assert bevinding.plaats.woorden == cel
    assert bevinding.waarom and bevinding.doe
    assert reden in ("getal-decimalen",) or bewaard == (None,)


def test_nullen_achter_de_centen_zijn_geen_extra_decimalen(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum,bedrag\n7,2025-01-31,12.5000\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel")[0]["bedrag"] == Decimal("12.50")


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        ("2025-02-30", "datum-bestaat-niet"),
        ("31-06-2025", "datum-bestaat-niet"),
        ("20251301", "datum-bestaat-niet"),
        ("0025-01-31", "datum-jaar"),
        ("31-01-1025", "datum-jaar"),
        ("01/02/2025", "datum-onleesbaar"),
        ("31-1-25", "datum-onleesbaar"),
        ("januari 2025", "datum-onleesbaar"),
        ("2025-01-31 14:00:00", "datum-onleesbaar"),
    ],
)
def test_een_datum_die_niet_klopt_wordt_een_bevinding(tmp_path: Path, cel: str, reden: str) -> None:
    lever(tmp_path, f"persoon_id,datum,begin\n7,2025-01-31,{cel}\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel") == []
        assert (enige(register).regel, enige(register).plaats.woorden) == (f"lezen.{reden}", cel)


def test_middernacht_achter_een_datum_is_nog_steeds_die_datum(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,2025-01-31 00:00:00\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel")[0]["datum"] == date(2025, 1, 31)


def test_een_einde_in_9999_is_lopend_en_wordt_gemeld(tmp_path: Path) -> None:
    lever(
        tmp_path,
        "persoon_id;begin;eind;regeling\n7;2025-01-01;31-12-9999;PW\n8;2025-01-01;31-12-2025;PW\n",
        "uitkering",
    )
    with open_register(tmp_path) as register:
        assert [rij["eind"] for rij in register.rijen("uitkering")] == [None, date(2025, 12, 31)]
        (melding,) = [b for b in register.bevindingen if b.regel == "lezen.einde-9999"]
    assert melding.wat.startswith("1 keer")


def test_een_lege_persoon_telt_niet_en_de_waarde_van_een_sleutel_wordt_niet_herhaald(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n,2025-01-31\nX12,2025-01-31\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel") == []
        assert {(b.regel, b.plaats.regel, b.plaats.woorden) for b in zonder_meldingen(register)} == {
            ("lezen.leeg", 2, None),
            ("lezen.getal-tekst", 3, None),
        }


@pytest.mark.parametrize(("cel", "waarde"), [("ja", True), ("Nee", False), ("TRUE", True), ("0", False), ("", None)])
def test_ja_en_nee_worden_gelezen(tmp_path: Path, cel: str, waarde: bool | None) -> None:
    lever(tmp_path, f"persoon_id,begin,grond,verplicht\n7,2025-01-01,regulier,{cel}\n", "plaatsing")
    with open_register(tmp_path) as register:
        assert register.rijen("plaatsing")[0]["verplicht"] is waarde


def test_misschien_is_geen_ja_of_nee(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,begin,grond,verplicht\n7,2025-01-01,regulier,misschien\n", "plaatsing")
    with open_register(tmp_path) as register:
        assert enige(register).regel == "lezen.ja-nee"


@pytest.mark.parametrize(
    ("cel", "moment"),
    [
        ("2025-07-01T00:30:00+02:00", datetime(2025, 6, 30, 22, 30)),
        ("2025-07-01 00:30:00", datetime(2025, 7, 1, 0, 30)),
        ("2025-07-01T00:30:00Z", datetime(2025, 7, 1, 0, 30)),
    ],
)
def test_een_moment_is_in_utc(tmp_path: Path, cel: str, moment: datetime) -> None:
    lever(tmp_path, f"persoon_id,datum,geregistreerd_op\n7,2025-01-31,{cel}\n")
    with open_register(tmp_path) as register:
        assert register.rijen("maatregel")[0]["geregistreerd_op"] == moment


def test_een_dag_in_9999_die_niet_leeg_mag_zijn_is_een_bevinding(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,datum\n7,9999-12-31\n")
    with open_register(tmp_path) as register:
        assert enige(register).regel == "lezen.datum-jaar"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.decimals("-999999.99", "999999.99", places=2), min_size=1, max_size=30), st.data())
def test_een_bedrag_overleeft_beide_schrijfwijzen(bedragen: list[Decimal], data: st.DataObject) -> None:
    def met_komma(bedrag: Decimal) -> str:
        duizendtallen = data.draw(st.booleans())
        heel, _, cent = f"{bedrag:,.2f}".partition(".")
        return f"{heel.replace(',', '.' if duizendtallen else '')},{cent}"

    for scheiding, schrijf in ((",", str), (";", met_komma)):
        regels = [scheiding.join(("7", "2025-01-31", schrijf(bedrag))) for bedrag in bedragen]
        with TemporaryDirectory() as map_:
            lever(Path(map_), "\n".join((scheiding.join(("persoon_id", "datum", "bedrag")), *regels)) + "\n")
            with open_register(Path(map_)) as register:
                assert [rij["bedrag"] for rij in register.rijen("maatregel")] == bedragen
