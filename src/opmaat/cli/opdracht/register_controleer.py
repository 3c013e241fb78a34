"""``opmaat register controleer``: what is wrong in a register, where, why it matters and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from opmaat.kern.fout import Bevinding, Ernst
from opmaat.kern.register.controles.controle import lees_categorieen, lees_controles
from opmaat.kern.register.controles.verslag import PER_CONTROLE, Controleverslag, controleer
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.weergave.getal import aantal, getal
from opmaat.kern.weergave.tabel import Kolom

from .. import opties as gedeeld
from ..moment import kies_peildatum
from ..ontleder import Opdrachtfout, bedoelt
from ..registerbron import naam_van, open_bron
from ..scherm import Scherm

KORT = "zoek fouten en gaten in een register"
UITLEG = """Leest een register en doet alle controles: onleesbare waarden, regels die niet
bij elkaar horen, dingen die niet samen waar kunnen zijn. Bij elke bevinding
staat waar ze zit, waarom het uitmaakt en wat u kunt doen."""
_TEKEN: Mapping[Ernst, str] = {"fout": "fout", "waarschuwing": "let op", "melding": "melding"}


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    gedeeld.register(ontleder)
    gedeeld.momenten(ontleder)
    ontleder.add_argument("--controle", action="append", metavar="ID", help="doe alleen deze controle; mag vaker")
    ontleder.add_argument("--alles", action="store_true", help=f"laat elke bevinding zien; anders hoogstens {PER_CONTROLE} per controle en drie op het scherm")
    gedeeld.uitvoer(ontleder, streng="er een fout is")


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Runs the checks; with --streng a finding of the kind ``fout`` does not hold."""
    for id in gekozen.controle or ():
        if id not in lees_controles():
            raise Opdrachtfout(f"De controle {id} bestaat niet", doe=bedoelt(id, lees_controles()))
    with scherm.voortgang("Register lezen en controleren"), open_bron(gekozen.register, codering=gekozen.codering) as register:
        bekend_op = gedeeld.lees_bekend_op(gekozen.bekend_op)
        peildatum = kies_peildatum(register, gekozen.peildatum, bekend_op=bekend_op).dag
        verslag = controleer(register, peildatum=peildatum, bekend_op=bekend_op, controles=gekozen.controle, per_controle=None if gekozen.alles else PER_CONTROLE)
    fouten = sum(bevinding.ernst == "fout" for bevinding in verslag.bevindingen)
    if gekozen.json:
        scherm.json(_gegevens(verslag, naam_van(gekozen.register)))
    else:
        _toon(verslag, scherm, alles=gekozen.alles)
    return int(gekozen.streng and fouten > 0)


def _toon(verslag: Controleverslag, scherm: Scherm, *, alles: bool) -> None:
    scherm.alinea(f"Gecontroleerd op {dag.kort(verslag.peildatum)}: {aantal(sum(verslag.gecontroleerd.values()), 'rij', 'rijen')} in {aantal(len(verslag.gecontroleerd), 'tabel', 'tabellen')}.")
    categorieen = lees_categorieen()
    groepen: dict[str, dict[str, list[Bevinding]]] = {}
    for bevinding in verslag.bevindingen:
        groepen.setdefault(bevinding.categorie, {}).setdefault(bevinding.regel, []).append(bevinding)
    for categorie in (*categorieen, *(naam for naam in groepen if naam not in categorieen)):
        if categorie not in groepen:
            continue
        scherm.kop(categorieen[categorie].naam if categorie in categorieen else categorie.capitalize())
        for regel, lijst in groepen[categorie].items():
            _toon_regel(regel, lijst, scherm, alles=alles)
    if verslag.niet_meegeteld:
        scherm.kop("Niet meegeteld")
        scherm.alinea("Deze rijen breken een regel van het register. Ze tellen in geen enkel cijfer mee, tot ze hersteld zijn.")
        scherm.tabel((Kolom("Tabel"), Kolom("Rijen", rechts=True)), [(tabel, getal(n)) for tabel, n in verslag.niet_meegeteld.items()])
    gedaan = sum(uitslag.afloop == "uitgevoerd" for uitslag in verslag.uitslagen)
    tellingen = {ernst: sum(bevinding.ernst == ernst for bevinding in verslag.bevindingen) for ernst in _TEKEN}
    scherm.regel()
    scherm.alinea(f"{gedaan} van de {len(verslag.uitslagen)} controles gedaan. Bevindingen: " + ", ".join(f"{ernst} {n}" for ernst, n in tellingen.items()) + ".")


def _toon_regel(regel: str, lijst: list[Bevinding], scherm: Scherm, *, alles: bool) -> None:
    eerste = lijst[0]
    scherm.alinea(f"{_TEKEN[eerste.ernst]}: {eerste.wat.rstrip('.')} ({regel})")
    for extra in (eerste.waarom, eerste.doe):
        if extra:
            scherm.alinea(extra.rstrip(".") + ".", "  ")
    plekken = [str(bevinding.plaats) for bevinding in lijst if str(bevinding.plaats)]
    for plek in plekken if alles else plekken[:3]:
        scherm.alinea(f"- {plek}", "  ")
    if not alles and len(plekken) > 3:
        scherm.alinea(f"- en nog {getal(len(plekken) - 3)}; --alles laat ze zien", "  ")


def _gegevens(verslag: Controleverslag, bron: str) -> dict[str, object]:
    return {
        "formaat": 1, "soort": "registercontrole", "register": bron, "peildatum": verslag.peildatum.isoformat(), "bekend_op": verslag.bekend_op.isoformat() if verslag.bekend_op else None,
        "controles": [
            {"id": uitslag.controle.id, "afloop": uitslag.afloop, "reden": uitslag.reden or None, "aantal": uitslag.aantal, "in_quarantaine": uitslag.in_quarantaine} for uitslag in verslag.uitslagen
        ],
        "bevindingen": [
            {"regel": b.regel, "categorie": b.categorie, "ernst": b.ernst, "wat": b.wat, "plaats": str(b.plaats) or None, "waarom": b.waarom or None, "doe": b.doe or None} for b in verslag.bevindingen
        ],
        "gecontroleerd": dict(verslag.gecontroleerd), "niet_meegeteld": dict(verslag.niet_meegeteld),
    }  # fmt: skip
