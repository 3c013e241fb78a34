"""Runs an example of an agreement on its own tiny register and holds the outcome against what its author expects.

The author writes from the source text, so a difference is a defect: of the file, of the measure or of an engine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.maat import Maat, Verandering
from opmaat.kern.overeenkomst import Afspraak, Overeenkomst, Voorbeeld
from opmaat.kern.overeenkomst.voorbeeld import TELT_NIET, Rolverwacht, Waardeverwacht
from opmaat.kern.register.bouw import register_van, vul
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.uitkomst.uitkomst import Uitkomst

from .afspraakvraag import vraag_voor
from .bereken import Rekenaar
from .gegevens import Registeraanvulling
from .vraag import Motor, Vraag

MaakMotor = Callable[[Register], Motor]


@dataclass(frozen=True)
class Voorbeelduitslag:
    """What came out: ``afwijkingen`` says in Dutch what differs, one sentence each; none means that the example holds."""

    afwijkingen: tuple[str, ...]
    waarde: Fraction | None = None
    rollen: tuple[tuple[str, str], ...] = ()

    @property
    def klopt(self) -> bool:
        """Whether everything that was expected came out."""
        return not self.afwijkingen


def voer_voorbeeld_uit(
    voorbeeld: Voorbeeld,
    afspraak: Afspraak,
    overeenkomst: Overeenkomst,
    maak_motor: MaakMotor,
    *,
    leeg: Register | None = None,
) -> Voorbeelduitslag:
    """Computes the clause over the facts of the example with the engine that ``maak_motor`` makes, and compares.

    The peildatum is that of the example, else the last day of the venster. A clause without a measure has no outcome.
    ``leeg``: an empty register to borrow; it is empty again afterwards, which saves making one for every example.
    """
    if afspraak.maat is None:
        return Voorbeelduitslag(("De afspraak heeft geen maat, dus er komt niets uit het voorbeeld.",))
    rijen = voorbeeld.rijen(lees_schema(), afspraak.gemeente)
    if leeg is None:
        return _bereken(
            voorbeeld, afspraak.maat, _vraag(voorbeeld, afspraak, overeenkomst), maak_motor, register_van(rijen)
        )
    leeg.verbinding.begin()
    try:
        vul(leeg, rijen)
        return _bereken(voorbeeld, afspraak.maat, _vraag(voorbeeld, afspraak, overeenkomst), maak_motor, leeg)
    finally:
        leeg.verbinding.rollback()


def _vraag(voorbeeld: Voorbeeld, afspraak: Afspraak, overeenkomst: Overeenkomst) -> Vraag:
    peildatum = voorbeeld.peildatum or afspraak.venster.eind or afspraak.venster.begin
    return replace(
        vraag_voor(overeenkomst, afspraak, peildatum=peildatum, bekend_op=voorbeeld.bekend_op), uitsplitsing=()
    )


def _bereken(
    voorbeeld: Voorbeeld, maat: Maat, vraag: Vraag, maak_motor: MaakMotor, register: Register
) -> Voorbeelduitslag:
    rekenaar = Rekenaar(maak_motor(register), lambda tabellen, vraag: True, Registeraanvulling(register))
    rollen: tuple[tuple[str, str], ...] = ()
    if any(isinstance(verwacht, Rolverwacht) for verwacht in voorbeeld.verwacht):
        rollen = tuple(sorted((_persoon(lid, voorbeeld), lid.rol) for lid in rekenaar.leden(maat, vraag)))
    uitkomst = rekenaar.totaal(maat, vraag) if any(isinstance(v, Waardeverwacht) for v in voorbeeld.verwacht) else None
    afwijkingen = []
    for verwacht in voorbeeld.verwacht:
        if isinstance(verwacht, Rolverwacht):
            afwijkingen += _toets_rol(verwacht, rollen)
        elif uitkomst is not None:
            afwijkingen += _toets_waarde(verwacht, uitkomst, maat)
    return Voorbeelduitslag(tuple(afwijkingen), None if uitkomst is None else uitkomst.waarde, rollen)


def _persoon(lid: Lid, voorbeeld: Voorbeeld) -> str:
    """The name of the member in the example; empty for the only person and for a row of nobody."""
    namen = voorbeeld.personen
    return "" if lid.persoon_id is None or lid.persoon_id > len(namen) else namen[lid.persoon_id - 1]


def _toets_rol(verwacht: Rolverwacht, rollen: Sequence[tuple[str, str]]) -> list[str]:
    eigen = [rol for persoon, rol in rollen if not verwacht.persoon or persoon == verwacht.persoon]
    wie = verwacht.persoon or "de persoon"
    gevonden = " en ".join(sorted(set(eigen))) or TELT_NIET
    goed = not eigen if verwacht.rol == TELT_NIET else bool(eigen) and all(_is(rol, verwacht.rol) for rol in eigen)
    return [] if goed else [f"Voor {wie} is “{verwacht.rol}” verwacht, en eruit komt “{gevonden}”."]


def _is(rol: str, verwacht: str) -> bool:
    """Whether a role is the expected one; of a composed figure ``teller:lid`` is both ``teller`` and ``telt``."""
    return verwacht in (rol, rol.partition(":")[0], rol.rpartition(":")[2])


def _toets_waarde(verwacht: Waardeverwacht, uitkomst: Uitkomst, maat: Maat) -> list[str]:
    schaal = (
        Decimal("0.01")
        if verwacht.procent or (isinstance(maat, Verandering) and maat.als != "absoluut")
        else Decimal(1)
    )
    if uitkomst.waarde == Fraction(verwacht.getal) * Fraction(schaal):
        return []
    gevonden = uitkomst.leeg or (f"{float(uitkomst.waarde):g}" if uitkomst.waarde is not None else "niets")
    verwacht_ = f"{verwacht.getal} %" if verwacht.procent else str(verwacht.getal)
    eruit = f"{gevonden} {uitkomst.eenheid}".rstrip()
    return [f"De waarde {verwacht_} is verwacht, en eruit komt {eruit}."]
