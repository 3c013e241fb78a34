"""Conditions as SQL booleans over one row: a column's value, and words about the person on the own day.

A missing value makes a comparison NULL, which WHERE reads as false; under ``niet`` and wherever the answer is kept as a value it
is turned into false first. Words about the person become EXISTS or a counted subquery on the person's other rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

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
from opmaat.kern.maat.voorwaarde import Constante
from opmaat.kern.register.schema import GEPLAND, LIJSTSCHEIDING, Tabel
from opmaat.kern.tijd import Duur

from .bouw import Bouw, Rij, bestaat, bevat_dag, in_periode
from .fragment import en, letter, lijst, naam, plus
from .gelezen import kolommen_van
from .samenvoeging import samengevoegd, toegerekend, toegerekend_op
from .zoek import Zoek, aantal, is_er, is_er_geen, som


def voldoet(b: Bouw, waar: Voorwaarde | None, rij: Rij) -> str:
    """The SQL boolean (possibly NULL, meaning no) that says whether the row satisfies the condition on its own day."""
    match waar:
        case None:
            return "true"
        case Vergelijk(kolom=kolom, op=op, waarde=waarde):
            return f"{rij.kolom(kolom)} {op.value} {_waarde(b, waarde, rij)}"
        case IsEen(kolom=kolom, waarden=waarden, niet=niet):
            if niet and not waarden:
                return f"{rij.kolom(kolom)} IS NOT NULL"
            return f"{rij.kolom(kolom)} {'NOT IN' if niet else 'IN'} {lijst(waarden)}"
        case Bevat(kolom=kolom, codes=codes):
            met = f"'{LIJSTSCHEIDING}' || {rij.kolom(kolom)} || '{LIJSTSCHEIDING}'"
            delen = (f"contains({met}, {letter(LIJSTSCHEIDING + code + LIJSTSCHEIDING)})" for code in codes)
            return _een_van(delen)
        case Ingevuld(kolom=kolom, ja=ja):
            if rij.tabel.kolom(kolom).type == "date" and kolom not in GEPLAND:  # a day after P has not been yet
                return f"coalesce({rij.kolom(kolom)} {'<=' if ja else '>'} {b.p}, {'false' if ja else 'true'})"
            return f"{rij.kolom(kolom)} IS {'NOT ' if ja else ''}NULL"
        case Leeftijd():
            return _leeftijd(b, waar, rij)
        case Heeft():
            return _heeft(b, waar, rij)
        case Laatste():
            return _laatste(b, waar, rij)
        case Aantal():
            return _aantal(b, waar, rij)
        case Verwijst(via=via, tabel=woord, waar=deel):
            naar = _binnen(b, rij, b.tabel(woord), zelf=True)
            eisen = (bestaat(naar.alias, naar.tabel, b.p), voldoet(b, deel, naar))
            return is_er(b, Zoek(b.bekend(naar.tabel), naar.alias, (naam(naar.tabel.sleutel), rij.kolom(via)), eisen))
        case Gekoppeld():
            return _gekoppeld(b, waar, rij)
        case En(delen=delen):
            return f"({en(voldoet(b, deel, rij) for deel in delen)})"
        case Of(delen=delen):
            return _een_van(voldoet(b, deel, rij) for deel in delen)
        case Niet(deel=deel):
            return f"NOT {zeker(voldoet(b, deel, rij))}"


def eisen(b: Bouw, waar: Voorwaarde | None, rij: Rij) -> tuple[str, ...]:
    """The SQL booleans that must all hold for the row to satisfy the condition."""
    match waar:
        case None:
            return ()
        case En(delen=delen):
            return tuple(eis for deel in delen for eis in eisen(b, deel, rij))
        case _:
            return (voldoet(b, waar, rij),)


def zeker(waar: str) -> str:
    """The boolean with NULL turned into false."""
    return f"coalesce({waar}, false)"


def leeftijd_vergeleken(geboren: str, jaren: int, op: Op, dag: str) -> str:
    """The SQL that compares the age in whole years on a day, through the birthdays on which ages are reached."""
    bereikt, volgende = f"jarig({geboren}, {jaren})", f"jarig({geboren}, {jaren + 1})"
    vergelijking = {
        Op.MINSTENS: f"{bereikt} <= {dag}",
        Op.GROTER: f"{volgende} <= {dag}",
        Op.KLEINER: f"{bereikt} > {dag}",
        Op.HOOGSTENS: f"{volgende} > {dag}",
        Op.GELIJK: f"{bereikt} <= {dag} AND {volgende} > {dag}",
        Op.ONGELIJK: f"({bereikt} > {dag} OR {volgende} <= {dag})",
    }
    return f"{geboren} <= {dag} AND {vergelijking[op]}"


def sinds_vergeleken(bereikt: str, op: Op, dag: str) -> str:
    """The SQL that compares how long something has lasted with a duration, ``bereikt`` being the day on which it is reached."""
    om = {
        Op.MINSTENS: "<=",
        Op.GROTER: "<",
        Op.KLEINER: ">",
        Op.HOOGSTENS: ">=",
        Op.GELIJK: "=",
        Op.ONGELIJK: "<>",
    }
    return f"{bereikt} {om[op]} {dag}"


def _een_van(delen: Iterable[str]) -> str:
    teksten = list(delen)
    return f"({' OR '.join(teksten)})" if teksten else "false"


def _binnen(b: Bouw, rij: Rij, tabel: Tabel, *, zelf: bool = False) -> Rij:
    """The row of a subquery: the same own day, the next alias, and the outer person when it has none of its own.

    ``zelf``: it is not found by the person, so that its own may be another one. In a list the person stays the outer one.
    """
    eigen = None if tabel.persoonsgebonden and (zelf or b.erbij is None) else rij.wie
    return Rij(f"h{rij.diepte + 1}", tabel, rij.dag, rij.vast, eigen, rij.diepte + 1)


def _waarde(b: Bouw, waarde: Constante | Kolomwaarde | Parameterwaarde, rij: Rij) -> str:
    match waarde:
        case Kolomwaarde(kolom=kolom, duur=duur, terug=terug, dagen=dagen):
            if duur is not None and duur.eenheid == "werkdag":
                b.voorraad.kalender()
            verder = rij.kolom(kolom) if duur is None else plus(rij.kolom(kolom), duur, terug=terug)
            return plus(verder, Duur(abs(dagen), "dag"), terug=dagen < 0) if dagen else verder
        case Parameterwaarde(naam=woord, factor=factor):
            return f"({letter(factor)} * ({b.parameter(woord, rij)}))"
        case _:
            return letter(waarde)


def _leeftijd(b: Bouw, waar: Leeftijd, rij: Rij) -> str:
    def vergelijk(geboren: str) -> str:
        if waar.jaren is not None:
            return leeftijd_vergeleken(geboren, waar.jaren, waar.op, rij.dag)
        maanden = b.parameter("aow_leeftijd_maanden", rij)
        return (
            f"{geboren} <= {rij.dag} AND {sinds_vergeleken(f'maanden_verder({geboren}, {maanden})', waar.op, rij.dag)}"
        )

    if rij.tabel.naam == "persoon":
        return f"({vergelijk(rij.kolom('geboortedatum'))})"
    if rij.wie is None:
        return "false"
    mens = b.bekend(b.tabel("persoon"))
    alias = f"m{rij.diepte + 1}"
    een = b.erbij is not None and not b.voorraad.bestaat(f"FROM (SELECT 1 FROM {mens} GROUP BY persoon_id HAVING count(*) > 1)")
    return is_er(b, Zoek(mens, alias, ("persoon_id", rij.wie), ("true", vergelijk(f"{alias}.geboortedatum")), een))


def _heeft(b: Bouw, waar: Heeft, rij: Rij) -> str:
    tabel = b.tabel(waar.selectie.tabel)
    if rij.wie is None:
        return "false"
    if waar.sinds is not None:
        op, duur = waar.sinds
        samen, alias = toestand(b, waar.selectie), f"t{rij.diepte + 1}"
        loopt, sinds = f"{rij.dag} BETWEEN {alias}.begin AND {alias}.eind", plus(f"{alias}.begin", duur)
        return is_er(b, Zoek(samen, alias, ("persoon_id", rij.wie), (loopt, sinds_vergeleken(sinds, op, rij.dag)), een=True))
    ander = _binnen(b, rij, tabel)
    if waar.toegerekend and rij.vast is not None:
        bron, dag = toegerekend_op(b, tabel, kolommen_van(waar.selectie.waar), rij.vast), "true"
    elif waar.toegerekend:
        bron = toegerekend(b, tabel, kolommen_van(waar.selectie.waar))
        dag = f"{rij.dag} BETWEEN {ander.alias}.van AND {ander.alias}.tm"
    else:
        bron, dag = b.bekend(tabel), bevat_dag(ander.alias, tabel, rij.dag)
    een = waar.toegerekend and tabel.vorm != "identiteit"
    return is_er(b, Zoek(bron, ander.alias, ("persoon_id", rij.wie), (dag, voldoet(b, waar.selectie.waar, ander)), een))


def _laatste(b: Bouw, waar: Laatste, rij: Rij) -> str:
    """The row that no other row of the person follows on or before the own day: each stands until the day of the next."""
    tabel = b.tabel(waar.selectie.tabel)
    if rij.wie is None or tabel.datumkolom is None:
        return "false"
    los, datum = replace(b, erbij=None), naam(tabel.datumkolom)
    onder = en((f"r.{datum} <= {b.p}", voldoet(los, waar.onder, Rij("r", tabel, f"r.{datum}"))))
    volgende = f"lead(r.{datum}) OVER (PARTITION BY r.persoon_id ORDER BY r.{datum}, r.{naam(tabel.sleutel)})"
    bron = b.voorraad.voorbereid("laatste", f"SELECT r.*, {volgende} AS opmaat_volgende FROM {b.bekend(tabel)} r WHERE {onder}")
    ander = _binnen(b, rij, tabel)
    staat = f"{ander.alias}.{datum} <= {rij.dag} AND ({ander.alias}.opmaat_volgende IS NULL OR {ander.alias}.opmaat_volgende > {rij.dag})"
    return is_er(b, Zoek(bron, ander.alias, ("persoon_id", rij.wie), (staat, voldoet(b, waar.selectie.waar, ander))))


def _aantal(b: Bouw, waar: Aantal, rij: Rij) -> str:
    ander = _binnen(b, rij, b.tabel(waar.selectie.tabel))
    datum = ander.kolom(waar.kolom or ander.tabel.datumkolom or "")
    eisen = []
    koppel = ("persoon_id", rij.wie) if ander.tabel.persoonsgebonden and rij.wie is not None else None
    if waar.zelfde is not None:
        eisen.append(f"{ander.kolom(waar.zelfde)} = {rij.kolom(waar.zelfde)}")
    match waar.venster:
        case Terug(duur=duur):
            eisen.append(f"{datum} <= {rij.dag}")
            if duur is not None:
                eisen.append(f"{datum} > {plus(rij.dag, duur, terug=True)}")
        case Na(duur=duur):
            eisen.append(f"{datum} >= {rij.dag} AND {datum} <= {b.p}")
            if duur is not None:
                eisen.append(f"{datum} <= {plus(rij.dag, duur)}")
        case periode:
            eisen.append(in_periode(datum, periode, b.vraag.peildatum))
    eisen.append(voldoet(b, waar.selectie.waar, replace(ander, dag=datum, vast=None)))
    return _geteld(b, ander, koppel, eisen, waar.op, waar.getal, waar.som_van)


def _gekoppeld(b: Bouw, waar: Gekoppeld, rij: Rij) -> str:
    ander = _binnen(b, rij, b.tabel(waar.selectie.tabel), zelf=True)
    dag = bevat_dag(ander.alias, ander.tabel, rij.dag) if waar.loopt else bestaat(ander.alias, ander.tabel, b.p)
    koppel = (naam(ander.tabel.kolom(waar.via).naam), rij.sleutel)
    return _geteld(b, ander, koppel, [dag, voldoet(b, waar.selectie.waar, ander)], waar.op, waar.getal, None)


def _geteld(
    b: Bouw, ander: Rij, koppel: tuple[str, str] | None, eisen: list[str], op: Op, getal: Decimal | int, som_van: str | None
) -> str:
    zoek = Zoek(b.bekend(ander.tabel), ander.alias, koppel, tuple(eisen))
    if som_van is not None:
        return f"{som(zoek, ander.kolom(som_van))} {op.value} {letter(getal)}"
    if (op is Op.MINSTENS and getal == 1) or (op is Op.GROTER and getal == 0):
        return is_er(b, zoek)
    if (op is Op.GELIJK and getal == 0) or (op is Op.KLEINER and getal == 1):
        return is_er_geen(b, zoek)
    return f"{aantal(b, zoek)} {op.value} {letter(getal)}"


def toestand(
    b: Bouw, selectie: Selectie, *, op: date | None = None, tot: str | None = None, gat: Duur | None = None
) -> str:
    """The name of the merged spells of a selection.

    Words about the person are judged on each row's own begin, or on the day ``op``. ``tot``: the last day that exists instead of P.
    """
    b, tabel = replace(b, erbij=None), b.tabel(selectie.tabel)
    dag = letter(op) if op is not None else f"r.{naam(tabel.datumkolom or '')}"
    return samengevoegd(b, tabel, voldoet(b, selectie.waar, Rij("r", tabel, dag, op)), gat=gat, tot=tot)
