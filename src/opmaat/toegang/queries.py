"""Reading of toegang: the reader of a request, and who may replace whom."""

from __future__ import annotations

from datetime import date

from .lezer import Lezer, Plek
from .models import Gebruiker, Vervanging
from .rechten import lees_rechten


def maak_lezer(gebruiker: Gebruiker, vandaag: date) -> Lezer:
    """The reader that this user is today: two queries. An appointment in a role that no longer exists gives nothing."""
    rollen = lees_rechten().rollen
    aanstellingen = gebruiker.aanstellingen.op(vandaag).values_list("rol", "organisatie", "gemeente", "team")  # type: ignore[attr-defined]
    plekken = tuple(Plek(rol=rol, organisatie=organisatie, gemeente=gemeente, team=team) for rol, organisatie, gemeente, team in aanstellingen if rol in rollen)
    medewerkers = {gebruiker.medewerker_id} | set(vervangen_door(gebruiker, vandaag))
    return Lezer(
        gebruiker_id=gebruiker.pk,
        naam=gebruiker.naam,
        vandaag=vandaag,
        plekken=plekken,
        medewerker_id=gebruiker.medewerker_id,
        medewerkers=frozenset(nummer for nummer in medewerkers if nummer is not None),
    )


def vervangen_door(gebruiker: Gebruiker, dag: date) -> list[int | None]:
    """The employee numbers of the colleagues whom this user replaces on this day; not those whom they replace in turn."""
    vervangingen = Vervanging.objects.filter(vervanger=gebruiker, van__lte=dag, tot__gte=dag)
    return list(vervangingen.values_list("afwezige__medewerker_id", flat=True))
