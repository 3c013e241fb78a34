"""The one mechanism behind all lists: columns, search, filters, sorting, paging, totals, what may be done with many at once.

A list is a definition (`Lijst`); `toon` gives one page of it in a fixed number of queries, `alle_rijen` all of it for an export. Rows are always those
of the reader's circle: the query of a list begins with `klanten_van`. A column that the reader may not read is not there at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from opmaat.dossier.invoer import Datumveld
from opmaat.toegang.lezer import Lezer

PER_BLAD = 50
PER_GREEP = 1000
"""Rows of an export that are read at a time."""
MEESTE_BLADEN = 100_000

Vraag = Any
Rij = Any


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """A column. `waarde` reads a row after `verrijk`; `sorteer` names the order_by fields (empty: cannot be sorted).

    `annoteer` is added to the query only while one sorts on this column. `tabel` (and `kolom`) of the schema decide who sees it; `stand` shows the value as a badge of that kind; `adres` makes it a link; `som` adds up the
    values of all rows (an aggregate, in the same query as the count).
    """

    id: str
    titel: Any
    waarde: Callable[[Rij], Any]
    sorteer: tuple[str, ...] = ()
    annoteer: Mapping[str, Any] = field(default_factory=dict)
    adres: Callable[[Rij], str] | None = None
    stand: Callable[[Rij], str] | None = None
    getal: bool = False
    tabel: str = ""
    kolom: str = ""
    som: Any = None
    alleen_uitvoer: bool = False


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A filter. `keuzes` gives (code, label) for this reader, or None for a day; `pas_toe` narrows the query with what was chosen."""

    id: str
    titel: Any
    pas_toe: Callable[[Vraag, Any, Lezer], Vraag]
    keuzes: Callable[[Lezer], Sequence[tuple[str, Any]]] | None = None
    standaard: str | Callable[[Lezer], str] = ""
    tabel: str = ""


@dataclass(frozen=True, kw_only=True)
class Groepsactie:
    """Something that is done with many rows at once: the name of its address, the table that one must be able to write, and for how many at most.

    `titel` is for the rows that were ticked, `alles` for the whole list with %(aantal)s in it.
    """

    titel: Any
    alles: Any = ""
    meeste: int = 0
    url_naam: str
    tabel: str


@dataclass(frozen=True, kw_only=True)
class Lijst:
    """A list. `vraag` gives the rows of this reader, `verrijk` adds to the rows of one page what the columns need (a few queries for all)."""

    id: str
    titel: Any
    uitleg: Any
    vraag: Callable[[Lezer], QuerySet[Any]]
    kolommen: tuple[Kolom, ...]
    sorteer: str
    filters: tuple[Filter, ...] = ()
    zoek: Callable[[Vraag, str, Lezer], Vraag] | None = None
    zoektip: Any = ""
    verrijk: Callable[[list[Rij], Lezer], None] = lambda rijen, lezer: None
    sleutel: Callable[[Rij], Any] = lambda rij: rij.pk
    persoon: Callable[[Rij], int | None] = lambda rij: getattr(rij, "persoon_id", None)
    groepsacties: tuple[Groepsactie, ...] = ()
    stappen: tuple[tuple[str, str], ...] = ()
    """Buttons above the list: address name and step id, for who may take that step."""
    leeg: Any = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Keuze:
    """What somebody asked of a list: search text, filter values by id, sorting, page."""

    zoek: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sorteer: str = ""
    blad: int = 1


@dataclass(frozen=True)
class Bladstand:
    """Where a page is in the whole."""

    nummer: int
    bladen: int
    totaal: int
    van: int
    tot: int

    @property
    def vorige(self) -> int | None:
        """The page before, if any."""
        return self.nummer - 1 if self.nummer > 1 else None

    @property
    def volgende(self) -> int | None:
        """The page after, if any."""
        return self.nummer + 1 if self.nummer < self.bladen else None


@dataclass(frozen=True)
class Blad:
    """One page: the rows, the columns this reader sees, totals by column id, and what was wrong in the filters."""

    rijen: list[Rij]
    kolommen: tuple[Kolom, ...]
    stand: Bladstand
    totalen: Mapping[str, Any]
    sorteer: str
    fouten: Mapping[str, str]


def lezer_voor(lijst_id: str, lezer: Lezer) -> Lezer:
    """The reader with only the appointments that have this list: another role never adds rows or columns to it."""
    return lezer if lezer.ziet_alles else lezer.met(plek for plek in lezer.plekken if lijst_id in plek.recht.lijsten)


def ziet(lezer: Lezer, tabel: str, kolom: str = "") -> bool:
    """Whether every appointment of the reader reads this table (and column); so a rich role never shows more of a wide circle."""
    if not tabel or lezer.ziet_alles:
        return True
    kolommen = [lezer.met((plek,)).kolommen(tabel) for plek in lezer.plekken]
    return bool(kolommen) and all(kolom in namen if kolom else bool(namen) for namen in kolommen)


def kolommen_voor(lijst: Lijst, lezer: Lezer, uitvoer: bool = False) -> tuple[Kolom, ...]:
    """The columns that this reader sees, on the screen or in an export."""
    return tuple(k for k in lijst.kolommen if ziet(lezer, k.tabel, k.kolom) and (uitvoer or not k.alleen_uitvoer))


def filters_voor(lijst: Lijst, lezer: Lezer) -> tuple[Filter, ...]:
    """The filters that this reader may use: what one may not see, one may not find out by filtering."""
    return tuple(f for f in lijst.filters if ziet(lezer, f.tabel))


def vooraf(filter_: Filter, lezer: Lezer) -> str:
    """The value of a filter that nobody touched."""
    return filter_.standaard(lezer) if callable(filter_.standaard) else filter_.standaard


def vraag_voor(lijst: Lijst, lezer: Lezer, keuze: Keuze) -> tuple[Any, str, dict[str, str]]:
    """The query with search, filters and order; which order that is; and what is wrong with a filter, by its id."""
    vraag: Any = lijst.vraag(lezer)
    fouten: dict[str, str] = {}
    for filter_ in filters_voor(lijst, lezer):
        gekozen = keuze.filters.get(filter_.id, vooraf(filter_, lezer)).strip()
        if not gekozen:
            continue
        try:
            vraag = filter_.pas_toe(vraag, lees_filter(filter_, gekozen, lezer), lezer)
        except ValidationError as fout:
            fouten[filter_.id] = " ".join(fout.messages)
    if keuze.zoek.strip() and lijst.zoek is not None:
        vraag = lijst.zoek(vraag, " ".join(keuze.zoek.split())[:200], lezer)
    return *_gesorteerd(lijst, lezer, vraag, keuze.sorteer), fouten


def lees_filter(filter_: Filter, gekozen: str, lezer: Lezer) -> Any:
    """The value that was chosen: a known code, or a day; raises ValidationError in Dutch."""
    if filter_.keuzes is None:
        return Datumveld(vandaag=lezer.vandaag, toekomst=True).clean(gekozen)
    if gekozen not in {str(code) for code, _label in filter_.keuzes(lezer)}:
        raise ValidationError(_("Deze keuze bestaat hier niet. Kies een van de mogelijkheden."))
    return gekozen


def _gesorteerd(lijst: Lijst, lezer: Lezer, vraag: Any, gevraagd: str) -> tuple[Any, str]:
    kan = {k.id: k for k in kolommen_voor(lijst, lezer) if k.sorteer}
    sorteer = gevraagd if gevraagd.removeprefix("-") in kan else lijst.sorteer
    af = sorteer.startswith("-")
    if sorteer.removeprefix("-") not in kan:
        return vraag.order_by("pk"), sorteer
    if kan[sorteer.removeprefix("-")].annoteer:
        vraag = vraag.annotate(**kan[sorteer.removeprefix("-")].annoteer)
    velden = [F(naam).desc(nulls_last=True) if af else F(naam).asc(nulls_last=True) for naam in kan[sorteer.removeprefix("-")].sorteer]
    return vraag.order_by(*velden, "pk"), sorteer


def toon(lijst: Lijst, lezer: Lezer, keuze: Keuze) -> Blad:
    """One page: one query for the count and totals, one for the rows, and those of `verrijk`. A page beyond the end is the last one."""
    vraag, sorteer, fouten = vraag_voor(lijst, lezer, keuze)
    kolommen = kolommen_voor(lijst, lezer)
    sommen = {f"som_{k.id}": k.som for k in kolommen if k.som is not None}
    if sommen:
        from django.db.models import Count

        geteld = vraag.order_by().aggregate(aantal=Count("pk"), **sommen)
        totaal = geteld.pop("aantal")
    else:
        geteld, totaal = {}, vraag.order_by().count()
    bladen = max(1, -(-totaal // PER_BLAD))
    nummer = min(max(1, keuze.blad), bladen, MEESTE_BLADEN)
    van = (nummer - 1) * PER_BLAD
    rijen = list(vraag[van : van + PER_BLAD])
    lijst.verrijk(rijen, lezer)
    stand = Bladstand(nummer, bladen, totaal, van + 1 if totaal else 0, van + len(rijen))
    return Blad(rijen, kolommen, stand, {naam.removeprefix("som_"): waarde for naam, waarde in geteld.items()}, sorteer, fouten)


def alle_rijen(lijst: Lijst, lezer: Lezer, keuze: Keuze) -> Iterator[Rij]:
    """Every row of the list as it is filtered and sorted now, for an export; read in handfuls."""
    vraag, _sorteer, _fouten = vraag_voor(lijst, lezer, keuze)
    begin = 0
    while greep := list(vraag[begin : begin + PER_GREEP]):
        lijst.verrijk(greep, lezer)
        yield from greep
        begin += PER_GREEP


def in_tekst(waarde: Any) -> str:
    """A value as the screen shows it: 31-12-2025, 1.250,5, ja; empty for nothing."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Decimal):
        return f"{waarde.normalize():f}".replace(".", ",")
    return str(waarde)
