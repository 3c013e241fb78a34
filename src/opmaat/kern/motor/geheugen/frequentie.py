"""Frequentie: how often something happened to who is in a state. See the docstring of ``kern.maat.Frequentie``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import PERSONEN, Frequentie
from opmaat.kern.tijd import Duur, Periode, dag_erna, dag_ervoor, laatste_dag_in_venster, plus, venster

from .gebeurtenis import voorvallen
from .kandidaat import Kandidaat, telsleutel, volgorde
from .levensloop import Levensloop
from .tellen import leden_op
from .voorwaarde import spellen_van

EERSTE_DAG = date(1900, 1, 1)
"""Where a state begins that has no begin: the table persoon without birth date."""
_MAANDEN = {"maand": 1, "kwartaal": 3, "jaar": 12}


def frequentie(maat: Frequentie, loop: Levensloop) -> Iterator[Kandidaat]:
    """Everybody in the state at P, with the role, the number found and the next due day."""
    kandidaten = leden_op(maat.bestand, loop.peildatum, loop)
    if not kandidaten:
        return
    toestand = _toestand(maat, loop)
    lopend = next(periode for periode in toestand if periode.bevat(loop.peildatum))
    dagen = sorted({voorval.dag for voorval in voorvallen(maat.gebeurtenis, loop)})
    rol, gevonden, uiterlijk = _oordeel(maat, lopend, toestand, dagen, loop.peildatum)
    for kandidaat in kandidaten:
        lid = replace(kandidaat.lid, rol=rol, aantal=gevonden, uiterlijk=uiterlijk)
        sleutel = telsleutel(PERSONEN, kandidaat.tabel, kandidaat.rij, loop)
        yield replace(kandidaat, lid=lid, sleutel=sleutel, volgorde=volgorde(lid))


def _toestand(maat: Frequentie, loop: Levensloop) -> list[Periode]:
    """The merged spells of the state; of table persoon: from birth."""
    selectie = maat.bestand.selectie
    if loop.tabel(selectie.tabel).vorm == "periode":
        return [samen.periode for samen in spellen_van(selectie, loop, loop.peildatum)]
    geboren = (loop.persoon() or {}).get("geboortedatum")
    return [Periode(geboren or EERSTE_DAG, None)]


def _oordeel(
    maat: Frequentie, lopend: Periode, toestand: list[Periode], dagen: list[date], peildatum: date
) -> tuple[str, int, date | None]:
    if maat.wijze == "ritme":
        return _ritme(maat, lopend, dagen, peildatum)
    kijk = (
        kalenderperiode(maat.venster, peildatum) if isinstance(maat.venster, str) else venster(peildatum, maat.venster)
    )
    if maat.wijze == "naar rato":
        gevonden = sum(kijk.bevat(dag) and any(periode.bevat(dag) for periode in toestand) for dag in dagen)
        in_toestand = [deel.dagen for periode in toestand if (deel := kijk.doorsnede(periode)) is not None]
        nodig = maat.minstens * sum(in_toestand) // kijk.dagen
        return _voldoet(nodig, gevonden, maat.hoogstens), gevonden, None
    gevonden = sum(kijk.bevat(dag) for dag in dagen)
    uiterlijk = _volgende(maat, kijk, lopend, dagen)
    if lopend.doorsnede(kijk) != kijk:
        return "open", gevonden, uiterlijk
    return _voldoet(maat.minstens, gevonden, maat.hoogstens), gevonden, uiterlijk


def _voldoet(minstens: int, gevonden: int, hoogstens: int | None) -> str:
    return "voldoet" if minstens <= gevonden and (hoogstens is None or gevonden <= hoogstens) else "voldoet_niet"


def _volgende(maat: Frequentie, kijk: Periode, lopend: Periode, dagen: list[date]) -> date | None:
    """The day on which the next event is due."""
    if isinstance(maat.venster, str):
        assert kijk.tot is not None  # a calendar period has an end; says so to the types
        return kalenderperiode_van(maat.venster, kijk.tot).eind
    hele = dag_erna(laatste_dag_in_venster(dag_ervoor(lopend.begin), maat.venster))
    if not 0 < maat.minstens <= len(dagen):
        return hele
    return max(hele, laatste_dag_in_venster(dagen[-maat.minstens], maat.venster))


def _ritme(maat: Frequentie, lopend: Periode, dagen: list[date], peildatum: date) -> tuple[str, int, date | None]:
    breedte = Duur(_MAANDEN[maat.venster], "maand") if isinstance(maat.venster, str) else maat.venster
    in_toestand = [dag for dag in dagen if lopend.bevat(dag)]
    due = _stap(in_toestand[-1] if in_toestand else lopend.begin, breedte, maat.minstens)
    gevonden = sum(venster(peildatum, breedte).bevat(dag) for dag in in_toestand)
    return ("te_laat" if due <= peildatum else "op_tijd"), gevonden, due


def _stap(dag: date, breedte: Duur, keer: int) -> date:
    """A ``keer``-th of the duration after the day: in months when these divide, else in whole days rounded down."""
    maanden = {"maand": breedte.aantal, "jaar": 12 * breedte.aantal}.get(breedte.eenheid)
    if maanden is not None and maanden % keer == 0:
        return plus(dag, Duur(maanden // keer, "maand"))
    return plus(dag, Duur((plus(dag, breedte) - dag).days // keer, "dag"))


def kalenderperiode(soort: str, peildatum: date) -> Periode:
    """The last calendar month, quarter or year of which the last day is on or before P."""
    huidige = kalenderperiode_van(soort, peildatum)
    return huidige if huidige.eind == peildatum else kalenderperiode_van(soort, dag_ervoor(huidige.begin))


def kalenderperiode_van(soort: str, dag: date) -> Periode:
    """The calendar month, quarter or year that holds the day."""
    if soort == "maand":
        return Periode.maand(dag.year, dag.month)
    if soort == "kwartaal":
        return Periode.kwartaal(dag.year, (dag.month + 2) // 3)
    return Periode.jaar(dag.year)
