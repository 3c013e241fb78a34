"""A question that stands alone reads only the persons whom it can concern, and gives what it gives among many others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings

from opmaat.kern import maat as m
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.tijd import Duur, Periode
from opmaat.kern.uitkomst.telling import Cel
from tests.motor.registers import MATEN, Feiten, registers, vragen

PER_GROEP = (m.Uitsplitsing("klantgroep", "groep"),)
UITKERING = m.Selectie("uitkering")
KWARTAAL = Vraag(date(2025, 12, 31), Periode.tm(date(2025, 4, 1), date(2025, 6, 30)), uitsplitsing=PER_GROEP)


@pytest.mark.parametrize("soort", sorted(MATEN))
def test_alleen_gevraagd_of_samen_met_andere_maakt_geen_verschil(soort: str) -> None:
    @settings(max_examples=6, phases=[Phase.generate])
    @given(registers(), MATEN[soort](), vragen(), vragen())
    def check(feiten: Feiten, maat: m.Maat, een: Vraag, ander: Vraag) -> None:
        with register_van(feiten) as register:
            alleen, samen, gewoon = SqlMotor(register), SqlMotor(register), Geheugen(register)
            samen.vooraf([(maat, een), (maat, ander)])
            for vraag in (een, ander):
                assert sorted(alleen.leden(maat, vraag), key=repr) == sorted(samen.leden(maat, vraag), key=repr)
                zelf = alleen.tel(maat, vraag)
                for telling in (samen.tel(maat, vraag), gewoon.tel(maat, vraag)):
                    assert {c: {r: n for r, n in t.rollen.items() if n} for c, t in telling.cellen.items() if any(t.rollen.values())} == {
                        c: {r: n for r, n in t.rollen.items() if n} for c, t in zelf.cellen.items() if any(t.rollen.values())
                    }

    check()


def test_instroom_in_een_kwartaal_kijkt_ook_naar_wat_ervoor_lag() -> None:
    # Person 1: 1-1 to 31-3 and on from 1-4: one spell, no inflow in the second quarter. Person 2 began on 1-4, in Groeien; person 3 in
    # 2023, never ended, and is nobody of this year. So one inflow: in total, and in Groeien.
    uitkeringen = [
        {"persoon_id": 1, "begin": date(2025, 1, 1), "eind": date(2025, 3, 31), "regeling": "PW"},
        {"persoon_id": 1, "begin": date(2025, 4, 1), "eind": None, "regeling": "PW"},
        {"persoon_id": 2, "begin": date(2025, 4, 1), "eind": date(2025, 6, 1), "regeling": "PW"},
        {"persoon_id": 3, "begin": date(2023, 1, 1), "eind": None, "regeling": "PW"},
    ]
    groepen = [{"persoon_id": 2, "begin": date(2025, 4, 1), "eind": None, "groep": "Groeien"}]
    with register_van({"uitkering": uitkeringen, "klantgroep": groepen}) as register:
        motor = SqlMotor(register)
        erin = motor.tel(m.Telling(m.Instroom(UITKERING)), KWARTAAL).cellen
        eruit = motor.tel(m.Telling(m.Uitstroom(UITKERING)), KWARTAAL).cellen
    assert {cel: dict(telling.rollen) for cel, telling in erin.items()} == {Cel(""): {"lid": 1}, Cel("", ("Groeien",)): {"lid": 1}}
    assert {cel: dict(telling.rollen) for cel, telling in eruit.items()} == {Cel(""): {"lid": 1}, Cel("", ("Groeien",)): {"lid": 1}}


def test_het_totaal_telt_iemand_in_twee_cellen_een_keer() -> None:
    # Two talks in one quarter, the first in Groeien and the second in Matchen: one person, once in each cell.
    groepen = [
        {"persoon_id": 1, "begin": date(2025, 1, 1), "eind": date(2025, 4, 30), "groep": "Groeien"},
        {"persoon_id": 1, "begin": date(2025, 5, 1), "eind": None, "groep": "Matchen"},
    ]
    gesprekken = [{"persoon_id": 1, "datum": date(2025, 4, 10)}, {"persoon_id": 1, "datum": date(2025, 5, 10)}]
    telling = m.Telling(m.Datum("gesprek", "datum"))
    with register_van({"klantgroep": groepen, "gesprek": gesprekken}) as register:
        motor = SqlMotor(register)
        personen = motor.tel(telling, KWARTAAL).cellen
        rijen = motor.tel(replace(telling, tel=m.RIJEN), KWARTAAL).cellen
    assert {cel.uitsplitsing: telling.rollen["lid"] for cel, telling in personen.items()} == {(): 1, ("Groeien",): 1, ("Matchen",): 1}
    assert {cel.uitsplitsing: telling.rollen["lid"] for cel, telling in rijen.items()} == {(): 2, ("Groeien",): 1, ("Matchen",): 1}


def test_rijp_is_wie_op_de_dag_precies_zes_weken_in_de_stand_is_alleen_en_samen_gevraagd() -> None:
    # 19-5 + 42 days = 30-6: person 1 counts. 20-5 + 42 days = 1-7: person 2 is one day short.
    uitkeringen = [{"persoon_id": p, "begin": date(2025, 5, dag), "eind": None, "regeling": "PW"} for p, dag in ((1, 19), (2, 20))]
    stand, vraag = m.Stand(UITKERING, rijp_na=Duur(6, "week")), Vraag(date(2025, 6, 30), Periode.jaar(2025))
    with register_van({"uitkering": uitkeringen}) as register:
        alleen, samen = SqlMotor(register), SqlMotor(register)
        samen.vooraf([(stand, vraag), (m.Telling(m.Instroom(UITKERING)), vraag)])
        for motor in (alleen, samen):
            assert sorted((lid.persoon_id, lid.rol) for lid in motor.leden(stand, vraag)) == [(1, "lid"), (2, "open")]
            assert dict(motor.tel(stand, vraag).cellen[Cel("")].rollen) == {"lid": 1, "open": 1}
