"""What the dossier adds to the main menu: a list for each that the reader may open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from opmaat.vorm.menu import Menupunt, meld_aan

LIJSTPUNTEN = (
    ("klanten", _("Klanten")), ("meldingen", _("Meldingen")), ("gesprekken", _("Agenda")), ("bijeenkomsten", _("Bijeenkomsten")), ("trajecten", _("Trajecten")),
    ("plaatsen", _("Plaatsen")), ("vacatures", _("Vacatures")), ("werkgevers", _("Werkgevers")), ("plaatsingen", _("Plaatsingen")), ("herbeoordeling", _("Herbeoordeling")),
)  # fmt: skip


def _mag_lijst(lijst: str) -> Any:
    def mag(request: HttpRequest) -> bool:
        lezer: Any = getattr(request, "lezer", None)
        return lezer is not None and bool(lezer.mag_lijst(lijst))

    return mag


def _mag_pagina(pagina: str) -> Any:
    def mag(request: HttpRequest) -> bool:
        lezer: Any = getattr(request, "lezer", None)
        return lezer is not None and bool(lezer.mag_pagina(pagina))

    return mag


def meld_menu_aan() -> None:
    """Registers the entries; the pages of a client count as being within Klanten."""
    for nr, (lijst, titel) in enumerate(LIJSTPUNTEN):
        meld_aan(Menupunt(lijst, titel, lijst, 20 + nr, mag=_mag_lijst(lijst), begin=("/klant/",) if lijst == "klanten" else ()))
    meld_aan(
        Menupunt("kwaliteit", _("Kwaliteit"), "kwaliteit", 40, mag=_mag_pagina("kwaliteit")),
        Menupunt("productenboek", _("Productenboek"), "productenboek", 42, mag=_mag_pagina("productenboek")),
        Menupunt("tevredenheid", _("Tevredenheid"), "tevredenheid", 41, mag=_mag_pagina("tevredenheid")),
    )
