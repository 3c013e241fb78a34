"""Everything that is known of one person, read with one query and narrowed to what the reader may see.

The query is made once per kind of database out of the schema: a UNION ALL over all tables about persons, each row as JSON. A table or a
column that the reader may not see is not in the rows at all; a code that the reader may not know is empty, and the row says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Protocol

from django.apps import apps
from django.db import connection, models

from opmaat.dossier.feit import Feit
from opmaat.dossier.maak_canoniek import klassenaam
from opmaat.dossier.velden import Code, Codes, Moment
from opmaat.kern.register.schema import LIJSTSCHEIDING, Tabel, lees_schema

EIGEN = ("klant", "notitie", "toelichting", "brief", "document")
"""Tables about persons that only the dossier has; ``lezer.mag_eigen`` says who sees them. An explanation goes with its fact."""

ADRES = ("straat", "huisnummer", "postcode", "woonplaats")
"""What nobody sees of a secret address but who may read it."""

ZWAAR = frozenset({"pdf", "inhoud", "zoeknaam", "bsn_hash"})
"""Columns that no page of a client shows."""

OMGEVING: Mapping[str, str] = {
    "bijeenkomst": "feit_id IN (SELECT bijeenkomst_id FROM deelname WHERE persoon_id = %s AND vervallen_op IS NULL)",
    "vacature": "feit_id IN (SELECT vacature_id FROM voordracht WHERE persoon_id = %s AND vervallen_op IS NULL UNION SELECT vacature_id FROM plaatsing WHERE persoon_id = %s AND vervallen_op IS NULL)",
    "werkgevergegevens": "werkgever_id IN (SELECT werkgever_id FROM plaatsing WHERE persoon_id = %s AND vervallen_op IS NULL UNION SELECT werkgever_id FROM traject WHERE persoon_id = %s AND vervallen_op IS NULL)",
}
"""Facts that are not of the person but stand beside theirs: the meetings, vacancies and employers they have to do with."""


class Lezer(Protocol):
    """Who reads, as far as this page needs to know; ``toegang`` makes the real one."""

    @property
    def rubrieken(self) -> frozenset[str]: ...

    def kolommen(self, tabel: str) -> frozenset[str]: ...

    def mag_code(self, codelijst: str, code: str) -> bool: ...

    def mag_eigen(self, tabel: str, kolom: str) -> bool: ...


@dataclass(frozen=True)
class Bron:
    """One table of the query: its columns, how each value is read, and whether one sees it at all."""

    tabel: str
    kolommen: tuple[str, ...]
    lees: Mapping[str, Callable[[Any], Any]]
    lijsten: Mapping[str, tuple[str, bool]]
    schema: Tabel | None


class Rij:
    """One row: attributes named as the canonical columns, with their types; ``tabel`` says which table. It never changes.

    ``afgeschermd`` names the columns that hold something this reader may not know; asking for a column that is not
    there for this reader raises ``AttributeError``.
    """

    __slots__ = ("_waarden", "afgeschermd", "tabel")

    def __init__(self, tabel: str, waarden: Mapping[str, Any], afgeschermd: frozenset[str] = frozenset()) -> None:
        object.__setattr__(self, "tabel", tabel)
        object.__setattr__(self, "_waarden", waarden)
        object.__setattr__(self, "afgeschermd", afgeschermd)

    def __getattr__(self, naam: str) -> Any:
        try:
            return self._waarden[naam]
        except KeyError:
            raise AttributeError(f"{self.tabel}.{naam}") from None

    def __setattr__(self, naam: str, waarde: Any) -> None:
        raise AttributeError("een rij van het klantbeeld verandert niet")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._waarden.items())

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Rij) and (self.tabel, dict(self._waarden)) == (ander.tabel, dict(ander._waarden))

    def __hash__(self) -> int:
        return hash((self.tabel, self._waarden.get("versie_id")))

    def __repr__(self) -> str:
        return f"Rij({self.tabel}, {dict(self._waarden)})"

    @property
    def dag(self) -> date | None:
        """The day on which it happens or begins."""
        schema = lees_schema().tabellen.get(self.tabel)
        kolom = schema.datumkolom if schema is not None else "datum"
        waarde: date | None = self._waarden.get(kolom or "")
        return waarde


class Klantbeeld:
    """The known facts of one person that the reader may see, oldest first."""

    def __init__(self, persoon_id: int, rijen: Mapping[str, tuple[Rij, ...]]) -> None:
        self.persoon_id = persoon_id
        self._rijen = rijen

    def rijen(self, tabel: str, **gelijk: Any) -> tuple[Rij, ...]:
        """The known rows of a table that have these values."""
        rijen = self._rijen.get(tabel, ())
        return rijen if not gelijk else tuple(r for r in rijen if all(getattr(r, naam, None) == waarde for naam, waarde in gelijk.items()))

    def alles(self) -> Iterator[Rij]:
        """Every row of every table."""
        for rijen in self._rijen.values():
            yield from rijen

    def lopend(self, tabel: str, dag: date, **gelijk: Any) -> tuple[Rij, ...]:
        """The spells that hold on the day, both ends included."""
        schema = lees_schema().tabel(tabel)
        assert schema.begin is not None and schema.eind is not None
        b, e = schema.begin, schema.eind
        return tuple(r for r in self.rijen(tabel, **gelijk) if getattr(r, b) <= dag and (getattr(r, e) is None or getattr(r, e) >= dag))

    def laatste(self, tabel: str, **gelijk: Any) -> Rij | None:
        """The newest row with these values."""
        rijen = self.rijen(tabel, **gelijk)
        return rijen[-1] if rijen else None

    def feit(self, tabel: str, feit_id: int | None) -> Rij | None:
        """The known version of this fact."""
        return next((rij for rij in self.rijen(tabel) if rij.feit_id == feit_id), None) if feit_id is not None else None

    @property
    def persoon(self) -> Rij | None:
        """The identity; ``None`` when there is no such person."""
        return next(iter(self.rijen("persoon")), None)

    @property
    def klant(self) -> Rij | None:
        """Name and address."""
        return self.laatste("klant")


def lees_klantbeeld(persoon_id: int, lezer: Lezer, *, alle_versies: bool = False) -> Klantbeeld:
    """All known facts of this person that the reader may see, with one query; ``alle_versies``: also what was superseded."""
    sql, parameters = _vraag(connection.vendor, alle_versies)
    per_tabel: dict[str, list[Rij]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [persoon_id] * parameters)
        rijen = cursor.fetchall()
    zicht = {naam: _zicht(bron, lezer) for naam, bron in _bronnen().items()}
    for tabel, ruw in rijen:
        bron, mag = _bronnen()[tabel], zicht[tabel]
        if not mag:
            continue
        waarden = json.loads(ruw, parse_float=Decimal)
        if not _leesbaar(waarden, zicht, lezer):
            continue
        rij = _rij(bron, waarden, mag, lezer)
        if rij is not None:
            per_tabel.setdefault(tabel, []).append(rij)
    return Klantbeeld(persoon_id, {tabel: tuple(sorted(rijen, key=_volgorde)) for tabel, rijen in per_tabel.items()})


def _volgorde(rij: Rij) -> tuple[date, int]:
    return (rij.dag or date.min, getattr(rij, "feit_id", None) or 0)


def _zicht(bron: Bron, lezer: Lezer) -> tuple[str, ...]:
    if bron.schema is None:
        return tuple(kolom for kolom in bron.kolommen if lezer.mag_eigen(bron.tabel, kolom))
    mag = lezer.kolommen(bron.tabel)
    return tuple(kolom for kolom in bron.kolommen if kolom in mag)


def _leesbaar(waarden: Mapping[str, Any], zicht: Mapping[str, tuple[str, ...]], lezer: Lezer) -> bool:
    """Whether the reader may read a row with a category of its own, or one that goes with a fact."""
    if waarden.get("rubriek", "algemeen") not in ("algemeen", *lezer.rubrieken):
        return False
    return bool(zicht.get(waarden["tabel"], True)) if waarden.get("tabel") else True


def _rij(bron: Bron, ruw: Mapping[str, Any], mag: Iterable[str], lezer: Lezer) -> Rij | None:
    waarden: dict[str, Any] = {}
    verborgen: set[str] = set()
    for kolom in mag:
        waarde = ruw[kolom]
        if waarde is not None and kolom in bron.lees:
            waarde = bron.lees[kolom](waarde)
        if waarde is not None and kolom in bron.lijsten:
            lijst, meer = bron.lijsten[kolom]
            codes = waarde.split(LIJSTSCHEIDING) if meer else [waarde]
            zichtbaar = [code for code in codes if lezer.mag_code(lijst, code)]
            if len(zichtbaar) < len(codes):
                verborgen.add(kolom)
                waarde = LIJSTSCHEIDING.join(zichtbaar) or None
        waarden[kolom] = waarde
    if bron.tabel == "klant" and waarden["geheim"] and "geheim_adres" not in lezer.rubrieken:
        verborgen.update(ADRES)
        waarden.update(dict.fromkeys(ADRES))
    if bron.schema is not None and bron.schema.hoofdcode in verborgen:
        return None  # what kind of row it is may not be known, so neither that it is there
    return Rij(bron.tabel, waarden, frozenset(verborgen))


def _datum(waarde: Any) -> date:
    return date.fromisoformat(str(waarde)[:10])


def _getal(waarde: Any) -> Decimal:
    return Decimal(str(waarde)).normalize() + 0


_LEZERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Moment, lambda waarde: datetime.fromisoformat(waarde)),
    (models.DateField, _datum),
    (models.DecimalField, _getal),
    (models.BooleanField, bool),
)


@cache
def _bronnen() -> Mapping[str, Bron]:
    """Every table of the query, by name."""
    tabellen = [tabel.naam for tabel in lees_schema() if tabel.persoonsgebonden]
    return {tabel: _bron(tabel) for tabel in (*tabellen, *EIGEN, *OMGEVING)}


def _bron(tabel: str) -> Bron:
    model: type[models.Model] = apps.get_model("dossier", klassenaam(tabel))
    velden = [veld for veld in model._meta.local_concrete_fields if veld.column not in ZWAAR]
    lees = {veld.column: lezer for veld in velden for soort, lezer in _LEZERS if isinstance(veld, soort)}
    lijsten = {veld.column: (veld.lijst, isinstance(veld, Codes)) for veld in velden if isinstance(veld, (Code, Codes)) and veld.lijst and _gerubriceerd(veld.lijst)}
    return Bron(tabel, tuple(veld.column for veld in velden), lees, lijsten, lees_schema().tabellen.get(tabel))


def _gerubriceerd(lijst: str) -> bool:
    return any(code.rubriek for code in lees_schema().codelijsten[lijst].codes)


@cache
def _vraag(soort: str, alle_versies: bool = False) -> tuple[str, int]:
    """The query for this kind of database and how often the number of the person stands in it."""
    maak, tekst = ("json_build_object", "::text") if soort == "postgresql" else ("json_object", "")
    delen, aantal = [], 0
    for bron in _bronnen().values():
        waar = OMGEVING.get(bron.tabel, "persoon_id = %s")
        aantal += waar.count("%s")
        model: type[models.Model] = apps.get_model("dossier", klassenaam(bron.tabel))
        bekend = " AND vervallen_op IS NULL" if issubclass(model, Feit) and not (alle_versies and bron.tabel not in OMGEVING) else ""
        paren = ", ".join(f"'{kolom}', \"{kolom}\"" for kolom in bron.kolommen)
        delen.append(f"SELECT '{bron.tabel}', {maak}({paren}){tekst} FROM \"{bron.tabel}\" WHERE {waar}{bekend}")
    return " UNION ALL ".join(delen).replace(" UNION ALL SELECT", "\nUNION ALL SELECT"), aantal
