"""A server and a Chromium for the tests of pages; both start once, and only when a test asks for them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.kijk import Kijker
from tests.browser.server import Server

SCHERMEN = {"bureau": {"width": 1280, "height": 900}, "telefoon": {"width": 390, "height": 844}}


def vind_chromium() -> str:
    """The path of a Chromium; fails with what to install when there is none."""
    for naam in (os.environ.get("OPMAAT_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if naam and (pad := shutil.which(naam)):
            return pad
    pytest.fail(
        "Er is geen Chromium voor de browsertests. Op Debian en Ubuntu: apt-get install chromium. "
        "Staat hij ergens anders, zet dan het pad in OPMAAT_CHROMIUM.",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    pad = vind_chromium()
    with sync_playwright() as spel:
        chromium = spel.chromium.launch(executable_path=pad, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Opmaat with an empty database."""
    dienst = Server(tmp_path_factory.mktemp("server"))
    dienst.beheer("migrate", "--verbosity", "0")
    dienst.start()
    yield dienst
    dienst.stop()


@pytest.fixture
def open_bladzijde(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens an address of the server: `open_bladzijde("/stijlgids/", scherm="telefoon")`."""
    contexten = []

    def open_(pad: str, scherm: str = "bureau", zonder_script: bool = False) -> Page:
        context = browser.new_context(base_url=server.adres, viewport=SCHERMEN[scherm], locale="nl-NL", java_script_enabled=not zonder_script)
        contexten.append(context)
        bladzijde = context.new_page()
        bladzijde.set_default_timeout(15_000)
        bladzijde.goto(pad)
        return bladzijde

    yield open_
    for context in contexten:
        context.close()


@pytest.fixture
def kijk(tmp_path: Path) -> Kijker:
    """Checks of a page: accessibility, width, console; keeps a screenshot where OPMAAT_SCHERMAFDRUKKEN names a folder."""
    return Kijker(Path(os.environ["OPMAAT_SCHERMAFDRUKKEN"]) if "OPMAAT_SCHERMAFDRUKKEN" in os.environ else None)
