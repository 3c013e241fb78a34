"""The tables of toegang; none of them is canonical, none of them ever enters a peilbestand."""

from __future__ import annotations

from .aanstelling import Aanstelling, Vervanging
from .gebruiker import Gebruiker
from .logboek import Beheerhandeling, Inzage, Inzagereden, Verwerking

__all__ = ["Aanstelling", "Beheerhandeling", "Gebruiker", "Inzage", "Inzagereden", "Vervanging", "Verwerking"]
