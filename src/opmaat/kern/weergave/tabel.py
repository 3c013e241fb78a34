"""Tables of plain text for a terminal and a pipe: wrapped to a width, numbers to the right, nothing but text.

Where the columns cannot be made to fit, every row becomes a block of lines with the heading before each value, so that nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TUSSEN = "  "
SMALST = 8
LANGSTE_HEEL = 18
"""Words up to this length are not broken to make a table fit; longer ones may be."""


@dataclass(frozen=True)
class Kolom:
    """A column: its heading, whether it holds numbers (to the right), and whether its text may be wrapped."""

    kop: str
    rechts: bool = False
    wikkelt: bool = False


def tabel(kolommen: Sequence[Kolom], rijen: Iterable[Sequence[str]], *, breedte: int) -> list[str]:
    """The lines of the table, none wider than ``breedte`` and none with spaces at its end; without rows only the heading."""
    cellen = [[" ".join(cel.split()) for cel in rij] for rij in rijen]
    for rij in cellen:
        if len(rij) != len(kolommen):
            raise ValueError(f"een rij heeft {len(rij)} cellen en de tabel {len(kolommen)} kolommen")
    breedtes = _breedtes(kolommen, cellen, breedte)
    if breedtes is None:
        return _blokken(kolommen, cellen, breedte)
    regels = _rij([kolom.kop for kolom in kolommen], kolommen, breedtes)
    regels.append(TUSSEN.join("-" * breed for breed in breedtes))
    for rij in cellen:
        regels.extend(_rij(rij, kolommen, breedtes))
    return regels


def wikkel(tekst: str, breedte: int) -> list[str]:
    """The text in lines of at most ``breedte``, broken at spaces; a word that is longer is broken after a hyphen, slash or underscore, else anywhere."""
    regels: list[str] = []
    regel = ""
    for woord in tekst.split():
        if len(woord) > breedte and regel:
            regels.append(regel)
            regel = ""
        while len(woord) > breedte:
            knip = max(woord.rfind(teken, 0, breedte) + 1 for teken in "-/_")
            knip = knip if knip > 1 else breedte
            regels.append(woord[:knip])
            woord = woord[knip:]
        if regel and len(regel) + 1 + len(woord) > breedte:
            regels.append(regel)
            regel = ""
        regel = f"{regel} {woord}" if regel else woord
    return [*regels, regel] if regel or not regels else regels


def alinea(tekst: str, breedte: int, *, inspringen: str = "") -> list[str]:
    """A paragraph wrapped to the width, every line after this indent."""
    return [f"{inspringen}{regel}" for regel in wikkel(tekst, max(SMALST, breedte - len(inspringen)))]


def _breedtes(kolommen: Sequence[Kolom], rijen: Sequence[Sequence[str]], breedte: int) -> list[int] | None:
    wens = [max([len(kolom.kop), *(len(rij[i]) for rij in rijen)]) for i, kolom in enumerate(kolommen)]
    ruimte = breedte - len(TUSSEN) * (len(kolommen) - 1)
    if sum(wens) <= ruimte:
        return wens
    wikkelend = sorted((i for i, kolom in enumerate(kolommen) if kolom.wikkelt), key=lambda i: wens[i])
    over = ruimte - sum(wens[i] for i in range(len(kolommen)) if i not in wikkelend)
    smalst = {i: min(wens[i], _smalst(kolommen[i].kop, (rij[i] for rij in rijen))) for i in wikkelend}
    if not wikkelend or over < sum(smalst.values()):
        return None
    gekozen = dict(smalst)
    over -= sum(smalst.values())
    for plek, i in enumerate(wikkelend):  # who wants little gets it, the wider ones share what remains
        erbij = min(wens[i] - smalst[i], over // (len(wikkelend) - plek))
        gekozen[i] += erbij
        over -= erbij
    return [gekozen.get(i, wens[i]) for i in range(len(kolommen))]


def _rij(cellen: Sequence[str], kolommen: Sequence[Kolom], breedtes: Sequence[int]) -> list[str]:
    stapels = [wikkel(cel, breed) if kolom.wikkelt or len(cel) > breed else [cel] for cel, kolom, breed in zip(cellen, kolommen, breedtes, strict=True)]
    regels = []
    for nummer in range(max(len(stapel) for stapel in stapels)):
        delen = [
            (stapel[nummer] if nummer < len(stapel) else "").rjust(breed) if kolom.rechts else (stapel[nummer] if nummer < len(stapel) else "").ljust(breed)
            for stapel, kolom, breed in zip(stapels, kolommen, breedtes, strict=True)
        ]
        regels.append(TUSSEN.join(delen).rstrip())
    return regels


def _blokken(kolommen: Sequence[Kolom], rijen: Sequence[Sequence[str]], breedte: int) -> list[str]:
    regels: list[str] = []
    for rij in rijen:
        regels += [""] if regels else []
        for kolom, cel in zip(kolommen, rij, strict=True):
            if not cel:
                continue
            eerste, *rest = wikkel(f"{kolom.kop}: {cel}" if kolom.kop else cel, max(SMALST, breedte - 2))
            regels += [eerste, *(f"  {deel}" for deel in rest)]
    return regels or wikkel(", ".join(kolom.kop for kolom in kolommen if kolom.kop), breedte)


def _smalst(kop: str, cellen: Iterable[str]) -> int:
    langste = max((len(woord) for cel in cellen for woord in cel.split()), default=0)
    return max(SMALST, min(langste, LANGSTE_HEEL), *(len(woord) for woord in kop.split() or [""]))
