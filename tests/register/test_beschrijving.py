"""The pages about the tables are those of the schema, and every example in them can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from opmaat.kern.register.beschrijving import beschrijf_tabellen, lijst_van_tabellen, voorbeeld
from opmaat.kern.register.controles.controle import lees_controles
from opmaat.kern.register.controles.verslag import controleer
from opmaat.kern.register.lezer import open_register
from opmaat.kern.register.schema import lees_schema
from tests.huis.bestanden import tekst
from tests.register.controlegeval import P
from tests.register.leveren import zonder_meldingen

HERMAAK = "maak de bladzijden opnieuw, zie docs/handleiding/register.md"


def test_de_bladzijde_met_tabellen_is_die_van_het_schema() -> None:
    assert tekst("docs/handleiding/register-tabellen.md") == beschrijf_tabellen(lees_schema()), HERMAAK


def test_de_lijst_in_de_handleiding_is_die_van_het_schema() -> None:
    assert lijst_van_tabellen(lees_schema()) in tekst("docs/handleiding/register.md"), HERMAAK


def test_elk_voorbeeld_is_te_lezen_en_heeft_twee_rijen_met_bestaande_codes(tmp_path: Path) -> None:
    schema = lees_schema()
    for tabel in schema:
        (tmp_path / f"{tabel.naam}.csv").write_text(voorbeeld(tabel, schema), encoding="utf-8")
    with open_register(tmp_path) as register:
        assert zonder_meldingen(register) == []
        assert {tabel.naam: len(register.rijen(tabel.naam)) for tabel in schema} == {t.naam: 2 for t in schema}
        regels = ["onbekende-code", "code-buiten-datum", "onbekende-persoon", "eind-voor-begin"]
        assert set(controleer(register, peildatum=P, controles=regels).aantallen().values()) == {0}


@pytest.mark.parametrize("controle", lees_controles().values(), ids=lambda c: c.id)
def test_elke_controle_staat_in_de_handleiding(controle: object) -> None:
    assert f"`{controle.id}`" in tekst("docs/handleiding/register.md")  # type: ignore[attr-defined]
