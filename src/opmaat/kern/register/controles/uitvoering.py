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
    apart = _in_quarantaine(register)
    uitslagen = []
    for controle in controles:
        delen = tuple(
            deel for deel in breid_uit(controle, register.schema) if tabellen is None or deel.tabel in tabellen
        )
        if delen:
            uitslagen.append(_voer_een_uit(register, controle, delen, moment, apart.get(controle.id, 0)))
    return tuple(uitslagen)


def _voer_een_uit(
    register: Register, controle: Controle, delen: tuple[Deelcontrole, ...], moment: Moment, apart: int
) -> Controleuitslag:
    if controle.vereist == "bekend_op" and moment.bekend_op is None:
        return Controleuitslag(
            controle=controle, afloop="niet uitgevoerd", reden="er is geen dag gegeven bij bekend op", in_quarantaine=apart
        )
    klaar = [deel for deel in delen if not ontbrekend(register, deel)]
    if not klaar:
        return Controleuitslag(
            controle=controle,
            afloop="niet uitgevoerd",
            reden=_waarom_niet(register, controle, delen),
            in_quarantaine=apart,
            mogelijk=len(delen),
        )
    aantal = 0
    for stel in _in_stellen(klaar):
        deel = stel[0]
        try:
            aantal += _voer_stel_uit(register, stel, moment)
        except duckdb.Error as fout:
            return Controleuitslag(
                controle=controle,
                afloop="mislukt",
                reden=f"de vraag aan tabel {deel.tabel} is niet te beantwoorden ({type(fout).__name__})",
                aantal=aantal,
                in_quarantaine=apart,
                mogelijk=len(delen),
            )
    return Controleuitslag(
        controle=controle,
        afloop="uitgevoerd",
        aantal=aantal,
        in_quarantaine=apart,
        delen=len(klaar),
        mogelijk=len(delen),
    )


def _in_stellen(delen: Iterable[Deelcontrole]) -> list[tuple[Deelcontrole, ...]]:
    """The queries of a check, those on one table together: they run as one."""
    per_tabel: dict[str, list[Deelcontrole]] = {}
    for deel in delen:
        per_tabel.setdefault(deel.tabel, []).append(deel)
    return [tuple(stel) for stel in per_tabel.values()]


def _voer_stel_uit(register: Register, stel: tuple[Deelcontrole, ...], moment: Moment) -> int:
    velden = "feit_id::BIGINT, persoon_id::BIGINT, kolom::VARCHAR, waarde::VARCHAR"
    vragen = (f"SELECT {velden} FROM ({moment.vul_in(deel.sql)})" for deel in stel)
    antwoord = register.verbinding.execute(
        f"INSERT INTO {BEVINDINGEN} SELECT {tekst(stel[0].controle.id)}, {tekst(stel[0].tabel)}, * FROM ({' UNION ALL '.join(vragen)})"
    ).fetchone()
    return int(antwoord[0]) if antwoord else 0


def ontbrekend(register: Register, deel: Deelcontrole) -> tuple[str, ...]:
    """The tables and columns (``tabel`` or ``tabel.kolom``) that were not delivered and that the query needs."""
    mist: list[str] = []
    for tabel, kolommen in deel.kolommen.items():
        if tabel not in register.tabellen:
            mist.append(tabel)
        else:
            mist += [f"{tabel}.{kolom}" for kolom in kolommen if kolom not in register.geleverd[tabel]]
    return tuple(dict.fromkeys(mist))


def _waarom_niet(register: Register, controle: Controle, delen: tuple[Deelcontrole, ...]) -> str:
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


