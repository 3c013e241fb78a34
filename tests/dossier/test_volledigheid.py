"""A register that is worked by hand says itself up to which day it is complete; the monitor then knows a nought from nothing known."""

from __future__ import annotations

from datetime import date

import pytest

from opmaat.dossier.models import Levering
from opmaat.dossier.volledigheid import Volledigheidsfout, bevestig
from opmaat.kern.register.database import open_database
from opmaat.kern.register.dekking import gedekt, volledig_tm
from opmaat.kern.register.schema import lees_schema
from tests.django import BEIDE, Databank

pytestmark = pytest.mark.parametrize("echte_databank", BEIDE, indirect=True)
JANUARI, FEBRUARI = date(2026, 1, 31), date(2026, 2, 28)
TABELLEN = sum(tabel.tweetijdig for tabel in lees_schema()) - 1


def test_de_monitor_leest_tot_welke_dag_het_register_volledig_is(echte_databank: Databank) -> None:
    assert bevestig(JANUARI, vandaag=FEBRUARI, organisatie="Deventer", van=date(2026, 1, 1)) == TABELLEN
    assert bevestig(FEBRUARI, vandaag=FEBRUARI, organisatie="Deventer") == TABELLEN
    with open_database(echte_databank.adres) as register:
        assert volledig_tm(register, "klantgroep") == FEBRUARI
        assert gedekt(register, "gesprek", date(2026, 1, 1), FEBRUARI)
        assert not gedekt(register, "gesprek", date(2025, 12, 31), FEBRUARI)


def test_wat_al_volledig_is_blijft_zo(echte_databank: Databank) -> None:
    bevestig(FEBRUARI, vandaag=FEBRUARI, organisatie="Deventer", van=date(2026, 1, 1))
    assert bevestig(JANUARI, vandaag=FEBRUARI, organisatie="Deventer") == 0
    assert {rij.volledig_tm for rij in Levering.bekend.nu()} == {FEBRUARI}


@pytest.mark.parametrize(("tm", "van", "zin"), [(date(2026, 3, 1), date(2026, 1, 1), "moet nog komen"), (JANUARI, None, "vanaf welke dag")])
def test_wat_niet_te_zeggen_is_wordt_geweigerd(echte_databank: Databank, tm: date, van: date | None, zin: str) -> None:
    with pytest.raises(Volledigheidsfout, match=zin):
        bevestig(tm, vandaag=FEBRUARI, organisatie="Deventer", van=van)
    assert not Levering.objects.exists()
