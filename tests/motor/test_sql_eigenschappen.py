"""What must hold of any figure, of the sql engine too: no future, two times, locality, balance. See ``test_geheugen_eigenschappen`` and the design, section 13."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings

from opmaat.kern import maat as m
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.uitkomst.telling import Lid
from tests.motor.registers import MATEN, Feiten, dag, dagen, registers, vragen
from tests.motor.test_geheugen_eigenschappen import (
    bekend_op,
    sluit_elke_dag,
    toestanden,
    uitstroomdata,
    zonder_toekomst,
)

SOMS = settings(max_examples=5, phases=[Phase.generate])


def leden(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> list[Lid]:
    with register_van(feiten) as register:
        return sorted(SqlMotor(register).leden(maat, vraag), key=repr)


@pytest.mark.parametrize("soort", sorted(set(MATEN) - {"gemiddelde stand"}))
def test_wat_na_de_peildatum_gebeurde_verandert_niets(soort: str) -> None:
    @SOMS
    @given(registers(), MATEN[soort](), vragen())
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
        assert leden(feiten, maat, vraag) == leden(zonder_toekomst(feiten, vraag.peildatum), maat, vraag)

    check()


@pytest.mark.parametrize("soort", sorted(set(MATEN) - {"panel", "gemiddelde stand"}))
def test_het_cijfer_bekend_op_k_is_het_cijfer_op_het_register_van_k(soort: str) -> None:
    @SOMS
    @given(registers(), MATEN[soort](), vragen(bekend_op=False), dagen)
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag, dag_k: date) -> None:
        assert leden(feiten, maat, replace(vraag, bekend_op=dag_k)) == leden(bekend_op(feiten, dag_k), maat, vraag)

    check()


@pytest.mark.parametrize("soort", sorted(set(MATEN) - {"gemiddelde stand"}))
def test_twee_helften_samen_geven_het_geheel(soort: str) -> None:
    @SOMS
    @given(registers(), MATEN[soort](), vragen())
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
        if "dossier_id" in repr(maat):
            return  # a file that two people share counts once over both
        if isinstance(maat, m.Bezetting):
            maat = replace(maat, als="gemiddelde")  # the busiest day is of all persons together
        vreemden = [{"persoon_id": nummer, "feit_id": nummer, "begin": dag(-90), "gemeente": "Cee"} for nummer in (9001, 9002)]
        allen = {**feiten, "leefsituatie": feiten["leefsituatie"] + vreemden}  # both halves have a table leefsituatie
        delen = [
            {tabel: [rij for rij in rijen if (rij.get("persoon_id") or rij["feit_id"]) % 2 == helft] for tabel, rijen in allen.items()} for helft in (0, 1)
        ]
        samen = [lid for deel in delen for lid in leden(deel, maat, replace(vraag, bekend_op=None))]
        assert sorted(samen, key=repr) == leden(allen, maat, replace(vraag, bekend_op=None))

    check()


@SOMS
@given(registers(), toestanden, uitstroomdata)
def test_de_stand_sluit_elke_dag(feiten: Feiten, toestand: m.Selectie, uitstroomdatum: str) -> None:
    with register_van({**feiten, "leefsituatie": []}) as register:
        sluit_elke_dag(SqlMotor(register), toestand, uitstroomdatum, stap=1)
