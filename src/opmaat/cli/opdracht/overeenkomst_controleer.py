"""``opmaat overeenkomst controleer``: whether a file can be read, whether its sums and dates hold, and whether its examples come out."""

from __future__ import annotations

import argparse

from opmaat.kern.motor.sql.motor import SqlMotor
from opmaat.kern.motor.voorbeeldproef import Voorbeelduitslag, voer_voorbeeld_uit
from opmaat.kern.overeenkomst import Overeenkomst
from opmaat.kern.overeenkomst.rekenbevinding import SOORTEN, Rekenbevinding
from opmaat.kern.overeenkomst.rekenproef import controleer_rekenwerk, losse_cijfers
from opmaat.kern.register.lezer import leeg_register
from opmaat.kern.weergave.gegevensbestand import bevinding as als_gegevens
from opmaat.kern.weergave.getal import aantal
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..scherm import Scherm

KORT = "reken een overeenkomst na: sommen, data, normen en woorden"
UITLEG = """Rekent elk genoemd bedrag, totaal, percentage en elke datum in een
overeenkomst na, en zoekt plaatsen die elkaar tegenspreken. Verschillen die door
afronding komen, tellen niet als fout."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    ontleder.add_argument("overeenkomst", nargs="*", default=[gedeeld.ALLE], metavar="OVEREENKOMST", help="naam of YAML-bestand van een overeenkomst; anders alle")
    ontleder.add_argument("--afronding", action="store_true", help="laat ook de verschillen door afronding zien")
    ontleder.add_argument("--voorbeelden", action="store_true", help="reken ook de voorbeelden bij de afspraken uit")
    gedeeld.uitvoer(ontleder, streng="er iets niet klopt")


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Shows the findings per agreement; with --streng one that rounding does not explain, or an example that does not come out, does not hold."""
    overeenkomsten = gedeeld.lees_overeenkomsten(gekozen.overeenkomst)
    gevonden = {deze.id: controleer_rekenwerk(deze) for deze in overeenkomsten}
    uitslagen = {deze.id: _voorbeelden(deze, scherm) for deze in overeenkomsten} if gekozen.voorbeelden else {}
    mis = [(id, uitslag) for id, lijst in uitslagen.items() for uitslag in lijst if not uitslag.klopt]
    streng = gekozen.streng and (bool(mis) or any(not bevinding.afronding for lijst in gevonden.values() for bevinding in lijst))
    if gekozen.json:
        scherm.json(
            {
                "formaat": 1, "soort": "rekenwerk",
                "overeenkomsten": [
                    {
                        "id": deze.id, "titel": deze.titel, "bevindingen": [als_gegevens(bevinding) for bevinding in gevonden[deze.id]],
                        "cijfers": len(deze.regels), "niet_na_te_rekenen": [regel.naam for regel in losse_cijfers(deze)],
                        "voorbeelden": None if deze.id not in uitslagen else {"aantal": len(uitslagen[deze.id]), "mis": [list(u.afwijkingen) for u in uitslagen[deze.id] if not u.klopt]},
                    }
                    for deze in overeenkomsten
                ],
            }
        )  # fmt: skip
        return int(streng)
    for deze in overeenkomsten:
        _toon(deze, gevonden[deze.id], scherm, afronding=gekozen.afronding)
    scherm.kop("Samen")
    scherm.tabel(
        (Kolom("Overeenkomst", wikkelt=True), Kolom("Cijfers", rechts=True), Kolom("Klopt niet", rechts=True), Kolom("Afronding", rechts=True), Kolom("Los", rechts=True)),
        [
            (deze.id, str(len(deze.regels)), str(sum(not b.afronding for b in gevonden[deze.id])), str(sum(b.afronding for b in gevonden[deze.id])), str(len(losse_cijfers(deze))))
            for deze in overeenkomsten
        ],
    )  # fmt: skip
    scherm.alinea("Los zijn cijfers die nergens mee te vergelijken zijn: een fout daarin valt niet op.")
    if uitslagen:
        totaal = sum(len(lijst) for lijst in uitslagen.values())
        scherm.alinea(f"{aantal(totaal, 'voorbeeld', 'voorbeelden')} uitgerekend; {aantal(len(mis), 'komt', 'komen')} niet uit.")
        for id, uitslag in mis:
            scherm.alinea(f"- {id}: {' '.join(uitslag.afwijkingen)}")
    return int(streng)


def _toon(overeenkomst: Overeenkomst, bevindingen: tuple[Rekenbevinding, ...], scherm: Scherm, *, afronding: bool) -> None:
    echt = [bevinding for bevinding in bevindingen if afronding or not bevinding.afronding]
    scherm.kop(f"{overeenkomst.titel} ({overeenkomst.id})")
    if not echt:
        scherm.alinea("Alles wat na te rekenen is, klopt.")
    for nummer, bevinding in enumerate(echt, start=1):
        scherm.alinea(f"{nummer}. {bevinding.tekst}")
        delen = [SOORTEN[bevinding.soort] + (" (afronding)" if bevinding.afronding else "")]
        if bevinding.berekend:
            delen.append(f"genoemd {bevinding.genoemd}, berekend {bevinding.berekend}" + (f", verschil {bevinding.verschil}" if bevinding.verschil else ""))
        delen.append(", ".join(filter(None, (bevinding.bron, str(bevinding.plaats)))))
        scherm.alinea("; ".join(filter(None, delen)), "   ")


def _voorbeelden(overeenkomst: Overeenkomst, scherm: Scherm) -> list[Voorbeelduitslag]:
    met = [(afspraak, voorbeeld) for afspraak in overeenkomst.afspraken for voorbeeld in afspraak.voorbeelden]
    uitslagen = []
    with leeg_register() as leeg, scherm.voortgang(f"Voorbeelden van {overeenkomst.id}") as voortgang:
        for nummer, (afspraak, voorbeeld) in enumerate(met, start=1):
            voortgang(nummer, len(met), afspraak.id)
            uitslagen.append(voer_voorbeeld_uit(voorbeeld, afspraak, overeenkomst, SqlMotor, leeg=leeg))
    return uitslagen
