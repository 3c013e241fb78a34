"""The Django app of users and rights."""

from __future__ import annotations

from django.apps import AppConfig


class Toegang(AppConfig):
    """Users, appointments, rights, login, and the logs of who saw and did what."""

    name = "opmaat.toegang"
    label = "toegang"
    verbose_name = "Toegang"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The entries of the menu."""
        from .menupunten import meld_menu_aan

        meld_menu_aan()
