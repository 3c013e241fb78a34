"""Stand, telling, som, aandeel and the union of several: see the docstrings of ``kern.maat.tellen``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import PERSONEN, Aandeel, Samengesteld, Som, Stand, Telling
from opmaat.kern.tijd import Duur, plus

from .bekend import Rij
from .gebeurtenis import voorvallen
from .kandidaat import Kandidaat, eersten, lid_van, telsleutel, volgorde
from .levensloop import Levensloop
from .voorwaarde import spellen_van, voldoet

RANG = {"lid": 0, "reden_onbekend": 1, "open": 2}
"""Which role a person has who could have several: a qualifying event before an unknown one."""


def stand(maat: Stand, loop: Levensloop) -> Iterator[Kandidaat]:
    """Who is in the stand on its day (P or ``op``); after P nobody."""
    dag = maat.op or loop.peildatum
    if dag <= loop.peildatum:
        yield from stand_op(maat, dag, loop)


def stand_op(maat: Stand, dag: date, loop: Levensloop) -> Iterator[Kandidaat]:
    """The rows of the person that are in the stand on this day, as ``lid`` or ``open``."""
    tabel = maat.selectie.tabel
    for begin, rij in _aanwezig(tabel, dag, loop):
        if not voldoet(maat.selectie.waar, tabel, rij, dag, loop):
            continue
        sleutel = telsleutel(maat.tel, tabel, rij, loop)
        if sleutel is None:
            continue
        rijp = maat.rijp_na is None or _is_rijp(maat, maat.rijp_na, dag, loop)
        lid = lid_van(tabel, rij, loop, "lid" if rijp else "open", begin)
        yield Kandidaat(lid, dag, tabel, rij, loop, sleutel, volgorde(lid))


def leden_op(maat: Stand, dag: date, loop: Levensloop) -> list[Kandidaat]:
    """The stand as a set on a day: everybody in it once, however short and whatever the stand itself counts."""
    return list(stand_op(replace(maat, rijp_na=None, tel=PERSONEN), dag, loop))


def telling(maat: Telling, loop: Levensloop) -> Iterator[Kandidaat]:
    """The events in the venster; an outflow with an unknown reason counts only for who has no other."""
    for voorval in voorvallen(maat.gebeurtenis, loop, ook_reden_onbekend=True):
        if not loop.vraag.venster.bevat(voorval.dag):
            continue
        sleutel = telsleutel(maat.tel, voorval.tabel, voorval.rij, loop)
        if sleutel is not None:
            rol = "reden_onbekend" if voorval.reden_onbekend else "lid"
            lid = lid_van(voorval.tabel, voorval.rij, loop, rol, voorval.dag)
            yield Kandidaat(lid, voorval.dag, voorval.tabel, voorval.rij, loop, sleutel, volgorde(lid, RANG[rol]))


def som(maat: Som, loop: Levensloop) -> Iterator[Kandidaat]:
    """The events in the venster that had not been withdrawn by P, each with its amount."""
    for voorval in voorvallen(maat.gebeurtenis, loop):
        ingetrokken = voorval.rij.get("ingetrokken_op")
        if not loop.vraag.venster.bevat(voorval.dag) or (ingetrokken is not None and ingetrokken <= loop.peildatum):
            continue
        bedrag = voorval.rij.get(maat.kolom)
        lid = replace(lid_van(voorval.tabel, voorval.rij, loop, "lid", voorval.dag), bedrag=bedrag)
        yield Kandidaat(
            lid, voorval.dag, voorval.tabel, voorval.rij, loop, melden="zonder bedrag" if bedrag is None else ""
        )


def aandeel(maat: Aandeel, loop: Levensloop) -> Iterator[Kandidaat]:
    """The base, of which every ``lid`` becomes ``teller`` or ``noemer`` by the second condition on its own row."""
    basis = stand(maat.van, loop) if isinstance(maat.van, Stand) else telling(maat.van, loop)
    for kandidaat in basis:
        if kandidaat.lid.rol != "lid":
            yield kandidaat
            continue
        dag = loop.peildatum if maat.beoordeel == "peildatum" else kandidaat.eigen_dag
        telt = voldoet(maat.waarvan, kandidaat.tabel, kandidaat.rij, dag, loop)
        yield replace(kandidaat, lid=replace(kandidaat.lid, rol="teller" if telt else "noemer"))


def kies_aandeel(kandidaten: Sequence[Kandidaat]) -> list[Kandidaat]:
    """One per person (row, file), at the first row; ``teller`` when any of its rows meets the second condition."""
    met_teller: dict[Hashable, bool] = defaultdict(bool)
    for kandidaat in kandidaten:
        met_teller[kandidaat.sleutel] |= kandidaat.lid.rol == "teller"
    return [
        replace(eerste, lid=replace(eerste.lid, rol="teller"))
        if met_teller[eerste.sleutel] and eerste.lid.rol == "noemer"
        else eerste
        for eerste in eersten(kandidaten)
    ]


def vereniging(maat: Samengesteld, loop: Levensloop) -> Iterator[Kandidaat]:
    """The candidates of all parts; a person (or a row without person) is one member, at the first day."""
    for _, deel in maat.delen:
        if not isinstance(deel, Stand | Telling):
            raise TypeError(f"een vereniging is van standen en tellingen, niet van {type(deel).__name__}")
        for kandidaat in stand(deel, loop) if isinstance(deel, Stand) else telling(deel, loop):
            sleutel = telsleutel("personen", kandidaat.tabel, kandidaat.rij, loop)
            yield replace(kandidaat, sleutel=sleutel, volgorde=volgorde(kandidaat.lid, RANG[kandidaat.lid.rol]))


def _aanwezig(tabel: str, dag: date, loop: Levensloop) -> Iterator[tuple[date, Rij]]:
    """The rows of a table that are there on the day, with the day on which they began."""
    if loop.tabel(tabel).vorm == "periode":
        yield from ((spel.periode.begin, spel.rij) for spel in loop.perioden(tabel) if spel.periode.bevat(dag))
        return
    for rij in loop.rijen(tabel):
        overleden, geboren = rij.get("overleden_op"), rij.get("geboortedatum")
        if tabel != "persoon" or ((overleden is None or overleden > dag) and (geboren is None or geboren <= dag)):
            yield dag, rij


def _is_rijp(maat: Stand, na: Duur, dag: date, loop: Levensloop) -> bool:
    """Whether the merged spell that contains the day has lasted so long."""
    lopend = [samen for samen in spellen_van(maat.selectie, loop, dag) if samen.periode.bevat(dag)]
    return all(plus(samen.periode.begin, na) <= dag for samen in lopend)
