"""One check as data: what it looks for, how bad it is, why it matters, what to do, and the query that finds the rows.

The files ``<id>.yaml`` beside this module are the checks. A query gives one row per offence: ``feit_id`` (the key for an
identity), ``persoon_id``, ``kolom`` and ``waarde``. It reads the known rows in the schema ``bekend``, or with
``telt_mee: nee`` every row of the table itself; ``:peildatum`` and ``:bekend_tot`` are filled in. A check that looks at
one row at a time has a ``voorwaarde`` and the ``kolom`` it is about, so that many can share one scan; beside those a query is only
for columns with several codes in a cell. A file with
``voor_elke`` is a pattern that ``uitbreiding`` fills in for every table or column it fits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

import yaml

try:
    from yaml import CSafeLoader as _Lader
except ImportError:
    from yaml import SafeLoader as _Lader  # type: ignore[assignment]

from opmaat.kern.fout import ERNSTEN, Ernst

Patroon = Literal[
    "periode",
    "persoonsgebonden",
    "persoon",
    "codelijst",
    "codelijst-met-datum",
    "codelijst-met-bus",
    "codelijst-met-srg",
    "verplicht",
    "verwijzing",
    "tweetijdig",
    "geld",
]
_VELDEN = frozenset(
    "id categorie ernst tabel voor_elke vereist wat waarom doe toelichting kolommen eigen_kolommen telt_mee query voorwaarde kolom".split()
)


@dataclass(frozen=True, kw_only=True)
class Categorie:
    """One of the six groups of findings: ``naam`` in plain Dutch, ``intern`` for programs, and a sentence as example."""

    id: str
    nummer: int
    naam: str
    intern: str
    voorbeeld: str


@dataclass(frozen=True, kw_only=True)
class Controle:
    """A check. ``kolommen``: what must be delivered to run it; ``eigen_kolommen``: the same for the table of a pattern.

    ``telt_mee`` False: the row breaks a rule of the database, goes to quarantine when it is read and counts nowhere.
    ``vereist``: a moment that must be given to run it (``bekend_op``). ``voorwaarde``: what is true of an offending row, of a
    check that looks at no other rows; ``query`` then says the same.
    """

    id: str
    categorie: str
    ernst: Ernst
    wat: str
    waarom: str
    doe: str
    query: str
    tabel: str = ""
    voor_elke: Patroon | None = None
    vereist: Literal["bekend_op"] | None = None
    toelichting: str = ""
    kolommen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    eigen_kolommen: tuple[str, ...] = ()
    telt_mee: bool = True
    voorwaarde: str = ""
    kolom: str = ""

    @property
    def regel(self) -> str:
        """The lasting id in a finding."""
        return f"register.{self.id}"


@cache
def lees_categorieen() -> Mapping[str, Categorie]:
    """The six categories by id, in order of their number."""
    rauw = json.loads((files(__package__) / "categorieen.json").read_text(encoding="utf-8"))
    return MappingProxyType({categorie["id"]: Categorie(**categorie) for categorie in rauw})


@cache
def lees_controles() -> Mapping[str, Controle]:
    """All checks by id, in order of their category and then their id; read once per process."""
    bestanden = [pad for pad in files(__package__).iterdir() if pad.name.endswith(".yaml")]
    controles = [maak_controle(pad.name, yaml.load(pad.read_text(encoding="utf-8"), Loader=_Lader)) for pad in bestanden]
    nummer = lees_categorieen()
    controles.sort(key=lambda controle: (nummer[controle.categorie].nummer, controle.id))
    return MappingProxyType({controle.id: controle for controle in controles})


def maak_controle(bestand: str, rauw: Mapping[str, Any]) -> Controle:
    """The check of one file; ``ValueError`` naming the file when something is missing, unknown or contradictory."""
    if vreemd := sorted(set(rauw) - _VELDEN):
        raise ValueError(f"{bestand}: onbekend veld {vreemd[0]}")
    if ontbreekt := sorted({"id", "categorie", "ernst", "wat", "waarom", "doe", "telt_mee"} - set(rauw)):
        raise ValueError(f"{bestand}: het veld {ontbreekt[0]} ontbreekt")
    if rauw["id"] != bestand.removesuffix(".yaml"):
        raise ValueError(f"{bestand}: het id {rauw['id']} is niet de naam van het bestand")
    if rauw["categorie"] not in lees_categorieen() or rauw["ernst"] not in ERNSTEN:
        raise ValueError(f"{bestand}: onbekende categorie of ernst")
    if rauw["telt_mee"] not in ("ja", "nee"):
        raise ValueError(f"{bestand}: telt_mee is ja of nee")
    if ("tabel" in rauw) == ("voor_elke" in rauw) or rauw.get("voor_elke", "geld") not in get_args(Patroon):
        raise ValueError(f"{bestand}: noem een tabel, of een bekend patroon bij voor_elke")
    if not {"query", "voorwaarde"} & set(rauw) or ("kolom" in rauw) != ("voorwaarde" in rauw):
        raise ValueError(f"{bestand}: geef een query, of een voorwaarde met een kolom")
    kolommen = {tabel: tuple(namen) for tabel, namen in rauw.get("kolommen", {}).items()}
    return Controle(
        **{
            **rauw,
            "query": rauw.get("query") or _rijvraag(rauw),
            "kolommen": MappingProxyType(kolommen),
            "eigen_kolommen": tuple(rauw.get("eigen_kolommen", ())),
            "telt_mee": rauw["telt_mee"] == "ja",
        }
    )


def _rijvraag(rauw: Mapping[str, Any]) -> str:
    """The query that a condition on one row stands for."""
    rij, persoon, tabel = ("{rij}", "{persoon}", "{tabel}") if "voor_elke" in rauw else ("feit_id", "persoon_id", rauw["tabel"])
    bron, kolom = tabel if rauw["telt_mee"] == "nee" else f"bekend.{tabel}", rauw["kolom"]
    return f"select {rij} as feit_id, {persoon} as persoon_id, '{kolom}' as kolom, {kolom} as waarde\nfrom {bron} where {rauw['voorwaarde']}"
