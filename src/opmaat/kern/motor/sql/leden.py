"""The shape every kind's text ends in: the columns of ``Lid``, the gemeente and the cells, and the first of several rows."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa  # type: ignore[import-untyped]

from opmaat.kern.maat import PERSONEN, RIJEN

from .bouw import Bouw
from .bron import Bron
from .fragment import naam

LEDEN_SCHEMA = pa.schema(
    [
        ("persoon_id", pa.int64()),
        ("feit_id", pa.int64()),
        ("rol", pa.string()),
        ("dag", pa.date32()),
        ("uiterlijk", pa.date32()),
        ("gedaan", pa.date32()),
        ("aantal", pa.int64()),
        ("bedrag", pa.decimal128(38, 10)),
        ("dagen", pa.int64()),
        ("over", pa.bool_()),
        ("gemeente", pa.string()),
        ("cel", pa.list_(pa.string())),
    ]
)
"""The columns of ``opmaat.kern.uitkomst.telling.Lid``, in order; amounts and durations to ten decimals."""

_TYPEN = {
    "uiterlijk": "DATE",
    "gedaan": "DATE",
    "aantal": "BIGINT",
    "bedrag": "DECIMAL(38, 10)",
    "dagen": "BIGINT",
    "over": "BOOLEAN",
}


def lid(
    b: Bouw, van: str, *, rol: str = "'lid'", extra: Iterable[str] = (), overal: bool = False, **kolommen: str
) -> str:
    """The members' SELECT out of a relation with persoon_id, feit_id, dag, gemeente and the cells.

    ``kolommen`` name the other columns of ``Lid`` that the kind fills; ``extra`` are columns only the counting needs.
    """
    if b.kaal:
        nodig = [f"CAST({kolommen[k]} AS {_TYPEN[k]}) AS {k}" for k in ("bedrag", "dagen", "over") if k in kolommen]
        velden = [f"{rol} AS rol", *nodig, *(["'' AS gemeente"] if overal else b.groep), *extra]
        return f"SELECT {', '.join(velden)}\nFROM {van}"
    velden = ["persoon_id", "feit_id", f"{rol} AS rol", f"{kolommen.pop('dag', 'dag')} AS dag"]
    velden += [f"CAST({kolommen.pop(k, 'NULL')} AS {soort}) AS {k}" for k, soort in _TYPEN.items()]
    if kolommen:
        raise TypeError(f"onbekende kolommen van een lid: {sorted(kolommen)}")
    velden += ["'' AS gemeente"] if overal else list(b.groep)
    return f"SELECT {', '.join((*velden, *extra))}\nFROM {van}"


def telsleutel(b: Bouw, bron: Bron, tel: str) -> str | None:
    """The SQL of what is counted once, None when every row counts; rows of nobody are rows."""
    if tel == RIJEN or (tel == PERSONEN and bron.rij.wie is None):
        return None
    return bron.persoon if tel == PERSONEN else f"r.{naam(bron.rij.tabel.kolom(tel).naam)}"


def eerste(b: Bouw, basis: str, *, rollen: Iterable[str] = (), als: str = "lid", onder: str | None = None) -> str:
    """Per gemeente, cell and key the first row (lowest dag, then feit_id) of a relation that has a column ``sleutel``.

    ``rollen`` are boolean columns of the relation; of each whether any row of the key has it is kept. ``onder``: the role that
    a row must have for the others to matter, where only counts are asked.
    """
    groep = ", ".join(b.groep)
    telt = f" FILTER ({onder})" if b.kaal and onder else ""
    houden = "".join(f", bool_or({rol}){telt if rol != onder else ''} AS {rol}" for rol in rollen)
    if b.kaal:
        return f"(SELECT {groep}{houden}\nFROM ({basis}) WHERE sleutel IS NOT NULL GROUP BY {b.per_groep('sleutel')})"
    wie = "sleutel" if als == "persoon" else "arg_min(persoon_id, orde(dag, feit_id))"
    return (
        f"(SELECT {wie} AS persoon_id, id_van(min(orde(dag, feit_id))) AS feit_id, min(dag) AS dag, {groep}{houden}\n"
        f"FROM ({basis}) WHERE sleutel IS NOT NULL GROUP BY {groep}, sleutel)"
    )


def eerste_rij(b: Bouw, basis: str) -> str:
    """Per gemeente, cell and person the whole first row (lowest dag, then feit_id) of a relation."""
    groep = ", ".join((*b.groep, "persoon_id"))
    return (
        f"(SELECT * FROM ({basis}) WHERE persoon_id IS NOT NULL\n"
        f"QUALIFY row_number() OVER (PARTITION BY {groep} ORDER BY dag, feit_id) = 1)"
    )
