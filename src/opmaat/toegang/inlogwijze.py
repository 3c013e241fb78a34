"""Logging in with a short name or an e-mail address, and the name under which failed attempts are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from .models import Gebruiker


class NaamOfEmail(BaseBackend):
    """Finds the user by name or e-mail address and checks the password; rights are none of its business."""

    def authenticate(self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any) -> Gebruiker | None:
        """The user when name and password are right and the user may log in; takes as long for a name that does not exist."""
        if not username or password is None:
            return None
        gebruiker = Gebruiker.objects.met_naam(username)
        if gebruiker is None:
            Gebruiker().set_password(password)
            return None
        return gebruiker if gebruiker.check_password(password) and gebruiker.is_active else None

    def get_user(self, user_id: int) -> Gebruiker | None:
        """The user of a session; None once the user may no longer log in, which ends the session."""
        return Gebruiker.objects.filter(pk=user_id, is_active=True).first()


def naam_voor_slot(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """The name under which attempts are counted: that of the user, whether the name or the e-mail address was typed."""
    getypt = (credentials or {}).get("username") or (request.POST.get("username", "") if request is not None else "")
    gebruiker = Gebruiker.objects.met_naam(getypt)
    return gebruiker.gebruikersnaam if gebruiker else str(getypt).strip().lower()[:255]
