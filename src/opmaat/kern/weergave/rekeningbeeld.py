"""The account per klantgroep as people read it: the same rows for terminal, page, workbook and data."""

from __future__ import annotations

from opmaat.kern.monitor.rekening import Post, Rekening
from opmaat.kern.tijd import dag_ervoor
from opmaat.kern.tijd import geschreven as dag

from .getal import getal

GEHEEL = "samen"


def koppen(rekening: Rekening) -> tuple[str, ...]:
    """The headings: the stand before the period, what came and went, and the stand at its end."""
    eind = rekening.periode.eind or rekening.periode.begin
    return (
        "Klantgroep", f"Stand op {dag.kort(dag_ervoor(rekening.periode.begin))}", "waarvan die dag eindigt", "Instroom", "Van andere groep", "Uitstroom", "Naar andere groep",
        f"Stand op {dag.kort(eind)}", "waarvan die dag eindigt",
    )  # fmt: skip


def getallen(post: Post) -> tuple[int, ...]:
    """The numbers of one account, in the order of the headings."""
    return (
        post.stand_begin, post.eindigen_voor, post.instroom, sum(post.van_andere.values()), post.uitstroom, sum(post.naar_andere.values()), post.stand_eind, post.eindigen_op,
    )  # fmt: skip


def posten(rekening: Rekening) -> list[Post]:
    """Every group, and the whole at the end."""
    return [*rekening.posten, rekening.geheel]


def rijen(rekening: Rekening) -> list[tuple[str, ...]]:
    """A row per group with its numbers as text."""
    return [(post.groep or GEHEEL, *(getal(n) for n in getallen(post))) for post in posten(rekening)]


def slotzin(rekening: Rekening) -> str:
    """Whether the account closes, in a sentence."""
    if rekening.sluit:
        return "De rekening sluit: stand, min wie die dag eindigt, plus instroom en van andere groep, min uitstroom en naar andere groep, is de stand aan het eind zonder wie dan eindigt."
    mis = ", ".join(post.groep or GEHEEL for post in posten(rekening) if not post.sluit)
    return f"De rekening sluit niet voor {mis}. Meld dit: de cijfers over deze groepen kloppen dan niet."
