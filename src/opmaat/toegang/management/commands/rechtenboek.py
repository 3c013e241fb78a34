"""``rechtenboek``: the page docs/handleiding/rechten.md, from rechten.yaml."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.rechten import lees_rechten
from opmaat.toegang.rechtenboek import beschrijf_rechten


class Command(BaseCommand):
    """Writes the page to the screen."""

    help = "Schrijft docs/handleiding/rechten.md: wie mag wat."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """The page, without an extra line."""
        self.stdout.write(beschrijf_rechten(lees_rechten(), lees_schema()), ending="")
