"""What the database itself refuses, in SQLite and in PostgreSQL alike: the SQL of triggers and exclusion constraints.

A version is only ever closed, once; nothing is deleted; spells of one person that exclude each other do not overlap; a place that is
taken is taken. Every refusal is an integrity error with the text ``opmaat:<what>:<table>``, which ``feiten`` turns into Dutch. Migrations
call ``zet_aan``; whoever changes a rule here adds a migration that calls it again. Loading in bulk takes them off and puts them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from opmaat.kern.register.schema import lees_schema

EIGEN_FEITEN = ("klant", "werkgevergegevens", "notitie")
"""Tables with versions that only the dossier has."""

SPOREN = ("handeling", "handelingsregel")
"""Tables of which no row ever changes."""

UITSLUITEND: Mapping[str, tuple[str, ...]] = {
    "klantgroep": (),
    "leefsituatie": (),
    "uitkering": (),
    "toewijzing": ("rol", "CASE WHEN rol IN ('aanspreekpunt', 'begeleider') THEN coalesce(organisatie, '') ELSE '' END"),
}
"""Tables of which known versions of one person (with the same value of these expressions) may not share a day.

One has the regie; every organisation has its own aanspreekpunt and begeleider (document 002, par. 4.1).
"""

BEZET = ("uitgenodigd", "aanwezig", "niet_verschenen")
"""Status of a deelname that takes a place."""

_EIND = "'9999-12-31'"
_BEZET = ", ".join(f"'{status}'" for status in BEZET)


def van_rij(uitdrukking: str, rij: str) -> str:
    """The expression over the columns of this row: ``NEW`` in a trigger, an alias in a query."""
    return re.sub(r"\b(rol|organisatie)\b(?!')", rf"{rij}.\1", uitdrukking)


def feittabellen() -> tuple[str, ...]:
    """Every table with versions: the canonical ones and those of the dossier alone."""
    return (*(tabel.naam for tabel in lees_schema() if tabel.tweetijdig), *EIGEN_FEITEN)


def identiteiten() -> tuple[str, ...]:
    """The tables of things that facts point at."""
    return tuple(tabel.naam for tabel in lees_schema() if not tabel.tweetijdig)


def zet_aan(verbinding: Any) -> None:
    """Puts every rule on the database of this connection; those that are there already are replaced."""
    zet_af(verbinding)
    with verbinding.cursor() as cursor:
        for opdracht in _sqlite_aan(cursor) if verbinding.vendor == "sqlite" else _postgres_aan():
            cursor.execute(opdracht)


def zet_af(verbinding: Any) -> None:
    """Takes every rule off; checks, unique columns and foreign keys stay, for those are part of the tables."""
    with verbinding.cursor() as cursor:
        if verbinding.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'opmaat!_%' ESCAPE '!'")
            for (naam,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{naam}"')
            return
        cursor.execute("SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'opmaat!_%' ESCAPE '!' AND NOT tgisinternal")
        for naam, tabel in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{naam}" ON {tabel}')
        for tabel in UITSLUITEND:
            cursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT IF EXISTS {tabel}_geen_overlap")


def _sqlite_aan(cursor: Any) -> Iterator[str]:
    def trigger(naam: str, wanneer: str, tabel: str, als: str, fout: str) -> str:
        return f"CREATE TRIGGER opmaat_{tabel}_{naam} {wanneer} ON {tabel} WHEN {als} BEGIN SELECT RAISE(ABORT, 'opmaat:{fout}:{tabel}'); END"

    for tabel in (*feittabellen(), *identiteiten(), *SPOREN):
        yield trigger("verwijderen", "BEFORE DELETE", tabel, "1", "verwijderen")
    for tabel in SPOREN:
        yield trigger("wijzigen", "BEFORE UPDATE", tabel, "1", "wijzigen")
    for tabel in feittabellen():
        cursor.execute(f"SELECT name FROM pragma_table_info('{tabel}') WHERE name <> 'vervallen_op'")
        anders = " OR ".join(f'OLD."{naam}" IS NOT NEW."{naam}"' for (naam,) in cursor.fetchall())
        yield trigger("wijzigen", "BEFORE UPDATE", tabel, f"OLD.vervallen_op IS NOT NULL OR NEW.vervallen_op IS NULL OR {anders}", "wijzigen")
        # INSERT OR REPLACE deletes without a trigger, so what it would replace is refused beforehand.
        bezet = f"SELECT 1 FROM {tabel} WHERE versie_id = NEW.versie_id UNION ALL SELECT 1 FROM {tabel} WHERE feit_id = NEW.feit_id AND vervallen_op IS NULL AND NEW.vervallen_op IS NULL"
        yield trigger("vervangen", "BEFORE INSERT", tabel, f"EXISTS ({bezet})", "ingehaald")
    for tabel, extra in UITSLUITEND.items():
        gelijk = "".join(f" AND {uitdrukking} = {van_rij(uitdrukking, 'NEW')}" for uitdrukking in extra)
        rakend = f"vervallen_op IS NULL AND begin <= coalesce(NEW.eind, {_EIND}) AND coalesce(eind, {_EIND}) >= NEW.begin"
        yield trigger("overlap", "BEFORE INSERT", tabel, f"NEW.vervallen_op IS NULL AND EXISTS (SELECT 1 FROM {tabel} WHERE persoon_id = NEW.persoon_id{gelijk} AND {rakend})", "overlap")
    yield trigger("vol", "BEFORE INSERT", "deelname", f"NEW.vervallen_op IS NULL AND NEW.status IN ({_BEZET}) AND NOT EXISTS ({_had('deelname', f'status IN ({_BEZET}) AND bijeenkomst_id = NEW.bijeenkomst_id')}) AND EXISTS ({_VOLLE_BIJEENKOMST})", "vol")
    yield trigger("vol", "BEFORE INSERT", "traject", f"NEW.vervallen_op IS NULL AND NOT EXISTS ({_had('traject', _ZELFDE_PRODUCT)}) AND EXISTS ({_VOL_PRODUCT})", "vol")


def _had(tabel: str, voorwaarde: str) -> str:
    """Whether the version that this one supersedes had the place already."""
    return f"SELECT 1 FROM {tabel} WHERE feit_id = NEW.feit_id AND vervallen_op = NEW.geregistreerd_op AND {voorwaarde}"


_ZELFDE_PRODUCT = """instrument = NEW.instrument AND coalesce(variant, '') = coalesce(NEW.variant, '')
    AND coalesce(sector, '') = coalesce(NEW.sector, '') AND (eind IS NULL OR eind >= NEW."begin")"""
_VOLLE_BIJEENKOMST = f"""SELECT 1 FROM bijeenkomst b WHERE b.feit_id = NEW.bijeenkomst_id AND b.vervallen_op IS NULL AND b.plaatsen <= (
    SELECT count(*) FROM deelname d WHERE d.bijeenkomst_id = NEW.bijeenkomst_id AND d.vervallen_op IS NULL AND d.status IN ({_BEZET}) AND d.feit_id <> NEW.feit_id)"""
_PRODUCT = """r.instrument = NEW.instrument AND (r.variant IS NULL OR r.variant = NEW.variant)
    AND (r.sector IS NULL OR r.sector = NEW.sector) AND r.plaatsen IS NOT NULL AND r."begin" <= NEW."begin"
    AND (r.eind IS NULL OR r.eind >= NEW."begin")"""
_VOL_PRODUCT = f"""SELECT 1 FROM productenboekregel r WHERE {_PRODUCT} AND r.plaatsen <= (
    SELECT count(*) FROM traject t WHERE t.vervallen_op IS NULL AND t.instrument = r.instrument AND (r.variant IS NULL OR r.variant = t.variant)
    AND (r.sector IS NULL OR r.sector = t.sector) AND (t.eind IS NULL OR t.eind >= NEW."begin") AND t.feit_id <> NEW.feit_id)"""


def _postgres_aan() -> Iterator[str]:
    def functie(naam: str, inhoud: str) -> str:
        return f"CREATE OR REPLACE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {inhoud} RETURN NEW; END $$"

    def weiger(fout: str) -> str:
        return f"RAISE EXCEPTION 'opmaat:{fout}:%', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';"

    yield functie("opmaat_verwijderen", weiger("verwijderen"))
    yield functie("opmaat_vast", weiger("wijzigen"))
    yield functie("opmaat_versie", f"IF OLD.vervallen_op IS NOT NULL OR NEW.vervallen_op IS NULL OR to_jsonb(NEW) - 'vervallen_op' <> to_jsonb(OLD) - 'vervallen_op' THEN {weiger('wijzigen')} END IF;")
    # A lock per meeting or product, so that who comes second counts after who came first has been confirmed.
    yield functie(
        "opmaat_deelname_vol",
        f"IF NEW.vervallen_op IS NULL AND NEW.bijeenkomst_id IS NOT NULL AND NEW.status IN ({_BEZET}) AND NOT EXISTS ({_had('deelname', f'status IN ({_BEZET}) AND bijeenkomst_id = NEW.bijeenkomst_id')}) THEN "
        f"PERFORM pg_advisory_xact_lock(1, (NEW.bijeenkomst_id % 2147483647)::int); IF EXISTS ({_VOLLE_BIJEENKOMST}) THEN {weiger('vol')} END IF; END IF;",
    )
    yield functie(
        "opmaat_traject_vol",
        f"IF NEW.vervallen_op IS NULL AND NOT EXISTS ({_had('traject', _ZELFDE_PRODUCT)}) THEN "
        f"PERFORM pg_advisory_xact_lock(2, (r.id % 2147483647)::int) FROM productenboekregel r WHERE {_PRODUCT} ORDER BY r.id; IF EXISTS ({_VOL_PRODUCT}) THEN {weiger('vol')} END IF; END IF;",
    )
    for tabel in (*feittabellen(), *identiteiten(), *SPOREN):
        yield f"CREATE TRIGGER opmaat_{tabel}_verwijderen BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION opmaat_verwijderen()"
        yield f"CREATE TRIGGER opmaat_{tabel}_legen BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION opmaat_verwijderen()"
    for tabel in SPOREN:
        yield f"CREATE TRIGGER opmaat_{tabel}_wijzigen BEFORE UPDATE ON {tabel} FOR EACH ROW EXECUTE FUNCTION opmaat_vast()"
    for tabel in feittabellen():
        yield f"CREATE TRIGGER opmaat_{tabel}_wijzigen BEFORE UPDATE ON {tabel} FOR EACH ROW EXECUTE FUNCTION opmaat_versie()"
    for tabel in ("deelname", "traject"):
        yield f"CREATE TRIGGER opmaat_{tabel}_vol BEFORE INSERT ON {tabel} FOR EACH ROW EXECUTE FUNCTION opmaat_{tabel}_vol()"
    for tabel, extra in UITSLUITEND.items():
        # Equality as ranges of one number, so that no extension is needed: a word becomes a number by its hash.
        gelijk = "".join(f", {_als_bereik(_woordgetal(uitdrukking))} WITH &&" for uitdrukking in extra)
        yield (
            f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_geen_overlap EXCLUDE USING gist ({_als_bereik('persoon_id')} WITH &&{gelijk}, "
            f"daterange(begin, eind, '[]') WITH &&) WHERE (vervallen_op IS NULL)"
        )


def _als_bereik(getal: str) -> str:
    return f"int8range({getal}, {getal}, '[]')"


def _woordgetal(uitdrukking: str) -> str:
    return f"('x' || substr(md5({uitdrukking}), 1, 15))::bit(60)::bigint"
