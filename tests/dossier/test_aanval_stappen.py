"""Every step of the chain, sent empty, sent full of nonsense and sent with answers that could be, on somebody of whom nothing is known
and on somebody of whom everything is: never a page 500, and never a fact out of nonsense. Answers follow from a seed, so a failure can be repeated.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client, override_settings

from opmaat.dossier.formulier import maak_formulier
from opmaat.dossier.formulierstaat import Formulierstaat
from opmaat.dossier.invoer import Bsnveld, Datumveld, Getalveld, JaNeeveld
from opmaat.dossier.models import Handeling, Persoon, Toewijzing, Werkgevergegevens
from opmaat.dossier.queries.situatie import maak_organisatiesituatie, maak_situatie, maak_werkgeversituatie
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.stap import Stap
from opmaat.toegang import poort
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import Besluit, Inzien
from tests.django import Databank, gebruik
from tests.dossier.loop import adres
from tests.toegang.mensen import ALLE_ROLLEN, gebruiker, ingelogd, lezer, plek

DAG = date(2025, 12, 31)
"""The last day of the invented municipality of ``gevulde_databanken``."""
NIEMAND, ZONDER_DATUM = 900_001, 900_002
ONZIN = (
    "31-02-2025", "1e9", "NaN", "-1", '=HYPERLINK("x")', "a\x00b", "😀" * 300, "<script>", "1.250,50", "31-12-9999", "9" * 25, "²", "' OR 1=1 --", "01-01-0001", "\u202ex", "",
)  # fmt: skip
Wereld = tuple[dict[str, tuple[Any, Client]], list[int]]


@pytest.fixture(scope="module")
def wereld(gevulde_databanken: Callable[[str], tuple[Databank, Any]]) -> Iterator[Wereld]:
    """A browser per role in the invented municipality. The gate lets every role in with every person: this is about steps, the gate has its own tests."""
    databank, _vulling = gevulde_databanken("sqlite")
    logging.disable(logging.CRITICAL)
    with gebruik(databank.adres), override_settings(VANDAAG=DAG), pytest.MonkeyPatch.context() as anders, transaction.atomic():
        anders.setattr(poort, "besluit", lambda wie, persoon_id: Besluit(Inzien.JA, wie))
        rijk = list(Toewijzing.bekend.nu().order_by("persoon_id").values_list("persoon_id", flat=True).distinct()[:40])
        Persoon.objects.create(persoon_id=NIEMAND, geboortedatum=date(1980, 5, 1))
        Persoon.objects.create(persoon_id=ZONDER_DATUM)
        browsers = {}
        for rol in ALLE_ROLLEN:
            wie = gebruiker(rol, f"aanval-{rol}", team="")
            browsers[rol] = (wie, ingelogd(wie))
        yield browsers, rijk
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


def situatie(stap: Stap, ik: Lezer, nummer: int | None) -> Any:
    if stap.onderwerp == "werkgever":
        return stap.bij(maak_werkgeversituatie(ik, nummer, stap.rollen))
    if stap.onderwerp == "organisatie":
        return stap.bij(maak_organisatiesituatie(ik, stap.rollen))
    return stap.bij(maak_situatie(ik, nummer, stap.rollen))


def onderwerpen(stap: Stap, ik: Lezer, rijk: list[int]) -> list[tuple[int | None, Any]]:
    """On what the step is tried: what is empty, and somebody for whom it can be taken now."""
    if stap.nieuw or stap.onderwerp == "organisatie":
        nummers: list[int | None] = [None]
    elif stap.onderwerp == "werkgever":
        nummers = list(Werkgevergegevens.bekend.nu().order_by("werkgever_id").values_list("werkgever_id", flat=True)[:1])
    else:
        kan = next((nummer for nummer in rijk if stap.waarom_niet(situatie(stap, ik, nummer)) is None), rijk[0])
        nummers = [NIEMAND, ZONDER_DATUM, kan]
    uit = []
    for nummer in nummers:
        over = list(stap.over(situatie(stap, ik, nummer))) if stap.over is not None else []
        uit.append((nummer, over[0] if over else None))
    return uit


def zinnig(formulier: forms.Form, toeval: Random) -> dict[str, Any]:
    """Answers of the right kind, with no thought of each other: the checks of the step itself get to work on them."""
    uit: dict[str, Any] = {}
    for naam, veld in formulier.fields.items():
        if not veld.required and toeval.random() < 0.3:
            continue
        codes = [str(code) for code, _label in getattr(veld, "choices", ()) if code != ""]
        if isinstance(veld, Datumveld):
            uit[naam] = (DAG + timedelta(days=toeval.choice((0, 0, -1, -40, -4000, 30)))).strftime("%d-%m-%Y")
        elif isinstance(veld, Getalveld):
            uit[naam] = toeval.choice(("0", "1", "12", "40", "999999", "99999999999"))
        elif isinstance(veld, JaNeeveld):
            uit[naam] = toeval.choice(("ja", "nee"))
        elif isinstance(veld, forms.MultipleChoiceField):
            uit[naam] = toeval.sample(codes, min(2, len(codes)))
        elif codes:
            uit[naam] = toeval.choice(codes)
        elif isinstance(veld, forms.BooleanField):
            uit[naam] = "on"
        else:
            uit[naam] = "111222333" if isinstance(veld, Bsnveld) else "a@voorbeeld.nl" if isinstance(veld, forms.EmailField) else toeval.choice(("woord", "😀", "=1+1"))
    return uit


def stuur(browser: Client, waar: str, gegevens: dict[str, Any]) -> Any:
    """Sends a form and takes back what it wrote."""
    with transaction.atomic():
        antwoord = browser.post(waar, gegevens)
        antwoord.geschreven = Handeling.objects.count()
        transaction.set_rollback(True)
    return antwoord


@pytest.mark.parametrize("stap", list(alle_stappen()), ids=lambda stap: stap.id)
def test_geen_invoer_maakt_een_stap_stuk(wereld: Wereld, stap: Stap) -> None:
    browsers, rijk = wereld
    toeval = Random(stap.id)
    rol = sorted(stap.rollen)[0]
    wie, browser = browsers[rol]
    voor = Handeling.objects.count()
    ik = replace(lezer(plek(rol)), vandaag=DAG)
    for nummer, feit in onderwerpen(stap, ik, rijk):
        waar = adres(stap.id, nummer, None if feit is None else feit.feit_id)
        gezien = browser.get(waar)
        assert gezien.status_code in (200, 409), waar
        formulier = (gezien.context or {}).get("formulier") or maak_formulier(stap, situatie(stap, ik, nummer))()

        def staat(nummer: int | None = nummer, feit: Any = feit) -> dict[str, str]:
            nummers = (None, None) if feit is None else (feit.feit_id, feit.versie_id)
            return {"staat": Formulierstaat.nieuw(wie.pk, stap.id, nummer, *nummers).teken()}

        for gegevens in ({}, {"staat": "verzonnen"}):
            antwoord = stuur(browser, waar, gegevens)
            assert antwoord.status_code in (409, 422) and antwoord.geschreven == voor, (waar, gegevens)
        onzin = {naam: [toeval.choice(ONZIN), "x"] if isinstance(veld, forms.MultipleChoiceField) else toeval.choice(ONZIN) for naam, veld in formulier.fields.items()}
        for gegevens in (staat(), {**onzin, **staat()}):
            assert stuur(browser, waar, gegevens).status_code in (302, 409, 422), (waar, gegevens)
        for _keer in range(2):
            gegevens = {**zinnig(formulier, toeval), **staat()}
            antwoord = stuur(browser, waar, gegevens)
            assert antwoord.status_code in (302, 409, 422), (waar, gegevens)
            if antwoord.status_code == 422 and antwoord.context["gezien"]:
                toch = {**gegevens, **staat(), "toch_reden": "Het klopt", "toch_gezien": antwoord.context["gezien"]}
                assert stuur(browser, waar, toch).status_code in (302, 409, 422), (waar, toch)


@pytest.mark.parametrize("rol", ALLE_ROLLEN)
def test_een_rol_die_een_stap_niet_heeft_krijgt_haar_nergens(wereld: Wereld, rol: str) -> None:
    browsers, rijk = wereld
    _wie, browser = browsers[rol]
    voor = Handeling.objects.count()
    for stap in alle_stappen():
        if rol not in stap.rollen:
            nummer = None if stap.nieuw or stap.onderwerp == "organisatie" else 1 if stap.onderwerp == "werkgever" else NIEMAND
            assert browser.post(adres(stap.id, nummer), {"staat": "x"}).status_code == 403, stap.id
    assert Handeling.objects.count() == voor
