"""When we knew: every fact gets its versions, with the lag, the corrections and the withdrawals of a real office.

A fact is registered some working days after it was so, sometimes weeks. What is only known later (an end, a decision, a
result) comes as an *aanvulling*, a second version that supersedes the first. Some facts are entered wrong and corrected
later, a few should never have been entered and are withdrawn. What was registered after the delivery is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from opmaat.kern.register.schema import Schema, Tabel

from .blok import Blok, Tafel
from .rooster import LEEG, Kolom, Vlag, als, is_werkdag, kolom, vol, werkdag
from .toeval import Toeval

_DAG = 86_400
_ERNAAST = 12
_OPEN, _UREN = 7 * 3_600, 9 * 3_600
"""Offices register between 7:00 and 16:00 UTC, which is the same day in Amsterdam, summer and winter."""


@dataclass(frozen=True, kw_only=True)
class Later:
    """What of a table becomes known later: at ``moment`` (a column), with what stood there before (words, or absent).

    ``bekend``: the column with the day on which the fact itself became known, when that is not its own day.
    """

    moment: str = ""
    voor: Mapping[str, str] = field(default_factory=dict)
    bekend: str = ""


_EIND = {"eind": ""}
LATER: Mapping[str, Later] = MappingProxyType(
    {
        "leefsituatie": Later(moment="eind", voor=_EIND),
        "melding": Later(moment="screening_op", voor={"screening_op": ""}),
        "aanvraag": Later(
            moment="klaar_op",
            voor={
                "status": "open",
                **dict.fromkeys(("besluit_op", "verzonden_op", "ingang", "ingetrokken_op", "afwijzingsgrond"), ""),
            },
        ),
        "uitkering": Later(
            moment="eind",
            voor={**_EIND, **dict.fromkeys(("reden_einde", "reden_einde_lokaal", "beeindiging_besluit_op"), "")},
            bekend="besluit_op",
        ),
        "klantgroep": Later(moment="eind", voor=_EIND),
        "doelgroep": Later(moment="eind", voor=_EIND),
        "toewijzing": Later(moment="eind", voor=_EIND),
        "inburgering": Later(moment="eind", voor={**_EIND, "resultaat": ""}),
        "gesprek": Later(moment="datum", voor={"resultaat": "gepland", "onderwerpen": ""}, bekend="afgesproken_op"),
        "verwijzing": Later(moment="klaar_op", voor={"opgepakt_op": "", "resultaat": ""}),
        "deelname": Later(moment="datum", voor={"status": "uitgenodigd"}, bekend="uitgenodigd_op"),
        "plan_van_aanpak": Later(moment="getekend_op", voor={"getekend_op": ""}),
        "traject": Later(moment="eind", voor={**_EIND, "resultaat": "", "uitvalreden": ""}, bekend="aangeboden_op"),
        "activiteit": Later(moment="eind", voor={**_EIND, "uren": ""}),
        "vacature": Later(moment="eind", voor=_EIND),
        "voordracht": Later(moment="resultaat_op", voor={"resultaat": "open", "resultaat_op": ""}),
        "plaatsing": Later(moment="eind", voor={**_EIND, "reden_einde": ""}),
        "lks_beschikking": Later(bekend="besluit_op"),
        "constatering": Later(
            moment="uitkomst_op",
            voor={"uitkomst": "open", **dict.fromkeys(("uitkomst_op", "reden_afgezien", "omgekeerde_toets_op"), "")},
        ),
        "maatregel": Later(moment="ingetrokken_op", voor={"ingetrokken_op": ""}),
        "klacht": Later(moment="afgehandeld_op", voor={"afgehandeld_op": "", "oordeel": "", "advies_opgevolgd_op": ""}),
        "oplevering": Later(moment="gereed_op", voor={"gereed_op": "", "volledig": ""}, bekend="aanleiding_op"),
        "verzuim": Later(bekend="klaar_op"),
        "inkomsten": Later(bekend="klaar_op"),
        "levering": Later(bekend="geleverd_op"),
    }
)

VOORUIT = frozenset(
    "zoekperiode_eind opgeschort_tot herbeoordeling_op verwacht_werk_op indicatie_geldig_tm einde_ww gepland_eind "
    "geldig_tm contract_eind proeftijd_eind gepland_op vervalt_op geleverd_op volledig_tm".split()
)
"""Columns with a day that may still lie ahead; a later day in any other column is not known yet."""

GEPLAND = frozenset({"gesprek", "deelname", "oplevering"})
"""Tables in which a row may be planned for a day after the period."""

_GELDIG_TOT = frozenset({"plan_van_aanpak", "lks_beschikking", "maatregel", "verplichting", "parameter", "formatie"})
"""Tables whose ``eind`` is set beforehand."""


def geef_versies(blok: Blok, schema: Schema, tabel: str) -> Tafel:
    """The table as delivered: one row per version, ordered by fact; ``feit_id`` and ``versie_id`` count from 0.

    ``geregistreerd_op`` and ``vervallen_op`` are seconds since 1-1-1970 in UTC. Facts that were not known at the
    delivery are left out, with the references to them still standing; ``verbinding`` mends those.
    """
    soort, tafel = schema.tabel(tabel), blok.tafels[tabel]
    t, pr, w = blok.toeval(f"versies {tabel}"), blok.profiel, blok.woorden
    n = blok.aantal(tabel)
    later = LATER.get(tabel, Later())
    assert soort.datumkolom is not None
    hoofd = tafel[soort.datumkolom]
    eigen = tafel.get(later.bekend, vol(n)) if later.bekend else vol(n)
    bekend = np.where(eigen == LEEG, hoofd, eigen)
    eerste = _moment(t, bekend, pr.maat("lag_mediaan"), pr.maat("lag_spreiding"), pr.besmet("te_laat_ingevoerd"))
    klaar = tafel.get(later.moment, vol(n)) if later.moment else vol(n)
    aangevuld = (klaar != LEEG) & (klaar <= pr.eind)
    tweede = _moment(t, np.maximum(klaar, bekend), pr.maat("lag_mediaan"), pr.maat("lag_spreiding"), pr.besmet("te_laat_ingevoerd"))
    grens = (werkdag(kolom([blok_dag(pr.geleverd_op.isoformat())]))[0]) * _DAG
    samen = aangevuld & (tweede <= eerste)  # the end was already known when the fact was entered
    tweede = als(aangevuld & ~samen, tweede)
    mis = t.kans(n, pr.besmet("correctie"))
    hersteld = _moment(t, eerste // _DAG + t.geheel(3, 120, n), 1, 0.8, 0.0)
    fout = mis & (eerste // _DAG != hoofd) & ((tweede == LEEG) | (hersteld < tweede))
    laat = mis & ~fout & (tweede != LEEG) & (tweede <= grens) & (tweede // _DAG > hoofd)
    hersteld = np.where(laat, _moment(t, np.maximum(tweede, 0) // _DAG + t.geheel(3, 120, n), 1, 0.8, 0.0), hersteld)
    weg = ~mis & t.kans(n, pr.besmet("ingetrokken")) & (tweede == LEEG)
    verval = als(weg, _moment(t, eerste // _DAG + t.geheel(2, 60, n), 2, 0.8, 0.0))

    def rij(vlag: Vlag, van: Kolom, tot: Kolom, aard: str, aanvulling: bool, onjuist: bool = False) -> Tafel:
        deel = {naam: waarden[vlag] for naam, waarden in tafel.items() if soort.heeft(naam)}
        if not aanvulling:
            for naam, woord in later.voor.items():
                if naam in deel:
                    deel[naam] = np.where((samen & aangevuld)[vlag], deel[naam], w(woord))
        if onjuist:
            _verdraai(t, soort, deel, van[vlag] // _DAG, pr.eind)
        tot_ = als(tot[vlag] <= grens, tot[vlag])
        deel |= {"feit_id": np.flatnonzero(vlag), "geregistreerd_op": van[vlag], "vervallen_op": tot_}
        deel["aard"] = vol(int(vlag.sum()), w(aard))
        return deel

    eind_1 = np.where(tweede != LEEG, tweede, verval)
    gezien = (eerste <= grens) & ((hoofd <= pr.eind) | (tabel in GEPLAND))
    delen = [
        rij(gezien & fout, eerste, hersteld, "eerste", aanvulling=False, onjuist=True),
        rij(gezien & fout & (hersteld <= grens), hersteld, eind_1, "correctie", aanvulling=False),
        rij(gezien & ~fout, eerste, eind_1, "eerste", aanvulling=False),
        rij(gezien & ~laat & (tweede != LEEG) & (tweede <= grens), tweede, vol(n), "aanvulling", aanvulling=True),
        rij(gezien & laat, tweede, hersteld, "aanvulling", aanvulling=True, onjuist=True),
        rij(gezien & laat & (hersteld <= grens), hersteld, vol(n), "correctie", aanvulling=True),
        rij(gezien & weg & (verval <= grens), verval, verval, "vernietiging", aanvulling=False),
    ]
    uit = {naam: np.concatenate([deel[naam] for deel in delen]) for naam in delen[0]}
    orde = np.lexsort((uit["geregistreerd_op"], uit["feit_id"]))
    uit = {naam: waarden[orde] for naam, waarden in uit.items()}
    uit["versie_id"] = np.arange(len(orde))
    return uit


def snoei(blok: Blok, schema: Schema, tabel: str) -> None:
    """Empties every day that lies after the period, and removes rows that only happen after it."""
    soort, tafel = schema.tabel(tabel), blok.tafels[tabel]
    eind = blok.profiel.eind
    for naam in soort.kolomnamen:
        if naam not in tafel or soort.kolom(naam).type != "date" or naam in VOORUIT or naam == soort.datumkolom:
            continue
        if naam == soort.eind and tabel in _GELDIG_TOT:
            continue
        tafel[naam] = np.where(tafel[naam] > eind, LEEG, tafel[naam])
        if naam == soort.eind and tabel in LATER:
            open_ = tafel[naam] == LEEG
            for later in LATER[tabel].voor:
                if later in tafel:
                    tafel[later] = np.where(open_, LEEG, tafel[later])


def blok_dag(waarde: str) -> int:
    """The day number of an ISO date."""
    return int(np.datetime64(waarde, "D").astype(np.int64))


def _moment(t: Toeval, dagen: Kolom, mediaan: float, spreiding: float, laat: float) -> Kolom:
    """A moment in office hours some working days later, for a few after weeks; absent stays absent."""
    n = len(dagen)
    lag = t.scheef(n, mediaan, spreiding, 60)
    lag = np.where(t.kans(n, laat), lag + t.geheel(15, 90, n), lag)
    veilig = np.where(dagen == LEEG, 0, dagen)
    dag = werkdag(veilig, lag)
    return np.where(dagen == LEEG, LEEG, dag * _DAG + _OPEN + t.geheel(0, _UREN, n))


def _verdraai(t: Toeval, soort: Tabel, deel: Tafel, geregistreerd: Kolom, eind_dag: int) -> None:
    """Makes a version of a fact wrong: its own day is some days too late, at most the day of registration.

    A planned day may move further; a day that would fall after the end of the spell stays right.
    """
    naam = soort.datumkolom
    assert naam is not None
    n = len(deel[naam])
    uiterst = np.where(geregistreerd > deel[naam], np.minimum(geregistreerd, deel[naam] + _ERNAAST), deel[naam] + _ERNAAST)
    uiterst = np.where(deel[naam] <= eind_dag, np.minimum(uiterst, eind_dag), uiterst)
    later = t.geheel(np.minimum(deel[naam] + 1, uiterst), uiterst, n)
    bezet = is_werkdag(deel[naam]) if n else np.zeros(0, dtype=np.bool_)
    verzet = werkdag(later)
    later = np.where(bezet, np.where(verzet <= uiterst, verzet, deel[naam]), later)
    eind = deel.get(soort.eind or "", vol(n))
    deel[naam] = np.where((eind == LEEG) | (later <= eind), later, deel[naam])
