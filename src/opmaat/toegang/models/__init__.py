"""The tables of toegang; none of them is canonical, none of them ever enters a peilbestand."""

from __future__ import annotations

from .aanstelling import Aanstelling, Vervanging
from .gebruiker import Gebruiker
from .logboek import Inzage, Inzagereden, Verwerking

__all__ = ["Aanstelling", "Gebruiker", "Inzage", "Inzagereden", "Vervanging", "Verwerking"]
