"""The checks of the register as a list to work off: out of the database itself, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings
from django.urls import reverse

from opmaat.config.database import lees_adres, schrijf_adres
from opmaat.dossier.kwaliteit import controleer_nu
from opmaat.dossier.models import (
    Controleronde,
    Klantgroep,
    Kwaliteitspunt,
    Leefsituatie,
    Medewerker,
    PlanVanAanpak,
    Toewijzing,
    Traject,
)
from tests.django import BEIDE, Databank, vragen
from tests.dossier.loop import Loper, melding
from tests.dossier.personen import doe, persoon

VANDAAG = date(2025, 6, 16)
PLAN = "plan-zonder-handtekening"


@pytest.fixture
def klok(echte_databank: Databank) -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG):
        yield


def iemand(*, gemeente: str = "Deventer", medewerker: int | None = None, getekend: date | None = None) -> tuple[int, int]:
    """Somebody in Groeien with a plan, with an open traject past its planned end; the numbers of person and plan."""
    with doe("invoer") as h:
        wie = persoon(h)
        h.leg_vast(Leefsituatie(persoon=wie, begin=date(2020, 1, 1), gemeente=gemeente))
        h.leg_vast(Klantgroep(persoon=wie, begin=date(2025, 3, 1), groep="Groeien"))
        plan = h.leg_vast(PlanVanAanpak(persoon=wie, begin=date(2025, 4, 1), soort="pw", getekend_op=getekend))
        if medewerker is not None:
            Medewerker.objects.get_or_create(medewerker_id=medewerker, defaults={"organisatie": "KonnecteD", "team": "Groeien"})
            h.leg_vast(Toewijzing(persoon=wie, begin=date(2025, 3, 1), rol="regie", organisatie="KonnecteD", team="Groeien", medewerker_id=medewerker))
    return wie.pk, plan.feit_id


@pytest.mark.parametrize("echte_databank", BEIDE, indirect=True)
@pytest.mark.usefixtures("klok")
def test_een_punt_houdt_zijn_eerste_dag_en_verdwijnt_als_het_is_verbeterd() -> None:
    wie, feit = iemand(medewerker=7)
    ronde = controleer_nu(VANDAAG)
    punt = Kwaliteitspunt.objects.get(controle=PLAN)
    assert (punt.tabel, punt.feit_id, punt.kolom, punt.persoon_id, punt.sinds) == ("plan_van_aanpak", feit, "getekend_op", wie, VANDAAG)
    assert (punt.organisatie, punt.team) == ("KonnecteD", "Groeien")
    assert (ronde.peildatum, ronde.rijen > 0) == (VANDAAG, True)
    controleer_nu(date(2025, 6, 17))
    assert Kwaliteitspunt.objects.get(controle=PLAN).sinds == VANDAAG
    plan = PlanVanAanpak.bekend.nu().get()
    with doe("invoer") as h:
        h.vul_aan(plan, verwacht=plan.versie_id, getekend_op=VANDAAG)
    controleer_nu(date(2025, 6, 18))
    assert not Kwaliteitspunt.objects.filter(controle=PLAN).exists()
    assert Controleronde.objects.count() == 3


@pytest.mark.usefixtures("klok")
def test_elke_controle_loopt_op_de_databank() -> None:
    iemand()
    assert controleer_nu(VANDAAG).niet_gelukt == {}


@pytest.mark.usefixtures("klok")
def test_een_werkcoach_ziet_de_punten_van_de_eigen_klanten_en_komt_op_het_veld() -> None:
    eigen, feit = iemand(medewerker=7)
    iemand(medewerker=8)
    elders, _ = iemand(gemeente="Raalte")
    controleer_nu(VANDAAG)
    coach = Loper("werkcoach", medewerker=7)
    blad = melding(coach.browser.get(reverse("kwaliteit"), {"kring": "caseload"}))
    assert "Dit plan van aanpak is niet getekend" in blad
    rijen = coach.browser.get(reverse("controle", args=[PLAN]), {"kring": "caseload"}).context["rijen"]
    assert [rij["adres"] for rij in rijen] == [reverse("feit", args=[eigen, "plan_van_aanpak", feit])]
    assert coach.browser.get(rijen[0]["adres"]).status_code == 200
    overal = coach.browser.get(reverse("controle", args=[PLAN])).context["rijen"]
    assert all(f"/klant/{elders}/" not in rij["adres"] for rij in overal)


@pytest.mark.usefixtures("klok")
def test_alleen_wie_mag_laat_de_controles_tussendoor_lopen() -> None:
    iemand()
    assert Loper("werkcoach").browser.post(reverse("kwaliteit-opnieuw")).status_code == 403
    teamleider = Loper("teamleider")
    assert teamleider.browser.get(reverse("kwaliteit-opnieuw")).status_code == 405
    assert teamleider.browser.post(reverse("kwaliteit-opnieuw")).status_code == 302
    assert Controleronde.objects.count() == 1
    assert Loper("bestuurder").browser.get(reverse("kwaliteit")).status_code == 403
    assert teamleider.browser.get(reverse("controle", args=["bestaat-niet"])).status_code == 404


@pytest.mark.usefixtures("klok")
def test_een_lange_lijst_bladert_en_kost_hoogstens_dertig_vragen() -> None:
    for _ in range(53):
        iemand(medewerker=7)
    controleer_nu(VANDAAG)
    coach = Loper("werkcoach", medewerker=7)
    with vragen() as gesteld:
        tweede = coach.browser.get(reverse("controle", args=[PLAN]), {"blad": "2"})
    assert len(tweede.context["rijen"]) == 3
    assert len(gesteld) <= 30
    with vragen() as gesteld:
        coach.browser.get(reverse("kwaliteit"))
    assert len(gesteld) <= 30


@pytest.mark.usefixtures("klok")
def test_een_traject_voorbij_de_planning_staat_erbij_met_de_kolom_die_mist() -> None:
    with doe("invoer") as h:
        wie = persoon(h)
        h.leg_vast(Traject(persoon=wie, begin=date(2024, 1, 1), instrument="werkfit", gepland_eind=date(2024, 6, 30)))
    controleer_nu(VANDAAG)
    assert "traject-nooit-afgesloten" in set(Kwaliteitspunt.objects.values_list("controle", flat=True))


@pytest.mark.parametrize("adres", ["sqlite:////pad/met%20spatie/db.sqlite", "postgresql://jan:geheim%40x@server:5433/opmaat"])
def test_een_adres_wordt_geschreven_zoals_het_wordt_gelezen(adres: str) -> None:
    instellingen = lees_adres(adres)
    opnieuw = lees_adres(schrijf_adres(instellingen))
    assert {naam: opnieuw[naam] for naam in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT") if naam in instellingen} == {
        naam: instellingen[naam] for naam in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT") if naam in instellingen
    }
