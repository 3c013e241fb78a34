"""The clauses that are measured: forms that the agreements really use, over eight years of an invented country.

Each clause is one figure: one or more questions to an engine, and one file in ``handwerk/`` with the SQL an expert writes for the same meaning
(known at K, spells merged, gemeente and group attributed on the member's own day). Windows lie where the invented register is full.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from opmaat.kern.maat import (
    Aandeel,
    Aantal,
    Behoud,
    Bezetting,
    Cohort,
    Datum,
    Frequentie,
    GemiddeldeStand,
    Groepsinstroom,
    Heeft,
    Instroom,
    IsEen,
    Maat,
    Op,
    Panel,
    Preventie,
    Selectie,
    Stand,
    Telling,
    Termijn,
    Terug,
    Uitsplitsing,
    Uitstroom,
)
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.tijd import Duur, Periode

REGELINGEN = ("PW", "IOAW", "IOAZ")
P, K = date(2025, 6, 30), date(2025, 9, 15)
EIND, EIND_BEKEND = date(2025, 12, 31), date(2026, 1, 31)
JAAR = Periode.tm(date(2024, 1, 1), date(2024, 12, 31))
ACHT_JAAR = Periode.tm(date(2018, 1, 1), EIND)
PER_GROEP = (Uitsplitsing("klantgroep", "groep"),)

_UITKERING = Selectie("uitkering", IsEen("regeling", REGELINGEN))
_VRAAG = Vraag(peildatum=P, venster=JAAR, bekend_op=K, regelingen=REGELINGEN)
_GEHOUDEN = Datum("gesprek", "datum", IsEen("resultaat", ("gehouden",)))


@dataclass(frozen=True)
class Clausule:
    """One measured figure. ``vragen``: a name that tells its parts apart, the measure and the question of each."""

    id: str
    titel: str
    vragen: tuple[tuple[str, Maat, Vraag], ...]


def _een(id: str, titel: str, maat: Maat, vraag: Vraag = _VRAAG) -> Clausule:
    return Clausule(id, titel, (("", maat, vraag),))


def _kwartalen() -> tuple[tuple[str, Maat, Vraag], ...]:
    """In- and outflow per group in each quarter of the year."""
    vragen: list[tuple[str, Maat, Vraag]] = []
    for nummer, kwartaal in enumerate(JAAR.kwartalen(), start=1):
        vraag = replace(_VRAAG, venster=kwartaal, uitsplitsing=PER_GROEP)
        vragen.append((f"in {nummer}", Telling(Instroom(_UITKERING)), vraag))
        vragen.append((f"uit {nummer}", Telling(Uitstroom(_UITKERING)), vraag))
    return tuple(vragen)


CLAUSULES: tuple[Clausule, ...] = (
    _een("stand", "stand per klantgroep op een dag", Stand(_UITKERING), replace(_VRAAG, uitsplitsing=PER_GROEP)),
    _een(
        "reeks",
        "stand per maand, 96 maanden",
        GemiddeldeStand(Stand(_UITKERING)),
        replace(_VRAAG, peildatum=EIND, bekend_op=EIND_BEKEND, venster=ACHT_JAAR),
    ),
    Clausule("kwartaal", "in- en uitstroom per kwartaal en klantgroep", _kwartalen()),
    _een(
        "cohort",
        "80% van Matchen binnen 6 maanden naar werk, 6 maanden duurzaam",
        Cohort(
            Groepsinstroom(("Matchen",)),
            Uitstroom(_UITKERING, ("werk",)),
            Duur(6, "maand"),
            duurzaam=Duur(6, "maand"),
            eist_uitkering=True,
        ),
    ),
    _een(
        "plan",
        "plan van aanpak binnen 6 weken na de aanvraag",
        Termijn(
            Datum("aanvraag", "datum", IsEen("status", ("afgewezen", "ingetrokken", "buiten_behandeling"), niet=True)),
            Datum("plan_van_aanpak", "begin", IsEen("soort", ("pw",))),
            Duur(6, "week"),
            vervalt_bij=Uitstroom(_UITKERING),
        ),
    ),
    _een(
        "gesprekken",
        "twee gesprekken in 12 maanden in Faciliteren en Zorgen",
        Frequentie(
            Stand(Selectie("klantgroep", IsEen("groep", ("Faciliteren", "Zorgen")))),
            _GEHOUDEN,
            minstens=2,
            venster=Duur(12, "maand"),
        ),
    ),
    _een(
        "bezetting",
        "hoogste bezetting van werkleerplaatsen",
        Bezetting(Selectie("traject", IsEen("instrument", ("werkleerroute", "cambio", "cambio_fysiek_fit")))),
    ),
    _een(
        "panel",
        "hoger op de participatieladder dan op de basisdatum",
        Panel(
            Stand(Selectie("klantgroep", IsEen("groep", ("Groeien",)))),
            date(2024, 6, 30),
            Selectie("ladder", IsEen("soort", ("participatieladder",))),
            "trede",
        ),
    ),
    _een(
        "preventie",
        "meldingen die binnen 13 weken niet tot toekenning leiden",
        Preventie(IsEen("soort", ("bijstand",)), "toekenning", Duur(13, "week")),
    ),
    _een(
        "uitstroom",
        "uitstroom naar werk of studie uit Matchen en Groeien",
        Telling(
            Uitstroom(
                _UITKERING,
                ("werk", "studie", "zelfstandig"),
                Heeft(Selectie("klantgroep", IsEen("groep", ("Matchen", "Groeien"))), toegerekend=True),
            )
        ),
    ),
    _een(
        "diagnose",
        "Dariuz bij iedereen in Matchen en Groeien",
        Aandeel(
            Stand(Selectie("klantgroep", IsEen("groep", ("Matchen", "Groeien"))), rijp_na=Duur(6, "week")),
            Aantal(
                Selectie("diagnose", IsEen("instrument", ("dariuz_wegwijzer", "dariuz_assessment"))),
                Op.MINSTENS,
                Decimal(1),
                Terug(None),
            ),
        ),
    ),
    _een(
        "behoud",
        "behoud van werk met loonkostensubsidie",
        Behoud(
            Stand(Selectie("plaatsing", IsEen("grond", ("lks",)))),
            date(2024, 1, 1),
            Selectie("plaatsing", IsEen("grond", ("proefplaats",), niet=True)),
            Duur(1, "maand"),
        ),
        replace(_VRAAG, venster=Periode.tm(date(2024, 1, 1), EIND)),
    ),
)
