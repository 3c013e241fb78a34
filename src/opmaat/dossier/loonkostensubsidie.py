"""The amount of a loonkostensubsidie, worked out by the rules that hold on the day the subsidy begins.

Participatiewet art. 10d lid 4 and 5. Amounts come from the dated national parameters; nothing here knows a year. Two readings are
open in the law and are taken here as the common calculation has them: the cap of 70% is applied before the employer's costs are
added, and the minimum wage is the monthly reference amount. Left out: the lower base of a bbl pupil.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from opmaat.kern.overeenkomst import landelijke_parameters
from opmaat.kern.overeenkomst.element import Parameter
from opmaat.kern.tijd.leeftijd import leeftijd

VAKANTIEBIJSLAG = Decimal("0.08")
HOOGSTE_DEEL = Decimal("0.70")
FORFAITAIR_DEEL = Decimal("0.50")
UREN_VAN_DE_WET = Decimal(36)
CENT = Decimal("0.01")


class GeenBedrag(ValueError):
    """The amount cannot be worked out; the message says in Dutch which value is missing."""


@dataclass(frozen=True, kw_only=True)
class Berekening:
    """How an amount per month came about, for the decision and for whoever checks it.

    ``loon`` is the minimum wage of this age with holiday pay at 36 hours, ``deel`` the part of it that is paid, ``lasten`` the
    fraction for employer's costs, ``bedrag`` the outcome in euro per month, rounded half up to the cent.
    """

    loon: Decimal
    deel: Decimal
    lasten: Decimal
    uren: Decimal
    bedrag: Decimal
    afgetopt: bool


def bereken(
    *, geboortedatum: date, begin: date, uren: Decimal, loonwaarde: Decimal | None, voltijd: Decimal | None = None
) -> Berekening:
    """The subsidy per month for ``uren`` a week from ``begin``; ``loonwaarde`` in percent of the norm, ``None`` for the flat rate of 50%.

    ``voltijd`` caps the hours at what is full time in the job. Raises ``GeenBedrag`` for hours or a loonwaarde out of bounds, for a
    loonwaarde of 100% or more (no subsidy is due), and where no minimum wage is known for the day or the age.
    """
    if not 0 < uren <= 60:
        raise GeenBedrag(f"{uren} uur per week kan niet; vul een aantal boven 0 en hoogstens 60 in.")
    if loonwaarde is not None and not 0 < loonwaarde < 100:
        raise GeenBedrag(
            f"Bij een loonwaarde van {loonwaarde}% is geen loonkostensubsidie mogelijk; zij ligt boven 0 en onder 100."
        )
    loon = _minimumloon(leeftijd(geboortedatum, begin), begin) * (1 + VAKANTIEBIJSLAG)
    verschil = FORFAITAIR_DEEL if loonwaarde is None else 1 - loonwaarde / 100
    deel = min(verschil, HOOGSTE_DEEL)
    lasten = _parameter("lks_werkgeverslasten", begin) / 100
    telt = min(uren, voltijd) if voltijd is not None else uren
    bedrag = loon * deel * (1 + lasten) * telt / UREN_VAN_DE_WET
    return Berekening(
        loon=loon,
        deel=deel,
        lasten=lasten,
        uren=telt,
        bedrag=bedrag.quantize(CENT, ROUND_HALF_UP),
        afgetopt=verschil > HOOGSTE_DEEL,
    )


def _minimumloon(jaren: int, dag: date) -> Decimal:
    if jaren < 15:
        raise GeenBedrag(f"Onder 15 jaar is er geen minimumloon; volgens de geboortedatum is deze persoon {jaren}.")
    volwassen = _parameter("wml_maand", dag)
    return volwassen if jaren >= 21 else volwassen * _parameter(f"wml_jeugd_{jaren}", dag) / 100


def _parameter(naam: str, dag: date) -> Decimal:
    waarde = _parameters()[naam].op(dag)
    if waarde is None:
        raise GeenBedrag(f"Voor {dag:%d-%m-%Y} is geen waarde bekend van: {_parameters()[naam].naam}.")
    return waarde


def _parameters() -> Mapping[str, Parameter]:
    return {parameter.id: parameter for parameter in landelijke_parameters()}
