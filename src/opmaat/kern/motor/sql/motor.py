"""The fast engine: a measure becomes one DuckDB query over shared prepared tables, and its answer the counts and members.

Which text belongs to which kind stands in ``soorten``; this module runs texts and shapes what comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from opmaat.kern.maat import GemiddeldeStand, Maat
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.lezer import Register
from opmaat.kern.uitkomst.telling import Cel, Celtelling, Lid, Telling

from .bouw import Bouw
from .leden import LEDEN_SCHEMA
from .soorten import leden_van, opmerkingen_van
from .tellingen import teltekst, verwerk
from .voorraad import Voorraad


class SqlMotor:
    """Answers measures over one register; what clauses have in common is prepared once and kept until ``vergeet``.

    After the register changed ``vergeet`` must be called. Not for two threads at a time. Raises ``ValueError`` for a measure
    that ``motor.bereken`` composes, and ``KeyError`` for a table or column that does not exist.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._voorraad = Voorraad(register)

    def tel(self, maat: Maat, vraag: Vraag) -> Telling:
        """The counts of the measure: the total of each gemeente and, with a breakdown, the cells beside it."""
        self._voorraad.begin()
        cellen: dict[Cel, Celtelling] = {}
        opmerkingen: dict[str, int] = {}
        for b in self._bouwsels(vraag, opmerkingen):
            tekst = teltekst(b, maat)
            rijen = [] if tekst is None else self._haal(tekst)
            cellen.update(verwerk(b, maat, rijen))
            if not b.cellen:
                for wat, vraagtekst in opmerkingen_van(b, maat):
                    aantal = self._haal(vraagtekst)[0][0]
                    if aantal:
                        opmerkingen[wat] = aantal
                zonder = sum(int(cel.getallen.get("zonder_bedrag", 0)) for cel in cellen.values())
                if zonder:
                    opmerkingen["zonder bedrag"] = zonder
        return Telling(cellen, opmerkingen)

    def zoekvraag(self, maat: Maat, vraag: Vraag) -> str:
        """The text of the query that counts the total, for a reader who wants to follow it; it reads the tables that are prepared for all clauses together."""
        self._voorraad.begin()
        teksten = [teltekst(b, maat) for b in self._bouwsels(replace(vraag, uitsplitsing=()), {})]
        return "\n\n".join(tekst.strip() for tekst in teksten if tekst)

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
        teksten = [teltekst(b, maat) for b in self._bouwsels(vraag, {})]
        delen = [tekst for tekst in teksten if tekst is not None]
        return self._voorraad.verantwoording() + ";\n\n".join(delen)

    def vergeet(self) -> None:
        """Drops what was prepared: needed after the register changed, and frees its memory."""
        self._voorraad.vergeet()

    def _ledentekst(self, maat: Maat, vraag: Vraag) -> str | None:
        if isinstance(maat, GemiddeldeStand):
            return None
        self._voorraad.begin()
        delen = []
        for b in self._bouwsels(vraag, {}):
            tekst = leden_van(b, maat)
            if tekst is not None:
                cel = f"[{', '.join(b.celkolommen)}]::VARCHAR[]"
                delen.append(f"SELECT {', '.join(LEDEN_SCHEMA.names[:-1])}, {cel} AS cel FROM ({tekst})")
        return "\nUNION ALL\n".join(delen) or None

    def _bouwsels(self, vraag: Vraag, opmerkingen: dict[str, int]) -> list[Bouw]:
        totaal = Bouw(vraag, self._voorraad, opmerkingen)
        return [totaal, replace(totaal, cellen=True)] if vraag.uitsplitsing else [totaal]

    def _haal(self, tekst: str) -> list[tuple[Any, ...]]:
        return self._register.verbinding.execute(tekst).fetchall()
