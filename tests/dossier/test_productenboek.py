"""The product book through the pages: places decide what a werkcoach can offer, and nothing that runs is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import override_settings
from django.urls import reverse

from opmaat.dossier.models import Handeling, Productenboekregel, Traject
from opmaat.dossier.productenboek import begin_productenboek
from tests.django import Databank, vragen
from tests.dossier.loop import Loper, melding
from tests.dossier.personen import doe, persoon

VANDAAG = date(2025, 6, 16)
NIEUW = {"titel": "Werkleerroute zorg", "instrument": "werkleerroute", "sector": "zorg", "klantgroepen": ["Groeien"], "plaatsen": "2", "kosten": "1.250,50", "begin": "1-1-2025"}


@pytest.fixture(autouse=True)
def klok(databank: Databank) -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def stuur(beheerder: Loper, nummer: int | None = None, **anders: Any) -> Any:
    adres = reverse("product-nieuw") if nummer is None else reverse("product", args=[nummer])
    return beheerder.browser.post(adres, {**NIEUW, **anders})


def test_een_nieuw_product_is_te_kiezen_tot_zijn_plaatsen_vol_zijn() -> None:
    beheerder = Loper("functioneel_beheerder")
    assert stuur(beheerder).status_code == 302
    regel = Productenboekregel.objects.get()
    assert (regel.plaatsen, regel.kosten, regel.klantgroepen, regel.begin) == (2, Decimal("1250.50"), "Groeien", date(2025, 1, 1))
    assert Handeling.objects.filter(stap="productenboek").count() == 1
    with doe("invoer") as h:
        h.leg_vast(Traject(persoon=persoon(h), begin=date(2025, 3, 1), instrument="werkleerroute", sector="zorg"))
    blad = beheerder.browser.get(reverse("productenboek"))
    (product,) = blad.context["producten"]
    assert (product.vrij, product.plaatsen) == (1, 2)


def test_minder_plaatsen_dan_er_lopen_kan_niet_en_het_einde_ligt_na_het_begin() -> None:
    beheerder = Loper("functioneel_beheerder")
    stuur(beheerder)
    nummer = Productenboekregel.objects.get().pk
    with doe("invoer") as h:
        h.leg_vast(Traject(persoon=persoon(h), begin=date(2025, 3, 1), instrument="werkleerroute", sector="zorg"))
    assert list(stuur(beheerder, nummer, plaatsen="0").context["formulier"].errors) == ["plaatsen"]
    assert list(stuur(beheerder, nummer, eind="31-12-2024").context["formulier"].errors) == ["eind"]
    assert list(stuur(beheerder, nummer, kosten="veel").context["formulier"].errors) == ["kosten"]
    assert stuur(beheerder, nummer, eind="15-6-2025").status_code == 302
    blad = beheerder.browser.get(reverse("productenboek"))
    assert blad.context["producten"] == () and "Nu niet aan te bieden" in melding(blad)


def test_alleen_de_functioneel_beheerder_komt_erin() -> None:
    assert Loper("werkcoach").browser.get(reverse("productenboek")).status_code == 403
    assert Loper("teamleider").browser.post(reverse("product-nieuw"), NIEUW).status_code == 403
    assert Loper("functioneel_beheerder").browser.get(reverse("product", args=[12345])).status_code == 404


def test_het_hele_productenboek_kost_weinig_vragen() -> None:
    begin_productenboek()
    beheerder = Loper("functioneel_beheerder")
    with vragen() as gesteld:
        assert beheerder.browser.get(reverse("productenboek")).status_code == 200
    assert len(gesteld) <= 30
