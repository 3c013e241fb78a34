"""One place that answers: may this reader see this person, which persons, this step, this page.

Nothing else in Opmaat decides about rights. Views never filter: they take the persons that ``klanten_van`` gives, and
the middleware asks ``besluit`` for every address that holds a ``persoon_id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from .kringen import caseload, in_gemeente, kring_van
from .lezer import Lezer, Plek
from .rechten import lees_rechten

if TYPE_CHECKING:
    from opmaat.dossier.stap import Stap

NIEMAND = Q(pk__in=())


class Inzien(Enum):
    """The answer to: may this reader open the dossier of this person."""

    JA = "ja"
    MET_REDEN = "met reden"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Besluit:
    """Whether a dossier opens, and the reader narrowed to the appointments by which it does (``lezer``)."""

    inzien: Inzien
    lezer: Lezer


def klanten_van(lezer: Lezer) -> QuerySet[Any]:
    """The persons whose dossier the reader opens without giving a reason."""
    return _persoon().filter(_alle(lezer, _kring))


def caseload_van(lezer: Lezer) -> QuerySet[Any]:
    """The persons who are assigned to the reader, or to somebody whom the reader replaces today."""
    return _persoon().filter(caseload(lezer))


def vindbaar_voor(lezer: Lezer) -> QuerySet[Any]:
    """The persons that the reader may find by name or number: the own circle and those that open with a reason."""
    return _persoon().filter(_alle(lezer, _kring) | _alle(lezer, _met_reden))


def besluit(lezer: Lezer, persoon_id: int) -> Besluit:
    """Whether this dossier opens, in one query; ``ONBEKEND`` when there is no such person.

    The reader that comes back has only the appointments that hold for this person: their rubrieken are what the page shows.
    """
    if lezer.ziet_alles:
        bestaat = _persoon().filter(pk=persoon_id).exists()
        return Besluit(Inzien.JA if bestaat else Inzien.ONBEKEND, lezer)
    vragen: dict[str, Any] = {}
    for nr, plek in enumerate(lezer.plekken):
        vragen[f"kring{nr}"] = ExpressionWrapper(_kring(lezer, plek), output_field=BooleanField())
        vragen[f"reden{nr}"] = ExpressionWrapper(_met_reden(lezer, plek), output_field=BooleanField())
    rij = _persoon().filter(pk=persoon_id).annotate(**vragen).values("pk", *vragen).first()
    if rij is None:
        return Besluit(Inzien.ONBEKEND, lezer.met(()))
    for antwoord, begin in ((Inzien.JA, "kring"), (Inzien.MET_REDEN, "reden")):
        if plekken := [plek for nr, plek in enumerate(lezer.plekken) if rij[f"{begin}{nr}"]]:
            return Besluit(antwoord, lezer.met(plekken))
    return Besluit(Inzien.NEE, lezer.met(()))


def mag_zien(lezer: Lezer, persoon_id: int) -> bool:
    """Whether the dossier of this person opens without a reason."""
    return besluit(lezer, persoon_id).inzien is Inzien.JA


def mag_stap(lezer: Lezer, stap: Stap, beeld: Any = None) -> bool:
    """Whether one of the reader's roles takes this step; on a person's page the reader is already narrowed to that person.

    A step belongs to the roles that it names, and the appointment with that role must write the rubriek of the step's
    table. ``beeld`` is not needed for the right; whether the step is possible now is the step's own ``kan``.
    """
    return any(plek.rol in stap.rollen and mag_tabel(plek, stap.tabel) for plek in lezer.plekken)


def mag_tabel(plek: Plek, tabel: str | None) -> bool:
    """Whether an appointment records in a canonical table, seen or not (melden); a step without a table only needs its role."""
    return tabel is None or lees_rechten().rubriek_van(tabel) in plek.schrijven | plek.recht.melden


def rubrieken(lezer: Lezer) -> frozenset[str]:
    """The rubrieken that the reader reads."""
    return lezer.rubrieken


def leidt_team(lezer: Lezer, organisatie: str | None, team: str | None) -> bool:
    """Whether the reader is teamleider of this team; without a team in the appointment, of the whole organisation."""
    return any(plek.rol == "teamleider" and plek.organisatie == organisatie and plek.team in ("", team) for plek in lezer.plekken)


def _persoon() -> QuerySet[Any]:
    return apps.get_model("dossier", "Persoon").objects.all()


def _alle(lezer: Lezer, vraag: Any) -> Q:
    if lezer.ziet_alles:
        return Q()
    return reduce(or_, (vraag(lezer, plek) for plek in lezer.plekken), NIEMAND)


def _kring(lezer: Lezer, plek: Plek) -> Q:
    return reduce(or_, (kring_van(naam, lezer, plek) for naam in plek.recht.kring), NIEMAND)


def _met_reden(lezer: Lezer, plek: Plek) -> Q:
    """Outside the circle a dossier opens with a reason, but never that of another gemeente."""
    return in_gemeente(lezer.vandaag, plek.gemeente) if plek.recht.met_reden else NIEMAND
