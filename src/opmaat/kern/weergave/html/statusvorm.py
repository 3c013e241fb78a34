"""A status on the page: a shape and a word, in a calm colour that only repeats what the shape says."""

from __future__ import annotations

from opmaat.kern.oordeel.status import Status

from .element import Html, el

FAMILIE = {
    Status.GEHAALD: "goed", Status.BINNEN: "goed", Status.OP_KOERS: "koers", Status.RISICO: "let", Status.NIET_OP_KOERS: "laag", Status.NIET_GEHAALD: "laag",
    Status.OVERSCHREDEN: "laag", Status.NORM_ONBEKEND: "let", Status.INSPANNING: "stil",
}  # fmt: skip
_VORM = {
    Status.GEHAALD: '<circle cx="7" cy="7" r="6" fill="currentColor"/>',
    Status.BINNEN: '<circle cx="7" cy="7" r="6" fill="currentColor"/>',
    Status.OP_KOERS: '<circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7 1a6 6 0 1 1-6 6h6z" fill="currentColor"/>',
    Status.RISICO: '<circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7 1a6 6 0 0 1 0 12z" fill="currentColor"/>',
    Status.NIET_OP_KOERS: '<circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7 1a6 6 0 0 1 6 6H7z" fill="currentColor"/>',
    Status.NIET_GEHAALD: '<circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    Status.OVERSCHREDEN: '<path d="M7 1l6 12H1z" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    Status.INSPANNING: '<path d="M7 1l6 6-6 6-6-6z" fill="currentColor"/>',
    Status.NORM_ONBEKEND: '<rect x="1.75" y="1.75" width="10.5" height="10.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 2"/>',
    Status.NOG_NIET: '<path d="M2 7h.01M7 7h.01M12 7h.01" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/>',
    Status.GEEN_GEGEVENS: '<path d="M3 3l8 8M11 3l-8 8" stroke="currentColor" stroke-width="1.5"/>',
    Status.ONDERDRUKT: '<path d="M1 4l3-3M1 8l7-7M1 12L12 1M5 13l8-8M9 13l4-4" stroke="currentColor" stroke-width="1.2"/>',
}
_STREEP = '<path d="M2 7h10" stroke="currentColor" stroke-width="1.5"/>'


def stand(status: Status) -> Html:
    """The badge of a status."""
    return el("span", vorm(status), str(status), klasse=f"stand {FAMILIE.get(status, 'stil')}")


def vorm(status: Status) -> Html:
    """The shape alone; the word always stands beside it, so it is silent for whoever listens to the page."""
    return Html(f'<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">{_VORM.get(status, _STREEP)}</svg>')
