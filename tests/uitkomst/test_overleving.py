"""The estimate of a cohort against scikit-survival as oracle, and against hand-worked cases."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sksurv.nonparametric import cumulative_incidence_competing_risks

from opmaat.kern.uitkomst.overleving import incidentie
from opmaat.kern.uitkomst.telling import Einde

CODE = {"gelukt": 1, "andere_afloop": 2, "termijn_verstreken": 2, "loopt_nog": 0}


def einden(leden: list[tuple[int, str]]) -> list[Einde]:
    return [Einde(dagen, rol, False, 180, n) for (dagen, rol), n in Counter(leden).items()]


def orakel(leden: list[tuple[int, str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    gebeurtenis = np.array([CODE[rol] for _, rol in leden])
    tijd = np.array([dagen for dagen, _ in leden], dtype=float)
    dagen, kans, interval = cumulative_incidence_competing_risks(gebeurtenis, tijd, conf_type="log-log", var_type="Aalen")
    return dagen, kans[1], interval[1]


def test_zonder_censurering_is_de_schatting_het_aandeel_gelukt() -> None:
    leden = [(30, "gelukt")] * 3 + [(60, "andere_afloop")] + [(180, "termijn_verstreken")] * 4
    assert incidentie(einden(leden))[-1].kans == pytest.approx(3 / 8, abs=1e-15)


def test_met_de_hand_een_gecensureerde_halverwege() -> None:
    # 4 people: gelukt on day 10 (1/4), censored on day 20, of the 2 left one gelukt on day 30 (3/4 x 1/2), one term over.
    leden = [(10, "gelukt"), (20, "loopt_nog"), (30, "gelukt"), (180, "termijn_verstreken")]
    assert incidentie(einden(leden))[-1].kans == pytest.approx(1 / 4 + 3 / 8, abs=1e-15)


def test_gebeurtenis_gaat_op_dezelfde_dag_voor_censurering() -> None:
    leden = [(10, "gelukt"), (10, "loopt_nog")]
    assert incidentie(einden(leden))[-1].kans == pytest.approx(1 / 2)


def test_iedereen_gecensureerd_geeft_nul_zonder_interval() -> None:
    punten = incidentie(einden([(5, "loopt_nog"), (9, "loopt_nog")]))
    assert [(punt.kans, punt.interval) for punt in punten] == [(0.0, None), (0.0, None)]


def test_niemand_geeft_geen_punt() -> None:
    assert incidentie([]) == ()


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(sorted(CODE))), min_size=2, max_size=120))
def test_schatting_en_interval_zijn_die_van_scikit_survival(leden: list[tuple[int, str]]) -> None:
    if not {rol for _, rol in leden} >= {"gelukt", "andere_afloop"}:
        leden = [*leden, (3, "gelukt"), (4, "andere_afloop")]
    if all(dagen == 0 for dagen, _ in leden):
        leden = [*leden, (7, "loopt_nog")]
    dagen, kans, interval = orakel([(d + 1, rol) for d, rol in leden])
    punten = incidentie(einden([(d + 1, rol) for d, rol in leden]))
    assert [punt.dagen for punt in punten] == list(dagen)
    np.testing.assert_allclose([punt.kans for punt in punten], kans, atol=1e-9)
    for punt, onder, boven in zip(punten, *interval, strict=True):
        if punt.interval is not None and 0 < punt.kans < 1 and onder == onder:
            assert punt.interval == pytest.approx((min(onder, boven), max(onder, boven)), abs=1e-9)
