"""What happens beside the talks: contacts, referrals, meetings and who came, and taking part outside trajecten."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .doelgroepen import Segmenten
from .gesprekken import herhaal
from .klantgroepen import medewerker
from .rooster import LEEG, Kolom, als, dag, maandreeks, vol, werkdag
from .toeval import Toeval
from .verloop import FACILITEREN, GROEIEN, Verloop

_SCHAAL = 10_000


def maak_contacten(blok: Blok, s: Segmenten) -> None:
    """Writes ``contact``: with clients, and with schools and integration consultants about them."""
    t, pr, w = blok.toeval("contact"), blok.profiel, blok.woorden
    eind = np.where(s["eind"] == LEEG, pr.eind, s["eind"])
    rij, dagen = herhaal(t, s["begin"], eind, pr.maat("contact_om_de"), 0.5)
    _contact(blok, t, s["persoon"][rij], dagen, blok.kies(t, len(rij), "contact_onderwerp"), "klant")
    gesprek = blok.tafels["gesprek"]
    gemist = np.flatnonzero((gesprek["resultaat"] == w("niet_verschenen")) & t.kans(len(gesprek["datum"]), 0.7))
    na = werkdag(gesprek["datum"][gemist], t.scheef(len(gemist), 2, 0.6, 15))
    _contact(blok, t, gesprek["persoon_id"][gemist], na, vol(len(gemist), w("niet_verschenen")), "klant")
    school = blok.stil["school"]
    rij, dagen = herhaal(t, school["begin"], school["eind"], pr.maat("leerlingoverleg_om_de"), 0.2)
    _contact(blok, t, school["persoon"][rij], dagen, vol(len(rij), w("leerlingoverleg")), "school")
    ww = blok.stil["max-ww"]
    m = np.flatnonzero(t.kans(len(ww["begin"]), pr.kans("ww_voorgelicht")))
    _contact(blok, t, ww["persoon"][m], werkdag(ww["begin"][m] + 5), vol(len(m), w("voorlichting_ww")), "klant")
    status = blok.tafels["inburgering"]
    tot = np.where(status["eind"] > pr.eind, pr.eind, status["eind"])
    rij, dagen = herhaal(t, status["begin"], tot, pr.maat("consulent_om_de"), 0.25)
    _contact(blok, t, status["persoon_id"][rij], dagen, vol(len(rij), w("voortgang")), "consulent_inburgering")
    _werkgevers(blok, t)


def _werkgevers(blok: Blok, t: Toeval) -> None:
    n = round(blok.omvang("werkgeverscontacten"))
    werkgevers = max(blok.aantal("werkgever"), 1)
    pr, w = blok.profiel, blok.woorden
    ids = blok.zet(
        "contact",
        persoon_id=vol(n),
        datum=werkdag(t.geheel(pr.begin, pr.eind - 7, n)),
        werkgever_id=t.geheel(0, werkgevers - 1, n),
        wijze=blok.kies(t, n, "contact_wijze"),
        met=w("werkgever"),
        onderwerp=blok.kies(t, n, "contact_onderwerp.werkgever"),
        rol=w("accountmanager"),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )
    blok.tafels["contact"]["medewerker_id"][ids] = medewerker(blok, "contact", ids, "werk")


def _contact(blok: Blok, t: Toeval, persoon: Kolom, datum: Kolom, onderwerp: Kolom, met: str) -> None:
    n, w = len(persoon), blok.woorden
    blok.zet(
        "contact",
        persoon_id=persoon,
        datum=datum,
        wijze=blok.kies(t, n, "contact_wijze"),
        met=w(met),
        onderwerp=onderwerp,
        rol=w("werkcoach"),
        medewerker_id=medewerker(blok, "contact", persoon, "werk"),
        organisatie=w(blok.profiel.lijst("organisaties")["werk"]),
    )


def maak_verwijzingen(blok: Blok, s: Segmenten) -> None:
    """Writes ``verwijzing``: referrals that came out of a talk, taken up or not; warm when status holders move on."""
    t, pr, w = blok.toeval("verwijzing"), blok.profiel, blok.woorden
    gesprek = blok.tafels["gesprek"]
    mag = (gesprek["resultaat"] == w("gehouden")) & (gesprek["datum"] <= pr.eind)
    uit = np.flatnonzero(mag & t.kans(len(mag), pr.kans("verwezen")))
    over = np.flatnonzero(
        (s["groep"] == FACILITEREN) & (s["reden"] != w("bestandsanalyse")) & t.kans(len(s["groep"]), pr.kans("warm_doorverwezen"))
    )
    persoon = np.concatenate([gesprek["persoon_id"][uit], s["persoon"][over]])
    datum = np.concatenate([gesprek["datum"][uit], werkdag(s["begin"][over])])
    n = len(persoon)
    resultaat = blok.kies(t, n, "verwijzing_resultaat")
    opgepakt = werkdag(datum, t.scheef(n, 12, 0.7, 80))
    blok.zet(
        "verwijzing",
        persoon_id=persoon,
        datum=datum,
        partner=blok.kies(t, n, "ketenpartner"),
        reden=blok.kies(t, n, "leefgebied"),
        warm=np.concatenate([als(t.kans(len(uit), pr.kans("warm")), 1, 0), vol(len(over), 1)]),
        opgepakt_op=als(w.is_een(resultaat, "opgepakt", "afgerond"), opgepakt),
        resultaat=resultaat,
        gesprek_id=np.concatenate([uit, vol(len(over))]),
        organisatie=w(pr.lijst("organisaties")["inkomen"]),
        klaar_op=opgepakt,
    )


def maak_bijeenkomsten(blok: Blok, s: Segmenten) -> None:
    """Writes ``bijeenkomst`` and ``deelname``: a kick-off some days after entry, theme meetings through the year."""
    t, pr, w = blok.toeval("bijeenkomst"), blok.profiel, blok.woorden
    maanden = maandreeks(pr.begin, pr.eind)
    per_maand = max(1, round(blok.omvang("kickoffs_per_maand")))
    dagen = werkdag(np.repeat(maanden, per_maand) + t.geheel(0, 24, len(maanden) * per_maand))
    kickoff = _bijeenkomst(blok, t, np.sort(dagen), "kick-off")
    themas = werkdag(t.geheel(pr.begin, pr.eind - 8, max(1, round(blok.omvang("themabijeenkomsten")))))
    thema = _bijeenkomst(blok, t, np.sort(themas), "themabijeenkomst")
    voor = np.flatnonzero(s["reden"] == w("ambitiegesprek"))
    plek = np.searchsorted(np.sort(dagen), s["begin"][voor] + 3)
    kan = plek < len(dagen)
    _deelname(blok, t, s["persoon"][voor[kan]], kickoff[plek[kan]], "kick-off")
    lang = np.flatnonzero(((s["eind"] == LEEG) | (s["eind"] - s["begin"] > 60)) & (s["groep"] >= GROEIEN))
    wie = np.repeat(lang, t.keer(np.full(len(lang), pr.maat("themas_per_client"))))
    eind = np.where(s["eind"][wie] == LEEG, pr.eind, s["eind"][wie])
    op = t.geheel(s["begin"][wie], eind, len(wie))
    plek = np.searchsorted(np.sort(themas), op)
    kan = plek < len(themas)
    _deelname(blok, t, s["persoon"][wie[kan]], thema[plek[kan]], "themabijeenkomst")


def _bijeenkomst(blok: Blok, t: Toeval, datum: Kolom, soort: str) -> Kolom:
    n, w, pr = len(datum), blok.woorden, blok.profiel
    gericht = blok.kies(t, n, "bijeenkomst_gericht")
    kick = soort == "kick-off"
    eerste = pr.lijst("klantgroep_vanaf")
    vanaf = dag(eerste) if eerste else pr.eind + 1
    return blok.zet(
        "bijeenkomst",
        datum=datum,
        soort=w(soort),
        klantgroep=als((datum >= vanaf) & (not kick), blok.kies(t, n, "klantgroep.bijeenkomst")),
        thema=vol(n) if kick else blok.kies(t, n, "thema"),
        gericht=vol(n) if kick else gericht,
        sector=als((gericht == w("branche")) & (not kick), blok.kies(t, n, "sector")),
        wijk=als((gericht == w("wijk")) & (not kick), blok.kies(t, n, "wijk")),
        plaatsen=t.geheel(8, 24, n),
        afgelast=als(t.kans(n, pr.kans("afgelast")), 1, 0),
        medewerker_id=medewerker(blok, "bijeenkomst", np.arange(n), "werk"),
        organisatie=w(pr.lijst("organisaties")["werk"]),
    )


def _deelname(blok: Blok, t: Toeval, persoon: Kolom, bijeenkomst: Kolom, soort: str) -> None:
    tafel, n = blok.tafels["bijeenkomst"], len(persoon)
    datum = tafel["datum"][bijeenkomst]
    afgelast = tafel["afgelast"][bijeenkomst] == 1
    blok.zet(
        "deelname",
        persoon_id=persoon,
        datum=datum,
        bijeenkomst_id=bijeenkomst,
        soort=blok.woorden(soort),
        uitgenodigd_op=werkdag(datum - t.geheel(6, 18, n)),
        status=als(afgelast, blok.woorden("afgemeld"), blok.kies(t, n, f"deelname_status.{soort}")),
    )


def maak_activiteiten(blok: Blok, verloop: Verloop) -> None:
    """Writes ``activiteit``: volunteer work and the like of people on benefit, and the hours of the Z-route."""
    t, pr, w = blok.toeval("activiteit"), blok.profiel, blok.woorden
    n = len(verloop.begin)
    doet = np.flatnonzero(t.kans(n, np.array(pr.lijst("kans_activiteit"))[verloop.klas]))
    keer = 1 + t.keer(np.full(len(doet), 0.5))
    stay = np.repeat(doet, keer)
    van, tot = np.maximum(verloop.begin[stay], pr.begin), np.where(verloop.eind[stay] == LEEG, pr.eind, verloop.eind[stay])
    begin = t.geheel(van, tot, len(stay))
    eind = np.minimum(begin + t.scheef(len(stay), pr.maat("activiteit_dagen"), 0.8, 3500), tot)
    uren = t.geheel(2, 20, len(stay))
    soort = blok.kies(t, len(stay), "activiteit_soort")
    blok.zet(
        "activiteit",
        persoon_id=verloop.persoon[stay],
        begin=begin,
        eind=eind,
        soort=soort,
        uren_per_week=uren * _SCHAAL,
        uren=np.round((eind - begin) / 7 * uren * 0.8).astype(np.int64) * _SCHAAL,
        verplicht=als(soort == w("tegenprestatie"), 1, 0),
    )
    status = blok.tafels["inburgering"]
    m = np.flatnonzero(t.kans(blok.aantal("inburgering"), pr.kans("participeert_bij_inburgering")))
    begin = status["begin"][m] + t.geheel(20, 150, len(m))
    eind = np.minimum(status["eind"][m], begin + t.geheel(400, 1100, len(m)))
    uren = t.geheel(6, 16, len(m))
    blok.zet(
        "activiteit",
        persoon_id=status["persoon_id"][m],
        begin=begin,
        eind=np.maximum(eind, begin),
        soort=blok.kies(t, len(m), "activiteit_soort.inburgering"),
        uren_per_week=uren * _SCHAAL,
        uren=np.round(np.maximum(eind - begin, 0) / 7 * uren).astype(np.int64) * _SCHAAL,
        verplicht=0,
    )
