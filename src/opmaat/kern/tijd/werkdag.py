"""Working days as the Algemene termijnenwet counts them: no Saturday, no Sunday, no generally recognised holiday.

The holidays come from the ``holidays`` library (Netherlands), plus our own dated list ``feestdagen.json`` with a
source on every line: 5 May of every year and Good Friday (article 3, first and second paragraph) and the days made
equal by decree (third paragraph, a decree every three years). Days of a decree that nobody has seen yet are not
guessed: after ``BESLUITEN_TM`` the Friday after Ascension Day still counts as a working day. This module leaves out
terms (``duur``, ``termijn``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from opmaat.kern.tijd.dag import Tijdfout, dag_erna, dag_ervoor, eis_dag

_LIJST = json.loads(files("opmaat.kern.tijd").joinpath("feestdagen.json").read_text(encoding="utf-8"))
EERSTE_JAAR: int = _LIJST["dekking"]["van"]
LAATSTE_JAAR: int = _LIJST["dekking"]["tm"]
BESLUITEN_TM: int = _LIJST["besluiten_bekend_tm"]
_ZATERDAG = 5


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """The holidays of a year with their Dutch name, in order of date, also those that fall in a weekend.

    Covers 2005 to 2040 (``EERSTE_JAAR`` to ``LAATSTE_JAAR``); another year is a ``Tijdfout``, because its decrees
    are not known. Source: Algemene termijnenwet, article 3; Koninginnedag until 2013 on 30 April (29 when the 30th
    is a Sunday), Koningsdag from 2014 on 27 April (26 when the 27th is a Sunday).
    """
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise Tijdfout(
            f"De feestdagen van {jaar} zijn niet bekend",
            waarom=f"Werkdagen zijn te tellen van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.",
            doe="Controleer de datum, of reken in dagen of weken.",
        )
    import holidays  # here, because it loads every country: only who counts working days pays for that

    bibliotheek = holidays.country_holidays("NL", years=jaar, language="nl")
    dagen = dict(bibliotheek.items())
    pasen = next(dag for dag, naam in dagen.items() if naam == "Eerste paasdag")
    for regel in _LIJST["ten_opzichte_van_pasen"]:
        dagen.setdefault(pasen + timedelta(days=regel["dagen"]), regel["naam"])
    for regel in _LIJST["elk_jaar"]:
        dagen.setdefault(date(jaar, regel["maand"], regel["dag"]), regel["naam"])
    for regel in _LIJST["gelijkgesteld"]:
        if (dag := date.fromisoformat(regel["dag"])).year == jaar:
            dagen.setdefault(dag, regel["naam"])
    return MappingProxyType(dict(sorted(dagen.items())))


def is_werkdag(dag: date) -> bool:
    """Whether the day is no Saturday, no Sunday and no holiday; outside 2005 to 2040 a ``Tijdfout``."""
    eis_dag(dag, "dag")
    return dag not in feestdagen(dag.year) and dag.weekday() < _ZATERDAG


def werkdag_vanaf(dag: date) -> date:
    """The day itself when it is a working day, else the next working day (Algemene termijnenwet, article 1)."""
    while not is_werkdag(dag):
        dag = dag_erna(dag)
    return dag


def werkdagen_na(dag: date, aantal: int) -> date:
    """The ``aantal``-th working day after the day; the day itself does not count, and 0 gives the day itself.

    ``ValueError`` when ``aantal`` is negative: use ``werkdagen_voor``.
    """
    return _loop(dag, aantal, vooruit=True)


def werkdagen_voor(dag: date, aantal: int) -> date:
    """The ``aantal``-th working day before the day; the day itself does not count, and 0 gives the day itself."""
    return _loop(dag, aantal, vooruit=False)


def _loop(dag: date, aantal: int, *, vooruit: bool) -> date:
    if aantal < 0:
        raise ValueError(f"een aantal werkdagen is niet negatief: {aantal}")
    stap = dag_erna if vooruit else dag_ervoor
    while aantal > 0:
        dag = stap(dag)
        aantal -= is_werkdag(dag)
    return dag
