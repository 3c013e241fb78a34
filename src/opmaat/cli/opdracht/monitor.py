"""``opmaat monitor``: how every clause of an agreement stands, on the terminal and as a page, a workbook and data."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from opmaat import __version__
from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.bijhouden import bijgehouden
from opmaat.kern.monitor.monitor import Monitor, kondig_aan, maak_monitor
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.oordeel.status import Status
from opmaat.kern.overeenkomst import Overeenkomst
from opmaat.kern.register.lezer import Register
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.weergave import gegevensbestand
from opmaat.kern.weergave.getal import aantal
from opmaat.kern.weergave.html import monitorblad
from opmaat.kern.weergave.rapport import Rapport, deel
from opmaat.kern.weergave.werkmap import maak_werkmap

from .. import monitorkeuze, monitortekst, monitorvergelijk, monitorwaarom
from .. import opties as gedeeld
from ..moment import Peildatum, kies_peildatum
from ..ontleder import Opdrachtfout, bedoelt
from ..registerbron import naam_van, open_bron, rekenaar, zoekvraag
from ..scherm import Scherm, Voortgang
from ..wegschrijven import schrijf

KORT = "laat zien hoe het staat met elke afspraak"
UITLEG = """Telt elke afspraak van een overeenkomst in het register en laat zien hoe ze
ervoor staat: gerealiseerd, norm, norm tot nu, stand, kans, wie nog open is en
hoe volledig de gegevens zijn. Met --uit komt er ook een bladzijde, een werkmap
of een gegevensbestand."""
VORMEN = ("html", "xlsx", "json")
Leden = dict[tuple[str, str], Sequence[Lid]]


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    gedeeld.register(ontleder)
    ontleder.add_argument("--overeenkomst", action="append", required=True, metavar="NAAM", help="naam of YAML-bestand van een overeenkomst, mag vaker; of alle")
    ontleder.add_argument("--afspraak", action="append", metavar="ID", help="tel alleen deze afspraak; mag vaker")
    gedeeld.momenten(ontleder)
    ontleder.add_argument("--reikwijdte", choices=("overeenkomst", "alle"), default="overeenkomst", help="tel de gemeente van de overeenkomst (standaard), of alle gemeenten naast elkaar")
    ontleder.add_argument("--uit", metavar="VORM", help="schrijf bestanden: html, xlsx, json, of meer met een komma ertussen")
    ontleder.add_argument("--naar", metavar="MAP", default=".", help="map voor die bestanden (standaard de map waarin u bent)")
    ontleder.add_argument("--leden", action="store_true", help="geef ook wie er achter elk cijfer zitten: nummers en data, nooit namen")
    ontleder.add_argument("--waarom", metavar="PERSOON", help="zeg in woorden hoe deze persoon (persoon_id) meetelt; met --afspraak ook waarom niet")
    ontleder.add_argument("--vergelijk", nargs=2, metavar=("TOEN", "NU"), help="leg twee dagen ‘bekend op’ naast elkaar, met de oorzaak van elk verschil")
    ontleder.add_argument("--zonder-prognose", action="store_true", help="bereken geen verwachting en geen kans; dat is sneller")
    ontleder.add_argument("--motor", choices=("sql", "geheugen"), default="sql", help="waarmee wordt geteld: sql (standaard, snel) of geheugen (traag, ter controle)")
    gedeeld.uitvoer(ontleder, streng="een norm niet gehaald is of een afspraak niet uit te rekenen")


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Draws the monitor and gives it in every form that was asked for."""
    vormen = _vormen(gekozen.uit)
    if gekozen.leden and not gekozen.afspraak and not {"xlsx", "json"} & set(vormen) and not gekozen.json:
        raise Opdrachtfout("Met --leden moet u zeggen waar de leden komen", doe="Voeg --uit xlsx toe, of noem een afspraak met --afspraak om ze hier te zien")
    vragen = _vragen(gekozen, vormen)
    bekend_op = vragen.dagen[1] if vragen.dagen else gedeeld.lees_bekend_op(gekozen.bekend_op)
    overeenkomsten = gedeeld.lees_overeenkomsten(gekozen.overeenkomst)
    for overeenkomst in overeenkomsten:
        monitorkeuze.toets_afspraken(overeenkomsten, overeenkomst, gekozen.afspraak)
    with ExitStack() as stapel:
        voortgang = stapel.enter_context(scherm.voortgang("Register lezen"))
        register = stapel.enter_context(open_bron(gekozen.register, codering=gekozen.codering))
        monitorkeuze.toets_bekend_op(register, bekend_op)
        moment = kies_peildatum(register, gekozen.peildatum, bekend_op=bekend_op, overeenkomsten=overeenkomsten)
        begonnen = [deze for deze in overeenkomsten if deze.looptijd.begin <= moment.dag]
        if vragen.persoon is not None or vragen.dagen is not None:
            return _beantwoord(gekozen, vragen, register, begonnen, moment.dag, bekend_op, scherm, voortgang)
        motor = SqlMotor(register) if gekozen.motor == "sql" else Geheugen(register)
        teller, tempo = rekenaar(register, motor), bijgehouden(register, bekend_op=bekend_op)
        monitors = []
        beperkt = [monitorkeuze.beperkt(overeenkomst, gekozen.afspraak) for overeenkomst in begonnen]
        kondig_aan(teller, beperkt, peildatum=moment.dag, bekend_op=bekend_op, alle_gemeenten=gekozen.reikwijdte == "alle", vooruit=not gekozen.zonder_prognose)
        for overeenkomst, deze in zip(begonnen, beperkt, strict=True):
            voortgang.wat = f"Tellen van {overeenkomst.id}"
            monitor = maak_monitor(
                teller, deze, peildatum=moment.dag, bekend_op=bekend_op, alle_gemeenten=gekozen.reikwijdte == "alle",
                voortgang=lambda wat, nummer, totaal: voortgang(nummer, totaal, wat), register=register, bijgehouden=tempo, vooruit=not gekozen.zonder_prognose,
            )  # fmt: skip
            monitors.append(monitorkeuze.gekozen(monitor, overeenkomst, gekozen.afspraak))
        voortgang.wat = "Klaarzetten"
        leden = _leden(teller, monitors) if gekozen.leden else None
        rapport = Rapport(
            moment.dag, bekend_op, naam_van(gekozen.register), __version__, tuple(deel(monitor, partial(zoekvraag, motor)) for monitor in monitors), moment.volledig,
            (*_meldingen(register, moment, [deze for deze in overeenkomsten if deze not in begonnen]), *([] if gekozen.reikwijdte == "alle" else monitorkeuze.elders(register, begonnen))),
        )  # fmt: skip
        bestanden = _bestanden(rapport, vormen, leden)
    geschreven = schrijf(Path(gekozen.naar), bestanden) if bestanden else []
    if gekozen.json:
        scherm.json(_gegevens(rapport, leden))
    else:
        monitortekst.toon(rapport, scherm)
        if leden is not None and gekozen.afspraak:
            monitortekst.toon_leden(leden, scherm)
        if geschreven:
            scherm.kop("Geschreven")
            for pad in geschreven:
                scherm.regel(f"  {pad}")
    mis = {Status.NIET_GEHAALD, Status.OVERSCHREDEN}
    return int(gekozen.streng and any(beeld.status in mis or beeld.regel.fout for dit in rapport.delen for beeld in dit.beelden))


@dataclass(frozen=True)
class Vragen:
    """What is asked instead of the whole monitor: about a person, or about two days of knowledge."""

    persoon: int | None = None
    dagen: tuple[date, date] | None = None


def _vragen(gekozen: argparse.Namespace, vormen: Sequence[str]) -> Vragen:
    if gekozen.waarom is None and gekozen.vergelijk is None:
        return Vragen()
    if gekozen.waarom is not None and gekozen.vergelijk is not None:
        raise Opdrachtfout("--waarom en --vergelijk kunnen niet samen", doe="Geef ze in twee opdrachten")
    naam = "--waarom" if gekozen.waarom is not None else "--vergelijk"
    if vormen:
        raise Opdrachtfout(f"{naam} schrijft geen bestanden", doe="Laat --uit weg; met --json krijgt u de gegevens")
    if gekozen.waarom is not None:
        return Vragen(persoon=monitorwaarom.lees_persoon(gekozen.waarom))
    if gekozen.bekend_op is not None:
        raise Opdrachtfout("--vergelijk en --bekend-op kunnen niet samen", doe="Geef de twee dagen achter --vergelijk")
    toen, nu = (gedeeld.lees_bekend_op(tekst, naam) for tekst in gekozen.vergelijk)
    assert toen is not None and nu is not None
    return Vragen(dagen=(toen, nu))


def _beantwoord(
    gekozen: argparse.Namespace, vragen: Vragen, register: Register, overeenkomsten: Sequence[Overeenkomst], peildatum: date, bekend_op: date | None, scherm: Scherm, voortgang: Voortgang
) -> int:  # fmt: skip
    alle = gekozen.reikwijdte == "alle"
    if vragen.persoon is not None:
        antwoorden = monitorwaarom.zoek(register, overeenkomsten, vragen.persoon, peildatum=peildatum, bekend_op=bekend_op, ids=gekozen.afspraak, alle_gemeenten=alle)
        voortgang.wis()
        if gekozen.json:
            scherm.json(monitorwaarom.gegevens(antwoorden, vragen.persoon, peildatum))
        else:
            monitorwaarom.toon(antwoorden, vragen.persoon, scherm)
    elif vragen.dagen is not None:
        toen, nu = vragen.dagen
        verschillen = monitorvergelijk.zoek(register, overeenkomsten, toen, nu, peildatum=peildatum, ids=gekozen.afspraak, alle_gemeenten=alle, voortgang=voortgang)
        voortgang.wis()
        if gekozen.json:
            scherm.json(monitorvergelijk.gegevens(verschillen, toen, nu, peildatum))
        else:
            monitorvergelijk.toon(verschillen, toen, nu, peildatum, scherm)
    return 0


def _vormen(tekst: str | None) -> tuple[str, ...]:
    if tekst is not None and not tekst.replace(",", "").strip():
        raise Opdrachtfout("Achter --uit ontbreekt een vorm", waarom="Er zou niets geschreven worden", doe=f"Kies uit {', '.join(VORMEN)}, of laat --uit weg")
    vormen = tuple(dict.fromkeys(deel_.strip() for deel_ in (tekst or "").split(",") if deel_.strip()))
    for vorm in vormen:
        if vorm not in VORMEN:
            raise Opdrachtfout(f"“{vorm}” achter --uit is geen vorm", doe=bedoelt(vorm, VORMEN))
    return vormen


def _leden(teller: Rekenaar, monitors: Sequence[Monitor]) -> Leden:
    uit: Leden = {}
    for monitor in monitors:
        for regel in monitor.regels:
            maat = regel.afspraak.maat
            if maat is not None and not isinstance(maat, Samenvatting) and not regel.fout:
                uit[monitor.overeenkomst.id, regel.afspraak.id] = [lid for lid in teller.leden(maat, regel.vraag) if not lid.cel]
    return uit


def _meldingen(register: Register, moment: Peildatum, later: Sequence[Overeenkomst]) -> Iterator[str]:
    if moment.herkomst:
        yield moment.herkomst
    if not register.bekend_op_beschikbaar:
        yield "Er is niet te zeggen wat wanneer bekend was: deze levering zegt niet bij alles wanneer het is vastgelegd."
    if weg := sum(register.niet_meegeteld.values()):
        tabellen = ", ".join(f"{tabel} {n}" for tabel, n in register.niet_meegeteld.items())
        yield f"{aantal(weg, 'rij is', 'rijen zijn')} niet meegeteld, omdat ze een regel van het register breken ({tabellen}). Zie opmaat register controleer."
    achter = [f"{tabel} t/m {dag.kort(tm)}" for tabel, tm in moment.volledig if tm < moment.dag]
    if achter:
        yield f"Niet elke tabel is volledig tot de peildatum: {', '.join(achter)}."
    if not moment.volledig:
        yield "De levering zegt niet tot welke dag ze volledig is. Een cijfer kan daardoor te laag zijn."
    for overeenkomst in later:
        yield f"{overeenkomst.titel} ({overeenkomst.id}) begint pas op {dag.kort(overeenkomst.looptijd.begin)} en is niet geteld."


def _bestanden(rapport: Rapport, vormen: Sequence[str], leden: Leden | None) -> dict[str, bytes]:
    naam = rapport.delen[0].monitor.overeenkomst.id if len(rapport.delen) == 1 else "alle"
    stam = f"monitor-{naam}-{rapport.peildatum.isoformat()}"
    uit: dict[str, bytes] = {}
    for vorm in vormen:
        match vorm:
            case "html":
                inhoud = monitorblad(rapport).encode("utf-8")
            case "xlsx":
                inhoud = maak_werkmap(rapport, leden)
            case _:
                inhoud = (json.dumps(_gegevens(rapport, leden), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
        uit[f"{stam}.{vorm}"] = inhoud
    return uit


def _gegevens(rapport: Rapport, leden: Leden | None) -> dict[str, object]:
    gegevens = gegevensbestand.als_gegevens(rapport)
    if leden is not None:
        gegevens["leden"] = [{"overeenkomst": overeenkomst, "afspraak": afspraak, "leden": [gegevensbestand.lid(lid) for lid in rijen]} for (overeenkomst, afspraak), rijen in leden.items()]
    return gegevens
