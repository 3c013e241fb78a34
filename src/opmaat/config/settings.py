"""Settings of the project, all from the environment; what is not set has a safe value.

``OPMAAT_STAND`` says what this is: ``productie`` (default: refuses to start without its keys), ``demo`` (invented people, on this machine only) or
``test``. ``OPMAAT_DATABASE`` is the address of the database. Keys and passwords are never written here, save those of the demo, which
guard invented people only and work on loopback only.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from opmaat.config.database import lees_adres
from opmaat.toegang.instellingen import *  # noqa: F403 (login, lock-out, sessions, passwords)
from opmaat.toegang.instellingen import LOGFILTERS, TOEGANG_MIDDLEWARE
from opmaat.vorm.instellingen import *  # noqa: F403 (CSP, headers, form renderer, whitenoise)
from opmaat.vorm.instellingen import VORM_APPS, VORM_CONTEXT, VORM_MIDDLEWARE, opslag

STANDEN = ("productie", "demo", "test")
STAND = os.environ.get("OPMAAT_STAND", "productie")
if STAND not in STANDEN:
    raise ImproperlyConfigured(f"OPMAAT_STAND is “{STAND}”. Kies uit {', '.join(STANDEN)}.")
DEMO = STAND == "demo"


def _geheim(naam: str, demo: str, waarvoor: str) -> str:
    """The value of a secret; only demo and test may do without."""
    if waarde := os.environ.get(naam, ""):
        return waarde
    if STAND == "productie":
        raise ImproperlyConfigured(f"{naam} is niet gezet. {waarvoor} Zonder deze sleutel start Opmaat niet. Maak er een met: python -m opmaat.beheer sleutel")
    return demo


SECRET_KEY = _geheim("OPMAAT_SLEUTEL", "alleen-voor-verzonnen-personen-op-deze-computer", "Daarmee worden de sessies ondertekend.")
BSN_SLEUTEL = _geheim("OPMAAT_BSN_SLEUTEL", "dmVyem9ubmVuLXBlcnNvbmVuLXp1bGxlbi1nZWVuLXI=", "Daarmee worden burgerservicenummers versleuteld.")
"""Fernet key: the BSN is encrypted with it, and a key derived from it makes the searchable hash."""

DEBUG = False
ALLOWED_HOSTS = [naam for naam in os.environ.get("OPMAAT_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if naam]
CSRF_TRUSTED_ORIGINS = [f"https://{naam}" for naam in ALLOWED_HOSTS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    *VORM_APPS,
    "opmaat.toegang",
    "opmaat.dossier",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    *VORM_MIDDLEWARE,
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *TOEGANG_MIDDLEWARE,
]
ROOT_URLCONF = "opmaat.config.urls"
WSGI_APPLICATION = "opmaat.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                VORM_CONTEXT,
            ]
        },
    }
]

DATABASES = {"default": lees_adres(os.environ.get("OPMAAT_DATABASE", "sqlite:///opmaat.sqlite"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ["OPMAAT_STATISCH"]) if "OPMAAT_STATISCH" in os.environ else None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
STORAGES = opslag(STATIC_ROOT is not None)
OPMAAT_ORGANISATIE = os.environ.get("OPMAAT_ORGANISATIE", "")
"""The name of the organisation in the header of every page and above every letter."""
OPMAAT_OMGEVING = os.environ.get("OPMAAT_OMGEVING", "Oefenomgeving: alle mensen zijn verzonnen" if DEMO else "")
VANDAAG = date.fromisoformat(os.environ["OPMAAT_VANDAAG"]) if STAND != "productie" and os.environ.get("OPMAAT_VANDAAG") else None
"""The day on which the clock stands still, in the demo and in tests: the invented register ends somewhere."""
OPMAAT_BRIEFHOOFD = tuple(deel for deel in os.environ.get("OPMAAT_BRIEFHOOFD", "Postbus 1;1234 AA Voorbeeldstad;telefoon 14 000" if DEMO else "").split(";") if deel)
"""Address and telephone number above every letter."""
OPMAAT_STIJLGIDS = STAND != "productie"
DOCUMENTEN = Path(os.environ.get("OPMAAT_DOCUMENTEN", "documenten"))
"""The folder with received documents; never served as static files."""

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
if STAND == "productie":
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
if STAND == "test":
    ALLOWED_HOSTS.append("testserver")  # the name under which the test browser asks
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a hash per login costs more than the test

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": LOGFILTERS,
    "handlers": {"scherm": {"class": "logging.StreamHandler", "filters": ["bsn"]}},
    "root": {"handlers": ["scherm"], "level": "WARNING"},
    "loggers": {
        "axes": {"level": "ERROR"},
        "django": {"handlers": [], "propagate": True},  # its own handlers do not mask a BSN
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": True},
    },
}
