"""``opmaat overeenkomst dekking``: whether every clause of the source documents has a place in an agreement."""

from __future__ import annotations

import argparse

from opmaat.kern.overeenkomst import alle_overeenkomsten
from opmaat.kern.overeenkomst.catalogus import lees_catalogus
from opmaat.kern.overeenkomst.dekking import dekking
from opmaat.kern.weergave.getal import getal
from opmaat.kern.weergave.rapport import documentdekking
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..scherm import Scherm

KORT = "kijk of elke bepaling van de documenten een plaats heeft"
UITLEG = """Legt de catalogus met alle bepalingen van de brondocumenten naast de
overeenkomsten: wat is opgenomen, in welk onderdeel, en waarom iets ontbreekt."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    ontleder.add_argument("overeenkomst", nargs="*", default=[gedeeld.ALLE], metavar="OVEREENKOMST", help="naam of YAML-bestand van een overeenkomst; anders alle")
    ontleder.add_argument("--rijen", action="store_true", help="laat ook elke bepaling zien, met de onderdelen die haar dekken")
    gedeeld.uitvoer(ontleder, streng="een bepaling nergens staat")


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Shows the coverage; with --streng a row without a place and without a reason does not hold."""
    overeenkomsten = gedeeld.lees_overeenkomsten(gekozen.overeenkomst)
    samen = dekking({**alle_overeenkomsten(), **{deze.id: deze for deze in overeenkomsten}}.values(), lees_catalogus())
    nergens = [rij for rij in samen.rijen.values() if rij.staat == "nergens genoemd"]
    per = {deze.id: documentdekking(deze) for deze in overeenkomsten}
    getoond = [rij for dit in per.values() for rij in dit.rijen]
    if gekozen.json:
        scherm.json(
            {
                "formaat": 1, "soort": "dekking",
                "overeenkomsten": [{"id": id, "bepalingen": len(dit.rijen), "gedekt": dit.gedekt, "per_onderdeel": dict(dit.per_blok)} for id, dit in per.items()],
                "rijen": [
                    {"id": rij.rij.id, "staat": rij.staat, "reden": rij.reden or None, "delen": [{"overeenkomst": deel.overeenkomst, "onderdeel": deel.blok, "id": deel.id} for deel in rij.elementen]}
                    for rij in getoond
                ],
                "nergens_genoemd": [rij.rij.id for rij in nergens], "bevindingen": [str(bevinding) for bevinding in samen.bevindingen],
            }
        )  # fmt: skip
        return int(gekozen.streng and bool(nergens))
    scherm.tabel(
        (Kolom("Overeenkomst", wikkelt=True), Kolom("Bepalingen", rechts=True), Kolom("Gedekt", rechts=True), Kolom("Niet", rechts=True), Kolom("Waar", wikkelt=True)),
        [(id, getal(len(dit.rijen)), getal(dit.gedekt), getal(len(dit.niet_gedekt)), ", ".join(f"{blok} {n}" for blok, n in dit.per_blok.items())) for id, dit in per.items()],
    )  # fmt: skip
    niet = [(id, rij) for id, dit in per.items() for rij in dit.niet_gedekt]
    if niet:
        scherm.kop("Niet opgenomen, met de reden")
        scherm.tabel((Kolom("Bepaling", wikkelt=True), Kolom("Reden", wikkelt=True)), [(f"{rij.rij.id}: {rij.rij.tekst}", rij.reden) for _, rij in niet])
    if gekozen.rijen:
        scherm.kop("Elke bepaling")
        scherm.tabel(
            (Kolom("Bepaling", wikkelt=True), Kolom("Tekst", wikkelt=True), Kolom("Gedekt door", wikkelt=True)),
            [(rij.rij.id, rij.rij.tekst, ", ".join(f"{deel.blok}: {deel.id}" for deel in rij.elementen) or rij.reden) for rij in getoond],
        )  # fmt: skip
    scherm.regel()
    scherm.alinea(f"{getal(len(samen.rijen))} bepalingen in de catalogus, waarvan {getal(len(nergens))} nergens genoemd." if nergens else f"Alle {getal(len(samen.rijen))} bepalingen in de catalogus hebben een plaats of een reden.")
    for bevinding in samen.bevindingen:
        scherm.alinea(f"- {bevinding}")
    return int(gekozen.streng and bool(nergens))
