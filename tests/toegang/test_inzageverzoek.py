"""Everything about one person as a file: complete, readable, without other people, and noted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client, override_settings

from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Klant
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang import bsn
from opmaat.toegang.models import Aanstelling, Gebruiker, Inzage, Verwerking
from tests.django import BEIDE, Databank
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd

pytestmark = pytest.mark.parametrize("databank", BEIDE, indirect=True)
JA = {"wie": "on", "gelezen": "on"}


@pytest.fixture(autouse=True)
def stad(databank: Databank) -> Iterator[Burgerzaken]:
    b = Burgerzaken()
    b.medewerker(71, "IO", "Inkomen")
    b.persoon(1), b.persoon(2)
    for nummer, naam in ((1, "Eerste"), (2, "Tweede")):
        b.feit("klant", persoon_id=nummer, achternaam=f"{naam}-Achternaam", bsn=bsn.versleutel("123456782" if nummer == 1 else "111222333"))
        b.feit("notitie", persoon_id=nummer, datum=date(2025, 5, 1), tekst=f"Notitie over {naam}", medewerker_id=71)
        b.toewijzing(nummer, 71, organisatie="IO", team="Inkomen")
    with override_settings(VANDAAG=VANDAAG):
        yield b


def leider() -> Client:
    wie = gebruiker("teamleider", team="Inkomen")
    Aanstelling.objects.filter(gebruiker=wie).update(organisatie="IO")
    return ingelogd(wie)


def bestand(antwoord: Any) -> dict[str, str]:
    with ZipFile(BytesIO(antwoord.content)) as zip_:
        return {naam: zip_.read(naam).decode() for naam in zip_.namelist() if naam.endswith((".html", ".json"))}


def test_alles_over_deze_klant_en_niets_over_een_ander() -> None:
    inhoud = bestand(leider().post("/klant/1/inzageverzoek/", JA))
    for tekst in inhoud.values():
        assert "Eerste-Achternaam" in tekst and "Notitie over Eerste" in tekst and "123456782" in tekst
        assert "Tweede" not in tekst and "111222333" not in tekst
        assert "medewerker_id" not in tekst


def test_ook_wat_is_verbeterd_staat_erin() -> None:
    door = Gebruiker.objects.maak("x", None, naam="Naam van de medewerker")
    with handeling(door=door, stap="adres", klant=1) as h:
        oud = Klant.bekend.nu().get(persoon_id=1)
        h.corrigeer(oud, verwacht=oud.versie_id, reden="getrouwd", achternaam="Nieuwe-Achternaam")
    inhoud = bestand(leider().post("/klant/1/inzageverzoek/", JA))
    data = json.loads(inhoud["gegevens.json"])
    klant = next(deel for deel in data["tabellen"] if deel["naam"] == "klant")
    assert [(rij["achternaam"], rij["geldt"]) for rij in klant["rijen"]] == [("Eerste-Achternaam", False), ("Nieuwe-Achternaam", True)]
    assert "Geldt niet meer sinds" in inhoud["overzicht.html"]
    assert "Naam van de medewerker" not in inhoud["overzicht.html"] + inhoud["gegevens.json"]


def test_elke_tabel_over_een_mens_komt_mee(stad: Burgerzaken) -> None:
    """Whatever table about persons is added to the schema: a row in it is in the file."""
    from opmaat.toegang.inzageverzoek import verzamel
    from tests.toegang.mensen import lezer, plek

    vullen = {"date": date(2025, 1, 1), "boolean": True, "integer": 1, "number": 1}
    for tabel in lees_schema():
        if not tabel.persoonsgebonden or not tabel.tweetijdig or tabel.naam in ("leefsituatie", "toewijzing"):
            continue
        verplicht = {k.naam: lees_schema().codelijsten[k.codelijst].codes[0].code if k.codelijst else vullen.get(k.type, "x") for k in tabel.kolommen if k.verplicht and k.naam != "persoon_id"}
        stad.feit(tabel.naam, persoon_id=1, **verplicht)
    namen = {deel.naam for deel in verzamel(1, lezer(plek("teamleider"))).onderdelen}
    assert {tabel.naam for tabel in lees_schema() if tabel.persoonsgebonden} <= namen


def test_zonder_vast_te_stellen_wie_het_vraagt_komt_er_niets() -> None:
    browser = leider()
    for mist in JA:
        antwoord = browser.post("/klant/1/inzageverzoek/", {naam: waarde for naam, waarde in JA.items() if naam != mist})
        assert "application/zip" not in antwoord.headers["Content-Type"]
    assert "Notitie over Eerste" in browser.get("/klant/1/inzageverzoek/").content.decode()
    assert not Verwerking.objects.exists()


def test_het_geven_wordt_vastgelegd() -> None:
    leider().post("/klant/1/inzageverzoek/", JA)
    assert [(v.activiteit, v.persoon_id, v.grondslag) for v in Verwerking.objects.all()] == [("inzageverzoek", 1, "AVG art. 15")]
    assert Inzage.objects.filter(persoon_id=1, pagina="inzageverzoek").exists()


def test_alleen_de_gemeente_geeft_alles() -> None:
    werkleerbedrijf = ingelogd(gebruiker("teamleider", "werk", team=""))
    assert werkleerbedrijf.post("/klant/1/inzageverzoek/", JA).status_code == 403
    assert ingelogd(gebruiker("inkomensconsulent", medewerker=71)).get("/klant/1/inzageverzoek/").status_code == 403
