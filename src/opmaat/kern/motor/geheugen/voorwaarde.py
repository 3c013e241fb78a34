"""Whether a condition holds for a row, and for the person behind it, on a day.

One function, ``voldoet``, that says for each word of ``kern.maat.voorwaarde`` what its docstring says; nothing else
judges conditions.
A missing value never satisfies a comparison.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from opmaat.kern.maat import (
    Aantal,
    Bevat,
    En,
    Gekoppeld,
    Heeft,
    Ingevuld,
    IsEen,
    Kolomwaarde,
    Laatste,
    Leeftijd,
    Na,
    Niet,
    Of,
    Op,
    Parameterwaarde,
    Selectie,
    Terug,
    Vergelijk,
    Verwijst,
    Voorwaarde,
)
from opmaat.kern.register.schema import GEPLAND, LIJSTSCHEIDING
from opmaat.kern.tijd import Duur, Periode, leeftijd, min_, plus

from ..vraag import Vraag
from .bekend import Rij, sleutel
from .levensloop import Levensloop, Samen, als_spel

AOW_LEEFTIJD = "aow_leeftijd_maanden"
"""The national parameter with the AOW age in months."""

_VERGELIJK: dict[Op, Callable[[Any, Any], bool]] = {
    Op.GELIJK: operator.eq,
    Op.ONGELIJK: operator.ne,
    Op.KLEINER: operator.lt,
    Op.HOOGSTENS: operator.le,
    Op.GROTER: operator.gt,
    Op.MINSTENS: operator.ge,
}


def voldoet(waar: Voorwaarde | None, tabel: str, rij: Rij, dag: date, loop: Levensloop) -> bool:
    """Whether the condition holds for this row of the table on its own day; ``loop`` is the person behind it."""
    match waar:
        case None:
            return True
        case Vergelijk(kolom=kolom, op=op, waarde=ander):
            waarde = _waarde(ander, rij, dag, loop)
            return rij.get(kolom) is not None and waarde is not None and _VERGELIJK[op](rij[kolom], waarde)
        case IsEen(kolom=kolom, waarden=waarden, niet=niet):
            return rij.get(kolom) is not None and (rij[kolom] in waarden) != niet
        case Bevat(kolom=kolom, codes=codes):
            inhoud = rij.get(kolom)
            return inhoud is not None and any(deel.strip() in codes for deel in inhoud.split(LIJSTSCHEIDING))
        case Ingevuld(kolom=kolom, ja=ja):
            return _is_gebeurd(rij.get(kolom), kolom, loop) == ja
        case Leeftijd(op=op, jaren=jaren):
            return _leeftijd(op, jaren, dag, loop)
        case Heeft():
            return _heeft(waar, dag, loop)
        case Laatste(selectie=selectie):
            laatste = _laatste(waar, dag, loop)
            return laatste is not None and voldoet(selectie.waar, selectie.tabel, laatste, dag, loop)
        case Aantal():
            return _aantal(waar, tabel, rij, dag, loop)
        case Verwijst(via=via, tabel=naar, waar=deel):
            vorm = loop.tabel(naar)
            gevonden = loop.kennis.per_waarde(naar, vorm.sleutel, rij.get(via))
            return any(bestaat(naar, doel, loop) and voldoet(deel, naar, doel, dag, loop) for doel in gevonden)
        case Gekoppeld():
            return _gekoppeld(waar, tabel, rij, dag, loop)
        case En(delen=delen):
            return all(voldoet(deel, tabel, rij, dag, loop) for deel in delen)
        case Of(delen=delen):
            return any(voldoet(deel, tabel, rij, dag, loop) for deel in delen)
        case Niet(deel=deel):
            return not voldoet(deel, tabel, rij, dag, loop)


def bestaat(tabel: str, rij: Rij, loop: Levensloop) -> bool:
    """Whether the row had happened or begun by P (an identity always exists)."""
    kolom = loop.tabel(tabel).datumkolom
    if kolom is None:
        return True
    dag: date | None = rij.get(kolom)
    return dag is not None and dag <= loop.peildatum


def spellen_van(selectie: Selectie, loop: Levensloop, dag: date | None = None) -> list[Samen]:
    """The merged spells of a selection; words about the person are judged on each row's own begin, or on ``dag`` when
    given.
    """
    vraag = (selectie, dag)
    if vraag not in loop.onthouden:
        begin = loop.tabel(selectie.tabel).datumkolom or ""

        def hoort_erbij(rij: Rij) -> bool:
            return voldoet(selectie.waar, selectie.tabel, rij, dag or rij[begin], loop)

        loop.onthouden[vraag] = loop.samengevoegd(selectie.tabel, hoort_erbij)
    gevonden: list[Samen] = loop.onthouden[vraag]
    return gevonden


def onbekende_parameters(maat: object, vraag: Vraag) -> list[str]:
    """The names of the parameters in the conditions of a measure that have no value at P, in order of name."""
    namen = {
        naam
        for naam in _parameters(maat)
        if (reeks := vraag.parameters.get(naam)) is None or reeks.op(vraag.peildatum) is None
    }
    return sorted(namen)


def _parameters(deel: object) -> Iterator[str]:
    match deel:
        case Parameterwaarde(naam=naam):
            yield naam
        case Leeftijd(jaren=None):
            yield AOW_LEEFTIJD
        case tuple():
            for lid in deel:
                yield from _parameters(lid)
        case _ if is_dataclass(deel):
            for veld in fields(deel):
                yield from _parameters(getattr(deel, veld.name))


def _waarde(waarde: object, rij: Rij, dag: date, loop: Levensloop) -> object:
    match waarde:
        case Kolomwaarde(kolom=kolom, duur=duur, terug=terug, dagen=dagen):
            inhoud = rij.get(kolom)
            if inhoud is None or duur is None:
                return inhoud
            verder = (min_ if terug else plus)(inhoud, duur)
            return (min_ if dagen < 0 else plus)(verder, Duur(abs(dagen), "dag"))
        case Parameterwaarde(naam=naam, factor=factor):
            stand = _parameter(naam, dag, loop)
            return None if stand is None else factor * stand
        case _:
            return waarde


def _parameter(naam: str, dag: date, loop: Levensloop) -> Decimal | None:
    reeks = loop.vraag.parameters.get(naam)
    return reeks.op(dag) if reeks is not None else None


def _is_gebeurd(waarde: object, kolom: str, loop: Levensloop) -> bool:
    """Whether something stands there; a day after P has not been yet, unless the column says what was planned."""
    return waarde is not None and not (type(waarde) is date and kolom not in GEPLAND and waarde > loop.peildatum)


def _leeftijd(op: Op, jaren: int | None, dag: date, loop: Levensloop) -> bool:
    persoon = loop.persoon()
    geboren = persoon.get("geboortedatum") if persoon is not None else None
    if geboren is None or geboren > dag:
        return False
    if jaren is not None:
        return _VERGELIJK[op](leeftijd(geboren, dag), jaren)
    maanden = _parameter(AOW_LEEFTIJD, dag, loop)
    return maanden is not None and _VERGELIJK[op](dag, plus(geboren, Duur(int(maanden), "maand")))


def _heeft(waar: Heeft, dag: date, loop: Levensloop) -> bool:
    selectie = waar.selectie
    if waar.sinds is not None:
        op, duur = waar.sinds
        lopend = [samen for samen in spellen_van(selectie, loop) if samen.periode.bevat(dag)]
        return any(_VERGELIJK[op](dag, plus(samen.periode.begin, duur)) for samen in lopend)
    if waar.toegerekend:
        rij = loop.toegerekend(selectie.tabel, dag)
        return rij is not None and voldoet(selectie.waar, selectie.tabel, rij, dag, loop)
    return any(
        spel.periode.bevat(dag) and voldoet(selectie.waar, selectie.tabel, spel.rij, dag, loop)
        for spel in loop.perioden(selectie.tabel)
    )


def _laatste(waar: Laatste, dag: date, loop: Levensloop) -> Rij | None:
    """The person's last row of the table on or before the day, and before or on P."""
    tabel = waar.selectie.tabel
    kolom = loop.tabel(tabel).datumkolom or ""
    tot = min(dag, loop.peildatum)
    rijen = (rij for rij in loop.rijen(tabel) if rij.get(kolom) is not None and rij[kolom] <= tot and voldoet(waar.onder, tabel, rij, rij[kolom], loop))
    return max(rijen, key=lambda rij: (rij[kolom], rij["feit_id"]), default=None)


def _aantal(waar: Aantal, tabel: str, rij: Rij, dag: date, loop: Levensloop) -> bool:
    geteld = waar.selectie.tabel
    kolom = waar.kolom or loop.tabel(geteld).datumkolom or ""
    som = Decimal(0)
    for ander in _te_tellen(tabel, geteld, loop):
        datum = ander.get(kolom)
        if datum is None or datum > loop.peildatum or not _in_venster(datum, waar.venster, dag):
            continue
        if waar.zelfde is not None and (ander.get(waar.zelfde) is None or ander[waar.zelfde] != rij.get(waar.zelfde)):
            continue
        if voldoet(waar.selectie.waar, geteld, ander, datum, loop):
            som += Decimal(1) if waar.som_van is None else Decimal(ander.get(waar.som_van) or 0)
    return _VERGELIJK[waar.op](som, waar.getal)


def _te_tellen(tabel: str, geteld: str, loop: Levensloop) -> Sequence[Rij]:
    """The person's own rows when both tables are about persons, else all rows of the table counted."""
    over_personen = loop.tabel(tabel).persoonsgebonden and loop.tabel(geteld).persoonsgebonden
    return loop.rijen(geteld) if over_personen else loop.kennis.rijen(geteld)


def _in_venster(datum: date, venster: Terug | Na | Periode, dag: date) -> bool:
    match venster:
        case Terug(duur=None):
            return datum <= dag
        case Terug(duur=Duur() as duur):
            return min_(dag, duur) < datum <= dag
        case Na(duur=None):
            return dag <= datum
        case Na(duur=Duur() as duur):
            return dag <= datum <= plus(dag, duur)
        case Periode():
            return venster.bevat(datum)
    raise TypeError(f"onbekend venster {venster!r}")


def _gekoppeld(waar: Gekoppeld, tabel: str, rij: Rij, dag: date, loop: Levensloop) -> bool:
    naar = waar.selectie.tabel
    vorm = loop.tabel(naar)
    aantal = 0
    for ander in loop.kennis.per_waarde(naar, waar.via, sleutel(loop.tabel(tabel), rij)):
        if waar.loopt:
            spel = als_spel(vorm, ander, loop.peildatum)
            telt = spel is not None and spel.periode.bevat(dag)
        else:
            telt = bestaat(naar, ander, loop)
        aantal += telt and voldoet(waar.selectie.waar, naar, ander, dag, loop)
    return _VERGELIJK[waar.op](aantal, waar.getal)
