"""Canonical tables of werk: made by ``maak_canoniek``, not by hand."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.feit import Feit, Periode
from opmaat.dossier.velden import Code, Geld, Getal, Tekst


class Traject(Periode):
    """Traject."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    instrument = Code("instrument")
    variant = Tekst(null=True, blank=True)
    uitvoerder = Tekst(null=True, blank=True)
    sector = Code("sector", null=True, blank=True)
    financiering = Code("financiering", null=True, blank=True)
    verplicht = models.BooleanField(null=True, blank=True)
    aangeboden_op = models.DateField(null=True, blank=True)
    gepland_eind = models.DateField(null=True, blank=True)
    duur_gepland = Getal(null=True, blank=True)
    uren_per_week = Getal(null=True, blank=True)
    resultaat = Code("traject_resultaat", null=True, blank=True)
    uitvalreden = Code("uitvalreden", null=True, blank=True)
    kosten = Geld(null=True, blank=True)
    onderdeel_taal_werk = models.BooleanField(null=True, blank=True)
    esf_dossier = models.BooleanField(null=True, blank=True)
    plan_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id", null=True, blank=True)
    functie = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "traject"


class Activiteit(Periode):
    """Activiteit."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    soort = Code("activiteit_soort")
    uren_per_week = Getal(null=True, blank=True)
    uren = Getal(null=True, blank=True)
    verplicht = models.BooleanField(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    plan_id = models.BigIntegerField(null=True, blank=True, db_index=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "activiteit"


class Behaald(Feit):
    """Behaald."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("behaald_soort")
    niveau = Tekst(null=True, blank=True)
    traject_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "behaald"


class Vacature(Periode):
    """Vacature."""

    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    soort = Code("vacature_soort", null=True, blank=True)
    functie = Tekst(null=True, blank=True)
    sector = Code("sector", null=True, blank=True)
    plaatsen = models.BigIntegerField(null=True, blank=True)
    uren = Getal(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "vacature"


class Voordracht(Feit):
    """Voordracht."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    vacature_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    resultaat = Code("voordracht_resultaat", null=True, blank=True)
    resultaat_op = models.DateField(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "voordracht"


class SroiVerplichting(Periode):
    """Social-returnverplichting."""

    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id", null=True, blank=True)
    contract = Tekst(null=True, blank=True)
    waarde = Geld(null=True, blank=True)
    ingevuld = Geld(null=True, blank=True)
    invulling = Code("sroi_invulling", null=True, blank=True)
    gemeente = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "sroi_verplichting"


class Plaatsing(Periode):
    """Plaatsing."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id", null=True, blank=True)
    grond = Code("plaatsing_grond")
    vorm = Code("plaatsing_vorm", null=True, blank=True)
    functie = Tekst(null=True, blank=True)
    sleutelfunctie = models.BooleanField(null=True, blank=True)
    sector = Code("sector", null=True, blank=True)
    uren = Getal(null=True, blank=True)
    contract_eind = models.DateField(null=True, blank=True)
    proeftijd_eind = models.DateField(null=True, blank=True)
    volgt_op = models.BigIntegerField(null=True, blank=True, db_index=True)
    vacature_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    traject_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    doelgroepregister = models.BooleanField(null=True, blank=True)
    verplicht = models.BooleanField(null=True, blank=True)
    in_begeleiding = models.BooleanField(null=True, blank=True)
    financiering = Code("financiering", null=True, blank=True)
    herkomst_sroi = models.BooleanField(null=True, blank=True)
    sroi_verplichting_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    uitvoerder = Tekst(null=True, blank=True)
    reden_einde = Code("plaatsing_reden_einde", null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "plaatsing"


class Loonwaarde(Feit):
    """Loonwaarde."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    plaatsing_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    percentage = Getal()
    methode = Code("loonwaarde_methode", null=True, blank=True)
    geldig_tm = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "loonwaarde"


class LksBeschikking(Periode):
    """Beschikking loonkostensubsidie."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    plaatsing_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    loonwaarde_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    besluit_op = models.DateField(null=True, blank=True)
    bedrag_per_maand = Geld(null=True, blank=True)
    forfaitair = models.BooleanField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "lks_beschikking"


class Nazorg(Feit):
    """Nazorg."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    plaatsing_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    soort = Code("nazorg_soort", null=True, blank=True)
    rol = Code("rol", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "nazorg"

