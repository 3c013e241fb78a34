"""What the web server calls: ``gunicorn opmaat.config.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opmaat.config.settings")
application = get_wsgi_application()

from opmaat.vorm.stijlcontrole import eis_bestanden  # noqa: E402 (needs the settings that the line above read)

eis_bestanden()


def _lees_vooraf() -> None:
    """Reads what every page needs and what never changes while the server runs, so that nobody waits for it at the first page."""
    from django.urls import get_resolver

    from opmaat.dossier.register_van_stappen import alle_stappen
    from opmaat.kern.overeenkomst.lezer import alle_overeenkomsten
    from opmaat.toegang.rechten import lees_rechten

    _ = get_resolver().url_patterns
    alle_stappen()
    alle_overeenkomsten()
    lees_rechten()


_lees_vooraf()
