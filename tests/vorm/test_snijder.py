"""The cutter of the stylesheet keeps what our templates use and what those rules need, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from bin.css import maak
from bin.css.snijder import Onleesbaar, bundel, gebruikte_klassen, lees, nodige_tokens, schrijf, snij


def knip(css: str, *klassen: str) -> str:
    return schrijf(snij(lees(css), set(klassen)))


def test_een_regel_van_een_gebruikte_klasse_blijft_en_een_andere_gaat() -> None:
    assert knip(".utrecht-link { color: red } .utrecht-logo { color: blue }", "utrecht-link") == ".utrecht-link{color: red}\n"


def test_van_een_lijst_selectoren_blijven_alleen_de_gebruikte() -> None:
    assert knip(".utrecht-link, .utrecht-logo, .utrecht-link:is(:hover, .utrecht-logo) { margin: 0 }", "utrecht-link") == ".utrecht-link{margin: 0}\n"


def test_een_stand_blijft_bij_zijn_onderdeel_en_een_soort_niet() -> None:
    css = ".utrecht-button--disabled{a:b}.utrecht-button--danger{a:b}.utrecht-logo--disabled{a:b}.utrecht-button:hover{a:b}"
    assert knip(css, "utrecht-button") == ".utrecht-button--disabled{a: b}\n.utrecht-button:hover{a: b}\n".replace("a: b", "a:b")


def test_een_voorwaarde_blijft_met_wat_erin_gebruikt_wordt_en_gaat_als_ze_leeg_is() -> None:
    css = "@media (width < 10em) { .utrecht-link { a: b } .utrecht-logo { a: b } } @media print { .utrecht-logo { a: b } }"
    assert knip(css, "utrecht-link") == "@media (width < 10em){\n.utrecht-link{a: b}\n}\n"


def test_haken_en_puntkomma_s_in_een_adres_of_tekst_breken_de_regel_niet() -> None:
    css = '.utrecht-link::after { content: "}{;"; background: url(data:image/svg+xml;x,y) }'
    assert knip(css, "utrecht-link") == '.utrecht-link::after{content: "}{;";background: url(data:image/svg+xml;x,y)}\n'


@pytest.mark.parametrize("css", [".a { b: c", ".a { b: c } }", "@media print { .a { b: c }"])
def test_een_stijlblad_dat_niet_sluit_wordt_geweigerd(css: str) -> None:
    with pytest.raises(Onleesbaar):
        lees(css)


def test_een_token_blijft_als_een_regel_het_nodig_heeft_ook_langs_een_ander_token() -> None:
    regels = lees(".t { --een: var(--twee); --twee: 1px; --drie: var(--een); } .utrecht-link { margin: var(--een, 0) }")
    assert nodige_tokens(regels) == {"--een", "--twee"}


def test_de_klassen_komen_uit_sjablonen_ook_waar_een_deel_wordt_ingevuld() -> None:
    assert gebruikte_klassen(['<p class="utrecht-alert utrecht-alert--{{ soort }} eigen">', "attrs={'class': 'utrecht-table__cell'}"]) == {
        "utrecht-alert",
        "utrecht-table__cell",
    }


def test_een_bundel_heeft_alleen_wat_nodig_is_en_onze_eigen_regels_heel() -> None:
    thema = ".voorbeeld-theme { --kleur: teal; --ongebruikt: red }"
    onderdelen = "/* } */ .utrecht-link { color: var(--kleur) } .utrecht-logo { color: red }"
    uit = bundel([thema, onderdelen], [".om-kop { margin: 0 }"], ['class="voorbeeld-theme utrecht-link"'])
    assert uit == ".voorbeeld-theme{--kleur: teal}\n.utrecht-link{color: var(--kleur)}\n.om-kop{margin: 0}\n"


def test_zonder_npm_zegt_make_css_wat_er_misging_en_wat_te_doen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(maak, "WERKMAP", tmp_path)
    monkeypatch.setattr(maak.subprocess, "run", lambda *a, **k: SimpleNamespace(returncode=1, stderr="npm error network request failed", stdout=""))
    with pytest.raises(SystemExit, match=r"(?s)network request failed.*npm registry.*copy"):
        maak.haal_pakketten()


def test_het_slot_noemt_geen_adressen_en_van_elk_pakket_een_controlegetal() -> None:
    slot = json.loads((Path(maak.HIER) / "package-lock.json").read_text())
    pakketten = {naam: pakket for naam, pakket in slot["packages"].items() if naam}
    assert len(pakketten) > 50
    assert [naam for naam, pakket in pakketten.items() if "resolved" in pakket or not pakket.get("integrity", "").startswith("sha512-")] == []
