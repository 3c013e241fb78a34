"""The gate: reports of need and applications, of those who were granted a benefit and of those who were not."""

from __future__ import annotations

import numpy as np

from .bevolking import gemeente_van, leeftijd_op, voeg_personen_toe
from .blok import Blok
from .rooster import LEEG, MAAND, Kolom, als, jaar_van, vol, werkdag
from .toeval import Toeval
from .verloop import Verloop

_JONG = 27


def maak_poort(blok: Blok, verloop: Verloop) -> None:
    """Writes ``melding`` and ``aanvraag``, and fills ``aanvraag_id`` of the benefits that were applied for here."""
    _toegekend(blok, verloop)
    _tegengehouden(blok)
    _overig(blok)


def _toegekend(blok: Blok, verloop: Verloop) -> None:
    t, w, pr = blok.toeval("melding toegekend"), blok.woorden, blok.profiel
    stay = np.flatnonzero(verloop.begin >= pr.begin)
    begin, persoon = verloop.begin[stay], verloop.persoon[stay]
    n = len(stay)
    gemeld = t.kans(n, pr.kans("met_melding")) & (blok.stil["stay"]["herkomst"][stay] != w("asielopvang"))
    eerder = als(t.kans(n, pr.kans("melding_eerder")), t.scheef(n, 12, 0.7, 60), 0)
    datum = werkdag(np.maximum(begin - eerder, pr.begin))
    melding = vol(n)
    rij = np.flatnonzero(gemeld)
    melding[rij] = _melding(blok, t, persoon[rij], datum[rij])
    jong = leeftijd_op(blok, persoon, datum) < _JONG
    dag_ = werkdag(datum + als(jong & gemeld, 28, 0) + t.scheef(n, 6, 0.7, 40))
    besluit = werkdag(dag_ + t.scheef(n, pr.maat("beslist_na"), 0.35, 70))
    aanvraag = _aanvraag(
        blok,
        t,
        persoon,
        dag_,
        melding,
        besluit,
        vol(n, w("toegekend")),
        ingang=begin,
        dossier=blok.stil["stay"]["dossier"][stay],
        regeling=blok.stil["stay"]["regeling"][stay],
    )
    per_stay = vol(len(verloop.begin))
    per_stay[stay] = aanvraag
    uitkering = blok.tafels["uitkering"]
    uitkering["aanvraag_id"] = np.where(uitkering["laatste"] == 1, per_stay[uitkering["stay"]], LEEG)
    besluiten = vol(len(verloop.begin))
    besluiten[stay] = besluit
    bekend = besluiten[uitkering["stay"]]
    uitkering["besluit_op"] = np.where(bekend == LEEG, uitkering["besluit_op"], bekend)


def _tegengehouden(blok: Blok) -> None:
    """Reports that did not lead to a benefit: as many as the number per year of the profile leaves over."""
    t, pr = blok.toeval("melding tegengehouden"), blok.profiel
    m = blok.tafels["melding"]["datum"]
    jaren = jaar_van(m) if len(m) else m
    dagen = []
    for jaar, aantal in blok.per_jaar("meldingen").items():
        rest = max(0, round(aantal) - int((jaren == jaar).sum()))
        eerste, laatste = (int(np.datetime64(f"{jaar}-{d}").astype("datetime64[D]").astype(np.int64)) for d in ("01-01", "12-31"))
        dagen.append(np.minimum(werkdag(t.geheel(eerste, laatste, rest)), werkdag(vol(rest, laatste - 7))))
    datum = np.concatenate(dagen) if dagen else vol(0)
    herhaald = np.flatnonzero(t.kans(len(datum), pr.kans("herhaalde_melding")))
    nieuw = np.setdiff1d(np.arange(len(datum)), herhaald)
    jaren_oud = 18 + np.floor(t.deel(len(nieuw)) ** 1.3 * 47)
    geboren = np.asarray(datum[nieuw] - (jaren_oud + t.deel(len(nieuw))) * 12 * MAAND, dtype=np.int64)
    persoon = vol(len(datum))
    persoon[nieuw] = voeg_personen_toe(blok, t, geboren)
    if len(nieuw):  # who returns to the gate is one of those who were turned away before
        bron = nieuw[np.minimum(np.searchsorted(datum[nieuw], datum[herhaald]), len(nieuw) - 1)]
        kort = t.kans(len(herhaald), pr.kans("herhaald_binnen_maand"))
        volgend = np.where(kort, datum[bron] + t.geheel(3, 28, len(bron)), datum[bron] + t.geheel(60, 400, len(bron)))
        goed = werkdag(volgend) <= pr.eind
        datum[herhaald] = np.where(goed, werkdag(volgend), datum[bron])
        persoon[herhaald] = persoon[bron]
    melding = _melding(blok, t, persoon, datum)
    met_melding = int((blok.tafels["aanvraag"]["melding_id"] != LEEG).sum())
    gewild = max(0.0, pr.kans("melding_wordt_aanvraag") * blok.aantal("melding") - met_melding)
    door = np.flatnonzero(t.trek(np.ones(len(datum)), gewild))
    status = blok.kies(t, len(door), "aanvraag_status.niet_toegekend")
    jong = leeftijd_op(blok, persoon[door], datum[door]) < _JONG
    dag_ = werkdag(datum[door] + als(jong, 28, 0) + t.scheef(len(door), 8, 0.7, 60))
    besluit = werkdag(dag_ + t.scheef(len(door), pr.maat("beslist_na"), 0.4, 80))
    _aanvraag(blok, t, persoon[door], dag_, melding[door], besluit, status)


def _overig(blok: Blok) -> None:
    """Questions for information and for services without a benefit; they do not count as a request for income."""
    t, pr = blok.toeval("melding overig"), blok.profiel
    n = round(blok.omvang("meldingen_overig"))
    datum = werkdag(t.geheel(pr.begin, pr.eind - 7, n))
    geboren = np.asarray(datum - (18 + t.deel(n) * 46) * 12 * MAAND, dtype=np.int64)
    persoon = voeg_personen_toe(blok, t, geboren)
    _melding(blok, t, persoon, datum, soort=blok.kies(t, n, "melding_soort.overig"))


def _melding(blok: Blok, t: Toeval, persoon: Kolom, datum: Kolom, soort: Kolom | None = None) -> Kolom:
    n, w, pr = len(persoon), blok.woorden, blok.profiel
    bijstand = soort if soort is not None else vol(n, w("bijstand"))
    zoekt = (leeftijd_op(blok, persoon, datum) < _JONG) & (bijstand == w("bijstand"))
    zoekt &= t.kans(n, pr.kans("zoekperiode"))
    return blok.zet(
        "melding",
        persoon_id=persoon,
        datum=datum,
        soort=bijstand,
        route=blok.kies(t, n, "melding_route"),
        nood=blok.kies(t, n, "nood"),
        zoekperiode_begin=als(zoekt, datum),
        zoekperiode_eind=als(zoekt, datum + 27),
        zoekperiode_invulling=als(zoekt, blok.kies(t, n, "zoekperiode_invulling")),
        screening_op=als(t.kans(n, pr.kans("gescreend")), werkdag(datum, t.scheef(n, 2, 0.8, 15))),
        gemeente=gemeente_van(blok, persoon),
        organisatie=w(pr.lijst("organisaties")["inkomen"]),
    )


def _aanvraag(
    blok: Blok,
    t: Toeval,
    persoon: Kolom,
    datum: Kolom,
    melding: Kolom,
    besluit: Kolom,
    status: Kolom,
    *,
    ingang: Kolom | None = None,
    dossier: Kolom | None = None,
    regeling: Kolom | None = None,
) -> Kolom:
    n, w, pr = len(persoon), blok.woorden, blok.profiel
    ingetrokken, afgewezen = status == w("ingetrokken"), status == w("afgewezen")
    besloten = als(~ingetrokken, besluit)
    opgeschort = als(t.kans(n, pr.kans("opgeschort")), np.minimum(datum + 10, besluit))
    return blok.zet(
        "aanvraag",
        persoon_id=persoon,
        datum=datum,
        dossier_id=dossier if dossier is not None else vol(n),
        melding_id=melding,
        regeling=regeling if regeling is not None else blok.kies(t, n, "regeling"),
        status=status,
        besluit_op=besloten,
        verzonden_op=werkdag(besloten, 1),
        ingang=ingang if ingang is not None else vol(n),
        opgeschort_van=opgeschort,
        opgeschort_tot=als(opgeschort != LEEG, np.minimum(opgeschort + 13, besluit)),
        voorschot_op=als(t.kans(n, pr.kans("voorschot")), np.minimum(werkdag(datum, 12), besluit)),
        ingetrokken_op=als(ingetrokken, besluit),
        afwijzingsgrond=als(afgewezen, blok.kies(t, n, "afwijzingsgrond")),
        herzien_op=als(afgewezen & t.kans(n, pr.kans("herzien")), werkdag(besluit + 75)),
        gemeente=gemeente_van(blok, persoon),
        organisatie=w(pr.lijst("organisaties")["inkomen"]),
        klaar_op=besluit,
    )
