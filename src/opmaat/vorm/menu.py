"""The navigation: apps register entries, every reader gets the entries of their roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def _iedereen(_request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class Menupunt:
    """One entry of the main menu.

    `titel` is a (lazy) Dutch text, `url_naam` a name for `reverse`, `volgorde` sorts from low to high,
    `mag` says for a request of a signed-in user whether the entry is shown. `begin` lists further path beginnings
    that count as being within this entry.
    """

    id: str
    titel: Any
    url_naam: str
    volgorde: int = 100
    mag: Callable[[HttpRequest], bool] = _iedereen
    begin: tuple[str, ...] = ()


@dataclass(frozen=True)
class Menuregel:
    """A menu entry as a page shows it: text, address and whether the reader is within it now."""

    titel: str
    adres: str
    hier: bool


_PUNTEN: dict[str, Menupunt] = {}


def meld_aan(*punten: Menupunt) -> None:
    """Add entries to the menu; an entry with a known id replaces the earlier one."""
    for punt in punten:
        _PUNTEN[punt.id] = punt


def menu_voor(request: HttpRequest) -> list[Menuregel]:
    """The entries that this reader may use, in order; empty for who is not signed in."""
    if not getattr(getattr(request, "user", None), "is_authenticated", False):
        return []
    regels = []
    for punt in sorted(_PUNTEN.values(), key=lambda p: (p.volgorde, p.id)):
        if not punt.mag(request):
            continue
        try:
            adres = reverse(punt.url_naam)
        except NoReverseMatch:
            continue  # the part that serves this entry is not switched on here
        regels.append(Menuregel(str(punt.titel), adres, request.path.startswith((adres, *punt.begin) if adres != "/" else punt.begin) or request.path == adres))
    return regels
