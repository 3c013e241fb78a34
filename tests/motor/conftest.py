"""The engines that every case is put to: each one that can be imported."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import pytest

from opmaat.kern.motor.vraag import Motor
from opmaat.kern.register.lezer import Register

MOTOREN = {"sql": "SqlMotor", "geheugen": "Geheugen"}
AANWEZIG = [naam for naam in MOTOREN if find_spec(f"opmaat.kern.motor.{naam}") is not None]


@pytest.fixture(params=AANWEZIG)
def motor(request: pytest.FixtureRequest) -> Callable[[Register], Motor]:
    """The class of one engine, to be given a register."""
    klasse = getattr(import_module(f"opmaat.kern.motor.{request.param}"), MOTOREN[request.param])
    assert callable(klasse)
    return klasse  # type: ignore[no-any-return]
