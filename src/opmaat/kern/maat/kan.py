"""Which clauses a register can give: per clause yes, or no with the tables and columns that are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opmaat.kern.register.dekking import volledig_tm
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam

from .behoefte import Maat, behoefte


@dataclass(frozen=True, kw_only=True, order=True)
class Gemis:
    """A table (``kolom`` empty) or column that a clause reads and the register does not have; ``leeg``: it is there,
    without a value.
    """

    tabel: str
    kolom: str = ""
    leeg: bool = False

    def __str__(self) -> str:
        plek = f"{self.tabel}.{self.kolom}" if self.kolom else self.tabel
        return f"{plek} (leeg)" if self.leeg else plek


@dataclass(frozen=True, kw_only=True)
class Kan:
    """Whether the register can give one clause, and what it misses for it."""

    ontbreekt: tuple[Gemis, ...]

    @property
    def kan(self) -> bool:
        """Whether nothing is missing."""
        return not self.ontbreekt

    def __str__(self) -> str:
        return "ja" if self.kan else f"nee, mist {', '.join(str(gemis) for gemis in self.ontbreekt)}"


def kan(register: Register, afspraken: Mapping[str, Maat]) -> dict[str, Kan]:
    """Per clause whether the register has all tables and columns that its measure reads.

    A column without a single value is missing, with the remark that it is there; a table without rows only when no
    levering says that it is complete. The last day of a spell may be empty everywhere: then all still run.
    """
    eerder: dict[tuple[str, str], Gemis | None] = {}
    uit: dict[str, Kan] = {}
    for afspraak, maat in afspraken.items():
        gemist: set[Gemis] = set()
        for tabel, kolom in behoefte(maat):
            for plek in _plekken(register, tabel, kolom):
                if plek not in eerder:
                    eerder[plek] = _gemis(register, *plek)
                if (gemis := eerder[plek]) is not None:
                    gemist.add(gemis)
        uit[afspraak] = Kan(ontbreekt=tuple(sorted(gemist)))
    return uit


def _plekken(register: Register, tabel: str, kolom: str) -> list[tuple[str, str]]:
    """The need spelled out: a table brings its own dates."""
    if tabel not in register.tabellen:
        return [(tabel, "")]
    beschrijving = register.schema.tabel(tabel)
    eigen = [beschrijving.datum, beschrijving.begin, beschrijving.eind] if not kolom else [kolom]
    return [(tabel, ""), *((tabel, naam_) for naam_ in eigen if naam_)]


def _gemis(register: Register, tabel: str, kolom: str) -> Gemis | None:
    if tabel not in register.tabellen:
        return Gemis(tabel=tabel)
    if not kolom:
        leeg = _aantal(register, tabel, "*") == 0 and volledig_tm(register, tabel) is None
        return Gemis(tabel=tabel, leeg=True) if leeg else None
    if kolom not in register.geleverd[tabel]:
        return Gemis(tabel=tabel, kolom=kolom)
    if kolom == register.schema.tabel(tabel).eind or _aantal(register, tabel, "*") == 0:
        return None
    return Gemis(tabel=tabel, kolom=kolom, leeg=True) if _aantal(register, tabel, naam(kolom)) == 0 else None


def _aantal(register: Register, tabel: str, wat: str) -> int:
    rij = register.verbinding.execute(f"SELECT count({wat}) FROM main.{naam(tabel)}").fetchone()
    return int(rij[0]) if rij else 0
