"""Figures frozen on paper: as plain data with a version, so that drawing the same publication again gives the same
number.

Everything exact stays exact: fractions are written as "teller/noemer", money as text, dates as jjjj-mm-dd. A reader of
a later version must still read this one (``VERSIE``). Source: design, section 8.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from opmaat.kern.fout import Invoerfout

from .overleving import Punt
from .telling import GEHEEL, Cel, Lid
from .uitkomst import Leeg, Uitkomst, Verloop

VERSIE = 1
"""The version of the form below; a form that older readers would misread gets the next number."""


class Bevrorenfout(Invoerfout):
    """A frozen figure that cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Bevroren:
    """One published figure of one clause, with all that is needed to know what it is.

    ``rekenhash``: fingerprint of the definition. ``parameters``: dated values that it read, as text. ``code``: version
    of the program. ``oordeel``: status, norm and what was weighed, in words and exact numbers as they stood on paper.
    ``bekend_op`` None: everything known on the day of freezing. ``maat``, ``vraag`` and ``norm``: the definition itself as plain data, so that it can be drawn
    again after the agreement has changed. ``onderdrukt``: the places (row and column) of the published breakdown that were hidden. ``leden``: who was
    behind the figure, numbers only; once their data are destroyed nothing but ordinals.
    """

    overeenkomst: str
    afspraak: str
    rekenhash: str
    peildatum: date
    bekend_op: date | None
    code: str
    overeenkomstversie: int = 1
    parameters: Mapping[str, tuple[tuple[date, str], ...]] = field(default_factory=dict)
    uitkomsten: Mapping[Cel, Uitkomst] = field(default_factory=dict)
    oordeel: Mapping[str, str] = field(default_factory=dict)
    bevroren_op: date | None = None
    register: str = ""
    maat: Mapping[str, Any] = field(default_factory=dict)
    vraag: Mapping[str, Any] = field(default_factory=dict)
    norm: Mapping[str, Any] | None = None
    onderdrukt: tuple[tuple[str, str], ...] = ()
    leden: tuple[Lid, ...] = ()


def schrijf(figuren: tuple[Bevroren, ...]) -> str:
    """The figures as JSON text: the same text for the same figures."""
    cijfers = [_bevroren(figuur) for figuur in figuren]
    inhoud = {"formaat": VERSIE, "soort": "bevroren", "cijfers": cijfers, "zegel": _zegel(cijfers)}
    return json.dumps(inhoud, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def lees(tekst: str) -> tuple[Bevroren, ...]:
    """The figures in this text; ``Bevrorenfout`` when it is no such text or of a newer version."""
    try:
        inhoud = json.loads(tekst)
        formaat = inhoud["formaat"]
    except (ValueError, KeyError, TypeError) as fout:
        raise Bevrorenfout("Dit is geen bestand met bevroren cijfers", doe="Kies een bestand dat Opmaat zelf heeft geschreven") from fout
    if formaat != VERSIE:
        raise Bevrorenfout(
            f"De cijfers zijn bewaard in formaat {formaat}, dit programma leest formaat {VERSIE}",
            waarom="In een ander formaat kan een getal iets anders betekenen",
            doe="Gebruik de versie van Opmaat waarmee ze bewaard zijn, of een nieuwere",
        )
    if "zegel" in inhoud and inhoud["zegel"] != _zegel(inhoud.get("cijfers")):
        raise Bevrorenfout(
            "De bewaarde cijfers zijn na het bevriezen veranderd", waarom="Het zegel in het bestand past niet bij de cijfers", doe="Gebruik het oorspronkelijke bestand"
        )
    try:
        return tuple(_lees_bevroren(cijfer) for cijfer in inhoud["cijfers"])
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as fout:
        raise Bevrorenfout("De bewaarde cijfers zijn beschadigd", waarom=f"Er ontbreekt iets of het is onleesbaar: {fout}") from fout


def schrijf_uitkomst(uitkomst: Uitkomst) -> dict[str, Any]:
    """One figure as plain data; parts that are empty are left out."""
    uit: dict[str, Any] = {
        "waarde": _breuk(uitkomst.waarde), "leeg": None if uitkomst.leeg is None else uitkomst.leeg.value, "eenheid": uitkomst.eenheid,
        "teller": _breuk(uitkomst.teller), "noemer": _breuk(uitkomst.noemer), "rollen": dict(uitkomst.rollen),
        "uitersten": None if uitkomst.uitersten is None else [_breuk(grens) for grens in uitkomst.uitersten],
        "interval": None if uitkomst.interval is None else list(uitkomst.interval),
        "verloop": None if uitkomst.verloop is None else _verloop(uitkomst.verloop),
        "topdag": None if uitkomst.topdag is None else uitkomst.topdag.isoformat(),
        "reeks": [[dag.isoformat(), _breuk(getal)] for dag, getal in uitkomst.reeks],
        "delen": {naam: schrijf_uitkomst(deel) for naam, deel in uitkomst.delen.items()}, "opmerkingen": dict(uitkomst.opmerkingen),
    }  # fmt: skip
    return {naam: inhoud for naam, inhoud in uit.items() if inhoud not in (None, "", {}, [])}


def lees_uitkomst(inhoud: Mapping[str, Any]) -> Uitkomst:
    """The figure in this plain data."""
    uitersten, interval = inhoud.get("uitersten"), inhoud.get("interval")
    return Uitkomst(
        _lees_breuk(inhoud.get("waarde")),
        None if inhoud.get("leeg") is None else Leeg(inhoud["leeg"]),
        inhoud.get("eenheid", ""),
        _lees_breuk(inhoud.get("teller")),
        _lees_breuk(inhoud.get("noemer")),
        inhoud.get("rollen", {}),
        None if uitersten is None else (Fraction(uitersten[0]), Fraction(uitersten[1])),
        None if interval is None else (interval[0], interval[1]),
        None if inhoud.get("verloop") is None else _lees_verloop(inhoud["verloop"]),
        None if inhoud.get("topdag") is None else date.fromisoformat(inhoud["topdag"]),
        tuple((date.fromisoformat(dag), Fraction(getal)) for dag, getal in inhoud.get("reeks", ())),
        {naam: lees_uitkomst(deel) for naam, deel in inhoud.get("delen", {}).items()},
        inhoud.get("opmerkingen", {}),
    )


def _bevroren(figuur: Bevroren) -> dict[str, Any]:
    return {
        "overeenkomst": figuur.overeenkomst, "overeenkomstversie": figuur.overeenkomstversie, "afspraak": figuur.afspraak,
        "rekenhash": figuur.rekenhash, "peildatum": figuur.peildatum.isoformat(),
        "bekend_op": None if figuur.bekend_op is None else figuur.bekend_op.isoformat(), "code": figuur.code,
        "parameters": {naam: [[vanaf.isoformat(), getal] for vanaf, getal in reeks] for naam, reeks in figuur.parameters.items()},
        "oordeel": dict(figuur.oordeel),
        "bevroren_op": None if figuur.bevroren_op is None else figuur.bevroren_op.isoformat(), "register": figuur.register,
        "maat": figuur.maat, "vraag": figuur.vraag, "norm": figuur.norm, "onderdrukt": [list(plek) for plek in figuur.onderdrukt],
        "leden": [_lid(lid) for lid in figuur.leden],
        "uitkomsten": [
            {"gemeente": cel.gemeente, "uitsplitsing": list(cel.uitsplitsing), **schrijf_uitkomst(uitkomst)}
            for cel, uitkomst in sorted(figuur.uitkomsten.items())
        ],
    }  # fmt: skip


def _lees_bevroren(inhoud: Mapping[str, Any]) -> Bevroren:
    return Bevroren(
        overeenkomst=inhoud["overeenkomst"],
        overeenkomstversie=inhoud["overeenkomstversie"],
        afspraak=inhoud["afspraak"],
        rekenhash=inhoud["rekenhash"],
        peildatum=date.fromisoformat(inhoud["peildatum"]),
        bekend_op=None if inhoud["bekend_op"] is None else date.fromisoformat(inhoud["bekend_op"]),
        code=inhoud["code"],
        parameters={
            naam: tuple((date.fromisoformat(vanaf), getal) for vanaf, getal in reeks) for naam, reeks in inhoud["parameters"].items()
        },
        oordeel=inhoud["oordeel"],
        uitkomsten={Cel(cel["gemeente"], tuple(cel["uitsplitsing"])): lees_uitkomst(cel) for cel in inhoud["uitkomsten"]},
        bevroren_op=_lees_dag(inhoud.get("bevroren_op")),
        register=inhoud.get("register", ""),
        maat=inhoud.get("maat", {}),
        vraag=inhoud.get("vraag", {}),
        norm=inhoud.get("norm"),
        onderdrukt=tuple((rij, kolom) for rij, kolom in inhoud.get("onderdrukt", ())),
        leden=tuple(_lees_lid(lid) for lid in inhoud.get("leden", ())),
    )


def _zegel(cijfers: Any) -> str:
    """The fingerprint of the figures: whoever changes one afterwards breaks it."""
    return sha256(json.dumps(cijfers, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _lid(lid: Lid) -> dict[str, Any]:
    """A member, without what is empty."""
    uit = {
        "persoon_id": lid.persoon_id, "feit_id": lid.feit_id, "rol": lid.rol, "dag": _dag(lid.dag), "uiterlijk": _dag(lid.uiterlijk), "gedaan": _dag(lid.gedaan),
        "aantal": lid.aantal, "bedrag": None if lid.bedrag is None else str(lid.bedrag), "dagen": lid.dagen, "over": lid.over,
        "gemeente": lid.gemeente or None, "cel": list(lid.cel) or None,
    }  # fmt: skip
    return {naam: inhoud for naam, inhoud in uit.items() if inhoud is not None}


def _lees_lid(inhoud: Mapping[str, Any]) -> Lid:
    bedrag = inhoud.get("bedrag")
    return Lid(
        inhoud.get("persoon_id"), inhoud.get("feit_id"), inhoud["rol"], _lees_dag(inhoud.get("dag")), _lees_dag(inhoud.get("uiterlijk")), _lees_dag(inhoud.get("gedaan")),
        inhoud.get("aantal"), None if bedrag is None else Decimal(bedrag), inhoud.get("dagen"), inhoud.get("over"), inhoud.get("gemeente", GEHEEL), tuple(inhoud.get("cel", ())),
    )  # fmt: skip


def _dag(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def _lees_dag(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)


def _verloop(verloop: Verloop) -> dict[str, Any]:
    return {
        "definitief": _breuk(verloop.definitief), "definitief_noemer": verloop.definitief_noemer,
        "voorlopig": None if verloop.voorlopig is None else _punt(verloop.voorlopig),
        "kromme": [_punt(punt) for punt in verloop.kromme], "afgesloten": verloop.afgesloten,
    }  # fmt: skip


def _lees_verloop(inhoud: Mapping[str, Any]) -> Verloop:
    voorlopig = inhoud["voorlopig"]
    kromme = tuple(_lees_punt(punt) for punt in inhoud["kromme"])
    return Verloop(
        _lees_breuk(inhoud["definitief"]), inhoud["definitief_noemer"], None if voorlopig is None else _lees_punt(voorlopig), kromme, inhoud["afgesloten"]
    )


def _punt(punt: Punt) -> list[Any]:
    return [punt.dagen, punt.kans, None if punt.interval is None else list(punt.interval), punt.onder_risico]


def _lees_punt(inhoud: list[Any]) -> Punt:
    dagen, kans, interval, onder_risico = inhoud
    return Punt(dagen, kans, None if interval is None else (interval[0], interval[1]), onder_risico)


def _breuk(getal: Fraction | None) -> str | None:
    return None if getal is None else str(getal)


def _lees_breuk(tekst: str | None) -> Fraction | None:
    return None if tekst is None else Fraction(tekst)
