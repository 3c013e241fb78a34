"""A list as a file: XLSX, CSV or ODS. Dates and numbers stay dates and numbers; a text never becomes a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from django.utils.translation import gettext as _

from opmaat.dossier.lijst import in_tekst

Rijen = Iterable[Sequence[Any]]
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
_XML_MAG_NIET = {code: None for code in (*range(0x20), 0xFFFE, 0xFFFF) if code not in (0x09, 0x0A, 0x0D)}


def als_csv(titel: str, koppen: Sequence[str], rijen: Rijen) -> bytes:
    """Semicolons and a byte order mark, as Dutch spreadsheets read it; what looks like a formula gets an apostrophe in front."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(koppen)
    for rij in rijen:
        schrijver.writerow([_veilig(waarde) for waarde in rij])
    return uit.getvalue().encode("utf-8-sig")


def _veilig(waarde: Any) -> str:
    tekst = in_tekst(waarde)
    return f"'{tekst}" if isinstance(waarde, str) and tekst.startswith(_FORMULE) else tekst


def als_xlsx(titel: str, koppen: Sequence[str], rijen: Rijen) -> bytes:
    """A sheet with a heading that stays in view and a filter on each column."""
    uit = io.BytesIO()
    werkmap = xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    blad = werkmap.add_worksheet(_bladnaam(titel))
    kop, dag = werkmap.add_format({"bold": True, "bottom": 1}), werkmap.add_format({"num_format": "dd-mm-yyyy"})
    for nr, tekst in enumerate(koppen):
        blad.write_string(0, nr, tekst, kop)
        blad.set_column(nr, nr, max(12, min(40, len(tekst) + 4)))
    regel = 0
    for regel, rij in enumerate(rijen, start=1):
        for nr, waarde in enumerate(rij):
            if isinstance(waarde, bool) or isinstance(waarde, str):
                blad.write_string(regel, nr, in_tekst(waarde)[:32_000])
            elif isinstance(waarde, date):
                blad.write_datetime(regel, nr, waarde, dag)  # type: ignore[arg-type]
            elif isinstance(waarde, int | float | Decimal):
                blad.write_number(regel, nr, float(waarde))
    blad.freeze_panes(1, 1)
    if koppen:
        blad.autofilter(0, 0, max(1, regel), len(koppen) - 1)
    werkmap.close()
    return uit.getvalue()


def _bladnaam(titel: str) -> str:
    return "".join(t for t in titel if t not in "[]:*?/\\'")[:31] or _("Lijst")


def als_ods(titel: str, koppen: Sequence[str], rijen: Rijen) -> bytes:
    """An OpenDocument spreadsheet (ISO/IEC 26300), written as the little XML that it is."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        zip_.writestr("META-INF/manifest.xml", _MANIFEST)
        zip_.writestr("content.xml", "".join(_inhoud(titel, koppen, rijen)))
    return uit.getvalue()


def _inhoud(titel: str, koppen: Sequence[str], rijen: Rijen) -> Iterator[str]:
    yield _BEGIN
    yield f'<table:table table:name="{_xml(_bladnaam(titel))}">'
    yield f'<table:table-column table:number-columns-repeated="{max(1, len(koppen))}"/>'
    yield f"<table:table-header-rows>{_rij(koppen, 'kop')}</table:table-header-rows>"
    for rij in rijen:
        yield _rij(rij, "")
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _rij(waarden: Sequence[Any], stijl: str) -> str:
    return f"<table:table-row>{''.join(_cel(waarde, stijl) for waarde in waarden)}</table:table-row>"


def _cel(waarde: Any, stijl: str) -> str:
    tekst = _xml(in_tekst(waarde))
    naam = f' table:style-name="{stijl}"' if stijl else ""
    if waarde is None or tekst == "":
        return "<table:table-cell/>"
    if isinstance(waarde, date):
        soort = f' table:style-name="dag" office:value-type="date" office:date-value="{waarde.isoformat()[:10]}"'
    elif isinstance(waarde, int | float | Decimal) and not isinstance(waarde, bool):
        soort = f'{naam} office:value-type="float" office:value="{waarde}"'
    else:
        soort = f'{naam} office:value-type="string"'
    return f"<table:table-cell{soort}><text:p>{tekst}</text:p></table:table-cell>"


def _xml(tekst: str) -> str:
    schoon = tekst.translate(_XML_MAG_NIET).encode("utf-8", "replace").decode()
    return escape(schoon, {'"': "&quot;"})


_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_NS}manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_BEGIN = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_NS}office:1.0" xmlns:table="{_NS}table:1.0" xmlns:text="{_NS}text:1.0"'
    f' xmlns:style="{_NS}style:1.0" xmlns:number="{_NS}datastyle:1.0" xmlns:fo="{_NS}xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>'
    '<number:date-style style:name="dmj"><number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/>'
    '<number:text>-</number:text><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="dag" style:family="table-cell" style:data-style-name="dmj"/>'
    '<style:style style:name="kop" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)

SOORTEN: Mapping[str, tuple[str, Callable[[str, Sequence[str], Rijen], bytes]]] = MappingProxyType(
    {
        "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", als_xlsx),
        "ods": ("application/vnd.oasis.opendocument.spreadsheet", als_ods),
        "csv": ("text/csv; charset=utf-8", als_csv),
    }
)
"""File types by extension: media type and writer."""
