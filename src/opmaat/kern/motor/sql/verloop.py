"""Preventie, behoud and panel as SQL."""

from __future__ import annotations

from opmaat.kern.maat import Behoud, Datum, Panel, Preventie
from opmaat.kern.tijd import Duur, min_

from .bouw import Bouw, Rij, bevat_dag
from .bron import Bron, gebeurtenis
from .fragment import letter, naam, plus
from .leden import lid
from .plaats import selecteer
from .tellen import stand_set
from .voorwaarde import toestand, voldoet

SAMEN_DAGEN = 30
"""Meldingen of one person this many days after a counted one belong to it (design, section 6, Preventiequote)."""


def preventie_leden(b: Bouw, m: Preventie) -> str:
    """The counted meldingen with what became of them; ``over``: the follow-up is over, so that the figure may use it."""
    melding, aanvraag = b.tabel("melding"), b.bekend(b.tabel("aanvraag"))
    alle = selecteer(b, gebeurtenis(b, Datum("melding", "datum", m.waar)), {}, overal=True)
    kop = b.voorraad.voorbereid(
        "meldingen",
        f"WITH RECURSIVE alle AS (SELECT persoon_id, dag, min(feit_id) AS feit_id FROM ({alle}) GROUP BY ALL),\n"
        "geteld AS (SELECT persoon_id, min(dag) AS dag FROM alle GROUP BY persoon_id\n"
        f"  UNION ALL SELECT a.persoon_id, min(a.dag) FROM geteld g JOIN alle a ON a.persoon_id = g.persoon_id AND a.dag > g.dag + {SAMEN_DAGEN}\n"
        "  GROUP BY a.persoon_id, g.dag)\n"
        "SELECT DISTINCT a.persoon_id, a.dag, a.feit_id FROM geteld g JOIN alle a ON a.persoon_id = g.persoon_id AND a.dag = g.dag",
    )
    rij = Rij("r", melding, "t.dag", persoon="t.persoon_id")
    bron = Bron(
        rij, f"{kop} t JOIN {b.bekend(melding)} r ON r.feit_id = t.feit_id", (b.venster("t.dag"),), "t.dag", "t.feit_id"
    )
    eigen = (
        f"SELECT m.feit_id AS melding_id, t.feit_id AS kop FROM ({alle}) m JOIN {kop} t ON t.persoon_id = m.persoon_id\n"
        f"  AND m.dag BETWEEN t.dag AND t.dag + {SAMEN_DAGEN}"
    )
    status = (
        f"CASE WHEN a.status = 'toegekend' AND a.besluit_op <= {b.p} THEN 'toegekend'\n"
        f"    WHEN a.status IN ('afgewezen', 'buiten_behandeling') AND coalesce(a.besluit_op <= {b.p}, true) THEN 'afgewezen'\n"
        f"    WHEN a.status = 'ingetrokken' AND coalesce(a.ingetrokken_op <= {b.p}, true) THEN 'ingetrokken' ELSE 'loopt_nog' END"
    )
    klaar = "CASE WHEN a.status = 'ingetrokken' THEN a.ingetrokken_op ELSE a.besluit_op END"
    groep = ", ".join(f"m.{k}" for k in ("persoon_id", "feit_id", "dag", *b.groep))
    delen = [
        f"eigen AS ({eigen})",
        f"m AS ({selecteer(b, bron, {})})",
        f"a AS (SELECT a.persoon_id, a.feit_id, a.datum, {klaar} AS klaar, {status} AS status, a.melding_id, e.kop FROM {aanvraag} a\n"
        f"  LEFT JOIN eigen e ON e.melding_id = a.melding_id WHERE a.datum <= {b.p})",
        f"eerste AS (SELECT {groep}, {plus('m.dag', m.binnen)} AS uiterlijk, min(a.datum) AS datum,\n"
        "  arg_min(a.status, orde(a.datum, a.feit_id)) AS status,\n"
        "  arg_min({k: a.klaar}, orde(a.datum, a.feit_id)).k AS klaar\n"
        f"  FROM m LEFT JOIN a ON a.persoon_id = m.persoon_id AND a.datum BETWEEN m.dag AND {plus('m.dag', m.binnen)}\n"
        f"  AND (a.melding_id IS NULL OR a.kop = m.feit_id) GROUP BY {groep})",
    ]
    over = f"uiterlijk <= {b.p}"
    if m.tegenhouden == "aanvraag":
        rol, gedaan = "'aangevraagd'", "datum"
    else:
        rol, gedaan = "status", "CASE WHEN status <> 'loopt_nog' THEN klaar END"
    rol = f"CASE WHEN datum IS NOT NULL THEN {rol} WHEN {over} THEN 'geen_aanvraag' ELSE 'loopt_nog' END"
    tekst = lid(b, "eerste", rol=rol, uiterlijk="uiterlijk", gedaan=gedaan, over=over)
    return "WITH " + ",\n".join(delen) + "\n" + tekst


def behoud_leden(b: Bouw, m: Behoud) -> str | None:
    """The frozen set: behouden, or verloren with the last day before the first too long gap as ``gedaan``."""
    leden = stand_set(b, m.bestand, m.op)
    if leden is None:
        return None
    einde = b.vraag.venster.eind
    tot = letter(max(m.op, b.vraag.peildatum if einde is None else min(einde, b.vraag.peildatum)))
    samen = toestand(b, m.toestand, gat=m.gat, tot=tot)
    kern = f"(SELECT l.*, t.eind FROM ({leden}) l LEFT JOIN {samen} t ON t.persoon_id = l.persoon_id AND {letter(m.op)} BETWEEN t.begin AND t.eind)"
    verloren = f"eind IS NULL OR {plus('eind', m.gat)} < {tot}"
    return lid(
        b,
        kern,
        rol=f"CASE WHEN {verloren} THEN 'verloren' ELSE 'behouden' END",
        dag=letter(m.op),
        gedaan=f"CASE WHEN {verloren} THEN coalesce(eind, {letter(m.op)}) END",
    )


def panel_leden(b: Bouw, m: Panel) -> str | None:
    """The frozen set with its score then and now."""
    toen = b.zoals_bekend(m.bevroren_op)
    leden = stand_set(toen, m.bestand, m.basis)
    if leden is None:
        return None
    tabel = b.tabel(m.score.tabel)
    rij = Rij("r", tabel, f"r.{naam(tabel.datumkolom or '')}")
    kolom, basis = rij.kolom(m.kolom), letter(m.basis)
    vroegst = letter(min_(m.basis, Duur(12, "maand")))
    blijft = b.tabel(m.bestand.selectie.tabel)
    nu = Rij("r", blijft, b.p, b.vraag.peildatum)
    bevat = "true" if blijft.vorm == "identiteit" else bevat_dag("r", blijft, b.p)
    delen = [
        f"lid AS ({leden})",
        f"score AS (SELECT r.persoon_id, r.feit_id, {rij.dag} AS dag, {kolom} AS score FROM {b.bekend(tabel)} r\n"
        f"  WHERE {rij.dag} > {vroegst} AND {rij.dag} <= {b.p} AND {kolom} IS NOT NULL AND {voldoet(b, m.score.waar, rij)})",
        "meting AS (SELECT persoon_id,\n"
        f"  arg_max(score, orde(dag, feit_id)) FILTER (WHERE dag <= {basis}) AS toen,\n"
        f"  arg_max(score, orde(dag, feit_id)) FILTER (WHERE dag > {basis}) AS nu,\n"
        f"  max(dag) FILTER (WHERE dag > {basis}) AS op FROM score GROUP BY persoon_id)",
        f"nog AS (SELECT DISTINCT r.persoon_id FROM {b.bekend(blijft)} r WHERE {bevat} AND {voldoet(b, m.bestand.selectie.waar, nu)})",
        "uit AS (SELECT l.*, s.toen, s.nu, s.op, l.persoon_id IN (FROM nog) AS nog_hier FROM lid l LEFT JOIN meting s ON s.persoon_id = l.persoon_id)",
    ]
    rol = (
        "CASE WHEN toen IS NULL THEN 'geen_score_toen' WHEN nu IS NULL AND NOT nog_hier THEN 'vertrokken'\n"
        "  WHEN nu IS NULL THEN 'niet_opnieuw_gemeten' WHEN nu > toen THEN 'hoger' WHEN nu = toen THEN 'gelijk' ELSE 'lager' END"
    )
    return "WITH " + ",\n".join(delen) + "\n" + lid(b, "uit", rol=rol, dag=basis, gedaan="op")
