"""Bezetting and formatie: how many places are taken, how many fte there are. See the docstrings of
``kern.maat.omvang``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from opmaat.kern.maat import Bezetting, Formatie
from opmaat.kern.tijd import Periode, dagen_verstreken, voeg_samen

from ..vraag import Vraag
from .kandidaat import Kandidaat, lid_van, telsleutel, volgorde
from .levensloop import Levensloop
from .voorwaarde import voldoet


@dataclass(frozen=True)
class Bezet:
    """What one person (or place) takes up: in which stretches of the venster, and with what weight per day."""

    kandidaat: Kandidaat
    perioden: list[Periode]
    gewicht: Decimal


def bezetting(maat: Bezetting, loop: Levensloop) -> Iterator[Kandidaat]:
    """The rows of the selection that take up a day of the venster up to P."""
    yield from _rijen(maat.selectie.tabel, loop, maat)


def formatie(maat: Formatie, loop: Levensloop) -> Iterator[Kandidaat]:
    """The rows of formatie for these products, with their fte and their days in the venster up to P."""
    for kandidaat in _rijen("formatie", loop, None):
        rij = kandidaat.rij
        eigen = rij.get("overeenkomst") in (None, loop.vraag.overeenkomst) and rij.get("soort") == maat.als
        if eigen and (not maat.producten or rij.get("product") in maat.producten) and kandidaat.periode is not None:
            lid = replace(kandidaat.lid, bedrag=rij.get("fte"), dagen=kandidaat.periode.dagen)
            yield replace(kandidaat, lid=lid, melden="zonder fte" if lid.bedrag is None else "")


def kies_bezetting(maat: Bezetting, kandidaten: Sequence[Kandidaat], *, iedereen: bool = False) -> list[Kandidaat]:
    """Who was in on the busiest day (``als: gemiddelde``, or ``iedereen``: at any moment), each with its days."""
    bezet = _bezet(maat, kandidaten)
    if maat.als == "hoogste" and not iedereen:
        top, _ = topdag(bezet)
        bezet = [deel for deel in bezet if top is not None and any(periode.bevat(top) for periode in deel.perioden)]
    return [
        replace(deel.kandidaat, lid=replace(deel.kandidaat.lid, dagen=sum(periode.dagen for periode in deel.perioden)))
        for deel in bezet
    ]


def getallen(maat: Bezetting, vraag: Vraag, kandidaten: Sequence[Kandidaat]) -> tuple[dict[str, Decimal], date | None]:
    """The highest number, the days taken and the days elapsed, and the busiest day (None: nobody was in)."""
    bezet = _bezet(maat, kandidaten)
    top, hoogste = topdag(bezet)
    dagensom = sum((deel.gewicht * periode.dagen for deel in bezet for periode in deel.perioden), Decimal(0))
    deler = maat.voltijd if maat.eenheid == "fte" else Decimal(1)
    verstreken = Decimal(dagen_verstreken(vraag.venster, vraag.peildatum))
    return {"hoogste": hoogste / deler, "dagensom": dagensom / deler, "dagen": verstreken}, top


def getallen_formatie(vraag: Vraag, gekozen: Sequence[Kandidaat]) -> dict[str, Decimal]:
    """Fte-days and the days elapsed."""
    dagensom = sum(
        ((lid.bedrag or Decimal(0)) * (lid.dagen or 0) for lid in (kandidaat.lid for kandidaat in gekozen)), Decimal(0)
    )
    return {"dagensom": dagensom, "dagen": Decimal(dagen_verstreken(vraag.venster, vraag.peildatum))}


def topdag(bezet: Sequence[Bezet]) -> tuple[date | None, Decimal]:
    """The busiest day, the first of equals, and how much was taken on it. It is the first day of some stretch: in
    between it only gets quieter.
    """
    hoogste, top = Decimal(0), None
    for dag in sorted({periode.begin for deel in bezet for periode in deel.perioden}):
        op_dag = sum((deel.gewicht for deel in bezet for periode in deel.perioden if periode.bevat(dag)), Decimal(0))
        if op_dag > hoogste:
            hoogste, top = op_dag, dag
    return top, hoogste


def _rijen(tabel: str, loop: Levensloop, maat: Bezetting | None) -> Iterator[Kandidaat]:
    kijk = loop.vraag.venster.beperk(loop.peildatum)
    if kijk is None:
        return
    for spel in loop.perioden(tabel):
        deel = spel.periode.doorsnede(kijk)
        if deel is None:
            continue
        if maat is not None and not voldoet(maat.selectie.waar, tabel, spel.rij, spel.periode.begin, loop):
            continue
        lid = lid_van(tabel, spel.rij, loop, "lid", spel.periode.begin)
        zonder_uren = maat is not None and maat.eenheid == "fte" and spel.rij.get("uren") is None
        yield Kandidaat(
            lid, max(spel.periode.begin, kijk.begin), tabel, spel.rij, loop, None, volgorde(lid),
            melden="zonder uren" if zonder_uren else "", periode=deel,
        )  # fmt: skip


def _bezet(maat: Bezetting, kandidaten: Sequence[Kandidaat]) -> list[Bezet]:
    """The candidates of one cell as what they take up: merged per person, or each row for itself."""
    per_sleutel: dict[object, list[Kandidaat]] = defaultdict(list)
    for kandidaat in kandidaten:
        tel = "personen" if maat.eenheid == "personen" else "rijen"
        per_sleutel[telsleutel(tel, kandidaat.tabel, kandidaat.rij, kandidaat.loop)].append(kandidaat)
    bezet = []
    for groep in per_sleutel.values():
        eerste = min(groep, key=lambda kandidaat: kandidaat.volgorde)
        perioden = voeg_samen(kandidaat.periode for kandidaat in groep if kandidaat.periode is not None)
        gewicht = Decimal(1) if maat.eenheid != "fte" else Decimal(eerste.rij.get("uren") or 0)
        bezet.append(Bezet(eerste, perioden, gewicht))
    return bezet
