"""How a case of a check is written: a tiny register with offending and clean rows, worked out by hand.

Each case: the rows, the day P (30-6-2025 unless said), and the offending rows as (table, number of the row). Numbers are
given where they matter: offending facts are 1 to 9, clean ones 101 and up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

Rij = Mapping[str, object]
P = date(2025, 6, 30)


@dataclass(frozen=True)
class Geval:
    controle: str
    rijen: Mapping[str, Sequence[Rij]]
    fout: set[tuple[str, int | None]]
    peildatum: date = P
    bekend_op: date | None = None
    waarden: tuple[str, ...] = field(default=())


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def rij(feit_id: int, persoon_id: int, begin: str, eind: str | None = None, **rest: object) -> Rij:
    return {
        "feit_id": feit_id,
        "persoon_id": persoon_id,
        "begin": d(begin),
        "eind": d(eind) if eind else None,
        **{k: d(v) if isinstance(v, str) and len(v) == 10 and v[4] == "-" else v for k, v in rest.items()},
    }


def op(feit_id: int, persoon_id: int, datum: str, **rest: object) -> Rij:
    dag = {k: d(v) if isinstance(v, str) and len(v) == 10 and v[4] == "-" else v for k, v in rest.items()}
    return {"feit_id": feit_id, "persoon_id": persoon_id, "datum": d(datum), **dag}


def mens(persoon_id: int, geboren: str = "1985-01-01", **rest: object) -> Rij:
    return {"persoon_id": persoon_id, "geboortedatum": d(geboren), **rest}
