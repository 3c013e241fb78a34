"""From the blocks beside the clauses to their elements: parameters, definitions, budget, checks, calendar, risks,
steps, parties.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from opmaat.kern.tijd import Duur

from .begroting import Begroting, Controle, Regel
from .bestand import Knoop
from .element import Begrip, Bepaling, NietGedekt, Parameter, Partij, Processtap, Risicoregel, Waarde
from .kalender import IJKPUNTEN, Elke, Kalenderpost, NaGebeurtenis, NaIjkpunt, Onbekend, OpDagen, Vervalregel
from .omgeving import datum, duur


def gemeen(knoop: Knoop) -> dict[str, Any]:
    """What every element has: id, source, catalogue rows, explanation and place."""
    rijen = tuple(str(deel.waarde) for deel in knoop["catalogus"].delen()) if "catalogus" in knoop else ()
    return {
        "id": knoop.tekst("id"),
        "bron": knoop.tekst("bron"),
        "catalogus": rijen,
        "toelichting": knoop.tekst("toelichting"),
        "plaats": knoop.plaats,
    }


def getal(knoop: Knoop) -> Decimal:
    """The number as written, decimals included."""
    return Decimal(str(knoop.waarde))


def parameter(knoop: Knoop) -> Parameter:
    """A dated value."""
    waarden = tuple(
        Waarde(
            vanaf=datum(deel["vanaf"]), waarde=getal(deel["waarde"]), bron=deel.tekst("bron"), merk=deel.tekst("merk")
        )
        for deel in (knoop["waarden"].delen() if "waarden" in knoop else ())
    )
    return Parameter(naam=knoop.tekst("naam"), eenheid=knoop.tekst("eenheid"), waarden=waarden, **gemeen(knoop))


def begrip(knoop: Knoop) -> Begrip:
    """A definition."""
    return Begrip(woord=knoop.tekst("woord"), betekenis=knoop.tekst("betekenis"), **gemeen(knoop))


def begroting(knoop: Knoop) -> Begroting:
    """A table of stated figures; a line takes over source and year of its table where it has none."""
    eigen = gemeen(knoop)
    jaar = knoop.waarde.get("jaar")
    regels = tuple(
        _regel(deel, eigen["id"], eigen["bron"], jaar)
        for deel in (knoop["regels"].delen() if "regels" in knoop else ())
    )
    return Begroting(titel=knoop.tekst("titel"), jaar=jaar, regels=regels, **eigen)


def _regel(knoop: Knoop, tabel: str, bron: str, jaar: int | None) -> Regel:
    eigen = gemeen(knoop) | {"bron": knoop.tekst("bron", bron)}
    formule = knoop.neem("formule")
    return Regel(
        begroting=tabel,
        tekst=knoop.tekst("tekst"),
        waarde=getal(knoop["waarde"]) if "waarde" in knoop else None,
        eenheid=knoop.tekst("eenheid"),
        jaar=knoop.waarde.get("jaar", jaar),
        formule=None if formule is None else str(formule.waarde),
        formuleplaats=(formule or knoop).plaats,
        grootheid=knoop.waarde.get("grootheid"),
        **eigen,
    )


def controle(knoop: Knoop) -> Controle:
    """Something that must be true."""
    bewering = knoop.neem("bewering")
    return Controle(
        waarom=knoop.tekst("waarom"),
        soort=knoop.woord("soort", "bewering"),
        bewering=None if bewering is None else str(bewering.waarde),
        beweringplaats=(bewering or knoop).plaats,
        namen=tuple(str(deel.waarde) for deel in knoop["namen"].delen()) if "namen" in knoop else (),
        **gemeen(knoop),
    )


def kalenderpost(knoop: Knoop) -> Kalenderpost:
    """Something that is due."""
    return Kalenderpost(
        soort=knoop.woord("soort"),
        tekst=knoop.tekst("tekst"),
        vervalt=_vervalregel(knoop["vervalt"]),
        van=knoop.tekst("van"),
        aan=knoop.tekst("aan"),
        **gemeen(knoop),
    )


def _vervalregel(knoop: Knoop) -> Vervalregel:
    if isinstance(knoop.waarde, list):
        return OpDagen(tuple(datum(deel) for deel in knoop.delen()))
    if not isinstance(knoop.waarde, dict):
        return Onbekend() if knoop.waarde == "onbekend" else OpDagen((datum(knoop),))
    if "elke" in knoop:
        return Elke(_elke(knoop["elke"]))
    binnen = duur(knoop["binnen"]) if "binnen" in knoop else None
    na = knoop.tekst("na")
    if na in IJKPUNTEN:
        return NaIjkpunt(na, binnen or Duur(0, "dag"))
    return NaGebeurtenis(na, binnen)


def _elke(knoop: Knoop) -> Duur:
    tekst = str(knoop.waarde).strip()
    if tekst in ("kwartaal", "halfjaar"):
        return Duur({"kwartaal": 3, "halfjaar": 6}[tekst], "maand")
    lengte = duur(knoop if tekst[:1].isdecimal() else Knoop(knoop.bron, knoop.pad, f"1 {tekst}"))
    if lengte.aantal == 0 or lengte.eenheid == "werkdag":
        raise knoop.fout(
            "Zo vaak kan iets niet terugkomen", doe="Schrijf bijvoorbeeld “week”, “maand”, “kwartaal” of “2 jaar”."
        )
    return lengte


def risicoregel(knoop: Knoop) -> Risicoregel:
    """What happens when a risk shows."""
    wie = tuple(str(deel.waarde) for deel in knoop["wie"].delen()) if "wie" in knoop else ()
    return Risicoregel(
        wanneer=knoop.tekst("wanneer"), dan=knoop.tekst("dan"), wie=wie, binnen=knoop.tekst("binnen"), **gemeen(knoop)
    )


def processtap(knoop: Knoop) -> Processtap:
    """A step in the chain."""
    return Processtap(
        volgorde=getal(knoop["volgorde"]),
        wie=knoop.tekst("wie"),
        wat=knoop.tekst("wat"),
        termijn=knoop.tekst("termijn"),
        klantgroep=", ".join(str(deel.waarde) for deel in knoop["klantgroep"].delen()) if "klantgroep" in knoop else "",
        **gemeen(knoop),
    )


def partij(knoop: Knoop) -> Partij:
    """A party or a role."""
    return Partij(rol=knoop.tekst("rol"), naam=knoop.tekst("naam"), **gemeen(knoop))


def bepaling(knoop: Knoop) -> Bepaling:
    """A provision in words."""
    return Bepaling(tekst=knoop.tekst("tekst"), per=datum(knoop["per"]) if "per" in knoop else None, **gemeen(knoop))


def niet_gedekt(knoop: Knoop) -> tuple[NietGedekt, ...]:
    """Rows that nothing covers; one entry may name several rows with one reason."""
    return tuple(
        NietGedekt(catalogus=str(deel.waarde), reden=knoop.tekst("reden"), plaats=deel.plaats)
        for deel in knoop["catalogus"].delen()
    )
