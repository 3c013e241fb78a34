"""What is written beside the facts: explanations, notes, letters, received documents, and the book of products."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from opmaat.dossier.feit import Feit
from opmaat.dossier.models.spoor import Handeling
from opmaat.dossier.velden import Code, Codes, Geld, Getal, Moment, Tekst

RUBRIEKEN = (("algemeen", "Algemeen"), ("inkomen", "Inkomen"), ("schulden", "Schulden"), ("gezondheid", "Gezondheid"), ("werk", "Werk"))
"""Categories on which reading rights depend, with ``algemeen`` for what everybody who may see the person may read."""


class Toelichting(models.Model):
    """Free words beside one version of a fact."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, null=True, db_column="persoon_id")
    tabel = Tekst()
    feit_id = models.BigIntegerField(db_index=True)
    versie_id = models.BigIntegerField()
    tekst = models.TextField()
    rubriek = models.CharField(max_length=20, choices=RUBRIEKEN, default="algemeen")
    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")

    class Meta:
        db_table = "toelichting"


class Notitie(Feit):
    """A note in the journal, with the category on which the right to read it depends."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    rubriek = models.CharField(max_length=20, choices=RUBRIEKEN, default="algemeen")
    tekst = models.TextField()
    medewerker = models.ForeignKey("dossier.Medewerker", models.PROTECT, null=True, blank=True, db_column="medewerker_id")

    class Meta(Feit.Meta):
        db_table = "notitie"


class Brief(models.Model):
    """A letter as it was made: numbered, kept with the client, never changed afterwards."""

    nummer = models.CharField(max_length=20, unique=True)
    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, null=True, db_column="persoon_id")
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, null=True, blank=True, db_column="werkgever_id")
    sjabloon = Tekst()
    titel = Tekst()
    tekst = models.TextField()
    pdf = models.BinaryField(null=True)
    gegevens = models.JSONField(default=dict)
    sjabloonversie = models.CharField(max_length=20, default="1")
    rubriek = models.CharField(max_length=20, choices=RUBRIEKEN, default="algemeen")
    datum = models.DateField()
    gemaakt_op = Moment()
    verzonden_op = models.DateField(null=True, blank=True)
    tabel = Tekst(null=True, blank=True)
    feit_id = models.BigIntegerField(null=True, blank=True)
    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")

    class Meta:
        db_table = "brief"


class Document(models.Model):
    """A document that was received: kind, date, until when it is kept, and the bytes with their hash."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    soort = Tekst()
    titel = Tekst()
    bestandsnaam = Tekst()
    mediatype = Tekst()
    omvang = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    rubriek = models.CharField(max_length=20, choices=RUBRIEKEN, default="algemeen")
    ontvangen_op = models.DateField()
    bewaren_tm = models.DateField(null=True, blank=True)
    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")

    class Meta:
        db_table = "document"


class Productenboekregel(models.Model):
    """One product that can be offered: an instrument, perhaps with variant or sector, for whom, how long, how many places, at what cost.

    ``plaatsen`` empty means no limit. With a limit the database refuses a traject of this instrument, variant and sector when all
    places are taken.
    """

    instrument = Code("instrument")
    variant = Tekst(null=True, blank=True)
    sector = Code("sector", null=True, blank=True)
    titel = Tekst()
    omschrijving = models.TextField(blank=True, default="")
    klantgroepen = Codes("klantgroep", null=True, blank=True)
    doelgroep = models.TextField(blank=True, default="")
    duur_maanden = Getal(null=True, blank=True)
    uren_per_week = Getal(null=True, blank=True)
    plaatsen = models.BigIntegerField(null=True, blank=True)
    kosten = Geld(null=True, blank=True)
    financiering = Code("financiering", null=True, blank=True)
    uitvoerder = Tekst(null=True, blank=True)
    overeenkomst = Tekst(null=True, blank=True)
    artikel = Tekst(null=True, blank=True)
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "productenboekregel"
        constraints = [
            models.CheckConstraint(condition=Q(eind__isnull=True) | Q(eind__gte=F("begin")), name="productenboekregel_eind_na_begin"),
            models.CheckConstraint(condition=Q(plaatsen__isnull=True) | Q(plaatsen__gte=0), name="productenboekregel_plaatsen"),
        ]

    def __str__(self) -> str:
        return self.titel
