"""From ``kolom: waarde`` to a condition on one column, with the value in the column's own type."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from opmaat.kern.maat import Bevat, Ingevuld, IsEen, Kolomwaarde, Op, Parameterwaarde, Vergelijk, Voorwaarde
from opmaat.kern.register.schema import Kolom, Tabel
from opmaat.kern.tijd import Duur, Tijdfout, lees_dag

from .bestand import Knoop
from .omgeving import Omgeving

_VERGELIJKING = re.compile(r"(>=|<=|<>|=|>|<)\s*(.+)")
_PARAMETER = re.compile(r"(?:(-?[0-9]+(?:\.[0-9]+)?)\s*\*\s*)?parameter\s+([\w-]+)")
_ANDERE_KOLOM = re.compile(r"([a-z_]+)(?:\s*([+-])\s*([^+-]+?)(?:\s*([+-])\s*([0-9]+) dag(?:en)?)?)?")
_GETALLEN = ("integer", "number")


def kolomvoorwaarde(tabel: Tabel, kolom: Kolom, knoop: Knoop, omgeving: Omgeving) -> Voorwaarde:
    """The condition that these words put on the column."""
    match knoop.waarde:
        case "ingevuld" | "leeg":
            return Ingevuld(kolom.naam, knoop.waarde == "ingevuld")
        case dict():
            return _samengesteld(tabel, kolom, knoop, omgeving)
        case list():
            return IsEen(kolom.naam, _waarden(tabel, kolom, knoop, omgeving))
        case None:
            raise knoop.fout(
                f"Bij {kolom.naam} staat geen waarde", waarom="Zo is niet te zien wat er geteld moet worden.",
                doe="Schrijf een waarde, of “ingevuld” of “leeg”.",
            )  # fmt: skip
        case str() as tekst if vorm := _VERGELIJKING.fullmatch(tekst.strip()):
            return _vergelijk(tabel, kolom, Op(vorm[1]), vorm[2].strip(), knoop, omgeving)
        case _ if kolom.type in ("date", "datetime"):
            return Vergelijk(kolom.naam, Op.GELIJK, _dag(knoop, str(knoop.waarde)))
        case _:
            return IsEen(kolom.naam, _waarden(tabel, kolom, knoop, omgeving))


def _samengesteld(tabel: Tabel, kolom: Kolom, knoop: Knoop, omgeving: Omgeving) -> Voorwaarde:
    sleutels = tuple(knoop.waarde)
    if sleutels == ("niet",):
        return IsEen(kolom.naam, _waarden(tabel, kolom, knoop["niet"], omgeving), niet=True)
    if sleutels == ("bevat",):
        if not kolom.lijst:
            raise knoop.fout(
                f"De kolom {tabel.naam}.{kolom.naam} bevat één waarde, geen lijst",
                doe="Schrijf de code zonder “bevat”.",
            )
        codes = tuple(omgeving.eis_code(tabel, kolom, deel, str(deel.waarde)) for deel in knoop["bevat"].delen())
        return Bevat(kolom.naam, codes)
    raise knoop.fout(
        f"“{', '.join(sleutels)}” kan hier niet", doe="Bij een kolom horen “niet” of “bevat”, of gewoon een waarde."
    )


def _waarden(tabel: Tabel, kolom: Kolom, knoop: Knoop, omgeving: Omgeving) -> tuple[str | Decimal | bool, ...]:
    if kolom.lijst:
        raise knoop.fout(
            f"In {tabel.naam}.{kolom.naam} kunnen meer codes staan",
            waarom="Gelijk zijn aan één code zou rijen met twee codes missen.",
            doe="Schrijf {bevat: …}.",
        )
    return tuple(_waarde(tabel, kolom, deel, omgeving) for deel in knoop.delen())


def _waarde(tabel: Tabel, kolom: Kolom, knoop: Knoop, omgeving: Omgeving) -> str | Decimal | bool:
    match kolom.type:
        case "boolean":
            if knoop.waarde in ("ja", "nee", True, False):
                return knoop.waarde in ("ja", True)
            raise knoop.fout(f"De kolom {tabel.naam}.{kolom.naam} is ja of nee", doe="Schrijf ja of nee.")
        case "integer" | "number":
            return _getal(tabel, kolom, knoop, str(knoop.waarde))
        case "date" | "datetime":
            raise knoop.fout("Een lijst van data kan hier niet", doe="Schrijf “>= 2025-01-01”, of gebruik “of”.")
        case "string":
            return omgeving.eis_code(tabel, kolom, knoop, str(knoop.waarde))


def _vergelijk(tabel: Tabel, kolom: Kolom, op: Op, rest: str, knoop: Knoop, omgeving: Omgeving) -> Voorwaarde:
    if parameter := _PARAMETER.fullmatch(rest):
        if kolom.type not in _GETALLEN:
            raise knoop.fout(
                f"De kolom {tabel.naam}.{kolom.naam} is geen getal",
                doe="Een parameter hoort bij een kolom met een getal.",
            )
        return Vergelijk(
            kolom.naam, op, Parameterwaarde(omgeving.parameter(knoop, parameter[2]), Decimal(parameter[1] or 1))
        )
    ander = _ANDERE_KOLOM.fullmatch(rest)
    if ander is not None and tabel.heeft(ander[1]):
        return Vergelijk(kolom.naam, op, _kolomwaarde(tabel, kolom, ander, knoop))
    if rest in ("looptijd.begin", "looptijd.eind") and kolom.type == "date":
        dag = omgeving.looptijd.begin if rest == "looptijd.begin" else omgeving.looptijd.eind
        if dag is None:
            raise knoop.fout("De looptijd heeft geen einde", doe="Schrijf een datum.")
        return Vergelijk(kolom.naam, op, dag)
    match kolom.type:
        case "date" | "datetime":
            return Vergelijk(kolom.naam, op, _dag(knoop, rest))
        case "integer" | "number":
            return Vergelijk(kolom.naam, op, _getal(tabel, kolom, knoop, rest))
        case _ if op in (Op.GELIJK, Op.ONGELIJK):
            waarde = _waarde(tabel, kolom, Knoop(knoop.bron, knoop.pad, rest), omgeving)
            return IsEen(kolom.naam, (waarde,), niet=op is Op.ONGELIJK)
        case _:
            raise knoop.fout(
                f"De kolom {tabel.naam}.{kolom.naam} is een tekst of code",
                waarom="Teksten hebben geen volgorde; meer of minder betekent er niets.",
                doe="Noem de codes die bedoeld zijn.",
            )


def _kolomwaarde(tabel: Tabel, kolom: Kolom, ander: re.Match[str], knoop: Knoop) -> Kolomwaarde:
    tweede = tabel.kolom(ander[1])
    soort = "number" if kolom.type in _GETALLEN else kolom.type
    if (soort == "number") != (tweede.type in _GETALLEN) or (soort != "number" and kolom.type != tweede.type):
        raise knoop.fout(
            f"{kolom.naam} en {tweede.naam} zijn niet te vergelijken",
            waarom="De ene kolom is een datum, getal of tekst, en de andere iets anders.",
            doe="Vergelijk kolommen van dezelfde soort.",
        )
    if ander[2] is None:
        return Kolomwaarde(tweede.naam)
    if kolom.type != "date":
        raise knoop.fout("Alleen bij een datum kan een duur worden opgeteld", doe="Haal de duur weg.")
    try:
        dagen = int(f"{ander[4]}{ander[5]}") if ander[4] else 0
        return Kolomwaarde(tweede.naam, Duur.lees(ander[3]), terug=ander[2] == "-", dagen=dagen)
    except Tijdfout as fout:
        raise knoop.fout(fout.wat, waarom=fout.waarom, doe=fout.doe) from fout


def _dag(knoop: Knoop, tekst: str) -> date:
    try:
        return lees_dag(tekst)
    except Tijdfout as fout:
        raise knoop.fout(fout.wat, waarom=fout.waarom, doe=fout.doe) from fout


def _getal(tabel: Tabel, kolom: Kolom, knoop: Knoop, tekst: str) -> Decimal:
    try:
        return Decimal(tekst)
    except InvalidOperation as fout:
        raise knoop.fout(
            f"De kolom {tabel.naam}.{kolom.naam} is een getal, en “{tekst}” niet",
            doe="Schrijf een getal met een punt voor de decimalen, de naam van een andere kolom, of “parameter naam”.",
        ) from fout
