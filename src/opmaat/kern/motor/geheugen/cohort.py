"""Cohort: what became of who entered, within d, and lasting m. See the docstring of ``kern.maat.Cohort``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opmaat.kern.maat import Cohort, Uitstroom
from opmaat.kern.tijd import is_over, plus
from opmaat.kern.uitkomst.telling import GEHEEL, ONBEKEND, Einde

from .gebeurtenis import Voorval, reden_is_onbekend, uitstroomdag, voorvallen
from .instroom import Begin, einde_van_venster, hoort_bij_uitkering, intreden, volgende_uitkering
from .kandidaat import Kandidaat
from .levensloop import Levensloop
from .voorwaarde import voldoet

UIT_ZICHT = ("verhuizing", "verhuizing_buitenland", "overlijden")
"""Reasons of the end of a benefit after which somebody cannot be followed any more."""


@dataclass(frozen=True)
class Afloop:
    """How it stands with an entrant: the role, the day of its one end (P when it is censored there), and the day of the
    deciding event. Who is left out has no end.
    """

    rol: str
    einde: date | None
    gedaan: date | None = None


def cohort(maat: Cohort, loop: Levensloop) -> Iterator[Kandidaat]:
    """Every entry with its role, its one end and whether its whole window is over."""
    for kandidaat, begin in intreden(maat, loop):
        s = begin.dag
        venstereinde = einde_van_venster(maat, s)
        afloop = _afloop(maat, kandidaat, begin, loop)
        over = is_over(venstereinde, loop.peildatum) and not begin.rol
        lid = replace(
            kandidaat.lid, rol=afloop.rol, dag=s, uiterlijk=plus(s, maat.binnen), gedaan=afloop.gedaan,
            dagen=None if afloop.einde is None else (afloop.einde - s).days, over=over,
        )  # fmt: skip
        yield replace(kandidaat, lid=lid, vensterdagen=(venstereinde - s).days)


def einden(gekozen: Sequence[Kandidaat]) -> tuple[Einde, ...]:
    """How many members have each end, in order."""
    teller = Counter(
        (lid.dagen or 0, lid.rol, bool(lid.over), kandidaat.vensterdagen)
        for kandidaat in gekozen
        for lid in (kandidaat.lid,)
    )
    return tuple(
        Einde(dagen, rol, over, venster, aantal) for (dagen, rol, over, venster), aantal in sorted(teller.items())
    )


def _afloop(maat: Cohort, kandidaat: Kandidaat, begin: Begin, loop: Levensloop) -> Afloop:
    s, peildatum = begin.dag, loop.peildatum
    if begin.rol:
        return Afloop(begin.rol, None if begin.rol == "buiten_telling" else peildatum)
    uiterlijk = plus(s, maat.binnen)
    rol, beslissend = _eerste(maat, s, loop)
    if beslissend is None or beslissend.dag > uiterlijk:
        return (
            Afloop("termijn_verstreken", uiterlijk) if is_over(uiterlijk, peildatum) else Afloop("loopt_nog", peildatum)
        )
    dag = beslissend.dag
    if rol != "gelukt":
        return Afloop(rol, dag, dag)
    if maat.duurzaam is None:
        return Afloop("gelukt", dag, dag)
    tot_en_met = plus(dag, maat.duurzaam)
    terug = volgende_uitkering(dag, tot_en_met, loop)
    if terug is not None:
        return Afloop("teruggevallen", terug, dag)
    if _uit_zicht(dag, min(tot_en_met, peildatum), kandidaat, loop):
        return Afloop("niet_vast_te_stellen", dag, dag)
    if is_over(tot_en_met, peildatum):
        return Afloop("gelukt", tot_en_met, dag)
    return Afloop("gelukt_voorlopig", peildatum, dag)


def _eerste(maat: Cohort, s: date, loop: Levensloop) -> tuple[str, Voorval | None]:
    """The first event from s on that decides, and what it makes of the entrant; on one day the goal wins."""
    rol, doel = _doel(maat, s, loop)
    if maat.andere_afloop is not None:
        ander = next((voorval for voorval in voorvallen(maat.andere_afloop, loop) if voorval.dag >= s), None)
        if ander is not None and (doel is None or ander.dag < doel.dag):
            return "andere_afloop", ander
    return rol, doel


def _doel(maat: Cohort, s: date, loop: Levensloop) -> tuple[str, Voorval | None]:
    doel = maat.gebeurtenis
    if not isinstance(doel, Uitstroom):
        return "gelukt", next((voorval for voorval in voorvallen(doel, loop) if voorval.dag >= s), None)
    vroegst = uitstroomdag(doel.toestand.tabel, s, loop)
    eerste = next((voorval for voorval in voorvallen(Uitstroom(doel.toestand), loop) if voorval.dag >= vroegst), None)
    if eerste is None:
        return "", None
    if not voldoet(doel.waar, eerste.tabel, eerste.rij, eerste.dag, loop):
        return "andere_afloop", eerste
    if not doel.reden or eerste.rij.get("reden_einde") in doel.reden:
        return "gelukt", eerste
    return ("reden_onbekend" if reden_is_onbekend(eerste.rij) else "andere_afloop"), eerste


def _uit_zicht(na: date, uiterlijk: date, kandidaat: Kandidaat, loop: Levensloop) -> bool:
    """Whether somebody died or moved away on a day after ``na`` up to and including ``uiterlijk``, so that a return
    cannot be seen.
    """
    persoon = loop.persoon()
    if persoon is not None and persoon.get("overleden_op") is not None and na < persoon["overleden_op"] <= uiterlijk:
        return True
    for spel in loop.perioden("uitkering"):
        eind = spel.periode.eind
        if (
            eind is not None
            and na < eind <= uiterlijk
            and spel.rij.get("reden_einde") in UIT_ZICHT
            and hoort_bij_uitkering(spel.rij, loop)
        ):
            return True
    gemeente = loop.vraag.gemeente or kandidaat.gemeente
    if gemeente in (GEHEEL, ONBEKEND):
        return False
    return any(
        na < spel.periode.begin <= uiterlijk and spel.rij.get("gemeente") not in (None, gemeente)
        for spel in loop.perioden("leefsituatie")
    )
