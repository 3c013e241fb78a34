"""Wage-cost subsidy around a job, and the contact afterwards: ``loonwaarde``, ``lks_beschikking``, ``nazorg``."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .gesprekken import herhaal
from .rooster import LEEG, Kolom, als, dag, dag_eerder, jaar_van, maanden_later, vol, werkdag

_SCHAAL = 10_000
_CENT = 100


def maak_subsidie(blok: Blok) -> None:
    """Writes the decisions on subsidy of every subsidised job, in unbroken periods, with the measurements under them."""
    t, pr, w = blok.toeval("subsidie"), blok.profiel, blok.woorden
    p = blok.tafels["plaatsing"]
    rij = np.flatnonzero(w.is_een(p["grond"], "lks", "beschut") & (p["begin"] <= pr.eind))
    begin, einde = p["begin"][rij], np.where(p["eind"][rij] == LEEG, pr.eind, p["eind"][rij])
    waarde = t.geheel(30, 80, len(rij))
    forfaitair = t.kans(len(rij), pr.kans("lks_forfaitair"))
    eerst = True
    while len(rij):
        lang = np.where(forfaitair & eerst, 6, np.where(w.is_een(p["grond"][rij], "beschut"), 36, t.geheel(12, 24, len(rij))))
        tot = dag_eerder(maanden_later(begin, lang))
        zonder = forfaitair if eerst else np.zeros(len(rij), dtype=np.bool_)
        meting = _loonwaarde(blok, rij[~zonder], begin[~zonder], waarde[~zonder], lang[~zonder])
        loonwaarde = vol(len(rij))
        loonwaarde[~zonder] = meting
        jaar = jaar_van(begin)
        wml = np.zeros(len(rij))
        for j, bedrag in pr.lijst("wml_maand_per_jaar").items():
            wml = np.where(jaar >= int(j), bedrag, wml)
        deel = np.where(zonder, 50, np.minimum(100 - waarde, 70)) / 100
        bedrag = wml * 1.08 * deel * np.where(jaar >= 2025, 1.25, 1.235) * np.minimum(p["uren"][rij] / _SCHAAL / 36, 1)
        blok.zet(
            "lks_beschikking",
            persoon_id=p["persoon_id"][rij],
            begin=begin,
            eind=np.where(einde < tot, np.where(einde == pr.eind, tot, einde), tot),
            plaatsing_id=rij,
            loonwaarde_id=loonwaarde,
            besluit_op=werkdag(begin, t.scheef(len(rij), 14, 0.5, 60)),
            bedrag_per_maand=np.round(bedrag * _CENT).astype(np.int64),
            forfaitair=als(zonder, 1, 0),
            organisatie=w(pr.lijst("organisaties")["werk"]),
        )
        volgt = tot < einde
        waarde = np.clip(waarde + t.geheel(-2, 5, len(rij)), 30, 85)
        rij, begin, einde, waarde, forfaitair = rij[volgt], tot[volgt] + 1, einde[volgt], waarde[volgt], forfaitair[volgt]
        eerst = False


def _loonwaarde(blok: Blok, plaatsing: Kolom, begin: Kolom, waarde: Kolom, maanden: Kolom) -> Kolom:
    t, pr, w = blok.toeval(f"loonwaarde {blok.aantal('loonwaarde')}"), blok.profiel, blok.woorden
    n = len(plaatsing)
    datum = werkdag(np.maximum(begin - t.geheel(5, 45, n), begin - 45))
    nieuw = datum >= dag(pr.lijst("uniforme_loonwaarde_vanaf"))
    return blok.zet(
        "loonwaarde",
        persoon_id=blok.tafels["plaatsing"]["persoon_id"][plaatsing],
        datum=datum,
        plaatsing_id=plaatsing,
        percentage=waarde * _SCHAAL,
        methode=als(nieuw, w("uniform"), blok.kies(t, n, "loonwaarde_methode.oud")),
        geldig_tm=maanden_later(datum, maanden),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )


def maak_nazorg(blok: Blok) -> None:
    """Writes ``nazorg``: after one, three and six months, before the end of the trial period, and what follows."""
    t, pr, w = blok.toeval("nazorg"), blok.profiel, blok.woorden
    p = blok.tafels["plaatsing"]
    met = ~w.is_een(p["grond"], "proefplaats", "wsw") & (p["begin"] >= pr.begin) & (p["begin"] <= pr.eind)
    rij = np.flatnonzero(met)
    einde = np.where(p["eind"][rij] == LEEG, pr.eind, np.minimum(p["eind"][rij], pr.eind))
    for maanden in (1, 3, 6):
        op = werkdag(maanden_later(p["begin"][rij], maanden) + t.geheel(-11, 11, len(rij)))
        laat = t.kans(len(rij), pr.kans("nazorg_laat"))
        op = np.where(laat, werkdag(op + t.geheel(20, 60, len(rij))), op)
        m = (op <= einde) & t.kans(len(rij), pr.kans("nazorg_gedaan"))
        _nazorg(blok, rij[m], op[m], blok.kies(t, int(m.sum()), "nazorg_soort"))
    proef = p["proeftijd_eind"][rij]
    op = werkdag(np.where(proef == LEEG, 0, proef) - t.geheel(3, 20, len(rij)))
    m = (proef != LEEG) & (op >= p["begin"][rij]) & (op <= einde) & t.kans(len(rij), pr.kans("nazorg_proeftijd"))
    _nazorg(blok, rij[m], op[m], vol(int(m.sum()), w("telefoon")))
    lks = np.flatnonzero(w.is_een(p["grond"], "lks", "beschut") & (p["begin"] <= pr.eind))
    tot = np.where(p["eind"][lks] == LEEG, pr.eind, p["eind"][lks])
    wie, dagen = herhaal(t, np.maximum(p["begin"][lks] + 190, pr.begin), tot, pr.maat("jobcoach_om_de"), 0.3)
    _nazorg(blok, lks[wie], dagen, vol(len(wie), w("jobcoaching")))


def _nazorg(blok: Blok, plaatsing: Kolom, datum: Kolom, soort: Kolom) -> None:
    blok.zet(
        "nazorg",
        persoon_id=blok.tafels["plaatsing"]["persoon_id"][plaatsing],
        datum=datum,
        plaatsing_id=plaatsing,
        soort=soort,
        rol=blok.woorden("jobcoach"),
        organisatie=blok.woorden(blok.profiel.lijst("organisaties")["werk"]),
    )
