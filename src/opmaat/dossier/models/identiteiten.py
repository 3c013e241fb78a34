"""Identities: the people and things that facts point at."""

from __future__ import annotations

from opmaat.dossier import canoniek


class Persoon(canoniek.Persoon):
    """Persoon."""


class Dossier(canoniek.Dossier):
    """Dossier."""


class Werkgever(canoniek.Werkgever):
    """Werkgever."""


class Medewerker(canoniek.Medewerker):
    """Medewerker."""
