"""What a municipality must look like: targets with their source, weights, chances and sizes, read from data files.

A profile is ``profielen/<naam>.json`` laid over its ``basis`` (if it names one) and over ``profielen/algemeen.json``.
``maatstaf`` is the number of persons at which its numbers hold, ``personen`` the size when none is asked for. No number about the municipality stands in
code: a value ``"@id"`` in a profile is the value of the target with that id, so the invention aims at what the table
in the documentation compares. Distributions, chances and sizes without a source are assumptions and say so in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from opmaat.kern.fout import Invoerfout

from .rooster import dag


class Verzinfout(Invoerfout):
    """A request for an invented register that cannot be met."""


@dataclass(frozen=True, kw_only=True)
class Doel:
    """One figure that a source document gives, and how the drawn register is measured against it.

    ``marge`` is the largest deviation in per cent of the value that tests accept at full size; ``meting`` names the
    measurement of ``ijking`` with its arguments. ``schaalt``: the figure grows with the number of persons.
    """

    id: str
    omschrijving: str
    bron: str
    plaats: str
    waarde: float
    eenheid: str
    marge: float
    meting: Mapping[str, Any]
    schaalt: bool = True
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Tegenspraak:
    """Source figures that cannot all be true, and which of them the invention follows."""

    id: str
    figuren: str
    bron: str
    waarom: str
    gevolgd: str


@dataclass(frozen=True, kw_only=True)
class Profiel:
    """A profile ready for use; ``factor`` is its size against that of the documents."""

    naam: str
    titel: str
    versie: str
    van: date
    tm: date
    geleverd_op: date
    personen: int
    gemeenten: Mapping[str, float]
    doelen: tuple[Doel, ...]
    tegenspraken: tuple[Tegenspraak, ...]
    gegevens: Mapping[str, Any]
    factor: float = 1.0
    vuil: float = 1.0

    @property
    def begin(self) -> int:
        """The first day as a number."""
        return dag(self.van)

    @property
    def eind(self) -> int:
        """The last day about which anything is known, as a number."""
        return dag(self.tm)

    def verdeling(self, naam: str) -> Mapping[str, float]:
        """The weights of the words of one choice."""
        return self._zoek("verdelingen", naam)  # type: ignore[no-any-return]

    def kans(self, naam: str) -> float:
        """A chance between 0 and 1."""
        return float(self._zoek("kansen", naam))

    def maat(self, naam: str) -> float:
        """A size that does not grow with the municipality: a term, a duration, a limit."""
        return float(self._zoek("maten", naam))

    def omvang(self, naam: str) -> float:
        """A number of persons, rows or contracts, at the size asked for."""
        return float(self._zoek("omvang", naam)) * self.factor

    def reeks(self, naam: str) -> Mapping[int, float]:
        """A size per year, at the size asked for."""
        return {int(jaar): float(waarde) * self.factor for jaar, waarde in self._zoek("reeksen", naam).items()}

    def lijst(self, naam: str) -> Any:
        """A list or table that is taken over as it stands."""
        return self._zoek("lijsten", naam)

    def besmet(self, naam: str) -> float:
        """The chance of one kind of dirt, with the scale of the request applied."""
        return min(float(self._zoek("vuil", naam)) * self.vuil, 1.0)

    def _zoek(self, soort: str, naam: str) -> Any:
        try:
            return self.gegevens[soort][naam]
        except KeyError:
            raise KeyError(f"profiel {self.naam} mist {soort}.{naam}") from None


def profielen() -> tuple[str, ...]:
    """The names of the profiles that can be asked for, in alphabetical order."""
    return tuple(
        sorted(b.name.removesuffix(".json") for b in _map().iterdir() if b.name.endswith(".json") and b.name != _BASIS)
    )


def lees_profiel(naam: str, *, personen: int | None = None, vuil: float = 1.0) -> Profiel:
    """The profile of this name at the size asked for; ``None`` is the size of the documents.

    ``Verzinfout`` when the profile does not exist, the number of persons is below the smallest possible, or ``vuil``
    lies outside 0 to 5.
    """
    if naam not in profielen():
        raise Verzinfout(f"Het profiel {naam!r} bestaat niet", doe=f"Kies uit {', '.join(profielen())}")
    ruw = _gelezen(naam)
    kleinste = int(ruw["kleinste"])
    if personen is not None and personen < kleinste:
        raise Verzinfout(
            f"{personen} personen is te weinig voor het profiel {naam}",
            waarom="Met zo weinig mensen is geen enkel aandeel meer te herkennen",
            doe=f"Vraag ten minste {kleinste} personen",
        )
    if not 0 <= vuil <= _MEESTE_VUIL:
        raise Verzinfout(f"vuil is {vuil}", doe=f"Geef een getal van 0 (schoon) tot en met {_MEESTE_VUIL}")
    aantal = personen or int(ruw["personen"])
    doelen = ruw["doelen"] if ruw["toont_doelen"] else []
    return Profiel(
        naam=naam,
        titel=ruw["titel"],
        versie=ruw["versie"],
        van=date.fromisoformat(ruw["van"]),
        tm=date.fromisoformat(ruw["tm"]),
        geleverd_op=date.fromisoformat(ruw["geleverd_op"]),
        personen=aantal,
        gemeenten=MappingProxyType(_gemeenten(ruw["gemeenten"])),
        doelen=tuple(Doel(**doel) for doel in doelen),
        tegenspraken=tuple(Tegenspraak(**t) for t in ruw["tegenspraken"] if doelen),
        gegevens=ruw,
        factor=aantal / int(ruw["maatstaf"]),
        vuil=vuil,
    )


_BASIS = "algemeen.json"
_MEESTE_VUIL = 5


def _map() -> Any:
    return files(__package__) / "profielen"


@cache
def _gelezen(naam: str) -> dict[str, Any]:
    basis = json.loads((_map() / _BASIS).read_text(encoding="utf-8"))
    eigen = json.loads((_map() / f"{naam}.json").read_text(encoding="utf-8"))
    if "basis" in eigen:
        basis = _leg_over(basis, _gelezen_ruw(eigen["basis"]))
    samen = _leg_over(basis, eigen)
    samen["toont_doelen"] = "doelen" in eigen
    waarden = {doel["id"]: doel["waarde"] for doel in samen["doelen"]}
    uit = _vul_in(samen, waarden)
    assert isinstance(uit, dict)
    return uit


def _gelezen_ruw(naam: str) -> dict[str, Any]:
    ruw = json.loads((_map() / f"{naam}.json").read_text(encoding="utf-8"))
    assert isinstance(ruw, dict)
    return ruw


def _leg_over(onder: dict[str, Any], boven: dict[str, Any]) -> dict[str, Any]:
    """The upper file over the lower one: groups are joined one level deep, everything else is replaced."""
    uit = dict(onder)
    for sleutel, waarde in boven.items():
        if isinstance(waarde, dict) and isinstance(uit.get(sleutel), dict) and sleutel != "gemeenten":
            uit[sleutel] = {**uit[sleutel], **waarde}
        else:
            uit[sleutel] = waarde
    return uit


def _vul_in(waarde: Any, doelen: Mapping[str, float]) -> Any:
    if isinstance(waarde, str) and waarde.startswith("@"):
        return doelen[waarde[1:]]
    if isinstance(waarde, dict):
        return {sleutel: _vul_in(deel, doelen) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vul_in(deel, doelen) for deel in waarde]
    return waarde


def _gemeenten(ruw: Mapping[str, Any]) -> dict[str, float]:
    """Municipalities with their share: given by name, or a number of them whose sizes fall off by rank."""
    if "aantal" not in ruw:
        return {naam: float(deel) for naam, deel in ruw.items()}
    gewichten = [1.0 / (rang + ruw["vlakheid"]) ** ruw["steilte"] for rang in range(int(ruw["aantal"]))]
    totaal = sum(gewichten)
    return {f"{ruw['naam']} {nr + 1:03d}": gewicht / totaal for nr, gewicht in enumerate(gewichten)}
