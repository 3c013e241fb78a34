"""Canonical tables of sturing: made by ``maak_canoniek``, not by hand."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.feit import Feit, Periode
from opmaat.dossier.velden import Code, Codes, Geld, Getal, Tekst


class Enquete(Feit):
    """Enquête."""

    datum = models.DateField()
    onderzoek = Tekst(null=True, blank=True)
    respondentsoort = Code("respondentsoort")
    golf = Tekst(null=True, blank=True)
    cijfer = Getal(null=True, blank=True)
    gewicht = Getal(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "enquete"


class EnqueteUitnodiging(Feit):
    """Enquête-uitnodiging."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id", null=True, blank=True)
    datum = models.DateField()
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id", null=True, blank=True)
    onderzoek = Tekst(null=True, blank=True)
    respondentsoort = Code("respondentsoort")
    golf = Tekst(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "enquete_uitnodiging"


class Klacht(Feit):
    """Klacht."""

    datum = models.DateField()
    onderwerp = Code("klacht_onderwerp", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    afgehandeld_op = models.DateField(null=True, blank=True)
    oordeel = Code("klacht_oordeel", null=True, blank=True)
    advies = models.BooleanField(null=True, blank=True)
    advies_opgevolgd_op = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "klacht"


class Besteding(Feit):
    """Besteding."""

    datum = models.DateField()
    begrotingspost = Tekst()
    soort = Code("besteding_soort")
    bedrag = Geld()
    overeenkomst = Tekst(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    boekjaar = models.BigIntegerField(null=True, blank=True)
    bestemming = Code("bestemming", null=True, blank=True)
    aantal = Getal(null=True, blank=True)
    tarief = Geld(null=True, blank=True)
    toestemming_op = models.DateField(null=True, blank=True)
    toestemming_door = Code("rol", null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "besteding"


class Formatie(Periode):
    """Formatie."""

    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    product = Tekst()
    soort = Code("formatie_soort")
    fte = Getal()
    overeenkomst = Tekst(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "formatie"


class Parameter(Periode):
    """Parameter."""

    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    naam = Tekst()
    waarde = Getal()
    eenheid = Tekst(null=True, blank=True)
    bron = Tekst(null=True, blank=True)
    toelichting = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "parameter"


class Oplevering(Feit):
    """Oplevering."""

    vervalt_op = models.DateField()
    gereed_op = models.DateField(null=True, blank=True)
    kalender = Tekst()
    overeenkomst = Tekst(null=True, blank=True)
    soort = Code("oplevering_soort", null=True, blank=True)
    aanleiding_op = models.DateField(null=True, blank=True)
    gepland_op = models.DateField(null=True, blank=True)
    voorbereider = Code("rol", null=True, blank=True)
    agendapunten = Codes(null=True, blank=True)
    volledig = models.BooleanField(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "oplevering"


class Levering(Feit):
    """Levering."""

    tabel = Tekst()
    organisatie = Tekst(null=True, blank=True)
    begin = models.DateField()
    volledig_tm = models.DateField()
    geleverd_op = models.DateField(null=True, blank=True)
    rijen = models.BigIntegerField(null=True, blank=True)
    bevestigd_door = Code("rol", null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "levering"

