"""Cuts a stylesheet down to what our templates use: rules of classes that occur, and the design tokens those rules need.

A rule of a component stays with its pseudo-classes (:hover, :focus-visible), and with its state classes (--invalid, --disabled …), because
a template may make the name of a state out of parts. Reading is done here and not by a library: the packages hold plain CSS
(rules, @media, @supports, @keyframes), and a stylesheet that cannot be read is an error, not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# States that a class name may end in; they stay whenever their component is used.
STANDEN = frozenset(
    "active checked current disabled error focus focus-visible hover html-a html-button html-fieldset html-input html-legend html-select "
    "html-textarea info invalid ok pressed read-only success valid visible visible-on-focus warning".split()
)
_KLASSE = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_GEBRUIK = re.compile(r"\b(utrecht-[a-z][a-z0-9_-]*|voorbeeld-theme)")
_TOKEN = re.compile(r"var\(\s*(--[\w-]+)")


class Onleesbaar(ValueError):
    """The stylesheet is not closed where it should be."""


@dataclass
class Regel:
    """One rule: its prelude (selectors or at-rule) and either declarations or the rules inside."""

    kop: str
    declaraties: list[str] = field(default_factory=list)
    binnen: list[Regel] = field(default_factory=list)


def zonder_commentaar(css: str) -> str:
    """The text without /* comments */ and without @charset."""
    return re.sub(r"@charset[^;]*;", "", re.sub(r"/\*.*?\*/", "", css, flags=re.S))


def _stukken(tekst: str, scheider: str) -> Iterator[str]:
    """The parts between separators that stand outside brackets and quotes."""
    diep, aanhaling, begin = 0, "", 0
    for i, teken in enumerate(tekst):
        if aanhaling:
            aanhaling = "" if teken == aanhaling and tekst[i - 1] != "\\" else aanhaling
        elif teken in "\"'":
            aanhaling = teken
        elif teken in "([":
            diep += 1
        elif teken in ")]":
            diep -= 1
        elif teken == scheider and diep == 0:
            yield tekst[begin:i]
            begin = i + 1
    yield tekst[begin:]


def lees(css: str) -> list[Regel]:
    """All rules of a stylesheet; raises Onleesbaar when a brace is missing."""
    css = zonder_commentaar(css)
    wortel = Regel("")
    stapel = [wortel]
    begin, aanhaling, haken = 0, "", 0
    for i, teken in enumerate(css):
        if aanhaling:
            aanhaling = "" if teken == aanhaling and css[i - 1] != "\\" else aanhaling
        elif teken in "\"'":
            aanhaling = teken
        elif teken == "(":
            haken += 1
        elif teken == ")":
            haken -= 1
        elif haken == 0 and teken in "{;}":
            stuk = css[begin:i].strip()
            begin = i + 1
            if teken == "{":
                regel = Regel(" ".join(stuk.split()))
                stapel[-1].binnen.append(regel)
                stapel.append(regel)
            else:
                if stuk:
                    stapel[-1].declaraties.append(" ".join(stuk.split()))
                if teken == "}":
                    if len(stapel) == 1:
                        raise Onleesbaar("a closing brace too many")
                    stapel.pop()
    if len(stapel) > 1:
        raise Onleesbaar(f"a rule is not closed: {stapel[-1].kop}")
    return wortel.binnen


def gebruikte_klassen(teksten: Iterable[str]) -> set[str]:
    """The classes of the design system that occur in templates and modules."""
    return {klasse.rstrip("-_") for tekst in teksten for klasse in _GEBRUIK.findall(tekst)}


def _blijft(klasse: str, gebruikt: set[str]) -> bool:
    if klasse in gebruikt or not klasse.startswith("utrecht-"):
        return klasse in gebruikt or klasse.startswith("om-") or klasse == "opmaat-thema"
    hoofd, streep, stand = klasse.rpartition("--")
    return bool(streep) and stand in STANDEN and hoofd in gebruikt


def snij(regels: Iterable[Regel], gebruikt: set[str]) -> list[Regel]:
    """The rules whose selectors can meet something of ours; selectors that cannot are left out of their rule."""
    over = []
    for regel in regels:
        if regel.kop.startswith(("@media", "@supports", "@layer", "@container")):
            binnen = snij(regel.binnen, gebruikt)
            if binnen:
                over.append(Regel(regel.kop, regel.declaraties, binnen))
        elif regel.kop.startswith("@"):
            over.append(regel)
        else:
            selectors = [s.strip() for s in _stukken(regel.kop, ",")]
            houden = [s for s in selectors if all(_blijft(k, gebruikt) for k in _KLASSE.findall(s))]
            if houden and (regel.declaraties or regel.binnen):
                over.append(Regel(",".join(houden), regel.declaraties, regel.binnen))
    return over


def _declaraties(regels: Iterable[Regel]) -> Iterator[str]:
    for regel in regels:
        yield from regel.declaraties
        yield from _declaraties(regel.binnen)


def nodige_tokens(regels: list[Regel]) -> set[str]:
    """The custom properties that a declaration of a real property needs, also by way of other properties."""
    geeft: dict[str, set[str]] = {}
    nodig: set[str] = set()
    for declaratie in _declaraties(regels):
        naam, _, waarde = declaratie.partition(":")
        bronnen = set(_TOKEN.findall(waarde))
        if naam.startswith("--"):
            geeft.setdefault(naam.strip(), set()).update(bronnen)
        else:
            nodig |= bronnen
    te_doen = list(nodig)
    while te_doen:
        for bron in geeft.get(te_doen.pop(), ()):
            if bron not in nodig:
                nodig.add(bron)
                te_doen.append(bron)
    return nodig


def zonder_ongebruikte_tokens(regels: list[Regel], nodig: set[str]) -> list[Regel]:
    """The rules without custom properties that nothing needs; rules that become empty are left out."""
    over = []
    for regel in regels:
        declaraties = [d for d in regel.declaraties if not d.startswith("--") or d.partition(":")[0].strip() in nodig]
        binnen = zonder_ongebruikte_tokens(regel.binnen, nodig)
        if declaraties or binnen:
            over.append(Regel(regel.kop, declaraties, binnen))
    return over


def schrijf(regels: Iterable[Regel]) -> str:
    """The rules as text, one rule a line."""
    delen = []
    for regel in regels:
        inhoud = ";".join(regel.declaraties)
        binnen = schrijf(regel.binnen)
        delen.append(f"{regel.kop}{{{inhoud}{';' if inhoud and binnen else ''}{chr(10) + binnen if binnen else ''}}}\n")
    return "".join(delen)


def bundel(pakketten: Iterable[str], eigen: Iterable[str], teksten: Iterable[str]) -> str:
    """One stylesheet: what is used out of the packages, then our own files whole, then only the tokens that are needed."""
    gebruikt = gebruikte_klassen(teksten)
    regels = [r for css in pakketten for r in snij(lees(css), gebruikt)] + [r for css in eigen for r in lees(css)]
    return schrijf(zonder_ongebruikte_tokens(regels, nodige_tokens(regels)))
