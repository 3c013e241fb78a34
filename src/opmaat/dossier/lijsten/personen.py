"""What lists about people share: names beside the rows of a page, search, sorting on name, choices out of code lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opmaat.dossier.lijst import Kolom
from opmaat.dossier.models import Klant, Werkgevergegevens
from opmaat.dossier.models.klant import zoekvorm
from opmaat.dossier.queries.zoeken import passende_personen
from opmaat.dossier.veld import label_van
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.lezer import Lezer

ZOEKTIP = _("Naam, klantnummer of geboortedatum")


def codes(lijst: str) -> Any:
    """The codes of a code list as choices of a filter, without those the reader may not know."""

    def keuzes(lezer: Lezer) -> list[tuple[str, str]]:
        return [(code.code, code.label) for code in lees_schema().codelijsten[lijst].codes if lezer.mag(code.rubriek)]

    return keuzes


def label(lijst: str, code: str | None, lezer: Lezer | None = None) -> str:
    """The Dutch label of a code; empty for no code, and for a code that the reader may not know."""
    if code is None or (lezer is not None and not lezer.mag_code(lijst, code)):
        return ""
    return label_van(lijst, code)


def zoek_persoon(vraag: Any, tekst: str, lezer: Lezer) -> Any:
    """The rows of the persons that fit a name, number or birth date."""
    return vraag.filter(persoon_id__in=passende_personen(lezer, tekst))


def zoek_werkgever(vraag: Any, tekst: str, lezer: Lezer) -> Any:
    """The rows of employers of which the name holds every word."""
    gevonden = Werkgevergegevens.bekend.nu()
    for woord in zoekvorm(tekst).split():
        gevonden = gevonden.filter(zoeknaam__contains=woord)
    return vraag.filter(werkgever_id__in=gevonden.values("werkgever_id"))


def namen_bij(rijen: Iterable[Any]) -> None:
    """Gives each row `klant` (the known name and address, or None); one query."""
    rijen = list(rijen)
    namen = {klant.persoon_id: klant for klant in Klant.bekend.nu().filter(persoon_id__in={rij.persoon_id for rij in rijen}).select_related("persoon")}
    for rij in rijen:
        rij.klant = namen.get(rij.persoon_id)


def werkgevers_bij(rijen: Iterable[Any]) -> None:
    """Gives each row `werkgevernaam`; one query."""
    rijen = list(rijen)
    nummers = {rij.werkgever_id for rij in rijen if rij.werkgever_id is not None}
    namen = dict(Werkgevergegevens.bekend.nu().filter(werkgever_id__in=nummers).values_list("werkgever_id", "naam")) if nummers else {}
    for rij in rijen:
        rij.werkgevernaam = namen.get(rij.werkgever_id, "")


def medewerkers_bij(rijen: Iterable[Any]) -> None:
    """Gives each row `medewerkernaam`; one query."""
    rijen = list(rijen)
    namen = medewerkernamen({rij.medewerker_id for rij in rijen if rij.medewerker_id is not None})
    for rij in rijen:
        rij.medewerkernaam = namen.get(rij.medewerker_id, "")


def medewerkernamen(nummers: Iterable[int]) -> dict[int, str]:
    """The names of employees by number."""
    nummers = set(nummers)
    if not nummers:
        return {}
    return dict(apps.get_model("toegang", "Gebruiker").objects.filter(medewerker_id__in=nummers).values_list("medewerker_id", "naam"))


def klantadres(rij: Any) -> str:
    """The page of the client of a row."""
    return reverse("klant", args=[rij.persoon_id])


def werkgeveradres(rij: Any) -> str:
    """The page of the employer of a row; empty when the row has none."""
    return reverse("werkgever", args=[rij.werkgever_id]) if rij.werkgever_id is not None else ""


def naam(rij: Any) -> str:
    """The name of the client of a row, surname first; the number when the name is not known."""
    return rij.klant.lijstnaam if getattr(rij, "klant", None) else f"{_('Klant')} {rij.persoon_id}"


def geboren(rij: Any) -> date | None:
    """The birth date of the client of a row."""
    return rij.klant.persoon.geboortedatum if getattr(rij, "klant", None) else None


_ZOEKNAAM = Subquery(Klant.bekend.nu().filter(persoon_id=OuterRef("persoon_id")).values("zoeknaam")[:1])
_WERKGEVER = Subquery(Werkgevergegevens.bekend.nu().filter(werkgever_id=OuterRef("werkgever_id")).values("zoeknaam")[:1])

NAAM = Kolom(id="naam", titel=_("Naam"), waarde=naam, adres=klantadres, sorteer=("sorteernaam",), annoteer={"sorteernaam": _ZOEKNAAM}, tabel="persoon")
NUMMER = Kolom(id="nummer", titel=_("Klantnummer"), waarde=lambda rij: rij.persoon_id, sorteer=("persoon_id",), tabel="persoon", alleen_uitvoer=True)
GEBOREN = Kolom(id="geboren", titel=_("Geboren"), waarde=geboren, sorteer=("persoon__geboortedatum",), tabel="persoon", kolom="geboortedatum")
WERKGEVER = Kolom(
    id="werkgever", titel=_("Werkgever"), waarde=lambda rij: rij.werkgevernaam, adres=werkgeveradres, sorteer=("sorteerwerkgever",), annoteer={"sorteerwerkgever": _WERKGEVER}
)
