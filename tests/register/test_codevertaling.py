"""Local codes: a dated file beside the tables says which code of the register means the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from opmaat.kern.register.controles.verslag import controleer
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.lezer import open_register
from tests.register.controlegeval import P
from tests.register.leveren import lever, zonder_meldingen

KOP = "tabel,kolom,lokaal,code,van,tot\n"


def map_met(tmp_path: Path, vertaling: str, uitkering: str) -> Path:
    (tmp_path / "codevertaling.csv").write_text(vertaling, encoding="utf-8")
    return lever(tmp_path, "persoon_id,begin,regeling,reden_einde\n" + uitkering, "uitkering")


def redenen(map_: Path) -> list[str]:
    with open_register(map_) as register:
        return [rij["reden_einde"] for rij in register.rijen("uitkering")]


def test_een_lokale_code_wordt_vertaald_en_een_code_zonder_regel_is_een_bevinding(tmp_path: Path) -> None:
    map_met(tmp_path, KOP + "uitkering,reden_einde,01,werk,,\n", "1,2025-01-01,PW,01\n2,2025-01-01,PW,99\n3,2025-01-01,PW,aow\n")
    with open_register(tmp_path) as register:
        assert zonder_meldingen(register) == []
        assert [r["reden_einde"] for r in register.rijen("uitkering")] == ["werk", "99", "aow"]
        verslag = controleer(register, peildatum=P, controles=["onbekende-code"])
        (bevinding,) = [b for b in verslag.bevindingen if b.regel == "register.onbekende-code"]
    assert (bevinding.plaats.regel, bevinding.plaats.woorden) == (2, "99")
    assert "codevertaling.csv" in bevinding.doe


def test_een_vertaling_geldt_van_tot_en_met(tmp_path: Path) -> None:
    regels = "uitkering,reden_einde,A,studie,,2024-12-31\nuitkering,reden_einde,A,werk,2025-01-01,\n"
    map_met(tmp_path, KOP + regels, "1,2024-12-31,PW,A\n2,2025-01-01,PW,A\n")
    assert redenen(tmp_path) == ["studie", "werk"]


def test_vertalen_gaat_in_een_keer_en_niet_van_code_naar_code(tmp_path: Path) -> None:
    regels = "uitkering,reden_einde,werk,studie,,\nuitkering,reden_einde,studie,werk,,\n"
    map_met(tmp_path, KOP + regels, "1,2025-01-01,PW,werk\n2,2025-01-01,PW,studie\n")
    assert redenen(tmp_path) == ["studie", "werk"]


def test_in_een_lijst_wordt_elke_code_apart_vertaald(tmp_path: Path) -> None:
    (tmp_path / "codevertaling.csv").write_text("tabel;kolom;lokaal;code\ngesprek;onderwerpen;geldzaken;schulden\n", encoding="utf-8")
    lever(tmp_path, 'persoon_id,datum,soort,resultaat,onderwerpen\n1,2025-01-01,intake,gehouden,"werk; geldzaken"\n', "gesprek")
    with open_register(tmp_path) as register:
        assert register.rijen("gesprek")[0]["onderwerpen"] == "werk;schulden"


@pytest.mark.parametrize(
    ("regel", "woorden"),
    [
        ("uitkering,kleur,1,werk,,", "uitkering.kleur kent het register niet"),
        ("uitkering,bedrag,1,werk,,", "heeft geen codelijst"),
        ("uitkering,reden_einde,,werk,,", "lokale code is leeg"),
        ("uitkering,reden_einde,1,arbeid,,", "arbeid staat niet in de codelijst"),
        ("uitkering,reden_einde,1,werk,1-1-2025,", "is geen datum"),
    ],
)
def test_een_regel_die_niet_klopt_vertaalt_niets_en_wordt_gemeld(tmp_path: Path, regel: str, woorden: str) -> None:
    map_met(tmp_path, KOP + regel + "\n", "1,2025-01-01,PW,1\n")
    with open_register(tmp_path) as register:
        (bevinding,) = zonder_meldingen(register)
        assert register.rijen("uitkering")[0]["reden_einde"] == "1"
    assert (bevinding.regel, bevinding.plaats.bestand, bevinding.plaats.regel) == ("lezen.codevertaling", "codevertaling.csv", 2)
    assert woorden in bevinding.wat


def test_twee_vertalingen_op_een_dag_spreken_elkaar_tegen(tmp_path: Path) -> None:
    regels = "uitkering,reden_einde,A,studie,,2025-01-01\nuitkering,reden_einde,A,werk,2025-01-01,\n"
    map_met(tmp_path, KOP + regels, "1,2025-01-01,PW,A\n")
    with open_register(tmp_path) as register:
        assert [b.plaats.regel for b in zonder_meldingen(register)] == [2, 3]
        assert register.rijen("uitkering")[0]["reden_einde"] == "A"


def test_zonder_de_kolommen_wordt_het_vertaalbestand_geweigerd(tmp_path: Path) -> None:
    map_met(tmp_path, "tabel,kolom,oud,nieuw\n", "1,2025-01-01,PW,A\n")
    with pytest.raises(Registerfout, match="lokaal ontbreekt"):
        open_register(tmp_path)
