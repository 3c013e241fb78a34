"""Filters and tags that the templates use: Dutch dates, amounts and counts, and links that keep the rest of the query."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def datum(waarde: Any) -> str:
    """A date as 31-12-2025, a moment in Amsterdam's day; nothing for nothing."""
    if isinstance(waarde, datetime):
        waarde = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else ""


@register.filter
def moment(waarde: Any) -> str:
    """A moment as 31-12-2025 14:05, on the clock of Amsterdam."""
    if not isinstance(waarde, datetime):
        return datum(waarde)
    return f"{timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde:%d-%m-%Y %H:%M}"


@register.filter
def bedrag(waarde: Any) -> str:
    """An amount as € 1.234,50; nothing for nothing."""
    if waarde is None or waarde == "":
        return ""
    try:
        tekst = f"{Decimal(waarde):,.2f}"
    except InvalidOperation:
        return str(waarde)
    return "€ " + tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


@register.filter
def telling(waarde: Any) -> str:
    """A whole number with points: 12.345."""
    return f"{int(waarde):,}".replace(",", ".") if waarde not in (None, "") else ""


@register.filter
def regels(waarde: Any) -> SafeString:
    """A text with the line ends of a letter (U+2028) as line breaks."""
    return format_html_join(mark_safe("<br>"), "{}", ((deel,) for deel in str(waarde).split("\u2028")))


@register.filter
def is_groep(veld: BoundField) -> bool:
    """Whether the field is drawn as a fieldset (radios, several checkboxes, parts of a date)."""
    return bool(veld.field.widget.use_fieldset)


@register.filter
def is_vinkje(veld: BoundField) -> bool:
    """Whether the field is one checkbox, whose label stands behind it."""
    return getattr(veld.field.widget, "input_type", "") == "checkbox" and not veld.field.widget.use_fieldset


@register.filter
def fout_adres(veld: BoundField) -> str:
    """The id that an entry of the error summary jumps to: the input, or the first one of a group."""
    hoofd = veld.id_for_label or veld.auto_id
    if veld.field.widget.use_fieldset and veld.subwidgets:
        hoofd = veld.subwidgets[0].id_for_label or hoofd
    return hoofd or veld.html_name


@register.simple_tag(takes_context=True)
def vraagdeel(context: template.Context, **anders: Any) -> SafeString:
    """The query string of this page with some parts changed; None takes a part out. Starts with '?'."""
    vraag = context["request"].GET.copy()
    for naam, waarde in anders.items():
        if waarde is None:
            vraag.pop(naam, None)
        else:
            vraag[naam] = str(waarde)
    return mark_safe("?" + vraag.urlencode().replace("&", "&amp;"))
