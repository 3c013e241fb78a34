"""The two engines, written apart from the same text, give the same counts and the same members on any register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from opmaat.kern import maat as m
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.uitkomst.telling import Celtelling, Lid
from tests.motor.registers import MATEN, Feiten, registers, vragen


def zonder_nullen(tel: Celtelling) -> Any:
    return ({rol: n for rol, n in tel.rollen.items() if n}, dict(tel.getallen), tel.topdag, tel.reeks, tel.einden)


def op_volgorde(leden: Sequence[Lid]) -> list[str]:
    """In one order, amounts as numbers: 2.00 is 2."""
    return sorted(repr(replace(lid, bedrag=None if lid.bedrag is None else lid.bedrag.normalize())) for lid in leden)


@pytest.mark.parametrize("soort", sorted(MATEN))
def test_beide_motoren_geven_hetzelfde(soort: str) -> None:
    @settings(max_examples=6, phases=[Phase.generate])
    @given(registers(), MATEN[soort](), vragen())
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
        with register_van(feiten) as register:
            een, ander = Geheugen(register), SqlMotor(register)
            assert op_volgorde(een.leden(maat, vraag)) == op_volgorde(ander.leden(maat, vraag))
            een_telling, andere_telling = een.tel(maat, vraag), ander.tel(maat, vraag)
        assert {cel: zonder_nullen(tel) for cel, tel in een_telling.cellen.items()} == {
            cel: zonder_nullen(tel) for cel, tel in andere_telling.cellen.items()
        }
        assert dict(een_telling.opmerkingen) == dict(andere_telling.opmerkingen)

    check()
