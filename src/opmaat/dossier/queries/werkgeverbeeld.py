"""What is known of one employer, or of the organisation, as the reader may see it: the same face as the picture of a client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.db.models import QuerySet

from opmaat.dossier.feiten import model_van
from opmaat.dossier.klantbeeld import Rij
from opmaat.dossier.models import Werkgevergegevens
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.lezer import Lezer

PER_TABEL = 500
"""Rows of one table that a page reads at most; older ones stand in the lists."""


class Werkgeverbeeld:
    """The vacancies, proposals, placements, contacts and social-return duties of one employer, oldest first."""

    def __init__(self, werkgever_id: int, lezer: Lezer) -> None:
        self.werkgever_id, self.lezer = werkgever_id, lezer
        self.rijen = cache(self._rijen)

    def _rijen(self, tabel: str) -> tuple[Rij, ...]:
        if tabel == "voordracht":
            vacatures = [vacature.feit_id for vacature in self.rijen("vacature")]
            return _lees(tabel, self.lezer, lambda vraag: vraag.filter(vacature_id__in=vacatures))
        if tabel not in ("vacature", "plaatsing", "contact", "sroi_verplichting"):
            return ()
        return _lees(tabel, self.lezer, lambda vraag: vraag.filter(werkgever_id=self.werkgever_id))


class Organisatiebeeld:
    """The complaints that are not settled yet, and the meetings that are still to come."""

    def __init__(self, lezer: Lezer) -> None:
        self.lezer = lezer
        self.rijen = cache(self._rijen)

    def _rijen(self, tabel: str) -> tuple[Rij, ...]:
        if tabel == "bijeenkomst":
            return _lees(tabel, self.lezer, lambda vraag: vraag.filter(datum__gte=self.lezer.vandaag))
        if tabel != "klacht":
            return ()
        return _lees(tabel, self.lezer, lambda vraag: vraag.filter(advies_opgevolgd_op__isnull=True))


def gegevens_van(werkgever_id: int) -> Werkgevergegevens | None:
    """Name, address and contact of the employer as they are known now."""
    return Werkgevergegevens.bekend.nu().select_related("werkgever").filter(werkgever_id=werkgever_id).first()


def _lees(tabel: str, lezer: Lezer, beperk: Callable[[QuerySet[Any]], QuerySet[Any]]) -> tuple[Rij, ...]:
    zichtbaar = lezer.kolommen(tabel)
    if not zichtbaar:
        return ()
    schema = lees_schema().tabel(tabel)
    model = model_van(tabel)
    namen: Mapping[str, str] = {veld.attname: veld.column for veld in model._meta.concrete_fields if veld.column in zichtbaar | {"feit_id", "versie_id"}}
    volgorde = schema.datumkolom or "feit_id"
    rijen = list(beperk(model.bekend.nu()).order_by(f"-{volgorde}", "-feit_id").values(*namen)[:PER_TABEL])
    return tuple(Rij(tabel, {namen[naam]: waarde for naam, waarde in rij.items()}) for rij in reversed(rijen))
