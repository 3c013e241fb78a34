"""Stand, telling, som, aandeel and vereniging as SQL over members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opmaat.kern.maat import PERSONEN, RIJEN, Aandeel, Samengesteld, Som, Stand, Telling, Uitstroom, Voorwaarde

from .bouw import Bouw, Rij
from .bron import Bron, gebeurtenis, onrijp, selecteer, stand
from .fragment import naam
from .leden import eerste, lid, telsleutel
from .voorwaarde import voldoet, zeker


def stand_leden(b: Bouw, s: Stand) -> str | None:
    """The members of a stand; None when its day lies after P."""
    bron = stand(b, s)
    if bron is None:
        return None
    bron, te_kort = onrijp(b, s, bron)
    rol = "'lid'" if te_kort == "false" else "CASE WHEN te_kort THEN 'open' ELSE 'lid' END"
    basis, rollen = _basis(b, bron, s.tel, {} if te_kort == "false" else {"te_kort": te_kort})
    return lid(b, _eenmaal(b, basis, rollen, bron, s.tel), rol=rol)


def stand_set(b: Bouw, s: Stand, op: date) -> str | None:
    """The persons of a stand on a given day as a set, whatever its own tel, day and ``rijp_na``."""
    return stand_leden(b.met_leden, replace(s, op=op, tel=PERSONEN, rijp_na=None))


def telling_leden(b: Bouw, t: Telling) -> str:
    """The members of a telling; an outflow without usable reason makes ``reden_onbekend`` of who has no qualifying one."""
    if not (isinstance(t.gebeurtenis, Uitstroom) and t.gebeurtenis.reden):
        bron = gebeurtenis(b, t.gebeurtenis, rij=_rij_nodig(b, t.tel))
        basis, rollen = _basis(b, bron, t.tel, {}, (b.venster(bron.dag),))
        return lid(b, _eenmaal(b, basis, rollen, bron, t.tel))
    bron = gebeurtenis(b, t.gebeurtenis, rij=True, onbekend=True)
    basis, _ = _basis(b, bron, t.tel, {"goed": f"{bron.rol} = 'lid'"}, (b.venster(bron.dag),))
    van = _eenmaal(b, _beste(b, basis), ["goed"], bron, t.tel)
    return lid(b, van, rol="CASE WHEN goed THEN 'lid' ELSE 'reden_onbekend' END")


def som_leden(b: Bouw, s: Som) -> str:
    """The rows of a som with their amount; withdrawn ones are left out."""
    bron = gebeurtenis(b, s.gebeurtenis, rij=True)
    waar = [b.venster(bron.dag)]
    if bron.rij.tabel.heeft("ingetrokken_op"):
        waar.append(f"(r.ingetrokken_op IS NULL OR r.ingetrokken_op > {b.p})")
    basis = selecteer(b, bron, {"bedrag": f"r.{naam(bron.rij.tabel.kolom(s.kolom).naam)}"}, waar=waar)
    return lid(b, f"({basis})", bedrag="bedrag")


def aandeel_leden(b: Bouw, a: Aandeel) -> str | None:
    """The members of an aandeel: teller, noemer, and who is open or of unknown reason in its base."""
    if isinstance(a.van, Stand):
        bron = stand(b, a.van)
        if bron is None:
            return None
        bron, te_kort = onrijp(b, a.van, bron)
        waar: tuple[str, ...] = ()
        goed = "true"
    else:
        onbekend = isinstance(a.van.gebeurtenis, Uitstroom) and bool(a.van.gebeurtenis.reden)
        bron = gebeurtenis(b, a.van.gebeurtenis, rij=True, onbekend=onbekend)
        waar, te_kort = (b.venster(bron.dag),), "false"
        goed = f"{bron.rol} = 'lid'" if onbekend else "true"
    kolommen = {"te_kort": te_kort, "goed": goed, "raak": _waarvan(b, a.waarvan, bron, a.beoordeel == "peildatum")}
    basis, _ = _basis(b, bron, a.van.tel, kolommen, waar)
    if goed != "true":
        basis = _beste(b, basis)
    rol = "CASE WHEN te_kort THEN 'open' WHEN NOT goed THEN 'reden_onbekend' WHEN raak THEN 'teller' ELSE 'noemer' END"
    return lid(b, _eenmaal(b, basis, list(kolommen), bron, a.van.tel), rol=rol)


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


def _rij_nodig(b: Bouw, tel: str) -> bool:
    """Whether the event's own row is read for its key or for a cell of the breakdown."""
    return tel not in (PERSONEN, RIJEN) or bool(b.uitsplitsing)


def _basis(
    b: Bouw, bron: Bron, tel: str, kolommen: dict[str, str], waar: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    sleutel = telsleutel(b, bron, tel)
    velden = {} if sleutel is None else {"sleutel": sleutel}
    return selecteer(b, bron, {**velden, **kolommen}, waar=waar), list(kolommen)


def _eenmaal(b: Bouw, basis: str, rollen: list[str], bron: Bron, tel: str) -> str:
    if telsleutel(b, bron, tel) is None:
        return f"({basis})"
    return eerste(b, basis, rollen=rollen, als="persoon" if tel == PERSONEN else "sleutel")


def _beste(b: Bouw, basis: str) -> str:
    """The rows of the base without those of unknown reason for who also has a qualifying one."""
    if " AS sleutel" not in basis:
        return basis
    groep = ", ".join((*b.groep, "sleutel"))
    return f"SELECT * FROM ({basis}) QUALIFY goed OR NOT bool_or(goed) OVER (PARTITION BY {groep})"
