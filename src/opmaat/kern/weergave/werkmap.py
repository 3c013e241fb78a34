"""The monitor as a workbook: real numbers and dates, so that whoever opens it can go on counting. Members only when asked, and never names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

from opmaat.kern.overeenkomst.element import schaal_van
from opmaat.kern.overeenkomst.rekenbevinding import SOORTEN
from opmaat.kern.uitkomst.telling import Lid

from . import normtekst, rekeningbeeld, woorden
from .rapport import Deel, Rapport
from .regelbeeld import Regelbeeld

Cel = str | int | float | date | Fraction | None
Leden = Mapping[tuple[str, str], Sequence[Lid]]
"""Members per agreement and clause."""
_MAAT = {"%": "0.0%", "%-punt": "0.0%", "EUR": '"€" #,##0.00', "fte": "#,##0.00", "jaartal": "0"}


@dataclass(frozen=True)
class Veld:
    """A column of a sheet: heading, width in characters, and whether its text is wrapped."""

    kop: str
    breed: int = 14
    wikkelt: bool = False


def maak_werkmap(rapport: Rapport, leden: Leden | None = None) -> bytes:
    """The bytes of the workbook. ``leden``: write the sheet with members too."""
    import xlsxwriter  # type: ignore[import-untyped]  # here: only who asks for a workbook waits for it

    uit = BytesIO()
    map_ = xlsxwriter.Workbook(uit, {"in_memory": True, "default_date_format": "d-m-yyyy", "strings_to_formulas": False, "strings_to_urls": False})
    map_.set_properties({"title": f"Monitor op {rapport.peildatum.isoformat()}", "comments": f"Opmaat {rapport.versie}"})
    schrijver = _Schrijver(map_)
    schrijver.blad("Overzicht", _VELDEN, (rij for deel in rapport.delen for rij in _regels(deel)))
    if len(rapport.delen) > 1:
        for deel in rapport.delen:
            schrijver.blad(deel.monitor.overeenkomst.id[:31], _VELDEN, _regels(deel))
    schrijver.blad("Aantallen", _ROLVELDEN, (rij for deel in rapport.delen for rij in _rollen(deel)))
    for deel in rapport.delen:
        if deel.rekening is not None:
            velden = tuple(Veld(kop, 14) for kop in rekeningbeeld.koppen(deel.rekening))
            naam = "Rekening" if len(rapport.delen) == 1 else f"Rekening {deel.monitor.overeenkomst.id}"[:31]
            schrijver.blad(naam, velden, ((post.groep or rekeningbeeld.GEHEEL, *rekeningbeeld.getallen(post)) for post in rekeningbeeld.posten(deel.rekening)))
    if any(beeld.cellen for deel in rapport.delen for beeld in deel.beelden):
        schrijver.blad("Uitsplitsing", _CELVELDEN, (rij for deel in rapport.delen for rij in _cellen(deel)))
    schrijver.blad("Bevindingen", _BEVINDINGVELDEN, (rij for deel in rapport.delen for rij in _bevindingen(deel)))
    if leden is not None:
        schrijver.blad("Leden", _LIDVELDEN, _leden(leden))
    schrijver.blad("Definities", (Veld("Woord", 30), Veld("Betekenis", 90, True)), _definities(rapport))
    map_.close()
    return uit.getvalue()


_VELDEN = (
    Veld("Overeenkomst", 14), Veld("Afspraak", 24), Veld("Artikel", 22, True), Veld("Tekst", 60, True), Veld("Gemeente", 12), Veld("Gerealiseerd", 14), Veld("Eenheid", 12), Veld("Toelichting", 20, True), Veld("Norm", 16),
    Veld("Normgetal", 12), Veld("Norm tot nu", 12), Veld("Stand", 20), Veld("Kans", 8), Veld("Ondergrens 95%", 12), Veld("Bovengrens 95%", 12), Veld("Teller", 10), Veld("Noemer", 10), Veld("Nog open", 10), Veld("Gegevens", 22, True),
    Veld("Periode van", 12), Veld("Periode t/m", 12), Veld("Peildatum", 12), Veld("Bekend op", 12),
)  # fmt: skip
_ROLVELDEN = (Veld("Overeenkomst", 14), Veld("Afspraak", 26), Veld("Gemeente", 14), Veld("Uitkomst", 34), Veld("Aantal", 10))
_CELVELDEN = (Veld("Overeenkomst", 14), Veld("Afspraak", 26), Veld("Gemeente", 14), Veld("Groep", 34), Veld("Cijfer", 12), Veld("Eenheid", 12), Veld("Toelichting", 24))
_BEVINDINGVELDEN = (
    Veld("Overeenkomst", 14), Veld("Soort", 34, True), Veld("Waar", 28, True), Veld("Bron", 24, True), Veld("Bevinding", 70, True), Veld("Genoemd", 30, True), Veld("Berekend", 26, True), Veld("Verschil", 18), Veld("Alleen afronding", 12),
)  # fmt: skip
_LIDVELDEN = (
    Veld("Overeenkomst", 14), Veld("Afspraak", 26), Veld("Gemeente", 14), Veld("persoon_id", 12), Veld("feit_id", 12), Veld("Uitkomst", 30), Veld("Dag", 12), Veld("Uiterlijk", 12), Veld("Gedaan op", 12), Veld("Aantal", 8), Veld("Bedrag", 12),
)  # fmt: skip


class _Schrijver:
    """Writes sheets with a frozen, filtered header and a format per kind of cell."""

    def __init__(self, map_: Any) -> None:
        self._map = map_
        self._formaten: dict[tuple[str, bool], Any] = {}
        self._kop = map_.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True, "bg_color": "#F3F6F8"})

    def blad(self, naam: str, velden: Sequence[Veld], rijen: Iterable[Sequence[Cel | tuple[Cel, str]]]) -> None:
        """One sheet; a cell may bring its own number format as a pair."""
        blad = self._map.add_worksheet(naam)
        for i, veld in enumerate(velden):
            blad.set_column(i, i, veld.breed)
            blad.write_string(0, i, veld.kop, self._kop)
        laatste = 0
        for laatste, rij in enumerate(rijen, start=1):
            for i, (veld, cel) in enumerate(zip(velden, rij, strict=True)):
                waarde, maat = cel if isinstance(cel, tuple) else (cel, "")
                self._schrijf(blad, laatste, i, waarde, maat, veld)
        blad.freeze_panes(1, 2 if len(velden) > 4 else 0)
        blad.autofilter(0, 0, max(laatste, 1), len(velden) - 1)
        blad.set_landscape()
        blad.set_paper(9)
        blad.fit_to_pages(1, 0)
        blad.repeat_rows(0)

    def _schrijf(self, blad: Any, rij: int, kolom: int, waarde: Cel, maat: str, veld: Veld) -> None:
        if waarde is None or waarde == "":
            return
        if isinstance(waarde, str):
            blad.write_string(rij, kolom, waarde, self._formaat("", veld.wikkelt))
        elif isinstance(waarde, date):
            blad.write_datetime(rij, kolom, waarde, self._formaat("d-m-yyyy", False))
        else:
            blad.write_number(rij, kolom, float(waarde), self._formaat(maat or ("#,##0" if isinstance(waarde, int) else "#,##0.00"), False))

    def _formaat(self, maat: str, wikkelt: bool) -> Any:
        if (maat, wikkelt) not in self._formaten:
            self._formaten[maat, wikkelt] = self._map.add_format({"valign": "top", "text_wrap": wikkelt} | ({"num_format": maat} if maat else {}))
        return self._formaten[maat, wikkelt]


def _regels(deel: Deel) -> Iterable[Sequence[Cel | tuple[Cel, str]]]:
    for beeld in deel.beelden:
        afspraak, uitkomst, venster = beeld.afspraak, beeld.uitkomst, beeld.regel.vraag.venster
        maat = _getalmaat(beeld)
        grenzen = normtekst.grenzen(beeld.oordeel.norm)
        interval = uitkomst.interval or (None, None)
        yield (
            deel.monitor.overeenkomst.id, afspraak.id, afspraak.bron, afspraak.tekst, beeld.gemeente or beeld.regel.vraag.gemeente or "",
            (uitkomst.waarde, maat), _eenheid(beeld), beeld.gerealiseerd if uitkomst.waarde is None else "", beeld.norm,
            (grenzen[0] if len(grenzen) == 1 else None, maat), (beeld.oordeel.tot_nu_toe, maat), str(beeld.status), (beeld.oordeel.kans, "0%"),
            (interval[0], maat), (interval[1], maat), uitkomst.teller, uitkomst.noemer, beeld.nog_open, beeld.gegevens,
            venster.begin, venster.eind, deel.monitor.peildatum, deel.monitor.bekend_op,
        )  # fmt: skip


def _rollen(deel: Deel) -> Iterable[Sequence[Cel]]:
    for beeld in deel.beelden:
        for rol, aantal in beeld.uitkomst.rollen.items():
            yield deel.monitor.overeenkomst.id, beeld.afspraak.id, beeld.gemeente, woorden.rol(rol), aantal


def _cellen(deel: Deel) -> Iterable[Sequence[Cel | tuple[Cel, str]]]:
    for beeld in deel.beelden:
        for cel, uitkomst in beeld.cellen.items():
            toelichting = str(uitkomst.leeg) if uitkomst.leeg is not None else ""
            yield deel.monitor.overeenkomst.id, beeld.afspraak.id, cel.gemeente, " / ".join(cel.uitsplitsing), (uitkomst.waarde, _getalmaat(beeld)), _eenheid(beeld), toelichting


def _bevindingen(deel: Deel) -> Iterable[Sequence[Cel]]:
    for deze in deel.bevindingen:
        yield deze.overeenkomst, SOORTEN[deze.soort], deze.id, deze.bron, deze.tekst, deze.genoemd, deze.berekend, deze.verschil, "ja" if deze.afronding else "nee"


def _leden(leden: Leden) -> Iterable[Sequence[Cel | tuple[Cel, str]]]:
    for (overeenkomst, afspraak), rijen in leden.items():
        for lid in sorted(rijen, key=lambda lid: (lid.persoon_id or 0, lid.feit_id or 0, lid.rol, lid.dag or date.min)):
            if lid.cel:
                continue
            yield (
                overeenkomst, afspraak, lid.gemeente, (lid.persoon_id, "0"), (lid.feit_id, "0"), woorden.rol(lid.rol), lid.dag, lid.uiterlijk, lid.gedaan,
                lid.aantal, None if lid.bedrag is None else Fraction(lid.bedrag),
            )  # fmt: skip


def _definities(rapport: Rapport) -> Iterable[Sequence[Cel]]:
    yield "Peildatum", f"{rapport.peildatum:%-d-%-m-%Y}: de dag waarop de stand is opgemaakt."
    bekend = f"{rapport.bekend_op:%-d-%-m-%Y}" if rapport.bekend_op else "alles wat bij het maken was vastgelegd"
    yield "Bekend op", f"{bekend}: wat toen was vastgelegd, telt mee."
    yield "Register", rapport.register
    yield "Gemaakt met", f"Opmaat {rapport.versie}"
    for melding in rapport.meldingen:
        yield "Let op", melding
    for status, uitleg in woorden.STATUS.items():
        yield f"Stand: {status}", uitleg
    for leeg, uitleg in woorden.LEEG.items():
        yield f"Geen getal: {leeg}", uitleg
    for deel in rapport.delen:
        for begrip in deel.monitor.overeenkomst.begrippen:
            yield f"{begrip.woord} ({deel.monitor.overeenkomst.id})", begrip.betekenis


def _eenheid(beeld: Regelbeeld) -> str:
    norm = beeld.oordeel.norm
    return norm.eenheid if norm is not None and not norm.onbekend else beeld.uitkomst.eenheid


def _getalmaat(beeld: Regelbeeld) -> str:
    eenheid = _eenheid(beeld)
    if schaal_van(eenheid) != 1 or eenheid in _MAAT:
        return _MAAT[eenheid]
    waarde = beeld.uitkomst.waarde
    return "#,##0" if waarde is None or waarde.denominator == 1 else "#,##0.00"
