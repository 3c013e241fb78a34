"""Deliveries for tests: a folder with one file, and the findings that reading it gave."""

from __future__ import annotations

from pathlib import Path

from opmaat.kern.fout import Bevinding
from opmaat.kern.register.lezer import Register


def lever(map_: Path, inhoud: str | bytes, tabel: str = "maatregel") -> Path:
    tekst = inhoud if isinstance(inhoud, bytes) else inhoud.encode("utf-8")
    (map_ / f"{tabel}.csv").write_bytes(tekst)
    return map_


def zonder_meldingen(register: Register) -> list[Bevinding]:
    return [b for b in register.bevindingen if b.ernst != "melding"]


def enige(register: Register) -> Bevinding:
    (bevinding,) = zonder_meldingen(register)
    return bevinding
