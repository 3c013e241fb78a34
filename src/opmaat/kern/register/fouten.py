"""What can be wrong with one cell or row of a delivery, each with its Dutch words: what, why it matters, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from opmaat.kern.fout import Bevinding, Ernst, Invoerfout, Plaats

from .controles.controle import lees_controles


class Registerfout(Invoerfout):
    """A delivery that cannot be read as a register: a file, its coding, its columns or its version."""


@dataclass(frozen=True, kw_only=True)
class Reden:
    """Why a cell or row cannot be used. ``wat`` may name ``{kolom}``; the value itself goes into the place."""

    wat: str
    waarom: str
    doe: str
    ernst: Ernst = "fout"
    categorie: str = "waarde"
    regel: str = ""


_NIET_GETELD = "De rij telt nergens mee, want wat er had moeten staan wordt niet geraden"

REDENEN: dict[str, Reden] = {
    "leeg": Reden(
        wat="{kolom} is leeg", waarom=_NIET_GETELD, doe="Vul de cel in het bronsysteem en lever het bestand opnieuw"
    ),
    "getal-tekst": Reden(
        wat="{kolom} is geen getal",
        waarom=_NIET_GETELD,
        doe="Zet er een getal, of laat de cel leeg als het niet bekend is",
    ),
    "getal-onbekend": Reden(
        wat="{kolom} zegt met woorden dat het getal ontbreekt",
        waarom=_NIET_GETELD,
        doe="Laat de cel leeg als het getal niet bekend is of niet van toepassing",
    ),
    "getal-twee": Reden(
        wat="{kolom} bevat meer dan één getal",
        waarom=_NIET_GETELD,
        doe="Zet één getal in de cel, of maak er twee rijen van",
    ),
    "getal-gemengd": Reden(
        wat="{kolom} gebruikt punten en komma's door elkaar",
        waarom="Een punt kan duizendtallen of decimalen aangeven; " + _NIET_GETELD[0].lower() + _NIET_GETELD[1:],
        doe="Schrijf alle getallen in deze kolom op dezelfde manier, zonder punten voor duizendtallen",
    ),
    "getal-decimalen": Reden(
        wat="{kolom} heeft meer decimalen dan het register bewaart",
        waarom=_NIET_GETELD,
        doe="Rond in het bronsysteem af: bedragen op centen, andere getallen op vier decimalen",
    ),
    "getal-te-groot": Reden(
        wat="{kolom} is een te groot getal", waarom=_NIET_GETELD, doe="Verbeter het getal in het bronsysteem"
    ),
    "getal-niet-heel": Reden(
        wat="{kolom} is geen geheel getal",
        waarom=_NIET_GETELD,
        doe="Zet er een geheel getal, zonder letters of decimalen",
    ),
    "datum-onleesbaar": Reden(
        wat="{kolom} is geen leesbare datum", waarom=_NIET_GETELD, doe="Schrijf datums als 2025-01-31 of 31-01-2025"
    ),
    "datum-bestaat-niet": Reden(
        wat="{kolom} is een dag die niet bestaat", waarom=_NIET_GETELD, doe="Verbeter de datum in het bronsysteem"
    ),
    "datum-jaar": Reden(
        wat="{kolom} heeft een jaar dat niet kan kloppen",
        waarom=_NIET_GETELD,
        doe="Verbeter de datum in het bronsysteem, of laat de cel leeg als de dag niet bekend is",
    ),
    "moment-onleesbaar": Reden(
        wat="{kolom} is geen leesbaar moment",
        waarom="Zonder dit moment is niet vast te stellen wanneer het feit bekend was",
        doe="Schrijf momenten in UTC als 2025-01-31T14:05:00Z",
    ),
    "ja-nee": Reden(wat="{kolom} is geen ja of nee", waarom=_NIET_GETELD, doe="Zet er ja of nee, of laat de cel leeg"),
    "dubbele-sleutel": Reden(
        wat="{kolom} komt meer dan eens voor met verschillende gegevens",
        waarom="Welke van de rijen geldt, is niet te zien; geen ervan telt mee",
        doe="Geef elke versie een eigen nummer, of verwijder de rij die niet klopt",
        categorie="samenhang",
    ),
    "dubbele-rij": Reden(
        wat="Deze rij staat er precies zo al eerder in",
        waarom="De rij telt één keer mee",
        doe="Verwijder de herhaling uit de levering",
        ernst="waarschuwing",
        categorie="samenhang",
    ),
    "MISSING COLUMNS": Reden(
        wat="De rij heeft te weinig kolommen",
        waarom=_NIET_GETELD,
        doe="Zet bij elke kolom een scheidingsteken, ook als de cel leeg is",
        categorie="bestand",
    ),
    "TOO MANY COLUMNS": Reden(
        wat="De rij heeft te veel kolommen",
        waarom=_NIET_GETELD,
        doe="Zet tekst met een scheidingsteken erin tussen dubbele aanhalingstekens",
        categorie="bestand",
    ),
    "UNQUOTED VALUE": Reden(
        wat="De rij heeft een aanhalingsteken dat niet wordt gesloten",
        waarom=_NIET_GETELD,
        doe="Sluit het aanhalingsteken, of verdubbel het als het bij de tekst hoort",
        categorie="bestand",
    ),
    "LINE SIZE OVER MAXIMUM": Reden(
        wat="De rij is onwaarschijnlijk lang", waarom=_NIET_GETELD, doe="Kijk of er een aanhalingsteken ontbreekt",
        categorie="bestand",
    ),
}

STRUCTUUR = Reden(
    wat="De rij is niet te lezen",
    waarom=_NIET_GETELD,
    doe="Open het bestand bij deze regel en vergelijk met de regels erboven",
    categorie="bestand",
)


def _reden(reden: str) -> Reden:
    """The words of a reason: of the reader itself, of a rule of the database, or of a row that cannot be cut."""
    if reden in REDENEN:
        return REDENEN[reden]
    controle = lees_controles().get(reden)
    if controle is None:
        return STRUCTUUR
    return Reden(
        wat=controle.wat,
        waarom=controle.waarom,
        doe=controle.doe,
        ernst=controle.ernst,
        categorie=controle.categorie,
        regel=controle.regel,
    )


def bevinding(reden: str, *, bestand: str, regel: int | None, kolom: str | None, waarde: str | None, meegesleept: int = 0) -> Bevinding:
    """The finding for one cell or row; the value is left out for key columns, which might hold somebody's number.

    ``meegesleept``: how many lines after it cannot be read either, because they became part of this cell.
    """
    tekst = _reden(reden)
    waarom = tekst.waarom
    if meegesleept and regel is not None:
        erna = f"regel {regel + 1}" if meegesleept == 1 else f"de regels {regel + 1} tot en met {regel + meegesleept}"
        waarom = f"Daardoor hoort alles tot het volgende aanhalingsteken bij deze cel: ook {erna} {'is' if meegesleept == 1 else 'zijn'} niet gelezen en {'telt' if meegesleept == 1 else 'tellen'} niet mee"
    geheim = kolom is None or kolom.endswith("_id")
    return Bevinding(
        regel=tekst.regel or f"lezen.{reden.lower().replace(' ', '-')}",
        categorie=tekst.categorie,
        ernst=tekst.ernst,
        wat=tekst.wat.format(kolom=kolom or "De sleutel"),
        plaats=Plaats(
            bestand=bestand, regel=regel, kolom=kolom, woorden=None if geheim or waarde is None else waarde[:60]
        ),
        waarom=waarom,
        doe=tekst.doe,
    )


def samenvatting(reden: str, *, bestand: str, kolom: str | None, aantal: int, getoond: int) -> Bevinding:
    """One line that stands for the findings of the same kind that are not listed one by one."""
    tekst = _reden(reden)
    return Bevinding(
        regel=tekst.regel or f"lezen.{reden.lower().replace(' ', '-')}",
        categorie=tekst.categorie,
        ernst=tekst.ernst,
        wat=f"{tekst.wat.format(kolom=kolom or 'De sleutel')}: in totaal {aantal} keer, hierboven staan de eerste {getoond}",
        plaats=Plaats(bestand=bestand, kolom=kolom),
        waarom=tekst.waarom,
        doe=tekst.doe,
    )
