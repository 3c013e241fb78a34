"""The addresses of all pages: each app names its own."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

APPS = ("opmaat.toegang", "opmaat.vorm", "opmaat.dossier")

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"{app}.urls")) for app in APPS if find_spec(f"{app}.urls")]

handler400 = "opmaat.vorm.fouten.fout_400"
handler403 = "opmaat.vorm.fouten.fout_403"
handler404 = "opmaat.vorm.fouten.fout_404"
handler500 = "opmaat.vorm.fouten.fout_500"
