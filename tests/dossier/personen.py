"""People and facts for tests of the database, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from opmaat.dossier.feiten import Schrijver, handeling
from opmaat.dossier.models import Klantgroep, Persoon
from opmaat.toegang.models import Gebruiker


def gebruiker(naam: str = "werkcoach") -> Gebruiker:
    """Somebody who can log in."""
    return Gebruiker.objects.filter(gebruikersnaam=naam).first() or Gebruiker.objects.maak(naam, "een lang wachtwoord", naam=naam.capitalize())


def doe(naam: str = "werkcoach", **rest: Any) -> Any:
    """An action of this user."""
    return handeling(door=gebruiker(naam), stap="proef", **rest)


def persoon(h: Schrijver, geboren: date = date(1990, 5, 1)) -> Persoon:
    """A new person."""
    return h.nieuw(Persoon(geboortedatum=geboren, geslacht="vrouw"))


def groep(h: Schrijver, wie: Persoon, begin: date, eind: date | None = None, groep: str = "Matchen") -> Klantgroep:
    """A spell in a client group."""
    return h.leg_vast(Klantgroep(persoon=wie, begin=begin, eind=eind, groep=groep))
