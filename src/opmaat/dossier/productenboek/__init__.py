"""The product book with which a municipality begins: every instrument that its agreements name, as data."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from opmaat.dossier.models import Productenboekregel
from opmaat.kern.register.schema import LIJSTSCHEIDING, lees_schema

BEGIN = date(2015, 1, 1)


def begin_productenboek() -> int:
    """Fills an empty product book from ``productenboek.yaml``; returns how many products were added, 0 when it has any."""
    with transaction.atomic():
        if Productenboekregel.objects.exists():
            return 0
        return len(Productenboekregel.objects.bulk_create([_regel(ruw) for ruw in lees_producten()]))


def lees_producten() -> list[dict[str, Any]]:
    """The products of the file, in its order; codes are those of the register's lists."""
    tekst = (files(__package__) / "productenboek.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(tekst)["producten"])


def _regel(ruw: dict[str, Any]) -> Productenboekregel:
    lijsten = lees_schema().codelijsten
    titel = lijsten["instrument"][ruw["code"]].label
    sector = ruw.get("sector")
    return Productenboekregel(
        instrument=ruw["code"],
        sector=sector,
        titel=f"{titel} {lijsten['sector'][sector].label.lower()}" if sector else titel,
        omschrijving=" ".join(deel for deel in (ruw["doel"], _zin(ruw.get("let_op"))) if deel),
        klantgroepen=LIJSTSCHEIDING.join(ruw["groepen"]) or None,
        doelgroep=LIJSTSCHEIDING.join(ruw.get("doelgroepen", ())),
        duur_maanden=ruw["duur"][1] if ruw.get("duur") else None,
        plaatsen=ruw.get("plaatsen"),
        uitvoerder=ruw["uitvoerder"],
        artikel=ruw["bron"],
        begin=BEGIN,
    )


def _zin(tekst: str | None) -> str:
    return f"Let op: {tekst}." if tekst else ""
