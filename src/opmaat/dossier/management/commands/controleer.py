"""``python -m opmaat.beheer controleer``: the checks of the register on this database, every night or when one wants to know."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from opmaat.dossier.klok import vandaag
from opmaat.dossier.kwaliteit import controleer_nu
from opmaat.dossier.models import Kwaliteitspunt


class Command(BaseCommand):
    """Runs all checks and says how many points there are."""

    help = "Loopt alle controles van het register na en ververst de lijst met wat niet klopt (bladzijde Kwaliteit)."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Runs, and names the checks that did not run."""
        ronde = controleer_nu(vandaag())
        self.stdout.write(f"{ronde.rijen} rijen nagelopen in {ronde.seconden:.1f} s; {Kwaliteitspunt.objects.count()} punten om te bekijken.")
        for controle, reden in ronde.niet_gelukt.items():
            self.stdout.write(f"  niet nagelopen: {controle} ({reden})")
