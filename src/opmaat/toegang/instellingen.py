"""The settings of toegang; ``opmaat.config.settings`` takes them over with ``from opmaat.toegang.instellingen import *``.

MIDDLEWARE needs TOEGANG_MIDDLEWARE after SessionMiddleware, CsrfViewMiddleware and MessageMiddleware.
"""

from __future__ import annotations

from datetime import timedelta

AUTH_USER_MODEL = "toegang.Gebruiker"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "opmaat.toegang.inlogwijze.NaamOfEmail"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("gebruikersnaam", "naam", "email")},
    },
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
CSRF_FAILURE_VIEW = "opmaat.toegang.bewaard.csrf_mislukt"
TOEGANG_MIDDLEWARE = ["axes.middleware.AxesMiddleware", "opmaat.toegang.poort.Toegangspoort"]

# Five wrong passwords for one name lock that name for a quarter of an hour, from whatever address they come. A name that
# somebody types as an e-mail address counts for the same user.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "opmaat.toegang.inlogwijze.naam_voor_slot"
AXES_LOCKOUT_CALLABLE = "opmaat.toegang.views.aanmelden.op_slot"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # one address is a whole town hall: counting per address would lock everybody out

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSIE_STIL = timedelta(minutes=30)
"""After so long without a page the session is over."""
SESSIE_LANGST = timedelta(hours=10)
"""A session is never longer than a working day, however busy it was."""
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

LOGFILTERS = {"bsn": {"()": "opmaat.toegang.bsn.Bsnfilter"}}
"""For LOGGING["filters"]; every handler names "bsn" among its filters."""
