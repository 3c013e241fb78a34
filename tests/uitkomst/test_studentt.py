"""The t quantile against printed tables and scipy."""

import pytest
from scipy.stats import t

from opmaat.kern.uitkomst.studentt import kwantiel_975


@pytest.mark.parametrize(("vrijheidsgraden", "tabel"), [(1, 12.706), (2, 4.303), (10, 2.228), (30, 2.042), (120, 1.980)])
def test_kwantiel_staat_zo_in_de_gedrukte_tabel(vrijheidsgraden: int, tabel: float) -> None:
    assert round(kwantiel_975(vrijheidsgraden), 3) == tabel


@pytest.mark.parametrize("vrijheidsgraden", [1, 2, 3, 5, 29, 71, 333, 5000])
def test_kwantiel_is_dat_van_scipy(vrijheidsgraden: int) -> None:
    assert kwantiel_975(vrijheidsgraden) == pytest.approx(t.ppf(0.975, vrijheidsgraden), abs=1e-8)
