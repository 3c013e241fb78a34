"""Who helps whom, how and with what plan."""

from __future__ import annotations

from opmaat.dossier import canoniek


class Klantgroep(canoniek.Klantgroep):
    """Klantgroep."""


class Doelgroep(canoniek.Doelgroep):
    """Doelgroep."""


class Toewijzing(canoniek.Toewijzing):
    """Toewijzing."""


class Inburgering(canoniek.Inburgering):
    """Inburgering."""


class Gesprek(canoniek.Gesprek):
    """Gesprek."""


class Contact(canoniek.Contact):
    """Contact."""


class Verwijzing(canoniek.Verwijzing):
    """Verwijzing."""


class Bijeenkomst(canoniek.Bijeenkomst):
    """Bijeenkomst."""


class Deelname(canoniek.Deelname):
    """Deelname."""


class PlanVanAanpak(canoniek.PlanVanAanpak):
    """Plan van aanpak."""


class Diagnose(canoniek.Diagnose):
    """Diagnose."""


class Ladder(canoniek.Ladder):
    """Ladder."""
