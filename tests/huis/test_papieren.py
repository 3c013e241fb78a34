"""README, licence, publiccode.yml, decisions, glossary and news: complete, in order, pointing at things that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from tests.huis.bestanden import WORTEL, gevolgde_bestanden, tekst

BESLUITEN = [n for n in gevolgde_bestanden() if re.match(r"docs/adr/\d{4}-", n)]


def opdrachten(markdown: str) -> list[str]:
    blokken = re.findall(r"^```sh\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    return [r for blok in blokken for r in blok.splitlines() if r.strip() and not r.startswith("#")]


def test_de_readme_heeft_de_afgesproken_volgorde() -> None:
    koppen = re.findall(r"^## (.+)$", tekst("README.md"), re.MULTILINE)
    assert koppen == ["Start", "Run the tests", "Manual and decisions", "Report a leak", "Licence"]
    voor_start = tekst("README.md").split("## Start")[0]
    assert re.search(r"!\[.{20,}\]\(docs/beeld/\w+\.svg\)", voor_start), "een beeld met beschrijving, voor de start"
    zinnen = re.findall(r"[.!?](?:\s|$)", voor_start.split("![")[0])
    assert len(zinnen) == 3, "wat het doet en voor wie, in drie zinnen"


def test_de_readme_geeft_alleen_opdrachten_die_make_kent() -> None:
    doelen = set(re.findall(r"^([a-z]+):", tekst("Makefile"), re.MULTILINE))
    gegeven = opdrachten(tekst("README.md"))
    assert {"make demo", "make test"} <= set(gegeven)
    assert [o for o in gegeven if o.split()[0] != "make" or o.split()[1] not in doelen] == []


def test_elk_doel_dat_make_noemt_heeft_een_recept_en_een_uitleg() -> None:
    makefile = tekst("Makefile")
    genoemd = set(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[0].split())
    assert genoemd == set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))


def test_ci_draait_de_opdrachten_van_de_readme_zelf() -> None:
    ci = tekst(".ci/run")
    assert "README.md" in ci and "make check" in ci and "make test" in ci
    assert (WORTEL / ".ci/run").stat().st_mode & 0o111, ".ci/run is uitvoerbaar"


@pytest.mark.parametrize("naam", [n for n in gevolgde_bestanden() if n.endswith(".md")])
def test_elke_verwijzing_in_een_tekst_bestaat(naam: str) -> None:
    doelen = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", tekst(naam))
    map_ = PurePosixPath(naam).parent
    assert [doel for doel in doelen if not (WORTEL / map_ / doel).exists()] == []


def test_de_licentie_is_de_hele_eupl_1_2() -> None:
    licentie = tekst("LICENCE")
    assert licentie.splitlines()[0].strip("# ") == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    artikelen = [int(nr) for nr in re.findall(r"^## (\d+)\. ", licentie, re.MULTILINE)]
    assert artikelen == list(range(1, 16))
    bijlage = licentie.split("## Appendix")[1]
    assert "GNU Affero General Public License (AGPL) v. 3" in bijlage
    assert tomllib.loads(tekst("pyproject.toml"))["project"]["license"] == "EUPL-1.2"


def publiccode_gebreken(gegeven: dict[str, Any]) -> list[str]:
    """What the standard publiccode.yml 0.4 asks and this description does not give."""
    verplicht = (
        "publiccodeYmlVersion name url platforms developmentStatus softwareType description legal/license "
        "maintenance/type maintenance/contacts localisation/localisationReady localisation/availableLanguages"
    ).split()
    fouten = []
    for pad in verplicht:
        waarde: Any = gegeven
        for sleutel in pad.split("/"):
            waarde = waarde.get(sleutel) if isinstance(waarde, dict) else None
        if waarde is None or waarde in ("", [], {}):
            fouten.append(f"{pad} ontbreekt")
    if gegeven.get("developmentStatus") not in {"concept", "development", "beta", "stable", "obsolete"}:
        fouten.append("developmentStatus kent deze waarde niet")
    if (gegeven.get("maintenance") or {}).get("type") not in {"internal", "contract", "community", "none"}:
        fouten.append("maintenance/type kent deze waarde niet")
    for taal, tekst_ in (gegeven.get("description") or {}).items():
        if not 0 < len(tekst_.get("shortDescription", "")) <= 150:
            fouten.append(f"{taal}: shortDescription is 1 tot en met 150 tekens")
        if not 150 <= len(tekst_.get("longDescription", "")) <= 10_000:
            fouten.append(f"{taal}: longDescription is 150 tot en met 10.000 tekens")
        if not tekst_.get("features"):
            fouten.append(f"{taal}: features ontbreekt")
    return fouten


def test_publiccode_heeft_de_vorm_van_de_standaard() -> None:
    gegeven = yaml.safe_load(tekst("publiccode.yml"))
    assert publiccode_gebreken(gegeven) == []
    assert gegeven["legal"]["license"] == "EUPL-1.2"
    assert set(gegeven["description"]) == {"nl", "en"}


def test_een_onvolledige_publiccode_wordt_gezien() -> None:
    gegeven = yaml.safe_load(tekst("publiccode.yml"))
    del gegeven["legal"]
    gegeven["description"]["nl"]["shortDescription"] = "x" * 151
    assert publiccode_gebreken(gegeven) == [
        "legal/license ontbreekt",
        "nl: shortDescription is 1 tot en met 150 tekens",
    ]


def test_er_zijn_besluiten_met_een_eigen_nummer() -> None:
    nummers = [PurePosixPath(n).name[:4] for n in BESLUITEN]
    assert nummers[:4] == ["0001", "0002", "0003", "0004"]
    assert len(set(nummers)) == len(nummers), "een nummer wordt één keer gegeven"


@pytest.mark.parametrize("naam", BESLUITEN)
def test_een_besluit_heeft_aanleiding_keuze_prijs_en_toets_en_staat_in_de_lijst(naam: str) -> None:
    besluit = tekst(naam)
    assert re.findall(r"^## (.+)$", besluit, re.MULTILINE) == [
        "Cause",
        "Choice",
        "What we gave up",
        "How we notice it was wrong",
    ]
    assert re.search(r"^Date \d{4}-\d\d-\d\d\. Status: \w+", besluit, re.MULTILINE)
    assert len(besluit.splitlines()) <= 70, "een bladzijde"
    assert f"({PurePosixPath(naam).name})" in tekst("docs/adr/README.md")


def test_elk_begrip_staat_een_keer_in_de_lijst_op_alfabet() -> None:
    rijen = re.findall(r"^\| (?!begrip |---)(.+?) \| (.+?) \|$", tekst("docs/begrippen.md"), re.MULTILINE)
    begrippen = [naam for naam, _ in rijen]
    assert len(begrippen) >= 90
    losse = [los.strip().casefold() for naam in begrippen for los in naam.split(",")]
    assert len(set(losse)) == len(losse)
    sleutels = [re.sub(r"[^a-z0-9]", "", naam.casefold()) for naam in begrippen]
    assert [(a, b) for a, b in zip(sleutels, sleutels[1:], strict=False) if a > b] == []
    assert {"matchen", "groeien", "faciliteren", "zorgen", "peildatum (p)", "uitstroom"} <= set(losse)


@pytest.mark.parametrize("naam", [n for n in gevolgde_bestanden() if n.startswith("changelog.d/")])
def test_een_nieuwsbericht_heeft_een_bekende_soort_en_een_tekst(naam: str) -> None:
    if naam == "changelog.d/README.md":
        return
    assert re.fullmatch(r"changelog\.d/[a-z0-9-]+\.(cijfers|actie|nieuw|hersteld|veiligheid)\.md", naam)
    assert 1 <= len(tekst(naam).strip().splitlines()) <= 5
