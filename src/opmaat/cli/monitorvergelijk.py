"""``opmaat monitor --vergelijk``: the same peildatum with the knowledge of two days, and for every difference where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.tussenstand import Rijen
from opmaat.kern.monitor.vergelijk import Tekening, Vergelijking, vergelijk
from opmaat.kern.motor.afspraakvraag import vraag_voor
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.overeenkomst import Afspraak, Overeenkomst
from opmaat.kern.register.bouw import register_van
from opmaat.kern.register.lezer import Register
from opmaat.kern.weergave import dag, getal, woorden
from opmaat.kern.weergave.gegevensbestand import breuk, uitkomst
from opmaat.kern.weergave.regelbeeld import waarde
from opmaat.kern.weergave.tabel import Kolom

from .registerbron import rekenaar
from .scherm import Scherm, Voortgang

OORZAAK = {"registratie": "later vastgelegd of aangevuld", "correctie": "verbeterd of ingetrokken", "parameter": "een parameter veranderde", "definitie": "de afspraak veranderde"}
"""The steps in words, in their fixed order."""
MEESTE = 8


@dataclass(frozen=True)
class Verschil:
    """One clause in the two drawings."""

    overeenkomst: Overeenkomst
    afspraak: Afspraak
    vergelijking: Vergelijking

    @property
    def anders(self) -> bool:
        """Whether anything about it changed: the figure, why there is none, or who is behind it."""
        v = self.vergelijking
        return v.toen.waarde != v.nu.waarde or v.toen.leeg != v.nu.leeg or any(stap.erbij or stap.eruit or stap.veranderd for stap in v.stappen)


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


def toon(verschillen: Sequence[Verschil], toen: date, nu: date, peildatum: date, scherm: Scherm) -> None:
    """The figures that differ, each with its four steps; the others in one line."""
    anders = [verschil for verschil in verschillen if verschil.anders]
    scherm.regel(scherm.verf(f"Peildatum {dag.lang(peildatum)}: bekend op {dag.kort(toen)} naast bekend op {dag.kort(nu)}", "vet"))
    scherm.alinea(f"{getal.aantal(len(anders), 'afspraak verschilt', 'afspraken verschillen')}, {len(verschillen) - len(anders)} bleven gelijk.")
    for verschil in anders:
        v, norm = verschil.vergelijking, verschil.afspraak.norm
        scherm.kop(f"{verschil.overeenkomst.id}/{verschil.afspraak.id}: {waarde(v.toen, norm)} werd {waarde(v.nu, norm)}")
        rijen = [
            (OORZAAK[stap.oorzaak], _verschil(stap.verschil, verschil), str(len(stap.erbij) or ""), str(len(stap.eruit) or ""), str(len(stap.veranderd) or ""))
            for stap in v.stappen
        ]  # fmt: skip
        rijen.append(("samen", _verschil(v.verschil, verschil), "", "", ""))
        scherm.tabel((Kolom("Oorzaak"), Kolom("Verschil", rechts=True), Kolom("Erbij", rechts=True), Kolom("Eruit", rechts=True), Kolom("Anders", rechts=True)), rijen)
        for stap in v.stappen:
            for kop, leden in (("erbij", [(lid.persoon_id or lid.feit_id, woorden.rol(lid.rol)) for lid in stap.erbij]), ("eruit", [(lid.persoon_id or lid.feit_id, woorden.rol(lid.rol)) for lid in stap.eruit])):
                if leden:
                    scherm.alinea(f"{OORZAAK[stap.oorzaak]}, {kop}: {_opsomming([f'{wie} ({rol})' for wie, rol in leden])}", "  ")
            if stap.veranderd:
                delen = [f"{van.persoon_id or van.feit_id} ({woorden.rol(van.rol)} werd {woorden.rol(naar.rol)})" for van, naar in stap.veranderd]
                scherm.alinea(f"{OORZAAK[stap.oorzaak]}, anders: {_opsomming(delen)}", "  ")


def gegevens(verschillen: Sequence[Verschil], toen: date, nu: date, peildatum: date) -> dict[str, object]:
    """The same for another program, exact."""
    return {
        "formaat": 1, "soort": "vergelijking", "peildatum": peildatum.isoformat(), "bekend_op": [toen.isoformat(), nu.isoformat()],
        "afspraken": [
            {
                "overeenkomst": verschil.overeenkomst.id, "afspraak": verschil.afspraak.id, "toen": uitkomst(verschil.vergelijking.toen), "nu": uitkomst(verschil.vergelijking.nu),
                "verschil": breuk(verschil.vergelijking.verschil),
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
