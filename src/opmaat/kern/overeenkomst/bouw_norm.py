"""From the words under ``norm`` to a norm, and whether its unit fits what the measure counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from opmaat.kern.maat import (
    Bezetting,
    Formatie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Ingevoerd,
    Maat,
    Samengesteld,
    Som,
    Stand,
    Telling,
    Verandering,
    Verhouding,
    gebeurtenistabel,
)
from opmaat.kern.register.schema import Schema

from .bestand import Knoop
from .bouw_elementen import getal
from .norm import Aard, Herziening, Mijlpaal, Norm, Normfout, lees_norm, norm_van_parameter
from .omgeving import Omgeving, datum

GEEN_AANTAL = frozenset({"%", "%-punt", "EUR", "fte", "maanden", "dagen", "weken", "werkdagen", "cijfer"})
"""Units in which no persons, rows or places are counted."""
_PROCENT = frozenset({"%"})


def norm(knoop: Knoop, omgeving: Omgeving) -> Norm:
    """The norm that these words say, with its milestones and revisions in order of date."""
    if not isinstance(knoop.waarde, dict):
        return _lees(knoop, "eis")
    aard: Aard = knoop.woord("aard", "eis")
    if "parameter" in knoop:
        naam = omgeving.parameter(knoop["parameter"], knoop.tekst("parameter"))
        gelezen = norm_van_parameter(naam, knoop.tekst("teken"), knoop.tekst("eenheid"), aard)
    else:
        gelezen = _lees(knoop["waarde"], aard)
    pad = [
        Mijlpaal(datum(deel["t/m"]), getal(deel["waarde"])) for deel in (knoop["pad"].delen() if "pad" in knoop else ())
    ]
    herzieningen = [
        Herziening(datum(deel["per"]), _lees(deel["waarde"], aard), deel.tekst("reden"))
        for deel in (knoop["herzieningen"].delen() if "herzieningen" in knoop else ())
    ]
    for herziening in herzieningen:
        if herziening.norm.eenheid != gelezen.eenheid:
            raise knoop["herzieningen"].fout(
                "Een herziening heeft een andere eenheid dan de norm",
                doe=f"Schrijf de herziening in {gelezen.eenheid}.",
            )
    return replace(
        gelezen,
        pad=tuple(sorted(pad, key=lambda m: m.tm)),
        herzieningen=tuple(sorted(herzieningen, key=lambda h: h.per)),
    )


def eis_passend(gelezen: Norm, maat: Maat, knoop: Knoop, schema: Schema) -> None:
    """Nothing, or an error when the unit of the norm cannot be that of the measure's figure."""
    past, hoort = eenheid_van(maat, schema)
    if not past(gelezen.eenheid):
        raise knoop.fout(
            f"De norm is in {gelezen.eenheid}, en de maat geeft {hoort}",
            waarom="Zo zouden twee verschillende dingen met elkaar worden vergeleken.",
            doe=f"Schrijf de norm in {hoort}, of kies een andere maat.",
        )


def eenheid_van(maat: Maat, schema: Schema) -> tuple[Callable[[str], bool], str]:
    """Which units fit the figure of a measure, and how that is said."""
    match maat:
        case Stand() | Telling() | GemiddeldeStand() | Samengesteld(als="vereniging"):
            return (lambda eenheid: eenheid not in GEEN_AANTAL), "een aantal, zoals personen of plekken"
        case Samengesteld(delen=delen):
            return eenheid_van(delen[0][1], schema)
        case Som(gebeurtenis=geteld, kolom=kolom):
            if schema.tabel(gebeurtenistabel(geteld)).kolom(kolom).geld:
                return (lambda eenheid: eenheid == "EUR"), "EUR"
            return (lambda eenheid: eenheid not in ("%", "%-punt", "EUR")), f"een som van {kolom}"
        case Bezetting(eenheid="fte") | Formatie():
            return (lambda eenheid: eenheid == "fte"), "fte"
        case Bezetting():
            return (lambda eenheid: eenheid not in GEEN_AANTAL), "een aantal plaatsen of personen"
        case GemiddeldeDuur(eenheid=eenheid_):
            return (lambda eenheid: eenheid == eenheid_), eenheid_
        case GemiddeldeScore():
            return (lambda eenheid: eenheid not in ("%-punt", "personen")), "een cijfer"
        case Ingevoerd(eenheid=eenheid_):
            return (lambda eenheid: eenheid == eenheid_), eenheid_
        case Verandering(als="procent"):
            return _PROCENT.__contains__, "%"
        case Verandering(als="procentpunt"):
            return (lambda eenheid: eenheid == "%-punt"), "%-punt"
        case Verandering(van=deel):
            return eenheid_van(deel, schema)
        case Verhouding():
            return (lambda eenheid: True), "een verhouding"
        case _:
            return _PROCENT.__contains__, "%"


def _lees(knoop: Knoop, aard: Aard) -> Norm:
    try:
        return lees_norm(str(knoop.waarde), aard)
    except Normfout as fout:
        raise knoop.fout(
            f"De norm klopt niet: {fout.args[0]}",
            waarom="Zonder norm die te lezen is, is niet te zeggen of de afspraak is gehaald.",
            doe=fout.args[1],
        ) from fout
