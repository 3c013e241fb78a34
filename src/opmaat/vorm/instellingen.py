"""The settings of the looks; `opmaat.config.settings` takes them over with `from opmaat.vorm.instellingen import *`.

INSTALLED_APPS needs "opmaat.vorm" before "django.forms"; MIDDLEWARE needs VORM_MIDDLEWARE right after SecurityMiddleware.
"""

from __future__ import annotations

from csp.constants import NONE, SELF

FORM_RENDERER = "opmaat.vorm.weergave.Formulierweergave"
VORM_APPS = ["opmaat.vorm", "django.forms", "csp"]
VORM_MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "opmaat.vorm.koppen.Beveiligingskoppen",
    "opmaat.vorm.fouten.MethodeBladzijde",
]
VORM_CONTEXT = "opmaat.vorm.context.vorm"

# Only what this server itself serves; no style or script in the page, no frames around it, forms go to this server.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

WHITENOISE_MAX_AGE = 3600
"""Seconds that a browser keeps a file whose name has no hash; files with a hash are kept for years."""


def opslag(verzameld: bool) -> dict[str, dict[str, str]]:
    """The setting STORAGES: names with a hash once `collectstatic` has gathered the files, else the files as they lie."""
    soort = "whitenoise.storage.CompressedManifestStaticFilesStorage" if verzameld else "django.contrib.staticfiles.storage.StaticFilesStorage"
    return {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": {"BACKEND": soort}}
