"""The register's schema says what the design says: its tables, its conventions, its codes."""

from __future__ import annotations

import copy
import json
import re
from importlib.resources import files
from typing import Any

import pytest

from opmaat.kern.register.schema import TWEETIJDIG, Kolom, Tabel, duckdb_type, lees_schema, maak_schema

SCHEMA = lees_schema()

# The tables of section 5 of the design, by form.
IDENTITEITEN = {"persoon", "dossier", "werkgever", "medewerker"}
PERIODEN = {
    "leefsituatie",
    "uitkering",
    "klantgroep",
    "doelgroep",
    "toewijzing",
    "inburgering",
    "plan_van_aanpak",
    "traject",
    "activiteit",
    "vacature",
    "sroi_verplichting",
    "plaatsing",
    "lks_beschikking",
    "verplichting",
    "voorziening_elders",
    "formatie",
    "parameter",
    "levering",
}
GEBEURTENISSEN = {
    "melding",
    "aanvraag",
    "gesprek",
    "contact",
    "verwijzing",
    "bijeenkomst",
    "deelname",
    "diagnose",
    "ladder",
    "behaald",
    "voordracht",
    "loonwaarde",
    "nazorg",
    "inkomsten",
    "onderzoek",
    "constatering",
    "maatregel",
    "verzuim",
    "enquete",
    "enquete_uitnodiging",
    "klacht",
    "besteding",
    "oplevering",
}


@pytest.fixture
def bestanden() -> tuple[dict[str, Any], dict[str, Any]]:
    map_ = files("opmaat.kern.register")
    pakket, lijsten = (
        json.loads((map_ / naam).read_text(encoding="utf-8")) for naam in ("datapackage.json", "codelijsten.json")
    )
    return copy.deepcopy(pakket), copy.deepcopy(lijsten)


@pytest.mark.parametrize(
    ("vorm", "namen"), [("identiteit", IDENTITEITEN), ("periode", PERIODEN), ("gebeurtenis", GEBEURTENISSEN)]
)
def test_elke_tabel_van_het_ontwerp_is_er_met_haar_vorm(vorm: str, namen: set[str]) -> None:
    assert {tabel.naam for tabel in SCHEMA if tabel.vorm == vorm} == namen


@pytest.mark.parametrize("tabel", list(SCHEMA), ids=lambda t: t.naam)
def test_een_tabel_volgt_de_afspraken(tabel: Tabel) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", tabel.naam)
    assert tabel.omschrijving.startswith("Een rij is ") and tabel.omschrijving.endswith(".")
    assert tabel.persoonsgebonden == tabel.heeft("persoon_id")
    if tabel.vorm == "periode":
        assert tabel.begin == "begin" and tabel.eind is not None and tabel.datum is None
        assert tabel.kolom("begin").verplicht
        assert tabel.kolom(tabel.eind).type == tabel.kolom("begin").type == "date"
    elif tabel.vorm == "gebeurtenis":
        assert tabel.datum is not None and tabel.begin is None and tabel.eind is None
        assert tabel.kolom(tabel.datum).verplicht and tabel.kolom(tabel.datum).type == "date"
    else:
        assert tabel.kolom(tabel.sleutel).verplicht and tabel.kolom(tabel.sleutel).type == "integer"
        assert not any(tabel.heeft(naam) for naam in TWEETIJDIG)
    if tabel.hoofdcode is not None:
        assert tabel.kolom(tabel.hoofdcode).type == "string"


def test_elk_feit_zegt_op_dezelfde_manier_wanneer_het_bekend_was() -> None:
    eerste = [SCHEMA.tabel("uitkering").kolom(naam) for naam in TWEETIJDIG]
    assert [kolom.type for kolom in eerste] == ["integer", "integer", "datetime", "datetime", "string"]
    for tabel in SCHEMA:
        if tabel.tweetijdig:
            kolommen = [tabel.kolom(naam) for naam in TWEETIJDIG]
            assert kolommen == eerste
            assert not any(kolom.verplicht for kolom in kolommen)


@pytest.mark.parametrize(("tabel", "kolom"), [(t, k) for t in SCHEMA for k in t.kolommen], ids=lambda deel: deel.naam)
def test_een_kolom_volgt_de_afspraken(tabel: Tabel, kolom: Kolom) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", kolom.naam)
    assert kolom.titel and not kolom.titel.endswith(".")
    if kolom.codelijst or kolom.lijst or kolom.minimaal == "weg":
        assert kolom.type == "string"
    if kolom.geld:
        assert kolom.type == "number"
    if kolom.minimaal == "maand":
        assert kolom.type == "date"
    if kolom.naam.endswith("_op") and kolom.verwijst is None:
        assert kolom.type == ("datetime" if kolom.naam in TWEETIJDIG else "date")
    if kolom.naam.endswith("_id") and kolom.naam not in (tabel.sleutel, "feit_id", "versie_id"):
        assert kolom.type == "integer" and kolom.verwijst is not None


def test_elke_codelijst_wordt_gebruikt() -> None:
    gebruikt = {kolom.codelijst for tabel in SCHEMA for kolom in tabel.kolommen}
    assert set(SCHEMA.codelijsten) == gebruikt - {None}


def test_codes_zijn_kleine_letters_behalve_groepen_en_regelingen() -> None:
    for lijst in SCHEMA.codelijsten.values():
        if lijst.naam not in ("klantgroep", "regeling"):
            assert all(re.fullmatch(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*", code) for code in lijst.waarden), lijst.naam
    assert SCHEMA.codelijsten["klantgroep"].waarden == ("Matchen", "Groeien", "Faciliteren", "Zorgen")
    assert set(SCHEMA.codelijsten["regeling"].waarden) == {"PW", "WWB", "IOAW", "IOAZ", "Bbz"}


def test_een_code_van_buiten_wordt_hoogstens_een_eigen_code() -> None:
    for lijst in SCHEMA.codelijsten.values():
        invoer = [code.bus_in for code in lijst.codes if code.bus_in is not None]
        assert len(invoer) == len(set(invoer)), lijst.naam


def test_bus_11_wordt_bij_invoer_nooit_werk() -> None:
    redenen = SCHEMA.codelijsten["reden_einde"]
    assert redenen["werk"].bus == "11"
    assert redenen["werk"].bus_in is None
    assert redenen["werk_of_ziektegeld"].bus_in == "11"


def test_elke_bus_reden_van_kenmerk_34_komt_ergens_terecht() -> None:
    kenmerk_34 = [f"{code:02}" for code in (*range(1, 8), 11, *range(13, 16), *range(17, 20), *range(31, 36), 97, 98)]
    assert sorted(c.bus_in for c in SCHEMA.codelijsten["reden_einde"].codes if c.bus_in) == kenmerk_34


def test_een_bedrag_is_op_de_cent_precies_en_een_getal_op_vier_decimalen() -> None:
    assert duckdb_type(SCHEMA.tabel("maatregel").kolom("bedrag")) == "DECIMAL(14,2)"
    assert duckdb_type(SCHEMA.tabel("maatregel").kolom("percentage")) == "DECIMAL(18,4)"
    assert duckdb_type(SCHEMA.tabel("maatregel").kolom("datum")) == "DATE"
    assert duckdb_type(SCHEMA.tabel("maatregel").kolom("vervallen_op")) == "TIMESTAMP"
    assert duckdb_type(SCHEMA.tabel("bijeenkomst").kolom("plaatsen")) == "BIGINT"
    assert duckdb_type(SCHEMA.tabel("plaatsing").kolom("verplicht")) == "BOOLEAN"
    assert duckdb_type(SCHEMA.tabel("traject").kolom("instrument")) == "VARCHAR"


def test_een_minimaal_peilbestand_kent_geen_wijk_en_geen_geboortedag() -> None:
    assert SCHEMA.tabel("persoon").kolom("geboortedatum").minimaal == "maand"
    assert SCHEMA.tabel("leefsituatie").kolom("geboortedatum_jongste_kind").minimaal == "maand"
    assert SCHEMA.tabel("leefsituatie").kolom("wijk").minimaal == "weg"


def test_een_antwoord_en_een_klacht_dragen_geen_persoon() -> None:
    assert not SCHEMA.tabel("enquete").persoonsgebonden
    assert not SCHEMA.tabel("klacht").persoonsgebonden


def test_een_onbekende_codelijst_wordt_niet_aanvaard(bestanden: tuple[dict[str, Any], dict[str, Any]]) -> None:
    pakket, lijsten = bestanden
    lijsten["codelijsten"] = [lijst for lijst in lijsten["codelijsten"] if lijst["name"] != "klantgroep"]
    with pytest.raises(ValueError, match=r"onbekende codelijst klantgroep"):
        maak_schema(pakket, lijsten)


def test_twee_bestanden_van_verschillende_versie_passen_niet(bestanden: tuple[dict[str, Any], dict[str, Any]]) -> None:
    pakket, lijsten = bestanden
    lijsten["version"] = "2.0"
    with pytest.raises(ValueError, match=r"2\.0"):
        maak_schema(pakket, lijsten)


def test_een_feitentabel_zonder_versienummer_wordt_niet_aanvaard(
    bestanden: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    pakket, lijsten = bestanden
    velden = next(r for r in pakket["resources"] if r["name"] == "uitkering")["schema"]
    velden["fields"] = [veld for veld in velden["fields"] if veld["name"] != "versie_id"]
    with pytest.raises(ValueError, match="uitkering mist de kolom versie_id"):
        maak_schema(pakket, lijsten)
