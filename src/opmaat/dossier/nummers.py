"""Numbers that are given out: one series for all tables, so a number never means two things."""

from __future__ import annotations

from django.db import connection


def nieuw_nummer() -> int:
    """The next number; on SQLite inside the transaction that is open, on PostgreSQL from a sequence (with gaps after a failure)."""
    return nieuwe_nummers(1)


def nieuwe_nummers(aantal: int) -> int:
    """The first of so many numbers in a row, all for the caller."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            if aantal == 1:
                cursor.execute("SELECT nextval('opmaat_nummer')")
                return int(cursor.fetchone()[0])
            # A block is taken under a lock, for a sequence gives blocks only by its own step.
            cursor.execute("SELECT pg_advisory_xact_lock(3)")
            cursor.execute("SELECT setval('opmaat_nummer', nextval('opmaat_nummer') + %s)", [aantal - 1])
            return int(cursor.fetchone()[0]) - aantal + 1
        cursor.execute("UPDATE opmaat_nummerstand SET waarde = waarde + %s WHERE id = 1 RETURNING waarde", [aantal])
        return int(cursor.fetchone()[0]) - aantal + 1


def zet_nummer(minstens: int) -> None:
    """From now on only numbers above this one are given out: after loading rows that have numbers of their own."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval('opmaat_nummer', greatest(%s, (SELECT last_value FROM opmaat_nummer)))", [minstens])
        else:
            cursor.execute("UPDATE opmaat_nummerstand SET waarde = max(waarde, %s) WHERE id = 1", [minstens])
