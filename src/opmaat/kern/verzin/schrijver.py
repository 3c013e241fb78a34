"""Writing the invented register: blocks become row groups of one file per table, and nothing is ever written half.

Everything goes to a folder beside the target that takes its place at the end. Only one block is in memory at a time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.csv as pacsv  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from opmaat.kern.register.schema import Kolom as Schemakolom
from opmaat.kern.register.schema import Schema, Tabel

from .blok import Tafel
from .profiel import Verzinfout
from .rooster import LEEG, Kolom, vol
from .woorden import Woorden

Vorm = Literal["parquet", "csv"]
_DECIMALEN = {True: (14, 2), False: (18, 4)}


class _Bestand(Protocol):
    def write_table(self, tabel: pa.Table) -> None: ...

    def close(self) -> None: ...


class _Csv:
    def __init__(self, pad: Path, schema: pa.Schema) -> None:
        self._schrijver = pacsv.CSVWriter(str(pad), schema)

    def write_table(self, tabel: pa.Table) -> None:
        self._schrijver.write_table(tabel)

    def close(self) -> None:
        self._schrijver.close()


class Schrijver:
    """Open files of all tables; ``schrijf`` adds a block, leaving the ``with`` without an error puts them in place."""

    def __init__(self, uit: Path, schema: Schema, woorden: Woorden, vorm: Vorm) -> None:
        if uit.exists() and (not uit.is_dir() or not _eigen(uit)):
            raise Verzinfout(
                "De map voor het register bestaat al en bevat iets anders",
                waar=uit.name,
                waarom="Wat er staat zou verloren gaan",
                doe="Kies een nieuwe map, of maak deze leeg",
            )
        self.uit, self._schema, self._woorden, self._vorm = uit, schema, woorden, vorm
        self._map = uit.with_name(f".{uit.name}.bezig")
        self._bestanden: dict[str, _Bestand] = {}
        self.volgend: dict[str, int] = {tabel.naam: 1 for tabel in schema}
        self._versie: dict[str, int] = {tabel.naam: 1 for tabel in schema}
        self.rijen: dict[str, int] = {tabel.naam: 0 for tabel in schema}
        self._lijst: tuple[int, pa.Array] = (0, pa.array([], pa.string()))

    def __enter__(self) -> Self:
        shutil.rmtree(self._map, ignore_errors=True)
        self._map.mkdir(parents=True)
        for tabel in self._schema:
            schema = pa.schema([(kolom.naam, _soort(kolom)) for kolom in tabel.kolommen])
            pad = self._map / f"{tabel.naam}.{self._vorm}"
            if self._vorm == "csv":
                self._bestanden[tabel.naam] = _Csv(pad, schema)
            else:
                self._bestanden[tabel.naam] = pq.ParquetWriter(pad, schema, compression="zstd", store_schema=False)
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        for bestand in self._bestanden.values():
            bestand.close()
        if soort is not None:
            shutil.rmtree(self._map, ignore_errors=True)
            return
        pakket = json.loads((files("opmaat.kern.register") / "datapackage.json").read_text(encoding="utf-8"))
        for bron in pakket["resources"]:
            bron["path"] = f"{bron['name']}.{self._vorm}"
        tekst = json.dumps(pakket, ensure_ascii=False, indent=1) + "\n"
        (self._map / "datapackage.json").write_text(tekst, encoding="utf-8")
        if self.uit.exists():
            shutil.rmtree(self.uit)
        self._map.rename(self.uit)

    def schrijf(self, tabel: str, tafel: Tafel, bekend: Mapping[str, np.ndarray[Any, np.dtype[np.bool_]]]) -> None:
        """Adds the rows of one block to a table; ``bekend`` says per table which of its rows the delivery holds."""
        soort = self._schema.tabel(tabel)
        n = len(next(iter(tafel.values()))) if tafel else 0
        if n:
            kolommen = [self._kolom(soort, kolom, tafel.get(kolom.naam, vol(n)), n, bekend) for kolom in soort.kolommen]
            arrow = pa.table(kolommen, names=list(soort.kolomnamen))
            self._bestanden[tabel].write_table(arrow)
        self.rijen[tabel] += n
        self._versie[tabel] += n

    def sluit_blok(self, aantallen: Mapping[str, int]) -> None:
        """Moves the numbering of every table past the rows of the block, so that the next block never shares one."""
        for tabel, aantal in aantallen.items():
            self.volgend[tabel] += aantal

    def _kolom(
        self,
        tabel: Tabel,
        kolom: Schemakolom,
        waarden: Kolom,
        n: int,
        bekend: Mapping[str, np.ndarray[Any, np.dtype[np.bool_]]],
    ) -> pa.Array:
        leeg = waarden == LEEG
        if kolom.naam in ("feit_id", "versie_id"):
            eerste = self.volgend[tabel.naam] if kolom.naam == "feit_id" else self._versie[tabel.naam]
            return pa.array(waarden + eerste, pa.int64())
        if kolom.naam == f"{tabel.naam}_id" and not tabel.tweetijdig:
            return pa.array(waarden + self.volgend[tabel.naam], pa.int64())
        if kolom.verwijst is not None:
            leeg = leeg | ~_staat(bekend.get(kolom.verwijst), waarden)
            return pa.array(np.where(leeg, 0, waarden + self.volgend[kolom.verwijst]), pa.int64(), mask=leeg)
        veilig = np.where(leeg, 0, waarden)
        if kolom.type == "string":
            return self._tekst(veilig, leeg)
        if kolom.type == "date":
            return pa.array(veilig.astype(np.int32), pa.int32(), mask=leeg).cast(pa.date32())
        if kolom.type == "datetime":
            return pa.array(veilig * 1_000_000, pa.int64(), mask=leeg).cast(pa.timestamp("us"))
        if kolom.type == "boolean":
            return pa.array(veilig != 0, pa.bool_(), mask=leeg)
        if kolom.type == "number":
            return _decimaal(veilig, leeg, kolom.geld)
        return pa.array(veilig, pa.int64(), mask=leeg)

    def _tekst(self, waarden: Kolom, leeg: np.ndarray[Any, np.dtype[np.bool_]]) -> pa.Array:
        lengte = len(self._woorden.lijst)
        if self._lijst[0] != lengte:
            self._lijst = (lengte, pa.array([*self._woorden.lijst, ""], pa.string()))
        return self._lijst[1].take(pa.array(waarden, pa.int64(), mask=leeg))


def _soort(kolom: Schemakolom) -> pa.DataType:
    if kolom.type == "number":
        return pa.decimal128(*_DECIMALEN[kolom.geld])
    return {
        "string": pa.string(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us"),
    }[kolom.type]


def _decimaal(waarden: Kolom, leeg: np.ndarray[Any, np.dtype[np.bool_]], geld: bool) -> pa.Array:
    """Whole numbers of cents, or of ten-thousandths, as exact decimals."""
    woorden = np.empty((len(waarden), 2), dtype="<i8")
    woorden[:, 0], woorden[:, 1] = waarden, waarden >> 63
    geldig = pa.array(~leeg, pa.bool_()).buffers()[1]
    return pa.Array.from_buffers(pa.decimal128(*_DECIMALEN[geld]), len(waarden), [geldig, pa.py_buffer(woorden.tobytes())])


def _staat(
    bekend: np.ndarray[Any, np.dtype[np.bool_]] | None, waarden: Kolom
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether each reference points at a row that the delivery holds."""
    if bekend is None or not len(bekend):
        return np.zeros(len(waarden), dtype=np.bool_) if bekend is not None else np.ones(len(waarden), dtype=np.bool_)
    return np.asarray((waarden >= 0) & bekend[np.clip(waarden, 0, len(bekend) - 1)])


def _eigen(uit: Path) -> bool:
    """Whether the folder is empty or holds a register as this program writes it, and nothing else."""
    namen = {pad.name for pad in uit.iterdir()}
    return not namen or ("datapackage.json" in namen and all(n.endswith((".json", ".parquet", ".csv")) for n in namen))
