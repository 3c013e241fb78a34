"""The arithmetic check: every stated figure recomputed, every claim tried, every date and label held against the rest.

A finding says where, what is stated, what comes out, the difference, and whether rounding explains it. It never says
what the figure should have been instead: that is for the parties. Source: design, section 7, "Arithmetic".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, TypeVar

from .begroting import Controle, Regel
from .cijfers import AFGEROND, cijfers, spreiding, toon
from .element import Element
from .formule import Boom, Formulefout, Spreiding, Waarde, bereken, namen, rond_half_op
from .formulelezer import lees_bewering, lees_formule
from .overeenkomst import Overeenkomst
from .rekenbevinding import Rekenbevinding
from .samenhang import samenhang

T = TypeVar("T")


def controleer_rekenwerk(overeenkomst: Overeenkomst) -> tuple[Rekenbevinding, ...]:
    """All findings of one agreement, errors before rounding differences, in the order of the file."""
    waarden = cijfers(overeenkomst)
    gevonden = [
        *_sommen(overeenkomst, waarden),
        *_tegenspraken(overeenkomst),
        *_beweringen(overeenkomst, waarden),
        *samenhang(overeenkomst),
    ]
    return tuple(sorted(gevonden, key=lambda bevinding: bevinding.afronding))


def losse_cijfers(overeenkomst: Overeenkomst) -> tuple[Regel, ...]:
    """The stated figures that no formula, second place or equality confirms: they could change within their bounds and
    nothing would notice.
    """
    waarden = cijfers(overeenkomst)
    gebruikt: set[str] = set()
    for regel in overeenkomst.regels:
        if regel.formule is not None:
            gebruikt |= {regel.naam, *_namen(_lees(lees_formule, regel.formule))}
    for controle in overeenkomst.controles:
        if controle.bewering is not None:
            bewering = _lees(lees_bewering, controle.bewering)
            if bewering is not None and bewering.teken == "=":
                gebruikt |= {*_namen(bewering.links), *_namen(bewering.rechts)}
    plaatsen = _per_grootheid(overeenkomst)
    return tuple(
        regel
        for regel in overeenkomst.regels
        if regel.naam in waarden
        and not {regel.naam, regel.id} & gebruikt
        and len(plaatsen.get(regel.grootheid or "", [])) < 2
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
            yield _onuitvoerbaar(
                overeenkomst, regel, regel.formule, Formulefout("De uitkomst is een datum, geen getal")
            )
            continue
        genoemd = spreiding(regel.waarde, regel.eenheid, regel.decimalen)
        yield from _vergelijk(overeenkomst, regel, genoemd, uitkomst, tuple(_namen(boom)))


def _vergelijk(
    overeenkomst: Overeenkomst, regel: Regel, genoemd: Spreiding, uitkomst: Spreiding, delen: tuple[str, ...]
) -> Iterator[Rekenbevinding]:
    cijfers_ = regel.decimalen + (2 if regel.eenheid in ("%", "%-punt") else 0)
    if rond_half_op(uitkomst.midden, cijfers_) == genoemd.midden:
        return
    heel = regel.eenheid not in AFGEROND
    speling = Fraction(1) if heel and uitkomst.midden.denominator != 1 else Fraction(0)
    afronding = genoemd.laag - speling < uitkomst.hoog and uitkomst.laag < genoemd.hoog + speling
    yield Rekenbevinding.over(
        regel, overeenkomst=overeenkomst.id, soort="som", id=regel.naam,
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
        waarden = {
            spreiding(regel.waarde, regel.eenheid, regel.decimalen) for regel in regels if regel.waarde is not None
        }
        if len({waarde.midden for waarde in waarden}) < 2:
            continue
        laag, hoog = max(waarde.laag for waarde in waarden), min(waarde.hoog for waarde in waarden)
        gezegd = "; ".join(
            f"{toon(spreiding(r.waarde, r.eenheid, r.decimalen), r)} ({r.bron or r.begroting})"
            for r in regels
            if r.waarde is not None
        )
        midden = [waarde.midden for waarde in waarden]
        yield Rekenbevinding.over(
            regels[0], overeenkomst=overeenkomst.id, soort="tegenspraak", id=grootheid,
            tekst=f"Voor {grootheid.replace('-', ' ')} staan verschillende getallen: {gezegd}", genoemd=gezegd,
            verschil=toon(max(midden) - min(midden), regels[0]), afronding=laag < hoog,
            catalogus=tuple(dict.fromkeys(rij for regel in regels for rij in regel.catalogus)),
            betrokken=tuple(regel.id for regel in regels),
            waarom="Zolang niet is gekozen welk getal geldt, kan geen van beide worden afgerekend.",
        )  # fmt: skip


_VERGELIJKING: Mapping[str, Callable[[Any, Any], bool]] = {"<=": le, "<": lt, ">=": ge, ">": gt, "=": eq, "<>": ne}
"""Between two numbers or two days, never one of each."""


def _beweringen(overeenkomst: Overeenkomst, waarden: Mapping[str, Waarde]) -> Iterator[Rekenbevinding]:
    for controle in overeenkomst.controles:
        if controle.soort == "naam":
            yield _naam(overeenkomst, controle)
        elif controle.bewering is not None:
            try:
                yield from _bewering(overeenkomst, controle, controle.bewering, waarden)
            except Formulefout as fout:
                yield _onuitvoerbaar(overeenkomst, controle, controle.bewering, fout)


def _bewering(
    overeenkomst: Overeenkomst, controle: Controle, tekst: str, waarden: Mapping[str, Waarde]
) -> Iterator[Rekenbevinding]:
    bewering = lees_bewering(tekst)
    links, rechts = bereken(bewering.links, waarden), bereken(bewering.rechts, waarden)
    vergelijk = _VERGELIJKING[bewering.teken]
    if isinstance(links, Spreiding) and isinstance(rechts, Spreiding):
        klopt = vergelijk(links.midden, rechts.midden)
        raakt = links.laag < rechts.hoog and rechts.laag < links.hoog
        verschil = toon(links.midden - rechts.midden)
    elif isinstance(links, date) and isinstance(rechts, date):
        klopt, raakt, verschil = vergelijk(links, rechts), False, f"{abs((links - rechts).days)} dagen"
    else:
        raise Formulefout("Er wordt een datum met een getal vergeleken")
    if klopt:
        return
    yield Rekenbevinding.over(
        controle, overeenkomst=overeenkomst.id, soort="bewering", plaats=controle.beweringplaats,
        tekst=controle.waarom, genoemd=tekst, berekend=f"{toon(links)} en {toon(rechts)}", verschil=verschil,
        afronding=raakt and bewering.teken != "<>", betrokken=(*_namen(bewering.links), *_namen(bewering.rechts)),
        waarom="Het document spreekt zichzelf hier tegen.",
    )  # fmt: skip


def _naam(overeenkomst: Overeenkomst, controle: Controle) -> Rekenbevinding:
    return Rekenbevinding.over(
        controle, overeenkomst=overeenkomst.id, soort="naam",
        tekst=controle.waarom, genoemd=" / ".join(controle.namen), waarom="Wie telt moet weten over welke van de twee het gaat.",
    )  # fmt: skip


def _onuitvoerbaar(overeenkomst: Overeenkomst, element: Element, tekst: str, fout: Formulefout) -> Rekenbevinding:
    """A rule that fails to run is a finding, never a pass."""
    return Rekenbevinding.over(
        element, overeenkomst=overeenkomst.id, soort="formule",
        tekst=f"“{tekst}” kan niet worden uitgerekend: {fout.wat}", genoemd=tekst, betrokken=(element.id,),
        waarom=fout.waarom or "Wat niet is nagerekend, is niet in orde bevonden.",
    )  # fmt: skip


def _lees(lezer: Callable[[str], T], tekst: str) -> T | None:
    try:
        return lezer(tekst)
    except Formulefout:
        return None


def _namen(boom: Boom | None) -> Iterable[str]:
    return namen(boom) if boom is not None else ()
