"""Canonical tables of plichten: made by ``maak_canoniek``, not by hand."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.feit import Feit, Periode
from opmaat.dossier.velden import Code, Geld, Getal, Tekst


class Verplichting(Periode):
    """Verplichting."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    soort = Code("verplichting_soort")
    grond = Code("ontheffing_grond", null=True, blank=True)
    besluit_op = models.DateField(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "verplichting"


class Onderzoek(Feit):
    """Onderzoek."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("onderzoek_soort")
    uitkomst = Code("onderzoek_uitkomst", null=True, blank=True)
    rol = Code("rol", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "onderzoek"


class Constatering(Feit):
    """Constatering."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    plicht = Code("verplichting_soort", null=True, blank=True)
    gehoord_op = models.DateField(null=True, blank=True)
    omgekeerde_toets_op = models.DateField(null=True, blank=True)
    uitkomst = Code("constatering_uitkomst", null=True, blank=True)
    uitkomst_op = models.DateField(null=True, blank=True)
    reden_afgezien = Code("reden_afgezien", null=True, blank=True)
    onderzoek_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "constatering"


class Maatregel(Feit):
    """Maatregel."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("maatregel_soort", null=True, blank=True)
    grond = Code("maatregel_grond", null=True, blank=True)
    percentage = Getal(null=True, blank=True)
    bedrag = Geld(null=True, blank=True)
    begin = models.DateField(null=True, blank=True)
    eind = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    uitgevoerd_op = models.DateField(null=True, blank=True)
    heroverwogen_op = models.DateField(null=True, blank=True)
    constatering_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "maatregel"


class Verzuim(Feit):
    """Verzuim."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    populatie = Code("populatie")
    ziektedagen = Getal()
    beschikbare_dagen = Getal()
    deeltijdfactor = Getal(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "verzuim"

