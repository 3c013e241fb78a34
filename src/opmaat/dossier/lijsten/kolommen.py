"""Columns and filters of lists that are made the same way everywhere."""

from __future__ import annotations

from typing import Any

from opmaat.dossier.lijst import Kolom
from opmaat.dossier.lijsten.personen import label


def kolom(veld: str, titel: Any, **meer: Any) -> Kolom:
    """A column that shows a field of the row and sorts on it; `op` names the column of the schema that decides who sees it."""
    if "op" in meer:
        meer["tabel"], meer["kolom"] = meer.pop("op").split(".")
    return Kolom(id=veld, titel=titel, waarde=lambda rij: getattr(rij, veld), sorteer=(veld,), **meer)


def codekolom(veld: str, lijst: str, titel: Any, **meer: Any) -> Kolom:
    """A column that shows the label of a code, and nothing where the reader may not know the code."""
    return Kolom(id=veld, titel=titel, waarde=lambda rij: label(lijst, getattr(rij, veld), getattr(rij, "lezer", None)), sorteer=(veld,), **meer)


def gelijk_aan(veld: str) -> Any:
    """A filter that keeps the rows with this value in a field."""
    return lambda vraag, waarde, lezer: vraag.filter(**{veld: waarde})
