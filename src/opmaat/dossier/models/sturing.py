"""Figures that are entered: surveys, money, staff, deliveries."""

from __future__ import annotations

from opmaat.dossier import canoniek


class Enquete(canoniek.Enquete):
    """Enquête."""


class EnqueteUitnodiging(canoniek.EnqueteUitnodiging):
    """Enquête-uitnodiging."""


class Klacht(canoniek.Klacht):
    """Klacht."""


class Besteding(canoniek.Besteding):
    """Besteding."""


class Formatie(canoniek.Formatie):
    """Formatie."""


class Parameter(canoniek.Parameter):
    """Parameter."""


class Oplevering(canoniek.Oplevering):
    """Oplevering."""


class Levering(canoniek.Levering):
    """Levering."""
