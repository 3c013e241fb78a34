"""Duties and what follows from them, help from elsewhere, and the sick leave of employees."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .gesprekken import herhaal
from .rooster import LEEG, als, kolom, maanden_later, maandreeks, vol, werkdag
from .verloop import FACILITEREN, Verloop

_SCHAAL = 10_000
_WERKDAGEN = 21.75


def maak_verplichtingen(blok: Blok, verloop: Verloop) -> None:
    """Writes ``verplichting``: the duty to work of everybody, and the exemptions of who cannot."""
    t, pr, w = blok.toeval("verplichting"), blok.profiel, blok.woorden
    n = len(verloop.begin)
    begin = verloop.begin
    blok.zet(
        "verplichting",
        persoon_id=verloop.persoon,
        begin=begin,
        eind=verloop.eind,
        soort=w("arbeidsverplichting"),
        besluit_op=werkdag(begin + 20),
    )
    ver = np.flatnonzero(t.kans(n, np.array(pr.lijst("kans_ontheffing"))[verloop.klas]))
    van = np.maximum(begin[ver], pr.begin) + t.geheel(20, 400, len(ver))
    tot = maanden_later(van, kolom(t.geheel(6, 24, len(ver))))
    einde = verloop.eind[ver]
    goed = (van <= pr.eind) & ((einde == LEEG) | (van < einde))
    ver, van, tot, einde = ver[goed], van[goed], tot[goed], einde[goed]
    soort = blok.kies(t, len(ver), "ontheffing")
    blok.zet(
        "verplichting",
        persoon_id=verloop.persoon[ver],
        begin=van,
        eind=np.where(einde == LEEG, tot, np.minimum(tot, einde)),
        soort=soort,
        grond=blok.kies(t, len(ver), "ontheffing_grond"),
        besluit_op=werkdag(van),
    )


def maak_handhaving(blok: Blok, verloop: Verloop) -> None:
    """Writes ``onderzoek``, ``constatering`` and ``maatregel``: checks, breaches, and a measure after the reversed test."""
    t, pr, w = blok.toeval("handhaving"), blok.profiel, blok.woorden
    org = w(pr.lijst("organisaties")["inkomen"])
    einde = np.where(verloop.eind == LEEG, pr.eind, verloop.eind)
    stay, dagen = herhaal(t, np.maximum(verloop.begin, pr.begin), einde, pr.maat("onderzoek_om_de"), 0.35)
    n = len(stay)
    onderzoek = blok.zet(
        "onderzoek",
        persoon_id=verloop.persoon[stay],
        datum=dagen,
        soort=blok.kies(t, n, "onderzoek_soort"),
        uitkomst=blok.kies(t, n, "onderzoek_uitkomst"),
        rol=blok.kies(t, n, "rol.onderzoek"),
        organisatie=org,
    )
    fout = np.flatnonzero(blok.tafels["onderzoek"]["uitkomst"] == w("niet_nagekomen"))
    los = np.flatnonzero(t.kans(len(verloop.begin), pr.kans("constatering_los")) & (einde - np.maximum(verloop.begin, pr.begin) > 40))
    los_op = werkdag(t.geheel(np.maximum(verloop.begin[los], pr.begin) + 10, einde[los] - 10, len(los)))
    persoon = np.concatenate([verloop.persoon[stay[fout]], verloop.persoon[los]])
    datum = np.concatenate([dagen[fout], los_op])
    c = len(persoon)
    gehoord = werkdag(datum, t.scheef(c, 9, 0.5, 40))
    besloten = werkdag(gehoord, t.scheef(c, 10, 0.5, 40))
    uitkomst = blok.kies(t, c, "constatering_uitkomst")
    toets = t.kans(c, pr.kans("omgekeerde_toets"))
    constatering = blok.zet(
        "constatering",
        persoon_id=persoon,
        datum=datum,
        plicht=blok.kies(t, c, "plicht"),
        gehoord_op=gehoord,
        omgekeerde_toets_op=als(toets, gehoord),
        uitkomst=uitkomst,
        uitkomst_op=besloten,
        reden_afgezien=als(uitkomst == w("afgezien"), blok.kies(t, c, "reden_afgezien")),
        onderzoek_id=np.concatenate([onderzoek[fout], vol(len(los))]),
        organisatie=org,
    )
    m = np.flatnonzero(uitkomst == w("maatregel"))
    k = len(m)
    begin = werkdag(besloten[m] + 14)
    blok.zet(
        "maatregel",
        persoon_id=persoon[m],
        datum=besloten[m],
        soort=blok.kies(t, k, "maatregel_soort"),
        grond=blok.kies(t, k, "maatregel_grond"),
        percentage=np.array([5, 10, 20, 50, 100])[t.rang(k, [3, 4, 4, 1, 2])] * _SCHAAL,
        bedrag=t.geheel(40, 1900, k) * 100,
        begin=begin,
        eind=maanden_later(begin, 1),
        ingetrokken_op=als(t.kans(k, pr.kans("maatregel_ingetrokken")), werkdag(besloten[m] + t.geheel(20, 120, k))),
        uitgevoerd_op=als(t.kans(k, 0.9), begin),
        heroverwogen_op=als(t.kans(k, 0.8), werkdag(maanden_later(begin, 3) - t.geheel(1, 20, k))),
        constatering_id=constatering[m],
        organisatie=org,
    )


def maak_voorzieningen(blok: Blok, verloop: Verloop) -> None:
    """Writes ``voorziening_elders``, each with the ground on which it may be known here."""
    t, pr, w = blok.toeval("voorziening"), blok.profiel, blok.woorden
    kans = np.array(pr.lijst("kans_voorziening"))[verloop.klas]
    stay = np.repeat(np.arange(len(kans)), t.keer(kans))
    van = np.maximum(verloop.begin[stay], pr.begin)
    tot = np.where(verloop.eind[stay] == LEEG, pr.eind, verloop.eind[stay])
    begin = t.geheel(van, tot, len(stay))
    zorgen = verloop.klas[stay] > FACILITEREN
    blok.zet(
        "voorziening_elders",
        persoon_id=verloop.persoon[stay],
        begin=begin,
        eind=begin + t.scheef(len(stay), 500, 0.8, 3000),
        soort=np.where(zorgen, blok.kies(t, len(stay), "voorziening.zorgen"), blok.kies(t, len(stay), "voorziening")),
        grondslag=blok.kies(t, len(stay), "grondslag"),
        organisatie=w(pr.lijst("organisaties")["gemeente"]),
    )


def maak_verzuim(blok: Blok) -> None:
    """Writes ``verzuim``: days ill and days available per month of everybody who works in the Wsw or sheltered work."""
    t, pr, w = blok.toeval("verzuim"), blok.profiel, blok.woorden
    p = blok.tafels["plaatsing"]
    rij = np.flatnonzero(w.is_een(p["grond"], "wsw", "beschut") & (p["begin"] <= pr.eind))
    maanden = maandreeks(max(pr.begin, int(np.datetime64(pr.lijst("verzuim_vanaf"), "D").astype(np.int64))), pr.eind)
    van = np.searchsorted(maanden, p["begin"][rij])
    tot = np.searchsorted(maanden, np.where(p["eind"][rij] == LEEG, pr.eind, p["eind"][rij]), "right")
    keer = np.maximum(tot - van, 0)
    wie = np.repeat(rij, keer)
    volg = np.arange(len(wie)) - np.repeat(np.cumsum(keer) - keer, keer)
    datum = maanden[np.repeat(van, keer) + volg] if len(wie) else vol(0)
    # A person may have two placements in one month (from inside to outside): one row per person and month.
    sleutel = p["persoon_id"][wie] * 10_000 + np.searchsorted(maanden, datum)
    _, eerste = np.unique(sleutel, return_index=True)
    wie, datum = wie[eerste], datum[eerste]
    n = len(wie)
    factor = np.minimum(p["uren"][wie] / _SCHAAL / 36, 1.0)
    beschikbaar = np.round(factor * _WERKDAGEN * 2) / 2
    maand = datum.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    seizoen = np.array(pr.lijst("verzuim_seizoen"), dtype=np.float64)[maand]
    ziek = t.kans(n, pr.kans("verzuim_maand") * seizoen)
    lang = t.kans(n, pr.kans("verzuim_lang"))
    dagen = np.where(lang, beschikbaar, np.minimum(beschikbaar, 1 + np.floor(t.deel(n) * 8)))
    blok.zet(
        "verzuim",
        persoon_id=p["persoon_id"][wie],
        datum=datum,
        populatie=als(p["grond"][wie] == w("wsw"), w("wsw"), w("beschut")),
        ziektedagen=np.round(np.where(ziek, dagen * np.maximum(factor, 0.2), 0.0) * 10).astype(np.int64) * (_SCHAAL // 10),
        beschikbare_dagen=np.round(beschikbaar * 10).astype(np.int64) * (_SCHAAL // 10),
        deeltijdfactor=np.round(factor * 100).astype(np.int64) * (_SCHAAL // 100),
        klaar_op=werkdag(datum + 38),
    )
