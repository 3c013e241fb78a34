"""Asks the history that a forecast needs and makes the forecast: what the figure may be when its venster closes.

Only where the venster is open and the norm has a number. What cannot be foretold honestly (entered figures, one value without history) has no
forecast but the reason why (``waarom_geen``), and its status stays nog niet vast te stellen. Source: design, section 6, "Status".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from opmaat.kern.maat import (
    PERSONEN,
    Aandeel,
    Behoud,
    Bezetting,
    Cohort,
    En,
    Formatie,
    Frequentie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Ingevoerd,
    Kwaliteit,
    Maat,
    Oplevering,
    Panel,
    Preventie,
    Samengesteld,
    Samenvatting,
    Selectie,
    Som,
    Stand,
    Telling,
    Termijn,
    Verandering,
    Verhouding,
)
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.oordeel import prognose as p
from opmaat.kern.oordeel.sluiting import sluit_op
from opmaat.kern.oordeel.telprognose import nog_te_komen
from opmaat.kern.oordeel.verdeling import Verdeling
from opmaat.kern.oordeel.verwachting import telt_op
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.tijd import Duur, Periode, dag_erna, dag_ervoor, dagen_verstreken, min_, plus
from opmaat.kern.tijd.geschreven import lang
from opmaat.kern.uitkomst.rollen import ALVAST, FAMILIE, TEGENGEHOUDEN, Familie
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.uitkomst.uitkomst import Uitkomst
from opmaat.kern.uitkomst.waarde import PROCENT

JAREN = 3
"""Years before the venster whose events feed the forecast."""
MAANDEINDEN = 24
"""Month ends that a stand's random walk looks back on; fewer where the register begins later."""
MAANDEN = 12
"""Months before P out of which a figure over days is foretold."""
MINSTENS = 3
"""Month ends below which there is no walk to continue."""
MAAND = 365.2425 / 12
"""Days of a mean month."""
_EIGEN_REEKS = (Verhouding, Verandering, GemiddeldeStand, GemiddeldeDuur)
_JA = frozenset(rol for rol, kant in FAMILIE.items() if kant is Familie.JA) | set(TEGENGEHOUDEN)
_NEE = frozenset(rol for rol, kant in FAMILIE.items() if kant is Familie.NEE)
_OPEN = frozenset(rol for rol, kant in FAMILIE.items() if kant is Familie.OPEN) - ALVAST | {"niet_opnieuw_gemeten"}
"""Who decides a share at the end: who is numerator, who is not, and who can still go either way (in a panel who may be measured again)."""


def vooruitblik(rekenaar: Rekenaar, maat: Maat, vraag: Vraag, uitkomst: Uitkomst, norm: Norm) -> p.Prognose | None:
    """The forecast of a clause's total for the day on which it closes, or None where none can be given."""
    sluiting = _sluiting(maat, vraag, norm)
    if sluiting is None:
        return None
    gevonden = _verdeling(rekenaar, maat, replace(vraag, uitsplitsing=()), uitkomst, sluiting)
    if gevonden is None:
        return None
    komt, grondslag = gevonden
    return p.prognose(komt, norm, op=sluiting, grondslag=grondslag)


def gevraagd(maat: Maat, vraag: Vraag, norm: Norm) -> Iterator[tuple[Maat, Vraag]]:
    """The totals on earlier days that the forecast will ask, for who can count them together with others."""
    if isinstance(maat, _EIGEN_REEKS) and _sluiting(maat, vraag, norm) is not None:
        yield from ((maat, replace(vraag, uitsplitsing=(), peildatum=dag)) for dag in _eigen_dagen(vraag))
    if isinstance(maat, Bezetting | Formatie) and _sluiting(maat, vraag, norm) is not None:
        yield from ((maat, deze) for deze in _maanden(replace(vraag, uitsplitsing=())))


def _sluiting(maat: Maat, vraag: Vraag, norm: Norm) -> date | None:
    """The day on which the clause closes, where it is still open and has a norm to be judged by."""
    sluiting = sluit_op(maat, vraag.venster)
    return None if norm.onbekend or sluiting is None or not vraag.venster.begin <= vraag.peildatum < sluiting else sluiting


def _verdeling(rekenaar: Rekenaar, maat: Maat, vraag: Vraag, uitkomst: Uitkomst, sluiting: date) -> tuple[Verdeling, str] | None:
    maanden = (sluiting - vraag.peildatum).days / MAAND
    match maat:
        case Cohort():
            verloop = uitkomst.verloop
            if verloop is None or verloop.voorlopig is None:
                return None
            return p.eindincidentie(verloop.voorlopig, verloop.definitief_noemer), "de voorlopige schatting van dit cohort en haar interval"
        case Som():
            leden, vanaf, eerder = _geschiedenis(rekenaar, maat, vraag)
            if not eerder or uitkomst.waarde is None:
                return None
            nog = nog_te_komen([dag for lid in leden if (dag := lid.dag)], vanaf=vanaf, peildatum=vraag.peildatum, tot_en_met=sluiting)
            return p.eindsom(uitkomst.waarde, nog, [float(lid.bedrag or 0) for lid in leden]), _sinds("de bedragen", vanaf)
        case _ if telt_op(maat):
            leden, vanaf, eerder = _geschiedenis(rekenaar, maat, vraag)
            if not eerder or uitkomst.waarde is None:
                return None
            nog = nog_te_komen(_dagen(leden, "lid"), vanaf=vanaf, peildatum=vraag.peildatum, tot_en_met=sluiting)
            return nog.plus(int(uitkomst.waarde)), _sinds("de aantallen per maand", vanaf)
        case Termijn() | Preventie() | Aandeel(van=Telling()):
            return _aandeel_van_starts(rekenaar, maat, vraag, sluiting)
        case Stand():
            return _stand(rekenaar, maat, vraag, uitkomst, maanden)
        case Aandeel(van=Stand()):
            return _standaandeel(rekenaar, maat, vraag, uitkomst, maanden)
        case Frequentie() | Oplevering() | Panel():
            return _aandeel_van_leden(rekenaar, maat, vraag, uitkomst, sluiting)
        case Behoud(op=op):
            verlopen = (vraag.peildatum - op).days
            if verlopen <= 0:
                return None
            rollen = uitkomst.rollen
            komt = p.eindbehoud(rollen.get("behouden", 0), rollen.get("verloren", 0), verlopen, (sluiting - vraag.peildatum).days)
            return komt, "het tempo waarin mensen tot nu toe uitvielen"
        case GemiddeldeScore() | GemiddeldeDuur(welke="afgesloten"):
            if uitkomst.waarde is None or uitkomst.interval is None or uitkomst.aantal < 2:
                return None
            komend = uitkomst.aantal * (sluiting - vraag.peildatum).days / max(dagen_verstreken(vraag.venster, vraag.peildatum), 1)
            return p.eindgemiddelde(uitkomst.waarde, uitkomst.interval, uitkomst.aantal, komend), "de spreiding van wat tot nu toe gemeten is"
        case _ if isinstance(maat, _EIGEN_REEKS):
            return _eigen_reeks(rekenaar, maat, vraag, uitkomst, maanden)
        case Bezetting() | Formatie():
            return _over_dagen(rekenaar, maat, vraag, uitkomst, sluiting)
        case _:
            return None


def waarom_geen(maat: Maat) -> str:
    """Why the figure of an open clause has no forecast, in words that follow "geen: "."""
    match maat:
        case Kwaliteit():
            return "hoeveel fouten er nog verbeterd worden, hangt af van het werk aan de gegevens en niet van wat er eerder gebeurde"
        case Ingevoerd():
            return "dit cijfer wordt door mensen ingevuld; wat zij gaan invullen, is niet te voorspellen"
        case Samenvatting():
            return "dit cijfer vat de andere afspraken samen; hun verwachting staat bij die afspraken"
        case Samengesteld():
            return "de onderdelen hebben elk hun eigen verloop"
        case Cohort():
            return "er zijn nog te weinig mensen lang genoeg gevolgd"
        case _:
            return "er is nog te weinig geschiedenis om op te bouwen"


def _over_dagen(rekenaar: Rekenaar, maat: Bezetting | Formatie, vraag: Vraag, uitkomst: Uitkomst, sluiting: date) -> tuple[Verdeling, str] | None:
    """A figure over days out of the months before P, each as a venster of its own: their tops for the busiest day, else their means."""
    if uitkomst.waarde is None:
        return None
    gevonden = [rekenaar.totaal(maat, deze).waarde for deze in _maanden(vraag)]
    while gevonden and not gevonden[0]:
        gevonden.pop(0)
    reeks = [float(waarde) for waarde in gevonden if waarde is not None]
    if len(reeks) < MINSTENS:
        return None
    nog = (sluiting - vraag.peildatum).days
    if isinstance(maat, Bezetting) and maat.als == "hoogste":
        return p.eindtop(uitkomst.waarde, reeks, nog / MAAND), f"de drukste dag van elk van de laatste {len(reeks)} maanden"
    komt = p.eindmiddeling(uitkomst.waarde, dagen_verstreken(vraag.venster, vraag.peildatum), nog, reeks)
    return None if komt is None else (komt, f"het gemiddelde van elk van de laatste {len(reeks)} maanden")


def _maanden(vraag: Vraag) -> Iterator[Vraag]:
    """The question over each of the last months up to P, the oldest first."""
    einden = [min_(vraag.peildatum, Duur(maand, "maand")) for maand in range(MAANDEN, -1, -1)]
    for begin, eind in zip(einden, einden[1:], strict=False):
        yield replace(vraag, venster=Periode.tm(dag_erna(begin), eind), peildatum=eind)


def _geschiedenis(rekenaar: Rekenaar, maat: Maat, vraag: Vraag) -> tuple[list[Lid], date, bool]:
    """The members of the venster so far and of the years before it, the first day from which they are complete, and whether there are any.

    Each earlier year is asked as a venster of its own, because a person counts once per venster.
    """
    leden = [lid for lid in rekenaar.leden(maat, vraag) if not lid.cel]
    begin = vraag.venster.begin
    for jaar in range(1, JAREN + 1):
        deel = Periode(min_(begin, Duur(jaar, "jaar")), min_(begin, Duur(jaar - 1, "jaar")))
        vroeger = replace(vraag, venster=deel, peildatum=min(vraag.peildatum, dag_ervoor(min_(begin, Duur(jaar - 1, "jaar")))))
        leden += [lid for lid in rekenaar.leden(maat, vroeger) if not lid.cel]
    gebeurd = [lid for lid in leden if lid.dag is not None]
    eerste = min((lid.dag for lid in gebeurd if lid.dag is not None), default=begin)
    vanaf = min(dag_erna(eerste), vraag.peildatum) if eerste < begin else begin
    return [lid for lid in gebeurd if lid.dag is not None and lid.dag >= vanaf], vanaf, bool(gebeurd)


def _dagen(leden: Sequence[Lid], rol: str) -> list[date]:
    return [lid.dag for lid in leden if lid.dag is not None and lid.rol.rpartition(":")[2] == rol]


def _aandeel_van_starts(rekenaar: Rekenaar, maat: Maat, vraag: Vraag, sluiting: date) -> tuple[Verdeling, str] | None:
    """A share over starts: who is decided, who is open and over by the end, and who will still start in time to be over by then."""
    leden, vanaf, eerder = _geschiedenis(rekenaar, maat, vraag)
    nu = [lid for lid in leden if lid.dag is not None and vraag.venster.bevat(lid.dag)]
    ja, nee = sum(lid.rol in _JA for lid in nu), sum(lid.rol in _NEE for lid in nu)
    if not eerder or ja + nee == 0:
        return None
    op_tijd = [lid for lid in nu if lid.uiterlijk is None or lid.uiterlijk <= sluiting]
    duren = [(lid.uiterlijk - lid.dag).days for lid in leden if lid.uiterlijk is not None and lid.dag is not None]
    laatste_start = min(vraag.venster.eind or sluiting, min_(sluiting, Duur(int(median(duren)), "dag")) if duren else sluiting)
    starts = [lid.dag for lid in leden if lid.dag is not None and lid.rol in _JA | _NEE | _OPEN | {"op_tijd_vooruit"}]
    komend = nog_te_komen(starts, vanaf=vanaf, peildatum=vraag.peildatum, tot_en_met=laatste_start)
    vooruit = sum(lid.rol == "op_tijd_vooruit" for lid in op_tijd)
    komt = p.eindaandeel(ja, nee, open_=sum(lid.rol in _OPEN for lid in op_tijd), komend=komend, zeker_ja=vooruit)
    return komt, _sinds("het aandeel tot nu toe en de instroom per maand", vanaf)


def _aandeel_van_leden(rekenaar: Rekenaar, maat: Maat, vraag: Vraag, uitkomst: Uitkomst, sluiting: date) -> tuple[Verdeling, str] | None:
    """A share over a set whose members may still change: frequentie over as many people as now, oplevering and panel over who is open."""
    if uitkomst.teller is None or uitkomst.noemer is None or not uitkomst.noemer:
        return None
    ja, alle = int(uitkomst.teller), int(uitkomst.noemer)
    if isinstance(maat, Frequentie):
        komt = p.eindaandeel(ja, alle - ja, open_=alle)
        teller = komt.teller - ja  # the end is judged over a new round of as many people, not over those of today added to them
        return Verdeling(teller, komt.noemer - alle, komt.kansen), "het aandeel van nu, over evenveel mensen"
    open_ = sum(aantal for rol, aantal in uitkomst.rollen.items() if rol in _OPEN)
    if isinstance(maat, Panel) and maat.over == "allen":
        alle -= open_
    return p.eindaandeel(ja, alle - ja, open_=open_), "het aandeel tot nu toe en wie nog open staat"


def _maandeinden(vraag: Vraag) -> Vraag:
    """The same question over the last full months up to P."""
    vanaf = min_(vraag.peildatum, Duur(MAANDEINDEN, "maand"))
    return replace(vraag, venster=Periode.tm(vanaf, vraag.peildatum))


def _reeks(rekenaar: Rekenaar, stand: Stand, vraag: Vraag, nu: int | None) -> list[int]:
    """The stand on month ends up to P, from the first on which there was anybody, and today's as the last."""
    uitkomst = rekenaar.totaal(GemiddeldeStand(replace(stand, op=None)), _maandeinden(vraag))
    reeks = [int(aantal) for dag, aantal in uitkomst.reeks if dag < vraag.peildatum]
    while reeks and reeks[0] == 0:
        reeks.pop(0)
    return reeks + ([] if nu is None else [nu])


def _stand(rekenaar: Rekenaar, maat: Stand, vraag: Vraag, uitkomst: Uitkomst, maanden: float) -> tuple[Verdeling, str] | None:
    reeks = _reeks(rekenaar, maat, vraag, None if uitkomst.waarde is None else int(uitkomst.waarde))
    if len(reeks) < MINSTENS:
        return None
    return p.eindstand(reeks, maanden), f"de stand op de laatste {len(reeks)} maandeinden"


def _standaandeel(rekenaar: Rekenaar, maat: Aandeel, vraag: Vraag, uitkomst: Uitkomst, maanden: float) -> tuple[Verdeling, str] | None:
    stand = maat.van
    if not isinstance(stand, Stand) or stand.rijp_na is not None or stand.tel != PERSONEN or not uitkomst.noemer:
        return None
    selectie = stand.selectie
    delen = (maat.waarvan,) if selectie.waar is None else (selectie.waar, maat.waarvan)
    eng = replace(stand, selectie=Selectie(selectie.tabel, En(delen)))
    noemers = _reeks(rekenaar, stand, vraag, int(uitkomst.noemer))
    tellers = _reeks(rekenaar, eng, vraag, int(uitkomst.teller or 0))
    tellers = [0] * (len(noemers) - len(tellers)) + tellers
    if len(noemers) < MINSTENS:
        return None
    return p.eindstandaandeel(tellers, noemers, maanden), f"het aandeel op de laatste {len(noemers)} maandeinden"


def _eigen_reeks(rekenaar: Rekenaar, maat: Maat, vraag: Vraag, uitkomst: Uitkomst, maanden: float) -> tuple[Verdeling, str] | None:
    """The figure as it was on the earlier month ends of its own venster (at most six), and today."""
    if uitkomst.waarde is None:
        return None
    reeks = [rekenaar.totaal(maat, replace(vraag, peildatum=dag)).waarde for dag in _eigen_dagen(vraag)]
    waarden = [float(waarde) for waarde in (*reeks, uitkomst.waarde) if waarde is not None]
    if len(waarden) < MINSTENS:
        return None
    komt = p.eindwaarde(waarden, maanden, helling=uitkomst.eenheid != PROCENT)
    return None if komt is None else (komt, f"het cijfer op de laatste {len(waarden)} maandeinden")


def _eigen_dagen(vraag: Vraag) -> list[date]:
    """The earlier month ends of the venster, at most six."""
    verlopen = vraag.venster.beperk(vraag.peildatum)
    maanden = () if verlopen is None else verlopen.maanden()
    return [maand.eind for maand in maanden if maand.eind is not None and maand.eind < vraag.peildatum and plus(maand.eind, Duur(1, "dag")).day == 1][-6:]


def _sinds(wat: str, vanaf: date) -> str:
    return f"{wat} sinds {lang(vanaf)}"
