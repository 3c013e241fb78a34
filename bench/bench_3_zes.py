"""All six agreements, every measurable clause: one municipality of 3,000 persons, and the country with every gemeente in one pass; memory included."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Any

import gegevens
import meten

ZES = str(Path(__file__).parent / "zes.py")
KOUD = "from opmaat.cli import main; raise SystemExit(main())"
MOTOR_S, KOUD_S, LAND_S, LAND_MIB = 2.0, 4.0, 30.0, 4096


def main() -> int:
    """Measures at every size; 1 when a clause could not be computed."""
    bewaard: dict[str, Any] = {}
    rijen, fout = [], False
    for personen in gegevens.maten():
        pad = gegevens.register_map(personen)
        for wie in ("eigen", "alle") if personen == gegevens.KLEIN else ("alle",):
            keren = 1 if gegevens.snel() or personen == gegevens.GROOT else min(3, meten.HERHAAL)
            runs = [meten.los([ZES, str(pad), wie]) for _ in range(keren)]
            mediaan = {k: statistics.median(run[k] for run in runs) for k in ("lezen", "openen", "motor", "wand", "cpu", "piek")}
            bewaard[f"{personen}/{wie}"] = mediaan | {"keren": keren, "traagst": runs[-1]["traagst"], "per overeenkomst": runs[-1]["per overeenkomst"]}
            rijen.append([f"{personen}, {wie}", str(runs[-1]["afspraken"]), *(f"{mediaan[k]:.2f}" for k in ("lezen", "openen", "motor", "wand", "cpu")), f"{mediaan['piek']:.0f}"])
            for woorden in runs[-1]["fouten"]:
                fout = True
                print(f"NIET BEREKEND bij {personen} personen: {woorden}")
    print(f"Zes overeenkomsten (s; piek in MiB). Doel bij 3.000: motor < {MOTOR_S:.0f} s; bij 450.000: alles < {LAND_S:.0f} s en piek < {LAND_MIB} MiB")
    print(meten.tabel(["personen, gemeenten", "afspraken", "lezen", "openen", "motor", "alles", "cpu", "piek"], rijen), flush=True)
    bewaard["koud"] = koud()
    meten.bewaar("zes", bewaard)
    return 1 if fout else 0


def koud() -> dict[str, float]:
    """Seconds of the command from a cold start, at 3,000 persons: all six agreements on the terminal, without forecasts and with them."""
    pad = str(gegevens.register_map(gegevens.KLEIN))
    opdracht = ["-c", KOUD, "monitor", "--register", pad, "--overeenkomst", "alle", "--reikwijdte", "alle", "--peildatum", "2025-06-30"]
    keren = 1 if gegevens.snel() else min(3, meten.HERHAAL)
    uit = {}
    for naam, erbij in (("zonder prognose", ["--zonder-prognose"]), ("met prognose", [])):
        if gegevens.snel() and not erbij:
            continue
        uit[naam] = statistics.median(meten.los([*opdracht, *erbij])["wand"] for _ in range(keren))
        print(f"De opdracht monitor, koud, 3.000 personen, {naam}: {uit[naam]:.1f} s (doel < {KOUD_S:.0f} s)", flush=True)
    return uit


if __name__ == "__main__":
    sys.exit(main())
