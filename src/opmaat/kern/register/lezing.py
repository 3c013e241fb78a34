"""The reading of the tables of one delivery: what is clean is copied at once, the rest read cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from opmaat.kern.fout import Bevinding

from .bron import Bron, controleer_kolommen
from .schoon import lees_schoon
from .tabellezer import lees_tabel

Bronmaker = Callable[[], Bron]
"""Opens the source of one table."""


@dataclass
class Lezing:
    """The tables that have been read so far: their sources, findings and numbers of rows in quarantine.

    ``map_``: where a large register keeps its files; ``te_wijzigen``: tables whose codes will be translated.
    """

    verbinding: duckdb.DuckDBPyConnection
    map_: Path | None
    maken: Mapping[str, Bronmaker]
    te_wijzigen: frozenset[str]
    bronnen: dict[str, Bron] = field(default_factory=dict)
    bevindingen: dict[str, list[Bevinding]] = field(default_factory=dict)
    apart: dict[str, int] = field(default_factory=dict)

    def lees(self, tabellen: Sequence[str]) -> None:
        """Reads these tables; rows about nobody can be told apart when the persons were read before."""
        verbinding, personen = self.verbinding, "persoon" in self.bronnen
        schoon = lees_schoon(verbinding, self._open(tabellen), personen=personen, map_=self.map_, te_wijzigen=self.te_wijzigen)
        for tabel in tabellen:
            if tabel not in schoon:
                bron = self.bronnen[tabel]
                bevindingen, aantal = lees_tabel(verbinding, bron if bron.opnieuw is None else bron.opnieuw(), personen=personen)
                self.bevindingen[tabel] += bevindingen
                if aantal:
                    self.apart[tabel] = aantal

    def _open(self, tabellen: Sequence[str]) -> Iterator[Bron]:
        for tabel in tabellen:
            bron = self.bronnen[tabel] = self.maken[tabel]()
            self.bevindingen[tabel] = controleer_kolommen(bron)
            yield bron
