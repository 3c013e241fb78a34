"""The rights as a page for people, made from rechten.yaml: ``python -m opmaat.beheer rechtenboek > docs/handleiding/rechten.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from opmaat.kern.register.schema import Schema

from .rechten import Rechten, Rolrecht

KOP = "<!-- Gemaakt uit src/opmaat/toegang/rechten.yaml; wijzig dat bestand en maak deze bladzijde opnieuw: python -m opmaat.beheer rechtenboek -->"


def beschrijf_rechten(rechten: Rechten, schema: Schema) -> str:
    """The whole page as Markdown: roles, what they read and write, of whom, and which lists and pages they open."""
    delen = [
        KOP,
        "# Wie mag wat",
        "Een recht is rol × organisatie × gemeente × rubriek × kring. Wat hier niet staat, mag niet. Wie meer dan een rol heeft, ziet van "
        "een klant wat de rollen laten zien die bij die klant horen: een brede rol verbreedt een smalle rol niet.",
        "Een dossier buiten de eigen kring gaat bij sommige rollen open na een reden. Die geldt een dag, en reden en inzage worden bewaard. Een dossier "
        "uit een andere gemeente gaat nooit open. Tijdens een vervanging heeft de vervanger de klanten van de afwezige erbij.",
        "## De rollen",
        _tabel(("rol", "taak", "ziet", "met reden", "bron"), (_rolregel(rol) for rol in rechten.rollen.values())),
        "## Lezen (L), schrijven (S) en melden (M) per rubriek",
        "Wie meldt, legt iets vast zonder het daarna te zien: een niet nagekomen plicht is voor wie haar beoordeelt.",
        *(_matrix(rechten, groep) for groep in _groepen(list(rechten.rubrieken), 12)),
        *_beperkingen(rechten),
        "## De kringen",
        _tabel(("kring", "daarbij hoort wie"), ((f"`{id}`", tekst) for id, tekst in rechten.kringen.items())),
        "## Lijsten en bladzijden",
        _tabel(("lijst of bladzijde", "rollen"), _paginaregels(rechten)),
        "## De rubrieken",
        "Een kolom of code die in het schema een eigen rubriek heeft, is alleen zichtbaar voor wie de rubriek van de tabel en die van de kolom mag lezen.",
        _tabel(("rubriek", "tabellen", "losse kolommen", "in het dossier ook"), (_rubriekregel(rechten, schema, id) for id in rechten.rubrieken)),
    ]
    return "\n\n".join(delen) + "\n"


def _tabel(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    regels = [kop, ["---"] * len(kop), *rijen]
    return "\n".join("| " + " | ".join(cel or " " for cel in regel) + " |" for regel in regels)


def _rolregel(rol: Rolrecht) -> tuple[str, ...]:
    ziet = ", ".join(f"`{naam}`" for naam in rol.kring) if rol.ziet_mensen else "cijfers, geen mensen"
    return (f"{rol.titel} (`{rol.id}`)", rol.taak, ziet, "ja, eigen gemeente" if rol.met_reden else "nee", rol.bron)


def _matrix(rechten: Rechten, rubrieken: Sequence[str]) -> str:
    kop = ("rol", *(rechten.rubrieken[id].titel for id in rubrieken))
    return _tabel(kop, ((rol.titel, *(_letters(rol, id) for id in rubrieken)) for rol in rechten.rollen.values()))


def _letters(rol: Rolrecht, rubriek: str) -> str:
    return "M" if rubriek in rol.melden else "L S" if rubriek in rol.schrijven else "L" if rubriek in rol.lezen else "–"


def _groepen(namen: list[str], grootte: int) -> list[list[str]]:
    return [namen[plaats : plaats + grootte] for plaats in range(0, len(namen), grootte)]


def _beperkingen(rechten: Rechten) -> list[str]:
    regels = []
    for rol in rechten.rollen.values():
        for soort, namen in rol.niet_bij.items():
            bij = " of ".join(rechten.organisaties[soort])
            regels.append(f"- {rol.titel} bij {bij}: niet {', '.join(rechten.rubrieken[id].titel.lower() for id in rechten.rubrieken if id in namen)}.")
        for soort, namen in rol.alleen_bij.items():
            bij = " of ".join(rechten.organisaties[soort])
            regels.append(f"- {rol.titel}, alleen bij {bij}: {', '.join(rechten.paginas[id].lower() for id in sorted(namen))}.")
    return ["\n".join(regels)] if regels else []


def _paginaregels(rechten: Rechten) -> Iterable[tuple[str, str]]:
    for id, titel in rechten.lijsten.items():
        yield f"lijst: {titel} (`{id}`)", _wie(rechten, partial(_opent_lijst, id))
    for id, titel in rechten.paginas.items():
        yield f"{titel} (`{id}`)", _wie(rechten, partial(_opent_pagina, id))


def _opent_lijst(id: str, rol: Rolrecht) -> bool:
    return id in rol.lijsten


def _opent_pagina(id: str, rol: Rolrecht) -> bool:
    return id in rol.paginas


def _wie(rechten: Rechten, mag: Callable[[Rolrecht], bool]) -> str:
    return ", ".join(rol.titel for rol in rechten.rollen.values() if mag(rol)) or "niemand"


def _rubriekregel(rechten: Rechten, schema: Schema, id: str) -> tuple[str, ...]:
    rubriek = rechten.rubrieken[id]
    los = [f"`{tabel.naam}.{kolom.naam}`" for tabel in schema for kolom in tabel.kolommen if kolom.rubriek == id]
    return (f"{rubriek.titel} (`{id}`)", ", ".join(f"`{naam}`" for naam in rubriek.tabellen), ", ".join(los), rubriek.ook)
