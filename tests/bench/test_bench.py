"""The bench works and its answers agree: a smoke run on the smallest register. No test asserts a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]
BENCH = WORTEL / "bench"


def _draai(*argumenten: str, hier: Path = BENCH) -> subprocess.CompletedProcess[str]:
    omgeving = os.environ | {"SNEL": "1", "PYTHONPATH": os.pathsep.join((str(WORTEL / "src"), str(BENCH)))}
    return subprocess.run([sys.executable, *argumenten], cwd=hier, env=omgeving, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module", autouse=True)
def _zonder_pandas_niet() -> None:
    pytest.importorskip("pandas", reason="pandas hoort bij de groep bench")


def test_every_figure_and_member_of_the_engine_equals_that_of_the_expert() -> None:
    klaar = _draai("bench_1_afspraken.py", "stand", "kwartaal", "cohort", "gesprekken", "bezetting", "panel", "preventie", "uitstroom")
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert "Alle antwoorden zijn gelijk." in klaar.stdout


def test_a_figure_that_differs_from_the_expert_fails_the_bench() -> None:
    """The expert is made to forget that a spell without an end still runs."""
    script = (
        "import sys, bench_1_afspraken as b\n"
        "echt = b.query\n"
        "b.query = lambda c, wat, pad: (echt(c, wat, pad) or '').replace('eind IS NULL OR ', '') or None\n"
        "sys.argv = ['bench', 'diagnose']\n"
        "sys.exit(b.main())"
    )
    klaar = _draai("-c", script)
    assert klaar.returncode == 1, klaar.stdout + klaar.stderr
    assert "ONGELIJK diagnose" in klaar.stdout


def test_every_measured_clause_has_a_query_of_an_expert() -> None:
    script = (
        "from pathlib import Path\n"
        "from clausules import CLAUSULES\n"
        "from deskundige import HIER, query\n"
        "assert {c.id for c in CLAUSULES} == {p.stem for p in HIER.glob('*.sql')}\n"
        "for c in CLAUSULES:\n"
        "    assert query(c, 'waarde', Path('x')) and '{' not in query(c, 'waarde', Path('x'))\n"
    )
    klaar = _draai("-c", script)
    assert klaar.returncode == 0, klaar.stderr
