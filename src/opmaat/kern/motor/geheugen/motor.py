"""The engine: whose facts a measure is about, which members fall in which cell, and the counts of each cell.

Candidates are made person by person, out of that person's facts alone; only here do persons meet, in a cell.
``leden_van`` asks for one person what ``leden`` asks for all (design, section 4, "Locality").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import GemiddeldeStand, Maat, Panel, Uitsplitsing, hoofdtabellen
from opmaat.kern.register.schema import Schema, lees_schema
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst import telling as uitkomst
from opmaat.kern.uitkomst.telling import GEHEEL, ONBEKEND, Cel, Celtelling, Lid

from ..vraag import Vraag
from . import gemiddelde, soorten
from .bekend import Bron, Kennis, Rij
from .kandidaat import Kandidaat, eersten
from .levensloop import Levensloop
from .voorwaarde import onbekende_parameters

Cellen = dict[Cel, list[Kandidaat]]


class Geheugen:
    """Answers measures in plain Python out of the rows of a register (anything with ``tabellen`` and ``rijen``).

    Rows are read once per table and bekend-op; a changed register needs a new engine. Composed kinds are a
    ``TypeError``: ``motor.bereken`` puts those together.
    """

    def __init__(self, register: Bron, schema: Schema | None = None) -> None:
        self._register = register
        self._schema = schema or lees_schema()
        self._kennis: dict[date | None, Kennis] = {}
        self._lopen: dict[int, Levensloop] = {}
        self._voor: Vraag | None = None

    def tel(self, maat: Maat, vraag: Vraag) -> uitkomst.Telling:
        """The counts of the measure."""
        if isinstance(maat, GemiddeldeStand):
            return self._reeks(maat, vraag)
        cellen = self._cellen(maat, vraag, self._dragers(maat, vraag))
        opmerkingen = _parameteropmerkingen(maat, vraag)
        for cel, kandidaten in cellen.items():
            if not cel.uitsplitsing:
                opmerkingen.update(soorten.opmerkingen(maat, kandidaten))
        cellen = {cel: kandidaten for cel, kandidaten in cellen.items() if soorten.houdt_iemand_over(maat, kandidaten)}
        if not _heeft_totaal(cellen):
            cellen[Cel(vraag.gemeente or GEHEEL)] = []
        return uitkomst.Telling(
            {cel: soorten.tel(maat, vraag, kandidaten) for cel, kandidaten in cellen.items()}, dict(opmerkingen)
        )

    def leden(self, maat: Maat, vraag: Vraag) -> Sequence[Lid]:
        """The members of the measure: once in the total, and once more for each cell of a breakdown."""
        return self._leden(maat, vraag, self._dragers(maat, vraag), iedereen=False)

    def leden_van(self, maat: Maat, vraag: Vraag, persoon_id: int) -> Sequence[Lid]:
        """The members that one person gives, out of that person's facts alone.

        The same as those of this person in ``leden``, save what only all persons together decide: the busiest day of a
        bezetting (here: in at any moment) and whose row of a shared key counts.
        """
        return self._leden(maat, vraag, self._levenslopen(vraag, [persoon_id]), iedereen=True)

    def _leden(self, maat: Maat, vraag: Vraag, dragers: Iterable[Levensloop], *, iedereen: bool) -> list[Lid]:
        if isinstance(maat, GemiddeldeStand):
            return []
        return [
            replace(kandidaat.lid, gemeente=cel.gemeente, cel=cel.uitsplitsing)
            for cel, kandidaten in self._cellen(maat, vraag, dragers).items()
            for kandidaat in soorten.kies(maat, kandidaten, iedereen=iedereen)
            if not kandidaat.weglaten
        ]

    def _cellen(self, maat: Maat, vraag: Vraag, dragers: Iterable[Levensloop]) -> Cellen:
        """The candidates of each cell, those of another gemeente than the asked one left out."""
        cellen: Cellen = defaultdict(list)
        for loop in dragers:
            for kandidaat in soorten.kandidaten_van(maat, loop, self._toen):
                gemeente = kandidaat.gemeente
                if vraag.gemeente is not None and gemeente not in (GEHEEL, vraag.gemeente):
                    continue
                cel = Cel(vraag.gemeente or gemeente)
                cellen[cel].append(kandidaat)
                if vraag.uitsplitsing:
                    waarden = tuple(_celwaarde(deel, kandidaat) for deel in vraag.uitsplitsing)
                    cellen[Cel(cel.gemeente, waarden)].append(kandidaat)
        return dict(cellen)

    def _reeks(self, maat: GemiddeldeStand, vraag: Vraag) -> uitkomst.Telling:
        """The stand on every month end, in each cell that has somebody on any of them."""
        dagen = gemiddelde.maandeinden(vraag)
        aantallen: dict[Cel, dict[date, int]] = {}
        for dag in dagen:
            op_de_dag = replace(maat.stand, op=dag)
            for cel, kandidaten in self._cellen(op_de_dag, vraag, self._dragers(op_de_dag, vraag)).items():
                aantal = sum(kandidaat.lid.rol == "lid" for kandidaat in eersten(kandidaten))
                if aantal:
                    aantallen.setdefault(cel, {})[dag] = aantal
        if not _heeft_totaal(aantallen):
            aantallen[Cel(vraag.gemeente or GEHEEL)] = {}
        cellen = {
            cel: Celtelling({}, reeks=tuple((dag, per_dag.get(dag, 0)) for dag in dagen))
            for cel, per_dag in aantallen.items()
        }
        return uitkomst.Telling(cellen, dict(_parameteropmerkingen(maat, vraag)))

    def _dragers(self, maat: Maat, vraag: Vraag) -> Iterator[Levensloop]:
        """Everybody, and every row without a person, whom the measure can be about: who has a row in a table that is
        counted.
        """
        kennis = self._kennis_op(vraag.bekend_op)
        bronnen = [kennis]
        if isinstance(maat, Panel) and maat.bevroren_op is not None:
            bronnen.append(self._kennis_op(_vroegste(maat.bevroren_op, vraag.bekend_op)))
        personen: dict[int, None] = {}
        for tabel in sorted(hoofdtabellen(maat)):
            for bron in bronnen:
                for rij in bron.rijen(tabel):
                    if rij.get("persoon_id") is not None:
                        personen[rij["persoon_id"]] = None
                    elif bron is kennis:
                        yield Levensloop(kennis, vraag, None, (tabel, rij))
        yield from self._levenslopen(vraag, personen)

    def _levenslopen(self, vraag: Vraag, personen: Iterable[int]) -> Iterator[Levensloop]:
        """The courses of these persons for this question; kept while questions share what a course depends on."""
        sleutel = replace(vraag, venster=Periode(date.min, None), uitsplitsing=(), afspraak="", gemeente=None)
        if self._voor != sleutel:
            self._voor, self._lopen = sleutel, {}
        kennis = self._kennis_op(vraag.bekend_op)
        for persoon_id in personen:
            loop = self._lopen.get(persoon_id)
            if loop is None:
                loop = self._lopen[persoon_id] = Levensloop(kennis, vraag, persoon_id)
            loop.vraag = vraag
            yield loop

    def _toen(self, maat: Panel, loop: Levensloop) -> Levensloop:
        """The same person with the knowledge on which the set was frozen."""
        if maat.bevroren_op is None:
            return loop
        kennis = self._kennis_op(_vroegste(maat.bevroren_op, loop.vraag.bekend_op))
        return Levensloop(kennis, loop.vraag, loop.persoon_id)

    def _kennis_op(self, bekend_op: date | None) -> Kennis:
        if bekend_op not in self._kennis:
            self._kennis[bekend_op] = Kennis(self._register, self._schema, bekend_op)
        return self._kennis[bekend_op]


def _vroegste(een: date, ander: date | None) -> date:
    return een if ander is None else min(een, ander)


def _heeft_totaal(cellen: Mapping[Cel, object]) -> bool:
    return any(not cel.uitsplitsing for cel in cellen)


def _celwaarde(deel: Uitsplitsing, kandidaat: Kandidaat) -> str:
    """The value of the breakdown's column in the member's own row, or in the person's attributed spell on the member's
    day.
    """
    rij: Rij | None = kandidaat.rij
    if deel.tabel == "persoon":
        rij = kandidaat.loop.persoon()
    elif deel.tabel is not None and deel.tabel != kandidaat.tabel:
        rij = kandidaat.loop.toegerekend(deel.tabel, kandidaat.eigen_dag)
    waarde = None if rij is None else rij.get(deel.kolom)
    if waarde is None:
        return ONBEKEND
    return ("ja" if waarde else "nee") if isinstance(waarde, bool) else str(waarde)


def _parameteropmerkingen(maat: Maat, vraag: Vraag) -> Counter[str]:
    return Counter(f"parameter {naam} heeft geen waarde" for naam in onbekende_parameters(maat, vraag))
