"""A table beside all its earlier published versions, as one system: which small counts, and which small changes, could be recomputed from them together.

Whoever lays the versions side by side also knows how a figure grows. Where no cell has ever fallen from one version to the next, that reader is taken to
know it. Source: design, section 6, "Suppression": against every earlier published version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .stelsel import Sleutel, Stelsel

TOTAAL = "totaal"
"""The name of a total's row or column."""
Plek = tuple[str, str]
"""A place in a table: row and column, each possibly ``TOTAAL``."""
NU = "nu"


@dataclass(frozen=True)
class Versie:
    """A table with its totals as it truly was, and the places that were not published."""

    echt: Mapping[Plek, int]
    verborgen: frozenset[Plek]


class Versies:
    """This table and the earlier ones. ``klein`` says which counts, and which changes, may not be known."""

    def __init__(self, alle: Mapping[Plek, int], eerder: Sequence[Versie], klein: Callable[[int], bool]) -> None:
        plekken = sorted({*alle, *(plek for versie in eerder for plek in versie.echt)})
        self._eerder = [(str(nummer), versie) for nummer, versie in enumerate(eerder)]
        echt = {naam: _aangevuld(versie.echt, plekken) for naam, versie in self._eerder}
        echt[NU] = _aangevuld(alle, plekken)
        waarden: dict[Sleutel, int] = {(naam, *plek): aantal for naam, tabel in echt.items() for plek, aantal in tabel.items()}
        vergelijkingen: list[dict[Sleutel, int]] = [som for naam in echt for som in _sommen(naam, plekken)]
        verschillen: set[Sleutel] = set()
        vrij: set[Sleutel] = set()
        for van, naar in dict.fromkeys([*zip(list(echt), list(echt)[1:], strict=False), *((naam, NU) for naam, _ in self._eerder)]):
            groei = {plek: echt[naar][plek] - echt[van][plek] for plek in plekken}
            alleen_bij = all(aantal >= 0 for aantal in groei.values())
            for plek, aantal in groei.items():
                if not alleen_bij and not (naar == NU and aantal and klein(abs(aantal))):
                    continue
                sleutel = (van, naar, *plek)
                waarden[sleutel] = aantal
                vergelijkingen.append({sleutel: 1, (naar, *plek): -1, (van, *plek): 1})
                verschillen.add(sleutel)
                if not alleen_bij:
                    vrij.add(sleutel)
        self._stelsel = Stelsel(waarden, vergelijkingen, frozenset(vrij))
        ongezien = {(naam, *plek) for naam, versie in self._eerder for plek in plekken if plek in versie.verborgen or (TOTAAL in plek and plek not in versie.echt)}
        self._altijd = frozenset(verschillen | ongezien | {(NU, *plek) for plek in plekken if TOTAAL in plek and plek not in alle})
        klein_nu = [(NU, *plek) for plek, aantal in alle.items() if klein(aantal)]
        klein_toen = [(naam, *plek) for naam, versie in self._eerder for plek in versie.verborgen if klein(versie.echt[plek])]
        self.gevoelig = sorted([*klein_nu, *klein_toen, *(sleutel for sleutel in verschillen if sleutel[1] == NU and waarden[sleutel] and klein(abs(waarden[sleutel])))])
        """The counts and changes that nobody may recompute."""

    def breedte(self, sleutel: Sleutel, verborgen: frozenset[Plek]) -> int:
        """How far apart the possible values of a sensitive count lie when these places of this table are hidden."""
        onder, boven = self._stelsel.grenzen(sleutel, self._altijd | {(NU, *plek) for plek in verborgen})
        return boven - onder


def _aangevuld(tabel: Mapping[Plek, int], plekken: Sequence[Plek]) -> dict[Plek, int]:
    """The table over the places of all versions: a cell that was not there held nobody, a total that was not there follows from its cells."""
    cellen = {plek: aantal for plek, aantal in tabel.items() if TOTAAL not in plek}
    return {
        (rij, kolom): sum(aantal for (r, k), aantal in cellen.items() if rij in (r, TOTAAL) and kolom in (k, TOTAAL)) if TOTAAL in (rij, kolom) else cellen.get((rij, kolom), 0)
        for rij, kolom in plekken
    }


def _sommen(naam: str, plekken: Sequence[Plek]) -> Iterator[dict[Sleutel, int]]:
    """Every total is the sum of what it is over; without row totals the grand total is that of the cells."""
    randen = [plek for plek in plekken if TOTAAL in plek]
    for rij, kolom in randen:
        if (rij, kolom) == (TOTAAL, TOTAAL):
            delen = [plek for plek in randen if plek[1] == TOTAAL and plek[0] != TOTAAL] or [plek for plek in plekken if TOTAAL not in plek]
        elif kolom == TOTAAL:
            delen = [plek for plek in plekken if plek[0] == rij and plek[1] != TOTAAL]
        else:
            delen = [plek for plek in plekken if plek[1] == kolom and plek[0] != TOTAAL]
        yield {(naam, rij, kolom): -1, **{(naam, *plek): 1 for plek in delen}}
