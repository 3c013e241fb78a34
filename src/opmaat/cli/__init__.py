"""The command ``opmaat``: what people type, in Dutch. The only part that reads the clock, the environment and the terminal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType

GESTOPT = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code; also who stops it while the program is still being loaded gets a sentence.

    Being ended by another program (SIGTERM) is a stop like Ctrl-C: what was kept on disk for a while is removed.
    """
    try:
        vorige = signal.signal(signal.SIGTERM, _stop)
    except ValueError:  # not the main thread, where no signal arrives
        vorige = None
    try:
        from .hoofd import main as draai

        return draai(argv)
    except KeyboardInterrupt:
        print("\nopmaat: gestopt op uw verzoek; er is niets half weggeschreven.", file=sys.stderr)
        return GESTOPT
    finally:
        if vorige is not None:
            signal.signal(signal.SIGTERM, vorige)


def _stop(nummer: int, waar: FrameType | None) -> None:
    raise KeyboardInterrupt


__all__ = ["main"]
