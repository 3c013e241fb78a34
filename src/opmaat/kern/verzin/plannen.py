"""Plans and measurements: ``plan_van_aanpak``, ``diagnose`` and ``ladder``, for clients and for employees."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .doelgroepen import Segmenten
from .gesprekken import herhaal
from .klantgroepen import medewerker
from .rooster import LEEG, Kolom, als, dag_eerder, kolom, maanden_later, vol, werkdag
from .toeval import Toeval
from .verloop import GROEIEN, KLASSEN, Verloop


def maak_plannen(blok: Blok, verloop: Verloop) -> None:
    """Writes the plans of everybody who entered in the period, of who was there already, and of employees."""
    t, pr = blok.toeval("plan"), blok.profiel
    nieuw = verloop.begin >= pr.begin
    start = werkdag(np.where(nieuw, verloop.begin, pr.begin) + 7)
    n = len(start)
    termijn = pr.maat("plan_termijn")
    op_tijd = t.kans(n, pr.kans("plan_op_tijd"))
    na = np.where(op_tijd, t.geheel(1, int(termijn) - 3, n), termijn + 3 + t.scheef(n, 40, 0.9, 400))
    na = np.where(nieuw, na, t.geheel(10, 500, n))
    eerste = werkdag(start + na)
    einde = np.where(verloop.eind == LEEG, pr.eind, verloop.eind)
    heeft = (eerste <= einde) & t.kans(n, pr.kans("heeft_plan"))
    for kolom_, partner in ((verloop.persoon, False), (blok.stil["stay"]["partner"], True)):
        wie = heeft & (kolom_ != LEEG) if partner else heeft
        rij = np.flatnonzero(wie)
        _reeks(blok, t, kolom_[rij], eerste[rij], einde[rij], "pw")
    inburgering = blok.tafels["inburgering"]
    pip = np.flatnonzero(inburgering["pip_op"] != LEEG)
    ids = _plan(blok, t, inburgering["persoon_id"][pip], inburgering["pip_op"][pip], inburgering["eind"][pip], "inburgering")
    _koppel(blok, t, inburgering["persoon_id"][pip], ids)
    if "wsw" in blok.stil:
        wsw = blok.stil["wsw"]
        begin = np.maximum(wsw["begin"], pr.begin + t.geheel(0, 700, len(wsw["begin"])))
        einde = np.where(wsw["eind"] == LEEG, pr.eind, wsw["eind"])
        m = np.flatnonzero(t.kans(len(begin), pr.kans("ontwikkelplan")) & (begin < einde))
        _reeks(blok, t, wsw["persoon"][m], werkdag(begin[m]), einde[m], "ontwikkelplan_wsw")


def _reeks(blok: Blok, t: Toeval, persoon: Kolom, eerste: Kolom, einde: Kolom, soort: str) -> None:
    """A plan that is valid for a time, then the next one: on time, late, or not at all."""
    pr = blok.profiel
    begin = eerste
    while len(persoon):
        geldig = maanden_later(begin, kolom(t.geheel(10, 14, len(persoon))))
        sluit = np.minimum(dag_eerder(geldig), einde)
        blijft = (sluit == einde) & (einde == pr.eind)
        _plan(blok, t, persoon, begin, np.where(blijft, dag_eerder(geldig), sluit), soort)
        n = len(persoon)
        wacht = als(t.kans(n, pr.kans("plan_aansluitend")), 0, t.scheef(n, 60, 0.8, 500))
        vergeten = ~t.kans(n, pr.kans("plan_vernieuwd"))
        wacht = wacht + als(vergeten, t.scheef(n, 240, 0.7, 1200), 0)
        volgende = werkdag(geldig + wacht)
        door = volgende <= einde
        persoon, begin, einde = persoon[door], volgende[door], einde[door]


def _plan(blok: Blok, t: Toeval, persoon: Kolom, begin: Kolom, eind: Kolom, soort: str) -> Kolom:
    n, pr, w = len(persoon), blok.profiel, blok.woorden
    getekend = als(t.kans(n, pr.kans("plan_getekend")), werkdag(begin, t.scheef(n, 3, 0.9, 40)))
    herzien = als(t.kans(n, pr.kans("plan_herzien")), werkdag(begin + t.geheel(90, 300, n)))
    herzien = als((herzien <= eind) & (herzien != LEEG), herzien)
    vlag = {
        naam: als(t.kans(n, pr.kans(f"plan.{naam}")), 1, 0)
        for naam in ("eigen_kracht", "trajectduur", "ondersteuning", "participatie", "arbeidsverplichtingen", "in_uitvoering")
    }
    inkomen = soort == "pw"
    return blok.zet(
        "plan_van_aanpak",
        persoon_id=persoon,
        begin=begin,
        eind=eind,
        soort=w(soort),
        opgesteld_op=begin,
        getekend_op=getekend,
        herzien_op=herzien,
        belemmeringen=blok.kies(t, n, "belemmeringen"),
        afgestemd_inburgering_op=LEEG,
        gekoppeld_plan_id=LEEG,
        medewerker_id=medewerker(blok, "plan", persoon, "werk"),
        organisatie=w(pr.lijst("organisaties")["werk" if inkomen or soort != "inburgering" else "inkomen"]),
        **vlag,
    )


def _koppel(blok: Blok, t: Toeval, persoon: Kolom, ids: Kolom) -> None:
    """Links the plan for work of who integrates to the plan of the integration course, and says when they were aligned."""
    plan, pr, w = blok.tafels["plan_van_aanpak"], blok.profiel, blok.woorden
    per_persoon = vol(blok.aantal("persoon"))
    per_persoon[persoon] = ids
    raakt = per_persoon[plan["persoon_id"]]
    met = (plan["soort"] == w("pw")) & (raakt != LEEG) & t.kans(len(raakt), pr.kans("plan_gekoppeld"))
    plan["gekoppeld_plan_id"] = als(met, raakt)
    moment = np.where(plan["herzien_op"] != LEEG, plan["herzien_op"], plan["begin"])
    afgestemd = met & t.kans(len(raakt), pr.kans("plan_afgestemd"))
    plan["afgestemd_inburgering_op"] = als(afgestemd, werkdag(moment))


def maak_diagnoses(blok: Blok, verloop: Verloop) -> None:
    """Writes ``diagnose``: at entry, then about once a year for who can work; and Werkstap for employees."""
    t, pr, w = blok.toeval("diagnose"), blok.profiel, blok.woorden
    begin = np.maximum(verloop.begin, pr.begin)
    einde = np.where(verloop.eind == LEEG, pr.eind, verloop.eind)
    n = len(begin)
    nieuw = verloop.begin >= pr.begin
    eerste = werkdag(begin + np.where(nieuw, t.scheef(n, 20, 0.8, 200), t.geheel(5, 500, n)))
    heeft = np.flatnonzero(t.kans(n, pr.kans("heeft_wegwijzer")) & (eerste <= einde))
    ritme, dagen = herhaal(t, eerste[heeft], einde[heeft], pr.maat("wegwijzer_om_de"), 0.25)
    rij = np.concatenate([heeft, heeft[ritme]])
    datum = np.concatenate([eerste[heeft], dagen])
    k, m = verloop.klas[rij], len(rij)
    potentieel, afstand, profiel = vol(m), vol(m), vol(m)
    for nummer, naam in enumerate(KLASSEN):
        deze = k == nummer
        potentieel = np.where(deze, blok.kies(t, m, f"arbeidspotentieel.{naam}"), potentieel)
        afstand = np.where(deze, blok.kies(t, m, f"afstand.{naam}"), afstand)
        profiel = np.where(deze, blok.kies(t, m, f"diagnose_profiel.{naam}"), profiel)
    kan = w.is_een(potentieel, "ja", "beperkt")
    blok.zet(
        "diagnose",
        persoon_id=verloop.persoon[rij],
        datum=datum,
        instrument=blok.kies(t, m, "diagnose_instrument"),
        arbeidspotentieel=potentieel,
        direct_bemiddelbaar=als(k == 0, 1, als(k == GROEIEN, als(t.kans(m, 0.15), 1, 0), 0)),
        afstand=afstand,
        profiel=profiel,
        verdiencapaciteit=als(kan & t.kans(m, 0.4), t.geheel(30, 100, m) * 10_000),
        geldig_tm=maanden_later(datum, 12),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )
    for groep in ("wsw", "indicatie_beschut"):
        if groep not in blok.stil:
            continue
        s = blok.stil[groep]
        tot = np.where(s["eind"] == LEEG, pr.eind, s["eind"])
        wie, dagen = herhaal(t, np.maximum(s["begin"], pr.begin), tot, 500.0, 0.3)
        blok.zet(
            "diagnose",
            persoon_id=s["persoon"][wie],
            datum=dagen,
            instrument=w("werkstap"),
            geldig_tm=maanden_later(dagen, 24),
            organisatie=w(pr.lijst("organisaties")["werk"]),
        )


def maak_ladders(blok: Blok, verloop: Verloop, s: Segmenten) -> None:
    """Writes ``ladder``: steps on the participation ladder and the ladder of work, and language tests."""
    t, pr = blok.toeval("ladder"), blok.profiel
    einde = np.where(verloop.eind == LEEG, pr.eind, verloop.eind)
    rij, dagen = herhaal(t, np.maximum(verloop.begin, pr.begin), einde, pr.maat("ladder_om_de"), 0.3)
    start = np.array(pr.lijst("ladder_start"))[verloop.klas] + t.geheel(-1, 1, len(verloop.klas))
    jaren = (dagen - np.maximum(verloop.begin, pr.begin)[rij]) / 365.0
    groei = np.array(pr.lijst("ladder_groei"))[verloop.klas[rij]]
    trede = np.clip(np.floor(start[rij] + jaren * groei + t.normaal(len(rij), 0.0, 0.45) + 0.5), 1, 6)
    _ladder(blok, verloop.persoon[rij], dagen, "participatieladder", trede.astype(np.int64))
    for groep in ("wsw", "indicatie_beschut"):
        if groep not in blok.stil:
            continue
        g = blok.stil[groep]
        tot = np.where(g["eind"] == LEEG, pr.eind, g["eind"])
        basis = t.geheel(1, 6, len(tot))
        wie, op = herhaal(t, np.maximum(g["begin"], pr.begin), tot, pr.maat("werkladder_om_de"), 0.15)
        jaren = (op - np.maximum(g["begin"], pr.begin)[wie]) / 365.0
        trede = np.clip(np.floor(basis[wie] + jaren * 0.12 + t.normaal(len(wie), 0.0, 0.35) + 0.5), 1, 8)
        _ladder(blok, g["persoon"][wie], op, "werkladder", trede.astype(np.int64))
    inburgering = blok.tafels["inburgering"]
    m = np.flatnonzero(t.kans(blok.aantal("inburgering"), pr.kans("taaltoets")))
    datum = werkdag(inburgering["begin"][m] + t.geheel(5, 900, len(m)))
    ids = _ladder(blok, inburgering["persoon_id"][m], datum, "taaltoets", vol(len(m)))
    blok.tafels["ladder"]["taalniveau"][ids] = blok.kies(t, len(m), "taalniveau.statushouder")
    blok.tafels["ladder"]["grondslag"][ids] = blok.kies(t, len(m), "taal_grondslag")


def _ladder(blok: Blok, persoon: Kolom, datum: Kolom, soort: str, trede: Kolom) -> Kolom:
    w = blok.woorden
    return blok.zet(
        "ladder",
        persoon_id=persoon,
        datum=datum,
        soort=w(soort),
        trede=trede,
        taalniveau=LEEG,
        grondslag=LEEG,
        organisatie=w(blok.profiel.lijst("organisaties")["werk"]),
    )
