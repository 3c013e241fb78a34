"""Where the rows of a table come from; and of files which table each holds, whether it can be read and how its header is written.

Everything here happens before a row is read. What stands in the cells belongs to ``omzetting`` and ``lezer``.
"""

from __future__ import annotations

import codecs
import csv
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Literal

from opmaat.kern.fout import Bevinding, Plaats

from .fouten import Registerfout
from .omzetting import tekst
from .regeleinde import controleer_regeleinden
from .schema import Schema, Tabel

Codering = Literal["utf-8", "latin-1"]
EXTENSIES = (".csv", ".parquet")
_BLOK = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Bron:
    """One readable source of a table: a file, or a query on a database. ``kolommen`` are its column names in order.

    ``naam``: how findings call it. ``van``: what stands behind FROM in SQL. ``soorten``: the type of each column, where it has
    one. ``scheiding`` and ``codering`` are of a CSV, ``bestand`` and ``rijen`` of a Parquet file. ``opnieuw``: of a source that can be read only once, the way to
    read it another time; its cells may then be text.
    """

    tabel: Tabel
    naam: str
    van: str
    kolommen: tuple[str, ...]
    scheiding: str | None = None
    codering: Codering = "utf-8"
    soorten: Mapping[str, str] = field(default_factory=dict)
    bestand: Path | None = None
    rijen: int = 0
    opnieuw: Callable[[], Bron] | None = None

    @cached_property
    def gekend(self) -> tuple[str, ...]:
        """The canonical columns that the file has."""
        return tuple(naam for naam in self.kolommen if self.tabel.heeft(naam))


def zoek_bestanden(
    pad: Path, schema: Schema, tabellen: Collection[str] | None
) -> tuple[dict[str, Path], list[Bevinding]]:
    """The file of each canonical table in the folder, and a finding for every data file that belongs to no table.

    ``tabellen`` limits which are looked for. Raises ``Registerfout`` when the folder is absent, holds no table at all,
    holds the same table twice, or has the name of a table on something that is no file.
    """
    if tabellen is not None and (vreemd := sorted(set(tabellen) - set(schema.tabellen))):
        raise Registerfout(f"De tabel {vreemd[0]} bestaat niet", doe=_bedoelt(vreemd[0], schema.tabellen))
    if not pad.is_dir():
        raise Registerfout(
            "De map met de levering is er niet",
            waar=str(pad.name),
            doe="Geef de map waarin de CSV- of Parquet-bestanden staan",
        )
    gevonden: dict[str, Path] = {}
    bevindingen = []
    for bestand in sorted(p for p in pad.iterdir() if p.suffix.lower() in EXTENSIES and p.stem in schema.tabellen and not p.is_file()):
        raise Registerfout(
            "Dit is geen bestand dat te lezen is",
            waar=bestand.name,
            waarom="Het is een map, of een verwijzing naar iets dat er niet is",
            doe="Zet het bestand zelf in de map, of haal deze naam weg",
        )
    for bestand in sorted(p for p in pad.iterdir() if p.is_file() and p.suffix.lower() in EXTENSIES and p.name != "codevertaling.csv"):
        naam = bestand.stem
        if naam not in schema.tabellen:
            bevindingen.append(
                Bevinding(
                    regel="lezen.onbekend-bestand",
                    categorie="bestand",
                    ernst="waarschuwing",
                    wat="Dit bestand hoort bij geen tabel en wordt niet gelezen",
                    plaats=Plaats(bestand=bestand.name),
                    doe=_bedoelt(naam, schema.tabellen),
                )
            )
        elif naam in gevonden:
            raise Registerfout(
                f"De tabel {naam} is twee keer geleverd",
                waar=f"{gevonden[naam].name} en {bestand.name}",
                waarom="Welke van de twee geldt, is niet te zien",
                doe="Haal een van beide bestanden uit de map",
            )
        else:
            gevonden[naam] = bestand
    if not gevonden:
        raise Registerfout(
            "In deze map staat geen enkele tabel van het register",
            waar=pad.name,
            doe="Noem de bestanden naar de tabellen, bijvoorbeeld uitkering.csv en klantgroep.csv",
        )
    bevindingen += [
        Bevinding(
            regel="lezen.tabel-ontbreekt",
            categorie="bestand",
            ernst="waarschuwing",
            wat=f"De tabel {naam} is gevraagd en staat niet in de map",
            plaats=Plaats(bestand=f"{naam}.csv"),
            waarom="Cijfers die deze tabel nodig hebben, zijn geen gegevens",
            doe=f"Lever {naam}.csv of {naam}.parquet, met alleen kolomnamen als er niets was",
        )
        for naam in sorted(set(tabellen or ()) - set(gevonden))
    ]
    return {n: p for n, p in gevonden.items() if tabellen is None or n in tabellen}, bevindingen


def controleer_ruimte(bestanden: Iterable[Path], werkmap: Path) -> None:
    """Refuses, before anything is read, a file that is larger than the free space of the working folder."""
    vrij = shutil.disk_usage(werkmap).free
    for bestand in bestanden:
        grootte = bestand.stat().st_size
        if grootte > vrij:
            raise Registerfout(
                f"Het bestand is {_mb(grootte)} groot en er is {_mb(vrij)} vrij",
                waar=bestand.name,
                waarom="Bij het lezen is tijdelijk minstens zo veel ruimte nodig",
                doe="Maak schijfruimte vrij, of lever Parquet in plaats van CSV",
            )


def open_csv(tabel: Tabel, pad: Path, codering: Codering) -> Bron:
    """The CSV as a source: coding and line ends checked over the whole file, separator and columns taken from the header."""
    controleer_codering(pad, codering)
    controleer_regeleinden(pad)
    with pad.open(encoding="utf-8-sig" if codering == "utf-8" else codering, newline="") as stroom:
        kop = stroom.readline(_BLOK)
    if not kop.strip():
        raise Registerfout(
            "Het bestand is leeg", waar=pad.name, doe="Lever ten minste de regel met kolomnamen; zonder rijen mag"
        )
    scheiding = max((",", ";"), key=kop.count)
    if kop.count("\t") > kop.count(scheiding):
        raise Registerfout(
            "De kolommen zijn gescheiden met tabs",
            waar=Plaats(bestand=pad.name, regel=1),
            doe="Bewaar het bestand als CSV met komma of puntkomma",
        )
    namen = tuple(kolom.strip() for kolom in next(csv.reader([kop], delimiter=scheiding)))
    kolommen = ", ".join(f"{tekst(kolom)}: 'VARCHAR'" for kolom in namen)
    van = (
        f"read_csv({tekst(str(pad))}, auto_detect = false, header = true, columns = {{{kolommen}}}, delim = {tekst(scheiding)}, "
        f"quote = '\"', escape = '\"', encoding = {tekst(codering)}, store_rejects = true, rejects_limit = 0)"
    )
    return Bron(tabel=tabel, naam=pad.name, van=van, kolommen=namen, scheiding=scheiding, codering=codering, soorten=dict.fromkeys(namen, "VARCHAR"))


def controleer_codering(pad: Path, codering: Codering) -> None:
    """Refuses a file that is no text in the declared coding, naming the line; reads in blocks of one megabyte."""
    ontcijfer = codecs.getincrementaldecoder(codering)()
    regel = 1
    with pad.open("rb") as stroom:
        blok = stroom.read(_BLOK)
        if blok.startswith(b"PK\x03\x04"):
            raise Registerfout(
                "Dit is een Excel- of zipbestand met de naam van een CSV",
                waar=pad.name,
                doe="Bewaar het werkblad als CSV UTF-8",
            )
        while True:
            if b"\0" in blok:
                raise Registerfout(
                    "Dit bestand is geen tekst in UTF-8",
                    waar=Plaats(bestand=pad.name, regel=regel + blok[: blok.index(b"\0")].count(b"\n")),
                    doe="Bewaar het opnieuw als CSV UTF-8",
                )
            try:
                ontcijfer.decode(blok, final=not blok)
            except UnicodeDecodeError as fout:
                raise Registerfout(
                    "Er staat een teken in dat geen UTF-8 is; het bestand is waarschijnlijk in Latin-1 bewaard",
                    waar=Plaats(bestand=pad.name, regel=regel + fout.object[: fout.start].count(b"\n")),
                    waarom="Namen en codes zouden verminkt worden gelezen",
                    doe="Bewaar het als CSV UTF-8, of geef bij het lezen aan dat de codering latin-1 is",
                ) from None
            if not blok:
                return
            regel += blok.count(b"\n")
            blok = stroom.read(_BLOK)


def controleer_kolommen(bron: Bron) -> list[Bevinding]:
    """A finding for every column the register does not know; ``Registerfout`` for a double or a missing required one."""
    dubbel = sorted({naam for naam in bron.kolommen if bron.kolommen.count(naam) > 1})
    if dubbel:
        raise Registerfout(
            f"De kolom {dubbel[0] or 'zonder naam'} staat er twee keer in",
            waar=Plaats(bestand=bron.naam, regel=1),
            waarom="Welke van de twee geldt, is niet te zien",
            doe="Verwijder of hernoem een van beide",
        )
    vreemd = [naam for naam in bron.kolommen if not bron.tabel.heeft(naam)]
    for kolom in bron.tabel.kolommen:
        if kolom.verplicht and kolom.naam not in bron.kolommen:
            lijkt = get_close_matches(kolom.naam, vreemd, 1)
            raise Registerfout(
                f"De kolom {kolom.naam} ontbreekt",
                waar=Plaats(bestand=bron.naam, regel=1),
                waarom=f"Zonder {kolom.titel.lower()} is geen rij van deze tabel te gebruiken",
                doe=f"Hernoem de kolom {lijkt[0]} tot {kolom.naam}" if lijkt else f"Voeg de kolom {kolom.naam} toe",
            )
    return [
        Bevinding(
            regel="lezen.onbekende-kolom",
            categorie="kolom",
            ernst="waarschuwing",
            wat=f"De kolom {naam or 'zonder naam'} kent het register niet en wordt niet gelezen",
            plaats=Plaats(bestand=bron.naam, kolom=naam or None),
            doe=_bedoelt(naam, [k for k in bron.tabel.kolomnamen if k not in bron.kolommen]),
        )
        for naam in vreemd
    ]


def _bedoelt(naam: str, bekend: Iterable[str]) -> str:
    lijkt = get_close_matches(naam.lower(), list(bekend), 1)
    return f"Bedoelt u {lijkt[0]}?" if lijkt else "De namen staan in de beschrijving van het register"


def _mb(grootte: int) -> str:
    return f"{max(1, grootte // 1_000_000):_} MB".replace("_", ".")
