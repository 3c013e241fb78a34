"""From counts per role to a figure: the last line of each kind's docstring, written once for both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from opmaat.kern.maat import (
    Aandeel,
    Behoud,
    Bezetting,
    Cohort,
    Formatie,
    Frequentie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Maat,
    Oplevering,
    Panel,
    Preventie,
    Samengesteld,
    Som,
    Stand,
    Telling,
    Termijn,
)

from .overleving import incidentie
from .rollen import TEGENGEHOUDEN, Familie, familie
from .studentt import kwantiel_975
from .telling import Celtelling
from .uitkomst import Leeg, Uitkomst, Verloop, lege

MINSTENS_GEVOLGD = 10
"""Entrants with their whole window behind them below which no provisional cohort figure is given (design, section 6)."""
PROCENT = "%"


def waarde(maat: Maat, tel: Celtelling, *, peildatum: date, gegevens: bool) -> Uitkomst:
    """The figure of a leaf measure out of the counts of one cell.

    ``gegevens``: whether the tables it reads hold a row, or a levering, for the period; without it nothing counted is
    ``geen gegevens``, with it a confirmed zero.
    """
    if not gegevens and not any(tel.rollen.values()):
        return lege(Leeg.GEEN_GEGEVENS, eenheid(maat))
    return _PER_SOORT[type(maat)](maat, tel, peildatum)


def eenheid(maat: Maat) -> str:
    """The unit in which a leaf measure's value is."""
    match maat:
        case Stand(tel=tel) | Telling(tel=tel):
            return {"personen": "personen", "rijen": "rijen"}.get(tel, tel.removesuffix("_id") + "s")
        case Samengesteld():
            return "personen"
        case Som(kolom=kolom):
            return "EUR" if kolom.startswith(("bedrag", "kosten")) else kolom
        case Bezetting(eenheid=gekozen) | GemiddeldeDuur(eenheid=gekozen):
            return gekozen
        case GemiddeldeStand(stand=stand):
            return eenheid(stand)
        case Formatie():
            return "fte"
        case GemiddeldeScore(kolom=kolom):
            return kolom
        case _:
            return PROCENT


def deel(teller: int, noemer: int, tel: Celtelling, *, open_: int = 0) -> Uitkomst:
    """A share as an exact fraction; without denominator nog niet vast te stellen if somebody is still open, else niet
    van toepassing.
    """
    if noemer == 0:
        return lege(Leeg.NOG_NIET if open_ else Leeg.NIET_VAN_TOEPASSING, PROCENT, rollen=tel.rollen)
    onbekend = tel.rollen.get("reden_onbekend", 0)
    uitersten = (Fraction(teller, noemer), Fraction(teller + onbekend, noemer)) if onbekend else None
    return Uitkomst(Fraction(teller, noemer), None, PROCENT, Fraction(teller), Fraction(noemer), tel.rollen, uitersten)


def _aantal(maat: Any, tel: Celtelling, peildatum: date) -> Uitkomst:
    leden, onbekend = tel.rollen.get("lid", 0), tel.rollen.get("reden_onbekend", 0)
    if isinstance(maat, Stand) and maat.op is not None and maat.op > peildatum:
        return lege(Leeg.NOG_NIET, eenheid(maat))
    uitersten = (Fraction(leden), Fraction(leden + onbekend)) if onbekend else None
    return Uitkomst(Fraction(leden), None, eenheid(maat), rollen=tel.rollen, uitersten=uitersten)


def _som(maat: Som, tel: Celtelling, peildatum: date) -> Uitkomst:
    return Uitkomst(Fraction(tel.getallen.get("som", 0)), None, eenheid(maat), rollen=tel.rollen)


def _aandeel(maat: Any, tel: Celtelling, peildatum: date) -> Uitkomst:
    """A share: who is numerator over who is decided, by the family of the roles."""
    per_kant = {kant: sum(aantal for rol, aantal in tel.rollen.items() if familie(rol) is kant) for kant in Familie}
    return deel(per_kant[Familie.JA], per_kant[Familie.JA] + per_kant[Familie.NEE], tel, open_=per_kant[Familie.OPEN])


def _preventie(maat: Preventie, tel: Celtelling, peildatum: date) -> Uitkomst:
    """The prevented part of the meldingen whose follow-up is over (``over:<rol>``): what was decided sooner waits for
    its own window.
    """
    door = "aangevraagd" if maat.tegenhouden == "aanvraag" else "toegekend"
    over = {rol: int(tel.getallen.get(f"over:{rol}", 0)) for rol in tel.rollen}
    teller = sum(over.get(rol, 0) for rol in TEGENGEHOUDEN)
    lopend = sum(tel.rollen.values()) - sum(over.values()) + over.get("loopt_nog", 0)
    return deel(teller, teller + over.get(door, 0), tel, open_=lopend)


def _panel(maat: Panel, tel: Celtelling, peildatum: date) -> Uitkomst:
    hoger, gelijk, lager = (tel.rollen.get(rol, 0) for rol in ("hoger", "gelijk", "lager"))
    teller = {"hoger": hoger, "gelijk of hoger": hoger + gelijk, "lager": lager}[maat.waarde]
    noemer = hoger + gelijk + lager if maat.over == "gemeten" else sum(tel.rollen.values())
    return deel(teller, noemer, tel, open_=tel.rollen.get("niet_opnieuw_gemeten", 0))


def _bezetting(maat: Bezetting, tel: Celtelling, peildatum: date) -> Uitkomst:
    dagen = tel.getallen.get("dagen", 0)
    if not dagen:
        return lege(Leeg.NOG_NIET, maat.eenheid)
    if maat.als == "hoogste":
        return Uitkomst(Fraction(tel.getallen.get("hoogste", 0)), None, maat.eenheid, rollen=tel.rollen, topdag=tel.topdag)
    dagensom = Fraction(tel.getallen.get("dagensom", 0))
    return Uitkomst(dagensom / Fraction(dagen), None, maat.eenheid, dagensom, Fraction(dagen), tel.rollen)


def _formatie(maat: Formatie, tel: Celtelling, peildatum: date) -> Uitkomst:
    dagen = tel.getallen.get("dagen", 0)
    if not dagen:
        return lege(Leeg.NOG_NIET, "fte")
    dagensom = Fraction(tel.getallen.get("dagensom", 0))
    return Uitkomst(dagensom / Fraction(dagen), None, "fte", dagensom, Fraction(dagen), tel.rollen)


def _gemiddelde(maat: GemiddeldeScore | GemiddeldeDuur, tel: Celtelling, peildatum: date) -> Uitkomst:
    n = tel.rollen.get("lid", 0)
    if n == 0:
        return lege(Leeg.NIET_VAN_TOEPASSING, eenheid(maat))
    som, kwadraten = Fraction(tel.getallen["som"]), Fraction(tel.getallen["kwadraatsom"])
    gemiddelde, interval = som / n, None
    if n > 1:
        marge = kwantiel_975(n - 1) * float((kwadraten - som * som / n) / (n - 1) / n) ** 0.5
        interval = (float(gemiddelde) - marge, float(gemiddelde) + marge)
    return Uitkomst(gemiddelde, None, eenheid(maat), som, Fraction(n), tel.rollen, interval=interval)


def _gemiddelde_stand(maat: GemiddeldeStand, tel: Celtelling, peildatum: date) -> Uitkomst:
    if not tel.reeks:
        return lege(Leeg.NOG_NIET, eenheid(maat))
    som = sum(aantal for _, aantal in tel.reeks)
    reeks = tuple((dag, Fraction(aantal)) for dag, aantal in tel.reeks)
    return Uitkomst(Fraction(som, len(tel.reeks)), None, eenheid(maat), Fraction(som), Fraction(len(tel.reeks)), reeks=reeks)


def _cohort(maat: Cohort, tel: Celtelling, peildatum: date) -> Uitkomst:
    buiten = {"buiten_telling", "niet_vast_te_stellen"}
    einden = [einde for einde in tel.einden if einde.rol != "buiten_telling"]
    over = [einde for einde in einden if einde.over and einde.rol not in buiten]
    noemer = sum(einde.aantal for einde in over)
    gelukt = sum(einde.aantal for einde in over if einde.rol == "gelukt")
    gevolgd = sum(einde.aantal for einde in einden if einde.over)
    punten = incidentie(einden)
    kromme = tuple(punt for punt in punten if punt.onder_risico >= MINSTENS_GEVOLGD)
    langste = max((einde.venster for einde in einden), default=0)
    laatste = [punt for punt in punten if punt.dagen <= langste][-1:]
    voorlopig = laatste[0] if laatste and gevolgd >= MINSTENS_GEVOLGD else None
    afgesloten = bool(einden) and all(einde.over for einde in einden)
    verloop = Verloop(Fraction(gelukt, noemer) if noemer else None, noemer, voorlopig, kromme, afgesloten)
    if afgesloten and noemer:
        onbekend = sum(einde.aantal for einde in over if einde.rol == "reden_onbekend")
        uitersten = (Fraction(gelukt, noemer), Fraction(gelukt + onbekend, noemer)) if onbekend else None
        return Uitkomst(Fraction(gelukt, noemer), None, PROCENT, Fraction(gelukt), Fraction(noemer), tel.rollen, uitersten, verloop=verloop)
    if voorlopig is not None:
        return Uitkomst(Fraction(voorlopig.kans), None, PROCENT, rollen=tel.rollen, interval=voorlopig.interval, verloop=verloop)
    return lege(Leeg.NOG_NIET if einden else Leeg.NIET_VAN_TOEPASSING, PROCENT, rollen=tel.rollen, verloop=verloop)


_PER_SOORT: dict[type, Callable[[Any, Celtelling, date], Uitkomst]] = {
    Stand: _aantal,
    Telling: _aantal,
    Samengesteld: _aantal,
    Som: _som,
    Aandeel: _aandeel,
    Termijn: _aandeel,
    Frequentie: _aandeel,
    Oplevering: _aandeel,
    Behoud: _aandeel,
    Cohort: _cohort,
    Preventie: _preventie,
    Panel: _panel,
    Bezetting: _bezetting,
    Formatie: _formatie,
    GemiddeldeScore: _gemiddelde,
    GemiddeldeDuur: _gemiddelde,
    GemiddeldeStand: _gemiddelde_stand,
}
