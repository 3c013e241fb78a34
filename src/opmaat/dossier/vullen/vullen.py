"""The invented municipality into an empty database, in one transaction: register, names and addresses, notes, products, users."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from opmaat.dossier import bewaking
from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Bijeenkomst, Persoon
from opmaat.dossier.models.klant import Klant, Werkgevergegevens
from opmaat.dossier.nummers import nieuwe_nummers, zet_nummer
from opmaat.dossier.productenboek import begin_productenboek
from opmaat.dossier.vullen.bank import Bank
from opmaat.dossier.vullen.gebruikers import Inlog, maak_gebruikers
from opmaat.dossier.vullen.namen import adres, bsn, kvk, mens, notitie, werkgevernaam
from opmaat.dossier.vullen.register import Bronregister
from opmaat.kern.fout import Invoerfout
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.verzin import lees_profiel, verzin
from opmaat.toegang.bsn import versleutel, zoekwaarde
from opmaat.toegang.models import Gebruiker

WACHTWOORD = "verzonnen-mensen"
"""The password of every login of the demo; it guards invented people only."""

_VERSIE = ("versie_id", "feit_id", "geregistreerd_op", "vervallen_op", "aard")
_OUD = datetime.fromisoformat("2015-01-02T09:00:00")
_NOTITIE_DEEL = 0.15
_AGENDA = ((7, "kick-off", "Matchen"), (9, "kick-off", "Groeien"), (14, "themabijeenkomst", "Groeien"), (21, "kick-off", "Matchen"))

Voortgang = Callable[[str], None]


class Vulfout(Invoerfout):
    """The database cannot be filled."""


@dataclass(frozen=True, kw_only=True)
class Vulling:
    """What was put in: rows of the register, people, the last day of the register, the logins, and how many spells were ended for it."""

    rijen: int
    personen: int
    tm: date
    inlog: tuple[Inlog, ...]
    aangevuld: int


def vul(*, personen: int | None = None, zaad: int = 2025, profiel: str = "deventer", voortgang: Voortgang = lambda wat: None) -> Vulling:
    """Fills the database of Django, which must hold no person yet; afterwards all is there or, after an error, nothing.

    ``personen`` is about how many, ``None`` as many as in the documents. Users are made in demo and test only: with one password for
    all they have no place elsewhere. ``Vulfout`` when there are people already, ``Verzinfout`` for an impossible request.
    """
    if Persoon.objects.exists():
        raise Vulfout("In deze databank staan al personen", waarom="Verzonnen en echte mensen mogen nooit door elkaar staan.", doe="Geef een lege databank.")
    gekozen = lees_profiel(profiel, personen=personen, vuil=1.0)
    with tempfile.TemporaryDirectory(prefix="opmaat-vul-") as map_:
        verzin(Path(map_) / "register", profiel=profiel, personen=personen, zaad=zaad)
        voortgang("register verzonnen")
        bron = Bronregister(Path(map_) / "register")
        with transaction.atomic():
            bewaking.zet_af(connection)
            bank = Bank(connection, Path(map_))
            rijen = sum(bank.laad_vraag(tabel.naam, bron.kolommen(tabel), bron.verbinding, f"FROM {tabel.naam}") for tabel in lees_schema())
            zet_nummer(bron.hoogste)
            voortgang(f"{rijen} rijen in de databank")
            mensen = _mensen(bron)
            _laad_eigen(bank, "klant", _klanten(zaad, mensen))
            _laad_eigen(bank, "werkgevergegevens", _werkgevers(zaad, bron))
            _laad_eigen(bank, "notitie", _notities(zaad, bron))
            begin_productenboek()
            inlog: list[Inlog] = []
            if settings.STAND in ("demo", "test"):
                organisaties = gekozen.lijst("organisaties")
                inlog = maak_gebruikers(zaad, WACHTWOORD, gemeente=next(iter(gekozen.gemeenten)), organisaties=organisaties, van=gekozen.van, op=gekozen.tm)
            connection.check_constraints()  # every reference to a person, employer, employee or file points at one
            bewaking.zet_aan(connection)
            if inlog:
                _plan_bijeenkomsten(gekozen.tm, gekozen.lijst("organisaties")["werk"])
            voortgang("namen, adressen en gebruikers verzonnen")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return Vulling(rijen=rijen, personen=len(mensen), tm=gekozen.tm, inlog=tuple(inlog), aangevuld=bron.aangevuld)


def _plan_bijeenkomsten(na: date, organisatie: str) -> None:
    """Meetings in the weeks after the last day, with places, so that there is something to invite people to."""
    trainer = Gebruiker.objects.get(gebruikersnaam="trainer")
    with handeling(door=trainer, stap="bijeenkomst-plannen") as h:
        for dagen, soort, groep in _AGENDA:
            dag = na + timedelta(days=dagen)
            h.leg_vast(Bijeenkomst(datum=dag, soort=soort, klantgroep=groep, plaatsen=12, organisatie=organisatie, medewerker_id=trainer.medewerker_id))


def _laad_eigen(bank: Bank, tabel: str, rijen: list[dict[str, Any]]) -> None:
    """First versions of facts that only the dossier has; ``geregistreerd_op`` stands in the rows."""
    if not rijen:
        return
    eerste = nieuwe_nummers(len(rijen))
    kolommen = [kolom for kolom in rijen[0] if kolom != "geregistreerd_op"]
    vast = ((eerste + nr, eerste + nr, rij["geregistreerd_op"], None, "eerste", *(rij[kolom] for kolom in kolommen)) for nr, rij in enumerate(rijen))
    bank.laad(tabel, [*_VERSIE, *kolommen], vast)


def _mensen(bron: Bronregister) -> list[tuple[Any, ...]]:
    """Every person: number, sex, gemeente, secret, household, newcomer, first moment, in order of number."""
    return bron.verbinding.execute(
        """
        WITH waar AS (SELECT persoon_id, arg_max(gemeente, begin) AS gemeente, coalesce(arg_max(geheim, begin), false) AS geheim, min(geregistreerd_op) AS moment
                      FROM leefsituatie WHERE vervallen_op IS NULL GROUP BY persoon_id),
             samen AS (SELECT persoon_id, min(hoofd) AS hoofd FROM (SELECT persoon_id, min(persoon_id) OVER (PARTITION BY dossier_id) AS hoofd
                       FROM uitkering WHERE dossier_id IS NOT NULL AND vervallen_op IS NULL) GROUP BY persoon_id),
             nieuw AS (SELECT DISTINCT persoon_id FROM inburgering)
        SELECT p.persoon_id, p.geslacht, waar.gemeente, coalesce(waar.geheim, false), coalesce(samen.hoofd, p.persoon_id), nieuw.persoon_id IS NOT NULL, waar.moment
        FROM persoon p LEFT JOIN waar USING (persoon_id) LEFT JOIN samen USING (persoon_id) LEFT JOIN nieuw USING (persoon_id) ORDER BY p.persoon_id
        """
    ).fetchall()


def _klanten(zaad: int, mensen: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    rijen = []
    for volg, (nummer, geslacht, gemeente, geheim, hoofd, nieuwkomer, moment) in enumerate(mensen):
        wie = mens(zaad, f"persoon {nummer}", geslacht, nieuwkomer=nieuwkomer)
        thuis = adres(zaad, f"huis {hoofd}", gemeente)
        nr = bsn(volg)
        taal = wie.taal if nieuwkomer else None
        klant = Klant(
            voornaam=wie.voornaam, tussenvoegsel=wie.tussenvoegsel, achternaam=wie.achternaam,
            straat=thuis.straat, huisnummer=thuis.huisnummer, postcode=thuis.postcode, woonplaats=thuis.plaats,
            telefoon=wie.telefoon, email=wie.email, voorkeurstaal=taal, tolk_nodig=True if taal and nummer % 2 else None,
            geheim=bool(geheim) or None, bsn=versleutel(nr), bsn_hash=zoekwaarde(nr),
        )  # fmt: skip
        klant.bereid_voor()
        rijen.append({"geregistreerd_op": moment or _OUD, "persoon_id": nummer, **_inhoud(klant)})
    return rijen


def _werkgevers(zaad: int, bron: Bronregister) -> list[dict[str, Any]]:
    rijen = []
    for (nummer, sector) in bron.verbinding.execute("SELECT werkgever_id, sector FROM werkgever ORDER BY werkgever_id").fetchall():
        thuis, wie = adres(zaad, f"werkgever {nummer}", "Deventer"), mens(zaad, f"contactpersoon {nummer}", None)
        gegevens = Werkgevergegevens(
            naam=werkgevernaam(zaad, nummer, sector), kvk=kvk(zaad, nummer), straat=thuis.straat, huisnummer=thuis.huisnummer, postcode=thuis.postcode,
            plaats=thuis.plaats, contactpersoon=wie.naam, telefoon=f"0570-0{nummer % 100_000:05d}", email=f"werk{nummer}@bedrijf.example",
        )  # fmt: skip
        gegevens.bereid_voor()
        rijen.append({"geregistreerd_op": _OUD, "werkgever_id": bron.nummer("werkgever", nummer), **_inhoud(gegevens)})
    return rijen


def _inhoud(feit: Klant | Werkgevergegevens) -> dict[str, Any]:
    """The columns with content, but the person or employer, which is given as it is numbered in the database."""
    vast = {*_VERSIE, "persoon_id", "werkgever_id"}
    return {veld.column: getattr(feit, veld.attname) for veld in feit._meta.local_concrete_fields if veld.column not in vast}


def _notities(zaad: int, bron: Bronregister) -> list[dict[str, Any]]:
    """For some people one to three notes, each on a day of one of their last talks, by who held it."""
    gesprekken: dict[int, list[tuple[Any, ...]]] = {}
    vraag = bron.verbinding.execute(
        """SELECT persoon_id, datum, medewerker_id, geregistreerd_op FROM gesprek WHERE vervallen_op IS NULL AND resultaat = 'gehouden' AND medewerker_id IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY persoon_id ORDER BY datum DESC, feit_id) <= 3 ORDER BY persoon_id, datum, feit_id"""
    )
    for nummer, *rest in vraag.fetchall():
        gesprekken.setdefault(nummer, []).append(tuple(rest))
    rijen = []
    for nummer, gehouden in gesprekken.items():
        t = Random(f"{zaad} notities {nummer}")
        if t.random() >= _NOTITIE_DEEL:
            continue
        for datum, medewerker_id, moment in gehouden[: t.randrange(1, 4)]:
            rubriek, tekst = notitie(t)
            rijen.append(
                {"geregistreerd_op": moment, "persoon_id": nummer, "datum": datum, "rubriek": rubriek, "tekst": tekst, "medewerker_id": bron.nummer("medewerker", medewerker_id)}
            )
    return rijen
