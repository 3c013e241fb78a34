"""Two people at the same moment, and a server that is killed while it saves: nothing confirmed is lost, nothing counts twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from opmaat.dossier.feiten import AlGedaan, Feitfout, Ingehaald, Onmogelijk
from opmaat.dossier.models import (
    Bijeenkomst,
    Deelname,
    Handeling,
    Klantgroep,
    Persoon,
    Productenboekregel,
    Toewijzing,
    Traject,
)
from tests.django import BEIDE, Databank
from tests.dossier.personen import doe, gebruiker, groep, persoon

pytestmark = pytest.mark.parametrize("echte_databank", BEIDE, indirect=True)
MAART, JUNI = date(2025, 3, 1), date(2025, 6, 30)


def tegelijk(*werken: Callable[[], Any]) -> list[Any]:
    """Runs the pieces of work in threads that begin together; gives what each returned, or the ``Feitfout`` it raised."""
    hek, uit = Barrier(len(werken)), [None] * len(werken)

    def draai(nr: int, werk: Callable[[], Any]) -> None:
        try:
            hek.wait()
            uit[nr] = werk()
        except Feitfout as fout:
            uit[nr] = fout
        finally:
            connection.close()

    draden = [Thread(target=draai, args=paar) for paar in enumerate(werken)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uit


def soorten(uit: list[Any]) -> list[str]:
    return sorted(type(een).__name__ for een in uit)


def test_twee_mensen_bewaren_hetzelfde_feit(echte_databank: Databank) -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)

    def wijzig(naar: str) -> Any:
        with doe() as h:
            return h.corrigeer(rij, verwacht=rij.versie_id, reden="proef", groep=naar)

    uit = tegelijk(lambda: wijzig("Groeien"), lambda: wijzig("Zorgen"))
    assert soorten(uit) == ["Ingehaald", "Klantgroep"]
    (ingehaald,) = [een for een in uit if isinstance(een, Ingehaald)]
    (bewaard,) = [een for een in uit if isinstance(een, Klantgroep)]
    assert [verschil.werd for verschil in ingehaald.verschillen] == [bewaard.groep]
    assert Klantgroep.bekend.nu().get().groep == bewaard.groep
    assert Klantgroep.objects.count() == 2


def test_hetzelfde_formulier_twee_keer_tegelijk(echte_databank: Databank) -> None:
    gebruiker()

    def meld() -> Any:
        with doe(sleutel="een") as h:
            return persoon(h)

    assert soorten(tegelijk(meld, meld)) == ["AlGedaan", "Persoon"]
    assert (Persoon.objects.count(), Handeling.objects.count()) == (1, 1)


def test_de_laatste_plaats_van_een_bijeenkomst(echte_databank: Databank) -> None:
    with doe() as h:
        bij = h.leg_vast(Bijeenkomst(datum=MAART, soort="kick-off", plaatsen=1))
        mensen = [persoon(h) for _ in range(3)]

    def nodig_uit(wie: Persoon) -> Any:
        with doe() as h:
            return h.leg_vast(Deelname(persoon=wie, datum=MAART, bijeenkomst_id=bij.feit_id, status="uitgenodigd"))

    uit = tegelijk(*(lambda wie=wie: nodig_uit(wie) for wie in mensen))
    assert soorten(uit) == ["Deelname", "Onmogelijk", "Onmogelijk"]
    assert all("bezet" in str(een) for een in uit if isinstance(een, Onmogelijk))
    assert Deelname.bekend.nu().count() == 1


def test_de_laatste_plaats_van_een_werkleerroute(echte_databank: Databank) -> None:
    Productenboekregel.objects.create(instrument="werkleerroute", titel="Werkleerroute", plaatsen=1, begin=date(2025, 1, 1))
    with doe() as h:
        mensen = [persoon(h) for _ in range(2)]

    def start(wie: Persoon) -> Any:
        with doe() as h:
            return h.leg_vast(Traject(persoon=wie, begin=MAART, instrument="werkleerroute"))

    assert soorten(tegelijk(*(lambda wie=wie: start(wie) for wie in mensen))) == ["Onmogelijk", "Traject"]


def test_twee_toewijzingen_in_dezelfde_rol(echte_databank: Databank) -> None:
    with doe() as h:
        wie = persoon(h)

    def wijs_toe(team: str) -> Any:
        with doe() as h:
            return h.leg_vast(Toewijzing(persoon=wie, begin=MAART, rol="regie", team=team))

    uit = tegelijk(lambda: wijs_toe("Groeien"), lambda: wijs_toe("Matchen"))
    assert soorten(uit) == ["Onmogelijk", "Toewijzing"]
    assert next(een for een in uit if isinstance(een, Onmogelijk)).kolommen == ("begin", "eind")


_SCHRIJVER = """
import sys
from datetime import date
import django
django.setup()
from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Klantgroep, Persoon
from opmaat.toegang.models import Gebruiker
door = Gebruiker.objects.get()
for nr in range(10_000):
    with handeling(door=door, stap="proef", sleutel=f"s{nr}") as h:
        wie = h.nieuw(Persoon(geboortedatum=date(1990, 1, 1)))
        h.leg_vast(Klantgroep(persoon=wie, begin=date(2025, 3, 1), groep="Matchen"))
        if nr == 20:
            print("midden", flush=True)
            sys.stdin.readline()
    print(f"s{nr}", flush=True)
"""


def test_een_server_die_wordt_gedood_tijdens_het_bewaren_verliest_niets_dat_bevestigd_was(echte_databank: Databank) -> None:
    gebruiker()
    omgeving = {**os.environ, "OPMAAT_DATABASE": echte_databank.adres, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    proces = subprocess.Popen([sys.executable, "-c", _SCHRIJVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=omgeving)
    assert proces.stdout is not None
    bevestigd = []
    for regel in proces.stdout:
        if regel.strip() == "midden":
            break
        bevestigd.append(regel.strip())
    os.kill(proces.pid, signal.SIGKILL)  # in the middle of the 21st action
    proces.wait()
    proces.stdout.close()
    assert bevestigd == [f"s{nr}" for nr in range(20)]
    assert set(Handeling.objects.values_list("sleutel", flat=True)) == set(bevestigd)
    assert Persoon.objects.count() == Klantgroep.bekend.nu().count() == 20  # nothing of the action that was not confirmed
    with doe(sleutel="s20") as h:  # the lock went with the process, and the form can be sent again
        groep(h, persoon(h), MAART)
    with pytest.raises(AlGedaan), doe(sleutel="s3"):
        raise AssertionError("het formulier telde nog eens")
