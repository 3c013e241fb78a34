"""What the web server calls: ``gunicorn opmaat.config.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opmaat.config.settings")
application = get_wsgi_application()

from opmaat.vorm.stijlcontrole import eis_bestanden  # noqa: E402 (needs the settings that the line above read)

eis_bestanden()
