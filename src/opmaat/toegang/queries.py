"""Reading of toegang: the reader of a request, and who may replace whom."""

from __future__ import annotations

from datetime import date

from django.apps import apps
from django.db.models import Q, QuerySet

from .lezer import Lezer, Plek
from .models import Aanstelling, Gebruiker, Vervanging
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


def gebruikers(zoek: str = "", rol: str = "", stand: str = "") -> QuerySet[Gebruiker]:
    """The users, narrowed by a part of the name, a role that they have today or ever had, and whether they may log in."""
    vraag = Gebruiker.objects.all()
    if zoek:
        vraag = vraag.filter(Q(naam__icontains=zoek) | Q(gebruikersnaam__icontains=zoek) | Q(email__icontains=zoek))
    if rol:
        vraag = vraag.filter(aanstellingen__rol=rol).distinct()
    if stand:
        vraag = vraag.filter(is_active=stand == "actief")
    return vraag.prefetch_related("aanstellingen").order_by("naam", "pk")


def collegas(lezer: Lezer) -> QuerySet[Gebruiker]:
    """The users with clients whom the reader leads as teamleider; for a functioneel beheerder all of them."""
    vraag = Gebruiker.objects.filter(medewerker_id__isnull=False, is_active=True).order_by("naam")
    if "functioneel_beheerder" in lezer.rollen:
        return vraag
    teams = Q(pk__in=())
    for plek in lezer.plekken:
        if plek.rol == "teamleider":
            teams |= Q(organisatie=plek.organisatie, team=plek.team) if plek.team else Q(organisatie=plek.organisatie)
    return vraag.filter(pk__in=Aanstelling.objects.op(lezer.vandaag).filter(teams).values("gebruiker_id"))


def vervangingen(lezer: Lezer) -> QuerySet[Vervanging]:
    """The replacements of today and later among the colleagues whom the reader leads."""
    mensen = collegas(lezer).values("pk")
    lopend = Vervanging.objects.filter(tot__gte=lezer.vandaag).filter(Q(afwezige__in=mensen) | Q(vervanger__in=mensen))
    return lopend.select_related("afwezige", "vervanger").order_by("van", "pk")


def organisaties() -> tuple[str, ...]:
    """The names of the organisations, as the agreements write them."""
    return tuple(naam for namen in lees_rechten().organisaties.values() for naam in namen)


def teams() -> list[str]:
    """The teams that are known: of appointments and of employees."""
    van_medewerkers = apps.get_model("dossier", "Medewerker").objects.exclude(team=None).values_list("team", flat=True)
    return sorted({*Aanstelling.objects.exclude(team="").values_list("team", flat=True), *van_medewerkers})
