"""The means of a score, of a duration and of a stand over month ends. See the docstrings of ``kern.maat.omvang``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from opmaat.kern.maat import GemiddeldeDuur, GemiddeldeScore
from opmaat.kern.tijd import Periode, lengte_in_maanden, maanden_tussen

from ..vraag import Vraag
from .bekend import Rij
from .kandidaat import Kandidaat, lid_van
from .levensloop import Levensloop
from .voorwaarde import voldoet

_DAGEN_PER_MAAND = 30
_TIEN_DECIMALEN = Decimal("0.0000000001")


def score(maat: GemiddeldeScore, loop: Levensloop) -> Iterator[Kandidaat]:
    """The rows with their date in the venster up to P, each with its score; rows without one are left out and reported."""
    tabel = maat.selectie.tabel
    kolom = loop.tabel(tabel).datumkolom or ""
    for rij in loop.rijen(tabel):
        dag = rij.get(kolom)
        if dag is None or dag > loop.peildatum or not loop.vraag.venster.bevat(dag):
            continue
        if voldoet(maat.selectie.waar, tabel, rij, dag, loop):
            waarde = rij.get(maat.kolom)
            lid = replace(lid_van(tabel, rij, loop, "lid", dag), bedrag=None if waarde is None else Decimal(waarde))
            yield Kandidaat(lid, dag, tabel, rij, loop, weglaten="zonder waarde" if waarde is None else "")


def duur(maat: GemiddeldeDuur, loop: Levensloop) -> Iterator[Kandidaat]:
    """The finished or running spells (or pairs of dates), each with its duration."""
    tabel = maat.selectie.tabel
    for dag, rij, lengte in _lengten(maat, loop):
        if voldoet(maat.selectie.waar, tabel, rij, dag, loop):
            bedrag = None if lengte is None else _bedrag(lengte)
            lid = replace(lid_van(tabel, rij, loop, "lid", dag), bedrag=bedrag)
            yield Kandidaat(
                lid, dag, tabel, rij, loop, weglaten="tweede datum voor de eerste" if lengte is None else ""
            )


def getallen(gekozen: Sequence[Kandidaat]) -> dict[str, Decimal]:
    """The sum of the scores and of their squares."""
    bedragen = [kandidaat.lid.bedrag for kandidaat in gekozen if kandidaat.lid.bedrag is not None]
    return {"som": sum(bedragen, Decimal(0)), "kwadraatsom": sum((bedrag * bedrag for bedrag in bedragen), Decimal(0))}


def getallen_duur(maat: GemiddeldeDuur, gekozen: Sequence[Kandidaat]) -> dict[str, Decimal]:
    """The sum of the durations and of their squares: of months out of whole thirtieths, so that nothing is rounded
    twice.
    """
    noemer = _DAGEN_PER_MAAND if maat.eenheid == "maanden" else 1
    delen = [round(Fraction(kandidaat.lid.bedrag or 0) * noemer) for kandidaat in gekozen]
    return {
        "som": Decimal(sum(delen)) / noemer,
        "kwadraatsom": Decimal(sum(deel * deel for deel in delen)) / (noemer * noemer),
    }


def maandeinden(vraag: Vraag) -> list[date]:
    """The last days of calendar months in the venster up to P."""
    kijk = vraag.venster.beperk(vraag.peildatum)
    if kijk is None:
        return []
    einden = [maand.eind for maand in kijk.maanden()]
    return [dag for dag in einden if dag is not None and Periode.maand(dag.year, dag.month).eind == dag]


def _lengten(maat: GemiddeldeDuur, loop: Levensloop) -> Iterator[tuple[date, Rij, Fraction | None]]:
    venster, peildatum, in_maanden = loop.vraag.venster, loop.peildatum, maat.eenheid == "maanden"
    if maat.tussen is not None:
        van, tot = maat.tussen
        for rij in loop.rijen(maat.selectie.tabel):
            eerste, tweede = rij.get(van), rij.get(tot)
            if eerste is None or tweede is None or tweede > peildatum or not venster.bevat(tweede):
                continue
            if tweede < eerste:
                yield tweede, rij, None
            else:
                yield tweede, rij, maanden_tussen(eerste, tweede) if in_maanden else Fraction((tweede - eerste).days)
        return
    for spel in loop.perioden(maat.selectie.tabel):
        eind = spel.periode.eind
        if maat.welke == "afgesloten":
            if eind is None or not venster.bevat(eind):
                continue
            dag, geheel = eind, spel.periode
        else:
            if not spel.periode.bevat(peildatum):
                continue
            dag, geheel = peildatum, Periode.tm(spel.periode.begin, peildatum)
        yield dag, spel.rij, lengte_in_maanden(geheel) if in_maanden else Fraction(geheel.dagen)


def _bedrag(lengte: Fraction) -> Decimal:
    return (Decimal(lengte.numerator) / Decimal(lengte.denominator)).quantize(_TIEN_DECIMALEN, ROUND_HALF_UP)
