"""The app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class Vorm(AppConfig):
    """How it looks: base page, components, stylesheet, as an app."""

    name = "opmaat.vorm"
    label = "vorm"
