"""Writes the log of views, the reasons and the processing log; nothing else writes them, and nothing changes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .lezer import Lezer
from .models import Inzage, Inzagereden, Verwerking
from .verwerkingen import ACTIVITEITEN, Activiteit

GRONDEN = {
    "klant_vraagt": _("De klant belt of komt langs met een vraag"),
    "collega_vraagt": _("Een collega vraagt om overleg over deze klant"),
    "waarneming": _("Ik neem waar voor een collega"),
    "huishouden": _("De klant hoort bij het huishouden van een klant van mij"),
    "melding": _("De klant meldt zich (opnieuw)"),
    "controle": _("Ik controleer of herstel gegevens"),
    "klacht_bezwaar": _("Ik behandel een klacht, bezwaar of verzoek"),
    "anders": _("Iets anders"),
}


def noteer(request: Any) -> None:
    """One row for the dossier page that was just shown."""
    persoon_id, reden = request.klant_gezien
    Inzage.objects.create(
        op=timezone.now(),
        gebruiker_id=request.lezer.gebruiker_id,
        rol=_rollen(request.lezer),
        persoon_id=persoon_id,
        pagina=(request.resolver_match.url_name or "klant")[:120],
        reden=reden,
        verzoek=request.kenmerk,
    )


def noteer_lijst(request: Any, pagina: str, personen: Iterable[int]) -> None:
    """A row for each person whose data left Opmaat in an export or were shown outside the dossier; one insert."""
    nu, rol = timezone.now(), _rollen(request.lezer)
    Inzage.objects.bulk_create(
        [Inzage(op=nu, gebruiker_id=request.lezer.gebruiker_id, rol=rol, persoon_id=nummer, pagina=pagina[:120], verzoek=request.kenmerk) for nummer in personen]
    )


def reden_van_vandaag(lezer: Lezer, persoon_id: int) -> Inzagereden | None:
    """The reason that this reader gave today for this person, if any; tomorrow it is asked again."""
    redenen = Inzagereden.objects.filter(gebruiker_id=lezer.gebruiker_id, persoon_id=persoon_id, dag=lezer.vandaag)
    return redenen.order_by("-pk").first()


def leg_reden_vast(lezer: Lezer, persoon_id: int, grond: str, toelichting: str) -> Inzagereden:
    """Keeps why the reader opens this dossier, for today."""
    return Inzagereden.objects.create(
        gebruiker_id=lezer.gebruiker_id, persoon_id=persoon_id, dag=lezer.vandaag, grond=grond, toelichting=toelichting, op=timezone.now()
    )


def verwerk(lezer: Lezer, persoon_id: int, activiteit: Activiteit, kenmerk: str) -> None:
    """A line in the processing log of this person."""
    Verwerking.objects.create(
        op=timezone.now(),
        persoon_id=persoon_id,
        activiteit=activiteit.id,
        doel=activiteit.doel,
        grondslag=activiteit.grondslag,
        organisatie=", ".join(sorted(lezer.organisaties))[:80],
        gebruiker_id=lezer.gebruiker_id,
        verzoek=kenmerk,
    )


def verwerk_handeling(request: Any, naar: str) -> None:
    """A line in the processing log for a form about a person that was accepted; ``naar`` is where the reader is sent on to.

    Whom it was about stands in the address, or for somebody new in the address of the page that follows.
    """
    from opmaat.dossier.register_van_stappen import alle_stappen

    waar = request.resolver_match
    if waar is None or waar.url_name == "reden":
        return
    persoon_id = waar.kwargs.get("persoon_id") or _persoon_in(naar)
    stap = alle_stappen().vind(waar.kwargs.get("stap_id", ""))
    if persoon_id is None or (stap is None and "persoon_id" not in waar.kwargs):
        return
    fase = stap.fase if stap is not None else "brief" if (waar.url_name or "").startswith("brief") else "gegevens"
    verwerk(request.lezer, int(persoon_id), ACTIVITEITEN[fase], request.kenmerk)


def _persoon_in(adres: str) -> int | None:
    try:
        return resolve(urlsplit(adres).path).kwargs.get("persoon_id")
    except Resolver404:
        return None


def _rollen(lezer: Lezer) -> str:
    return ", ".join(sorted(lezer.rollen))[:200]
