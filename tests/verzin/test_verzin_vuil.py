"""The dirt of a real office is there in the share asked for, and can be switched off."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from opmaat.kern.register.lezer import open_register
from opmaat.kern.verzin import verzin


def deel(verbinding: duckdb.DuckDBPyConnection, tabel: str, teller: str, noemer: str = "true") -> float:
    sql = f"SELECT count(*) FILTER (WHERE {teller}) / count(*)::DOUBLE FROM {tabel} WHERE {noemer}"
    return float(verbinding.execute(sql).fetchall()[0][0])


def test_zonder_vuil_is_alles_op_tijd_juist_en_volledig(tmp_path: Path) -> None:
    uit = verzin(tmp_path / "schoon", profiel="deventer", personen=600, zaad=5, vuil=0).uit
    with open_register(uit) as register:
        v = register.verbinding
        for tabel in ("uitkering", "gesprek", "traject", "plaatsing"):
            assert deel(v, tabel, "aard IN ('correctie', 'vernietiging')") == 0
        beeindigd = "eind IS NOT NULL AND regeling <> 'WWB'"
        assert deel(v, "uitkering", "reden_einde IS NULL OR reden_einde IN ('onbekend', 'werk_of_ziektegeld')", beeindigd) == 0
        lang = "SELECT count(*) FROM traject WHERE eind IS NULL AND gepland_eind < DATE '2025-06-01' AND vervallen_op IS NULL"
        assert v.execute(lang).fetchall() == [(0,)]


def test_ongeveer_zes_van_de_honderd_redenen_van_uitstroom_ontbreken(nu: duckdb.DuckDBPyConnection) -> None:
    beeindigd = "eind IS NOT NULL AND regeling <> 'WWB'"
    weg = deel(nu, "nu_uitkering", "reden_einde IS NULL OR reden_einde = 'onbekend'", beeindigd)
    assert 0.03 < weg < 0.10
    assert deel(nu, "nu_uitkering", "reden_einde = 'werk_of_ziektegeld'", beeindigd) > 0


def test_feiten_worden_meestal_binnen_dagen_en_soms_na_weken_ingevoerd(nu: duckdb.DuckDBPyConnection) -> None:
    wacht = "date_diff('day', datum, geregistreerd_op)"
    waar = "aard = 'eerste'"
    mediaan = nu.execute(f"SELECT median({wacht}) FROM melding WHERE {waar}").fetchall()[0][0]
    assert 1 <= mediaan <= 7
    assert 0.01 < deel(nu, "melding", f"{wacht} > 28", waar) < 0.12
    assert deel(nu, "melding", f"{wacht} < 0", waar) == 0


def test_er_zijn_correcties_intrekkingen_en_trajecten_die_nooit_zijn_afgesloten(nu: duckdb.DuckDBPyConnection) -> None:
    assert 0.003 < deel(nu, "gesprek", "aard = 'correctie'") < 0.04
    assert deel(nu, "gesprek", "aard = 'vernietiging'") > 0 or deel(nu, "melding", "aard = 'vernietiging'") > 0
    open_ = "SELECT count(*) FROM nu_traject WHERE eind IS NULL AND gepland_eind < DATE '2025-01-01'"
    assert nu.execute(open_).fetchall()[0][0] > 0


@pytest.mark.parametrize("tabel", ["uitkering", "gesprek"])
def test_meer_vuil_geeft_meer_correcties(tmp_path: Path, nu: duckdb.DuckDBPyConnection, tabel: str) -> None:
    uit = verzin(tmp_path / "vuil", profiel="deventer", personen=600, zaad=7, vuil=4).uit
    with open_register(uit, tabellen=[tabel]) as register:
        assert deel(register.verbinding, tabel, "aard = 'correctie'") > 2 * deel(nu, tabel, "aard = 'correctie'")
