"""Who can log in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Gebruikers(BaseUserManager["Gebruiker"]):
    """Makes users and finds them by the name or the e-mail address with which they log in."""

    def maak(self, gebruikersnaam: str, wachtwoord: str | None, **velden: Any) -> Gebruiker:
        """A new user with this password; without a password nobody can log in as this user."""
        email = velden.pop("email", None)
        gebruiker = self.model(gebruikersnaam=gebruikersnaam.strip(), email=email.strip() if email else None, **velden)
        gebruiker.set_password(wachtwoord)
        gebruiker.save(using=self._db)
        return gebruiker

    def met_naam(self, naam: str) -> Gebruiker | None:
        """The user who logs in with this name or e-mail address, whatever the capitals; None when there is none."""
        naam = naam.strip()
        if not naam:
            return None
        veld = "email__iexact" if "@" in naam else "gebruikersnaam__iexact"
        return self.filter(**{veld: naam}).first()


class Gebruiker(AbstractBaseUser):
    """A person who works with Opmaat; what this person may do stands in the appointments (Aanstelling).

    ``medewerker_id`` is the pseudonym in the canonical tables of the same person; empty for who has no clients.
    """

    gebruikersnaam = models.CharField(_("gebruikersnaam"), max_length=64, unique=True)
    email = models.EmailField(_("e-mailadres"), null=True, blank=True, unique=True)
    naam = models.CharField(_("naam"), max_length=150)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    medewerker_id = models.BigIntegerField(_("medewerkernummer"), null=True, blank=True, unique=True)
    is_active = models.BooleanField(_("mag inloggen"), default=True)
    moet_wachtwoord_wijzigen = models.BooleanField(_("moet het wachtwoord wijzigen"), default=False)
    wachtwoord_gewijzigd_op = models.DateTimeField(_("wachtwoord gewijzigd op"), null=True, blank=True)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"), default=timezone.now, editable=False)

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    objects = Gebruikers()

    class Meta:
        """Names differ whatever the capitals: jan and Jan are one."""

        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(Lower("gebruikersnaam"), name="gebruikersnaam_zonder_hoofdletters"),
            models.UniqueConstraint(Lower("email"), name="email_zonder_hoofdletters"),
            models.CheckConstraint(condition=~models.Q(gebruikersnaam__contains="@"), name="gebruikersnaam_zonder_apenstaart"),
        ]

    def __str__(self) -> str:
        return self.naam or self.gebruikersnaam

    def get_full_name(self) -> str:
        """The name as colleagues know it."""
        return self.naam
