"""Received documents: which kinds there are, how long they are proposed to be kept, and whether a file is what it says.

What a file is follows from its content, never from its name: a program that calls itself a PDF is refused. Nothing is opened or
run here; only the outside of the file is looked at. A file goes back to people as a download, never as a page.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.feiten import Schrijver
from opmaat.dossier.models import Document
from opmaat.kern.fout import Invoerfout
from opmaat.kern.tijd import Duur, plus

GROOTST = 10_000_000
"""Bytes; a scan of some twenty pages stays below it."""
LANGSTE_NAAM = 150


class Documentfout(Invoerfout):
    """This file cannot be kept; the text says why and what to do."""


@dataclass(frozen=True)
class Soort:
    """A kind of document: its title, the rubriek of who may read it, and for how many years it is proposed to be kept."""

    titel: Any
    rubriek: str
    jaren: int


SOORTEN: Mapping[str, Soort] = MappingProxyType(
    {
        "plan_getekend": Soort(gettext_lazy("Getekend plan van aanpak"), "algemeen", 5),
        "aanvraagformulier": Soort(gettext_lazy("Aanvraagformulier"), "inkomen", 10),
        "inkomen": Soort(gettext_lazy("Loonstrook of bewijs van inkomen"), "inkomen", 10),
        "bankafschrift": Soort(gettext_lazy("Bankafschrift"), "inkomen", 10),
        "schulden": Soort(gettext_lazy("Brief over schulden"), "schulden", 5),
        "medisch": Soort(gettext_lazy("Medisch advies of verklaring"), "gezondheid", 5),
        "diploma": Soort(gettext_lazy("Diploma of certificaat"), "werk", 5),
        "cv": Soort(gettext_lazy("Cv of sollicitatiebrief"), "werk", 2),
        "contract": Soort(gettext_lazy("Arbeidscontract"), "werk", 7),
        "bezwaar": Soort(gettext_lazy("Bezwaar of klacht"), "algemeen", 10),
        "brief": Soort(gettext_lazy("Brief van de klant of van een ander"), "algemeen", 5),
        "anders": Soort(gettext_lazy("Iets anders"), "algemeen", 5),
    }
)
"""Kinds of document. The years are a proposal that can be changed for each document: the retention list of the municipality decides."""


def bewaren_tot(soort: str, ontvangen_op: date) -> date:
    """The proposed last day on which a document of this kind is kept."""
    return plus(ontvangen_op, Duur(SOORTEN[soort].jaren, "jaar"))


@dataclass(frozen=True)
class Bestandssoort:
    """A type of file that is taken: media type, what people call it, the ends of its names, and how it is known."""

    mediatype: str
    naam: str
    uitgangen: tuple[str, ...]
    past: Callable[[bytes], bool]


def _zip_met(inhoud: bytes, *nodig: str) -> zipfile.ZipFile | None:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            namen = set(zip_.namelist())
            return zip_ if set(nodig) <= namen and not any(naam.lower().endswith(("vbaproject.bin", ".exe", ".js")) for naam in namen) else None
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError):
        return None


def _is_pdf(inhoud: bytes) -> bool:
    return inhoud.startswith(b"%PDF-") and b"%%EOF" in inhoud[-2048:]


def _is_jpeg(inhoud: bytes) -> bool:
    return inhoud.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in inhoud[-1024:]


def _is_png(inhoud: bytes) -> bool:
    return inhoud.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and b"IEND" in inhoud[-64:]


def _is_docx(inhoud: bytes) -> bool:
    return inhoud.startswith(b"PK\x03\x04") and _zip_met(inhoud, "[Content_Types].xml", "word/document.xml") is not None


def _is_odt(inhoud: bytes) -> bool:
    return b"mimetypeapplication/vnd.oasis.opendocument.text" in inhoud[:120] and _zip_met(inhoud, "mimetype", "content.xml") is not None


BESTANDEN = (
    Bestandssoort("application/pdf", "PDF", ("pdf",), _is_pdf),
    Bestandssoort("image/jpeg", "JPG", ("jpg", "jpeg"), _is_jpeg),
    Bestandssoort("image/png", "PNG", ("png",), _is_png),
    Bestandssoort("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (docx)", ("docx",), _is_docx),
    Bestandssoort("application/vnd.oasis.opendocument.text", "OpenDocument (odt)", ("odt",), _is_odt),
)
AANVAARD = ",".join(f".{uitgang}" for bestand in BESTANDEN for uitgang in bestand.uitgangen)


def herken(naam: str, inhoud: bytes) -> Bestandssoort:
    """The type of a file by its content. Raises Documentfout when it is empty, too large, of no known type, or another type than its name says."""
    soorten = ", ".join(bestand.naam for bestand in BESTANDEN)
    if not inhoud:
        raise Documentfout(_("Dit bestand is leeg."), doe=_("Kies het bestand opnieuw. Staat het nog op uw telefoon of camera? Haal het dan eerst daarvan af."))
    if len(inhoud) > GROOTST:
        raise Documentfout(
            _("Dit bestand is %(is)s MB; het mag hoogstens %(mag)d MB zijn.") % {"is": f"{len(inhoud) / 1e6:.1f}".replace(".", ","), "mag": GROOTST // 1_000_000},
            doe=_("Scan in zwart-wit of met minder punten, of verdeel het over twee bestanden."),
        )
    uitgang = naam.rpartition(".")[2].lower() if "." in naam else ""
    soort = next((bestand for bestand in BESTANDEN if bestand.past(inhoud)), None)
    if soort is None:
        zegt = next((bestand.naam for bestand in BESTANDEN if uitgang in bestand.uitgangen), "")
        if zegt:
            raise Documentfout(
                _("Dit bestand heet %(uitgang)s, maar het is geen %(zegt)s, of het is beschadigd.") % {"uitgang": f".{uitgang}", "zegt": zegt},
                waarom=_("Zo'n bestand kan schadelijk zijn of later niet te openen."), doe=_("Open het zelf, sla het op als PDF en kies het dan opnieuw."),
            )  # fmt: skip
        raise Documentfout(_("Dit soort bestand kan Opmaat niet bewaren."), doe=_("Sla het op als een van deze soorten: %s.") % soorten)
    if uitgang and uitgang not in soort.uitgangen:
        raise Documentfout(
            _("Dit bestand heet %(uitgang)s, maar het is een %(soort)s.") % {"uitgang": f".{uitgang}", "soort": soort.naam},
            doe=_("Geef het de goede naam, of sla het opnieuw op, en kies het dan nog eens."),
        )
    return soort


def veilige_naam(naam: str, soort: Bestandssoort) -> str:
    """The name of a file without a path, control characters or marks that turn the reading direction; with the end that fits its type."""
    kaal = naam.replace("\\", "/").rpartition("/")[2]
    kaal = "".join(teken for teken in unicodedata.normalize("NFC", kaal) if unicodedata.category(teken)[0] != "C").strip(". ")
    stam = kaal.rpartition(".")[0] if "." in kaal else kaal
    return f"{stam[:LANGSTE_NAAM] or 'document'}.{soort.uitgangen[0]}"


def bewaar_document(schrijver: Schrijver, *, persoon_id: int, soort: str, titel: str, naam: str, inhoud: bytes, ontvangen_op: date, bewaren_tm: date) -> Document:
    """The document, kept with the client within an action. Raises Documentfout for a file that cannot be kept."""
    bestand = herken(naam, inhoud)
    return schrijver.bewaar(
        Document(
            persoon_id=persoon_id, soort=soort, titel=titel or str(SOORTEN[soort].titel), bestandsnaam=veilige_naam(naam, bestand), mediatype=bestand.mediatype,
            omvang=len(inhoud), sha256=hashlib.sha256(inhoud).hexdigest(), inhoud=inhoud, rubriek=SOORTEN[soort].rubriek, ontvangen_op=ontvangen_op, bewaren_tm=bewaren_tm,
        )
    )  # fmt: skip
