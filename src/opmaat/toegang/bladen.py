"""Pages of a long table: which rows this page shows, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

PER_BLAD = 50


@dataclass(frozen=True)
class Blad:
    """One page as ``vorm/onderdelen/bladeren.html`` shows it, with its rows."""

    rijen: tuple[Any, ...]
    van: int
    tot: int
    totaal: int
    nummer: int
    bladen: int
    vorige: int | None
    volgende: int | None


def blad_van(vraag: QuerySet[Any] | Sequence[Any], nummer: str | int | None, per: int = PER_BLAD) -> Blad:
    """The page with this number; the first or last one for a number that does not exist. Two queries, none for a list."""
    pagina = Paginator(vraag, per).get_page(nummer or 1)
    return Blad(
        rijen=tuple(pagina.object_list),
        van=pagina.start_index(),
        tot=pagina.end_index(),
        totaal=pagina.paginator.count,
        nummer=pagina.number,
        bladen=pagina.paginator.num_pages,
        vorige=pagina.previous_page_number() if pagina.has_previous() else None,
        volgende=pagina.next_page_number() if pagina.has_next() else None,
    )
