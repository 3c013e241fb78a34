"""``opmaat bevries``: publishes a period, so that its figures stay what they were; shows them again, and explains what is different today."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from opmaat import __version__
from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.bevries import bevries
from opmaat.kern.monitor.monitor import Regel, maak_monitor
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.bevroren import Bevroren, schrijf
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.weergave.getal import aantal

from .. import bevrorencijfers, monitorkeuze, monitorvergelijk
from .. import opties as gedeeld
from ..moment import kies_peildatum
from ..ontleder import Opdrachtfout
from ..registerbron import naam_van, open_bron, rekenaar
from ..scherm import Scherm
from ..wegschrijven import schrijf as schrijf_weg

KORT = "stelt de cijfers van een periode vast, zodat ze blijven wat ze zijn"
UITLEG = """Stelt de cijfers van een overeenkomst op een peildatum vast in een bestand: elk
cijfer met zijn definitie, parameters, peildatum, bekend op, programmaversie en
wie erachter zitten. Een bestand dat er al is, wordt nooit overschreven. Met
--toon ziet u later precies dezelfde cijfers; met --vergelijk-nu ziet u wat er
met de kennis van nu uitkomt, en waardoor dat anders is."""


def opties(ontleder: argparse.ArgumentParser) -> None:
    """The options of this command."""
    gedeeld.register(ontleder, verplicht=False)
    ontleder.add_argument("--overeenkomst", action="append", metavar="NAAM", help="naam of YAML-bestand van een overeenkomst, mag vaker; of alle")
    ontleder.add_argument("--afspraak", action="append", metavar="ID", help="stel alleen deze afspraak vast; mag vaker")
    ontleder.add_argument("--peildatum", metavar="DATUM", help="dag waarop de cijfers worden vastgesteld, zoals 2025-06-30")
    ontleder.add_argument("--bekend-op", metavar="DATUM", help="tel wat op die dag was vastgelegd, tot en met gisteren; anders gisteren")
    ontleder.add_argument("--naar", metavar="MAP", default=".", help="map voor het bestand (standaard de map waarin u bent)")
    ontleder.add_argument("--eerder", action="append", metavar="BESTAND", help="eerder gepubliceerd bestand van dezelfde overeenkomst; wat in MAP staat, telt vanzelf mee")
    ontleder.add_argument("--toon", metavar="BESTAND", help="laat vastgestelde cijfers opnieuw zien, precies zoals ze waren")
    ontleder.add_argument("--vergelijk-nu", metavar="BESTAND", help="zet vastgestelde cijfers naast die van nu, met de oorzaak van elk verschil")
    ontleder.add_argument("--leden", action="store_true", help="laat bij --toon ook zien wie erachter zitten: nummers en data, nooit namen")
    gedeeld.uitvoer(ontleder)


def voer_uit(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    """Freezes, shows or compares."""
    if gekozen.toon is not None and gekozen.vergelijk_nu is not None:
        raise Opdrachtfout("--toon en --vergelijk-nu kunnen niet samen", doe="Geef ze in twee opdrachten")
    for naam in ("--toon", "--vergelijk-nu"):
        overbodig = [optie for optie in ("peildatum", "afspraak", "eerder", "overeenkomst") if getattr(gekozen, naam[2:].replace("-", "_")) is not None and getattr(gekozen, optie) is not None]
        if overbodig and not (naam == "--vergelijk-nu" and overbodig == ["overeenkomst"]):
            raise Opdrachtfout(f"{naam} en --{overbodig[0]} kunnen niet samen", waarom="Wat er vastgesteld is, staat al in het bestand", doe=f"Laat --{overbodig[0]} weg")
    if gekozen.toon is not None:
        if gekozen.register is not None or gekozen.bekend_op is not None:
            raise Opdrachtfout("--toon kijkt alleen in het bestand", doe="Laat --register en --bekend-op weg, of gebruik --vergelijk-nu")
        return _toon(gekozen, scherm)
    if gekozen.register is None:
        raise Opdrachtfout("U moet nog opgeven: --register", doe="Zie opmaat bevries --help")
    return _vergelijk(gekozen, scherm) if gekozen.vergelijk_nu is not None else _bevries(gekozen, scherm)


def _bevries(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    for optie in ("overeenkomst", "peildatum"):
        if getattr(gekozen, optie) is None:
            raise Opdrachtfout(f"U moet nog opgeven: --{optie}", waarom="Wat u vaststelt, kiest u zelf", doe="Zie opmaat bevries --help")
    bekend_op = _voorbij(gekozen.bekend_op)
    overeenkomsten = gedeeld.lees_overeenkomsten(gekozen.overeenkomst)
    for overeenkomst in overeenkomsten:
        monitorkeuze.toets_afspraken(overeenkomsten, overeenkomst, gekozen.afspraak)
    map_ = Path(gekozen.naar)
    bestanden: dict[str, bytes] = {}
    publicaties: list[tuple[Bevroren, ...]] = []
    with ExitStack() as stapel:
        voortgang = stapel.enter_context(scherm.voortgang("Register lezen"))
        register = stapel.enter_context(open_bron(gekozen.register, codering=gekozen.codering))
        monitorkeuze.toets_bekend_op(register, bekend_op)
        if bekend_op is None and register.bekend_op_beschikbaar:
            bekend_op = gedeeld.gisteren()
        moment = kies_peildatum(register, gekozen.peildatum, bekend_op=bekend_op, overeenkomsten=overeenkomsten)
        teller = rekenaar(register, SqlMotor(register))
        for overeenkomst in overeenkomsten:
            if overeenkomst.looptijd.begin > moment.dag:
                continue
            naam = bevrorencijfers.bestandsnaam(overeenkomst.id, moment.dag, bekend_op)
            bevrorencijfers.toets_nieuw(map_ / naam)
            eerder = bevrorencijfers.eerdere(map_, overeenkomst.id, [Path(pad) for pad in gekozen.eerder or ()])
            voortgang.wat = f"Tellen van {overeenkomst.id}"
            monitor = maak_monitor(
                teller, monitorkeuze.beperkt(overeenkomst, gekozen.afspraak), peildatum=moment.dag, bekend_op=bekend_op,
                voortgang=lambda wat, nummer, totaal: voortgang(nummer, totaal, wat),
            )  # fmt: skip
            fouten = [regel for regel in monitor.regels if regel.fout]
            if fouten:
                raise Opdrachtfout(
                    f"{aantal(len(fouten), 'afspraak is', 'afspraken zijn')} niet uit te rekenen, dus er wordt niets vastgesteld", waar=f"{overeenkomst.id}/{fouten[0].afspraak.id}",
                    waarom=fouten[0].fout, doe="Herstel dit, of kies met --afspraak wat u wel vaststelt",
                )  # fmt: skip

            def leden(regel: Regel) -> Sequence[Lid]:
                maat = regel.afspraak.maat
                return () if maat is None or isinstance(maat, Samenvatting) else teller.leden(maat, regel.vraag)

            gekozen_monitor = monitorkeuze.gekozen(monitor, overeenkomst, gekozen.afspraak)
            figuren = bevries(gekozen_monitor, code=__version__, leden=leden, eerder=eerder, op=gedeeld.vandaag(), register=naam_van(gekozen.register))
            publicaties.append(figuren)
            bestanden[naam] = schrijf(figuren).encode("utf-8")
        meldingen = list(monitorkeuze.elders(register, overeenkomsten))
    geschreven = schrijf_weg(map_, bestanden, nieuw=True)
    if gekozen.json:
        scherm.json({**bevrorencijfers.gegevens([figuur for figuren in publicaties for figuur in figuren], leden=False), "bestanden": [str(pad) for pad in geschreven], "meldingen": meldingen})
        return 0
    for pad, figuren in zip(geschreven, publicaties, strict=True):
        scherm.regel(scherm.verf(f"Vastgesteld: {aantal(len(figuren), 'cijfer', 'cijfers')} van {figuren[0].overeenkomst} op {dag.lang(moment.dag)}", "vet"))
        scherm.feiten(bevrorencijfers.kop(figuren))
        scherm.regel(f"  {pad}")
    for melding in meldingen:
        scherm.alinea(f"! {melding}")
    if bekend_op is None:
        scherm.alinea("! Dit register zegt niet wat wanneer bekend was. Een later verschil kan daarom niet naar oorzaak worden verdeeld.")
    scherm.alinea("Dit bestand wordt nooit overschreven. Het noemt personen bij hun nummer: bewaar het zoals u het register bewaart.")
    return 0


def _voorbij(tekst: str | None) -> date | None:
    """The day of knowledge; it must be over, else the same question would give more tomorrow."""
    bekend_op = gedeeld.lees_bekend_op(tekst)
    if bekend_op is not None and bekend_op > gedeeld.gisteren():
        raise Opdrachtfout(
            f"--bekend-op {dag.kort(bekend_op)} is nog niet voorbij", waarom="Vandaag kan er nog iets bij komen, en dan klopt het vastgestelde cijfer niet meer",
            doe=f"Kies een dag tot en met {dag.kort(gedeeld.gisteren())}",
        )  # fmt: skip
    return bekend_op


def _toon(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    figuren = bevrorencijfers.lees_bestand(Path(gekozen.toon))
    if gekozen.json:
        scherm.json(bevrorencijfers.gegevens(figuren, leden=gekozen.leden))
    else:
        bevrorencijfers.toon(figuren, scherm, leden=gekozen.leden)
    return 0


def _vergelijk(gekozen: argparse.Namespace, scherm: Scherm) -> int:
    figuren = bevrorencijfers.lees_bestand(Path(gekozen.vergelijk_nu))
    nu = _voorbij(gekozen.bekend_op)
    (overeenkomst,) = gedeeld.lees_overeenkomsten(gekozen.overeenkomst[:1] if gekozen.overeenkomst else [figuren[0].overeenkomst])
    if overeenkomst.id != figuren[0].overeenkomst:
        raise Opdrachtfout(f"Het bestand gaat over {figuren[0].overeenkomst}, niet over {overeenkomst.id}", doe="Geef de overeenkomst waar het bestand over gaat")
    with ExitStack() as stapel:
        voortgang = stapel.enter_context(scherm.voortgang("Register lezen"))
        register = stapel.enter_context(open_bron(gekozen.register, codering=gekozen.codering))
        monitorkeuze.toets_bekend_op(register, nu)
        if nu is None and register.bekend_op_beschikbaar:
            nu = gedeeld.gisteren()
        peildatum = figuren[0].peildatum
        verschillen, verdwenen = monitorvergelijk.naast_bewaard(register, overeenkomst, figuren, nu, voortgang)
    if gekozen.json:
        scherm.json(monitorvergelijk.gegevens(verschillen, figuren[0].bekend_op, nu, peildatum, verdwenen))
    else:
        monitorvergelijk.toon(verschillen, figuren[0].bekend_op, nu, peildatum, scherm, verdwenen)
    return 0
