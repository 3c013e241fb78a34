"""The PostgreSQL of the tests itself."""

import subprocess

import pytest

from tests.postgres import BEWAAKT, WACHTWOORD, Postgres


def test_twee_databases_weten_niets_van_elkaar(postgres: Postgres) -> None:
    een, ander = postgres.database(), postgres.database()
    postgres.voer_uit(een, "CREATE TABLE melding (datum date); INSERT INTO melding VALUES ('2025-03-01')")
    assert postgres.voer_uit(een, "SELECT count(*) FROM melding") == "1\n"
    with pytest.raises(AssertionError, match="does not exist"):
        postgres.voer_uit(ander, "SELECT count(*) FROM melding")


def test_de_bewaakte_rol_komt_er_alleen_met_wachtwoord_in(postgres: Postgres) -> None:
    goed = postgres.adres("postgres", gebruiker=BEWAAKT, wachtwoord=WACHTWOORD)
    assert postgres.voer_uit(goed, "SELECT current_user") == "bewaakt\n"
    with pytest.raises(AssertionError, match="password"):
        postgres.voer_uit(postgres.adres("postgres", gebruiker=BEWAAKT, wachtwoord="fout"), "SELECT 1")


def test_de_server_luistert_niet_op_het_netwerk(postgres: Postgres) -> None:
    assert postgres.voer_uit(postgres.adres("postgres"), "SHOW listen_addresses").strip() == ""
    assert subprocess.run([postgres.bin / "pg_isready", "-q", "-h", str(postgres.map)], check=False).returncode == 0
