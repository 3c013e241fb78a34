"""Why a person is counted, or which demand keeps the person out, in words that follow from the figure itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from opmaat.kern.maat import (
    Cohort,
    Datum,
    En,
    Groepsinstroom,
    Instroom,
    IsEen,
    Leeftijd,
    Maat,
    Op,
    Samenvatting,
    Selectie,
    Stand,
    Telling,
    Termijn,
    Uitstroom,
    Verhouding,
)
from opmaat.kern.monitor.waarom import waarom
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.tijd import Duur, Periode
from tests.monitor.wereld import Bron

P = date(2025, 6, 30)
VRAAG = Vraag(P, Periode.jaar(2025), gemeente="Deventer", regelingen=("PW",))
PW = Selectie("uitkering", IsEen("regeling", ("PW",)))
WERK = Telling(Uitstroom(PW, reden=("werk",)))
PLAN = Termijn(Instroom(PW), Datum("plan_van_aanpak", "begin"), Duur(6, "week"))


def motor(**tabellen: list[dict[str, Any]]) -> Geheugen:
    rijen: dict[str, list[dict[str, Any]]] = {
        "persoon": [{"persoon_id": 1, "geboortedatum": date(1990, 1, 1)}],
        "leefsituatie": [{"persoon_id": 1, "begin": date(2000, 1, 1), "gemeente": "Deventer"}],
        **tabellen,
    }
    register = register_van(rijen)
    return Geheugen(Bron({tabel: register.rijen(tabel) for tabel in register.tabellen}))


def uitkering(eind: date | None = None, reden: str | None = None, begin: date = date(2024, 3, 1), **meer: Any) -> dict[str, Any]:
    return {"persoon_id": 1, "begin": begin, "eind": eind, "regeling": "PW", "reden_einde": reden, **meer}


def zinnen(deze: Geheugen, maat: Maat, vraag: Vraag = VRAAG) -> str:
    return "\n".join(waarom(deze, maat, vraag, 1).zinnen)


def test_wie_telt_hoort_als_wat_en_vanaf_wanneer() -> None:
    uit = waarom(motor(uitkering=[uitkering(date(2025, 3, 31), "werk")]), WERK, VRAAG, 1)
    assert uit.is_lid
    assert uit.zinnen == ("Deze persoon telt mee: het begon of gebeurde op 31 maart 2025.",)


def test_een_plan_dat_er_niet_kwam_is_te_laat_met_de_laatste_dag() -> None:
    tekst = zinnen(motor(uitkering=[uitkering(begin=date(2025, 1, 6))]), PLAN)
    assert tekst == "Deze persoon is te laat: het begon of gebeurde op 6 januari 2025; de laatste dag is 17 februari 2025."


@pytest.mark.parametrize(
    ("rij", "woorden"),
    [
        (uitkering(date(2025, 3, 31), "studie"), "Aan deze voorwaarde is niet voldaan: de reden van het einde is Werk."),
        (uitkering(date(2025, 3, 31), "werk", regeling="IOAW"), "Aan deze voorwaarde is niet voldaan: regeling is Participatiewet."),
        (uitkering(date(2024, 12, 31), "werk"), "Het gebeurde op 31 december 2024. Dat valt niet in de periode 1 januari 2025 tot en met 31 december 2025."),
        (uitkering(date(2025, 7, 1), "werk"), "Het gebeurde pas na de peildatum 30 juni 2025 (1 juli 2025)."),
    ],
)
def test_wie_niet_telt_hoort_aan_welke_eis_het_ligt(rij: dict[str, Any], woorden: str) -> None:
    tekst = zinnen(motor(uitkering=[rij]), WERK)
    assert tekst == f"Deze persoon telt niet mee. {woorden}"


def test_wie_ergens_anders_woont_hoort_waar() -> None:
    elders = [{"persoon_id": 1, "begin": date(2000, 1, 1), "gemeente": "Zutphen"}]
    tekst = zinnen(motor(uitkering=[uitkering(date(2025, 3, 31), "werk")], leefsituatie=elders), WERK)
    assert "hoorde toen bij Zutphen en niet bij Deventer" in tekst


def test_wat_nog_niet_bekend_was_wordt_zo_genoemd() -> None:
    laat = uitkering(date(2025, 3, 31), "werk", geregistreerd_op=datetime(2025, 8, 1, 12))
    tekst = zinnen(motor(uitkering=[laat]), WERK, replace(VRAAG, bekend_op=date(2025, 7, 1)))
    assert "op 1 juli 2025 nog niet bekend" in tekst


def test_zonder_enige_rij_is_dat_het_antwoord() -> None:
    assert "geen uitkering van deze persoon bekend" in zinnen(motor(), WERK)


def test_meer_dan_een_reden_tegelijk_noemt_alle_voorwaarden() -> None:
    tekst = zinnen(motor(uitkering=[uitkering(date(2025, 3, 31), "studie", regeling="IOAW")]), WERK)
    assert "meer dan één voorwaarde" in tekst
    assert "reden van het einde is Werk" in tekst and "regeling is Participatiewet" in tekst


def test_een_voorwaarde_op_de_persoon_staat_er_in_woorden() -> None:
    jong = Stand(Selectie("uitkering", En((IsEen("regeling", ("PW",)), Leeftijd(Op.KLEINER, 27)))))
    assert "de persoon is jonger dan 27 jaar" in zinnen(motor(uitkering=[uitkering()]), jong)


def test_een_cohort_zegt_of_het_de_eerste_groep_was() -> None:
    groepen = [
        {"persoon_id": 1, "begin": date(2024, 3, 1), "eind": date(2025, 1, 31), "groep": "Groeien"},
        {"persoon_id": 1, "begin": date(2025, 2, 1), "groep": "Matchen"},
    ]
    maat = Cohort(Groepsinstroom(("Matchen",)), Uitstroom(PW, reden=("werk",)), Duur(6, "maand"))
    assert "dit is de eerste groep tijdens deze uitkering" in zinnen(motor(uitkering=[uitkering()], klantgroep=groepen), maat)


def test_van_een_verhouding_wordt_elk_deel_uitgelegd() -> None:
    tekst = zinnen(motor(uitkering=[uitkering(date(2025, 3, 31), "werk")]), Verhouding(WERK, Stand(PW)))
    assert tekst.splitlines()[0].startswith("teller: Deze persoon telt mee")
    assert tekst.splitlines()[1].startswith("noemer: Deze persoon telt niet mee")


def test_een_cijfer_zonder_mensen_zegt_dat() -> None:
    assert zinnen(motor(), Samenvatting("gehaald")) == "Dit cijfer gaat niet over personen."
