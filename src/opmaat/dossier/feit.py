"""What every fact table has: the two times, and the ways to ask for what is known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from opmaat.dossier.velden import Code, Moment
from opmaat.kern.register.schema import Tabel, lees_schema
from opmaat.kern.tijd.moment import einde_van_dag_utc


class Feitvraag(models.QuerySet):  # type: ignore[type-arg]
    """A query over a fact table, narrowed in the words of the register."""

    def nu(self) -> Self:
        """The versions that are known now."""
        return self.filter(vervallen_op__isnull=True)

    def op(self, moment: datetime | date) -> Self:
        """The versions that were known at a moment in UTC; a date means the end of that day in Amsterdam."""
        grens = moment if isinstance(moment, datetime) else einde_van_dag_utc(moment)
        return self.filter(Q(vervallen_op__isnull=True) | Q(vervallen_op__gte=grens), geregistreerd_op__lt=grens)

    def lopend(self, dag: date) -> Self:
        """The spells that hold this day; both first and last day count."""
        tabel = self.model.schema()
        return self.filter(Q(**{f"{tabel.eind}__isnull": True}) | Q(**{f"{tabel.eind}__gte": dag}), **{f"{tabel.begin}__lte": dag})

    def van(self, persoon: Any) -> Self:
        """The rows of one person, given as a person or by number."""
        return self.filter(persoon_id=getattr(persoon, "pk", persoon))


Bekend = models.Manager.from_queryset(Feitvraag)


class Kenbaar(models.Model):
    """A table that knows which table of the schema it is; ``None`` for tables that only the dossier has."""

    class Meta:
        abstract = True

    @classmethod
    def schema(cls) -> Tabel:
        """The table as the schema describes it; ``KeyError`` when only the dossier has it."""
        return lees_schema().tabel(cls._meta.db_table)


class Identiteit(Kenbaar):
    """A thing that facts point at: one row with a number, not versioned."""

    objects = models.Manager()

    class Meta:
        abstract = True


class Feit(Kenbaar):
    """A version of a fact: ``feit_id`` lasts, ``versie_id`` is this version, and two moments say when it was known."""

    versie_id = models.BigIntegerField(primary_key=True)
    feit_id = models.BigIntegerField(db_index=True)
    geregistreerd_op = Moment()
    vervallen_op = Moment(null=True)
    aard = Code("aard")

    objects = models.Manager()
    bekend = Bekend()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["feit_id"], condition=Q(vervallen_op__isnull=True), name="%(class)s_een_bekende_versie"),
            models.CheckConstraint(condition=Q(aard__in=["eerste", "aanvulling", "correctie", "vernietiging"]), name="%(class)s_aard"),
            models.CheckConstraint(condition=Q(vervallen_op__isnull=True) | Q(vervallen_op__gte=F("geregistreerd_op")), name="%(class)s_vervallen_na"),
        ]


    def bereid_voor(self) -> None:
        """Fills what follows from the rest, before the version is written: nothing, for a canonical table."""


class Periode(Feit):
    """A fact that lasts from ``begin`` t/m ``eind``."""

    class Meta(Feit.Meta):
        abstract = True
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(condition=Q(eind__isnull=True) | Q(eind__gte=F("begin")), name="%(class)s_eind_na_begin"),
        ]
