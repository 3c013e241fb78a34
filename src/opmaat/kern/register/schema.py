"""The register's tables, columns and codes as frozen dataclasses, read from the two JSON files beside this module.

``datapackage.json`` (tables) and ``codelijsten.json`` (codes) are the source; nothing here adds a column or a code.
What a table means stands there; what rows must satisfy beyond types and codes belongs to the checks of the register.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

Vorm = Literal["identiteit", "periode", "gebeurtenis"]
Kolomtype = Literal["string", "integer", "number", "boolean", "date", "datetime"]
Rubriek = Literal["inkomen", "schulden", "gezondheid", "werk", "enquete"]

TWEETIJDIG = ("feit_id", "versie_id", "geregistreerd_op", "vervallen_op", "aard")
"""The five columns of every fact table: identity of the fact and its version, when we knew, and the kind of version."""

LIJSTSCHEIDING = ";"
"""Separates the codes in a column that holds more than one (``Kolom.lijst``)."""

GEPLAND = frozenset(
    "contract_eind einde_ww geldig_tm gepland_eind gepland_op herbeoordeling_op indicatie_geldig_tm opgeschort_tot"
    " proeftijd_eind vervalt_op verwacht_werk_op zoekperiode_begin zoekperiode_eind".split()
)
"""Columns that say what was planned or agreed: their day may lie ahead, and they are known from registration (design, section 6, "Days")."""

_DUCKDB: Mapping[Kolomtype, str] = MappingProxyType(
    {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "number": "DECIMAL(18,4)",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "datetime": "TIMESTAMP",
    }
)


@dataclass(frozen=True, kw_only=True)
class Code:
    """One value of a code list; ``van`` and ``tot`` (t/m) bound the days on which it may begin to be used.

    ``bus`` is the code in the BUS delivery, ``bus_in`` the BUS code that becomes this one on import; ``srg`` holds for
    the SRG list from 2021, ``srg2015`` for that of 2015. Absent means: not known, never a guess.
    """

    code: str
    label: str
    toelichting: str = ""
    van: date | None = None
    tot: date | None = None
    bus: str | None = None
    bus_in: str | None = None
    srg: str | None = None
    srg2015: str | None = None
    ggm: str | None = None
    rubriek: Rubriek | None = None


@dataclass(frozen=True, kw_only=True)
class Codelijst:
    """The closed list of values that figures may use for a column; local codes are mapped to these on import."""

    naam: str
    titel: str
    codes: tuple[Code, ...]
    omschrijving: str = ""

    def __contains__(self, waarde: object) -> bool:
        return any(code.code == waarde for code in self.codes)

    def __getitem__(self, waarde: str) -> Code:
        """The code with this value; raises ``KeyError`` when the list has no such value."""
        for code in self.codes:
            if code.code == waarde:
                return code
        raise KeyError(waarde)

    @property
    def waarden(self) -> tuple[str, ...]:
        """The values, in the order of the file."""
        return tuple(code.code for code in self.codes)


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """One column: its type, whether a row needs it, and what its values refer to.

    ``geld``: an amount in euro. ``lijst``: several codes or words separated by ``LIJSTSCHEIDING``. ``verwijst``: the
    table whose ``feit_id`` (or identity key) stands here. ``minimaal``: what the minimal peilbestand does with it
    (``maand``: only year and month, ``weg``: left out). ``rubriek``: the category on which reading rights depend.
    """

    naam: str
    type: Kolomtype
    titel: str
    omschrijving: str = ""
    verplicht: bool = False
    codelijst: str | None = None
    geld: bool = False
    lijst: bool = False
    verwijst: str | None = None
    minimaal: Literal["maand", "weg"] | None = None
    rubriek: Rubriek | None = None
    ggm: str | None = None
    bus: str | None = None
    srg: str | None = None


@dataclass(frozen=True, kw_only=True)
class Tabel:
    """One table. ``begin`` and ``eind`` name the columns of a periode (both days included), ``datum`` that of an event.

    ``hoofdcode`` is the column that says what kind of row it is. ``persoonsgebonden``: rows carry a ``persoon_id`` and
    belong to that person. ``sleutel`` is the key of an identity, ``feit_id`` of every other table. ``herkenning``: the
    columns by which the same fact is recognised in a next delivery that has no ``feit_id``.
    """

    naam: str
    titel: str
    omschrijving: str
    vorm: Vorm
    persoonsgebonden: bool
    kolommen: tuple[Kolom, ...]
    datum: str | None = None
    begin: str | None = None
    eind: str | None = None
    hoofdcode: str | None = None
    herkenning: tuple[str, ...] = ()

    @property
    def datumkolom(self) -> str | None:
        """The column with the day on which a row happens or begins; ``None`` for an identity."""
        return self.datum or self.begin

    @property
    def tweetijdig(self) -> bool:
        """Whether rows are facts that say when they were known; identities are not."""
        return self.vorm != "identiteit"

    @property
    def sleutel(self) -> str:
        """The column that other tables point at."""
        return "feit_id" if self.tweetijdig else f"{self.naam}_id"

    @cached_property
    def kolomnamen(self) -> tuple[str, ...]:
        """The names of all columns, in the order of the file."""
        return tuple(kolom.naam for kolom in self.kolommen)

    def heeft(self, naam: str) -> bool:
        """Whether the table has a column of this name."""
        return naam in self._per_naam

    def kolom(self, naam: str) -> Kolom:
        """The column with this name; raises ``KeyError`` when the table has none."""
        if naam not in self._per_naam:
            raise KeyError(f"{self.naam}.{naam}")
        return self._per_naam[naam]

    @cached_property
    def _per_naam(self) -> dict[str, Kolom]:
        return {kolom.naam: kolom for kolom in self.kolommen}


@dataclass(frozen=True, kw_only=True)
class Schema:
    """All tables and code lists of one version (x.y: y adds optional columns or codes, x is anything else)."""

    versie: str
    tabellen: Mapping[str, Tabel]
    codelijsten: Mapping[str, Codelijst]

    def __iter__(self) -> Iterator[Tabel]:
        return iter(self.tabellen.values())

    def tabel(self, naam: str) -> Tabel:
        """The table with this name; raises ``KeyError`` when there is none."""
        return self.tabellen[naam]

    def codelijst(self, kolom: Kolom) -> Codelijst | None:
        """The code list of a column, ``None`` when its values are free."""
        return None if kolom.codelijst is None else self.codelijsten[kolom.codelijst]


@cache
def lees_schema() -> Schema:
    """The canonical schema of this version of Opmaat; read once per process."""
    pakket = json.loads(_tekst("datapackage.json"))
    lijsten = json.loads(_tekst("codelijsten.json"))
    return maak_schema(pakket, lijsten)


def maak_schema(pakket: Mapping[str, Any], lijsten: Mapping[str, Any]) -> Schema:
    """The schema that these two parsed files describe; raises ``ValueError`` when they do not fit each other."""
    if pakket["version"] != lijsten["version"]:
        raise ValueError(f"datapackage.json is {pakket['version']}, codelijsten.json {lijsten['version']}")
    tabellen = {ruw["name"]: _tabel(ruw) for ruw in pakket["resources"]}
    codelijsten = {ruw["name"]: _codelijst(ruw) for ruw in lijsten["codelijsten"]}
    if len(tabellen) != len(pakket["resources"]) or len(codelijsten) != len(lijsten["codelijsten"]):
        raise ValueError("een tabel of codelijst komt twee keer voor")
    for tabel in tabellen.values():
        for kolom in tabel.kolommen:
            if kolom.codelijst is not None and kolom.codelijst not in codelijsten:
                raise ValueError(f"{tabel.naam}.{kolom.naam} noemt de onbekende codelijst {kolom.codelijst}")
            if kolom.verwijst is not None and kolom.verwijst not in tabellen:
                raise ValueError(f"{tabel.naam}.{kolom.naam} verwijst naar de onbekende tabel {kolom.verwijst}")
    return Schema(
        versie=pakket["version"],
        tabellen=MappingProxyType(tabellen),
        codelijsten=MappingProxyType(codelijsten),
    )


def duckdb_type(kolom: Kolom) -> str:
    """The DuckDB type that holds the column without loss: money exact to the cent, other numbers to four decimals."""
    return "DECIMAL(14,2)" if kolom.geld else _DUCKDB[kolom.type]


def _tekst(naam: str) -> str:
    return (files(__package__) / naam).read_text(encoding="utf-8")


def _tabel(ruw: Mapping[str, Any]) -> Tabel:
    eigen = ruw["opmaat"]
    if eigen["vorm"] not in get_args(Vorm):
        raise ValueError(f"tabel {ruw['name']} heeft de onbekende vorm {eigen['vorm']}")
    identiteiten = {
        sleutel["fields"][0]: sleutel["reference"]["resource"] for sleutel in ruw["schema"].get("foreignKeys", ())
    }
    kolommen = tuple(_kolom(veld, identiteiten) for veld in ruw["schema"]["fields"])
    if len({kolom.naam for kolom in kolommen}) != len(kolommen):
        raise ValueError(f"tabel {ruw['name']} heeft twee kolommen met dezelfde naam")
    tabel = Tabel(
        naam=ruw["name"],
        titel=ruw["title"],
        omschrijving=ruw["description"],
        vorm=eigen["vorm"],
        persoonsgebonden=eigen["persoonsgebonden"],
        kolommen=kolommen,
        datum=eigen.get("datum"),
        begin=eigen.get("begin"),
        eind=eigen.get("eind"),
        hoofdcode=eigen.get("hoofdcode"),
        herkenning=tuple(eigen.get("sleutel", ())),
    )
    for naam in (tabel.datum, tabel.begin, tabel.eind, tabel.hoofdcode, *tabel.herkenning, *(TWEETIJDIG if tabel.tweetijdig else ())):
        if naam is not None and not tabel.heeft(naam):
            raise ValueError(f"tabel {tabel.naam} mist de kolom {naam}")
    if tabel.tweetijdig and not tabel.herkenning:
        raise ValueError(f"tabel {tabel.naam} zegt niet waaraan een feit te herkennen is (sleutel)")
    return tabel


def _kolom(ruw: Mapping[str, Any], identiteiten: Mapping[str, str]) -> Kolom:
    eigen = ruw.get("opmaat", {})
    if ruw["type"] not in get_args(Kolomtype):
        raise ValueError(f"kolom {ruw['name']} heeft het onbekende type {ruw['type']}")
    return Kolom(
        naam=ruw["name"],
        type=ruw["type"],
        titel=ruw["title"],
        omschrijving=ruw.get("description", ""),
        verplicht=ruw.get("constraints", {}).get("required", False),
        codelijst=eigen.get("codelijst"),
        geld=eigen.get("soort") == "geld",
        lijst=eigen.get("lijst", False),
        verwijst=eigen.get("verwijst") or identiteiten.get(ruw["name"]),
        minimaal=eigen.get("minimaal"),
        rubriek=eigen.get("rubriek"),
        ggm=eigen.get("ggm"),
        bus=eigen.get("bus"),
        srg=eigen.get("srg"),
    )


def _codelijst(ruw: Mapping[str, Any]) -> Codelijst:
    codes = tuple(Code(**{**code, **_dagen(code)}) for code in ruw["codes"])
    if len({code.code for code in codes}) != len(codes):
        raise ValueError(f"codelijst {ruw['name']} heeft twee keer dezelfde code")
    return Codelijst(naam=ruw["name"], titel=ruw["title"], omschrijving=ruw.get("description", ""), codes=codes)


def _dagen(code: Mapping[str, str]) -> dict[str, date]:
    return {naam: date.fromisoformat(code[naam]) for naam in ("van", "tot") if naam in code}
