"""What the organisations record about themselves: money, staff, deliverables, surveys, complaints and parameters.

Names of budget lines, products and calendar entries are those of the agreement files and stand in the profile.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .blok import Blok
from .rooster import LEEG, als, dag, dag_eerder, kolom, maandeinde, maandreeks, vol, werkdag
from .toeval import Toeval

_SCHAAL = 10_000
_CENT = 100


def maak_organisatie(blok: Blok) -> None:
    """Writes the tables that belong to the organisation as a whole; called for the first block only."""
    _formatie(blok)
    _besteding(blok)
    _oplevering(blok)
    _parameter(blok)


def _formatie(blok: Blok) -> None:
    """Staff per product of each agreement: as budgeted for the year, and as it really was per quarter."""
    t, pr, w = blok.toeval("formatie"), blok.profiel, blok.woorden
    rijen: list[tuple[int, int, int, int, int, int]] = []
    for regel in pr.lijst("formatie"):
        van, tot = dag(regel["van"]), dag(regel["tm"])
        soort = w("begroot")
        for product, fte in regel["producten"].items():
            waarde = round(float(fte) * pr.factor * _SCHAAL)
            rijen.append((van, tot, w(product), soort, waarde, w(regel["overeenkomst"])))
        maanden = maandreeks(van, tot)[::3]
        grenzen = [*maanden.tolist(), tot + 1]
        for product, fte in regel["producten"].items():
            ruis = t.normaal(len(maanden), pr.maat("formatie_gevuld"), pr.maat("formatie_schommelt"))
            for nr, eerste in enumerate(maanden.tolist()):
                waarde = round(max(0.0, round(float(fte) * pr.factor * float(ruis[nr]), 2)) * _SCHAAL)
                laatste = int(dag_eerder(kolom([grenzen[nr + 1]]))[0])
                rijen.append((eerste, laatste, w(product), w("werkelijk"), waarde, w(regel["overeenkomst"])))
    kolommen = [kolom([rij[k] for rij in rijen]) for k in range(6)]
    blok.zet(
        "formatie",
        begin=kolommen[0],
        eind=kolommen[1],
        product=kolommen[2],
        soort=kolommen[3],
        fte=kolommen[4],
        overeenkomst=kolommen[5],
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )


def _besteding(blok: Blok) -> None:
    """Amounts on budget lines: budgeted and promised at the start of the year, invoiced and paid per month."""
    t, pr, w = blok.toeval("besteding"), blok.profiel, blok.woorden
    for regel in pr.lijst("besteding"):
        jaar = int(regel["jaar"])
        begin = dag(f"{jaar}-01-02")
        maanden = maandreeks(dag(f"{jaar}-01-01"), dag(f"{jaar}-12-01"))
        for post, bedrag in regel["posten"].items():
            totaal = float(bedrag) * pr.factor * _CENT
            vast = werkdag(vol(2, begin))
            _rij(blok, regel, post, jaar, vast, kolom([round(totaal)] * 2), w.kolom(["begroot", "toegezegd"]))
            golf = 1 + t.normaal(12, 0.0, pr.maat("besteding_schommelt"))
            deel = golf / golf.sum() * float(regel.get("besteed", pr.maat("besteed_deel"))) * totaal
            betaald = werkdag(maandeinde(maanden) - 6)
            m = betaald <= pr.eind
            _rij(blok, regel, post, jaar, betaald[m], np.round(deel[m]).astype(np.int64), vol(int(m.sum()), w("betaald")))
        if "factuur" in regel:
            op = werkdag(kolom([dag(regel["factuur"]["op"])]))
            bedrag = kolom([round(float(regel["factuur"]["bedrag"]) * pr.factor * _CENT)])
            _rij(blok, regel, regel["factuur"]["post"], jaar, op, bedrag, vol(1, w("gefactureerd")))
            termijnen = werkdag(maanden + 14)
            m = termijnen <= pr.eind
            deel = vol(12, round(float(bedrag[0]) / 12))
            _rij(blok, regel, regel["factuur"]["post"], jaar, termijnen[m], deel[m], vol(int(m.sum()), w("betaald")))


def _rij(
    blok: Blok, regel: dict[str, Any], post: str, jaar: int, datum: Any, bedrag: Any, soort: Any
) -> None:
    w, n, t = blok.woorden, len(datum), blok.toeval(f"besteding {regel['overeenkomst']} {post}")
    kosten = post in regel.get("ontwikkeling", ())
    bestemming = als(vol(n, int(kosten)) == 1, blok.kies(t, n, "bestemming.clientkosten"), w(regel.get("bestemming", "loonkosten")))
    blok.zet(
        "besteding",
        datum=datum,
        begrotingspost=w(post),
        soort=soort,
        bedrag=bedrag,
        overeenkomst=w(regel["overeenkomst"]),
        organisatie=w(regel["organisatie"]),
        boekjaar=jaar,
        bestemming=bestemming,
        toestemming_op=als(t.kans(n, 0.9), werkdag(datum - 20)),
        toestemming_door=w("contractbeheerder"),
    )


def _oplevering(blok: Blok) -> None:
    """Deliverables: one row per due date in the calendar of each agreement, most in time."""
    t, pr, w = blok.toeval("oplevering"), blok.profiel, blok.woorden
    for regel in pr.lijst("oplevering"):
        van, tot = dag(regel["van"]), dag(regel["tm"])
        for naam, soort, vervalt in regel["kalender"]:
            dagen = np.asarray(_momenten(vervalt, van, tot), dtype=np.int64)
            n = len(dagen)
            gereed = np.where(
                t.kans(n, pr.kans("op_tijd_opgeleverd")),
                werkdag(dagen - t.geheel(1, 12, n)),
                werkdag(dagen + t.scheef(n, 12, 0.8, 150)),
            )
            nooit = t.kans(n, pr.kans("nooit_opgeleverd"))
            overleg = soort == "overleg"
            blok.zet(
                "oplevering",
                vervalt_op=dagen,
                gereed_op=als(~nooit & (gereed <= pr.eind), gereed),
                kalender=w(naam),
                overeenkomst=w(regel["overeenkomst"]),
                soort=w(soort),
                aanleiding_op=dagen - 28,
                gepland_op=werkdag(dagen - 6),
                voorbereider=blok.kies(t, n, "rol.voorbereider"),
                agendapunten=blok.kies(t, n, "agendapunten") if overleg else vol(n),
                volledig=als(t.kans(n, 0.9), 1, 0),
            )


def _momenten(vervalt: str, van: int, tot: int) -> list[int]:
    """The due dates of a calendar entry: one date, or a rhythm with ends of weeks, months, quarters or years."""
    if vervalt[:1].isdigit() and "-" in vervalt:
        return [dag(vervalt)]
    maanden = maandreeks(van, tot)
    stap = {"maand": 1, "2 maanden": 2, "kwartaal": 3, "jaar": 12, "2 jaar": 24}.get(vervalt)
    if stap is not None:
        return [int(d) for d in maandeinde(maanden)[stap - 1 :: stap]]
    weken = int(vervalt.split()[0]) if vervalt[:1].isdigit() else 1
    return list(range(van + 6, tot + 1, 7 * weken))


def _parameter(blok: Blok) -> None:
    pr, w = blok.profiel, blok.woorden
    for regel in pr.lijst("parameters"):
        for nr, (van, waarde) in enumerate(regel["waarden"]):
            later = regel["waarden"][nr + 1 :]
            eind = int(dag_eerder(kolom([dag(later[0][0])]))[0]) if later else LEEG
            blok.zet(
                "parameter",
                begin=kolom([dag(van)]),
                eind=eind,
                naam=w(regel["naam"]),
                waarde=round(float(waarde) * _SCHAAL),
                eenheid=w(regel["eenheid"]),
                bron=w(regel["bron"]),
            )


def maak_enquetes(blok: Blok) -> None:
    """Writes ``enquete`` and ``enquete_uitnodiging``: who was asked, and apart from that what was answered."""
    t, pr, w = blok.toeval("enquete"), blok.profiel, blok.woorden
    for soort, gegeven in pr.lijst("enquetes").items():
        for jaar in gegeven["jaren"]:
            gevraagd = round(gegeven["gevraagd"] * pr.factor * blok.aandeel)
            datum = werkdag(t.geheel(dag(f"{jaar}-10-01"), dag(f"{jaar}-11-20"), gevraagd))
            naam = w(f"tevredenheid {soort} {jaar}")
            klant = soort == "klant"
            wie = _wie(blok, t, datum, klant)
            blok.zet(
                "enquete_uitnodiging",
                persoon_id=wie if klant else vol(gevraagd),
                datum=datum,
                werkgever_id=wie if soort == "werkgever" else vol(gevraagd),
                onderzoek=naam,
                respondentsoort=w(soort),
                golf=w(str(jaar)),
                organisatie=w(pr.lijst("organisaties")["werk"]),
            )
            terug = datum[t.kans(gevraagd, gegeven["respons"])]
            n = len(terug)
            cijfer = np.clip(np.round(t.normaal(n, gegeven["cijfer"], 1.3)), 1, 10)
            blok.zet(
                "enquete",
                datum=np.sort(werkdag(terug, t.scheef(n, 5, 0.7, 20))),
                onderzoek=naam,
                respondentsoort=w(soort),
                golf=w(str(jaar)),
                cijfer=cijfer.astype(np.int64) * _SCHAAL,
                gewicht=_SCHAAL,
                organisatie=w(pr.lijst("organisaties")["werk"]),
            )


def _wie(blok: Blok, t: Toeval, datum: Any, klant: bool) -> Any:
    """Clients on benefit on the day, or employers."""
    n = len(datum)
    if not klant:
        return t.geheel(0, blok.aantal("werkgever") - 1, n)
    u = blok.tafels["uitkering"]
    if not n:
        return vol(0)
    op = int(datum.min())
    loopt = np.flatnonzero((u["begin"] <= op) & ((u["eind"] == LEEG) | (u["eind"] > op)))
    return u["persoon_id"][loopt[t.geheel(0, len(loopt) - 1, n)]]


def maak_klachten(blok: Blok) -> None:
    """Writes ``klacht``, without a person: the subject, and what became of it."""
    t, pr, w = blok.toeval("klacht"), blok.profiel, blok.woorden
    n = max(1, round(blok.omvang("klachten")))
    datum = werkdag(t.geheel(pr.begin, pr.eind - 7, n))
    klaar = werkdag(datum, t.scheef(n, 22, 0.5, 80))
    advies = t.kans(n, 0.3)
    orgs = w.kolom([pr.lijst("organisaties")["werk"], pr.lijst("organisaties")["inkomen"]])
    blok.zet(
        "klacht",
        datum=datum,
        onderwerp=blok.kies(t, n, "klacht_onderwerp"),
        organisatie=orgs[t.rang(n, [0.55, 0.45])],
        afgehandeld_op=klaar,
        oordeel=blok.kies(t, n, "klacht_oordeel"),
        advies=als(advies, 1, 0),
        advies_opgevolgd_op=als(advies & t.kans(n, 0.75), werkdag(klaar, t.scheef(n, 20, 0.6, 90))),
    )
