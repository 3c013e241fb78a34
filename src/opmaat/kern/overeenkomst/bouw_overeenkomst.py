"""From a file to an agreement: its head, then every block, with all errors collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from opmaat.kern.register.schema import Schema
from opmaat.kern.tijd import Periode

from . import bouw_elementen as bouw
from .begroting import Regel
from .bestand import Bron, Knoop
from .bouw_afspraak import afspraak, lees_reikwijdte
from .element import Element, Parameter
from .fouten import Overeenkomstfout, Verzameling, bedoelt
from .omgeving import Omgeving, datum, periode, probeer
from .overeenkomst import Overeenkomst, Reikwijdte

T = TypeVar("T")
LANDELIJK = "landelijk"


def overeenkomst(
    bron: Bron,
    *,
    schema: Schema,
    landelijk: Iterable[Parameter],
    catalogus: Collection[str],
    fouten: Verzameling,
    overslaan: Collection[tuple[str, int]] = (),
) -> Overeenkomst | None:
    """The agreement in the file, or ``None`` when its head cannot be used; errors go to ``fouten``.

    ``overslaan``: block and number of elements whose shape is wrong already, so that one mistake is reported once.
    """
    kop = Knoop(bron, (), bron.waarde)

    def blok(naam: str, maak: Callable[[Knoop], T]) -> tuple[T, ...]:
        return tuple(_gelezen(kop, naam, maak, omgeving, overslaan))

    omgeving = Omgeving(schema, fouten, Periode.jaar(2000))
    looptijd = probeer(omgeving, periode, kop["looptijd"])
    ondertekend = probeer(omgeving, datum, kop["ondertekend_op"]) if "ondertekend_op" in kop else None
    reikwijdte = (
        probeer(omgeving, lees_reikwijdte, kop["reikwijdte"], omgeving, Reikwijdte()) if "reikwijdte" in kop else None
    ) or Reikwijdte()
    if looptijd is None:
        return None
    landelijk = tuple(landelijk)
    parameters = blok("parameters", bouw.parameter)
    kalender = blok("kalender", bouw.kalenderpost)
    bekend = _ids(kop, "parameters") | {parameter.id for parameter in landelijk}
    alle = {parameter.id: parameter for parameter in (*landelijk, *parameters)}
    leeg = {naam: Parameter(id=naam, naam=naam, eenheid="") for naam in bekend if naam not in alle}
    omgeving = replace(omgeving, looptijd=looptijd, parameters=alle | leeg, kalender=frozenset(_ids(kop, "kalender")))
    gelezen = Overeenkomst(
        id=kop.tekst("overeenkomst"),
        titel=kop.tekst("titel"),
        opdrachtgever=kop.tekst("opdrachtgever"),
        opdrachtnemer=kop.tekst("opdrachtnemer"),
        soort=kop.woord("soort"),
        looptijd=looptijd,
        formaat=kop.waarde.get("formaat"),
        versie=kop.waarde.get("versie"),
        ondertekend_op=ondertekend,
        bronbestand=kop.tekst("bronbestand"),
        vervangt=kop.waarde.get("vervangt"),
        reikwijdte=reikwijdte,
        uitstroomdatum=kop.woord("uitstroomdatum", "laatste dag"),
        instroomdatum=kop.woord("instroomdatum", "begin"),
        afspraken=blok("afspraken", lambda knoop: afspraak(knoop, omgeving, reikwijdte)),
        parameters=parameters,
        begrippen=blok("begrippen", bouw.begrip),
        begroting=blok("begroting", bouw.begroting),
        controles=blok("controles", bouw.controle),
        kalender=kalender,
        risicoregels=blok("risicoregels", bouw.risicoregel),
        processtappen=blok("processtappen", bouw.processtap),
        partijen=blok("partijen", bouw.partij),
        rangorde=blok("rangorde", bouw.bepaling),
        wijzigingen=blok("wijzigingen", bouw.bepaling),
        niet_gedekt=tuple(rij for rijen in blok("niet_gedekt", bouw.niet_gedekt) for rij in rijen),
        landelijk=landelijk,
    )
    _toets_ids(gelezen, fouten)
    _toets_catalogus(gelezen, catalogus, fouten)
    return gelezen


def _gelezen(
    kop: Knoop, naam: str, maak: Callable[[Knoop], T], omgeving: Omgeving, overslaan: Collection[tuple[str, int]]
) -> Iterator[T]:
    if naam not in kop or not isinstance(kop.waarde[naam], list):
        return
    for nummer, knoop in enumerate(kop[naam].delen()):
        if (naam, nummer) not in overslaan:
            gelezen = probeer(omgeving, maak, knoop)
            if gelezen is not None:
                yield gelezen


def _ids(kop: Knoop, blok: str) -> set[str]:
    """The ids of a block as written, also of elements that are wrong otherwise."""
    if blok not in kop or not isinstance(kop.waarde[blok], list):
        return set()
    return {str(deel["id"]) for deel in kop.waarde[blok] if isinstance(deel, dict) and "id" in deel}


def _toets_ids(gelezen: Overeenkomst, fouten: Verzameling) -> None:
    """Every id once in the file; of the lines of a budget once in their table."""
    los = [element for _, element in gelezen.elementen() if not isinstance(element, Regel)]
    _toets_dubbel(los, "het bestand", fouten)
    for begroting in gelezen.begroting:
        _toets_dubbel(begroting.regels, f"de begroting {begroting.id}", fouten)


def _toets_dubbel(elementen: Iterable[Element], waarin: str, fouten: Verzameling) -> None:
    gezien: Counter[str] = Counter()
    for element in elementen:
        gezien[element.id] += 1
        if gezien[element.id] == 2:
            fouten.meld(
                Overeenkomstfout(
                    f"Het id “{element.id}” komt twee keer voor in {waarin}",
                    waar=element.plaats,
                    waarom="Wie naar dat id verwijst, weet dan niet welke van de twee bedoeld is.",
                    doe="Geef een van de twee een ander id.",
                )
            )


def _toets_catalogus(gelezen: Overeenkomst, catalogus: Collection[str], fouten: Verzameling) -> None:
    genoemd = [(rij, element.plaats) for _, element in gelezen.elementen() for rij in element.catalogus]
    genoemd += [(rij.catalogus, rij.plaats) for rij in gelezen.niet_gedekt]
    for rij, plaats in genoemd:
        if rij not in catalogus:
            fouten.meld(
                Overeenkomstfout(
                    f"De catalogus heeft geen rij “{rij}”",
                    waar=replace(plaats, woorden=rij),
                    waarom="Zo lijkt een bepaling gedekt die niet bestaat.",
                    doe=bedoelt(rij, sorted(catalogus)),
                )
            )
