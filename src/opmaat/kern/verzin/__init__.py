"""Invents a municipality: a register that looks like the one in the documents, with nobody real in it.

``verzin`` writes it, ``lees_profiel`` reads what it must look like, ``ijking`` puts target and drawn value side by side.
"""

from opmaat.kern.verzin.maak import Verslag, Voortgang, verzin
from opmaat.kern.verzin.profiel import Doel, Profiel, Tegenspraak, Verzinfout, lees_profiel, profielen

__all__ = [
    "Doel",
    "Profiel",
    "Tegenspraak",
    "Verslag",
    "Verzinfout",
    "Voortgang",
    "lees_profiel",
    "profielen",
    "verzin",
]
