"""``opmaat overeenkomst toon``: what an agreement says, as a list or one clause in full."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from opmaat.kern.overeenkomst import Afspraak, Overeenkomst
from opmaat.kern.overeenkomst.rekenhash import rekenhash
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.weergave import normtekst
from opmaat.kern.weergave.html.bijlage import BLOKNAMEN
from opmaat.kern.weergave.regelbeeld import hoofdstuk
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..ontleder import Opdrachtfout, bedoelt
from ..scherm import Scherm

KORT = "laat zien wat er in een overeenkomst staat"
UITLEG = """Laat de afspraken van een overeenkomst zien, of met --afspraak één afspraak
helemaal: tekst, artikel, norm, periode, de gekozen lezing en de voorbeelden."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    ontleder.add_argument("overeenkomst", nargs="?", metavar="OVEREENKOMST", help="naam of YAML-bestand van een overeenkomst; anders een lijst van alle")
    ontleder.add_argument("--afspraak", metavar="ID", help="laat deze ene afspraak helemaal zien")
    gedeeld.uitvoer(ontleder)


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Shows the list of agreements, one agreement or one clause."""
    overeenkomsten = gedeeld.lees_overeenkomsten([gekozen.overeenkomst or gedeeld.ALLE])
    if gekozen.afspraak is not None:
        kandidaten = [(deze, afspraak) for deze in overeenkomsten for afspraak in deze.afspraken if afspraak.id == gekozen.afspraak]
        if not kandidaten:
            raise Opdrachtfout(
                f"Er is geen afspraak “{gekozen.afspraak}”" + (f" in {gekozen.overeenkomst}" if gekozen.overeenkomst else ""),
                doe=bedoelt(gekozen.afspraak, [afspraak.id for deze in overeenkomsten for afspraak in deze.afspraken], anders="Zie opmaat overeenkomst toon"),
            )
        if gekozen.json:
            scherm.json({"formaat": 1, "soort": "afspraak", "afspraken": [_gegevens(deze, afspraak) for deze, afspraak in kandidaten]})
            return 0
        for deze, afspraak in kandidaten:
            _toon_afspraak(deze, afspraak, scherm)
        return 0
    if gekozen.json:
        scherm.json(
            {
                "formaat": 1, "soort": "overeenkomst",
                "overeenkomsten": [
                    {
                        "id": deze.id, "titel": deze.titel, "soort": deze.soort, "versie": deze.versie, "opdrachtgever": deze.opdrachtgever, "opdrachtnemer": deze.opdrachtnemer,
                        "begin": deze.looptijd.begin.isoformat(), "eind": deze.looptijd.eind.isoformat() if deze.looptijd.eind else None,
                        "afspraken": [_gegevens(deze, afspraak) for afspraak in deze.afspraken],
                    }
                    for deze in overeenkomsten
                ],
            }
        )  # fmt: skip
    elif gekozen.overeenkomst is None or gekozen.overeenkomst == gedeeld.ALLE:
        scherm.tabel(
            (Kolom("Overeenkomst"), Kolom("Titel", wikkelt=True), Kolom("Looptijd", wikkelt=True), Kolom("Afspraken", rechts=True)),
            [(deze.id, deze.titel, dag.periode(deze.looptijd), str(len(deze.afspraken))) for deze in overeenkomsten],
        )  # fmt: skip
    else:
        for deze in overeenkomsten:
            _toon(deze, scherm)
    return 0


def _toon(overeenkomst: Overeenkomst, scherm: Scherm) -> None:
    scherm.regel(scherm.verf(overeenkomst.titel, "vet"))
    scherm.feiten(
        [
            ("Opdrachtgever", overeenkomst.opdrachtgever), ("Opdrachtnemer", overeenkomst.opdrachtnemer), ("Looptijd", dag.periode(overeenkomst.looptijd)),
            ("Ondertekend", dag.lang(overeenkomst.ondertekend_op) if overeenkomst.ondertekend_op else ""), ("Versie", str(overeenkomst.versie)),
            ("Onderdelen", ", ".join(f"{naam} {len(getattr(overeenkomst, blok))}" for blok, naam in BLOKNAMEN.items() if getattr(overeenkomst, blok))),
        ]
    )  # fmt: skip
    kop = ""
    kolommen = (Kolom("Afspraak", wikkelt=True), Kolom("Tekst", wikkelt=True), Kolom("Norm", rechts=True, wikkelt=True))
    groepen: dict[str, list[Afspraak]] = {}
    for afspraak in overeenkomst.afspraken:
        groepen.setdefault(hoofdstuk(afspraak.bron), []).append(afspraak)
    for kop, groep in groepen.items():
        scherm.kop(kop)
        scherm.tabel(kolommen, [(afspraak.id, afspraak.tekst, normtekst.in_tekens(afspraak.norm)) for afspraak in groep])


def _toon_afspraak(overeenkomst: Overeenkomst, afspraak: Afspraak, scherm: Scherm) -> None:
    scherm.regel(scherm.verf(f"{overeenkomst.id}/{afspraak.id}", "vet"))
    scherm.alinea(afspraak.tekst)
    scherm.feiten(_feiten(overeenkomst, afspraak))
    for lezing in afspraak.lezingen:
        scherm.alinea(f"- {'Gekozen lezing' if lezing.gekozen else 'Andere lezing'}: {lezing.tekst}{f' ({lezing.reden})' if lezing.reden else ''}")
    if afspraak.voorbeelden:
        scherm.kop("Voorbeelden")
        for voorbeeld in afspraak.voorbeelden:
            scherm.alinea(f"- {voorbeeld.tekst}")


def _feiten(overeenkomst: Overeenkomst, afspraak: Afspraak) -> Iterator[tuple[str, str]]:
    yield "Artikel", afspraak.bron
    yield "Norm", normtekst.in_woorden(afspraak.norm)
    yield "Soort belofte", afspraak.verplichting
    yield "Periode", dag.periode(afspraak.venster)
    yield "Gemeente", afspraak.gemeente or "niet beperkt"
    yield "Uitkeringen", ", ".join(afspraak.regelingen)
    yield "Manier van tellen", type(afspraak.maat).__name__.lower() if afspraak.maat is not None else "wordt niet geteld"
    yield "Volgt op", "/".join(afspraak.opvolger_van) if afspraak.opvolger_van else ""
    yield "Catalogus", ", ".join(afspraak.catalogus)
    yield "Toelichting", afspraak.toelichting
    yield "Staat in", str(afspraak.plaats)
    yield "Rekenhash", rekenhash(afspraak, overeenkomst)


def _gegevens(overeenkomst: Overeenkomst, afspraak: Afspraak) -> dict[str, object]:
    return {
        "overeenkomst": overeenkomst.id, "id": afspraak.id, "bron": afspraak.bron, "tekst": afspraak.tekst, "verplichting": afspraak.verplichting,
        "begin": afspraak.venster.begin.isoformat(), "eind": afspraak.venster.eind.isoformat() if afspraak.venster.eind else None,
        "norm": afspraak.norm.tekst if afspraak.norm else None, "catalogus": list(afspraak.catalogus), "voorbeelden": len(afspraak.voorbeelden),
        "lezingen": [lezing.tekst for lezing in afspraak.lezingen], "rekenhash": rekenhash(afspraak, overeenkomst),
    }  # fmt: skip
