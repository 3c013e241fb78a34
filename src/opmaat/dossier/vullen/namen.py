"""Invents who people and employers are: names, addresses, telephone numbers, e-mail, BSNs. Nobody exists; the same seed gives the same.

Telephone numbers are in ranges that are not given out (no Dutch number goes on with a nought after 06 or the area code), postcodes end in
SA, SD or SS (never used), e-mail is at ``.example`` (RFC 2606), and BSNs are of the test range 999 and pass the elfproef.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from opmaat.dossier.models.klant import zoekvorm
from opmaat.toegang.bsn import voldoet_aan_elfproef

TESTREEKS = 99_900_000
"""The first eight digits of the BSNs that are given out here: 999 00 000 and on; numbers of people do not begin so."""


@dataclass(frozen=True, kw_only=True)
class Mens:
    """An invented person."""

    voornaam: str
    tussenvoegsel: str | None
    achternaam: str
    taal: str | None
    telefoon: str | None
    email: str | None

    @property
    def naam(self) -> str:
        """The whole name."""
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)


@dataclass(frozen=True, kw_only=True)
class Adres:
    """An invented address."""

    straat: str
    huisnummer: str
    postcode: str
    plaats: str


def mens(zaad: int, wie: str, geslacht: str | None, *, nieuwkomer: bool = False) -> Mens:
    """The person of this name in the register (``persoon 12``): always the same with the same seed."""
    t = Random(f"{zaad} {wie}")
    cultuur = woorden()["culturen"][_cultuur(t, nieuwkomer)]
    soort = geslacht if geslacht in ("vrouw", "man") else t.choice(("vrouw", "man"))
    voornaam = t.choice(cultuur[soort])
    tussen, achternaam = _splits(t.choice(cultuur["familie"]))
    adres = ".".join(zoekvorm(deel).replace(" ", "").replace("'", "") for deel in (voornaam, achternaam))
    return Mens(
        voornaam=voornaam,
        tussenvoegsel=tussen,
        achternaam=achternaam,
        taal=cultuur["taal"] or None,
        telefoon=f"06-0{t.randrange(10_000_000):07d}" if t.random() < 0.93 else None,
        email=f"{adres}.{t.randrange(100)}@post.example" if t.random() < 0.8 else None,
    )


def adres(zaad: int, huis: str, plaats: str | None) -> Adres:
    """The address of a household."""
    t = Random(f"{zaad} adres {huis}")
    w = woorden()
    cijfers = w["plaatscijfers"].get(plaats or "", 99)
    return Adres(
        straat=t.choice(w["straatbegin"]) + t.choice(w["straateind"]),
        huisnummer=f"{t.randrange(1, 180)}{t.choice(('', '', '', '', ' A', ' B'))}",
        postcode=f"{cijfers}{t.randrange(100):02d} {t.choice(('SA', 'SD', 'SS'))}",
        plaats=plaats or "Elders",
    )


def bsn(volg: int) -> str:
    """The so-manieth BSN of the test range (from 0) that passes the elfproef."""
    return _bsns(volg // 1000)[volg % 1000]


def werkgevernaam(zaad: int, nummer: int, sector: str | None) -> str:
    """The name of an employer in this sector."""
    t = Random(f"{zaad} werkgever {nummer}")
    namen = woorden()["werkgevers"]
    basis = t.choice(namen.get(sector or "", namen["overig"]))
    return f"{basis} {t.choice(('B.V.', 'en Zn.', 'Oost', 'IJssel', 'Groep', 'Noord', 'Salland', ''))}".strip()


def notitie(t: Random) -> tuple[str, str]:
    """A category and what the note says."""
    rubriek = t.choice(("algemeen", "algemeen", "werk", "werk", "gezondheid", "schulden"))
    return rubriek, t.choice(woorden()["notities"][rubriek])


def kvk(zaad: int, nummer: int) -> str:
    """A number of eight digits that begins with two noughts, as no number of the trade register does."""
    return f"00{Random(f'{zaad} kvk {nummer}').randrange(1_000_000):06d}"


@cache
def woorden() -> Mapping[str, Any]:
    """The words of ``namen.yaml``."""
    inhoud: Mapping[str, Any] = yaml.safe_load((files(__package__) / "namen.yaml").read_text(encoding="utf-8"))
    return inhoud


def _cultuur(t: Random, nieuwkomer: bool) -> str:
    w = woorden()
    delen: Mapping[str, float] = w["nieuwkomers"] if nieuwkomer else {naam: cultuur["deel"] for naam, cultuur in w["culturen"].items()}
    return t.choices(list(delen), list(delen.values()))[0]


def _splits(familie: str) -> tuple[str | None, str]:
    """Infix and surname: ``van den Berg`` becomes ``van den`` and ``Berg``."""
    tussenvoegsels: Sequence[str] = woorden()["tussenvoegsels"]
    for deel in sorted(tussenvoegsels, key=len, reverse=True):
        if familie.startswith(f"{deel} "):
            return deel, familie.removeprefix(f"{deel} ")
    return None, familie


@cache
def _bsns(duizendtal: int) -> list[str]:
    """A thousand BSNs: the ninth digit follows from the first eight, unless that would have to be ten."""
    uit: list[str] = []
    begin = _bsnbegin(duizendtal)
    while len(uit) < 1000:
        begin += 1
        uit += [nummer for cijfer in range(10) if voldoet_aan_elfproef(nummer := f"{begin}{cijfer}")]
    return uit


@cache
def _bsnbegin(duizendtal: int) -> int:
    return TESTREEKS if duizendtal == 0 else int(_bsns(duizendtal - 1)[-1][:8])


