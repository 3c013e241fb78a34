"""Why a person is (not) counted in a clause, in plain Dutch.

Asked of the engine itself: the person's own members say as what and when they count; for who is no member, the question is asked again with one demand
left out at a time (the gemeente, the period, what was known, each condition), and the demand without which the person would count is the reason. So the
answer cannot differ from the figure. Source: design, section 4, "Locality", and section 8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from opmaat.kern.maat import (
    GemiddeldeStand,
    Ingevoerd,
    Kwaliteit,
    Maat,
    Parameter,
    Samengesteld,
    Samenvatting,
    Verandering,
    Verhouding,
    hoofdtabellen,
)
from opmaat.kern.motor.bereken import basisvraag
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.schema import Schema, lees_schema
from opmaat.kern.tijd import Duur, Periode, plus
from opmaat.kern.tijd.geschreven import lang, voluit
from opmaat.kern.uitkomst.telling import GEHEEL, Lid

from .versoepel import eisen, zonder_eisen
from .verwoord import Verwoorder, opsomming

ROLLEN = {
    "lid": "telt mee",
    "teller": "telt mee en voldoet aan de voorwaarde",
    "noemer": "telt mee, maar voldoet niet aan de voorwaarde",
    "open": "telt nog niet mee: de termijn loopt nog",
    "op_tijd": "is op tijd",
    "op_tijd_vooruit": "is al op tijd, maar telt pas mee als de termijn voorbij is",
    "te_laat": "is te laat",
    "te_vroeg": "is te vroeg",
    "vervallen": "telt niet mee: de termijn is vervallen",
    "voldoet": "voldoet",
    "voldoet_niet": "voldoet niet",
    "gelukt": "is gelukt",
    "gelukt_voorlopig": "is voorlopig gelukt: of het zo blijft, is nog niet zeker",
    "teruggevallen": "telt als niet gelukt: er kwam weer een uitkering",
    "andere_afloop": "telt als niet gelukt: de afloop was een andere",
    "reden_onbekend": "telt niet als gelukt: de reden van het einde is niet bekend",
    "termijn_verstreken": "telt als niet gelukt: de termijn is voorbij",
    "loopt_nog": "telt nog niet mee: het loopt nog",
    "niet_vast_te_stellen": "telt niet mee: door een verhuizing of overlijden is de afloop niet vast te stellen",
    "buiten_telling": "telt niet mee: er liep geen uitkering en er was geen aanvraag die is toegekend",
    "behouden": "is behouden",
    "verloren": "is niet behouden",
}
"""What a role means for the person; a role that is not here is shown by its own name."""
_DAG_VAN_GEDAAN = {"te_laat": "gedaan op", "op_tijd": "gedaan op", "gelukt": "gelukt op", "verloren": "niet meer sinds"}
RUIM = Periode(date(1900, 1, 1), None)


Telt = Callable[[Maat, Vraag], list[Lid]]


class Persoonsmotor(Protocol):
    """An engine that can answer for one person: the plain engine."""

    def leden_van(self, maat: Maat, vraag: Vraag, persoon_id: int) -> Sequence[Lid]:
        """The members that one person gives."""


@dataclass(frozen=True)
class Waarom:
    """The answer: whether the person is a member at all, the sentences, and the members they are about."""

    is_lid: bool
    zinnen: tuple[str, ...]
    leden: tuple[Lid, ...] = ()


def waarom(motor: Persoonsmotor, maat: Maat, vraag: Vraag, persoon_id: int, *, schema: Schema | None = None) -> Waarom:
    """Why this person is counted so, or not, in the figure that this question asks for."""
    taal = Verwoorder(schema or lees_schema())
    kaal = replace(vraag, uitsplitsing=())
    delen = list(bladen(maat, kaal))
    if not delen:
        return Waarom(False, ("Dit cijfer gaat niet over personen.",))
    zinnen: list[str] = []
    gevonden: list[Lid] = []
    for naam, blad, eigen in delen:
        leden = [lid for lid in motor.leden_van(blad, eigen, persoon_id) if not lid.cel]
        voor = f"{naam}: " if naam else ""
        gevonden += leden
        zinnen += [voor + _lid(lid) for lid in leden]
        if not leden:
            zinnen += [voor + zin for zin in _niet(motor, blad, eigen, persoon_id, taal)]
    return Waarom(bool(gevonden), tuple(zinnen), tuple(gevonden))


def bladen(maat: Maat, vraag: Vraag, naam: str = "") -> Iterator[tuple[str, Maat, Vraag]]:
    """The measures that an engine answers, with the name of their part and their own question."""
    punt = f"{naam}, " if naam else ""
    match maat:
        case Verhouding(teller=teller, noemer=noemer):
            yield from bladen(teller, vraag, f"{punt}teller")
            if not isinstance(noemer, Parameter):
                yield from bladen(noemer, vraag, f"{punt}noemer")
        case Verandering(van=van):
            yield from bladen(van, vraag, f"{punt}nu")
            yield from bladen(van, basisvraag(maat, vraag), f"{punt}toen")
        case Samengesteld(als="som" | "lijst", delen=delen):
            for deelnaam, deel in delen:
                yield from bladen(deel, vraag, f"{punt}{deelnaam.replace('_', ' ')}")
        case GemiddeldeStand(stand=stand):
            yield naam, stand, vraag
        case Kwaliteit() | Ingevoerd() | Samenvatting():
            return
        case _:
            yield naam, maat, vraag


def _lid(lid: Lid) -> str:
    """One member as a sentence: what it counts as, from which day, until when it could, and what happened."""
    delen = [f"Deze persoon {ROLLEN.get(lid.rol, 'staat in de groep “' + lid.rol.replace('_', ' ') + '”')}"]
    if lid.dag is not None:
        delen.append(f"het begon of gebeurde op {lang(lid.dag)}")
    if lid.uiterlijk is not None:
        delen.append(f"de laatste dag is {lang(lid.uiterlijk)}")
    if lid.gedaan is not None:
        delen.append(f"{_DAG_VAN_GEDAAN.get(lid.rol, 'afgelopen op')} {lang(lid.gedaan)}")
    if lid.aantal is not None:
        delen.append(f"gevonden: {lid.aantal} keer")
    return delen[0] + (": " + "; ".join(delen[1:]) if delen[1:] else "") + "."


def _niet(motor: Persoonsmotor, maat: Maat, vraag: Vraag, persoon_id: int, taal: Verwoorder) -> Iterator[str]:
    """The reasons why somebody is no member: every demand without which this person would be one."""

    def telt(deze: Maat, zo: Vraag) -> list[Lid]:
        return [lid for lid in motor.leden_van(deze, zo, persoon_id) if not lid.cel]

    redenen = list(_redenen(telt, maat, vraag, taal))
    if redenen:
        yield from (f"Deze persoon telt niet mee. {reden}" for reden in redenen)
        return
    tabellen = opsomming([taal.tabel(tabel) for tabel in sorted(hoofdtabellen(maat))], "of")
    ruim = replace(vraag, gemeente=None, venster=RUIM)
    if telt(zonder_eisen(maat, taal), ruim):
        yield f"Deze persoon telt niet mee. Er is wel een rij van {tabellen}, maar die voldoet aan meer dan één voorwaarde niet:"
        yield from (f"voorwaarde: {eis.woorden}" for eis in eisen(maat, taal))
    else:
        yield f"Deze persoon telt niet mee. Er is geen {tabellen} van deze persoon bekend dat op {lang(vraag.peildatum)} al gebeurd was."


def _redenen(telt: Telt, maat: Maat, vraag: Vraag, taal: Verwoorder) -> Iterator[str]:
    if vraag.gemeente is not None:
        for lid in telt(maat, replace(vraag, gemeente=None)):
            woont = "een onbekende gemeente" if lid.gemeente in (GEHEEL, "onbekend") else lid.gemeente
            yield f"De persoon hoorde toen bij {woont} en niet bij {vraag.gemeente}."
    for lid in telt(maat, replace(vraag, venster=RUIM))[:1]:
        wanneer = "" if lid.dag is None else f"Het gebeurde op {lang(lid.dag)}. "
        yield f"{wanneer}Dat valt niet in de periode {voluit(vraag.venster)}."
    if vraag.bekend_op is not None and telt(maat, replace(vraag, bekend_op=None)):
        yield f"Het was op {lang(vraag.bekend_op)} nog niet bekend, of het is later verbeterd."
    for lid in telt(maat, replace(vraag, peildatum=plus(vraag.peildatum, Duur(5, "jaar"))))[:1]:
        wanneer = "" if lid.dag is None else f" ({lang(lid.dag)})"
        yield f"Het gebeurde pas na de peildatum {lang(vraag.peildatum)}{wanneer}."
    for eis in eisen(maat, taal):
        if telt(eis.zonder, vraag):
            yield f"Aan deze voorwaarde is niet voldaan: {eis.woorden}."
