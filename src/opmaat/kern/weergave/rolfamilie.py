"""Which side a role is on, so that a bar shows it with the right pattern: succeeded, not, not decided, unknown or beside the count."""

from __future__ import annotations

from collections.abc import Mapping

from .tekening import Stuk
from .woorden import ROLLEN, rol

VOLGORDE = ("ja", "nee", "open", "weet", "rest")
_FAMILIE: Mapping[str, str] = {
    **dict.fromkeys(("lid", "teller", "op_tijd", "voldoet", "gelukt", "behouden", "hoger", "geen_aanvraag"), "ja"),
    **dict.fromkeys(("noemer", "te_laat", "te_vroeg", "voldoet_niet", "termijn_verstreken", "teruggevallen", "andere_afloop", "verloren", "lager", "toegekend", "aangevraagd"), "nee"),
    **dict.fromkeys(("open", "loopt_nog", "gelukt_voorlopig", "op_tijd_vooruit"), "open"),
    **dict.fromkeys(("reden_onbekend", "niet_vast_te_stellen"), "weet"),
}  # fmt: skip


def familie(naam: str) -> str:
    """ja, nee, open, weet (not to be placed) or rest."""
    return _FAMILIE.get(naam.rpartition(":")[2], "rest")


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
    return [Stuk(rol(naam), aantal, familie(naam)) for naam, aantal in op_volgorde(rollen)]
