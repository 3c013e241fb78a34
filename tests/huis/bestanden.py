"""Which files belong to the project, and the folder they stand in."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).parents[2]


@cache
def gevolgde_bestanden() -> tuple[str, ...]:
    """Paths of all tracked files that exist, from the root of the project; asks git, whoever owns the folder."""
    uit = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=WORTEL, check=True, capture_output=True, text=True
    )
    return tuple(naam for naam in uit.stdout.split("\0") if naam and (WORTEL / naam).is_file())


def tekst(naam: str) -> str:
    """The text of a file of the project; bytes that are not text become question marks."""
    return (WORTEL / naam).read_text(encoding="utf-8", errors="replace")
