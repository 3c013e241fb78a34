"""What grows how: the time of each clause at the three sizes, from what the first bench kept, and the slope between the last two."""

from __future__ import annotations

import json
import math
import sys

import gegevens
import meten
from clausules import CLAUSULES


def main() -> int:
    """Prints milliseconds per size; a slope of 1 is ten times the time for ten times the people, below 1 is better than linear."""
    if gegevens.snel():
        print("Groei is pas te zien met meer dan een omvang (SNEL staat aan).")
        return 0
    afspraken = json.loads((meten.UIT / "afspraken.json").read_text())
    zes = json.loads((meten.UIT / "zes.json").read_text())
    rijen, bewaard = [], {}
    for clausule in CLAUSULES:
        rij = [afspraken[f"{n}/{clausule.id}"]["motor"]["cpu"] for n in gegevens.maten()]
        bewaard[clausule.id] = rij
        rijen.append([clausule.titel, *(f"{ms:.0f}" for ms in rij), f"{_helling(rij):.2f}"])
    rij = [1000 * zes[f"{n}/alle"]["motor"] for n in gegevens.maten()]
    bewaard["zes"] = rij
    rijen.append(["zes overeenkomsten, alle gemeenten (klok)", *(f"{ms:.0f}" for ms in rij), f"{_helling(rij):.2f}"])
    print("Processortijd in ms per omvang; helling tussen de laatste twee (1 = evenredig, minder is beter)")
    print(meten.tabel(["afspraak", *(str(n) for n in gegevens.maten()), "helling"], rijen))
    meten.bewaar("groei", bewaard)
    return 0


def _helling(rij: list[float]) -> float:
    return math.log(rij[-1] / rij[-2]) / math.log(gegevens.GROOT / gegevens.MIDDEN)


if __name__ == "__main__":
    sys.exit(main())
