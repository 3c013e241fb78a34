"""Tables of which both databases refuse to change or delete a row: the triggers, for migrations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def zet_vast(*tabellen: str) -> Callable[[Any, Any], None]:
    """A step of a migration that puts the triggers on these tables."""

    def doe(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                "CREATE OR REPLACE FUNCTION opmaat_logboek_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "RAISE EXCEPTION 'opmaat:logboek:%', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$",
                params=None,
            )
            for tabel in tabellen:
                schema_editor.execute(f"CREATE TRIGGER logboek_vast BEFORE UPDATE OR DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION opmaat_logboek_vast()")
            return
        for tabel in tabellen:
            for wat in ("UPDATE", "DELETE"):
                schema_editor.execute(f"CREATE TRIGGER logboek_{tabel}_{wat.lower()} BEFORE {wat} ON {tabel} BEGIN SELECT RAISE(ABORT, 'opmaat:logboek:{tabel}'); END")

    return doe


def maak_los(*tabellen: str) -> Callable[[Any, Any], None]:
    """The way back: takes the triggers off."""

    def doe(apps: Any, schema_editor: Any) -> None:
        for tabel in tabellen:
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(f"DROP TRIGGER IF EXISTS logboek_vast ON {tabel}")
            else:
                for wat in ("update", "delete"):
                    schema_editor.execute(f"DROP TRIGGER IF EXISTS logboek_{tabel}_{wat}")

    return doe
