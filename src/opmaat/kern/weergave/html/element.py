"""HTML elements as text, escaped by construction: what is not made here is never taken for markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from re import sub

Kind = str | Iterable[str]
_LEEG = frozenset({"br", "hr", "meta"})


class Html(str):
    """Text that is markup already; every other text is escaped."""

    __slots__ = ()


def el(naam: str, *kinderen: Kind, **kenmerken: str | int | bool) -> Html:
    """An element. ``klasse`` is class, underscores become hyphens; a value of ``True`` stands alone, ``False`` and "" are left out."""
    delen = []
    for sleutel, waarde in kenmerken.items():
        if waarde is False or waarde == "":
            continue
        kenmerk = "class" if sleutel == "klasse" else sleutel.rstrip("_").replace("_", "-")
        delen.append(f" {kenmerk}" if waarde is True else f' {kenmerk}="{escape(str(waarde))}"')
    kop = f"<{naam}{''.join(delen)}>"
    return Html(kop) if naam in _LEEG else Html(f"{kop}{samen(*kinderen)}</{naam}>")


def samen(*kinderen: Kind) -> Html:
    """These pieces after each other, what is no markup escaped."""
    uit = []
    for kind in kinderen:
        if isinstance(kind, Html):
            uit.append(str(kind))
        elif isinstance(kind, str):
            uit.append(escape(kind))
        else:
            uit.append(str(samen(*kind)))
    return Html("".join(uit))


def tabel(
    titel: Kind, koppen: Sequence[str], rijen: Iterable[Sequence[Kind]], *, getallen: Iterable[int] = (), klasse: str = "", titel_verborgen: bool = False
) -> Html:
    """A table with a caption, column headings, and the first cell of every row as its heading; ``getallen`` are the columns set to the right."""
    rechts = frozenset(getallen)

    def kolom(i: int) -> str:
        return "getal" if i in rechts else ""

    kop = el("thead", el("tr", [el("th", tekst, scope="col", klasse=kolom(i)) for i, tekst in enumerate(koppen)]))
    lijf = [
        el("tr", [el("th", cel, scope="row", klasse=kolom(i)) if i == 0 else el("td", cel, klasse=kolom(i)) for i, cel in enumerate(rij)])
        for rij in rijen
    ]
    bijschrift = el("caption", el("span", titel, klasse="verborgen") if titel_verborgen else titel)
    return el("div", el("table", bijschrift, kop, el("tbody", lijf), klasse=klasse), klasse="schuif", tabindex=0, role="region", aria_label=_plat(titel))


def lijst(paren: Iterable[tuple[str, Kind]], *, klasse: str = "") -> Html:
    """A list of terms with what they hold."""
    return el("dl", [el("div", el("dt", term), el("dd", inhoud)) for term, inhoud in paren], klasse=klasse)


def naam_van(*delen: str) -> str:
    """A name for an element out of these words: lower case letters, digits and hyphens."""
    return "-".join(filter(None, (sub(r"[^a-z0-9]+", "-", deel.lower()).strip("-") for deel in delen)))


def _plat(tekst: Kind) -> str:
    return sub(r"<[^>]*>", "", str(tekst) if isinstance(tekst, str) else "".join(tekst))
