"""Everything one drawing of the monitor shows, put together once; the page, the workbook and the data file are made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from opmaat.kern.monitor.monitor import Monitor, Regel
from opmaat.kern.monitor.rekening import Rekening
from opmaat.kern.monitor.uitleg import Uitleg, leg_uit
from opmaat.kern.oordeel.status import Status
from opmaat.kern.overeenkomst.catalogus import lees_catalogus
from opmaat.kern.overeenkomst.dekking import Rijdekking, dekking
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.overeenkomst.rekenbevinding import Rekenbevinding
from opmaat.kern.overeenkomst.rekenproef import controleer_rekenwerk

from .regelbeeld import Regelbeeld, regelbeelden


@dataclass(frozen=True)
class Documentdekking:
    """The catalogue rows that one agreement covers, or lists as not covered with the reason."""

    rijen: tuple[Rijdekking, ...]
    per_blok: Mapping[str, int]

    @property
    def gedekt(self) -> int:
        """How many rows have a place."""
        return sum(rij.staat == "gedekt" for rij in self.rijen)

    @property
    def niet_gedekt(self) -> tuple[Rijdekking, ...]:
        """The rows without a place, each with its reason."""
        return tuple(rij for rij in self.rijen if rij.staat != "gedekt")


@dataclass(frozen=True)
class Deel:
    """One agreement in the report: its lines, what its arithmetic gives, and how completely its document is covered."""

    monitor: Monitor
    beelden: tuple[Regelbeeld, ...]
    bevindingen: tuple[Rekenbevinding, ...]
    dekking: Documentdekking
    uitleg: Mapping[str, Uitleg]

    @property
    def rekening(self) -> Rekening | None:
        """The account per klantgroep, where the register has groups."""
        return self.monitor.rekening

    @property
    def telling(self) -> Mapping[Status, int]:
        """How many lines have each status, in the order of ``Status``."""
        aantallen = Counter(beeld.status for beeld in self.beelden)
        return {status: aantallen[status] for status in Status if aantallen[status]}


@dataclass(frozen=True)
class Rapport:
    """A drawing at one peildatum. ``register``: the name of the source. ``volledig``: per table through which day it was delivered completely. ``meldingen``: what a reader must know first."""

    peildatum: date
    bekend_op: date | None
    register: str
    versie: str
    delen: tuple[Deel, ...]
    volledig: tuple[tuple[str, date], ...] = ()
    meldingen: tuple[str, ...] = ()


def deel(monitor: Monitor, zoekvraag: Callable[[Regel], str] | None = None) -> Deel:
    """The part of the report about one agreement; ``zoekvraag`` gives the text of the query behind a line, where the engine has one."""
    overeenkomst = monitor.overeenkomst
    uitleg = {regel.afspraak.id: leg_uit(overeenkomst, regel, zoekvraag="" if zoekvraag is None or regel.fout else zoekvraag(regel)) for regel in monitor.regels}
    return Deel(monitor, regelbeelden(monitor), controleer_rekenwerk(overeenkomst), documentdekking(overeenkomst), uitleg)


def documentdekking(overeenkomst: Overeenkomst) -> Documentdekking:
    """Which rows of the catalogue the agreement has a place or a reason for, in the order of the catalogue."""
    alles = dekking([overeenkomst], lees_catalogus())
    return Documentdekking(tuple(rij for rij in alles.rijen.values() if rij.staat != "nergens genoemd"), alles.per_blok(overeenkomst.id))
