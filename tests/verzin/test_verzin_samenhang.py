"""Tables agree with each other, with the code lists and with the calendar; nobody in them is real."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from opmaat.kern.register.lezer import Register
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.tijd import is_werkdag

SCHEMA = lees_schema()
FEITEN = [tabel.naam for tabel in SCHEMA if tabel.tweetijdig]
PERSOONLIJK = [tabel.naam for tabel in SCHEMA if tabel.persoonsgebonden and tabel.datumkolom]
VERWIJZINGEN = [(tabel.naam, kolom.naam, kolom.verwijst) for tabel in SCHEMA for kolom in tabel.kolommen if kolom.verwijst]
CODES = [(tabel.naam, kolom.naam, kolom.codelijst) for tabel in SCHEMA for kolom in tabel.kolommen if kolom.codelijst]
PERIODEN = [tabel.naam for tabel in SCHEMA if tabel.vorm == "periode"]
OP_KANTOOR = ("gesprek", "melding", "aanvraag", "diagnose", "ladder", "nazorg", "onderzoek", "constatering", "bijeenkomst")


def een(verbinding: duckdb.DuckDBPyConnection, sql: str) -> int:
    rij = verbinding.execute(sql).fetchone()
    assert rij is not None
    return int(rij[0])


def test_de_lezer_vindt_niets_aan_te_merken(klein: Register) -> None:
    assert klein.bevindingen == []
    assert klein.niet_meegeteld == {}


@pytest.mark.parametrize("tabel", [tabel.naam for tabel in SCHEMA])
def test_elke_tabel_heeft_rijen(klein: Register, tabel: str) -> None:
    assert een(klein.verbinding, f"SELECT count(*) FROM {tabel}") > 0


@pytest.mark.parametrize(("tabel", "kolom", "doel"), VERWIJZINGEN)
def test_elke_verwijzing_wijst_naar_een_rij_die_er_is(klein: Register, tabel: str, kolom: str, doel: str) -> None:
    sleutel = SCHEMA.tabel(doel).sleutel
    wezen = f"SELECT count(*) FROM {tabel} WHERE {kolom} IS NOT NULL AND {kolom} NOT IN (SELECT {sleutel} FROM {doel})"
    assert een(klein.verbinding, wezen) == 0


@pytest.mark.parametrize(("tabel", "kolom", "lijst"), CODES)
def test_elke_code_staat_in_de_lijst_en_mocht_op_die_dag(klein: Register, tabel: str, kolom: str, lijst: str) -> None:
    codes = SCHEMA.codelijsten[lijst]
    dag = SCHEMA.tabel(tabel).datumkolom or "DATE '2020-01-01'"
    rijen = klein.verbinding.execute(
        f"SELECT code, min(dag), max(dag) FROM (SELECT unnest(string_split({kolom}, ';')) AS code, {dag} AS dag "
        f"FROM {tabel} WHERE {kolom} IS NOT NULL) GROUP BY code"
    ).fetchall()
    for waarde, eerste, laatste in rijen:
        assert waarde in codes, f"{waarde} staat niet in {lijst}"
        code = codes[waarde]
        assert code.van is None or eerste >= code.van, f"{waarde} bestond nog niet op {eerste}"
        assert code.tot is None or laatste <= code.tot, f"{waarde} bestond niet meer op {laatste}"


@pytest.mark.parametrize("tabel", PERSOONLIJK)
def test_niets_gebeurt_voor_de_geboorte_of_na_de_laatste_dag(klein: Register, tabel: str) -> None:
    dag = SCHEMA.tabel(tabel).datumkolom
    vroeg = f"SELECT count(*) FROM {tabel} t JOIN persoon p USING (persoon_id) WHERE t.{dag} < p.geboortedatum"
    assert een(klein.verbinding, vroeg) == 0
    gepland = "AND resultaat <> 'gepland'" if tabel == "gesprek" else "AND status <> 'uitgenodigd'" if tabel == "deelname" else ""
    laat = f"SELECT count(*) FROM {tabel} WHERE {dag} > DATE '2025-12-31' {gepland}"
    assert een(klein.verbinding, laat) == 0


@pytest.mark.parametrize("tabel", PERIODEN)
def test_geen_periode_eindigt_voor_haar_begin(klein: Register, tabel: str) -> None:
    soort = SCHEMA.tabel(tabel)
    assert een(klein.verbinding, f"SELECT count(*) FROM {tabel} WHERE {soort.eind} < {soort.begin}") == 0


@pytest.mark.parametrize("tabel", ["uitkering", "klantgroep", "leefsituatie"])
def test_een_persoon_is_nooit_twee_keer_tegelijk_in_een_toestand(nu: duckdb.DuckDBPyConnection, tabel: str) -> None:
    dubbel = f"""SELECT count(*) FROM (SELECT begin, lag(coalesce(eind, DATE '2999-12-31')) OVER (PARTITION BY persoon_id ORDER BY begin) AS vorig
                 FROM nu_{tabel}) WHERE begin <= vorig"""
    assert een(nu, dubbel) == 0


@pytest.mark.parametrize("tabel", FEITEN)
def test_er_is_op_elk_moment_hoogstens_een_versie_bekend(klein: Register, tabel: str) -> None:
    dubbel = f"""SELECT count(*) FROM (SELECT geregistreerd_op AS van, lag(coalesce(vervallen_op, TIMESTAMP '2999-12-31'))
                 OVER (PARTITION BY feit_id ORDER BY geregistreerd_op, versie_id) AS vorig FROM {tabel}) WHERE van < vorig"""
    assert een(klein.verbinding, dubbel) == 0
    assert een(klein.verbinding, f"SELECT count(*) FROM {tabel} WHERE vervallen_op <= geregistreerd_op AND aard <> 'vernietiging'") == 0
    gaten = f"""SELECT count(*) FROM (SELECT aard, lag(vervallen_op) OVER (PARTITION BY feit_id ORDER BY geregistreerd_op) AS vorig,
                geregistreerd_op FROM {tabel}) WHERE aard <> 'eerste' AND vorig IS DISTINCT FROM geregistreerd_op"""
    assert een(klein.verbinding, gaten) == 0


@pytest.mark.parametrize("tabel", OP_KANTOOR)
def test_wat_op_kantoor_gebeurt_gebeurt_op_een_werkdag(nu: duckdb.DuckDBPyConnection, tabel: str) -> None:
    dagen = [rij[0] for rij in nu.execute(f"SELECT DISTINCT datum FROM nu_{tabel} WHERE datum >= DATE '2015-01-01'").fetchall()]
    assert dagen
    assert [dag for dag in dagen if not is_werkdag(dag)] == []


def test_goede_vrijdag_en_bevrijdingsdag_zijn_vrij(nu: duckdb.DuckDBPyConnection) -> None:
    vrij = (date(2024, 3, 29), date(2025, 5, 5), date(2025, 4, 18))
    assert nu.execute("SELECT count(*) FROM nu_gesprek WHERE datum IN (SELECT unnest(?))", [list(vrij)]).fetchall() == [(0,)]


def test_partners_delen_een_dossier_en_een_periode(nu: duckdb.DuckDBPyConnection) -> None:
    partners = "SELECT count(*) FROM nu_uitkering WHERE rol = 'partner' AND regeling = 'PW'"
    assert een(nu, partners) > 0
    los = """SELECT count(*) FROM nu_uitkering p WHERE rol = 'partner' AND NOT EXISTS (SELECT 1 FROM uitkering a
             WHERE a.dossier_id = p.dossier_id AND a.rol = 'aanvrager' AND a.persoon_id <> p.persoon_id)"""
    assert een(nu, los) == 0


def test_wwb_houdt_op_waar_pw_begint(nu: duckdb.DuckDBPyConnection) -> None:
    assert een(nu, "SELECT count(*) FROM nu_uitkering WHERE regeling = 'WWB' AND eind <> DATE '2014-12-31'") == 0
    los = """SELECT count(*) FROM nu_uitkering w WHERE regeling = 'WWB' AND NOT EXISTS (SELECT 1 FROM nu_uitkering p
             WHERE p.persoon_id = w.persoon_id AND p.begin = DATE '2015-01-01' AND p.regeling = 'PW')"""
    met = een(nu, "SELECT count(*) FROM nu_uitkering WHERE regeling = 'WWB'")
    assert met > 50
    assert een(nu, los) <= met * 0.02, "hoogstens wie door ingetrokken of late feiten zijn pendant mist"


def test_wie_overlijdt_doet_daarna_niets_meer_op_een_uitkering(nu: duckdb.DuckDBPyConnection) -> None:
    assert een(nu, "SELECT count(*) FROM persoon WHERE overleden_op IS NOT NULL") > 0
    na = "SELECT count(*) FROM nu_uitkering u JOIN persoon p USING (persoon_id) WHERE u.begin > p.overleden_op"
    assert een(nu, na) == 0


def test_de_levering_is_volledig_tot_en_met_de_laatste_dag(klein: Register) -> None:
    rijen = klein.rijen("levering")
    assert {rij["tabel"] for rij in rijen} == {tabel for tabel in FEITEN if tabel != "levering"}
    assert {rij["volledig_tm"] for rij in rijen} == {date(2025, 12, 31)}
    for rij in rijen:
        assert rij["rijen"] == een(klein.verbinding, f"SELECT count(*) FROM {rij['tabel']}"), rij["tabel"]


def test_nergens_staat_iets_dat_op_een_persoon_wijst(kleine_map: Path, klein: Register) -> None:
    namen = {kolom.naam for tabel in SCHEMA for kolom in tabel.kolommen}
    assert not {"bsn", "naam_persoon", "voornaam", "achternaam", "adres", "telefoon", "email"} & namen
    teksten: set[str] = set()
    for tabel in SCHEMA:
        for kolom in tabel.kolommen:
            if kolom.type == "string":
                rijen = klein.verbinding.execute(f"SELECT DISTINCT {kolom.naam} FROM {tabel.naam}").fetchall()
                teksten |= {rij[0] for rij in rijen if rij[0] is not None}
    assert [tekst for tekst in teksten if re.search(r"\d{8,9}|@|\+31|06[- ]?\d{6}", tekst)] == []


def test_wie_werkt_na_de_uitkering_begint_daarna(nu: duckdb.DuckDBPyConnection) -> None:
    uit = "SELECT count(*) FROM nu_uitkering WHERE reden_einde = 'werk' AND regeling <> 'WWB'"
    zonder = """SELECT count(*) FROM nu_uitkering u WHERE reden_einde = 'werk' AND regeling <> 'WWB' AND NOT EXISTS (
        SELECT 1 FROM nu_plaatsing p WHERE p.persoon_id = u.persoon_id AND p.begin BETWEEN u.eind AND u.eind + 40)"""
    assert 0.02 < een(nu, zonder) / een(nu, uit) < 0.2, "een deel van de uitstroom heeft geen plaatsing: bedoeld vuil"
