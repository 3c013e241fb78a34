"""What should not be typed, sent or asked: each gets an answer in Dutch, nothing typed is lost, and there is never a page 500."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import override_settings

from opmaat.dossier.formulierstaat import Formulierstaat
from opmaat.dossier.models import Klant, Klantgroep, Leefsituatie, Melding, Productenboekregel, Traject, Uitkering
from opmaat.dossier.productenboek import begin_productenboek
from tests.django import Databank
from tests.dossier.loop import Loper, adres, fouten, ingevuld, persoon_uit
from tests.toegang.mensen import Burgerzaken

VANDAAG = date(2025, 6, 16)
WIE, ANDER = 900_001, 900_002


@pytest.fixture(autouse=True)
def stad(databank: Databank) -> Iterator[Burgerzaken]:
    """Person WIE is in the caseload of the employees 7 (werk) and 8 (inkomen), person ANDER of nobody."""
    with override_settings(VANDAAG=VANDAAG):
        b = Burgerzaken()
        b.medewerker(7), b.medewerker(8, organisatie="IO")
        for nummer in (WIE, ANDER):
            b.persoon(nummer)
            b.feit("klant", persoon_id=nummer, achternaam="Verzonnenstein")
        b.toewijzing(WIE, 7), b.toewijzing(WIE, 8, organisatie="IO", rol="aanspreekpunt")
        b.feit("klantgroep", persoon_id=WIE, begin=date(2025, 1, 1), groep="Groeien", status="definitief")
        yield b


@pytest.mark.parametrize(
    ("getypt", "woorden"),
    [
        ("31-02-2025", "bestaat niet"), ("29-02-2023", "bestaat niet"), ("1-1-25", "vier cijfers"), ("01-01-0001", "te ver terug"), ("31-12-9999", "toekomst"),
        ("99999999", "bestaat niet"), ("gisteren", "geen datum"), ("\x00", "geen datum"), ("²-1-2025", "geen datum"),
    ],
)  # fmt: skip
def test_een_datum_die_niet_kan_staat_bij_het_veld_en_blijft_staan(getypt: str, woorden: str) -> None:
    balie = Loper("balie")
    antwoord = balie.stuur("melding-nieuw", achternaam="Bakker 😀", geboortedatum="1-1-1990", datum=getypt)
    assert antwoord.status_code == 422
    assert woorden in fouten(antwoord)["datum"][0]
    assert antwoord.context["formulier"]["achternaam"].value() == "Bakker 😀" and antwoord.context["formulier"]["datum"].value() == getypt
    assert not Melding.objects.exists()


@pytest.mark.parametrize("naam", ["😀" * 50, "\u202eomgekeerd", "O'Neill–Łukasz", "محمد", "李", "=HYPERLINK(1)", "<script>alert(1)</script>", "a\x00b"])
def test_een_naam_in_welk_schrift_ook_wordt_bewaard_en_staat_veilig_op_de_bladzijde(naam: str) -> None:
    balie = Loper("balie")
    persoon = persoon_uit(balie.neem("melding-nieuw", achternaam=naam, geboortedatum="1-1-1990"))
    blad = balie.bladzijde(persoon)
    assert "<script>alert" not in blad and "\x00" not in blad


def test_een_naam_van_tienduizend_tekens_past_niet_en_blijft_staan() -> None:
    antwoord = Loper("balie").stuur("melding-nieuw", achternaam="a" * 10_000, geboortedatum="1-1-1990")
    assert "10000 tekens" in fouten(antwoord)["achternaam"][0]
    assert len(antwoord.context["formulier"]["achternaam"].value()) == 10_000


def test_een_notitie_van_dertig_bladzijden_past_niet_en_blijft_staan_en_een_van_zes_wel() -> None:
    coach = Loper("werkcoach", medewerker=7)
    lang = "Regel met woorden.\n" * 5_000
    antwoord = coach.stuur("notitie", WIE, tekst=lang)
    assert antwoord.status_code == 422 and "te lang" in fouten(antwoord)["tekst"][0]
    assert antwoord.context["formulier"]["tekst"].value() == lang
    coach.neem("notitie", WIE, tekst="Regel met woorden.\n" * 1_000)


@pytest.mark.parametrize(
    ("getypt", "woorden"),
    [("1,250.50", "geen getal"), ("1e9", "geen getal"), ("NaN", "geen getal"), ("-1", "ten minste 0"), ("1,255", "2 cijfers"), ("9" * 40, "te groot"), ("1.25.0", "geen getal")],
)
def test_een_bedrag_dat_niet_kan_staat_bij_het_veld_en_blijft_staan(stad: Burgerzaken, getypt: str, woorden: str) -> None:
    stad.feit("uitkering", persoon_id=WIE, begin=date(2025, 1, 1), regeling="PW", gemeente="Deventer")
    consulent = Loper("inkomensconsulent", medewerker=8)
    antwoord = consulent.stuur("inkomsten-vastleggen", WIE, bedrag=getypt)
    assert woorden in fouten(antwoord)["bedrag"][0]
    assert antwoord.context["formulier"]["bedrag"].value() == getypt


def test_een_bsn_dat_niet_klopt_en_een_code_die_niet_bestaat_staan_bij_het_veld() -> None:
    antwoord = Loper("balie").stuur("melding-nieuw", achternaam="Bakker", geboortedatum="1-1-1990", bsn="111222334", route="<script>")
    assert set(fouten(antwoord)) == {"bsn", "route"}
    assert "111222334" not in fouten(antwoord)["bsn"][0] and "bestaat niet" in fouten(antwoord)["route"][0]


def werkfit() -> str:
    """The number of an instrument for Groeien in the product book."""
    begin_productenboek()
    return str(Productenboekregel.objects.filter(instrument="werkfit").values_list("pk", flat=True)[0])


def test_een_waarschuwing_naast_een_fout_houdt_de_getypte_reden_vast() -> None:
    coach = Loper("werkcoach", medewerker=7)
    # No plan yet (a warning) and ESF without hours (an error) in one form.
    antwoorden = {"product": werkfit(), "begin": "16-6-2025", "financiering": "esf"}
    beide = coach.stuur("traject-starten", WIE, **antwoorden, toch_reden="Het plan volgt morgen")
    assert beide.status_code == 422 and "uren_per_week" in fouten(beide)
    assert beide.context["formulier"]["toch_reden"].value() == "Het plan volgt morgen"
    kapot = coach.stuur("traject-starten", WIE, **{**antwoorden, "begin": "31-02-2025"}, toch_reden="Het plan volgt morgen")
    assert kapot.status_code == 422 and "Het plan volgt morgen" in kapot.content.decode()
    te_lang = coach.stuur("traject-starten", WIE, product=antwoorden["product"], begin="16-6-2025", toch_reden="a" * 30_000, toch_gezien=beide.context["gezien"])
    assert te_lang.status_code == 422
    assert not Traject.objects.exists()


def test_een_traject_met_eigen_kosten_wordt_bewaard() -> None:
    coach = Loper("werkcoach", medewerker=7)
    antwoorden = {"product": werkfit(), "begin": "16-6-2025", "kosten": "125,50"}
    gevraagd = coach.stuur("traject-starten", WIE, **antwoorden)
    assert gevraagd.status_code == 422 and gevraagd.context["gezien"]
    coach.neem("traject-starten", WIE, **antwoorden, toch_reden="Het plan volgt", toch_gezien=gevraagd.context["gezien"])
    assert str(Traject.bekend.nu().get(persoon_id=WIE).kosten) in ("125.50", "125.5", "125.5000")


def test_een_feit_van_een_ander_of_een_formulier_van_een_ander_wordt_niet_aangenomen(stad: Burgerzaken) -> None:
    ander = stad.feit("melding", persoon_id=ANDER, datum=date(2025, 6, 1), soort="bijstand")
    balie = Loper("balie")
    assert balie.open("feit-verbeteren", WIE, ander).status_code == 409
    assert balie.browser.get(f"/klant/{WIE}/feit/melding/{ander}/").status_code == 404
    for staat in ("", "x", "a:b:c", Formulierstaat.nieuw(999, "feit-verbeteren", ANDER, ander, ander).teken(), Formulierstaat.nieuw(balie.gebruiker.pk, "feit-verbeteren", WIE, ander, ander).teken()):
        gegevens = {"staat": staat, "wat": "intrekken", "reden": "proef", "datum": "1-6-2025", "soort": "bijstand"}
        assert balie.browser.post(f"/klant/{ANDER}/stap/feit-verbeteren/{ander}/", gegevens).status_code == 422
        assert balie.browser.post(f"/klant/{WIE}/stap/feit-verbeteren/{ander}/", gegevens).status_code == 409
    assert Melding.bekend.nu().filter(feit_id=ander).exists()


def test_een_tweede_uitkering_die_loopt_wordt_geweigerd(stad: Burgerzaken) -> None:
    stad.feit("uitkering", persoon_id=WIE, begin=date(2025, 1, 1), regeling="PW", gemeente="Deventer")
    stad.feit("aanvraag", persoon_id=WIE, datum=date(2025, 6, 1), status="open")
    consulent = Loper("inkomensconsulent", medewerker=8)
    antwoord = consulent.open("aanvraag-toekennen", WIE)
    if antwoord.status_code == 200:
        antwoord = consulent.stuur("aanvraag-toekennen", WIE, herkomst="einde_werk", bedrag="1.300,00")
        assert fouten(antwoord)
    assert antwoord.status_code in (409, 422)
    assert Uitkering.bekend.nu().filter(persoon_id=WIE).count() == 1


@pytest.mark.parametrize(
    "waar",
    [f"/klant/{WIE}/?blad=²", f"/klant/{WIE}/?blad=-1&soort=<script>", f"/klant/{WIE}/?blad=99999999999", "/klanten/?blad=²&sorteer=-x&groep=%00", "/klanten/?" + "x" * 9000, "/kwaliteit/v001/?blad=²"],
)
def test_een_vreemde_vraag_in_het_adres_geeft_een_gewone_bladzijde(waar: str) -> None:
    antwoord = Loper("werkcoach", medewerker=7).browser.get(waar)
    assert antwoord.status_code in (200, 404) and "<script>" not in antwoord.content.decode()


@pytest.mark.parametrize("nummer", ["9223372036854775808", "9" * 30, "9" * 5000])
@pytest.mark.parametrize("waar", ["/klant/{}/", "/werkgever/{}/", f"/klant/{WIE}/feit/melding/{{}}/", f"/klant/{WIE}/stap/notitie/{{}}/", f"/klant/{WIE}/document/{{}}/", "/bijeenkomsten/{}/"])
def test_een_nummer_dat_te_groot_is_voor_de_databank_bestaat_niet(waar: str, nummer: str) -> None:
    assert Loper("werkcoach", medewerker=7).browser.get(waar.format(nummer)).status_code == 404


def test_een_adres_dat_alleen_een_formulier_neemt_zegt_wat_te_doen() -> None:
    antwoord = Loper("balie").browser.get("/klanten/uitnodigen/")
    assert antwoord.status_code == 405 and antwoord.headers["Allow"] == "POST"
    assert "gebruik de knop" in antwoord.content.decode()


def test_een_vreemd_nummer_bij_vervanging_of_herverdelen_doet_niets() -> None:
    leider = Loper("teamleider", medewerker=7)
    for waarde in ("²", "9" * 30, "-1"):
        assert leider.browser.post("/vervanging/", {"stop": waarde}).status_code == 200 or waarde == "-1"
        assert leider.browser.post("/team/caseload/7/", {"kies": [waarde]}).status_code == 200


def test_de_groep_verandert_niet_voor_de_dag_waarop_de_vorige_begon() -> None:
    coach = Loper("werkcoach", medewerker=7)
    blad = coach.open("groep-wijzigen", WIE)
    if blad.status_code == 200:
        antwoord: Any = coach.stuur("groep-wijzigen", WIE, begin="31-12-2024", groep="Matchen", voorkeur_klant="Matchen", gekozen_door="klant", reden="op_verzoek", waarom="Wil")
        assert "begin" in fouten(antwoord)
    assert [(g.groep, g.eind) for g in Klantgroep.bekend.nu().filter(persoon_id=WIE)] == [("Groeien", None)]


def test_twee_mensen_die_naam_en_adres_wijzigen_overschrijven_elkaar_niet() -> None:
    een, twee = Loper("balie"), Loper("poortwachter", medewerker=7)
    blad = een.open("klantgegevens", WIE)
    twee.neem("klantgegevens", WIE, telefoon="06 11111111")
    antwoord = een.browser.post(adres("klantgegevens", WIE), {**ingevuld(blad.context["formulier"]), "staat": blad.context["staat"], "straat": "Dorpsstraat"})
    assert antwoord.status_code == 422 and "intussen" in antwoord.content.decode()
    assert "06 11111111" in antwoord.content.decode() and antwoord.context["formulier"]["straat"].value() == "Dorpsstraat"
    assert Klant.bekend.nu().get(persoon_id=WIE).telefoon == "06 11111111"
    weer = een.browser.post(
        adres("klantgegevens", WIE), {**ingevuld(blad.context["formulier"]), "staat": antwoord.context["staat"], "straat": "Dorpsstraat", "telefoon": "06 11111111"}
    )
    assert weer.status_code == 302
    nu = Klant.bekend.nu().get(persoon_id=WIE)
    assert (nu.straat, nu.telefoon) == ("Dorpsstraat", "06 11111111")


def test_twee_mensen_die_het_huishouden_wijzigen_overschrijven_elkaar_niet() -> None:
    een = twee = Loper("poortwachter", medewerker=7)  # two windows do what two people do
    blad = een.open("huishouden-wijzigen", WIE)
    twee.neem("huishouden-wijzigen", WIE, wijk="Noord")
    antwoord = een.browser.post(adres("huishouden-wijzigen", WIE), {**ingevuld(blad.context["formulier"]), "staat": blad.context["staat"], "wijk": "Zuid"})
    assert antwoord.status_code == 422 and "intussen" in antwoord.content.decode()
    assert antwoord.context["formulier"]["wijk"].value() == "Zuid"
    assert Leefsituatie.bekend.nu().filter(persoon_id=WIE).order_by("begin").last().wijk == "Noord"  # type: ignore[union-attr]
