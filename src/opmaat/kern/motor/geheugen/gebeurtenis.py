"""The events of one person up to P: each with its day and the row that decides it.

Everything follows the docstrings of ``kern.maat.gebeurtenis``. An event whose day lies after P has not happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opmaat.kern.maat import (
    ONBEKENDE_REDENEN,
    Datum,
    Drempel,
    Gebeurtenis,
    Instroom,
    Overgang,
    Uitstroom,
    Verjaardag,
    gebeurtenistabel,
)
from opmaat.kern.tijd import dag_erna, dag_ervoor, plus, verjaardag

from .bekend import Rij, feit_id, sleutel
from .levensloop import Levensloop, Samen
from .voorwaarde import spellen_van, voldoet


@dataclass(frozen=True)
class Voorval:
    """An event that happened: its day, the deciding row and its table; ``reden_onbekend``: it would count if its reason
    were known to.
    """

    dag: date
    tabel: str
    rij: Rij
    feit_id: int | None
    reden_onbekend: bool = False

    @property
    def volgorde(self) -> tuple[date, int]:
        """By day, then by feit_id."""
        return self.dag, self.feit_id or 0


def voorvallen(gebeurtenis: Gebeurtenis, loop: Levensloop, *, ook_reden_onbekend: bool = False) -> list[Voorval]:
    """The events of the person, in order of day and feit_id; outflows with an unknown reason only when asked for."""
    if gebeurtenis not in loop.onthouden:
        loop.onthouden[gebeurtenis] = sorted(_alle(gebeurtenis, loop), key=lambda voorval: voorval.volgorde)
    gevonden: list[Voorval] = loop.onthouden[gebeurtenis]
    return [voorval for voorval in gevonden if ook_reden_onbekend or not voorval.reden_onbekend]


def uitstroomdag(tabel: str, laatste_dag: date, loop: Levensloop) -> date:
    """The day of an outflow: the last day, or for a benefit the day after where the agreement says so."""
    dag_zonder = tabel == "uitkering" and loop.vraag.uitstroomdatum == "eerste dag zonder"
    return dag_erna(laatste_dag) if dag_zonder else laatste_dag


def reden_is_onbekend(rij: Rij) -> bool:
    """Whether work cannot be told from the reason: empty, or one of the codes that say so."""
    reden = rij.get("reden_einde")
    return reden is None or reden in ONBEKENDE_REDENEN


def _alle(gebeurtenis: Gebeurtenis, loop: Levensloop) -> Iterator[Voorval]:
    tabel = gebeurtenistabel(gebeurtenis)
    vorm = loop.tabel(tabel)
    for dag, rij, onbekend in _ruw(gebeurtenis, tabel, loop):
        if dag <= loop.peildatum and voldoet(gebeurtenis.waar, tabel, rij, dag, loop):
            yield Voorval(dag, tabel, rij, feit_id(vorm, rij), onbekend)


def _ruw(gebeurtenis: Gebeurtenis, tabel: str, loop: Levensloop) -> Iterator[tuple[date, Rij, bool]]:
    """Day, deciding row, and whether the reason is unknown; the condition ``waar`` is not judged yet."""
    match gebeurtenis:
        case Datum(kolom=kolom):
            yield from ((rij[kolom], rij, False) for rij in loop.rijen(tabel) if rij.get(kolom) is not None)
        case Instroom(toestand=toestand):
            for samen in spellen_van(toestand, loop):
                yield _instroomdag(tabel, samen, loop), samen.eerste, False
        case Uitstroom(toestand=toestand, reden=reden):
            for samen in spellen_van(toestand, loop):
                eind = samen.periode.eind
                if eind is None:
                    continue
                if not reden or samen.laatste.get("reden_einde") in reden:
                    yield uitstroomdag(tabel, eind, loop), samen.laatste, False
                elif reden_is_onbekend(samen.laatste):
                    yield uitstroomdag(tabel, eind, loop), samen.laatste, True
        case Overgang():
            yield from ((samen.periode.begin, samen.eerste, False) for samen in _overgangen(gebeurtenis, loop))
        case Drempel(toestand=toestand, duur=duur):
            for samen in spellen_van(toestand, loop):
                dag = plus(samen.periode.begin, duur)
                if samen.periode.bevat(dag):
                    yield dag, samen.eerste, False
        case Verjaardag(leeftijd=jaren):
            persoon = loop.persoon()
            if persoon is not None and persoon.get("geboortedatum") is not None:
                dag = verjaardag(persoon["geboortedatum"], jaren)
                if persoon.get("overleden_op") is None or persoon["overleden_op"] >= dag:
                    yield dag, persoon, False


def _instroomdag(tabel: str, samen: Samen, loop: Levensloop) -> date:
    besluit: date | None = samen.eerste.get("besluit_op")
    if tabel == "uitkering" and loop.vraag.instroomdatum == "besluit" and besluit is not None:
        return max(besluit, samen.periode.begin)
    return samen.periode.begin


def _overgangen(gebeurtenis: Overgang, loop: Levensloop) -> Iterator[Samen]:
    vorm = loop.tabel(gebeurtenis.tabel)
    groepen = {spel.rij.get(gebeurtenis.kolom) for spel in loop.perioden(gebeurtenis.tabel)} - {None}

    def spellen_in(groep: object) -> list[Samen]:
        return loop.samengevoegd(gebeurtenis.tabel, lambda rij: rij.get(gebeurtenis.kolom) == groep)

    per_groep = {groep: spellen_in(groep) for groep in groepen}
    for naar, spellen in per_groep.items():
        if gebeurtenis.naar and naar not in gebeurtenis.naar:
            continue
        for samen in spellen:
            dag = samen.periode.begin
            vorige = [
                (_einde_voor(ander, dag), ander.periode.begin, sleutel(vorm, ander.eerste), uit)
                for uit, anderen in per_groep.items()
                if uit != naar
                for ander in anderen
                if ander.periode.begin < dag
            ]
            if not vorige:
                continue
            einde, _, _, uit = max(vorige)
            if (not gebeurtenis.uit or uit in gebeurtenis.uit) and dag <= plus(einde, gebeurtenis.binnen):
                yield samen


def _einde_voor(samen: Samen, dag: date) -> date:
    """The last day of a spell in another group, seen from the day of entry: one that runs on counts as ending the day
    before.
    """
    eind = samen.periode.eind
    return eind if eind is not None and eind <= dag else dag_ervoor(dag)
