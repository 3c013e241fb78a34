"""What a database answers when it cannot be read, in Dutch: what is wrong and what to do.

The words of a server may be in any language and may quote the address; only what is known to be harmless is taken from them.
"""

from __future__ import annotations

import re

from .fouten import Registerfout

_VERBINDEN: tuple[tuple[str, str, str], ...] = (
    (
        r"password authentication failed|no password supplied|wachtwoord",
        "De database laat u niet toe: de gebruikersnaam of het wachtwoord klopt niet",
        "Controleer beide; zet het wachtwoord liever in ~/.pgpass of in PGPASSWORD dan in het adres",
    ),
    (r'database "(?P<naam>[^"]+)"', "De database {naam} is er niet op deze server", "Kijk of de naam in het adres klopt; psql --list noemt welke er zijn"),
    (r'role "(?P<naam>[^"]+)"', "De gebruiker {naam} bestaat niet op deze server", "Zet de goede gebruiker in het adres: postgresql://gebruiker@server/database"),
    (r"pg_hba\.conf", "De server laat deze gebruiker vanaf deze plek niet toe", "Vraag de beheerder om toegang voor deze gebruiker, database en computer"),
    (
        r"could not translate|connection refused|no such file|timeout expired|no route|unreachable|timed out",
        "De server is niet te bereiken",
        "Kijk of de server draait, of de naam en de poort in het adres kloppen, en of het netwerk u erbij laat",
    ),
    (r"invalid (uri|connection option|port|percent)|missing key|unexpected", "Het adres van de database is niet te lezen", "Schrijf het als postgresql://gebruiker@server:5432/database"),
    (r"failed to open|unable to open", "De database kan niet worden geopend", "Kijk of u het bestand mag lezen, en de map waarin het staat"),
)
_LEZEN: tuple[tuple[str, str, str], ...] = (
    (r"42501|permission denied", "U mag de tabel {tabel} niet lezen", "Vraag de beheerder om het recht SELECT op deze tabel"),
    (r"42P01|no such table", "De tabel {tabel} is verdwenen terwijl de database werd gelezen", "Wacht tot het bijwerken van de database klaar is en probeer het opnieuw"),
    (r"42703|no such column", "Een kolom van de tabel {tabel} is verdwenen terwijl de database werd gelezen", "Wacht tot het bijwerken van de database klaar is en probeer het opnieuw"),
    (r"not a database|malformed|corrupt", "Dit is geen SQLite-database, of zij is beschadigd", "Kijk of het pad klopt, of zet een reservekopie terug"),
    (r"locked|busy", "De database is op slot omdat er in wordt geschreven", "Probeer het zo dadelijk opnieuw"),
)


def verbindfout(fout: Exception, *, waar: str) -> Registerfout:
    """The error for a database that could not be opened."""
    return _fout(_VERBINDEN, fout, waar, anders="Met deze database is geen verbinding te maken")


def leesfout(fout: Exception, *, tabel: str) -> Registerfout:
    """The error for a table that could not be read."""
    return _fout(_LEZEN, fout, tabel, anders="De tabel {tabel} kon niet worden gelezen")


def _fout(soorten: tuple[tuple[str, str, str], ...], fout: Exception, waar: str, *, anders: str) -> Registerfout:
    woorden = f"{getattr(fout, 'sqlstate', None) or ''} {fout}"
    for patroon, wat, doe in soorten:
        if gevonden := re.search(patroon, woorden, re.IGNORECASE):
            return Registerfout(wat.format(tabel=waar, **gevonden.groupdict()), waar=waar, doe=doe)
    server = re.search(r"(?:FATAL|ERROR):\s*(.+)", woorden)
    return Registerfout(
        anders.format(tabel=waar), waar=waar, waarom=f"De server meldt: {server[1].strip()}" if server else "", doe="Vraag de beheerder van de database wat er is, of lever bestanden"
    )
