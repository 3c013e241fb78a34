"""The arithmetic check on the six real agreements: every known error is found, nothing else is called one, and no figure can be changed unseen."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.overeenkomst import alle_overeenkomsten
from opmaat.kern.overeenkomst.begroting import Regel
from opmaat.kern.overeenkomst.cijfers import AFGEROND
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.overeenkomst.rekenbevinding import Rekenbevinding
from opmaat.kern.overeenkomst.rekenproef import controleer_rekenwerk, losse_cijfers

VERWACHT = yaml.safe_load((Path(__file__).parent / "bevindingen.yaml").read_text(encoding="utf-8"))
"""Per agreement the findings that the documents hold: worked out from the text and the catalogue's remarks when the file was written, before the check ran on it."""
ALLE = alle_overeenkomsten()


@pytest.mark.parametrize("id", sorted(ALLE))
def test_elke_fout_van_het_document_wordt_gevonden_en_geen_andere(id: str) -> None:
    gevonden = controleer_rekenwerk(ALLE[id])
    assert sorted(f"{b.soort} {b.id}" for b in gevonden if not b.afronding) == sorted(VERWACHT[id]["fouten"])


@pytest.mark.parametrize("id", sorted(ALLE))
def test_afrondingsverschillen_zijn_geen_fouten(id: str) -> None:
    gevonden = controleer_rekenwerk(ALLE[id])
    assert sorted(f"{b.soort} {b.id}" for b in gevonden if b.afronding) == sorted(VERWACHT[id].get("afronding", []))


@pytest.mark.parametrize("id", sorted(ALLE))
def test_welke_cijfers_niets_bevestigt_staat_vast(id: str) -> None:
    assert sorted(regel.naam for regel in losse_cijfers(ALLE[id])) == sorted(VERWACHT[id].get("los", []))


BEVESTIGD = [
    (overeenkomst.id, regel.naam)
    for overeenkomst in ALLE.values()
    for regel in overeenkomst.regels
    if regel.waarde is not None and regel not in losse_cijfers(overeenkomst)
]


def met(overeenkomst: Overeenkomst, naam: str, waarde: Decimal) -> Overeenkomst:
    def wissel(regel: Regel) -> Regel:
        return replace(regel, waarde=waarde) if regel.naam == naam else regel

    begroting = tuple(replace(deel, regels=tuple(wissel(regel) for regel in deel.regels)) for deel in overeenkomst.begroting)
    return replace(overeenkomst, begroting=begroting)


@settings(max_examples=300)
@given(st.sampled_from(BEVESTIGD), st.decimals("0.02", "0.6", places=3), st.sampled_from([1, -1]))
def test_wie_een_genoemd_cijfer_verandert_wordt_gevonden(welk: tuple[str, str], deel: Decimal, kant: int) -> None:
    id, naam = welk
    overeenkomst = ALLE[id]
    regel = next(regel for regel in overeenkomst.regels if regel.naam == naam)
    assert regel.waarde is not None
    stap = Decimal(1).scaleb(-regel.decimalen)
    # More than rounding can hide: a hundredth of an fte is some 400 euro each way; a sum has at most nineteen rounded parts.
    afronding = Decimal(1000) if regel.eenheid == "EUR" else 20 * stap if regel.eenheid in AFGEROND else stap
    verschil = max((abs(regel.waarde) * deel).quantize(stap), afronding)
    veranderd = fouten(overeenkomst) ^ fouten(met(overeenkomst, naam, regel.waarde + kant * verschil))
    assert any({regel.id, regel.naam} & set(bevinding.betrokken) for bevinding in veranderd)


def fouten(overeenkomst: Overeenkomst) -> set[Rekenbevinding]:
    """The errors; one that disappears (a change can happen to mend what the document had wrong) is noticed as well as a new one."""
    return {bevinding for bevinding in controleer_rekenwerk(overeenkomst) if not bevinding.afronding}
