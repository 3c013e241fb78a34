"""Runs tests against one deliberate bug after another, each in a fork of its own; reads its work as JSON and answers in JSON lines.

Started by ``lijst.beproef`` with the repository as working directory. Most bugs stand inside a function: then the tests are collected once, and in each
fork the function gets the code of its mutated text (every import of it sees that), which costs a tenth of a second. A bug in what a module computes when
it is loaded (a constant, a default) gets a fork in which the package is imported anew, that module through an import hook. Sources are never written.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

LANGST = 120
"""Seconds after which tests against a bug are stopped: a bug that never ends is not caught by an assertion."""
VOORAF = ("duckdb", "pyarrow", "numpy", "yaml", "jsonschema", "holidays", "hypothesis.strategies", "pytest", "_pytest.assertion.rewrite")
Stuk = Mapping[str, Any]
"""A piece of work: ``id``, ``tests`` (node ids) and, for a bug, ``module``, ``bestand``, ``oud`` and ``nieuw``."""


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


class Reeks:
    """A pytest plugin that, instead of running the collected tests once, runs for each bug its own tests in a fork."""

    def __init__(self, werk: Sequence[Stuk], meld: Callable[[dict[str, Any]], None], verslag: Verslag) -> None:
        self.werk, self.meld, self.verslag = werk, meld, verslag

    def pytest_runtestloop(self, session: Any) -> bool:
        """Takes the place of pytest's own loop."""
        per_naam: dict[str, list[Any]] = {}
        for item in session.items:
            per_naam.setdefault(item.nodeid, []).append(item)
            per_naam.setdefault(item.nodeid.partition("[")[0], []).append(item)
        for module in sorted({stuk["module"] for stuk in self.werk if "oud" in stuk}):
            import_module(module)
        functies = Functies()
        gc.collect()
        gc.freeze()
        for stuk in self.werk:
            self.meld(afgesplitst(stuk, lambda stuk=stuk: self._draai(stuk, per_naam, functies)))  # type: ignore[misc]
        return True

    def _draai(self, stuk: Stuk, per_naam: Mapping[str, Sequence[Any]], functies: Functies) -> dict[str, Any]:
        gevonden = functies.verwissel(stuk) if "oud" in stuk else None
        items = {item.nodeid: item for test in stuk["tests"] for item in per_naam.get(test, ())}
        for item in items.values():
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return {"gevonden": gevonden, "gedraaid": self.verslag.gedraaid, "gezakt": self.verslag.gezakt}


def verschillen(oud: CodeType, nieuw: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The functions of a module that differ; None when what the module does on loading differs."""
    if _schil(oud) != _schil(nieuw):
        return None
    paren: list[tuple[CodeType, CodeType]] = []
    for een, ander in zip(oud.co_consts, nieuw.co_consts, strict=True):
        if not isinstance(een, CodeType) or een == ander:
            continue
        if een.co_flags & CO_OPTIMIZED:
            paren.append((een, ander))
        else:
            dieper = verschillen(een, ander)
            if dieper is None:
                return None
            paren += dieper
    return paren


def _schil(code: CodeType) -> tuple[Any, ...]:
    """What a module or class body does itself, without the functions in it."""
    consts = tuple((deel.co_name, bool(deel.co_flags & CO_OPTIMIZED)) if isinstance(deel, CodeType) else repr(deel) for deel in code.co_consts)
    return code.co_code, code.co_names, consts


def gemuteerd(stuk: Stuk) -> tuple[int, CodeType, CodeType]:
    """How often the text stands in the module, its code as it is, and its code with the bug."""
    bron = Path(stuk["bestand"]).read_text(encoding="utf-8")
    oud = compile(bron, stuk["bestand"], "exec", dont_inherit=True)
    return bron.count(stuk["oud"]), oud, compile(bron.replace(stuk["oud"], stuk["nieuw"]), stuk["bestand"], "exec", dont_inherit=True)


def in_functie(stuk: Stuk) -> bool:
    """Whether the bug can be put in place by giving functions other code."""
    if "oud" not in stuk:
        return True
    with contextlib.suppress(SyntaxError):
        gevonden, oud, nieuw = gemuteerd(stuk)
        return gevonden != 1 or bool(verschillen(oud, nieuw))
    return False


class Functies:
    """The functions of the package and its caches, looked up once: in a fork that would copy all memory."""

    def __init__(self) -> None:
        self._per_plek: dict[tuple[str, str, int], list[FunctionType]] = {}
        self._geheugens = []
        for ding in gc.get_objects():
            if isinstance(ding, FunctionType):
                code = ding.__code__
                self._per_plek.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(ding)
            elif isinstance(ding, functools._lru_cache_wrapper) and str(ding.__module__).startswith("opmaat"):
                self._geheugens.append(ding)

    def verwissel(self, stuk: Stuk) -> int:
        """Gives every function that the bug touches its mutated code; how often the text was found, -2 where such a function is not loaded."""
        gevonden, oud, nieuw = gemuteerd(stuk)
        for geheugen in self._geheugens:
            geheugen.cache_clear()
        for een, ander in verschillen(oud, nieuw) or ():
            functies = self._per_plek.get((een.co_filename, een.co_qualname, een.co_firstlineno), [])
            for functie in functies:
                functie.__code__ = ander
            if not functies:
                return -2
        return gevonden


class Mutant(importlib.machinery.SourceFileLoader):
    """Loads a module with one piece of text replaced, never from or to a cache."""

    def __init__(self, fullname: str, path: str, stuk: Stuk) -> None:
        super().__init__(fullname, path)
        self.stuk, self.gevonden = stuk, -1

    def get_code(self, fullname: str) -> CodeType:
        """The code with the bug."""
        self.gevonden, _, nieuw = gemuteerd(self.stuk)
        return nieuw


class Vinder(importlib.abc.MetaPathFinder):
    """Gives the mutated module when it is asked for."""

    def __init__(self, stuk: Stuk) -> None:
        self.stuk, self.lader = stuk, Mutant(stuk["module"], stuk["bestand"], stuk)

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> importlib.machinery.ModuleSpec | None:
        """The module's own place with the mutating loader."""
        if fullname != self.stuk["module"]:
            return None
        return importlib.util.spec_from_file_location(fullname, self.stuk["bestand"], loader=self.lader)


def opnieuw_geladen(stuk: Stuk) -> dict[str, Any]:
    """What the tests say when the package is loaded with the bug in it."""
    vinder, verslag = Vinder(stuk), Verslag()
    sys.meta_path.insert(0, vinder)
    code = _pytest(stuk["tests"], [verslag])
    return {"code": code, "gevonden": vinder.lader.gevonden, "gedraaid": verslag.gedraaid, "gezakt": verslag.gezakt}


def _pytest(tests: Sequence[str], plugins: Sequence[object]) -> int:
    import pytest

    return int(pytest.main(["-q", "-p", "no:cacheprovider", "--tb=no", *tests], plugins=list(plugins)))


def afgesplitst(stuk: Stuk, doe: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``doe`` answers in a fork, with the id of the work; ``stuk`` in the answer says that there was none."""
    lezen, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lezen)
        signal.alarm(stuk.get("seconden", LANGST))
        uitslag: dict[str, Any] = {"stuk": "the tests ended the process"}
        with contextlib.suppress(BaseException):
            uitslag = doe()
        with os.fdopen(schrijven, "w", encoding="utf-8") as pijp:
            json.dump(uitslag, pijp)
        os._exit(0)
    os.close(schrijven)
    with os.fdopen(lezen, encoding="utf-8") as pijp:
        tekst = pijp.read()
    os.waitpid(kind, 0)
    return {"id": stuk["id"], **(json.loads(tekst) if tekst else {"stuk": f"no answer within {stuk.get('seconden', LANGST)} seconds"})}


def antwoorden(werk: Sequence[Stuk], meld: Callable[[dict[str, Any]], None]) -> None:
    """Reports the answer to each piece of work: first what must be loaded anew, from this still empty process, then the rest."""
    for naam in VOORAF:
        import_module(naam)
    for stuk in werk:
        if not in_functie(stuk):
            meld(afgesplitst(stuk, lambda stuk=stuk: opnieuw_geladen(stuk)))  # type: ignore[misc]
    snel = [stuk for stuk in werk if in_functie(stuk)]
    verslag = Verslag()
    code = _pytest(sorted({test for stuk in snel for test in stuk["tests"]}), [verslag, Reeks(snel, meld, verslag)])
    if code:
        raise SystemExit(f"pytest stopped with {code}: a test that is named does not exist or does not load")


def _melder() -> Callable[[dict[str, Any]], None]:
    """Writes answers to the standard output as it is now; everything that tests print afterwards goes to the errors."""
    uit = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def meld(antwoord: dict[str, Any]) -> None:
        uit.write(json.dumps(antwoord) + "\n")
        uit.flush()

    return meld


if __name__ == "__main__":
    antwoorden(json.load(sys.stdin), _melder())
