"""Many measures in one query: those with the same source become columns of one SELECT instead of queries of their own.

For a small register nearly all time goes into planning queries, and a column costs a tenth of a query. The meaning is that of
``tellen.Opzet``; what cannot be counted so is left to its own query.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from opmaat.kern.maat import Maat

from .bouw import Bouw
from .erbij import LIJST, WONING, Erbij, van_de_rij
from .fragment import en
from .leden import telsleutel
from .plaats import Plaats, plaats
from .tellen import Opzet
from .telwijze import Telwijze, telwijze

PER_VRAAG = 24
"""Measures in one query: beyond this, planning grows faster than what is saved."""
_EEN_TABEL = re.compile(r'^("\w+"|\w+) r$')


@dataclass(frozen=True)
class Deel:
    """One measure in a bundle, and where its members come from."""

    b: Bouw
    maat: Maat
    wijze: Telwijze
    plek: Plaats
    sleutel: str | None

    @property
    def eisen(self) -> tuple[str, ...]:
        """Everything that a row must satisfy to be counted."""
        return (*self.plek.waar, *self.wijze.opzet.waar)

    @property
    def stam(self) -> tuple[object, ...]:
        """What measures must have in common to be asked together."""
        return self.plek.van, self.plek.groep, self.sleutel


@dataclass(frozen=True)
class Uitkomst:
    """What a bundle found for one of its parts: the rows that its own query would have given, and how many rows its remark is about."""

    rijen: list[tuple[Any, ...]]
    opgemerkt: int = 0


def deel_van(b: Bouw, maat: Maat) -> Deel | None:
    """The measure as a part of a bundle; None when it cannot be one."""
    wijze = telwijze(b, maat)
    if wijze is None:
        return None
    bron = wijze.opzet.bron
    deel = Deel(b, maat, wijze, plaats(b, bron, bron.rij.dag), telsleutel(b, bron, wijze.opzet.tel))
    teksten = (*deel.eisen, *wijze.opzet.rollen.values(), *wijze.velden.values())
    return None if any("SELECT" in tekst for tekst in teksten) else deel


def bundels(delen: Sequence[Deel]) -> Iterator[tuple[Deel, ...]]:
    """The parts that can be asked together, at most ``PER_VRAAG`` at a time."""
    per_stam: dict[tuple[object, ...], list[Deel]] = {}
    for deel in delen:
        per_stam.setdefault(deel.stam, []).append(deel)
    for stel in per_stam.values():
        for begin in range(0, len(stel), PER_VRAAG):
            yield tuple(stel[begin : begin + PER_VRAAG])


class _Kolommen(dict[str, str]):
    """The columns of one SELECT: a text that is asked twice is one column."""

    def __init__(self, voor: str) -> None:
        self._voor = voor

    def naam(self, sql: str) -> str:
        """The name of the column with this text."""
        return self.setdefault(sql, f"{self._voor}{len(self)}")

    def __str__(self) -> str:
        return ", ".join(f"{sql} AS {naam}" for sql, naam in self.items())


class Bundel:
    """The query that counts some parts together, and what it finds for each of them."""

    def __init__(self, delen: Sequence[Deel], erbij: Erbij) -> None:
        self._delen = delen
        self._rij, self._persoon, self._telling = _Kolommen("r"), _Kolommen("p"), _Kolommen("n")
        eerste = delen[0]
        self._sleutel = eerste.sleutel
        self._licht: dict[str, None] = {}
        self._breedte = len(eerste.b.groep)
        gemeen = tuple(eis for eis in eerste.eisen if all(eis in deel.eisen for deel in delen))
        self._vooraf = _Kolommen("v")
        keren = Counter(eis for deel in delen for eis in deel.eisen if eis not in gemeen)
        self._gedeeld = {eis for eis, aantal in keren.items() if _EEN_TABEL.match(eerste.plek.van) and van_de_rij(eis) and (aantal > 1 or WONING in eis)}
        self._plekken = [self._voeg_toe(deel, gemeen) for deel in delen]
        self.tekst = self._tekst(eerste, gemeen, erbij)
        """The SQL: per gemeente and cell one row with the counts of all parts."""

    def _voeg_toe(self, deel: Deel, gemeen: Sequence[str]) -> tuple[list[int], list[int], int | None]:
        """Which columns of the answer are the roles of the part, its sums, and its remark."""
        wijze, opzet = deel.wijze, deel.wijze.opzet
        eigen = [self._vooraf.naam(eis) if eis in self._gedeeld else eis for eis in deel.eisen if eis not in gemeen]
        telt = self._rij.naam(f"({en(eis for eis in eigen if LIJST not in eis)})")
        self._licht[telt] = None
        if zwaar := [eis for eis in eigen if LIJST in eis]:
            telt = self._rij.naam(f"CASE WHEN {telt} THEN {en(zwaar)} END")
        namen = {}
        for rol, sql in opzet.rollen.items():
            namen[rol] = self._rij.naam(f"CASE WHEN {telt} THEN {sql} END" if LIJST in sql else sql)
        velden = {veld: self._rij.naam(sql) for veld, sql in wijze.velden.items()}
        if self._sleutel is not None:
            goed = f"{telt} AND {namen['goed']}" if opzet.beste else telt
            namen = {r: self._persoon.naam(f"bool_or({telt if r == 'goed' else goed} AND {n})") for r, n in namen.items()}
            telt = self._persoon.naam(f"bool_or({telt})")
        rollen = [self._plek(f"count_if({eis})") for eis in _eisen(opzet, telt, namen)]
        sommen = [self._plek(som.format(w=telt, **velden, **namen)) for som in wijze.sommen]
        if wijze.opmerking is None:
            return rollen, sommen, None
        eis = wijze.opmerking[1].format(**velden, **namen)
        return rollen, sommen, self._plek(f"count_if({telt} AND {eis})")

    def _plek(self, sql: str) -> int:
        return self._breedte + int(self._telling.naam(sql)[1:])

    def _tekst(self, deel: Deel, gemeen: Sequence[str], erbij: Erbij) -> str:
        vast = not deel.b.celkolommen and deel.plek.groep[0].startswith("'")
        groep = "" if vast else ", ".join(deel.b.groep)
        velden = ", ".join(delen for delen in ("" if vast else ", ".join(deel.plek.groep), str(self._rij)) if delen)
        sleutel = "" if self._sleutel is None else f", {self._sleutel} AS sleutel"
        van = deel.plek.van
        if self._vooraf:  # what several ask of the row itself is told once, before anything is joined
            eerst = en(eis for eis in gemeen if van_de_rij(eis))
            van = f"(SELECT r.*, {self._vooraf}\nFROM {van}{erbij.joins(deel.b.voorraad, f'{self._vooraf} {eerst}')}\nWHERE {eerst}) r"
            gemeen = [eis for eis in gemeen if not van_de_rij(eis)]
        waar = f"WHERE {en(gemeen)}"
        if LIJST in velden:  # looking in a list is left for the rows that somebody counts
            waar += f" AND ({' OR '.join(self._licht)})"
        joins = erbij.joins(deel.b.voorraad, velden + waar)
        tekst = f"SELECT {velden}{sleutel}\nFROM {van}{joins}\n{waar}"
        if self._sleutel is not None:
            per = ", ".join(kolom for kolom in (groep, "sleutel") if kolom)
            tekst = f"SELECT {groep + ', ' if groep else ''}{self._persoon}\nFROM ({tekst}) WHERE sleutel IS NOT NULL GROUP BY {per}"
        slot = f"\nGROUP BY {groep}" if groep else ""
        return f"SELECT {groep or deel.plek.groep[0]}, {', '.join(self._telling)}\nFROM ({tekst}){slot}"

    def verdeel(self, rijen: Sequence[tuple[Any, ...]]) -> list[Uitkomst]:
        """What the answer says about each part."""
        uit = []
        for deel, (rollen, sommen, opmerking) in zip(self._delen, self._plekken, strict=True):
            gevonden: list[tuple[Any, ...]] = []
            for rij in rijen:
                som = tuple(rij[plek] for plek in sommen)
                keuze = zip(deel.wijze.opzet.keuze, rollen, strict=True)
                gevonden += [(*rij[: self._breedte], rol, rij[plek], *som) for (rol, *_), plek in keuze if rij[plek]]
            uit.append(Uitkomst(gevonden, 0 if opmerking is None else sum(rij[opmerking] or 0 for rij in rijen)))
        return uit


def _eisen(opzet: Opzet, telt: str, namen: dict[str, str]) -> list[str]:
    """Per role the condition under which a member has it, earlier roles going first."""
    eisen, anders = [], [telt]
    for _, rol, ja in opzet.keuze:
        eisen.append(en([*anders, f"{'' if ja else 'NOT '}{namen[rol]}"] if rol else anders))
        if rol:
            anders.append(f"{'NOT ' if ja else ''}{namen[rol]}")
    return eisen
