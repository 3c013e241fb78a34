"""Agreements as data: reading them, and everything that was written down in them. No figures, no clock."""

from __future__ import annotations

from .afspraak import Afspraak
from .element import NietGedekt
from .fouten import Overeenkomstfout, Overeenkomstfouten
from .kalender import Kalenderpost
from .lezer import alle_overeenkomsten, geleverd, landelijke_parameters, lees_inhoud, lees_overeenkomst, lees_samen
from .norm import Grens, Mijlpaal, Norm, lees_norm
from .overeenkomst import Overeenkomst
from .voorbeeld import Voorbeeld
from .voorbeeldlezer import lees_voorbeeld

__all__ = [
    "Afspraak", "Grens", "Kalenderpost", "Mijlpaal", "NietGedekt", "Norm", "Overeenkomst", "Overeenkomstfout", "Overeenkomstfouten",
    "Voorbeeld", "alle_overeenkomsten", "geleverd", "landelijke_parameters", "lees_inhoud", "lees_norm", "lees_overeenkomst", "lees_samen", "lees_voorbeeld",
]  # fmt: skip
