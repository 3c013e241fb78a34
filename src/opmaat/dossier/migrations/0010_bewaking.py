"""The triggers and exclusion constraints of the dossier, and the numbers that it gives out."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from opmaat.dossier import bewaking


def aan(apps: Any, schema_editor: Any) -> None:
    """Numbers start after 1; then the rules are put on."""
    verbinding = schema_editor.connection
    with verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            cursor.execute("CREATE SEQUENCE IF NOT EXISTS opmaat_nummer")
        else:
            cursor.execute("INSERT INTO opmaat_nummerstand (id, waarde) VALUES (1, 0)")
    bewaking.zet_aan(verbinding)


def af(apps: Any, schema_editor: Any) -> None:
    """Takes the rules off; the numbers stay."""
    bewaking.zet_af(schema_editor.connection)


class Migration(migrations.Migration):
    """Runs after all tables exist."""

    dependencies = [("dossier", "0009_stukken")]
    operations = [migrations.RunPython(aan, af)]
