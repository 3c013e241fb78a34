"""Writing results: each file first under another name beside it, then renamed, so that nobody ever meets half a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from opmaat.kern.fout import Invoerfout


class Schrijffout(Invoerfout):
    """The result cannot be written where it was asked."""


def schrijf(map_: Path, bestanden: Mapping[str, bytes], *, nieuw: bool = False) -> list[Path]:
    """Writes these files into the folder, which is made when it is not there, and gives their paths. All are complete before the first is renamed.

    ``nieuw``: a file that is there already is never replaced, also not by two commands at once.
    """
    klaar: list[tuple[Path, Path]] = []
    try:
        map_.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in bestanden.items():
            greep, tijdelijk = tempfile.mkstemp(prefix=f".{naam}.", dir=map_)
            klaar.append((Path(tijdelijk), map_ / naam))
            with os.fdopen(greep, "wb") as stroom:
                stroom.write(inhoud)
            os.chmod(tijdelijk, 0o666 & ~_umask())
        for tijdelijk_pad, doel in klaar:
            if nieuw:
                os.link(tijdelijk_pad, doel)
            else:
                tijdelijk_pad.replace(doel)
    except OSError as fout:
        raise Schrijffout(
            "Het resultaat kan niet worden weggeschreven", waar=str(map_), waarom=_reden(fout), doe="Kies met --naar een map waarin u mag schrijven"
        ) from fout  # fmt: skip
    finally:
        for tijdelijk_pad, _ in klaar:
            tijdelijk_pad.unlink(missing_ok=True)
    return [doel for _, doel in klaar]


def _umask() -> int:
    masker = os.umask(0)
    os.umask(masker)
    return masker


def _reden(fout: OSError) -> str:
    match fout:
        case PermissionError():
            return "U mag daar niet schrijven"
        case NotADirectoryError() | FileExistsError():
            return "Daar staat al een bestand met die naam"
        case _:
            return "De schijf is vol of niet bereikbaar"
