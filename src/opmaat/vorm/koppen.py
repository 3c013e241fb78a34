"""Headers that keep pages about people out of caches and give the page no device."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class Beveiligingskoppen:
    """Middleware: Permissions-Policy on everything; `no-store` on every answer that did not choose its own caching."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        antwoord.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
        )
        antwoord.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        antwoord.headers.setdefault("Cache-Control", "no-store, private")
        return antwoord
