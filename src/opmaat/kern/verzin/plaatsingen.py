"""Work: the employers' side, jobs on every ground, wage-cost subsidy, aftercare and income beside a benefit."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .doelgroepen import Segmenten
from .rooster import (
    LEEG,
    Kolom,
    Vlag,
    als,
    dag,
    dag_eerder,
    dag_later,
    maandbegin,
    maanden_later,
    maandreeks,
    vol,
    werkdag,
)
from .toeval import Toeval
from .verloop import GROEIEN, MATCHEN, Verloop

_SCHAAL = 10_000


def maak_werkgevers(blok: Blok) -> None:
    """Writes ``werkgever``, ``vacature`` and ``sroi_verplichting``."""
    t, pr, w = blok.toeval("werkgever"), blok.profiel, blok.woorden
    n = max(5, round(blok.omvang("werkgevers")))
    sector = blok.kies(t, n, "sector")
    blok.zet(
        "werkgever",
        sector=sector,
        grootte=blok.kies(t, n, "werkgever_grootte"),
        pso_trede=blok.kies(t, n, "pso_trede"),
        commercieel=als(w.is_een(sector, "overheid", "onderwijs", "zorg"), 0, 1),
    )
    v = max(3, round(blok.omvang("vacatures")))
    wie = t.geheel(0, n - 1, v)
    begin = werkdag(t.geheel(pr.begin, pr.eind - 7, v))
    blok.zet(
        "vacature",
        werkgever_id=wie,
        begin=begin,
        eind=als(~t.kans(v, pr.besmet("vacature_nooit_gesloten")), begin + t.scheef(v, 40, 0.7, 400)),
        soort=blok.kies(t, v, "vacature_soort"),
        functie=blok.kies(t, v, "functie"),
        sector=sector[wie],
        plaatsen=t.geheel(1, 4, v),
        uren=t.geheel(12, 40, v) * _SCHAAL,
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )
    c = max(1, round(blok.omvang("sroi_contracten")))
    begin = t.geheel(pr.begin, pr.eind - 200, c)
    waarde = t.geheel(20_000, 600_000, c)
    contract = w.kolom([f"SR-{blok.deel:03d}-{nr:03d}" for nr in range(c)])
    blok.zet(
        "sroi_verplichting",
        werkgever_id=t.geheel(0, n - 1, c),
        begin=begin,
        eind=begin + t.geheel(365, 1460, c),
        contract=contract,
        waarde=waarde * 100,
        ingevuld=np.round(waarde * np.minimum(1.2, 0.2 + t.deel(c))).astype(np.int64) * 100,
        invulling=blok.kies(t, c, "sroi_invulling"),
        gemeente=t.kies(c, blok.gemeenten),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )


def maak_plaatsingen(blok: Blok, verloop: Verloop, s: Segmenten) -> None:
    """Writes ``plaatsing``: after outflow to work, beside a benefit, out of school, and the jobs of Wsw and sheltered work."""
    t = blok.toeval("plaatsing")
    _na_uitstroom(blok, t, verloop)
    _naast_uitkering(blok, t, verloop)
    _na_inburgering(blok, t)
    _zonder_uitkering(blok, t)
    _op_lks(blok, t)
    _sociaal_werk(blok, t, "wsw", "wsw", blok.profiel.kans("wsw_werkt"))
    _sociaal_werk(blok, t, "indicatie_beschut", "beschut", blok.profiel.kans("beschut_werkt"))
    for grond in blok.profiel.lijst("banen"):
        _sociaal_werk(blok, t, grond, grond, 1.0)
    _voordrachten(blok, s)


def _na_uitstroom(blok: Blok, t: Toeval, verloop: Verloop) -> None:
    pr, w = blok.profiel, blok.woorden
    uit = np.flatnonzero(w.is_een(verloop.reden, "werk", "zelfstandig") & (verloop.eind != LEEG))
    uit = uit[~t.kans(len(uit), pr.besmet("uitstroom_zonder_plaatsing"))]
    n = len(uit)
    begin = dag_later(verloop.eind[uit])
    terug = _volgende_stay(verloop)[uit]
    eind = begin + t.scheef(n, pr.maat("baan_dagen"), pr.maat("baan_spreiding"), 7000)
    eind = np.where(terug != LEEG, np.minimum(dag_eerder(terug), eind), eind)
    eind = als(eind > begin, eind)
    zelf = verloop.reden[uit] == w("zelfstandig")
    grond = als(zelf, w("zelfstandig"), blok.kies(t, n, "plaatsing_grond"))
    lks = (grond == w("regulier")) & (verloop.klas[uit] >= GROEIEN) & t.kans(n, pr.kans("lks_na_uitstroom"))
    blok.stil["werk"] = {"stay": uit, "plaatsing": _plaats(blok, t, verloop.persoon[uit], begin, eind, grond, lks)}


def _volgende_stay(verloop: Verloop) -> Kolom:
    """The first day of the next stay of the same person, absent when there is none."""
    orde = np.lexsort((verloop.begin, verloop.persoon))
    uit = vol(len(orde))
    zelfde = verloop.persoon[orde][1:] == verloop.persoon[orde][:-1]
    uit[orde[:-1][zelfde]] = verloop.begin[orde][1:][zelfde]
    return uit


def _naast_uitkering(blok: Blok, t: Toeval, verloop: Verloop) -> None:
    """Part-time jobs and trial places during a benefit, with the income that is set off against it."""
    pr, w = blok.profiel, blok.woorden
    van = np.maximum(verloop.begin, pr.begin)
    tot = np.where(verloop.eind == LEEG, pr.eind, verloop.eind)
    stay = np.flatnonzero(t.kans(len(van), pr.kans("werkt_parttime")) & (tot - van > 60))
    begin = t.geheel(van[stay] + 14, tot[stay] - 30, len(stay))
    eind = np.minimum(begin + t.scheef(len(stay), 260, 0.8, 1500), tot[stay])
    grond = blok.kies(t, len(stay), "plaatsing_grond.naast_uitkering")
    lks = (grond == w("regulier")) & t.kans(len(stay), pr.kans("lks_naast_uitkering"))
    ids = _plaats(blok, t, verloop.persoon[stay], begin, eind, grond, lks, deeltijd=True)
    betaald = grond != w("proefplaats")
    _inkomsten(blok, t, ids[betaald])


def _inkomsten(blok: Blok, t: Toeval, plaatsing: Kolom) -> None:
    p, pr, w = blok.tafels["plaatsing"], blok.profiel, blok.woorden
    maanden = maandreeks(pr.begin, pr.eind)
    van = np.searchsorted(maanden, maandbegin(p["begin"][plaatsing]))
    tot = np.searchsorted(maanden, np.minimum(p["eind"][plaatsing], pr.eind), "right")
    keer = np.maximum(tot - van, 0)
    rij = np.repeat(plaatsing, keer)
    volg = np.arange(len(rij)) - np.repeat(np.cumsum(keer) - keer, keer)
    datum = maanden[np.repeat(van, keer) + volg]
    uren = p["uren"][rij] // _SCHAAL
    blok.zet(
        "inkomsten",
        persoon_id=p["persoon_id"][rij],
        datum=datum,
        soort=als(p["grond"][rij] == w("zelfstandig"), w("zelfstandig"), w("loon")),
        bedrag=np.round(uren * 4.33 * (1150 + t.deel(len(rij)) * 300)).astype(np.int64),
        uren=np.round(uren * 4.33).astype(np.int64) * _SCHAAL,
        verrekend=als(t.kans(len(rij), pr.kans("inkomen_verrekend")), 1, 0),
        werkgever_id=p["werkgever_id"][rij],
        organisatie=w(pr.lijst("organisaties")["inkomen"]),
        klaar_op=werkdag(datum + 35),
    )


def _na_inburgering(blok: Blok, t: Toeval) -> None:
    """Jobs of people who integrate, mostly near the end of the course."""
    pr, inburgering = blok.profiel, blok.tafels["inburgering"]
    m = np.flatnonzero(t.kans(blok.aantal("inburgering"), pr.kans("werk_bij_inburgering")))
    begin = inburgering["begin"][m] + t.geheel(300, 1300, len(m))
    eind = begin + t.scheef(len(m), 400, 0.8, 2500)
    grond = blok.kies(t, len(m), "plaatsing_grond.naast_uitkering")
    _plaats(blok, t, inburgering["persoon_id"][m], werkdag(begin), eind, grond, np.zeros(len(m), dtype=np.bool_), deeltijd=True)


def _zonder_uitkering(blok: Blok, t: Toeval) -> None:
    """Jobs of people without a benefit: from school, from unemployment benefit, from the reception centre."""
    pr, w = blok.profiel, blok.woorden
    for naam, kans in pr.lijst("werk_zonder_uitkering").items():
        groep = blok.stil[naam]
        mag = groep.get("arbeid", vol(len(groep["persoon"]), 1)) == 1
        m = np.flatnonzero(mag & t.kans(len(mag), kans))
        begin = groep["eind"][m] if naam == "school" else groep["begin"][m] + t.geheel(30, 250, len(m))
        begin = werkdag(begin + t.scheef(len(m), 20, 1.0, 200))
        eind = begin + t.scheef(len(m), pr.maat("baan_dagen"), pr.maat("baan_spreiding"), 7000)
        grond = vol(len(m), w("regulier"))
        lks = t.kans(len(m), pr.kans("lks_na_school")) & (naam == "school")
        _plaats(blok, t, groep["persoon"][m], begin, eind, grond, lks)


def _plaats(
    blok: Blok, t: Toeval, persoon: Kolom, begin: Kolom, eind: Kolom, grond: Kolom, lks: Vlag, *, deeltijd: bool = False
) -> Kolom:
    n, pr, w = len(persoon), blok.profiel, blok.woorden
    werkgever = t.geheel(0, blok.aantal("werkgever") - 1, n)
    contract = blok.kies(t, n, "contract_maanden")
    maanden = np.array([int(w.lijst[int(c)]) if c >= 0 else 0 for c in contract], dtype=np.int64)
    contract_eind = als(maanden > 0, dag_eerder(maanden_later(begin, maanden)))
    proeftijd = als((maanden >= 7) | (maanden == 0), dag_eerder(maanden_later(begin, als(maanden == 0, 2, 1))))
    proeftijd = als(t.kans(n, pr.kans("proeftijd")), proeftijd)
    verplicht = t.kans(n, pr.kans("plaatsing_verplicht"))
    sroi = t.kans(n, pr.kans("uit_sroi"))
    regulier = grond == w("regulier")
    uitvoerder = als(grond == w("doorstroombaan"), w(pr.lijst("uitvoerder_doorstroombaan")), w(pr.lijst("organisaties")["werk"]))
    return blok.zet(
        "plaatsing",
        persoon_id=persoon,
        begin=begin,
        eind=eind,
        werkgever_id=werkgever,
        grond=grond,
        vorm=als(grond == w("zelfstandig"), LEEG, w("in_dienst_extern")),
        functie=blok.kies(t, n, "functie"),
        sleutelfunctie=0,
        sector=blok.tafels["werkgever"]["sector"][werkgever],
        uren=(t.geheel(6, 22, n) if deeltijd else t.geheel(16, 40, n)) * _SCHAAL,
        contract_eind=contract_eind,
        proeftijd_eind=proeftijd,
        volgt_op=LEEG,
        vacature_id=LEEG,
        traject_id=LEEG,
        doelgroepregister=als(lks | (regulier & t.kans(n, 0.06)), 1, 0),
        verplicht=als(verplicht, 1, 0),
        in_begeleiding=als(t.kans(n, 0.5), 1, 0),
        financiering=blok.kies(t, n, "financiering.plaatsing"),
        herkomst_sroi=als(sroi, 1, 0),
        sroi_verplichting_id=als(sroi, t.geheel(0, blok.aantal("sroi_verplichting") - 1, n)),
        uitvoerder=uitvoerder,
        reden_einde=als(eind != LEEG, blok.kies(t, n, "plaatsing_reden_einde")),
        organisatie=w(pr.lijst("organisaties")["werk"]),
        lks_wens=als(lks, 1, 0),
    )


def _op_lks(blok: Blok, t: Toeval) -> None:
    """Makes jobs subsidised: on the reference day of the agreement exactly as many as it counts, and others by chance."""
    p, pr, w = blok.tafels["plaatsing"], blok.profiel, blok.woorden
    mag = (p["grond"] == w("regulier")) & (p["uren"] >= 12 * _SCHAAL)
    wens = mag & (p["lks_wens"] == 1)
    doel = pr.lijst("lks_op")
    if doel:
        op, aantal = dag(doel["dag"]), round(blok.omvang("lks_op_dag"))
        loopt = mag & (p["begin"] < op - 60) & ((p["eind"] == LEEG) | (p["eind"] > op + 20))
        rij = np.flatnonzero(loopt)
        _, eerste = np.unique(p["persoon_id"][rij], return_index=True)
        rij = rij[np.sort(eerste)]
        rij = rij[np.lexsort((t.deel(len(rij)), ~wens[rij]))][:aantal]
        raakt = (p["begin"] <= op) & ((p["eind"] == LEEG) | (p["eind"] >= op))
        wens = wens & ~raakt
        wens[rij] = True
    p["grond"] = np.where(wens, w("lks"), p["grond"])
    p["doelgroepregister"] = np.where(wens, 1, p["doelgroepregister"])


def _sociaal_werk(blok: Blok, t: Toeval, naam: str, grond: str, kans: float) -> None:
    """The jobs of Wsw and sheltered work; some move from inside to outside, as a next placement."""
    if naam not in blok.stil:
        return
    g, pr, w = blok.stil[naam], blok.profiel, blok.woorden
    n = len(g["persoon"])
    m = np.flatnonzero(t.trek(np.ones(n), n * kans))
    begin = g["begin"][m] + np.where(g["begin"][m] < pr.begin, 0, t.geheel(5, 120, len(m)))
    eind = g["eind"][m]
    goed = (eind == LEEG) | (begin <= eind)
    m, begin, eind = m[goed], begin[goed], eind[goed]
    ids = _plaats(blok, t, g["persoon"][m], begin, eind, vol(len(m), w(grond)), np.zeros(len(m), dtype=np.bool_))
    p = blok.tafels["plaatsing"]
    if grond not in pr.lijst("banen"):
        p["vorm"][ids] = blok.kies(t, len(m), f"plaatsing_vorm.{grond}")
    p["doelgroepregister"][ids] = 1
    p["contract_eind"][ids] = LEEG
    laatst = np.where(eind == LEEG, pr.eind, eind)
    over = np.flatnonzero((p["vorm"][ids] == w("intern")) & t.kans(len(m), pr.kans("van_intern_naar_extern")) & (laatst - begin > 400))
    knip = werkdag(t.geheel(np.maximum(begin[over] + 200, pr.begin), laatst[over] - 60, len(over)))
    nieuw = _plaats(blok, t, g["persoon"][m[over]], knip, eind[over], vol(len(over), w(grond)), np.zeros(len(over), dtype=np.bool_))
    p = blok.tafels["plaatsing"]
    p["vorm"][nieuw] = blok.kies(t, len(over), "plaatsing_vorm.extern")
    p["volgt_op"][nieuw] = ids[over]
    p["eind"][ids[over]] = dag_eerder(knip)
    p["reden_einde"][ids[over]] = w("doorstroom")


def _voordrachten(blok: Blok, s: Segmenten) -> None:
    """Who was proposed for which vacancy, and what came of it."""
    t, pr, w = blok.toeval("voordracht"), blok.profiel, blok.woorden
    seg = np.flatnonzero(s["groep"] <= GROEIEN)
    keer = t.keer(np.where(s["groep"][seg] == MATCHEN, pr.maat("voordrachten_matchen"), pr.maat("voordrachten_groeien")))
    seg = np.repeat(seg, keer)
    eind = np.where(s["eind"][seg] == LEEG, pr.eind, s["eind"][seg])
    datum = werkdag(t.geheel(s["begin"][seg], eind, len(seg)))
    v = blok.tafels["vacature"]
    orde = np.argsort(v["begin"], kind="stable")
    plek = np.maximum(np.searchsorted(v["begin"][orde], datum) - 1, 0)
    n = len(seg)
    blok.zet(
        "voordracht",
        persoon_id=s["persoon"][seg],
        datum=np.maximum(datum, werkdag(v["begin"][orde][plek])),
        vacature_id=orde[plek],
        resultaat=blok.kies(t, n, "voordracht_resultaat"),
        resultaat_op=werkdag(datum, t.scheef(n, 10, 0.6, 60)),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )
