"""The 97.5% quantile of Student's t, so that a mean can carry its 95% interval without a statistics library at run
time.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log


@lru_cache(maxsize=4096)
def kwantiel_975(vrijheidsgraden: int) -> float:
    """The t for which P(T <= t) = 0.975, to 1e-10; ``vrijheidsgraden`` >= 1.

    By bisection on the regularised incomplete beta function (continued fraction of Lentz; Press et al., *Numerical
    Recipes*, 6.4).
    """
    if vrijheidsgraden < 1:
        raise ValueError(f"een t-verdeling heeft minstens één vrijheidsgraad, niet {vrijheidsgraden}")
    onder, boven = 1.0, 20.0
    while boven - onder > 1e-11:
        midden = (onder + boven) / 2
        staart = 0.5 * _beta(vrijheidsgraden / 2, 0.5, vrijheidsgraden / (vrijheidsgraden + midden * midden))
        onder, boven = (midden, boven) if staart > 0.025 else (onder, midden)
    return (onder + boven) / 2


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b) for 0 < x < 1."""
    factor = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return factor * _kettingbreuk(a, b, x) / a
    return 1 - factor * _kettingbreuk(b, a, 1 - x) / b


def _kettingbreuk(a: float, b: float, x: float) -> float:
    klein = 1e-300
    c, d = 1.0, 1 / _niet_nul(1 - (a + b) * x / (a + 1), klein)
    uitkomst = d
    for m in range(1, 500):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        oneven = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, oneven):
            d = 1 / _niet_nul(1 + term * d, klein)
            c = _niet_nul(1 + term / c, klein)
            uitkomst *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return uitkomst


def _niet_nul(getal: float, klein: float) -> float:
    return getal if abs(getal) > klein else klein
