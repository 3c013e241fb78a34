"""How the lines of a CSV end: every line must end alike, for where they do not, the database loses rows or cannot read at all.

Line ends inside a quoted cell are part of the cell and may be of another kind: a spreadsheet writes them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from opmaat.kern.fout import Plaats

from .fouten import Registerfout

_BLOK = 1 << 20
_EINDE = re.compile(rb"\r\n|\r|\n")


def controleer_regeleinden(pad: Path) -> None:
    """Refuses a file whose lines end in more than one way, naming the first that differs; reads in blocks of one megabyte."""
    if not _verdacht(pad):
        return
    eerste, regel = b"", 0
    for einde, buiten in _einden(pad):
        regel += 1
        if not buiten:
            continue
        eerste = eerste or einde
        if einde != eerste:
            raise Registerfout(
                "De regeleinden van dit bestand zijn niet overal dezelfde",
                waar=Plaats(bestand=pad.name, regel=regel),
                waarom="Waar een rij ophoudt, is dan niet te zien, en rijen zouden stil wegvallen",
                doe="Open het bestand en bewaar het opnieuw als CSV UTF-8; dan krijgt elke regel hetzelfde einde",
            )


def _verdacht(pad: Path) -> bool:
    """Whether more than one kind of line end occurs anywhere; mere counting, as nearly every file has one."""
    terug = nieuw = samen = 0
    for blok in _blokken(pad):
        terug, nieuw, samen = terug + blok.count(b"\r"), nieuw + blok.count(b"\n"), samen + blok.count(b"\r\n")
    return sum((terug > samen, nieuw > samen, samen > 0)) > 1


def _einden(pad: Path) -> Iterator[tuple[bytes, bool]]:
    """Every line end in order, and whether it stands outside quotes."""
    buiten = True
    for blok in _blokken(pad):
        for nummer, deel in enumerate(blok.split(b'"')):
            if nummer:
                buiten = not buiten
            for einde in _EINDE.findall(deel):
                yield einde, buiten


def _blokken(pad: Path) -> Iterator[bytes]:
    """The file in parts, none of which ends between the two characters of one line end."""
    with pad.open("rb") as stroom:
        while blok := stroom.read(_BLOK):
            if blok.endswith(b"\r"):
                blok += stroom.read(1)
            yield blok
