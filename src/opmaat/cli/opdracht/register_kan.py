"""``opmaat register kan``: which clauses the files in a folder can give, and what the others miss."""

from __future__ import annotations

import argparse
from collections import Counter

from opmaat.kern.maat.kan import kan
from opmaat.kern.weergave.getal import aantal
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..registerbron import naam_van, open_bron
from ..scherm import Scherm

KORT = "kijk welke afspraken met dit register te tellen zijn"
UITLEG = """Zegt van elke afspraak of het register de tabellen en kolommen heeft die nodig
zijn, en zo niet, welke ontbreken. Vier bestanden geven al een deel."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    gedeeld.register(ontleder)
    ontleder.add_argument("--overeenkomst", action="append", metavar="NAAM", help="naam of YAML-bestand van een overeenkomst, mag vaker; anders alle")
    gedeeld.uitvoer(ontleder, streng="een afspraak niet te tellen is")


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Tells per clause yes or no; with --streng a no does not hold."""
    overeenkomsten = gedeeld.lees_overeenkomsten(gekozen.overeenkomst or [gedeeld.ALLE])
    with scherm.voortgang("Register lezen"), open_bron(gekozen.register, codering=gekozen.codering) as register:
        antwoord = {
            deze.id: kan(register, {afspraak.id: afspraak.maat for afspraak in deze.afspraken if afspraak.maat is not None}) for deze in overeenkomsten
        }
    nee = sum(not dit.kan for per in antwoord.values() for dit in per.values())
    if gekozen.json:
        scherm.json(
            {
                "formaat": 1, "soort": "kan", "register": naam_van(gekozen.register),
                "overeenkomsten": {
                    id: {naam: {"kan": dit.kan, "ontbreekt": [{"tabel": gemis.tabel, "kolom": gemis.kolom or None, "leeg": gemis.leeg} for gemis in dit.ontbreekt]} for naam, dit in per.items()}
                    for id, per in antwoord.items()
                },
            }
        )  # fmt: skip
        return int(gekozen.streng and nee > 0)
    for id, per in antwoord.items():
        scherm.kop(f"{id}: {sum(dit.kan for dit in per.values())} van de {aantal(len(per), 'afspraak', 'afspraken')} te tellen")
        rijen = [(naam, "ja" if dit.kan else "nee", ", ".join(map(str, dit.ontbreekt))) for naam, dit in per.items()]
        scherm.tabel((Kolom("Afspraak", wikkelt=True), Kolom("Kan"), Kolom("Mist", wikkelt=True)), rijen)
    gemist = Counter(gemis.tabel for per in antwoord.values() for dit in per.values() for gemis in {g.tabel: g for g in dit.ontbreekt}.values())
    if gemist:
        scherm.kop("Wat het meeste oplevert om mee te leveren")
        scherm.tabel((Kolom("Tabel"), Kolom("Afspraken die haar missen", rechts=True)), [(tabel, str(n)) for tabel, n in gemist.most_common(10)])
    return int(gekozen.streng and nee > 0)
