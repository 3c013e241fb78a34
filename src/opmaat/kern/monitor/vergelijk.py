"""Why a figure differs from an earlier drawing of it: registration, correction, parameter and definition, in that order, adding up exactly.

Each step is a drawing of its own, recomputed with one thing more changed, so that the differences add up by construction. With each step goes who came
in, who went out and whose role changed. Source: design, sections 5 and 8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import Maat
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.schema import Schema
from opmaat.kern.tijd.geschreven import lang
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.uitkomst.uitkomst import Uitkomst

from .tussenstand import Rijen, tussenregister

OORZAKEN = ("registratie", "correctie", "parameter", "definitie")
"""The steps in their fixed order: late or filled facts; changed or withdrawn facts; dated values; the clause itself."""
Sleutel = tuple[int | None, int | None, str]
"""Who or what a member is: person, fact, and the part of a composed figure."""


@dataclass(frozen=True)
class Tekening:
    """One drawing of a figure: the measure, and the question with its bekend-op and parameters."""

    maat: Maat
    vraag: Vraag


@dataclass(frozen=True)
class Stap:
    """What one cause did. ``verschil`` None: before or after it there is no value. Members by who they are, with their role before and after."""

    oorzaak: str
    voor: Uitkomst
    na: Uitkomst
    erbij: tuple[Lid, ...]
    eruit: tuple[Lid, ...]
    veranderd: tuple[tuple[Lid, Lid], ...]

    @property
    def verschil(self) -> Fraction | None:
        """The change of the value by this cause alone."""
        return None if self.voor.waarde is None or self.na.waarde is None else self.na.waarde - self.voor.waarde


@dataclass(frozen=True)
class Vergelijking:
    """Two drawings of one figure and the four steps between them."""

    toen: Uitkomst
    nu: Uitkomst
    stappen: tuple[Stap, ...]

    @property
    def verschil(self) -> Fraction | None:
        """The whole change: exactly the sum of the four when each has a value."""
        return None if self.toen.waarde is None or self.nu.waarde is None else self.nu.waarde - self.toen.waarde


class Vergelijkfout(Invoerfout):
    """Two drawings that cannot be set beside each other."""


def vergelijk(maak: Callable[[Rijen], Rekenaar], rijen: Rijen, schema: Schema, toen: Tekening, nu: Tekening) -> Vergelijking:
    """The explanation of the difference. ``maak`` makes a calculator on rows (``register_van`` for the sql engine, or the plain engine at once).

    Both drawings are of one peildatum and venster with a bekend-op; ``Vergelijkfout`` otherwise.
    """
    k1, k2 = _momenten(toen, nu)
    geheel = maak(rijen)
    tussen = maak(tussenregister(rijen, schema, toen=k1, nu=k2)) if k1 != k2 else geheel
    met_k2 = Tekening(toen.maat, replace(toen.vraag, bekend_op=k2))
    met_parameters = Tekening(toen.maat, replace(met_k2.vraag, parameters=nu.vraag.parameters))
    punten = [_teken(geheel, toen), _teken(tussen, met_k2), _teken(geheel, met_k2), _teken(geheel, met_parameters), _teken(geheel, nu)]
    stappen = tuple(_stap(oorzaak, voor, na) for oorzaak, voor, na in zip(OORZAKEN, punten, punten[1:], strict=False))
    return Vergelijking(punten[0][0], punten[-1][0], stappen)


def vergelijk_bewaard(bewaard: Uitkomst, leden: Sequence[Lid], rekenaar: Rekenaar, nu: Tekening, oorzaak: str) -> Vergelijking:
    """A kept figure beside today's, in one step: for a register that does not say what was known when, so that the cause cannot be divided."""
    toen = (bewaard, _per_wie(lid for lid in leden if not lid.cel))
    heden = _teken(rekenaar, nu)
    return Vergelijking(bewaard, heden[0], (_stap(oorzaak, toen, heden),))


def _momenten(toen: Tekening, nu: Tekening) -> tuple[date, date]:
    k1, k2 = toen.vraag.bekend_op, nu.vraag.bekend_op
    if k1 is None or k2 is None:
        raise Vergelijkfout("Een vergelijking heeft twee dagen 'bekend op' nodig", doe="Geef voor allebei de cijfers een datum")
    if k2 < k1:
        raise Vergelijkfout(f"De tweede dag 'bekend op' ({lang(k2)}) ligt voor de eerste ({lang(k1)})", doe="Wissel de twee datums om")
    if toen.vraag.peildatum != nu.vraag.peildatum:
        raise Vergelijkfout(
            f"De twee cijfers hebben een andere peildatum: {lang(toen.vraag.peildatum)} en {lang(nu.vraag.peildatum)}",
            waarom="Dan verschilt ook wat er gebeurd is, en niet alleen wat wij weten",
            doe="Kies één peildatum",
        )
    return k1, k2


Getekend = tuple[Uitkomst, dict[Sleutel, list[Lid]]]


def _teken(rekenaar: Rekenaar, tekening: Tekening) -> Getekend:
    vraag = replace(tekening.vraag, uitsplitsing=())
    return rekenaar.totaal(tekening.maat, vraag), _per_wie(rekenaar.leden(tekening.maat, vraag))


def _per_wie(leden: Iterable[Lid]) -> dict[Sleutel, list[Lid]]:
    uit: dict[Sleutel, list[Lid]] = {}
    for lid in sorted(leden, key=_volgorde):
        uit.setdefault((lid.persoon_id, None if lid.persoon_id is not None else lid.feit_id, lid.rol.rpartition(":")[0]), []).append(lid)
    return uit


def _stap(oorzaak: str, voor: Getekend, na: Getekend) -> Stap:
    erbij: list[Lid] = []
    eruit: list[Lid] = []
    veranderd: list[tuple[Lid, Lid]] = []
    for sleutel in sorted({*voor[1], *na[1]}, key=lambda s: tuple((deel is None, deel) for deel in s)):
        weg, nieuw = _zonder_gelijke(voor[1].get(sleutel, []), na[1].get(sleutel, []))
        paren = list(zip(weg, nieuw, strict=False))
        veranderd += paren
        eruit += weg[len(paren) :]
        erbij += nieuw[len(paren) :]
    return Stap(oorzaak, voor[0], na[0], tuple(erbij), tuple(eruit), tuple(veranderd))


def _zonder_gelijke(voor: Sequence[Lid], na: Sequence[Lid]) -> tuple[list[Lid], list[Lid]]:
    """The members of one person that are not the same in both: another role, amount or number."""
    over = list(na)
    weg = []
    for lid in voor:
        gelijk = next((ander for ander in over if _gezicht(ander) == _gezicht(lid)), None)
        if gelijk is None:
            weg.append(lid)
        else:
            over.remove(gelijk)
    return weg, over


def _gezicht(lid: Lid) -> tuple[object, ...]:
    return lid.rol, lid.aantal, lid.bedrag, lid.dagen, lid.over


def _volgorde(lid: Lid) -> tuple[object, ...]:
    return lid.dag or date.min, lid.feit_id or 0, lid.rol
