"""The traces: who looked at whom (Inzage), for which reason (Inzagereden), and why data of a person were used (Verwerking).

The person is a number without a foreign key: a trace outlives the destruction of the facts. Rows are only added; a
database trigger refuses change and delete (migration 0002).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Inzagereden(models.Model):
    """Why somebody opened a dossier outside the own circle; it holds for one working day."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    persoon_id = models.BigIntegerField(_("klant"))
    dag = models.DateField(_("dag"))
    grond = models.CharField(_("reden"), max_length=40)
    toelichting = models.CharField(_("toelichting"), max_length=500)
    op = models.DateTimeField(_("moment"))

    class Meta:
        """One reason per user, person and day is enough; a second one adds a row."""

        verbose_name = _("reden van inzage")
        verbose_name_plural = _("redenen van inzage")
        indexes = [models.Index(fields=["gebruiker", "dag", "persoon_id"], name="inzagereden_vandaag")]


class Inzage(models.Model):
    """One time that a user saw data of a person: a page, a list, a document or a download."""

    op = models.DateTimeField(_("moment"))
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(_("rol"), max_length=200)
    persoon_id = models.BigIntegerField(_("klant"))
    pagina = models.CharField(_("wat"), max_length=120)
    reden = models.ForeignKey(Inzagereden, on_delete=models.PROTECT, null=True, related_name="inzagen")
    verzoek = models.CharField(_("kenmerk"), max_length=36)

    class Meta:
        """Found by person, by user and by moment."""

        verbose_name = _("inzage")
        verbose_name_plural = _("inzagen")
        indexes = [
            models.Index(fields=["persoon_id", "-op"], name="inzage_persoon"),
            models.Index(fields=["gebruiker", "-op"], name="inzage_gebruiker"),
            models.Index(fields=["-op"], name="inzage_op"),
        ]


class Verwerking(models.Model):
    """A line of the processing log of one person: which activity, for which purpose, on which legal ground."""

    op = models.DateTimeField(_("moment"))
    persoon_id = models.BigIntegerField(_("klant"))
    activiteit = models.CharField(_("verwerkingsactiviteit"), max_length=80)
    doel = models.CharField(_("doel"), max_length=200)
    grondslag = models.CharField(_("wettelijke grondslag"), max_length=200)
    organisatie = models.CharField(_("organisatie"), max_length=80)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verzoek = models.CharField(_("kenmerk"), max_length=36)

    class Meta:
        """Found by person and by moment."""

        verbose_name = _("verwerking")
        verbose_name_plural = _("verwerkingen")
        indexes = [models.Index(fields=["persoon_id", "-op"], name="verwerking_persoon")]


class Beheerhandeling(models.Model):
    """What was changed in the rights of a user: a new user, an appointment, a password, a replacement."""

    op = models.DateTimeField(_("moment"))
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    over = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="beheerhandelingen")
    wat = models.CharField(_("wat"), max_length=40)
    toelichting = models.CharField(_("toelichting"), max_length=300, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("beheerhandeling")
        verbose_name_plural = _("beheerhandelingen")
        ordering = ["-op", "-pk"]
