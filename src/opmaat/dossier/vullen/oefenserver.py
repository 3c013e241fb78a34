"""Serves the application on this machine for a while: gunicorn on loopback, polled until it answers, stopped when the time is over."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException

from opmaat.kern.fout import Invoerfout

HIER = "127.0.0.1"
GEWONE_POORT = 8000
WERKERS = 2
_GEDULD = 60.0


class Serverfout(Invoerfout):
    """The server did not start."""


def vrije_poort(gewenst: int | None = None) -> int:
    """The port that was asked for, else the usual one, else any that is free. ``Serverfout`` when the one asked for is taken."""
    for poort in (gewenst,) if gewenst else (GEWONE_POORT, 0):
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind((HIER, poort or 0))
            except OSError:
                continue
            return int(proef.getsockname()[1])
    raise Serverfout(f"Poort {gewenst} is al in gebruik", doe="Kies een andere met POORT=…, of laat POORT weg")


@contextmanager
def draaiend(poort: int, *, werkers: int = WERKERS, draden: int = 4, omgeving: dict[str, str] | None = None) -> Iterator[str]:
    """The application serves inside the ``with``; gives its address. ``Serverfout`` when it has not answered within a minute."""
    opdracht = [sys.executable, "-m", "gunicorn", "opmaat.config.wsgi", "--bind", f"{HIER}:{poort}", "--workers", str(werkers)]
    opdracht += ["--threads", str(draden), "--log-level", "warning", "--preload", "--no-control-socket"]
    proces = subprocess.Popen(opdracht, env={**os.environ, **(omgeving or {})}, start_new_session=True)
    try:
        _wacht_op(proces, poort)
        yield f"http://{HIER}:{poort}/"
    finally:
        _stop(proces)


def _wacht_op(proces: subprocess.Popen[bytes], poort: int) -> None:
    grens = time.monotonic() + _GEDULD
    while time.monotonic() < grens:
        if proces.poll() is not None:
            raise Serverfout(f"De server stopte meteen (code {proces.returncode})", doe="Lees de melding hierboven")
        verbinding = HTTPConnection(HIER, poort, timeout=5)
        try:
            verbinding.request("GET", "/inloggen/")
            if verbinding.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            verbinding.close()
        time.sleep(0.2)
    raise Serverfout("De server gaf binnen een minuut geen antwoord", doe="Probeer het opnieuw als de computer minder druk is")


def _stop(proces: subprocess.Popen[bytes]) -> None:
    """Asks the server to end, and ends it when it does not within ten seconds."""
    for teken in (signal.SIGTERM, signal.SIGKILL):
        if proces.poll() is not None:
            return
        os.killpg(proces.pid, teken)
        try:
            proces.wait(10)
        except subprocess.TimeoutExpired:
            continue
