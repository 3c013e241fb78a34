"""A server of its own for the browser tests: gunicorn on a new SQLite database, on a free port of loopback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.huis.bestanden import WORTEL

WACHTTIJD = 60


class Server:
    """A running Opmaat; `adres` is where it listens. Only processes that it started are ended by `stop`."""

    def __init__(self, map_: Path, **omgeving: str) -> None:
        self.map = map_
        self.logboek = map_ / "server.log"
        self.omgeving = {
            **os.environ,
            "PYTHONPATH": str(WORTEL / "src"),
            "OPMAAT_STAND": "demo",
            "OPMAAT_DATABASE": f"sqlite:///{map_ / 'opmaat.sqlite'}",
            "OPMAAT_ORGANISATIE": "Gemeente Voorbeeldstad",
            "OPMAAT_DOCUMENTEN": str(map_ / "documenten"),
            **omgeving,
        }
        self.adres = ""
        self._proces: subprocess.Popen[bytes] | None = None

    def beheer(self, *argumenten: str) -> str:
        """Runs one management command on the database of this server; its output."""
        gedaan = subprocess.run(
            [sys.executable, "-m", "opmaat.beheer", *argumenten], env=self.omgeving, capture_output=True, text=True, check=False, timeout=WACHTTIJD
        )
        assert gedaan.returncode == 0, f"beheer {' '.join(argumenten)}\n{gedaan.stdout}\n{gedaan.stderr}"
        return gedaan.stdout

    def start(self) -> None:
        """Starts and waits until it listens."""
        with self.logboek.open("wb") as uit:
            self._proces = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "opmaat.config.wsgi", "--bind", "127.0.0.1:0", "--workers", "1", "--threads", "4", "--preload", "--no-control-socket"],
                env=self.omgeving, stdout=uit, stderr=subprocess.STDOUT, cwd=self.map,
            )  # fmt: skip
        einde = time.monotonic() + WACHTTIJD
        while time.monotonic() < einde:
            tekst = self.logboek.read_text(errors="replace")
            if gevonden := re.search(r"Listening at: (http://127\.0\.0\.1:\d+)", tekst):
                if "Booting worker" in tekst:
                    self.adres = gevonden[1]
                    return
            if self._proces.poll() is not None:
                break
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"De server startte niet:\n{self.logboek.read_text(errors='replace')}")

    def stop(self) -> None:
        """Ends the server."""
        if self._proces is not None:
            self._proces.terminate()
            try:
                self._proces.wait(10)
            except subprocess.TimeoutExpired:
                self._proces.kill()
                self._proces.wait(10)
            self._proces = None
