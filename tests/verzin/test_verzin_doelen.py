"""The drawn register looks like the documents: targets within their margin, growing with the size asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from opmaat.kern.register.lezer import open_register
from opmaat.kern.verzin import Verzinfout, lees_profiel, profielen, verzin
from opmaat.kern.verzin.bladzijde import maak_bladzijde
from opmaat.kern.verzin.ijking import Ijking, ijk, schrijf_ijking

WORTEL = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ijking(hele_map: Path) -> dict[str, Ijking]:
    return {deel.doel.id: deel for deel in ijk(hele_map, lees_profiel("deventer"))}


@pytest.mark.parametrize("doel", [doel.id for doel in lees_profiel("deventer").doelen])
def test_deventer_komt_uit_op_het_cijfer_van_het_document(ijking: dict[str, Ijking], doel: str) -> None:
    deel = ijking[doel]
    assert deel.binnen_marge, f"{deel.getrokken} in plaats van {deel.verwacht} (± {deel.doel.marge}%)"


def test_matchen_en_groeien_halen_hun_eis_bijna_maar_net_niet(ijking: dict[str, Ijking]) -> None:
    for doel in ("matchen-80", "groeien-50"):
        getrokken = ijking[doel].getrokken
        assert getrokken is not None and getrokken < ijking[doel].verwacht


def test_leiderdorp_komt_uit_op_zijn_cijfers(tmp_path: Path) -> None:
    uit = verzin(tmp_path / "leiderdorp", profiel="leiderdorp", zaad=11).uit
    buiten = {d.doel.id: d.getrokken for d in ijk(uit, lees_profiel("leiderdorp")) if not d.binnen_marge}
    assert buiten == {}


def test_de_omvang_groeit_mee_met_het_gevraagde_aantal_personen(kleine_map: Path) -> None:
    with open_register(kleine_map, tabellen=["persoon", "uitkering", "klantgroep"]) as register:
        vraag = register.verbinding
        personen = vraag.execute("SELECT count(*) FROM persoon").fetchall()[0][0]
        groep = vraag.execute(
            "SELECT count(DISTINCT persoon_id) FROM klantgroep WHERE begin = DATE '2020-07-01' AND groep = 'Zorgen'"
        ).fetchall()[0][0]
    assert 1500 * 0.9 < personen < 1500 * 1.1
    assert abs(groep - 875 * 1500 / 17900) <= 2, "de eerste indeling in Zorgen is 875 op de hele omvang"


def test_elk_doel_noemt_document_en_plaats() -> None:
    for naam in profielen():
        for doel in lees_profiel(naam).doelen:
            assert "document 00" in doel.bron and doel.plaats, doel.id
        for tegenspraak in lees_profiel(naam).tegenspraken:
            assert "document 00" in tegenspraak.bron and tegenspraak.gevolgd, tegenspraak.id


def test_een_omvang_die_naar_een_doel_verwijst_krijgt_die_waarde() -> None:
    profiel = lees_profiel("deventer")
    assert profiel.reeks("uitkeringen")[2017] == 2945
    assert profiel.omvang("lks_op_dag") == 326
    assert lees_profiel("deventer", personen=1790).omvang("lks_op_dag") == pytest.approx(32.6)


@pytest.mark.parametrize(
    ("gevraagd", "woorden"),
    [({"profiel": "zutphen"}, "bestaat niet"), ({"personen": 10}, "te weinig"), ({"vuil": 9.0}, "vuil is 9")],
)
def test_wat_niet_kan_wordt_geweigerd_met_een_weg_verder(tmp_path: Path, gevraagd: dict[str, object], woorden: str) -> None:
    with pytest.raises(Verzinfout, match=woorden) as fout:
        verzin(tmp_path / "uit", **gevraagd)  # type: ignore[arg-type]
    assert fout.value.doe
    assert not (tmp_path / "uit").exists()


def test_de_bladzijde_met_doel_en_getrokken_waarde_is_die_van_dit_programma(hele_map: Path) -> None:
    bladzijde = (WORTEL / "docs/verzonnen-gemeente.md").read_text(encoding="utf-8")
    assert bladzijde == maak_bladzijde({"deventer": hele_map})


def test_een_doel_zonder_gegevens_staat_op_de_bladzijde_als_geen() -> None:
    profiel = lees_profiel("leiderdorp")
    leeg = Ijking(doel=profiel.doelen[0], verwacht=188.0, getrokken=None)
    vol = Ijking(doel=profiel.doelen[0], verwacht=1250.0, getrokken=1312.5)
    tekst = schrijf_ijking([(profiel, [leeg, vol])], 1)
    assert "| 188 | geen |  | ± 3% |" in tekst
    assert "| 1.250 | 1.312,5 | +5% | ± 3% |" in tekst
    assert not leeg.binnen_marge and not vol.binnen_marge
