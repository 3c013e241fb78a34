"""Imports run one way, and the core stays pure: no clock, no environment, no Django (design section 4, ADR 0001)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.huis.importregels import bereikbaar, dagrekening, imports, onzuiverheden, richtingfouten

# Each part of the core and what it may import. Every part may import itself and `fout`; nothing else is allowed.
RICHTING: dict[str, tuple[str, ...]] = {
    "fout": (),
    "tijd": (),
    "register": ("tijd",),
    "maat": ("tijd", "register"),
    "overeenkomst": ("tijd", "register", "maat"),
    "verzin": ("tijd", "register"),
    "uitkomst": ("tijd", "register", "maat"),
    "motor": ("tijd", "register", "maat", "overeenkomst", "uitkomst"),
    "oordeel": ("tijd", "maat", "overeenkomst", "uitkomst"),
    "werkvoorraad": ("tijd", "register", "maat", "overeenkomst", "uitkomst", "oordeel"),
    "raming": ("tijd", "register", "maat", "overeenkomst", "uitkomst", "oordeel"),
    "monitor": ("tijd", "register", "maat", "overeenkomst", "uitkomst", "oordeel", "motor", "werkvoorraad", "raming"),
    "weergave": ("tijd", "register", "maat", "overeenkomst", "uitkomst", "oordeel", "werkvoorraad", "raming", "monitor"),
}
MOTOREN = ("opmaat.kern.motor.geheugen", "opmaat.kern.motor.sql")
DAGREKENAAR = "tijd"

SRC = Path(__file__).parents[2] / "src"


def _modules() -> dict[str, Path]:
    """Every module of the core by its full name; a package under the name of the package."""
    modules = {}
    for pad in sorted((SRC / "opmaat" / "kern").rglob("*.py")):
        delen = pad.relative_to(SRC).with_suffix("").parts
        modules[".".join(delen[:-1] if delen[-1] == "__init__" else delen)] = pad
    return modules


MODULES = _modules()


def _imports(module: str) -> set[str]:
    pad = MODULES[module]
    return imports(pad.read_text(encoding="utf-8"), module, pakket=pad.name == "__init__.py")


def test_de_kern_is_gevonden() -> None:
    assert {"opmaat.kern.fout", "opmaat.kern.motor"} <= set(MODULES)


def test_de_tabel_zelf_heeft_geen_kring() -> None:
    geplaatst: set[str] = set()
    for onderdeel, onder in RICHTING.items():
        assert set(onder) <= geplaatst, f"{onderdeel} noemt een deel dat later in de tabel staat"
        geplaatst.add(onderdeel)


def test_het_besluit_over_het_huis_noemt_dezelfde_delen() -> None:
    besluit = (SRC.parent / "docs" / "adr" / "0001-huis-en-richtingen.md").read_text(encoding="utf-8")
    eerste_cellen = [rij.split("|")[1] for rij in besluit.splitlines() if rij.startswith("| `")]
    assert [deel.strip(" `") for cel in eerste_cellen for deel in cel.split(",")] == list(RICHTING)


@pytest.mark.parametrize("module", MODULES)
def test_een_module_van_de_kern_importeert_alleen_naar_beneden(module: str) -> None:
    assert richtingfouten(module, _imports(module), RICHTING) == []


@pytest.mark.parametrize("module", MODULES)
def test_een_module_van_de_kern_kent_geen_klok_en_geen_omgeving(module: str) -> None:
    assert onzuiverheden(MODULES[module].read_text(encoding="utf-8"), module) == []


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith(f"opmaat.kern.{DAGREKENAAR}")])
def test_alleen_kern_tijd_telt_een_dag_op_of_af(module: str) -> None:
    assert dagrekening(MODULES[module].read_text(encoding="utf-8"), module) == []


@pytest.mark.parametrize(("motor", "andere"), [MOTOREN, MOTOREN[::-1]])
def test_de_twee_motoren_bereiken_elkaar_nooit_ook_niet_langs_een_omweg(motor: str, andere: str) -> None:
    bereikt = bereikbaar(motor, {module: _imports(module) for module in MODULES})
    assert [m for m in sorted(bereikt) if m == andere or m.startswith(f"{andere}.")] == []


def test_de_overeenkomsten_zijn_gegevens_en_geen_code() -> None:
    for pad in (SRC / "opmaat" / "overeenkomsten").rglob("*.py"):
        assert imports(pad.read_text(encoding="utf-8"), "opmaat.overeenkomsten", pakket=True) == set(), pad.name


# That the rules can fail, on made-up source text.


@pytest.mark.parametrize(
    ("module", "bron", "woorden"),
    [
        ("opmaat.kern.tijd.x", "from opmaat.kern.register import schema", "tijd mag register niet"),
        ("opmaat.kern.register.x", "import opmaat.kern.maat.soort", "register mag maat niet"),
        ("opmaat.kern.register.x", "from ..motor import sql", "register mag motor niet"),
        ("opmaat.kern.uitkomst.x", "from opmaat.kern import motor", "uitkomst mag motor niet"),
        ("opmaat.kern.verzin.x", "def f():\n    import opmaat.kern.maat", "verzin mag maat niet"),
        ("opmaat.kern.oordeel.x", "from opmaat.kern.motor.sql import tel", "oordeel mag motor niet"),
        ("opmaat.kern.weergave.x", "from opmaat.cli import main", "niets van buiten kern"),
        ("opmaat.kern.motor.x", "import opmaat.overeenkomsten", "niets van buiten kern"),
        ("opmaat.kern.maat.x", "from django.db import models", "geen django"),
        ("opmaat.kern.nieuw.x", "import re", "staat niet in de tabel"),
    ],
)
def test_een_import_tegen_de_richting_in_wordt_gezien(module: str, bron: str, woorden: str) -> None:
    fouten = richtingfouten(module, imports(bron, module), RICHTING)
    assert fouten and all(woorden in fout for fout in fouten)


@pytest.mark.parametrize(
    ("module", "bron"),
    [
        ("opmaat.kern.overeenkomst.x", "from opmaat.kern.maat import soort\nfrom ..fout import Invoerfout"),
        ("opmaat.kern.motor.x", "from opmaat.kern import fout, uitkomst\nfrom . import sql"),
        ("opmaat.kern.overeenkomst.x", "import opmaat.overeenkomsten"),
        ("opmaat.kern.tijd.x", "import djangoachtig"),
    ],
)
def test_een_import_met_de_richting_mee_mag(module: str, bron: str) -> None:
    assert richtingfouten(module, imports(bron, module), RICHTING) == []


def test_een_omweg_tussen_de_motoren_wordt_gezien() -> None:
    graaf = {
        "opmaat.kern.motor.geheugen.telling": {"opmaat.kern.motor.gedeeld"},
        "opmaat.kern.motor.gedeeld": {"opmaat.kern.motor.sql.stukken"},
        "opmaat.kern.motor.sql.stukken": set(),
    }
    assert "opmaat.kern.motor.sql.stukken" in bereikbaar("opmaat.kern.motor.geheugen", graaf)
    assert bereikbaar("opmaat.kern.motor.sql", graaf) == set()


@pytest.mark.parametrize(
    "bron",
    [
        "import os\nmap = os.environ['MAP']",
        "import os\nmap = os.getenv('MAP')",
        "from os import environ",
        "from datetime import datetime\nx = datetime.now()",
        "import datetime as dt\nx = dt.date.today()",
        "import datetime\nx = datetime.datetime.utcnow()",
        "import time\nx = time.time()",
        "from time import time",
        "sql = 'select * from persoon where begin <= current_date'",
        "sql = f'select {x} where begin <= now()'",
    ],
)
def test_een_blik_op_de_klok_of_de_omgeving_wordt_gezien(bron: str) -> None:
    assert len(onzuiverheden(bron, "opmaat.kern.maat.x")) == 1


def test_praten_over_de_klok_mag() -> None:
    bron = '"""Never uses date.today() or now()."""\nimport time\nx = datum.time\nvandaag = peildatum\n'
    assert onzuiverheden(bron, "opmaat.kern.maat.x") == []


@pytest.mark.parametrize(
    "bron",
    [
        "from datetime import timedelta\nx = d + timedelta(1)",
        "from datetime import timedelta\nx = d - timedelta(days=1)",
        "from datetime import timedelta as td\nx = d + td(days=-1)",
        "import datetime\nx = d + datetime.timedelta(days=1)",
        "import numpy as np\nx = d + np.timedelta64(1, 'D')",
    ],
)
def test_een_dag_erbij_of_eraf_buiten_kern_tijd_wordt_gezien(bron: str) -> None:
    assert len(dagrekening(bron, "opmaat.kern.maat.x")) == 1


def test_een_week_is_geen_dag() -> None:
    assert dagrekening("from datetime import timedelta\nx = d + timedelta(days=7)", "opmaat.kern.maat.x") == []
