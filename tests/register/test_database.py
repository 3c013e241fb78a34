"""A register in a database: the same rows from SQLite, from PostgreSQL and from files, and a clear sentence when it cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from opmaat.kern.register.database import open_database
from opmaat.kern.register.dekking import heeft_rij
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.schema import Kolom, lees_schema
from tests.postgres import BEWAAKT, WACHTWOORD, Postgres

Rijen = Mapping[str, Sequence[Mapping[str, object]]]
SOORTEN = {
    "sqlite": {"string": "varchar(200)", "integer": "bigint", "number": "decimal", "boolean": "bool", "date": "date", "datetime": "datetime"},
    "postgres": {"string": "varchar(200)", "integer": "bigint", "number": "numeric(18,4)", "boolean": "boolean", "date": "date", "datetime": "timestamptz"},
}
PERSOON = {"persoon_id": 1, "geboortedatum": "1980-01-01", "geslacht": "vrouw"}
VERSIE = {"feit_id": 1, "versie_id": 1, "geregistreerd_op": "2025-03-01 12:00:00"}


def _tabellen(soort: str, rijen: Rijen) -> str:
    """The canonical tables, with their own types, and these rows."""
    delen = []
    for tabel, eigen in rijen.items():
        kolommen = ", ".join(f'"{kolom.naam}" {_soort(soort, kolom)}' for kolom in lees_schema().tabel(tabel).kolommen)
        delen.append(f"CREATE TABLE {tabel} ({kolommen});")
        for rij in eigen:
            waarden = ", ".join("NULL" if w is None else str(w).upper() if isinstance(w, bool) else f"'{w}'" for w in rij.values())
            delen.append(f"INSERT INTO {tabel} ({', '.join(rij)}) VALUES ({waarden});")
    return "\n".join(delen)


def _soort(soort: str, kolom: Kolom) -> str:
    return "numeric(14,2)" if kolom.geld and soort == "postgres" else SOORTEN[soort][kolom.type]


@pytest.fixture(params=["sqlite", "postgres"])
def vul(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
    """Makes a database of each kind with these rows, and gives its address."""

    def maak(rijen: Rijen, *meer: str) -> str:
        sql = "\n".join([_tabellen(request.param, rijen), *meer])
        if request.param == "sqlite":
            database = sqlite3.connect(tmp_path / "dossier.sqlite3")
            database.executescript(f"BEGIN; {sql} COMMIT;")
            database.close()
            return f"sqlite:///{tmp_path / 'dossier.sqlite3'}"
        postgres: Postgres = request.getfixturevalue("postgres")
        adres = postgres.database()
        postgres.voer_uit(adres, f"SET timezone = 'UTC'; {sql}")
        return adres

    return maak


def test_een_database_geeft_getypeerde_rijen_en_kijkt_niet_naar_haar_andere_tabellen(vul: Callable[..., str]) -> None:
    gesprek = {"persoon_id": 1, "datum": "2025-03-01", "soort": "voortgang", "resultaat": "gehouden", "toestemming_thuis": True, "rol": "", **VERSIE}
    maatregel = {"persoon_id": 1, "datum": "2025-03-01", "bedrag": "12.50", "percentage": "30", **VERSIE}
    adres = vul({"persoon": [PERSOON], "gesprek": [gesprek], "maatregel": [maatregel]}, "CREATE TABLE auth_user (id integer, wachtwoord varchar(9));")
    with open_database(adres) as register:
        assert register.tabellen == ("persoon", "gesprek", "maatregel")
        assert register.bevindingen == []
        (rij,) = register.rijen("gesprek")
        assert (rij["datum"], rij["toestemming_thuis"], rij["rol"], rij["werkwijze"]) == (date(2025, 3, 1), True, None, None)
        assert (rij["geregistreerd_op"], rij["vervallen_op"]) == (datetime(2025, 3, 1, 12), None)
        (rij,) = register.rijen("maatregel")
        assert (rij["bedrag"], rij["percentage"]) == (Decimal("12.50"), Decimal(30))


def test_een_feit_van_half_een_s_nachts_in_amsterdam_hoort_bij_dezelfde_dag(vul: Callable[..., str]) -> None:
    # 00:30 on 2 March in Amsterdam is 23:30 UTC on 1 March: not yet known at the end of 1 March, known at the end of 2 March.
    laat = {"persoon_id": 1, "datum": "2025-03-01", "feit_id": 1, "versie_id": 1, "geregistreerd_op": "2025-03-01 23:30:00.000500"}
    with open_database(vul({"persoon": [PERSOON], "maatregel": [laat]})) as register:
        assert register.rijen("maatregel")[0]["geregistreerd_op"] == datetime(2025, 3, 1, 23, 30, 0, 500)
        assert not heeft_rij(register, "maatregel", date.min, date.max, bekend_op=date(2025, 3, 1))
        assert heeft_rij(register, "maatregel", date.min, date.max, bekend_op=date(2025, 3, 2))


def test_een_kolom_die_de_eerste_duizenden_rijen_leeg_is_houdt_haar_tekst(vul: Callable[..., str]) -> None:
    rijen = [{"persoon_id": n, "geslacht": None, "overleden_op": None} for n in range(1, 3001)]
    rijen.append({"persoon_id": 3001, "geslacht": "man", "overleden_op": "2025-02-28"})
    with open_database(vul({"persoon": rijen})) as register:
        laatste = register.rijen("persoon")[-1]
        assert (len(register.rijen("persoon")), laatste["geslacht"], laatste["overleden_op"]) == (3001, "man", date(2025, 2, 28))


def test_een_rij_die_een_regel_breekt_wordt_apart_gezet_en_verteld(vul: Callable[..., str]) -> None:
    om = {"persoon_id": 1, "regeling": "PW", "begin": "2025-03-02", "eind": "2025-03-01", **VERSIE}
    with open_database(vul({"persoon": [PERSOON], "uitkering": [om, om | {"versie_id": 2, "feit_id": 2, "eind": None}]})) as register:
        assert [rij["versie_id"] for rij in register.rijen("uitkering")] == [2]
        assert [(b.regel, b.plaats.bestand) for b in register.bevindingen] == [("register.eind-voor-begin", "uitkering")]
        assert register.niet_meegeteld == {"uitkering": 1}


def test_de_hele_lezing_ziet_een_en_hetzelfde_moment(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    adres = postgres.database()
    postgres.voer_uit(adres, _tabellen("postgres", {"persoon": [PERSOON], "maatregel": []}))
    from opmaat.kern.register import lezer

    eerder = lezer.maak_personen

    def dan_verandert_er_iets(verbinding: object) -> None:
        postgres.voer_uit(adres, f"INSERT INTO maatregel (persoon_id, datum, feit_id, versie_id) VALUES (1, '2025-03-01', 1, 1); DELETE FROM persoon WHERE persoon_id = {PERSOON['persoon_id']}")
        eerder(verbinding)  # type: ignore[arg-type]

    monkeypatch.setattr(lezer, "maak_personen", dan_verandert_er_iets)
    with open_database(adres) as register:
        assert (len(register.rijen("persoon")), register.rijen("maatregel"), register.bevindingen) == (1, [], [])


def test_een_einde_in_de_oneindigheid_is_een_open_einde(postgres: Postgres) -> None:
    adres = postgres.database()
    rij = {"persoon_id": 1, "regeling": "PW", "begin": "2025-03-02", "eind": "infinity", "vervallen_op": "infinity", "feit_id": 1, "versie_id": 1, "geregistreerd_op": "-infinity"}
    postgres.voer_uit(adres, _tabellen("postgres", {"persoon": [PERSOON], "uitkering": [rij]}))
    with open_database(adres) as register:
        (gelezen,) = register.rijen("uitkering")
        assert (gelezen["eind"], gelezen["vervallen_op"], gelezen["geregistreerd_op"]) == (None, None, None)


@pytest.mark.parametrize(
    ("kolom", "waarde", "reden"),
    [
        ("persoon_id", "veertig", "getal-tekst"),
        ("geregistreerd_op", "gisteren", "moment-onleesbaar"),
        ("ingetrokken_op", "2025-02-30", "datum-bestaat-niet"),
        ("ingetrokken_op", "1-3-2025 ", None),
        ("bedrag", "12.345", "getal-decimalen"),
        ("bedrag", "12.5", None),
    ],
)
def test_sqlite_bewaart_alles_in_elke_kolom_en_dat_wordt_gezien(tmp_path: Path, kolom: str, waarde: str, reden: str | None) -> None:
    goed = {"persoon_id": 1, "datum": "2025-03-01", **VERSIE}
    database = sqlite3.connect(tmp_path / "x.db")
    database.executescript(_tabellen("sqlite", {"persoon": [PERSOON], "maatregel": [goed] * 1 + [goed | {"versie_id": 2, "feit_id": 2, kolom: waarde}]}))
    database.close()
    with open_database(f"sqlite:///{tmp_path / 'x.db'}") as register:
        assert [b.regel for b in register.bevindingen] == ([f"lezen.{reden}"] if reden else [])
        assert len(register.rijen("maatregel")) == (1 if reden else 2)


def test_een_twee_in_een_ja_nee_kolom_is_geen_ja(tmp_path: Path) -> None:
    gesprek = {"persoon_id": 1, "datum": "2025-03-01", "soort": "voortgang", "resultaat": "gehouden", "toestemming_thuis": 2, **VERSIE}
    database = sqlite3.connect(tmp_path / "x.db")
    database.executescript(_tabellen("sqlite", {"persoon": [PERSOON], "gesprek": [gesprek]}))
    database.close()
    with open_database(f"sqlite:///{tmp_path / 'x.db'}") as register:
        assert [b.regel for b in register.bevindingen] == ["lezen.ja-nee"]


def _fout(adres: str) -> str:
    with pytest.raises(Registerfout) as gevangen:
        open_database(adres)
    assert gevangen.value.doe
    return str(gevangen.value)


def test_een_fout_wachtwoord_en_een_vergeten_wachtwoord_zijn_duidelijk_en_staan_er_niet_in(postgres: Postgres) -> None:
    for wachtwoord in ("verkeerd-geheim", ""):
        zin = _fout(postgres.adres("postgres", gebruiker=BEWAAKT, wachtwoord=wachtwoord))
        assert "het wachtwoord klopt niet" in zin and "verkeerd-geheim" not in zin


def test_een_server_gebruiker_of_database_die_er_niet_is(postgres: Postgres, tmp_path: Path) -> None:
    assert "De server is niet te bereiken" in _fout(f"postgresql:///x?host={tmp_path}")
    assert "De server is niet te bereiken" in _fout("postgresql://u:geheim@localhost:1/x")
    assert "De database nergens is er niet" in _fout(postgres.adres("nergens"))
    assert "De gebruiker niemand bestaat niet" in _fout(postgres.adres("postgres", gebruiker="niemand"))
    assert "geen enkele tabel van het register" in _fout(postgres.database())
    zin = _fout("postgresql://u:ge%heim@localhost/x")
    assert "Het adres van de database is niet te lezen" in zin and "heim" not in zin


def test_zonder_recht_op_een_tabel_staat_er_welke_en_wat_te_doen(postgres: Postgres) -> None:
    adres = postgres.database()
    postgres.voer_uit(adres, _tabellen("postgres", {"persoon": [PERSOON], "maatregel": []}) + f"GRANT SELECT ON persoon TO {BEWAAKT}")
    naam = adres.removeprefix("postgresql:///").partition("?")[0]
    zin = _fout(postgres.adres(naam, gebruiker=BEWAAKT, wachtwoord=WACHTWOORD))
    assert "U mag de tabel maatregel niet lezen" in zin and "SELECT" in zin


def test_een_tabel_zonder_een_kolom_die_nodig_is(vul: Callable[..., str]) -> None:
    assert "De kolom persoon_id ontbreekt" in _fout(vul({}, "CREATE TABLE persoon (geslacht varchar(9));"))


def test_een_bestand_dat_er_niet_is_en_een_bestand_dat_geen_database_is(tmp_path: Path) -> None:
    assert "De database is er niet" in _fout(f"sqlite:///{tmp_path / 'weg.db'}")
    (tmp_path / "brief.db").write_text("Geachte heer, mevrouw, " * 50, encoding="utf-8")
    assert "geen SQLite-database" in _fout(f"sqlite:///{tmp_path / 'brief.db'}")


def test_een_grote_database_wordt_op_schijf_gelezen(vul: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    from opmaat.kern.register import database

    monkeypatch.setattr(database, "IN_GEHEUGEN_TOT", 0)
    with open_database(vul({"persoon": [PERSOON]})) as register:
        assert isinstance(register, Register) and len(register.rijen("persoon")) == 1
