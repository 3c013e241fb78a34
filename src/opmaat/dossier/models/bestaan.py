"""What somebody lives on and how: household, application, benefit, income."""

from __future__ import annotations

from opmaat.dossier import canoniek


class Leefsituatie(canoniek.Leefsituatie):
    """Leefsituatie."""


class Melding(canoniek.Melding):
    """Melding."""


class Aanvraag(canoniek.Aanvraag):
    """Aanvraag."""


class Uitkering(canoniek.Uitkering):
    """Uitkering."""


class Inkomsten(canoniek.Inkomsten):
    """Inkomsten."""


class VoorzieningElders(canoniek.VoorzieningElders):
    """Voorziening elders."""
