"""Whose clients are whose: the own list, the team, replacement at absence and redistribution in bulk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings

from opmaat.dossier.models import Handeling, Toewijzing
from opmaat.toegang.models import Vervanging
from tests.django import BEIDE, Databank, vragen
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd

IK, COLLEGA, ANDER_TEAM = 71, 72, 73


@pytest.fixture(autouse=True)
def stad(databank: Databank) -> Iterator[Burgerzaken]:
    """Persons 1 to 4 are mine (two roles for 1), 5 is my colleague's."""
    b = Burgerzaken()
    b.medewerker(IK), b.medewerker(COLLEGA), b.medewerker(ANDER_TEAM, team="Matchen")
    for nummer in range(1, 6):
        b.persoon(nummer)
        b.feit("klant", persoon_id=nummer, achternaam=f"Klant{nummer}")
        b.toewijzing(nummer, COLLEGA if nummer == 5 else IK)
    b.toewijzing(1, IK, rol="regie")
    with override_settings(VANDAAG=VANDAAG):
        yield b


def mensen(antwoord: Any) -> list[int]:
    return sorted({int(nummer) for nummer in re.findall(r'href="/klant/(\d+)/"', antwoord.content.decode())})


def sleutel_van(antwoord: Any) -> str:
    return str(re.search(r'name="sleutel" value="([0-9a-f]+)"', antwoord.content.decode())[1])  # type: ignore[index]


def test_mijn_caseload_heeft_elke_klant_een_keer() -> None:
    antwoord = ingelogd(gebruiker("werkcoach", medewerker=IK)).get("/caseload/")
    assert mensen(antwoord) == [1, 2, 3, 4]
    assert "4 klanten" in antwoord.content.decode()


def test_de_lijst_kost_niet_meer_vragen_bij_meer_klanten(stad: Burgerzaken) -> None:
    browser = ingelogd(gebruiker("werkcoach", medewerker=IK))
    with vragen() as weinig:
        browser.get("/caseload/")
    for nummer in range(10, 40):
        stad.persoon(nummer), stad.toewijzing(nummer, IK)
    with vragen() as veel:
        browser.get("/caseload/")
    assert len(veel) == len(weinig) <= 12


def test_wie_vervangt_heeft_de_klanten_alleen_tijdens_de_vervanging() -> None:
    leider = ingelogd(gebruiker("teamleider", team="Groeien"))
    afwezig, ik = gebruiker("werkcoach", "weg", medewerker=COLLEGA), gebruiker("werkcoach", "ik", medewerker=IK)
    antwoord = leider.post("/vervanging/", {"afwezige": afwezig.pk, "vervanger": ik.pk, "van": "02-06-2025", "tot": "06-06-2025"})
    assert antwoord.status_code == 302
    tekst = ingelogd(ik).get("/caseload/")
    assert mensen(tekst) == [1, 2, 3, 4, 5]
    assert "u vervangt Invented weg" in tekst.content.decode()
    assert ingelogd(ik).get("/klant/5/").status_code == 200
    with override_settings(VANDAAG=date(2025, 6, 7)):
        assert mensen(ingelogd(ik).get("/caseload/")) == [1, 2, 3, 4]
    leider.post("/vervanging/", {"stop": Vervanging.objects.get().pk})
    assert not Vervanging.objects.exists()


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [({"vervanger": "zelf"}, "niemand vervangt zichzelf"), ({"tot": "01-06-2025", "van": "01-05-2025"}, "al voorbij"), ({"tot": "31-12-2025"}, "ten hoogste een half jaar"),
     ({"tot": "01-05-2025"}, "voor de eerste dag"), ({"vervanger": "vreemd"}, "niet beschikbaar")],
)  # fmt: skip
def test_een_vervanging_die_niet_kan(anders: dict[str, str], woorden: str) -> None:
    leider = ingelogd(gebruiker("teamleider", team="Groeien"))
    namen = {"zelf": gebruiker("werkcoach", "weg", medewerker=COLLEGA).pk, "vreemd": gebruiker("werkcoach", "vreemd", medewerker=ANDER_TEAM, team="Matchen").pk}
    ik = gebruiker("werkcoach", "ik", medewerker=IK)
    vraag = {"afwezige": namen["zelf"], "vervanger": ik.pk, "van": "02-06-2025", "tot": "06-06-2025", **anders}
    vraag["vervanger"] = namen.get(str(vraag["vervanger"]), vraag["vervanger"])
    assert woorden in leider.post("/vervanging/", vraag).content.decode()
    assert not Vervanging.objects.exists()


def test_het_overzicht_telt_klanten_en_rollen_van_het_eigen_team() -> None:
    gebruiker("werkcoach", "ik", medewerker=IK), gebruiker("werkcoach", "zij", medewerker=COLLEGA)
    tekst = ingelogd(gebruiker("teamleider", team="Groeien")).get("/team/caseload/").content.decode()
    rijen = {naam: re.findall(r"<td[^>]*>(\d+)</td>", rij) for naam, rij in re.findall(r"Invented (ik|zij)</a>(.*?)</tr>", tekst, re.S)}
    # clients, then aanspreekpunt, regie, begeleider, jobcoach, consulent inburgering, then still to accept
    assert rijen == {"ik": ["4", "0", "1", "4", "0", "0", "0"], "zij": ["1", "0", "0", "1", "0", "0", "0"]}
    assert "Medewerker 73" not in tekst


def test_cijfers_per_medewerker_zijn_er_niet_voor_een_ander_en_kunnen_uit() -> None:
    for rol in ("werkcoach", "contractbeheerder", "bestuurder", "functioneel_beheerder"):
        assert ingelogd(gebruiker(rol, medewerker=IK if rol == "werkcoach" else None)).get("/team/caseload/").status_code == 403
    ander = ingelogd(gebruiker("teamleider", "matchen", team="Matchen"))
    assert "Medewerker 71" not in ander.get("/team/caseload/").content.decode()
    assert ander.get(f"/team/caseload/{IK}/").status_code == 403
    with override_settings(CIJFERS_PER_MEDEWERKER=False):
        assert not re.findall(r"<td[^>]*numeric[^>]*>", ingelogd(gebruiker("teamleider", team="Groeien")).get("/team/caseload/").content.decode())


@pytest.mark.parametrize("databank", BEIDE, indirect=True)
def test_klanten_herverdelen_sluit_en_opent_de_toewijzing() -> None:
    leider = ingelogd(gebruiker("teamleider", team="Groeien"))
    sleutel = sleutel_van(leider.get(f"/team/caseload/{IK}/"))
    vraag = {"naar": COLLEGA, "vanaf": "10-06-2025", "sleutel": sleutel, "kies": ["1", "2"]}
    antwoord = leider.post(f"/team/caseload/{IK}/", vraag, follow=True)
    assert "2 klanten gaan vanaf 10-06-2025" in antwoord.content.decode()
    bekend = Toewijzing.bekend.nu()
    oud = bekend.filter(persoon_id=1, medewerker_id=IK)
    assert {(t.rol, t.eind) for t in oud} == {("begeleider", date(2025, 6, 9)), ("regie", date(2025, 6, 9))}
    nieuw = bekend.filter(persoon_id=1, medewerker_id=COLLEGA)
    assert {(t.rol, t.begin, t.eind, t.aanvaard_op) for t in nieuw} == {("begeleider", date(2025, 6, 10), None, VANDAAG), ("regie", date(2025, 6, 10), None, VANDAAG)}
    assert bekend.filter(persoon_id=3, medewerker_id=IK, eind=None).exists()
    # the same form once more changes nothing
    leider.post(f"/team/caseload/{IK}/", vraag)
    assert Toewijzing.bekend.nu().filter(persoon_id=1).count() == 4
    assert Handeling.objects.filter(stap="caseload-herverdelen").count() == 2


def test_een_klant_die_al_weg_is_houdt_de_anderen_niet_tegen() -> None:
    leider = ingelogd(gebruiker("teamleider", team="Groeien"))
    sleutel = sleutel_van(leider.get(f"/team/caseload/{IK}/"))
    antwoord = leider.post(f"/team/caseload/{IK}/", {"naar": COLLEGA, "vanaf": "02-06-2025", "sleutel": sleutel, "kies": ["1", "5", "999"]}, follow=True)
    assert "1 klant gaat" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [({"vanaf": "01-06-2025"}, "Kies vandaag of een latere dag"), ({"kies": []}, "Kies ten minste een klant"), ({"naar": ""}, "verplicht"), ({"naar": "99"}, "99")],
)
def test_wat_niet_kan_bij_herverdelen_zegt_waarom_en_houdt_de_keuze_vast(anders: dict[str, Any], woorden: str) -> None:
    leider = ingelogd(gebruiker("teamleider", team="Groeien"))
    vraag = {"naar": COLLEGA, "vanaf": "10-06-2025", "sleutel": "a" * 32, "kies": ["1"], **anders}
    tekst = leider.post(f"/team/caseload/{IK}/", vraag).content.decode()
    assert woorden in tekst
    assert ('value="1" checked' in tekst) == bool(vraag["kies"])
    assert Toewijzing.bekend.nu().filter(medewerker_id=IK, eind=None).count() == 5


def test_wie_geen_teamleider_is_verdeelt_niets() -> None:
    coach: Client = ingelogd(gebruiker("werkcoach", medewerker=IK))
    assert coach.post(f"/team/caseload/{IK}/", {"naar": COLLEGA, "vanaf": "10-06-2025", "sleutel": "x", "kies": ["1"]}).status_code == 403
    assert not Handeling.objects.exists()
