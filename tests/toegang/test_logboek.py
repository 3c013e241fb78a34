"""The logs: they only grow, they are found by day, employee and client, and they name no client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings

from opmaat.toegang import inzage
from opmaat.toegang.models import Inzage, Inzagereden, Verwerking
from opmaat.toegang.verwerkingen import ACTIVITEITEN
from tests.django import BEIDE, Databank
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd, lezer, plek


@pytest.fixture(autouse=True)
def klok() -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def kijk(wie: object, persoon: int, op: datetime, pagina: str = "klant", reden: Inzagereden | None = None) -> Inzage:
    return Inzage.objects.create(op=op, gebruiker=wie, rol="werkcoach", persoon_id=persoon, pagina=pagina, reden=reden, verzoek="x")


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_een_regel_van_een_logboek_verandert_niet_en_verdwijnt_niet(databank: Databank) -> None:
    wie = gebruiker("werkcoach")
    ik = lezer(plek("werkcoach"))
    ik = type(ik)(**{**{n: getattr(ik, n) for n in ik.__dataclass_fields__}, "gebruiker_id": wie.pk})
    kijk(wie, 1, datetime(2025, 6, 1, tzinfo=UTC))
    inzage.leg_reden_vast(ik, 1, "klant_vraagt", "")
    inzage.verwerk(ik, 1, ACTIVITEITEN["plan"], "x")
    for model, veld in ((Inzage, "pagina"), (Inzagereden, "toelichting"), (Verwerking, "doel")):
        with pytest.raises(IntegrityError, match="logboek"), transaction.atomic():
            model.objects.update(**{veld: "anders"})  # type: ignore[attr-defined]
        with pytest.raises(IntegrityError, match="logboek"), transaction.atomic():
            model.objects.all()._raw_delete(model.objects.db)  # type: ignore[attr-defined]
        assert model.objects.count() == 1  # type: ignore[attr-defined]


def test_zoeken_gaat_op_dag_medewerker_klant_en_reden(databank: Databank) -> None:
    anna, bram = gebruiker("werkcoach", "anna"), gebruiker("werkcoach", "bram")
    kijk(anna, 11, datetime(2025, 5, 31, 22, 30, tzinfo=UTC))  # 00:30 on 1 June in Amsterdam
    kijk(anna, 12, datetime(2025, 5, 31, 21, 30, tzinfo=UTC))  # 23:30 on 31 May
    kijk(bram, 13, datetime(2025, 6, 1, 10, tzinfo=UTC))
    browser = ingelogd(gebruiker("interne_controle"))

    def klanten(vraag: str) -> set[str]:
        tekst = browser.get(f"/logboek/inzagen/?{vraag}").content.decode()
        return {nummer for nummer in ("11", "12", "13") if f">{nummer}<" in tekst}

    assert klanten("") == {"11", "12", "13"}
    assert klanten("van=01-06-2025&tot=01-06-2025") == {"11", "13"}
    assert klanten("van=01-05-2025&medewerker=anna") == {"11", "12"}
    assert klanten("klant=13") == {"13"}
    assert klanten("met_reden=on") == set()
    assert "geldige datum" in browser.get("/logboek/inzagen/?van=31-02-2025").content.decode()


def test_een_lang_logboek_heeft_bladen_en_een_bestand_zonder_formules(databank: Databank) -> None:
    wie = gebruiker("werkcoach", "anna")
    wie.naam = "=1+1"
    wie.save()
    Inzage.objects.bulk_create([Inzage(op=datetime(2025, 6, 1, 10, tzinfo=UTC), gebruiker=wie, rol="werkcoach", persoon_id=n, pagina="klant", verzoek="x") for n in range(1, 121)])
    browser = ingelogd(gebruiker("functioneel_beheerder"))
    assert "51 t/m 100 van 120" in browser.get("/logboek/inzagen/?blad=2").content.decode()
    bestand = browser.get("/logboek/inzagen/?uitvoer=csv")
    regels = b"".join(bestand).decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    assert len(regels) == 121
    assert regels[0] == "Moment;Medewerker;Rol;Klant;Wat;Reden"
    assert ";'=1+1;" in regels[1]


def test_de_teamleider_ziet_wie_een_klant_bekeek_en_dat_kijken_staat_er_zelf_ook_bij(databank: Databank) -> None:
    b = Burgerzaken()
    b.medewerker(71), b.persoon(1), b.toewijzing(1, 71)
    coach = gebruiker("werkcoach", "anna", medewerker=71)
    kijk(coach, 1, datetime(2025, 6, 1, 10, tzinfo=UTC))
    browser = ingelogd(gebruiker("teamleider", team="Groeien"))
    assert "Invented anna" in browser.get("/klant/1/inzage/").content.decode()
    assert "Invented teamleider" in browser.get("/klant/1/inzage/").content.decode()
    assert ingelogd(coach).get("/klant/1/inzage/").status_code == 403


def test_wie_in_de_logboeken_zoekt_ziet_geen_naam_van_een_klant(databank: Databank) -> None:
    b = Burgerzaken()
    b.persoon(1)
    b.feit("klant", persoon_id=1, achternaam="Verzonnen-Achternaam")
    kijk(gebruiker("werkcoach"), 1, datetime(2025, 6, 1, 10, tzinfo=UTC))
    for rol in ("interne_controle", "functioneel_beheerder"):
        browser = ingelogd(gebruiker(rol))
        for adres in ("/logboek/inzagen/", "/logboek/handelingen/", "/logboek/verwerkingen/"):
            antwoord = browser.get(adres)
            assert antwoord.status_code == 200
            assert "Verzonnen-Achternaam" not in antwoord.content.decode()
        assert browser.get("/klant/1/").status_code == 403


def test_een_bestand_van_een_lijst_staat_bij_iedereen_die_erin_staat(databank: Databank) -> None:
    b = Burgerzaken()
    b.medewerker(71)
    for nummer in (1, 2, 3):
        b.persoon(nummer), b.feit("klant", persoon_id=nummer, achternaam=f"Naam{nummer}")
    b.toewijzing(1, 71), b.toewijzing(2, 71)
    ingelogd(gebruiker("werkcoach", "anna", medewerker=71)).get("/klanten/uitvoer/csv/")
    assert set(Inzage.objects.values_list("persoon_id", "pagina")) == {(1, "uitvoer:klanten"), (2, "uitvoer:klanten")}
    assert "Bestand van de lijst Klanten" in ingelogd(gebruiker("interne_controle")).get("/logboek/inzagen/").content.decode()
