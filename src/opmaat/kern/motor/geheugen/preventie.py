"""Preventie: who reported and did not come to an application or a grant. See the docstring of ``kern.maat.Preventie``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from opmaat.kern.maat import Preventie
from opmaat.kern.tijd import Duur, is_over, plus

from .bekend import Rij
from .kandidaat import Kandidaat, lid_van
from .levensloop import Levensloop
from .voorwaarde import voldoet

EEN_MELDING = Duur(30, "dag")
"""Meldingen of one person within so long of the previous counted one are one."""


def preventie(maat: Preventie, loop: Levensloop) -> Iterator[Kandidaat]:
    """The counted meldingen in the venster, each with what came of it."""
    for samen in _meldingen(maat, loop):
        eerste = samen[0]
        s: date = eerste["datum"]
        if not loop.vraag.venster.bevat(s):
            continue
        uiterlijk = plus(s, maat.binnen)
        rol, gedaan = _rol(maat, _aanvraag(samen, s, uiterlijk, loop), loop.peildatum)
        over = is_over(uiterlijk, loop.peildatum)
        if rol == "geen_aanvraag" and not over:
            rol = "loopt_nog"
        lid = replace(lid_van("melding", eerste, loop, rol, s), uiterlijk=uiterlijk, gedaan=gedaan, over=over)
        yield Kandidaat(lid, s, "melding", eerste, loop)


def getallen(peildatum: date, gekozen: Sequence[Kandidaat]) -> dict[str, Decimal]:
    """Per role the members whose follow-up is over (``over:<rol>``): the figure is about these alone."""
    over = Counter(lid.rol for lid in (kandidaat.lid for kandidaat in gekozen) if lid.uiterlijk is not None and is_over(lid.uiterlijk, peildatum))
    return {f"over:{rol}": Decimal(aantal) for rol, aantal in over.items()}


def _meldingen(maat: Preventie, loop: Levensloop) -> list[list[Rij]]:
    """The meldingen up to P, each counted one followed by those that are one with it."""
    meldingen = [
        rij
        for rij in loop.rijen("melding")
        if rij.get("datum") is not None
        and rij["datum"] <= loop.peildatum
        and voldoet(maat.waar, "melding", rij, rij["datum"], loop)
    ]
    geteld: list[list[Rij]] = []
    for rij in sorted(meldingen, key=lambda rij: (rij["datum"], rij["feit_id"])):
        if geteld and rij["datum"] <= plus(geteld[-1][0]["datum"], EEN_MELDING):
            geteld[-1].append(rij)
        else:
            geteld.append([rij])
    return geteld


def _aanvraag(samen: list[Rij], s: date, uiterlijk: date, loop: Levensloop) -> Rij | None:
    """The first application within the follow-up: of this melding when it names one, else by its date."""
    eigen = {rij["feit_id"] for rij in samen}
    gevonden = [
        rij
        for rij in loop.rijen("aanvraag")
        if rij.get("datum") is not None
        and s <= rij["datum"] <= min(uiterlijk, loop.peildatum)
        and (rij.get("melding_id") is None or rij["melding_id"] in eigen)
    ]
    return min(gevonden, key=lambda rij: (rij["datum"], rij["feit_id"]), default=None)


def _rol(maat: Preventie, aanvraag: Rij | None, peildatum: date) -> tuple[str, date | None]:
    """What came of it (no application yet counts as none), and the day that decided it."""
    if aanvraag is None:
        return "geen_aanvraag", None
    if maat.tegenhouden == "aanvraag":
        return "aangevraagd", aanvraag["datum"]
    status, besluit, ingetrokken = (aanvraag.get(kolom) for kolom in ("status", "besluit_op", "ingetrokken_op"))
    if status == "toegekend" and besluit is not None and besluit <= peildatum:
        return "toegekend", besluit
    if status in ("afgewezen", "buiten_behandeling") and (besluit is None or besluit <= peildatum):
        return "afgewezen", besluit
    if status == "ingetrokken" and (ingetrokken is None or ingetrokken <= peildatum):
        return "ingetrokken", ingetrokken
    return "loopt_nog", None
