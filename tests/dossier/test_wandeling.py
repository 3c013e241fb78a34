"""The chain walked through the pages, by the roles that the documents give each step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.test import override_settings

from opmaat.dossier.feiten import handeling, model_van
from opmaat.dossier.models import (
    Aanvraag,
    Bijeenkomst,
    Brief,
    Deelname,
    Diagnose,
    Gesprek,
    Klant,
    Klantgroep,
    Leefsituatie,
    Medewerker,
    Melding,
    Onderzoek,
    Persoon,
    Toewijzing,
    Uitkering,
)
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.toegang.policies import mag_tabel
from tests.django import BEIDE, Databank, vragen
from tests.dossier.loop import Loper, fouten, ingevuld, melding, persoon_uit
from tests.toegang.mensen import plek

VANDAAG = date(2025, 6, 16)


@pytest.fixture(autouse=True)
def klok(databank: Databank) -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def test_de_balie_neemt_een_melding_aan_en_de_poortwachter_screent() -> None:
    balie, poort = Loper("balie"), Loper("poortwachter")
    antwoord = balie.neem("melding-nieuw", voornaam="Noor", achternaam="El Amrani", geboortedatum="3-4-1988", bsn="111222333", telefoon="06 00000000", vraag="Geen werk meer")
    persoon = persoon_uit(antwoord)
    assert Persoon.objects.get(pk=persoon).geboortedatum == date(1988, 4, 3)
    assert Klant.bekend.nu().get(persoon_id=persoon).naam == "Noor El Amrani"
    assert Leefsituatie.bekend.nu().get(persoon_id=persoon).gemeente == "Deventer"
    rij = Melding.bekend.nu().get(persoon_id=persoon)
    assert (rij.datum, rij.soort, rij.route, rij.gemeente, rij.screening_op) == (VANDAAG, "bijstand", "balie", "Deventer", None)
    assert "Noor El Amrani" in balie.bladzijde(persoon)
    assert "Screening: eerste uitvraag" in poort.bladzijde(persoon)
    poort.neem("screening", persoon, inschatting="recht", leefvorm="alleenstaande", waar="gemeentehuis", ambitiegesprek_op="23-6-2025")
    rij = Melding.bekend.nu().get(persoon_id=persoon)
    assert (rij.screening_op, rij.aard) == (VANDAAG, "aanvulling")
    gesprekken = {g.soort: (g.datum, g.resultaat, g.organisatie, g.rol) for g in Gesprek.bekend.nu().filter(persoon_id=persoon)}
    assert gesprekken == {
        "screening": (VANDAAG, "gehouden", "IO", "poortwachter"),
        "ambitiegesprek": (date(2025, 6, 23), "gepland", "KonnecteD", None),
    }
    assert Onderzoek.bekend.nu().get(persoon_id=persoon).soort == "rechtmatigheid"


def test_een_formulier_dat_twee_keer_wordt_gestuurd_telt_een_keer() -> None:
    balie = Loper("balie")
    blad = balie.open("melding-nieuw")
    gegevens = {"achternaam": "Jansen", "geboortedatum": "1-1-1990", "gemeente": "Deventer", "datum": "16-6-2025", "soort": "bijstand", "route": "balie", "nood": "geen", "staat": blad.context["staat"]}
    assert balie.browser.post("/nieuw/melding-nieuw/", gegevens).status_code == 302
    assert balie.browser.post("/nieuw/melding-nieuw/", gegevens).status_code in (302, 422)
    assert Melding.bekend.nu().count() == 1


def test_hetzelfde_bsn_wordt_geweigerd_en_dezelfde_naam_met_dezelfde_geboortedatum_vraagt_een_reden() -> None:
    balie = Loper("balie")
    wie = {"voornaam": "Jan", "achternaam": "de Vries", "geboortedatum": "2-2-1980"}
    eerste = persoon_uit(balie.neem("melding-nieuw", bsn="111222333", **wie))
    zelfde = balie.stuur("melding-nieuw", bsn="111.222.333", achternaam="Iemand anders", geboortedatum="1-1-1970")
    assert f"klant {eerste}" in fouten(zelfde)["bsn"][0]
    naamgenoot = balie.stuur("melding-nieuw", **wie)
    assert naamgenoot.status_code == 422
    assert f"klant {eerste}" in melding(naamgenoot) and "toch_reden" in naamgenoot.content.decode()
    assert Klant.bekend.nu().count() == 1


def test_een_verkeerde_rol_krijgt_het_formulier_niet() -> None:
    persoon = persoon_uit(Loper("balie").neem("melding-nieuw", achternaam="Bakker", geboortedatum="1-1-1990"))
    assert Loper("trainer").open("screening", persoon).status_code == 403
    assert Loper("bestuurder").open("melding-nieuw").status_code == 403


def test_de_bladzijde_van_een_klant_kost_hoogstens_dertig_vragen() -> None:
    balie, poort = Loper("balie"), Loper("poortwachter")
    persoon = persoon_uit(balie.neem("melding-nieuw", achternaam="Bakker", geboortedatum="1-1-1990"))
    with vragen() as lijst:
        poort.bladzijde(persoon)
    assert len(lijst) <= 30, [v["sql"][:90] for v in lijst]


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_van_melding_tot_uitkering_en_groep_doet_iedere_rol_de_eigen_stap() -> None:
    balie, poort, intaker, consulent = Loper("balie"), Loper("poortwachter"), Loper("intaker", medewerker=11), Loper("inkomensconsulent", medewerker=12)
    for nummer, organisatie in ((11, "KonnecteD"), (12, "IO")):
        Medewerker.objects.create(medewerker_id=nummer, organisatie=organisatie)
    with handeling(door=balie.gebruiker, stap="proef") as h:
        kick_off = h.leg_vast(Bijeenkomst(datum=date(2025, 6, 30), soort="kick-off", klantgroep="Groeien", plaatsen=1))
    persoon = persoon_uit(balie.neem("melding-nieuw", voornaam="Sam", achternaam="Willems", geboortedatum="7-7-1979", nood="broodnood"))
    assert "Dringend: Geen geld voor eten" in poort.bladzijde(persoon)
    poort.neem("screening", persoon, inschatting="recht", nood="broodnood", waar="gemeentehuis")
    poort.neem("direct-helpen", persoon, gedaan="Voedselpakket voor vandaag", partners=["voedselbank"])
    assert "Dringend" not in poort.bladzijde(persoon)
    balie.neem("ambitiegesprek-plannen", persoon, datum="16-6-2025", tijd="14.00 uur")
    balie.neem("afspraak-io-plannen", persoon, datum="16-6-2025", tijd="15.00 uur")
    balie.neem("attenderen", persoon)
    leven = {f"klant_{code}": "goed" for code in ("financien", "huisvesting", "taal", "sociaal_netwerk", "participatie", "vervoer")}
    intaker.neem(
        "ambitiegesprek", persoon, waar="werkleerbedrijf", rechten_plichten="on", **leven, over_gezondheid="Moe.", arbeidspotentieel="ja", voorkeur_klant="Groeien", advies="Groeien",
        waarom="Wil leren.", afspraken="Elke week contact.", commitment="papier", kick_off=str(kick_off.feit_id),
    )  # fmt: skip
    groep = Klantgroep.bekend.nu().get(persoon_id=persoon)
    gesprek = Gesprek.bekend.nu().get(persoon_id=persoon, soort="ambitiegesprek")
    assert (groep.groep, groep.status, groep.gesprek_id) == ("Groeien", "definitief", gesprek.feit_id)
    assert (gesprek.resultaat, gesprek.medewerker_id, gesprek.aard) == ("gehouden", 11, "aanvulling")
    assert Deelname.bekend.nu().get(persoon_id=persoon).bijeenkomst_id == kick_off.feit_id
    blad = intaker.bladzijde(persoon)
    assert "Groeien" in blad and "Moe." in blad and "Elke week contact." in blad
    consulent.neem("aanvraag-innemen", persoon)
    consulent.neem("voorschot", persoon)
    consulent.neem("aanvraag-toekennen", persoon, herkomst="einde_werk", bedrag="1.300,00")
    uitkering = Uitkering.bekend.nu().get(persoon_id=persoon)
    assert (uitkering.begin, uitkering.regeling, uitkering.gemeente, uitkering.bedrag) == (VANDAAG, "PW", "Deventer", Decimal("1300.00"))
    aanvraag = Aanvraag.bekend.nu().get(persoon_id=persoon)
    assert (aanvraag.status, aanvraag.ingang, aanvraag.voorschot_op, aanvraag.dossier_id) == ("toegekend", VANDAAG, VANDAAG, uitkering.dossier_id)
    assert Toewijzing.bekend.nu().get(persoon_id=persoon, rol="aanspreekpunt").medewerker_id == 12
    assert [b.sjabloon for b in Brief.objects.filter(persoon_id=persoon).order_by("id")] == [
        "bevestiging-melding", "uitnodiging", "uitnodiging", "uitnodiging-bijeenkomst", "besluit-aanvraag",
    ]  # fmt: skip
    with vragen() as lijst:
        blad = consulent.bladzijde(persoon)
    assert len(lijst) <= 30
    assert "Invented inkomensconsulent" in blad  # who to call


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_de_laatste_plaats_van_een_bijeenkomst_gaat_naar_een_van_twee() -> None:
    balie = Loper("balie")
    with handeling(door=balie.gebruiker, stap="proef") as h:
        kick_off = h.leg_vast(Bijeenkomst(datum=date(2025, 6, 30), soort="kick-off", plaatsen=1))
    een, twee = (persoon_uit(balie.neem("melding-nieuw", achternaam=naam, geboortedatum="1-1-1990")) for naam in ("Een", "Twee"))
    blad = balie.open("kick-off-uitnodigen", twee)
    balie.neem("kick-off-uitnodigen", een, bijeenkomst=str(kick_off.feit_id))
    antwoord = balie.browser.post(f"/klant/{twee}/stap/kick-off-uitnodigen/", {"staat": blad.context["staat"], "bijeenkomst": str(kick_off.feit_id)})
    assert antwoord.status_code in (409, 422)
    assert Deelname.bekend.nu().count() == 1


def test_twee_mensen_die_hetzelfde_wijzigen_merken_dat() -> None:
    een, twee = Loper("inkomensconsulent", medewerker=12), Loper("balie")
    Medewerker.objects.create(medewerker_id=12, organisatie="IO")
    persoon = persoon_uit(twee.neem("melding-nieuw", achternaam="Kok", geboortedatum="1-1-1990"))
    twee.neem("afspraak-io-plannen", persoon, datum="16-6-2025")
    een.neem("aanvraag-innemen", persoon)
    blad = een.open("hersteltermijn", persoon)
    een.neem("voorschot", persoon)
    gegevens = {"staat": blad.context["staat"], "opgeschort_van": "16-6-2025", "opgeschort_tot": "30-6-2025", "ontbreekt": ["een geldig identiteitsbewijs"]}
    antwoord = een.browser.post(f"/klant/{persoon}/stap/hersteltermijn/", gegevens)
    assert antwoord.status_code == 422
    assert "intussen" in melding(antwoord) and "30-6-2025" in antwoord.content.decode()
    assert Aanvraag.bekend.nu().get(persoon_id=persoon).status == "open"


def test_wie_zijn_sessie_kwijt_was_krijgt_het_formulier_eerst_ingevuld_terug() -> None:
    balie = Loper("balie")
    blad = balie.open("melding-nieuw")
    gegevens = {**ingevuld(blad.context["formulier"]), "staat": blad.context["staat"], "achternaam": "Peters", "geboortedatum": "1-1-1990"}
    terug = balie.browser.post("/nieuw/melding-nieuw/", {**gegevens, "_herstel": "1"})
    assert terug.status_code == 200 and "Peters" in terug.content.decode() and Melding.bekend.nu().count() == 0
    assert balie.browser.post("/nieuw/melding-nieuw/", {**gegevens, "staat": terug.context["staat"]}).status_code == 302
    assert Melding.bekend.nu().count() == 1
    vreemd = balie.browser.post("/nieuw/melding-nieuw/", {**gegevens, "staat": "verzonnen"})
    assert vreemd.status_code == 422 and "verlopen" in melding(vreemd) and "Peters" in vreemd.content.decode()


def test_een_lange_notitie_blijft_staan_met_een_melding_bij_het_veld() -> None:
    balie, poort = Loper("balie"), Loper("poortwachter")
    persoon = persoon_uit(balie.neem("melding-nieuw", achternaam="Groot", geboortedatum="1-1-1990"))
    dertig_bladzijden = "Dit is een lange notitie. " * 4000
    antwoord = poort.stuur("notitie", persoon, tekst=dertig_bladzijden)
    assert antwoord.status_code == 422 and "te lang" in fouten(antwoord)["tekst"][0]
    assert antwoord.content.decode().count("Dit is een lange notitie.") >= 4000
    poort.neem("notitie", persoon, tekst="Kort genoeg.")
    assert "Kort genoeg." in poort.bladzijde(persoon)


def test_een_gegeven_wordt_verbeterd_en_de_geschiedenis_laat_zien_waarom() -> None:
    balie, poort = Loper("balie"), Loper("poortwachter")
    persoon = persoon_uit(balie.neem("melding-nieuw", achternaam="Smit", geboortedatum="1-1-1990", route="telefoon"))
    rij = Melding.bekend.nu().get(persoon_id=persoon)
    poort.neem("feit-verbeteren", persoon, rij.feit_id, route="website", reden="Kwam via de site")
    nieuw = Melding.bekend.nu().get(persoon_id=persoon)
    assert (nieuw.route, nieuw.aard, nieuw.feit_id) == ("website", "correctie", rij.feit_id)
    blad = poort.browser.get(f"/klant/{persoon}/feit/melding/{rij.feit_id}/").content.decode()
    assert "Kwam via de site" in blad and "Website" in blad and "Telefoon" in blad
    poort.neem("feit-verbeteren", persoon, rij.feit_id, wat="intrekken", reden="Verkeerde persoon")
    assert Melding.bekend.nu().filter(persoon_id=persoon).count() == 0


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_zoeken_vindt_op_naam_nummer_geboortedatum_en_bsn_zonder_dat_het_in_het_adres_staat() -> None:
    balie = Loper("balie")
    persoon = persoon_uit(balie.neem("melding-nieuw", voornaam="Ömer", achternaam="Çelik", tussenvoegsel="van", geboortedatum="5-6-1991", bsn="111222333"))
    for vraag in ("celik", "Çelik 5-6-1991", "omer", str(persoon), "5 juni 1991", "111222333", "1112.22.333"):
        antwoord = balie.browser.post("/klanten/zoeken/", {"q": vraag})
        assert f"/klant/{persoon}/" in antwoord.content.decode() or antwoord.headers.get("Location") == f"/klant/{persoon}/", vraag
    for vraag in ("x", "jansen", "5-6-1992", "Çelik 5-6-1992", "999999999999999999999", "%_"):
        assert f"/klant/{persoon}/" not in balie.browser.post("/klanten/zoeken/", {"q": vraag}).content.decode()


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_de_campagne_nodigt_veel_klanten_tegelijk_uit_ieder_op_een_eigen_tijd() -> None:
    consulent = Loper("inkomensconsulent", medewerker=12)
    Medewerker.objects.create(medewerker_id=12, organisatie="IO")
    nummers = []
    with handeling(door=consulent.gebruiker, stap="proef") as h:
        for nr, groep in enumerate(("Groeien", "Faciliteren", "Zorgen")):
            wie = h.nieuw(Persoon(geboortedatum=date(1970, 1, 1)))
            h.leg_vast(Klant(persoon=wie, achternaam=f"Klant {nr}"))
            h.leg_vast(Klantgroep(persoon=wie, begin=date(2021, 7, 1), groep=groep, status="voorlopig"))
            h.leg_vast(Toewijzing(persoon=wie, begin=date(2021, 7, 1), rol="aanspreekpunt", organisatie="IO", medewerker_id=12))
            nummers.append(wie.pk)
        h.leg_vast(Diagnose(persoon_id=nummers[1], datum=date(2024, 1, 1), instrument="dariuz_wegwijzer", arbeidspotentieel="ja"))
    blad = consulent.browser.get("/herbeoordeling/").content.decode()
    assert blad.index("Klant 1") < blad.index("Klant 0") < blad.index("Klant 2")  # potential for Groeien first, then Groeien
    keuze = {"kies": [str(n) for n in nummers]}
    vraag = consulent.browser.post("/herbeoordeling/uitnodigen/", keuze)
    rooster = {**keuze, "staat": vraag.context["staat"], "vanaf": "27-6-2025", "eerste": "9.30", "minuten": "45", "per_dag": "2", "plaats": "kamer 3"}
    assert consulent.browser.post("/herbeoordeling/uitnodigen/", rooster).status_code == 302
    gesprekken = Gesprek.bekend.nu().filter(soort="driegesprek", resultaat="gepland").order_by("feit_id")
    # 27 June 2025 is a Friday: the third talk comes on Monday.
    assert [(g.persoon_id, g.datum) for g in gesprekken] == [(nummers[0], date(2025, 6, 27)), (nummers[1], date(2025, 6, 27)), (nummers[2], date(2025, 6, 30))]
    assert [b.gegevens["blokken"] and "10.15 uur, kamer 3" in b.tekst for b in Brief.objects.order_by("id")] == [False, True, False]
    assert consulent.browser.post("/herbeoordeling/uitnodigen/", rooster).status_code == 302
    assert Gesprek.bekend.nu().count() == 3
    voortgang = melding(consulent.browser.get("/herbeoordeling/voortgang/"))
    assert "Faciliteren 1 0 0% 1 0" in voortgang


def test_iedere_volgende_stap_bestaat_en_iedere_rol_van_een_stap_mag_de_tabel_schrijven() -> None:
    register = alle_stappen()
    assert register.loze_verwijzingen() == []
    zonder_recht = [(s.id, rol) for s in register for rol in sorted(s.rollen) if not mag_tabel(plek(rol), s.tabel)]
    assert zonder_recht == []


IEMAND = {"achternaam": "Nieuwkomer", "geboortedatum": "1-1-2006"}
INGANGEN = (
    ("melding-nieuw", "balie", {}, ("melding", "leefsituatie")),
    ("melding-nieuw", "poortwachter", {"route": "telefoon"}, ("melding",)),
    ("melding-nieuw", "consulent_jongerenloket", {"route": "website"}, ("melding",)),
    ("aanmelden-ww-nieuw", "werkcoach", {"einde_ww": "31-8-2025"}, ("melding", "doelgroep")),
    ("aanmelden-school-nieuw", "consulent_jongerenloket", {"schoolsoort": "vso", "schooljaar": "2024-2025", "uitstroomprofiel": "arbeid", "laatste_leerjaar": True, "overleg_op": "2-6-2025"}, ("doelgroep", "contact")),
    ("aanmelden-coa-nieuw", "werkcoach", {}, ("doelgroep",)),
    ("aanmelden-nug-nieuw", "balie", {"inkomen": "900"}, ("melding", "doelgroep")),
    ("aanmelden-indicatie-nieuw", "werkleider", {"soort_indicatie": "wsw"}, ("doelgroep",)),
    ("aanmelden-statushouder-nieuw", "consulent_inburgering", {}, ("doelgroep",)),
)


@pytest.mark.parametrize(("stap", "rol", "antwoorden", "tabellen"), INGANGEN, ids=lambda w: w if isinstance(w, str) else "")
def test_iedere_ingang_brengt_iemand_binnen_die_de_rol_daarna_kan_openen(stap: str, rol: str, antwoorden: dict[str, object], tabellen: tuple[str, ...]) -> None:
    Medewerker.objects.create(medewerker_id=12, organisatie="KonnecteD")
    wie = Loper(rol, medewerker=12)
    persoon = persoon_uit(wie.neem(stap, **IEMAND, **antwoorden))
    for tabel in tabellen:
        assert model_van(tabel).bekend.nu().filter(persoon_id=persoon).count() == 1, tabel
    antwoord = wie.browser.get(f"/klant/{persoon}/")
    assert antwoord.status_code == 200, f"{rol} opent de eigen nieuwe klant niet: {antwoord.status_code}"
