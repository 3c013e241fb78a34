"""The question while its SQL is being written: which tables at which K, which constants, and where prepared tables come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from opmaat.kern.maat import IsEen, Selectie, Uitsplitsing
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.schema import Schema, Tabel
from opmaat.kern.tijd import Periode

from .erbij import Erbij
from .fragment import letter, naam
from .voorraad import Voorraad


@dataclass(frozen=True)
class Rij:
    """The row that a condition is judged on: its alias in the text, its table, and the own day (SQL; ``vast`` when it is one day)."""

    alias: str
    tabel: Tabel
    dag: str
    vast: date | None = None
    persoon: str | None = None
    diepte: int = 0

    def kolom(self, woord: str) -> str:
        """The SQL of a column; ``KeyError`` when the table has none of that name."""
        return f"{self.alias}.{naam(self.tabel.kolom(woord).naam)}"

    @property
    def wie(self) -> str | None:
        """The SQL of the person behind the row, None when rows of this table belong to nobody."""
        return self.persoon or (f"{self.alias}.persoon_id" if self.tabel.persoonsgebonden else None)

    @property
    def sleutel(self) -> str:
        """The SQL of what other rows point at: the fact, or the key of an identity."""
        return f"{self.alias}.{naam(self.tabel.sleutel)}"


@dataclass(frozen=True)
class Bouw:
    """One question on one store. ``cellen``: whether the text counts per cell of the breakdown, or in total.

    ``kaal``: only counts are asked, so that the text leaves out who the members are. ``beide``: the text counts the total beside
    the cells (cell columns NULL). ``kring``: the table with the persons whom the question can concern, when it stands alone, and
    ``klaar`` what was prepared for them by the text that would make it for everybody.
    ``erbij``: the text becomes part of one query for many measures, and this collects what is joined to it.
    """

    vraag: Vraag
    voorraad: Voorraad
    opmerkingen: dict[str, int]
    cellen: bool = False
    kaal: bool = False
    beide: bool = False
    kring: str | None = None
    klaar: Mapping[str, str] = field(default_factory=dict)
    erbij: Erbij | None = None

    @property
    def schema(self) -> Schema:
        """The register's schema."""
        return self.voorraad.register.schema

    @property
    def p(self) -> str:
        """The peildatum as a literal."""
        return letter(self.vraag.peildatum)

    @property
    def uitsplitsing(self) -> tuple[Uitsplitsing, ...]:
        """The breakdown, when this text counts per cell."""
        return self.vraag.uitsplitsing if self.cellen else ()

    @property
    def celkolommen(self) -> tuple[str, ...]:
        """The names of the cell columns: c0, c1 ..."""
        return tuple(f"c{nr}" for nr in range(len(self.uitsplitsing)))

    @property
    def groep(self) -> tuple[str, ...]:
        """The columns within which everything is counted anew: the gemeente and the cell."""
        return ("gemeente", *self.celkolommen)

    def per_groep(self, *verder: str) -> str:
        """What is grouped by: the groep and further columns, and with ``beide`` the gemeente and those columns too."""
        if not self.beide:
            return ", ".join((*self.groep, *verder))
        return f"GROUPING SETS (({', '.join(('gemeente', *verder))}), ({', '.join((*self.groep, *verder))}))"

    def tabel(self, woord: str) -> Tabel:
        """The canonical table of that name."""
        return self.schema.tabel(woord)

    def bekend(self, tabel: Tabel) -> str:
        """The relation with the rows of the table that were known."""
        return self.voorraad.bekend(tabel, self.vraag.bekend_op)

    def voorbereid(self, doel: str, tekst: Callable[[str], str]) -> str:
        """The name of a prepared table about persons; ``tekst`` writes it, given a further condition on alias r.

        A question that stands alone reads only its kring, unless the whole was prepared before.
        """
        alles = tekst("")
        if self.kring is None or self.voorraad.heeft(alles):
            return self.voorraad.voorbereid(doel, alles)
        return self.klaar.get(alles) or self.voorraad.voorbereid(doel, tekst(f" AND r.persoon_id IN (SELECT persoon_id FROM {self.kring})"))

    def heeft_woonplaatsen(self) -> bool:
        """Whether any leefsituatie is known with a begin on or before P; without one nobody is filtered by gemeente."""
        return self.voorraad.bestaat(f"FROM {self.bekend(self.tabel('leefsituatie'))} WHERE begin <= {self.p}")

    @property
    def met_leden(self) -> Bouw:
        """The same question with the members themselves, for texts that build on them."""
        return replace(self, kaal=False) if self.kaal else self

    def zoals_bekend(self, dag: date | None) -> Bouw:
        """The same question with what was known at the end of that day, but never later than the question's own K."""
        eigen = self.vraag.bekend_op
        if dag is None or (eigen is not None and eigen <= dag):
            return self
        return replace(self, vraag=replace(self.vraag, bekend_op=dag))

    def venster(self, dag: str) -> str:
        """The SQL that says whether a day lies in the venster and not after P."""
        return in_periode(dag, self.vraag.venster, self.vraag.peildatum)

    def parameter(self, woord: str, rij: Rij) -> str:
        """The SQL of a parameter's value on the own day of the row; no value is NULL and noted."""
        reeks = self.vraag.parameters.get(woord)
        if reeks is None or reeks.op(self.vraag.peildatum) is None:
            self.opmerkingen[f"parameter {woord} heeft geen waarde"] = 1
        waarden = reeks.waarden if reeks is not None else ()
        if rij.vast is not None or not waarden:
            return letter(reeks.op(rij.vast) if reeks is not None and rij.vast is not None else None)
        stappen = " ".join(
            f"WHEN {rij.dag} >= {letter(vanaf)} THEN {letter(Decimal(w))}" for vanaf, w in reversed(waarden)
        )
        return f"CASE {stappen} END"

    def uitkering(self) -> Selectie:
        """The benefit of the reikwijdte: uitkering in its regelingen (all when none are named)."""
        regelingen = self.vraag.regelingen
        return Selectie("uitkering", IsEen("regeling", regelingen) if regelingen else None)


def in_periode(dag: str, periode: Periode, peildatum: date) -> str:
    """The SQL that says whether a day lies in the period and not after P."""
    einde = peildatum if periode.eind is None else min(periode.eind, peildatum)
    return f"{dag} BETWEEN {letter(periode.begin)} AND {letter(einde)}"


def bevat_dag(alias: str, tabel: Tabel, dag: str) -> str:
    """The SQL that says whether a row's spell contains a day; an event is a spell of one day."""
    if tabel.vorm == "gebeurtenis":
        return f"{alias}.{naam(tabel.datum or '')} = {dag}"
    begin, eind = f"{alias}.{naam(tabel.begin or '')}", f"{alias}.{naam(tabel.eind or '')}"
    return f"{begin} <= {dag} AND ({eind} IS NULL OR {eind} >= {dag})"


def bestaat(alias: str, tabel: Tabel, tot: str) -> str:
    """The SQL that says whether a row's date or begin lies on or before a day; an identity always exists."""
    return "true" if tabel.datumkolom is None else f"{alias}.{naam(tabel.datumkolom)} <= {tot}"
