"""The rolling window (P - w, P]: looking back from a day, and the last day on which an event is still inside.

Looking back clips ("28 February 2025 - 12 months" is 28 February 2024, so 29 February 2024 is inside), and adding
is not the inverse of subtracting; the two functions here agree with each other by rule and by test. Source: design,
section 6, "frequentie".
"""

from __future__ import annotations

from datetime import date

from opmaat.kern.tijd.dag import Tijdfout, dag_erna, dag_ervoor
from opmaat.kern.tijd.duur import Duur, min_, plus
from opmaat.kern.tijd.periode import Periode


def venster(peildatum: date, duur: Duur) -> Periode:
    """The days of (P - w, P]: after ``peildatum`` - ``duur``, up to and including the peildatum.

    ``Tijdfout`` for a duration of 0 (no day inside) and for working days (such a window would lose a day every
    weekend).
    """
    _eis_venster(duur)
    return Periode(dag_erna(min_(peildatum, duur)), dag_erna(peildatum))


def laatste_dag_in_venster(dag: date, duur: Duur) -> date:
    """The last peildatum whose window still holds an event on ``dag``.

    With e the day and w the duration: e + w when (e + w) - w < e, else the day before e + w. ``Tijdfout`` as
    ``venster``.
    """
    _eis_venster(duur)
    verste = plus(dag, duur)
    return verste if min_(verste, duur) < dag else dag_ervoor(verste)


def _eis_venster(duur: Duur) -> None:
    if duur.aantal == 0 or duur.eenheid == "werkdag":
        raise Tijdfout(
            f"“{duur}” kan geen venster zijn",
            waarom="Een venster kijkt een vast aantal kalenderdagen, weken, maanden of jaren terug.",
            doe="Schrijf bijvoorbeeld “12 maanden” of “6 weken”.",
        )
