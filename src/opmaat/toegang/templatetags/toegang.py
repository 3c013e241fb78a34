"""Asks in a template whether the reader may open a page: ``{% mag_pagina "inzage-klant" as mag %}``."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def mag_pagina(context: template.Context, pagina: str) -> bool:
    """Whether the reader of this page may open that one; nobody who is not logged in may."""
    lezer = getattr(context.get("request"), "lezer", None)
    return lezer is not None and lezer.mag_pagina(pagina)
