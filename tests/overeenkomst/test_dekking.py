"""Coverage of the catalogue: which element covers a row, and which rows nobody mentions."""

from __future__ import annotations

from dataclasses import replace

from opmaat.kern.overeenkomst import NietGedekt, alle_overeenkomsten
from opmaat.kern.overeenkomst.catalogus import lees_catalogus
from opmaat.kern.overeenkomst.dekking import dekking

from .maken import lees

GEDEKT, GEEN, NERGENS = "dvo2025-h22-5a-match80", "dvo2025-nota-volmacht", "dvo2025-h1-b"
CATALOGUS = {id: lees_catalogus()[id] for id in (GEDEKT, GEEN, NERGENS)}
TEKST = f"""\
afspraken:
  - {{id: een, bron: b, tekst: t, verplichting: resultaat, maat: {{soort: stand, van: klantgroep}}, catalogus: [{GEDEKT}]}}
begrippen:
  - {{id: twee, bron: b, woord: w, betekenis: b, catalogus: [{GEDEKT}]}}
niet_gedekt:
  - {{catalogus: {GEEN}, reden: intern}}
"""


def test_een_rij_is_gedekt_of_niet_gedekt_met_reden_of_nergens_genoemd() -> None:
    uitkomst = dekking([lees(TEKST)], CATALOGUS)
    assert {id: rij.staat for id, rij in uitkomst.rijen.items()} == {
        GEDEKT: "gedekt",
        GEEN: "niet gedekt",
        NERGENS: "nergens genoemd",
    }
    assert uitkomst.rijen[GEEN].reden == "intern"
    assert [(e.blok, e.id, e.gerekend) for e in uitkomst.rijen[GEDEKT].elementen] == [
        ("afspraken", "een", True),
        ("begrippen", "twee", False),
    ]
    assert uitkomst.per_blok("proef-2025") == {"afspraken": 1, "begrippen": 1}
    assert [(b.regel, b.ernst) for b in uitkomst.bevindingen] == [("overeenkomst.rij-niet-genoemd", "fout")]
    assert NERGENS in uitkomst.bevindingen[0].wat


def test_een_rij_die_niet_bestaat_en_een_die_dubbel_staat_zijn_bevindingen() -> None:
    overeenkomst = lees(TEKST)
    vreemd = replace(
        overeenkomst,
        niet_gedekt=(NietGedekt(catalogus="bestaat-niet", reden="r"), NietGedekt(catalogus=GEDEKT, reden="r")),
    )
    regels = [bevinding.regel for bevinding in dekking([vreemd], {GEDEKT: CATALOGUS[GEDEKT]}).bevindingen]
    assert regels == ["overeenkomst.rij-onbekend", "overeenkomst.rij-dubbelzinnig"]


def test_elke_rij_van_de_catalogus_heeft_een_plaats_in_een_overeenkomst() -> None:
    uitkomst = dekking(alle_overeenkomsten().values(), lees_catalogus())
    assert [bevinding.wat for bevinding in uitkomst.bevindingen] == []
    assert [id for id, rij in uitkomst.rijen.items() if rij.staat == "nergens genoemd"] == []


def test_een_rij_van_een_document_wordt_alleen_gedekt_door_de_overeenkomst_van_dat_document() -> None:
    verkeerd = [
        (id, element.overeenkomst)
        for id, rij in dekking(alle_overeenkomsten().values(), lees_catalogus()).rijen.items()
        for element in rij.elementen
        if not element.overeenkomst.replace("-", "").startswith(id.partition("-")[0].replace("iomplan", "iomplan2020"))
    ]
    assert verkeerd == []
