"""Who a person or an employer is to the people who work with them: names, addresses, numbers. Never in a peilbestand."""

from __future__ import annotations

import unicodedata

from django.db import models
from django.db.models import Q

from opmaat.dossier.feit import Feit
from opmaat.dossier.velden import Tekst


def zoekvorm(tekst: str) -> str:
    """The text as it is searched: small letters without accents, words parted by one space."""
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", tekst.casefold()) if not unicodedata.combining(teken))
    return " ".join(kaal.replace("\x00", " ").split())


class Klant(Feit):
    """Name, address and number of a person, with the same two times as every fact; one known version per person.

    ``bsn`` is cipher text, ``bsn_hash`` the keyed hash by which one finds it; both are made by ``toegang``.
    """

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    voornaam = Tekst(null=True, blank=True)
    tussenvoegsel = Tekst(null=True, blank=True)
    achternaam = Tekst()
    roepnaam = Tekst(null=True, blank=True)
    zoeknaam = models.TextField(editable=False, default="")
    bsn = models.TextField(null=True, blank=True)
    bsn_hash = models.CharField(max_length=64, null=True, blank=True)
    straat = Tekst(null=True, blank=True)
    huisnummer = Tekst(null=True, blank=True)
    postcode = Tekst(null=True, blank=True)
    woonplaats = Tekst(null=True, blank=True)
    telefoon = Tekst(null=True, blank=True)
    email = Tekst(null=True, blank=True)
    voorkeurstaal = Tekst(null=True, blank=True)
    tolk_nodig = models.BooleanField(null=True, blank=True)
    geheim = models.BooleanField(null=True, blank=True)

    class Meta(Feit.Meta):
        db_table = "klant"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(fields=["persoon"], condition=Q(vervallen_op__isnull=True), name="klant_een_per_persoon"),
            models.UniqueConstraint(fields=["bsn_hash"], condition=Q(vervallen_op__isnull=True, bsn_hash__isnull=False), name="klant_bsn_een_persoon"),
        ]
        indexes = [models.Index(fields=["zoeknaam"], name="klant_zoeknaam"), models.Index(fields=["bsn_hash"], name="klant_bsn_hash")]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The name as one says it: call name or first name, infix, surname."""
        return " ".join(deel for deel in (self.roepnaam or self.voornaam, self.tussenvoegsel, self.achternaam) if deel)

    @property
    def lijstnaam(self) -> str:
        """The name as a list sorts it: surname first."""
        voor = " ".join(deel for deel in (self.roepnaam or self.voornaam, self.tussenvoegsel) if deel)
        return f"{self.achternaam}, {voor}" if voor else self.achternaam

    def bereid_voor(self) -> None:
        """Fills what follows from the rest, before the version is written."""
        self.zoeknaam = zoekvorm(" ".join(deel for deel in (self.achternaam, self.tussenvoegsel, self.voornaam, self.roepnaam) if deel))


class Werkgevergegevens(Feit):
    """Name, address and contact of an employer; one known version per employer."""

    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id")
    naam = Tekst()
    zoeknaam = models.TextField(editable=False, default="")
    kvk = Tekst(null=True, blank=True)
    straat = Tekst(null=True, blank=True)
    huisnummer = Tekst(null=True, blank=True)
    postcode = Tekst(null=True, blank=True)
    plaats = Tekst(null=True, blank=True)
    contactpersoon = Tekst(null=True, blank=True)
    telefoon = Tekst(null=True, blank=True)
    email = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        db_table = "werkgevergegevens"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(fields=["werkgever"], condition=Q(vervallen_op__isnull=True), name="werkgevergegevens_een_per_werkgever"),
        ]
        indexes = [models.Index(fields=["zoeknaam"], name="werkgever_zoeknaam")]

    def __str__(self) -> str:
        return self.naam

    def bereid_voor(self) -> None:
        """Fills what follows from the rest, before the version is written."""
        self.zoeknaam = zoekvorm(self.naam)
