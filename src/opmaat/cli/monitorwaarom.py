"""``opmaat monitor --waarom``: how one person counts in each clause, and of the clauses that were named also why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.waarom import Waarom, waarom
from opmaat.kern.motor.afspraakvraag import vraag_voor
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.overeenkomst import Afspraak, Overeenkomst
from opmaat.kern.register.lezer import Register
from opmaat.kern.weergave.gegevensbestand import lid

from .ontleder import Opdrachtfout
from .scherm import Scherm


@dataclass(frozen=True)
class Antwoord:
    """The answer for one clause."""

    overeenkomst: Overeenkomst
    afspraak: Afspraak
    waarom: Waarom


def zoek(
    register: Register, overeenkomsten: Sequence[Overeenkomst], persoon: int, *, peildatum: date, bekend_op: date | None, ids: Sequence[str] | None, alle_gemeenten: bool
) -> list[Antwoord]:  # fmt: skip
    """The answers for every clause in which the person counts; with ``ids`` for exactly those clauses, counted or not. Answered by the plain engine."""
    _toets_persoon(register, persoon)
    motor = Geheugen(register)
    antwoorden = []
    for overeenkomst in overeenkomsten:
        for afspraak in overeenkomst.afspraken:
            maat = afspraak.maat
            if maat is None or isinstance(maat, Samenvatting) or (ids is not None and afspraak.id not in ids):
                continue
            vraag = vraag_voor(overeenkomst, afspraak, peildatum=peildatum, bekend_op=bekend_op, alle_gemeenten=alle_gemeenten)
            antwoord = waarom(motor, maat, vraag, persoon)
            if antwoord.is_lid or ids is not None:
                antwoorden.append(Antwoord(overeenkomst, afspraak, antwoord))
    return antwoorden


def toon(antwoorden: Sequence[Antwoord], persoon: int, scherm: Scherm) -> None:
    """Each clause with its sentences."""
    scherm.regel(scherm.verf(f"Persoon {persoon}", "vet"))
    if not antwoorden:
        scherm.alinea("Deze persoon telt in geen enkele afspraak mee. Noem met --afspraak een afspraak om te zien waarom niet.")
    for antwoord in antwoorden:
        scherm.kop(f"{antwoord.overeenkomst.id}/{antwoord.afspraak.id}")
        scherm.alinea(antwoord.afspraak.tekst, "  ")
        for zin in antwoord.waarom.zinnen:
            scherm.alinea(f"- {zin}")


def gegevens(antwoorden: Sequence[Antwoord], persoon: int, peildatum: date) -> dict[str, object]:
    """The same for another program."""
    return {
        "formaat": 1, "soort": "waarom", "persoon_id": persoon, "peildatum": peildatum.isoformat(),
        "afspraken": [
            {"overeenkomst": a.overeenkomst.id, "afspraak": a.afspraak.id, "telt": a.waarom.is_lid, "zinnen": list(a.waarom.zinnen), "leden": [lid(deze) for deze in a.waarom.leden]} for a in antwoorden
        ],
    }  # fmt: skip


def lees_persoon(tekst: str) -> int:
    """The number behind --waarom."""
    if not tekst.isascii() or not tekst.isdigit():
        raise Opdrachtfout(f"“{tekst}” achter --waarom is geen nummer van een persoon", doe="Geef het persoon_id uit het register, een heel getal")
    return int(tekst)


def _toets_persoon(register: Register, persoon: int) -> None:
    met = [tabel for tabel in register.tabellen if register.schema.tabel(tabel).heeft("persoon_id")]
    for tabel in sorted(met, key=lambda naam: naam != "persoon"):
        if register.verbinding.execute(f'SELECT count(*) FROM main."{tabel}" WHERE persoon_id = ?', [persoon]).fetchall()[0][0]:
            return
    raise Opdrachtfout(f"In dit register is geen persoon {persoon}", waarom="Geen enkele tabel heeft dit persoon_id", doe="Kijk of het nummer klopt; met --leden ziet u wie er zijn")
