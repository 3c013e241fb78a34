"""What somebody may not know does not come through any door: the history of a fact, its notes, letters, exports, search."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings

from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Brief, Gesprek
from opmaat.toegang.models import Gebruiker
from tests.django import BEIDE, Databank
from tests.dossier.loop import Loper, melding, persoon_uit
from tests.toegang.mensen import Burgerzaken

pytestmark = pytest.mark.parametrize("databank", BEIDE, indirect=True)
VANDAAG = date(2025, 6, 16)
WIE, ELDERS = 900_001, 900_003


@pytest.fixture(autouse=True)
def stad(databank: Databank) -> Iterator[Burgerzaken]:
    with override_settings(VANDAAG=VANDAAG):
        b = Burgerzaken()
        for medewerker, organisatie in ((7, "KonnecteD"), (8, "IO"), (9, "KonnecteD")):
            b.medewerker(medewerker, organisatie=organisatie)
        b.persoon(WIE), b.persoon(ELDERS, gemeente="Raalte")
        b.feit("klant", persoon_id=WIE, achternaam="Verzonnenstein", straat="Schuilplaats", huisnummer="9", woonplaats="Nergenshuizen", geheim=True)
        b.feit("klant", persoon_id=ELDERS, achternaam="Verzonnenstein", straat="Elderslaan")
        b.toewijzing(WIE, 7), b.toewijzing(WIE, 8, organisatie="IO", rol="aanspreekpunt"), b.toewijzing(WIE, 9, rol="jobcoach")
        yield b


def test_een_code_over_gezondheid_staat_ook_niet_in_de_geschiedenis_van_een_feit(stad: Burgerzaken) -> None:
    """An accountmanager reads the table traject but not health; a werkcoach reads both."""
    uitval = stad.feit("traject", persoon_id=WIE, begin=date(2025, 1, 1), eind=date(2025, 3, 1), instrument="werkfit", resultaat="uitval", uitvalreden="ziekte")
    kenmerk = stad.feit("doelgroep", persoon_id=WIE, begin=date(2025, 1, 1), kenmerk="medisch_urenbeperkt")
    stad.feit("klantgroep", persoon_id=WIE, begin=date(2025, 1, 1), groep="Matchen")
    makelaar, coach = Loper("accountmanager"), Loper("werkcoach", medewerker=7)
    adres = f"/klant/{WIE}/feit/traject/{uitval}/"
    assert "Uitgevallen door ziekte" in melding(coach.browser.get(adres)) or "iekte" in melding(coach.browser.get(adres))
    zonder = makelaar.browser.get(adres)
    assert zonder.status_code == 200 and "iekte" not in melding(zonder)
    assert "iekte" not in makelaar.bladzijde(WIE)
    assert coach.browser.get(f"/klant/{WIE}/feit/doelgroep/{kenmerk}/").status_code == 200
    assert makelaar.browser.get(f"/klant/{WIE}/feit/doelgroep/{kenmerk}/").status_code == 404
    assert makelaar.browser.post(f"/klant/{WIE}/stap/feit-verbeteren/{kenmerk}/", {"staat": "x"}).status_code == 409


def test_woorden_over_gezondheid_of_schulden_leest_alleen_wie_dat_mag(stad: Burgerzaken) -> None:
    gesprek = stad.feit("gesprek", persoon_id=WIE, datum=date(2025, 6, 2), soort="voortgangsgesprek", resultaat="gehouden", medewerker_id=7)
    doet = Loper("teamleider")
    for rubriek in ("gezondheid", "schulden", "algemeen"):
        with handeling(door=doet.gebruiker, stap="proef", klant=WIE) as h:
            h.licht_toe(Gesprek.objects.get(versie_id=gesprek), f"Woorden over {rubriek}", rubriek)
        stad.feit("notitie", persoon_id=WIE, datum=date(2025, 6, 2), rubriek=rubriek, tekst=f"Notitie over {rubriek}")
    verwacht = {"werkcoach": {"gezondheid", "algemeen"}, "jobcoach": {"gezondheid", "algemeen"}, "inkomensconsulent": {"gezondheid", "schulden", "algemeen"}}
    for rol, medewerker in (("werkcoach", 7), ("inkomensconsulent", 8), ("jobcoach", 9)):
        loper = Loper(rol, medewerker=medewerker)
        for blad in (loper.bladzijde(WIE), loper.browser.get(f"/klant/{WIE}/feit/gesprek/{gesprek}/").content.decode()):
            assert {r for r in ("gezondheid", "schulden", "algemeen") if f"over {r}" in blad} == verwacht[rol], rol
    balie = Loper("balie").bladzijde(WIE)
    assert "Notitie over" not in balie and "over gezondheid" not in balie and "over schulden" not in balie


def test_een_geheim_adres_staat_nergens_voor_wie_het_niet_mag_lezen(stad: Burgerzaken) -> None:
    coach = Loper("werkcoach", medewerker=7)
    coach.neem("gesprek-plannen", WIE, datum="23-6-2025", soort="voortgangsgesprek", waar="gemeentehuis")
    brief = Brief.objects.filter(persoon_id=WIE).first()
    bladen = [coach.bladzijde(WIE).encode(), coach.browser.get("/klanten/").content, coach.browser.get("/klanten/uitvoer/csv/").content, coach.browser.post("/klanten/zoeken/", {"q": "verzonnen"}).content]
    if brief is not None:
        bladen += [coach.browser.get(f"/klant/{WIE}/brief/{brief.nummer}/").content, brief.tekst.encode()]
    assert not [blad for blad in bladen if b"Schuilplaats" in blad or b"Nergenshuizen" in blad]
    assert "Schuilplaats" in Loper("inkomensconsulent", medewerker=8).bladzijde(WIE)
    assert coach.open("klantgegevens", WIE).status_code == 409


def test_de_volgorde_van_de_lijst_verraadt_geen_geheime_woonplaats(stad: Burgerzaken) -> None:
    for nummer, plaats in ((900_011, "Apeldoorn"), (900_012, "Zwolle")):
        stad.persoon(nummer)
        stad.feit("klant", persoon_id=nummer, achternaam=plaats, woonplaats=plaats)
        stad.toewijzing(nummer, 7)
    coach = Loper("werkcoach", medewerker=7)
    for sorteer in ("woonplaats", "-woonplaats"):
        blad = coach.browser.get(f"/klanten/?sorteer={sorteer}").content.decode()
        assert blad.index("Verzonnenstein") > max(blad.index(f"/klant/{nummer}/") for nummer in (900_011, 900_012)), sorteer


def test_een_klant_van_een_andere_gemeente_is_er_via_geen_enkel_adres(stad: Burgerzaken) -> None:
    feit = stad.feit("melding", persoon_id=ELDERS, datum=date(2025, 6, 1), soort="bijstand")
    for rol, medewerker in (("balie", None), ("werkcoach", 7), ("inkomensconsulent", 8), ("teamleider", 9)):
        browser = Loper(rol, medewerker=medewerker).browser
        for deel in ("", "stukken/", f"feit/melding/{feit}/", "stap/notitie/", f"stap/feit-verbeteren/{feit}/", "brief/2025-1/", "brief/2025-1.pdf", "document/1/", "reden/", "inzage/"):
            for methode in (browser.get, browser.post):
                antwoord = methode(f"/klant/{ELDERS}/{deel}")
                assert antwoord.status_code in (403, 404), (rol, deel)
                assert "Elderslaan" not in antwoord.content.decode() and "Verzonnenstein" not in antwoord.content.decode()
        assert f"/klant/{ELDERS}/" not in browser.post("/klanten/zoeken/", {"q": str(ELDERS)}).content.decode()
        assert f"/klant/{ELDERS}/" not in browser.get("/klanten/").content.decode()


def test_wie_geen_bsn_mag_zien_vindt_er_niemand_mee(stad: Burgerzaken) -> None:
    persoon = persoon_uit(Loper("balie").neem("melding-nieuw", achternaam="Bsnproef", geboortedatum="1-1-1990", bsn="111222333"))
    stad.toewijzing(persoon, 7)
    coach = Loper("werkcoach", medewerker=7)
    assert "Bsnproef" not in coach.browser.post("/klanten/zoeken/", {"q": "111222333"}).content.decode()
    assert "111222333" not in coach.bladzijde(persoon)


@pytest.mark.parametrize("vraag", ["a\x00b", "\x00", "%", "_", "'; DROP TABLE persoon; --", "9" * 30, "²", "😀", "31-02-2025", "a" * 5000])
def test_vreemd_zoeken_vindt_niets_en_breekt_niets(vraag: str) -> None:
    balie = Loper("balie")
    assert balie.browser.post("/klanten/zoeken/", {"q": vraag}).status_code == 200
    assert balie.browser.post("/klanten/", {"q": vraag}, follow=True).status_code == 200
    assert balie.browser.post("/klanten/", {"q": vraag, "groep": vraag, "sorteer": vraag}, follow=True).status_code == 200


def test_een_uitvoer_voert_in_een_rekenblad_niets_uit(stad: Burgerzaken) -> None:
    balie = Loper("balie")
    for naam in ('=HYPERLINK("http://x")', "+31", "-1+1", "@SUM(A1)"):
        balie.neem("melding-nieuw", achternaam=naam, geboortedatum="1-1-1990")
    cellen = [cel for rij in csv.reader(io.StringIO(balie.browser.get("/klanten/uitvoer/csv/").content.decode("utf-8-sig")), delimiter=";") for cel in rij]
    assert len([cel for cel in cellen if cel.startswith("'")]) >= 4
    assert not [cel for cel in cellen if cel[:1] in ("=", "+", "@", "\t", "\r")]
    assert Gebruiker.objects.count() == 1
