"""Every measure of every agreement gives the same in both engines, on one small invented municipality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from opmaat.kern import maat as m
from opmaat.kern.motor.afspraakvraag import vraag_voor
from opmaat.kern.motor.bereken import basisvraag
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.overeenkomst import Afspraak, Overeenkomst, alle_overeenkomsten
from opmaat.kern.register.lezer import Register, open_register
from opmaat.kern.tijd import Duur, Periode, min_
from opmaat.kern.uitkomst.telling import Telling
from opmaat.kern.verzin import verzin
from tests.motor.gelijkheid import vergelijk

PERSONEN = 300
"""The fewest that the invented municipality takes."""
OVEREENKOMSTEN = alle_overeenkomsten()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    map_: Path = verzin(tmp_path_factory.mktemp("verzin") / "dorp", profiel="deventer", personen=PERSONEN, zaad=11).uit
    with open_register(map_) as gelezen:
        yield gelezen


@pytest.fixture(scope="module")
def motoren(register: Register) -> tuple[Geheugen, SqlMotor]:
    return Geheugen(register), SqlMotor(register)


def bladen(maat: m.Maat, vraag: Vraag) -> Iterator[tuple[m.Maat, Vraag]]:
    """The parts of a measure that an engine answers, each with its question."""
    match maat:
        case m.Verhouding(teller=teller, noemer=noemer):
            yield from bladen(teller, vraag)
            if not isinstance(noemer, m.Parameter):
                yield from bladen(noemer, vraag)
        case m.Verandering(van=deel):
            yield from bladen(deel, vraag)
            yield from bladen(deel, basisvraag(maat, vraag))
        case m.Samengesteld(als="som" | "lijst", delen=delen):
            for _, deel in delen:
                yield from bladen(deel, vraag)
        case m.Kwaliteit() | m.Ingevoerd() | m.Samenvatting():
            return
        case _:
            yield maat, vraag


def vragen(overeenkomst: Overeenkomst, afspraak: Afspraak) -> Iterator[Vraag]:
    """As the agreement asks it, three months before its end, with all that is known now; and over 2025 in every gemeente, as known before P, so that
    an agreement of years without invented facts is counted as well."""
    einde = overeenkomst.looptijd.eind
    assert einde is not None
    yield vraag_voor(overeenkomst, afspraak, peildatum=min_(einde, Duur(3, "maand")))
    overal = vraag_voor(overeenkomst, afspraak, peildatum=date(2025, 9, 30), bekend_op=date(2025, 6, 30), alle_gemeenten=True)
    yield replace(overal, venster=Periode.jaar(2025))


@pytest.mark.parametrize("id", sorted(OVEREENKOMSTEN))
def test_elke_maat_geeft_in_beide_motoren_hetzelfde(id: str, motoren: tuple[Geheugen, SqlMotor]) -> None:
    overeenkomst = OVEREENKOMSTEN[id]
    gedaan: set[str] = set()
    for afspraak in overeenkomst.afspraken:
        for vraag in vragen(overeenkomst, afspraak) if afspraak.maat is not None else ():
            assert afspraak.maat is not None
            for maat, eigen in bladen(afspraak.maat, vraag):
                sleutel = repr((maat, eigen.peildatum, eigen.venster, eigen.gemeente, eigen.uitsplitsing))
                if sleutel in gedaan:
                    continue
                gedaan.add(sleutel)
                try:
                    vergelijk(*motoren, maat, eigen)
                except AssertionError as fout:
                    raise AssertionError(f"{afspraak.id} op {eigen.peildatum}: {str(fout)[:1500]}") from None
    assert gedaan


def test_wat_samen_geteld_wordt_is_wat_elke_vraag_alleen_geeft(register: Register) -> None:
    # Each agreement three months before its end: the measures that share a query against the query of each of them.
    gesteld = [
        deel
        for overeenkomst in OVEREENKOMSTEN.values()
        for afspraak in overeenkomst.afspraken
        if afspraak.maat is not None
        for deel in bladen(afspraak.maat, next(vragen(overeenkomst, afspraak)))
    ]
    samen, alleen = SqlMotor(register), SqlMotor(register)
    samen.vooraf(gesteld)
    anders = [
        (vraag.afspraak, samen_geteld, zelf)
        for maat, vraag in gesteld
        if (samen_geteld := _inhoud(samen.tel(maat, vraag))) != (zelf := _inhoud(alleen.tel(maat, vraag)))
    ]
    assert gesteld and not anders, anders[:3]


def _inhoud(telling: Telling) -> tuple[object, ...]:
    cellen = {
        cel: ({rol: aantal for rol, aantal in deel.rollen.items() if aantal}, dict(deel.getallen), deel.einden, deel.reeks)
        for cel, deel in telling.cellen.items()
    }
    return cellen, dict(telling.opmerkingen)
