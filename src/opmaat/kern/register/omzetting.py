"""SQL that turns one delivered cell into a canonical value, or into the reason why it cannot be.

Text cells follow the notation of their file: a comma file writes 12.50, a semicolon file 12,50 (or 12.50 when the whole
column does). Nothing is rounded, cut off or guessed: what does not fit gives a reason of ``fouten.REDENEN``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .schema import Kolom, duckdb_type

Notatie = Literal["punt", "komma", "gemengd", "streng"]
"""``streng``: points for decimals in a semicolon file, where 1.234 might still mean thousands and is refused."""

PUNTGETAL = r"[-+]?[0-9]+\.[0-9]+"
DUIZENDTAL = r"[-+]?[0-9]{1,3}(\.[0-9]{3})+"
KOMMAGETAL = r"[-+]?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+),[0-9]+"
_HEEL = r"[-+]?[0-9]+"
_ONBEKEND = r"(?i)(n\.?\s?v\.?\s?t\.?|n\.?\s?b\.?|n/a|nan|null|none|onbekend|-+|\?+)"
_TWEE = r"[-+€ ]*[0-9][0-9.,]*[-/(;|& ][^0-9]*[0-9].*"
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NEDERLANDS = r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"
_CIJFERS = r"[0-9]{8}"
_MIDDERNACHT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]00:00(:00(\.0+)?)?Z?"
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[-+][0-9]{2}(:?[0-9]{2})?)?)?"
_ZWEVEND = ("DOUBLE", "FLOAT")
_WAAR = "('ja', 'j', 'true', 'waar', '1')"
_ONWAAR = "('nee', 'n', 'false', 'onwaar', '0')"


@dataclass(frozen=True)
class Omzetting:
    """Two SQL expressions over one delivered column: the canonical value, and the reason it fails (NULL when it fits)."""

    waarde: str
    reden: str


def naam(woord: str) -> str:
    """The word as a quoted SQL name."""
    return '"' + woord.replace('"', '""') + '"'


def tekst(woord: str) -> str:
    """The word as an SQL string."""
    return "'" + woord.replace("'", "''") + "'"


def van_tekst(kolom: Kolom, notatie: Notatie) -> Omzetting:
    """The conversion of a trimmed text column, empty cells being NULL."""
    x = naam(kolom.naam)
    if kolom.type == "string":
        return Omzetting(x, "NULL")
    if kolom.type == "boolean":
        laag = f"lower({x})"
        waarde = f"CASE WHEN {laag} IN {_WAAR} THEN true WHEN {laag} IN {_ONWAAR} THEN false END"
        return Omzetting(waarde, _als_leeg(x, waarde, "'ja-nee'"))
    if kolom.type == "date":
        vorm = (
            f"CASE WHEN {_past(x, _ISO)} OR {_past(x, _MIDDERNACHT)} THEN TRY_CAST(left({x}, 10) AS DATE) "
            f"WHEN {_past(x, _NEDERLANDS)} THEN CAST(TRY_STRPTIME({x}, '%d-%m-%Y') AS DATE) "
            f"WHEN {_past(x, _CIJFERS)} THEN CAST(TRY_STRPTIME({x}, '%Y%m%d') AS DATE) END"
        )
        bekend = " OR ".join(_past(x, v) for v in (_ISO, _NEDERLANDS, _CIJFERS, _MIDDERNACHT))
        return Omzetting(
            vorm, _als_leeg(x, vorm, f"CASE WHEN {bekend} THEN 'datum-bestaat-niet' ELSE 'datum-onleesbaar' END")
        )
    if kolom.type == "datetime":
        waarde = f"CASE WHEN {_past(x, _MOMENT)} THEN TRY_CAST({x} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' END"
        return Omzetting(waarde, _als_leeg(x, waarde, "'moment-onleesbaar'"))
    if kolom.type == "integer":
        waarde = f"CASE WHEN {_past(x, _HEEL)} THEN TRY_CAST({x} AS BIGINT) WHEN {_past(x, _HEEL + '[.]0')} THEN TRY_CAST(left({x}, -2) AS BIGINT) END"
        return Omzetting(waarde, _als_leeg(x, waarde, _getalreden(x, _HEEL, "getal-niet-heel")))
    return _getal(kolom, x, notatie)


def van_getypeerd(kolom: Kolom, soort: str) -> Omzetting:
    """The conversion of a column that already has a type (Parquet): exact, or a reason."""
    x = naam(kolom.naam)
    if soort.startswith("TIMESTAMP WITH TIME ZONE") and kolom.type in ("date", "datetime"):
        x = f"({x} AT TIME ZONE 'UTC')"
    if soort in _ZWEVEND:
        x = f"nullif({x}, 'NaN'::{soort})"
    doel = duckdb_type(kolom)
    waarde = f"TRY_CAST({x} AS {doel})"
    if kolom.type == "boolean" and soort != "BOOLEAN":
        waarde = f"CASE {x} WHEN 1 THEN true WHEN 0 THEN false END"
    redenen = {
        "date": "datum-onleesbaar",
        "datetime": "moment-onleesbaar",
        "boolean": "ja-nee",
        "integer": "getal-niet-heel",
        "number": "getal-te-groot",
        "string": "leeg",
    }
    reden = _als_leeg(x, waarde, tekst(redenen[kolom.type]))
    if kolom.type == "integer" and soort not in ("VARCHAR", "BOOLEAN"):
        reden = f"CASE WHEN {waarde} <> {x} THEN 'getal-niet-heel' ELSE {reden} END"
    if kolom.type == "date" and soort.startswith("TIMESTAMP"):
        reden = f"CASE WHEN {waarde} <> {x} THEN 'datum-onleesbaar' ELSE {reden} END"
    if kolom.type == "number" and soort.startswith("DECIMAL"):
        reden = f"CASE WHEN {waarde} <> {x} THEN 'getal-decimalen' ELSE {reden} END"
    if kolom.type == "number" and soort in _ZWEVEND:
        reden = f"CASE WHEN abs({waarde}::DOUBLE - {x}) > 1e-6 THEN 'getal-decimalen' ELSE {reden} END"
    return Omzetting(waarde, reden)


def snel(kolom: Kolom, soort: str) -> tuple[str, str]:
    """The value of a column as programs write it, and the condition that a cell needs more than that (empty: it never does).

    It is the value that ``van_tekst`` or ``van_getypeerd`` with ``begrens`` would give; whether the cell may be empty is not asked.
    """
    x, doel = naam(kolom.naam), duckdb_type(kolom)
    waarde, smet = x, ""
    if kolom.type == "string":
        return (x, f"{x} = '' OR {x} <> trim({x})") if soort == "VARCHAR" else (f"TRY_CAST({x} AS {doel})", f"{x} IS NOT NULL")
    if soort == "VARCHAR" and kolom.type == "date":
        waarde = f"TRY_CAST({x} AS DATE)"
        smet = f"{waarde}::VARCHAR IS DISTINCT FROM {x}"
    elif soort == "VARCHAR" and kolom.type == "datetime":
        waarde = f"TRY_CAST({x} AS TIMESTAMP)"
        smet = f"CASE WHEN len({x}) = 26 THEN strftime({waarde}, '%Y-%m-%d %H:%M:%S.%f') ELSE {waarde}::VARCHAR END IS DISTINCT FROM {x}"
    elif soort != doel:
        omzetting = van_tekst(kolom, "punt") if soort == "VARCHAR" else van_getypeerd(kolom, soort)
        waarde, smet = f"({omzetting.waarde})::{doel}", f"({omzetting.reden}) IS NOT NULL"
    if kolom.type == "date":
        smet = " OR ".join(filter(None, (smet, f"year({waarde}) NOT BETWEEN 1900 AND 2199")))
    return waarde, smet


def begrens(kolom: Kolom, omzetting: Omzetting) -> Omzetting:
    """The conversion with the duties of its column: a required cell is filled, a day lies in 1900 to 2199.

    A day in the year 9999 says "no end yet" in many packages: in a column that may be empty it becomes empty.
    """
    waarde, reden = omzetting.waarde, omzetting.reden
    if kolom.type == "date":
        einde = "" if kolom.verplicht else f"year({waarde}) <> 9999 AND "
        reden = f"CASE WHEN {einde}year({waarde}) NOT BETWEEN 1900 AND 2199 THEN 'datum-jaar' ELSE {reden} END"
        waarde = waarde if kolom.verplicht else f"CASE WHEN year({waarde}) < 9999 THEN {waarde} END"
    if kolom.verplicht:
        reden = f"CASE WHEN {naam(kolom.naam)} IS NULL THEN 'leeg' ELSE {reden} END"
    return Omzetting(waarde, reden)


def notatie_uit(heeft_komma: bool, heeft_punt: bool, scheiding: str) -> Notatie:
    """How a number column is written: by the separator of its file, unless a semicolon file uses only points."""
    if scheiding == ",":
        return "punt"
    return "gemengd" if heeft_komma and heeft_punt else "streng" if heeft_punt else "komma"


def _getal(kolom: Kolom, x: str, notatie: Notatie) -> Omzetting:
    if notatie in ("punt", "streng"):
        goed = rf"{_HEEL}(\.[0-9]+)?" if notatie == "punt" else rf"{_HEEL}(\.([0-9]{{1,2}}|[0-9]{{4,}}))?"
        kaal = x
    else:
        goed = rf"{_HEEL}|{KOMMAGETAL}"
        kaal = f"replace(replace({x}, '.', ''), ',', '.')"
    ruim = f"TRY_CAST({kaal} AS DECIMAL(38,12))"
    doel = duckdb_type(kolom)
    waarde = f"CASE WHEN {_past(x, goed)} THEN TRY_CAST({kaal} AS {doel}) END"
    reden = (
        f"CASE WHEN {x} IS NULL THEN NULL WHEN NOT {_past(x, goed)} THEN {_getalreden(x, goed, 'getal-gemengd')} "
        f"WHEN {ruim} IS NULL OR TRY_CAST({kaal} AS {doel}) IS NULL THEN 'getal-te-groot' "
        f"WHEN {ruim} <> TRY_CAST({kaal} AS {doel}) THEN 'getal-decimalen' END"
    )
    return Omzetting(waarde, reden)


def _getalreden(x: str, goed: str, anders: str) -> str:
    cijfers = r"[-+]?[0-9.,]+"
    return (
        f"CASE WHEN {_past(x, _ONBEKEND)} THEN 'getal-onbekend' WHEN {_past(x, goed)} THEN 'getal-te-groot' "
        f"WHEN {_past(x, cijfers)} THEN {tekst(anders)} WHEN {_past(x, _TWEE)} THEN 'getal-twee' ELSE 'getal-tekst' END"
    )


def _als_leeg(x: str, waarde: str, reden: str) -> str:
    return f"CASE WHEN {x} IS NOT NULL AND ({waarde}) IS NULL THEN {reden} END"


def _past(x: str, patroon: str) -> str:
    return f"regexp_full_match({x}, {tekst(patroon)})"
