"""The reader of one request: a frozen value with everything that rights depend on, made once and passed to every query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType

from opmaat.kern.register.schema import lees_schema

from .rechten import Rolrecht, lees_rechten

EIGEN_TABELLEN: Mapping[str, str | None] = MappingProxyType(
    {"klant": "persoonsgegevens", "notitie": "journaal", "toelichting": None, "brief": "documenten", "document": "documenten", "werkgevergegevens": None}
)
"""The tables that only the dossier has, with the rubriek that each asks; a toelichting asks that of its fact, an employer's name nothing."""
EIGEN_KOLOMMEN: Mapping[tuple[str, str], str] = MappingProxyType({("klant", "bsn"): "bsn"})


@dataclass(frozen=True, kw_only=True)
class Plek:
    """One appointment of the reader that holds today: a role at an organisation, for a gemeente (empty: all) and a team (empty: all)."""

    rol: str
    organisatie: str
    gemeente: str = ""
    team: str = ""

    @property
    def recht(self) -> Rolrecht:
        """What the role may."""
        return lees_rechten().rollen[self.rol]

    @property
    def soort(self) -> str:
        """The kind of the organisation: werk, inkomen, or empty."""
        return lees_rechten().soort(self.organisatie)

    @property
    def lezen(self) -> frozenset[str]:
        """The rubrieken that this appointment reads."""
        return self.recht.leest(self.soort)

    @property
    def schrijven(self) -> frozenset[str]:
        """The rubrieken that this appointment writes."""
        return self.recht.schrijft(self.soort)


@dataclass(frozen=True, kw_only=True)
class Lezer:
    """Who reads. ``medewerkers`` are the employee numbers whose caseload the reader has: the own one and those replaced today.

    On the page of one person the reader is narrowed to the appointments by which this person may be seen
    (``policies.besluit``), so that a wide but thin role never widens what a narrow and rich role shows.
    """

    gebruiker_id: int | None
    naam: str
    vandaag: date
    plekken: tuple[Plek, ...] = ()
    medewerker_id: int | None = None
    medewerkers: frozenset[int] = frozenset()
    ziet_alles: bool = False

    @classmethod
    def alles(cls, gebruiker_id: int | None, vandaag: date, naam: str = "") -> Lezer:
        """A reader without limits, for the inzageverzoek, the filling of the demo and tests; never for a page."""
        return cls(gebruiker_id=gebruiker_id, naam=naam, vandaag=vandaag, ziet_alles=True)

    @property
    def rollen(self) -> frozenset[str]:
        """The roles that the reader has today."""
        return frozenset(plek.rol for plek in self.plekken)

    @property
    def organisaties(self) -> frozenset[str]:
        """The organisations for which the reader works today."""
        return frozenset(plek.organisatie for plek in self.plekken)

    @property
    def gemeenten(self) -> frozenset[str]:
        """The gemeenten to which the reader is limited; empty when one of the appointments has no limit."""
        namen = frozenset(plek.gemeente for plek in self.plekken)
        return frozenset() if "" in namen else namen

    @property
    def teams(self) -> frozenset[str]:
        """The teams in which the reader works."""
        return frozenset(plek.team for plek in self.plekken if plek.team)

    @property
    def rubrieken(self) -> frozenset[str]:
        """The rubrieken that the reader reads."""
        if self.ziet_alles:
            return frozenset(lees_rechten().rubrieken)
        return frozenset().union(*(plek.lezen for plek in self.plekken))

    @property
    def schrijven(self) -> frozenset[str]:
        """The rubrieken that the reader writes."""
        return frozenset().union(*(plek.schrijven for plek in self.plekken))

    @property
    def ziet_mensen(self) -> bool:
        """Whether the reader works with people; policy, council and controllers see figures."""
        return self.ziet_alles or any(plek.recht.ziet_mensen for plek in self.plekken)

    def mag(self, rubriek: str | None) -> bool:
        """Whether the reader reads this rubriek; None (a column without one) is always readable where its table is."""
        return rubriek is None or self.ziet_alles or rubriek in self.rubrieken

    def mag_schrijven(self, rubriek: str | None) -> bool:
        """Whether the reader writes this rubriek."""
        return rubriek is None or rubriek in self.schrijven

    def mag_pagina(self, pagina: str) -> bool:
        """Whether the reader may open a page of rechten.yaml; raises ``KeyError`` for a page that it does not name."""
        return bool(lees_rechten().paginas[pagina]) and any(plek.recht.opent(pagina, plek.soort) for plek in self.plekken)

    def mag_lijst(self, lijst: str) -> bool:
        """Whether the reader may open a list of rechten.yaml; raises ``KeyError`` for a list that it does not name."""
        return bool(lees_rechten().lijsten[lijst]) and any(lijst in plek.recht.lijsten for plek in self.plekken)

    def kolommen(self, tabel: str) -> frozenset[str]:
        """The columns of a canonical table that the reader sees; empty when the table is not for this reader."""
        return _kolommen(tabel, self.rubrieken)

    def schrijfkolommen(self, tabel: str) -> frozenset[str]:
        """The columns of a canonical table that the reader may fill; empty when the reader writes nothing in it."""
        return _kolommen(tabel, self.schrijven)

    def mag_eigen(self, tabel: str, kolom: str) -> bool:
        """Whether the reader sees a column of a table that only the dossier has; raises ``KeyError`` for an unknown table."""
        return self.mag(EIGEN_TABELLEN[tabel]) and self.mag(EIGEN_KOLOMMEN.get((tabel, kolom)))

    def mag_code(self, codelijst: str, code: str) -> bool:
        """Whether the reader may know that this code was chosen: codes about health are for who may read health."""
        lijst = lees_schema().codelijsten[codelijst]
        return code not in lijst or self.mag(lijst[code].rubriek)

    def met(self, plekken: Iterable[Plek]) -> Lezer:
        """The same reader, narrowed to these appointments."""
        return replace(self, plekken=tuple(plekken))


@cache
def _kolommen(tabel: str, rubrieken: frozenset[str]) -> frozenset[str]:
    if lees_rechten().rubriek_van(tabel) not in rubrieken:
        return frozenset()
    return frozenset(kolom.naam for kolom in lees_schema().tabel(tabel).kolommen if kolom.rubriek is None or kolom.rubriek in rubrieken)
