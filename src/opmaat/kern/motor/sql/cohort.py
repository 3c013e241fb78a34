"""Cohort as SQL: who came in, whether a benefit ran, the one end of each entrant, and how long that took.

Source: design, section 6, Cohort; the docstring of ``maat.Cohort`` is the definition.
"""

from __future__ import annotations

from dataclasses import replace

from opmaat.kern.maat import (
    ONBEKENDE_REDENEN,
    Bestand,
    Cohort,
    Gebeurtenis,
    Groepsinstroom,
    Instroom,
    IsEen,
    Selectie,
    Uitstroom,
    gebeurtenistabel,
)
from opmaat.kern.uitkomst.telling import GEHEEL, ONBEKEND

from .bouw import Bouw
from .bron import Bron, gebeurtenis
from .fragment import en, letter, lijst, plus
from .gelezen import leest_rij
from .leden import eerste_rij, lid
from .plaats import eigen_cellen, selecteer
from .samenvoeging import spellen
from .tellen import stand_set
from .voorwaarde import toestand, voldoet, zeker

VERTREKREDENEN = ("verhuizing", "verhuizing_buitenland", "overlijden")
"""Reasons for the end of a benefit after which nobody can tell whether success lasted."""


def cohort_leden(b: Bouw, c: Cohort) -> str | None:
    """The entrants with their end; None when the frozen set lies after P. Column ``venster_``: days of the whole window."""
    instroom = _instroom(b, c)
    if instroom is None:
        return None
    if any(d is not None and d.eenheid == "werkdag" for d in (c.binnen, c.duurzaam)):
        b.voorraad.kalender()
    slot = "uiterlijk" if c.duurzaam is None else plus("uiterlijk", c.duurzaam)
    kolommen = ", ".join(("persoon_id", "feit_id", *b.groep))
    delen = [
        f"binnen AS (SELECT *, row_number() OVER () AS nr FROM {instroom})",
        f"lid AS ({_binnen_venster(b, c, _met_uitkering(b, c))})",
        f"kans AS (SELECT nr, {kolommen}, dag, staat, {plus('dag', c.binnen)} AS uiterlijk FROM lid)",
        *_afloop(b, c),
        *_duurzaam(b, c),
    ]
    geslaagd = "'gelukt'"
    einde_geslaagd = "e"
    if c.duurzaam is not None:
        vast = plus("e", c.duurzaam)
        einde_geslaagd = vast
        geslaagd = (
            "CASE WHEN terug IS NOT NULL THEN 'teruggevallen' WHEN weg THEN 'niet_vast_te_stellen'\n"
            f"    WHEN {vast} <= {b.p} THEN 'gelukt' ELSE 'gelukt_voorlopig' END"
        )
    rol = (
        "CASE WHEN staat = 'buiten' THEN 'buiten_telling' WHEN staat = 'wacht' THEN 'loopt_nog'\n"
        f"  WHEN e IS NULL OR e > uiterlijk THEN CASE WHEN uiterlijk <= {b.p} THEN 'termijn_verstreken' ELSE 'loopt_nog' END\n"
        "  WHEN soort = 'anders' THEN 'andere_afloop' WHEN soort = 'onbekend' THEN 'reden_onbekend'\n"
        f"  ELSE {geslaagd} END"
    )
    terug = "terug" if c.duurzaam is not None else "e"
    einde = (
        "CASE rol WHEN 'buiten_telling' THEN NULL WHEN 'termijn_verstreken' THEN uiterlijk - dag\n"
        f"  WHEN 'gelukt' THEN {einde_geslaagd} - dag WHEN 'teruggevallen' THEN {terug} - dag\n"
        "  WHEN 'andere_afloop' THEN e - dag WHEN 'reden_onbekend' THEN e - dag WHEN 'niet_vast_te_stellen' THEN e - dag\n"
        f"  ELSE {b.p} - dag END"
    )
    delen.append(
        f"slot AS (SELECT *, {rol} AS rol, {slot} AS slot FROM {'duur' if c.duurzaam is not None else 'afloop'})"
    )
    tekst = lid(
        b,
        "slot",
        rol="rol",
        uiterlijk="uiterlijk",
        gedaan="CASE WHEN staat = 'mee' AND e <= uiterlijk THEN e END",
        dagen=einde,
        over=f"staat = 'mee' AND slot <= {b.p}",
        extra=("slot - dag AS venster_",),
    )
    return "WITH " + ",\n".join(delen) + "\n" + tekst


def _instroom(b: Bouw, c: Cohort) -> str | None:
    """The entrants with the day of entry, first per person where asked."""
    match c.instroom:
        case Bestand(stand=s, op=op):
            leden = stand_set(b, s, op)
            return None if leden is None else f"(SELECT * REPLACE ({letter(op)} AS dag) FROM ({leden}))"
        case Groepsinstroom(groepen=groepen, waar=waar, keer=keer) as g:
            selectie = Selectie("klantgroep", IsEen("groep", groepen))
            bron = _herkomst(b, g, gebeurtenis(b, Instroom(selectie, waar), rij=eigen_cellen(b, b.tabel("klantgroep"))))
        case entree:
            g_ = entree.gebeurtenis
            bron, keer = gebeurtenis(b, g_, rij=eigen_cellen(b, b.tabel(gebeurtenistabel(g_)))), entree.keer
    if c.periode == "op einde venster":
        return f"({selecteer(b, bron, {})})"
    basis = selecteer(b, bron, {}, waar=(b.venster(bron.dag),))
    return eerste_rij(b, basis) if keer == "eerste" else f"({basis})"


def _binnen_venster(b: Bouw, c: Cohort, lid_tekst: str) -> str:
    """The entrants whose whole window ends in the venster, first per person by day of entry where asked; by entry nothing is left to do."""
    if c.periode == "op instroom" or isinstance(c.instroom, Bestand):
        return lid_tekst
    einde = plus("dag", c.binnen) if c.duurzaam is None else plus(plus("dag", c.binnen), c.duurzaam)
    venster = b.vraag.venster
    tot = "" if venster.eind is None else f" AND {einde} <= {letter(venster.eind)}"
    keuze = f"SELECT * FROM ({lid_tekst}) WHERE {einde} >= {letter(venster.begin)}{tot}"
    if c.instroom.keer == "elke":
        return keuze
    groep = ", ".join((*b.groep, "persoon_id"))
    return f"{keuze}\nQUALIFY row_number() OVER (PARTITION BY {groep} ORDER BY entree, feit_id) = 1"


def _herkomst(b: Bouw, g: Groepsinstroom, bron: Bron) -> Bron:
    """The entries into a group that are the first (nieuw) or not the first (doorstroom) group of the benefit."""
    if g.herkomst == "alle":
        return bron
    tabel = b.tabel("klantgroep")
    begin, eind, bestaat = spellen(b, tabel)
    eerder = b.voorbereid(
        "groep_eerder",
        lambda kring: (
            f"SELECT feit_id, max({eind}) OVER (PARTITION BY persoon_id ORDER BY {begin}\n"
            f"  GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor FROM {b.bekend(tabel)} r WHERE {bestaat}{kring}"
        ),
    )
    van = (
        f"{bron.van} JOIN {eerder} k ON k.feit_id = t.eerste\n"
        f"LEFT JOIN {toestand(b, b.uitkering())} ub ON ub.persoon_id = t.persoon_id AND t.begin BETWEEN ub.begin AND ub.eind"
    )
    nieuw = zeker("k.voor IS NULL OR k.voor < ub.begin")
    return replace(bron, van=van, waar=(*bron.waar, nieuw if g.herkomst == "nieuw" else f"NOT {nieuw}"))


def _met_uitkering(b: Bouw, c: Cohort) -> str:
    """The entrants with ``staat``: mee, wacht (undecided application) or buiten, and s moved to a benefit granted later."""
    if not c.eist_uitkering:
        return "SELECT *, dag AS entree, 'mee' AS staat FROM binnen"
    samen, aanvraag = toestand(b, b.uitkering()), b.bekend(b.tabel("aanvraag"))
    eisen = ["a.persoon_id = i.persoon_id", "a.datum <= i.dag"]
    eisen += [f"({kolom} IS NULL OR {kolom} >= i.dag)" for kolom in ("a.besluit_op", "a.ingetrokken_op")]
    toegekend = f"a.status = 'toegekend' AND coalesce(a.besluit_op <= {b.p}, true)"
    onbeslist = f"a.status IN ('open', 'aangehouden') OR coalesce(a.besluit_op > {b.p}, false) OR coalesce(a.ingetrokken_op > {b.p}, false)"
    return (
        "SELECT i.* REPLACE (CASE WHEN loopt OR NOT coalesce(toegekend, false) THEN i.dag ELSE coalesce(later, i.dag) END AS dag),\n"
        "  i.dag AS entree,\n"
        "  CASE WHEN loopt OR (toegekend AND later IS NOT NULL) THEN 'mee' WHEN toegekend OR onbeslist THEN 'wacht' ELSE 'buiten' END AS staat\n"
        "FROM binnen i\n"
        "LEFT JOIN (SELECT i.nr, bool_or(i.dag BETWEEN u.begin AND u.eind) AS loopt,\n"
        "    min(u.begin) FILTER (WHERE u.begin > i.dag) AS later\n"
        f"  FROM binnen i JOIN {samen} u ON u.persoon_id = i.persoon_id GROUP BY i.nr) x ON x.nr = i.nr\n"
        f"LEFT JOIN (SELECT i.nr, bool_or({toegekend}) AS toegekend, bool_or({onbeslist}) AS onbeslist\n"
        f"  FROM binnen i JOIN {aanvraag} a ON {en(eisen)} GROUP BY i.nr) y ON y.nr = i.nr"
    )


def _afloop(b: Bouw, c: Cohort) -> list[str]:
    """Per entrant the day ``e`` and ``soort`` (goed, onbekend, anders) of the event that decides, if any."""
    zonder = b.vraag.uitstroomdatum == "eerste dag zonder" and _is_uitkering(c.gebeurtenis)
    vanaf = "d.dag > k.dag" if zonder else "d.dag >= k.dag"
    delen = [
        f"doel AS ({_doel(b, c.gebeurtenis)})",
        "eerst AS (SELECT k.nr, min(d.dag) AS e, arg_min(d.soort, d.dag) AS soort FROM kans k\n"
        f"  JOIN doel d ON d.persoon_id = k.persoon_id AND {vanaf} GROUP BY k.nr)",
    ]
    if c.andere_afloop is None:
        return [*delen, "afloop AS (SELECT k.*, e.e, e.soort FROM kans k LEFT JOIN eerst e ON e.nr = k.nr)"]
    anders = selecteer(b, gebeurtenis(b, c.andere_afloop), {}, overal=True)
    return [
        *delen,
        f"ander AS (SELECT k.nr, min(d.dag) AS a FROM kans k JOIN ({anders}) d ON d.persoon_id = k.persoon_id AND d.dag >= k.dag GROUP BY k.nr)",
        "afloop AS (SELECT k.*, CASE WHEN a < coalesce(e, a + 1) THEN a ELSE e END AS e,\n"
        "  CASE WHEN a < coalesce(e, a + 1) THEN 'anders' ELSE soort END AS soort\n"
        "  FROM kans k LEFT JOIN eerst e ON e.nr = k.nr LEFT JOIN ander x ON x.nr = k.nr)",
    ]


def _is_uitkering(g: Gebeurtenis) -> bool:
    return isinstance(g, Uitstroom) and g.toestand.tabel == "uitkering"


def _doel(b: Bouw, g: Gebeurtenis) -> str:
    """The events that decide: every outflow with what its reason makes of it, or every event that is the goal."""
    if not isinstance(g, Uitstroom):
        return selecteer(b, gebeurtenis(b, g), {"soort": "'goed'"}, overal=True)
    if not g.reden and g.waar is None:
        return selecteer(b, gebeurtenis(b, g), {"soort": "'goed'"}, overal=True)
    bron = gebeurtenis(b, Uitstroom(g.toestand), rij=leest_rij(g.waar))
    past = zeker(voldoet(b, g.waar, bron.rij))
    goed, onbekend = past, "false"
    if g.reden:
        goed = f"{past} AND t.reden IN {lijst(g.reden)}"
        onbekend = f"{past} AND (t.reden IS NULL OR t.reden IN {lijst(ONBEKENDE_REDENEN)})"
    return selecteer(
        b,
        bron,
        {"soort": f"CASE WHEN {goed} THEN 'goed' WHEN {onbekend} THEN 'onbekend' ELSE 'anders' END"},
        overal=True,
    )


def _duurzaam(b: Bouw, c: Cohort) -> list[str]:
    """Per success ``terug``, the first day of a new benefit within m, and ``weg``: a death or a move within m."""
    if c.duurzaam is None:
        return []
    samen = toestand(b, b.uitkering())
    tot = plus("k.e", c.duurzaam)
    binnen = f"> k.e AND {{}} <= least({tot}, {b.p})"

    def na(kolom: str) -> str:
        return f"{kolom} {binnen.format(kolom)}"

    goed = "k.soort = 'goed' AND k.e <= k.uiterlijk"
    mensen, wonen = b.bekend(b.tabel("persoon")), b.bekend(b.tabel("leefsituatie"))
    verhuisd = selecteer(b, gebeurtenis(b, Uitstroom(b.uitkering(), VERTREKREDENEN)), {}, overal=True)
    bronnen = [
        f"SELECT k.nr FROM afloop k JOIN ({verhuisd}) r ON r.persoon_id = k.persoon_id WHERE {goed} AND {na('r.dag')}",
        f"SELECT k.nr FROM afloop k JOIN {mensen} r ON r.persoon_id = k.persoon_id WHERE {goed} AND {na('r.overleden_op')}",
        f"SELECT k.nr FROM afloop k JOIN {wonen} r ON r.persoon_id = k.persoon_id WHERE {goed} AND {na('r.begin')}\n"
        f"    AND k.gemeente NOT IN ('{GEHEEL}', '{ONBEKEND}') AND r.gemeente <> k.gemeente",
    ]
    return [
        f"terugval AS (SELECT k.nr, min(u.begin) AS terug FROM afloop k JOIN {samen} u ON u.persoon_id = k.persoon_id\n"
        f"  WHERE {goed} AND {na('u.begin')} GROUP BY k.nr)",
        "vertrek AS (" + "\n  UNION ALL ".join(bronnen) + ")",
        "duur AS (SELECT k.*, t.terug, k.nr IN (SELECT nr FROM vertrek) AS weg FROM afloop k LEFT JOIN terugval t ON t.nr = k.nr)",
    ]
