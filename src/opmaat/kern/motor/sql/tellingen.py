"""From members to counts: the aggregate that each kind asks of its members, and the ``Celtelling`` it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from opmaat.kern.maat import (
    Aandeel,
    Bezetting,
    Cohort,
    Formatie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Maat,
    Preventie,
    Som,
    Stand,
    Telling,
)
from opmaat.kern.tijd import dagen_verstreken
from opmaat.kern.uitkomst.telling import GEHEEL, Cel, Celtelling, Einde

from .bouw import Bouw
from .omvang import bezetting_dagen, maandeinden, reeks_tekst
from .soorten import leden_van
from .tellen import opzet_van, tel_uit

_SOMMEN: Mapping[type, str] = {
    Som: "coalesce(sum(bedrag), 0), count(*) - count(bedrag)",
    GemiddeldeScore: "sum(bedrag), sum(CAST(bedrag AS DECIMAL(19, 4)) * CAST(bedrag AS DECIMAL(19, 4)))",
    GemiddeldeDuur: "sum(deel), sum(deel * deel)",
    Preventie: "count(*) FILTER (WHERE over)",
    Formatie: "coalesce(sum(CAST(bedrag AS DECIMAL(28, 4)) * dagen), 0)",
}


SAMEN_TELBAAR = (Stand, Telling, Aandeel, Som)
"""The kinds whose total and cells are counted in one query."""


def teltekst(b: Bouw, maat: Maat) -> str | None:
    """The SQL that counts the members of the measure per gemeente, cell and role; None when there can be none yet."""
    groep = ", ".join(b.groep)
    if isinstance(maat, GemiddeldeStand):
        return reeks_tekst(b, maat)
    if isinstance(maat, Bezetting):
        return bezetting_dagen(b, maat)
    sommen = ", " + _SOMMEN[type(maat)] if type(maat) in _SOMMEN else ""
    if isinstance(maat, SAMEN_TELBAAR):
        opzet = opzet_van(b, maat)
        return None if opzet is None else tel_uit(b, opzet, sommen)
    leden = leden_van(replace(b, kaal=True), maat)
    if leden is None:
        return None
    if isinstance(maat, Cohort):
        return f"SELECT {groep}, rol, count(*), dagen, over, venster_ FROM ({leden}) GROUP BY ALL"
    return f"SELECT {groep}, rol, count(*){sommen} FROM ({leden}) GROUP BY {groep}, rol"


def verwerk(b: Bouw, maat: Maat, rijen: Iterable[tuple[Any, ...]]) -> dict[Cel, Celtelling]:
    """The counts per cell out of the rows of ``teltekst``; kinds with days always have their total."""
    per_groep: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    breedte = len(b.groep)
    for rij in rijen:
        per_groep.setdefault(rij[:breedte], []).append(rij[breedte:])
    per_cel = {Cel(g[0], () if b.beide and g[1] is None else g[1:]): delen for g, delen in per_groep.items()}
    if (b.beide or not b.cellen) and not per_cel:
        per_cel[Cel(b.vraag.gemeente or GEHEEL)] = []
    if not isinstance(maat, GemiddeldeStand):
        return {cel: _cel(b, maat, delen) for cel, delen in per_cel.items()}
    einden = maandeinden(b)
    cellen = {cel: _reeks(einden, delen) for cel, delen in per_cel.items()}
    gevraagd = Cel(b.vraag.gemeente or GEHEEL)
    gevuld = {cel: telling for cel, telling in cellen.items() if any(aantal for _, aantal in telling.reeks)}
    return gevuld if gevuld or b.cellen else {gevraagd: cellen.get(gevraagd, _reeks(einden, []))}


def _cel(b: Bouw, maat: Maat, rijen: list[tuple[Any, ...]]) -> Celtelling:
    match maat:
        case Bezetting():
            return _bezetting(b, maat, rijen)
        case Cohort():
            rollen: dict[str, int] = {}
            for rol, aantal, *_ in rijen:
                rollen[rol] = rollen.get(rol, 0) + aantal
            einden = [Einde(d or 0, rol, over, v, n) for rol, n, d, over, v in rijen]
            einden.sort(key=lambda einde: (einde.dagen, einde.rol, einde.over, einde.venster))
            return Celtelling(rollen, einden=tuple(einden))
    rollen = {rij[0]: rij[1] for rij in rijen}
    eerste = rijen[0] if rijen else None
    match maat:
        case Som():
            som, zonder = (eerste[2], eerste[3]) if eerste else (Decimal(0), 0)
            return Celtelling(rollen, {"som": Decimal(som), "zonder_bedrag": Decimal(zonder)})
        case GemiddeldeScore() | GemiddeldeDuur():
            som, kwadraat = (eerste[2], eerste[3]) if eerste else (0, 0)
            in_maanden = isinstance(maat, GemiddeldeDuur) and maat.eenheid == "maanden"
            deler = Decimal(30 if in_maanden else 1)
            return Celtelling(rollen, {"som": Decimal(som) / deler, "kwadraatsom": Decimal(kwadraat) / (deler * deler)})
        case Preventie():
            return Celtelling(rollen, {f"over:{rij[0]}": Decimal(rij[2]) for rij in rijen if rij[2]})
        case Formatie():
            dagsom = Decimal(eerste[2]) if eerste else Decimal(0)
            return Celtelling(rollen, {"dagensom": dagsom, "dagen": _dagen(b)})
        case _:
            return Celtelling(rollen)


def _dagen(b: Bouw) -> Decimal:
    return Decimal(dagen_verstreken(b.vraag.venster, b.vraag.peildatum))


def _reeks(einden: list[date], rijen: list[tuple[Any, ...]]) -> Celtelling:
    gevonden = dict(rijen)
    return Celtelling({}, reeks=tuple((dag, gevonden.get(dag, 0)) for dag in einden))


def _bezetting(b: Bouw, maat: Bezetting, rijen: list[tuple[Any, ...]]) -> Celtelling:
    deler = maat.voltijd if maat.eenheid == "fte" else Decimal(1)
    if not rijen:
        return Celtelling({}, {"hoogste": Decimal(0), "dagensom": Decimal(0), "dagen": _dagen(b)})
    topdag, hoogste, dagensom, aantal = rijen[0]
    getallen = {"hoogste": Decimal(hoogste) / deler, "dagensom": Decimal(dagensom) / deler, "dagen": _dagen(b)}
    return Celtelling({"lid": aantal} if aantal else {}, getallen, topdag if maat.als == "hoogste" else None)
