"""Reads agreements: one file, or all that are delivered with the program, with every error of every file at once.

The steps are: YAML with places (``bestand``), shape (``vorm``), meaning against the register (the ``bouw_`` modules),
and what only shows with all files together. Nothing is half read: with one error there is no agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from opmaat.kern.fout import Plaats
from opmaat.kern.register.schema import Schema, lees_schema
from opmaat.kern.tijd import Periode

from .bestand import Knoop, lees_bron
from .bouw_elementen import parameter
from .bouw_overeenkomst import overeenkomst
from .catalogus import lees_catalogus
from .element import Parameter
from .fouten import Overeenkomstfout, Overeenkomstfouten, Verzameling, bedoelt
from .omgeving import Omgeving, probeer
from .overeenkomst import Overeenkomst
from .vorm import toets_vorm

PAKKET = "opmaat.overeenkomsten"
LANDELIJK = "landelijk.yaml"


def lees_overeenkomst(pad: Path | str) -> Overeenkomst:
    """The agreement in a file, or the delivered one of this name; raises ``Overeenkomstfouten`` with all its errors.

    That the clauses it succeeds exist is only checked with ``alle_overeenkomsten``.
    """
    if isinstance(pad, str) and not pad.endswith((".yaml", ".yml")):
        namen = geleverd()
        if pad not in namen:
            raise Overeenkomstfout(
                f"Er is geen overeenkomst “{pad}”", waarom="Die naam wordt niet meegeleverd.", doe=bedoelt(pad, namen)
            )
        return lees_inhoud((files(PAKKET) / f"{pad}.yaml").read_bytes(), f"{pad}.yaml")
    bestand = Path(pad)
    try:
        inhoud = bestand.read_bytes()
    except OSError as fout:
        raise Overeenkomstfout(
            "Het bestand kan niet worden geopend", waar=Plaats(bestand=str(pad)), waarom="Het bestaat niet, of het mag niet worden gelezen.",
            doe="Kijk of de naam klopt.",
        ) from fout  # fmt: skip
    return lees_inhoud(inhoud, bestand.name)


def lees_inhoud(inhoud: bytes, naam: str, *, schema: Schema | None = None) -> Overeenkomst:
    """The agreement in these bytes; ``naam`` is the name of the file in the errors."""
    fouten = Verzameling()
    bron = lees_bron(inhoud, naam)
    geraakt = toets_vorm(bron, fouten)
    kop_heel = (
        isinstance(bron.waarde, dict)
        and isinstance(bron.waarde.get("looptijd"), str)
        and isinstance(bron.waarde.get("reikwijdte"), dict | None)
    )
    gelezen = (
        overeenkomst(
            bron,
            schema=schema or lees_schema(),
            landelijk=landelijke_parameters(),
            catalogus=lees_catalogus(),
            fouten=fouten,
            overslaan=geraakt,
        )
        if kop_heel
        else None
    )
    if len(fouten) or gelezen is None:
        raise Overeenkomstfouten(fouten.fouten)
    return gelezen


@cache
def alle_overeenkomsten() -> Mapping[str, Overeenkomst]:
    """All delivered agreements by id, in order of their begin; read once per process. Errors of all files are raised
    together.
    """
    return lees_samen({f"{naam}.yaml": (files(PAKKET) / f"{naam}.yaml").read_bytes() for naam in geleverd()})


def lees_samen(bestanden: Mapping[str, bytes]) -> Mapping[str, Overeenkomst]:
    """The agreements in these files by id, in order of their begin, with what they say about each other checked."""
    fouten = Verzameling()
    gelezen: list[Overeenkomst] = []
    for naam, inhoud in sorted(bestanden.items()):
        try:
            gelezen.append(lees_inhoud(inhoud, naam))
        except Overeenkomstfouten as bundel:
            for fout in bundel.fouten:
                fouten.meld(fout)
    for fout in toets_onderling(gelezen) if not len(fouten) else ():
        fouten.meld(fout)
    if len(fouten):
        raise Overeenkomstfouten(fouten.fouten)
    op_begin = sorted(gelezen, key=lambda deze: (deze.looptijd.begin, deze.id))
    return MappingProxyType({deze.id: deze for deze in op_begin})


def geleverd() -> tuple[str, ...]:
    """The names of the delivered agreements."""
    namen = (bestand.name for bestand in files(PAKKET).iterdir())
    return tuple(sorted(naam.removesuffix(".yaml") for naam in namen if naam.endswith(".yaml") and naam != LANDELIJK))


def toets_onderling(overeenkomsten: Iterable[Overeenkomst]) -> list[Overeenkomstfout]:
    """What is wrong between agreements: two with one name, and clauses that succeed one that does not exist."""
    lijst = list(overeenkomsten)
    bekend = {deze.id: {afspraak.id for afspraak in deze.afspraken} for deze in lijst}
    fouten = []
    if len(bekend) != len(lijst):
        dubbel = sorted({deze.id for deze in lijst if sum(deze.id == ander.id for ander in lijst) > 1})
        fouten.append(
            Overeenkomstfout(
                f"Twee bestanden heten “{dubbel[0]}”",
                doe="Geef een van de twee een andere naam achter “overeenkomst:”.",
            )
        )
    for deze in lijst:
        for afspraak in deze.afspraken:
            if afspraak.opvolger_van is None:
                continue
            vorige, id = afspraak.opvolger_van
            if id not in bekend.get(vorige, set()):
                mogelijk = [
                    f"{naam}/{ander}" for naam, ids in bekend.items() for ander in sorted(ids) if naam == vorige
                ] or [f"{n}/{id}" for n in bekend]
                fouten.append(
                    Overeenkomstfout(
                        f"De afspraak “{vorige}/{id}” bestaat niet",
                        waar=Plaats(
                            bestand=afspraak.plaats.bestand,
                            regel=afspraak.plaats.regel,
                            woorden=f"opvolger_van: {vorige}/{id}",
                        ),
                        waarom="Zo is de reeks over de jaren niet te maken.",
                        doe=bedoelt(f"{vorige}/{id}", mogelijk),
                    )
                )
    return fouten


@cache
def landelijke_parameters() -> tuple[Parameter, ...]:
    """The dated values that hold in the whole country (AOW age, minimum wage), each with its source; read once per
    process.
    """
    bron = lees_bron((files(PAKKET) / LANDELIJK).read_bytes(), LANDELIJK)
    fouten = Verzameling()
    omgeving = Omgeving(lees_schema(), fouten, Periode.jaar(2000))
    gelezen = [probeer(omgeving, parameter, knoop) for knoop in Knoop(bron, (), bron.waarde)["parameters"].delen()]
    if len(fouten):
        raise Overeenkomstfouten(fouten.fouten)
    return tuple(p for p in gelezen if p is not None)
