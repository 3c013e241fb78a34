"""A folder with four files gives the clauses that four files can give, and says what the others miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from opmaat.kern.maat import (
    Datum,
    Formatie,
    Heeft,
    Ingevoerd,
    IsEen,
    Leeftijd,
    Op,
    Samenvatting,
    Selectie,
    Stand,
    Telling,
    Uitstroom,
)
from opmaat.kern.maat.kan import Gemis, kan
from opmaat.kern.register.lezer import Register, open_register

BESTANDEN = {
    "persoon": "persoon_id,geboortedatum\n1,1985-01-01\n",
    "uitkering": "persoon_id,begin,eind,regeling,reden_einde\n1,2024-01-01,2025-01-31,PW,\n",
    "klantgroep": "persoon_id,begin,eind,groep\n1,2024-01-01,,Matchen\n",
    "gesprek": "persoon_id,datum,soort,resultaat\n",
}


@pytest.fixture
def vier(tmp_path: Path) -> Register:
    for tabel, inhoud in BESTANDEN.items():
        (tmp_path / f"{tabel}.csv").write_text(inhoud, encoding="utf-8")
    return open_register(tmp_path)


def test_vier_bestanden_geven_de_afspraken_die_vier_bestanden_kunnen_geven(vier: Register) -> None:
    matchen = Selectie("klantgroep", IsEen("groep", ("Matchen",)))
    afspraken = {
        "in-matchen": Stand(matchen),
        "jongeren": Stand(Selectie("klantgroep", Leeftijd(Op.KLEINER, 27))),
        "uitstroom-werk": Telling(Uitstroom(Selectie("uitkering"), reden=("werk",))),
        "met-plan": Stand(Selectie("klantgroep", Heeft(Selectie("plan_van_aanpak")))),
        "plaatsingen": Telling(Datum("plaatsing", "begin", IsEen("grond", ("lks",)))),
        "voorkeur": Stand(Selectie("klantgroep", IsEen("voorkeur_klant", ("Matchen",)))),
        "gesprekken": Telling(Datum("gesprek", "datum")),
        "samenvatting": Samenvatting("gehaald"),
        "enquete": Ingevoerd("cijfer"),
        "fte": Formatie(("matchen",)),
    }
    with vier as register:
        uit = kan(register, afspraken)
    assert [naam for naam, antwoord in uit.items() if antwoord.kan] == ["in-matchen", "jongeren", "samenvatting"]
    assert uit["uitstroom-werk"].ontbreekt == (Gemis(tabel="uitkering", kolom="reden_einde", leeg=True),)
    assert uit["met-plan"].ontbreekt == (Gemis(tabel="plan_van_aanpak"),)
    assert str(uit["voorkeur"]) == "nee, mist klantgroep.voorkeur_klant"
    assert str(uit["uitstroom-werk"]) == "nee, mist uitkering.reden_einde (leeg)"
    assert str(uit["gesprekken"]) == "nee, mist gesprek (leeg)"
    assert str(uit["plaatsingen"]) == "nee, mist plaatsing"
    assert str(uit["enquete"]) == "nee, mist parameter"
    assert str(uit["in-matchen"]) == "ja"


def test_een_lege_tabel_is_genoeg_als_een_levering_zegt_dat_zij_volledig_is(tmp_path: Path) -> None:
    for tabel, inhoud in BESTANDEN.items():
        (tmp_path / f"{tabel}.csv").write_text(inhoud, encoding="utf-8")
    (tmp_path / "levering.csv").write_text("tabel,begin,volledig_tm\ngesprek,2025-01-01,2025-06-30\n", encoding="utf-8")
    with open_register(tmp_path) as register:
        assert kan(register, {"gesprekken": Telling(Datum("gesprek", "datum"))})["gesprekken"].kan


def test_zonder_einddatum_lijkt_iedereen_nog_te_lopen_en_kan_het_niet(tmp_path: Path) -> None:
    (tmp_path / "klantgroep.csv").write_text("persoon_id,begin,groep\n1,2024-01-01,Matchen\n", encoding="utf-8")
    with open_register(tmp_path) as register:
        antwoord = kan(register, {"in-groep": Stand(Selectie("klantgroep"))})["in-groep"]
    assert str(antwoord) == "nee, mist klantgroep.eind"
