"""Canonical tables of begeleiding: made by ``maak_canoniek``, not by hand."""

from __future__ import annotations

from django.db import models

from opmaat.dossier.feit import Feit, Periode
from opmaat.dossier.velden import Code, Codes, Getal, Tekst


class Klantgroep(Periode):
    """Klantgroep."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    groep = Code("klantgroep")
    status = Code("indeling_status", null=True, blank=True)
    gekozen_door = Code("gekozen_door", null=True, blank=True)
    voorkeur_klant = Code("klantgroep", null=True, blank=True)
    besloten_door = Code("rol", null=True, blank=True)
    reden = Code("indeling_reden", null=True, blank=True)
    subgroep = Code("subgroep", null=True, blank=True)
    gesprek_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    herbeoordeling_op = models.DateField(null=True, blank=True)
    advies_naar = Code("klantgroep", null=True, blank=True)
    advies_op = models.DateField(null=True, blank=True)
    match_ready_op = models.DateField(null=True, blank=True)
    verwacht_werk_op = models.DateField(null=True, blank=True)
    uitkeringsafhankelijk = models.BooleanField(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "klantgroep"


class Doelgroep(Periode):
    """Doelgroep."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    kenmerk = Code("doelgroep_kenmerk")
    einde_ww = models.DateField(null=True, blank=True)
    schoolsoort = Code("schoolsoort", null=True, blank=True)
    schooljaar = Tekst(null=True, blank=True)
    uitstroomprofiel = Code("uitstroomprofiel", null=True, blank=True)
    laatste_leerjaar = models.BooleanField(null=True, blank=True)
    in_dienst = models.BooleanField(null=True, blank=True)
    aangevraagd_op = models.DateField(null=True, blank=True)
    indicatie_geldig_tm = models.DateField(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "doelgroep"


class Toewijzing(Periode):
    """Toewijzing."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    rol = Code("toewijzing_rol")
    organisatie = Tekst(null=True, blank=True)
    team = Tekst(null=True, blank=True)
    medewerker = models.ForeignKey("dossier.Medewerker", models.PROTECT, db_column="medewerker_id", null=True, blank=True)
    overgedragen_op = models.DateField(null=True, blank=True)
    aanvaard_op = models.DateField(null=True, blank=True)
    warm = models.BooleanField(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "toewijzing"


class Inburgering(Periode):
    """Inburgering."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    wet = Code("inburgeringswet")
    route = Code("leerroute", null=True, blank=True)
    soort = Code("inburgeraar_soort", null=True, blank=True)
    taakstelling = Code("taakstelling", null=True, blank=True)
    aanbod_op = models.DateField(null=True, blank=True)
    intake_op = models.DateField(null=True, blank=True)
    pip_op = models.DateField(null=True, blank=True)
    taalles_sinds = models.DateField(null=True, blank=True)
    gehuisvest_op = models.DateField(null=True, blank=True)
    uren = Getal(null=True, blank=True)
    resultaat = Code("inburgering_resultaat", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "inburgering"


class Gesprek(Feit):
    """Gesprek."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("gesprek_soort")
    resultaat = Code("gesprek_resultaat")
    afgesproken_op = models.DateField(null=True, blank=True)
    werkwijze = Codes("werkwijze", null=True, blank=True)
    onderwerpen = Codes("onderwerp", null=True, blank=True)
    waar = Code("locatie", null=True, blank=True)
    toestemming_thuis = models.BooleanField(null=True, blank=True)
    deelnemers = Codes("rol", null=True, blank=True)
    deelnemende_organisaties = Codes(null=True, blank=True)
    rol = Code("rol", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    medewerker = models.ForeignKey("dossier.Medewerker", models.PROTECT, db_column="medewerker_id", null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "gesprek"


class Contact(Feit):
    """Contact."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id", null=True, blank=True)
    datum = models.DateField()
    werkgever = models.ForeignKey("dossier.Werkgever", models.PROTECT, db_column="werkgever_id", null=True, blank=True)
    wijze = Code("contact_wijze", null=True, blank=True)
    met = Code("contact_met", null=True, blank=True)
    onderwerp = Code("contact_onderwerp", null=True, blank=True)
    rol = Code("rol", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    medewerker = models.ForeignKey("dossier.Medewerker", models.PROTECT, db_column="medewerker_id", null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "contact"


class Verwijzing(Feit):
    """Verwijzing."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    partner = Code("ketenpartner")
    reden = Code("leefgebied", null=True, blank=True)
    warm = models.BooleanField(null=True, blank=True)
    opgepakt_op = models.DateField(null=True, blank=True)
    resultaat = Code("verwijzing_resultaat", null=True, blank=True)
    gesprek_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "verwijzing"


class Bijeenkomst(Feit):
    """Bijeenkomst."""

    datum = models.DateField()
    soort = Code("bijeenkomst_soort")
    klantgroep = Code("klantgroep", null=True, blank=True)
    thema = Code("onderwerp", null=True, blank=True)
    gericht = Code("bijeenkomst_gericht", null=True, blank=True)
    sector = Code("sector", null=True, blank=True)
    wijk = Tekst(null=True, blank=True)
    plaatsen = models.BigIntegerField(null=True, blank=True)
    afgelast = models.BooleanField(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    medewerker = models.ForeignKey("dossier.Medewerker", models.PROTECT, db_column="medewerker_id", null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "bijeenkomst"


class Deelname(Feit):
    """Deelname."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    bijeenkomst_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    soort = Code("bijeenkomst_soort", null=True, blank=True)
    uitgenodigd_op = models.DateField(null=True, blank=True)
    status = Code("deelname_status")

    class Meta(Feit.Meta):
        abstract = True
        db_table = "deelname"


class PlanVanAanpak(Periode):
    """Plan van aanpak."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    begin = models.DateField()
    eind = models.DateField(null=True, blank=True)
    soort = Code("plan_soort")
    opgesteld_op = models.DateField(null=True, blank=True)
    getekend_op = models.DateField(null=True, blank=True)
    herzien_op = models.DateField(null=True, blank=True)
    eigen_kracht = models.BooleanField(null=True, blank=True)
    trajectduur = models.BooleanField(null=True, blank=True)
    ondersteuning = models.BooleanField(null=True, blank=True)
    participatie = models.BooleanField(null=True, blank=True)
    arbeidsverplichtingen = models.BooleanField(null=True, blank=True)
    belemmeringen = Codes("leefgebied", null=True, blank=True)
    afgestemd_inburgering_op = models.DateField(null=True, blank=True)
    gekoppeld_plan_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    in_uitvoering = models.BooleanField(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)
    medewerker = models.ForeignKey("dossier.Medewerker", models.PROTECT, db_column="medewerker_id", null=True, blank=True)

    class Meta(Periode.Meta):
        abstract = True
        db_table = "plan_van_aanpak"


class Diagnose(Feit):
    """Diagnose."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    instrument = Code("diagnose_instrument")
    arbeidspotentieel = Code("arbeidspotentieel", null=True, blank=True)
    direct_bemiddelbaar = models.BooleanField(null=True, blank=True)
    afstand = Code("afstand", null=True, blank=True)
    profiel = Code("diagnose_profiel", null=True, blank=True)
    verdiencapaciteit = Getal(null=True, blank=True)
    geldig_tm = models.DateField(null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "diagnose"


class Ladder(Feit):
    """Ladder."""

    persoon = models.ForeignKey("dossier.Persoon", models.PROTECT, db_column="persoon_id")
    datum = models.DateField()
    soort = Code("ladder_soort")
    trede = models.BigIntegerField(null=True, blank=True)
    taalniveau = Code("taalniveau", null=True, blank=True)
    grondslag = Code("taal_grondslag", null=True, blank=True)
    organisatie = Tekst(null=True, blank=True)

    class Meta(Feit.Meta):
        abstract = True
        db_table = "ladder"

