"""``python -m opmaat.beheer demo``: a filled database, a running server and who can log in; ends by itself after ``--duur`` seconds."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from opmaat.dossier.vullen import Vulling, vul
from opmaat.dossier.vullen.oefenserver import Serverfout, draaiend, vrije_poort
from opmaat.dossier.vullen.vullen import WACHTWOORD


class Command(BaseCommand):
    """Only with OPMAAT_STAND=demo, for it lets everybody on this machine in with one password."""

    help = "Vult een lege databank met een verzonnen gemeente, start de server op deze computer en laat zien wie er kan inloggen."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many people, how long, on which port."""
        parser.add_argument("--personen", type=int, default=3000, help="ongeveer hoeveel personen")
        parser.add_argument("--zaad", type=int, default=2025, help="hetzelfde getal geeft dezelfde mensen")
        parser.add_argument("--duur", type=float, default=None, help="na zoveel seconden stopt de server vanzelf (zonder: tot Ctrl-C)")
        parser.add_argument("--poort", type=int, default=None, help="op welke poort (zonder: 8000, of een die vrij is)")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Migrates, fills, serves, and waits."""
        if not settings.DEMO:
            raise Serverfout("Deze opdracht is er alleen voor de demo", doe="Zet OPMAAT_STAND=demo")
        poort = vrije_poort(opties["poort"])
        call_command("migrate", verbosity=0)
        vulling = vul(personen=opties["personen"], zaad=opties["zaad"])
        connections.close_all()
        signal.signal(signal.SIGTERM, _als_ctrl_c)
        try:
            with draaiend(poort) as adres:
                self.stdout.write(_uitleg(adres, vulling, opties["duur"]))
                self.stdout.flush()
                _wacht(opties["duur"])
        except KeyboardInterrupt:
            pass
        self.stdout.write("De server is gestopt.")


def _opmaat() -> str:
    """The command line of this environment, as one types it from here."""
    hier = Path(sys.executable).with_name("opmaat")
    return os.path.relpath(hier) if hier.is_file() else "opmaat"


def _wacht(duur: float | None) -> None:
    einde = None if duur is None else time.monotonic() + duur
    while einde is None or time.monotonic() < einde:
        time.sleep(0.5 if einde is None else max(0.0, min(0.5, einde - time.monotonic())))


def _als_ctrl_c(teken: int, plek: FrameType | None) -> None:
    raise KeyboardInterrupt


def _uitleg(adres: str, vulling: Vulling, duur: float | None) -> str:
    breed = max(len(inlog.titel) for inlog in vulling.inlog)
    naam = max(len(inlog.gebruikersnaam) for inlog in vulling.inlog)
    regels = [
        "",
        f"Het dossier draait op  {adres}",
        f"Wachtwoord van iedereen: {WACHTWOORD}",
        "",
        f"  {'rol':<{breed}}  {'inlognaam':<{naam}}  naam",
        *(f"  {inlog.titel:<{breed}}  {inlog.gebruikersnaam:<{naam}}  {inlog.naam}" for inlog in vulling.inlog),
        "",
        f"{vulling.personen} verzonnen personen; het register loopt tot en met {vulling.tm:%d-%m-%Y}, en dat is hier vandaag.",
        "Wat u vastlegt telt meteen mee. De monitor op deze databank, zonder export ertussen:",
        f"  {_opmaat()} monitor --register sqlite:///{settings.DATABASES['default']['NAME']} --overeenkomst dvo-2025 --peildatum {vulling.tm}",
        f"De server stopt vanzelf na {duur:g} seconden." if duur is not None else "Stoppen: Ctrl-C.",
        "",
    ]
    return "\n".join(regels)
