"""Termijn as SQL: per start its last day, the first goal from it on, and what became of it."""

from __future__ import annotations

from opmaat.kern.maat import (
    PERSONEN,
    Datum,
    Gebeurtenis,
    Instroom,
    Selectie,
    Termijn,
    Uitstroom,
    Voorwaarde,
    gebeurtenistabel,
)
from opmaat.kern.tijd import EERSTE_JAAR, LAATSTE_JAAR, Duur

from .bouw import Bouw, Rij, bevat_dag
from .bron import gebeurtenis
from .fragment import en, laatste_dag, naam, plus
from .leden import eerste_rij, lid
from .plaats import selecteer
from .voorwaarde import voldoet

ZONDER_TERMIJN = "zonder termijn"
"""Remark: starts left out because the column with their last day is empty."""
_NUL = Duur(0, "dag")
_RUIM = 10
"""Years before the end of the calendar of working days from which a term might run out of it."""


def termijn_leden(b: Bouw, t: Termijn) -> str:
    """The starts of a termijn with last day, goal and role."""
    if (
        any(d is not None and d.eenheid == "werkdag" for d in (t.binnen, t.niet_eerder_dan, t.marge, *t.momenten))
        or t.wettelijk
    ):
        b.voorraad.kalender()
    start = _starts(b, t)
    groep = ", ".join(
        f"s.{kolom}" for kolom in ("nr", "persoon_id", "feit_id", "dag", "uiterlijk", "vroegst", *b.groep)
    )
    gedaan = "min(d.dag)"
    if t.eerder == "telt" and not t.momenten:
        start = f"SELECT s.*, {_eerder(b, t)} AS eerder FROM ({start}) s"
        gedaan = "CASE WHEN bool_or(s.eerder) THEN min(s.dag) ELSE min(d.dag) END"
    kern = f"SELECT {groep}, {gedaan} AS gedaan\nFROM start s\nLEFT JOIN ({_doelen(b, t)}) d ON {_gedaan(b, t)}\nGROUP BY {groep}"
    vervallen = "false"
    if t.vervalt_bij is not None:
        vervallen = (
            "nr IN (SELECT s.nr FROM start s JOIN {} w ON {} AND w.dag >= s.dag AND w.dag < s.uiterlijk)".format(
                *_vervaldagen(b, t)
            )
        )
    rol = (
        f"CASE WHEN gedaan < vroegst THEN CASE WHEN uiterlijk <= {b.p} THEN 'te_vroeg' ELSE 'open' END\n"
        f"  WHEN gedaan <= uiterlijk THEN CASE WHEN uiterlijk <= {b.p} THEN 'op_tijd' ELSE 'op_tijd_vooruit' END\n"
        f"  WHEN {vervallen} THEN 'vervallen' WHEN uiterlijk <= {b.p} THEN 'te_laat' ELSE 'open' END"
    )
    return f"WITH start AS ({start})\n" + lid(b, f"({kern})", rol=rol, uiterlijk="uiterlijk", gedaan="gedaan")


def buiten_kalender(b: Bouw, t: Termijn) -> str | None:
    """The query that counts starts whose last day cannot be told, the years of its working days not being known; None: all are known."""
    duren = (t.binnen, t.niet_eerder_dan, *t.momenten)
    venster, p = b.vraag.venster, b.vraag.peildatum
    jaren = venster.begin.year, p.year if venster.eind is None else min(venster.eind, p).year
    if not t.wettelijk and not any(d is not None and d.eenheid == "werkdag" for d in duren):
        return None
    if jaren[0] > EERSTE_JAAR and jaren[1] + _RUIM < LAATSTE_JAAR:
        return None
    gevuld = "tot IS NOT NULL" if t.tot is not None else "true"
    vroegst = "" if t.niet_eerder_dan is None else " OR vroegst IS NULL"
    return f"SELECT count(*) FROM ({_starts(b, t)}) WHERE {gevuld} AND (uiterlijk IS NULL{vroegst})"


def zonder_termijn(b: Bouw, t: Termijn) -> str | None:
    """The query that counts starts without a last day; None when the term is a duration."""
    if t.tot is None:
        return None
    return f"SELECT count(*) FROM ({_eersten(b, t)}) WHERE tot IS NULL"


def _eersten(b: Bouw, t: Termijn) -> str:
    """The starts in the venster, first per person where persons are counted, with the columns that the rest needs."""
    bron = gebeurtenis(b, t.start, rij=True)
    tabel = bron.rij.tabel
    kolommen = {}
    if t.tot is not None:
        kolommen["tot"] = f"r.{naam(tabel.kolom(t.tot).naam)}"
    if t.koppel is not None and tabel.heeft(t.koppel):
        kolommen["koppel_"] = f"r.{naam(t.koppel)}"
    basis = selecteer(b, bron, kolommen, waar=(b.venster(bron.dag),))
    return eerste_rij(b, basis) if t.tel == PERSONEN and bron.rij.wie is not None else f"({basis})"


def _starts(b: Bouw, t: Termijn) -> str:
    """Per start (and moment) the last day and the earliest day on which the goal is in time."""
    if t.momenten:
        marge = t.marge or _NUL
        delen = [
            f"SELECT *, {plus(plus('dag', d), marge)} AS uiterlijk, {plus(plus('dag', d), marge, terug=True)} AS vroegst_\n"
            f"FROM ({_eersten(b, t)})"
            for d in t.momenten
        ]
        return f"SELECT *, NULL::DATE AS vroegst, row_number() OVER () AS nr FROM ({' UNION ALL '.join(delen)})"
    einde = "tot" if t.binnen is None else laatste_dag("dag", t.binnen, wettelijk=t.wettelijk)
    vroegst = "NULL::DATE" if t.niet_eerder_dan is None else plus("dag", t.niet_eerder_dan)
    return (
        f"SELECT *, {einde} AS uiterlijk, {vroegst} AS vroegst, NULL::DATE AS vroegst_, row_number() OVER () AS nr\n"
        f"FROM ({_eersten(b, t)}) WHERE {'true' if t.tot is None else 'tot IS NOT NULL'}"
    )


def _doelen(b: Bouw, t: Termijn) -> str:
    """The goal's events, with the column that ties them to a start."""
    bron = gebeurtenis(b, t.doel, rij=t.koppel is not None)
    kolommen = {}
    if t.koppel is not None and t.koppel != "feit_id" and bron.rij.tabel.heeft(t.koppel):
        kolommen[naam(t.koppel)] = f"r.{naam(t.koppel)}"
    return selecteer(b, bron, kolommen, overal=True)


def _gedaan(b: Bouw, t: Termijn) -> str:
    """The SQL that says whether a goal d is one of start s."""
    eisen = [_zelfde(b, t, t.doel, "d")]
    eisen.append("d.dag BETWEEN s.vroegst_ AND s.uiterlijk" if t.momenten else "d.dag >= s.dag")
    return en(eisen)


def _zelfde(b: Bouw, t: Termijn, g: Gebeurtenis, alias: str) -> str:
    """The SQL that ties an event to a start: by the column koppel, the same row when nobody is behind it, or the person."""
    hier, daar = b.tabel(gebeurtenistabel(t.start)), b.tabel(gebeurtenistabel(g))
    samen = hier.persoonsgebonden and daar.persoonsgebonden
    wie = f" AND {alias}.persoon_id = s.persoon_id" if samen else ""
    if t.koppel is not None and daar.heeft(t.koppel):
        return f"{alias}.{naam(t.koppel)} = s.feit_id{wie}"
    if t.koppel is not None and hier.heeft(t.koppel):
        return f"{alias}.feit_id = s.koppel_{wie}"
    if not samen:
        return f"{alias}.feit_id = s.feit_id" if hier.naam == daar.naam else "true"
    return f"{alias}.persoon_id = s.persoon_id"


def _vervaldagen(b: Bouw, t: Termijn) -> tuple[str, str]:
    """The days on which the ground falls away, and how they belong to a start."""
    g = t.vervalt_bij
    assert g is not None
    tabel = b.tabel(gebeurtenistabel(g))
    met_koppel = t.koppel is not None and tabel.heeft(t.koppel)
    bron = gebeurtenis(b, g, rij=met_koppel)
    sql = selecteer(b, bron, {"koppel": f"r.{naam(t.koppel or '')}"} if met_koppel else {}, overal=True)
    if met_koppel:
        return f"({sql})", "w.koppel = s.feit_id"
    if tabel.naam == gebeurtenistabel(t.start) and (t.koppel is not None or not tabel.persoonsgebonden):
        return f"({sql})", "w.feit_id = s.feit_id"
    return f"({sql})", "w.persoon_id = s.persoon_id" if tabel.persoonsgebonden else "true"


def _eerder(b: Bouw, t: Termijn) -> str:
    """The SQL that says whether on the day of start s a spell of the goal's table already meets the goal."""
    selectie, kolom, waar = _doelselectie(t.doel)
    tabel = b.tabel(selectie.tabel)
    if tabel.vorm != "periode":
        return "false"
    rij = Rij("e", tabel, "s.dag")
    eisen = [
        _zelfde(b, t, t.doel, "e"),
        bevat_dag("e", tabel, "s.dag"),
        voldoet(b, selectie.waar, rij),
        voldoet(b, waar, rij),
    ]
    if kolom is not None:
        eisen.append(f"e.{naam(kolom)} <= s.dag")
    return f"EXISTS (SELECT 1 FROM {b.bekend(tabel)} e WHERE {en(eisen)})"


def _doelselectie(g: Gebeurtenis) -> tuple[Selectie, str | None, Voorwaarde | None]:
    """The selection of the goal's spells, the date column that must be filled, and the condition beside the selection's."""
    match g:
        case Datum(tabel=tabel, kolom=kolom, waar=waar):
            return Selectie(tabel, waar), kolom, None
        case Instroom(toestand=s, waar=waar) | Uitstroom(toestand=s, waar=waar):
            return s, None, waar
        case _:
            return Selectie(gebeurtenistabel(g)), None, g.waar
