"""Writes the manual of the measures out of their docstrings and the cases that both engines are tested with.

``python -m tests.motor.handleiding`` rewrites docs/handleiding/maten.md; a test holds the page equal to what this
gives, so no rule stands in the manual that no case shows.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from pathlib import Path

from opmaat.kern import maat as maten
from opmaat.kern.tijd import Duur, Periode
from tests.motor.gevallen import samengesteld
from tests.motor.gevallen.geval import Geval, Rij
from tests.motor.gevallen.samengesteld import Samengeval
from tests.motor.test_gevallen import GEVALLEN

PAGINA = Path(__file__).parents[2] / "docs" / "handleiding" / "maten.md"
SOORTEN: Sequence[type] = (
    maten.Stand, maten.Telling, maten.Som, maten.Aandeel, maten.Termijn, maten.Frequentie, maten.Cohort, maten.Preventie, maten.Behoud, maten.Panel,
    maten.Bezetting, maten.Formatie, maten.GemiddeldeScore, maten.GemiddeldeDuur, maten.GemiddeldeStand, maten.Oplevering, maten.Samengesteld,
    maten.Verhouding, maten.Verandering,
)  # fmt: skip
"""The kinds that an engine answers, and those that are put together from their answers, in the order of the manual."""
KOP = """# The measures

*Made from the docstrings of `opmaat.kern.maat` and the cases in `tests/motor/gevallen`; do not edit. Both engines give exactly these outcomes.*

Persons are numbers. A case shows the rows of the register, the measure, the question (P is the peildatum) and what comes out: the role of each person, who is not named is no member. Of composed
kinds (verhouding, verandering, som and lijst) the value of each part is shown as well.
"""


def bladzijde() -> str:
    """The whole manual."""
    return KOP + "".join(deel for soort in SOORTEN for deel in _soort(soort))


def _soort(soort: type) -> Iterator[str]:
    yield f"\n## {soort.__name__}\n\n{inspect.getdoc(soort)}\n"
    for geval in GEVALLEN:
        if type(geval.maat) is soort:
            yield _geval(geval, _uitkomst(geval))
    for samen in samengesteld.GEVALLEN:
        if type(samen.maat) is soort:
            yield _geval(samen, _samen(samen))


def _geval(geval: Geval | Samengeval, uitkomst: str) -> str:
    feiten = "".join(_tabel(tabel, rijen) for tabel, rijen in geval.feiten.items() if rijen)
    v = geval.vraag
    gevraagd = f"P {v.peildatum}, {v.venster}" + (f", bekend op {v.bekend_op}" if v.bekend_op else "") + (f", gemeente {v.gemeente}" if v.gemeente else "")
    if v.uitstroomdatum != "laatste dag":
        gevraagd += f", uitstroomdatum: {v.uitstroomdatum}"
    return f"\n### {geval.naam[0].upper()}{geval.naam[1:]}\n\n{feiten}\n`{_woorden(geval.maat)}`\n\n{gevraagd} → **{uitkomst}**\n"


def _tabel(naam: str, rijen: Sequence[Rij]) -> str:
    kolommen = list(dict.fromkeys(kolom for rij in rijen for kolom in rij if any(r.get(kolom) is not None for r in rijen)))
    regels = [f"| {naam}: " + " | ".join(kolommen) + " |", "|" + "---|" * len(kolommen)]
    regels += ["| " + " | ".join(_cel(rij.get(kolom)) for kolom in kolommen) + " |" for rij in rijen]
    return "\n".join(regels) + "\n\n"


def _cel(waarde: object) -> str:
    return "" if waarde is None else {True: "ja", False: "nee"}[waarde] if isinstance(waarde, bool) else str(waarde)


def _uitkomst(geval: Geval) -> str:
    delen: list[str] = []
    if geval.rollen is not None:
        delen.append(", ".join(f"{persoon if persoon is not None else 'de rij'} {rol}" for persoon, rol in geval.rollen.items()) or "niemand")
    if geval.aantallen is not None:
        delen.append(_lijst(geval.aantallen) or "niemand")
    if geval.getallen:
        delen.append(_lijst(geval.getallen))
    if geval.topdag is not None:
        delen.append(f"op {geval.topdag}")
    delen += [f"{dag}: {aantal}" for dag, aantal in geval.reeks]
    delen += [f"{persoon}: {_lijst(velden)}" for persoon, velden in geval.velden.items()]
    delen += [f"{' / '.join(cel)}: {_lijst(rollen)}" for cel, rollen in geval.cellen.items()]
    return "; ".join(delen) + (f" ({_lijst(geval.opmerkingen)})" if geval.opmerkingen else "")


def _samen(geval: Samengeval) -> str:
    waarde = str(geval.leeg) if geval.leeg is not None else "geen eigen waarde" if geval.waarde is None else f"{geval.waarde} ({geval.eenheid})"
    delen = ", ".join(f"{naam} {'leeg' if deel is None else deel}" for naam, deel in geval.delen.items())
    return f"{waarde}; {delen}; {_lijst(geval.rollen)}"


def _lijst(waarden: Mapping[str, object]) -> str:
    return ", ".join(f"{naam} {waarde}" for naam, waarde in waarden.items())


def _woorden(waarde: object) -> str:
    """A dataclass as it would be written, without what is at its default."""
    if isinstance(waarde, Duur | Periode | date):
        return str(waarde)
    if is_dataclass(waarde) and not isinstance(waarde, type):
        delen = []
        for veld in fields(waarde):
            inhoud = getattr(waarde, veld.name)
            if veld.default is MISSING or inhoud != veld.default:
                delen.append(f"{veld.name}={_woorden(inhoud)}")
        return f"{type(waarde).__name__}({', '.join(delen)})"
    if isinstance(waarde, tuple):
        return "(" + ", ".join(map(_woorden, waarde)) + ")"
    return str(waarde)


if __name__ == "__main__":
    PAGINA.write_text(bladzijde(), encoding="utf-8")
