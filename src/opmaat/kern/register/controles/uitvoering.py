"""Running checks on a register: every offending row of every check goes into one table, ``controle.bevinding``.

Nothing is worded here; that belongs to ``verslag``. A check that cannot run says why, and a check that breaks is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

import duckdb

from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam, tekst
from opmaat.kern.register.quarantaine import maak_personen
from opmaat.kern.register.schema import Tabel

from .bekend import Moment, maak_bekend
from .controle import Controle, lees_controles
from .uitbreiding import Deelcontrole, breid_uit

Afloop = Literal["uitgevoerd", "niet uitgevoerd", "mislukt"]

BEVINDINGEN = "controle.bevinding"
"""Table of offences: controle, tabel, feit_id (the key for an identity), persoon_id, kolom, waarde."""


@dataclass(frozen=True, kw_only=True)
class Controleuitslag:
    """How one check went: offences in the counted rows, rows of it in quarantine, and on how many tables or columns.

    ``reden`` says why it did not run or broke, and is empty otherwise. ``delen`` of ``mogelijk`` queries have run.
    """

    controle: Controle
    afloop: Afloop
    reden: str = ""
    aantal: int = 0
    in_quarantaine: int = 0
    delen: int = 0
    mogelijk: int = 0


def kies_controles(namen: Iterable[str] | None) -> tuple[Controle, ...]:
    """The named checks, or all; ``Registerfout`` for a name that does not exist."""
    alle = lees_controles()
    if namen is None:
        return tuple(alle.values())
    gekozen = list(dict.fromkeys(namen))
    for vreemd in gekozen:
        if vreemd not in alle:
            raise Registerfout(
                f"De controle {vreemd} bestaat niet", doe=f"Kies uit: {', '.join(alle)}"
            )
    return tuple(alle[gekozen_naam] for gekozen_naam in gekozen)


def voer_uit(
    register: Register,
    controles: Iterable[Controle],
    moment: Moment,
    *,
    tabellen: Collection[str] | None = None,
    voorbereid: bool = False,
) -> tuple[Controleuitslag, ...]:
    """Runs the checks on the rows known at the moment and replaces ``controle.bevinding`` by what they found.

    ``tabellen`` limits it to queries about these tables; a check that has none is left out. ``voorbereid``: the last call on
    this register was for the same moment, so that the known rows need not be set out again.
    """
    if not voorbereid:
        maak_bekend(register, moment)
        maak_personen(register.verbinding)
        register.verbinding.execute("CREATE SCHEMA IF NOT EXISTS controle")
    register.verbinding.execute(
        f"CREATE OR REPLACE TABLE {BEVINDINGEN} (controle VARCHAR, tabel VARCHAR, feit_id BIGINT, persoon_id BIGINT, "
        "kolom VARCHAR, waarde VARCHAR)"
    )
    delen = {c.id: [d for d in breid_uit(c, register.schema) if tabellen is None or d.tabel in tabellen] for c in controles}
    klaar = {id: [d for d in stel if not ontbrekend(register, d) and _heeft_moment(d.controle, moment)] for id, stel in delen.items()}
    mislukt = _voer_delen_uit(register, [deel for stel in klaar.values() for deel in stel], moment)
    gevonden = dict(register.verbinding.execute(f"SELECT controle, count(*) FROM {BEVINDINGEN} GROUP BY controle").fetchall())
    apart = _in_quarantaine(register)
    return tuple(
        _uitslag(register, stel[0].controle, stel, klaar[id], moment, mislukt.get(id), gevonden.get(id, 0), apart.get(id, 0))
        for id, stel in delen.items()
        if stel
    )


def _heeft_moment(controle: Controle, moment: Moment) -> bool:
    return controle.vereist != "bekend_op" or moment.bekend_op is not None


def _uitslag(
    register: Register, controle: Controle, delen: list[Deelcontrole], klaar: list[Deelcontrole], moment: Moment, mislukt: str | None, aantal: int, apart: int
) -> Controleuitslag:
    if not _heeft_moment(controle, moment):
        return Controleuitslag(
            controle=controle, afloop="niet uitgevoerd", reden="er is geen dag gegeven bij bekend op", in_quarantaine=apart
        )
    if not klaar:
        return Controleuitslag(
            controle=controle,
            afloop="niet uitgevoerd",
            reden=_waarom_niet(register, controle, delen),
            in_quarantaine=apart,
            mogelijk=len(delen),
        )
    return Controleuitslag(
        controle=controle,
        afloop="uitgevoerd" if mislukt is None else "mislukt",
        reden=mislukt or "",
        aantal=aantal,
        in_quarantaine=apart,
        delen=len(klaar) if mislukt is None else 0,
        mogelijk=len(delen),
    )


def _voer_delen_uit(register: Register, delen: list[Deelcontrole], moment: Moment) -> dict[str, str]:
    """Runs the queries, those on one table together, and gives per check that broke why.

    When a table's queries do not run together, each runs alone: one broken check leaves the others what they are.
    """
    mislukt: dict[str, str] = {}
    per_tabel: dict[str, list[Deelcontrole]] = {}
    for deel in delen:
        per_tabel.setdefault(deel.tabel, []).append(deel)
    for stel in per_tabel.values():
        try:
            _leg_vast(register, stel, moment)
        except duckdb.Error:
            for deel in stel:
                try:
                    _leg_vast(register, [deel], moment)
                except duckdb.Error as fout:
                    mislukt.setdefault(deel.controle.id, f"de vraag aan tabel {deel.tabel} is niet te beantwoorden ({type(fout).__name__})")
    return mislukt


def _leg_vast(register: Register, stel: list[Deelcontrole], moment: Moment) -> None:
    """The offences against these queries on one table, in one statement; conditions on a row share one scan."""
    tabel = register.schema.tabel(stel[0].tabel)
    vragen = [
        f"SELECT {tekst(deel.controle.id)}, {tekst(deel.tabel)}, feit_id::BIGINT, persoon_id::BIGINT, kolom::VARCHAR, waarde::VARCHAR FROM ({deel.sql})"
        for deel in stel
        if not deel.voorwaarde
    ]
    for bron, telt_mee in ((f"bekend.{naam(tabel.naam)}", True), (naam(tabel.naam), False)):
        per_rij = [deel for deel in stel if deel.voorwaarde and deel.controle.telt_mee == telt_mee]
        if per_rij:
            vragen.append(_rijvraag(tabel, bron, per_rij))
    register.verbinding.execute(f"INSERT INTO {BEVINDINGEN} {moment.vul_in(' UNION ALL '.join(vragen))}").fetchall()


def _rijvraag(tabel: Tabel, bron: str, delen: list[Deelcontrole]) -> str:
    persoon = "persoon_id" if tabel.heeft("persoon_id") else "NULL"
    gevonden = (
        f"CASE WHEN {deel.voorwaarde} THEN {{'controle': {tekst(deel.controle.id)}, 'kolom': {tekst(deel.kolom)}, 'waarde': {naam(deel.kolom)}::VARCHAR}} END" for deel in delen
    )
    return (
        f"SELECT f.controle, {tekst(tabel.naam)}, feit_id, persoon_id, f.kolom, f.waarde FROM ("
        f"SELECT {naam(tabel.sleutel)}::BIGINT AS feit_id, {persoon}::BIGINT AS persoon_id, unnest([{', '.join(gevonden)}]) AS f "
        f"FROM {bron} WHERE {' OR '.join(f'({deel.voorwaarde})' for deel in delen)}) WHERE f IS NOT NULL"
    )


def ontbrekend(register: Register, deel: Deelcontrole) -> tuple[str, ...]:
    """The tables and columns (``tabel`` or ``tabel.kolom``) that were not delivered and that the query needs."""
    mist: list[str] = []
    for tabel, kolommen in deel.kolommen.items():
        if tabel not in register.tabellen:
            mist.append(tabel)
        else:
            mist += [f"{tabel}.{kolom}" for kolom in kolommen if kolom not in register.geleverd[tabel]]
    return tuple(dict.fromkeys(mist))


def _waarom_niet(register: Register, controle: Controle, delen: list[Deelcontrole]) -> str:
    if controle.voor_elke is not None and controle.id != "onbekende-persoon":
        return "geen van de geleverde tabellen heeft de kolommen die nodig zijn"
    mist = sorted({woord for deel in delen for woord in ontbrekend(register, deel)})
    if controle.voor_elke is not None:
        mist = [woord for woord in mist if woord.split(".")[0] in controle.kolommen]
    return f"niet geleverd: {', '.join(mist)}"


def _in_quarantaine(register: Register) -> dict[str, int]:
    """How many rows stand in quarantine for each rule of the database."""
    uit: dict[str, int] = {}
    for tabel in register.niet_meegeteld:
        rijen = register.verbinding.execute(
            f"SELECT f.reden, count(DISTINCT rij) FROM (SELECT rij, unnest(fouten) AS f FROM quarantaine.{naam(tabel)}) GROUP BY ALL"
        ).fetchall()
        for reden, aantal in rijen:
            uit[reden] = uit.get(reden, 0) + int(aantal)
    uit["verplicht-veld-leeg"] = uit.pop("leeg", 0)
    return uit


