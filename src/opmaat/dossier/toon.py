"""Facts in words: the value of a column as people read it, and a fact in one line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from opmaat.dossier.veld import label_van
from opmaat.kern.register.schema import LIJSTSCHEIDING, TWEETIJDIG, Kolom, lees_schema

BIJZONDERHEDEN: dict[str, tuple[str, ...]] = {
    "melding": ("route", "nood", "zoekperiode_eind"),
    "aanvraag": ("regeling", "besluit_op", "opgeschort_tot", "afwijzingsgrond"),
    "uitkering": ("herkomst", "reden_einde"),
    "klantgroep": ("status", "gekozen_door", "reden", "subgroep"),
    "doelgroep": ("einde_ww", "uitstroomprofiel"),
    "toewijzing": ("organisatie", "team"),
    "inburgering": ("route", "taalles_sinds", "resultaat"),
    "gesprek": ("resultaat", "onderwerpen", "waar"),
    "contact": ("wijze", "met"),
    "verwijzing": ("reden", "warm", "resultaat"),
    "deelname": ("status",),
    "plan_van_aanpak": ("getekend_op", "herzien_op"),
    "diagnose": ("arbeidspotentieel", "afstand", "profiel"),
    "ladder": ("trede", "taalniveau"),
    "traject": ("variant", "sector", "gepland_eind", "resultaat", "uitvalreden"),
    "activiteit": ("uren_per_week", "organisatie"),
    "behaald": ("niveau",),
    "voordracht": ("resultaat_op",),
    "plaatsing": ("vorm", "functie", "uren", "contract_eind", "reden_einde"),
    "loonwaarde": ("percentage", "methode"),
    "lks_beschikking": ("besluit_op", "forfaitair"),
    "inkomsten": ("bedrag", "uren"),
    "verplichting": ("grond",),
    "onderzoek": ("uitkomst",),
    "constatering": ("plicht", "gehoord_op", "omgekeerde_toets_op", "reden_afgezien"),
    "maatregel": ("grond", "percentage", "begin", "eind"),
    "leefsituatie": ("wijk", "leefvorm", "huisvesting", "taalniveau"),
    "voorziening_elders": ("organisatie",),
    "verzuim": ("ziektedagen", "beschikbare_dagen"),
}
"""Which columns say most of a fact, after its kind."""

EIGEN_SCHERM = frozenset({*TWEETIJDIG, "persoon_id"})


def toon_dag(dag: date | None) -> str:
    """A day as 31-12-2026; empty without one."""
    return "" if dag is None else f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


def toon_bedrag(bedrag: Decimal) -> str:
    """An amount as 1.250,50, in whole cents."""
    return f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))


def toon_getal(getal: Decimal) -> str:
    """A number with a decimal comma and no more decimals than it needs."""
    return f"{getal.normalize():f}".replace(".", ",")


def toon_waarde(kolom: Kolom, waarde: Any) -> str:
    """The value of a column as people read it: labels for codes, ja or nee, a decimal comma; empty without a value."""
    if waarde is None or waarde == "":
        return ""
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, date):
        return toon_dag(waarde)
    if kolom.codelijst is not None:
        codes = str(waarde).split(LIJSTSCHEIDING) if kolom.lijst else [str(waarde)]
        return ", ".join(label_van(kolom.codelijst, code) for code in codes)
    if isinstance(waarde, Decimal):
        return f"€ {toon_bedrag(waarde)}" if kolom.geld else toon_getal(waarde)
    return str(waarde).replace(LIJSTSCHEIDING, ", ") if kolom.lijst else str(waarde)


def toon_soort(feit: Any) -> str:
    """What kind of fact it is: "Gesprek: voortgangsgesprek", "Uitkering: Participatiewet"."""
    tabel = lees_schema().tabel(feit.tabel)
    code = getattr(feit, tabel.hoofdcode, None) if tabel.hoofdcode else None
    if code is None or tabel.hoofdcode is None:
        return tabel.titel
    woord = toon_waarde(tabel.kolom(tabel.hoofdcode), code)
    return woord if tabel.naam in ("gesprek", "doelgroep", "plan_van_aanpak") else f"{tabel.titel}: {woord}"


def toon_bijzonderheden(feit: Any) -> str:
    """The columns that say most, as "status: definitief · gekozen door: klant"; empty when none is filled."""
    tabel = lees_schema().tabel(feit.tabel)
    delen = []
    for naam in BIJZONDERHEDEN.get(feit.tabel, ()):
        tekst = toon_waarde(tabel.kolom(naam), getattr(feit, naam, None))
        if tekst:
            delen.append(f"{tabel.kolom(naam).titel.lower()}: {tekst}")
    return " · ".join(delen)


def toon_feit(feit: Any) -> str:
    """A fact in one line with its day, for a list to choose from."""
    tabel = lees_schema().tabel(feit.tabel)
    dag = getattr(feit, tabel.datumkolom, None) if tabel.datumkolom else None
    return f"{toon_dag(dag)} {toon_soort(feit)}".strip()


def kolommen_van(feit: Any) -> list[tuple[str, str]]:
    """All filled columns of a fact as (title, value), without the numbers that only the machine needs."""
    tabel = lees_schema().tabel(feit.tabel)
    paren = ((k, toon_waarde(k, getattr(feit, k.naam, None))) for k in tabel.kolommen if k.naam not in EIGEN_SCHERM)
    return [(kolom.titel, tekst) for kolom, tekst in paren if tekst and kolom.verwijst is None]
