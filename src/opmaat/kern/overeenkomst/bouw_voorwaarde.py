"""From the words under ``waar`` to a condition: the columns of the table, and the fixed words about the person.

What each word means stands with the classes of ``kern.maat``; how it is written in the manual, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from opmaat.kern.maat import (
    En,
    Heeft,
    IsEen,
    Laatste,
    Leeftijd,
    Niet,
    Of,
    Op,
    Selectie,
    Voorwaarde,
)
from opmaat.kern.register.schema import Tabel

from .bestand import Knoop
from .bouw_kolom import kolomvoorwaarde
from .fouten import Overeenkomstfout, bedoelt
from .omgeving import Omgeving, duur, probeer

UITKERING = "uitkering"
KLANTGROEP = "klantgroep"
_VERGELIJKING = re.compile(r"(>=|<=|<>|=|>|<)\s*(.+)")


def selectie(knoop: Knoop, omgeving: Omgeving) -> Selectie:
    """The rows of ``van`` that meet ``waar``; of uitkering only the benefits of the reikwijdte, unless ``waar`` names
    some.
    """
    tabel = omgeving.tabel(knoop["van"])
    return Selectie(tabel.naam, waar_van(tabel, knoop, omgeving))


def waar_van(tabel: Tabel, knoop: Knoop, omgeving: Omgeving, sleutel: str = "waar") -> Voorwaarde | None:
    """The condition under ``waar`` of this node, with the benefits of the reikwijdte; ``None`` when there is none."""
    return met_regelingen(tabel, knoop.neem(sleutel), omgeving)


def met_regelingen(tabel: Tabel, waar: Knoop | None, omgeving: Omgeving) -> Voorwaarde | None:
    """The condition, limited for uitkering to the benefits of the reikwijdte when it names none itself."""
    eigen = None if waar is None else voorwaarde(waar, tabel, omgeving)
    if tabel.naam != UITKERING or not omgeving.regelingen or (waar is not None and _noemt_regeling(waar)):
        return eigen
    beperking = IsEen("regeling", omgeving.regelingen)
    if eigen is None:
        return beperking
    return En((beperking, *(eigen.delen if isinstance(eigen, En) else (eigen,))))


def voorwaarde(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde | None:
    """All keys together; every key that is wrong is reported and left out."""
    delen = []
    for sleutel, waarde in knoop.items():
        woord = WOORDEN.get(sleutel)
        eigen_kolom = tabel.heeft(sleutel) and not (woord and tabel.persoonsgebonden)
        if eigen_kolom or woord is None:
            deel = probeer(omgeving, _kolom, sleutel, waarde, tabel, omgeving)
        else:
            deel = probeer(omgeving, woord, waarde, tabel, omgeving)
        if deel is not None:
            delen.append(deel)
    if not delen:
        return None
    return delen[0] if len(delen) == 1 else En(tuple(delen))


def vergelijking(knoop: Knoop, standaard: str | None = None) -> tuple[Op, str]:
    """The sign and what follows it in words such as ``>= 3 jaar``; without words ``standaard``."""
    tekst = str(knoop.waarde) if knoop.waarde is not None else standaard or ""
    vorm = _VERGELIJKING.fullmatch(tekst.strip())
    if vorm is None:
        raise knoop.fout(
            "Er staat geen vergelijking",
            waarom="Zonder teken is niet te zeggen of meer of minder bedoeld is.",
            doe="Begin met <, <=, >, >=, = of <>, bijvoorbeeld “>= 2”.",
        )
    return Op(vorm[1]), vorm[2].strip()


def _kolom(naam: str, waarde: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    if not tabel.heeft(naam):
        raise Overeenkomstfout(
            f"De tabel {tabel.naam} heeft geen kolom “{naam}”, en het is ook geen vast woord",
            waar=waarde.bron.plaats(waarde.pad, sleutel=True, woorden=naam),
            waarom="Onder “waar” staan kolommen van de tabel of woorden als leeftijd, heeft en aantal.",
            doe=bedoelt(naam, (*tabel.kolomnamen, *WOORDEN)),
        )
    return kolomvoorwaarde(tabel, tabel.kolom(naam), waarde, omgeving)


def _leeftijd(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    _eis_persoon(knoop, tabel)
    teken, rest = vergelijking(knoop)
    if rest == "aow":
        omgeving.parameter(knoop, "aow_leeftijd_maanden")
        return Leeftijd(teken, None)
    getal = re.fullmatch(r"([0-9]{1,3})(\s*jaar)?", rest)
    if getal is None:
        raise knoop.fout("Er staat geen leeftijd", doe="Schrijf hele jaren of “aow”, bijvoorbeeld “< 27” of “>= aow”.")
    return Leeftijd(teken, int(getal[1]))


def _heeft(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    _eis_persoon(knoop, tabel)
    gekozen = selectie(knoop, omgeving)
    eis_periode(knoop["van"], omgeving)
    sinds = knoop.neem("sinds")
    if sinds is None:
        return Heeft(gekozen)
    teken, rest = vergelijking(sinds)
    return Heeft(gekozen, sinds=(teken, duur(Knoop(sinds.bron, sinds.pad, rest))))


def _geen(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    return Niet(_heeft(knoop, tabel, omgeving))


def _klantgroep(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    _eis_persoon(knoop, tabel)
    groepen = omgeving.schema.tabel(KLANTGROEP)
    waar = kolomvoorwaarde(groepen, groepen.kolom("groep"), knoop, omgeving)
    return Heeft(Selectie(KLANTGROEP, waar), toegerekend=not omgeving.stand)


def _toegerekend(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    _eis_persoon(knoop, tabel)
    gekozen = selectie(knoop, omgeving)
    eis_periode(knoop["van"], omgeving)
    return Heeft(gekozen, toegerekend=not omgeving.stand)


def _laatste(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    _eis_persoon(knoop, tabel)
    gekozen = selectie(knoop, omgeving)
    rijen = omgeving.schema.tabel(gekozen.tabel)
    if rijen.datumkolom is None or not rijen.persoonsgebonden:
        raise knoop["van"].fout(
            f"Van {rijen.naam} is er geen laatste rij van een persoon",
            waarom="De rijen hebben geen datum, of zijn niet van een persoon.",
            doe="Kies een tabel met gebeurtenissen of perioden van personen.",
        )
    return Laatste(gekozen, waar_van(rijen, knoop, omgeving, "onder") if "onder" in knoop else None)


def _en(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    return En(_delen(knoop, tabel, omgeving))


def _of(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    return Of(_delen(knoop, tabel, omgeving))


def _niet(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> Voorwaarde:
    deel = voorwaarde(knoop, tabel, omgeving)
    return Niet(En(()) if deel is None else deel)


def _delen(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> tuple[Voorwaarde, ...]:
    return tuple(deel for lid in knoop.delen() if (deel := voorwaarde(lid, tabel, omgeving)) is not None)


def _noemt_regeling(knoop: Knoop) -> bool:
    if not isinstance(knoop.waarde, dict):
        return False
    for sleutel, waarde in knoop.items():
        if sleutel == "regeling" or (
            sleutel in ("en", "of", "niet") and any(_noemt_regeling(deel) for deel in waarde.delen())
        ):
            return True
    return False


def _eis_persoon(knoop: Knoop, tabel: Tabel) -> None:
    if not tabel.persoonsgebonden:
        raise knoop.fout(
            f"Een rij van {tabel.naam} is niet van een persoon",
            waarom=f"“{knoop.pad[-1]}” gaat over de persoon bij de rij.",
            doe="Gebruik hier een kolom van de tabel zelf.",
        )


def eis_periode(knoop: Knoop, omgeving: Omgeving) -> None:
    """Nothing, or an error when the table named here has no spells."""
    tabel = omgeving.tabel(knoop)
    if tabel.vorm != "periode":
        raise knoop.fout(
            f"{tabel.naam} heeft geen perioden",
            waarom="Alleen een periode kan een dag bevatten.",
            doe="Gebruik “aantal” voor gebeurtenissen, of een kolom van de persoon.",
        )


WOORDEN: dict[str, Callable[[Knoop, Tabel, Omgeving], Voorwaarde]] = {
    "leeftijd": _leeftijd, "heeft": _heeft, "geen": _geen, "klantgroep": _klantgroep, "toegerekend": _toegerekend, "laatste": _laatste,
    "en": _en, "of": _of, "niet": _niet,
}  # fmt: skip
"""The fixed words of a condition and what reads them; ``bouw_rijen`` adds those about other rows."""
