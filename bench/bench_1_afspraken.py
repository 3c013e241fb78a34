"""Each measured clause: the engine against the expert's SQL on the same Parquet files, in turn, answers compared exactly."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import gegevens
import meten
from antwoord import genormaliseerd, leden_van_motor, verschil, waarde_van_deskundige, waarde_van_motor
from clausules import CLAUSULES, Clausule
from deskundige import query
from pandas_ import PANDAS

from opmaat.kern.motor.sql import SqlMotor

GRENS_WAARDE, GRENS_LEDEN, GRENS_PANDAS = 1.2, 1.5, 5.0


def motorproef(clausule: Clausule, pad: Path, leden: bool) -> Callable[[], AbstractContextManager[Callable[[], Any]]]:
    """A cold question to the engine: nothing is prepared yet, the tables are views on the Parquet files."""

    @contextmanager
    def bereid() -> Iterator[Callable[[], Any]]:
        with gegevens.op_bestanden(pad) as register:

            def doe() -> Any:
                motor = SqlMotor(register)
                if leden:
                    return leden_van_motor(clausule, motor)
                return [motor.tel(maat, vraag) for _, maat, vraag in clausule.vragen]

            yield doe

    return bereid


def handproef(clausule: Clausule, pad: Path, wat: str) -> Callable[[], AbstractContextManager[Callable[[], Any]]]:
    """The expert's query on a fresh connection."""
    sql = query(clausule, wat, pad)

    @contextmanager
    def bereid() -> Iterator[Callable[[], Any]]:
        with duckdb.connect() as verbinding:
            verbinding.execute("SET TimeZone = 'UTC'")
            yield lambda: verbinding.sql(sql).to_arrow_table() if wat == "leden" else verbinding.execute(sql).fetchall()

    return bereid


def meet(clausule: Clausule, pad: Path, herhaal: int) -> tuple[dict[str, Any], list[str]]:
    """The measurements of one clause at one size, and in words whatever does not agree."""
    proeven = {"motor": motorproef(clausule, pad, False), "hand": handproef(clausule, pad, "waarde")}
    met_leden = query(clausule, "leden", pad) is not None
    if met_leden:
        proeven |= {"motor leden": motorproef(clausule, pad, True), "hand leden": handproef(clausule, pad, "leden")}
    tijden, antwoorden = meten.om_en_om(proeven, herhaal)
    anders = verschil(waarde_van_motor(clausule, antwoorden["motor"]), waarde_van_deskundige(clausule, antwoorden["hand"]))
    if met_leden:
        motor, hand = genormaliseerd(clausule, antwoorden["motor leden"], antwoorden["hand leden"])
        if not motor.equals(hand):
            anders.append(f"leden: motor {len(motor)} rijen, deskundige {len(hand)} rijen, niet gelijk")
    uit: dict[str, Any] = {naam: {"ms": t.ms, "cpu": t.cpu_ms} for naam, t in tijden.items()}
    uit["keren"] = herhaal
    uit["waarde"] = meten.verhouding(tijden["motor"], tijden["hand"])
    uit["waarde cpu"] = meten.cpu_verhouding(tijden["motor"], tijden["hand"])
    if met_leden:
        uit["leden"] = meten.verhouding(tijden["motor leden"], tijden["hand leden"])
        uit["leden cpu"] = meten.cpu_verhouding(tijden["motor leden"], tijden["hand leden"])
        uit["aantal"] = sum(len(t) for t in antwoorden["motor leden"])
    if clausule.id in PANDAS:
        uit["pandas"], gelijk = PANDAS[clausule.id](pad, antwoorden["hand"], max(1, herhaal // 2))
        uit["pandas keer"] = uit["pandas"] / uit["motor"]["ms"]
        anders += gelijk
    return uit, anders


def regel(clausule: Clausule, m: dict[str, Any]) -> list[str]:
    """A row of the table."""

    def keer(naam: str, grens: float) -> str:
        return "-" if naam not in m else f"{m[naam]:.2f}{'' if m[naam] <= grens else ' !'}"

    def ms(naam: str) -> str:
        return f"{m[naam]['ms']:.0f}" if naam in m else "-"

    pandas = "-" if "pandas" not in m else f"{m['pandas keer']:.1f}{'' if m['pandas keer'] >= GRENS_PANDAS else ' !'}"
    getallen = [ms("motor"), ms("hand"), keer("waarde", GRENS_WAARDE), keer("waarde cpu", GRENS_WAARDE)]
    getallen += [ms("motor leden"), ms("hand leden"), keer("leden", GRENS_LEDEN), keer("leden cpu", GRENS_LEDEN), pandas]
    return [clausule.titel, *getallen]


def main() -> int:
    """Measures every clause at every size; 1 when an answer differs."""
    fout, bewaard = False, {}
    gekozen = [c for c in CLAUSULES if not sys.argv[1:] or c.id in sys.argv[1:]]
    for personen in gegevens.maten():
        pad, rijen = gegevens.register_map(personen), []
        for clausule in gekozen:
            gemeten, anders = meet(clausule, pad, 1 if gegevens.snel() else meten.HERHAAL)
            bewaard[f"{personen}/{clausule.id}"] = gemeten
            rijen.append(regel(clausule, gemeten))
            for woorden in anders:
                fout = True
                print(f"ONGELIJK {clausule.id} bij {personen} personen: {woorden}")
        print(f"\n{personen} personen; ms (mediaan) en verhoudingen; ! haalt het doel niet (waarde <= 1,2, leden <= 1,5, pandas >= 5)")
        kop = ["afspraak", "motor", "hand", "keer", "cpu", "leden", "hand", "keer", "cpu", "pandas"]
        print(meten.tabel(kop, rijen), flush=True)
    meten.bewaar("afspraken", bewaard)
    print("Alle antwoorden zijn gelijk." if not fout else "Er zijn verschillen: zie hierboven.")
    return 1 if fout else 0


if __name__ == "__main__":
    sys.exit(main())
