"""Reads source text and says which rule of the house it breaks; knows no files, so it can be tried on made-up text.

The rules are those of docs/adr/0001-huis-en-richtingen.md: imports run one way, and the core reads no clock and no
environment. The table of directions stands in test_importrichting.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

KERN = "opmaat.kern"
OVEREENKOMSTEN = "opmaat.overeenkomsten"  # a package of data files; one part of the core reads them
LEZER_VAN_OVEREENKOMSTEN = "overeenkomst"
KLOK = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
OMGEVING = {"environ", "environb", "getenv", "getenvb"}
SQL_KLOK = re.compile(
    r"\b(current_date|current_timestamp|current_localtimestamp|localtimestamp|(now|today)\s*\(\s*\))", re.IGNORECASE
)


def imports(bron: str, module: str, *, pakket: bool = False) -> set[str]:
    """The full names that a module imports; for ``from a import b`` both ``a`` and ``a.b``, for b may be a module.

    ``pakket`` says that the module is a package's ``__init__``, which relative imports count from.
    """
    gevonden: set[str] = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            gevonden.update(alias.name for alias in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            basis = knoop.module or ""
            if knoop.level:
                delen = module.split(".")
                delen = delen[: len(delen) - knoop.level + pakket]
                basis = ".".join([*delen, basis] if basis else delen)
            gevonden.add(basis)
            gevonden.update(f"{basis}.{alias.name}" for alias in knoop.names)
    return gevonden


def deel(module: str) -> str | None:
    """The part of the house a module belongs to: ``tijd`` for ``opmaat.kern.tijd.periode``; None outside the core."""
    delen = module.split(".")
    return delen[2] if module.startswith(f"{KERN}.") else None


def richtingfouten(module: str, geimporteerd: Iterable[str], richting: Mapping[str, Iterable[str]]) -> list[str]:
    """Imports of one core module that run against the table: ``richting`` names per part what it may import."""
    eigen = deel(module)
    if eigen is None:
        return [f"{module}: het pakket kern zelf importeert niets ({n})" for n in geimporteerd if _van(n, "opmaat")]
    if eigen not in richting:
        return [f"{module}: deel '{eigen}' staat niet in de tabel van richtingen"]
    mag = {eigen, "fout", *richting[eigen]}
    fouten = []
    for naam in sorted(geimporteerd):
        if _van(naam, "django"):
            fouten.append(f"{module}: kern kent geen django")
        elif naam == KERN or not _van(naam, "opmaat"):
            continue
        elif (doel := deel(naam)) is not None and doel not in mag:
            fouten.append(f"{module}: {eigen} mag {doel} niet importeren ({naam})")
        elif eigen == LEZER_VAN_OVEREENKOMSTEN and _van(naam, OVEREENKOMSTEN):
            continue
        elif doel is None and naam != "opmaat":
            fouten.append(f"{module}: kern importeert niets van buiten kern ({naam})")
    return fouten


def bereikbaar(start: str, graaf: Mapping[str, Iterable[str]]) -> set[str]:
    """Every module that the modules at or under ``start`` reach by their own imports, directly or through others."""
    te_doen = [naam for naam in graaf if _van(naam, start)]
    gezien: set[str] = set()
    while te_doen:
        naam = te_doen.pop()
        for volgende in graaf.get(naam, ()):
            if volgende in graaf and volgende not in gezien:
                gezien.add(volgende)
                te_doen.append(volgende)
    return gezien


def onzuiverheden(bron: str, module: str) -> list[str]:
    """Where a core module reads the clock or the environment, in Python or in SQL text, with the line."""
    boom = ast.parse(bron)
    fouten = []
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute):
            houder = knoop.value.attr if isinstance(knoop.value, ast.Attribute) else getattr(knoop.value, "id", "")
            if knoop.attr in OMGEVING and houder == "os":
                fouten.append(f"{module}:{knoop.lineno}: leest de omgeving (os.{knoop.attr})")
            elif knoop.attr in {"utcnow", "today"} or (knoop.attr == "now" and houder != "self"):
                fouten.append(f"{module}:{knoop.lineno}: leest de klok ({houder}.{knoop.attr})")
            elif knoop.attr in KLOK and houder == "time":
                fouten.append(f"{module}:{knoop.lineno}: leest de klok ({houder}.{knoop.attr})")
        elif isinstance(knoop, ast.ImportFrom):
            namen = {alias.name for alias in knoop.names}
            if knoop.module == "os" and namen & OMGEVING:
                fouten.append(f"{module}:{knoop.lineno}: leest de omgeving (from os import ...)")
            if knoop.module == "time" and namen & KLOK:
                fouten.append(f"{module}:{knoop.lineno}: leest de klok (from time import ...)")
    for tekst in _teksten(boom):
        if treffer := SQL_KLOK.search(str(tekst.value)):
            fouten.append(f"{module}:{tekst.lineno}: leest de klok in SQL ({treffer[0]})")
    return fouten


def dagrekening(bron: str, module: str) -> list[str]:
    """Where a module adds or takes off one day by itself: ``timedelta(1)`` or ``timedelta(days=1)``, also negative."""
    boom = ast.parse(bron)
    namen = {"timedelta", "timedelta64"}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom):
            namen.update(a.asname for a in knoop.names if a.asname and a.name in {"timedelta", "timedelta64"})
    fouten = []
    for knoop in ast.walk(boom):
        if not isinstance(knoop, ast.Call):
            continue
        naam = knoop.func.attr if isinstance(knoop.func, ast.Attribute) else getattr(knoop.func, "id", "")
        dagen = [*knoop.args[:1], *(k.value for k in knoop.keywords if k.arg == "days")]
        if naam in namen and any(_is_een(dag) for dag in dagen):
            fouten.append(f"{module}:{knoop.lineno}: rekent zelf een dag; dat doet alleen kern.tijd")
    return fouten


def _van(naam: str, pakket: str) -> bool:
    return naam == pakket or naam.startswith(f"{pakket}.")


def _is_een(knoop: ast.expr) -> bool:
    if isinstance(knoop, ast.UnaryOp):
        knoop = knoop.operand
    return isinstance(knoop, ast.Constant) and knoop.value == 1


def _teksten(boom: ast.Module) -> Iterator[ast.Constant]:
    """String constants that are not docstrings or loose explanations."""
    los = {id(knoop.value) for knoop in ast.walk(boom) if isinstance(knoop, ast.Expr)}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in los:
            yield knoop
