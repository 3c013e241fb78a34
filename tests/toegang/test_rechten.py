"""The file with rights: the twenty roles of the documents, and what a wrong file says."""

from __future__ import annotations

import copy
from importlib.resources import files
from typing import Any

import pytest
import yaml

from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.rechten import Rechtenfout, lees_rechten, maak_rechten
from tests.toegang.mensen import lezer, plek

CIJFERROLLEN = {"contractbeheerder", "beleidsadviseur", "bestuurder", "interne_controle", "functioneel_beheerder"}


@pytest.fixture
def ruw() -> dict[str, Any]:
    return copy.deepcopy(yaml.safe_load((files("opmaat.toegang") / "rechten.yaml").read_text(encoding="utf-8")))


def test_de_twintig_rollen_van_de_documenten_hebben_een_recht() -> None:
    assert set(lees_rechten().rollen) == {
        "balie", "poortwachter", "intaker", "inkomensconsulent", "werkcoach", "jobcoach", "accountmanager", "trainer",
        "participatiemakelaar", "consulent_inburgering", "consulent_jongerenloket", "werkleider", "handhaver",
        "lks_esf_administratie", "teamleider", "contractbeheerder", "beleidsadviseur", "bestuurder", "interne_controle", "functioneel_beheerder",
    }  # fmt: skip


def test_beleid_bestuur_en_controle_zien_cijfers_en_geen_mensen() -> None:
    assert {rol.id for rol in lees_rechten().rollen.values() if not rol.ziet_mensen} == CIJFERROLLEN


# Worked out from document 002 par. 4.1, and section 9 of the design: a werkcoach needs no amounts, IO no absence of Wsw staff.
@pytest.mark.parametrize(
    ("rol", "tabel", "wel", "niet"),
    [
        ("werkcoach", "uitkering", "reden_einde", "bedrag"),
        ("inkomensconsulent", "uitkering", "bedrag", ""),
        ("participatiemakelaar", "plan_van_aanpak", "begin", "belemmeringen"),
        ("werkcoach", "plan_van_aanpak", "belemmeringen", ""),
        ("werkleider", "verzuim", "ziektedagen", ""),
        ("lks_esf_administratie", "lks_beschikking", "bedrag_per_maand", ""),
        ("jobcoach", "lks_beschikking", "begin", "bedrag_per_maand"),
        ("handhaver", "maatregel", "bedrag", ""),
    ],
)
def test_een_kolom_is_zichtbaar_voor_wie_haar_nodig_heeft(rol: str, tabel: str, wel: str, niet: str) -> None:
    kolommen = lezer(plek(rol)).kolommen(tabel)
    assert wel in kolommen
    assert niet not in kolommen


@pytest.mark.parametrize(
    ("rol", "tabel"),
    [("inkomensconsulent", "verzuim"), ("werkcoach", "verzuim"), ("werkcoach", "inkomsten"), ("trainer", "diagnose"), ("accountmanager", "uitkering"),
     ("balie", "diagnose"), ("werkcoach", "maatregel"), ("jobcoach", "voorziening_elders"), ("handhaver", "diagnose"), ("bestuurder", "persoon")],
)  # fmt: skip
def test_een_tabel_is_er_niet_voor_wie_haar_niet_nodig_heeft(rol: str, tabel: str) -> None:
    assert lezer(plek(rol)).kolommen(tabel) == frozenset()


def test_een_teamleider_bij_het_werkleerbedrijf_ziet_geen_inkomen_en_bij_inkomensondersteuning_geen_verzuim() -> None:
    bij_werk, bij_io = plek("teamleider", organisatie="KonnecteD"), plek("teamleider", organisatie="IO")
    assert "inkomen" not in bij_werk.lezen and "verzuim" in bij_werk.lezen
    assert "inkomen" in bij_io.lezen and "verzuim" not in bij_io.lezen


def test_een_code_over_gezondheid_blijft_weg_bij_wie_gezondheid_niet_leest() -> None:
    assert not lezer(plek("trainer")).mag_code("onderwerp", "gezondheid")
    assert lezer(plek("trainer")).mag_code("onderwerp", "werk")
    assert lezer(plek("intaker")).mag_code("onderwerp", "gezondheid")


def test_het_bsn_is_alleen_voor_wie_ermee_moet_werken() -> None:
    rollen = {rol.id for rol in lees_rechten().rollen.values() if "bsn" in rol.lezen}
    assert rollen == {"balie", "poortwachter", "inkomensconsulent", "consulent_inburgering", "consulent_jongerenloket", "handhaver", "lks_esf_administratie"}


@pytest.mark.parametrize(
    ("verander", "woorden"),
    [
        (lambda r: r["rollen"]["balie"]["lezen"].append("schuld"), "balie noemt bij lezen het onbekende “schuld”"),
        (lambda r: r["rollen"]["trainer"]["schrijven"].append("plan"), "trainer schrijft plan zonder dat te lezen"),
        (lambda r: r["rollen"].update(tovenaar=r["rollen"]["balie"]), "“tovenaar” staat niet in codelijst rol"),
        (lambda r: r["rubrieken"].pop("verzuim"), "tabel verzuim staat in geen rubriek"),
        (lambda r: r["rubrieken"]["plan"]["tabellen"].append("verzuim"), "tabel verzuim staat in rubriek"),
        (lambda r: r["rollen"]["bestuurder"].update(lijsten=["klanten"]), "geen kring"),
        (lambda r: r["rollen"]["balie"].update(kringen=["team"]), "onbekende kopje “kringen”"),
        (lambda r: r.pop("regie"), "“regie” ontbreekt"),
    ],
)
def test_een_fout_in_het_bestand_houdt_de_start_tegen_en_zegt_waar(ruw: dict[str, Any], verander: Any, woorden: str) -> None:
    verander(ruw)
    with pytest.raises(Rechtenfout) as fout:
        maak_rechten(ruw, lees_schema())
    assert woorden.lower() in str(fout.value).lower()


def test_een_onbekende_pagina_of_lijst_is_een_fout_en_geen_nee() -> None:
    with pytest.raises(KeyError):
        lezer(plek("balie")).mag_pagina("geheime-pagina")
    with pytest.raises(KeyError):
        lezer(plek("balie")).mag_lijst("geheime-lijst")


def test_de_handleiding_is_gemaakt_uit_dit_bestand() -> None:
    from pathlib import Path

    from opmaat.toegang.rechtenboek import beschrijf_rechten

    bladzijde = (Path(__file__).parents[2] / "docs/handleiding/rechten.md").read_text(encoding="utf-8")
    assert bladzijde == beschrijf_rechten(lees_rechten(), lees_schema()), "maak haar opnieuw: python -m opmaat.beheer rechtenboek > docs/handleiding/rechten.md"
