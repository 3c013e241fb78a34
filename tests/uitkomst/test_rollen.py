"""Every role that a case shows has a side, and the sides mean what the design says of each kind."""

from __future__ import annotations

from opmaat.kern.uitkomst.rollen import FAMILIE, Familie, familie, kaal, telt_mee
from opmaat.kern.weergave.woorden import ROLLEN
from tests.motor.test_gevallen import GEVALLEN


def test_elke_rol_van_een_geval_heeft_een_kant_en_een_woord() -> None:
    rollen = {rol for geval in GEVALLEN for rol in (*(geval.rollen or {}).values(), *(geval.aantallen or {}))}
    assert len(rollen) > 20
    assert rollen - set(FAMILIE) == set()
    assert rollen - set(ROLLEN) == set()


def test_een_rol_van_een_deel_staat_aan_dezelfde_kant() -> None:
    assert kaal("nu:teller:op_tijd") == "op_tijd" and familie("nu:teller:op_tijd") is Familie.JA
    assert familie("teller:te_laat") is Familie.NEE and familie("bestaat_niet") is Familie.REST


def test_wat_al_gedaan_is_telt_mee_terwijl_de_termijn_nog_loopt() -> None:
    assert telt_mee("op_tijd_vooruit") and telt_mee("gelukt_voorlopig") and telt_mee("gelukt")
    assert not telt_mee("open") and not telt_mee("te_laat")
    assert familie("op_tijd_vooruit") is Familie.OPEN
