"""The stylesheet is made, not committed: a server without it refuses to start and says how to make it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

STIJLBLAD = Path(__file__).parent / "static" / "vorm" / "opmaat.css"


@register()
def stijlblad_is_er(app_configs: Sequence[Any] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """One error (vorm.E001) when the stylesheet is missing or empty, else nothing."""
    if STIJLBLAD.is_file() and STIJLBLAD.stat().st_size > 0:
        return []
    return [
        Error(
            _("Het stijlblad van Opmaat ontbreekt, en zonder stijlblad zijn de schermen niet te gebruiken."),
            hint=_("Maak het met: make css (daarvoor is één keer toegang tot npm nodig). Een wiel (wheel) bevat het al."),
            id="vorm.E001",
        )
    ]


@register()
def bestanden_zijn_verzameld(app_configs: Sequence[Any] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """One error (vorm.E002) when files are served from a folder in which they were never gathered."""
    if settings.STATIC_ROOT is None or (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        return []
    return [
        Error(
            _("De map met stijlbladen en plaatjes is nog leeg."),
            hint=_("Vul de map met: python -m opmaat.beheer collectstatic --no-input"),
            id="vorm.E002",
        )
    ]


def eis_bestanden() -> None:
    """Raises ImproperlyConfigured with the remedy when a page could not be shown as it should; for the start of the server."""
    for fout in (*stijlblad_is_er(), *bestanden_zijn_verzameld()):
        raise ImproperlyConfigured(f"{fout.msg} {fout.hint}")
