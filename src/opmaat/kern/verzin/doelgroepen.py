"""Groups of people that the documents name apart: status holders, Wsw, sheltered work, youth of special schools,
people without a benefit, people at the end of unemployment benefit, residents of a reception centre.

Writes ``doelgroep`` and ``inburgering``; gives, for those who are served without a benefit, their spells in a group.
"""

from __future__ import annotations

import numpy as np

from .bevolking import geboortedag, voeg_personen_toe
from .blok import Blok
from .rooster import LEEG, MAAND, Kolom, Vlag, als, dag, jaar_van, kolom, maanden_later, vol, werkdag
from .toeval import Toeval
from .verloop import GROEIEN, KLASSEN, Verloop

_JAAR = 12 * MAAND
Segmenten = dict[str, Kolom]


def maak_doelgroepen(blok: Blok, verloop: Verloop) -> Segmenten:
    """Writes the tags of all groups; gives the group spells of people without a benefit."""
    _statushouders(blok, verloop)
    _in_dienst(blok)
    _register(blok, verloop)
    delen = [
        _zonder_uitkering(blok, "nug", "nug"),
        _zonder_uitkering(blok, "max-ww", "max_ww"),
        _school(blok),
    ]
    _zonder_uitkering(blok, "coa", "coa")
    return {naam: np.concatenate([deel[naam] for deel in delen]) for naam in delen[0]}


def _statushouders(blok: Blok, verloop: Verloop) -> None:
    """Recognised refugees: those of before the reference day of the agreement in the number it names, later ones per year.

    Before the reference day the tag ends step by step over the years that the document gives; who comes later keeps it
    for the length of the integration course.
    """
    t, pr, w = blok.toeval("statushouder"), blok.profiel, blok.woorden
    grens = dag(pr.lijst("statushouders")["grens"])
    n = len(verloop.begin)
    asiel = (blok.stil["stay"]["herkomst"] == w("asielopvang")) & ~verloop.terug
    op_grens = verloop.groep_op(vol(n, grens - 1))
    open_ = verloop.actief(grens) & (verloop.begin < grens) & (verloop.begin > grens - round(5 * _JAAR))
    aantal = round(blok.omvang("statushouders_op_grens"))
    geschikt = np.flatnonzero(open_ & ~verloop.terug & ((op_grens == GROEIEN) | (grens > pr.eind) | (op_grens == -1)))
    geschikt = geschikt[np.argsort(~asiel[geschikt], kind="stable")][:aantal]
    duur = pr.maat("statushouders_afbouw_jaren") * _JAAR
    rang = t.schud(len(geschikt))
    einden = grens + np.floor((rang + 1) / max(len(geschikt), 1) * duur).astype(np.int64) + 20
    _tag(blok, "statushouder", verloop.persoon[geschikt], verloop.begin[geschikt], werkdag(einden))
    # earlier ones, whose tag ended before the reference day
    vroeg = np.flatnonzero(asiel & (verloop.begin < grens - round(3.2 * _JAAR)) & (verloop.begin >= pr.begin))
    vroeg = np.setdiff1d(vroeg, geschikt)
    _tag(blok, "statushouder", verloop.persoon[vroeg], verloop.begin[vroeg], verloop.begin[vroeg] + round(3 * _JAAR))
    nieuw = [vol(0)]
    kan = np.flatnonzero((verloop.begin >= grens) & ~verloop.terug & (verloop.klas == GROEIEN))
    volgorde = kan[np.lexsort((t.deel(len(kan)), ~asiel[kan]))]
    for jaar, per_jaar in blok.per_jaar("statushouders_nieuw").items():
        nieuw.append(volgorde[jaar_van(verloop.begin[volgorde]) == jaar][: round(per_jaar)])
    later = np.concatenate(nieuw)
    einden = werkdag(verloop.begin[later] + t.geheel(round(2.5 * _JAAR), round(3.4 * _JAAR), len(later)))
    _tag(blok, "statushouder", verloop.persoon[later], verloop.begin[later], einden)
    alle = np.concatenate([geschikt, vroeg, later])
    alle = alle[np.sort(np.unique(verloop.persoon[alle], return_index=True)[1])]
    blok.stil["statushouder"] = {"stay": alle, "oud": als(verloop.begin[alle] < grens, 1, 0)}
    _inburgering(blok, t, verloop.persoon[alle], verloop.begin[alle], vol(len(alle), w("asielstatushouder")))
    dagen = [vol(0)]
    for jaar, gewild in blok.per_jaar("inburgeraars").items():
        dagen.append(t.geheel(dag(f"{jaar}-01-05"), dag(f"{jaar}-09-20"), round(gewild)))
    begin = np.concatenate(dagen)
    geboren = np.asarray(begin - (20 + 35 * t.deel(len(begin))) * _JAAR, dtype=np.int64)
    _inburgering(blok, t, voeg_personen_toe(blok, t, geboren), begin, blok.kies(t, len(begin), "inburgeraar_soort"))


def _inburgering(blok: Blok, t: Toeval, persoon: Kolom, begin: Kolom, soort: Kolom) -> None:
    n, pr, w = len(persoon), blok.profiel, blok.woorden
    start = werkdag(begin + t.geheel(20, 90, n))
    wet = vol(n)
    for naam, van, tot in pr.lijst("inburgeringswetten"):
        wet = np.where((start >= dag(van)) & (start <= dag(tot)), w(naam), wet)
    nieuw = wet == w("wi2021")
    intake = werkdag(np.minimum(start, begin + t.scheef(n, 25, 0.6, 90)))
    les = werkdag(start + t.scheef(n, 40, 0.6, 160))
    duur = t.geheel(round(2.2 * _JAAR), round(3.1 * _JAAR), n)
    blok.zet(
        "inburgering",
        persoon_id=persoon,
        begin=start,
        eind=start + duur,
        wet=wet,
        route=als(nieuw, blok.kies(t, n, "leerroute")),
        soort=soort,
        taakstelling=als(soort == w("asielstatushouder"), w("asiel")),
        aanbod_op=werkdag(start, 5),
        intake_op=intake,
        pip_op=als(nieuw, werkdag(start, t.geheel(10, 55, n))),
        taalles_sinds=les,
        gehuisvest_op=als(soort == w("asielstatushouder"), begin),
        uren=als(nieuw, t.geheel(8, 16, n) * 10_000, t.geheel(6, 12, n) * 10_000),
        resultaat=blok.kies(t, n, "inburgering_resultaat"),
        organisatie=w(pr.lijst("organisaties")["inkomen"]),
    )


def _in_dienst(blok: Blok) -> None:
    """Who works on a ground of law, by the stock per year: Wsw, sheltered work, and the subsidised jobs of the profile."""
    t, pr = blok.toeval("in dienst"), blok.profiel
    banen = pr.lijst("banen")
    for kenmerk in ("wsw", "indicatie_beschut", *banen):
        stand = {jaar: n for jaar, n in blok.reeks(f"in_dienst_{kenmerk}").items() if jaar >= pr.van.year}
        if not stand:
            continue
        begin, eind = _standpad(blok, t, stand)
        leeftijd = np.where(begin < pr.begin, 24 + 36 * t.deel(len(begin)), 19 + 30 * t.deel(len(begin)))
        geboren = np.asarray(np.maximum(begin, pr.begin) - leeftijd * _JAAR, dtype=np.int64)
        begin = np.maximum(begin, geboren + round(18 * _JAAR))
        persoon = voeg_personen_toe(blok, t, geboren)
        aangevraagd = begin - t.geheel(30, 160, len(begin))
        if kenmerk not in banen:
            _tag(blok, kenmerk, persoon, begin, eind, aangevraagd_op=aangevraagd, in_dienst=vol(len(begin), 1))
        blok.stil[kenmerk] = {"persoon": persoon, "begin": begin, "eind": eind}
    wacht = round(blok.omvang("wsw_wachtlijst"))
    geboren = pr.begin - np.asarray((20 + 35 * t.deel(wacht)) * _JAAR, dtype=np.int64)
    begin = pr.begin - t.geheel(30, 900, wacht)
    _tag(blok, "wsw_wachtlijst", voeg_personen_toe(blok, t, geboren), begin, pr.begin + t.geheel(200, 2000, wacht))


def _standpad(blok: Blok, t: Toeval, stand: dict[int, float]) -> tuple[Kolom, Kolom]:
    """Spells whose number on 1 January of each year follows the given stock, with some coming and going in between."""
    begin: list[int] = []
    open_: list[int] = []
    eind: dict[int, int] = {}
    vorige = None
    for jaar, aantal in stand.items():
        eerste = dag(f"{jaar}-01-01")
        doel = round(aantal)
        if vorige is None:
            lengte = t.scheef(doel, 9 * 365, 0.6, 25 * 365)
            begin = [int(eerste - 1 - d) for d in lengte]
            open_ = list(range(doel))
        else:
            weg = max(round(len(open_) * blok.profiel.kans("dienst_verloop")), len(open_) - doel)
            weg = min(weg, len(open_))
            erbij = doel - (len(open_) - weg)
            for plek in sorted(t.schud(len(open_))[:weg].tolist(), reverse=True):
                eind[open_.pop(plek)] = int(t.geheel(vorige + 1, eerste - 2, 1)[0])
            for dag_ in sorted(werkdag(t.geheel(vorige + 2, eerste - 8, erbij)).tolist()):
                begin.append(int(dag_))
                open_.append(len(begin) - 1)
        vorige = eerste
    einden = kolom([max(eind[k], begin[k]) if k in eind else LEEG for k in range(len(begin))])
    return kolom(begin), einden


def _register(blok: Blok, verloop: Verloop) -> None:
    """The target group register, mentally vulnerable people and homeless people among those on benefit."""
    t, pr = blok.toeval("doelgroepregister"), blok.profiel
    for kenmerk, kans in pr.lijst("kenmerken_bestand").items():
        stays = np.flatnonzero(t.kans(len(verloop.begin), kans) & ~verloop.terug)
        begin = np.maximum(verloop.begin[stays], pr.begin - 200) + t.geheel(20, 500, len(stays))
        eind = verloop.eind[stays]
        goed = (begin <= pr.eind) & ((eind == LEEG) | (begin < eind))
        stays, begin = stays[goed], begin[goed]
        blijft = kenmerk == "doelgroepregister"
        _tag(blok, kenmerk, verloop.persoon[stays], begin, vol(len(stays)) if blijft else verloop.eind[stays])
        if blijft:
            blok.stil["register"] = {"persoon": verloop.persoon[stays], "begin": begin}


def _zonder_uitkering(blok: Blok, kenmerk: str, naam: str) -> Segmenten:
    """People served without a benefit: a tag, and a spell in a group from the moment that groups exist."""
    t, pr = blok.toeval(kenmerk), blok.profiel
    dagen = [vol(0)]
    for jaar, aantal in blok.per_jaar(naam).items():
        dagen.append(t.geheel(dag(f"{jaar}-01-05"), dag(f"{jaar}-12-20"), round(aantal)))
    begin = werkdag(np.concatenate(dagen))
    n = len(begin)
    geboren = np.asarray(begin - (27 + 33 * t.deel(n)) * _JAAR, dtype=np.int64)
    persoon = voeg_personen_toe(blok, t, geboren)
    eind = begin + t.scheef(n, pr.maat("dienst_zonder_uitkering"), 0.5, 900)
    _tag(blok, kenmerk, persoon, begin, eind, einde_ww=als(vol(n, kenmerk == "max-ww") == 1, begin + t.geheel(40, 200, n)))
    groep = t.rang(n, [pr.lijst("groep_zonder_uitkering")[k] for k in KLASSEN])
    start = werkdag(begin + t.scheef(n, 14, 0.5, 60))
    blok.stil[kenmerk] = {"persoon": persoon, "begin": begin, "eind": eind}
    return _segment(blok, persoon, groep, start, eind, start <= eind)


def _school(blok: Blok) -> Segmenten:
    """Pupils of special schools in their last years, and youth in the register who have no benefit."""
    t, pr, w = blok.toeval("school"), blok.profiel, blok.woorden
    dagen, jaren = [vol(0)], [vol(0)]
    for jaar, aantal in blok.per_jaar("vso_pro").items():
        n = round(aantal)
        dagen.append(werkdag(t.geheel(dag(f"{jaar}-09-01"), dag(f"{jaar}-10-31"), n)))
        jaren.append(vol(n, jaar))
    begin, jaar_ = np.concatenate(dagen), np.concatenate(jaren)
    n = len(begin)
    geboren = np.asarray(begin - (16 + 2.5 * t.deel(n)) * _JAAR, dtype=np.int64)
    persoon = voeg_personen_toe(blok, t, geboren)
    eind = np.asarray(maanden_later(begin, 9) + t.geheel(0, 25, n))
    schooljaar = vol(n)
    for j in np.unique(jaar_):
        schooljaar = np.where(jaar_ == j, w(f"{j}-{j + 1}"), schooljaar)
    profiel = blok.kies(t, n, "uitstroomprofiel")
    _tag(
        blok,
        "vso-pro",
        persoon,
        begin,
        eind,
        schoolsoort=blok.kies(t, n, "schoolsoort"),
        schooljaar=schooljaar,
        uitstroomprofiel=profiel,
        laatste_leerjaar=als(t.kans(n, pr.kans("laatste_leerjaar")), 1, 0),
    )
    arbeid = profiel == w("arbeid")
    jongere = arbeid & t.kans(n, pr.kans("jongere_na_school"))
    na = np.flatnonzero(jongere)
    _tag(blok, "jongere_zonder_uitkering", persoon[na], eind[na] + 1, eind[na] + t.geheel(90, 700, len(na)))
    _tag(blok, "doelgroepregister", persoon[na], begin[na] + 30, vol(len(na)))
    blok.stil["school"] = {"persoon": persoon, "begin": begin, "eind": eind, "arbeid": als(arbeid, 1, 0)}
    start = werkdag(begin + t.scheef(n, 60, 0.5, 200))
    return _segment(blok, persoon, vol(n, GROEIEN), start, eind + 180, arbeid & t.kans(n, pr.kans("school_in_groep")))


def _segment(blok: Blok, persoon: Kolom, groep: Kolom, begin: Kolom, eind: Kolom, wie: Vlag) -> Segmenten:
    vanaf = blok.profiel.lijst("klantgroep_vanaf")
    wie = wie & (begin >= (dag(vanaf) if vanaf else blok.profiel.eind + 1)) & (begin <= eind)
    n = int(wie.sum())
    return {
        "persoon": persoon[wie],
        "groep": groep[wie],
        "begin": begin[wie],
        "eind": eind[wie],
        "reden": vol(n, blok.woorden("op_verzoek")),
        "stay": vol(n),
    }


def _tag(blok: Blok, kenmerk: str, persoon: Kolom, begin: Kolom, eind: Kolom, **extra: Kolom) -> None:
    begin = np.maximum(begin, geboortedag(blok, persoon))
    goed = (eind == LEEG) | (eind >= begin)
    blok.zet(
        "doelgroep",
        persoon_id=persoon[goed],
        begin=begin[goed],
        eind=eind[goed],
        kenmerk=blok.woorden(kenmerk),
        organisatie=blok.woorden(blok.profiel.lijst("organisaties")["werk"]),
        **{naam: waarden[goed] for naam, waarden in extra.items()},
    )
