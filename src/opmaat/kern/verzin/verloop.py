"""The course of the caseload, month by month: who enters, who leaves and why, and through which groups they pass.

The stock of benefits follows the path that the profile gives. Inflow per month is given as well, so what must leave
follows; who leaves is drawn in proportion to a hazard by group and duration. In Matchen the hazard stands on its own,
for there the term of six months decides. Couples are one stay here; ``huishouden`` writes the second person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .blok import Blok
from .rooster import (
    LEEG,
    MAAND,
    Kolom,
    Vlag,
    als,
    dag,
    dag_eerder,
    dag_later,
    jaar_van,
    kolom,
    maandeinde,
    maandreeks,
    vol,
    werkdag,
)
from .toeval import Getallen, Toeval

KLASSEN = ("Matchen", "Groeien", "Faciliteren", "Zorgen")
MATCHEN, GROEIEN, FACILITEREN, ZORGEN = range(4)
_JAAR = 12 * MAAND


@dataclass
class Verloop:
    """Every stay on a benefit in a block, one row each; ``segment_*`` are the spells in a group, in order of time."""

    persoon: Kolom
    begin: Kolom
    eind: Kolom
    reden: Kolom
    klas: Kolom
    paar: Vlag
    geboren: Kolom
    terug: Vlag
    segment_stay: Kolom
    segment_groep: Kolom
    segment_begin: Kolom
    segment_eind: Kolom
    segment_reden: Kolom

    def actief(self, op: int) -> Vlag:
        """The stays that contain the day."""
        return np.asarray((self.begin <= op) & ((self.eind == LEEG) | (self.eind >= op)), dtype=np.bool_)

    def groep_op(self, op: Kolom) -> Kolom:
        """The group of each stay on its own day, -1 when it has none."""
        uit = vol(len(self.begin), -1)
        dagen = op[self.segment_stay]
        erin = (self.segment_begin <= dagen) & ((self.segment_eind == LEEG) | (self.segment_eind >= dagen))
        uit[self.segment_stay[erin]] = self.segment_groep[erin]
        return uit


class _Loop:
    def __init__(self, blok: Blok) -> None:
        self.blok, self.pr, self.t = blok, blok.profiel, blok.toeval("verloop")
        self.maanden = maandreeks(self.pr.begin, self.pr.eind)
        self.pad = _pad(blok, self.maanden)
        instroom = _instroom(blok, self.maanden)
        begin_n = round(float(self.pad[0]))
        n = begin_n + int(instroom.sum())
        self.instroom, self.gebruikt, self.personen = instroom, begin_n, begin_n
        self.begin, self.eind, self.reden = vol(n, 0), vol(n), vol(n)
        self.klas, self.groep, self.sinds = vol(n, 0), vol(n, -1), vol(n)
        self.persoon, self.geboren, self.aow, self.indeling = vol(n, 0), vol(n, 0), vol(n, 0), vol(n)
        self.paar, self.terug = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
        self.binnen = np.zeros(n, dtype=np.bool_)
        self.voorlopig, self.weg = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
        self.log: list[tuple[Kolom, Kolom, Kolom, int]] = []
        vanaf = self.pr.lijst("klantgroep_vanaf")
        self.vanaf = dag(vanaf) if vanaf else self.pr.eind + 1
        self._bestand(begin_n)

    # entering -------------------------------------------------------------------------------------------------------

    def _bestand(self, n: int) -> None:
        """Who is there on the first day, with a duration behind them."""
        rij = np.arange(n)
        klas = self.t.rang(n, list(self.pr.verdeling("klas.bestand").values()))
        self._persoon(rij, klas, self.pr.begin, "leeftijd.bestand")
        medianen = np.array([self.pr.lijst("duur_bestand")[k] for k in KLASSEN])[klas]
        duur = self.t.scheef(n, medianen * MAAND, self.pr.maat("duur_spreiding"), self.pr.maat("duur_langste") * _JAAR)
        volwassen = self.geboren[rij] + round(18 * _JAAR) + 1
        oudst = dag(self.pr.lijst("oudste_begin"))
        begin = np.maximum(np.maximum(self.pr.begin - 1 - duur, volwassen), oudst)
        self.begin[rij] = np.minimum(begin, self.pr.begin - 1)
        self.binnen[rij] = True

    def _persoon(self, rij: Kolom, klas: Kolom, op: int | Kolom, leeftijd: str) -> None:
        n = len(rij)
        self.klas[rij] = klas
        for nummer, naam in enumerate(KLASSEN):
            deze = klas == nummer
            banden = self.pr.verdeling(f"{leeftijd}.{naam}")
            band = self.t.rang(n, list(banden.values()))
            laag, hoog = (np.array([int(b.split("-")[k]) for b in banden]) for k in (0, 1))
            jaren = laag[band] + self.t.deel(n) * (hoog[band] + 1 - laag[band])
            geboren = np.asarray(op - np.floor(jaren * _JAAR), dtype=np.int64)
            self.geboren[rij] = np.where(deze, geboren, self.geboren[rij])
        self.aow[rij] = aow_dag(self.blok, self.geboren[rij])
        te_oud = self.aow[rij] <= np.asarray(op) + 60
        self.geboren[rij] += als(te_oud, round(5 * _JAAR), 0)
        self.aow[rij] = aow_dag(self.blok, self.geboren[rij])
        self.paar[rij] = self.t.kans(n, self.pr.kans("paar"))
        self.persoon[rij] = rij

    def _stroom_in(self, nr: int, eerste: int, laatste: int) -> None:
        n = int(self.instroom[nr])
        eerder = self.gebruikt
        rij = np.arange(eerder, eerder + n)
        self.gebruikt += n
        dagen = np.minimum(werkdag(self.t.geheel(eerste, laatste, n)), laatste)
        jaar = str(jaar_van(kolom([eerste]))[0])
        mengsels = self.pr.lijst("klas_instroom")
        sleutel = max(j for j in mengsels if j <= jaar)
        klas = self.t.rang(n, [mengsels[sleutel][k] for k in KLASSEN])
        self._persoon(rij, klas, dagen, "leeftijd.instroom")
        self.begin[rij], self.binnen[rij] = dagen, True
        vroeger = np.flatnonzero(self.weg[:eerder] & (self.eind[:eerder] < eerste - 1))
        vroeger = vroeger[self.eind[vroeger] > eerste - round(self.pr.maat("terug_binnen") * MAAND)]
        aantal = min(round(n * self.pr.kans("terugkeer")), len(vroeger))
        if aantal:
            bron = vroeger[self.t.schud(len(vroeger))[:aantal]]
            doel = rij[:aantal]
            for veld in (self.persoon, self.geboren, self.aow, self.paar):
                veld[doel] = veld[bron]
            self.klas[doel] = np.maximum(self.klas[bron], MATCHEN)
            self.terug[doel], self.weg[bron] = True, False
            te_oud = self.aow[doel] <= self.begin[doel] + 31
            self.klas[doel[te_oud]] = FACILITEREN
        wachten = self.t.scheef(n, self.pr.maat("indeling_na"), 0.5, 80)
        self.indeling[rij] = werkdag(self.begin[rij] + 7 + wachten)

    # groups ---------------------------------------------------------------------------------------------------------

    def _deel_in(self, rij: Kolom, groep: Kolom, dagen: Kolom, reden: str) -> None:
        if len(rij):
            self.groep[rij], self.sinds[rij] = groep, dagen
            self.log.append((rij, groep, dagen, self.blok.woorden(reden)))

    def _eerste_indeling(self) -> None:
        """The first, provisional assignment of everybody: the nearest to work first, by the sizes of the profile."""
        rij = np.flatnonzero(self.binnen)
        duur = np.clip((self.vanaf - self.begin[rij]) / _JAAR, 0, 12)
        rij = rij[np.argsort(self.klas[rij] + duur * 0.12 + self.t.deel(len(rij)) * 1.4, kind="stable")]
        personen = np.cumsum(1 + self.paar[rij])
        grens, tot = 0, 0.0
        for nummer, naam in enumerate(KLASSEN):
            tot += float(self.pr.lijst("eerste_indeling")[naam]) * self.pr.factor * self.blok.aandeel
            deze = rij[grens : int(np.searchsorted(personen, tot + 0.5))]
            grens = int(np.searchsorted(personen, tot + 0.5))
            self.klas[deze] = nummer
            self._deel_in(deze, vol(len(deze), nummer), vol(len(deze), self.vanaf), "bestandsanalyse")
            self.voorlopig[deze] = True
        rest = rij[grens:]
        self.indeling[rest] = werkdag(self.t.geheel(self.vanaf + 14, self.vanaf + 120, len(rest)))

    def _overgangen(self, nr: int, eerste: int, laatste: int) -> None:
        rij = np.flatnonzero(self.binnen & (self.groep >= 0) & (self.sinds < eerste))
        if not len(rij):
            return
        groep, maanden = self.groep[rij], (eerste - self.sinds[rij]) / MAAND
        naar = groep.copy()
        reden = vol(len(rij))
        lang_groeien = self.pr.maat("groeien_hoogstens")
        for van, doel, kans, na, tot, woord in self.pr.lijst("overgangen"):
            na = lang_groeien if na == "hoogstens" else na
            mag = (groep == KLASSEN.index(van)) & (maanden >= na) & (maanden < (tot or 1e9)) & (naar == groep)
            over = mag & self.t.kans(len(rij), kans)
            naar[over], reden[over] = KLASSEN.index(doel), self.blok.woorden(woord)
        rest = max(1, int(np.searchsorted(self.maanden, dag(self.pr.lijst("herbeoordeeld_tm")), "right")) - nr)
        herzien = self.voorlopig[rij] & (naar == groep) & self.t.kans(len(rij), min(1.0, 1.0 / rest))
        anders = herzien & self.t.kans(len(rij), self.pr.kans("herbeoordeling_anders"))
        buur = np.clip(groep + als(self.t.kans(len(rij), self.pr.kans("herbeoordeling_omhoog")), -1, 1), GROEIEN, ZORGEN)
        naar = np.where(anders, buur, naar)
        reden = np.where(herzien, self.blok.woorden("herbeoordeling"), reden)
        over = herzien | (naar != groep)
        dagen = werkdag(self.t.geheel(eerste, laatste - 4, len(rij)))
        for woord in np.unique(reden[over]):
            deze = over & (reden == woord)
            self.voorlopig[rij[deze]] = False
            self.klas[rij[deze]] = naar[deze]
            self._deel_in(rij[deze], naar[deze], dagen[deze], self.blok.woorden.lijst[int(woord)])

    # leaving --------------------------------------------------------------------------------------------------------

    def _gevaar(self, rij: Kolom, eerste: int) -> tuple[Getallen, Vlag]:
        """The hazard of leaving this month, and who has a hazard of their own that is not scaled."""
        groep = np.where(self.groep[rij] >= 0, self.groep[rij], self.klas[rij])
        basis = np.array([self.pr.lijst("hazard")[k] for k in KLASSEN])[groep]
        duur = np.clip((eerste - self.begin[rij]) / _JAAR, 0, 30)
        gevaar = basis * (1 + duur / self.pr.maat("hazard_halvering")) ** -self.pr.maat("hazard_macht")
        stappen = np.array(self.pr.lijst("matchen_per_maand"))
        maand = np.clip(np.floor((eerste - self.sinds[rij]) / MAAND), 0, len(stappen) - 1).astype(np.int64)
        eigen = self.groep[rij] == MATCHEN
        return np.where(eigen, stappen[maand], gevaar), eigen

    def _stroom_uit(self, nr: int, eerste: int, laatste: int) -> None:
        rij = np.flatnonzero(self.binnen & (self.begin < eerste))
        met_aow = self.aow[rij] <= laatste + 1
        gevaar, eigen = self._gevaar(rij, eerste)
        in_matchen = eigen & ~met_aow & self.t.kans(len(rij), gevaar)
        volgende = self.pad[nr + 1]
        doel = float(self.binnen.sum() - volgende) - int(met_aow.sum()) - int(in_matchen.sum())
        gewicht = np.where(met_aow | eigen, 0.0, gevaar)
        weg = met_aow | in_matchen | self.t.trek(gewicht, doel)
        rij, met_aow = rij[weg], met_aow[weg]
        n, groep = len(rij), np.where(self.groep[rij] >= 0, self.groep[rij], self.klas[rij])
        reden = vol(n)
        for nummer, naam in enumerate(KLASSEN):
            reden = np.where(groep == nummer, self.blok.kies(self.t, n, f"reden.{naam}"), reden)
        reden = np.where(met_aow, self.blok.woorden("aow"), reden)
        onder = np.maximum(dag_later(np.maximum(self.begin[rij], self.sinds[rij])), eerste)
        dagen = self.t.geheel(np.minimum(onder, laatste), laatste, n)
        werk = self.blok.woorden.is_een(reden, "werk", "zelfstandig")
        dagen = np.where(werk & self.t.kans(n, self.pr.kans("werk_op_maandeinde")), laatste, dagen)
        self.eind[rij] = np.where(met_aow, np.maximum(dag_eerder(self.aow[rij]), self.begin[rij]), dagen)
        self.reden[rij], self.binnen[rij] = reden, False
        self.weg[rij] = self.blok.woorden.is_een(reden, *self.pr.lijst("kan_terug"))

    def draai(self) -> Verloop:
        for nr, eerste in enumerate(self.maanden):
            laatste = int(maandeinde(kolom([eerste]))[0])
            self._stroom_in(nr, int(eerste), laatste)
            if eerste <= self.vanaf <= laatste:
                self._eerste_indeling()
            if laatste >= self.vanaf:
                nieuw = np.flatnonzero(self.binnen & (self.groep < 0) & (self.indeling != LEEG))
                nieuw = nieuw[(self.indeling[nieuw] <= laatste) & (self.indeling[nieuw] >= self.vanaf)]
                self._deel_in(nieuw, self.klas[nieuw], self.indeling[nieuw], "ambitiegesprek")
            self._stroom_uit(nr, int(eerste), laatste)
            if laatste >= self.vanaf:
                self._overgangen(nr, int(eerste), laatste)
        return self._sluit_af()

    def _sluit_af(self) -> Verloop:
        n = self.gebruikt
        _, persoon = np.unique(self.persoon[:n], return_inverse=True)
        leeg = (vol(0), vol(0), vol(0), LEEG)
        delen = [np.concatenate([deel[k] for deel in self.log or [leeg]]) for k in range(3)]
        woord = np.concatenate([vol(len(deel[0]), deel[3]) for deel in self.log or [leeg]])
        orde = np.lexsort((delen[2], delen[0]))
        stay_, groep_, begin_, reden_ = delen[0][orde], delen[1][orde], delen[2][orde], woord[orde]
        zelfde = np.append(stay_[1:] == stay_[:-1], False) if len(stay_) else np.zeros(0, dtype=np.bool_)
        volgend = np.append(begin_[1:], LEEG) if len(stay_) else begin_
        eind_ = np.where(zelfde, dag_eerder(volgend), self.eind[stay_])
        goed = (eind_ == LEEG) | (eind_ >= begin_)
        return Verloop(
            persoon=np.asarray(persoon, dtype=np.int64),
            begin=self.begin[:n],
            eind=self.eind[:n],
            reden=self.reden[:n],
            klas=self.klas[:n],
            paar=self.paar[:n],
            geboren=self.geboren[:n],
            terug=self.terug[:n],
            segment_stay=stay_[goed],
            segment_groep=groep_[goed],
            segment_begin=begin_[goed],
            segment_eind=eind_[goed],
            segment_reden=reden_[goed],
        )


def maak_verloop(blok: Blok) -> Verloop:
    """The course of the caseload of this block over the whole period."""
    return _Loop(blok).draai()


def aow_dag(blok: Blok, geboren: Kolom) -> Kolom:
    """The day on which each reaches the state pension age, by the ages that the profile lists per year."""
    grenzen = blok.profiel.lijst("aow_maanden")
    uit = vol(len(geboren))
    for jaar, maanden in grenzen.items():
        dagen = np.asarray(np.floor(geboren + maanden * MAAND), dtype=np.int64)
        uit = np.where((uit == LEEG) & (jaar_van(dagen) <= int(jaar)), dagen, uit)
    laatste = max(grenzen.values())
    return np.where(uit == LEEG, np.floor(geboren + laatste * MAAND).astype(np.int64), uit)


def _pad(blok: Blok, maanden: Kolom) -> Getallen:
    """The stock of benefits aimed at on the first day of every month and after the last."""
    reeks = blok.reeks("uitkeringen")
    midden = [dag(f"{jaar}-07-01") for jaar in reeks]
    punten = np.append(maanden, blok.profiel.eind + 1)
    return np.asarray(np.interp(punten, midden, list(reeks.values())), dtype=np.float64)


def _instroom(blok: Blok, maanden: Kolom) -> Kolom:
    """How many enter in each month: the number of the year spread by season, with a little chance, summing up right."""
    reeks, seizoen = blok.reeks("instroom"), np.array(blok.profiel.lijst("seizoen"), dtype=np.float64)
    jaren = jaar_van(maanden)
    maand = maanden.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    toeval: Toeval = blok.toeval("instroom")
    golf = seizoen[maand] * np.exp(toeval.normaal(len(maanden), 0.0, blok.profiel.maat("golf")))
    verwacht = np.zeros(len(maanden))
    for jaar, aantal in reeks.items():
        deze = jaren == jaar
        if deze.any():
            verwacht[deze] = golf[deze] / golf[deze].sum() * aantal * deze.sum() / 12
    return np.diff(np.floor(np.cumsum(verwacht) + 0.5), prepend=0.0).astype(np.int64)
