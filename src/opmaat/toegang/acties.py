"""The writers of toegang: users, appointments, replacement. Each is one transaction; what it did stands in Beheerhandeling."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from opmaat.kern.fout import Invoerfout

from .lezer import Lezer
from .models import Aanstelling, Beheerhandeling, Gebruiker, Vervanging

_WOORDEN = (
    "appel beuk citroen dennen eiken fiets garen haven iris jasmijn kastanje linde molen noten olijf papier rivier sleutel tulp vlieger "
    "wilgen zomer anker boot dorp emmer fluit grind hamer ijzer jas klok lamp maan nest oever peer ring steen trap veer wagen zand bloem "
    "draad egel feest goud hoed kaas laars mand naald oester plank roos spijker tafel vonk wolk zeil brug deur fruit gras hooi kist licht"
).split()


class Toegangsfout(Invoerfout):
    """What was asked of the user administration cannot be; the text says why and what to do."""


def tijdelijk_wachtwoord() -> str:
    """Five words and a number (about 37 bits, changed at the first login), easy to say over the telephone."""
    return "-".join(secrets.choice(_WOORDEN) for _n in range(5)) + f"-{secrets.randbelow(90) + 10}"


@transaction.atomic
def nieuwe_gebruiker(door: Lezer, *, gebruikersnaam: str, naam: str, email: str, telefoon: str, medewerker_id: int | None) -> tuple[Gebruiker, str]:
    """A new user with a temporary password, which is returned once and kept nowhere."""
    wachtwoord = tijdelijk_wachtwoord()
    if Gebruiker.objects.met_naam(gebruikersnaam) or (email and Gebruiker.objects.met_naam(email)):
        raise Toegangsfout(_("Deze gebruikersnaam of dit e-mailadres is al in gebruik."), doe=_("Kies een andere, of zoek de gebruiker op."))
    gebruiker = Gebruiker.objects.maak(
        gebruikersnaam, wachtwoord, naam=naam, email=email or None, telefoon=telefoon, medewerker_id=medewerker_id, moet_wachtwoord_wijzigen=True
    )
    _noteer(door, gebruiker, "nieuw", gebruikersnaam)
    return gebruiker, wachtwoord


@transaction.atomic
def maak_medewerker(door: Lezer, organisatie: str, team: str) -> int:
    """The number of a new employee in the register, whose caseload the user will have."""
    from opmaat.dossier.feiten import handeling
    from opmaat.dossier.models import Medewerker

    with handeling(door=Gebruiker.objects.get(pk=door.gebruiker_id), stap="medewerker-nieuw") as h:
        return int(h.nieuw(Medewerker(organisatie=organisatie, team=team or None)).pk)


@transaction.atomic
def wijzig_gebruiker(door: Lezer, gebruiker: Gebruiker, **velden: Any) -> None:
    """The user with other data; who may no longer log in is out at the next page."""
    if velden.get("is_active") is False and gebruiker.pk == door.gebruiker_id:
        raise Toegangsfout(_("U kunt uzelf niet afsluiten."), doe=_("Vraag een andere functioneel beheerder."))
    anders = [naam for naam, waarde in velden.items() if getattr(gebruiker, naam) != waarde]
    for naam in anders:
        setattr(gebruiker, naam, velden[naam])
    if anders:
        gebruiker.save(update_fields=anders)
        _noteer(door, gebruiker, "gewijzigd", ", ".join(anders))


@transaction.atomic
def nieuw_wachtwoord(door: Lezer, gebruiker: Gebruiker) -> str:
    """A temporary password for who forgot it; all sessions of the user end, and a lock is taken off."""
    wachtwoord = tijdelijk_wachtwoord()
    gebruiker.set_password(wachtwoord)
    gebruiker.moet_wachtwoord_wijzigen = True
    gebruiker.save(update_fields=["password", "moet_wachtwoord_wijzigen"])
    _slot_eraf(gebruiker)
    _noteer(door, gebruiker, "wachtwoord", "")
    return wachtwoord


@transaction.atomic
def ontgrendel(door: Lezer, gebruiker: Gebruiker) -> None:
    """Takes off the lock that too many wrong passwords put on."""
    _slot_eraf(gebruiker)
    _noteer(door, gebruiker, "slot eraf", "")


@transaction.atomic
def geef_aanstelling(door: Lezer, gebruiker: Gebruiker, *, rol: str, organisatie: str, gemeente: str, team: str, van: date, tot: date | None) -> Aanstelling:
    """An appointment; raises ``Toegangsfout`` when the same one runs already, or when somebody raises their own rights."""
    if gebruiker.pk == door.gebruiker_id:
        raise Toegangsfout(_("U kunt uzelf geen rol geven."), waarom=_("Wie rechten uitdeelt, deelt ze niet aan zichzelf uit."), doe=_("Vraag een andere functioneel beheerder."))
    gelijk = gebruiker.aanstellingen.filter(rol=rol, organisatie=organisatie, gemeente=gemeente, team=team)  # type: ignore[attr-defined]
    if any(a.van <= (tot or date.max) and van <= (a.tot or date.max) for a in gelijk):
        raise Toegangsfout(_("Deze aanstelling is er al in deze periode."), doe=_("Beëindig de oude eerst, of kies een latere dag."))
    aanstelling = Aanstelling.objects.create(gebruiker=gebruiker, rol=rol, organisatie=organisatie, gemeente=gemeente, team=team, van=van, tot=tot)
    _noteer(door, gebruiker, "aanstelling", f"{rol}, {organisatie} {team}, {gemeente or 'alle gemeenten'}, vanaf {van:%d-%m-%Y}")
    return aanstelling


@transaction.atomic
def beeindig_aanstelling(door: Lezer, aanstelling: Aanstelling, laatste_dag: date) -> None:
    """The appointment with a last day (t/m); one that would end before it began never held and ends the day it began."""
    aanstelling.tot = max(laatste_dag, aanstelling.van)
    aanstelling.save(update_fields=["tot"])
    _noteer(door, aanstelling.gebruiker, "aanstelling beëindigd", f"{aanstelling.rol}, t/m {aanstelling.tot:%d-%m-%Y}")


@transaction.atomic
def regel_vervanging(door: Lezer, afwezige: Gebruiker, vervanger: Gebruiker, van: date, tot: date) -> Vervanging:
    """From ``van`` t/m ``tot`` (at most half a year) the replacer has the caseload of the absent colleague beside the own one."""
    if tot - van > timedelta(days=183):
        raise Toegangsfout(_("Een vervanging duurt ten hoogste een half jaar."), doe=_("Draag de klanten over als het langer duurt."))
    if afwezige.medewerker_id is None:
        raise Toegangsfout(_("%(naam)s heeft geen klanten.") % {"naam": afwezige.naam}, doe=_("Kies een medewerker met een caseload."))
    vervanging = Vervanging.objects.create(afwezige=afwezige, vervanger=vervanger, van=van, tot=tot, geregeld_door_id=door.gebruiker_id)
    _noteer(door, vervanger, "vervanging", f"voor {afwezige.gebruikersnaam}, {van:%d-%m-%Y} t/m {tot:%d-%m-%Y}")
    return vervanging


@transaction.atomic
def stop_vervanging(door: Lezer, vervanging: Vervanging) -> None:
    """Ends a replacement: yesterday was its last day, or it never began."""
    gisteren = door.vandaag - timedelta(days=1)
    _noteer(door, vervanging.vervanger, "vervanging gestopt", f"voor {vervanging.afwezige.gebruikersnaam}")
    if gisteren < vervanging.van:
        vervanging.delete()
    else:
        vervanging.tot = min(vervanging.tot, gisteren)
        vervanging.save(update_fields=["tot"])


def op_slot(gebruikers: Iterable[Gebruiker], grens: int, duur: timedelta) -> frozenset[str]:
    """The login names of those whom too many wrong passwords have locked now, with one query."""
    namen = [gebruiker.gebruikersnaam for gebruiker in gebruikers]
    pogingen = AccessAttempt.objects.filter(username__in=namen, failures_since_start__gte=grens, attempt_time__gt=timezone.now() - duur)
    return frozenset(pogingen.values_list("username", flat=True))


def _slot_eraf(gebruiker: Gebruiker) -> None:
    AccessAttempt.objects.filter(username=gebruiker.gebruikersnaam).delete()


def _noteer(door: Lezer, over: Gebruiker, wat: str, tekst: str) -> None:
    Beheerhandeling.objects.create(op=timezone.now(), door_id=door.gebruiker_id, over=over, wat=wat, toelichting=tekst[:300])
