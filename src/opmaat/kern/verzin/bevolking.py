"""Persons and where they live: who appears in the register for whatever reason, and their home situation over time."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .rooster import LEEG, MAAND, Kolom, Vlag, als, dag_eerder, dag_later, vol
from .toeval import Toeval

_JAAR = 12 * MAAND


def voeg_personen_toe(
    blok: Blok, toeval: Toeval, geboren: Kolom, *, gemeente: Kolom | None = None, paar: Vlag | None = None
) -> Kolom:
    """Adds a person for each birth date and gives their numbers; the municipality is drawn when it is not given."""
    n = len(geboren)
    woont = gemeente if gemeente is not None else toeval.kies(n, blok.gemeenten)
    ids = blok.zet("persoon", geboortedatum=geboren, geslacht=blok.kies(toeval, n, "geslacht"), overleden_op=LEEG)
    stil = blok.stil.setdefault("persoon", {"gemeente": vol(0), "paar": vol(0), "komst": vol(0), "vertrek": vol(0)})
    nieuw = {
        "gemeente": woont,
        "paar": als(paar, 1, 0) if paar is not None else vol(n, 0),
        "komst": vol(n),
        "vertrek": vol(n),
    }
    for naam, waarden in nieuw.items():
        stil[naam] = np.concatenate([stil[naam], waarden])
    return ids


def gemeente_van(blok: Blok, persoon: Kolom) -> Kolom:
    """The municipality of each person, as a word."""
    return blok.stil["persoon"]["gemeente"][persoon]


def geboortedag(blok: Blok, persoon: Kolom) -> Kolom:
    """The birth date of each person."""
    return blok.tafels["persoon"]["geboortedatum"][persoon]


def leeftijd_op(blok: Blok, persoon: Kolom, dagen: Kolom | int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The age of each person on a day, in years."""
    return np.asarray((dagen - geboortedag(blok, persoon)) / _JAAR, dtype=np.float64)


def maak_leefsituatie(blok: Blok) -> None:
    """Writes the home situation of everybody; some move within the municipality, find a partner or have a child."""
    t, pr = blok.toeval("leefsituatie"), blok.profiel
    n = blok.aantal("persoon")
    persoon = np.arange(n)
    geboren = blok.tafels["persoon"]["geboortedatum"]
    stil = blok.stil["persoon"]
    jong = geboren + round(18 * _JAAR)
    terug = round(pr.maat("woont_al_jaren") * _JAAR)
    begin = np.maximum(np.where(stil["komst"] == LEEG, pr.begin - t.geheel(0, terug, n), stil["komst"]), geboren)
    paar = stil["paar"] == 1
    kind = t.kans(n, np.where(paar, pr.kans("kind_bij_paar"), pr.kans("kind_bij_alleen"))) & (jong < pr.eind)
    kinddag = np.maximum(jong, begin - round(12 * _JAAR)) + t.geheel(0, round(14 * _JAAR), n)
    kinddag = als(kind & (kinddag <= pr.eind), kinddag)
    wijk = blok.kies(t, n, "wijk")
    taal = blok.kies(t, n, "taalniveau")
    asiel = stil["komst"] != LEEG
    taal = np.where(asiel, blok.kies(t, n, "taalniveau.statushouder"), taal)
    einde = np.where(stil["vertrek"] == LEEG, blok.tafels["persoon"]["overleden_op"], stil["vertrek"])
    # A change splits the spell: a birth, a move within the municipality, or both.
    geboorte = (kinddag != LEEG) & (kinddag > begin)
    verhuist = t.kans(n, pr.kans("verhuist_binnen"))
    knip = np.where(geboorte, kinddag, als(verhuist, t.geheel(np.maximum(begin + 30, pr.begin), pr.eind, n)))
    knip = als((knip != LEEG) & (knip > begin) & ((einde == LEEG) | (knip <= einde)) & (knip <= pr.eind), knip)
    gesplitst = np.flatnonzero(knip != LEEG)
    tweede_wijk = np.where(verhuist, blok.kies(t, n, "wijk"), wijk)
    for rij, van, tot, w, kindje in (
        (persoon, begin, np.where(knip != LEEG, dag_eerder(knip), einde), wijk, als(~geboorte, kinddag)),
        (gesplitst, knip[gesplitst], einde[gesplitst], tweede_wijk[gesplitst], kinddag[gesplitst]),
    ):
        heeft = kindje != LEEG
        p = paar[rij]
        vorm = als(heeft, blok.woorden("alleenstaande_ouder"), blok.woorden("alleenstaande"))
        vorm = np.where(p, blok.woorden("gehuwd_samenwonend"), vorm)
        blok.zet(
            "leefsituatie",
            persoon_id=rij,
            begin=van,
            eind=blok.gezien(tot),
            gemeente=stil["gemeente"][rij],
            wijk=w,
            leefvorm=vorm,
            partner=als(p, 1, 0),
            geboortedatum_jongste_kind=kindje,
            taalniveau=taal[rij],
            huisvesting=blok.kies(t, len(rij), "huisvesting"),
            geheim=als(t.kans(len(rij), pr.kans("geheim_adres")), 1, 0),
        )
    _verhuisd(blok, t)


def _verhuisd(blok: Blok, t: Toeval) -> None:
    """Who left the municipality lives elsewhere from the next day; the register still knows that much."""
    stil = blok.stil["persoon"]
    weg = np.flatnonzero(stil["vertrek"] != LEEG)
    begin = dag_later(stil["vertrek"][weg])
    weg, begin = weg[begin <= blok.profiel.eind], begin[begin <= blok.profiel.eind]
    blok.zet(
        "leefsituatie", persoon_id=weg, begin=begin, gemeente=blok.kies(t, len(weg), "gemeente_elders"), partner=0
    )
