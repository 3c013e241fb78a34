"""The file ``codevertaling.csv`` of a delivery: local codes and the code of the register that means the same, by date.

Columns: tabel, kolom, lokaal, code, van, tot (both days included, may be empty). A line that cannot be used becomes a
finding and translates nothing. A local code without a line stays as it is, and the check ``onbekende-code`` tells it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from opmaat.kern.fout import Bevinding, Plaats
from opmaat.kern.tijd import Tijdfout, lees_dag

from .bron import Codering, controleer_codering
from .fouten import Registerfout
from .omzetting import naam, tekst
from .schema import LIJSTSCHEIDING, Schema, Tabel

BESTAND = "codevertaling.csv"
_KOLOMMEN = ("tabel", "kolom", "lokaal", "code")


@dataclass(frozen=True, kw_only=True)
class Vertaling:
    """One line: this local code of this column becomes ``code`` for rows that begin or happen from ``van`` to ``tot``."""

    tabel: str
    kolom: str
    lokaal: str
    code: str
    van: date | None
    tot: date | None
    regel: int

    def botst(self, ander: Vertaling) -> bool:
        """Whether both translate the same local code on a shared day into something else."""
        return (
            (self.tabel, self.kolom, self.lokaal) == (ander.tabel, ander.kolom, ander.lokaal)
            and self.code != ander.code
            and (self.van or date.min) <= (ander.tot or date.max)
            and (ander.van or date.min) <= (self.tot or date.max)
        )


def lees_codevertaling(
    pad: Path, schema: Schema, codering: Codering = "utf-8"
) -> tuple[tuple[Vertaling, ...], list[Bevinding]]:
    """The usable lines of the folder's file, and a finding for every other line; nothing when there is no file.

    ``Registerfout`` when the file is not text in this coding or lacks a column.
    """
    bestand = pad / BESTAND
    if not bestand.is_file():
        return (), []
    controleer_codering(bestand, codering)
    with bestand.open(encoding="utf-8-sig" if codering == "utf-8" else codering, newline="") as stroom:
        kop = stroom.readline()
        stroom.seek(0)
        rijen = list(csv.DictReader(stroom, delimiter=max((",", ";"), key=kop.count)))
    mist = [kolom for kolom in _KOLOMMEN if kolom not in [n.strip().lstrip("\ufeff") for n in kop.replace(";", ",").split(",")]]
    if mist:
        raise Registerfout(
            f"De kolom {mist[0]} ontbreekt",
            waar=Plaats(bestand=BESTAND, regel=1),
            doe="Zet in de eerste regel: tabel, kolom, lokaal, code, van, tot",
        )
    goed: list[Vertaling] = []
    bevindingen: list[Bevinding] = []
    for nummer, rij in enumerate(rijen, start=2):
        cellen = {str(k or "").strip(): str(v or "").strip() for k, v in rij.items() if isinstance(v, str | None)}
        try:
            goed.append(_vertaling(cellen, nummer, schema))
        except ValueError as fout:
            bevindingen.append(_bevinding(nummer, str(fout)))
    botsend = {v.regel for v in goed for ander in goed if v.botst(ander)}
    bevindingen += [
        _bevinding(regel, "Deze code heeft op dezelfde dag nog een andere vertaling") for regel in sorted(botsend)
    ]
    return tuple(v for v in goed if v.regel not in botsend), bevindingen


def vertaal(verbinding: duckdb.DuckDBPyConnection, tabel: Tabel, vertalingen: Sequence[Vertaling]) -> None:
    """Replaces the local codes in the rows of the table; codes without a line stay as they are."""
    per_kolom: dict[str, list[Vertaling]] = {}
    for vertaling in vertalingen:
        if vertaling.tabel == tabel.naam:
            per_kolom.setdefault(vertaling.kolom, []).append(vertaling)
    for kolom, eigen in per_kolom.items():
        k = naam(kolom)
        if tabel.kolom(kolom).lijst:
            waarde = (
                f"array_to_string(list_transform(string_split({k}, {tekst(LIJSTSCHEIDING)}), "
                f"lambda deel: {_keuze('trim(deel)', eigen, tabel)}), {tekst(LIJSTSCHEIDING)})"
            )
        else:
            waarde = _keuze(k, eigen, tabel)
        verbinding.execute(f"UPDATE {naam(tabel.naam)} SET {k} = {waarde} WHERE {k} IS NOT NULL")


def _keuze(waarde: str, vertalingen: Sequence[Vertaling], tabel: Tabel) -> str:
    takken = []
    for vertaling in vertalingen:
        eisen = [f"{waarde} = {tekst(vertaling.lokaal)}"]
        if tabel.datumkolom:
            dag = naam(tabel.datumkolom)
            eisen += [f"{dag} >= DATE '{vertaling.van.isoformat()}'"] if vertaling.van else []
            eisen += [f"{dag} <= DATE '{vertaling.tot.isoformat()}'"] if vertaling.tot else []
        takken.append(f"WHEN {' AND '.join(eisen)} THEN {tekst(vertaling.code)}")
    return f"CASE {' '.join(takken)} ELSE {waarde} END"


def _vertaling(cellen: Mapping[str, str], regel: int, schema: Schema) -> Vertaling:
    """The line as a translation; ``ValueError`` with a Dutch sentence when it cannot be used."""
    tabel, kolom, lokaal, code = (cellen.get(naam_, "") for naam_ in _KOLOMMEN)
    if tabel not in schema.tabellen or not schema.tabel(tabel).heeft(kolom):
        raise ValueError(f"De kolom {tabel}.{kolom} kent het register niet")
    lijst = schema.codelijst(schema.tabel(tabel).kolom(kolom))
    if lijst is None:
        raise ValueError(f"De kolom {tabel}.{kolom} heeft geen codelijst")
    if not lokaal:
        raise ValueError("De lokale code is leeg")
    if code not in lijst:
        raise ValueError(f"De code {code} staat niet in de codelijst {lijst.naam}")
    try:
        van, tot = (lees_dag(cellen[dag]) if cellen.get(dag) else None for dag in ("van", "tot"))
    except Tijdfout as fout:
        raise ValueError(fout.wat) from fout
    return Vertaling(tabel=tabel, kolom=kolom, lokaal=lokaal, code=code, van=van, tot=tot, regel=regel)


def _bevinding(regel: int, wat: str) -> Bevinding:
    return Bevinding(
        regel="lezen.codevertaling",
        categorie="waarde",
        ernst="fout",
        wat=wat,
        plaats=Plaats(bestand=BESTAND, regel=regel),
        waarom="Met deze regel wordt geen enkele code vertaald",
        doe="Verbeter de regel; de codes staan in codelijsten.json",
    )
