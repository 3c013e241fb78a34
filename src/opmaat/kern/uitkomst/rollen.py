"""What a role means for the figure: the one place that says who is numerator, rest of the denominator, undecided, or beside the count."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Familie(StrEnum):
    """The side a role is on."""

    JA = "ja"
    NEE = "nee"
    OPEN = "open"
    WEET = "weet"
    REST = "rest"


FAMILIE: Mapping[str, Familie] = {
    **dict.fromkeys(("lid", "teller", "op_tijd", "voldoet", "gelukt", "behouden", "hoger", "geen_aanvraag"), Familie.JA),
    **dict.fromkeys(
        ("noemer", "te_laat", "te_vroeg", "voldoet_niet", "termijn_verstreken", "teruggevallen", "andere_afloop", "verloren", "lager", "toegekend", "aangevraagd"), Familie.NEE
    ),
    **dict.fromkeys(("open", "loopt_nog", "gelukt_voorlopig", "op_tijd_vooruit"), Familie.OPEN),
    **dict.fromkeys(("reden_onbekend", "niet_vast_te_stellen"), Familie.WEET),
    **dict.fromkeys(
        ("vervallen", "buiten_telling", "afgewezen", "ingetrokken", "buiten_behandeling", "gelijk", "niet_opnieuw_gemeten", "geen_score_toen", "vertrokken"), Familie.REST
    ),
}  # fmt: skip
"""Every role that an engine gives. Gelijk and afgewezen are numerator in some questions only, and are shown apart."""
ALVAST = frozenset({"op_tijd_vooruit", "gelukt_voorlopig"})
"""Undecided for the figure, but done already."""
TEGENGEHOUDEN = ("geen_aanvraag", "afgewezen", "ingetrokken")
"""The numerator of a preventiequote."""


def kaal(rol: str) -> str:
    """The role without the name of the part of a composed figure."""
    return rol.rpartition(":")[2]


def familie(rol: str) -> Familie:
    """The side of a role, whatever part of a composed figure it is in; REST for one that no engine gives."""
    return FAMILIE.get(kaal(rol), Familie.REST)


def telt_mee(rol: str) -> bool:
    """Whether a member with this role counts for the promise: decided, or done already."""
    return familie(rol) is Familie.JA or kaal(rol) in ALVAST
