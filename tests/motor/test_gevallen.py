"""Every case worked out by hand gives the members, roles, days and numbers that the design says, on each engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.vraag import Motor
from opmaat.kern.register.bouw import register_van
from opmaat.kern.register.lezer import Register
from opmaat.kern.uitkomst.telling import GEHEEL, Cel
from tests.motor.gevallen import (
    geheugen_tellen,
    geheugen_verloop,
    grenzen,
    omvangen,
    samengesteld,
    tabel,
    tellen,
    termijnen,
    verlopen,
    voorwaarden,
)
from tests.motor.gevallen.geval import Geval
from tests.motor.gevallen.samengesteld import Samengeval

MODULES = (tabel, tellen, voorwaarden, termijnen, verlopen, omvangen, geheugen_tellen, geheugen_verloop, grenzen)
GEVALLEN = [geval for module in MODULES for geval in module.GEVALLEN]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_geval_heeft_de_uitkomst_van_de_hand(geval: Geval, motor: Callable[[Register], Motor]) -> None:
    with register_van(geval.feiten) as register:
        machine = motor(register)
        leden = [lid for lid in machine.leden(geval.maat, geval.vraag) if not lid.cel]
        telling = machine.tel(geval.maat, geval.vraag)
    if geval.rollen is not None:
        assert sorted((lid.persoon_id or 0, lid.rol) for lid in leden) == sorted(
            (p or 0, r) for p, r in geval.rollen.items()
        )
    for lid in leden:
        for veld, waarde in geval.velden.get(lid.persoon_id or 0, {}).items():
            assert (veld, getattr(lid, veld)) == (veld, waarde)
    cel = telling.cellen[Cel(geval.vraag.gemeente or GEHEEL)]
    if not geval.reeks:
        assert {rol: n for rol, n in cel.rollen.items() if n} == Counter(lid.rol for lid in leden)
    if geval.aantallen is not None:
        assert {rol: n for rol, n in cel.rollen.items() if n} == geval.aantallen
    assert {naam: cel.getallen[naam] for naam in geval.getallen} == geval.getallen
    assert cel.reeks == geval.reeks
    if geval.topdag is not None:
        assert cel.topdag == geval.topdag
    for uitsplitsing, rollen in geval.cellen.items():
        gevonden = telling.cellen.get(Cel(geval.vraag.gemeente or GEHEEL, uitsplitsing))
        assert gevonden is not None and gevonden.rollen == rollen
    assert dict(telling.opmerkingen) == geval.opmerkingen


@pytest.mark.parametrize("geval", samengesteld.GEVALLEN, ids=lambda geval: geval.naam)
def test_een_samengesteld_geval_heeft_de_uitkomst_van_de_hand(geval: Samengeval, motor: Callable[[Register], Motor]) -> None:
    with register_van(geval.feiten) as register:
        rekenaar = Rekenaar(motor(register), lambda tabellen, vraag: True, lambda maat, vraag: {})
        uit = rekenaar.totaal(geval.maat, geval.vraag)
        leden = [lid for lid in rekenaar.leden(geval.maat, geval.vraag) if not lid.cel]
    assert (uit.waarde, uit.leeg, uit.eenheid) == (geval.waarde, geval.leeg, geval.eenheid)
    assert {naam: deel.waarde for naam, deel in uit.delen.items()} == geval.delen
    assert {rol: aantal for rol, aantal in uit.rollen.items() if aantal} == geval.rollen
    assert Counter(lid.rol for lid in leden) == geval.rollen


def test_elk_geval_heeft_een_eigen_naam_en_een_verwachting() -> None:
    namen = Counter(geval.naam for geval in GEVALLEN)
    assert [naam for naam, n in namen.items() if n > 1] == []
    zonder = [g.naam for g in GEVALLEN if g.rollen is None and g.aantallen is None and not g.getallen and not g.reeks]
    assert zonder == []
