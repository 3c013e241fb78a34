"""From the words of bezetting, formatie, gemiddelde and the kinds without register rows to that measure."""

from __future__ import annotations

from decimal import Decimal

from opmaat.kern.maat import (
    VOLTIJD_UREN,
    Bezetting,
    Formatie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Ingevoerd,
    Kwaliteit,
    Maat,
    Oplevering,
    Samenvatting,
)

from .bestand import Knoop
from .bouw_maat import SOORTEN, getalkolom, stand
from .bouw_voorwaarde import selectie
from .fouten import bedoelt
from .omgeving import Omgeving


def _bezetting(knoop: Knoop, omgeving: Omgeving) -> Bezetting:
    tabel = omgeving.tabel(knoop["van"])
    eenheid = knoop.woord("eenheid", "personen")
    if tabel.vorm != "periode":
        raise knoop["van"].fout(
            f"{tabel.naam} heeft geen perioden",
            waarom="Bezet is een plaats van een begin tot een eind.",
            doe="Kies een tabel met perioden.",
        )
    if eenheid == "personen" and not tabel.persoonsgebonden:
        raise knoop["van"].fout(f"Een rij van {tabel.naam} is niet van een persoon", doe="Schrijf “eenheid: plaatsen”.")
    if eenheid == "fte" and not tabel.heeft("uren"):
        raise knoop["eenheid"].fout(
            f"De tabel {tabel.naam} heeft geen kolom uren",
            waarom="Fte volgt uit de uren per week.",
            doe="Schrijf “eenheid: plaatsen”.",
        )
    voltijd = Decimal(str(knoop.waarde["voltijd"])) if "voltijd" in knoop else VOLTIJD_UREN
    return Bezetting(selectie(knoop, omgeving.bij_gebeurtenis()), eenheid, knoop.woord("als", "hoogste"), voltijd)


def _formatie(knoop: Knoop, omgeving: Omgeving) -> Formatie:
    producten = tuple(str(deel.waarde) for deel in (knoop["product"].delen() if "product" in knoop else ()))
    return Formatie(producten, knoop.woord("als", "werkelijk"))


def _gemiddelde(knoop: Knoop, omgeving: Omgeving) -> Maat:
    van = knoop.tekst("van")
    if van == "stand":
        return GemiddeldeStand(stand(knoop["stand"], omgeving))
    keuze = knoop["selectie"]
    gekozen = selectie(keuze, omgeving.bij_gebeurtenis())
    tabel = omgeving.schema.tabel(gekozen.tabel)
    if van == "score":
        return GemiddeldeScore(gekozen, getalkolom(knoop["kolom"], tabel, omgeving))
    tussen: tuple[str, str] | None = None
    if "tussen" in knoop:
        eerste, tweede = (omgeving.datumkolom(tabel, deel) for deel in knoop["tussen"].delen())
        tussen = (eerste, tweede)
    elif tabel.vorm != "periode":
        raise keuze["van"].fout(
            f"{tabel.naam} duurt niet",
            waarom="Een rij is een gebeurtenis op één dag.",
            doe="Schrijf met “tussen” de twee datumkolommen waartussen de duur ligt.",
        )
    return GemiddeldeDuur(gekozen, knoop.woord("welke", "afgesloten"), knoop.woord("eenheid", "maanden"), tussen)


def _oplevering(knoop: Knoop, omgeving: Omgeving) -> Oplevering:
    posten = []
    for deel in knoop["kalender"].delen():
        if deel.waarde not in omgeving.kalender:
            raise deel.fout(
                f"De kalender heeft geen post “{deel.waarde}”",
                waarom="Een oplevering wordt beoordeeld op de dag die in de kalender staat.",
                doe=bedoelt(str(deel.waarde), sorted(omgeving.kalender)),
            )
        posten.append(str(deel.waarde))
    return Oplevering(tuple(posten))


def _kwaliteit(knoop: Knoop, omgeving: Omgeving) -> Kwaliteit:
    controles = tuple(str(deel.waarde) for deel in knoop["controles"].delen()) if "controles" in knoop else ()
    return Kwaliteit(controles, tuple(omgeving.tabel(deel).naam for deel in knoop["tabellen"].delen()))


def _samenvatting(knoop: Knoop, omgeving: Omgeving) -> Samenvatting:
    return Samenvatting(knoop.woord("als", "gehaald"))


def _ingevoerd(knoop: Knoop, omgeving: Omgeving) -> Ingevoerd:
    return Ingevoerd(knoop.tekst("eenheid"))


SOORTEN.update(
    bezetting=_bezetting, formatie=_formatie, gemiddelde=_gemiddelde, oplevering=_oplevering, kwaliteit=_kwaliteit,
    samenvatting=_samenvatting, ingevoerd=_ingevoerd,
)  # fmt: skip
