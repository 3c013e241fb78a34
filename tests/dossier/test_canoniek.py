"""The committed models are what the schema makes, and the migrations are what the models say."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from opmaat.dossier import canoniek
from opmaat.dossier.maak_canoniek import klassenaam, maak
from opmaat.kern.register.schema import lees_schema
from tests.django import BEIDE, Databank

MAP = Path(canoniek.__file__).parent


def test_de_bewaarde_modellen_zijn_wat_het_schema_geeft() -> None:
    gemaakt = maak(lees_schema())
    assert {pad.name: pad.read_text(encoding="utf-8") for pad in MAP.glob("*.py")} == gemaakt


def test_elke_tabel_van_het_schema_is_een_tabel_van_de_databank_met_precies_die_kolommen() -> None:
    for tabel in lees_schema():
        model = apps.get_model("dossier", klassenaam(tabel.naam))
        assert model._meta.db_table == tabel.naam
        assert sorted(veld.column for veld in model._meta.local_concrete_fields) == sorted(tabel.kolomnamen)


def test_er_ontbreekt_geen_migratie(databank: Databank) -> None:
    call_command("makemigrations", "dossier", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_de_databank_heeft_elke_tabel(databank: Databank) -> None:
    from django.db import connection

    assert {tabel.naam for tabel in lees_schema()} <= set(connection.introspection.table_names())
