"""What a case is: invented facts, a measure, a question, and what the design says must come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from opmaat.kern.maat import Datum, IsEen, Maat, Selectie, Uitstroom
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.tijd import Periode

Rij = dict[str, object]
PW = Selectie("uitkering", IsEen("regeling", ("PW",)))
MATCHEN = Selectie("klantgroep", IsEen("groep", ("Matchen",)))
GESPREK = Datum("gesprek", "datum")
NAAR_WERK = Uitstroom(PW, ("werk",))
P = date(2025, 6, 30)
JAAR = Periode.tm(date(2025, 1, 1), date(2025, 12, 31))


@dataclass(frozen=True)
class Geval:
    """One case. ``rollen``: role per person, who is absent is no member; ``velden``: columns of a person's member.

    ``getallen``, ``topdag`` and ``reeks`` are those of the total cell; ``cellen``: roles per cell of the breakdown.
    """

    naam: str
    feiten: Mapping[str, Sequence[Rij]]
    maat: Maat
    vraag: Vraag
    rollen: Mapping[int | None, str] | None = None
    aantallen: Mapping[str, int] | None = None
    velden: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    getallen: Mapping[str, Decimal] = field(default_factory=dict)
    topdag: date | None = None
    reeks: tuple[tuple[date, int], ...] = ()
    cellen: Mapping[tuple[str, ...], Mapping[str, int]] = field(default_factory=dict)
    opmerkingen: Mapping[str, int] = field(default_factory=dict)


def d(tekst: str) -> date:
    """A day out of jjjj-mm-dd."""
    return date.fromisoformat(tekst)


def t(begin: str, eind: str | None = None) -> dict[str, object]:
    """The begin and eind of a spell."""
    return {"begin": d(begin), "eind": None if eind is None else d(eind)}


def uitkering(persoon: int, begin: str, eind: str | None = None, reden: str | None = None, **meer: object) -> Rij:
    """A benefit spell under the Participatiewet."""
    return {"persoon_id": persoon, "regeling": "PW", "reden_einde": reden, **t(begin, eind), **meer}


def groep(persoon: int, naam: str, begin: str, eind: str | None = None) -> Rij:
    """A spell in a klantgroep."""
    return {"persoon_id": persoon, "groep": naam, **t(begin, eind)}


def op(persoon: int, dag: str, **meer: object) -> Rij:
    """An event of a person."""
    return {"persoon_id": persoon, "datum": d(dag), **meer}


def vraag(peildatum: str = "2025-06-30", venster: str = "2025-01-01 t/m 2025-12-31", **meer: object) -> Vraag:
    """A question about everybody, in the year 2025 at 30 June unless said."""
    return Vraag(d(peildatum), Periode.lees(venster), **meer)  # type: ignore[arg-type]


def mens(persoon: int, geboren: str, **meer: object) -> Rij:
    """Somebody born on a day."""
    return {"persoon_id": persoon, "geboortedatum": d(geboren), **meer}


def plaatsing(persoon: int, begin: str, eind: str | None = None, **meer: object) -> Rij:
    """A job spell with wage-cost subsidy."""
    return {"persoon_id": persoon, "grond": "lks", **t(begin, eind), **meer}
