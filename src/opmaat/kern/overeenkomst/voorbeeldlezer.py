"""Reads the line of an example: facts with typed values, then the arrow, then the outcome (manual, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

from opmaat.kern.fout import Plaats
from opmaat.kern.register.schema import Kolom, Schema, Tabel
from opmaat.kern.tijd import lees_dag

from .fouten import bedoelt
from .voorbeeld import (
    TELT,
    TELT_NIET,
    Celwaarde,
    Feit,
    Rolverwacht,
    Verwijzing,
    Voorbeeld,
    Voorbeeldfout,
    Waardeverwacht,
)

_PIJL = re.compile(r"→|->")
_WIE = re.compile(r"([A-Z][\w]*):\s*(.*)")
_TABEL = re.compile(r"([a-z_]+)(?:#(\w+))?(?=[\s,]|$)(.*)", re.DOTALL)
_DATUM = re.compile(r"(?:^|\s)(vanaf|t/m|op)\s+(\S+)")
_DEEL = re.compile(r",\s*")
_BEKEND = re.compile(r"bekend op\s+(\S+)")
_PEIL = re.compile(r"peildatum\s+(\S+)")
_WAARDE = re.compile(r"waarde\s+(-?[0-9]+(?:\.[0-9]+)?)\s*(%?)(?:\s+\S.*)?")
_REGISTRATIE = time(12)


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
        kolom = _codekolom(tabel, code, schema)
        waarden[kolom.naam] = lees_cel(tabel, kolom, code, schema)
    for deel in filter(None, delen[1:]):
        naam, _, waarde = deel.partition(" ")
        if naam in ("vanaf", "t/m", "op"):
            waarden[_datumkolom(tabel, naam)] = lees_dag(waarde)
            continue
        if not tabel.heeft(naam):
            raise Voorbeeldfout(f"De tabel {tabel.naam} heeft geen kolom “{naam}”", doe=bedoelt(naam, tabel.kolomnamen))
        waarden[naam] = _celwaarde(tabel, tabel.kolom(naam), waarde.strip(), schema)
    return Feit(persoon, tabel.naam, vorm[2], tuple(waarden.items()))


def _codekolom(tabel: Tabel, code: str, schema: Schema) -> Kolom:
    """The column of the code behind the name of the table: its main column, else the only one that knows the code."""
    hoofd = tabel.kolom(tabel.hoofdcode or "")
    lijst = schema.codelijst(hoofd)
    if lijst is None or code in lijst:
        return hoofd
    ander = [kolom for kolom in tabel.kolommen if code in (schema.codelijst(kolom) or ())]
    return ander[0] if len(ander) == 1 else hoofd


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
        yield Rolverwacht(persoon, _rol(rol))


def _rol(tekst: str) -> str:
    """The role as an engine names it; the name of a part of a composed figure (before the colon) stays as written."""
    deel, punt, rol = tekst.rpartition(":")
    gewoon = rol.replace(" ", "_").replace("-", "_")
    return TELT_NIET if gewoon == "telt_niet" else f"{deel}{punt}{TELT if gewoon == 'telt' else gewoon}"


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
