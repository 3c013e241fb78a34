"""The only clock of the application: which day it is, in Amsterdam."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def vandaag() -> date:
    """Today on the calendar of Amsterdam; the setting ``VANDAAG`` (a date) puts the clock still, for the demo and for tests."""
    vast: date | None = getattr(settings, "VANDAAG", None)
    return vast or timezone.localdate()
