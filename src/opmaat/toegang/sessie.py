"""When a session is over: after half an hour without a page, and after a working day whatever happened."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

GEZIEN = "toegang_gezien"
BEGONNEN = "toegang_begonnen"
_BIJHOUDEN = 60
"""Seconds between two notes of the last page, so that not every page writes the session."""


def begin(sessie: SessionBase, nu: float | None = None) -> None:
    """Starts the clock of a session, at login."""
    moment = time.time() if nu is None else nu
    sessie[BEGONNEN] = sessie[GEZIEN] = int(moment)


def is_over(sessie: SessionBase, nu: float | None = None) -> bool:
    """Whether the session of somebody who is logged in has been still too long or lasted too long; one without a clock is over."""
    moment = time.time() if nu is None else nu
    gezien, begonnen = sessie.get(GEZIEN), sessie.get(BEGONNEN)
    if gezien is None or begonnen is None:
        return True
    return moment - gezien > settings.SESSIE_STIL.total_seconds() or moment - begonnen > settings.SESSIE_LANGST.total_seconds()


def houd_bij(sessie: SessionBase, nu: float | None = None) -> None:
    """Notes that a page was asked, at most once a minute."""
    moment = time.time() if nu is None else nu
    if moment - sessie.get(GEZIEN, 0) >= _BIJHOUDEN:
        sessie[GEZIEN] = int(moment)
