"""Events and stands as a FROM text with a day: what every kind of measure starts from.

A ``Bron`` is not yet a query: each kind adds what it needs (an amount, a second condition, the end of a term) before ``plaats.selecteer``
writes the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from opmaat.kern.maat import (
    ONBEKENDE_REDENEN,
    Datum,
    Drempel,
    Gebeurtenis,
    Instroom,
    Op,
    Overgang,
    Stand,
    Uitstroom,
    Verjaardag,
    Voorwaarde,
    gebeurtenistabel,
)
from opmaat.kern.register.schema import Tabel

from .bouw import Bouw, Rij, bevat_dag
from .fragment import EINDELOOS, letter, lijst, naam, plus
from .gelezen import leest_rij
from .kring import begonnen_na
from .samenvoeging import samengevoegd
from .voorwaarde import eisen, sinds_vergeleken, toestand, zeker


@dataclass(frozen=True)
class Bron:
    """Where members come from: FROM text, conditions, and the SQL of who, which row, which day; ``rij`` is alias r.

    ``rij.dag`` is the member's own day (that of the stand, or of the event); ``rol`` the SQL of its role.
    """

    rij: Rij
    van: str
    waar: tuple[str, ...]
    dag: str
    feit: str
    rol: str = "'lid'"

    @property
    def persoon(self) -> str:
        """The SQL of the person, NULL when rows of the table belong to nobody."""
        return self.rij.wie or "NULL::BIGINT"


def gebeurtenis(b: Bouw, g: Gebeurtenis, *, rij: bool = False, onbekend: bool = False) -> Bron:
    """The events up to P. ``rij``: the deciding row is needed beyond its condition; ``onbekend``: keep outflows of unknown reason."""
    tabel = b.tabel(gebeurtenistabel(g))
    match g:
        case Datum(kolom=kolom):
            dag = f"r.{naam(tabel.kolom(kolom).naam)}"
            return _af(
                b, g.waar, Bron(Rij("r", tabel, dag), f"{b.bekend(tabel)} r", (), dag, f"r.{naam(tabel.sleutel)}")
            )
        case Verjaardag(leeftijd=leeftijd):
            dag = f"jarig(r.geboortedatum, {leeftijd})"
            leeft = f"(r.overleden_op IS NULL OR r.overleden_op >= {dag})"
            return _af(b, g.waar, Bron(Rij("r", tabel, dag), f"{b.bekend(tabel)} r", (leeft,), dag, "NULL::BIGINT"))
        case Instroom(toestand=selectie):
            besluit = tabel.naam == "uitkering" and b.vraag.instroomdatum == "besluit"
            dag = "greatest(t.begin, coalesce(r.besluit_op, t.begin))" if besluit else "t.begin"
            van = _met_rij(b, tabel, toestand(b, selectie), "t.eerste", rij or besluit or leest_rij(g.waar))
            return _af(b, g.waar, Bron(Rij("r", tabel, dag, persoon="t.persoon_id"), van, (), dag, "t.eerste"))
        case Uitstroom(toestand=selectie, reden=reden):
            zonder = tabel.naam == "uitkering" and b.vraag.uitstroomdatum == "eerste dag zonder"
            dag = "(t.eind + 1)" if zonder else "t.eind"
            van = _met_rij(b, tabel, toestand(b, selectie), "t.laatste", rij or leest_rij(g.waar))
            bron = Bron(Rij("r", tabel, dag, persoon="t.persoon_id"), van, (f"t.eind < {EINDELOOS}",), dag, "t.laatste")
            return _reden(_af(b, g.waar, bron), reden, onbekend)
        case Drempel(toestand=selectie, duur=duur):
            dag = plus("t.begin", duur)
            van = _met_rij(b, tabel, toestand(b, selectie), "t.eerste", rij or leest_rij(g.waar))
            bron = Bron(Rij("r", tabel, dag, persoon="t.persoon_id"), van, (f"{dag} <= t.eind",), dag, "t.eerste")
            return _af(b, g.waar, bron)
        case Overgang():
            van = _met_rij(b, tabel, _overgangen(b, g, tabel), "t.eerste", rij or leest_rij(g.waar))
            return _af(
                b, g.waar, Bron(Rij("r", tabel, "t.begin", persoon="t.persoon_id"), van, (), "t.begin", "t.eerste")
            )


def stand(b: Bouw, s: Stand) -> Bron | None:
    """The rows that contain the day of the stand; None when that day lies after P."""
    op = s.op or b.vraag.peildatum
    if op > b.vraag.peildatum:
        return None
    tabel, dag = b.tabel(s.selectie.tabel), letter(op)
    rij = Rij("r", tabel, dag, op)
    if tabel.vorm == "identiteit":
        leeft: tuple[str, ...] = ()
        if tabel.naam == "persoon":
            leeft = (
                f"(r.overleden_op IS NULL OR r.overleden_op > {dag})",
                f"(r.geboortedatum IS NULL OR r.geboortedatum <= {dag})",
            )
        feit = "NULL::BIGINT" if tabel.naam == "persoon" else rij.sleutel
        return Bron(rij, f"{b.bekend(tabel)} r", (*leeft, *eisen(b, s.selectie.waar, rij)), dag, feit)
    waar = (bevat_dag("r", tabel, dag), *eisen(b, s.selectie.waar, rij))
    return Bron(rij, f"{b.bekend(tabel)} r", waar, f"r.{naam(tabel.datumkolom or '')}", "r.feit_id")


def onrijp(b: Bouw, s: Stand, bron: Bron) -> tuple[Bron, str]:
    """The stand's source with its merged spells joined, and the SQL that says whether somebody is in it too short."""
    if s.rijp_na is None or bron.rij.tabel.datumkolom is None:
        return bron, "false"
    op = bron.rij.vast
    if not bron.rij.tabel.persoonsgebonden:
        return bron, f"{plus(bron.dag, s.rijp_na)} > {bron.rij.dag}"
    kort = begonnen_na(b, s.selectie, op or b.vraag.peildatum, s.rijp_na)
    samen = toestand(kort, s.selectie, op=op)
    van = f"{bron.van} LEFT JOIN {samen} st ON st.persoon_id = r.persoon_id AND {bron.rij.dag} BETWEEN st.begin AND st.eind"
    uit = Bron(bron.rij, van, bron.waar, bron.dag, bron.feit, bron.rol)
    return uit, zeker(sinds_vergeleken(plus("st.begin", s.rijp_na), Op.KLEINER, bron.rij.dag))


def _af(b: Bouw, waar: Voorwaarde | None, bron: Bron) -> Bron:
    """The source with the event's own condition and nothing after P."""
    alle = (*bron.waar, f"{bron.dag} <= {b.p}", *eisen(b, waar, bron.rij))
    return Bron(bron.rij, bron.van, alle, bron.dag, bron.feit, bron.rol)


def _reden(bron: Bron, reden: tuple[str, ...], onbekend: bool) -> Bron:
    if not reden:
        return bron
    goed = f"t.reden IN {lijst(reden)}"
    if not onbekend:
        return Bron(bron.rij, bron.van, (*bron.waar, goed), bron.dag, bron.feit)
    ruim = f"(t.reden IS NULL OR t.reden IN {lijst(dict.fromkeys((*reden, *ONBEKENDE_REDENEN)))})"
    rol = f"CASE WHEN {goed} THEN 'lid' ELSE 'reden_onbekend' END"
    return Bron(bron.rij, bron.van, (*bron.waar, ruim), bron.dag, bron.feit, rol)


def _met_rij(b: Bouw, tabel: Tabel, samen: str, sleutel: str, nodig: bool) -> str:
    return f"{samen} t JOIN {b.bekend(tabel)} r ON r.feit_id = {sleutel}" if nodig else f"{samen} t"


def _overgangen(b: Bouw, g: Overgang, tabel: Tabel) -> str:
    """The name of the merged spells per group that follow on another group within the allowed time."""
    kolom = naam(tabel.kolom(g.kolom).naam)
    samen = samengevoegd(b, tabel, f"r.{kolom} IS NOT NULL", per=(g.kolom,))
    naar = f" AND t.{kolom} IN {lijst(g.naar)}" if g.naar else ""
    uit = f" AND vorige IN {lijst(g.uit)}" if g.uit else ""
    einde = "CASE WHEN v.eind > t.begin THEN t.begin - 1 ELSE v.eind END"
    return b.voorraad.voorbereid(
        "overgang",
        f"WITH paar AS (SELECT t.persoon_id, t.begin, t.eind, t.eerste, t.laatste, {einde} AS einde, v.begin AS van_,\n"
        f"  v.eerste AS v_, v.{kolom} AS vorige FROM {samen} t JOIN {samen} v ON v.persoon_id = t.persoon_id AND v.{kolom} <> t.{kolom}\n"
        f"  AND v.begin < t.begin{naar}),\n"
        "laatste AS (SELECT * FROM paar QUALIFY row_number() OVER (PARTITION BY persoon_id, begin, eerste ORDER BY einde DESC, van_ DESC, v_ DESC) = 1)\n"
        f"SELECT persoon_id, begin, eind, eerste, laatste FROM laatste WHERE {plus('einde', g.binnen)} >= begin{uit}",
    )
