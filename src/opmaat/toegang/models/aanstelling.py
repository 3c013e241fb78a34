"""In which role, organisation, gemeente and team somebody works, and who replaces whom at absence."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..rechten import lees_rechten


class Aanstellingen(models.QuerySet["Aanstelling"]):
    """Appointments, of which only those of a day count."""

    def op(self, dag: date) -> Aanstellingen:
        """The appointments that hold on this day, both ends included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)


class Aanstelling(models.Model):
    """A user in a role, for an organisation, a gemeente (empty: every gemeente served) and a team, from ``van`` t/m ``tot``."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(_("rol"), max_length=40)
    organisatie = models.CharField(_("organisatie"), max_length=80)
    gemeente = models.CharField(_("gemeente"), max_length=80, blank=True)
    team = models.CharField(_("team"), max_length=80, blank=True)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True, blank=True)

    objects = Aanstellingen.as_manager()

    class Meta:
        """An appointment ends on or after its first day."""

        verbose_name = _("aanstelling")
        verbose_name_plural = _("aanstellingen")
        ordering = ["gebruiker_id", "-van"]
        indexes = [models.Index(fields=["rol", "organisatie", "team"], name="aanstelling_rol_team")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="aanstelling_tot_na_van"),
        ]

    def __str__(self) -> str:
        return f"{self.rol}, {self.organisatie} {self.team}".strip()

    @property
    def roltitel(self) -> str:
        """The name of the role; its id when the role is no longer there."""
        rollen = lees_rechten().rollen
        return rollen[self.rol].titel if self.rol in rollen else str(self.rol)


class Vervanging(models.Model):
    """``vervanger`` has the caseload of ``afwezige`` beside the own one, from ``van`` t/m ``tot``; the facts do not change."""

    afwezige = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="vervangingen")
    vervanger = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="vervangt")
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"))
    geregeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Nobody replaces oneself, and a replacement has an end: an open one would be a handover."""

        verbose_name = _("vervanging")
        verbose_name_plural = _("vervangingen")
        ordering = ["-van"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="vervanging_tot_na_van"),
            models.CheckConstraint(condition=~Q(afwezige=F("vervanger")), name="vervanging_door_ander"),
        ]

    def __str__(self) -> str:
        return f"{self.vervanger} voor {self.afwezige}, {self.van:%d-%m-%Y} t/m {self.tot:%d-%m-%Y}"
