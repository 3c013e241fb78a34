"""The catalogue: every clause of the source documents, one row each, by which completeness is measured."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Catalogusrij:
    """One clause of a source document: where it stands, what it says and what is remarkable about it."""

    id: str
    bron: str
    vindplaats: str
    tekst: str
    soort: str
    meetbaar: str
    maat: str
    teller: str
    noemer: str
    venster: str
    norm: str
    gegevens: str
    opmerking: str


@cache
def lees_catalogus() -> Mapping[str, Catalogusrij]:
    """All rows by id, in the order of the file; read once per process."""
    tekst = (files("opmaat.overeenkomsten") / "catalogus.csv").read_text(encoding="utf-8")
    rijen = (Catalogusrij(**rij) for rij in csv.DictReader(tekst.splitlines(keepends=True)))
    return {rij.id: rij for rij in rijen}
