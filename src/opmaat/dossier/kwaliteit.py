"""Runs the checks of the register on the database of the dossier and keeps what they find as a list to work off.

The checks are those of ``opmaat register controleer``: data files with what is wrong, why it matters and what to do. They run on the
rows that are known now. A check that cannot run is told, never passed over.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from opmaat.config.database import schrijf_adres
from opmaat.dossier.models import Controleronde, Kwaliteitspunt, Toewijzing
from opmaat.kern.register.controles.bekend import Moment
from opmaat.kern.register.controles.uitvoering import BEVINDINGEN, kies_controles, voer_uit
from opmaat.kern.register.database import open_database
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam

PER_KEER = 2000

Sleutel = tuple[str, str, int, str]


def controleer_nu(vandaag: date) -> Controleronde:
    """Runs every check on the committed rows of the database and replaces the list; a point that was there keeps its first day."""
    begin, klok = timezone.now(), time.monotonic()
    register = open_database(schrijf_adres(connection.settings_dict))
    uitslagen = voer_uit(register, kies_controles(None), Moment(peildatum=vandaag, bekend_op=timezone.localdate()))
    gevonden = register.verbinding.execute(
        f"SELECT DISTINCT controle, tabel, feit_id, coalesce(kolom, ''), persoon_id FROM {BEVINDINGEN} WHERE feit_id IS NOT NULL"
    ).fetchall()
    niet = {u.controle.id: u.reden for u in uitslagen if u.afloop != "uitgevoerd"}
    with transaction.atomic():
        _vervang(gevonden, vandaag)
        return Controleronde.objects.create(
            begonnen_op=begin, peildatum=vandaag, seconden=time.monotonic() - klok, rijen=sum(_aantal(register, tabel) for tabel in register.tabellen), niet_gelukt=niet
        )


def _aantal(register: Register, tabel: str) -> int:
    (rij,) = register.verbinding.execute(f"SELECT count(*) FROM bekend.{naam(tabel)}").fetchall()
    return int(rij[0])


def _vervang(gevonden: Iterable[tuple[str, str, int, str, int | None]], vandaag: date) -> None:
    nu: dict[Sleutel, int | None] = {(controle, tabel, feit, kolom): persoon for controle, tabel, feit, kolom, persoon in gevonden}
    oud: dict[Sleutel, int] = {
        (controle, tabel, feit, kolom): nummer
        for nummer, controle, tabel, feit, kolom in Kwaliteitspunt.objects.values_list("pk", "controle", "tabel", "feit_id", "kolom")
    }
    weg = [nummer for sleutel, nummer in oud.items() if sleutel not in nu]
    for van in range(0, len(weg), PER_KEER):
        Kwaliteitspunt.objects.filter(pk__in=weg[van : van + PER_KEER]).delete()
    waar = _teams(vandaag)
    nieuw = [
        Kwaliteitspunt(controle=s[0], tabel=s[1], feit_id=s[2], kolom=s[3], persoon_id=persoon, organisatie=plek[0], team=plek[1], sinds=vandaag)
        for s, persoon in nu.items()
        if s not in oud
        for plek in [waar.get(persoon, ("", ""))]
    ]
    Kwaliteitspunt.objects.bulk_create(nieuw, batch_size=PER_KEER)


def _teams(vandaag: date) -> dict[int | None, tuple[str, str]]:
    """Per person the organisation and team that lead today: who has the regie, else the newest aanspreekpunt."""
    rijen = Toewijzing.bekend.nu().lopend(vandaag).filter(rol__in=("regie", "aanspreekpunt"))
    volgorde = sorted(rijen.values_list("rol", "begin", "persoon_id", "organisatie", "team"), key=lambda rij: (rij[0] == "regie", rij[1]))
    return {persoon: (organisatie or "", team or "") for _, _, persoon, organisatie, team in volgorde}
