"""Who may enter."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Gebruiker(AbstractBaseUser):
    """Somebody who can log in, with the name typed at login."""

    naam = models.CharField(max_length=150, unique=True)
    is_active = models.BooleanField(default=True)
    medewerker_id = models.BigIntegerField(null=True, blank=True)

    USERNAME_FIELD = "naam"
    objects = BaseUserManager()
