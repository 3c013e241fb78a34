"""Finding a person on name, number, birth date or BSN, and finding doubles of a person who is about to be made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from opmaat.dossier.invoer import Datumveld
from opmaat.dossier.models import Klant, Persoon
from opmaat.dossier.models.klant import zoekvorm
from opmaat.dossier.situatie import Dubbel
from opmaat.toegang.bsn import Bsnfout, lees_bsn, zoekwaarde
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import klanten_van, vindbaar_voor

MEESTE = 50
KORTSTE = 2
_NUMMER = re.compile(r"[vV]?-?\d{1,15}")


@dataclass(frozen=True, kw_only=True)
class Treffer:
    """One person that was found; ``eigen``: the dossier opens without a reason."""

    persoon_id: int
    naam: str
    geboortedatum: date | None
    woonplaats: str
    eigen: bool


@dataclass(frozen=True)
class Zoekuitslag:
    """What was found. ``meer``: there are more than are shown. ``uitleg``: why nothing was searched."""

    treffers: tuple[Treffer, ...] = ()
    meer: bool = False
    uitleg: str = ""


def zoek(lezer: Lezer, vraag: str) -> Zoekuitslag:
    """The persons within reach of the reader (own circle, or with a reason) that fit all that was typed.

    Words are parts of the name, a number of nine digits that is a BSN is one (only for who may see BSNs), another number
    is that of the client, and what reads as a day is the birth date.
    """
    vraag = " ".join(vraag.split())[:200]
    if len(vraag) < KORTSTE and not vraag.isdigit():
        return Zoekuitslag(uitleg="kort")
    voorwaarde = _voorwaarde(lezer, vraag)
    if voorwaarde is None:
        return Zoekuitslag()
    rijen = list(
        Klant.bekend.nu().filter(voorwaarde, persoon__in=vindbaar_voor(lezer)).select_related("persoon").order_by("zoeknaam", "persoon_id")[: MEESTE + 1]
    )
    if not rijen and _NUMMER.fullmatch(vraag):
        return _zonder_naam(lezer, int(re.sub(r"\D", "", vraag)))
    eigen = set(klanten_van(lezer).filter(pk__in=[r.persoon_id for r in rijen]).values_list("pk", flat=True)) if rijen else set()
    treffers = tuple(
        Treffer(
            persoon_id=r.persoon_id, naam=r.lijstnaam, geboortedatum=r.persoon.geboortedatum, eigen=r.persoon_id in eigen,
            woonplaats="" if r.geheim else r.woonplaats or "",
        )
        for r in rijen[:MEESTE]
    )  # fmt: skip
    return Zoekuitslag(treffers, meer=len(rijen) > MEESTE)


def dubbelen(*, achternaam: str, geboortedatum: date | None, bsn: str | None) -> tuple[Dubbel, ...]:
    """Who may be the same person, whoever's client it is.

    The same BSN, or the same surname (however written) with the same birth date.
    """
    voorwaarde = Q(pk__in=())
    if bsn:
        voorwaarde |= Q(bsn_hash=zoekwaarde(bsn))
    if geboortedatum is not None:
        voorwaarde |= Q(zoeknaam__startswith=zoekvorm(achternaam), persoon__geboortedatum=geboortedatum)
    rijen = Klant.bekend.nu().filter(voorwaarde).select_related("persoon")[:5]
    return tuple(Dubbel(r.persoon_id, r.naam, bool(bsn) and r.bsn_hash == zoekwaarde(bsn or "")) for r in rijen)


def _voorwaarde(lezer: Lezer, vraag: str) -> Q | None:
    """The condition on names; ``None`` when nothing can fit."""
    try:
        nummer = lees_bsn(vraag)
    except Bsnfout:
        nummer = ""
    if nummer and lezer.mag("bsn"):
        return Q(bsn_hash=zoekwaarde(nummer))
    if _NUMMER.fullmatch(vraag):
        dag = _dag(vraag)
        cijfers = int(re.sub(r"\D", "", vraag))
        return Q(persoon_id=cijfers) | (Q(persoon__geboortedatum=dag) if dag else Q(pk__in=()))
    woorden, dagen = [], []
    for deel in re.split(r"[\s,]+", _met_dagen_los(vraag, dagen)):
        if deel:
            woorden.append(zoekvorm(deel))
    voorwaarde = Q()
    for woord in woorden:
        voorwaarde &= Q(zoeknaam__startswith=woord) | Q(zoeknaam__contains=f" {woord}")
    for dag in dagen:
        voorwaarde &= Q(persoon__geboortedatum=dag)
    return voorwaarde if woorden or dagen else None


def _met_dagen_los(vraag: str, dagen: list[date]) -> str:
    """Takes what reads as a day out of the question, into ``dagen``."""

    def neem(treffer: re.Match[str]) -> str:
        dag = _dag(treffer[0])
        if dag is None:
            return treffer[0]
        dagen.append(dag)
        return " "

    return re.sub(r"\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}|\d{4}-\d{1,2}-\d{1,2}", neem, vraag, flags=re.IGNORECASE)


def _dag(tekst: str) -> date | None:
    try:
        waarde: Any = Datumveld(vandaag=date.max).to_python(tekst)
    except ValidationError:
        return None
    return waarde if isinstance(waarde, date) else None


def _zonder_naam(lezer: Lezer, nummer: int) -> Zoekuitslag:
    """A person whose name is not in the dossier (an import without names) is still found by number."""
    persoon = Persoon.objects.filter(pk=nummer, pk__in=vindbaar_voor(lezer)).first() if nummer < 2**63 else None
    if persoon is None:
        return Zoekuitslag()
    eigen = klanten_van(lezer).filter(pk=nummer).exists()
    return Zoekuitslag((Treffer(persoon_id=persoon.pk, naam="", geboortedatum=persoon.geboortedatum, woonplaats="", eigen=eigen),))


def passende_personen(lezer: Lezer, vraag: str) -> Any:
    """The numbers of all persons that fit what was typed, as a subquery; whoever's client it is: the caller narrows to the reader's circle."""
    voorwaarde = _voorwaarde(lezer, vraag)
    if voorwaarde is None:
        return Klant.objects.none().values("persoon_id")
    return Klant.bekend.nu().filter(voorwaarde).values("persoon_id")
