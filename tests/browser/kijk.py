"""What every page must pass: no violation of WCAG 2.2 AA that axe can find, and no sideways scrolling of the page."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

SCHERMEN: dict[str, ViewportSize] = {"bureau": {"width": 1280, "height": 900}, "telefoon": {"width": 390, "height": 844}}
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Kijker:
    """Looks at a page; `map_` keeps screenshots."""

    def __init__(self, map_: Path | None = None) -> None:
        self.map = map_

    def overtredingen(self, bladzijde: Page) -> list[str]:
        """Each violation with its rule, the element and what is wrong."""
        uitkomst = Axe().run(bladzijde, options={"runOnly": {"type": "tag", "values": REGELS}})
        return [
            f"{overtreding['id']}: {' '.join(map(str, knoop['target']))}: {knoop['failureSummary']}"
            for overtreding in uitkomst.response["violations"]
            for knoop in overtreding["nodes"]
        ]

    def keur(self, bladzijde: Page, naam: str = "", *, ook_klein: bool = True) -> None:
        """Asserts that the page has no violations on a desktop (and on a phone, with `ook_klein`), and does not scroll sideways on either."""
        for scherm, maat in SCHERMEN.items():
            bladzijde.set_viewport_size(maat)
            if self.map is not None and naam:
                self.map.mkdir(parents=True, exist_ok=True)
                bladzijde.screenshot(path=str(self.map / f"{naam}-{scherm}.png"), full_page=True)
            if scherm == "bureau" or ook_klein:
                overtredingen = self.overtredingen(bladzijde)
                assert not overtredingen, "\n".join([bladzijde.url, scherm, *overtredingen])
            breedte = bladzijde.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            assert breedte[0] <= breedte[1], f"{bladzijde.url} is {breedte[0]} breed op een scherm van {breedte[1]}"
        bladzijde.set_viewport_size(SCHERMEN["bureau"])
