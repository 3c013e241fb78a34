"""An example of a clause: invented facts on one line, and the outcome its author expects from the source text.

``lees_voorbeeld`` reads the line into facts with typed values; ``rijen`` makes them the rows of a tiny register. Running
it is done beside the engines (``kern.motor.proef``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from opmaat.kern.fout import Invoerfout, Plaats
from opmaat.kern.register.schema import Kolom, Schema, Tabel
from opmaat.kern.tijd import lees_dag

from .fouten import bedoelt

GEBOREN = date(1985, 1, 1)
"""The birth date of everybody in an example, unless it says otherwise."""
TELT = "lid"
"""The role that an example calls ``telt``."""
TELT_NIET = "telt niet"

_PIJL = re.compile(r"→|->")
_WIE = re.compile(r"([A-Z][\w]*):\s*(.*)")
_TABEL = re.compile(r"([a-z_]+)(?:#(\w+))?(?=[\s,]|$)(.*)", re.DOTALL)
_DATUM = re.compile(r"(?:^|\s)(vanaf|t/m|op)\s+(\S+)")
_DEEL = re.compile(r",\s*")
_BEKEND = re.compile(r"bekend op\s+(\S+)")
_PEIL = re.compile(r"peildatum\s+(\S+)")
_WAARDE = re.compile(r"waarde\s+(-?[0-9]+(?:\.[0-9]+)?)\s*(%?)(?:\s+\S.*)?")
_REGISTRATIE = time(12)

Celwaarde = str | int | Decimal | bool | date | datetime


class Voorbeeldfout(Invoerfout):
    """A line that cannot be read as an example."""


@dataclass(frozen=True)
class Verwijzing:
    """The key of the row that the example calls by this name."""

    naam: str


@dataclass(frozen=True)
class Feit:
    """One row: of whom (empty: nobody in particular or the only person), which table, its name in the example, its values."""

    persoon: str
    tabel: str
    naam: str | None
    waarden: tuple[tuple[str, Celwaarde | Verwijzing], ...]


@dataclass(frozen=True)
class Rolverwacht:
    """This person has this role and no other; ``telt niet``: the person is no member at all."""

    persoon: str
    rol: str


@dataclass(frozen=True)
class Waardeverwacht:
    """The figure is exactly this number; ``procent``: it was written as a percentage."""

    getal: Decimal
    procent: bool = False


@dataclass(frozen=True)
class Voorbeeld:
    """One example: facts, the moments it is asked for, and what is expected of whom."""

    tekst: str
    feiten: tuple[Feit, ...]
    verwacht: tuple[Rolverwacht | Waardeverwacht, ...]
    peildatum: date | None = None
    bekend_op: date | None = None
    plaats: Plaats = field(default=Plaats(), compare=False)

    @property
    def personen(self) -> tuple[str, ...]:
        """The people in it, in order of appearance; the number of a person is the place in this row, from 1."""
        namen = [feit.persoon for feit in self.feiten if feit.persoon] + [
            v.persoon for v in self.verwacht if isinstance(v, Rolverwacht) and v.persoon
        ]
        return tuple(dict.fromkeys(namen)) or ("",)

    def rijen(self, schema: Schema, gemeente: str | None) -> Mapping[str, list[dict[str, object]]]:
        """The rows per table for ``register_van``: everybody lives in ``gemeente`` and is born on 1-1-1985, unless a fact says otherwise."""
        sleutels = {feit.naam: nummer for nummer, feit in enumerate(self.feiten, start=1) if feit.naam is not None}
        uit: dict[str, list[dict[str, object]]] = {}
        for nummer, feit in enumerate(self.feiten, start=1):
            tabel = schema.tabel(feit.tabel)
            rij: dict[str, object] = {
                kolom: sleutels[waarde.naam] if isinstance(waarde, Verwijzing) else waarde
                for kolom, waarde in feit.waarden
            }
            if tabel.persoonsgebonden:
                rij["persoon_id"] = self._nummer(feit.persoon)
            if tabel.naam != "persoon":
                rij.setdefault(tabel.sleutel, nummer)
            uit.setdefault(tabel.naam, []).append(rij)
        self._vul_aan(uit, schema, gemeente)
        return uit

    def _vul_aan(self, rijen: dict[str, list[dict[str, object]]], schema: Schema, gemeente: str | None) -> None:
        if not any(schema.tabel(feit.tabel).persoonsgebonden for feit in self.feiten):
            return
        mensen = rijen.setdefault("persoon", [])
        for rij in mensen:
            rij.setdefault("geboortedatum", GEBOREN)
        bekend = {rij["persoon_id"] for rij in mensen}
        nummers = range(1, len(self.personen) + 1)
        mensen.extend({"persoon_id": nummer, "geboortedatum": GEBOREN} for nummer in nummers if nummer not in bekend)
        wonend = rijen.setdefault("leefsituatie", [])
        elders = {rij["persoon_id"] for rij in wonend}
        eerste = len(self.feiten) + 1
        for mens in mensen:
            if mens["persoon_id"] not in elders and gemeente is not None:
                wonend.append(
                    {
                        "feit_id": eerste + len(wonend),
                        "persoon_id": mens["persoon_id"],
                        "begin": mens["geboortedatum"],
                        "gemeente": gemeente,
                    }
                )

    def _nummer(self, persoon: str) -> int:
        return self.personen.index(persoon) + 1 if persoon else 1


def lees_voorbeeld(tekst: str, schema: Schema, plaats: Plaats | None = None) -> Voorbeeld:
    """The example on this line; raises ``Voorbeeldfout`` or ``Tijdfout`` for what cannot be read."""
    delen = _PIJL.split(tekst)
    if len(delen) != 2:
        raise Voorbeeldfout(
            "In het voorbeeld staat niet één pijl",
            waarom="Voor de pijl staan de feiten, erachter staat wat eruit moet komen.",
            doe="Schrijf “feit; feit → uitkomst”.",
        )
    feiten: list[Feit] = []
    momenten: dict[str, date] = {}
    for stuk in filter(None, (deel.strip() for deel in delen[0].split(";"))):
        if treffer := _PEIL.fullmatch(stuk):
            momenten["peildatum"] = lees_dag(treffer[1])
        elif treffer := _BEKEND.fullmatch(stuk):
            momenten["bekend_op"] = lees_dag(treffer[1])
        else:
            feiten.append(_feit(stuk, schema))
    voorbeeld = Voorbeeld(
        tekst,
        tuple(feiten),
        tuple(_verwachtingen(delen[1].strip())),
        momenten.get("peildatum"),
        momenten.get("bekend_op"),
        plaats or Plaats(),
    )
    _eis_namen(voorbeeld, schema)
    return voorbeeld


def _feit(stuk: str, schema: Schema) -> Feit:
    wie = _WIE.fullmatch(stuk)
    persoon, rest = (wie[1], wie[2]) if wie else ("", stuk)
    vorm = _TABEL.fullmatch(rest)
    if vorm is None or vorm[1] not in schema.tabellen:
        woord = vorm[1] if vorm else (rest.split() or [""])[0]
        raise Voorbeeldfout(
            f"“{woord.rstrip(',')}” is geen tabel van het register", doe=bedoelt(woord.rstrip(","), schema.tabellen)
        )
    tabel = schema.tabel(vorm[1])
    delen = [deel.strip() for deel in _DEEL.split(vorm[3])]
    waarden: dict[str, Celwaarde | Verwijzing] = {}
    kern = delen[0]
    for treffer in _DATUM.finditer(kern):
        waarden[_datumkolom(tabel, treffer[1])] = lees_dag(treffer[2])
    if code := _DATUM.sub("", kern).strip():
        if tabel.hoofdcode is None:
            raise Voorbeeldfout(
                f"Bij de tabel {tabel.naam} hoort geen code achter de naam, en er staat “{code}”",
                doe=f"Schrijf “{tabel.naam}, kolom waarde”.",
            )
        waarden[tabel.hoofdcode] = lees_cel(tabel, tabel.kolom(tabel.hoofdcode), code, schema)
    for deel in filter(None, delen[1:]):
        naam, _, waarde = deel.partition(" ")
        if naam in ("vanaf", "t/m", "op"):
            waarden[_datumkolom(tabel, naam)] = lees_dag(waarde)
            continue
        if not tabel.heeft(naam):
            raise Voorbeeldfout(f"De tabel {tabel.naam} heeft geen kolom “{naam}”", doe=bedoelt(naam, tabel.kolomnamen))
        waarden[naam] = _celwaarde(tabel, tabel.kolom(naam), waarde.strip(), schema)
    return Feit(persoon, tabel.naam, vorm[2], tuple(waarden.items()))


def _datumkolom(tabel: Tabel, woord: str) -> str:
    kolom = {"vanaf": tabel.begin, "t/m": tabel.eind, "op": tabel.datum}[woord]
    if kolom is None:
        goed = (
            "“vanaf” en “t/m”" if tabel.vorm == "periode" else "“op”" if tabel.vorm == "gebeurtenis" else "geen datum"
        )
        raise Voorbeeldfout(f"“{woord}” past niet bij de tabel {tabel.naam}", doe=f"Bij deze tabel hoort {goed}.")
    return kolom


def _celwaarde(tabel: Tabel, kolom: Kolom, tekst: str, schema: Schema) -> Celwaarde | Verwijzing:
    return Verwijzing(tekst[1:]) if tekst.startswith("#") else lees_cel(tabel, kolom, tekst, schema)


def lees_cel(tabel: Tabel, kolom: Kolom, tekst: str, schema: Schema) -> Celwaarde:
    """The value of a cell as the column's type has it; raises ``Voorbeeldfout`` when it does not fit."""
    lijst = schema.codelijst(kolom)
    if lijst is not None:
        codes = [deel.strip() for deel in tekst.split("+")] if kolom.lijst else [tekst]
        for code in codes:
            if code not in lijst:
                raise Voorbeeldfout(
                    f"“{code}” is geen code van {tabel.naam}.{kolom.naam}", doe=bedoelt(code, lijst.waarden)
                )
        return ";".join(codes)
    try:
        match kolom.type:
            case "date":
                return lees_dag(tekst)
            case "integer":
                return int(tekst)
            case "number":
                return Decimal(tekst)
            case "datetime":
                return datetime.combine(lees_dag(tekst), _REGISTRATIE)
            case "boolean":
                return {"ja": True, "nee": False}[tekst]
            case "string":
                return tekst
    except (ValueError, ArithmeticError, KeyError) as fout:
        soort = {"integer": "een heel getal", "number": "een getal", "boolean": "ja of nee"}[kolom.type]
        raise Voorbeeldfout(f"“{tekst}” past niet in {tabel.naam}.{kolom.naam}", doe=f"Schrijf {soort}.") from fout


def _verwachtingen(tekst: str) -> Iterator[Rolverwacht | Waardeverwacht]:
    for deel in _DEEL.split(tekst):
        if treffer := _WAARDE.fullmatch(deel):
            yield Waardeverwacht(Decimal(treffer[1]), bool(treffer[2]))
            continue
        wie = re.fullmatch(r"([A-Z]\w*)\s+(.+)", deel)
        persoon, rol = (wie[1], wie[2]) if wie else ("", deel)
        if not re.fullmatch(r"[a-z][a-z_: -]*", rol):
            raise Voorbeeldfout(
                f"De uitkomst “{deel}” is geen rol en geen waarde",
                doe="Schrijf bijvoorbeeld “gelukt”, “telt niet”, “A gelukt, B loopt_nog” of “waarde 12.5”.",
            )
        yield Rolverwacht(
            persoon,
            TELT_NIET
            if rol in ("telt niet", "telt_niet")
            else TELT
            if rol == "telt"
            else rol.replace(" ", "_").replace("-", "_"),
        )


def _eis_namen(voorbeeld: Voorbeeld, schema: Schema) -> None:
    """Every ``#naam`` exists once, and facts about people say of whom when there are several."""
    namen = [feit.naam for feit in voorbeeld.feiten if feit.naam is not None]
    for feit in voorbeeld.feiten:
        for kolom, waarde in feit.waarden:
            if isinstance(waarde, Verwijzing) and namen.count(waarde.naam) != 1:
                raise Voorbeeldfout(
                    f"{kolom} verwijst naar “#{waarde.naam}”, en zo heet niet precies één feit",
                    doe=f"Zet “#{waarde.naam}” achter de tabel van het feit dat bedoeld is."
                    if waarde.naam not in namen
                    else "Geef elk feit een eigen naam.",
                )
        if (
            not feit.persoon
            and schema.tabel(feit.tabel).persoonsgebonden
            and any(ander.persoon for ander in voorbeeld.feiten)
        ):
            raise Voorbeeldfout(
                f"Van het feit “{feit.tabel} …” staat er niet van wie het is",
                waarom="De andere feiten noemen een persoon.",
                doe="Zet “A:” of “B:” ervoor.",
            )
