"""The report of the checks on a register: findings people can work through, and what was checked and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from opmaat.kern.fout import Bevinding, Plaats
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam, tekst
from opmaat.kern.register.schema import Schema

from .bekend import Moment
from .controle import Controle
from .uitvoering import BEVINDINGEN, Controleuitslag, kies_controles, voer_uit

PER_CONTROLE = 50
"""How many findings of one check are worded unless more are asked for; the rest is one line with the total."""


@dataclass(frozen=True, kw_only=True)
class Controleverslag:
    """What the checks found at P with the knowledge of K.

    ``bevindingen``: first those of the reader, then those of the checks in the order of the categories.
    ``gecontroleerd``: known rows per table that the checks looked at. ``niet_meegeteld``: rows in quarantine per table.
    """

    peildatum: date
    bekend_op: date | None
    uitslagen: tuple[Controleuitslag, ...]
    bevindingen: tuple[Bevinding, ...]
    gecontroleerd: Mapping[str, int]
    niet_meegeteld: Mapping[str, int]

    def uitslag(self, controle: str) -> Controleuitslag:
        """The result of one check; ``KeyError`` when it was not asked for."""
        for uitslag in self.uitslagen:
            if uitslag.controle.id == controle:
                return uitslag
        raise KeyError(controle)

    def aantallen(self) -> dict[str, int]:
        """Per check that ran the number of offences, those in quarantine included."""
        return {u.controle.id: u.aantal + u.in_quarantaine for u in self.uitslagen if u.afloop == "uitgevoerd"}


def controleer(
    register: Register,
    *,
    peildatum: date,
    bekend_op: date | None = None,
    controles: Iterable[str] | None = None,
    per_controle: int | None = PER_CONTROLE,
) -> Controleverslag:
    """The report of these checks (all, unless named) on the rows known at ``bekend_op`` (None: not superseded).

    ``per_controle`` limits how many findings of a check are worded (None: every one); counts are always complete.
    Replaces the views ``bekend.*`` and the table ``controle.bevinding`` in the register's connection.
    ``Registerfout`` for a check that does not exist.
    """
    uitslagen = voer_uit(register, kies_controles(controles), Moment(peildatum=peildatum, bekend_op=bekend_op))
    bevindingen = list(register.bevindingen)
    for uitslag in uitslagen:
        bevindingen += verwoord(register, uitslag, per_controle)
    return Controleverslag(
        peildatum=peildatum,
        bekend_op=bekend_op,
        uitslagen=uitslagen,
        bevindingen=tuple(bevindingen),
        gecontroleerd=MappingProxyType({tabel: _aantal(register, tabel) for tabel in register.tabellen}),
        niet_meegeteld=register.niet_meegeteld,
    )


def verwoord(register: Register, uitslag: Controleuitslag, hoogstens: int | None) -> Iterator[Bevinding]:
    """The findings of one check that has run: a line per offence, or one line that says why there are none."""
    controle = uitslag.controle
    if uitslag.afloop != "uitgevoerd":
        mislukt = uitslag.afloop == "mislukt"
        yield Bevinding(
            regel=controle.regel,
            categorie="kolom",
            ernst="fout" if mislukt else "melding",
            wat=f"De controle {controle.id} is {uitslag.afloop}: {uitslag.reden}",
            waarom="Dat er niets gevonden is, zegt dan niets",
            doe="Meld dit aan de beheerder" if mislukt else "Lever wat ontbreekt mee om deze controle te kunnen doen",
        )
        return
    grens = "" if hoogstens is None else f" LIMIT {hoogstens}"
    rijen = register.verbinding.execute(
        f"SELECT tabel, feit_id, kolom, waarde FROM {BEVINDINGEN} WHERE controle = {tekst(controle.id)} "
        f"ORDER BY tabel, abs(feit_id), kolom, waarde{grens}"
    ).fetchall()
    for tabel, feit_id, kolom, waarde in rijen:
        yield _bevinding(register.schema, controle, tabel, feit_id, kolom, waarde)
    if len(rijen) < uitslag.aantal:
        yield Bevinding(
            regel=controle.regel,
            categorie=controle.categorie,
            ernst=controle.ernst,
            wat=f"{controle.wat}: in totaal {uitslag.aantal} keer, hierboven staan de eerste {len(rijen)}",
            waarom=controle.waarom,
            doe=controle.doe,
        )


def _bevinding(
    schema: Schema, controle: Controle, tabel: str, feit_id: int | None, kolom: str | None, waarde: str | None
) -> Bevinding:
    """One offence in words. A key or a birth date is never quoted: it might tell who somebody is."""
    kolom = kolom or None
    geheim = kolom is None or _onthult(schema, tabel, kolom)
    return Bevinding(
        regel=controle.regel,
        categorie=controle.categorie,
        ernst=controle.ernst,
        wat=controle.wat,
        plaats=Plaats(
            bestand=tabel,
            regel=-feit_id if feit_id is not None and feit_id < 0 else None,
            feit=feit_id if feit_id is not None and feit_id >= 0 else None,
            kolom=kolom,
            woorden=None if geheim or waarde is None else waarde[:60],
        ),
        waarom=controle.waarom,
        doe=controle.doe,
    )


def _onthult(schema: Schema, tabel: str, kolom: str) -> bool:
    if kolom.endswith("_id"):
        return True
    gevonden = schema.tabel(tabel)
    return gevonden.heeft(kolom) and gevonden.kolom(kolom).minimaal is not None


def _aantal(register: Register, tabel: str) -> int:
    rij = register.verbinding.execute(f"SELECT count(*) FROM bekend.{naam(tabel)}").fetchone()
    return int(rij[0]) if rij else 0
