"""The app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class Dossier(AppConfig):
    """The register as people work it: facts, steps, the page of a client, as an app."""

    name = "opmaat.dossier"
    label = "dossier"

    def ready(self) -> None:
        from opmaat.dossier.navigatie import meld_menu_aan

        meld_menu_aan()
