"""Walks the chain through the pages, as users do: opens a form, keeps what stands filled in, adds answers, sends it."""

from __future__ import annotations

import re
from typing import Any

from django.forms import BaseForm
from django.test import Client
from django.test.utils import _TestState, setup_test_environment
from django.urls import reverse

from opmaat.dossier.register_van_stappen import alle_stappen
from tests.dossier.papier import schrijf
from tests.toegang.mensen import gebruiker, ingelogd

if not hasattr(_TestState, "saved_data"):
    setup_test_environment()  # so that an answer knows the form that was shown


class Loper:
    """One user in a browser."""

    def __init__(self, rol: str, medewerker: int | None = None) -> None:
        self.rol = rol
        self.gebruiker = gebruiker(rol, medewerker=medewerker)
        self.browser: Client = ingelogd(self.gebruiker)

    def bladzijde(self, persoon: int, **vraag: str) -> str:
        """The page of the client, which must open."""
        antwoord = self.browser.get(reverse("klant", args=[persoon]), vraag)
        assert antwoord.status_code == 200, f"{self.rol}: {antwoord.status_code}"
        return antwoord.content.decode()

    def open(self, stap: str, persoon: int | None = None, feit: int | None = None) -> Any:
        """The answer to opening the form of a step."""
        return self.browser.get(adres(stap, persoon, feit))

    def neem(self, stap: str, persoon: int | None = None, feit: int | None = None, **antwoorden: Any) -> Any:
        """Takes a step; it must be saved. Returns the page that follows."""
        antwoord = self.stuur(stap, persoon, feit, **antwoorden)
        assert antwoord.status_code == 302, f"{stap}: {antwoord.status_code} {fouten(antwoord)}"
        return antwoord

    def stuur(self, stap: str, persoon: int | None = None, feit: int | None = None, **antwoorden: Any) -> Any:
        """Opens the form, adds the answers to what stands filled in, and sends it; the answer may be that it is not right yet."""
        blad = self.open(stap, persoon, feit)
        assert blad.status_code == 200, f"{self.rol} opent {stap}: {blad.status_code} {melding(blad)}"
        formulier = blad.context["formulier"]
        return self.browser.post(adres(stap, persoon, feit), {**ingevuld(formulier), "staat": blad.context["staat"], **{n: schrijf(w) for n, w in antwoorden.items()}})


def adres(stap: str, nummer: int | None, feit: int | None = None) -> str:
    """The address of a step on this client or employer, or on nobody."""
    gevonden = alle_stappen().vind(stap)
    assert gevonden is not None, stap
    namen = {"klant": ("nieuw", "stap"), "werkgever": ("nieuwe-werkgever", "werkgeverstap"), "organisatie": ("organisatiestap", "")}
    nieuw, op = namen[gevonden.onderwerp]
    over = ([] if feit is None else [feit], "" if feit is None else "-over")
    if nummer is None:
        return reverse(f"{nieuw}{over[1]}", args=[stap, *over[0]])
    return reverse(f"{op}{over[1]}", args=[nummer, stap, *over[0]])


def ingevuld(formulier: BaseForm) -> dict[str, Any]:
    """What stands in the form, as a browser would send it."""
    uit: dict[str, Any] = {}
    for veld in formulier:
        waarde = veld.value()
        if waarde in (None, "", [], False):
            continue
        uit[veld.html_name] = [str(w) for w in waarde] if isinstance(waarde, (list, tuple)) else schrijf(waarde) if not isinstance(waarde, bool) else "on"
    return uit


def persoon_uit(antwoord: Any) -> int:
    """The number of the client to whose page an answer leads."""
    gevonden = re.search(r"/klant/(\d+)/", antwoord.headers["Location"])
    assert gevonden is not None
    return int(gevonden[1])


def fouten(antwoord: Any) -> dict[str, list[str]]:
    """The errors of the form in an answer, per field."""
    formulier = antwoord.context["formulier"] if antwoord.context and "formulier" in antwoord.context else None
    return {} if formulier is None else {naam: [str(f) for f in lijst] for naam, lijst in formulier.errors.items()}


def melding(antwoord: Any) -> str:
    """The text of a page without its marks, shortened; for the message of a failing test."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))[:1500]
