"""Terms: the last day of one, whether an event lies within it, whether it is over, and a norm in proportion to time.

A term counts forward from its start s, its last day is s + d, and it is over at the end of that day: over at P when
s + d <= P, everywhere (design, section 6). ``wettelijk`` applies the Algemene termijnenwet. This module leaves out
the clock: the peildatum is always given.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.tijd.duur import Duur, Eenheid, plus
from opmaat.kern.tijd.periode import Periode
from opmaat.kern.tijd.werkdag import werkdag_vanaf, werkdagen_na

# Algemene termijnenwet, article 4 under a: the longest term to which articles 1 and 2 still apply. Years never.
_LANGSTE_WETTELIJK: dict[Eenheid, int] = {"dag": 90, "week": 12, "maand": 3, "jaar": 0}
# Article 2: a term of at least three days holds at least two working days.
_KORTSTE_MET_WERKDAGEN = 3
_WERKDAGEN_IN_TERMIJN = 2


def laatste_dag(start: date, duur: Duur, *, wettelijk: bool = False) -> date:
    """The last day of the term: ``start`` + ``duur``, on which the event is still in time.

    ``wettelijk`` extends it as the Algemene termijnenwet does: a last day that is no working day moves to the next
    (article 1), a term of three days or more holds at least two working days (article 2), and terms of more than 90
    days, twelve weeks or three months, or of years, are not extended (article 4). A term in working days always
    ends on one.
    """
    dag = plus(start, duur)
    if not wettelijk or not valt_onder_termijnenwet(duur):
        return dag
    verlengd = werkdag_vanaf(dag)
    if (dag - start).days < _KORTSTE_MET_WERKDAGEN:
        return verlengd
    return max(verlengd, werkdagen_na(start, _WERKDAGEN_IN_TERMIJN))


def valt_onder_termijnenwet(duur: Duur) -> bool:
    """Whether a statutory term this long is extended at all: at most 90 days, 12 weeks or 3 months (article 4 under a).

    A term in working days needs no extension: ``False``.
    """
    return duur.aantal <= _LANGSTE_WETTELIJK.get(duur.eenheid, -1)


def binnen(datum: date, start: date, duur: Duur, *, wettelijk: bool = False) -> bool:
    """Whether ``start <= datum <= last day``: start and last day are both in time, a day before the start is not."""
    return start <= datum <= laatste_dag(start, duur, wettelijk=wettelijk)


def is_over(laatste_dag: date, peildatum: date) -> bool:
    """Whether a term with this last day is over at the end of the peildatum: ``laatste_dag <= peildatum``."""
    return laatste_dag <= peildatum


def dagen_verstreken(periode: Periode, peildatum: date) -> int:
    """The days of the period up to and including the peildatum: 0 before its begin, never more than it has."""
    deel = periode.beperk(peildatum)
    return 0 if deel is None else deel.dagen


def pro_rata(norm: Fraction | Decimal | int, periode: Periode, peildatum: date) -> Fraction:
    """The norm times the days elapsed over the days of the period, exact and not rounded; the unit is that of the norm.

    0 before the begin and the whole norm from the last day on. ``Tijdfout`` for an open period, ``TypeError`` for a
    float (not exact). Which norms are judged pro rata is not decided here (design, section 6, "Norm").
    """
    if isinstance(norm, float):
        raise TypeError("een norm is een Decimal, Fraction of int: een float is niet exact")
    return Fraction(norm) * Fraction(dagen_verstreken(periode, peildatum), periode.dagen)
