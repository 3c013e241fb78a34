"""The fingerprint of a clause changes with what decides its number, and with nothing else."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from opmaat.kern.maat import PERSONEN, RIJEN, Maat, Selectie, Stand
from opmaat.kern.overeenkomst import alle_overeenkomsten, landelijke_parameters
from opmaat.kern.overeenkomst import rekenhash as module
from opmaat.kern.overeenkomst.rekenhash import gepubliceerd, hashes_van, publicatietekst, rekenhash, vast

from .maken import KOP, lees

AFSPRAAK = """\
parameters:
  - {id: eigen, naam: eigen, eenheid: EUR, bron: b, waarden: [{vanaf: 2025-01-01, waarde: 10}]}
afspraken:
  - id: proef
    bron: artikel 1
    tekst: een afspraak
    verplichting: resultaat
    maat: {soort: cohort, instroom: {klantgroep: Matchen}, gebeurtenis: {uitstroom: uitkering, reden: [werk]}, binnen: 6 maanden}
    norm: ">= 80%"
"""


def hash_van(tekst: str, kop: str = KOP) -> str:
    overeenkomst = lees(tekst, kop)
    return rekenhash(overeenkomst.afspraken[0], overeenkomst)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("tekst: een afspraak", "tekst: andere woorden"),
        ("bron: artikel 1", "bron: artikel 2"),
        (">= 80%", ">= 70%"),
        ("verplichting: resultaat", "verplichting: inspanning"),
        ("binnen: 6 maanden}", "binnen: 6 maanden, periode: op instroom}"),
        ("{klantgroep: Matchen}", "{herkomst: nieuw, klantgroep: [Matchen]}"),
        ("    maat: {soort: cohort, instroom", "    maat: {instroom"),
        ("waarde: 10", "waarde: 11"),
    ],
)
def test_woorden_norm_opmaak_en_standaarden_veranderen_hem_niet(oud: str, nieuw: str) -> None:
    assert oud in AFSPRAAK
    anders = AFSPRAAK.replace(oud, nieuw)
    if "soort: cohort" not in anders:
        anders = anders.replace("binnen: 6 maanden}", "binnen: 6 maanden, soort: cohort}")
    assert hash_van(anders) == hash_van(AFSPRAAK)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("binnen: 6 maanden", "binnen: 26 weken"),
        ("[werk]", "[werk, studie]"),
        ("Matchen", "Groeien"),
        ('norm: ">= 80%"', "venster: 2025-01-01 t/m 2025-06-30"),
        ('norm: ">= 80%"', "reikwijdte: geen"),
        ('norm: ">= 80%"', "reikwijdte: {gemeente: Raalte}"),
    ],
)
def test_wat_het_getal_bepaalt_verandert_hem(oud: str, nieuw: str) -> None:
    assert oud in AFSPRAAK
    assert hash_van(AFSPRAAK.replace(oud, nieuw)) != hash_van(AFSPRAAK)


def test_de_dag_van_uitstroom_en_van_instroom_horen_erbij() -> None:
    gewoon = hash_van(AFSPRAAK)
    assert hash_van(AFSPRAAK, KOP + "uitstroomdatum: eerste dag zonder\n") != gewoon
    assert hash_van(AFSPRAAK, KOP + "instroomdatum: besluit\n") != gewoon
    assert hash_van(AFSPRAAK, KOP + "uitstroomdatum: laatste dag\n") == gewoon


def test_alleen_een_parameter_waarnaar_verwezen_wordt_hoort_erbij() -> None:
    maat = 'maat: {soort: stand, van: lks_beschikking, waar: {bedrag_per_maand: "<= 2 * parameter eigen"}}'
    met_parameter = AFSPRAAK[: AFSPRAAK.index("    maat:")] + f"    {maat}\n"
    assert hash_van(met_parameter.replace("waarde: 10", "waarde: 11")) != hash_van(met_parameter)
    later = met_parameter.replace("waarde: 10}", "waarde: 10}, {vanaf: 2026-01-01, waarde: 12}")
    assert hash_van(later) == hash_van(met_parameter)


def test_een_nieuwe_betekenis_van_een_soort_verandert_alleen_die_soort(monkeypatch: pytest.MonkeyPatch) -> None:
    stand = AFSPRAAK[: AFSPRAAK.index("    maat:")] + "    maat: {soort: stand, van: klantgroep}\n"
    voor = hash_van(AFSPRAAK), hash_van(stand)
    monkeypatch.setattr(module, "SOORTVERSIE", {**module.SOORTVERSIE, "Cohort": 2})
    assert hash_van(AFSPRAAK) != voor[0]
    assert hash_van(stand) == voor[1]


def test_elke_soort_maat_heeft_een_versie() -> None:
    assert set(module.SOORTVERSIE) == {soort.__name__ for soort in get_args(Maat)}


def test_velden_met_hun_standaard_staan_er_niet_in() -> None:
    assert vast(Stand(Selectie("klantgroep"), PERSONEN)) == {
        "is": "Stand",
        "selectie": {"is": "Selectie", "tabel": "klantgroep"},
    }
    assert vast(Stand(Selectie("klantgroep"), RIJEN))["tel"] == "rijen"


def test_een_gepubliceerde_versie_houdt_haar_hashes() -> None:
    """Fails when a file changes a number of a version that was published: raise ``versie`` in the file instead."""
    for naam, overeenkomst in alle_overeenkomsten().items():
        versies = gepubliceerd().get(naam, {})
        assert str(overeenkomst.versie) in versies, f"{naam} {overeenkomst.versie} is niet gepubliceerd"
        assert hashes_van(overeenkomst) == versies[str(overeenkomst.versie)]


def test_publiceren_laat_staan_wat_gepubliceerd_is_en_voegt_een_nieuwe_versie_toe() -> None:
    eerste = lees(AFSPRAAK, KOP.replace("proef-2025", "dvo-2025"))
    tweede = lees(AFSPRAAK, KOP.replace("proef-2025", "dvo-2025").replace("versie: 1", "versie: 2"))
    oud = gepubliceerd()["dvo-2025"]
    zelfde = json.loads(publicatietekst({"dvo-2025": eerste}))["dvo-2025"]
    nieuw = json.loads(publicatietekst({"dvo-2025": tweede}))["dvo-2025"]
    assert zelfde == oud
    assert nieuw == {**oud, "2": hashes_van(tweede)}


def test_de_landelijke_parameters_hebben_elk_een_bron() -> None:
    for parameter in landelijke_parameters():
        assert parameter.bron
        assert all(waarde.bron and waarde.merk in ("OK", "SEC", "MEM") for waarde in parameter.waarden)
