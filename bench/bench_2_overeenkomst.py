"""A whole agreement: the measured clauses with one engine, which prepares what they share once, against the sum of the expert's queries."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import gegevens
import meten
from clausules import CLAUSULES
from deskundige import query

from opmaat.kern.motor.sql import SqlMotor

GRENS = 0.6


def main() -> int:
    """Measures at every size."""
    bewaard, rijen = {}, []
    for personen in gegevens.maten():
        pad = gegevens.register_map(personen)
        queries = [query(clausule, "waarde", pad) for clausule in CLAUSULES]

        @contextmanager
        def met_motor(pad: Any = pad) -> Iterator[Callable[[], Any]]:
            with gegevens.op_bestanden(pad) as register:

                def doe() -> None:
                    motor = SqlMotor(register)
                    for clausule in CLAUSULES:
                        for _, maat, vraag in clausule.vragen:
                            motor.tel(maat, vraag)

                yield doe

        @contextmanager
        def met_hand(queries: Any = queries) -> Iterator[Callable[[], Any]]:
            with duckdb.connect() as verbinding:
                yield lambda: [verbinding.execute(sql).fetchall() for sql in queries]

        herhaal = 1 if gegevens.snel() else meten.HERHAAL
        tijden, _ = meten.om_en_om({"motor": met_motor, "hand": met_hand}, herhaal)
        keer, cpu = meten.verhouding(tijden["motor"], tijden["hand"]), meten.cpu_verhouding(tijden["motor"], tijden["hand"])
        bewaard[str(personen)] = {"motor": tijden["motor"].ms, "hand": tijden["hand"].ms, "keer": keer, "cpu": cpu, "keren": herhaal}
        rijen.append([str(personen), f"{tijden['motor'].ms:.0f}", f"{tijden['hand'].ms:.0f}", f"{keer:.2f}{'' if keer <= GRENS else ' !'}", f"{cpu:.2f}{'' if cpu <= GRENS else ' !'}"])
    print(f"Alle {len(CLAUSULES)} gemeten afspraken achter elkaar (ms, mediaan); ! haalt het doel <= 0,6 niet")
    print(meten.tabel(["personen", "motor", "som van hand", "keer", "cpu"], rijen))
    meten.bewaar("overeenkomst", bewaard)
    return 0


if __name__ == "__main__":
    sys.exit(main())
