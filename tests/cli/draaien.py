"""Running a command inside the test, and reading what it wrote and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from opmaat.cli import main


@dataclass(frozen=True)
class Afloop:
    """What a command gave back."""

    code: int
    uit: str
    fout: str


Opdracht = Callable[..., Afloop]


def draai(capsys: pytest.CaptureFixture[str], *woorden: str) -> Afloop:
    """Runs ``opmaat`` with these words."""
    capsys.readouterr()
    code = main(list(woorden))
    gelezen = capsys.readouterr()
    return Afloop(code, gelezen.out, gelezen.err)
