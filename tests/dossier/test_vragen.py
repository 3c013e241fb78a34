"""Every page asks the database at most thirty things, whatever the page, the role and the client (issue, numbers to reach)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from opmaat.dossier.models import Bijeenkomst, Gesprek, Medewerker, Persoon, Werkgever
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.vullen import Vulling
from opmaat.toegang import sessie
from opmaat.toegang.models import Gebruiker
from opmaat.toegang.policies import klanten_van
from opmaat.toegang.rechten import lees_rechten
from tests.django import Databank, gebruik, vragen

MEEST = 30
ALLE_ROLLEN = tuple(lees_rechten().rollen)
GEEN_BLADZIJDE = {"uitloggen"}


@pytest.fixture(scope="module")
def vulling(gevulde_databanken: Callable[[str], tuple[Databank, Vulling]]) -> Iterator[Vulling]:
    databank, vulling = gevulde_databanken("sqlite")
    with gebruik(databank.adres), override_settings(VANDAAG=vulling.tm):
        yield vulling


@pytest.fixture(autouse=True)
def terug(vulling: Vulling) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browser(rol: str) -> Client:
    """A browser in which the login of this role is in."""
    client = Client()
    client.force_login(Gebruiker.objects.get(gebruikersnaam=rol), backend="opmaat.toegang.inlogwijze.NaamOfEmail")
    bakje = client.session
    sessie.begin(bakje)
    bakje.save()
    return client


def patronen() -> dict[str, set[str]]:
    """Every named address with the names of what it takes."""
    uit: dict[str, set[str]] = {}

    def loop(lijst: list[Any]) -> None:
        for een in lijst:
            if isinstance(een, URLResolver):
                loop(een.url_patterns)
            elif isinstance(een, URLPattern) and een.name:
                uit[een.name] = set(een.pattern.converters)

    loop(get_resolver().url_patterns)
    return uit


def eigen_klant(rol: str, tm: date) -> int:
    """The client of this role about whom most is known; anybody when the role has no clients."""
    gebruiker = Gebruiker.objects.get(gebruikersnaam=rol)
    lezer = sessie_lezer(gebruiker, tm)
    druk = klanten_van(lezer).annotate(n=Count("gesprek")).order_by("-n", "pk").first()
    wie = druk or Persoon.objects.annotate(n=Count("gesprek")).order_by("-n", "pk").first()
    assert wie is not None
    return int(wie.pk)


def sessie_lezer(gebruiker: Gebruiker, tm: date) -> Any:
    from opmaat.toegang.lezer import Lezer, Plek
    from opmaat.toegang.models import Aanstelling

    plekken = tuple(Plek(rol=a.rol, organisatie=a.organisatie, gemeente=a.gemeente, team=a.team) for a in Aanstelling.objects.filter(gebruiker=gebruiker))
    nummers = frozenset({gebruiker.medewerker_id} - {None})
    return Lezer(gebruiker_id=gebruiker.pk, naam="", vandaag=tm, plekken=plekken, medewerker_id=gebruiker.medewerker_id, medewerkers=nummers)  # type: ignore[arg-type]


def waarden(persoon_id: int) -> dict[str, Any]:
    """Something for everything that an address may take."""
    gesprek = Gesprek.bekend.nu().filter(persoon_id=persoon_id).order_by("-datum").first()
    bijeenkomst = Bijeenkomst.bekend.nu().order_by("-datum").first()
    return {
        "persoon_id": persoon_id, "tabel": "gesprek", "feit_id": gesprek.feit_id if gesprek else 1, "vorm": "csv", "soort": "csv",
        "werkgever_id": Werkgever.objects.annotate(n=Count("plaatsing")).order_by("-n").values_list("pk", flat=True)[0],
        "medewerker_id": Medewerker.objects.annotate(n=Count("toewijzing")).order_by("-n").values_list("pk", flat=True)[0],
        "gebruiker_id": Gebruiker.objects.values_list("pk", flat=True)[0], "bijeenkomst_id": bijeenkomst.feit_id if bijeenkomst else 1,
            }  # fmt: skip


@pytest.fixture(scope="module")
def geteld(vulling: Vulling) -> dict[str, dict[str, tuple[int, int]]]:
    """Per role and page: how many questions, and the status of the answer."""
    with transaction.atomic():
        Gebruiker.objects.bulk_create(Gebruiker(gebruikersnaam=f"u{nr}", naam=f"Gebruiker {nr}", password="!") for nr in range(60))  # more than fit on a page
        uit = {rol: _bezoek(rol, vulling.tm) for rol in ALLE_ROLLEN}
        transaction.set_rollback(True)
    return uit


def _bezoek(rol: str, tm: date) -> dict[str, tuple[int, int]]:
    client, heb, uit = browser(rol), waarden(eigen_klant(rol, tm)), {}
    for naam, nodig in sorted(patronen().items()):
        if naam in GEEN_BLADZIJDE or "stap_id" in nodig:
            continue
        extra = {"feit_id": heb["bijeenkomst_id"]} if naam.startswith("bijeenkomst") else {}
        adres = reverse(naam, kwargs={wat: {**heb, **extra}.get(wat, 1) for wat in nodig})
        with vragen() as lijst:
            antwoord = client.get(adres)
            if antwoord.streaming:
                b"".join(antwoord.streaming_content)
        uit[naam] = (len(lijst), antwoord.status_code)
    return uit


@pytest.mark.parametrize("rol", ALLE_ROLLEN)
def test_geen_bladzijde_vraagt_meer_dan_dertig_dingen(rol: str, geteld: dict[str, dict[str, tuple[int, int]]]) -> None:
    assert {naam: n for naam, (n, _) in geteld[rol].items() if n > MEEST} == {}
    assert {naam: status for naam, (_, status) in geteld[rol].items() if status >= 500} == {}
    assert geteld[rol]["mijn-account"][1] == 200


def test_bijna_elke_bladzijde_is_daarbij_ook_gezien(geteld: dict[str, dict[str, tuple[int, int]]]) -> None:
    """The others need something that the invented municipality has not: a letter, a document, a POST."""
    gezien = {naam for bladen in geteld.values() for naam, (_, status) in bladen.items() if status == 200}
    assert {"klant", "klanten", "gesprekken", "trajecten", "bijeenkomst", "werkgever", "caseload", "feit", "gebruikers", "logboek-inzagen"} <= gezien


def test_geen_formulier_vraagt_meer_dan_dertig_dingen(vulling: Vulling) -> None:
    te_veel, getoond = {}, set()
    for stap in alle_stappen():
        rol = next((rol for rol in ALLE_ROLLEN if rol in stap.rollen), None)
        if rol is None:
            continue
        client = browser(rol)
        if stap.onderwerp == "klant":
            adres = reverse("nieuw", args=[stap.id]) if stap.nieuw else reverse("stap", args=[eigen_klant(rol, vulling.tm), stap.id])
        elif stap.onderwerp == "werkgever":
            adres = reverse("nieuwe-werkgever", args=[stap.id]) if stap.nieuw else reverse("werkgeverstap", args=[waarden(1)["werkgever_id"], stap.id])
        else:
            adres = reverse("organisatiestap", args=[stap.id])
        with vragen() as lijst:
            antwoord = client.get(adres)
        assert antwoord.status_code < 500, stap.id
        if antwoord.status_code == 200:
            getoond.add(stap.id)
        if len(lijst) > MEEST:
            te_veel[stap.id] = len(lijst)
    assert te_veel == {}
    assert len(getoond) >= 15
