"""Every way a file can be wrong is a file in ``fout``; its first line holds the words that the errors must contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from opmaat.kern.overeenkomst import Overeenkomstfouten, lees_overeenkomst

FOUT = sorted((Path(__file__).parent / "fout").glob("*.yaml"))
VERWACHT = "# verwacht: "


@pytest.mark.parametrize("pad", FOUT, ids=lambda pad: pad.stem)
def test_een_fout_bestand_wordt_geweigerd_met_plaats_en_remedie(pad: Path) -> None:
    eerste = pad.read_bytes().splitlines()[0].decode("utf-8", errors="replace")
    assert eerste.startswith(VERWACHT)
    with pytest.raises(Overeenkomstfouten) as gemeld:
        lees_overeenkomst(pad)
    tekst = str(gemeld.value)
    for woorden in eerste.removeprefix(VERWACHT).split(" | "):
        assert woorden in tekst
    for fout in gemeld.value.fouten:
        assert fout.waar is not None and fout.waar.bestand == pad.name
        assert fout.doe, f"zonder remedie: {fout}"


def test_er_zijn_minstens_dertig_manieren_om_fout_te_zijn() -> None:
    assert len(FOUT) >= 30


@pytest.mark.parametrize("pad", FOUT, ids=lambda pad: pad.stem)
def test_een_fout_bestand_meldt_elke_keer_hetzelfde(pad: Path) -> None:
    meldingen = []
    for _ in range(2):
        with pytest.raises(Overeenkomstfouten) as gemeld:
            lees_overeenkomst(pad)
        meldingen.append(str(gemeld.value))
    assert meldingen[0] == meldingen[1]


def test_een_afspraak_met_een_fout_geeft_een_melding_en_niet_meer() -> None:
    eenling = next(pad for pad in FOUT if pad.stem == "code-onbekend")
    with pytest.raises(Overeenkomstfouten) as gemeld:
        lees_overeenkomst(eenling)
    assert len(gemeld.value.fouten) == 1
    fout = gemeld.value.fouten[0]
    assert fout.waar is not None and fout.waar.regel == 16
