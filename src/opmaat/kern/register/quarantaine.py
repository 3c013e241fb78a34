"""The rules of the database, applied while a delivery is read: rows that break one are set apart and count nowhere.

The rules are the checks with ``telt_mee: nee``; whatever else may be wrong with rows stays in the figures and is listed.
A person whose own row is set apart still exists: the rows about that person are not orphans.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import duckdb

from .controles.controle import Controle, lees_controles
from .controles.uitbreiding import Deelcontrole, over_tabel
from .omzetting import naam, tekst
from .schema import Tabel, lees_schema

PERSONEN = "bestaande_personen"
"""A view with the keys of all delivered persons, counted or set apart."""


def regels_van_de_database() -> tuple[Controle, ...]:
    """The checks whose offending rows are left out of every figure."""
    return tuple(controle for controle in lees_controles().values() if not controle.telt_mee)


def maak_personen(verbinding: duckdb.DuckDBPyConnection) -> None:
    """Replaces the view of existing persons; without a table persoon there is none."""
    bronnen = [schema for schema in ("main", "quarantaine") if _bestaat(verbinding, f"{schema}.persoon")]
    if bronnen:
        delen = (f"SELECT persoon_id FROM {schema}.persoon WHERE persoon_id IS NOT NULL" for schema in bronnen)
        verbinding.execute(f"CREATE OR REPLACE TEMP VIEW {PERSONEN} AS {' UNION ALL '.join(delen)}")


def _bestaat(verbinding: duckdb.DuckDBPyConnection, tabel: str) -> bool:
    try:
        verbinding.execute(f"SELECT 1 FROM {tabel} LIMIT 0").fetchall()
    except duckdb.CatalogException:
        return False
    return True


def zet_apart(
    verbinding: duckdb.DuckDBPyConnection,
    tabel: Tabel,
    gelezen: str,
    gekend: Collection[str],
    *,
    personen: bool,
) -> None:
    """Adds to ``fouten`` of the read rows that are still good the first rule of the database that they break.

    ``gelezen`` has the columns of the table beside ``rij`` and ``fouten``; ``personen``: the persons have been read.
    """
    if verbinding.execute(f"SELECT 1 FROM {gelezen} LIMIT 1").fetchone() is None:
        return
    goed = f"(SELECT * FROM {gelezen} WHERE len(fouten) = 0)"
    for deel in _delen(tabel, gekend, bron=goed, rij="rij", personen=personen):
        verbinding.execute(
            f"""
            UPDATE {gelezen} AS g SET fouten = list_append(g.fouten,
                {{'kolom': d.kolom, 'reden': {tekst(deel.controle.id)}, 'waarde': d.waarde::VARCHAR}})
            FROM (SELECT feit_id AS rij, any_value(kolom) AS kolom, any_value(waarde) AS waarde
                  FROM ({deel.sql}) GROUP BY feit_id) AS d
            WHERE g.rij = d.rij
            """
        )


def regels_per_rij(tabel: Tabel, gekend: Collection[str]) -> list[str]:
    """The conditions of the rules of the database that look at one row at a time: what is true of a row that breaks one."""
    return [deel.voorwaarde for deel in _delen(tabel, gekend, bron=tabel.naam, rij=tabel.sleutel, personen=False) if deel.voorwaarde]


def overige_regels(tabel: Tabel, gekend: Collection[str], *, personen: bool) -> dict[str, str]:
    """Per rule of the database that looks at more than one row, the query that finds the rows of the table that break it."""
    delen = _delen(tabel, gekend, bron=naam(tabel.naam), rij=tabel.sleutel, personen=personen)
    return {deel.controle.id: deel.sql for deel in delen if not deel.voorwaarde}


def _delen(
    tabel: Tabel, gekend: Collection[str], *, bron: str, rij: str, personen: bool
) -> Iterator[Deelcontrole]:
    """The rules whose columns were delivered, filled in for ``bron``."""
    for controle in regels_van_de_database():
        if controle.voor_elke == "verplicht" or ("persoon" in controle.kolommen and not personen):
            continue  # the reader itself finds empty required cells
        for deel in over_tabel(controle, tabel, lees_schema(), bron=bron, rij=rij):
            if set(deel.kolommen.get(tabel.naam, ())) <= set(gekend):
                yield deel
