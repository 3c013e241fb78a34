"""Every example in every agreement holds with both engines: the authors of the files wrote them from the source text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from opmaat.kern.maat import Ingevoerd, Kwaliteit, Samenvatting
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.voorbeeldproef import MaakMotor, voer_voorbeeld_uit
from opmaat.kern.overeenkomst import Afspraak, Overeenkomst, Voorbeeld, alle_overeenkomsten
from opmaat.kern.register.lezer import Register, leeg_register

MOTOREN: dict[str, MaakMotor] = {"geheugen": Geheugen, "sql": SqlMotor}
ALLE = [
    (overeenkomst, afspraak, voorbeeld)
    for overeenkomst in alle_overeenkomsten().values()
    for afspraak in overeenkomst.afspraken
    for voorbeeld in afspraak.voorbeelden
]


@pytest.fixture(scope="module")
def leeg() -> Iterator[Register]:
    register = leeg_register()
    yield register
    register.verbinding.close()


@pytest.mark.parametrize("motor", MOTOREN)
@pytest.mark.parametrize(
    ("overeenkomst", "afspraak", "voorbeeld"), ALLE, ids=[f"{o.id}/{a.id}:{v.plaats.regel}" for o, a, v in ALLE]
)
def test_een_voorbeeld_van_een_afspraak_komt_uit(
    overeenkomst: Overeenkomst, afspraak: Afspraak, voorbeeld: Voorbeeld, motor: str, leeg: Register
) -> None:
    uitslag = voer_voorbeeld_uit(voorbeeld, afspraak, overeenkomst, MOTOREN[motor], leeg=leeg)
    assert uitslag.klopt, f"{voorbeeld.tekst}\n" + "\n".join(uitslag.afwijkingen)


def test_elke_overeenkomst_heeft_voorbeelden() -> None:
    assert {overeenkomst.id for overeenkomst, _, _ in ALLE} == set(alle_overeenkomsten())


def test_elke_afspraak_die_een_motor_berekent_heeft_een_voorbeeld() -> None:
    zonder = [
        f"{overeenkomst.id}/{afspraak.id}"
        for overeenkomst in alle_overeenkomsten().values()
        for afspraak in overeenkomst.afspraken
        if not isinstance(afspraak.maat, Ingevoerd | Kwaliteit | Samenvatting | None) and not afspraak.voorbeelden
    ]
    assert zonder == []
