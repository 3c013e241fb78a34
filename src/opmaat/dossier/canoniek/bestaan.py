"""Canonical tables of bestaan: made by ``maak_canoniek``, not by hand."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.feit import Feit, Periode
from opmaat.dossier.velden import Code, Geld, Getal, Tekst


class Leefsituatie(Periode):
    """Leefsituatie."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    gemeente = Tekst(null=True, blank=True)
    wijk = Tekst(null=True, blank=True)
    leefvorm = Code("leefvorm", null=True, blank=True)
    partner = models.BooleanField(null=True, blank=True)
    geboortedatum_jongste_kind = models.DateField(null=True, blank=True)
    taalniveau = Code("taalniveau", null=True, blank=True)
    huisvesting = Code("huisvesting", null=True, blank=True)
    geheim = models.BooleanField(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "leefsituatie"


class Melding(Feit):
    """Melding."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("melding_soort")
    route = Code("melding_route", null=True, blank=True)
    nood = Code("nood", null=True, blank=True)
    zoekperiode_begin = models.DateField(null=True, blank=True)
    zoekperiode_eind = models.DateField(null=True, blank=True)
    zoekperiode_invulling = Code("zoekperiode_invulling", null=True, blank=True)
    screening_op = models.DateField(null=True, blank=True)
    gemeente = Tekst(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "melding"


class Aanvraag(Feit):
    """Aanvraag."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    dossier = models.ForeignKey("dossier.Dossier", models.PROTECT, db_column="dossier_id", null=True, blank=True)
    melding_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    regeling = Code("regeling", null=True, blank=True)
    status = Code("aanvraag_status", null=True, blank=True)
    besluit_op = models.DateField(null=True, blank=True)
    verzonden_op = models.DateField(null=True, blank=True)
    ingang = models.DateField(null=True, blank=True)
    opgeschort_van = models.DateField(null=True, blank=True)
    opgeschort_tot = models.DateField(null=True, blank=True)
    voorschot_op = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    afwijzingsgrond = Code("afwijzingsgrond", null=True, blank=True)
    herzien_op = models.DateField(null=True, blank=True)
    gemeente = Tekst(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "aanvraag"


class Uitkering(Periode):
    """Uitkering."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    dossier = models.ForeignKey("dossier.Dossier", models.PROTECT, db_column="dossier_id", null=True, blank=True)
    aanvraag_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    rol = Code("rol_uitkering", null=True, blank=True)
    regeling = Code("regeling")
    herkomst = Code("herkomst", null=True, blank=True)
    reden_einde = Code("reden_einde", null=True, blank=True)
    reden_einde_lokaal = Tekst(null=True, blank=True)
    besluit_op = models.DateField(null=True, blank=True)
    beeindiging_besluit_op = models.DateField(null=True, blank=True)
    gemeente = Tekst(null=True, blank=True)
    bedrag = Geld(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "uitkering"


class Inkomsten(Feit):
    """Inkomsten."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("inkomsten_soort")
    bedrag = Geld(null=True, blank=True)
    uren = Getal(null=True, blank=True)
    verrekend = models.BooleanField(null=True, blank=True)
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id", null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "inkomsten"


class VoorzieningElders(Periode):
    """Voorziening elders."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    soort = Code("voorziening_elders")
    grondslag = Tekst()
    organisatie = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "voorziening_elders"

