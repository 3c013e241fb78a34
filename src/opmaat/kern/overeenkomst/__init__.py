"""Agreements as data: reading them, and everything that was written down in them. No figures, no clock."""

from __future__ import annotations

from .afspraak import Afspraak, Lezing
from .begroting import Begroting, Controle, Regel
from .element import Begrip, Bepaling, Element, NietGedekt, Parameter, Partij, Processtap, Risicoregel, Waarde
from .fouten import Overeenkomstfout, Overeenkomstfouten
from .kalender import Kalenderpost
from .lezer import alle_overeenkomsten, geleverd, landelijke_parameters, lees_inhoud, lees_overeenkomst, lees_samen
from .norm import Grens, Herziening, Mijlpaal, Norm, lees_norm
from .overeenkomst import Overeenkomst, Reikwijdte
from .voorbeeld import Voorbeeld
from .voorbeeldlezer import lees_voorbeeld

__all__ = [
    "Afspraak", "Begrip", "Begroting", "Bepaling", "Controle", "Element", "Grens", "Herziening", "Kalenderpost", "Lezing", "Mijlpaal",
    "NietGedekt", "Norm", "Overeenkomst", "Overeenkomstfout", "Overeenkomstfouten", "Parameter", "Partij", "Processtap", "Regel",
    "Reikwijdte", "Risicoregel", "Voorbeeld", "Waarde", "alle_overeenkomsten", "geleverd", "landelijke_parameters", "lees_inhoud",
    "lees_norm", "lees_overeenkomst", "lees_samen", "lees_voorbeeld",
]  # fmt: skip
