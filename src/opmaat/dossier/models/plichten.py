"""Duties, checks and absence."""

from __future__ import annotations

from opmaat.dossier import canoniek


class Verplichting(canoniek.Verplichting):
    """Verplichting."""


class Onderzoek(canoniek.Onderzoek):
    """Onderzoek."""


class Constatering(canoniek.Constatering):
    """Constatering."""


class Maatregel(canoniek.Maatregel):
    """Maatregel."""


class Verzuim(canoniek.Verzuim):
    """Verzuim."""
