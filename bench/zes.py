"""One run of the six agreements over a register, in a process of its own; the last line it prints is JSON.

Arguments: the folder, and ``alle`` (every gemeente in one pass) or ``eigen`` (that of each agreement). A folder counts as the product does: it is opened,
every clause with a measure is computed and judged, forecasts apart.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from opmaat.kern.monitor.monitor import maak_monitor
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.gegevens import Registeraanvulling, heeft_gegevens
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.overeenkomst import alle_overeenkomsten
from opmaat.kern.register.lezer import open_register

PEILDATUM, BEKEND_OP = date(2025, 6, 30), date(2025, 9, 15)


def main(pad: Path, alle: bool) -> None:
    """Prints seconds: reading the agreements, opening the register, each agreement; and the slowest clauses."""
    klok = time.perf_counter
    begin = klok()
    overeenkomsten = alle_overeenkomsten()
    gelezen = klok()
    with open_register(pad) as register:
        geopend = klok()
        rekenaar = Rekenaar(SqlMotor(register), heeft_gegevens(register), Registeraanvulling(register))
        per_overeenkomst, per_afspraak, fouten, aantal = {}, {}, [], 0
        for id, overeenkomst in overeenkomsten.items():
            merken: list[tuple[str, float]] = []
            van = klok()
            monitor = maak_monitor(
                rekenaar,
                overeenkomst,
                peildatum=PEILDATUM,
                bekend_op=BEKEND_OP,
                alle_gemeenten=alle,
                vooruit=False,
                voortgang=lambda naam, nummer, totaal, merken=merken: merken.append((naam, klok())),
            )
            merken.append(("", klok()))
            per_overeenkomst[id] = klok() - van
            per_afspraak |= {f"{id}/{naam}": b - a for (naam, a), (_, b) in zip(merken, merken[1:], strict=False)}
            fouten += [f"{id}/{regel.afspraak.id}: {regel.fout}" for regel in monitor.regels if regel.fout]
            aantal += len(monitor.regels)
    traagst = dict(sorted(per_afspraak.items(), key=lambda paar: -paar[1])[:15])
    print(
        json.dumps(
            {
                "lezen": gelezen - begin,
                "openen": geopend - gelezen,
                "motor": sum(per_overeenkomst.values()),
                "afspraken": aantal,
                "per overeenkomst": per_overeenkomst,
                "traagst": traagst,
                "fouten": fouten,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] == "alle")
