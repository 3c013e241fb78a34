"""Towards work and at work: trajects, vacancies, placements, subsidy."""

from __future__ import annotations

from opmaat.dossier import canoniek


class Traject(canoniek.Traject):
    """Traject."""


class Activiteit(canoniek.Activiteit):
    """Activiteit."""


class Behaald(canoniek.Behaald):
    """Behaald."""


class Vacature(canoniek.Vacature):
    """Vacature."""


class Voordracht(canoniek.Voordracht):
    """Voordracht."""


class SroiVerplichting(canoniek.SroiVerplichting):
    """Social-returnverplichting."""


class Plaatsing(canoniek.Plaatsing):
    """Plaatsing."""


class Loonwaarde(canoniek.Loonwaarde):
    """Loonwaarde."""


class LksBeschikking(canoniek.LksBeschikking):
    """Beschikking loonkostensubsidie."""


class Nazorg(canoniek.Nazorg):
    """Nazorg."""
