"""``opmaat monitor --vergelijk``: the same peildatum with the knowledge of two days, and for every difference where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.definitiebestand import lees_definitie
from opmaat.kern.monitor.tussenstand import Rijen
from opmaat.kern.monitor.vergelijk import Tekening, Vergelijking, vergelijk, vergelijk_bewaard
from opmaat.kern.motor.afspraakvraag import vraag_voor
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.overeenkomst import Afspraak, Overeenkomst
from opmaat.kern.register.bouw import register_van
from opmaat.kern.register.lezer import Register
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.bevroren import Bevroren
from opmaat.kern.uitkomst.uitkomst import Uitkomst
from opmaat.kern.weergave import getal, woorden
from opmaat.kern.weergave.gegevensbestand import breuk, uitkomst
from opmaat.kern.weergave.gegevensbestand import dag as isodag
from opmaat.kern.weergave.regelbeeld import waarde
from opmaat.kern.weergave.tabel import Kolom

from .bevrorencijfers import totaal
from .registerbron import rekenaar
from .scherm import Scherm, Voortgang

OORZAAK = {"samen": "vastgelegd, verbeterd of veranderd", "registratie": "later vastgelegd of aangevuld", "correctie": "verbeterd of ingetrokken", "parameter": "een parameter veranderde", "definitie": "de afspraak veranderde"}
"""The steps in words, in their fixed order."""
MEESTE = 8


@dataclass(frozen=True)
class Verschil:
    """One clause in the two drawings."""

    overeenkomst: Overeenkomst
    afspraak: Afspraak
    vergelijking: Vergelijking
    bewaard: Uitkomst | None = None

    @property
    def hertekend_anders(self) -> bool:
        """Whether a kept figure is not what the same definition and the knowledge of its day give on this register."""
        return self.bewaard is not None and (self.bewaard.waarde, self.bewaard.leeg) != (self.vergelijking.toen.waarde, self.vergelijking.toen.leeg)

    @property
    def anders(self) -> bool:
        """Whether anything about it changed: the figure, why there is none, or who is behind it."""
        v = self.vergelijking
        return self.hertekend_anders or v.toen.waarde != v.nu.waarde or v.toen.leeg != v.nu.leeg or any(stap.erbij or stap.eruit or stap.veranderd for stap in v.stappen)


def zoek(
    register: Register, overeenkomsten: Sequence[Overeenkomst], toen: date, nu: date, *, peildatum: date, ids: Sequence[str] | None, alle_gemeenten: bool, voortgang: Voortgang
) -> list[Verschil]:  # fmt: skip
    """Every clause in both drawings. One register is made for what lies between them and used for all clauses."""
    te_doen = [
        (overeenkomst, afspraak) for overeenkomst in overeenkomsten for afspraak in overeenkomst.afspraken
        if afspraak.maat is not None and not isinstance(afspraak.maat, Samenvatting) and (ids is None or afspraak.id in ids)
    ]  # fmt: skip
    rijen: Rijen = {tabel: register.rijen(tabel) for tabel in register.tabellen}
    verschillen = []
    with ExitStack() as stapel:
        maak = _maker(register, rijen, stapel)
        for nummer, (overeenkomst, afspraak) in enumerate(te_doen, start=1):
            voortgang(nummer, len(te_doen), afspraak.id)
            maat = afspraak.maat
            assert maat is not None
            vraag = vraag_voor(overeenkomst, afspraak, peildatum=peildatum, bekend_op=toen, alle_gemeenten=alle_gemeenten)
            gevonden = vergelijk(maak, rijen, register.schema, Tekening(maat, vraag), Tekening(maat, replace(vraag, bekend_op=nu)))
            verschillen.append(Verschil(overeenkomst, afspraak, gevonden))
    return verschillen


def naast_bewaard(
    register: Register, overeenkomst: Overeenkomst, figuren: Sequence[Bevroren], nu: date | None, voortgang: Voortgang
) -> tuple[list[Verschil], list[str]]:  # fmt: skip
    """Frozen figures beside what their clauses give with the knowledge of today, and the clauses that are not in the agreement any more.

    The first drawing is by the kept definition, parameters and day of knowledge. Where there is no such day, the kept figure and members themselves.
    """
    rijen: Rijen = {tabel: register.rijen(tabel) for tabel in register.tabellen} if nu is not None else {}
    bekend = {afspraak.id: afspraak for afspraak in overeenkomst.afspraken if afspraak.maat is not None}
    verschillen: list[Verschil] = []
    with ExitStack() as stapel:
        maak = _maker(register, rijen, stapel)
        geheel = maak(rijen)
        for nummer, figuur in enumerate(figuren, start=1):
            voortgang(nummer, len(figuren), figuur.afspraak)
            afspraak = bekend.get(figuur.afspraak)
            if afspraak is None or afspraak.maat is None or isinstance(afspraak.maat, Samenvatting):
                continue
            vraag = vraag_voor(overeenkomst, afspraak, peildatum=figuur.peildatum, bekend_op=nu, alle_gemeenten=figuur.vraag.get("gemeente") is None)
            heden, bewaard = Tekening(afspraak.maat, vraag), totaal(figuur)
            if figuur.bekend_op is None or nu is None:
                gevonden = vergelijk_bewaard(bewaard, figuur.leden, geheel, heden, "samen")
            else:
                gevonden = vergelijk(maak, rijen, register.schema, Tekening(lees_definitie(figuur.maat), lees_definitie(figuur.vraag)), heden)
            verschillen.append(Verschil(overeenkomst, afspraak, gevonden, bewaard))
    return verschillen, [figuur.afspraak for figuur in figuren if figuur.afspraak not in bekend]


def toon(verschillen: Sequence[Verschil], toen: date | None, nu: date | None, peildatum: date, scherm: Scherm, verdwenen: Sequence[str] = ()) -> None:
    """The figures that differ, each with its steps; the others in one line."""
    anders = [verschil for verschil in verschillen if verschil.anders]
    links, rechts = ("bekend op " + dag.kort(toen) if toen else "vastgesteld"), ("bekend op " + dag.kort(nu) if nu else "alles wat nu is vastgelegd")
    scherm.regel(scherm.verf(f"Peildatum {dag.lang(peildatum)}: {links} naast {rechts}", "vet"))
    gelijk = len(verschillen) - len(anders)
    scherm.alinea(f"{getal.aantal(len(anders), 'afspraak verschilt', 'afspraken verschillen')}, {getal.aantal(gelijk, 'bleef', 'bleven')} gelijk.")
    if verdwenen:
        scherm.alinea(f"Niet meer in de overeenkomst: {_opsomming(list(verdwenen))}.")
    for verschil in anders:
        v, norm = verschil.vergelijking, verschil.afspraak.norm
        scherm.kop(f"{verschil.overeenkomst.id}/{verschil.afspraak.id}: {waarde(v.toen, norm)} werd {waarde(v.nu, norm)}")
        rijen = [
            (OORZAAK[stap.oorzaak], _verschil(stap.verschil, verschil), str(len(stap.erbij) or ""), str(len(stap.eruit) or ""), str(len(stap.veranderd) or ""))
            for stap in v.stappen
        ]  # fmt: skip
        rijen.append(("samen", _verschil(v.verschil, verschil), "", "", ""))
        if verschil.hertekend_anders and verschil.bewaard is not None:
            scherm.alinea(
                f"Vastgesteld was {waarde(verschil.bewaard, norm)}. Opnieuw getekend met dezelfde definitie en de kennis van toen geeft dit register iets anders: er zijn gegevens "
                "vernietigd, of het is een ander register. Wat vastgesteld is, blijft staan."
            )
        scherm.tabel((Kolom("Oorzaak"), Kolom("Verschil", rechts=True), Kolom("Erbij", rechts=True), Kolom("Eruit", rechts=True), Kolom("Anders", rechts=True)), rijen)
        for stap in v.stappen:
            for kop, leden in (("erbij", [(lid.persoon_id or lid.feit_id, woorden.rol(lid.rol)) for lid in stap.erbij]), ("eruit", [(lid.persoon_id or lid.feit_id, woorden.rol(lid.rol)) for lid in stap.eruit])):
                if leden:
                    scherm.alinea(f"{OORZAAK[stap.oorzaak]}, {kop}: {_opsomming([f'{wie} ({rol})' for wie, rol in leden])}", "  ")
            if stap.veranderd:
                delen = [f"{van.persoon_id or van.feit_id} ({woorden.rol(van.rol)} werd {woorden.rol(naar.rol)})" for van, naar in stap.veranderd]
                scherm.alinea(f"{OORZAAK[stap.oorzaak]}, anders: {_opsomming(delen)}", "  ")


def gegevens(verschillen: Sequence[Verschil], toen: date | None, nu: date | None, peildatum: date, verdwenen: Sequence[str] = ()) -> dict[str, object]:
    """The same for another program, exact."""
    return {
        "formaat": 1, "soort": "vergelijking", "peildatum": peildatum.isoformat(), "bekend_op": [isodag(toen), isodag(nu)], "verdwenen": list(verdwenen),
        "afspraken": [
            {
                "overeenkomst": verschil.overeenkomst.id, "afspraak": verschil.afspraak.id, "toen": uitkomst(verschil.vergelijking.toen), "nu": uitkomst(verschil.vergelijking.nu),
                "verschil": breuk(verschil.vergelijking.verschil), "bewaard": None if verschil.bewaard is None else uitkomst(verschil.bewaard),
                "stappen": [
                    {
                        "oorzaak": stap.oorzaak, "verschil": breuk(stap.verschil), "erbij": [lid.persoon_id for lid in stap.erbij], "eruit": [lid.persoon_id for lid in stap.eruit],
                        "veranderd": [{"persoon_id": van.persoon_id, "van": van.rol, "naar": naar.rol} for van, naar in stap.veranderd],
                    }
                    for stap in verschil.vergelijking.stappen
                ],
            }
            for verschil in verschillen
        ],
    }  # fmt: skip


def _maker(register: Register, rijen: Rijen, stapel: ExitStack) -> Callable[[Rijen], Rekenaar]:
    """Makes the calculator on the register itself, and once the one on what lies between: for two fixed days that is the same for every clause."""
    geheel = rekenaar(register, SqlMotor(register))
    tussen: list[Rekenaar] = []

    def maak(gevraagd: Rijen) -> Rekenaar:
        if gevraagd is rijen:
            return geheel
        if not tussen:
            gemaakt = stapel.enter_context(register_van(gevraagd))
            tussen.append(rekenaar(gemaakt, SqlMotor(gemaakt)))
        return tussen[0]

    return maak


def _verschil(verschil: Fraction | None, bij: Verschil) -> str:
    if verschil is None:
        return "niet te zeggen"
    norm, eenheid = bij.afspraak.norm, bij.vergelijking.nu.eenheid
    eenheid = norm.eenheid if norm is not None and not norm.onbekend else eenheid
    tekst = getal.toon(verschil, "%-punt" if eenheid == "%" else eenheid)
    return f"+{tekst}" if verschil > 0 else tekst


def _opsomming(delen: Sequence[str]) -> str:
    meer = len(delen) - MEESTE
    return ", ".join(delen[:MEESTE]) + (f" en nog {meer}" if meer > 0 else "")
