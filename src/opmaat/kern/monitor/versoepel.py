"""The same measure with one demand less: how it is found out which demand keeps somebody out of a figure.

Only what decides who is a member is loosened (the rows selected, the event, the entry), each demand by itself. Nothing is known here about people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from opmaat.kern.maat import (
    Cohort,
    Datum,
    Drempel,
    En,
    Frequentie,
    Gebeurtenisinstroom,
    Groepsinstroom,
    Instroom,
    Maat,
    Overgang,
    Preventie,
    Selectie,
    Stand,
    Telling,
    Termijn,
    Uitstroom,
    Verjaardag,
    Voorwaarde,
    gebeurtenistabel,
)

from .verwoord import Verwoorder, opsomming

_MET_VOORWAARDE = Selectie | Datum | Instroom | Uitstroom | Overgang | Drempel | Verjaardag | Groepsinstroom | Preventie
_GEEN_LID = {Termijn: {"doel", "vervalt_bij"}, Cohort: {"gebeurtenis", "andere_afloop"}, Frequentie: {"gebeurtenis"}}
"""Parts that decide the role of a member, not whether somebody is one."""


@dataclass(frozen=True)
class Eis:
    """One demand in words, and the measure without it."""

    woorden: str
    zonder: Maat


def eisen(maat: Maat, taal: Verwoorder) -> Iterator[Eis]:
    """Every single demand of the measure on who is a member, with the measure that leaves it out."""
    for woorden, deel in _los(maat, taal):
        yield Eis(woorden, deel)


def zonder_eisen(maat: Maat, taal: Verwoorder) -> Maat:
    """The measure without any demand that can be left out: anybody with a row of this kind is a member."""
    while True:
        volgende = next((eis.zonder for eis in eisen(maat, taal)), None)
        if volgende is None:
            return maat
        maat = volgende


def _los(deel: Any, taal: Verwoorder) -> Iterator[tuple[str, Any]]:
    """Copies of this part of a measure with one demand left out somewhere in it; conditions themselves are not entered."""
    if isinstance(deel, _MET_VOORWAARDE) and deel.waar is not None and deel.waar != En(()):
        tabel = _tabel(deel)
        delen: tuple[Voorwaarde, ...] = deel.waar.delen if isinstance(deel.waar, En) else (deel.waar,)
        for plek, eis in enumerate(delen):
            rest = delen[:plek] + delen[plek + 1 :]
            yield taal.voorwaarde(eis, tabel), replace(deel, waar=En(rest) if rest else None)
    if isinstance(deel, Uitstroom) and deel.reden:
        redenen = opsomming([taal.waarde(gebeurtenistabel(deel), "reden_einde", code) for code in deel.reden], "of")
        yield f"de reden van het einde is {redenen}", replace(deel, reden=())
    if isinstance(deel, Groepsinstroom) and deel.herkomst != "alle":
        eerst = "dit is de eerste groep tijdens deze uitkering" if deel.herkomst == "nieuw" else "de persoon komt uit een andere groep"
        yield eerst, replace(deel, herkomst="alle")
    for veld in fields(deel):
        inhoud = getattr(deel, veld.name)
        if veld.name == "waar" or veld.name in _GEEN_LID.get(type(deel), set()):
            continue
        if isinstance(inhoud, Stand | Telling | Gebeurtenisinstroom | _MET_VOORWAARDE) and is_dataclass(inhoud):
            for woorden, nieuw in _los(inhoud, taal):
                yield woorden, replace(deel, **{veld.name: nieuw})


def _tabel(deel: Any) -> str:
    match deel:
        case Selectie(tabel=tabel):
            return tabel
        case Groepsinstroom():
            return "klantgroep"
        case Preventie():
            return "melding"
        case _:
            return gebeurtenistabel(deel)
