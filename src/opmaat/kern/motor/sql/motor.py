"""The fast engine: a measure becomes one DuckDB query over shared prepared tables, and its answer the counts and members.

Which text belongs to which kind stands in ``soorten``; this module runs texts and shapes what comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import GemiddeldeStand, Maat, Termijn
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.lezer import Register
from opmaat.kern.tijd import EERSTE_JAAR, LAATSTE_JAAR, Tijdfout
from opmaat.kern.uitkomst.telling import Cel, Celtelling, Lid, Telling

from .bouw import Bouw
from .bundel import Bundel, Deel, Uitkomst, bundels, deel_van
from .erbij import Erbij
from .kring import met_kring
from .leden import LEDEN_SCHEMA
from .soorten import leden_van, opmerkingen_van
from .tellen import een_cel, opzet_van
from .tellingen import SAMEN_TELBAAR, teltekst, verwerk
from .termijn import buiten_kalender
from .voorraad import Voorraad


class SqlMotor:
    """Answers measures over one register; what clauses have in common is prepared once and kept until ``vergeet``.

    After the register changed ``vergeet`` must be called. Not for two threads at a time. Raises ``ValueError`` for a measure
    that ``motor.bereken`` composes, and ``KeyError`` for a table or column that does not exist.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._voorraad = Voorraad(register)
        self._vooraf: dict[tuple[Maat, tuple[object, ...]], Telling] = {}
        self._vaker: frozenset[tuple[Maat, tuple[object, ...]]] = frozenset()
        self._aangekondigd: frozenset[tuple[Maat, tuple[object, ...]]] = frozenset()

    def tel(self, maat: Maat, vraag: Vraag) -> Telling:
        """The counts of the measure: the total of each gemeente and, with a breakdown, the cells beside it."""
        vooraf = self._vooraf.get((maat, vraag.sleutel))
        if vooraf is not None:
            return vooraf
        telling = self._tel(maat, vraag)
        if (maat, vraag.sleutel) in self._vaker:
            self._vooraf[maat, vraag.sleutel] = telling
        return telling

    def _tel(self, maat: Maat, vraag: Vraag) -> Telling:
        self._voorraad.begin()
        cellen: dict[Cel, Celtelling] = {}
        opmerkingen: dict[str, int] = {}
        bouwsels = self._bouwsels(maat, vraag, opmerkingen)
        if vraag.uitsplitsing and isinstance(maat, SAMEN_TELBAAR):
            bouwsels = [replace(bouwsels[1], beide=True)]
        for b in bouwsels:
            tekst = teltekst(b, maat)
            if isinstance(maat, Termijn) and not b.cellen:
                self._eis_kalender(b, maat)
            rijen = [] if tekst is None else self._haal(tekst)
            cellen.update(verwerk(b, maat, rijen))
            if b.beide or not b.cellen:
                for wat, vraagtekst in opmerkingen_van(b, maat):
                    aantal = self._haal(vraagtekst)[0][0]
                    if aantal:
                        opmerkingen[wat] = aantal
                opmerkingen = _met_bedragen(opmerkingen, cellen)
        return Telling(cellen, opmerkingen)

    def zoekvraag(self, maat: Maat, vraag: Vraag) -> str:
        """The text of the query that counts the total, for a reader who wants to follow it; it reads the tables that are prepared for all clauses together."""
        self._voorraad.begin()
        teksten = [teltekst(b, maat) for b in self._bouwsels(maat, replace(vraag, uitsplitsing=()), {})]
        return "\n\n".join(tekst.strip() for tekst in teksten if tekst)

    def vooraf(self, vragen: Sequence[tuple[Maat, Vraag]]) -> None:
        """Counts what it can of these questions together, for the calls of ``tel`` that follow, and keeps answers asked more than once.

        Questions that were all announced before are not counted again. On a large register nothing is counted together: there
        planning is no cost, and a query of its own filters before it joins.
        """
        if len(vragen) > 1:
            self._voorraad.deel()
        keren = Counter((maat, vraag.sleutel) for maat, vraag in vragen)
        if self._aangekondigd.issuperset(keren):
            return
        self._vooraf.clear()
        self._aangekondigd = frozenset(keren)
        self._vaker = frozenset(sleutel for sleutel, aantal in keren.items() if aantal > 1)
        if not self._voorraad.klein:
            return
        self._voorraad.begin()
        delen: list[Deel] = []
        erbij = Erbij()
        per_vraag: dict[tuple[Maat, tuple[object, ...]], list[Deel]] = {}
        for maat, vraag in vragen:
            sleutel = (maat, vraag.sleutel)
            if sleutel not in per_vraag:
                per_vraag[sleutel] = self._delen(maat, vraag, erbij)
                delen += per_vraag[sleutel]
        geteld: dict[int, Uitkomst] = {}
        for stel in bundels(delen):
            with suppress(duckdb.Error):  # a question that cannot be answered is told by ``tel``
                bundel = Bundel(stel, erbij)
                geteld.update(zip(map(id, stel), bundel.verdeel(self._haal(bundel.tekst)), strict=True))
        for sleutel, eigen_delen in per_vraag.items():
            if eigen_delen and all(id(deel) in geteld for deel in eigen_delen):
                self._vooraf[sleutel] = _telling(eigen_delen, geteld)

    def _delen(self, maat: Maat, vraag: Vraag, erbij: Erbij) -> list[Deel]:
        """The parts of a bundle that answer this question; none when it needs queries of its own, or cannot be asked."""
        with suppress(LookupError, ValueError, TypeError, Invoerfout, duckdb.Error):
            delen = [deel_van(replace(b, erbij=erbij), maat) for b in self._bouwsels(maat, vraag, {})]
            return [deel for deel in delen if deel is not None]
        return []

    def leden_arrow(self, maat: Maat, vraag: Vraag) -> pa.Table:
        """The members of the measure as an Arrow table with ``LEDEN_SCHEMA``, in no particular order."""
        tekst = self._ledentekst(maat, vraag)
        if tekst is None:
            return LEDEN_SCHEMA.empty_table()
        tabel: pa.Table = self._register.verbinding.sql(tekst).to_arrow_table()
        return tabel.cast(LEDEN_SCHEMA)

    def leden(self, maat: Maat, vraag: Vraag) -> Sequence[Lid]:
        """The members of the measure as ``Lid``; for more than a page use ``leden_arrow``."""
        kolommen = [kolom.to_pylist() for kolom in self.leden_arrow(maat, vraag).columns]
        namen = LEDEN_SCHEMA.names[:-1]
        return [Lid(**dict(zip(namen, rij, strict=True)), cel=tuple(cel)) for *rij, cel in zip(*kolommen, strict=True)]

    def query(self, maat: Maat, vraag: Vraag) -> str:
        """The SQL that gives the counts, after the SQL of everything it builds on: for the explanation of a figure."""
        self._voorraad.begin()
        teksten = [teltekst(b, maat) for b in self._bouwsels(maat, vraag, {})]
        delen = [tekst for tekst in teksten if tekst is not None]
        return self._voorraad.verantwoording() + ";\n\n".join(delen)

    def vergeet(self) -> None:
        """Drops what was prepared: needed after the register changed, and frees its memory."""
        self._voorraad.vergeet()
        self._vooraf.clear()
        self._aangekondigd = frozenset()

    def _eis_kalender(self, b: Bouw, maat: Termijn) -> None:
        """Refuses starts of which the last day cannot be told, so that none is silently left open."""
        vraag = buiten_kalender(b, maat)
        aantal = 0 if vraag is None else self._haal(vraag)[0][0]
        if aantal:
            raise Tijdfout(
                f"Van {aantal} rijen is de laatste dag niet te bepalen: de feestdagen van die jaren zijn niet bekend",
                waarom=f"Werkdagen zijn te tellen van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}",
                doe="Controleer de datums, of reken in dagen of weken",
            )

    def _ledentekst(self, maat: Maat, vraag: Vraag) -> str | None:
        if isinstance(maat, GemiddeldeStand):
            return None
        self._voorraad.begin()
        delen = []
        bouwsels = self._bouwsels(maat, vraag, {})
        opzet = opzet_van(bouwsels[-1], maat) if vraag.uitsplitsing and isinstance(maat, SAMEN_TELBAAR) else None
        ineens = opzet is not None and een_cel(bouwsels[-1], opzet)
        for b in bouwsels[-1:] if ineens else bouwsels:
            tekst = leden_van(b, maat)
            if tekst is not None:
                cel = f"[{', '.join(b.celkolommen)}]::VARCHAR[]"
                cel = f"unnest([[], {cel}])" if ineens else cel
                delen.append(f"SELECT {', '.join(LEDEN_SCHEMA.names[:-1])}, {cel} AS cel FROM ({tekst})")
        return "\nUNION ALL\n".join(delen) or None

    def _bouwsels(self, maat: Maat, vraag: Vraag, opmerkingen: dict[str, int]) -> list[Bouw]:
        totaal = met_kring(Bouw(vraag, self._voorraad, opmerkingen), maat)
        return [totaal, replace(totaal, cellen=True)] if vraag.uitsplitsing else [totaal]

    def _haal(self, tekst: str) -> list[tuple[Any, ...]]:
        return self._register.verbinding.execute(tekst).fetchall()


def _telling(delen: Sequence[Deel], geteld: Mapping[int, Uitkomst]) -> Telling:
    """The answer to a question whose parts (the total, perhaps the cells) were counted in bundles."""
    cellen: dict[Cel, Celtelling] = {}
    opmerkingen = delen[0].b.opmerkingen
    for deel in delen:
        gevonden = geteld[id(deel)]
        cellen.update(verwerk(deel.b, deel.maat, gevonden.rijen))
        if deel.wijze.opmerking is not None and gevonden.opgemerkt and not deel.b.cellen:
            opmerkingen = {**opmerkingen, deel.wijze.opmerking[0]: gevonden.opgemerkt}
    return Telling(cellen, _met_bedragen(opmerkingen, cellen))


def _met_bedragen(opmerkingen: dict[str, int], cellen: Mapping[Cel, Celtelling]) -> dict[str, int]:
    """The remarks, with how many rows have no amount over the totals."""
    zonder = sum(int(telling.getallen.get("zonder_bedrag", 0)) for cel, telling in cellen.items() if not cel.uitsplitsing)
    return {**opmerkingen, "zonder bedrag": zonder} if zonder else opmerkingen
