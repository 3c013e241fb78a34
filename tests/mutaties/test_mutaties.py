"""Each rule of section 6 has one deliberate bug that a test must catch (design, section 13).

The bugs stand in ``mutaties.yaml``. A bug whose text is no longer found fails by the name of its rule: whoever rewrites the line moves the bug along.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.mutaties.lijst import Mutatie, beproef, lees, stuk

MUTATIES = lees()
Uitslagen = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def uitslagen() -> Uitslagen:
    """What the named tests say of every bug, and (key "") of the package as it is."""
    alle = sorted({test for mutatie in MUTATIES for test in mutatie.tests})
    werk = [{"id": "", "tests": alle, "seconden": 600}, *(stuk(mutatie) for mutatie in MUTATIES)]
    return {uitslag["id"]: uitslag for uitslag in beproef(werk)}


def test_zonder_fout_slagen_alle_genoemde_tests(uitslagen: Uitslagen) -> None:
    heel = uitslagen[""]
    assert "stuk" not in heel, heel
    assert heel["gezakt"] == {}
    assert set(heel["gedraaid"]) and not [test for test in {t for m in MUTATIES for t in m.tests} if not any(_is(test, naam) for naam in heel["gedraaid"])]


@pytest.mark.parametrize("mutatie", MUTATIES, ids=lambda mutatie: mutatie.id)
def test_de_fout_wordt_gevangen(mutatie: Mutatie, uitslagen: Uitslagen) -> None:
    uitslag = uitslagen[mutatie.id]
    waar = f"“{mutatie.regel}” ({mutatie.bron})"
    assert "stuk" not in uitslag, f"{waar}: {uitslag}"
    assert uitslag["gevonden"] == 1, f"{waar}: de tekst «{mutatie.oud}» staat {uitslag['gevonden']} keer in {mutatie.module}; verplaats de fout mee"
    gemist = [test for test in mutatie.tests if not _gevangen(test, uitslag["gezakt"])]
    assert mutatie.tests and not gemist, f"{waar}: overleeft {gemist}; {uitslag['gezakt']}"


def _gevangen(test: str, gezakt: dict[str, str]) -> bool:
    """Whether the test (one of its examples) failed on what it asserts, not on a crash."""
    return any(_is(test, naam) for naam, fout in gezakt.items() if not fout)


def _is(test: str, naam: str) -> bool:
    return naam == test or naam.startswith(f"{test}[")


def test_elke_fout_heeft_een_eigen_regel_en_verandert_iets() -> None:
    assert [naam for naam, n in Counter(mutatie.id for mutatie in MUTATIES).items() if n > 1] == []
    assert [mutatie.id for mutatie in MUTATIES if mutatie.oud == mutatie.nieuw] == []
    assert len(MUTATIES) >= 60
