"""From a measure and a question to a figure per cell: leaves go to an engine, composed kinds are put together here.

This is the one entrance to figures for the command line, the screens and the reports. It knows no norm and no status
(``kern.oordeel``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from opmaat.kern.maat import (
    Ingevoerd,
    Kwaliteit,
    Maat,
    Parameter,
    Samengesteld,
    Samenvatting,
    Verandering,
    Verhouding,
    hoofdtabellen,
)
from opmaat.kern.tijd import Duur, Periode, plus
from opmaat.kern.uitkomst.telling import GEHEEL, Cel, Celtelling, Lid
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege
from opmaat.kern.uitkomst.waarde import PROCENT, waarde

from .vraag import Motor, Vraag

Gegevens = Callable[[frozenset[str], Vraag], bool]
"""Whether the register holds a row, or a levering, of all these tables for the question's venster up to its peildatum."""
Aanvulling = Callable[[Maat, Vraag], Mapping[Cel, Uitkomst]]
"""Answers the kinds that need no engine: kwaliteit and ingevoerd."""
Uitkomsten = Mapping[Cel, Uitkomst]


class Rekenaar:
    """Computes figures with one engine on one register."""

    def __init__(self, motor: Motor, gegevens: Gegevens, aanvulling: Aanvulling) -> None:
        self._motor = motor
        self._gegevens = gegevens
        self._aanvulling = aanvulling

    def vooraf(self, vragen: Iterable[tuple[Maat, Vraag]]) -> None:
        """Tells the engine which figures will be asked, so that one that can counts many together; no answer changes by
        it.
        """
        telt_vooraf = getattr(self._motor, "vooraf", None)
        if telt_vooraf is not None:
            telt_vooraf([blad for maat, vraag in vragen for blad in _bladen(maat, vraag)])

    def bereken(self, maat: Maat, vraag: Vraag) -> Uitkomsten:
        """The figure of every cell; always at least the total of the asked gemeente.

        Samenvatting is not computed here: it is about other figures (``kern.oordeel``) and gives ValueError.
        """
        match maat:
            case Samenvatting():
                raise ValueError("een samenvatting gaat over de andere afspraken en wordt door het oordeel berekend")
            case Verhouding():
                return self._verhouding(maat, vraag)
            case Verandering():
                return self._verandering(maat, vraag)
            case Samengesteld(als="som" | "lijst"):
                return self._samengesteld(maat, vraag)
            case Kwaliteit() | Ingevoerd():
                return self._aanvulling(maat, vraag)
            case _:
                return self._blad(maat, vraag)

    def totaal(self, maat: Maat, vraag: Vraag) -> Uitkomst:
        """The figure of the asked gemeente as a whole, without breakdown."""
        cellen = self.bereken(maat, replace(vraag, uitsplitsing=()))
        return cellen.get(Cel(vraag.gemeente or GEHEEL)) or next(iter(cellen.values()))

    def leden(self, maat: Maat, vraag: Vraag) -> Sequence[Lid]:
        """The members of a figure; of a composed one those of its parts, their role prefixed with the part's name."""
        match maat:
            case Verhouding(teller=teller, noemer=noemer):
                delen = [("teller", teller, vraag)] + ([] if isinstance(noemer, Parameter) else [("noemer", noemer, vraag)])
            case Verandering(van=deel):
                delen = [("nu", deel, vraag), ("toen", deel, basisvraag(maat, vraag))]
            case Samengesteld(als="som" | "lijst"):
                delen = [(naam, deel, vraag) for naam, deel in maat.delen]
            case Kwaliteit() | Ingevoerd() | Samenvatting():
                return ()
            case _:
                return self._motor.leden(maat, vraag)
        return [replace(lid, rol=f"{naam}:{lid.rol}") for naam, deel, eigen in delen for lid in self.leden(deel, eigen)]

    def _blad(self, maat: Maat, vraag: Vraag) -> Uitkomsten:
        telling = self._motor.tel(maat, vraag)
        gegevens = self._gegevens(hoofdtabellen(maat), vraag)
        cellen = dict(telling.cellen)
        if not any(not cel.uitsplitsing for cel in cellen):
            cellen[Cel(vraag.gemeente or GEHEEL)] = Celtelling({})
        uitkomsten = {cel: waarde(maat, tel, peildatum=vraag.peildatum, gegevens=gegevens) for cel, tel in cellen.items()}
        if not telling.opmerkingen:
            return uitkomsten
        return {cel: replace(uitkomst, opmerkingen=telling.opmerkingen) for cel, uitkomst in uitkomsten.items()}

    def _verhouding(self, maat: Verhouding, vraag: Vraag) -> Uitkomsten:
        tellers = self.bereken(maat.teller, vraag)
        if isinstance(maat.noemer, Parameter):
            noemer = parameteruitkomst(maat.noemer, vraag)
            return {cel: verhoud(teller, noemer, maat.als) for cel, teller in tellers.items()}
        noemers = self.bereken(maat.noemer, vraag)
        niets = lege(Leeg.NIET_VAN_TOEPASSING)
        return {cel: verhoud(tellers.get(cel, niets), noemers.get(cel, niets), maat.als) for cel in {**tellers, **noemers}}

    def _verandering(self, maat: Verandering, vraag: Vraag) -> Uitkomsten:
        nu, toen = self.bereken(maat.van, vraag), self.bereken(maat.van, basisvraag(maat, vraag))
        niets = lege(Leeg.NIET_VAN_TOEPASSING)
        return {cel: verander(nu.get(cel, niets), toen.get(cel, niets), maat.als) for cel in {**nu, **toen}}

    def _samengesteld(self, maat: Samengesteld, vraag: Vraag) -> Uitkomsten:
        per_deel = {naam: self.bereken(deel, vraag) for naam, deel in maat.delen}
        cellen = {cel for uitkomsten in per_deel.values() for cel in uitkomsten}
        niets = lege(Leeg.NIET_VAN_TOEPASSING)
        return {cel: stel_samen({naam: deel.get(cel, niets) for naam, deel in per_deel.items()}, maat.als) for cel in cellen}


def _bladen(maat: Maat, vraag: Vraag) -> Iterator[tuple[Maat, Vraag]]:
    """The measures that an engine is asked for to compute this one."""
    match maat:
        case Verhouding(teller=teller, noemer=noemer):
            yield from _bladen(teller, vraag)
            if not isinstance(noemer, Parameter):
                yield from _bladen(noemer, vraag)
        case Verandering(van=deel):
            yield from _bladen(deel, vraag)
            yield from _bladen(deel, basisvraag(maat, vraag))
        case Samengesteld(als="som" | "lijst", delen=delen):
            for _, deel in delen:
                yield from _bladen(deel, vraag)
        case Kwaliteit() | Ingevoerd() | Samenvatting():
            return
        case _:
            yield maat, vraag


def basisvraag(maat: Verandering, vraag: Vraag) -> Vraag:
    """The question at the base of a change: P at that date, or the base period judged as far in as P is in the venster."""
    if isinstance(maat.basis, date):
        return replace(vraag, peildatum=maat.basis, venster=_met(vraag.venster, maat.basis))
    einde = maat.basis.eind
    verlopen = vraag.venster.beperk(vraag.peildatum)
    lopend = vraag.venster.eind is None or vraag.peildatum < vraag.venster.eind
    if lopend and verlopen is not None:
        tot = plus(maat.basis.begin, Duur(min(verlopen.dagen, maat.basis.dagen) - 1, "dag"))
        return replace(vraag, venster=maat.basis, peildatum=tot)
    return replace(vraag, venster=maat.basis, peildatum=einde or vraag.peildatum)


def _met(venster: Periode, dag: date) -> Periode:
    """The venster, widened back to a base date before it, so that a stand there lies inside."""
    return Periode.tm(min(venster.begin, dag), venster.eind)


def parameteruitkomst(parameter: Parameter, vraag: Vraag) -> Uitkomst:
    """The value of a parameter at P; nobody gave it: geen gegevens."""
    reeks = vraag.parameters.get(parameter.naam)
    stand = reeks.op(vraag.peildatum) if reeks else None
    return lege(Leeg.GEEN_GEGEVENS) if stand is None else Uitkomst(Fraction(stand), rollen={})


def verhoud(teller: Uitkomst, noemer: Uitkomst, als: str) -> Uitkomst:
    """Quotient (a fraction of 1, in %) or difference of two figures; an empty part makes the whole that empty.

    ``ValueError`` for a list of figures, which has no value of its own.
    """
    delen = {"teller": teller, "noemer": noemer}
    rollen = _rollen(delen)
    for deel in delen.values():
        if deel.leeg is not None:
            return lege(deel.leeg, PROCENT if als == "quotient" else teller.eenheid, delen=delen, rollen=rollen)
    if teller.waarde is None or noemer.waarde is None:
        raise ValueError("een lijst van cijfers heeft zelf geen waarde om mee te rekenen")
    if als == "verschil":
        return Uitkomst(teller.waarde - noemer.waarde, None, teller.eenheid, delen=delen, rollen=rollen)
    if noemer.waarde == 0:
        return lege(Leeg.NIET_VAN_TOEPASSING, PROCENT, delen=delen, rollen=rollen)
    return Uitkomst(teller.waarde / noemer.waarde, None, PROCENT, teller.waarde, noemer.waarde, delen=delen, rollen=rollen)


def verander(nu: Uitkomst, toen: Uitkomst, als: str) -> Uitkomst:
    """The change of a figure: absolute, or as a fraction of the base (procent), or the difference of two shares
    (procentpunt).
    """
    verschil = verhoud(nu, toen, "verschil")
    verschil = replace(verschil, delen={"nu": nu, "toen": toen}, rollen=_rollen({"nu": nu, "toen": toen}))
    if als == "absoluut" or verschil.waarde is None:
        return verschil
    if als == "procentpunt":
        return replace(verschil, eenheid="%-punt")
    if not toen.waarde:
        return replace(verschil, waarde=None, leeg=Leeg.NIET_VAN_TOEPASSING, eenheid=PROCENT)
    return replace(verschil, waarde=verschil.waarde / toen.waarde, eenheid=PROCENT, teller=verschil.waarde, noemer=toen.waarde)


def stel_samen(delen: Mapping[str, Uitkomst], als: str) -> Uitkomst:
    """The sum of figures, or a list of them; a sum is empty as its first empty part is."""
    rollen = _rollen(delen)
    eenheden = {deel.eenheid for deel in delen.values()}
    eenheid_ = eenheden.pop() if len(eenheden) == 1 else ""
    if als == "lijst":
        return Uitkomst(None, None, eenheid_, delen=delen, rollen=rollen)
    for deel in delen.values():
        if deel.waarde is None:
            return lege(deel.leeg or Leeg.NIET_VAN_TOEPASSING, eenheid_, delen=delen, rollen=rollen)
    som = sum((deel.waarde for deel in delen.values() if deel.waarde is not None), Fraction(0))
    return Uitkomst(som, None, eenheid_, delen=delen, rollen=rollen)


def _rollen(delen: Mapping[str, Uitkomst]) -> dict[str, int]:
    return {f"{naam}:{rol}": aantal for naam, deel in delen.items() for rol, aantal in deel.rollen.items()}


