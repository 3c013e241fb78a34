"""The stylesheet is made, not committed: a server without it refuses to start and says how to make it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register
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
