"""A client goes from IO to the werk-leerbedrijf through the screens: proposed, talked over, accepted; and refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import override_settings

from opmaat.dossier.models import Gesprek, Toewijzing
from opmaat.toegang.models import Aanstelling, Verwerking
from tests.django import BEIDE, Databank
from tests.dossier.loop import Loper
from tests.toegang.mensen import VANDAAG, Burgerzaken

pytestmark = pytest.mark.parametrize("databank", BEIDE, indirect=True)
KLANT, CONSULENT, COACH = 1, 91, 77


@pytest.fixture(autouse=True)
def stad(databank: Databank) -> Iterator[Burgerzaken]:
    b = Burgerzaken()
    b.medewerker(CONSULENT, "IO", "Inkomen"), b.medewerker(COACH)
    b.persoon(KLANT)
    b.feit("klant", persoon_id=KLANT, achternaam="Verzonnen")
    b.feit("klantgroep", persoon_id=KLANT, begin=date(2025, 6, 1), groep="Groeien")
    for rol in ("regie", "aanspreekpunt"):
        b.toewijzing(KLANT, CONSULENT, rol=rol, organisatie="IO", team="Inkomen")
    with override_settings(VANDAAG=VANDAAG):
        yield b


def regie() -> list[tuple[Any, ...]]:
    """The known spells of regie, in order: organisation, employee, begin, end, accepted."""
    rijen = Toewijzing.bekend.nu().filter(persoon_id=KLANT, rol="regie").order_by("begin")
    return [(rij.organisatie, rij.medewerker_id, rij.begin, rij.eind, rij.aanvaard_op) for rij in rijen]


def test_van_voorstel_tot_aanvaarding() -> None:
    consulent, coach = Loper("inkomensconsulent", CONSULENT), Loper("werkcoach", COACH)
    assert "Klant overdragen" in consulent.bladzijde(KLANT)
    assert coach.browser.get(f"/klant/{KLANT}/").status_code == 302  # not yet: a reason is asked
    consulent.neem("overdracht-voorstellen", KLANT, organisatie="KonnecteD", medewerker=str(COACH), begin=date(2025, 6, 16), waarom="Wil in de zorg werken.")
    assert regie() == [("IO", CONSULENT, date(2025, 1, 1), date(2025, 6, 15), None), ("KonnecteD", COACH, date(2025, 6, 16), None, None)]
    assert "Overdracht aanvaarden" in coach.bladzijde(KLANT)
    coach.neem("overdracht-gesprek", KLANT, datum=VANDAAG, resultaat="gehouden", verslag="Samen gesproken.")
    assert Gesprek.bekend.nu().get(persoon_id=KLANT).deelnemende_organisaties == "KonnecteD;IO"
    coach.neem("overdracht-aanvaarden", KLANT, medewerker=str(COACH), aanvaard_op=VANDAAG, warm=True)
    assert regie()[1] == ("KonnecteD", COACH, date(2025, 6, 16), None, VANDAAG)
    bekend = Toewijzing.bekend.nu().filter(persoon_id=KLANT, eind=None)
    assert {(rij.rol, rij.organisatie, rij.medewerker_id) for rij in bekend} == {
        ("regie", "KonnecteD", COACH), ("aanspreekpunt", "KonnecteD", COACH), ("begeleider", "KonnecteD", COACH), ("aanspreekpunt", "IO", CONSULENT)}  # fmt: skip
    assert bekend.get(rol="regie").warm is True
    assert list(Verwerking.objects.filter(persoon_id=KLANT).values_list("activiteit", flat=True)) == ["overdracht"] * 3


def test_een_weigering_laat_de_regie_waar_zij_was() -> None:
    consulent = Loper("inkomensconsulent", CONSULENT)
    consulent.neem("overdracht-voorstellen", KLANT, organisatie="KonnecteD", begin=date(2025, 6, 16))
    leider = Loper("teamleider")
    leider.neem("overdracht-weigeren", KLANT, reden="De klant gaat verhuizen.")
    assert regie() == [("IO", CONSULENT, date(2025, 1, 1), None, None)]
    assert "Klant overdragen" in consulent.bladzijde(KLANT)


def test_wie_de_klant_niet_krijgt_aanvaardt_hem_niet() -> None:
    Loper("werkcoach", COACH)
    Loper("inkomensconsulent", CONSULENT).neem("overdracht-voorstellen", KLANT, organisatie="KonnecteD", medewerker=str(COACH), begin=VANDAAG)
    leider = Loper("teamleider")
    Aanstelling.objects.filter(gebruiker=leider.gebruiker).update(organisatie="IO", team="")
    assert leider.open("overdracht-aanvaarden", KLANT).status_code == 409
    assert regie()[-1][-1] is None
