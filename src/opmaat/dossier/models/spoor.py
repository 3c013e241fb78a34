"""The trace of what was done: every action with who, when and which versions it wrote; and the numbers that are given out."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from opmaat.dossier.velden import Moment, Tekst


class Nummer(models.Model):
    """The last number that was given out on SQLite: one row. PostgreSQL has the sequence ``opmaat_nummer``."""

    waarde = models.BigIntegerField()

    class Meta:
        db_table = "opmaat_nummerstand"


class Handeling(models.Model):
    """One action of one user: a step that wrote facts in one transaction. ``sleutel`` is that of the form, so that it counts once."""

    handeling_id = models.BigIntegerField(primary_key=True)
    moment = Moment(db_index=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    stap = Tekst()
    klant = models.ForeignKey("dossier.Persoon", models.PROTECT, null=True, related_name="handelingen", db_column="persoon_id")
    sleutel = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        db_table = "handeling"


class Handelingsregel(models.Model):
    """One version that an action wrote, with the reason that was given for a correction."""

    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="regels")
    tabel = Tekst()
    feit_id = models.BigIntegerField(db_index=True)
    versie_id = models.BigIntegerField(db_index=True)
    aard = Tekst()
    reden = models.TextField(blank=True, default="")

    class Meta:
        db_table = "handelingsregel"
