"""Target and drawn value side by side, and the page of the documentation that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from opmaat.kern.register.lezer import open_register

from .meting import BENUT, maak_zichten, meet
from .profiel import Doel, Profiel, Tegenspraak


@dataclass(frozen=True, kw_only=True)
class Ijking:
    """One target beside what the register holds; ``verwacht`` is the target at the size of this register."""

    doel: Doel
    verwacht: float
    getrokken: float | None

    @property
    def afwijking(self) -> float | None:
        """The deviation in per cent of the target, ``None`` when nothing was drawn."""
        return None if self.getrokken is None else (self.getrokken - self.verwacht) / self.verwacht * 100

    @property
    def binnen_marge(self) -> bool:
        """Whether the deviation stays within the margin that the target allows."""
        return self.afwijking is not None and abs(self.afwijking) <= self.doel.marge


def ijk(register: Path, profiel: Profiel) -> tuple[Ijking, ...]:
    """Every target of the profile measured in the register in that folder, in the order of the profile."""
    with open_register(register, tabellen=BENUT) as geopend:
        maak_zichten(geopend.verbinding)
        return tuple(
            Ijking(
                doel=doel,
                verwacht=doel.waarde * (profiel.factor if doel.schaalt else 1.0),
                getrokken=meet(geopend.verbinding, doel.meting),
            )
            for doel in profiel.doelen
        )


def schrijf_ijking(delen: Sequence[tuple[Profiel, Sequence[Ijking]]], zaad: int) -> str:
    """The page in Markdown: per profile the targets with their drawn value, and the sources that exclude each other."""
    regels = [
        "# Een verzonnen gemeente",
        "",
        "`opmaat verzin` maakt een register waarin niemand echt is, maar dat lijkt op de gemeente in de documenten. Deze bladzijde zet",
        f"naast elk cijfer uit de documenten wat er is getrokken (zaad {zaad}, de omvang van de documenten). Zij wordt gemaakt met",
        "`make ijking`; een toets houdt haar gelijk aan wat het programma maakt. Een cijfer zonder vindplaats is een aanname en staat",
        "in `src/opmaat/kern/verzin/profielen/`.",
        "",
    ]
    for profiel, ijkingen in delen:
        regels += [f"## {profiel.titel}", ""]
        regels += ["| wat | bron | doel | getrokken | afwijking | marge |", "|---|---|--:|--:|--:|--:|"]
        regels += [_rij(ijking) for ijking in ijkingen]
        opmerkingen = [i.doel for i in ijkingen if i.doel.toelichting]
        regels += ["", *(f"- *{doel.omschrijving}*: {doel.toelichting}" for doel in opmerkingen), ""]
        if profiel.tegenspraken:
            regels += [f"### Cijfers die elkaar uitsluiten ({profiel.naam})", ""]
            for tegenspraak in profiel.tegenspraken:
                regels += [*_tegenspraak(tegenspraak), ""]
    while regels[-1] == "":
        regels.pop()
    return "\n".join(regels) + "\n"


def _rij(ijking: Ijking) -> str:
    doel, afwijking = ijking.doel, ijking.afwijking
    getrokken = "geen" if ijking.getrokken is None else _getal(ijking.getrokken)
    verschil = "" if afwijking is None else f"{_getal(afwijking, teken=True)}%"
    return (
        f"| {doel.omschrijving} ({doel.eenheid}) | {doel.bron}, {doel.plaats} | {_getal(ijking.verwacht)} | "
        f"{getrokken} | {verschil} | ± {_getal(doel.marge)}% |"
    )


def _tegenspraak(t: Tegenspraak) -> list[str]:
    return [f"- **{t.figuren}** ({t.bron}).", f"  {t.waarom} Gevolgd: {t.gevolgd[0].lower()}{t.gevolgd[1:]}"]


def _getal(waarde: float, *, teken: bool = False) -> str:
    """The number in Dutch with at most one decimal: 1.234,5."""
    afgerond = round(waarde, 1) + 0.0
    heel = afgerond == int(afgerond)
    tekst = f"{afgerond:{'+' if teken and afgerond else ''},.{0 if heel else 1}f}"
    return tekst.replace(",", "\0").replace(".", ",").replace("\0", ".")
