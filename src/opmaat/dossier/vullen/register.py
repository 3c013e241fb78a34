"""The invented register as it goes into the database: its numbers made unique over all tables, and what a database refuses made possible.

The invention ends on a day; the end of a spell may have been entered after it while the next spell was entered before. Two spells of one
person then overlap, which the database of a dossier never lets anybody write. Such an earlier spell gets the aanvulling that
had to come first: it ends the day before the next one begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from opmaat.dossier.bewaking import UITSLUITEND, van_rij
from opmaat.kern.register.schema import Kolom, Schema, Tabel, lees_schema
from opmaat.kern.tijd import dag_ervoor


class Bronregister:
    """The Parquet files of an invented register, each table readable as it will stand in the database."""

    def __init__(self, map_: Path) -> None:
        self.verbinding = duckdb.connect(config={"threads": 2})
        self.schema: Schema = lees_schema()
        self._feit: dict[str, int] = {}
        self._versie: dict[str, int] = {}
        self.aangevuld = 0
        hoogste = 0
        for tabel in self.schema:
            self.verbinding.execute(f"CREATE TABLE {tabel.naam} AS SELECT * FROM read_parquet('{map_ / tabel.naam}.parquet')")
            self._feit[tabel.naam] = hoogste
            hoogste += self._hoogste(tabel.naam, tabel.sleutel)
            if tabel.tweetijdig:
                self._versie[tabel.naam] = hoogste
                hoogste += self._hoogste(tabel.naam, "versie_id") + self._sluit_overlap(tabel)
        self.hoogste = hoogste

    def nummer(self, tabel: str, sleutel: int) -> int:
        """The number in the database of a thing or fact of the register."""
        return sleutel + self._feit[tabel]

    def kolommen(self, tabel: Tabel) -> list[tuple[str, str]]:
        """Each column with its value in DuckDB."""
        return [(kolom.naam, self._waarde(tabel, kolom)) for kolom in tabel.kolommen]

    def _waarde(self, tabel: Tabel, kolom: Kolom) -> str:
        if kolom.naam == "versie_id":
            return f"versie_id + {self._versie[tabel.naam]}"
        doel = tabel.naam if kolom.naam == tabel.sleutel else kolom.verwijst
        return f'"{kolom.naam}" + {self._feit[doel]}' if doel is not None else f'"{kolom.naam}"'

    def _hoogste(self, tabel: str, kolom: str) -> int:
        return int(self.verbinding.execute(f"SELECT coalesce(max({kolom}), 0) FROM {tabel}").fetchall()[0][0])

    def _sluit_overlap(self, tabel: Tabel) -> int:
        """Ends every known spell that the next one runs into; returns how many versions that added."""
        if tabel.naam not in UITSLUITEND:
            return 0
        gelijk = "".join(f" AND {van_rij(uitdrukking, 'b')} = {van_rij(uitdrukking, 'a')}" for uitdrukking in UITSLUITEND[tabel.naam])
        rijen: list[tuple[Any, ...]] = self.verbinding.execute(
            f"""SELECT a.versie_id, min(b.begin), max(greatest(a.geregistreerd_op, b.geregistreerd_op)) FROM {tabel.naam} a JOIN {tabel.naam} b
            ON b.persoon_id = a.persoon_id{gelijk} AND (b.begin, b.feit_id) > (a.begin, a.feit_id) AND b.begin <= coalesce(a.eind, DATE '9999-12-31')
            WHERE a.vervallen_op IS NULL AND b.vervallen_op IS NULL GROUP BY a.versie_id ORDER BY a.versie_id"""
        ).fetchall()
        volgend = self._hoogste(tabel.naam, "versie_id")
        for nr, (versie, volgende_begin, moment) in enumerate(rijen, 1):
            eind = dag_ervoor(volgende_begin)
            begin = self.verbinding.execute(f"SELECT begin FROM {tabel.naam} WHERE versie_id = ?", [versie]).fetchall()[0][0]
            nieuw: Mapping[str, Any] = {"versie_id": volgend + nr, "geregistreerd_op": moment}
            nieuw |= {"aard": "aanvulling", "eind": eind} if eind >= begin else {"aard": "vernietiging", "vervallen_op": moment}  # type: ignore[operator]
            velden = ", ".join(f'? AS "{kolom}"' if kolom in nieuw else f'"{kolom}"' for kolom in tabel.kolomnamen)
            waarden = [nieuw[kolom] for kolom in tabel.kolomnamen if kolom in nieuw]
            self.verbinding.execute(f"INSERT INTO {tabel.naam} SELECT {velden} FROM {tabel.naam} WHERE versie_id = ?", [*waarden, versie])
            self.verbinding.execute(f"UPDATE {tabel.naam} SET vervallen_op = ? WHERE versie_id = ?", [moment, versie])
        self.aangevuld += len(rijen)
        return len(rijen)
