"""Everything that happened to a person, newest first: each fact once, and the end of a spell as an event of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.situatie import Beeld
from opmaat.dossier.toon import toon_bijzonderheden, toon_soort, toon_waarde
from opmaat.kern.register.schema import lees_schema

SOORTEN: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "inkomen": (gettext_lazy("Melding en uitkering"), ("melding", "aanvraag", "uitkering", "inkomsten", "voorziening_elders")),
    "contact": (gettext_lazy("Gesprekken en contact"), ("gesprek", "contact", "verwijzing", "deelname")),
    "groep": (gettext_lazy("Groep en begeleiding"), ("klantgroep", "doelgroep", "toewijzing", "leefsituatie", "inburgering")),
    "plan": (gettext_lazy("Plan en diagnose"), ("plan_van_aanpak", "diagnose", "ladder")),
    "werk": (
        gettext_lazy("Traject en werk"),
        ("traject", "activiteit", "behaald", "voordracht", "plaatsing", "loonwaarde", "lks_beschikking", "nazorg", "verzuim"),
    ),
    "plichten": (gettext_lazy("Plichten en handhaving"), ("verplichting", "onderzoek", "constatering", "maatregel")),
    "journaal": (gettext_lazy("Journaal"), ()),
    "stukken": (gettext_lazy("Brieven en documenten"), ()),
}
"""The kinds a reader filters on: heading and tables; notes and letters come from elsewhere."""

SOORT_VAN = {tabel: soort for soort, (_titel, tabellen) in SOORTEN.items() for tabel in tabellen}
_REDEN = {"uitkering": "reden_einde", "traject": "resultaat", "plaatsing": "reden_einde", "inburgering": "resultaat"}
_ZONDER_EINDE = frozenset({"leefsituatie", "toewijzing", "doelgroep", "verplichting"})


@dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """One line of the timeline. ``gepland``: it lies ahead. ``feit`` is the fact behind it, if it is one."""

    dag: date
    titel: str
    tekst: str = ""
    wie: str = ""
    soort: str = ""
    tabel: str = ""
    feit_id: int | None = None
    adres: str = ""
    vervallen: bool = False
    gepland: bool = False


def maak_tijdlijn(beeld: Beeld, vandaag: date) -> list[Gebeurtenis]:
    """The events of all facts in the picture, newest first."""
    gebeurtenissen = [g for tabel in SOORT_VAN for feit in beeld.rijen(tabel) for g in _van_feit(feit, vandaag)]
    return in_volgorde(gebeurtenissen)


def in_volgorde(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """Newest first; on one day the fact that was written last comes first."""
    return sorted(gebeurtenissen, key=lambda g: (g.dag, g.feit_id or 0), reverse=True)


def _van_feit(feit: Any, vandaag: date) -> Iterable[Gebeurtenis]:
    tabel = lees_schema().tabel(feit.tabel)
    dag = getattr(feit, tabel.datumkolom, None) if tabel.datumkolom else None
    if dag is None:
        return
    basis: dict[str, Any] = {"soort": SOORT_VAN[feit.tabel], "tabel": feit.tabel, "feit_id": feit.feit_id}
    soort, eind = toon_soort(feit), getattr(feit, tabel.eind, None) if tabel.eind else None
    yield Gebeurtenis(dag=dag, titel=soort, tekst=toon_bijzonderheden(feit), wie=_wie(feit), gepland=dag > vandaag, **basis)
    if eind is not None and eind != dag and feit.tabel not in _ZONDER_EINDE:
        kolom = _REDEN.get(feit.tabel)
        reden = toon_waarde(tabel.kolom(kolom), getattr(feit, kolom, None)) if kolom else ""
        yield Gebeurtenis(dag=eind, titel=_("Einde van: %s") % soort, tekst=reden, gepland=eind > vandaag, **basis)


def _wie(feit: Any) -> str:
    tabel = lees_schema().tabel(feit.tabel)
    rol = toon_waarde(tabel.kolom("rol"), feit.rol) if feit.tabel != "toewijzing" and tabel.heeft("rol") and getattr(feit, "rol", None) else ""
    organisatie = (getattr(feit, "organisatie", None) or "") if tabel.heeft("organisatie") else ""
    return ", ".join(deel for deel in (rol, organisatie) if deel)
