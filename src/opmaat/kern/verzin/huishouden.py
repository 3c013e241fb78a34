"""Benefits as the register holds them: a row per person, couples in one dossier, and the change of law of 2015."""

from __future__ import annotations

import numpy as np

from .bevolking import gemeente_van, leeftijd_op, voeg_personen_toe
from .blok import Blok
from .rooster import LEEG, MAAND, Kolom, dag, dag_eerder, jaar_van, vol, werkdag
from .toeval import Toeval
from .verloop import Verloop

_PW = dag("2015-01-01")
_CENT = 100
_WEEK = 7


def maak_uitkeringen(blok: Blok, verloop: Verloop) -> Kolom:
    """Writes ``persoon``, ``dossier`` and ``uitkering`` of everybody on benefit; gives the person of each partner.

    The partner of each stay is a person number, ``LEEG`` where there is none.
    """
    t, w, n = blok.toeval("uitkering"), blok.woorden, len(verloop.begin)
    eerste = np.unique(verloop.persoon, return_index=True)[1]
    voeg_personen_toe(blok, t, verloop.geboren[eerste], paar=verloop.paar[eerste])
    met = eerste[verloop.paar[eerste]]
    geboren = verloop.geboren[met] + t.geheel(-1500, 1500, len(met))
    geboren = np.minimum(geboren, verloop.begin[met] - round(19 * 12 * MAAND))
    partners = voeg_personen_toe(
        blok,
        t,
        geboren,
        gemeente=gemeente_van(blok, verloop.persoon[met]),
        paar=np.ones(len(met), dtype=np.bool_),
    )
    partner_van = vol(blok.aantal("persoon"))
    partner_van[verloop.persoon[met]] = partners
    partner = partner_van[verloop.persoon]
    dossier = blok.zet("dossier", geopend_op=verloop.begin)
    oud = leeftijd_op(blok, verloop.persoon, verloop.begin) >= blok.profiel.maat("leeftijd_ioaw")
    regeling = np.where(oud, blok.kies(t, n, "regeling.50plus"), blok.kies(t, n, "regeling"))
    herkomst = np.where(verloop.terug, w("einde_werk"), blok.kies(t, n, "herkomst"))
    blok.stil["stay"] = {"partner": partner, "dossier": dossier, "regeling": regeling, "herkomst": herkomst}
    rol = t.kans(n, blok.profiel.kans("besluit_laat"))
    besluit = werkdag(verloop.begin + t.scheef(n, np.where(rol, 45.0, 24.0), 0.35, 90))
    einde_besluit = np.where(verloop.eind == LEEG, LEEG, werkdag(np.where(verloop.eind == LEEG, 0, verloop.eind), 4))
    norm = _norm(blok, t, verloop)
    stays = np.arange(n)
    for stay, persoon, woord in (
        (stays, verloop.persoon, "aanvrager"),
        (stays[partner != LEEG], partner[partner != LEEG], "partner"),
    ):
        reden = verloop.reden[stay]
        if woord == "partner":
            reden = np.where(reden == w("werk"), w("werk_partner"), reden)
            reden = np.where(w.is_een(reden, "aow", "overlijden"), w("oorzaak_partner"), reden)
        gemeenschappelijk = {
            "persoon_id": persoon,
            "dossier_id": dossier[stay],
            "rol": w(woord),
            "herkomst": herkomst[stay],
            "besluit_op": besluit[stay],
            "gemeente": gemeente_van(blok, persoon),
            "bedrag": norm[stay],
            "stay": stay,
        }
        _schrijf(blok, gemeenschappelijk, verloop.begin[stay], verloop.eind[stay], reden, regeling[stay], einde_besluit[stay])
    _vertrek(blok, verloop, partner)
    return partner


def _schrijf(
    blok: Blok, vast: dict[str, Kolom | int], begin: Kolom, eind: Kolom, reden: Kolom, regeling: Kolom, besluit: Kolom
) -> None:
    """Writes the rows; a stay under the PW that began before 2015 has its first part under the WWB."""
    w = blok.woorden
    oud = (begin < _PW) & w.is_een(regeling, "PW")
    ver = {k: v[oud] if isinstance(v, np.ndarray) else v for k, v in vast.items()}
    blok.zet(
        "uitkering",
        begin=begin[oud],
        eind=vol(int(oud.sum()), int(dag_eerder(vol(1, _PW))[0])),
        regeling=w("WWB"),
        reden_einde=w("andere_oorzaak"),
        reden_einde_lokaal=w("omzetting WWB naar PW"),
        beeindiging_besluit_op=_PW,
        laatste=0,
        **ver,
    )
    lokaal = np.where(reden == LEEG, LEEG, w("uit bronsysteem"))
    blok.zet(
        "uitkering",
        begin=np.where(oud, _PW, begin),
        eind=eind,
        regeling=regeling,
        reden_einde=reden,
        reden_einde_lokaal=lokaal,
        beeindiging_besluit_op=besluit,
        laatste=1,
        **vast,
    )


def _norm(blok: Blok, t: Toeval, verloop: Verloop) -> Kolom:
    """The monthly amount per dossier in cents: the norm of the year of entry, less for who shares a house or earns."""
    normen = blok.profiel.lijst("bijstandsnorm")
    jaren = {int(j): rij for j, rij in normen.items()}
    jaar = np.clip(jaar_van(verloop.begin), min(jaren), max(jaren))
    alleen = np.zeros(len(jaar))
    samen = np.zeros(len(jaar))
    for j, (a, b) in jaren.items():
        alleen, samen = np.where(jaar == j, a, alleen), np.where(jaar == j, b, samen)
    korting = np.where(t.kans(len(jaar), blok.profiel.kans("gekort")), 0.55 + 0.4 * t.deel(len(jaar)), 1.0)
    return np.round(np.where(verloop.paar, samen / 2, alleen) * korting * _CENT).astype(np.int64)


def _vertrek(blok: Blok, verloop: Verloop, partner: Kolom) -> None:
    """Deaths and moves out of the municipality, as the reason of the last stay says."""
    w, persoon = blok.woorden, blok.tafels["persoon"]
    dood = (verloop.eind != LEEG) & (verloop.reden == w("overlijden"))
    persoon["overleden_op"][verloop.persoon[dood]] = verloop.eind[dood]
    weg = (verloop.eind != LEEG) & (verloop.reden == w("verhuizing"))
    for wie in (verloop.persoon[weg], partner[weg]):
        blok.stil["persoon"]["vertrek"][wie[wie != LEEG]] = verloop.eind[weg][wie != LEEG]
    asiel = blok.stil["stay"]["herkomst"] == w("asielopvang")
    eerste = asiel & ~verloop.terug
    blok.stil["persoon"]["komst"][verloop.persoon[eerste]] = verloop.begin[eerste] - _WEEK
