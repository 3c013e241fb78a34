"""The term that a clause of an agreement gives, for who has to keep it: read from the clause, never written down twice.

Legal terms (Participatiewet, Awb) are not promises of an agreement; each stands with its article at the step that needs it.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from opmaat.kern.maat import Frequentie, Termijn
from opmaat.kern.overeenkomst import Overeenkomst, alle_overeenkomsten
from opmaat.kern.tijd import Duur, laatste_dag

REEKS = ("dvo-2025", "dvo-2022", "iom-2020", "dwt-2020")
"""The agreements of this municipality, newest first: a clause that a later one does not repeat is taken to hold on."""

KALENDER = {"jaar": Duur(12, "maand"), "kwartaal": Duur(3, "maand"), "maand": Duur(1, "maand")}


def uiterlijk(afspraak_id: str, start: date) -> date | None:
    """The last day on which the promise counted from ``start`` is kept; ``None`` when no agreement gives a term."""
    maat = _maat(afspraak_id, start)
    return laatste_dag(start, maat.binnen) if isinstance(maat, Termijn) and maat.binnen is not None else None


def momenten(afspraak_id: str, start: date) -> tuple[date, ...]:
    """The days after ``start`` on which the clause asks something (aftercare at 1, 3 and 6 months); empty without."""
    maat = _maat(afspraak_id, start)
    return tuple(laatste_dag(start, duur) for duur in maat.momenten) if isinstance(maat, Termijn) else ()


def tempo(afspraak_id: str, op: date) -> tuple[int, Duur] | None:
    """How often in which window the clause asks something (two talks in 12 months), ``None`` without such a clause."""
    maat = _maat(afspraak_id, op)
    if not isinstance(maat, Frequentie):
        return None
    return maat.minstens, maat.venster if isinstance(maat.venster, Duur) else KALENDER[maat.venster]


def _maat(afspraak_id: str, op: date) -> object:
    begonnen = [overeenkomst for overeenkomst in _reeks() if overeenkomst.looptijd.begin <= op] or _reeks()[-1:]
    for overeenkomst in begonnen:
        for afspraak in overeenkomst.afspraken:
            if afspraak.id == afspraak_id:
                return afspraak.maat
    return None


@cache
def _reeks() -> tuple[Overeenkomst, ...]:
    alle = alle_overeenkomsten()
    return tuple(sorted((alle[id_] for id_ in REEKS), key=lambda o: o.looptijd.begin, reverse=True))
