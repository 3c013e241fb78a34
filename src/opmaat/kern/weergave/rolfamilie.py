"""Which side a role is on, so that a bar shows it with the right pattern: succeeded, not, not decided, unknown or beside the count."""

from __future__ import annotations

from collections.abc import Mapping

from opmaat.kern.uitkomst.rollen import Familie, familie

from .tekening import Stuk
from .woorden import ROLLEN, rol

VOLGORDE = tuple(Familie)


def op_volgorde(rollen: Mapping[str, int]) -> list[tuple[str, int]]:
    """The roles that anybody has, those that succeeded first, each family in the order of the wording."""
    orde = {naam: i for i, naam in enumerate(ROLLEN)}

    def plek(naam: str) -> tuple[str, int, int, str]:
        deel, _, kaal = naam.rpartition(":")
        return deel, VOLGORDE.index(familie(naam)), orde.get(kaal, len(orde)), naam

    return [(naam, rollen[naam]) for naam in sorted(rollen, key=plek) if rollen[naam]]


def stukken(rollen: Mapping[str, int]) -> list[Stuk]:
    """The parts of the bar; none for a composed figure, whose parts may share members."""
    if any(":" in naam for naam in rollen):
        return []
    return [Stuk(rol(naam), aantal, familie(naam).value) for naam, aantal in op_volgorde(rollen)]
