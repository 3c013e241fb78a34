"""What a view asks of its reader, said on the view itself; a view that says nothing is closed for everybody.

    @recht(OPENBAAR)              no login: the login page itself
    @recht(INGELOGD)              everybody who is logged in: own account, the start page
    @recht(MENSEN)                who works with people; with ``persoon_id`` in the address the middleware asks whether this person
    @recht("pagina:gebruikers")   who has this page in rechten.yaml
    @recht("lijst:klanten")       who has this list in rechten.yaml
    @recht("rubriek:documenten")  who reads this rubriek
    @recht("rol:werkcoach")       who has this role

More than one may be named: one of them is enough. On a class, put it on the class: ``recht = ("lijst:klanten",)``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .lezer import Lezer
from .rechten import lees_rechten

OPENBAAR = "openbaar"
INGELOGD = "ingelogd"
MENSEN = "mensen"


def recht(*namen: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Says on a view which right it asks; raises ``ValueError`` for a right that does not exist."""
    for naam in namen:
        _toets(naam)

    def zet(view: Callable[..., Any]) -> Callable[..., Any]:
        view.recht = namen  # type: ignore[attr-defined]
        return view

    return zet


def recht_van(view: Any) -> tuple[str, ...]:
    """The rights that a view (function or ``as_view()``) asks; empty when it says nothing."""
    namen = getattr(view, "recht", None) or getattr(getattr(view, "view_class", None), "recht", None) or ()
    return (namen,) if isinstance(namen, str) else tuple(namen)


def heeft_recht(lezer: Lezer | None, namen: tuple[str, ...]) -> bool:
    """Whether this reader has one of these rights; ``None`` is a visitor who is not logged in."""
    if OPENBAAR in namen:
        return True
    return lezer is not None and any(_heeft(lezer, naam) for naam in namen)


def _heeft(lezer: Lezer, naam: str) -> bool:
    if naam == INGELOGD:
        return True
    if naam == MENSEN:
        return lezer.ziet_mensen
    soort, _, id = naam.partition(":")
    if soort == "pagina":
        return lezer.mag_pagina(id)
    if soort == "rubriek":
        return lezer.mag(id)
    return lezer.mag_lijst(id) if soort == "lijst" else id in lezer.rollen


def _toets(naam: str) -> None:
    rechten = lees_rechten()
    soort, _, id = naam.partition(":")
    bekend = {"pagina": rechten.paginas, "lijst": rechten.lijsten, "rol": rechten.rollen, "rubriek": rechten.rubrieken}
    if naam not in (OPENBAAR, INGELOGD, MENSEN) and id not in bekend.get(soort, {}):
        raise ValueError(f"onbekend recht {naam!r}: rechten.yaml noemt het niet")
