"""The account per klantgroep: stand + instroom - uitstroom ± overgangen = stand, and it closes.

Who is in a group on the last day of a spell is in its stand and in its outflow of that day; the account therefore shows how many *end on P*. A person who
leaves a group and is in another one the next day (or already was) moved; nobody else did. Source: design, section 6, "Uitstroom and instroom".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from opmaat.kern.motor.geheugen.bekend import is_bekend
from opmaat.kern.tijd import Periode, dag_ervoor, voeg_samen

Rij = Mapping[str, Any]


class Bron(Protocol):
    """Whatever can hand over the rows of a register."""

    @property
    def tabellen(self) -> Iterable[str]:
        """The canonical tables that are present."""

    def rijen(self, tabel: str) -> Sequence[Rij]:
        """The rows of a table, every version."""


@dataclass(frozen=True)
class Post:
    """The account of one group. Stands are at the end of a day; ``eindigen_voor`` and ``eindigen_op`` are in a stand and leave on that very day."""

    groep: str
    stand_begin: int
    eindigen_voor: int
    instroom: int
    van_andere: Mapping[str, int]
    uitstroom: int
    naar_andere: Mapping[str, int]
    stand_eind: int
    eindigen_op: int

    @property
    def sluit(self) -> bool:
        """Whether the parts add up to the stand at the end."""
        begin, eind = self.stand_begin - self.eindigen_voor, self.stand_eind - self.eindigen_op
        return begin + self.instroom + sum(self.van_andere.values()) - self.uitstroom - sum(self.naar_andere.values()) == eind


@dataclass(frozen=True)
class Rekening:
    """The account of every group over a period up to P, and of the whole: everybody who is in any group."""

    periode: Periode
    posten: tuple[Post, ...]
    geheel: Post

    @property
    def sluit(self) -> bool:
        """Whether every account closes."""
        return self.geheel.sluit and all(post.sluit for post in self.posten)


@dataclass(frozen=True)
class _Verblijf:
    groep: str
    periode: Periode


def rekening(bron: Bron, venster: Periode, *, peildatum: date, bekend_op: date | None = None, gemeente: str | None = None) -> Rekening | None:
    """The account over the venster up to P; None before it begins or without klantgroepen.

    With a gemeente (and leefsituatie in the register) only the days on which somebody lived there count: moving in is instroom, moving away uitstroom.
    """
    periode = venster.beperk(peildatum)
    rijen = _bekend(bron, "klantgroep", bekend_op)
    if periode is None or not rijen:
        return None
    woont = _woont(_bekend(bron, "leefsituatie", bekend_op), gemeente, peildatum)
    per_persoon: dict[int, dict[str, list[Periode]]] = {}
    for rij in rijen:
        spel = _spel(rij, peildatum)
        if spel is not None and rij.get("persoon_id") is not None and rij.get("groep") is not None:
            per_persoon.setdefault(rij["persoon_id"], {}).setdefault(str(rij["groep"]), []).append(spel)
    verblijven = [list(_verblijven(groepen, None if woont is None else woont.get(persoon, []))) for persoon, groepen in sorted(per_persoon.items())]
    groepen = sorted({verblijf.groep for persoon in verblijven for verblijf in persoon})
    posten = tuple(_post(groep, verblijven, periode) for groep in groepen)
    alles = [[_Verblijf("", samen) for samen in voeg_samen([v.periode for v in persoon])] for persoon in verblijven]
    return Rekening(periode, posten, _post("", alles, periode))


def _bekend(bron: Bron, tabel: str, bekend_op: date | None) -> list[Rij]:
    return [rij for rij in bron.rijen(tabel) if is_bekend(rij, bekend_op)] if tabel in bron.tabellen else []


def _spel(rij: Rij, peildatum: date) -> Periode | None:
    """The row as a spell at P: not begun is nothing, an end after P reads as open."""
    begin, eind = rij.get("begin"), rij.get("eind")
    if begin is None or begin > peildatum or (eind is not None and eind < begin):
        return None
    return Periode.tm(begin, eind if eind is not None and eind <= peildatum else None)


def _woont(rijen: Sequence[Rij], gemeente: str | None, peildatum: date) -> dict[int, list[Periode]] | None:
    if gemeente is None or not rijen:
        return None
    uit: dict[int, list[Periode]] = {}
    for rij in rijen:
        spel = _spel(rij, peildatum)
        if spel is not None and rij.get("gemeente") == gemeente:
            uit.setdefault(rij["persoon_id"], []).append(spel)
    return uit


def _verblijven(groepen: Mapping[str, Sequence[Periode]], woont: Sequence[Periode] | None) -> Iterator[_Verblijf]:
    """The merged spells of one person in each group, cut to where the person lives."""
    for groep, spellen in groepen.items():
        for samen in voeg_samen(list(spellen)):
            if woont is None:
                yield _Verblijf(groep, samen)
                continue
            for thuis in voeg_samen(list(woont)):
                deel = samen.doorsnede(thuis)
                if deel is not None:
                    yield _Verblijf(groep, deel)


def _post(groep: str, personen: Sequence[Sequence[_Verblijf]], periode: Periode) -> Post:
    voor = dag_ervoor(periode.begin)
    eind = periode.eind or periode.begin
    tel: Counter[str] = Counter()
    van: Counter[str] = Counter()
    naar: Counter[str] = Counter()
    for verblijven in personen:
        bij, weg = _overgangen(verblijven)
        for plek, verblijf in enumerate(verblijven):
            if verblijf.groep != groep:
                continue
            begin, laatste = verblijf.periode.begin, verblijf.periode.eind
            tel["stand_begin"] += verblijf.periode.bevat(voor)
            tel["eindigen_voor"] += laatste == voor
            tel["stand_eind"] += verblijf.periode.bevat(eind)
            tel["eindigen_op"] += laatste == eind
            if periode.bevat(begin):
                (van if plek in bij else tel)[bij.get(plek, "instroom")] += 1
            if laatste is not None and periode.bevat(laatste):
                (naar if plek in weg else tel)[weg.get(plek, "uitstroom")] += 1
    return Post(
        groep, tel["stand_begin"], tel["eindigen_voor"], tel["instroom"], dict(sorted(van.items())), tel["uitstroom"],
        dict(sorted(naar.items())), tel["stand_eind"], tel["eindigen_op"],
    )  # fmt: skip


def _overgangen(verblijven: Sequence[_Verblijf]) -> tuple[dict[int, str], dict[int, str]]:
    """Which stays begin by moving out of another group, and which end by moving into one; each end goes with one begin, the nearest first."""
    bij: dict[int, str] = {}
    weg: dict[int, str] = {}
    for nieuw, naar in sorted(enumerate(verblijven), key=lambda paar: (paar[1].periode.begin, paar[1].groep)):
        vorige = [
            (uit.periode.eind, plek)
            for plek, uit in enumerate(verblijven)
            if plek not in weg and uit.groep != naar.groep and uit.periode.begin < naar.periode.begin
            and uit.periode.eind is not None and dag_ervoor(naar.periode.begin) <= uit.periode.eind
        ]  # fmt: skip
        if vorige:
            plek = min(vorige)[1]
            weg[plek], bij[nieuw] = naar.groep, verblijven[plek].groep
    return bij, weg
