"""The phases of a monitor for one small municipality, from a cold start, in wall and CPU seconds.

Run ``python bench/klein.py [map]``: without a folder a municipality of 3,000 persons is invented first. CPU is the honest
number on a machine that is shared; wall is what a user waits on a quiet one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

PEILDATUM = date(2025, 6, 30)
FASEN: list[tuple[str, float, float]] = []


@contextmanager
def fase(wat: str) -> Iterator[None]:
    """Measures what happens inside."""
    klok, cpu = time.perf_counter(), time.process_time()
    yield
    FASEN.append((wat, time.perf_counter() - klok, time.process_time() - cpu))


def main(argumenten: list[str]) -> None:
    """Prints one line per phase and the totals of computing and of everything."""
    with fase("imports"):
        from opmaat.kern.monitor.bijhouden import bijgehouden
        from opmaat.kern.monitor.monitor import kondig_aan, maak_monitor
        from opmaat.kern.motor.bereken import Rekenaar
        from opmaat.kern.motor.gegevens import Registeraanvulling, heeft_gegevens
        from opmaat.kern.motor.sql import SqlMotor
        from opmaat.kern.overeenkomst.lezer import alle_overeenkomsten
        from opmaat.kern.register.lezer import open_register
    map_ = Path(argumenten[0]) if argumenten else _verzin()
    with fase("overeenkomsten"):
        overeenkomsten = alle_overeenkomsten()
    with fase("register"):
        register = open_register(map_)
    with fase("motor"):
        rekenaar = Rekenaar(SqlMotor(register), heeft_gegevens(register), Registeraanvulling(register))
    if "volledigheid" in argumenten:
        with fase("volledigheid"):
            bij = bijgehouden(register)
    else:
        bij = None
    aantal = fouten = 0
    with fase("samen vooraf"):
        kondig_aan(rekenaar, overeenkomsten.values(), peildatum=PEILDATUM)
    for id_, overeenkomst in overeenkomsten.items():
        with fase(id_):
            monitor = maak_monitor(
                rekenaar, overeenkomst, peildatum=PEILDATUM, bijgehouden=bij, vooruit="vooruit" in argumenten
            )
        aantal += len(monitor.regels)
        fouten += sum(bool(regel.fout) for regel in monitor.regels)
    totaal = [sum(f[i] for f in FASEN) for i in (1, 2)]
    rekenen = [sum(f[i] for f in FASEN if f[0] in overeenkomsten or f[0] == "samen vooraf") for i in (1, 2)]
    print(f"{'fase':24}{'klok s':>8}{'cpu s':>8}")
    for wat, klok, cpu in (*FASEN, ("rekenen en oordelen", *rekenen), ("alles", *totaal)):
        print(f"{wat:24}{klok:8.2f}{cpu:8.2f}")
    print(f"{aantal} afspraken, {fouten} met een fout")


def _verzin() -> Path:
    from opmaat.kern.verzin import verzin

    doel = Path(tempfile.mkdtemp(prefix="opmaat-klein-")) / "levering"
    verzin(doel, profiel="deventer", personen=3000, zaad=2025)
    return doel


if __name__ == "__main__":
    main(sys.argv[1:])
