"""Frequentie as SQL: how often something happened to everybody in a state, in a window or since the last time."""

from __future__ import annotations

from datetime import date

from opmaat.kern.maat import Frequentie
from opmaat.kern.tijd import Duur, Periode, dag_ervoor
from opmaat.kern.tijd import plus as tijd_plus
from opmaat.kern.tijd import venster as tijd_venster

from .bouw import Bouw
from .bron import gebeurtenis
from .fragment import EINDELOOS, letter, plus
from .leden import lid
from .plaats import selecteer
from .tellen import stand_set
from .voorwaarde import toestand

_MAANDEN = {"maand": 1, "kwartaal": 3, "jaar": 12}


def frequentie_leden(b: Bouw, f: Frequentie) -> str | None:
    """The persons in the state at P with how many events were found, the next due day and their role."""
    leden = stand_set(b, f.bestand, b.vraag.peildatum)
    if leden is None:
        return None
    doelen = selecteer(b, gebeurtenis(b, f.gebeurtenis), {}, overal=True)
    op = b.vraag.peildatum
    recent = f" WHERE d.dag >= {letter(beoordeeld(f, op).begin)}" if b.kaal and f.wijze != "ritme" else ""
    delen = [
        f"lid AS ({leden})",
        f"toestand AS ({_toestand(b, f, op)})",
        f"keer AS (SELECT DISTINCT d.persoon_id, d.dag FROM ({doelen}) d SEMI JOIN lid USING (persoon_id){recent})",
        f"nu AS (SELECT l.*, t.begin AS sinds FROM lid l JOIN toestand t ON t.persoon_id = l.persoon_id AND {letter(op)} BETWEEN t.begin AND t.eind)",
    ]
    groep = ", ".join(f"n.{k}" for k in ("persoon_id", "feit_id", "rol", "dag", "sinds", *b.groep))
    if f.wijze == "ritme":
        kern, rol, uiterlijk = _ritme(b, f, groep)
    elif f.wijze == "naar rato":
        kern, rol, uiterlijk = _naar_rato(b, f, groep)
    else:
        kern, rol, uiterlijk = _heel(b, f)
    return "WITH " + ",\n".join(delen) + "\n" + lid(b, f"({kern})", rol=rol, aantal="gevonden", uiterlijk=uiterlijk)


def _toestand(b: Bouw, f: Frequentie, op: date) -> str:
    tabel = b.tabel(f.bestand.selectie.tabel)
    if tabel.vorm == "identiteit":
        return f"SELECT persoon_id, coalesce(geboortedatum, DATE '1900-01-01') AS begin, {EINDELOOS} AS eind FROM {b.bekend(tabel)}"
    return f"SELECT persoon_id, begin, eind FROM {toestand(b, f.bestand.selectie, op=op)}"


def beoordeeld(f: Frequentie, peildatum: date) -> Periode:
    """The window that is judged at P: the rolling one, or the last calendar period that is over."""
    if isinstance(f.venster, Duur):
        return tijd_venster(peildatum, f.venster)
    maanden = _MAANDEN[f.venster]
    eerste = date(peildatum.year, (peildatum.month - 1) // maanden * maanden + 1, 1)
    lopend = Periode(eerste, tijd_plus(eerste, Duur(maanden, "maand")))
    if lopend.eind == peildatum:
        return lopend
    vorige = dag_ervoor(eerste)
    begin = date(vorige.year, (vorige.month - 1) // maanden * maanden + 1, 1)
    return Periode(begin, eerste)


def _oordeel(f: Frequentie, nodig: str) -> str:
    boven = "" if f.hoogstens is None else f" AND gevonden <= {f.hoogstens}"
    return f"CASE WHEN gevonden >= {nodig}{boven} THEN 'voldoet' ELSE 'voldoet_niet' END"


def _heel(b: Bouw, f: Frequentie) -> tuple[str, str, str]:
    """The whole window in the state, else open."""
    periode = beoordeeld(f, b.vraag.peildatum)
    van, tm = letter(periode.begin), letter(periode.eind)
    zoveelste = f"max(k.dag, {f.minstens})[{f.minstens}]" if f.minstens > 0 else "NULL::DATE"
    kern = (
        "SELECT n.*, coalesce(k.aantal, 0) AS gevonden, k.e FROM nu n LEFT JOIN (\n"
        f"  SELECT k.persoon_id, count(*) FILTER (WHERE k.dag BETWEEN {van} AND {tm}) AS aantal, {zoveelste} AS e\n"
        "  FROM keer k GROUP BY k.persoon_id) k ON k.persoon_id = n.persoon_id"
    )
    rol = f"CASE WHEN sinds > {van} THEN 'open' ELSE {_oordeel(f, str(f.minstens))} END"
    if not isinstance(f.venster, Duur):
        volgende = dag_ervoor(tijd_plus(periode.tot or periode.van, Duur(_MAANDEN[f.venster], "maand")))
        return kern, rol, letter(volgende)
    vol = f"{_laatst('(sinds - 1)', f.venster)} + 1"
    return kern, rol, f"greatest(CASE WHEN e IS NOT NULL THEN {_laatst('e', f.venster)} END, {vol})"


def _laatst(dag: str, duur: Duur) -> str:
    """The SQL of the last day on which something on ``dag`` lies in the window (``tijd.laatste_dag_in_venster``)."""
    verste = plus(dag, duur)
    return f"(CASE WHEN {plus(verste, duur, terug=True)} < {dag} THEN {verste} ELSE {verste} - 1 END)"


def _naar_rato(b: Bouw, f: Frequentie, groep: str) -> tuple[str, str, str]:
    """In proportion to the days in the state within the window."""
    periode = beoordeeld(f, b.vraag.peildatum)
    van, tm = letter(periode.begin), letter(periode.eind)
    kern = (
        f"SELECT {groep}, coalesce(any_value(d.dagen), 0) AS in_staat, coalesce(any_value(g.aantal), 0) AS gevonden FROM nu n\n"
        f"LEFT JOIN (SELECT persoon_id, sum(least(eind, {tm}) - greatest(begin, {van}) + 1) AS dagen FROM toestand\n"
        f"  WHERE begin <= {tm} AND eind >= {van} GROUP BY persoon_id) d ON d.persoon_id = n.persoon_id\n"
        "LEFT JOIN (SELECT k.persoon_id, count(*) AS aantal FROM keer k JOIN toestand t ON t.persoon_id = k.persoon_id\n"
        f"  AND k.dag BETWEEN t.begin AND t.eind WHERE k.dag BETWEEN {van} AND {tm} GROUP BY k.persoon_id) g ON g.persoon_id = n.persoon_id\n"
        f"GROUP BY {groep}"
    )
    return kern, _oordeel(f, f"({f.minstens} * in_staat) // {periode.dagen}"), "NULL"


def _ritme(b: Bouw, f: Frequentie, groep: str) -> tuple[str, str, str]:
    """A rhythm: the next is due so long after the last one in the spell, or after its begin."""
    duur = f.venster if isinstance(f.venster, Duur) else Duur(_MAANDEN[f.venster], "maand")
    in_venster = f"k.dag > {plus(b.p, duur, terug=True)}"
    kern = (
        f"SELECT {groep}, count(k.dag) FILTER (WHERE {in_venster}) AS gevonden, coalesce(max(k.dag), n.sinds) AS vanaf\n"
        f"FROM nu n LEFT JOIN keer k ON k.persoon_id = n.persoon_id AND k.dag >= n.sinds GROUP BY {groep}"
    )
    aantal = duur.aantal * (12 if duur.eenheid == "jaar" else 1)
    if duur.eenheid in ("maand", "jaar") and aantal % f.minstens == 0:
        uiterlijk = plus("vanaf", Duur(aantal // f.minstens, "maand"))
    else:
        uiterlijk = f"(vanaf + (({plus('vanaf', duur)} - vanaf) // {f.minstens})::INTEGER)"
    return kern, f"CASE WHEN {uiterlijk} <= {b.p} THEN 'te_laat' ELSE 'op_tijd' END", uiterlijk
