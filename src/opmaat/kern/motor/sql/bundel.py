"""Many measures in one query: those with the same source become columns of one SELECT instead of queries of their own.

For a small register nearly all time goes into planning queries, and a column costs a tenth of a query. The meaning is that of
``tellen.Opzet``; what cannot be counted so is left to its own query.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from opmaat.kern.maat import Aandeel, Maat, Som, Stand, Telling

from .bouw import Bouw
from .bron import Plaats, plaats
from .fragment import en
from .leden import telsleutel
from .tellen import Opzet, aandeel_opzet, som_opzet, stand_opzet, telling_opzet

PER_VRAAG = 24
"""Measures in one query: beyond this, planning grows faster than what is saved."""


@dataclass(frozen=True)
class Deel:
    """One measure in a bundle, and where its members come from."""

    b: Bouw
    maat: Maat
    opzet: Opzet
    plek: Plaats
    sleutel: str | None

    @property
    def stam(self) -> tuple[object, ...]:
        """What measures must have in common to be asked together."""
        return self.plek.van, self.plek.groep, self.sleutel


def deel_van(b: Bouw, maat: Maat) -> Deel | None:
    """The measure as a part of a bundle; None when it is of another kind, or can have no members yet."""
    opzet: Opzet | None
    match maat:
        case Stand():
            opzet = stand_opzet(b, maat)
        case Telling():
            opzet = telling_opzet(b, maat)
        case Aandeel():
            opzet = aandeel_opzet(b, maat)
        case Som():
            opzet = som_opzet(b, maat)
        case _:
            return None
    if opzet is None:
        return None
    deel = Deel(b, maat, opzet, plaats(b, opzet.bron, opzet.bron.rij.dag), telsleutel(b, opzet.bron, opzet.tel))
    return None if any("SELECT" in tekst for tekst in (*deel.plek.waar, *opzet.waar, *opzet.rollen.values())) else deel


def bundels(delen: Sequence[Deel]) -> Iterator[tuple[Deel, ...]]:
    """The parts that can be asked together, at most ``PER_VRAAG`` at a time."""
    per_stam: dict[tuple[object, ...], list[Deel]] = {}
    for deel in delen:
        per_stam.setdefault(deel.stam, []).append(deel)
    for stel in per_stam.values():
        for begin in range(0, len(stel), PER_VRAAG):
            yield tuple(stel[begin : begin + PER_VRAAG])


def bundeltekst(bundel: Sequence[Deel]) -> str:
    """The SQL that counts all parts: per gemeente and cell one row with, for each part, its roles and then its sums."""
    plek, sleutel, groep = bundel[0].plek, bundel[0].sleutel, ", ".join(bundel[0].b.groep)
    velden = list(plek.groep) + ([] if sleutel is None else [f"{sleutel} AS sleutel"])
    samen, tellingen = [], []
    for nr, deel in enumerate(bundel):
        opzet = deel.opzet
        velden.append(f"({en((*deel.plek.waar, *opzet.waar))}) AS w{nr}")
        velden += [f"{sql} AS {rol}{nr}" for rol, sql in opzet.rollen.items()]
        samen.append(f"bool_or(w{nr}) AS w{nr}")
        for rol in opzet.rollen:
            telt = f"w{nr} AND goed{nr}" if opzet.beste and rol != "goed" else f"w{nr}"
            samen.append(f"bool_or({rol}{nr}) FILTER ({telt}) AS {rol}{nr}")
        tellingen += [f"count(*) FILTER ({eis})" for eis in _eisen(opzet, nr)]
        if opzet.bedrag is not None:
            velden.append(f"CAST({opzet.bedrag} AS DECIMAL(38, 10)) AS bedrag{nr}")
            tellingen += [f"coalesce(sum(bedrag{nr}) FILTER (w{nr}), 0)", f"count(*) FILTER (w{nr} AND bedrag{nr} IS NULL)"]
    basis = f"SELECT {', '.join(velden)}\nFROM {plek.van}"
    if sleutel is not None:
        basis = f"SELECT {groep}, {', '.join(samen)}\nFROM ({basis}) WHERE sleutel IS NOT NULL GROUP BY {groep}, sleutel"
    return f"SELECT {groep}, {', '.join(tellingen)}\nFROM ({basis}) GROUP BY {groep}"


def _eisen(opzet: Opzet, nr: int) -> list[str]:
    """Per role the condition under which a member has it, earlier roles going first."""
    eisen, anders = [], [f"w{nr}"]
    for _, kolom, ja in opzet.keuze:
        eisen.append(en([*anders, f"{'' if ja else 'NOT '}{kolom}{nr}"] if kolom else anders))
        anders.append(f"{'NOT ' if ja else ''}{kolom}{nr}")
    return eisen


def verdeel(bundel: Sequence[Deel], rijen: Sequence[tuple[Any, ...]]) -> list[list[tuple[Any, ...]]]:
    """The rows of the bundle's query as those that each part's own query would have given."""
    uit: list[list[tuple[Any, ...]]] = [[] for _ in bundel]
    breedte = len(bundel[0].b.groep)
    for rij in rijen:
        plek = breedte
        for nr, deel in enumerate(bundel):
            rollen = [keus[0] for keus in deel.opzet.keuze]
            aantallen = rij[plek : plek + len(rollen)]
            plek += len(rollen)
            sommen: tuple[Decimal | int, ...] = ()
            if deel.opzet.bedrag is not None:
                sommen, plek = rij[plek : plek + 2], plek + 2
            uit[nr] += [(*rij[:breedte], rol, n, *sommen) for rol, n in zip(rollen, aantallen, strict=True) if n]
    return uit
