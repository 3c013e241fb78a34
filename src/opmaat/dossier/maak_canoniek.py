"""Writes ``dossier/canoniek/``: one abstract model per canonical table, out of the schema. Run: ``python -m opmaat.dossier.maak_canoniek``.

The package is committed and a test holds it equal to what this makes. Nothing is decided here but the kind of field per kind of column.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from opmaat.kern.register.schema import TWEETIJDIG, Kolom, Schema, Tabel, lees_schema

DELEN: Mapping[str, tuple[str, ...]] = {
    "identiteiten": ("persoon", "dossier", "werkgever", "medewerker"),
    "bestaan": ("leefsituatie", "melding", "aanvraag", "uitkering", "inkomsten", "voorziening_elders"),
    "begeleiding": (
        *("klantgroep", "doelgroep", "toewijzing", "inburgering", "gesprek", "contact", "verwijzing"),
        *("bijeenkomst", "deelname", "plan_van_aanpak", "diagnose", "ladder"),
    ),
    "werk": (
        *("traject", "activiteit", "behaald", "vacature", "voordracht", "sroi_verplichting"),
        *("plaatsing", "loonwaarde", "lks_beschikking", "nazorg"),
    ),
    "plichten": ("verplichting", "onderzoek", "constatering", "maatregel", "verzuim"),
    "sturing": ("enquete", "enquete_uitnodiging", "klacht", "besteding", "formatie", "parameter", "oplevering", "levering"),
}
"""In which module each table stands: the areas of the work."""

_GEWOON = {"string": "Tekst", "number": "Getal", "boolean": "models.BooleanField", "date": "models.DateField", "integer": "models.BigIntegerField", "datetime": "Moment"}
_LEEG = "null=True, blank=True"


def klassenaam(tabel: str) -> str:
    """The name of the class of a table: ``plan_van_aanpak`` becomes ``PlanVanAanpak``."""
    return "".join(woord.capitalize() for woord in tabel.split("_"))


def maak(schema: Schema) -> dict[str, str]:
    """The text of every module of the package, by file name."""
    ingedeeld = [naam for namen in DELEN.values() for naam in namen]
    if sorted(ingedeeld) != sorted(schema.tabellen):
        raise ValueError(f"DELEN en schema verschillen: {sorted(set(ingedeeld) ^ set(schema.tabellen))}")
    teksten = {f"{deel}.py": _module(deel, [schema.tabel(naam) for naam in namen], schema) for deel, namen in DELEN.items()}
    invoer = "\n".join(f"from opmaat.dossier.canoniek.{deel} import {', '.join(sorted(map(klassenaam, namen)))}" for deel, namen in sorted(DELEN.items()))
    alle = "\n".join(f'    "{klasse}",' for klasse in sorted(map(klassenaam, ingedeeld)))
    teksten["__init__.py"] = f'"""The canonical tables as abstract models: made by ``maak_canoniek``, not by hand."""\n\n# ruff: noqa: I001\n{invoer}\n\n__all__ = [\n{alle}\n]\n'
    return teksten


def _module(deel: str, tabellen: list[Tabel], schema: Schema) -> str:
    klassen = "\n\n".join(_klasse(tabel, schema) for tabel in tabellen)
    velden = [naam for naam in ("Code", "Codes", "Geld", "Getal", "Tekst") if f" {naam}(" in klassen]
    basis = [naam for naam in ("Feit", "Identiteit", "Periode") if f"({naam})" in klassen]
    regels = ["from __future__ import annotations", "", "from django.db import models", "", f"from opmaat.dossier.feit import {', '.join(basis)}"]
    if velden:
        regels.append(f"from opmaat.dossier.velden import {', '.join(velden)}")
    kop = "\n".join(regels)
    return f'"""Canonical tables of {deel}: made by ``maak_canoniek``, not by hand."""\n\n{kop}\n\n\n{klassen}\n'


def _klasse(tabel: Tabel, schema: Schema) -> str:
    basis = "Identiteit" if not tabel.tweetijdig else "Periode" if (tabel.begin, tabel.eind) == ("begin", "eind") else "Feit"
    velden = "\n".join(f"    {_veld(tabel, kolom, schema)}" for kolom in tabel.kolommen if kolom.naam not in TWEETIJDIG)
    return (
        f'class {klassenaam(tabel.naam)}({basis}):\n    """{tabel.titel}."""\n\n{velden}\n\n'
        f'    class Meta({basis}.Meta):\n        abstract = True\n        db_table = "{tabel.naam}"\n'
    )


def _veld(tabel: Tabel, kolom: Kolom, schema: Schema) -> str:
    if not tabel.tweetijdig and kolom.naam == tabel.sleutel:
        return f"{kolom.naam} = models.BigIntegerField(primary_key=True)"
    leeg = "" if kolom.verplicht else _LEEG
    if kolom.verwijst is not None and not schema.tabel(kolom.verwijst).tweetijdig:
        extra = f", {leeg}" if leeg else ""
        return f'{kolom.naam.removesuffix("_id")} = models.ForeignKey("dossier.{klassenaam(kolom.verwijst)}", models.PROTECT, db_column="{kolom.naam}"{extra})'
    if kolom.lijst or kolom.codelijst:
        soort = "Codes" if kolom.lijst else "Code"
        delen = [f'"{kolom.codelijst}"' if kolom.codelijst else "", leeg]
        return f"{kolom.naam} = {soort}({', '.join(deel for deel in delen if deel)})"
    if kolom.verwijst is not None:
        return f"{kolom.naam} = models.BigIntegerField({leeg}{', ' if leeg else ''}db_index=True)"
    return f"{kolom.naam} = {'Geld' if kolom.geld else _GEWOON[kolom.type]}({leeg})"


def main() -> None:
    """Writes the package beside this module."""
    doel = Path(__file__).parent / "canoniek"
    doel.mkdir(exist_ok=True)
    for naam, tekst in maak(lees_schema()).items():
        (doel / naam).write_text(tekst, encoding="utf-8")


if __name__ == "__main__":
    main()
