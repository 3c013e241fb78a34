"""``python -m opmaat.beheer volledig --tm 2026-01-31``: the register is complete up to and including this day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from opmaat.dossier.klok import vandaag
from opmaat.dossier.queries.situatie import inrichting
from opmaat.dossier.volledigheid import bevestig


class Command(BaseCommand):
    """Adds a levering per table."""

    help = "Legt vast dat het register volledig is tot en met een dag. Daarna is 'niets vastgelegd' in de monitor een nul, en niet langer 'geen gegevens'."

    def add_arguments(self, parser: CommandParser) -> None:
        """Until when, and for a new register from when."""
        parser.add_argument("--tm", type=date.fromisoformat, default=None, help="laatste dag, zoals 2026-01-31 (zonder: vandaag)")
        parser.add_argument("--van", type=date.fromisoformat, default=None, help="eerste dag, alleen de eerste keer")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Confirms, and says how many tables went on."""
        nu = vandaag()
        tm = opties["tm"] or nu
        aantal = bevestig(tm, vandaag=nu, organisatie=inrichting().gemeente, van=opties["van"])
        self.stdout.write(f"Volledig tot en met {tm:%d-%m-%Y}: {aantal} tabellen bijgewerkt.")
