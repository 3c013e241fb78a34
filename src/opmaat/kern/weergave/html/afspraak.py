"""The clauses of a chapter as a table, each with a line of figures and, folded away, everything behind it."""

from __future__ import annotations

from collections.abc import Sequence

from .. import normtekst, tekening
from ..rapport import Deel
from ..regelbeeld import Regelbeeld
from . import detail
from .element import Html, Kind, el, naam_van
from .statusvorm import stand

KOPPEN = (
    ("Afspraak", "k-afspraak"), ("Gerealiseerd", "k-getal getal"), ("Norm", "k-getal getal"), ("Norm tot nu", "k-getal getal"), ("Stand", "k-stand"),
    ("Beeld", "k-beeld"), ("Nog open", "k-open getal"), ("Gegevens", "k-getal"),
)  # fmt: skip


def hoofdstukken(deel: Deel) -> Html:
    """Every chapter with its heading and table, in the order in which the file first names them."""
    groepen: dict[str, list[Regelbeeld]] = {}
    for beeld in deel.beelden:
        groepen.setdefault(beeld.hoofdstuk, []).append(beeld)
    stukken: list[Html] = []
    for nummer, (kop, groep) in enumerate(groepen.items(), start=1):
        stukken += [el("h4", kop, id=naam_van(deel.monitor.overeenkomst.id, "deel", str(nummer))), _tabel(deel, kop, groep)]
    return el("div", stukken)


def anker(beeld: Regelbeeld, overeenkomst: str) -> str:
    """The name of a clause on the page, to link to."""
    return naam_van(overeenkomst, beeld.afspraak.id, beeld.gemeente)


def _tabel(deel: Deel, kop: str, beelden: Sequence[Regelbeeld]) -> Html:
    koppen = el("tr", [el("th", tekst, scope="col", role="columnheader", klasse=klasse) for tekst, klasse in KOPPEN], role="row")
    return el(
        "table",
        el("caption", el("span", f"De afspraken van {kop} en hoe ze er voor staan", klasse="verborgen"), klasse="stil"),
        el("thead", koppen, role="rowgroup"),
        [_afspraak(deel, beeld) for beeld in beelden],
        klasse="afspraken", role="table",
    )  # fmt: skip


def _afspraak(deel: Deel, beeld: Regelbeeld) -> Html:
    naam = anker(beeld, deel.monitor.overeenkomst.id)
    kop = el(
        "th",
        el("span", beeld.afspraak.tekst, klasse="tekst"),
        el("span", beeld.afspraak.id, f" · {beeld.gemeente}" if beeld.gemeente else "", f" · {beeld.afspraak.bron}" if beeld.afspraak.bron else "", klasse="id"),
        scope="row", role="rowheader", klasse="k-afspraak",
    )  # fmt: skip
    kans = el("span", f" kans {beeld.kans}", klasse="klein zacht") if beeld.kans else ""
    cellen: list[tuple[Kind, str]] = [
        (el("span", beeld.gerealiseerd, klasse="waarde" if beeld.uitkomst.waarde is not None else "zacht"), "getal"),
        (beeld.norm, "getal"),
        (beeld.norm_nu, "getal"),
        ([stand(beeld.status), el("br"), kans] if beeld.kans else stand(beeld.status), "k-stand"),
        (_baan(beeld, naam), "k-beeld"),
        (str(beeld.nog_open) if beeld.nog_open else "", "getal"),
        (beeld.gegevens, "k-gegevens"),
    ]
    rij = [
        el("td", inhoud, klasse=klasse if inhoud else f"{klasse} leeg", role="cell", data_kop=titel)
        for (inhoud, klasse), (titel, _) in zip(cellen, KOPPEN[1:], strict=True)
    ]
    meer = el("tr", el("td", detail.details(deel, beeld, naam), colspan=len(KOPPEN), role="cell"), klasse="meer", role="row")
    return el("tbody", el("tr", kop, rij, klasse="regel", role="row"), meer, id=naam, role="rowgroup")


def _baan(beeld: Regelbeeld, naam: str) -> Kind:
    uitkomst = beeld.uitkomst
    grenzen = normtekst.grenzen(beeld.oordeel.norm)
    if uitkomst.waarde is None or (not grenzen and uitkomst.interval is None):
        return ""
    nu, prognose = beeld.oordeel.tot_nu_toe, beeld.regel.prognose
    verwacht = None if prognose is None else (float(prognose.intervallen[80][0]), float(prognose.intervallen[80][1]))
    zinnen = [f"Gerealiseerd {beeld.gerealiseerd}", f"norm {beeld.norm}" if beeld.norm else "", f"tot nu {beeld.norm_nu}" if beeld.norm_nu else "", detail.verwachting(beeld)]
    return Html(
        tekening.baan(
            f"{naam}-b", waarde=float(uitkomst.waarde), interval=uitkomst.interval, verwacht=verwacht, normen=[float(grens) for grens in grenzen],
            nu=None if nu is None else float(nu), procent=(beeld.oordeel.norm.eenheid if beeld.oordeel.norm else uitkomst.eenheid) == "%",
            titel=f"{beeld.afspraak.id}: cijfer naast de norm", beschrijving=", ".join(filter(None, zinnen)) + ".",
        )
    )  # fmt: skip
