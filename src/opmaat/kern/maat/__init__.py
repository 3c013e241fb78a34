"""The kinds of measure: what can be said about a register, as data. No engine, no loader, no clock."""

from __future__ import annotations

from .behoefte import Maat, behoefte, gebeurtenistabel, hoofdtabellen
from .gebeurtenis import EEN_MAAND_TOEREKENEN, ONBEKENDE_REDENEN, Datum, Drempel, Gebeurtenis, Instroom, Overgang, Uitstroom, Verjaardag
from .omvang import (
    VOLTIJD_UREN,
    Bezetting,
    Formatie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Ingevoerd,
    Kwaliteit,
    Oplevering,
    Samenvatting,
)
from .tellen import PERSONEN, RIJEN, Aandeel, Parameter, Samengesteld, Som, Stand, Telling, Uitsplitsing, Verandering, Verhouding
from .termijn import Frequentie, Termijn
from .verloop import Behoud, Bestand, Cohort, Gebeurtenisinstroom, Groepsinstroom, Panel, Preventie
from .voorwaarde import (
    Aantal,
    Bevat,
    En,
    Gekoppeld,
    Heeft,
    Ingevuld,
    IsEen,
    Kolomwaarde,
    Leeftijd,
    Na,
    Niet,
    Of,
    Op,
    Parameterwaarde,
    Selectie,
    Terug,
    Vergelijk,
    Verwijst,
    Voorwaarde,
)


__all__ = [
    "EEN_MAAND_TOEREKENEN", "PERSONEN", "RIJEN", "VOLTIJD_UREN", "Aandeel", "Aantal", "Behoud", "Bestand", "Bevat", "Bezetting", "Cohort", "Datum", "Drempel", "En", "Formatie",
    "Frequentie", "Gebeurtenis", "Gebeurtenisinstroom", "Gekoppeld", "GemiddeldeDuur", "GemiddeldeScore", "GemiddeldeStand", "Groepsinstroom", "Heeft", "Ingevoerd", "Ingevuld", "Instroom", "IsEen",
    "Kolomwaarde", "Kwaliteit", "Leeftijd", "Maat", "Na", "Niet", "ONBEKENDE_REDENEN", "Of", "Op", "Oplevering", "Overgang", "Panel", "Parameter", "Parameterwaarde", "Preventie", "Samengesteld", "Samenvatting",
    "Selectie", "Som", "Stand", "Telling", "Termijn", "Terug", "Uitsplitsing", "Uitstroom", "Verandering", "Vergelijk", "Verhouding", "Verjaardag", "Verwijst", "Voorwaarde", "behoefte", "gebeurtenistabel", "hoofdtabellen",
]  # fmt: skip
