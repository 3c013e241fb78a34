"""Answers of the engine and of the expert in one form, so that they can be compared exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from clausules import Clausule

from opmaat.kern.maat import Bezetting, Cohort, GemiddeldeStand, Maat
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.uitkomst.telling import Cel, Celtelling, Telling

Waarde = dict[tuple[Any, ...], Any]


def waarde_van_motor(clausule: Clausule, tellingen: Sequence[Telling]) -> Waarde:
    """The engine's counts as {(part, gemeente, ...): number}, zeros left out."""
    uit: Waarde = {}
    for (deel, maat, _), telling in zip(clausule.vragen, tellingen, strict=True):
        for cel, aantallen in telling.cellen.items():
            for sleutel, aantal in _getallen(maat, cel, aantallen):
                if aantal:
                    uit[(deel, cel.gemeente, *sleutel)] = aantal
    return uit


def _getallen(maat: Maat, cel: Cel, telling: Celtelling) -> Iterable[tuple[tuple[Any, ...], Any]]:
    match maat:
        case GemiddeldeStand():
            return [((dag,), aantal) for dag, aantal in telling.reeks]
        case Cohort():
            return [((e.rol, e.dagen, e.over, e.venster), e.aantal) for e in telling.einden]
        case Bezetting():
            hoogste, som = int(telling.getallen["hoogste"]), int(telling.getallen["dagensom"])
            return [((), (telling.topdag, hoogste, som, telling.rollen.get("lid", 0)))]
        case _:
            return [((cel.uitsplitsing, rol), aantal) for rol, aantal in telling.rollen.items()]


def waarde_van_deskundige(clausule: Clausule, rijen: Iterable[tuple[Any, ...]]) -> Waarde:
    """The expert's rows in the same form."""
    if isinstance(clausule.vragen[0][1], Bezetting):
        return {(deel, gemeente): tuple(rest) for deel, gemeente, *rest in rijen}
    return {tuple(tuple(deel) if isinstance(deel, list) else deel for deel in sleutel): aantal for *sleutel, aantal in rijen if aantal}


def leden_van_motor(clausule: Clausule, motor: SqlMotor) -> list[pa.Table]:
    """The members of every part as Arrow."""
    return [motor.leden_arrow(maat, vraag) for _, maat, vraag in clausule.vragen]


def genormaliseerd(clausule: Clausule, motor: Sequence[pa.Table], deskundige: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Both sets of members with the expert's columns, sorted, so that equal sets are equal tables."""
    delen = []
    for (deel, _, _), tabel in zip(clausule.vragen, motor, strict=True):
        delen.append(tabel.append_column("deel", pa.array([deel] * len(tabel), pa.string())))
    return tuple(_gesorteerd(tabel, deskundige.schema.names) for tabel in (pa.concat_tables(delen), deskundige))


def _gesorteerd(tabel: pa.Table, namen: Sequence[str]) -> pa.Table:
    kolommen = {}
    for naam in namen:
        kolom = tabel[naam].combine_chunks()
        if pa.types.is_list(kolom.type):
            kolom = pc.binary_join(kolom, "|")
        elif pa.types.is_integer(kolom.type):
            kolom = kolom.cast(pa.int64())
        kolommen[naam] = kolom
    return pa.table(kolommen).sort_by([(naam, "ascending") for naam in namen])


def verschil(eerste: Waarde, tweede: Waarde) -> list[str]:
    """The first few differences in words; none when both are equal."""
    anders = [sleutel for sleutel in {**eerste, **tweede} if eerste.get(sleutel) != tweede.get(sleutel)]
    return [f"{sleutel}: motor {eerste.get(sleutel)}, deskundige {tweede.get(sleutel)}" for sleutel in sorted(anders, key=str)[:5]]
