"""The arithmetic check: every stated figure recomputed, every claim tried, every date and label held against the rest.

A finding says where, what is stated, what comes out, the difference, and whether rounding explains it. It never says what the figure should have been
instead: that is for the parties. Source: design, section 7, "Arithmetic".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, TypeVar

from opmaat.kern.fout import Plaats

from .begroting import Controle, Regel
from .cijfers import AFGEROND, cijfers, normgetal, spreiding, toon
from .element import Element
from .formule import Boom, Formulefout, Spreiding, Waarde, bereken, lees_bewering, lees_formule, namen, rond_half_op
from .overeenkomst import Overeenkomst

T = TypeVar("T")
Soort = Literal["som", "tegenspraak", "bewering", "jaartal", "datum", "venster", "normen", "naam", "formule"]
SOORTEN: Mapping[Soort, str] = {
    "som": "een genoemd getal volgt niet uit zijn delen",
    "tegenspraak": "twee plaatsen noemen een ander getal voor hetzelfde",
    "bewering": "iets dat volgens het document zelf waar moet zijn, is het niet",
    "jaartal": "een naam noemt een ander jaar dan de tabel",
    "datum": "een vervaldag ligt voor de ondertekening of het begin",
    "venster": "een afspraak loopt buiten de looptijd",
    "normen": "twee normen voor hetzelfde sluiten elkaar uit",
    "naam": "één woord voor twee dingen, of twee woorden voor één",
    "formule": "een formule of bewering kan niet worden uitgerekend",
}


@dataclass(frozen=True, kw_only=True)
class Rekenbevinding:
    """One finding of the arithmetic check. ``afronding``: rounding explains the difference, so it is no error. ``betrokken``: ids of the figures it is about."""

    overeenkomst: str
    soort: Soort
    id: str
    tekst: str
    genoemd: str = ""
    berekend: str = ""
    verschil: str = ""
    afronding: bool = False
    waarom: str = ""
    bron: str = ""
    catalogus: tuple[str, ...] = ()
    betrokken: tuple[str, ...] = ()
    plaats: Plaats = field(default=Plaats(), compare=False)


def controleer_rekenwerk(overeenkomst: Overeenkomst) -> tuple[Rekenbevinding, ...]:
    """All findings of one agreement, errors before rounding differences, in the order of the file."""
    waarden = cijfers(overeenkomst)
    gevonden = [
        *_sommen(overeenkomst, waarden),
        *_tegenspraken(overeenkomst),
        *_beweringen(overeenkomst, waarden),
        *_jaartallen(overeenkomst),
        *_data(overeenkomst),
        *_vensters(overeenkomst),
        *_normen(overeenkomst),
    ]
    return tuple(sorted(gevonden, key=lambda bevinding: bevinding.afronding))


def losse_cijfers(overeenkomst: Overeenkomst) -> tuple[Regel, ...]:
    """The stated figures that no formula, second place or claim can confirm: nothing would notice if one were wrong."""
    waarden = cijfers(overeenkomst)
    gebruikt: set[str] = set()
    for regel in overeenkomst.regels:
        if regel.formule is not None:
            gebruikt |= {regel.naam, *_namen(_lees(lees_formule, regel.formule))}
    for controle in overeenkomst.controles:
        if controle.bewering is not None:
            bewering = _lees(lees_bewering, controle.bewering)
            gebruikt |= {*_namen(bewering.links), *_namen(bewering.rechts)} if bewering else set()
    plaatsen = _per_grootheid(overeenkomst)
    return tuple(
        regel
        for regel in overeenkomst.regels
        if regel.naam in waarden and not {regel.naam, regel.id} & gebruikt and len(plaatsen.get(regel.grootheid or "", [])) < 2
    )


def _sommen(overeenkomst: Overeenkomst, waarden: Mapping[str, Waarde]) -> Iterator[Rekenbevinding]:
    for regel in overeenkomst.regels:
        if regel.formule is None or regel.waarde is None:
            continue
        try:
            boom = lees_formule(regel.formule)
            uitkomst = bereken(boom, waarden)
        except Formulefout as fout:
            yield _onuitvoerbaar(overeenkomst, regel, regel.formule, fout)
            continue
        if not isinstance(uitkomst, Spreiding):
            yield _onuitvoerbaar(overeenkomst, regel, regel.formule, Formulefout("De uitkomst is een datum, geen getal"))
            continue
        yield from _vergelijk(overeenkomst, regel, uitkomst, tuple(_namen(boom)))


def _vergelijk(overeenkomst: Overeenkomst, regel: Regel, uitkomst: Spreiding, delen: tuple[str, ...]) -> Iterator[Rekenbevinding]:
    assert regel.waarde is not None  # noqa: S101
    genoemd = spreiding(regel.waarde, regel.eenheid, regel.decimalen)
    cijfers_ = regel.decimalen + (2 if regel.eenheid in ("%", "%-punt") else 0)
    if rond_half_op(uitkomst.midden, cijfers_) == genoemd.midden:
        return
    heel = regel.eenheid not in AFGEROND
    speling = Fraction(1) if heel and uitkomst.midden.denominator != 1 else Fraction(0)
    afronding = genoemd.laag - speling < uitkomst.hoog and uitkomst.laag < genoemd.hoog + speling
    yield Rekenbevinding(
        overeenkomst=overeenkomst.id, soort="som", id=regel.naam, plaats=regel.plaats, bron=regel.bron, catalogus=regel.catalogus,
        tekst=f"“{regel.tekst}” staat er als {toon(genoemd, regel)}, maar {regel.formule} geeft {toon(uitkomst, regel)}",
        genoemd=toon(genoemd, regel), berekend=toon(uitkomst, regel), verschil=toon(genoemd.midden - uitkomst.midden, regel),
        afronding=afronding, betrokken=(regel.id, *delen),
        waarom="Wie met het ene getal begroot en met het andere afrekent, komt niet op hetzelfde uit.",
    )  # fmt: skip


def _per_grootheid(overeenkomst: Overeenkomst) -> dict[str, list[Regel]]:
    plaatsen: dict[str, list[Regel]] = {}
    for regel in overeenkomst.regels:
        if regel.grootheid is not None and regel.waarde is not None:
            plaatsen.setdefault(regel.grootheid, []).append(regel)
    return plaatsen


def _tegenspraken(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    for grootheid, regels in _per_grootheid(overeenkomst).items():
        waarden = {spreiding(regel.waarde, regel.eenheid, regel.decimalen) for regel in regels if regel.waarde is not None}
        if len({waarde.midden for waarde in waarden}) < 2:
            continue
        laag, hoog = max(waarde.laag for waarde in waarden), min(waarde.hoog for waarde in waarden)
        gezegd = "; ".join(f"{toon(spreiding(r.waarde, r.eenheid, r.decimalen), r)} ({r.bron or r.begroting})" for r in regels if r.waarde is not None)
        midden = [waarde.midden for waarde in waarden]
        yield Rekenbevinding(
            overeenkomst=overeenkomst.id, soort="tegenspraak", id=grootheid, plaats=regels[0].plaats, bron=regels[0].bron,
            tekst=f"Voor {grootheid.replace('-', ' ')} staan verschillende getallen: {gezegd}", genoemd=gezegd,
            verschil=toon(max(midden) - min(midden), regels[0]), afronding=laag < hoog,
            catalogus=tuple(dict.fromkeys(rij for regel in regels for rij in regel.catalogus)), betrokken=tuple(regel.id for regel in regels),
            waarom="Zolang niet is gekozen welk getal geldt, kan geen van beide worden afgerekend.",
        )  # fmt: skip


_VERGELIJKING: Mapping[str, Callable[[Fraction | date, Fraction | date], bool]] = {
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    "<": lambda a, b: a < b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}


def _beweringen(overeenkomst: Overeenkomst, waarden: Mapping[str, Waarde]) -> Iterator[Rekenbevinding]:
    for controle in overeenkomst.controles:
        if controle.soort == "naam":
            yield _naam(overeenkomst, controle)
        elif controle.bewering is not None:
            try:
                yield from _bewering(overeenkomst, controle, controle.bewering, waarden)
            except Formulefout as fout:
                yield _onuitvoerbaar(overeenkomst, controle, controle.bewering, fout)


def _bewering(overeenkomst: Overeenkomst, controle: Controle, tekst: str, waarden: Mapping[str, Waarde]) -> Iterator[Rekenbevinding]:
    bewering = lees_bewering(tekst)
    links, rechts = bereken(bewering.links, waarden), bereken(bewering.rechts, waarden)
    if isinstance(links, Spreiding) != isinstance(rechts, Spreiding):
        raise Formulefout("Er wordt een datum met een getal vergeleken")
    a, b = (zijde.midden if isinstance(zijde, Spreiding) else zijde for zijde in (links, rechts))
    if _VERGELIJKING[bewering.teken](a, b):
        return
    raakt = isinstance(links, Spreiding) and isinstance(rechts, Spreiding) and links.laag < rechts.hoog and rechts.laag < links.hoog
    verschil = abs((a - b).days) if isinstance(a, date) and isinstance(b, date) else None
    yield Rekenbevinding(
        overeenkomst=overeenkomst.id, soort="bewering", id=controle.id, plaats=controle.beweringplaats, bron=controle.bron, catalogus=controle.catalogus,
        tekst=controle.waarom, genoemd=f"{tekst}", berekend=f"{toon(links)} en {toon(rechts)}",
        verschil=f"{verschil} dagen" if verschil is not None else toon(Fraction(a) - Fraction(b)) if isinstance(links, Spreiding) else "",  # type: ignore[arg-type]
        afronding=raakt and bewering.teken != "<>", betrokken=(*_namen(bewering.links), *_namen(bewering.rechts)),
        waarom="Het document spreekt zichzelf hier tegen.",
    )  # fmt: skip


def _naam(overeenkomst: Overeenkomst, controle: Controle) -> Rekenbevinding:
    return Rekenbevinding(
        overeenkomst=overeenkomst.id, soort="naam", id=controle.id, plaats=controle.plaats, bron=controle.bron, catalogus=controle.catalogus,
        tekst=controle.waarom, genoemd=" / ".join(controle.namen), waarom="Wie telt moet weten over welke van de twee het gaat.",
    )  # fmt: skip


_JAAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,]*\d)")


def _jaartallen(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    """A line whose words name other years than its own (or its table's): a name that was not changed with the year."""
    eigen_jaar = {begroting.id: begroting.jaar for begroting in overeenkomst.begroting}
    for regel in overeenkomst.regels:
        jaar = regel.jaar or eigen_jaar[regel.begroting]
        genoemd = {int(woord) for woord in _JAAR.findall(regel.tekst)}
        if jaar is None or not genoemd or jaar in genoemd or (regel.waarde is not None and regel.waarde in genoemd):
            continue
        yield Rekenbevinding(
            overeenkomst=overeenkomst.id, soort="jaartal", id=regel.naam, plaats=regel.plaats, bron=regel.bron, catalogus=regel.catalogus,
            tekst=f"“{regel.tekst}” staat in de tabel van {jaar}", genoemd=", ".join(map(str, sorted(genoemd))), berekend=str(jaar), betrokken=(regel.id,),
            waarom="Een regel met het jaartal van een ander jaar is misschien het bedrag van dat jaar.",
        )  # fmt: skip


def _data(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    eerste = max(filter(None, (overeenkomst.ondertekend_op, overeenkomst.looptijd.begin)))
    for post in overeenkomst.kalender:
        if overeenkomst.looptijd.eind is None and overeenkomst.ondertekend_op is None:
            continue
        vroeg = [dag for dag in _vervaldata(overeenkomst, post.id) if dag < eerste]
        if vroeg:
            yield Rekenbevinding(
                overeenkomst=overeenkomst.id, soort="datum", id=post.id, plaats=post.plaats, bron=post.bron, catalogus=post.catalogus,
                tekst=f"“{post.tekst}” vervalt op {toon(vroeg[0])}, voor {toon(eerste)}", genoemd=toon(vroeg[0]), berekend=toon(eerste),
                verschil=f"{(eerste - vroeg[0]).days} dagen", betrokken=(post.id,),
                waarom="Wat al vervallen was toen de overeenkomst begon, kan niet meer op tijd komen.",
            )  # fmt: skip


def _vervaldata(overeenkomst: Overeenkomst, id: str) -> tuple[date, ...]:
    post = next(post for post in overeenkomst.kalender if post.id == id)
    return post.vervaldata(overeenkomst.looptijd) if overeenkomst.looptijd.eind is not None else ()


def _vensters(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    for afspraak in overeenkomst.afspraken:
        if afspraak.venster.doorsnede(overeenkomst.looptijd) is None:
            yield Rekenbevinding(
                overeenkomst=overeenkomst.id, soort="venster", id=afspraak.id, plaats=afspraak.plaats, bron=afspraak.bron, catalogus=afspraak.catalogus,
                tekst=f"De afspraak loopt {afspraak.venster}, buiten de looptijd {overeenkomst.looptijd}", genoemd=str(afspraak.venster),
                berekend=str(overeenkomst.looptijd), betrokken=(afspraak.id,), waarom="Over een tijd buiten de overeenkomst kan niemand worden aangesproken.",
            )  # fmt: skip


def _normen(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    """Two clauses with the same measure over the same days whose norms no figure can meet together."""
    gezien: dict[tuple[object, ...], list[Element]] = {}
    afspraken = {a.id: a for a in overeenkomst.afspraken if a.maat is not None and a.norm is not None and not a.norm.onbekend}
    for afspraak in afspraken.values():
        gezien.setdefault((afspraak.maat, afspraak.venster, afspraak.gemeente), []).append(afspraak)
    for groep in gezien.values():
        for eerste, tweede in zip(groep, groep[1:], strict=False):
            a, b = afspraken[eerste.id].norm, afspraken[tweede.id].norm
            assert a is not None and b is not None  # noqa: S101
            getal = normgetal(b) if b.precies is not None else normgetal(a)
            ander = a if b.precies is not None else b
            onder = max((n.exact(n.minimum.waarde) for n in (a, b) if n.minimum), default=None)
            boven = min((n.exact(n.maximum.waarde) for n in (a, b) if n.maximum), default=None)
            botst = getal is not None and (a.precies is not None or b.precies is not None) and not ander.voldoet(getal)
            if botst or (onder is not None and boven is not None and onder > boven):
                yield Rekenbevinding(
                    overeenkomst=overeenkomst.id, soort="normen", id=f"{eerste.id}+{tweede.id}", plaats=tweede.plaats, bron=f"{eerste.bron}; {tweede.bron}",
                    tekst=f"{eerste.id} vraagt {a.tekst} en {tweede.id} vraagt {b.tekst} van hetzelfde", genoemd=f"{a.tekst} en {b.tekst}",
                    catalogus=(*eerste.catalogus, *tweede.catalogus), betrokken=(eerste.id, tweede.id), waarom="Geen enkele uitkomst kan aan allebei voldoen.",
                )  # fmt: skip


def _onuitvoerbaar(overeenkomst: Overeenkomst, element: Element, tekst: str, fout: Formulefout) -> Rekenbevinding:
    """A rule that fails to run is a finding, never a pass."""
    return Rekenbevinding(
        overeenkomst=overeenkomst.id, soort="formule", id=element.id, plaats=element.plaats, bron=element.bron, catalogus=element.catalogus,
        tekst=f"“{tekst}” kan niet worden uitgerekend: {fout.wat}", genoemd=tekst, betrokken=(element.id,), waarom=fout.waarom or "Wat niet is nagerekend, is niet in orde bevonden.",
    )  # fmt: skip


def _lees(lezer: Callable[[str], T], tekst: str) -> T | None:
    try:
        return lezer(tekst)
    except Formulefout:
        return None


def _namen(boom: Boom | None) -> Iterable[str]:
    return namen(boom) if boom is not None else ()
