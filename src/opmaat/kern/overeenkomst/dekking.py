"""How completely an agreement file holds its document: every row of the catalogue with the parts that cover it, or the reason why none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .catalogus import Catalogusrij, lees_catalogus
from .overeenkomst import Overeenkomst


@dataclass(frozen=True)
class Dekking:
    """The catalogue rows of one document. ``delen``: per row the covering parts as (block, id). ``redenen``: why a row is not covered. ``open``: rows with neither."""

    overeenkomst: str
    rijen: tuple[Catalogusrij, ...]
    delen: Mapping[str, tuple[tuple[str, str], ...]]
    redenen: Mapping[str, str]
    open: tuple[str, ...]

    @property
    def gedekt(self) -> int:
        """The number of rows that some part covers."""
        return sum(rij.id in self.delen for rij in self.rijen)

    @property
    def per_blok(self) -> Mapping[str, int]:
        """How many rows each block of the file covers; a row may be covered by more than one."""
        telling: dict[str, int] = {}
        for delen in self.delen.values():
            for blok in dict.fromkeys(blok for blok, _ in delen):
                telling[blok] = telling.get(blok, 0) + 1
        return telling


def dekking(overeenkomst: Overeenkomst) -> Dekking:
    """The coverage of one agreement. Its rows are those whose id begins with the agreement's name, and any other that it covers."""
    catalogus = lees_catalogus()
    delen: dict[str, list[tuple[str, str]]] = {}
    for blok, element in overeenkomst.elementen():
        for rij in element.catalogus:
            delen.setdefault(rij, []).append((blok, element.id))
    redenen = {niet.catalogus: niet.reden for niet in overeenkomst.niet_gedekt}
    begin = _voorvoegsel(overeenkomst.id, {rij.partition("-")[0] for rij in catalogus})
    rijen = tuple(rij for id, rij in catalogus.items() if id.partition("-")[0] == begin or id in delen or id in redenen)
    open_ = tuple(rij.id for rij in rijen if rij.id not in delen and rij.id not in redenen)
    return Dekking(overeenkomst.id, rijen, {rij: tuple(gevonden) for rij, gevonden in delen.items()}, redenen, open_)


def _voorvoegsel(id: str, bekend: set[str]) -> str:
    """The longest known beginning of catalogue ids that the name without hyphens begins with; ``iomplan-2020`` has rows ``iomplan-…``."""
    kaal = id.replace("-", "")
    return max((begin for begin in bekend if kaal.startswith(begin)), key=len, default=kaal)
