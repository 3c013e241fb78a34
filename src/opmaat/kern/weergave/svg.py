"""The frame of every picture: an SVG text with a title and a description that say in words what it shows.

Colours come from classes, so that screen and print each give their own; shapes and text carry the meaning without colour. No script, no style
attribute, no address.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

Waarde = str | int | float


def beeld(id: str, *, titel: str, beschrijving: str, breedte: float, hoogte: float, inhoud: Iterable[str], klasse: str) -> str:
    """The picture as one SVG element. ``id`` must be unique on the page: title and description get their names from it."""
    return (
        f'<svg class="beeld {klasse}" viewBox="0 0 {_getal(breedte)} {_getal(hoogte)}" width="{_getal(breedte)}" height="{_getal(hoogte)}" '
        f'role="img" aria-labelledby="{id}-t {id}-d" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{id}-t">{escape(titel)}</title><desc id="{id}-d">{escape(beschrijving)}</desc>{"".join(inhoud)}</svg>'
    )


def vorm(naam: str, klasse: str = "", **kenmerken: Waarde) -> str:
    """One element without content; underscores in names become hyphens (``stroke_width``)."""
    return f"<{naam}{_kenmerken(klasse, kenmerken)}/>"


def woord(tekst: str, klasse: str = "", **kenmerken: Waarde) -> str:
    """A piece of text at x, y."""
    return f"<text{_kenmerken(klasse, kenmerken)}>{escape(tekst)}</text>"


def lijn(punten: Iterable[tuple[float, float]], klasse: str) -> str:
    """A line through these points."""
    return vorm("polyline", klasse, points=" ".join(f"{_getal(x)},{_getal(y)}" for x, y in punten))


def vlak(punten: Iterable[tuple[float, float]], klasse: str) -> str:
    """A filled area with these corners."""
    return vorm("polygon", klasse, points=" ".join(f"{_getal(x)},{_getal(y)}" for x, y in punten))


class Schaal:
    """Turns values between ``laag`` and ``hoog`` into places between ``van`` and ``tot``; values outside are put on the edge."""

    def __init__(self, laag: float, hoog: float, van: float, tot: float) -> None:
        self.laag, self.hoog = laag, hoog if hoog > laag else laag + 1
        self.van, self.tot = van, tot

    def __call__(self, waarde: float) -> float:
        deel = (min(max(waarde, self.laag), self.hoog) - self.laag) / (self.hoog - self.laag)
        return self.van + deel * (self.tot - self.van)


def _kenmerken(klasse: str, kenmerken: dict[str, Waarde]) -> str:
    alle = ({"class": klasse} if klasse else {}) | kenmerken
    return "".join(f" {naam.replace('_', '-')}={quoteattr(_getal(waarde))}" for naam, waarde in alle.items())


def _getal(waarde: Waarde) -> str:
    return waarde if isinstance(waarde, str) else f"{waarde:.1f}".removesuffix(".0")
