"""Invented users and clients for the tests of rights; every number is chosen by the test."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.test import Client

from opmaat.toegang import sessie
from opmaat.toegang.lezer import Lezer, Plek
from opmaat.toegang.models import Aanstelling, Gebruiker
from opmaat.toegang.rechten import lees_rechten

VANDAAG = date(2025, 6, 2)
"""A Monday; the tests put the clock here."""
GEMEENTE = "Deventer"
IO_ROLLEN = frozenset({"balie", "poortwachter", "inkomensconsulent", "participatiemakelaar", "consulent_inburgering", "consulent_jongerenloket", "handhaver"})


def organisatie_van(rol: str) -> str:
    """Where the documents place a role."""
    return "IO" if rol in IO_ROLLEN else "KonnecteD"


def plek(rol: str, **anders: str) -> Plek:
    """An appointment in this role at the organisation that the documents give it."""
    return Plek(rol=rol, **{"organisatie": organisatie_van(rol), "gemeente": GEMEENTE, **anders})


def lezer(*plekken: Plek, medewerker: int | None = None, vervangt: tuple[int, ...] = ()) -> Lezer:
    """A reader with these appointments, on the day of the tests."""
    nummers = {medewerker, *vervangt} - {None}
    return Lezer(gebruiker_id=1, naam="Lezer", vandaag=VANDAAG, plekken=plekken, medewerker_id=medewerker, medewerkers=frozenset(nummers))  # type: ignore[arg-type]


class Burgerzaken:
    """Makes persons, employees and facts, with numbers that count up from 1000."""

    def __init__(self) -> None:
        self.nummer = 1000

    def medewerker(self, nummer: int, organisatie: str = "KonnecteD", team: str = "Groeien") -> int:
        """An employee in the canonical table."""
        apps.get_model("dossier", "Medewerker").objects.create(medewerker_id=nummer, organisatie=organisatie, team=team)
        return nummer

    def persoon(self, nummer: int, *, geboren: date = date(1980, 5, 1), gemeente: str | None = GEMEENTE) -> int:
        """A person, who lives in the gemeente since 2020 (None: not known where)."""
        apps.get_model("dossier", "Persoon").objects.create(persoon_id=nummer, geboortedatum=geboren)
        if gemeente is not None:
            self.feit("leefsituatie", persoon_id=nummer, begin=date(2020, 1, 1), gemeente=gemeente)
        return nummer

    def feit(self, tabel: str, **kolommen: Any) -> int:
        """A fact that is known since 2024; returns its number."""
        self.nummer += 1
        model = apps.get_model("dossier", tabel.replace("_", ""))
        model.objects.create(versie_id=self.nummer, feit_id=self.nummer, geregistreerd_op=datetime(2024, 1, 1, 9), aard="eerste", **kolommen)
        return self.nummer

    def toewijzing(self, persoon: int, medewerker: int | None, *, rol: str = "begeleider", organisatie: str = "KonnecteD", team: str = "Groeien", eind: date | None = None, begin: date = date(2025, 1, 1)) -> int:
        """Somebody is responsible for the person."""
        return self.feit("toewijzing", persoon_id=persoon, begin=begin, eind=eind, rol=rol, organisatie=organisatie, team=team, medewerker_id=medewerker)


def gebruiker(rol: str, naam: str = "", *, medewerker: int | None = None, team: str = "Groeien", gemeente: str = GEMEENTE, wachtwoord: str | None = None) -> Gebruiker:
    """A user with one appointment in this role since 2024."""
    wie = Gebruiker.objects.maak(naam or rol, wachtwoord, naam=f"Invented {naam or rol}", medewerker_id=medewerker)
    Aanstelling.objects.create(gebruiker=wie, rol=rol, organisatie=organisatie_van(rol), gemeente=gemeente, team=team, van=date(2024, 1, 1))
    return wie


def ingelogd(wie: Gebruiker, **opties: Any) -> Client:
    """A browser in which this user is logged in."""
    browser = Client(**opties)
    browser.force_login(wie, backend="opmaat.toegang.inlogwijze.NaamOfEmail")
    bakje = browser.session
    sessie.begin(bakje)
    bakje.save()
    return browser


ALLE_ROLLEN = tuple(lees_rechten().rollen)
