"""Every Django form gets the components of NL Design System: field groups and widgets come from our own templates."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Formulierweergave(TemplatesSetting):
    """Form renderer for settings.FORM_RENDERER; `django.forms` must stand after `opmaat.vorm` in INSTALLED_APPS."""

    form_template_name = "vorm/onderdelen/formuliervelden.html"
    field_template_name = "vorm/onderdelen/veld.html"
