"""Distributions: their chances, bounds and intervals, held against values worked out by hand or against the reference library."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import comb

import numpy as np
import pytest

from opmaat.kern.oordeel.prognose import (
    eindaandeel,
    eindgemiddelde,
    eindincidentie,
    eindmiddeling,
    eindsom,
    eindtop,
    eindwaarde,
    prognose,
    wandeling,
)
from opmaat.kern.oordeel.verdeling import betabinomiaal, normale, telkansen, tellingen, verdeling
from opmaat.kern.overeenkomst.norm import lees_norm
from opmaat.kern.uitkomst.overleving import Punt

scipy_stats = pytest.importorskip("scipy.stats")


def test_een_munt_viermaal_geeft_de_bekende_kansen_en_grenzen() -> None:
    kansen = np.array([comb(4, k) / 16 for k in range(5)])
    komt = verdeling(np.arange(5), np.ones(5, dtype=np.int64), kansen)
    assert komt.kans(lees_norm(">= 2 stuks")) == pytest.approx(11 / 16)
    assert komt.kans(lees_norm("> 2 stuks")) == pytest.approx(5 / 16)
    assert komt.kans(lees_norm("<= 2 stuks")) == pytest.approx(11 / 16)
    assert komt.kans(lees_norm("< 2 stuks")) == pytest.approx(5 / 16)
    assert komt.kans(lees_norm("tussen 1 en 3 stuks")) == pytest.approx(14 / 16)
    assert komt.kans(lees_norm("= 2 stuks ± 1")) == pytest.approx(14 / 16)
    assert komt.interval(0.5) == (1, 3)
    assert komt.interval(0.95) == (0, 4)


def test_negenenzeventig_komma_acht_procent_haalt_tachtig_niet() -> None:
    komt = verdeling(np.array([798, 800]), np.array([1000, 1000]), np.array([0.75, 0.25]))
    assert komt.kans(lees_norm(">= 80%")) == pytest.approx(0.25)
    assert komt.kans(lees_norm("> 80%")) == 0


@pytest.mark.parametrize(("gemiddelde", "variantie"), [(20.0, 35.0), (3.0, 9.0), (400.0, 900.0)])
def test_tellingen_met_meer_spreiding_zijn_negatief_binomiaal(gemiddelde: float, variantie: float) -> None:
    k = np.arange(0, 3000)
    r = gemiddelde**2 / (variantie - gemiddelde)
    verwacht = scipy_stats.nbinom.pmf(k, r, r / (r + gemiddelde))
    assert np.allclose(telkansen(k, gemiddelde, variantie), verwacht, atol=1e-10)


def test_tellingen_zonder_extra_spreiding_zijn_poisson() -> None:
    k = np.arange(0, 200)
    assert np.allclose(telkansen(k, 12.0, 12.0), scipy_stats.poisson.pmf(k, 12.0), atol=1e-12)


def test_niets_te_verwachten_is_zeker_nul() -> None:
    komt = tellingen(np.zeros(1), np.zeros(1), np.ones(1))
    assert komt.interval(0.95) == (0, 0)


def test_de_betabinomiale_kansen_zijn_die_van_de_bibliotheek() -> None:
    assert np.allclose(betabinomiaal(30, 4.5, 2.5), scipy_stats.betabinom.pmf(np.arange(31), 30, 4.5, 2.5), atol=1e-12)


def test_een_normale_op_een_raster_heeft_zijn_eigen_grenzen() -> None:
    onder, boven = normale(50.0, 10.0).interval(0.95)
    assert (float(onder), float(boven)) == (pytest.approx(30.4, abs=0.1), pytest.approx(69.6, abs=0.1))


def test_een_aandeel_waarvan_iedereen_beslist_is_staat_vast() -> None:
    assert eindaandeel(8, 2, open_=0).interval(0.95) == (Fraction(4, 5), Fraction(4, 5))


def test_een_aandeel_met_open_leden_ligt_tussen_niemand_en_iedereen() -> None:
    komt = eindaandeel(8, 2, open_=10)
    onder, boven = komt.interval(0.999999)
    assert Fraction(8, 20) <= onder < boven <= Fraction(18, 20)
    assert 0 < komt.kans(lees_norm(">= 80%")) < 1
    assert komt.kans(lees_norm(">= 91%")) == 0


def test_wie_zeker_slaagt_telt_al_mee() -> None:
    assert eindaandeel(8, 2, open_=0, zeker_ja=10).interval(0.95) == (Fraction(9, 10), Fraction(9, 10))


def test_een_cohort_volgt_zijn_eigen_interval() -> None:
    komt = eindincidentie(Punt(180, 0.6, (0.5, 0.69), 40), 40)
    onder, boven = komt.interval(0.95)
    assert (float(onder), float(boven)) == (pytest.approx(0.5, abs=0.002), pytest.approx(0.69, abs=0.002))
    assert komt.kans(lees_norm(">= 50%")) == pytest.approx(0.975, abs=0.002)


def test_een_cohort_waarin_nog_niemand_slaagde_heeft_toch_geen_zekere_uitkomst() -> None:
    komt = eindincidentie(Punt(180, 0.0, None, 20), 20)
    assert 0 < komt.kans(lees_norm(">= 5%")) < 0.5


def test_een_gemiddelde_beweegt_minder_naarmate_er_minder_antwoorden_komen() -> None:
    def breedte(komend: float) -> Fraction:
        onder, boven = eindgemiddelde(Fraction(7), (6.5, 7.5), 40, komend).interval(0.8)
        return boven - onder

    assert breedte(5) < breedte(40) < breedte(400)


def test_een_som_gaat_verder_met_bedragen_als_eerst() -> None:
    nog = tellingen(np.array([10.0]), np.array([10.0]), np.ones(1))
    onder, boven = eindsom(Fraction(1000), nog, [100.0, 100.0, 100.0]).interval(0.5)
    assert onder < 2000 < boven
    assert eindsom(Fraction(1000), nog, [100.0] * 3).kans(lees_norm(">= 1000 EUR")) == pytest.approx(1, abs=0.001)


def test_een_som_van_bedragen_boven_nul_daalt_nooit() -> None:
    nog = tellingen(np.array([1.0]), np.array([3.0]), np.ones(1))
    assert eindsom(Fraction(1000), nog, [10.0, 900.0, 20.0]).interval(0.95)[0] >= 1000
    assert eindsom(Fraction(1000), nog, [10.0, 900.0, -20.0]).interval(0.95)[0] < 1000


def test_een_verhouding_houdt_haar_eerste_stappen_niet_eindeloos_vol() -> None:
    reeks = [0.5, 0.4, 0.35, 0.32]
    met, zonder = eindwaarde(reeks, 6, helling=True), eindwaarde(reeks, 6, helling=False)
    assert met is not None and zonder is not None
    assert met.kwantiel(0.5) < Fraction(32, 100)
    assert float(zonder.kwantiel(0.5)) == pytest.approx(0.32, abs=0.001)
    assert eindwaarde([0.5, 0.5, 0.5], 6, helling=False) is None


def test_de_drukste_dag_daalt_nooit_en_ligt_boven_de_laatste_maand() -> None:
    stil = eindtop(Fraction(60), [50.0, 52.0, 49.0, 51.0, 50.0], 6)
    assert stil.interval(0.95)[0] == 60, "it has been 60 already"
    assert 0 < stil.kans(lees_norm("<= 60 personen")) < 1
    groeit = eindtop(Fraction(60), [40.0, 45.0, 50.0, 55.0, 60.0], 6)
    assert groeit.kwantiel(0.5) > 64 and groeit.kwantiel(0.5).denominator == 1
    # A walk without growth from 50: the half-normal top lies above 50 + 0,67 sigma as often as below; a top below 50 cannot be.
    vlak = eindtop(Fraction(50), [50.0, 56.0, 50.0, 44.0, 50.0], 4)
    midden, sigma = wandeling([50.0, 56.0, 50.0, 44.0, 50.0], 4)
    assert midden == 50 and float(vlak.kwantiel(0.5)) == pytest.approx(50 + 0.674 * sigma, abs=1)
    assert vlak.interval(0.999)[0] == 50


def test_een_gemiddelde_over_dagen_houdt_wat_er_al_is() -> None:
    # Half of the days had 40 on average, the last months 50: the other half around 50 makes 45, and nothing makes it less than 20.
    komt = eindmiddeling(Fraction(40), 182, 182, [50.0, 51.0, 49.0, 51.0, 49.0, 50.0])
    assert komt is not None
    assert float(komt.kwantiel(0.5)) == pytest.approx(45, abs=0.3)
    kort = eindmiddeling(Fraction(40), 182, 10, [50.0, 51.0, 49.0, 51.0, 49.0, 50.0])
    assert kort is not None and float(kort.kwantiel(0.5)) == pytest.approx(40.5, abs=0.1)
    assert kort.interval(0.8)[1] - kort.interval(0.8)[0] < komt.interval(0.8)[1] - komt.interval(0.8)[0]
    assert eindmiddeling(Fraction(40), 182, 10, [50.0, 50.0, 50.0]) is None


def test_een_wandeling_zonder_helling_blijft_waar_zij_is_en_wordt_steeds_onzekerder() -> None:
    reeks = [100.0, 102.0, 100.0, 98.0, 100.0]
    assert wandeling(reeks, 6)[0] == 100
    assert wandeling(reeks, 6)[1] > wandeling(reeks, 1)[1] > 0


def test_een_prognose_heeft_drie_intervallen_die_in_elkaar_liggen() -> None:
    blik = prognose(eindaandeel(30, 20, open_=40), lees_norm(">= 60%"), op=date(2025, 12, 31), grondslag="x")
    (a, b), (c, d), (e, f) = (blik.intervallen[dekking] for dekking in (50, 80, 95))
    assert e <= c <= a <= b <= d <= f
    assert 0 < blik.kans < 1
