"""Addresses of the looks: the page with every component, only where settings ask for it (demo and tests)."""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from opmaat.vorm import stijlgids

urlpatterns = [path("stijlgids/", stijlgids.toon, name="stijlgids")] if getattr(settings, "OPMAAT_STIJLGIDS", False) else []
