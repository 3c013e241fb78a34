"""Stand, telling, som, aandeel and vereniging as SQL over members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from opmaat.kern.maat import (
    PERSONEN,
    RIJEN,
    Aandeel,
    Samengesteld,
    Som,
    Stand,
    Telling,
    Uitstroom,
    Voorwaarde,
    gebeurtenistabel,
)

from .bouw import Bouw, Rij
from .bron import Bron, gebeurtenis, onrijp, stand
from .fragment import en, naam
from .gelezen import leest_rij
from .leden import eerste, lid, telsleutel
from .plaats import altijd_iemand, eigen_cellen, plaats, selecteer
from .voorwaarde import voldoet, zeker

LID_ALS_TELT = (("lid", "telt", True),)
"""The choice of roles where rows without ``telt`` are no members."""


@dataclass(frozen=True)
class Opzet:
    """How members are counted: where they come from, what counts once (``tel``), and the first role of ``keuze`` that fits.

    ``rollen`` are SQL booleans by name; a choice is (role, name of a boolean, the value it must have), the last mostly without name.
    ``beste``: rows that are not ``goed`` only count for who has none that is. ``bedrag``: the SQL of an amount per row, where ``tel`` is rows.
    """

    bron: Bron
    tel: str
    waar: tuple[str, ...] = ()
    rollen: Mapping[str, str] = field(default_factory=dict)
    keuze: tuple[tuple[str, str, bool], ...] = (("lid", "", True),)
    beste: bool = False
    bedrag: str | None = None


def opzet_van(b: Bouw, maat: Stand | Telling | Som | Aandeel) -> Opzet | None:
    """How a measure is counted; None when it can have no members yet."""
    match maat:
        case Stand():
            return stand_opzet(b, maat)
        case Telling():
            return telling_opzet(b, maat)
        case Som():
            return som_opzet(b, maat)
        case Aandeel():
            return aandeel_opzet(b, maat)


def stand_leden(b: Bouw, s: Stand) -> str | None:
    """The members of a stand; None when its day lies after P."""
    opzet = stand_opzet(b, s)
    return None if opzet is None else leden_uit(b, opzet)


def stand_opzet(b: Bouw, s: Stand) -> Opzet | None:
    """How a stand is counted: lid, or open when too short in it."""
    bron = stand(b, s)
    if bron is None:
        return None
    bron, te_kort = onrijp(b, s, bron)
    if te_kort == "false":
        return Opzet(bron, s.tel)
    return Opzet(bron, s.tel, rollen={"te_kort": te_kort}, keuze=(("open", "te_kort", True), ("lid", "", True)))


def stand_set(b: Bouw, s: Stand, op: date) -> str | None:
    """The persons of a stand on a given day as a set, whatever its own tel, day and ``rijp_na``."""
    return stand_leden(b.met_leden, replace(s, op=op, tel=PERSONEN, rijp_na=None))


def telling_leden(b: Bouw, t: Telling) -> str:
    """The members of a telling."""
    return leden_uit(b, telling_opzet(b, t))


def telling_opzet(b: Bouw, t: Telling, *, rij: bool = False) -> Opzet:
    """How a telling is counted; an outflow without usable reason makes ``reden_onbekend`` of who has no qualifying one.

    ``rij``: more of the deciding row is needed than the telling itself reads.
    """
    rij = rij or t.tel not in (PERSONEN, RIJEN) or eigen_cellen(b, b.tabel(gebeurtenistabel(t.gebeurtenis)))
    if not (isinstance(t.gebeurtenis, Uitstroom) and t.gebeurtenis.reden):
        bron = gebeurtenis(b, t.gebeurtenis, rij=rij)
        return Opzet(bron, t.tel, (b.venster(bron.dag),))
    bron = gebeurtenis(b, t.gebeurtenis, rij=rij, onbekend=True)
    keuze = (("lid", "goed", True), ("reden_onbekend", "", True))
    return Opzet(bron, t.tel, (b.venster(bron.dag),), {"goed": f"{bron.rol} = 'lid'"}, keuze, beste=True)


def som_leden(b: Bouw, s: Som) -> str:
    """The rows of a som with their amount."""
    return leden_uit(b, som_opzet(b, s))


def som_opzet(b: Bouw, s: Som) -> Opzet:
    """How a som is counted: rows with their amount; withdrawn ones are left out."""
    bron = gebeurtenis(b, s.gebeurtenis, rij=True)
    waar = [b.venster(bron.dag)]
    if bron.rij.tabel.heeft("ingetrokken_op"):
        waar.append(f"(r.ingetrokken_op IS NULL OR r.ingetrokken_op > {b.p})")
    return Opzet(bron, RIJEN, tuple(waar), bedrag=f"r.{naam(bron.rij.tabel.kolom(s.kolom).naam)}")


def aandeel_leden(b: Bouw, a: Aandeel) -> str | None:
    """The members of an aandeel."""
    opzet = aandeel_opzet(b, a)
    return None if opzet is None else leden_uit(b, opzet)


def aandeel_opzet(b: Bouw, a: Aandeel) -> Opzet | None:
    """How an aandeel is counted: teller, noemer, and who is open or of unknown reason in its base."""
    opzet = stand_opzet(b, a.van) if isinstance(a.van, Stand) else telling_opzet(b, a.van, rij=leest_rij(a.waarvan))
    if opzet is None:
        return None
    rollen = {**opzet.rollen, "raak": _waarvan(b, a.waarvan, opzet.bron, a.beoordeel == "peildatum")}
    eerst = tuple(keus for keus in (("open", "te_kort", True), ("reden_onbekend", "goed", False)) if keus[1] in rollen)
    return replace(opzet, rollen=rollen, keuze=(*eerst, ("teller", "raak", True), ("noemer", "", True)))


def vereniging_leden(b: Bouw, s: Samengesteld) -> str | None:
    """The persons of any part, once: lid before reden_onbekend before open, then at their first day."""
    delen = []
    for _, maat in s.delen:
        if not isinstance(maat, Stand | Telling):
            raise ValueError("een vereniging is van tellingen en standen")
        sql = stand_leden(b.met_leden, maat) if isinstance(maat, Stand) else telling_leden(b.met_leden, maat)
        if sql is not None:
            delen.append(f"SELECT persoon_id, feit_id, dag, rol, {', '.join(b.groep)} FROM ({sql})")
    if not delen:
        return None
    groep = ", ".join((*b.groep, "persoon_id"))
    rang = "list_position(['lid', 'reden_onbekend', 'open'], rol)"
    alle = "\nUNION ALL\n".join(delen)
    keus = f"QUALIFY row_number() OVER (PARTITION BY {groep} ORDER BY {rang}, dag, feit_id) = 1"
    return lid(b, f"(SELECT * FROM ({alle}) WHERE persoon_id IS NOT NULL\n{keus})", rol="rol")


def _waarvan(b: Bouw, waarvan: Voorwaarde, bron: Bron, op_peildatum: bool) -> str:
    rij = bron.rij
    if op_peildatum:
        rij = Rij(rij.alias, rij.tabel, b.p, b.vraag.peildatum, rij.persoon)
    return zeker(voldoet(b, waarvan, rij))


def leden_uit(b: Bouw, opzet: Opzet) -> str:
    """The members' SELECT of a way of counting."""
    takken = [f"WHEN {'' if ja else 'NOT '}{kolom} THEN '{rol}'" for rol, kolom, ja in opzet.keuze if kolom]
    rol = f"CASE {' '.join(takken)} ELSE '{opzet.keuze[-1][0]}' END" if takken else f"'{opzet.keuze[-1][0]}'"
    if _een_plek(b, opzet):
        return lid(b, _per_persoon(b, opzet), rol=rol)
    sleutel = telsleutel(b, opzet.bron, opzet.tel)
    kolommen = dict(opzet.rollen) if sleutel is None else {"sleutel": sleutel, **opzet.rollen}
    if opzet.bedrag is not None:
        kolommen["bedrag"] = opzet.bedrag
    basis = selecteer(b, opzet.bron, kolommen, waar=opzet.waar)
    if opzet.bedrag is not None:
        return lid(b, f"({basis})", rol=rol, bedrag="bedrag")
    if sleutel is None:
        return lid(b, f"({basis})", rol=rol)
    if opzet.beste and not b.kaal:
        groep = ", ".join((*b.groep, "sleutel"))
        basis = f"SELECT * FROM ({basis}) QUALIFY goed OR NOT bool_or(goed) OVER (PARTITION BY {groep})"
    als = "persoon" if opzet.tel == PERSONEN else "sleutel"
    return lid(b, eerste(b, basis, rollen=list(opzet.rollen), als=als, onder="goed" if opzet.beste else None), rol=rol)


def tel_uit(b: Bouw, opzet: Opzet, sommen: str = "") -> str:
    """The SQL that counts the members of a way of counting per gemeente, cell and role, with ``sommen`` beside."""
    per = b.per_groep("rol") if een_cel(b, opzet) else ", ".join((*b.groep, "rol"))
    return f"SELECT {', '.join(b.groep)}, rol, count(*){sommen} FROM ({leden_uit(replace(b, kaal=True), opzet)}) GROUP BY {per}"


def een_cel(b: Bouw, opzet: Opzet) -> bool:
    """Whether each member has one cell, and is the same member in total: a row, or a person on a fixed day."""
    return telsleutel(b, opzet.bron, opzet.tel) is None or _een_plek(b, opzet)


def _een_plek(b: Bouw, opzet: Opzet) -> bool:
    """Whether each person has one gemeente and one cell: on a fixed day, when neither is a column of the rows that are counted."""
    rij = opzet.bron.rij
    overal_een = rij.vast is not None and rij.wie is not None and altijd_iemand(rij) and not eigen_cellen(b, rij.tabel)
    return opzet.tel == PERSONEN and overal_een and not opzet.beste


def _per_persoon(b: Bouw, opzet: Opzet) -> str:
    """The relation of persons with their first row, put together before the gemeente and the cells are looked up, for them alone."""
    bron = opzet.bron
    rij = bron.rij
    velden = [f"{bron.persoon} AS persoon_id"]
    if not b.kaal:
        velden += [f"id_van(min(orde({bron.dag}, {bron.feit}))) AS feit_id", f"min({bron.dag}) AS dag"]
    velden += [f"bool_or({sql}) AS {rol}" for rol, sql in opzet.rollen.items()]
    kern = f"SELECT {', '.join(velden)}\nFROM {bron.van}\nWHERE {en((*bron.waar, *opzet.waar))} GROUP BY {bron.persoon}"
    mens = Bron(replace(rij, persoon="r.persoon_id"), "kern r", (), "r.dag", "r.feit_id")
    plek = plaats(b if b.voorraad.gedeeld else replace(b, kring="kern"), mens, rij.dag)
    return f"(WITH kern AS ({kern})\nSELECT r.*, {', '.join(plek.groep)} FROM {plek.van}\nWHERE {en(plek.waar)})"
