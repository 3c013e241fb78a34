"""The pictures of the monitor: a figure beside its norm, the roles of its members, a path through time and a cohort's curve.

Each is drawn from plain numbers and words, so that terminal, page and report can use the same one; the table that belongs to it is written by the
page. Whoever cannot see it reads the description, which holds the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.overleving import Punt

from .svg import Schaal, beeld, lijn, vlak, vorm, woord

BREED, RAND = 320.0, 8.0


@dataclass(frozen=True)
class Stuk:
    """One part of a bar: its word, number and class (pattern)."""

    woord: str
    aantal: int
    klasse: str


def baan(
    id: str, *, waarde: float | None, interval: tuple[float, float] | None, verwacht: tuple[float, float] | None, normen: Sequence[float], nu: float | None,
    procent: bool, titel: str, beschrijving: str,
) -> str:  # fmt: skip
    """A small horizontal picture: the value as a dot, its interval as a bar, the expected end as a thin bar, the norm as a long mark and what is asked by now as a short one."""
    breed, hoog, midden = 150.0, 22.0, 11.0
    getallen = [g for g in (waarde, nu, *(interval or ()), *(verwacht or ()), *normen) if g is not None]
    top = 1.0 if procent and max(getallen, default=0) <= 1 else 1.15 * max([*getallen, 0.0])
    schaal = Schaal(min([0.0, *getallen]), top, 4, breed - 4)
    inhoud = [vorm("line", "as", x1=4, x2=breed - 4, y1=midden, y2=midden)]
    if verwacht is not None:
        inhoud.append(vorm("rect", "verwacht", x=schaal(verwacht[0]), y=midden - 2.5, width=max(1.0, schaal(verwacht[1]) - schaal(verwacht[0])), height=5))
    if interval is not None:
        inhoud.append(vorm("rect", "onzeker", x=schaal(interval[0]), y=midden - 4, width=max(1.0, schaal(interval[1]) - schaal(interval[0])), height=8))
    if nu is not None:
        inhoud.append(vorm("line", "nu", x1=schaal(nu), x2=schaal(nu), y1=midden - 5, y2=midden + 5))
    inhoud += [vorm("line", "norm", x1=schaal(n), x2=schaal(n), y1=1, y2=hoog - 1) for n in normen]
    if waarde is not None:
        inhoud.append(vorm("circle", "punt", cx=schaal(waarde), cy=midden, r=4))
    return beeld(id, titel=titel, beschrijving=beschrijving, breedte=breed, hoogte=hoog, inhoud=inhoud, klasse="baan")


def rollenbalk(id: str, stukken: Sequence[Stuk], *, titel: str) -> str:
    """One bar that shows which part of the members has which role, with the number in each part that is wide enough."""
    totaal = sum(stuk.aantal for stuk in stukken)
    x, inhoud = 0.0, []
    for stuk in stukken:
        breed = BREED * stuk.aantal / totaal if totaal else 0.0
        inhoud.append(vorm("rect", f"deel {stuk.klasse}", x=x, y=0, width=breed, height=20))
        if breed >= 9 * len(str(stuk.aantal)) + 6:
            inhoud.append(woord(str(stuk.aantal), f"in {stuk.klasse}", x=x + breed / 2, y=14.5, text_anchor="middle"))
        x += breed
    beschrijving = ", ".join(f"{stuk.woord} {stuk.aantal}" for stuk in stukken)
    return beeld(id, titel=titel, beschrijving=f"{beschrijving}; samen {totaal}.", breedte=BREED, hoogte=20, inhoud=inhoud, klasse="rollen")


def verloop(
    id: str, reeks: Sequence[tuple[date, float]], *, pad: Sequence[tuple[date, float]], normen: Sequence[float], tm: date, titel: str, beschrijving: str,
) -> str:  # fmt: skip
    """A path through time: the figure so far as a line, the milestones as a stepped line and the norm as a straight one, up to the day ``tm``."""
    hoog, onder, boven = 96.0, 78.0, 6.0
    eerste = min([d for d, _ in reeks] + [d for d, _ in pad] + [tm])
    top = max([w for _, w in reeks] + [w for _, w in pad] + list(normen) + [0.0]) * 1.1
    x = Schaal(eerste.toordinal(), tm.toordinal(), RAND, BREED - RAND)
    y = Schaal(0.0, top, onder, boven)
    inhoud = [vorm("line", "as", x1=RAND, x2=BREED - RAND, y1=onder, y2=onder)]
    inhoud += [vorm("line", "norm", x1=RAND, x2=BREED - RAND, y1=y(n), y2=y(n)) for n in normen]
    if pad:
        inhoud.append(lijn(_trap([(x(d.toordinal()), y(w)) for d, w in pad]), "pad"))
    if reeks:
        inhoud.append(lijn([(x(d.toordinal()), y(w)) for d, w in reeks], "reeks"))
        d, w = reeks[-1]
        inhoud.append(vorm("circle", "punt", cx=x(d.toordinal()), cy=y(w), r=3.5))
    inhoud.append(woord(dag.kort(eerste), "jaar", x=RAND, y=hoog - 3))
    inhoud.append(woord(dag.kort(tm), "jaar", x=BREED - RAND, y=hoog - 3, text_anchor="end"))
    return beeld(id, titel=titel, beschrijving=beschrijving, breedte=BREED, hoogte=hoog, inhoud=inhoud, klasse="verloop")


def kromme(id: str, punten: Sequence[Punt], *, normen: Sequence[float], titel: str, beschrijving: str) -> str:
    """A cohort's curve: which part had succeeded after so many days, as a stepped line with its 95% interval, and the norm across it."""
    hoog, onder, boven, links = 132.0, 108.0, 8.0, 34.0
    langste = max((punt.dagen for punt in punten), default=1)
    x, y = Schaal(0, langste, links, BREED - RAND), Schaal(0, 1, onder, boven)
    inhoud = []
    for deel in (0.0, 0.5, 1.0):
        inhoud.append(vorm("line", "rooster", x1=links, x2=BREED - RAND, y1=y(deel), y2=y(deel)))
        inhoud.append(woord(f"{deel:.0%}", "jaar", x=links - 4, y=y(deel) + 4, text_anchor="end"))
    onzeker = [punt for punt in punten if punt.interval is not None]
    if onzeker:
        laag = _trap([(x(punt.dagen), y(punt.interval[0])) for punt in onzeker if punt.interval is not None])
        hoogste = _trap([(x(punt.dagen), y(punt.interval[1])) for punt in onzeker if punt.interval is not None])
        inhoud.append(vlak([*laag, *reversed(hoogste)], "onzeker"))
    inhoud += [vorm("line", "norm", x1=links, x2=BREED - RAND, y1=y(n), y2=y(n)) for n in normen]
    inhoud.append(lijn(_trap([(x(0), y(0)), *((x(punt.dagen), y(punt.kans)) for punt in punten)]), "reeks"))
    inhoud.append(woord("0", "jaar", x=links, y=hoog - 8))
    inhoud.append(woord(f"{langste} dagen na de start", "jaar", x=BREED - RAND, y=hoog - 8, text_anchor="end"))
    return beeld(id, titel=titel, beschrijving=beschrijving, breedte=BREED, hoogte=hoog, inhoud=inhoud, klasse="kromme")


def _trap(punten: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of a stepped line that keeps its height until the next point."""
    hoeken: list[tuple[float, float]] = []
    for x, y in punten:
        if hoeken:
            hoeken.append((x, hoeken[-1][1]))
        hoeken.append((x, y))
    return hoeken
