"""What day it is: the only place in the dossier that reads the clock for a day.

Setting ``VANDAAG`` (a date or its ISO text) fixes the day, for the demo and for tests.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def vandaag() -> date:
    """The calendar day in Amsterdam, or the fixed day of the settings."""
    vast = getattr(settings, "VANDAAG", None)
    if vast:
        return vast if isinstance(vast, date) else date.fromisoformat(vast)
    return datetime.now(AMSTERDAM).date()
