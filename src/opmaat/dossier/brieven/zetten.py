"""Sets a letter as PDF: tagged, PDF/UA-1 and PDF/A-2a, the same bytes for the same data.

Latin, Greek, Cyrillic and Hebrew are in the font that comes with Typst; other scripts need a font of the system (on Debian fonts-noto-core and
fonts-noto-cjk). A character for which there is none is printed as a box, and the letter says which ones, so that nobody sends it unseen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

HUISSTIJL = Path(__file__).parent / "huisstijl.typ"
NORMEN = ["ua-1", "a-2a"]
VERVANGER = "\u25a1"
_ONTBREEKT = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.S)
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PROBEER = 60

_onbekend: set[int] = set()
"""Characters (below U+2E80) and groups of 256 (above) for which this machine has no font; found out by trying."""


@dataclass(frozen=True)
class Gezet:
    """The bytes of the PDF, and the characters that could not be printed."""

    pdf: bytes
    onafdrukbaar: tuple[str, ...]


def zet(*brieven: Mapping[str, Any], titel: str = "") -> Gezet:
    """The letter as PDF, or several of them one after another. Raises typst.TypstError for a defect of the house style, never for what somebody typed."""
    titel = titel or str(brieven[0]["onderwerp"])
    weg: set[str] = set()
    for _poging in range(_PROBEER):
        try:
            inhoud = json.dumps(_zonder_onbekende(brieven, weg), ensure_ascii=False)
            invoer = {"brieven": inhoud, "titel": _zonder_onbekende(titel, weg)}
            pdf = typst.compile(str(HUISSTIJL), sys_inputs=invoer, pdf_standards=NORMEN, timestamp=0)
        except typst.TypstError as fout:
            gevonden = _ONTBREEKT.search(str(fout))
            if gevonden is None:
                raise
            _onbekend.update(map(_groep, _CODE.sub(lambda m: chr(int(m[1], 16)), gevonden[1])))
        else:
            return Gezet(pdf, tuple(sorted(weg)))
    raise typst.TypstError("no font for too many scripts in one letter")


def _groep(teken: str) -> int:
    code = ord(teken)
    if code < 0x2E80:
        return code
    # One script at a time: who has no font for one of its characters has none for the next.
    for begin, eind in ((0x2E80, 0xA000), (0xAC00, 0xD800), (0xF900, 0xFB00), (0x20000, 0x40000)):
        if begin <= code < eind:
            return begin << 8
    return (code >> 8) << 16


def _zonder_onbekende(waarde: Any, weg: set[str]) -> Any:
    if isinstance(waarde, str):
        if not _onbekend:
            return waarde
        ontbreekt = {teken for teken in waarde if _groep(teken) in _onbekend}
        weg |= ontbreekt
        return "".join(VERVANGER if teken in ontbreekt else teken for teken in waarde)
    if isinstance(waarde, Mapping):
        return {naam: _zonder_onbekende(deel, weg) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_zonder_onbekende(deel, weg) for deel in waarde]
    return waarde
