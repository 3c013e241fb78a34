"""What a step may do: write facts, a note, a letter. The one face that steps have towards the only writer, ``feiten``.

``Actie`` fills in what every fact of a step has in common (who, for which organisation, in which role) and decides which
kind of version a change is; where the facts go is for the subclass: the database, or paper in a test.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import Any

from opmaat.dossier.feiten import NOG_NIET
from opmaat.dossier.situatie import Situatie, dag_voor
from opmaat.kern.register.schema import LIJSTSCHEIDING, Tabel, lees_schema

DOOR_DE_VRAGER = frozenset(
    "melding aanvraag gesprek contact verwijzing diagnose ladder plan_van_aanpak nazorg onderzoek constatering maatregel"
    " voordracht bijeenkomst".split()
)
"""Tables whose ``organisatie``, ``rol`` and ``medewerker_id`` mean: who did this. Elsewhere a step says them itself."""


class Actie(ABC):
    """One action of one user on one person: everything it writes is kept together or not at all."""

    def __init__(self, s: Situatie, *, waarom: str = "") -> None:
        self.s = s
        self.waarom = waarom or "Bijgewerkt"
        self.geschreven: list[Any] = []

    def leg_vast(self, tabel: str, **kolommen: Any) -> Any:
        """A new fact; returns it. Person, organisation, role and employee are filled in where the table has them."""
        schema = lees_schema().tabel(tabel)
        waarden = {naam: _bewaar(schema, naam, waarde) for naam, waarde in kolommen.items()}
        waarden = {naam: waarde for naam, waarde in waarden.items() if waarde is not None}
        eigen = self._eigen(schema) if tabel in DOOR_DE_VRAGER else {}
        if schema.persoonsgebonden and self.s.persoon_id is not None:
            eigen["persoon_id"] = self.s.persoon_id
        if schema.heeft("werkgever_id") and self.s.werkgever_id is not None:
            eigen["werkgever_id"] = self.s.werkgever_id
        # A column that the step names is left as the step says, also when it says "empty".
        feit = self._leg_vast(tabel, {n: w for n, w in eigen.items() if n not in kolommen} | waarden)
        self.geschreven.append(feit)
        return feit

    def wijzig(self, feit: Any, reden: str = "", **kolommen: Any) -> Any:
        """A new version of a fact: an aanvulling when only empty columns (or "not yet") are filled, else a correctie; returns it.

        Nothing is written when every value is already so. A correctie keeps ``reden``, else the name of the step.
        """
        schema = lees_schema().tabel(feit.tabel)
        nieuw = {naam: _bewaar(schema, naam, waarde) for naam, waarde in kolommen.items()}
        nieuw = {naam: waarde for naam, waarde in nieuw.items() if waarde != getattr(feit, naam, None)}
        if not nieuw:
            return feit
        open_codes = {naam: NOG_NIET.get((feit.tabel, naam), frozenset()) for naam in nieuw}
        leeg = all(getattr(feit, naam, None) is None or getattr(feit, naam) in open_codes[naam] for naam in nieuw)
        versie = self._vul_aan(feit, nieuw) if leeg else self._corrigeer(feit, reden or self.waarom, nieuw)
        self.geschreven.append(versie)
        return versie

    def sluit(self, feit: Any, laatste_dag: date, **kolommen: Any) -> Any:
        """Ends a running spell on this last day (t/m); a spell that would end before it began is annulled."""
        eind = lees_schema().tabel(feit.tabel).eind
        assert eind is not None
        if laatste_dag < feit.begin:
            self.vernietig(feit, "Begint niet: iets anders komt ervoor in de plaats.")
            return None
        return self.wijzig(feit, **{eind: laatste_dag}, **kolommen)

    def vervang(self, feit: Any, tabel: str, begin: date, **kolommen: Any) -> Any:
        """A new spell from this day, after ending the one before (may be ``None``) on the day before it."""
        if feit is not None:
            self.sluit(feit, dag_voor(begin))
        return self.leg_vast(tabel, begin=begin, **kolommen)

    def vernietig(self, feit: Any, reden: str) -> None:
        """Takes back a fact that was never so; it stays readable in the history with the reason."""
        self._vernietig(feit, reden)

    def toelichting(self, feit: Any, tekst: str | None, rubriek: str = "algemeen") -> None:
        """Words with a fact, for who opens the dossier and may read the category; never in a peilbestand. Nothing for no text."""
        if feit is not None and tekst and tekst.strip():
            self._toelichting(feit, tekst.strip(), rubriek)

    def notitie(self, rubriek: str, tekst: str | None) -> None:
        """A note in the journal under a category (rights per category). Nothing for an empty text."""
        if tekst and tekst.strip():
            self._notitie(rubriek, tekst.strip())

    @abstractmethod
    def brief(self, sjabloon: str, *, over: Any = None, **gegevens: Any) -> Any:
        """A letter of this template, ready to be looked at and sent; ``over`` is the fact it is about."""

    @abstractmethod
    def nieuw_persoon(self, *, geboortedatum: date | None, geslacht: str | None, **klant: Any) -> int:
        """A new person with name and address; returns the number. From then on the facts are about this person."""

    @abstractmethod
    def wijzig_klant(self, **klant: Any) -> None:
        """Name, address, telephone, language, BSN of the person as they are from now on; what is not named stays."""

    @abstractmethod
    def wijzig_persoon(self, **kolommen: Any) -> None:
        """What never changes about the person was noted wrongly or becomes known: birth date, sex, day of death."""

    @abstractmethod
    def nieuw_werkgever(self, gegevens: dict[str, Any], **kolommen: Any) -> int:
        """A new employer with name and address; returns the number. From then on the facts are about this employer."""

    @abstractmethod
    def wijzig_werkgever(self, gegevens: dict[str, Any], **kolommen: Any) -> None:
        """Name, address and contact of the employer as they are from now on, and its sector, size and PSO."""

    @abstractmethod
    def nieuw_dossier(self, geopend_op: date) -> int:
        """A new file number for a benefit."""

    def _eigen(self, schema: Tabel) -> dict[str, Any]:
        eigen: dict[str, Any] = {}
        if schema.heeft("organisatie") and self.s.organisatie:
            eigen["organisatie"] = self.s.organisatie
        if schema.heeft("medewerker_id") and self.s.lezer.medewerker_id is not None:
            eigen["medewerker_id"] = self.s.lezer.medewerker_id
        if schema.heeft("rol") and schema.kolom("rol").codelijst == "rol" and self.s.rol:
            eigen["rol"] = self.s.rol
        return eigen

    @abstractmethod
    def _leg_vast(self, tabel: str, waarden: dict[str, Any]) -> Any: ...

    @abstractmethod
    def _vul_aan(self, feit: Any, waarden: dict[str, Any]) -> Any: ...

    @abstractmethod
    def _corrigeer(self, feit: Any, reden: str, waarden: dict[str, Any]) -> Any: ...

    @abstractmethod
    def _vernietig(self, feit: Any, reden: str) -> None: ...

    @abstractmethod
    def _toelichting(self, feit: Any, tekst: str, rubriek: str) -> None: ...

    @abstractmethod
    def _notitie(self, rubriek: str, tekst: str) -> None: ...


def _bewaar(schema: Tabel, naam: str, waarde: Any) -> Any:
    """The value as the column holds it: several codes become one text, an empty text becomes nothing."""
    if isinstance(waarde, (list, tuple, set, frozenset)):
        waarde = LIJSTSCHEIDING.join(sorted(waarde) if isinstance(waarde, (set, frozenset)) else waarde)
    schema.kolom(naam)
    return None if waarde == "" else waarde
