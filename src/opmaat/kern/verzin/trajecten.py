"""Trajecten: who follows which instrument, for how long, and how it ends; some are never closed."""

from __future__ import annotations

from typing import Any

import numpy as np

from .blok import Blok
from .doelgroepen import Segmenten
from .rooster import LEEG, Kolom, als, dag, maanden_later, vol, werkdag
from .toeval import Toeval
from .verloop import KLASSEN, Verloop

_SCHAAL = 10_000
Kandidaten = dict[str, Kolom]


def maak_trajecten(blok: Blok, verloop: Verloop, s: Segmenten) -> None:
    """Writes ``traject`` and ``behaald`` by the list of instruments of the profile: how many a year, from which people."""
    t = blok.toeval("traject")
    bronnen = _bronnen(blok, verloop, s)
    for regel in blok.profiel.lijst("trajecten"):
        bron = bronnen[regel["bron"]]
        rijen, dagen = [vol(0)], [vol(0)]
        for jaar in range(blok.profiel.van.year, blok.profiel.tm.year + 1):
            aantal = _per_jaar(regel["per_jaar"], jaar) * blok.profiel.factor * blok.aandeel
            rij, op = _trek(t, bron, jaar, aantal, int(regel.get("na_dagen", 14)))
            rijen.append(rij)
            dagen.append(op)
        rij, begin = np.concatenate(rijen), werkdag(np.concatenate(dagen))
        _schrijf(blok, t, regel, bron["persoon"][rij], begin, bron["eind"][rij])
    _behaald(blok)


def _per_jaar(waarde: Any, jaar: int) -> float:
    """A number per year: one number, or by the first year from which it holds."""
    if isinstance(waarde, dict):
        geldig = [v for j, v in waarde.items() if int(j) <= jaar]
        return float(geldig[-1]) if geldig else 0.0
    return float(waarde)


def _bronnen(blok: Blok, verloop: Verloop, s: Segmenten) -> dict[str, Kandidaten]:
    """The spells from which each instrument draws: before there were groups the stays themselves, then the spells."""
    pr = blok.profiel
    vanaf = pr.lijst("klantgroep_vanaf")
    grens = (dag(vanaf) if vanaf else pr.eind + 1) - 1
    uit: dict[str, Kandidaten] = {}
    vroeg = np.where(verloop.eind == LEEG, grens, np.minimum(verloop.eind, grens))
    laat = np.where(s["eind"] == LEEG, pr.eind, s["eind"])
    for nummer, naam in enumerate(KLASSEN):
        a = (verloop.klas == nummer) & (verloop.begin <= vroeg) & (vroeg >= pr.begin)
        b = s["groep"] == nummer
        uit[naam] = {
            "persoon": np.concatenate([verloop.persoon[a], s["persoon"][b]]),
            "begin": np.concatenate([np.maximum(verloop.begin[a], pr.begin), s["begin"][b]]),
            "eind": np.concatenate([vroeg[a], laat[b]]),
        }
    inburgering = blok.tafels["inburgering"]
    uit["inburgering"] = {k: inburgering[n] for k, n in (("persoon", "persoon_id"), ("begin", "begin"), ("eind", "eind"))}
    statushouders = blok.stil["statushouder"]["stay"]
    na = inburgering["eind"]
    uit["na_inburgering"] = {"persoon": inburgering["persoon_id"], "begin": na - 30, "eind": na + 30}
    einde = np.where(verloop.eind[statushouders] == LEEG, pr.eind, verloop.eind[statushouders])
    uit["statushouder"] = {
        "persoon": verloop.persoon[statushouders],
        "begin": np.maximum(verloop.begin[statushouders], pr.begin),
        "eind": einde,
    }
    for naam in ("wsw", "indicatie_beschut", "nug", "max-ww", "coa", "school"):
        groep = blok.stil.get(naam, {"persoon": vol(0), "begin": vol(0), "eind": vol(0)})
        eind = np.where(groep["eind"] == LEEG, pr.eind, groep["eind"])
        uit[naam] = {"persoon": groep["persoon"], "begin": np.maximum(groep["begin"], pr.begin), "eind": eind}
    return uit


def _trek(t: Toeval, bron: Kandidaten, jaar: int, aantal: float, na: int) -> tuple[Kolom, Kolom]:
    """Who starts in this year and when: spells that lie at least so many days in it, each at most once."""
    van = np.maximum(bron["begin"] + na, dag(f"{jaar}-01-01"))
    tot = np.minimum(bron["eind"] - 7, dag(f"{jaar}-12-24"))
    ruimte = np.maximum(tot - van + 1, 0)
    rij = np.flatnonzero(t.trek(np.asarray(np.sqrt(ruimte), dtype=np.float64), aantal))
    return rij, t.geheel(van[rij], tot[rij], len(rij))


def _schrijf(blok: Blok, t: Toeval, regel: dict[str, Any], persoon: Kolom, begin: Kolom, tot: Kolom) -> None:
    n, pr, w = len(persoon), blok.profiel, blok.woorden
    maanden = np.maximum(1, np.asarray(np.round(t.normaal(n, regel["maanden"], regel["maanden"] * 0.18)), dtype=np.int64))
    if "minstens" in regel:
        maanden = np.maximum(maanden, int(regel["minstens"]))
    gepland = maanden_later(begin, maanden)
    resultaat = blok.kies(t, n, f"traject_resultaat.{regel.get('afloop', 'gewoon')}")
    uitval = w.is_een(resultaat, "uitval", "afgebroken")
    eerder = begin + np.asarray(t.deel(n) * 0.8 * (gepland - begin), dtype=np.int64) + 5
    eind = np.where(uitval, np.minimum(eerder, gepland), gepland + t.scheef(n, 4, 0.8, 60))
    eind = np.maximum(np.where(eind > tot + 45, np.minimum(eind, tot + 45), eind), begin)
    nooit = t.kans(n, pr.besmet("traject_nooit_afgesloten"))
    blok.zet(
        "traject",
        persoon_id=persoon,
        begin=begin,
        eind=als(~nooit, eind),
        instrument=w(regel["instrument"]),
        variant=w(regel.get("variant", "")),
        uitvoerder=w(regel.get("uitvoerder", pr.lijst("organisaties")["werk"])),
        sector=blok.kies(t, n, regel["sectoren"]) if "sectoren" in regel else vol(n),
        financiering=w(regel.get("financiering", "basis")),
        verplicht=als(t.kans(n, pr.kans("traject_verplicht")), 1, 0),
        aangeboden_op=werkdag(begin - t.geheel(3, 20, n)) if n else begin,
        gepland_eind=gepland,
        duur_gepland=maanden * _SCHAAL,
        uren_per_week=t.geheel(8, 32, n) * _SCHAAL,
        resultaat=als(~nooit, resultaat),
        uitvalreden=als(uitval & ~nooit & ~t.kans(n, pr.besmet("uitvalreden_leeg")), blok.kies(t, n, "uitvalreden")),
        kosten=t.geheel(200, int(regel.get("kosten", 2500)), n) * 100,
        onderdeel_taal_werk=als(t.kans(n, float(regel.get("taal_werk", 0.0))), 1, 0),
        esf_dossier=als(vol(n, regel.get("financiering") == "esf") == 1, als(t.kans(n, 0.9), 1, 0)),
        plan_id=LEEG,
        werkgever_id=als(t.kans(n, float(regel.get("bij_werkgever", 0.0))), t.geheel(0, blok.aantal("werkgever") - 1, n)),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )


def _behaald(blok: Blok) -> None:
    """Certificates and trainings out of trajecten that ended well."""
    t, pr, w = blok.toeval("behaald"), blok.profiel, blok.woorden
    traject = blok.tafels["traject"]
    goed = ~w.is_een(traject["resultaat"], "uitval", "afgebroken", "niet_gestart") & (traject["eind"] != LEEG)
    m = np.flatnonzero(goed & (traject["eind"] <= pr.eind) & t.kans(len(goed), pr.kans("behaald")))
    blok.zet(
        "behaald",
        persoon_id=traject["persoon_id"][m],
        datum=werkdag(traject["eind"][m]),
        soort=blok.kies(t, len(m), "behaald_soort"),
        niveau=blok.kies(t, len(m), "niveau"),
        traject_id=m,
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )
