"""The app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class Toegang(AppConfig):
    """Users, roles, rights, login, audit and processing log, as an app."""

    name = "opmaat.toegang"
    label = "toegang"
