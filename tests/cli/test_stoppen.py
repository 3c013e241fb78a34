"""Stopping a run by hand or by another program: a sentence, exit code 130 and nothing left behind."""

from __future__ import annotations

import builtins
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from opmaat.cli import main
from opmaat.cli.opdracht import verzin


def test_wie_stopt_terwijl_het_programma_nog_wordt_geladen_krijgt_een_zin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    gewoon = builtins.__import__

    def stop(naam: str, *rest: Any) -> Any:
        if naam == "hoofd":
            raise KeyboardInterrupt
        return gewoon(naam, *rest)

    monkeypatch.setattr(builtins, "__import__", stop)
    code = main(["--versie"])
    monkeypatch.undo()
    uit, fout = capsys.readouterr()
    assert (code, uit) == (130, "")
    assert "gestopt op uw verzoek" in fout and "Traceback" not in fout


def test_een_ander_programma_dat_stopt_vraagt_hetzelfde_als_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def beeindig(*_: Any, **__: Any) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("na het stoppen gaat het programma door")

    monkeypatch.setattr(verzin, "verzin", beeindig)
    eerder = signal.getsignal(signal.SIGTERM)
    assert main(["verzin", "--uit", str(tmp_path / "uit"), "--personen", "300"]) == 130
    assert signal.getsignal(signal.SIGTERM) == eerder
    assert "gestopt op uw verzoek" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()
