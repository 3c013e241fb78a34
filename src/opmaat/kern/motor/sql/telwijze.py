"""Which measures can be counted as columns of one query, and how: what a row must be, which role it has, what is summed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from opmaat.kern.maat import Aandeel, Formatie, GemiddeldeDuur, GemiddeldeScore, Maat, Oplevering, Som, Stand, Telling

from .bouw import Bouw
from .gemiddelde import OMGEKEERD, ZONDER_WAARDE, duur_opzet, score_opzet
from .omvang import ZONDER_FTE, formatie_opzet
from .oplevering import oplevering_opzet
from .tellen import Opzet, opzet_van, som_opzet


@dataclass(frozen=True)
class Telwijze:
    """How a measure is counted beside others. ``velden`` are columns for the aggregates ``sommen``, in which {w} is who counts.

    ``opmerking``: the words of a remark, and the SQL boolean of the counted rows that it is about.
    """

    opzet: Opzet
    velden: Mapping[str, str] = field(default_factory=dict)
    sommen: tuple[str, ...] = ()
    opmerking: tuple[str, str] | None = None


def telwijze(b: Bouw, maat: Maat) -> Telwijze | None:
    """How the measure is counted beside others; None when it needs a query of its own, or can have no members yet."""
    opzet: Opzet | None
    match maat:
        case Stand() | Telling() | Aandeel():
            opzet = opzet_van(b, maat)
        case Oplevering():
            opzet = oplevering_opzet(b, maat)
        case Som():
            opzet = som_opzet(b, maat)
            sommen = ("coalesce(sum({bedrag}) FILTER ({w}), 0)", "count_if({w} AND {bedrag} IS NULL)")
            return Telwijze(opzet, {"bedrag": f"CAST({opzet.bedrag} AS DECIMAL(38, 10))"}, sommen)
        case Formatie():
            opzet, dagen = formatie_opzet(b, maat)
            velden = {"bedrag": f"CAST({opzet.bedrag} AS DECIMAL(28, 4))", "dagen": dagen}
            return Telwijze(opzet, velden, ("coalesce(sum({bedrag} * {dagen}) FILTER ({w}), 0)",), (ZONDER_FTE, "{bedrag} IS NULL"))
        case GemiddeldeScore():
            opzet = score_opzet(b, maat)
            velden = {"bedrag": f"CAST({opzet.bedrag} AS DECIMAL(38, 10))", "kort": f"CAST({opzet.bedrag} AS DECIMAL(19, 4))"}
            return Telwijze(opzet, velden, ("sum({bedrag}) FILTER ({w})", "sum({kort} * {kort}) FILTER ({w})"), (ZONDER_WAARDE, "NOT {telt}"))
        case GemiddeldeDuur():
            opzet, deel = duur_opzet(b, maat)
            sommen = ("sum({deel}) FILTER ({w} AND {telt})", "sum({deel} * {deel}) FILTER ({w} AND {telt})")
            return Telwijze(opzet, {"deel": deel}, sommen, None if maat.tussen is None else (OMGEKEERD, "NOT {telt}"))
        case _:
            return None
    return None if opzet is None else Telwijze(opzet)
