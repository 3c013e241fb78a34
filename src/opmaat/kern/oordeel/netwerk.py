"""What can be recomputed from a published table: each hidden count's lowest and highest possible value.

A table with its totals is a network: a cell is an arc from its row to its column, a row total the arc into the row, a column total the arc out of
the column, and the grand total the arc back. Counts are then a flow in balance, and how far one arc can move while every published arc stays is a
maximum flow through the hidden ones. Whole numbers stay whole, so the bounds are exact. (Networks for cell suppression: Castro 2012; here in plain Python.)
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Knoop = tuple[str, ...]
ONBEGRENSD = 10**12


@dataclass(frozen=True)
class Tak:
    """One published count: from node to node, its true value, and whether it may be hidden at all."""

    sleutel: tuple[str, ...]
    van: Knoop
    naar: Knoop
    waarde: int
    mag_weg: bool = True


class Netwerk:
    """The counts of one table that add up in two directions; which are hidden is given with each question."""

    def __init__(self, takken: Iterable[Tak]) -> None:
        self.takken = {tak.sleutel: tak for tak in takken}
        self._bij: dict[Knoop, list[Tak]] = {}
        for tak in self.takken.values():
            self._bij.setdefault(tak.van, []).append(tak)
            self._bij.setdefault(tak.naar, []).append(tak)
        self._vrij: tuple[frozenset[tuple[str, ...]], dict[Knoop, list[tuple[Tak, Knoop, bool]]]] = (frozenset(), {})

    def grenzen(self, sleutel: tuple[str, ...], verborgen: frozenset[tuple[str, ...]]) -> tuple[int, int]:
        """The lowest and highest value of a hidden count that fits all that is published; ``ONBEGRENSD`` without upper bound."""
        tak = self.takken[sleutel]
        omhoog = self._stroom(tak.naar, tak.van, sleutel, verborgen, ONBEGRENSD)
        omlaag = self._stroom(tak.van, tak.naar, sleutel, verborgen, tak.waarde)
        return tak.waarde - omlaag, min(tak.waarde + omhoog, ONBEGRENSD)

    def breedte(self, sleutel: tuple[str, ...], verborgen: frozenset[tuple[str, ...]], genoeg: int) -> int:
        """How far apart the lowest and highest value of a hidden count lie, where ``genoeg`` or more is all the same."""
        tak = self.takken[sleutel]
        omhoog = self._stroom(tak.naar, tak.van, sleutel, verborgen, genoeg)
        return omhoog + self._stroom(tak.van, tak.naar, sleutel, verborgen, min(tak.waarde, genoeg - omhoog))

    def goedkoopste_kring(self, sleutel: tuple[str, ...], verborgen: frozenset[tuple[str, ...]], ruimte: int) -> frozenset[tuple[str, ...]] | None:
        """The counts to hide besides, as small as possible together, so that this one can lie ``ruimte`` higher or lower; None if it cannot be.

        What is hidden already costs nothing; a count that must fall has to be at least ``ruimte``.
        """
        tak = self.takken[sleutel]
        kringen = [self._pad(tak.naar, tak.van, sleutel, verborgen, ruimte)]
        if tak.waarde >= ruimte:
            kringen.append(self._pad(tak.van, tak.naar, sleutel, verborgen, ruimte))
        gevonden = [kring for kring in kringen if kring is not None]
        return min(gevonden, key=lambda kring: kring[0])[1] if gevonden else None

    def _pad(
        self, van: Knoop, naar: Knoop, zonder: tuple[str, ...], verborgen: frozenset[tuple[str, ...]], ruimte: int
    ) -> tuple[int, frozenset[tuple[str, ...]]] | None:
        rij: list[tuple[int, Knoop, tuple[tuple[str, ...], ...]]] = [(0, van, ())]
        gezien: set[Knoop] = set()
        while rij:
            kosten, knoop, pad = heapq.heappop(rij)
            if knoop == naar:
                return kosten, frozenset(pad)
            if knoop in gezien:
                continue
            gezien.add(knoop)
            for tak, volgende, terug in self._buren(knoop):
                te_krap = terug and tak.waarde < ruimte
                if tak.sleutel == zonder or volgende in gezien or te_krap:
                    continue
                if tak.sleutel in verborgen:
                    heapq.heappush(rij, (kosten, volgende, pad))
                elif tak.mag_weg:
                    heapq.heappush(rij, (kosten + tak.waarde + 1, volgende, (*pad, tak.sleutel)))
        return None

    def _buren(self, knoop: Knoop) -> Iterator[tuple[Tak, Knoop, bool]]:
        for tak in self._bij.get(knoop, ()):
            yield (tak, tak.naar, False) if tak.van == knoop else (tak, tak.van, True)

    def _vrije_buren(self, verborgen: frozenset[tuple[str, ...]]) -> dict[Knoop, list[tuple[Tak, Knoop, bool]]]:
        """From each node the hidden arcs, of which alone a flow can make use; kept until other counts are hidden."""
        if self._vrij[0] != verborgen:
            self._vrij = (verborgen, {knoop: [buur for buur in self._buren(knoop) if buur[0].sleutel in verborgen] for knoop in self._bij})
        return self._vrij[1]

    def _stroom(self, van: Knoop, naar: Knoop, zonder: tuple[str, ...], verborgen: frozenset[tuple[str, ...]], hoogstens: int) -> int:
        """The largest flow through hidden arcs other than ``zonder``: up without bound, down to 0. Shortest augmenting paths."""
        vrij = self._vrije_buren(verborgen)
        gebruikt: dict[tuple[str, ...], int] = {}
        totaal = 0
        while totaal < hoogstens:
            herkomst: dict[Knoop, tuple[Knoop, Tak, bool]] = {}
            rij = deque([van])
            while rij and naar not in herkomst:
                knoop = rij.popleft()
                for tak, volgende, terug in vrij.get(knoop, ()):
                    if volgende in herkomst or volgende == van or tak.sleutel == zonder:
                        continue
                    if not terug or tak.waarde + gebruikt.get(tak.sleutel, 0) > 0:
                        herkomst[volgende] = (knoop, tak, terug)
                        rij.append(volgende)
            if naar not in herkomst:
                return totaal
            pad = []
            knoop = naar
            while knoop != van:
                vorige, tak, terug = herkomst[knoop]
                pad.append((tak, terug))
                knoop = vorige
            stap = min([tak.waarde + gebruikt.get(tak.sleutel, 0) for tak, terug in pad if terug], default=hoogstens - totaal)
            stap = min(stap, hoogstens - totaal)
            for tak, terug in pad:
                gebruikt[tak.sleutel] = gebruikt.get(tak.sleutel, 0) + (-stap if terug else stap)
            totaal += stap
        return totaal
