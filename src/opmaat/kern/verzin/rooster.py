"""Columns of days as whole numbers, and the steps of the calendar over them that an inventor needs.

A day is the number of days since 1-1-1970, an absent value is ``LEEG`` in every column. Calendar rules (holidays,
the day before and after) come from ``opmaat.kern.tijd``; this module only applies them to many days at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from opmaat.kern.tijd import EERSTE_JAAR, dag_ervoor, feestdagen

Kolom = npt.NDArray[np.int64]
Vlag = npt.NDArray[np.bool_]

LEEG = -(2**40)
"""The absent value of every column: no day, number or reference is ever this small."""

_EPOCHE = date(1970, 1, 1)
_SCHAALJAREN = 25
_EEN = _EPOCHE.toordinal() - dag_ervoor(_EPOCHE).toordinal()
MAAND = 30.4375
"""Mean length of a month in days, for durations that are drawn and not promised."""


def dag(waarde: str | date) -> int:
    """The day number of an ISO date."""
    return (date.fromisoformat(waarde) if isinstance(waarde, str) else waarde).toordinal() - _EPOCHE.toordinal()


def datum(nummer: int) -> date:
    """The date of a day number."""
    return date.fromordinal(int(nummer) + _EPOCHE.toordinal())


def dag_eerder(dagen: Kolom) -> Kolom:
    """The day before each day; absent stays absent."""
    return np.where(dagen == LEEG, LEEG, dagen - _EEN)


def dag_later(dagen: Kolom) -> Kolom:
    """The day after each day; absent stays absent."""
    return np.where(dagen == LEEG, LEEG, dagen + _EEN)


@cache
def _vrij() -> npt.NDArray[np.datetime64]:
    dagen = [d for jaar in range(EERSTE_JAAR, EERSTE_JAAR + _SCHAALJAREN) for d in feestdagen(jaar)]
    return np.array(sorted(dagen), dtype="datetime64[D]")


def werkdag(dagen: Kolom, later: int | Kolom = 0) -> Kolom:
    """The first working day on or after each day, and ``later`` working days further; absent stays absent."""
    leeg = dagen == LEEG
    veilig = np.where(leeg, 0, dagen).astype("datetime64[D]")
    stap = np.where(leeg, 0, later)
    verzet = np.busday_offset(veilig, stap, roll="forward", holidays=_vrij())
    return np.where(leeg, LEEG, verzet.astype(np.int64))


def is_werkdag(dagen: Kolom) -> Vlag:
    """Whether each day is a working day."""
    return np.is_busday(dagen.astype("datetime64[D]"), holidays=_vrij())


def maandeinde(dagen: Kolom) -> Kolom:
    """The last day of the month of each day."""
    maand = dagen.astype("datetime64[D]").astype("datetime64[M]")
    return dag_eerder((maand + 1).astype("datetime64[D]").astype(np.int64))


def maandbegin(dagen: Kolom) -> Kolom:
    """The first day of the month of each day."""
    return dagen.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def maanden_later(dagen: Kolom, maanden: int | Kolom) -> Kolom:
    """The same day of the month so many months later, or the last of that month when it is shorter."""
    leeg = dagen == LEEG
    d = np.where(leeg, 0, dagen).astype("datetime64[D]")
    maand = d.astype("datetime64[M]")
    binnen = (d - maand.astype("datetime64[D]")).astype(np.int64)
    doel = maand + np.asarray(np.where(leeg, 0, maanden), dtype="timedelta64[M]")
    lang = ((doel + 1).astype("datetime64[D]") - doel.astype("datetime64[D]")).astype(np.int64)
    uit = doel.astype("datetime64[D]").astype(np.int64) + np.minimum(binnen, lang - _EEN)
    return np.where(leeg, LEEG, uit)


def jaar_van(dagen: Kolom) -> Kolom:
    """The calendar year of each day."""
    return np.asarray(dagen.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + _EPOCHE.year)


def maandreeks(eerste: int, laatste: int) -> Kolom:
    """The first days of all months from that of ``eerste`` up to and including that of ``laatste``."""
    van, tot = (np.datetime64(d, "D").astype("datetime64[M]") for d in (eerste, laatste))
    return np.arange(van, tot + 1).astype("datetime64[D]").astype(np.int64)


def kolom(waarden: Iterable[int] | Kolom) -> Kolom:
    """The values as a column."""
    return np.asarray(list(waarden) if not isinstance(waarden, np.ndarray) else waarden, dtype=np.int64)


def vol(aantal: int, waarde: int = LEEG) -> Kolom:
    """A column of one value; absent when no value is given."""
    return np.full(aantal, waarde, dtype=np.int64)


def als(vlag: Vlag, dan: int | Kolom, anders: int | Kolom = LEEG) -> Kolom:
    """``dan`` where the flag holds, else ``anders``."""
    return np.asarray(np.where(vlag, dan, anders), dtype=np.int64)
