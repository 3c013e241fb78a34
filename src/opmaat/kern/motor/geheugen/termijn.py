"""Termijn: starts, their last day, and what was done in time. See the docstring of ``kern.maat.Termijn``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import Datum, Gebeurtenis, Termijn, gebeurtenistabel
from opmaat.kern.tijd import is_over, laatste_dag, min_, plus

from .bekend import Rij, sleutel
from .gebeurtenis import Voorval, voorvallen
from .kandidaat import Kandidaat, lid_van, telsleutel, volgorde
from .levensloop import Levensloop, als_spel
from .voorwaarde import voldoet


def termijn(maat: Termijn, loop: Levensloop) -> Iterator[Kandidaat]:
    """Every start in the venster with its role; with several moments, one for each."""
    for start in voorvallen(maat.start, loop):
        if not loop.vraag.venster.bevat(start.dag):
            continue
        sleutel_ = telsleutel(maat.tel, start.tabel, start.rij, loop)
        if sleutel_ is None:
            continue
        kaal = lid_van(start.tabel, start.rij, loop, "", start.dag)
        basis = Kandidaat(kaal, start.dag, start.tabel, start.rij, loop, (sleutel_, 0), volgorde(kaal))
        if maat.momenten:
            for plek, moment in enumerate(maat.momenten):
                midden = plus(start.dag, moment)
                vroegst, u = (
                    (midden, midden) if maat.marge is None else (min_(midden, maat.marge), plus(midden, maat.marge))
                )
                gedaan = next((dag for dag in _doeldagen(maat, start, loop) if vroegst <= dag <= u), None)
                rol = _rol(maat, start, u, gedaan, None, loop)
                lid = replace(kaal, rol=rol, uiterlijk=u, gedaan=gedaan)
                yield replace(basis, lid=lid, sleutel=(sleutel_, plek))
            continue
        uiterlijk = _uiterlijk(maat, start)
        if uiterlijk is None:
            yield replace(basis, weglaten="zonder termijn")
            continue
        gedaan = next((dag for dag in _doeldagen(maat, start, loop) if dag >= start.dag), None)
        niet_eerder = None if maat.niet_eerder_dan is None else plus(start.dag, maat.niet_eerder_dan)
        rol = _rol(maat, start, uiterlijk, gedaan, niet_eerder, loop)
        yield replace(basis, lid=replace(kaal, rol=rol, uiterlijk=uiterlijk, gedaan=gedaan))


def _uiterlijk(maat: Termijn, start: Voorval) -> date | None:
    if maat.tot is not None:
        tot: date | None = start.rij.get(maat.tot)
        return tot
    if maat.binnen is None:
        return None
    return laatste_dag(start.dag, maat.binnen, wettelijk=maat.wettelijk)


def _rol(maat: Termijn, start: Voorval, u: date, gedaan: date | None, vroegst: date | None, loop: Levensloop) -> str:
    over = is_over(u, loop.peildatum)
    if gedaan is not None and vroegst is not None and gedaan < vroegst:
        return "te_vroeg" if over else "open"
    if gedaan is not None and gedaan <= u:
        return "op_tijd" if over else "op_tijd_vooruit"
    if _is_vervallen(maat, start, u, loop):
        return "vervallen"
    return "te_laat" if over else "open"


def _is_vervallen(maat: Termijn, start: Voorval, u: date, loop: Levensloop) -> bool:
    """Whether the ground fell away before the last day."""
    if maat.vervalt_bij is None:
        return False
    return any(
        start.dag <= voorval.dag < u and _grond_hoort_bij(maat, start, voorval, loop)
        for voorval in voorvallen(maat.vervalt_bij, loop)
    )


def _grond_hoort_bij(maat: Termijn, start: Voorval, grond: Voorval, loop: Levensloop) -> bool:
    if maat.koppel is None:
        return True
    if grond.tabel == start.tabel:
        return grond.feit_id == start.feit_id
    if loop.tabel(grond.tabel).heeft(maat.koppel):
        return bool(grond.rij.get(maat.koppel) == start.feit_id)
    return True


def _doeldagen(maat: Termijn, start: Voorval, loop: Levensloop) -> list[date]:
    """The days on which the goal was reached for this start, in order."""
    dagen = [
        doel.dag
        for doel in _doelen(maat.doel, maat.koppel, start, loop)
        if _hoort_bij(maat, start, doel.tabel, doel.rij, loop)
    ]
    if maat.eerder == "telt" and _liep_al(maat, start, loop):
        dagen.append(start.dag)
    return sorted(dagen)


def _doelen(doel: Gebeurtenis, koppel: str | None, start: Voorval, loop: Levensloop) -> list[Voorval]:
    """The goals of the person; for a start without person, of whoever is linked to its row."""
    eigen = voorvallen(doel, loop)
    tabel = gebeurtenistabel(doel)
    if loop.persoon_id is not None or koppel is None or tabel == start.tabel or not isinstance(doel, Datum):
        return eigen
    if loop.tabel(tabel).heeft(koppel):
        gelinkt = loop.kennis.per_waarde(tabel, koppel, start.feit_id)
    else:
        gelinkt = loop.kennis.per_waarde(tabel, loop.tabel(tabel).sleutel, start.rij.get(koppel))
    anderen = []
    for rij in gelinkt:
        ander = Levensloop(loop.kennis, loop.vraag, rij.get("persoon_id"), (tabel, rij))
        anderen += [voorval for voorval in voorvallen(doel, ander) if voorval.rij is rij]
    return anderen


def _hoort_bij(maat: Termijn, start: Voorval, tabel: str, rij: Rij, loop: Levensloop) -> bool:
    if maat.koppel is None:
        return True
    if loop.tabel(tabel).heeft(maat.koppel):
        return start.feit_id is not None and bool(rij.get(maat.koppel) == start.feit_id)
    if loop.tabel(start.tabel).heeft(maat.koppel):
        doelsleutel = sleutel(loop.tabel(tabel), rij)
        return doelsleutel is not None and bool(start.rij.get(maat.koppel) == doelsleutel)
    return tabel == start.tabel and rij is start.rij


def _liep_al(maat: Termijn, start: Voorval, loop: Levensloop) -> bool:
    """Whether a spell of the goal's table that satisfies the goal's condition contains s, with the goal's date filled
    and not after s.
    """
    doel = maat.doel
    if not isinstance(doel, Datum):
        return False
    vorm = loop.tabel(doel.tabel)
    if vorm.vorm != "periode":
        return False
    for rij in loop.rijen(doel.tabel):
        spel = als_spel(vorm, rij, loop.peildatum)
        datum = rij.get(doel.kolom)
        if spel is None or not spel.periode.bevat(start.dag) or datum is None or datum > start.dag:
            continue
        if _hoort_bij(maat, start, doel.tabel, rij, loop) and voldoet(doel.waar, doel.tabel, rij, start.dag, loop):
            return True
    return False
