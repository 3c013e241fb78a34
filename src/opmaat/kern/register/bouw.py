"""A register in memory out of Python rows: for spec tests, for examples in agreement files and for the plain engine.

Nothing is read from disk and nothing is checked beyond types: a tiny register may be as odd as a test needs. What a
delivery must satisfy belongs to ``lezer`` and the checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

import pyarrow as pa  # type: ignore[import-untyped]

from .lezer import Register, leeg_register
from .omzetting import naam
from .schema import Kolom, Tabel

REGISTRATIEUUR = time(12)
"""When a row without ``geregistreerd_op`` was registered: noon (UTC) of the day on which it begins or happens."""


def register_van(rijen: Mapping[str, Sequence[Mapping[str, object]]]) -> Register:
    """A register that holds exactly these rows per table; every other canonical table is present and empty.

    Columns that a row leaves out are NULL. ``feit_id`` is numbered on through the whole register from 1 and
    ``versie_id`` from 1 where absent (a given ``feit_id`` is never handed out again); ``geregistreerd_op`` defaults to
    noon of the row's own begin or date, ``vervallen_op`` to NULL. Raises ``KeyError`` for an unknown table or column
    and ``pyarrow.ArrowInvalid`` or ``TypeError`` for a value that does not fit its column.
    """
    register = leeg_register()
    vul(register, rijen)
    return register


def vul(register: Register, rijen: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Adds these rows to a register that is empty, as ``register_van`` says."""
    gegeven = {rij["feit_id"] for tabelrijen in rijen.values() for rij in tabelrijen if "feit_id" in rij}
    volgende = 1
    for tabelnaam, tabelrijen in rijen.items():
        tabel = register.schema.tabel(tabelnaam)
        volledig: list[Mapping[str, object]] = []
        for rij in tabelrijen:
            for kolom in rij:
                tabel.kolom(kolom)
            aangevuld = dict(rij)
            if tabel.tweetijdig:
                while volgende in gegeven:
                    volgende += 1
                if "feit_id" not in aangevuld:
                    aangevuld["feit_id"] = volgende
                    volgende += 1
                aangevuld.setdefault("versie_id", len(volledig) + 1)
                aangevuld.setdefault("geregistreerd_op", _registratie(tabel, rij))
            volledig.append(aangevuld)
        _vul(register, tabel, volledig)


def _registratie(tabel: Tabel, rij: Mapping[str, object]) -> datetime | None:
    dag = rij.get(tabel.datumkolom or "")
    return datetime.combine(dag, REGISTRATIEUUR) if isinstance(dag, date) else None


def _vul(register: Register, tabel: Tabel, rijen: Sequence[Mapping[str, object]]) -> None:
    if not rijen:
        return
    kolommen = [
        pa.array([_waarde(kolom, rij.get(kolom.naam)) for rij in rijen], type=_arrowtype(kolom))
        for kolom in tabel.kolommen
    ]
    invoer = pa.table(kolommen, names=list(tabel.kolomnamen))
    register.verbinding.register("_invoer", invoer)
    register.verbinding.execute(f"INSERT INTO {naam(tabel.naam)} BY NAME SELECT * FROM _invoer")
    register.verbinding.unregister("_invoer")


def _waarde(kolom: Kolom, waarde: object) -> object:
    if kolom.type == "number" and isinstance(waarde, int | str):
        return Decimal(waarde)
    return waarde


def _arrowtype(kolom: Kolom) -> pa.DataType:
    match kolom.type:
        case "string":
            return pa.string()
        case "integer":
            return pa.int64()
        case "number":
            return pa.decimal128(14, 2) if kolom.geld else pa.decimal128(18, 4)
        case "boolean":
            return pa.bool_()
        case "date":
            return pa.date32()
        case "datetime":
            return pa.timestamp("us")
