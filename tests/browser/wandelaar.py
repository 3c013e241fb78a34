"""A user in a browser who takes steps: opens the form of a step, fills in what a test says, sends it, and tells what went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

Opener = Callable[..., Page]


class Wandelaar:
    """One user with one role; `klant` is the number of the client that the steps are about."""

    def __init__(self, open_bladzijde: Opener, rol: str) -> None:
        self.rol = rol
        self.bladzijde = open_bladzijde("/", rol=rol)

    def neem(self, stap: str, klant: int | None = None, **antwoorden: Any) -> int:
        """Takes a step on the client (or on somebody new) and lands on the client's page; returns the client's number."""
        self.open(f"/nieuw/{stap}/" if klant is None else f"/klant/{klant}/stap/{stap}/")
        self.stuur(antwoorden)
        gevonden = re.search(r"/klant/(\d+)/(\?|$)", self.bladzijde.url)
        assert gevonden is not None, self.wat_er_staat(stap)
        return int(gevonden[1])

    def bij_werkgever(self, stap: str, werkgever: int | None = None, **antwoorden: Any) -> int:
        """The same on an employer."""
        self.open(f"/werkgever/nieuw/{stap}/" if werkgever is None else f"/werkgever/{werkgever}/stap/{stap}/")
        self.stuur(antwoorden)
        gevonden = re.search(r"/werkgever/(\d+)/(\?|$)", self.bladzijde.url)
        assert gevonden is not None, self.wat_er_staat(stap)
        return int(gevonden[1])

    def open(self, adres: str) -> None:
        """Opens an address; gives a reason when the dossier asks for one."""
        self.bladzijde.goto(adres)
        if "/reden/" in self.bladzijde.url:
            self.bladzijde.locator("main input[type=radio], main select option").first.wait_for(state="attached")
            keuze = self.bladzijde.locator("main input[type=radio]")
            if keuze.count():
                keuze.first.check()
            else:
                self.bladzijde.locator("main select").select_option(index=1)
            toelichting = self.bladzijde.locator("main textarea, main input[type=text]")
            if toelichting.count():
                toelichting.first.fill("Stap in de keten van deze klant.")
            self.bladzijde.locator("main form button[type=submit]").click()

    def stuur(self, antwoorden: dict[str, Any]) -> None:
        """Fills in the form and sends it; a warning is passed with a reason."""
        for naam, waarde in antwoorden.items():
            if naam != "toch":
                self._vul(naam, waarde)
        self._verzend()
        if "toch" in antwoorden and self.bladzijde.locator("[name=toch_reden]").count():
            self.bladzijde.locator("[name=toch_reden]").fill(antwoorden["toch"])
            self._verzend()

    def keuze(self, naam: str, tekst: str) -> str:
        """The value of the choice with these words, in a list or among radio buttons."""
        optie = self.bladzijde.locator(f"main [name={naam}] option", has_text=tekst)
        if optie.count():
            return str(optie.first.get_attribute("value"))
        label = self.bladzijde.locator("main label", has_text=tekst)
        assert label.count(), self.wat_er_staat(f"{naam}: {tekst} staat er niet bij")
        return str(self.bladzijde.locator(f"#{label.first.get_attribute('for')}").get_attribute("value"))

    def wat_er_staat(self, stap: str) -> str:
        """The page in words, for the message of a test that fails."""
        return f"{self.rol}, {stap}, {self.bladzijde.url}:\n{self.bladzijde.locator('main').inner_text()[:1500]}"

    def leest(self, klant: int) -> str:
        """The page of the client in words."""
        self.open(f"/klant/{klant}/")
        return self.bladzijde.locator("main").inner_text()

    def _verzend(self) -> None:
        self.bladzijde.locator("main form.om-formulier button[type=submit]").first.click()

    def _vul(self, naam: str, waarde: Any) -> None:
        veld: Locator = self.bladzijde.locator(f"main [name={naam}]")
        assert veld.count(), self.wat_er_staat(f"veld {naam} ontbreekt")
        soort = veld.first.get_attribute("type") or ""
        if soort in ("radio", "checkbox"):
            for deel in waarde if isinstance(waarde, list) else [waarde]:
                keuze = veld.first if deel is True else self.bladzijde.locator(f'main [name={naam}][value="{deel}"]')
                keuze.check()
        elif veld.first.evaluate("veld => veld.tagName") == "SELECT":
            veld.first.select_option(waarde)
        else:
            veld.first.fill(waarde)
