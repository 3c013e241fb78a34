"""What is joined to the source of many measures at once: what their conditions say about the person, and who lived where.

A condition about other rows is an EXISTS in a query of its own. In one query for many measures each EXISTS would be a join more,
and planning a dozen joins takes longer than twelve queries. There, a condition that reads nothing of the row itself is a column
that was counted once per person, and any other filters the person's rows as a list. All such columns of a person stand in one
table, *mens*, so that one join is enough. The meaning is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .fragment import en
from .voorraad import Voorraad

LIJST = "list_filter("
"""How a search in a list begins."""
WONING = "won"
"""How the alias of a stretch of days begins in which somebody lived somewhere."""
_BUITEN = re.compile(r'^[rt]\.("\w+"|\w+)$')
"""A column of the source itself: all that something can be joined on."""
_ALIAS = re.compile(r"\b([a-z]+\d*)\.")
_MENS = "persoon_id"


def van_de_rij(sql: str) -> bool:
    """Whether a condition reads nothing but the row r and where its person lived."""
    return LIJST not in sql and all(alias == "r" or alias.startswith(WONING) for alias in _ALIAS.findall(sql))


@dataclass
class _Bron:
    """What is asked of the rows of one relation per value of a column: aggregates by their text, and columns in a list."""

    nummer: int
    metingen: dict[str, str] = field(default_factory=dict)
    kolommen: set[str] = field(default_factory=set)

    @property
    def lijst(self) -> str:
        """The name of the list."""
        return f"l{self.nummer}"

    def meet(self, meting: str) -> str:
        """The name of an aggregate."""
        return self.metingen.setdefault(meting, f"e{self.nummer}_{len(self.metingen)}")

    @property
    def namen(self) -> list[str]:
        """The names of all its columns."""
        return [*self.metingen.values(), *([self.lijst] if self.kolommen else [])]

    def tekst(self, van: str, kolom: str) -> str:
        """The SQL that makes these columns."""
        velden = [f"{meting} AS {naam}" for meting, naam in self.metingen.items()]
        if self.kolommen:
            velden.append("list({" + ", ".join(f"'{naam}': x.\"{naam}\"" for naam in sorted(self.kolommen)) + f"}}) AS {self.lijst}")
        return f"SELECT x.{kolom} AS sleutel, {', '.join(velden)} FROM {van} x GROUP BY x.{kolom}"


@dataclass
class Erbij:
    """Collects what the texts of many measures need beside their source; an alias is shared by all that need the same."""

    _bronnen: dict[tuple[str, str], _Bron] = field(default_factory=dict)
    _koppels: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _woningen: dict[str, str] = field(default_factory=dict)

    def zoek(self, van: str, koppel: tuple[str, str], alias: str, eisen: tuple[str, ...], *, geteld: bool, een: bool) -> str | None:
        """The SQL of whether rows (``alias``) of a relation, tied by ``koppel``, meet all of these; ``geteld``: of how many (NULL: none).

        ``een``: at most one row meets the koppel and the first condition. None when it cannot be told here: it depends on more than the
        source, or holds a query.
        """
        kolom, buiten = koppel
        waar = en(eis for eis in eisen if eis != "true")
        if not _BUITEN.match(buiten) or "SELECT" in waar:
            return None
        if een and not geteld and set(_ALIAS.findall(waar)) > {alias} >= set(_ALIAS.findall(eisen[0])) - {"r", "t"}:
            stuk = self.woning(van, re.sub(rf"\b{alias}\.", "{0}.", f"{alias}.{kolom} = {buiten} AND {eisen[0]}"))
            rest = re.sub(rf"\b{alias}\.", f"{stuk}.", en(eisen[1:]))
            return f"({stuk}.{kolom} IS NOT NULL AND {rest})"
        bron = self._bronnen.setdefault((van, kolom), _Bron(len(self._bronnen)))
        erbij = self._koppels.setdefault(("" if kolom == _MENS else van, kolom, buiten), f"erb{len(self._koppels)}")
        if set(_ALIAS.findall(waar)) <= {alias}:
            zelf = re.sub(rf"\b{alias}\.", "x.", waar)
            return f"{erbij}.{bron.meet(f'count(*) FILTER ({zelf})' if geteld else f'bool_or({zelf})')}"
        bron.kolommen.update(re.findall(rf'\b{alias}\."?(\w+)"?', waar))
        lengte = f"len({LIJST}{erbij}.{bron.lijst}, lambda {alias}: {waar}))"
        return lengte if geteld else f"{lengte} > 0"

    def woning(self, van: str, koppel: str) -> str:
        """The alias of the one row of a relation that fits, all NULL when none does; ``koppel`` names it {0}."""
        return self._woningen.setdefault(f"LEFT JOIN {van} {{0}} ON {koppel}", f"{WONING}{len(self._woningen)}")

    def joins(self, voorraad: Voorraad, tekst: str) -> str:
        """The joins of everything that a text mentions; to be asked when all texts are known."""
        genoemd = set(_ALIAS.findall(tekst))
        delen = [join.format(alias) for join, alias in self._woningen.items() if alias in genoemd]
        for (van, kolom, buiten), alias in self._koppels.items():
            if alias in genoemd:
                tabel = self._tabel(voorraad, van, kolom) if van else self._mens(voorraad)
                delen.append(f"LEFT JOIN {tabel} {alias} ON {alias}.sleutel = {buiten}")
        return "".join(f"\n{deel}" for deel in delen)

    def _tabel(self, voorraad: Voorraad, van: str, kolom: str) -> str:
        return voorraad.voorbereid("erbij", self._bronnen[van, kolom].tekst(van, kolom))

    def _mens(self, voorraad: Voorraad) -> str:
        """The name of the table with everything that is asked of anybody."""
        bronnen = {self._tabel(voorraad, van, kolom): bron for (van, kolom), bron in self._bronnen.items() if kolom == _MENS}
        if len(bronnen) == 1:
            return next(iter(bronnen))
        ieder = " UNION ".join(f"SELECT sleutel FROM {tabel}" for tabel in bronnen)
        joins = "\n".join(f"LEFT JOIN {tabel} ON {tabel}.sleutel = ieder.sleutel" for tabel in bronnen)
        velden = ", ".join(naam for bron in bronnen.values() for naam in bron.namen)
        return voorraad.voorbereid("mens", f"SELECT ieder.sleutel, {velden}\nFROM ({ieder}) ieder\n{joins}")
