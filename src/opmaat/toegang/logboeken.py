"""The three logs as tables that people search: who saw whom, who changed what, and why data of a person were used.

Who searches here sees numbers of clients, never names; what a page was called is told in Dutch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.kern.tijd.moment import einde_van_dag_utc

from .inzage import GRONDEN
from .models import Inzage, Verwerking
from .rechten import lees_rechten

DAGEN = 30
"""So many days back a search looks when nothing else was asked."""

NAMEN: Mapping[str, Any] = {
    "klant": gettext_lazy("Bladzijde van de klant"),
    "feit": gettext_lazy("Een gegeven met zijn geschiedenis"),
    "stap": gettext_lazy("Formulier"),
    "stap-over": gettext_lazy("Formulier"),
    "stukken": gettext_lazy("Brieven en documenten"),
    "brief": gettext_lazy("Brief"),
    "brief-pdf": gettext_lazy("Brief als PDF"),
    "brieven:bijeenkomst": gettext_lazy("Brieven van een bijeenkomst"),
    "document": gettext_lazy("Document"),
    "inzage-klant": gettext_lazy("Wie keek in het dossier"),
    "inzageverzoek": gettext_lazy("Inzageverzoek"),
    "caseload": gettext_lazy("Caseload"),
}


@dataclass(frozen=True)
class Zoekvraag:
    """What is asked of a log: from and until which day (both included), which employee (part of the name), which client, only with a reason."""

    van: date
    tot: date
    medewerker: str = ""
    klant: int | None = None
    met_reden: bool = False


@dataclass(frozen=True)
class Logboek:
    """One log: its title, the heads of its columns, how it is searched and how a row reads."""

    id: str
    titel: Any
    uitleg: Any
    koppen: Sequence[Any]
    zoek: Callable[[Zoekvraag], QuerySet[Any]]
    regel: Callable[[Any], Sequence[str]]


def standaardvraag(vandaag: date) -> Zoekvraag:
    """The last thirty days up to today; logs have real moments, also where the calendar stands still (the demo)."""
    echt = timezone.localdate()
    return Zoekvraag(van=min(vandaag, echt) - timedelta(days=DAGEN), tot=max(vandaag, echt))


def alles_van(persoon_id: int, vandaag: date) -> Zoekvraag:
    """Everything about one client, of all time."""
    return replace(standaardvraag(vandaag), van=date(2000, 1, 1), klant=persoon_id)


def regels(logboek: Logboek, rijen: Iterable[Any]) -> list[Sequence[str]]:
    """The rows as texts, in the order of the heads."""
    return [logboek.regel(rij) for rij in rijen]


def _tussen(vraag: Zoekvraag, veld: str, *, utc_zonder_zone: bool = False) -> Q:
    begin, eind = einde_van_dag_utc(vraag.van - timedelta(days=1)), einde_van_dag_utc(vraag.tot)
    if not utc_zonder_zone:
        begin, eind = (moment.replace(tzinfo=timezone.get_fixed_timezone(0)) for moment in (begin, eind))
    return Q(**{f"{veld}__gte": begin, f"{veld}__lt": eind})


def _wie(vraag: Zoekvraag, veld: str) -> Q:
    return Q(**{f"{veld}__naam__icontains": vraag.medewerker}) | Q(**{f"{veld}__gebruikersnaam__iexact": vraag.medewerker}) if vraag.medewerker else Q()


def _inzagen(vraag: Zoekvraag) -> QuerySet[Any]:
    rijen = Inzage.objects.filter(_tussen(vraag, "op"), _wie(vraag, "gebruiker"))
    if vraag.klant is not None:
        rijen = rijen.filter(persoon_id=vraag.klant)
    if vraag.met_reden:
        rijen = rijen.filter(reden__isnull=False)
    return rijen.select_related("gebruiker", "reden").order_by("-op", "-pk")


def _inzageregel(rij: Inzage) -> Sequence[str]:
    reden = ""
    if rij.reden is not None:
        reden = ": ".join(deel for deel in (str(GRONDEN.get(rij.reden.grond, rij.reden.grond)), rij.reden.toelichting) if deel)
    return (toon_moment(rij.op), rij.gebruiker.naam, roltitels(rij.rol), str(rij.persoon_id), paginanaam(rij.pagina), reden)


def _handelingen(vraag: Zoekvraag) -> QuerySet[Any]:
    rijen = apps.get_model("dossier", "Handeling").objects.filter(_tussen(vraag, "moment", utc_zonder_zone=True), _wie(vraag, "door"))
    if vraag.klant is not None:
        rijen = rijen.filter(klant_id=vraag.klant)
    return rijen.select_related("door").annotate(aantal=Count("regels")).order_by("-moment", "-pk")


def _handelingsregel(rij: Any) -> Sequence[str]:
    moment = rij.moment.replace(tzinfo=timezone.get_fixed_timezone(0))
    return (toon_moment(moment), rij.door.naam if rij.door else _("Opmaat zelf"), stapnaam(rij.stap), str(rij.klant_id or ""), str(rij.aantal))


def _verwerkingen(vraag: Zoekvraag) -> QuerySet[Any]:
    rijen = Verwerking.objects.filter(_tussen(vraag, "op"), _wie(vraag, "gebruiker"))
    if vraag.klant is not None:
        rijen = rijen.filter(persoon_id=vraag.klant)
    return rijen.select_related("gebruiker").order_by("-op", "-pk")


def _verwerkingsregel(rij: Verwerking) -> Sequence[str]:
    return (toon_moment(rij.op), str(rij.persoon_id), rij.doel, rij.grondslag, rij.organisatie, rij.gebruiker.naam)


def toon_moment(moment: datetime) -> str:
    """A moment on the clock of Amsterdam, to the minute."""
    return f"{timezone.localtime(moment):%d-%m-%Y %H:%M}"


def paginanaam(pagina: str) -> str:
    """What was looked at, in Dutch; a file of a list by the title of the list, an unknown page by its own name."""
    soort, _teken, lijst = pagina.partition(":")
    if soort == "uitvoer" and lijst in lees_rechten().lijsten:
        return _("Bestand van de lijst %s") % lees_rechten().lijsten[lijst]
    return str(NAMEN.get(pagina, pagina))


def roltitels(rollen: str) -> str:
    """The roles of a log line as people call them; an id that is no longer there stays as it is."""
    bekend = lees_rechten().rollen
    return ", ".join(bekend[rol].titel if rol in bekend else rol for rol in rollen.split(", ") if rol)


def stapnaam(id: str) -> str:
    """The title of a step, or the id when the step is no longer there."""
    from opmaat.dossier.register_van_stappen import alle_stappen

    stap = alle_stappen().vind(id)
    return str(stap.titel) if stap is not None else id


INZAGEN = Logboek(
    "inzagen",
    gettext_lazy("Wie bekeek welk dossier"),
    gettext_lazy("Elke keer dat een medewerker een bladzijde van een klant opende. U ziet het nummer van de klant, geen naam."),
    (gettext_lazy("Moment"), gettext_lazy("Medewerker"), gettext_lazy("Rol"), gettext_lazy("Klant"), gettext_lazy("Wat"), gettext_lazy("Reden")),
    _inzagen,
    _inzageregel,
)
HANDELINGEN = Logboek(
    "handelingen",
    gettext_lazy("Wie legde wat vast"),
    gettext_lazy("Elke handeling waarmee iets in een dossier is vastgelegd of verbeterd."),
    (gettext_lazy("Moment"), gettext_lazy("Medewerker"), gettext_lazy("Handeling"), gettext_lazy("Klant"), gettext_lazy("Gegevens")),
    _handelingen,
    _handelingsregel,
)
VERWERKINGEN = Logboek(
    "verwerkingen",
    gettext_lazy("Verwerkingslogboek"),
    gettext_lazy("Per klant: waarvoor gegevens zijn gebruikt en op welke wet dat rust."),
    (gettext_lazy("Moment"), gettext_lazy("Klant"), gettext_lazy("Doel"), gettext_lazy("Grondslag"), gettext_lazy("Organisatie"), gettext_lazy("Medewerker")),
    _verwerkingen,
    _verwerkingsregel,
)
LOGBOEKEN: Mapping[str, Logboek] = {logboek.id: logboek for logboek in (INZAGEN, HANDELINGEN, VERWERKINGEN)}
