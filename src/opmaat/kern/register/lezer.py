"""Opening a delivery: a folder of CSV or Parquet becomes typed tables, and whatever does not fit becomes a finding.

A row with a cell that cannot be used is set apart in the schema ``quarantaine`` and counts nowhere. Nothing is guessed.
Whether rows agree with each other (overlaps, orphans, order of dates) is not judged here but by the checks.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from errno import ENOSPC
from functools import partial
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

import duckdb

from opmaat.kern.fout import Bevinding

from .bron import Codering, controleer_ruimte, open_csv, zoek_bestanden
from .codevertaling import Vertaling, lees_codevertaling, vertaal
from .fouten import Registerfout
from .lezing import Bronmaker, Lezing
from .omzetting import naam
from .parquet import open_parquet
from .quarantaine import maak_personen
from .schema import Schema, duckdb_type, lees_schema
from .versie import lees_versie

IN_GEHEUGEN_TOT = 200_000_000
"""Deliveries up to this many bytes of text are held in memory; larger ones in a temporary folder that ``sluit`` removes."""

PARQUET_IS_KLEINER = 10
"""How many times less room the same rows take in Parquet than as text, at least."""

GEHEUGENGRENS = "1GB"
"""What the database may keep in memory while reading; beyond it, it uses the temporary folder."""

DRADEN = 4
"""With how many threads a large delivery is read at most: each keeps a part of the file in memory."""


@dataclass
class Register:
    """An opened delivery: one typed table per delivered canonical table, with every canonical column.

    A column that was not delivered is NULL, save ``feit_id`` and ``versie_id``, which are then the negated row number,
    so that rows can be told apart and no reference ever meets them. ``geleverd`` says which columns the files had,
    ``niet_meegeteld`` how many rows of a table stand in quarantine (``quarantaine.<tabel>``; other tables may have none). Moments are UTC without zone.
    """

    verbinding: duckdb.DuckDBPyConnection
    schema: Schema
    versie: str
    tabellen: tuple[str, ...]
    geleverd: Mapping[str, frozenset[str]]
    niet_meegeteld: Mapping[str, int]
    bevindingen: list[Bevinding]
    _tijdelijk: Path | None = field(default=None, repr=False)

    def rijen(self, tabel: str) -> list[dict[str, Any]]:
        """The counted rows of a table in delivered order, as Python values: ``date``, ``Decimal``, ``bool``, ``None``.

        A canonical table that was not delivered gives no rows; a table that does not exist raises ``KeyError``.
        """
        kolommen = self.schema.tabel(tabel).kolomnamen
        if tabel not in self.tabellen:
            return []
        gekozen = ", ".join(naam(kolom) for kolom in kolommen)
        rijen = self.verbinding.execute(f"SELECT {gekozen} FROM {naam(tabel)}").fetchall()
        return [dict(zip(kolommen, rij, strict=True)) for rij in rijen]

    @property
    def groot(self) -> bool:
        """Whether the rows do not fit in memory: they are held on disk, and large tables are views on files."""
        return self._tijdelijk is not None

    @property
    def bekend_op_beschikbaar(self) -> bool:
        """Whether every delivered fact table says when its rows became known; without it no figure can look back."""
        feiten = [tabel for tabel in self.tabellen if self.schema.tabel(tabel).tweetijdig]
        return bool(feiten) and all("geregistreerd_op" in self.geleverd[tabel] for tabel in feiten)

    def sluit(self) -> None:
        """Closes the connection and removes what was kept on disk; may be called twice."""
        self.verbinding.close()
        if self._tijdelijk is not None:
            shutil.rmtree(self._tijdelijk, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.sluit()


def open_register(pad: Path, *, tabellen: Iterable[str] | None = None, codering: Codering = "utf-8") -> Register:
    """The register in a folder of ``<tabel>.csv`` or ``<tabel>.parquet`` files, of which ``tabellen`` limits the reading.

    ``codering`` is that of the CSV files. Cells and rows that do not fit become findings, at most 50 of a kind with a
    total. Raises ``Registerfout`` when a file as a whole cannot be used, or is larger than the free disk.
    """
    try:
        return _open(pad, tabellen, codering)
    except OSError as fout:
        raise Registerfout(
            "Een bestand of map kan niet worden geopend",
            waar=Path(str(fout.filename)).name if fout.filename else pad.name,
            waarom="U mag het niet lezen, of de schijf is niet bereikbaar",
            doe="Kijk of u het zelf kunt openen, of zet de levering in een andere map",
        ) from fout


def _open(pad: Path, tabellen: Iterable[str] | None, codering: Codering) -> Register:
    schema = lees_schema()
    versie = lees_versie(pad, schema)
    bestanden, bevindingen = zoek_bestanden(pad, schema, None if tabellen is None else set(tabellen))
    controleer_ruimte(bestanden.values(), Path(tempfile.gettempdir()))

    def bronnen(verbinding: duckdb.DuckDBPyConnection) -> dict[str, Bronmaker]:
        parquet = open_parquet(verbinding, schema, {n: b for n, b in bestanden.items() if b.suffix.lower() == ".parquet"})
        return {n: parquet[n] if n in parquet else partial(open_csv, schema.tabel(n), b, codering) for n, b in bestanden.items()}

    register = vul_register(
        bronnen,
        lambda: lees_codevertaling(pad, schema, codering),
        groot=sum(_ruimte(bestand) for bestand in bestanden.values()) > IN_GEHEUGEN_TOT,
        naam_=pad.name,
        versie=versie,
    )
    register.bevindingen[:0] = bevindingen
    return register


def vul_register(
    bronnen: Callable[[duckdb.DuckDBPyConnection], Mapping[str, Bronmaker]],
    vertalingen: Callable[[], tuple[tuple[Vertaling, ...], list[Bevinding]]],
    *,
    groot: bool,
    naam_: str,
    versie: str,
) -> Register:
    """A register with the rows of these sources, one per table; ``groot``: they do not fit in memory.

    ``bronnen`` is asked once, with the connection that will hold the rows; each source is made when its turn comes. Raises
    ``Registerfout`` when one cannot be used as a whole.
    """
    tijdelijk = Path(tempfile.mkdtemp(prefix="opmaat-")) if groot else None
    register = Register(
        verbinding=_verbind(tijdelijk),
        schema=lees_schema(),
        versie=versie,
        tabellen=(),
        geleverd=MappingProxyType({}),
        niet_meegeteld=MappingProxyType({}),
        bevindingen=[],
        _tijdelijk=tijdelijk,
    )
    try:
        codes, register.bevindingen = vertalingen()
        _lees_alles(register, bronnen(register.verbinding), codes)
    except (duckdb.OutOfMemoryException, duckdb.IOException, OSError) as fout:
        register.sluit()
        if isinstance(fout, OSError) and fout.errno != ENOSPC:
            raise
        raise Registerfout(
            "De levering past niet in het geheugen en op de tijdelijke schijf",
            waar=naam_,
            waarom="Bij het lezen is tijdelijk ruimte nodig voor de grootste tabel",
            doe="Maak schijfruimte vrij, of lever Parquet in plaats van CSV",
        ) from fout
    except BaseException:
        register.sluit()
        raise
    return register


def leeg_register() -> Register:
    """A register in memory with every canonical table present and empty, to be filled by tests and inventors."""
    schema = lees_schema()
    verbinding = _verbind(None)
    for tabel in schema:
        kolommen = ", ".join(f"{naam(kolom.naam)} {duckdb_type(kolom)}" for kolom in tabel.kolommen)
        verbinding.execute(f"CREATE TABLE {naam(tabel.naam)} ({kolommen})")
    return Register(
        verbinding=verbinding,
        schema=schema,
        versie=schema.versie,
        tabellen=tuple(schema.tabellen),
        geleverd=MappingProxyType({tabel.naam: frozenset(tabel.kolomnamen) for tabel in schema}),
        niet_meegeteld=MappingProxyType({}),
        bevindingen=[],
    )


def _lees_alles(register: Register, bronnen: Mapping[str, Bronmaker], vertalingen: Sequence[Vertaling]) -> None:
    """Reads the persons, then all other tables at once: what is clean is copied, the rest read cell by cell."""
    lezing = Lezing(register.verbinding, register._tijdelijk, bronnen, frozenset(v.tabel for v in vertalingen))
    if not register.groot:
        register.verbinding.execute("SET threads = 1")  # planning is nearly all of the work, and more threads make it dearer
    if "persoon" in bronnen:
        lezing.lees(["persoon"])
        maak_personen(register.verbinding)
    lezing.lees([tabel for tabel in register.schema.tabellen if tabel in bronnen and tabel != "persoon"])
    geleverd = {tabel: frozenset(lezing.bronnen[tabel].gekend) for tabel in register.schema.tabellen if tabel in bronnen}
    for tabel, kolommen in geleverd.items():
        register.bevindingen.extend(lezing.bevindingen[tabel])
        vertaal(register.verbinding, register.schema.tabel(tabel), [v for v in vertalingen if v.kolom in kolommen])
    register.tabellen = tuple(geleverd)
    register.geleverd = MappingProxyType(geleverd)
    register.niet_meegeteld = MappingProxyType({tabel: lezing.apart[tabel] for tabel in geleverd if tabel in lezing.apart})
    if not register.groot:
        register.verbinding.execute("RESET threads")
    zonder_moment = [
        n for n in geleverd if register.schema.tabel(n).tweetijdig and "geregistreerd_op" not in geleverd[n]
    ]
    if zonder_moment:
        register.bevindingen.append(
            Bevinding(
                regel="lezen.geen-bekend-op",
                categorie="tijd",
                ernst="melding",
                wat=f"Van {len(zonder_moment)} {'tabel' if len(zonder_moment) == 1 else 'tabellen'} is niet geleverd wanneer de gegevens bekend werden: {', '.join(zonder_moment)}",
                waarom="Een cijfer met 'bekend op' in het verleden is daarvoor niet te geven",
                doe="Lever geregistreerd_op mee, of vergelijk opeenvolgende leveringen",
            )
        )


def _ruimte(bestand: Path) -> int:
    return bestand.stat().st_size * (PARQUET_IS_KLEINER if bestand.suffix.lower() == ".parquet" else 1)


def _verbind(tijdelijk: Path | None) -> duckdb.DuckDBPyConnection:
    verbinding = duckdb.connect(":memory:" if tijdelijk is None else str(tijdelijk / "register.duckdb"))
    verbinding.execute("SET TimeZone = 'UTC'")
    if tijdelijk is not None:
        verbinding.execute("SET memory_limit = ?", [GEHEUGENGRENS])
        verbinding.execute("SET threads = ?", [DRADEN])
        verbinding.execute("SET temp_directory = ?", [str(tijdelijk / "tijdelijk")])
    verbinding.execute("CREATE SCHEMA quarantaine")
    return verbinding
