"""The page as a whole: head, contents, the agreements one after the other, and the words at the end."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from opmaat.kern.tijd import geschreven as dag

from ..getal import aantal
from ..rapport import Deel, Rapport
from .afspraak import hoofdstukken
from .bijlage import begrippen, gedekt, rekening, rekenwerk
from .element import Html, Kind, el, lijst, naam_van, samen, tabel
from .statusvorm import vorm


def monitorblad(rapport: Rapport) -> str:
    """One HTML document without anything from outside; it ends with a newline."""
    titel = f"Monitor op {dag.lang(rapport.peildatum)}"
    onderwerp = rapport.delen[0].monitor.overeenkomst.titel if len(rapport.delen) == 1 else f"{len(rapport.delen)} overeenkomsten"
    hoofd = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=f"default-src 'none'; style-src 'sha256-{_vingerafdruk()}'; base-uri 'none'; form-action 'none'"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", f"{titel} · {onderwerp}"),
        el("style", Html(stijl())),
    )
    lichaam = el(
        "body",
        el("a", "Naar de inhoud", href="#inhoud", klasse="spring"),
        el("header", el("p", "Opmaat", klasse="zacht klein"), el("h1", titel), _kop(rapport), [el("p", melding, klasse="melding") for melding in rapport.meldingen], _inhoudsopgave(rapport)),
        el("main", [_deel(deel) for deel in rapport.delen], _volledigheid(rapport), el("section", el("h2", "Begrippen", id="begrippen"), begrippen()), id="inhoud"),
        el("footer", el("p", f"Gemaakt met Opmaat {rapport.versie}. De cijfers gaan over wat geleverd is; ze bevatten geen namen.", klasse="klein")),
    )
    return f"<!DOCTYPE html>\n{el('html', hoofd, lichaam, lang='nl')}\n"


@cache
def stijl() -> str:
    """The style sheet that goes along inside the page."""
    return (files(__package__) / "stijl.css").read_text(encoding="utf-8")


def _vingerafdruk() -> str:
    return b64encode(sha256(stijl().encode("utf-8")).digest()).decode("ascii")


def _kop(rapport: Rapport) -> Html:
    bekend = dag.lang(rapport.bekend_op) if rapport.bekend_op is not None else "alles wat nu is vastgelegd"
    feiten: list[tuple[str, Kind]] = [("Peildatum", dag.lang(rapport.peildatum)), ("Bekend op", bekend), ("Register", rapport.register)]
    if rapport.volledig:
        eerste = min(tm for _, tm in rapport.volledig)
        feiten.append(("Gegevens", [f"volledig geleverd t/m {dag.lang(eerste)} ", el("a", "(per tabel)", href="#volledigheid")]))
    else:
        feiten.append(("Gegevens", "de levering zegt niet tot welke dag ze volledig is"))
    return el("div", lijst(feiten), klasse="kop")


def _inhoudsopgave(rapport: Rapport) -> Html:
    punten: list[Html] = []
    for deel in rapport.delen:
        overeenkomst = deel.monitor.overeenkomst
        onder = [
            _punt(naam_van(overeenkomst.id, "afspraken"), f"{aantal(len(deel.beelden), 'afspraak', 'afspraken')} en hoe ze er voor staan"),
            *([_punt(naam_van(overeenkomst.id, "rekening"), "Rekening per klantgroep")] if deel.rekening is not None else []),
            _punt(naam_van(overeenkomst.id, "rekenwerk"), "Rekenwerk van het document"),
            _punt(naam_van(overeenkomst.id, "dekking"), "Wat is opgenomen"),
        ]
        punten.append(el("li", el("a", overeenkomst.titel, href=f"#{naam_van(overeenkomst.id)}"), el("ul", onder)))
    punten += [_punt("volledigheid", "Hoe volledig de gegevens zijn"), _punt("begrippen", "Begrippen")]
    return el("nav", el("details", el("summary", "Inhoud van deze bladzijde"), el("ol", punten), open=len(rapport.delen) > 1), aria_label="Inhoud")


def _punt(doel: str, tekst: str) -> Html:
    return el("li", el("a", tekst, href=f"#{doel}"))


def _deel(deel: Deel) -> Html:
    overeenkomst = deel.monitor.overeenkomst
    partijen: list[tuple[str, Kind]] = [
        ("Opdrachtgever", overeenkomst.opdrachtgever),
        ("Opdrachtnemer", overeenkomst.opdrachtnemer),
        ("Looptijd", dag.periode(overeenkomst.looptijd)),
    ]
    if overeenkomst.ondertekend_op is not None:
        partijen.append(("Ondertekend", dag.lang(overeenkomst.ondertekend_op)))
    tellers = [el("li", vorm(status), el("b", str(n)), str(status)) for status, n in deel.telling.items()]
    return el(
        "section",
        el("h2", overeenkomst.titel, id=naam_van(overeenkomst.id)),
        el("div", lijst(partijen), klasse="kop"),
        el("h3", "Hoe de afspraken er voor staan", id=naam_van(overeenkomst.id, "afspraken")),
        el("ul", tellers, klasse="tellers"),
        hoofdstukken(deel),
        rekening(overeenkomst, deel.rekening),
        rekenwerk(overeenkomst, deel.bevindingen),
        gedekt(overeenkomst, deel.dekking),
    )


def _volledigheid(rapport: Rapport) -> Html:
    rijen = [(tabelnaam, dag.kort(tm)) for tabelnaam, tm in rapport.volledig]
    tekst = el("p", "Tot en met deze dag is elke tabel volledig geleverd. Over latere dagen zeggen de cijfers nog niets.")
    leeg = el("p", "In de levering staat niet tot welke dag de tabellen volledig zijn. Lever de tabel ‘levering’ mee om dat te zien.")
    return el(
        "section", el("h2", "Hoe volledig de gegevens zijn", id="volledigheid"),
        samen(tekst, el("details", el("summary", aantal(len(rijen), "tabel", "tabellen")), tabel("Volledig geleverd tot en met", ("Tabel", "Tot en met"), rijen))) if rijen else leeg,
    )  # fmt: skip
