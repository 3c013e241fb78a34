"""The entries of toegang in the main menu, each for who may open the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from opmaat.vorm.menu import Menupunt, meld_aan


def meld_menu_aan() -> None:
    """Adds the entries; they show only to who may open them."""
    meld_aan(
        Menupunt("caseload", _("Mijn caseload"), "caseload", 10, _mag("eigen-caseload")),
        Menupunt("team-caseload", _("Team"), "team-caseload", 60, _mag("team-caseload"), ("/team/", "/vervanging/")),
        Menupunt("gebruikers", _("Gebruikers"), "gebruikers", 80, _mag("gebruikers")),
        Menupunt("logboek", _("Logboeken"), "logboek-inzagen", 85, _mag("inzagelog"), ("/logboek/",)),
    )


def _mag(pagina: str) -> Callable[[HttpRequest], bool]:
    def mag(request: Any) -> bool:
        lezer = getattr(request, "lezer_heel", None)
        return lezer is not None and lezer.mag_pagina(pagina)

    return mag
