"""What is made once per register and used by every clause: known-at-K views, prepared tables, the calendar of working days.

A prepared table is found by the text that makes it, so two clauses that need the same merged spells share them without
knowing of each other. The store holds at most ``grens`` cells; those that nobody has used for longest go first.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, cached_property
from itertools import count

import pyarrow as pa  # type: ignore[import-untyped]

from opmaat.kern.register.lezer import Register
from opmaat.kern.register.schema import Tabel, duckdb_type
from opmaat.kern.tijd import EERSTE_JAAR, LAATSTE_JAAR, dag_erna, einde_van_dag_utc, is_werkdag, werkdag_vanaf

from .fragment import MACROS, naam

GRENS = 60_000_000
"""How many cells (rows x columns) the prepared tables may hold together: some 0.5 GB."""

KLEIN = 1_000_000
"""Rows of a register up to which many measures are counted in one query."""

KOLOMMEN = 12
"""How many columns a prepared table of a small register is taken to have."""

_NUMMERS = count(1)
"""Numbers prepared tables through the whole process, so that two stores on one connection never meet."""


class Voorraad:
    """The prepared tables and views of one register, on its own connection."""

    def __init__(self, register: Register, grens: int = GRENS) -> None:
        self.register = register
        self.grens = grens
        self._namen: dict[str, str] = {}
        self._cellen: dict[str, int] = {}
        self._teksten: dict[str, str] = {}
        self._bekend: dict[tuple[str, date | None], str] = {}
        self._bestaat: dict[str, bool] = {}
        self._gewild: dict[str, str] = {}
        self._in_gebruik: list[str] = []
        self.gedeeld = False
        for macro in MACROS:
            register.verbinding.execute(macro)

    @cached_property
    def klein(self) -> bool:
        """Whether the register has so few rows that planning a query costs more than answering it; views on files are not counted, and not small."""
        aantal, rijen = self.register.verbinding.execute(
            "SELECT count(*), sum(estimated_size) FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary"
        ).fetchall()[0]
        klein = aantal >= len(self.register.tabellen) and int(rijen or 0) <= KLEIN
        if klein:
            self.register.verbinding.execute("SET threads = 1")  # the work of one query is too little to share
        return bool(klein)

    def deel(self) -> None:
        """Many questions are coming: from now on whatever they have in common is prepared for everybody, not for one question."""
        if not self.gedeeld:
            self.gedeeld = True
            self._bekend.clear()

    def begin(self) -> None:
        """A new question: forget what the last one used, and make room."""
        self._in_gebruik = []
        self._ruim_op(self.grens)

    def vergeet(self) -> None:
        """Drops every prepared table; whatever is asked next is prepared anew."""
        self._ruim_op(-1)
        self._bestaat.clear()
        self._bekend.clear()

    def _ruim_op(self, grens: int) -> None:
        """Drops prepared tables, longest unused first, until the rest holds at most so many cells; below 0: all of them."""
        while self._namen and sum(self._cellen.values()) > grens:
            tekst, oudste = next(iter(self._namen.items()))
            self.register.verbinding.execute(f"DROP TABLE {oudste}")
            del self._namen[tekst], self._cellen[oudste], self._teksten[oudste]
            self._bekend = {wat: woord for wat, woord in self._bekend.items() if woord != oudste}

    def heeft(self, sql: str) -> bool:
        """Whether a table holding the result of this text is prepared."""
        return sql in self._namen

    def vaker(self, sql: str, waarvoor: str) -> bool:
        """Whether the table that this text would make was wanted before for something else: then it is worth making."""
        gewild = self._gewild.setdefault(sql, waarvoor)
        return gewild != waarvoor

    def voorbereid(self, doel: str, sql: str) -> str:
        """The name of a table holding the result of this text, made now if it was not yet; ``doel`` says what it is."""
        bestaand = self._namen.get(sql)
        if bestaand is None:
            bestaand = f"{doel}_{next(_NUMMERS)}"
            antwoord = self.register.verbinding.execute(f"CREATE TEMP TABLE {bestaand} AS {sql}").fetchall()
            precies = self.gedeeld and not self.klein
            kolommen = len(self.register.verbinding.execute(f"DESCRIBE {bestaand}").fetchall()) if precies else KOLOMMEN
            self._cellen[bestaand] = (antwoord[0][0] if antwoord else 0) * kolommen
            self._teksten[bestaand] = f"CREATE TEMP TABLE {bestaand} AS\n{sql}"
        self._namen.pop(sql, None)
        self._namen[sql] = bestaand  # whatever was used last goes last
        self._gebruik(bestaand)
        return bestaand

    def bekend(self, tabel: Tabel, bekend_op: date | None) -> str:
        """The name of the table, or of a view on it, that holds just the rows known at the end of that day."""
        gevonden = self._bekend.get((tabel.naam, bekend_op))
        if gevonden is None:
            gevonden = self._bekend[tabel.naam, bekend_op] = self._maak_bekend(tabel, bekend_op)
        self._gebruik(gevonden)
        return gevonden

    def bestaat(self, van: str) -> bool:
        """Whether a relation (text from FROM on) has a row; asked once."""
        if van not in self._bestaat:
            self._bestaat[van] = self._eerste(f"SELECT EXISTS ({van})")
        return self._bestaat[van]

    def kalender(self) -> str:
        """The table ``werkdagkalender``: per day its number among the working days and the first working day from it."""
        if "werkdagkalender" not in self._teksten:
            self.register.verbinding.register("_kalender", werkdagkalender())
            self.register.verbinding.execute("CREATE OR REPLACE TEMP TABLE werkdagkalender AS SELECT * FROM _kalender")
            self.register.verbinding.unregister("_kalender")
            self._teksten["werkdagkalender"] = (
                "-- werkdagkalender: dagen, werkdagen en hun volgnummer (Algemene termijnenwet)"
            )
        self._gebruik("werkdagkalender")
        return "werkdagkalender"

    def verantwoording(self) -> str:
        """The texts that made everything the current question uses, in the order in which they build on each other."""
        namen: list[str] = []
        for gebruikt in self._in_gebruik:
            self._verzamel(gebruikt, namen)
        return "".join(f"{self._teksten[n]};\n\n" for n in namen)

    def _verzamel(self, woord: str, namen: list[str]) -> None:
        if woord in namen or woord not in self._teksten:
            return
        for ander in dict.fromkeys(re.findall(r"\w+", self._teksten[woord])):
            if ander != woord:
                self._verzamel(ander, namen)
        namen.append(woord)

    def _gebruik(self, woord: str) -> None:
        if woord not in self._in_gebruik:
            self._in_gebruik.append(woord)

    def _maak_bekend(self, tabel: Tabel, bekend_op: date | None) -> str:
        if tabel.naam not in self.register.tabellen:
            kolommen = ", ".join(f"NULL::{duckdb_type(kolom)} AS {naam(kolom.naam)}" for kolom in tabel.kolommen)
            return self._maak_view(f"leeg_{tabel.naam}", f"SELECT {kolommen} WHERE false")
        if not tabel.tweetijdig:
            return naam(tabel.naam)
        if bekend_op is None:
            voorwaarde, achtervoegsel = "vervallen_op IS NULL", "nu"
        else:
            grens = f"TIMESTAMP '{einde_van_dag_utc(bekend_op).isoformat(sep=' ')}'"
            voorwaarde = f"(geregistreerd_op IS NULL OR geregistreerd_op < {grens}) AND (vervallen_op IS NULL OR vervallen_op >= {grens})"
            achtervoegsel = bekend_op.strftime("%Y%m%d")
        if self.gedeeld and not self._eerste(f"SELECT EXISTS (FROM {naam(tabel.naam)} WHERE NOT ({voorwaarde}))"):
            return naam(tabel.naam)
        bron = f"SELECT * FROM {naam(tabel.naam)} WHERE {voorwaarde}"
        if self.gedeeld and self.klein:  # a view is planned anew by every query that reads it
            return self.voorbereid(f"bekend_{tabel.naam}", bron)
        return self._maak_view(f"bekend_{achtervoegsel}_{tabel.naam}", bron)

    def _maak_view(self, woord: str, sql: str) -> str:
        tekst = f"CREATE OR REPLACE TEMP VIEW {woord} AS {sql}"
        self.register.verbinding.execute(tekst)
        self._teksten[woord] = tekst
        return woord

    def _eerste(self, sql: str) -> bool:
        return bool(self.register.verbinding.execute(sql).fetchall()[0][0])


@cache
def werkdagkalender() -> pa.Table:
    """Per day of the known years: ``volgnummer`` (working days up to and including it), ``ervoor`` (before it), ``vanaf`` (the next)."""
    dag, einde, nummer = date(EERSTE_JAAR, 1, 1), date(LAATSTE_JAAR, 12, 1), 0
    rijen: list[tuple[date, bool, int, int, date]] = []
    while dag < einde:
        werkdag = is_werkdag(dag)
        rijen.append((dag, werkdag, nummer + werkdag, nummer, werkdag_vanaf(dag)))
        nummer += werkdag
        dag = dag_erna(dag)
    namen = ["kalenderdag", "is_werkdag", "volgnummer", "ervoor", "vanaf"]
    return pa.table([pa.array(kolom) for kolom in zip(*rijen, strict=True)], names=namen)
