"""Canonical tables of identiteiten: made by ``maak_canoniek``, not by hand."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.feit import Identiteit
from opmaat.dossier.velden import Code, Tekst


class Persoon(Identiteit):
    """Persoon."""

    persoon_id = models.BigIntegerField(primary_key=True)
    geboortedatum = models.DateField(null=True, blank=True)
    geslacht = Code("geslacht", null=True, blank=True)
    overleden_op = models.DateField(null=True, blank=True)

    class Meta(Identiteit.Meta):
        abstract = True
        db_table = "persoon"


class Dossier(Identiteit):
    """Dossier."""

    dossier_id = models.BigIntegerField(primary_key=True)
    geopend_op = models.DateField(null=True, blank=True)

    class Meta(Identiteit.Meta):
        abstract = True
        db_table = "dossier"


class Werkgever(Identiteit):
    """Werkgever."""

    werkgever_id = models.BigIntegerField(primary_key=True)
    sector = Code("sector", null=True, blank=True)
    grootte = Code("werkgever_grootte", null=True, blank=True)
    pso_trede = Code("pso_trede", null=True, blank=True)
    commercieel = models.BooleanField(null=True, blank=True)

    class Meta(Identiteit.Meta):
        abstract = True
        db_table = "werkgever"


class Medewerker(Identiteit):
    """Medewerker."""

    medewerker_id = models.BigIntegerField(primary_key=True)
    organisatie = Tekst(null=True, blank=True)
    team = Tekst(null=True, blank=True)

    class Meta(Identiteit.Meta):
        abstract = True
        db_table = "medewerker"

