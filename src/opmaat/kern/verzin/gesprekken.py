"""Conversations: the ambition talk that starts it, the progress talks after it, and those that did not take place."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .doelgroepen import Segmenten
from .klantgroepen import medewerker
from .rooster import LEEG, Kolom, als, dag, maanden_later, vol, werkdag
from .toeval import Toeval
from .verloop import GROEIEN, KLASSEN, Verloop

_JAARTRAJECT = 12 * 10_000


def herhaal(t: Toeval, begin: Kolom, eind: Kolom, tussen: float, spreiding: float) -> tuple[Kolom, Kolom]:
    """Working days at a rhythm within each spell: the row each belongs to, and the day.

    Every row has its own rhythm around ``tussen`` days, and every day deviates a little from it.
    """
    n = len(begin)
    ritme = np.maximum(np.asarray(tussen * np.exp(t.normaal(n, 0.0, spreiding))), 5.0)
    keer = np.maximum(np.floor((eind - begin) / ritme).astype(np.int64), 0)
    rij = np.repeat(np.arange(n), keer)
    volg = np.arange(len(rij)) - np.repeat(np.cumsum(keer) - keer, keer) + 1
    dagen = begin[rij] + np.floor(volg * ritme[rij] + t.normaal(len(rij), 0.0, ritme[rij].mean() * 0.06 if len(rij) else 1))
    dagen = werkdag(np.asarray(dagen, dtype=np.int64))
    goed = (dagen >= begin[rij]) & (dagen <= eind[rij])
    return rij[goed], dagen[goed]


def maak_gesprekken(blok: Blok, verloop: Verloop, s: Segmenten) -> None:
    """Writes ``gesprek`` and links the group spells to the talk in which they were chosen."""
    _screeningen(blok)
    _indelingsgesprekken(blok, s)
    _voor_de_klantgroepen(blok, verloop)
    _voortgang(blok, s)


def _schrijf(
    blok: Blok, t: Toeval, persoon: Kolom, datum: Kolom, soort: Kolom | str, *, organisatie: Kolom | str, rol: str
) -> Kolom:
    """Adds talks; planned beforehand, most held. Talks after the period stay planned and are known when agreed in time."""
    n, pr, w = len(persoon), blok.profiel, blok.woorden
    soorten = vol(n, w(soort)) if isinstance(soort, str) else soort
    orgs = pr.lijst("organisaties")
    org = vol(n, w(orgs[organisatie])) if isinstance(organisatie, str) else organisatie
    bij_werk = org == w(orgs["werk"])
    wie = np.where(bij_werk, medewerker(blok, "gesprek", persoon, "werk"), medewerker(blok, "gesprek", persoon, "inkomen"))
    gezet = t.scheef(n, 9, 0.5, 40)
    resultaat = blok.kies(t, n, "gesprek_resultaat")
    vast = w.is_een(soorten, "ambitiegesprek", "intake", "screening")
    resultaat = np.where(vast, w("gehouden"), resultaat)
    gehouden = resultaat == w("gehouden")
    locatie = np.where(bij_werk, blok.kies(t, n, "locatie.werk"), blok.kies(t, n, "locatie.inkomen"))
    return blok.zet(
        "gesprek",
        persoon_id=persoon,
        datum=datum,
        soort=soorten,
        resultaat=resultaat,
        afgesproken_op=werkdag(datum - gezet) + als(werkdag(datum - gezet) > datum, -4, 0),
        werkwijze=als(gehouden, blok.kies(t, n, "werkwijze")),
        onderwerpen=als(gehouden & t.kans(n, pr.kans("onderwerpen_ingevuld")), blok.kies(t, n, "onderwerpen")),
        waar=locatie,
        toestemming_thuis=als(locatie == w("thuis"), 1),
        deelnemers=blok.kies(t, n, "deelnemers"),
        deelnemende_organisaties=als(t.kans(n, pr.kans("samen_gesproken")), w(";".join(orgs[k] for k in ("werk", "inkomen")))),
        rol=w(rol),
        medewerker_id=wie,
        organisatie=org,
    )


def _screeningen(blok: Blok) -> None:
    """The talk of the poortwachter about a melding, on the day of its screening."""
    melding = blok.tafels["melding"]
    gescreend = np.flatnonzero(melding["screening_op"] != LEEG)
    _schrijf(
        blok, blok.toeval("screening"), melding["persoon_id"][gescreend], melding["screening_op"][gescreend], "screening",
        organisatie="inkomen", rol="poortwachter",
    )  # fmt: skip


def _indelingsgesprekken(blok: Blok, s: Segmenten) -> None:
    """The talk in which the group was chosen: on the first day of the spell, or some days before it."""
    t, pr, w = blok.toeval("indelingsgesprek"), blok.profiel, blok.woorden
    soorten = pr.lijst("gesprek_bij_reden")
    koppel = vol(len(s["persoon"]))
    grens = dag(pr.lijst("statushouders")["grens"])
    nieuwe = np.zeros(blok.aantal("persoon"), dtype=np.bool_)
    stays = blok.stil["statushouder"]["stay"][blok.stil["statushouder"]["oud"] == 0]
    nieuwe[blok.stil["verloop"]["persoon"][stays]] = True
    inburgeraar = nieuwe[s["persoon"]] & (s["begin"] >= grens)
    for reden, soort in soorten.items():
        for door_consulent in (False, True):
            rij = np.flatnonzero((s["reden"] == w(reden)) & (inburgeraar == door_consulent))
            if door_consulent and reden != "ambitiegesprek":
                continue
            datum = s["begin"][rij]
            naam, rol = ("intake", "consulent_inburgering") if door_consulent else (soort, "intaker")
            org = "inkomen" if door_consulent else pr.lijst("organisatie_ambitiegesprek")
            koppel[rij] = _schrijf(blok, t, s["persoon"][rij], datum, naam, organisatie=org, rol=rol)
            if naam != "ambitiegesprek":
                continue
            gemist = rij[t.kans(len(rij), pr.kans("ambitiegesprek_gemist"))]
            eerder = werkdag(s["begin"][gemist] - 8)
            ids = _schrijf(blok, t, s["persoon"][gemist], eerder, naam, organisatie=org, rol=rol)
            blok.tafels["gesprek"]["resultaat"][ids] = w("niet_verschenen")
            io = rij[t.kans(len(rij), pr.kans("afspraak_io"))]
            na = werkdag(s["begin"][io] + 2, t.scheef(len(io), 2, 0.6, 20))
            _schrijf(blok, t, s["persoon"][io], na, "afspraak_io", organisatie="inkomen", rol="inkomensconsulent")
    # People who entered through the integration course have that as the reason of their first group.
    eerst = inburgeraar & (s["reden"] == w("ambitiegesprek"))
    blok.tafels["klantgroep"]["reden"] = np.where(eerst, w("intake_inburgering"), blok.tafels["klantgroep"]["reden"])
    blok.tafels["klantgroep"]["gesprek_id"] = koppel


def _voor_de_klantgroepen(blok: Blok, verloop: Verloop) -> None:
    """Talks before there were groups: a work coach for who is near to work, a focus talk once in a while for the rest."""
    t, pr = blok.toeval("gesprek vroeger"), blok.profiel
    vanaf = pr.lijst("klantgroep_vanaf")
    tot = dag(vanaf) if vanaf else pr.eind
    begin = np.maximum(verloop.begin, pr.begin)
    eind = np.minimum(np.where(verloop.eind == LEEG, pr.eind, verloop.eind), tot - 1)
    for nummer, naam in enumerate(KLASSEN):
        stays = np.flatnonzero((verloop.klas == nummer) & (begin < eind))
        tussen = pr.lijst("gesprek_om_de_vroeger")[naam]
        rij, dagen = herhaal(t, begin[stays], eind[stays], tussen, 0.3)
        stay = stays[rij]
        werk = nummer <= GROEIEN
        soort = blok.kies(t, len(stay), "gesprek_soort.werk" if werk else "gesprek_soort.inkomen")
        _schrijf(
            blok,
            t,
            verloop.persoon[stay],
            dagen,
            soort,
            organisatie="werk" if werk else "inkomen",
            rol="werkcoach" if werk else "inkomensconsulent",
        )
    nieuw = np.flatnonzero((verloop.begin >= pr.begin) & (verloop.begin < tot))
    _schrijf(
        blok,
        t,
        verloop.persoon[nieuw],
        werkdag(verloop.begin[nieuw] + 7, t.scheef(len(nieuw), 6, 0.6, 40)),
        "intake",
        organisatie="werk",
        rol="werkcoach",
    )


def _voortgang(blok: Blok, s: Segmenten) -> None:
    """Progress talks in each group at the rhythm of the profile; the long quiet of some is part of it."""
    t, pr = blok.toeval("voortgang"), blok.profiel
    eind = np.where(s["eind"] == LEEG, pr.eind + round(pr.maat("gepland_vooruit")), s["eind"])
    for nummer, naam in enumerate(KLASSEN):
        deel = np.flatnonzero(s["groep"] == nummer)
        stil = t.kans(len(deel), pr.kans("uit_beeld"))
        deel = deel[~stil]
        rij, dagen = herhaal(t, s["begin"][deel], eind[deel], pr.lijst("gesprek_om_de")[naam], 0.22)
        seg = deel[rij]
        werk = nummer <= GROEIEN
        soort = blok.kies(t, len(seg), f"gesprek_soort.{naam}")
        _schrijf(
            blok,
            t,
            s["persoon"][seg],
            dagen,
            soort,
            organisatie="werk" if werk else "inkomen",
            rol="werkcoach" if werk else "inkomensconsulent",
        )


def maak_beoordelingen(blok: Blok) -> None:
    """Adds the assessment after a year of who follows a traject of at least twelve months beside the integration course."""
    t, pr, w = blok.toeval("beoordeling"), blok.profiel, blok.woorden
    traject = blok.tafels["traject"]
    lang = w.is_een(traject["financiering"], "statushouders") & (traject["duur_gepland"] >= _JAARTRAJECT)
    rij = np.flatnonzero(lang & t.kans(len(lang), pr.kans("beoordeeld")))
    datum = werkdag(maanden_later(traject["begin"][rij], 12) + t.geheel(2, 32, len(rij)))
    binnen = datum <= pr.eind
    persoon = traject["persoon_id"][rij][binnen]
    _schrijf(blok, t, persoon, datum[binnen], "beoordeling", organisatie="werk", rol="werkcoach")
