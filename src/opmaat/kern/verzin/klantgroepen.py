"""Client groups and who is responsible: ``klantgroep``, ``toewijzing`` and the employees behind them."""

from __future__ import annotations

import numpy as np

from .bevolking import leeftijd_op
from .blok import Blok
from .doelgroepen import Segmenten
from .rooster import LEEG, Kolom, als, maanden_later, vol, werkdag
from .verloop import FACILITEREN, GROEIEN, KLASSEN, MATCHEN, Verloop


def maak_medewerkers(blok: Blok) -> None:
    """Writes the employees as pseudonyms, by organisation and team."""
    w = blok.woorden
    organisaties, teams = [], []
    for rol, team, aantal in blok.profiel.lijst("teams"):
        keer = max(1, round(aantal * blok.profiel.factor * blok.aandeel))
        organisaties += [w(blok.profiel.lijst("organisaties")[rol])] * keer
        teams += [w(team)] * keer
    blok.zet(
        "medewerker",
        organisatie=np.array(organisaties, dtype=np.int64),
        team=np.array(teams, dtype=np.int64),
    )


def medewerker(blok: Blok, doel: str, rij: Kolom, organisatie: str) -> Kolom:
    """An employee of the organisation for each row: the same row number (a person, say) always gets the same one."""
    eigen = np.flatnonzero(
        blok.tafels["medewerker"]["organisatie"] == blok.woorden(blok.profiel.lijst("organisaties")[organisatie])
    )
    menger = np.asarray((rij * 2_654_435_761) % 4_294_967_296 % max(len(eigen), 1), dtype=np.int64)
    return eigen[menger]


def segmenten_van(blok: Blok, verloop: Verloop, zonder_uitkering: Segmenten) -> Segmenten:
    """All spells in a group: those of the applicants, of their partners, and of people without a benefit."""
    partner = blok.stil["stay"]["partner"][verloop.segment_stay]
    met = partner != LEEG
    eigen = {
        "persoon": verloop.persoon[verloop.segment_stay],
        "groep": verloop.segment_groep,
        "begin": verloop.segment_begin,
        "eind": verloop.segment_eind,
        "reden": verloop.segment_reden,
        "stay": verloop.segment_stay,
    }
    van_partner = {naam: waarden[met] for naam, waarden in eigen.items()} | {"persoon": partner[met]}
    samen = {n: np.concatenate([eigen[n], van_partner[n], zonder_uitkering[n]]) for n in eigen}
    orde = np.lexsort((samen["begin"], samen["persoon"]))
    uit = {naam: waarden[orde] for naam, waarden in samen.items()}
    begin, persoon = uit["begin"], uit["persoon"]
    # A later spell of the same person closes an earlier one that would still run.
    zelfde = np.append(persoon[1:] == persoon[:-1], False) if len(persoon) else np.zeros(0, dtype=np.bool_)
    volgend = np.append(begin[1:] - 1, LEEG) if len(persoon) else vol(0)
    loopt_door = zelfde & ((uit["eind"] == LEEG) | (uit["eind"] > volgend))
    uit["eind"] = np.where(loopt_door, volgend, uit["eind"])
    goed = (uit["eind"] == LEEG) | (uit["eind"] >= uit["begin"])
    return {naam: waarden[goed] for naam, waarden in uit.items()}


def maak_klantgroepen(blok: Blok, s: Segmenten) -> None:
    """Writes ``klantgroep``, and ``toewijzing`` of the guidance and of the control of the case."""
    t, pr, w = blok.toeval("klantgroep"), blok.profiel, blok.woorden
    n = len(s["persoon"])
    groep = w.kolom(KLASSEN)[s["groep"]]
    voorlopig = s["reden"] == w("bestandsanalyse")
    in_gesprek = ~voorlopig
    wens = als(in_gesprek & t.kans(n, pr.kans("voorkeur_bekend")), groep)
    anders = (wens != LEEG) & t.kans(n, pr.kans("voorkeur_anders"))
    wens = np.where(anders, blok.kies(t, n, "klantgroep"), wens)
    maanden = np.where(s["groep"] == MATCHEN, 6, 12)
    lang = (s["groep"] == GROEIEN) & t.kans(n, pr.kans("advies"))
    blok.zet(
        "klantgroep",
        persoon_id=s["persoon"],
        begin=s["begin"],
        eind=s["eind"],
        groep=groep,
        status=als(voorlopig, w("voorlopig"), w("definitief")),
        gekozen_door=als(voorlopig, w("medewerker"), blok.kies(t, n, "gekozen_door")),
        voorkeur_klant=wens,
        besloten_door=als(s["groep"] >= FACILITEREN, w("inkomensconsulent"), w("intaker")),
        reden=s["reden"],
        subgroep=als(s["groep"] == GROEIEN, blok.kies(t, n, "subgroep")),
        herbeoordeling_op=maanden_later(s["begin"], maanden),
        advies_naar=als(lang, blok.kies(t, n, "advies_naar")),
        advies_op=als(lang, werkdag(s["begin"] + t.geheel(100, 900, n))),
        match_ready_op=als((s["groep"] == MATCHEN) & t.kans(n, 0.8), werkdag(s["begin"] + t.scheef(n, 20, 0.6, 90))),
        verwacht_werk_op=als(s["groep"] == MATCHEN, maanden_later(s["begin"], 6)),
        uitkeringsafhankelijk=als(s["stay"] != LEEG, 1, 0),
        gesprek_id=LEEG,
    )
    _toewijzingen(blok, s)


def _toewijzingen(blok: Blok, s: Segmenten) -> None:
    """Who has the control: the work organisation for Matchen and Groeien, the income department for the others."""
    t, pr, w = blok.toeval("toewijzing"), blok.profiel, blok.woorden
    orgs = pr.lijst("organisaties")
    werk = s["groep"] <= GROEIEN
    # Touching spells under the same organisation are one assignment.
    zelfde = np.zeros(len(werk), dtype=np.bool_)
    if len(werk):
        zelfde[1:] = (s["persoon"][1:] == s["persoon"][:-1]) & (werk[1:] == werk[:-1])
        zelfde[1:] &= (s["eind"][:-1] != LEEG) & (s["begin"][1:] == s["eind"][:-1] + 1)
    start = np.flatnonzero(~zelfde)
    slot = np.append(start[1:] - 1, len(werk) - 1) if len(start) else start
    persoon, begin, eind, werk = s["persoon"][start], s["begin"][start], s["eind"][slot], werk[start]
    org = als(werk, w(orgs["werk"]), w(orgs["inkomen"]))
    wie = np.where(werk, medewerker(blok, "regie", persoon, "werk"), medewerker(blok, "regie", persoon, "inkomen"))
    aanvaard = werkdag(begin, t.scheef(len(start), 3, 0.7, 25))
    aanvaard = als((eind == LEEG) | (aanvaard <= eind), aanvaard)
    for rol, kans in pr.lijst("toewijzing_rollen").items():
        m = t.kans(len(start), kans)
        if rol == "jobcoach":
            m &= werk
        blok.zet(
            "toewijzing",
            persoon_id=persoon[m],
            begin=begin[m],
            eind=eind[m],
            rol=w(rol),
            organisatie=org[m],
            team=blok.tafels["medewerker"]["team"][wie[m]],
            medewerker_id=wie[m],
            overgedragen_op=begin[m],
            aanvaard_op=als(t.kans(int(m.sum()), pr.kans("aanvaard")), aanvaard[m]),
            warm=als(t.kans(int(m.sum()), pr.kans("warme_overdracht")), 1, 0),
        )


def jong(blok: Blok, persoon: Kolom, dagen: Kolom) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each is younger than 27 on the day."""
    return np.asarray(leeftijd_op(blok, persoon, dagen) < 27)
