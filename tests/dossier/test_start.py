"""The first page: every role has one, and it shows what is the reader's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import override_settings

from opmaat.dossier.models import Gesprek, Klantgroep, Leefsituatie, Medewerker, Toewijzing
from opmaat.toegang.rechten import lees_rechten
from tests.django import Databank, vragen
from tests.dossier.loop import Loper, melding
from tests.dossier.personen import doe, persoon

VANDAAG = date(2025, 6, 16)


@pytest.fixture(autouse=True)
def klok(databank: Databank) -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def klant(medewerker: int, **toewijzing: Any) -> Any:
    with doe("invoer") as h:
        wie = persoon(h)
        Medewerker.objects.get_or_create(medewerker_id=medewerker, defaults={"organisatie": "KonnecteD", "team": "Groeien"})
        h.leg_vast(Leefsituatie(persoon=wie, begin=date(2020, 1, 1), gemeente="Deventer"))
        h.leg_vast(Klantgroep(persoon=wie, begin=date(2025, 1, 1), groep="Groeien"))
        h.leg_vast(Toewijzing(persoon=wie, begin=date(2025, 1, 1), rol="regie", organisatie="KonnecteD", medewerker_id=medewerker, **toewijzing))
        for dag in (date(2025, 6, 10), date(2025, 6, 16), date(2025, 6, 23), date(2025, 6, 24)):
            h.leg_vast(Gesprek(persoon=wie, datum=dag, soort="werkcoachgesprek", resultaat="gepland", medewerker_id=medewerker))
    return wie


def test_de_agenda_loopt_tot_en_met_zeven_dagen_en_wat_voorbij_is_wacht_op_een_uitslag() -> None:
    klant(7)
    antwoord = Loper("werkcoach", medewerker=7).browser.get("/")
    assert [regel["dag"] for regel in antwoord.context["agenda"]] == [date(2025, 6, 16), date(2025, 6, 23)]
    assert [(regel["dag"], regel["wat"]) for regel in antwoord.context["wacht"]] == [(date(2025, 6, 10), "gesprek")]
    assert antwoord.context["tellingen"]["groepen"] == [("Groeien", 1)]


def test_een_overdracht_die_nog_niet_is_aanvaard_wacht_op_wie_hem_krijgt() -> None:
    klant(7, overgedragen_op=date(2025, 6, 12))
    klant(8, overgedragen_op=date(2025, 6, 12))
    wacht = Loper("werkcoach", medewerker=7).browser.get("/").context["wacht"]
    assert [regel["dag"] for regel in wacht if regel["wat"] == "overdracht"] == [date(2025, 6, 12)]


def test_van_een_ander_staat_er_niets() -> None:
    klant(8)
    inhoud = Loper("werkcoach", medewerker=7).browser.get("/").context
    assert (inhoud["agenda"], inhoud["wacht"], inhoud["tellingen"]["groepen"]) == ([], [], [])


@pytest.mark.parametrize("rol", sorted(lees_rechten().rollen))
def test_elke_rol_heeft_een_eerste_bladzijde_in_hoogstens_dertig_vragen(rol: str) -> None:
    loper = Loper(rol, medewerker=None)
    with vragen() as gesteld:
        antwoord = loper.browser.get("/")
    assert antwoord.status_code == 200 and "Vandaag" in melding(antwoord)
    assert len(gesteld) <= 30
