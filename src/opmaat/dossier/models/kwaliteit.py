"""What the checks of the register found the last time: a list to work off, made anew by each round; not facts."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.velden import Moment, Tekst


class Controleronde(models.Model):
    """One round of all checks: on which day they looked, how many rows, and which checks could not run or broke."""

    begonnen_op = Moment()
    peildatum = models.DateField()
    seconden = models.FloatField()
    rijen = models.BigIntegerField()
    niet_gelukt = models.JSONField(default=dict)

    class Meta:
        db_table = "controleronde"


class Kwaliteitspunt(models.Model):
    """One offence: which check, on which column of which fact, since which round we know it, and whose team it is.

    ``persoon_id`` is a number and no key: a check may find that the person does not exist. Values stand only in the fact itself.
    """

    controle = models.CharField(max_length=80)
    tabel = Tekst()
    feit_id = models.BigIntegerField()
    kolom = Tekst(default="", blank=True)
    persoon_id = models.BigIntegerField(null=True, db_index=True)
    organisatie = Tekst(default="", blank=True)
    team = Tekst(default="", blank=True)
    sinds = models.DateField()

    class Meta:
        db_table = "kwaliteitspunt"
        constraints = [models.UniqueConstraint(fields=["controle", "tabel", "feit_id", "kolom"], name="kwaliteitspunt_eenmaal")]
        indexes = [models.Index(fields=["controle", "sinds"], name="kwaliteitspunt_lijst")]
