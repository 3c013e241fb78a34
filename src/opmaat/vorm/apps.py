"""The Django app of the looks."""

from __future__ import annotations

from django.apps import AppConfig


class Vorm(AppConfig):
    """Base page and components; registers the check that the stylesheet exists."""

    name = "opmaat.vorm"
    label = "vorm"
    verbose_name = "Vorm"

    def ready(self) -> None:
        from opmaat.vorm import stijlcontrole  # noqa: F401 (importing it registers the check)
