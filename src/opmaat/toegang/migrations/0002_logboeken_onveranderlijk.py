"""The logs only grow: both databases refuse to change or delete a row."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABELLEN = ("toegang_inzage", "toegang_inzagereden", "toegang_verwerking")


def zet_aan(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION opmaat_logboek_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'opmaat:logboek:%%', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=(),
        )
        for tabel in TABELLEN:
            schema_editor.execute(f"CREATE TRIGGER logboek_vast BEFORE UPDATE OR DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION opmaat_logboek_vast()")
        return
    for tabel in TABELLEN:
        for wat in ("UPDATE", "DELETE"):
            schema_editor.execute(f"CREATE TRIGGER logboek_{tabel}_{wat.lower()} BEFORE {wat} ON {tabel} BEGIN SELECT RAISE(ABORT, 'opmaat:logboek:{tabel}'); END")


def zet_af(apps: Any, schema_editor: Any) -> None:
    postgres = schema_editor.connection.vendor == "postgresql"
    for tabel in TABELLEN:
        for naam in ("logboek_vast",) if postgres else (f"logboek_{tabel}_update", f"logboek_{tabel}_delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {naam}" + (f" ON {tabel}" if postgres else ""))


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [migrations.RunPython(zet_aan, zet_af)]
