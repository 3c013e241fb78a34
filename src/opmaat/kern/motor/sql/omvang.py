"""Bezetting, formatie and the mean of a stand as SQL: volumes over the days of the venster, by starts minus ends."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from opmaat.kern.maat import (
    PERSONEN,
    RIJEN,
    Bezetting,
    En,
    Formatie,
    GemiddeldeStand,
    Ingevuld,
    IsEen,
    Of,
    Voorwaarde,
)

from .bouw import Bouw, Rij
from .bron import Bron
from .fragment import en, letter
from .gelezen import rij_alleen
from .leden import lid
from .plaats import altijd_iemand, eigen_cellen, selecteer
from .samenvoeging import eilanden, spellen, toegerekend
from .tellen import Opzet, stand_leden
from .voorwaarde import toestand, voldoet

ZONDER_FTE = "zonder fte"
"""Remark: lines of formatie without a number."""


def bezetting_leden(b: Bouw, m: Bezetting) -> str:
    """Who (or which row) was in on the top day, or at any moment, with the days in the venster."""
    in_top = "bool_or(topdag BETWEEN van AND tm)" if m.als == "hoogste" else "true"
    groep = ", ".join(b.groep)
    eigen = "persoon_id" if m.eenheid == "personen" else "persoon_id, feit_id"
    samen = (
        f"SELECT persoon_id, id_van(min(orde(begin, feit_id))) AS feit_id, min(begin) AS dag, {groep},\n"
        f"  sum(tm - van + 1) AS dagen, {in_top} AS raak FROM bez JOIN top USING ({groep}) GROUP BY {groep}, {eigen}"
    )
    return f"{_top(b, m)}\n" + lid(b, f"({samen}) WHERE raak", dagen="dagen")


def bezetting_dagen(b: Bouw, m: Bezetting) -> str:
    """Per gemeente and cell: top day, its height, the sum over the days, and the number of members."""
    groep = ", ".join(b.groep)
    eigen = "persoon_id" if m.eenheid == "personen" else "feit_id"
    in_top = " FILTER (WHERE topdag BETWEEN van AND tm)" if m.als == "hoogste" else ""
    return (
        f"{_top(b, m)}\nSELECT {groep}, any_value(topdag), any_value(hoogste), sum(gewicht * (tm - van + 1)),\n"
        f"  count(DISTINCT {eigen}){in_top} FROM bez JOIN top USING ({groep}) GROUP BY {groep}"
    )


def zonder_uren(b: Bouw, m: Bezetting) -> str:
    """The query that counts the rows of a bezetting in fte without hours."""
    return f"SELECT count(*) FROM ({_rijen(b, m)}) WHERE uren IS NULL"


def _grenzen(b: Bouw) -> tuple[str, str]:
    """The first and last day of the venster up to P, as literals (the last before the first when it has not begun)."""
    venster, p = b.vraag.venster, b.vraag.peildatum
    return letter(venster.begin), letter(p if venster.eind is None else min(venster.eind, p))


def _rijen(b: Bouw, m: Bezetting) -> str:
    """The rows that lie in the venster, with begin, eind, hours, gemeente and cells."""
    van, tm = _grenzen(b)
    tabel = b.tabel(m.selectie.tabel)
    begin, eind, bestaat = spellen(b, tabel, tm)
    rij = Rij("r", tabel, begin)
    waar = (bestaat, f"{eind} >= {van}", f"{van} <= {tm}", voldoet(b, m.selectie.waar, rij))
    bron = Bron(rij, f"{b.bekend(tabel)} r", waar, begin, "r.feit_id")
    uren = "r.uren" if m.eenheid == "fte" else "NULL"
    if not b.voorraad.gedeeld and tabel.persoonsgebonden and altijd_iemand(rij) and not eigen_cellen(b, tabel):
        velden = f"r.persoon_id, r.feit_id, {begin} AS begin, {eind} AS eind, {uren} AS uren"
        alleen = b.voorraad.voorbereid("rijen", f"SELECT {velden} FROM {bron.van} WHERE {en(waar)}")
        b, begin, eind, uren = replace(b, kring=alleen), "r.begin", "r.eind", "r.uren"
        bron = Bron(Rij("r", tabel, begin), f"{alleen} r", (), begin, "r.feit_id")
    return selecteer(b, bron, {"begin": begin, "eind": eind, "uren": uren}, eigen=f"greatest({begin}, {van})")


def _top(b: Bouw, m: Bezetting) -> str:
    """The CTEs ``bez`` (spells within the venster with weight) and ``top`` (busiest day per gemeente and cell)."""
    van, tm = _grenzen(b)
    groep = ", ".join(b.groep)
    per_persoon = m.eenheid == "personen" and b.tabel(m.selectie.tabel).persoonsgebonden
    rijen = _rijen(b, m)
    if per_persoon:
        samen = eilanden(f"SELECT * FROM ({rijen}) WHERE persoon_id IS NOT NULL", ("persoon_id", *b.groep))
        rijen = f"SELECT persoon_id, eerste AS feit_id, begin, eind, {groep}, 1 AS gewicht FROM ({samen}) WHERE eind >= {van}"
    else:
        gewicht = "coalesce(uren, 0)" if m.eenheid == "fte" else "1"
        rijen = f"SELECT persoon_id, feit_id, begin, eind, {groep}, {gewicht} AS gewicht FROM ({rijen})"
    bez = b.voorraad.voorbereid(
        "bezetting",
        f"SELECT persoon_id, feit_id, begin, greatest(begin, {van}) AS van, least(eind, {tm}) AS tm, {groep}, gewicht FROM ({rijen})",
    )
    return (
        f"WITH bez AS (FROM {bez}),\n"
        f"stap AS (SELECT {groep}, dag, sum(g) AS g FROM (SELECT {groep}, van AS dag, gewicht AS g FROM bez\n"
        f"  UNION ALL SELECT {groep}, tm + 1, -gewicht FROM bez WHERE tm < {tm}) GROUP BY {groep}, dag),\n"
        f"hoogte AS (SELECT {groep}, dag, sum(g) OVER (PARTITION BY {groep} ORDER BY dag) AS hoogste FROM stap),\n"
        f"top AS (SELECT {groep}, CASE WHEN hoogste > 0 THEN dag END AS topdag, hoogste FROM hoogte\n"
        f"  QUALIFY row_number() OVER (PARTITION BY {groep} ORDER BY hoogste DESC, dag) = 1)"
    )


def van_overeenkomst(b: Bouw) -> Voorwaarde:
    """The condition that a row is of the question's agreement, or of none."""
    return Of((IsEen("overeenkomst", (b.vraag.overeenkomst,)), Ingevuld("overeenkomst", ja=False)))


def formatie_opzet(b: Bouw, m: Formatie) -> tuple[Opzet, str]:
    """How the lines of formatie in the venster are counted, with fte as amount; and the SQL of their days."""
    van, tm = _grenzen(b)
    tabel = b.tabel("formatie")
    begin, eind, bestaat = spellen(b, tabel, tm)
    rij = Rij("r", tabel, begin)
    producten = (IsEen("product", m.producten),) if m.producten else ()
    soort = En((*producten, IsEen("soort", (m.als,)), van_overeenkomst(b)))
    waar = (bestaat, f"{eind} >= {van}", f"{van} <= {tm}", voldoet(b, soort, rij))
    bron = Bron(rij, f"{b.bekend(tabel)} r", waar, begin, "r.feit_id")
    return Opzet(bron, RIJEN, bedrag="r.fte"), f"least({eind}, {tm}) - greatest({begin}, {van}) + 1"


def formatie_leden(b: Bouw, m: Formatie) -> str:
    """The lines of formatie in the venster, with fte as ``bedrag`` and their days."""
    opzet, dagen = formatie_opzet(b, m)
    return lid(b, f"({selecteer(b, opzet.bron, {'fte': 'r.fte', 'dagen': dagen})})", bedrag="fte", dagen="dagen")


def maandeinden(b: Bouw) -> list[date]:
    """The last days of the calendar months that lie in the venster and not after P."""
    deel = b.vraag.venster.beperk(b.vraag.peildatum)
    if deel is None:
        return []
    einden = [maand.eind for maand in deel.maanden() if maand.eind is not None]
    return [dag for dag in einden if dag.day == monthrange(dag.year, dag.month)[1]]


def reeks_tekst(b: Bouw, m: GemiddeldeStand) -> str | None:
    """Per gemeente, cell and month end the number of members of the stand; by starts minus ends wherever that is the same."""
    einden = maandeinden(b)
    if not einden:
        return None
    tabel = b.tabel(m.stand.selectie.tabel)
    simpel = m.stand.tel == PERSONEN and m.stand.rijp_na is None and tabel.persoonsgebonden and tabel.vorm == "periode"
    if simpel and not b.uitsplitsing and rij_alleen(m.stand.selectie.waar):
        return _saldo(b, m, einden)
    groep = ", ".join(b.groep)
    delen = []
    for dag in einden:
        leden = stand_leden(b, replace(m.stand, op=dag))
        delen.append(
            f"SELECT {groep}, {letter(dag)} AS dag, count(*) AS n FROM ({leden}) WHERE rol = 'lid' GROUP BY {groep}"
        )
    return "\nUNION ALL\n".join(delen)


def _saldo(b: Bouw, m: GemiddeldeStand, einden: list[date]) -> str:
    """Starts minus ends of the merged spells, per gemeente cut at the days on which somebody moved."""
    samen = toestand(b, m.stand.selectie)
    gevraagd = b.vraag.gemeente
    thuis = b.tabel("leefsituatie")
    if not b.heeft_woonplaatsen():
        stukken = f"SELECT {letter(gevraagd or '')} AS gemeente, begin AS van, eind AS tm, 1 AS g FROM {samen}"
    else:
        wonen = toegerekend(b if b.voorraad.gedeeld else replace(b, kring=samen), thuis, ("gemeente",))
        deel = f"{samen} t JOIN {wonen} w ON w.persoon_id = t.persoon_id AND w.van <= t.eind AND w.tm >= t.begin AND w.gemeente IS NOT NULL"
        maten = "greatest(t.begin, w.van) AS van, least(t.eind, w.tm) AS tm"
        filters = "" if gevraagd is None else f" AND w.gemeente = {letter(gevraagd)}"
        stukken = f"SELECT w.gemeente, {maten}, 1 AS g FROM {deel}{filters}"
        if gevraagd is None:
            stukken += f"\nUNION ALL SELECT 'onbekend', {maten}, -1 FROM {deel}\nUNION ALL SELECT 'onbekend', begin, eind, 1 FROM {samen}"
    dagen = ", ".join(f"({letter(dag)})" for dag in einden)
    maand = f"greatest(last_day(dag), {letter(einden[0])})"
    return (
        f"WITH stuk AS ({stukken}),\n"
        f"stap AS (SELECT gemeente, {maand} AS dag, sum(g) AS g FROM (SELECT gemeente, van AS dag, g FROM stuk\n"
        f"  UNION ALL SELECT gemeente, tm + 1, -g FROM stuk) WHERE dag <= {letter(einden[-1])} GROUP BY ALL),\n"
        f"raster AS (SELECT * FROM (SELECT DISTINCT gemeente FROM stap), (VALUES {dagen}) v(dag))\n"
        "SELECT r.gemeente, r.dag, CAST(sum(coalesce(g, 0)) OVER (PARTITION BY r.gemeente ORDER BY r.dag) AS BIGINT)\n"
        "FROM raster r LEFT JOIN stap s ON s.gemeente = r.gemeente AND s.dag = r.dag"
    )
