"""Everything that Opmaat holds about one person, for that person: the answer to a request under AVG art. 15.

One ZIP: ``overzicht.html`` to read, ``gegevens.json`` with the same and what each column means, and the letters and received
documents themselves. All versions of every fact are in it, also what was corrected. Left out is what is of somebody else:
which employee did something (role and organisation stay), the contact person of an employer, other participants of a meeting.
Free texts may name others; the page says that a person reads those first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from opmaat.dossier.brieven import pdf_van
from opmaat.dossier.klantbeeld import Rij, lees_klantbeeld
from opmaat.dossier.models import Brief, Document
from opmaat.dossier.toon import toon_waarde
from opmaat.kern.register.schema import TWEETIJDIG, lees_schema

from . import bsn
from .lezer import Lezer
from .logboeken import HANDELINGEN, alles_van, paginanaam, roltitels, stapnaam, toon_moment
from .models import Inzage, Verwerking

VAN_EEN_ANDER = frozenset({"medewerker_id", "contactpersoon", "handeling_id"})
TECHNISCH = frozenset({*TWEETIJDIG, "persoon_id", "sha256", "versie_id"})
EIGEN_TITELS = {
    "klant": "Naam, adres en BSN", "notitie": "Journaal", "toelichting": "Toelichtingen", "brief": "Brieven", "document": "Ontvangen documenten",
    "werkgevergegevens": "Werkgevers waar u mee te maken had",
}  # fmt: skip
ALLEEN = {"werkgevergegevens": frozenset({"naam", "plaats"}), "vacature": frozenset({"begin", "eind", "functie", "sector", "uren"})}
"""Tables that are not about the person: what of them is needed to understand what is."""


@dataclass(frozen=True, kw_only=True)
class Regel:
    """One version of one fact: (title, text) of what is filled, whether it still holds, since when it was known, until when."""

    waarden: tuple[tuple[str, str], ...]
    ruw: dict[str, Any]
    geldt: bool
    bekend: str
    vervallen: str


@dataclass(frozen=True, kw_only=True)
class Onderdeel:
    """One table about the person, with what it is about."""

    naam: str
    titel: str
    uitleg: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, kw_only=True)
class Alles:
    """The answer as a value: parts with rows, who looked (roles), what was done, and what it was used for."""

    persoon_id: int
    gemaakt: str
    onderdelen: tuple[Onderdeel, ...]
    inzagen: tuple[tuple[str, str, str], ...]
    handelingen: tuple[tuple[str, str], ...]
    verwerkingen: tuple[tuple[str, str, str, str], ...]

    @property
    def teksten(self) -> int:
        """How many free texts have to be read before this is given."""
        return sum(len(deel.regels) for deel in self.onderdelen if deel.naam in ("notitie", "toelichting"))


def verzamel(persoon_id: int, lezer: Lezer) -> Alles:
    """Everything about this person; five queries. The right to it is asked before."""
    beeld = lees_klantbeeld(persoon_id, Lezer.alles(lezer.gebruiker_id, lezer.vandaag), alle_versies=True)
    per_tabel: dict[str, list[Rij]] = {}
    for rij in beeld.alles():
        per_tabel.setdefault(rij.tabel, []).append(rij)
    volgorde = [*EIGEN_TITELS, *(tabel.naam for tabel in lees_schema())]
    return Alles(
        persoon_id=persoon_id,
        gemaakt=toon_moment(timezone.now()),
        onderdelen=tuple(_onderdeel(naam, per_tabel[naam]) for naam in sorted(per_tabel, key=volgorde.index)),
        inzagen=tuple((toon_moment(op), roltitels(rol), paginanaam(pagina)) for op, rol, pagina in Inzage.objects.filter(persoon_id=persoon_id).order_by("-op").values_list("op", "rol", "pagina")),
        handelingen=tuple(
            (toon_moment(h.moment.replace(tzinfo=UTC)), stapnaam(h.stap)) for h in HANDELINGEN.zoek(alles_van(persoon_id, lezer.vandaag))
        ),
        verwerkingen=tuple(
            (toon_moment(op), doel, grondslag, organisatie)
            for op, doel, grondslag, organisatie in Verwerking.objects.filter(persoon_id=persoon_id).order_by("-op").values_list("op", "doel", "grondslag", "organisatie")
        ),
    )


def maak_zip(alles: Alles) -> bytes:
    """The file that the client gets."""
    doos = BytesIO()
    with ZipFile(doos, "w", ZIP_DEFLATED) as zip_:
        zip_.writestr("overzicht.html", render_to_string("toegang/overzicht.html", {"alles": alles}))
        zip_.writestr("gegevens.json", json.dumps(als_json(alles), ensure_ascii=False, indent=2))
        for naam, inhoud in _bestanden(alles.persoon_id):
            zip_.writestr(naam, inhoud)
    return doos.getvalue()


def als_json(alles: Alles) -> dict[str, Any]:
    """The same as data, with what everything means."""
    return {
        "uitleg": {
            "wat": _("Alles wat Opmaat over u bewaart. Elke tabel heeft een titel, uitleg, en rijen. Een rij die niet meer geldt is verbeterd of vervallen."),
            "geldt": _("Of dit nu als juist in het dossier staat."),
            "bekend_sinds": _("Wanneer dit is vastgelegd."),
            "weggelaten": _("Namen van medewerkers en gegevens van andere mensen."),
        },
        "klantnummer": alles.persoon_id,
        "gemaakt": alles.gemaakt,
        "tabellen": [
            {
                "naam": deel.naam, "titel": deel.titel, "uitleg": deel.uitleg,
                "rijen": [{**regel.ruw, "geldt": regel.geldt, "bekend_sinds": regel.bekend, "vervallen": regel.vervallen or None} for regel in deel.regels],
            }
            for deel in alles.onderdelen
        ],
        "wie_keek": [{"moment": moment, "rol": rol, "bladzijde": pagina} for moment, rol, pagina in alles.inzagen],
        "wat_is_gedaan": [{"moment": moment, "handeling": wat} for moment, wat in alles.handelingen],
        "waarvoor_gebruikt": [{"moment": m, "doel": d, "grondslag": g, "organisatie": o} for m, d, g, o in alles.verwerkingen],
    }  # fmt: skip


def _onderdeel(naam: str, rijen: Iterable[Rij]) -> Onderdeel:
    tabel = lees_schema().tabellen.get(naam)
    titel, uitleg = (tabel.titel, tabel.omschrijving) if tabel is not None else (EIGEN_TITELS[naam], "")
    regels = (_regel(rij) for rij in sorted(rijen, key=lambda rij: (getattr(rij, "feit_id", 0) or 0, str(getattr(rij, "geregistreerd_op", "")))))
    return Onderdeel(naam=naam, titel=titel, uitleg=uitleg, regels=tuple(regels))


def _regel(rij: Rij) -> Regel:
    tabel = lees_schema().tabellen.get(rij.tabel)
    waarden, ruw = [], {}
    for kolom, waarde in rij:
        if kolom in VAN_EEN_ANDER | TECHNISCH or waarde in (None, "") or (rij.tabel in ALLEEN and kolom not in ALLEEN[rij.tabel]):
            continue
        if (rij.tabel, kolom) == ("klant", "bsn"):
            waarde = bsn.ontsleutel(waarde)
        schema = tabel.kolom(kolom) if tabel is not None else None
        waarden.append((schema.titel if schema else kolom.replace("_", " ").capitalize(), toon_waarde(schema, waarde) if schema else _tekst(waarde)))
        ruw[kolom] = _json(waarde)
    vervallen = getattr(rij, "vervallen_op", None)
    return Regel(
        waarden=tuple(waarden), ruw=ruw, geldt=vervallen is None, bekend=_moment(getattr(rij, "geregistreerd_op", None)), vervallen=_moment(vervallen)
    )


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else toon_moment(moment.replace(tzinfo=UTC))


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, datetime):
        return _moment(waarde)
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else str(waarde)


def _json(waarde: Any) -> Any:
    if isinstance(waarde, (date, datetime)):
        return waarde.isoformat()
    return str(waarde) if isinstance(waarde, Decimal) else waarde


def _bestanden(persoon_id: int) -> Iterator[tuple[str, bytes]]:
    for brief in Brief.objects.filter(persoon_id=persoon_id).order_by("pk"):
        yield f"brieven/{_veilig(brief.nummer)}.pdf", pdf_van(brief)
    for document in Document.objects.filter(persoon_id=persoon_id).order_by("pk"):
        yield f"documenten/{document.pk}-{_veilig(document.bestandsnaam)}", bytes(document.inhoud)


def _veilig(naam: str) -> str:
    """A file name without folders or signs that a computer trips over."""
    return re.sub(r"[^\w.\- ]", "_", naam.replace("\\", "/").rsplit("/", 1)[-1])[:100].strip(". ") or "bestand"
