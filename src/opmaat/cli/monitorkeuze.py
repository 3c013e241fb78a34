"""What the commands that draw a monitor share: which clauses are asked, whether the register can answer, and what must be known first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import Samenvatting
from opmaat.kern.monitor.monitor import Monitor
from opmaat.kern.overeenkomst import Overeenkomst
from opmaat.kern.register.dekking import woonplaatsen
from opmaat.kern.register.lezer import Register
from opmaat.kern.tijd import geschreven as dag

from .ontleder import Opdrachtfout, bedoelt


def toets_afspraken(alle: Sequence[Overeenkomst], overeenkomst: Overeenkomst, ids: Sequence[str] | None) -> None:
    """Raises ``Opdrachtfout`` for a clause that none of the agreements counts."""
    bekend = {afspraak.id for deze in alle for afspraak in deze.afspraken if afspraak.maat is not None}
    for id in ids or ():
        if id not in bekend:
            raise Opdrachtfout(f"Er is geen afspraak “{id}” die geteld wordt", waar=overeenkomst.id, doe=bedoelt(id, bekend, anders=f"Zie opmaat overeenkomst toon {overeenkomst.id}"))


def toets_bekend_op(register: Register, bekend_op: date | None) -> None:
    """Raises ``Opdrachtfout`` for a day of knowledge when the register does not say what was known when."""
    if bekend_op is not None and not register.bekend_op_beschikbaar:
        raise Opdrachtfout(
            f"Wat op {dag.kort(bekend_op)} bekend was, is met dit register niet te zeggen", waarom="Er staat niet bij wanneer de gegevens zijn vastgelegd",
            doe="Laat --bekend-op weg, of maak met opmaat register leveringen één register van opeenvolgende leveringen",
        )  # fmt: skip


def beperkt(overeenkomst: Overeenkomst, ids: Sequence[str] | None) -> Overeenkomst:
    """The agreement with only the asked clauses; all of them when one is about the others."""
    gevraagd = [afspraak for afspraak in overeenkomst.afspraken if ids is None or afspraak.id in ids]
    return overeenkomst if any(isinstance(afspraak.maat, Samenvatting) for afspraak in gevraagd) else replace(overeenkomst, afspraken=tuple(gevraagd))


def gekozen(monitor: Monitor, overeenkomst: Overeenkomst, ids: Sequence[str] | None) -> Monitor:
    """The monitor with only the asked lines, of the whole agreement."""
    return replace(monitor, overeenkomst=overeenkomst, regels=tuple(regel for regel in monitor.regels if ids is None or regel.afspraak.id in ids))


def elders(register: Register, overeenkomsten: Sequence[Overeenkomst]) -> Iterator[str]:
    """What must be known when an agreement is about a gemeente where nobody of the register lives: it has no data for that reason."""
    bekend = woonplaatsen(register)
    for overeenkomst in overeenkomsten:
        gemeente = overeenkomst.reikwijdte.gemeente
        if bekend and gemeente is not None and gemeente not in bekend:
            waar = ", ".join(bekend[:3]) + (" en elders" if len(bekend) > 3 else "")
            yield (
                f"Niemand in dit register woont in {gemeente}, de gemeente van {overeenkomst.id}; wel in {waar}. Over {gemeente} zijn er daardoor geen gegevens. "
                "Kijk of dit het goede register is, of tel met --reikwijdte alle."
            )
