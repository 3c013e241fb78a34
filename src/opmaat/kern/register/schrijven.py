"""Writing a register as a peilbestand: a folder of CSV or Parquet with its description, its version and a hash.

Nothing half written: everything is made in a folder beside the target, which gets its name only when all is there.
Names, BSN and notes are not in the register, so they are not in a peilbestand either.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from .fouten import Registerfout
from .lezer import Register
from .omzetting import naam, tekst
from .schema import TWEETIJDIG, Kolom, Tabel

Bestandsvorm = Literal["csv", "parquet"]
BESCHRIJVING = "peilbestand.json"

ALTIJD: Mapping[str, tuple[str, ...]] = {
    "persoon": ("overleden_op",),
    "leefsituatie": ("gemeente",),
    "uitkering": ("reden_einde", "besluit_op", "beeindiging_besluit_op"),
    "levering": ("organisatie",),
}
"""Columns a minimal peilbestand always has when it has the table: every figure asks who lived where and what is complete."""


@dataclass(frozen=True, kw_only=True)
class Peilbestand:
    """What was written: ``hash`` (SHA-256 over the hashes of the files) names the contents, not the moment."""

    pad: Path
    vorm: Literal["volledig", "minimaal"]
    versie: str
    rijen: Mapping[str, int]
    hash: str


def schrijf_register(
    register: Register,
    pad: Path,
    vorm: Bestandsvorm = "parquet",
    *,
    nodig: Collection[tuple[str, str]] | None = None,
) -> Peilbestand:
    """Writes the counted rows of every delivered table and column to a new folder, and says what was written.

    With ``nodig`` (tables and columns, as ``maat.behoefte`` gives them) the *minimal* shape is written: only those and what
    every figure needs, birth dates as the first of their month, no wijk. Rows in quarantine are not written, nor columns
    that were not delivered. ``Registerfout`` when the folder exists or cannot be made; then nothing is left behind.
    """
    if vorm not in ("csv", "parquet"):
        raise Registerfout(f"De vorm {vorm} bestaat niet", doe="Kies csv of parquet")
    if pad.exists():
        raise Registerfout("Deze map bestaat al", waar=pad.name, doe="Kies een nieuwe naam, of haal de oude map weg")
    werk = pad.with_name(f".{pad.name}.bezig")
    try:
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir(parents=True)
        peilbestand = _schrijf(register, werk, pad, vorm, nodig)
        werk.rename(pad)
    except OSError as fout:
        shutil.rmtree(werk, ignore_errors=True)
        raise Registerfout(
            f"De map is niet te schrijven ({fout.strerror or type(fout).__name__})",
            waar=pad.name,
            doe="Controleer of de plek bestaat, of u er mag schrijven en of er ruimte is",
        ) from fout
    except BaseException:
        shutil.rmtree(werk, ignore_errors=True)
        raise
    return peilbestand


def _schrijf(
    register: Register, werk: Path, pad: Path, vorm: Bestandsvorm, nodig: Collection[tuple[str, str]] | None
) -> Peilbestand:
    rijen: dict[str, int] = {}
    hashes: dict[str, str] = {}
    soort: Literal["volledig", "minimaal"] = "volledig" if nodig is None else "minimaal"
    for tabelnaam in register.tabellen:
        tabel = register.schema.tabel(tabelnaam)
        velden = [
            _veld(kolom, minimaal=nodig is not None)
            for kolom in tabel.kolommen
            if kolom.naam in register.geleverd[tabelnaam] and _blijft(tabel, kolom, nodig)
        ]
        if not velden:
            continue
        bestand = werk / f"{tabelnaam}.{vorm}"
        keuze = "(FORMAT csv, HEADER)" if vorm == "csv" else "(FORMAT parquet, COMPRESSION zstd)"
        antwoord = register.verbinding.execute(
            f"COPY (SELECT {', '.join(velden)} FROM main.{naam(tabelnaam)}) TO {tekst(str(bestand))} {keuze}"
        ).fetchone()
        rijen[tabelnaam] = int(antwoord[0]) if antwoord else 0
        hashes[tabelnaam] = _hash(bestand)
    samen = hashlib.sha256("".join(f"{tabel}:{waarde}\n" for tabel, waarde in sorted(hashes.items())).encode()).hexdigest()
    for beschrijving in ("datapackage.json", "codelijsten.json"):
        tekst_ = (files(__package__) / beschrijving).read_text(encoding="utf-8")
        (werk / beschrijving).write_text(tekst_, encoding="utf-8")
    inhoud = {
        "vorm": soort,
        "register": register.schema.versie,
        "bekend_op_beschikbaar": register.bekend_op_beschikbaar,
        "niet_meegeteld": dict(register.niet_meegeteld),
        "tabellen": {tabel: {"bestand": f"{tabel}.{vorm}", "rijen": rijen[tabel], "sha256": hashes[tabel]} for tabel in rijen},
        "hash": samen,
    }
    (werk / BESCHRIJVING).write_text(json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Peilbestand(pad=pad, vorm=soort, versie=register.schema.versie, rijen=rijen, hash=samen)


def _blijft(tabel: Tabel, kolom: Kolom, nodig: Collection[tuple[str, str]] | None) -> bool:
    """Whether the column is written: all of it, or in the minimal shape what is asked for and what holds a row together."""
    if nodig is None:
        return True
    if tabel.naam not in {*(gevraagd for gevraagd, _ in nodig), "persoon", "leefsituatie", "levering"}:
        return False
    vast = {tabel.sleutel, tabel.begin, tabel.eind, tabel.datum, "persoon_id", *TWEETIJDIG, *ALTIJD.get(tabel.naam, ())}
    if kolom.minimaal == "weg":
        return False
    return kolom.verplicht or kolom.naam in vast or (tabel.naam, kolom.naam) in nodig


def _veld(kolom: Kolom, *, minimaal: bool) -> str:
    k = naam(kolom.naam)
    return f"date_trunc('month', {k})::DATE AS {k}" if minimaal and kolom.minimaal == "maand" else k


def _hash(bestand: Path) -> str:
    som = hashlib.sha256()
    with bestand.open("rb") as stroom:
        while blok := stroom.read(1 << 20):
            som.update(blok)
    return som.hexdigest()
