"""From the words of a condition that is about other rows to that condition: aantal, som, verwijst and gekoppeld."""

from __future__ import annotations

from decimal import Decimal

from opmaat.kern.maat import Aantal, Gekoppeld, Na, Op, Terug, Verwijst, Voorwaarde
from opmaat.kern.register.schema import Tabel
from opmaat.kern.tijd import Duur, Periode

from .bestand import Knoop
from .bouw_voorwaarde import WOORDEN, eis_periode, selectie, vergelijking, voorwaarde
from .fouten import bedoelt
from .omgeving import Omgeving, duur, ja_nee, periode


def _aantal(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    gekozen = selectie(knoop, omgeving)
    geteld = omgeving.schema.tabel(gekozen.tabel)
    op, zelfde, kolom = knoop.neem("op"), knoop.neem("zelfde"), knoop.neem("kolom")
    if zelfde is not None:
        omgeving.kolom(geteld, zelfde)
        omgeving.kolom(tabel, zelfde)
    if op is None and geteld.datumkolom is None:
        raise knoop["van"].fout(
            f"De rijen van {geteld.naam} hebben geen datum", doe="Kies een tabel met gebeurtenissen of perioden."
        )
    som_van = None if kolom is None else omgeving.kolom(geteld, kolom).naam
    norm = knoop.neem("norm")
    teken, rest = (Op.MINSTENS, "1") if norm is None else vergelijking(norm)
    try:
        getal = Decimal(rest)
    except ArithmeticError as fout:
        raise (norm or knoop).fout("Er staat geen getal achter het teken", doe="Schrijf bijvoorbeeld “>= 2”.") from fout
    return Aantal(
        gekozen, teken, getal, _venster(knoop, omgeving), None if op is None else omgeving.datumkolom(geteld, op), som_van,
        None if zelfde is None else str(zelfde.waarde),
    )  # fmt: skip


def _som(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    for sleutel in ("kolom", "norm"):
        if sleutel not in knoop:
            raise knoop.fout(
                f"Bij “som” ontbreekt “{sleutel}”", doe="Schrijf welke kolom wordt opgeteld en wat eruit moet komen."
            )
    return _aantal(knoop, tabel, omgeving)


def _venster(knoop: Knoop, omgeving: Omgeving) -> Terug | Na | Periode:
    venster = knoop.neem("venster")
    na = knoop.neem("na")
    if venster is not None and isinstance(venster.waarde, dict):
        na, venster = venster.neem("na"), None
    if na is not None:
        return Na(None if na.waarde == "altijd" else duur(na))
    if venster is None:
        return Terug(None)
    tekst = str(venster.waarde)
    if tekst == "looptijd":
        return omgeving.looptijd
    return periode(venster) if "t/m" in tekst or tekst.startswith("vanaf") else Terug(_terug(venster))


def _terug(venster: Knoop) -> Duur:
    lengte = duur(venster)
    if lengte.aantal == 0 or lengte.eenheid == "werkdag":
        raise venster.fout(
            "Dit kan geen venster zijn",
            doe="Schrijf een aantal dagen, weken, maanden of jaren, bijvoorbeeld “12 maanden”.",
        )
    return lengte


def _verwijst(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    via = omgeving.kolom(tabel, knoop["via"])
    naar = omgeving.tabel(knoop["naar"]) if "naar" in knoop else None
    if via.verwijst is None or (naar is not None and naar.naam != via.verwijst):
        raise knoop["via"].fout(
            f"De kolom {tabel.naam}.{via.naam} verwijst niet naar {naar.naam if naar else 'een andere tabel'}",
            doe=bedoelt(
                via.naam, [k.naam for k in tabel.kolommen if k.verwijst and (naar is None or k.verwijst == naar.naam)]
            ),
        )
    doel = omgeving.schema.tabel(via.verwijst)
    return Verwijst(via.naam, doel.naam, voorwaarde(knoop["waar"], doel, omgeving) if "waar" in knoop else None)


def _gekoppeld(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    gekozen = selectie(knoop, omgeving)
    ander = omgeving.schema.tabel(gekozen.tabel)
    via = omgeving.kolom(ander, knoop["via"])
    if via.verwijst != tabel.naam:
        raise knoop["via"].fout(
            f"De kolom {ander.naam}.{via.naam} verwijst niet naar {tabel.naam}",
            doe=bedoelt(via.naam, [k.naam for k in ander.kolommen if k.verwijst == tabel.naam]),
        )
    loopt = ja_nee(knoop.waarde.get("loopt"))
    if loopt:
        eis_periode(knoop["van"], omgeving)
    norm = knoop.neem("norm")
    teken, rest = (Op.MINSTENS, "1") if norm is None else vergelijking(norm)
    if not rest.isdecimal():
        raise (norm or knoop).fout("Er staat geen heel getal achter het teken", doe="Schrijf bijvoorbeeld “>= 1”.")
    return Gekoppeld(gekozen, via.naam, teken, int(rest), loopt)


WOORDEN.update(aantal=_aantal, som=_som, verwijst=_verwijst, gekoppeld=_gekoppeld)
