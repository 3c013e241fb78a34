"""A server and a Chromium for the tests of pages; both start once, and only when a test asks for them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.kijk import SCHERMEN, Kijker
from tests.browser.server import Server

WACHTWOORD = "verzonnen-mensen"
VANDAAG = "2025-12-10"
PERSONEN = "300"


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
    """A running Opmaat with an invented municipality, in which every day is 10 December 2025."""
    dienst = Server(tmp_path_factory.mktemp("server"), OPMAAT_VANDAAG=VANDAAG)
    dienst.beheer("migrate", "--verbosity", "0")
    dienst.beheer("vul", "--personen", PERSONEN, "--zaad", "2025")
    dienst.start()
    yield dienst
    dienst.stop()


@pytest.fixture(scope="session")
def _ingelogd(browser: Browser, server: Server) -> Callable[[str], dict[str, object]]:
    """The cookies of a role that logged in; each role logs in once in a session."""
    bewaard: dict[str, dict[str, object]] = {}

    def inloggen(rol: str) -> dict[str, object]:
        if rol not in bewaard:
            context = browser.new_context(base_url=server.adres)
            bladzijde = context.new_page()
            bladzijde.goto("/inloggen/")
            bladzijde.locator("main input[type=text]").fill(rol)
            bladzijde.locator("main input[type=password]").fill(WACHTWOORD)
            bladzijde.locator("main button[type=submit]").click()
            assert "/inloggen/" not in bladzijde.url, bladzijde.locator("main").inner_text()
            bewaard[rol] = dict(context.storage_state())
            context.close()
        return bewaard[rol]

    return inloggen


@pytest.fixture
def open_bladzijde(browser: Browser, server: Server, _ingelogd: Callable[[str], dict[str, object]]) -> Iterator[Callable[..., Page]]:
    """Opens an address of the server, as a role or as nobody: `open_bladzijde("/klanten/", rol="werkcoach", scherm="telefoon")`."""
    contexten: list[BrowserContext] = []

    def open_(pad: str, *, rol: str = "", scherm: str = "bureau", zonder_script: bool = False) -> Page:
        staat = _ingelogd(rol) if rol else None
        context = browser.new_context(
            base_url=server.adres, viewport=SCHERMEN[scherm], locale="nl-NL", java_script_enabled=not zonder_script, storage_state=staat, accept_downloads=True
        )
        contexten.append(context)
        bladzijde = context.new_page()
        bladzijde.set_default_timeout(60_000)
        bladzijde.goto(pad)
        return bladzijde

    yield open_
    for context in contexten:
        context.close()


@pytest.fixture
def kijk() -> Kijker:
    """Checks of a page: accessibility and width; keeps a screenshot where OPMAAT_SCHERMAFDRUKKEN names a folder."""
    return Kijker(Path(os.environ["OPMAAT_SCHERMAFDRUKKEN"]) if "OPMAAT_SCHERMAFDRUKKEN" in os.environ else None)
