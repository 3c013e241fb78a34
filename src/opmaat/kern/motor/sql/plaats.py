"""Where a member belongs on its own day: the gemeente, the cells of the breakdown, and the SELECT that says so.

Rows of a breakdown and of the gemeente are joined on the member's own day (design, section 6, attribution).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from opmaat.kern.maat import Uitsplitsing
from opmaat.kern.register.schema import Tabel
from opmaat.kern.uitkomst.telling import GEHEEL, ONBEKEND

from .bouw import Bouw, Rij
from .bron import Bron
from .fragment import en, letter, naam
from .samenvoeging import toegerekend, toegerekend_op


def selecteer(
    b: Bouw,
    bron: Bron,
    kolommen: Mapping[str, str],
    *,
    waar: Iterable[str] = (),
    eigen: str | None = None,
    overal: bool = False,
) -> str:
    """The SELECT of a source: persoon_id, feit_id, dag, gemeente, the cells and ``kolommen``, for who lives in the gemeente.

    ``eigen`` is the own day for gemeente and cells where it is not the row's; ``overal`` asks for no gemeente at all.
    """
    plek = plaats(b, bron, eigen or bron.rij.dag, overal=overal)
    velden = [
        f"{bron.persoon} AS persoon_id",
        f"{bron.feit} AS feit_id",
        f"{bron.dag} AS dag",
        *plek.groep,
        *(f"{sql} AS {woord}" for woord, sql in kolommen.items()),
    ]
    return f"SELECT {', '.join(velden)}\nFROM {plek.van}\nWHERE {en((*plek.waar, *waar))}"


@dataclass(frozen=True)
class Plaats:
    """A source with the gemeente and the cells joined: the FROM text, its conditions, and the SQL of the columns of the groep."""

    van: str
    waar: tuple[str, ...]
    groep: tuple[str, ...]


def plaats(b: Bouw, bron: Bron, dag: str, *, overal: bool = False) -> Plaats:
    """The source with who lives in the gemeente on a day, and the cells of that day."""
    if overal:
        return Plaats(bron.van, bron.waar, ())
    erbij, gemeente, filters = _woonplaats(b, bron, dag)
    groep = [f"{gemeente} AS gemeente"]
    for nr, uitsplitsing in enumerate(b.uitsplitsing):
        join, cel = _cel(b, bron, dag, uitsplitsing, f"u{nr}")
        erbij += join
        groep.append(f"{cel} AS c{nr}")
    return Plaats(bron.van + erbij, (*bron.waar, *filters), tuple(groep))


def _woonplaats(b: Bouw, bron: Bron, dag: str) -> tuple[str, str, tuple[str, ...]]:
    """The join, the SQL of the gemeente and the filter of a member."""
    gevraagd, tabel = b.vraag.gemeente, bron.rij.tabel
    overal = letter(gevraagd or GEHEEL)
    thuis = b.tabel("leefsituatie")
    if not b.heeft_woonplaatsen():
        return "", overal, ()
    eigen = f"coalesce(r.gemeente, '{ONBEKEND}')" if tabel.heeft("gemeente") else overal
    if bron.rij.wie is None:
        filters = (f"{eigen} = {letter(gevraagd)}",) if gevraagd is not None and eigen != overal else ()
        return "", eigen, filters
    zeker_iemand = altijd_iemand(bron.rij)
    if zeker_iemand and gevraagd is not None and b.erbij is not None:
        wonen, koppel = _op(b, bron, dag, thuis, "gemeente", "{0}")
        alias = b.erbij.woning(wonen, f"{koppel} AND {{0}}.gemeente = {letter(gevraagd)}")
        return "", letter(gevraagd), (f"{alias}.persoon_id IS NOT NULL",)
    wonen, koppel = _op(b, bron, dag, thuis, "gemeente", "g")
    if zeker_iemand and gevraagd is not None:
        return f"\nJOIN {wonen} g ON {koppel} AND g.gemeente = {letter(gevraagd)}", letter(gevraagd), ()
    gemeente = f"coalesce(g.gemeente, '{ONBEKEND}')"
    join = f"\nLEFT JOIN {wonen} g ON {koppel}"
    if zeker_iemand:
        return join, gemeente, ()
    gemeente = f"CASE WHEN {bron.persoon} IS NULL THEN {eigen} ELSE {gemeente} END"
    return join, gemeente, () if gevraagd is None else (f"{gemeente} = {letter(gevraagd)}",)


def altijd_iemand(rij: Rij) -> bool:
    """Whether there is a person behind every such row."""
    return rij.persoon is not None or rij.tabel.naam == "persoon" or (rij.tabel.persoonsgebonden and rij.tabel.kolom("persoon_id").verplicht)


def eigen_cellen(b: Bouw, tabel: Tabel) -> bool:
    """Whether a cell of the breakdown is a column of the rows themselves."""
    return any(u.tabel is None or u.tabel == tabel.naam for u in b.uitsplitsing)


def _op(b: Bouw, bron: Bron, dag: str, tabel: Tabel, kolom: str, alias: str) -> tuple[str, str]:
    """The relation with a column of the row that counts for a person, and the condition that joins it to a member on a day."""
    wie, vast = f"{alias}.persoon_id = {bron.persoon}", bron.rij.vast
    if vast is not None and dag == bron.rij.dag:
        return toegerekend_op(b, tabel, (kolom,), vast), wie
    return toegerekend(b, tabel, (kolom,)), f"{wie} AND {dag} BETWEEN {alias}.van AND {alias}.tm"


def _cel(b: Bouw, bron: Bron, dag: str, u: Uitsplitsing, alias: str) -> tuple[str, str]:
    """The join and the SQL of a member's cell: the own row's column, or that of the attributed row of another table."""
    eigen = bron.rij.tabel
    if u.tabel is None or u.tabel == eigen.naam:
        return "", _celtekst(eigen, u.kolom, f"r.{naam(eigen.kolom(u.kolom).naam)}")
    ander = b.tabel(u.tabel)
    if bron.rij.wie is None or not ander.persoonsgebonden:
        return "", letter(ONBEKEND)
    stukken, koppel = _op(b, bron, dag, ander, u.kolom, alias)
    return f"\nLEFT JOIN {stukken} {alias} ON {koppel}", _celtekst(ander, u.kolom, f"{alias}.{naam(u.kolom)}")


def _celtekst(tabel: Tabel, kolom: str, sql: str) -> str:
    if tabel.kolom(kolom).type == "boolean":
        return f"CASE WHEN {sql} THEN 'ja' WHEN NOT {sql} THEN 'nee' ELSE '{ONBEKEND}' END"
    return f"coalesce(CAST({sql} AS VARCHAR), '{ONBEKEND}')"
