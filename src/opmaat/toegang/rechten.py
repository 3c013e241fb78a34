"""The rights of the roles, read from ``rechten.yaml``: what a role reads and writes, of whom, and which pages it opens.

The file is the only place where rights stand. A name that it does not know itself (a rubriek, circle, list, page or role)
is an error when the application starts, never a right that silently is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, cast

import yaml

from opmaat.kern.fout import Invoerfout, Plaats
from opmaat.kern.register.schema import Schema, lees_schema

BESTAND = "rechten.yaml"


class Rechtenfout(Invoerfout):
    """The file with rights cannot be used; the application does not start with half the rights."""


@dataclass(frozen=True, kw_only=True)
class Rubriek:
    """A category of data: the canonical tables that belong to it as a whole, and what the dossier keeps in it (``ook``)."""

    id: str
    titel: str
    tabellen: tuple[str, ...]
    ook: str = ""


@dataclass(frozen=True, kw_only=True)
class Rolrecht:
    """What one role may. Without ``kring`` the role sees figures and no people."""

    id: str
    taak: str
    bron: str
    kring: tuple[str, ...] = ()
    met_reden: bool = False
    lezen: frozenset[str] = frozenset()
    schrijven: frozenset[str] = frozenset()
    melden: frozenset[str] = frozenset()
    lijsten: frozenset[str] = frozenset()
    paginas: frozenset[str] = frozenset()
    niet_bij: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    alleen_bij: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def ziet_mensen(self) -> bool:
        """Whether the role works with people; the others see figures only."""
        return bool(self.kring)

    @property
    def titel(self) -> str:
        """The name of the role, as code list ``rol`` has it."""
        return lees_schema().codelijsten["rol"][self.id].label

    def leest(self, soort: str) -> frozenset[str]:
        """The rubrieken that the role reads at this kind of organisation (``werk`` or ``inkomen``)."""
        return self.lezen - self.niet_bij.get(soort, frozenset())

    def opent(self, pagina: str, soort: str) -> bool:
        """Whether the role opens this page at this kind of organisation."""
        elders = {naam for bij, namen in self.alleen_bij.items() if bij != soort for naam in namen}
        return pagina in self.paginas and pagina not in elders

    def schrijft(self, soort: str) -> frozenset[str]:
        """The rubrieken that the role sees and records at this kind of organisation."""
        return self.schrijven - self.niet_bij.get(soort, frozenset())


@dataclass(frozen=True, kw_only=True)
class Rechten:
    """All rights: rubrieken, circles, roles, pages, lists, the organisations and who has the regie of which group."""

    rubrieken: Mapping[str, Rubriek]
    kringen: Mapping[str, str]
    rollen: Mapping[str, Rolrecht]
    paginas: Mapping[str, str]
    lijsten: Mapping[str, str]
    organisaties: Mapping[str, tuple[str, ...]]
    regie: Mapping[str, str]

    def rubriek_van(self, tabel: str) -> str:
        """The rubriek to which a canonical table belongs as a whole; raises ``KeyError`` for an unknown table."""
        for rubriek in self.rubrieken.values():
            if tabel in rubriek.tabellen:
                return rubriek.id
        raise KeyError(tabel)

    def soort(self, organisatie: str) -> str:
        """The kind of an organisation: ``werk`` (werk-leerbedrijf) or ``inkomen``; empty for an unknown name."""
        return next((soort for soort, namen in self.organisaties.items() if organisatie in namen), "")

    def rollen_met_pagina(self, pagina: str) -> frozenset[str]:
        """The roles that may open a page."""
        return frozenset(rol.id for rol in self.rollen.values() if pagina in rol.paginas)


@cache
def lees_rechten() -> Rechten:
    """The rights of this installation; read once per process."""
    tekst = (files(__package__) / BESTAND).read_text(encoding="utf-8")
    return maak_rechten(yaml.safe_load(tekst), lees_schema())


def maak_rechten(ruw: Any, schema: Schema) -> Rechten:
    """The rights that a parsed file describes; raises ``Rechtenfout`` for a name that is unknown or missing."""
    if not isinstance(ruw, dict):
        raise _fout("het bestand heeft geen kopjes", "")
    for kop in ("rubrieken", "kringen", "rollen", "paginas", "lijsten", "organisaties", "regie"):
        if not isinstance(ruw.get(kop), dict):
            raise _fout(f"het kopje “{kop}” ontbreekt of is leeg", kop)
    _ken(ruw, "het bestand", {"rubrieken", "kringen", "rollen", "paginas", "lijsten", "organisaties", "regie"})
    rubrieken = {id: _rubriek(id, deel) for id, deel in ruw["rubrieken"].items()}
    _verdeel_tabellen(rubrieken, schema)
    organisaties = {soort: tuple(namen) for soort, namen in ruw["organisaties"].items()}
    rollen = {id: _rol(id, deel, ruw, set(organisaties), schema) for id, deel in ruw["rollen"].items()}
    for groep, soort in ruw["regie"].items():
        if groep not in schema.codelijsten["klantgroep"] or soort not in organisaties:
            raise _fout(f"regie: groep “{groep}” bij “{soort}” bestaat niet", f"regie.{groep}")
    return Rechten(
        rubrieken=MappingProxyType(rubrieken),
        kringen=MappingProxyType(dict(ruw["kringen"])),
        rollen=MappingProxyType(rollen),
        paginas=MappingProxyType(dict(ruw["paginas"])),
        lijsten=MappingProxyType(dict(ruw["lijsten"])),
        organisaties=MappingProxyType(organisaties),
        regie=MappingProxyType(dict(ruw["regie"])),
    )


def _rubriek(id: str, deel: Mapping[str, Any]) -> Rubriek:
    _ken(deel, f"rubriek {id}", {"titel", "tabellen", "ook"})
    return Rubriek(id=id, titel=deel["titel"], tabellen=tuple(deel["tabellen"]), ook=deel.get("ook", ""))


def _verdeel_tabellen(rubrieken: Mapping[str, Rubriek], schema: Schema) -> None:
    """Every canonical table has one rubriek, and every rubriek that the schema gives to a column exists."""
    waar: dict[str, str] = {}
    for rubriek in rubrieken.values():
        for tabel in rubriek.tabellen:
            if tabel not in schema.tabellen:
                raise _fout(f"rubriek {rubriek.id} noemt de onbekende tabel “{tabel}”", f"rubrieken.{rubriek.id}")
            if tabel in waar:
                raise _fout(f"tabel {tabel} staat in rubriek {waar[tabel]} en in {rubriek.id}", f"rubrieken.{rubriek.id}")
            waar[tabel] = rubriek.id
    for tabel in schema:
        if tabel.naam not in waar:
            raise _fout(f"tabel {tabel.naam} staat in geen rubriek: niemand zou haar zien", "rubrieken")
        for kolom in tabel.kolommen:
            if kolom.rubriek is not None and kolom.rubriek not in rubrieken:
                raise _fout(f"kolom {tabel.naam}.{kolom.naam} heeft de onbekende rubriek “{kolom.rubriek}”", "rubrieken")


def _rol(id: str, deel: Mapping[str, Any], ruw: Mapping[str, Any], soorten: set[str], schema: Schema) -> Rolrecht:
    if id not in schema.codelijsten["rol"]:
        raise _fout(f"rol “{id}” staat niet in codelijst rol", f"rollen.{id}")
    _ken(deel, f"rol {id}", {"taak", "bron", "kring", "met_reden", "lezen", "schrijven", "melden", "lijsten", "paginas", "niet_bij", "alleen_bij"})
    for sleutel, kop in (("kring", "kringen"), ("lezen", "rubrieken"), ("schrijven", "rubrieken"), ("melden", "rubrieken"), ("lijsten", "lijsten"), ("paginas", "paginas")):
        for naam in deel.get(sleutel, ()):
            if naam not in ruw[kop]:
                raise _fout(f"rol {id} noemt bij {sleutel} het onbekende “{naam}”; kies uit {', '.join(ruw[kop])}", f"rollen.{id}.{sleutel}")
    lezen, schrijven = frozenset(deel.get("lezen", ())), frozenset(deel.get("schrijven", ()))
    if te_veel := schrijven - lezen:
        raise _fout(f"rol {id} schrijft {', '.join(sorted(te_veel))} zonder dat te lezen", f"rollen.{id}.schrijven")
    melden = frozenset(deel.get("melden", ()))
    if dubbel := melden & lezen:
        raise _fout(f"rol {id} meldt {', '.join(sorted(dubbel))}, maar leest dat ook: dan is het schrijven", f"rollen.{id}.melden")
    if deel.get("met_reden", "gemeente") != "gemeente":
        raise _fout(f"rol {id} heeft bij met_reden “{deel['met_reden']}”; alleen “gemeente” kan", f"rollen.{id}.met_reden")
    if not deel.get("kring") and (deel.get("met_reden") or deel.get("lijsten")):
        raise _fout(f"rol {id} heeft geen kring en ziet dus geen mensen, maar wel lijsten of dossiers met reden", f"rollen.{id}")
    niet_bij = deel.get("niet_bij", {})
    for soort, namen in niet_bij.items():
        if soort not in soorten or not set(namen) <= lezen:
            raise _fout(f"rol {id}: niet_bij {soort} noemt een onbekende soort of een rubriek die de rol niet leest", f"rollen.{id}.niet_bij")
    alleen_bij = deel.get("alleen_bij", {})
    for soort, namen in alleen_bij.items():
        if soort not in soorten or not set(namen) <= set(deel.get("paginas", ())):
            raise _fout(f"rol {id}: alleen_bij {soort} noemt een onbekende soort of een bladzijde die de rol niet opent", f"rollen.{id}.alleen_bij")
    return Rolrecht(
        id=id,
        taak=deel["taak"],
        bron=deel["bron"],
        kring=tuple(deel.get("kring", ())),
        met_reden="met_reden" in deel,
        lezen=lezen,
        schrijven=schrijven,
        melden=melden,
        lijsten=frozenset(deel.get("lijsten", ())),
        paginas=frozenset(deel.get("paginas", ())),
        niet_bij=MappingProxyType({soort: frozenset(namen) for soort, namen in niet_bij.items()}),
        alleen_bij=MappingProxyType({soort: frozenset(namen) for soort, namen in alleen_bij.items()}),
    )


def _ken(deel: Mapping[str, Any], wat: str, bekend: set[str]) -> None:
    for sleutel in deel:
        if sleutel not in bekend:
            raise _fout(f"{wat} heeft het onbekende kopje “{sleutel}”; kies uit {', '.join(sorted(bekend))}", cast(str, sleutel))


def _fout(wat: str, plek: str) -> Rechtenfout:
    return Rechtenfout(
        wat[0].upper() + wat[1:] + ".",
        waar=Plaats(bestand=BESTAND, woorden=plek or None),
        waarom="Met een half bestand zou iemand te veel of te weinig zien.",
        doe="Herstel de regel; de toepassing start daarna weer.",
    )
