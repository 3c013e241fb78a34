"""The manual of the measures is made from the cases, and every kind has at least one."""

import pytest

from tests.motor.gevallen import samengesteld
from tests.motor.handleiding import PAGINA, SOORTEN, bladzijde
from tests.motor.test_gevallen import GEVALLEN


def test_de_handleiding_is_die_van_de_gevallen() -> None:
    assert PAGINA.read_text(encoding="utf-8") == bladzijde(), "draai: make handleiding"


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.__name__)
def test_elke_soort_heeft_een_geval(soort: type) -> None:
    assert any(type(geval.maat) is soort for geval in (*GEVALLEN, *samengesteld.GEVALLEN))
