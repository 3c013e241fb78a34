"""What a dossier asks attention for today, and the story it tells."""

from __future__ import annotations

from typing import Any

import pytest

from opmaat.dossier.keten import schakels
from opmaat.dossier.signalen import laatste_contact, signalen
from opmaat.dossier.tijdlijn import SOORTEN, maak_tijdlijn
from opmaat.dossier.toon import toon_bijzonderheden, toon_feit, toon_soort
from tests.dossier.papier import VANDAAG, Lezer, beeld, dag, rij, situatie

GROEIEN = {"begin": dag("1-1-2025"), "groep": "Groeien", "status": "definitief"}
PLAN = {"begin": dag("10-1-2025"), "soort": "pw", "getekend_op": dag("12-1-2025")}
COACH = {"begin": dag("1-1-2025"), "rol": "aanspreekpunt", "organisatie": "KonnecteD"}
CONTACT = {"datum": dag("10-6-2025"), "met": "klant"}
RUSTIG: dict[str, Any] = {"klantgroep": [GROEIEN], "plan_van_aanpak": [PLAN], "toewijzing": [COACH], "contact": [CONTACT]}


def ids(**tabellen: Any) -> list[str]:
    return [signaal.id for signaal in signalen(situatie(beeld(**{**RUSTIG, **tabellen})))]


def test_wie_een_plan_een_aanspreekpunt_en_pas_contact_heeft_geeft_geen_signaal() -> None:
    assert ids() == []


@pytest.mark.parametrize(
    ("signaal", "tabellen"),
    [
        # 21 April + 8 weeks = 16 June, today.
        ("geen-contact", {"contact": [{"datum": dag("21-4-2025"), "met": "klant"}]}),
        ("geen-contact", {"contact": [CONTACT | {"met": "werkgever"}], "klantgroep": [GROEIEN]}),
        ("geen-plan", {"plan_van_aanpak": []}),
        ("plan-verlopen", {"plan_van_aanpak": [PLAN | {"eind": dag("15-6-2025")}]}),
        ("plan-niet-getekend", {"plan_van_aanpak": [PLAN | {"getekend_op": None}]}),
        ("contract-eind", {"plaatsing": [{"begin": dag("1-2-2025"), "grond": "regulier", "contract_eind": dag("28-7-2025")}]}),
        ("proeftijd-eind", {"plaatsing": [{"begin": dag("1-6-2025"), "grond": "regulier", "proeftijd_eind": dag("1-7-2025")}]}),
        ("contract-voorbij", {"plaatsing": [{"begin": dag("1-2-2025"), "grond": "regulier", "contract_eind": dag("15-6-2025")}]}),
        ("traject-open", {"traject": [{"begin": dag("1-2-2025"), "instrument": "werkfit", "gepland_eind": dag("15-6-2025")}]}),
        ("afspraak-open", {"gesprek": [{"datum": dag("15-6-2025"), "soort": "intake", "resultaat": "gepland"}]}),
        ("niet-verschenen", {"deelname": [{"datum": dag("2-6-2025"), "soort": "kick-off", "status": "niet_verschenen"}]}),
        ("herbeoordeling", {"klantgroep": [GROEIEN | {"herbeoordeling_op": dag("15-6-2025")}]}),
        ("geen-aanspreekpunt", {"toewijzing": []}),
        ("niet-aanvaard", {"toewijzing": [COACH | {"overgedragen_op": dag("10-6-2025")}]}),
        ("geen-groep", {"klantgroep": [], "uitkering": [{"begin": dag("4-5-2025"), "regeling": "PW"}]}),
    ],
)
def test_een_signaal_gaat_af(signaal: str, tabellen: dict[str, Any]) -> None:
    assert signaal in ids(**tabellen)


@pytest.mark.parametrize(
    ("signaal", "tabellen"),
    [
        ("geen-contact", {"contact": [{"datum": dag("22-4-2025"), "met": "klant"}]}),
        ("geen-contact", {"contact": [], "gesprek": [{"datum": dag("20-6-2025"), "soort": "intake", "resultaat": "gepland"}]}),
        ("geen-plan", {"plan_van_aanpak": [], "klantgroep": [GROEIEN | {"begin": dag("5-5-2025")}]}),  # 5 May + 6 weeks is today
        ("geen-plan", {"plan_van_aanpak": [], "klantgroep": [GROEIEN | {"groep": "Zorgen"}]}),
        ("contract-eind", {"plaatsing": [{"begin": dag("1-2-2025"), "grond": "regulier", "contract_eind": dag("29-7-2025")}]}),
        ("traject-open", {"traject": [{"begin": dag("1-2-2025"), "instrument": "werkfit", "gepland_eind": VANDAAG}]}),
        ("niet-verschenen", {"deelname": [{"datum": dag("2-6-2025"), "soort": "kick-off", "status": "niet_verschenen"}], "contact": [CONTACT | {"onderwerp": "niet_verschenen"}]}),
        ("geen-groep", {"klantgroep": [], "uitkering": [{"begin": dag("5-5-2025"), "regeling": "PW"}]}),
    ],
)
def test_een_signaal_gaat_niet_te_vroeg_of_onnodig_af(signaal: str, tabellen: dict[str, Any]) -> None:
    assert signaal not in ids(**tabellen)


def test_de_termijnen_van_een_aanvraag_en_de_zoekperiode() -> None:
    aanvraag = {"datum": dag("20-5-2025"), "status": "open"}
    assert "voorschot" in ids(aanvraag=[aanvraag])  # 20 May + 4 weeks is tomorrow
    assert "beslistermijn" not in ids(aanvraag=[aanvraag])
    assert "beslistermijn" in ids(aanvraag=[aanvraag | {"datum": dag("5-5-2025")}])  # 30 June, two weeks ahead
    assert "hersteltermijn" in ids(aanvraag=[aanvraag | {"status": "aangehouden", "opgeschort_van": dag("1-6-2025"), "opgeschort_tot": dag("15-6-2025")}])
    zoekt = {"datum": dag("19-5-2025"), "soort": "bijstand", "zoekperiode_eind": dag("15-6-2025")}
    assert "zoekperiode-voorbij" in ids(melding=[zoekt])
    assert "zoekperiode-voorbij" not in ids(melding=[zoekt], aanvraag=[aanvraag | {"datum": VANDAAG}])


def test_nood_staat_bovenaan_tot_er_is_verwezen() -> None:
    nood = {"datum": dag("15-6-2025"), "soort": "bijstand", "nood": "broodnood"}
    assert ids(melding=[nood], toewijzing=[])[0] == "nood"
    assert "nood" not in ids(melding=[nood], verwijzing=[{"datum": VANDAAG, "partner": "voedselbank"}])


def test_wie_een_tabel_niet_ziet_krijgt_geen_signaal_omdat_daar_niets_staat() -> None:
    class Deels(Lezer):
        def kolommen(self, tabel: str) -> frozenset[str]:
            return frozenset() if tabel == "plan_van_aanpak" else frozenset({"begin"})

    zonder = {**RUSTIG, "plan_van_aanpak": []}
    assert [s.id for s in signalen(situatie(beeld(**zonder)))] == ["geen-plan"]
    assert signalen(situatie(beeld(**zonder), lezer=Deels(frozenset({"balie"})))) == []


def test_het_laatste_contact_is_het_laatste_gesprek_contact_bijeenkomst_of_nazorg() -> None:
    s = situatie(
        beeld(
            gesprek=[{"datum": dag("1-6-2025"), "soort": "intake", "resultaat": "gehouden"}, {"datum": dag("9-6-2025"), "soort": "intake", "resultaat": "niet_verschenen"}],
            contact=[{"datum": dag("8-6-2025"), "met": "werkgever"}],
            deelname=[{"datum": dag("4-6-2025"), "soort": "kick-off", "status": "aanwezig"}],
        )
    )
    assert laatste_contact(s) == dag("4-6-2025")


def test_de_tijdlijn_heeft_ieder_feit_en_het_einde_van_een_periode_nieuwste_eerst() -> None:
    b = beeld(
        uitkering=[{"begin": dag("1-1-2020"), "eind": dag("31-5-2025"), "regeling": "PW", "reden_einde": "werk", "herkomst": "ww"}],
        gesprek=[{"datum": dag("20-6-2025"), "soort": "voortgangsgesprek", "resultaat": "gepland", "rol": "werkcoach", "organisatie": "KonnecteD"}],
        toewijzing=[{"begin": dag("1-1-2020"), "eind": dag("31-5-2025"), "rol": "regie"}],
    )
    regels = [(g.dag, g.titel, g.tekst, g.wie, g.gepland) for g in maak_tijdlijn(b, VANDAAG)]
    assert regels == [
        (dag("20-6-2025"), "Voortgangsgesprek", "resultaat: Gepland", "Werkcoach, KonnecteD", True),
        (dag("31-5-2025"), "Einde van: Uitkering: Participatiewet", "Werk", "", False),
        (dag("1-1-2020"), "Toewijzing: Regie", "", "", False),
        (dag("1-1-2020"), "Uitkering: Participatiewet", "herkomst: WW afgelopen · reden einde: Werk", "", False),
    ]


def test_iedere_soort_van_de_tijdlijn_noemt_tabellen_die_bestaan_en_geen_tabel_twee_keer() -> None:
    tabellen = [tabel for _titel, namen in SOORTEN.values() for tabel in namen]
    assert len(set(tabellen)) == len(tabellen)
    for tabel in tabellen:
        toon_soort(rij(tabel, 1))
        toon_feit(rij(tabel, 1))
        assert toon_bijzonderheden(rij(tabel, 1)) == ""


def test_de_klantreis_laat_zien_wat_is_gedaan_wat_nu_is_en_wat_niet_geldt() -> None:
    stand = {s.titel: s.stand for s in schakels(situatie(beeld(klantgroep=[GROEIEN | {"groep": "Zorgen", "reden": "conversie"}], aanvraag=[{"datum": VANDAAG, "status": "open"}])))}
    assert (stand["Aanvraag"], stand["Groep"], stand["Plan"], stand["Ambitiegesprek"], stand["Kick-off"]) == ("nu", "gedaan", "nvt", "nvt", "straks")
