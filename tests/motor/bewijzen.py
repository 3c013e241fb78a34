"""Writes docs/bewijzen.md: which proof of section 13 stands where, with counts taken from the tests themselves.

``python -m tests.motor.bewijzen`` rewrites the page; a test holds it equal to what this gives.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.motor.gevallen.samengesteld import GEVALLEN as SAMENGESTELD
from tests.motor.registers import MATEN
from tests.motor.test_derde_lezing import GENOEG
from tests.motor.test_geheugen_eigenschappen import VAAK
from tests.motor.test_gelijke_motoren import STANDAARD
from tests.motor.test_gevallen import GEVALLEN
from tests.motor.test_overeenkomsten_gelijk import OVEREENKOMSTEN, PERSONEN
from tests.motor.test_sql_eigenschappen import SOMS
from tests.mutaties.lijst import lees
from tests.oordeel.test_status import RIJEN

PAGINA = Path(__file__).parents[2] / "docs" / "bewijzen.md"


def bladzijde() -> str:
    """The whole page."""
    mutaties = lees()
    per_deel = Counter(_deel(mutatie.module) for mutatie in mutaties)
    maten = sum(afspraak.maat is not None for overeenkomst in OVEREENKOMSTEN.values() for afspraak in overeenkomst.afspraken)
    delen = ", ".join(f"{deel} {aantal}" for deel, aantal in sorted(per_deel.items()))
    rijen = [
        ("hand-worked cases", "tests/motor/test_gevallen.py", f"{len(GEVALLEN)} cases, each on both engines"),
        ("judgement, by hand", "tests/oordeel/test_status.py", f"{len(RIJEN)} rows"),
        ("hand-worked cases of composed kinds", "tests/motor/gevallen/samengesteld.py", f"{len(SAMENGESTELD)} cases, each on both engines"),
        ("engine equality", "tests/motor/test_gelijke_motoren.py", f"{len(MATEN)} kinds x {STANDAARD} measures with their question; more with `OPMAAT_TREKKINGEN`"),
        ("engine equality on the agreements", "tests/motor/test_overeenkomsten_gelijk.py", f"{maten} measures of {len(OVEREENKOMSTEN)} agreements x 2 moments, {PERSONEN} invented persons"),
        ("third reading", "tests/motor/test_derde_lezing.py", ", ".join(f"{aantal} registers per test on {motor}" for motor, aantal in GENOEG.items())),
        ("no future, two times, locality", "tests/motor/test_geheugen_eigenschappen.py", f"{VAAK.max_examples} examples per kind; geheugen"),
        ("no future, two times, locality", "tests/motor/test_sql_eigenschappen.py", f"{SOMS.max_examples} examples per kind; sql, members only"),
        ("balance", "tests/motor/test_geheugen_eigenschappen.py, tests/monitor/test_rekening.py", "every day of the drawn weeks; geheugen and the account"),
        ("balance", "tests/motor/test_sql_eigenschappen.py", f"every day of the drawn weeks, {SOMS.max_examples} registers; sql"),
        ("suppression beside earlier publications", "tests/oordeel/test_versies.py", "every pair of tables that fits both, by enumeration"),
        ("calibration of forecasts", "tests/oordeel/test_telprognose.py", "400 flat, 400 seasonal and 600 growing histories: the 80% interval holds 75% to 85%"),
        ("mutation", "tests/mutaties/mutaties.yaml", f"{len(mutaties)} deliberate bugs: {delen}"),
    ]
    regels = [f"| {wat} | `{waar.replace(', ', '`, `')}` | {hoeveel} |" for wat, waar, hoeveel in rijen]
    return "\n".join((*KOP, *regels, ""))


KOP = (
    "# The proofs",
    "",
    "*Made from the tests (`python -m tests.motor.bewijzen`); do not edit.* How we know that two engines do not share one mistake: design, section 13.",
    "",
    "Run once with 200 draws of each of the 17 kinds (`OPMAAT_TREKKINGEN=200`, 22 November 2026): two differences, in termijn and gemiddelde duur. Both were",
    "mended and became cases, and these two kinds drawn again without a difference.",
    "",
    "| proof | where | how much |",
    "|---|---|---|",
)


def _deel(module: str) -> str:
    delen = module.split("/")
    return "/".join(delen[:2]) if delen[0] == "motor" and len(delen) == 3 else delen[0]


if __name__ == "__main__":
    PAGINA.write_text(bladzijde(), encoding="utf-8")
