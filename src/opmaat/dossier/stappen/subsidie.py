"""Loonwaarde and loonkostensubsidie: measured, decided with an amount that follows from dated rules, withdrawn.

Participatiewet art. 10d: the flat rate lasts at most six months (lid 5); a decision falls within five weeks after the loonwaarde
has been set (lid 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.loonkostensubsidie import Berekening, GeenBedrag, bereken
from opmaat.dossier.situatie import Situatie, dag_voor
from opmaat.dossier.stap import ALLES, Beurt, Fout, Gegevens, Opmerking, Stap, Veld
from opmaat.dossier.toon import toon_bedrag, toon_getal
from opmaat.kern.tijd import Duur, laatste_dag, plus

FORFAITAIR_HOOGSTENS = Duur(6, "maand")
BESLISTERMIJN = Duur(5, "week")
MET_SUBSIDIE = ("lks", "beschut")


def _plaatsingen(s: Situatie) -> list[Any]:
    return [p for p in s.rijen("plaatsing", grond=MET_SUBSIDIE) if p.eind is None or p.eind >= s.vandaag]


def _loonwaarde(s: Situatie, plaatsing: Any) -> Any:
    eigen = s.laatste("loonwaarde", plaatsing_id=plaatsing.feit_id)
    return eigen if eigen is not None else s.laatste("loonwaarde", plaatsing_id=None)


def _zonder_besluit(s: Situatie) -> list[Any]:
    return [
        p for p in _plaatsingen(s)
        if not any(b.ingetrokken_op is None and (b.eind is None or b.eind >= s.vandaag) for b in s.rijen("lks_beschikking", plaatsing_id=p.feit_id))
    ]  # fmt: skip


def _te_beslissen(s: Situatie) -> Beurt | None:
    open_ = _zonder_besluit(s)
    if not open_:
        return None
    gemeten = [w.datum for p in open_ if (w := s.laatste("loonwaarde", plaatsing_id=p.feit_id)) is not None]
    termijn = laatste_dag(min(gemeten), BESLISTERMIJN, wettelijk=True) if gemeten else None
    return Beurt(str(_("Er is werk met loonkostensubsidie zonder geldige beschikking.")), termijn)


LOONWAARDE = Stap(
    id="loonwaarde-vastleggen",
    titel=_("Loonwaarde vastleggen"),
    uitleg=_("De uitslag van de meting op de werkplek, in procenten van het minimumloon."),
    fase="werk",
    tabel="loonwaarde",
    rollen=frozenset({"lks_esf_administratie", "jobcoach", "werkcoach"}),
    velden=(Veld("datum"), Veld("percentage", minimum=1, maximum=100), Veld("methode", verplicht=True), Veld("geldig_tm")),
    over=_plaatsingen,
    vooraf=lambda s: {"datum": s.vandaag, "methode": "uniform"},
    controleer=lambda s, g: (
        [Fout("geldig_tm", _("De meting is geldig tot voor de dag waarop zij is gedaan. Controleer de datum."))]
        if g.geldig_tm is not None and g.geldig_tm < g.datum else []
    ),
    doe=lambda a, s, g: a.leg_vast("loonwaarde", **g.kolommen("loonwaarde"), plaatsing_id=s.feit.feit_id),
    volgende=("lks-beschikken",),
)  # fmt: skip


def _reken(s: Situatie, g: Gegevens) -> Berekening:
    loonwaarde = None if g.forfaitair else _loonwaarde(s, s.feit)
    if not g.forfaitair and loonwaarde is None:
        raise GeenBedrag(str(_("Er is nog geen loonwaarde gemeten. Leg die eerst vast, of kies forfaitair.")))
    if s.geboortedatum is None or s.feit.uren is None:
        raise GeenBedrag(str(_("Voor het bedrag zijn de geboortedatum en de uren per week van de plaatsing nodig.")))
    return bereken(
        geboortedatum=s.geboortedatum, begin=g.begin, uren=s.feit.uren, loonwaarde=None if loonwaarde is None else loonwaarde.percentage
    )


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.feit is None:
        return
    if g.begin < s.feit.begin:
        yield Fout("begin", _("Het werk begint op %s; de subsidie kan niet eerder beginnen.") % f"{s.feit.begin:%d-%m-%Y}")
    if g.eind is not None and g.eind < g.begin:
        yield Fout("eind", _("De subsidie eindigt voor zij begint. Controleer de datum."))
    if g.forfaitair and (g.eind is None or g.eind >= plus(g.begin, FORFAITAIR_HOOGSTENS)):
        yield Fout("eind", _("Forfaitair kan hoogstens zes maanden: kies uiterlijk %s.") % f"{dag_voor(plus(g.begin, FORFAITAIR_HOOGSTENS)):%d-%m-%Y}")
    try:
        _reken(s, g)
    except GeenBedrag as fout:
        yield Fout(ALLES, str(fout))


def _in_woorden(uitkomst: Berekening) -> str:
    return _("€ %(loon)s minimumloon met vakantiebijslag × %(deel)s%% × %(lasten)s%% × %(uren)s/36 uur = € %(bedrag)s per maand.") % {
        "loon": toon_bedrag(uitkomst.loon), "deel": toon_getal(uitkomst.deel * 100), "lasten": toon_getal((1 + uitkomst.lasten) * 100),
        "uren": toon_getal(uitkomst.uren), "bedrag": toon_bedrag(uitkomst.bedrag),
    }  # fmt: skip


def _beschik(a: Actie, s: Situatie, g: Gegevens) -> Any:
    uitkomst = _reken(s, g)
    loonwaarde = None if g.forfaitair else _loonwaarde(s, s.feit)
    beschikking = a.leg_vast(
        "lks_beschikking",
        **g.kolommen("lks_beschikking"),
        plaatsing_id=s.feit.feit_id,
        loonwaarde_id=loonwaarde.feit_id if loonwaarde is not None else None,
        bedrag_per_maand=uitkomst.bedrag,
    )
    a.toelichting(beschikking, _in_woorden(uitkomst))
    a.brief(
        "lks-beschikking", over=beschikking, bedrag=uitkomst.bedrag, loonwaarde=None if loonwaarde is None else loonwaarde.percentage,
        werkgever=dict(s.gids.werkgevers()).get(s.feit.werkgever_id),
    )  # fmt: skip
    return beschikking


def _bekend(s: Situatie) -> Mapping[str, Any]:
    gemeten = s.feit is not None and _loonwaarde(s, s.feit) is not None
    begin = getattr(s.feit, "begin", s.vandaag)
    return {
        "begin": begin, "besluit_op": s.vandaag, "forfaitair": not gemeten,
        "eind": None if gemeten else dag_voor(plus(begin, FORFAITAIR_HOOGSTENS)),
    }  # fmt: skip


BESCHIKKEN = Stap(
    id="lks-beschikken",
    titel=_("Loonkostensubsidie toekennen"),
    uitleg=_("Het bedrag wordt berekend uit het minimumloon, de loonwaarde en de uren. U ziet de berekening in de beschikking."),
    fase="werk",
    tabel="lks_beschikking",
    rollen=frozenset({"lks_esf_administratie"}),
    velden=(
        Veld("forfaitair", verplicht=True, hulp=_("Ja: de helft van het minimumloon, zolang er nog geen meting is.")),
        Veld("begin", label=_("Eerste dag van de subsidie"), toekomst=True), Veld("eind", toekomst=True), Veld("besluit_op", verplicht=True),
    ),
    over=_zonder_besluit,
    beurt=_te_beslissen,
    vooraf=_bekend,
    controleer=_controleer,
    doe=_beschik,
)  # fmt: skip

INTREKKEN = Stap(
    id="lks-intrekken",
    titel=_("Loonkostensubsidie intrekken"),
    uitleg=_("De subsidie stopt. Stopt het werk zelf, gebruik dan: Werk gestopt."),
    fase="werk",
    tabel="lks_beschikking",
    rollen=frozenset({"lks_esf_administratie"}),
    velden=(Veld("eind", verplicht=True, label=_("Laatste dag van de subsidie"), toekomst=True), Veld("ingetrokken_op", verplicht=True, label=_("Besloten op")), Veld("waarom", soort="lang", toelichting=True, label=_("Waarom?"), verplicht=True)),
    over=lambda s: [b for b in s.rijen("lks_beschikking", ingetrokken_op=None) if b.eind is None or b.eind >= s.vandaag],
    vooraf=lambda s: {"eind": s.vandaag, "ingetrokken_op": s.vandaag},
    controleer=lambda s, g: (
        [Fout("eind", _("De subsidie begon op %s; het einde kan niet eerder zijn.") % f"{s.feit.begin:%d-%m-%Y}")]
        if s.feit is not None and g.eind < s.feit.begin else []
    ),
)  # fmt: skip

STAPPEN = (LOONWAARDE, BESCHIKKEN, INTREKKEN)
