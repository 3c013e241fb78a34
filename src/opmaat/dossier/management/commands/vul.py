"""``python -m opmaat.beheer vul``: an invented municipality into an empty database, with one login per role in the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from opmaat.dossier.vullen import vul
from opmaat.dossier.vullen.vullen import WACHTWOORD


class Command(BaseCommand):
    """Fills the database and says who can log in."""

    help = "Zet een verzonnen gemeente in een lege databank: personen met naam en adres, werkgevers, medewerkers; in de demo een login per rol."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many people, and which of the invented municipalities."""
        parser.add_argument("--personen", type=int, default=None, help="ongeveer hoeveel personen (zonder: zoveel als in de documenten)")
        parser.add_argument("--zaad", type=int, default=2025, help="hetzelfde getal geeft dezelfde mensen")
        parser.add_argument("--profiel", default="deventer", help="welke gemeente (zie: opmaat verzin --help)")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Fills, and prints a table of the logins."""
        vulling = vul(personen=opties["personen"], zaad=opties["zaad"], profiel=opties["profiel"], voortgang=lambda wat: self.stderr.write(f"  {wat}"))
        self.stdout.write(f"{vulling.personen} verzonnen personen, {vulling.rijen} rijen, tot en met {vulling.tm:%d-%m-%Y}.")
        if vulling.inlog:
            breed = max(len(inlog.titel) for inlog in vulling.inlog)
            naam = max(len(inlog.gebruikersnaam) for inlog in vulling.inlog)
            self.stdout.write(f"\nInloggen (wachtwoord van iedereen: {WACHTWOORD})")
            for inlog in vulling.inlog:
                self.stdout.write(f"  {inlog.titel:<{breed}}  {inlog.gebruikersnaam:<{naam}}  {inlog.naam}")
