"""What one may not know stands on no page of the dossier: codes about health, amounts, words beside a hidden fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client, override_settings

from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Maatregel
from tests.django import Databank
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd


@pytest.fixture
def stad(databank: Databank) -> Iterator[Burgerzaken]:
    b = Burgerzaken()
    b.medewerker(71), b.persoon(1)
    b.feit("klant", persoon_id=1, achternaam="Verzonnen", straat="Geheimstraat", huisnummer="1", geheim=True)
    b.toewijzing(1, 71)
    with override_settings(VANDAAG=VANDAAG):
        yield b


def bladzijden(browser: Client, *adressen: str) -> str:
    """The pages together; a page that is not there counts as empty."""
    return "".join(antwoord.content.decode() for antwoord in map(browser.get, adressen) if antwoord.status_code == 200)


def test_een_onderwerp_over_gezondheid_ziet_alleen_wie_gezondheid_leest(stad: Burgerzaken) -> None:
    gesprek = stad.feit("gesprek", persoon_id=1, datum=date(2025, 6, 2), soort="intake", resultaat="gehouden", onderwerpen="werk;gezondheid", medewerker_id=71)
    adressen = ("/klant/1/", f"/klant/1/feit/gesprek/{gesprek}/")
    assert "Gezondheid" in bladzijden(ingelogd(gebruiker("werkcoach", medewerker=71)), *adressen)
    balie = bladzijden(ingelogd(gebruiker("balie")), *adressen)
    assert "Werk" in balie and "Gezondheid" not in balie


def test_een_feit_waarvan_de_soort_over_gezondheid_gaat_is_er_niet_voor_wie_die_niet_leest(stad: Burgerzaken) -> None:
    kenmerk = stad.feit("doelgroep", persoon_id=1, begin=date(2025, 1, 1), kenmerk="psychisch_kwetsbaar")
    verwijzing = stad.feit("verwijzing", persoon_id=1, datum=date(2025, 6, 2), partner="ggz")
    for tabel, feit in (("doelgroep", kenmerk), ("verwijzing", verwijzing)):
        adres = f"/klant/1/feit/{tabel}/{feit}/"
        assert ingelogd(gebruiker("werkcoach", f"coach{feit}", medewerker=None)).get(adres).status_code == 302  # outside the circle: a reason first
        assert ingelogd(gebruiker("balie", f"balie{feit}")).get(adres).status_code == 404
    assert "sychisch" not in bladzijden(ingelogd(gebruiker("balie", "nog een balie")), "/klant/1/")
    coach = ingelogd(gebruiker("werkcoach", medewerker=71))
    assert coach.get(f"/klant/1/feit/doelgroep/{kenmerk}/").status_code == 200
    onbekend = stad.feit("verwijzing", persoon_id=1, datum=date(2025, 6, 1))
    assert ingelogd(gebruiker("balie")).get(f"/klant/1/feit/verwijzing/{onbekend}/").status_code == 200


def test_een_bedrag_staat_niet_op_de_bladzijde_van_wie_geen_inkomen_leest(stad: Burgerzaken) -> None:
    uitkering = stad.feit("uitkering", persoon_id=1, begin=date(2025, 1, 1), regeling="PW", bedrag="1234.56")
    coach = bladzijden(ingelogd(gebruiker("werkcoach", medewerker=71)), "/klant/1/", f"/klant/1/feit/uitkering/{uitkering}/")
    assert "1.234" not in coach and "1234" not in coach
    stad.medewerker(72, "IO", "Inkomen")
    stad.toewijzing(1, 72, organisatie="IO", team="Inkomen", rol="aanspreekpunt")
    consulent = bladzijden(ingelogd(gebruiker("inkomensconsulent", medewerker=72)), f"/klant/1/feit/uitkering/{uitkering}/")
    assert "1.234,56" in consulent


def test_woorden_bij_een_maatregel_zijn_niet_voor_wie_de_maatregel_niet_ziet(stad: Burgerzaken) -> None:
    with handeling(door=gebruiker("handhaver"), stap="maatregel", klant=1) as h:
        feit = h.leg_vast(Maatregel(persoon_id=1, datum=date(2025, 6, 1), soort="verlaging"))
        h.licht_toe(feit, "Woorden over de maatregel.")
    coach = ingelogd(gebruiker("werkcoach", medewerker=71))
    assert "Woorden over de maatregel" not in bladzijden(coach, "/klant/1/")
    assert coach.get(f"/klant/1/feit/maatregel/{feit.feit_id}/").status_code == 404


def test_een_geheim_adres_ziet_alleen_wie_het_nodig_heeft(stad: Burgerzaken) -> None:
    assert "Geheimstraat" not in bladzijden(ingelogd(gebruiker("werkcoach", medewerker=71)), "/klant/1/")
    assert "Geheimstraat" in bladzijden(ingelogd(gebruiker("balie")), "/klant/1/")
