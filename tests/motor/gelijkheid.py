"""How two engines are compared: the same members field by field, the same counts, and counts that are those of the members. Test-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from opmaat.kern import maat as m
from opmaat.kern.motor.vraag import Motor, Vraag
from opmaat.kern.uitkomst.telling import Cel, Celtelling, Lid, Telling


def vergelijk(een: Motor, ander: Motor, maat: m.Maat, vraag: Vraag) -> None:
    """Nothing, or an AssertionError that says where the engines part."""
    leden, andere = een.leden(maat, vraag), ander.leden(maat, vraag)
    assert op_volgorde(leden) == op_volgorde(andere)
    tel, telling = een.tel(maat, vraag), ander.tel(maat, vraag)
    assert _cellen(tel) == _cellen(telling)
    assert dict(tel.opmerkingen) == dict(telling.opmerkingen)
    if not isinstance(maat, m.GemiddeldeStand):
        assert _opgeteld(leden) == {cel: rollen for cel, inhoud in tel.cellen.items() if (rollen := {r: n for r, n in inhoud.rollen.items() if n})}
    if isinstance(maat, m.Som):
        for cel, inhoud in tel.cellen.items():
            eigen = [lid.bedrag or Decimal(0) for lid in leden if (lid.gemeente, lid.cel) == (cel.gemeente, cel.uitsplitsing)]
            assert sum(eigen, Decimal(0)) == inhoud.getallen["som"]


def op_volgorde(leden: Sequence[Lid]) -> list[str]:
    """In one order, amounts as numbers: 2.00 is 2."""
    return sorted(repr(replace(lid, bedrag=None if lid.bedrag is None else lid.bedrag.normalize())) for lid in leden)


def _cellen(telling: Telling) -> dict[Cel, Any]:
    return {cel: _zonder_nullen(tel) for cel, tel in telling.cellen.items()}


def _zonder_nullen(tel: Celtelling) -> Any:
    return ({rol: n for rol, n in tel.rollen.items() if n}, dict(tel.getallen), tel.topdag, tel.reeks, tel.einden)


def _opgeteld(leden: Sequence[Lid]) -> dict[Cel, dict[str, int]]:
    uit: dict[Cel, Counter[str]] = {}
    for lid in leden:
        uit.setdefault(Cel(lid.gemeente, lid.cel), Counter())[lid.rol] += 1
    return {cel: dict(rollen) for cel, rollen in uit.items()}
