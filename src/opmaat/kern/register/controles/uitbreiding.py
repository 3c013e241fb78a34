"""From a check to the queries that run: a pattern is filled in for every table or column of the schema that it fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from opmaat.kern.register.omzetting import naam, tekst
from opmaat.kern.register.schema import LIJSTSCHEIDING, Code, Codelijst, Kolom, Schema, Tabel

from .controle import Controle

_ALTIJD = (date(1, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True, kw_only=True)
class Deelcontrole:
    """One query of a check over one table, with the columns that must have been delivered to run it.

    ``voorwaarde``: what makes a row offend, of a check that looks at one row at a time, and ``kolom`` what it is about; ``sql`` says
    the same.
    """

    controle: Controle
    tabel: str
    kolommen: Mapping[str, tuple[str, ...]]
    sql: str
    voorwaarde: str = ""
    kolom: str = ""


def breid_uit(controle: Controle, schema: Schema) -> tuple[Deelcontrole, ...]:
    """The queries of the check, one for a plain check, one per fitting table or column for a pattern."""
    if controle.voor_elke is None:
        return (
            Deelcontrole(controle=controle, tabel=controle.tabel, kolommen=controle.kolommen, sql=controle.query, voorwaarde=controle.voorwaarde, kolom=controle.kolom),
        )
    return tuple(
        _deel(controle, tabel, woorden)
        for tabel in schema
        for woorden in _passend(controle, tabel, schema)
    )


def over_tabel(controle: Controle, tabel: Tabel, schema: Schema, *, bron: str, rij: str) -> tuple[Deelcontrole, ...]:
    """The queries of a pattern on one table, over ``bron`` instead of the table and with ``rij`` as the row's number."""
    return tuple(
        _deel(controle, tabel, {**woorden, "tabel": bron, "rij": rij}) for woorden in _passend(controle, tabel, schema)
    )


def _deel(controle: Controle, tabel: Tabel, woorden: Mapping[str, str]) -> Deelcontrole:
    eigen = tuple(_vul(kolom, woorden) for kolom in controle.eigen_kolommen)
    doel = {woorden["doel"]: (woorden["doelsleutel"],)} if "doel" in woorden else {}
    samen: dict[str, tuple[str, ...]] = {**controle.kolommen, **doel}
    samen[tabel.naam] = (*samen.get(tabel.naam, ()), *eigen)
    per_rij = "" if "los" in woorden else _vul(controle.voorwaarde, woorden)
    return Deelcontrole(controle=controle, tabel=tabel.naam, kolommen=samen, sql=_vul(controle.query, woorden), voorwaarde=per_rij, kolom=_vul(controle.kolom, woorden))


def _vul(sjabloon: str, woorden: Mapping[str, str]) -> str:
    for woord, waarde in woorden.items():
        sjabloon = sjabloon.replace(f"{{{woord}}}", waarde)
    return sjabloon


def _passend(controle: Controle, tabel: Tabel, schema: Schema) -> Iterator[dict[str, str]]:
    """The words to fill in, once for every fit of the pattern on the table."""
    basis = {
        "tabel": tabel.naam,
        "rij": tabel.sleutel,
        "persoon": "persoon_id" if tabel.heeft("persoon_id") else "NULL::BIGINT",
        "datum": tabel.datumkolom or "",
        "begin": tabel.begin or "",
        "eind": tabel.eind or "",
    }
    kolommen = [kolom for kolom in tabel.kolommen if kolom.naam != "persoon_id"]
    match controle.voor_elke:
        case "periode":
            yield from [basis] if tabel.begin and tabel.eind else []
        case "persoonsgebonden":
            yield from [basis] if tabel.persoonsgebonden and tabel.datumkolom else []
        case "persoon":
            yield from [basis] if tabel.heeft("persoon_id") and tabel.naam != "persoon" else []
        case "tweetijdig":
            yield from [basis] if tabel.tweetijdig else []
        case "verplicht":
            yield from (basis | {"kolom": kolom.naam} for kolom in tabel.kolommen if kolom.verplicht)
        case "geld":
            yield from (basis | {"kolom": kolom.naam} for kolom in kolommen if kolom.geld)
        case "verwijzing":
            for kolom in kolommen:
                if kolom.verwijst is not None and kolom.naam != tabel.sleutel:
                    doel = schema.tabel(kolom.verwijst)
                    yield basis | {"kolom": kolom.naam, "doel": doel.naam, "doelsleutel": doel.sleutel}
        case _:
            for kolom in kolommen:
                lijst = schema.codelijst(kolom)
                if lijst is not None:
                    yield from _codes(controle, tabel, kolom, lijst, basis)


def _codes(
    controle: Controle, tabel: Tabel, kolom: Kolom, lijst: Codelijst, basis: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    k = naam(kolom.naam)
    code_uit = f"trim(unnest(string_split({k}, {tekst(LIJSTSCHEIDING)})))" if kolom.lijst else k
    woorden = {**basis, "kolom": kolom.naam, "code_uit": code_uit, **({"los": ""} if kolom.lijst else {})}
    match controle.voor_elke:
        case "codelijst":
            yield woorden | {"codes": _opsomming(lijst.codes)}
        case "codelijst-met-datum":
            begrensd = [code for code in lijst.codes if code.van or code.tot]
            if begrensd and tabel.datumkolom:
                buiten = " or ".join(f"{k} = {tekst(code.code)} and {tabel.datumkolom} not between {_van_tot(code)}" for code in begrensd)
                yield woorden | {"geldigheid": ", ".join(_geldigheid(code) for code in begrensd), "buiten_geldigheid": buiten}
        case "codelijst-met-bus":
            zonder = [code for code in lijst.codes if code.bus is None]
            if zonder and len(zonder) < len(lijst.codes):
                yield woorden | {"codes_zonder": _opsomming(zonder)}
        case "codelijst-met-srg":
            zonder = [code for code in lijst.codes if code.srg is None]
            if zonder and len(zonder) < len(lijst.codes):
                yield woorden | {"codes_zonder": _opsomming(zonder)}


def _opsomming(codes: tuple[Code, ...] | list[Code]) -> str:
    return ", ".join(tekst(code.code) for code in codes)


def _geldigheid(code: Code) -> str:
    return f"({tekst(code.code)}, {_van_tot(code).replace(' and ', ', ')})"


def _van_tot(code: Code) -> str:
    van, tot = code.van or _ALTIJD[0], code.tot or _ALTIJD[1]
    return f"date '{van.isoformat()}' and date '{tot.isoformat()}'"
