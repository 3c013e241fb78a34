"""Runs tests against one module with one deliberate bug, each in a process of its own; reads its work as JSON and answers in JSON lines.

Started by ``test_mutaties`` (or by hand: see ``zoek``) with the repository as working directory. The heavy libraries are loaded once; every bug
gets a fork in which the package is imported anew, the mutated module through an import hook. Nothing is written to the sources.
"""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import CodeType, ModuleType
from typing import Any

LANGST = 120
"""Seconds after which tests against a bug are stopped: a bug that never ends is not caught by an assertion."""
VOORAF = ("duckdb", "pyarrow", "numpy", "yaml", "jsonschema", "holidays", "hypothesis.strategies", "pytest", "_pytest.assertion.rewrite")


class Mutant(importlib.machinery.SourceFileLoader):
    """Loads a module with one piece of text replaced; ``gevonden`` is how often that piece stood there."""

    def __init__(self, fullname: str, path: str, oud: str, nieuw: str) -> None:
        super().__init__(fullname, path)
        self.oud, self.nieuw, self.gevonden = oud, nieuw, -1

    def get_code(self, fullname: str) -> CodeType:
        """The code of the mutated text, never from or to a cache."""
        bron = self.get_source(fullname) or ""
        self.gevonden = bron.count(self.oud)
        return compile(bron.replace(self.oud, self.nieuw), self.path, "exec", dont_inherit=True)


class Vinder(importlib.abc.MetaPathFinder):
    """Gives the mutated module when it is asked for."""

    def __init__(self, module: str, oud: str, nieuw: str) -> None:
        self.module, self.oud, self.nieuw = module, oud, nieuw
        self.lader: Mutant | None = None

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> importlib.machinery.ModuleSpec | None:
        """The module's own place with the mutating loader."""
        if fullname != self.module:
            return None
        gewoon = importlib.machinery.PathFinder.find_spec(fullname, path)
        if gewoon is None or gewoon.origin is None:
            return None
        self.lader = Mutant(fullname, gewoon.origin, self.oud, self.nieuw)
        plekken = gewoon.submodule_search_locations
        return importlib.util.spec_from_file_location(fullname, gewoon.origin, loader=self.lader, submodule_search_locations=plekken)


class Verslag:
    """A pytest plugin that remembers what ran, and what failed: on an assertion, or on anything else."""

    def __init__(self) -> None:
        self.gedraaid: list[str] = []
        self.gezakt: dict[str, str] = {}

    def pytest_runtest_makereport(self, item: Any, call: Any) -> None:
        """Called for every phase of every test."""
        if call.when == "call":
            self.gedraaid.append(item.nodeid)
        if call.excinfo is not None:
            fout = call.excinfo.value
            self.gezakt[item.nodeid] = "" if _is_bewering(fout) else f"{type(fout).__name__}: {str(fout)[:200]}"


def _is_bewering(fout: BaseException) -> bool:
    """Whether a test failed on what it asserts, and not because the bug made something crash."""
    import pytest

    if isinstance(fout, BaseExceptionGroup):
        return any(_is_bewering(deel) for deel in fout.exceptions)
    return isinstance(fout, AssertionError | pytest.fail.Exception)


def proef(stuk: Mapping[str, Any]) -> dict[str, Any]:
    """What the tests of this piece of work say: ``oud``, ``nieuw`` and ``module`` the bug (None: none), ``tests`` node ids."""
    lezen, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lezen)
        uitslag: dict[str, Any] = {"stuk": "the tests ended the process"}
        with contextlib.suppress(BaseException):
            uitslag = _in_kind(stuk)
        with os.fdopen(schrijven, "w", encoding="utf-8") as pijp:
            json.dump(uitslag, pijp)
        os._exit(0)
    os.close(schrijven)
    with os.fdopen(lezen, encoding="utf-8") as pijp:
        tekst = pijp.read()
    os.waitpid(kind, 0)
    return {"id": stuk["id"], **(json.loads(tekst) if tekst else {"stuk": f"no answer within {LANGST} seconds"})}


def _in_kind(stuk: Mapping[str, Any]) -> dict[str, Any]:
    signal.alarm(stuk.get("seconden", LANGST))
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, 1)
    os.dup2(niets, 2)
    import pytest

    vinder = None
    if stuk.get("module"):
        vinder = Vinder(stuk["module"], stuk["oud"], stuk["nieuw"])
        sys.meta_path.insert(0, vinder)
    verslag = Verslag()
    code = pytest.main(["-q", "-p", "no:cacheprovider", "--tb=no", *stuk["tests"]], plugins=[verslag])
    gevonden = None if vinder is None else vinder.lader.gevonden if vinder.lader is not None else -1
    return {"code": int(code), "gevonden": gevonden, "gedraaid": verslag.gedraaid, "gezakt": verslag.gezakt}


def proeven(werk: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answers to each piece of work, in order."""
    for naam in VOORAF:
        import_module(naam)
    if any("overleving" in test for stuk in werk for test in stuk["tests"]):
        import_module("sksurv.nonparametric")
    for stuk in werk:
        yield proef(stuk)


if __name__ == "__main__":
    for antwoord in proeven(json.load(sys.stdin)):
        sys.stdout.write(json.dumps(antwoord) + "\n")
        sys.stdout.flush()
