"""What every page knows: the organisation, the menu of the reader, where the search box posts to."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from opmaat.vorm.menu import menu_voor


def _adres(naam: str) -> str:
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""


def _mag_zoeken(request: HttpRequest) -> bool:
    lezer = getattr(request, "lezer_heel", None)
    return lezer is not None and lezer.mag_pagina("klant-zoeken")


def vorm(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `organisatie`, `omgeving`, `menu`, `adres_zoeken`, `adres_uitloggen`, `adres_thuis`."""
    return {
        "organisatie": getattr(settings, "OPMAAT_ORGANISATIE", ""),
        "omgeving": getattr(settings, "OPMAAT_OMGEVING", ""),
        "menu": SimpleLazyObject(lambda: menu_voor(request)),
        "adres_thuis": "/",
        "adres_zoeken": _adres("zoeken") if _mag_zoeken(request) else "",
        "adres_uitloggen": _adres("uitloggen"),
        "adres_account": _adres("mijn-account"),
    }
