"""What a step may look at: the facts of the person as the reader may see them, today, and who is asking.

A step reads nothing else, so it can be tried on paper, without a database and without a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Protocol

from opmaat.kern.tijd import dag_ervoor, leeftijd


class Beeld(Protocol):
    """All facts of one person that the reader may see."""

    def rijen(self, tabel: str) -> Iterable[Any]: ...


class Vrager(Protocol):
    """Who asks: the frozen reader of this request."""

    @property
    def rollen(self) -> frozenset[str]: ...
    @property
    def organisaties(self) -> frozenset[str]: ...
    @property
    def rubrieken(self) -> frozenset[str]: ...
    @property
    def medewerker_id(self) -> int | None: ...


@dataclass(frozen=True)
class Product:
    """An instrument of the product book on a day: what it is for and how many places are free (``None``: no limit).

    ``id`` is what a form sends; ``duur`` the longest term in months.
    """

    id: str
    code: str
    naam: str
    groepen: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()
    sector: str | None = None
    duur: Decimal | None = None
    plaatsen: int | None = None
    vrij: int | None = None
    kosten: Decimal | None = None
    uitvoerder: str = ""
    omschrijving: str = ""


@dataclass(frozen=True)
class Vacature:
    """A vacancy that is open on a day, with its employer and the places that are still free (``None``: not counted)."""

    feit_id: int
    werkgever_id: int
    werkgever: str
    functie: str
    soort: str | None = None
    sector: str | None = None
    uren: Decimal | None = None
    vrij: int | None = None


@dataclass(frozen=True)
class Bijeenkomst:
    """A kick-off or theme meeting that is planned, with the places that are still free (``None``: not limited)."""

    feit_id: int
    datum: date
    soort: str
    klantgroep: str | None = None
    thema: str | None = None
    wijk: str | None = None
    vrij: int | None = None


@dataclass(frozen=True)
class Dubbel:
    """Somebody who may be the same person; ``zelfde_bsn``: it is."""

    persoon_id: int
    naam: str
    zelfde_bsn: bool = False


@dataclass(frozen=True)
class Collega:
    """An employee who can have clients: number, name, organisation and team."""

    medewerker_id: int
    naam: str
    organisatie: str
    team: str | None = None

    def __str__(self) -> str:
        return f"{self.naam} ({', '.join(deel for deel in (self.organisatie, self.team) if deel)})"


class Gids(Protocol):
    """What lies outside the person and a step may offer: products, employers, vacancies, meetings; and who is known already."""

    def bijeenkomsten(self, vanaf: date) -> Sequence[Bijeenkomst]: ...
    def dubbelen(self, achternaam: str, geboortedatum: date | None, bsn: str | None) -> Sequence[Dubbel]: ...

    def producten(self, op: date) -> Sequence[Product]: ...
    def werkgevers(self) -> Sequence[tuple[int, str]]: ...
    def vacatures(self, op: date) -> Sequence[Vacature]: ...
    def collegas(self) -> Sequence[Collega]: ...


class LegeGids:
    """Nothing to offer: for who is tried on paper."""

    def bijeenkomsten(self, vanaf: date) -> Sequence[Bijeenkomst]:
        """No meetings."""
        return ()

    def dubbelen(self, achternaam: str, geboortedatum: date | None, bsn: str | None) -> Sequence[Dubbel]:
        """Nobody."""
        return ()

    def producten(self, op: date) -> Sequence[Product]:
        """No products."""
        return ()

    def werkgevers(self) -> Sequence[tuple[int, str]]:
        """No employers."""
        return ()

    def vacatures(self, op: date) -> Sequence[Vacature]:
        """No vacancies."""
        return ()

    def collegas(self) -> Sequence[Collega]:
        """No colleagues."""
        return ()


@dataclass(frozen=True)
class Inrichting:
    """The names that a municipality gives to its parties, as its agreements write them."""

    werk: str
    inkomen: str
    gemeente: str


@dataclass(frozen=True, kw_only=True)
class Situatie:
    """The facts, today, the reader, and the fact that the step is about (``feit``, when it is about one).

    ``rol`` is the role in which the reader takes this step, ``organisatie`` the one they work for; both are written on
    facts such as a talk. ``klant`` holds names and address, or ``None`` for who is not known yet. ``werkgever_id``: the step is about this employer, not about a person.
    """

    beeld: Beeld
    vandaag: date
    lezer: Vrager
    inrichting: Inrichting
    rol: str = ""
    organisatie: str = ""
    feit: Any = None
    klant: Any = None
    persoon_id: int | None = None
    werkgever_id: int | None = None
    gids: Gids = field(default_factory=LegeGids)
    parameters: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def rijen(self, tabel: str, **gelijk: Any) -> list[Any]:
        """The known rows of a table, oldest first, that have these values; a tuple or set of values means one of them."""
        rijen = [rij for rij in self.beeld.rijen(tabel) if all(_past(rij, naam, waarde) for naam, waarde in gelijk.items())]
        return sorted(rijen, key=lambda rij: (_dag(rij), getattr(rij, "feit_id", 0) or 0))

    def laatste(self, tabel: str, **gelijk: Any) -> Any:
        """The newest row with these values, or ``None``."""
        rijen = self.rijen(tabel, **gelijk)
        return rijen[-1] if rijen else None

    def lopend(self, tabel: str, *, op: date | None = None, **gelijk: Any) -> Any:
        """The spell that runs on the day (today), the newest when there are more, or ``None``."""
        rijen = self.lopende(tabel, op=op, **gelijk)
        return rijen[-1] if rijen else None

    def lopende(self, tabel: str, *, op: date | None = None, **gelijk: Any) -> list[Any]:
        """All spells that run on the day (today), oldest first: begin <= day <= eind, or open."""
        dag = op or self.vandaag
        return [r for r in self.rijen(tabel, **gelijk) if r.begin <= dag and (r.eind is None or r.eind >= dag)]

    @property
    def persoon(self) -> Any:
        """The row of the person, ``None`` for who is not known yet."""
        return next(iter(self.beeld.rijen("persoon")), None)

    @property
    def naam(self) -> str:
        """The name as one says it, of the client or the employer; empty when it is not known."""
        if self.werkgever_id is not None:
            return str(getattr(self.klant, "naam", ""))
        delen = [getattr(self.klant, naam, None) for naam in ("roepnaam", "voornaam", "tussenvoegsel", "achternaam")]
        return " ".join(deel for deel in (delen[0] or delen[1], *delen[2:]) if deel)

    @property
    def geboortedatum(self) -> date | None:
        """The birth date, when known."""
        return getattr(self.persoon, "geboortedatum", None)

    @property
    def leeftijd(self) -> int | None:
        """The age in whole years today, ``None`` when the birth date is not known."""
        return None if self.geboortedatum is None else leeftijd(self.geboortedatum, self.vandaag)

    @property
    def groep(self) -> str | None:
        """The client group of today, ``None`` without one."""
        rij = self.lopend("klantgroep")
        return None if rij is None else rij.groep

    @property
    def open_aanvraag(self) -> Any:
        """The application on which nothing has been decided yet, or ``None``."""
        return self.laatste("aanvraag", status=("open", "aangehouden"))

    @property
    def open_melding(self) -> Any:
        """The newest report for assistance that nothing has followed on: no application, no benefit since, or ``None``."""
        melding = self.laatste("melding", soort="bijstand")
        if melding is None:
            return None
        later = [a for a in self.rijen("aanvraag") if a.melding_id == melding.feit_id or a.datum >= melding.datum]
        sindsdien = [u for u in self.rijen("uitkering") if u.begin >= melding.datum]
        return None if later or sindsdien else melding

    def kent(self, kenmerk: str) -> bool:
        """Whether the person belongs to this target group today."""
        return self.lopend("doelgroep", kenmerk=kenmerk) is not None

    def mag_rubriek(self, rubriek: str | None) -> bool:
        """Whether the reader may see facts of this category."""
        return rubriek is None or rubriek in self.lezer.rubrieken

    def ziet(self, *tabellen: str | None) -> bool:
        """Whether the reader sees these tables at all: without that, no row does not mean that there is nothing."""
        kolommen = getattr(self.lezer, "kolommen", None)
        return kolommen is None or all(kolommen(tabel) for tabel in tabellen if tabel is not None)

    def heeft_rol(self, *rollen: str) -> bool:
        """Whether the reader has one of the roles."""
        return bool(self.lezer.rollen & set(rollen))


def dag_voor(dag: date) -> date:
    """The last day of the spell before one that begins on this day."""
    return dag_ervoor(dag)


def _past(rij: Any, naam: str, waarde: Any) -> bool:
    eigen = getattr(rij, naam, None)
    return eigen in waarde if isinstance(waarde, (tuple, set, frozenset, list)) else eigen == waarde


def _dag(rij: Any) -> date:
    for naam in ("datum", "begin", "vervalt_op"):
        waarde = getattr(rij, naam, None)
        if waarde is not None:
            return waarde
    return date.min
