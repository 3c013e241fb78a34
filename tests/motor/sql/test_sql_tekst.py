"""The SQL text itself: quoting, terms equal to those of ``tijd``, the explanation that runs again, and the Arrow shape."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest

from opmaat.kern.maat import Datum, IsEen, Kwaliteit, Selectie, Stand, Telling, Uitsplitsing
from opmaat.kern.motor.sql import LEDEN_SCHEMA, SqlMotor
from opmaat.kern.motor.sql.fragment import MACROS, laatste_dag, letter, plus
from opmaat.kern.motor.sql.voorraad import KOLOMMEN, Voorraad, werkdagkalender
from opmaat.kern.register.bouw import register_van
from opmaat.kern.tijd import Duur, min_
from opmaat.kern.tijd import laatste_dag as tijd_laatste_dag
from opmaat.kern.tijd import plus as tijd_plus
from tests.motor.gevallen.geval import NAAR_WERK, PW, d, groep, op, uitkering, vraag

DAGEN = [date(2023, 12, 1) + timedelta(days=dag) for dag in range(500)]
DUREN = [Duur(3, "dag"), Duur(6, "week"), Duur(1, "maand"), Duur(6, "maand"), Duur(1, "jaar"), Duur(10, "werkdag")]


@pytest.fixture(scope="module")
def verbinding() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    for macro in MACROS:
        con.execute(macro)
    kalender = werkdagkalender()
    con.register("_kalender", kalender)
    con.execute("CREATE TABLE werkdagkalender AS SELECT * FROM _kalender")
    con.execute("CREATE TABLE dagen AS SELECT DATE '2023-12-01' + i::INTEGER AS dag FROM range(500) r(i)")
    return con


@pytest.mark.parametrize("duur", [*DUREN, Duur(0, "werkdag")], ids=str)
def test_een_duur_erbij_en_eraf_is_die_van_tijd(verbinding: duckdb.DuckDBPyConnection, duur: Duur) -> None:
    tekst = f"SELECT {plus('dag', duur)}, {plus('dag', duur, terug=True)} FROM dagen ORDER BY dag"
    assert verbinding.execute(tekst).fetchall() == [(tijd_plus(dag, duur), min_(dag, duur)) for dag in DAGEN]


@pytest.mark.parametrize("duur", [*DUREN, Duur(2, "dag"), Duur(90, "dag"), Duur(91, "dag"), Duur(4, "maand")], ids=str)
def test_een_wettelijke_termijn_eindigt_als_in_tijd(verbinding: duckdb.DuckDBPyConnection, duur: Duur) -> None:
    tekst = f"SELECT {laatste_dag('dag', duur, wettelijk=True)} FROM dagen ORDER BY dag"
    assert [rij[0] for rij in verbinding.execute(tekst).fetchall()] == [
        tijd_laatste_dag(dag, duur, wettelijk=True) for dag in DAGEN
    ]


def test_een_aanhalingsteken_blijft_tekst() -> None:
    slecht = "x'; DROP TABLE gesprek; --"
    assert letter(slecht) == "'x''; DROP TABLE gesprek; --'"
    with register_van({"gesprek": [op(1, "2025-02-01", soort=slecht), op(2, "2025-02-01", soort="x")]}) as register:
        leden = SqlMotor(register).leden(Telling(Datum("gesprek", "datum", IsEen("soort", (slecht,)))), vraag())
        assert [lid.persoon_id for lid in leden] == [1]
        assert len(register.rijen("gesprek")) == 2


def test_een_onbekende_kolom_of_tabel_wordt_geweigerd() -> None:
    with register_van({}) as register:
        motor = SqlMotor(register)
        with pytest.raises(KeyError):
            motor.tel(Stand(Selectie("klantgroep", IsEen("groep; --", ("x",)))), vraag())
        with pytest.raises(KeyError):
            motor.tel(Stand(Selectie("klantgroep k")), vraag())


def test_een_samengestelde_maat_is_niet_voor_een_motor() -> None:
    with register_van({}) as register, pytest.raises(ValueError, match="samengesteld"):
        SqlMotor(register).tel(Kwaliteit((), ("traject",)), vraag())


def test_de_uitleg_is_sql_die_op_een_ander_register_hetzelfde_geeft() -> None:
    feiten = {
        "uitkering": [uitkering(1, "2024-01-01", "2025-02-01", "werk"), uitkering(2, "2024-01-01")],
        "klantgroep": [groep(1, "Matchen", "2024-01-01")],
    }
    maat, gevraagd = Telling(NAAR_WERK), vraag(bekend_op=d("2025-06-30"))
    with register_van(feiten) as register, register_van(feiten) as ander:
        tekst = SqlMotor(register).query(maat, gevraagd)
        for macro in MACROS:
            ander.verbinding.execute(macro)
        *voorbereiding, slot = tekst.split(";\n\n")
        for deel in voorbereiding:
            ander.verbinding.execute(deel)
        assert "CREATE TEMP TABLE samen_uitkering" in tekst
        assert ander.verbinding.execute(slot).fetchall() == [("", "lid", 1)]


def test_leden_in_arrow_hebben_de_kolommen_van_een_lid() -> None:
    feiten = {"uitkering": [uitkering(1, "2025-01-01")], "klantgroep": [groep(1, "Matchen", "2025-01-01")]}
    with register_van(feiten) as register:
        tabel = SqlMotor(register).leden_arrow(Stand(PW), vraag(uitsplitsing=(Uitsplitsing("klantgroep", "groep"),)))
    assert tabel.schema == LEDEN_SCHEMA
    assert sorted(tabel.column("cel").to_pylist()) == [[], ["Matchen"]]


def test_een_tabel_die_niet_geleverd_is_is_leeg_en_geen_fout() -> None:
    with register_van({"uitkering": [uitkering(1, "2025-01-01")]}) as register:
        register.verbinding.execute("DROP TABLE gesprek")
        register.tabellen = tuple(tabel for tabel in register.tabellen if tabel != "gesprek")
        assert SqlMotor(register).leden(Telling(Datum("gesprek", "datum")), vraag()) == []


def test_twee_afspraken_delen_hun_voorbereiding_en_volle_voorraad_wordt_opgeruimd() -> None:
    with register_van({"uitkering": [uitkering(1, "2024-01-01", "2025-02-01", "werk")]}) as register:
        voorraad = Voorraad(register)
        eerste = voorraad.voorbereid("proef", "SELECT 1 AS a")
        assert voorraad.voorbereid("proef", "SELECT 1 AS a") == eerste
        assert voorraad.voorbereid("proef", "SELECT 2 AS a") != eerste
        voorraad.grens = KOLOMMEN  # one row of a small register
        voorraad.begin()
        assert voorraad.voorbereid("proef", "SELECT 1 AS a") != eerste
        assert register.verbinding.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'proef%'"
        ).fetchall() == [(2,)]


def test_na_vergeten_telt_de_motor_het_veranderde_register() -> None:
    with register_van({"uitkering": [uitkering(1, "2024-01-01", "2025-02-01", "werk")]}) as register:
        motor = SqlMotor(register)
        assert len(motor.leden(Telling(NAAR_WERK), vraag())) == 1
        register.verbinding.execute("UPDATE uitkering SET vervallen_op = TIMESTAMP '2025-03-01 12:00:00'")
        motor.vergeet()
        assert motor.leden(Telling(NAAR_WERK), vraag()) == []
