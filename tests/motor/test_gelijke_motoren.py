"""The two engines, written apart from the same text, give the same counts and the same members on any register."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from opmaat.kern import maat as m
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from tests.motor.gelijkheid import vergelijk
from tests.motor.registers import MATEN, Feiten, registers, vragen

STANDAARD = 40
TREKKINGEN = int(os.environ.get("OPMAAT_TREKKINGEN", STANDAARD))
"""Measures with their question that are drawn of each kind; more by setting OPMAAT_TREKKINGEN (200 for a release)."""
PER_REGISTER = 8
REGISTERS = max(1, TREKKINGEN // PER_REGISTER)
"""Drawn registers per kind, and measures with their question asked of each."""


@pytest.mark.parametrize("soort", sorted(MATEN))
def test_beide_motoren_geven_hetzelfde(soort: str) -> None:
    gevraagd = st.lists(st.tuples(MATEN[soort](), vragen()), min_size=PER_REGISTER, max_size=PER_REGISTER)

    @settings(max_examples=REGISTERS, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(registers(), gevraagd)
    def check(feiten: Feiten, gevraagd: list[tuple[m.Maat, Vraag]]) -> None:
        with register_van(feiten) as register:
            een, ander = Geheugen(register), SqlMotor(register)
            for maat, vraag in gevraagd:
                vergelijk(een, ander, maat, vraag)

    check()
