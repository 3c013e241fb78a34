"""The entrance of the command: reads the words, runs what they ask, and makes every ending a Dutch sentence and an exit code.

0: it ran. 1: it ran and a check asked for with ``--streng`` did not hold. 2: the input cannot be used. 70: a defect of the program. 130: stopped by hand.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from hashlib import sha256

from opmaat.kern.fout import Invoerfout

from .ontleder import Uitgelegd
from .opdracht import maak_ontleder
from .scherm import Scherm

DEFECT = 70
SPOOR = "OPMAAT_DEBUG"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code; raises nothing but ``KeyboardInterrupt`` and never shows a traceback, unless OPMAAT_DEBUG is set."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="replace")
    try:
        return _draai(sys.argv[1:] if argv is None else argv)
    except BrokenPipeError:
        # Whoever read us has seen enough. What is still in the buffer goes nowhere, without a complaint at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fout:  # noqa: BLE001 (the last resort: a defect must end in a sentence too)
        return _defect(fout)


def _draai(argv: Sequence[str]) -> int:
    try:
        gekozen = maak_ontleder(argv).ontleed(argv)
        scherm = Scherm.van_terminal(kleur=getattr(gekozen, "kleur", "auto"))
        code = gekozen.voer_uit(gekozen, scherm)
        sys.stdout.flush()
        return int(code)
    except Uitgelegd as uitleg:
        print(uitleg.tekst, end="")
        sys.stdout.flush()
        return 0
    except Invoerfout as fout:
        print(f"opmaat: {fout}", file=sys.stderr)
        return fout.exitcode


def _defect(fout: Exception) -> int:
    spoor = "".join(traceback.format_exception(fout))
    kenmerk = sha256("".join(traceback.format_tb(fout.__traceback__)).encode()).hexdigest()[:8]
    if os.environ.get(SPOOR):
        print(spoor, file=sys.stderr, end="")
    print(
        f"opmaat: er ging iets mis in het programma zelf (kenmerk {kenmerk}, {type(fout).__name__}). Er is niets half weggeschreven.\n"
        f"Meld dit met het kenmerk. Met {SPOOR}=1 voor de opdracht ziet u waar het misging; kijk na of er geen persoonsgegevens in staan.",
        file=sys.stderr,
    )
    return DEFECT
