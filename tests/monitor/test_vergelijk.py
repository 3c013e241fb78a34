"""The difference between two drawings: four causes in a fixed order that add up exactly, with the people behind each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.maat import Aandeel, Heeft, IsEen, Op, Parameterwaarde, Selectie, Stand, Telling, Uitstroom, Vergelijk
from opmaat.kern.monitor.tussenstand import tussenregister
from opmaat.kern.monitor.vergelijk import Tekening, Vergelijkfout, vergelijk
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.vraag import Parameterreeks, Vraag
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.tijd import Periode
from tests.monitor.wereld import Bron, Rijen, altijd_gegevens, niets_ingevoerd

P, K1, K2 = date(2025, 6, 30), date(2025, 7, 1), date(2025, 9, 1)
VROEG, LAAT = datetime(2025, 6, 1, 12), datetime(2025, 8, 1, 12)
WERK = Telling(Uitstroom(Selectie("uitkering"), reden=("werk",)))
VRAAG = Vraag(P, Periode.jaar(2025), bekend_op=K1)
SCHEMA = lees_schema()


def maak(rijen: Rijen) -> Rekenaar:
    return Rekenaar(Geheugen(Bron(rijen)), altijd_gegevens, niets_ingevoerd)


def versie(feit: int, persoon: int, nummer: int, eind: date | None, reden: str | None, van: datetime, tot: datetime | None = None, **meer: Any) -> dict[str, Any]:
    return {
        "feit_id": feit, "versie_id": nummer, "persoon_id": persoon, "begin": date(2024, 1, 1), "eind": eind, "regeling": "PW",
        "reden_einde": reden, "geregistreerd_op": van, "vervallen_op": tot, "aard": None, **meer,
    }  # fmt: skip


MEI = date(2025, 5, 31)
RIJEN: Rijen = {
    "uitkering": [
        versie(1, 1, 1, MEI, "werk", VROEG),  # known all along
        versie(2, 2, 2, None, None, VROEG, LAAT), versie(2, 2, 3, MEI, "werk", LAAT),  # end filled later: registration
        versie(3, 3, 4, MEI, "studie", VROEG, LAAT), versie(3, 3, 5, MEI, "werk", LAAT),  # reason changed: correction
        versie(4, 4, 6, MEI, "werk", VROEG, LAAT),  # withdrawn: correction
        versie(5, 5, 7, MEI, "werk", LAAT),  # came in late as a whole: registration
        versie(6, 6, 8, None, None, VROEG, LAAT), versie(6, 6, 9, MEI, "werk", LAAT, begin=date(2024, 2, 1)),  # both in one version
    ]
}  # fmt: skip


def test_vier_oorzaken_met_de_hand_uitgewerkt() -> None:
    uit = vergelijk(maak, RIJEN, SCHEMA, Tekening(WERK, VRAAG), Tekening(WERK, replace(VRAAG, bekend_op=K2)))
    assert (uit.toen.waarde, uit.nu.waarde) == (2, 5)  # 1 and 4; then 1, 2, 3, 5 and 6
    registratie, correctie, parameter, definitie = uit.stappen
    assert registratie.verschil == 3
    assert [lid.persoon_id for lid in registratie.erbij] == [2, 5, 6]
    assert correctie.verschil == 0
    assert [lid.persoon_id for lid in correctie.erbij] == [3]
    assert [lid.persoon_id for lid in correctie.eruit] == [4]
    assert (parameter.verschil, definitie.verschil) == (0, 0)


def test_een_andere_parameter_en_een_andere_definitie_zijn_eigen_stappen() -> None:
    grens = Telling(Uitstroom(Selectie("uitkering"), waar=Vergelijk("percentage", Op.MINSTENS, Parameterwaarde("grens"))))
    rijen: Rijen = {"uitkering": [versie(n, n, n, MEI, "werk", VROEG, percentage=Decimal(10 * n)) for n in range(1, 6)]}
    if "percentage" not in SCHEMA.tabel("uitkering").kolomnamen:
        grens = Telling(Uitstroom(Selectie("uitkering"), waar=Vergelijk("dossier_id", Op.MINSTENS, Parameterwaarde("grens"))))
        rijen = {"uitkering": [versie(n, n, n, MEI, "werk", VROEG, dossier_id=10 * n) for n in range(1, 6)]}

    def vraag(getal: int, dag: date) -> Vraag:
        return replace(VRAAG, bekend_op=dag, parameters={"grens": Parameterreeks(((date(2025, 1, 1), Decimal(getal)),))})

    ruim = Telling(Uitstroom(Selectie("uitkering")))
    uit = vergelijk(maak, rijen, SCHEMA, Tekening(grens, vraag(40, K1)), Tekening(ruim, vraag(20, K2)))
    assert (uit.toen.waarde, uit.nu.waarde) == (2, 5)
    assert [stap.verschil for stap in uit.stappen] == [0, 0, 2, 1]
    assert [stap.oorzaak for stap in uit.stappen] == ["registratie", "correctie", "parameter", "definitie"]


def test_wie_een_andere_rol_krijgt_staat_erbij_als_veranderd() -> None:
    deel = Aandeel(Stand(Selectie("uitkering")), IsEen("regeling", ("IOAW",)))
    rijen: Rijen = {"uitkering": [versie(1, 1, 1, None, None, VROEG, LAAT), versie(1, 1, 2, None, None, LAAT, regeling="IOAW")]}
    uit = vergelijk(maak, rijen, SCHEMA, Tekening(deel, VRAAG), Tekening(deel, replace(VRAAG, bekend_op=K2)))
    correctie = uit.stappen[1]
    assert [(voor.rol, na.rol) for voor, na in correctie.veranderd] == [("noemer", "teller")]
    assert (correctie.erbij, correctie.eruit, correctie.verschil) == ((), (), Fraction(1))


@pytest.mark.parametrize(
    ("toen", "nu", "woorden"),
    [
        (VRAAG, replace(VRAAG, bekend_op=None), "twee dagen"),
        (VRAAG, replace(VRAAG, bekend_op=date(2025, 6, 1)), "ligt voor de eerste"),
        (VRAAG, replace(VRAAG, bekend_op=K2, peildatum=date(2025, 7, 31)), "andere peildatum"),
    ],
)
def test_wat_niet_naast_elkaar_kan_wordt_geweigerd(toen: Vraag, nu: Vraag, woorden: str) -> None:
    with pytest.raises(Vergelijkfout, match=woorden):
        vergelijk(maak, RIJEN, SCHEMA, Tekening(WERK, toen), Tekening(WERK, nu))


dagen = st.integers(0, 500).map(lambda n: date(2024, 6, 1) + timedelta(days=n))
redenen = st.sampled_from(["werk", "studie", None])


@st.composite
def registers(teken: st.DrawFn) -> Rijen:
    rijen: list[dict[str, Any]] = []
    for feit in range(1, teken(st.integers(1, 6)) + 1):
        momenten = sorted(teken(st.lists(st.integers(0, 200), min_size=1, max_size=3, unique=True)))
        for plek, moment in enumerate(momenten):
            van = datetime(2025, 4, 1, 12) + timedelta(days=moment)
            laatste = plek + 1 == len(momenten)
            tot = (van + timedelta(days=300) if teken(st.booleans()) else None) if laatste else datetime(2025, 4, 1, 12) + timedelta(days=momenten[plek + 1])
            begin = teken(dagen)
            eind = teken(st.none() | st.integers(0, 300).map(lambda n, b=begin: b + timedelta(days=n)))
            rijen.append(versie(feit, feit % 3 + 1, len(rijen) + 1, eind, teken(redenen), van, tot, begin=begin))
    return {"uitkering": rijen}


@settings(max_examples=80, deadline=None)
@given(registers())
def test_de_stappen_tellen_altijd_precies_op(rijen: Rijen) -> None:
    for maat in (WERK, Aandeel(Stand(Selectie("uitkering")), Heeft(Selectie("uitkering", IsEen("reden_einde", ("werk",)))))):
        uit = vergelijk(maak, rijen, SCHEMA, Tekening(maat, VRAAG), Tekening(maat, replace(VRAAG, bekend_op=K2)))
        verschillen = [stap.verschil for stap in uit.stappen]
        if None not in verschillen:
            assert sum(verschillen) == uit.verschil  # type: ignore[arg-type]
        assert uit.toen == maak(rijen).totaal(maat, VRAAG)
        assert uit.nu == maak(rijen).totaal(maat, replace(VRAAG, bekend_op=K2))


@settings(max_examples=80, deadline=None)
@given(registers())
def test_zonder_wijziging_van_gevulde_waarden_is_alles_registratie(rijen: Rijen) -> None:
    alleen_erbij = {"uitkering": [{**rij, "vervallen_op": None, "feit_id": nummer} for nummer, rij in enumerate(rijen["uitkering"], start=1)]}
    uit = vergelijk(maak, alleen_erbij, SCHEMA, Tekening(WERK, VRAAG), Tekening(WERK, replace(VRAAG, bekend_op=K2)))
    assert uit.stappen[0].verschil == uit.verschil


def test_wat_voor_de_eerste_dag_bekend_was_blijft_in_het_tussenregister_te_vinden() -> None:
    tussen = tussenregister(RIJEN, SCHEMA, toen=K1, nu=K2)
    eerder = maak(tussen).totaal(WERK, VRAAG)
    assert eerder == maak(RIJEN).totaal(WERK, VRAAG)
