"""The engine against the diary: a third reading of the same text that knows sets of days and no intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opmaat.kern import maat as m
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.vraag import Motor, Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.tijd import Duur, Periode
from opmaat.kern.uitkomst.telling import Cel, Lid
from tests.motor import dagboek
from tests.motor.dagboek import Dagboek
from tests.motor.registers import Feiten, Rijen, dagen, duren, registers, vensters

GENOEG = {"geheugen": 100, "sql": 20}
"""Registers that each test reads with each engine."""
TABELLEN = ("uitkering", "klantgroep", "gesprek", "traject")
klein = registers(personen=3, per_tabel=3, tabellen=TABELLEN)
momenten = st.tuples(dagen, st.none() | dagen, vensters)


def op_beide(*strategieen: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[str], None]]:
    """Runs the test on drawn registers with each engine: it is given the name of the engine before what was drawn."""

    def versier(test: Callable[..., None]) -> Callable[[str], None]:
        @pytest.mark.parametrize("welke", sorted(GENOEG))
        def met_motor(welke: str) -> None:
            @settings(max_examples=GENOEG[welke], suppress_health_check=list(HealthCheck))
            @given(st.tuples(*strategieen))
            def check(delen: tuple[Any, ...]) -> None:
                test(welke, *delen)

            check()

        return met_motor

    return versier


@contextmanager
def motor(welke: str, feiten: Feiten) -> Iterator[Motor]:
    """The engine of this name on these facts."""
    if welke == "geheugen":
        yield Geheugen(Rijen(feiten))
    else:
        with register_van(feiten) as register:
            yield SqlMotor(register)


def _dagen(venster: Periode) -> set[date]:
    assert venster.eind is not None
    return {venster.begin + timedelta(days=n) for n in range(venster.dagen)}


def _vraag(moment: tuple[date, date | None, Periode]) -> Vraag:
    return Vraag(moment[0], moment[2], moment[1], regelingen=("PW", "IOAW"))


def _bijstand(rij: dagboek.Rij) -> bool:
    return rij["regeling"] in ("PW", "IOAW")


def _groep(*groepen: str) -> Callable[[dagboek.Rij], bool]:
    return lambda rij: rij["groep"] in groepen


BIJSTAND = m.Selectie("uitkering", m.IsEen("regeling", ("PW", "IOAW")))
GROEP = m.Selectie("klantgroep", m.IsEen("groep", ("Matchen", "Groeien")))
GEHOUDEN = m.Datum("gesprek", "datum", m.IsEen("resultaat", ("gehouden",)))


def _in_groep(boek: Dagboek) -> Callable[[int], set[date]]:
    return lambda persoon: boek.toestand("klantgroep", persoon, _groep("Matchen", "Groeien"))


def _gesprekken(boek: Dagboek) -> Callable[[int], list[date]]:
    return lambda persoon: [rij["datum"] for rij in boek.rijen("gesprek", persoon) if rij["resultaat"] == "gehouden" and rij["datum"] <= boek.peildatum]


def _leden(welke: str, feiten: Feiten, maat: m.Maat, vraag: Vraag) -> list[Lid]:
    with motor(welke, feiten) as deze:
        return list(deze.leden(maat, vraag))


def _rollen(welke: str, feiten: Feiten, maat: m.Maat, vraag: Vraag) -> dict[Any, Any]:
    return {lid.persoon_id: lid.rol for lid in _leden(welke, feiten, maat, vraag)}


@op_beide(klein, momenten)
def test_stand(welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode]) -> None:
    boek = Dagboek(feiten, moment[0], moment[1])
    assert set(_rollen(welke, feiten, m.Stand(GROEP), _vraag(moment))) == dagboek.stand(boek, "klantgroep", _groep("Matchen", "Groeien"))


@op_beide(klein, momenten)
def test_telling_van_instroom_en_uitstroom(welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode]) -> None:
    boek, vraag = Dagboek(feiten, moment[0], moment[1]), _vraag(moment)
    for gebeurtenis, bladen in ((m.Instroom(BIJSTAND), dagboek.eerste_bladen), (m.Uitstroom(BIJSTAND), dagboek.laatste_bladen)):
        verwacht = dagboek.telling(boek, lambda p, bladen=bladen: bladen(boek.toestand("uitkering", p, _bijstand)), _dagen(vraag.venster))  # type: ignore[misc]
        assert {lid.persoon_id: lid.dag for lid in _leden(welke, feiten, m.Telling(gebeurtenis), vraag)} == verwacht


@op_beide(klein, momenten, duren)
def test_termijn(welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode], binnen: Duur) -> None:
    boek, vraag = Dagboek(feiten, moment[0], moment[1]), _vraag(moment)
    verwacht = dagboek.termijn(
        boek, lambda p: dagboek.eerste_bladen(boek.toestand("uitkering", p, _bijstand)), _gesprekken(boek), binnen, _dagen(vraag.venster)
    )
    assert _rollen(welke, feiten, m.Termijn(m.Instroom(BIJSTAND), GEHOUDEN, binnen), vraag) == verwacht


@op_beide(klein, momenten, duren, st.integers(1, 2))
def test_frequentie(welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode], breedte: Duur, minstens: int) -> None:
    boek = Dagboek(feiten, moment[0], moment[1])
    verwacht = dagboek.frequentie(boek, _in_groep(boek), _gesprekken(boek), minstens, breedte)
    maat = m.Frequentie(m.Stand(GROEP), GEHOUDEN, minstens, venster=breedte)
    assert {lid.persoon_id: (lid.rol, lid.aantal) for lid in _leden(welke, feiten, maat, _vraag(moment))} == verwacht


@op_beide(klein, momenten, duren, st.integers(1, 2), st.sampled_from([1, 0]))
def test_de_volgende_gebeurtenis_is_nodig_op_de_laatste_dag_dat_het_nog_klopt(
    welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode], breedte: Duur, minstens: int, na: int
) -> None:
    """Who complies today and stays in the state complies up to and including the due day, and not on the day after it."""
    vraag = _vraag(moment)
    maat = m.Frequentie(m.Stand(GROEP), GEHOUDEN, minstens, venster=breedte)
    for lid in _leden(welke, feiten, maat, vraag):
        if lid.rol != "voldoet" or lid.persoon_id is None:
            continue
        assert lid.uiterlijk is not None
        op = lid.uiterlijk + timedelta(days=1 - na)
        boek = Dagboek(feiten, vraag.peildatum, vraag.bekend_op)
        rollen = dagboek.frequentie(_op(boek, op), _in_groep(boek), _gesprekken(boek), minstens, breedte)
        assert rollen[lid.persoon_id][0] == ("voldoet" if na else "voldoet_niet")


def _op(boek: Dagboek, dag: date) -> Dagboek:
    ander = Dagboek({}, dag)
    ander.personen = boek.personen
    return ander


@op_beide(klein, momenten, duren, st.none() | duren, st.booleans())
def test_cohort(welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode], binnen: Duur, duurzaam: Duur | None, nieuw: bool) -> None:
    feiten = {**feiten, "persoon": [{**rij, "overleden_op": None} for rij in feiten["persoon"]]}
    feiten["uitkering"] = [{**rij, "reden_einde": "studie" if rij["reden_einde"] == "verhuizing" else rij["reden_einde"]} for rij in feiten["uitkering"]]
    boek, vraag = Dagboek(feiten, moment[0], moment[1]), _vraag(moment)
    verwacht = {}
    for persoon in boek.personen:
        for s in dagboek.groepsintreden(boek, persoon, ["Matchen"], _bijstand, nieuw):
            if s in _dagen(vraag.venster):
                verwacht[persoon, s] = dagboek.cohort(boek, s, persoon, _bijstand, ["werk"], binnen, duurzaam)
    instroom = m.Groepsinstroom(("Matchen",), "nieuw" if nieuw else "alle", "elke")
    maat = m.Cohort(instroom, m.Uitstroom(BIJSTAND, ("werk",)), binnen, duurzaam)
    leden = _leden(welke, feiten, maat, vraag)
    assert {(lid.persoon_id, lid.dag): (lid.rol, lid.dagen) for lid in leden} == verwacht


@op_beide(klein, momenten)
def test_bezetting(welke: str, feiten: Feiten, moment: tuple[date, date | None, Periode]) -> None:
    boek, vraag = Dagboek(feiten, moment[0], moment[1]), replace(_vraag(moment), regelingen=())
    with motor(welke, feiten) as deze:
        cel = deze.tel(m.Bezetting(m.Selectie("traject")), vraag).cellen[Cel("")]
    gevonden = (cel.getallen["hoogste"], cel.topdag, cel.getallen["dagensom"])
    assert gevonden == dagboek.bezetting(boek, "traject", lambda rij: True, _dagen(vraag.venster))
