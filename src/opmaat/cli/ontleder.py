"""Reading the words of a command with argparse, with every word that argparse itself would say in Dutch."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import NoReturn

from opmaat.kern.fout import Invoerfout

BREEDTE = 80


class Opdrachtfout(Invoerfout):
    """The words of the command cannot be read."""


class Uitgelegd(Exception):
    """Not an error: the help text was asked for."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst)
        self.tekst = tekst


class Ontleder(argparse.ArgumentParser):
    """A parser that speaks Dutch, raises ``Opdrachtfout`` and ``Uitgelegd`` instead of leaving the process, and never guesses an abbreviation."""

    def __init__(self, *, prog: str, uitleg: str, slot: str = "") -> None:
        super().__init__(prog=prog, description=uitleg, epilog=slot or None, add_help=False, allow_abbrev=False, formatter_class=_Opmaak)
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", "--hulp", action=_Hulp, nargs=0, help="laat deze uitleg zien")

    def ontleed(self, argv: Sequence[str]) -> argparse.Namespace:
        """The chosen command with its options."""
        gekozen, over = self.parse_known_args(list(argv))
        if over:
            keuze = getattr(gekozen, "ontleder", self)
            raise keuze.onbekend(over)
        return gekozen

    def onbekend(self, over: Sequence[str]) -> Opdrachtfout:
        """The error for words that this command does not know, with what was probably meant."""
        eerste = over[0]
        namen = [naam for actie in self._actions for naam in actie.option_strings if naam.startswith("--")]
        kaal = eerste.partition("=")[0]
        return Opdrachtfout(f"De opdracht “{self.prog}” kent “{kaal}” niet", doe=bedoelt(kaal, namen, anders=f"Zie {self.prog} --help"))

    def _check_value(self, action: argparse.Action, value: str) -> None:
        """A command or choice that does not exist, with the one that was probably meant."""
        if action.choices is not None and value not in action.choices:
            if isinstance(action, argparse._SubParsersAction):
                raise Opdrachtfout(f"{self.prog} kent de opdracht “{value}” niet", doe=bedoelt(value, action.choices))
            raise Opdrachtfout(f"“{value}” kan niet achter {'/'.join(action.option_strings)}", doe=bedoelt(value, map(str, action.choices)))

    def error(self, message: str) -> NoReturn:
        """Every complaint of argparse, in Dutch."""
        raise Opdrachtfout(vertaal(message), doe=f"Zie {self.prog} --help")


class _Hulp(argparse.Action):
    def __call__(self, ontleder: argparse.ArgumentParser, *rest: object) -> None:
        raise Uitgelegd(ontleder.format_help())


class _Opmaak(argparse.RawDescriptionHelpFormatter):
    """Help of at most 80 columns, with a Dutch beginning."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=BREEDTE)

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[argparse._MutuallyExclusiveGroup], prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


_ZINNEN: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"the following arguments are required: (.+)", lambda m: f"U moet nog opgeven: {m[1]}"),
    (r"argument (\S+): expected one argument", lambda m: f"Achter {m[1]} ontbreekt een waarde"),
    (r"argument (\S+): expected at least one argument", lambda m: f"Achter {m[1]} ontbreekt minstens één waarde"),
    (r"argument (\S+): expected (\d+) arguments?", lambda m: f"Achter {m[1]} horen {m[2]} waarden"),
    (r"argument (\S+): not allowed with argument (\S+)", lambda m: f"{m[1]} en {m[2]} kunnen niet samen"),
    (r"argument (\S+): ignored explicit argument (.+)", lambda m: f"{m[1]} krijgt geen waarde, maar er staat {m[2]}"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", lambda m: f"{m[2]} kan niet bij {m[1]}; kies uit {m[3]}".replace("'", "")),
    (r"argument (\S+): invalid \S+ value: (.+)", lambda m: f"{m[2]} kan niet bij {m[1]}".replace("'", "“", 1).replace("'", "”", 1)),
    (r"argument (\S+): (.+)", lambda m: f"{m[1]}: {m[2]}"),
    (r"one of the arguments (.+) is required", lambda m: f"U moet een van deze opgeven: {m[1]}"),
)  # fmt: skip


def vertaal(zin: str) -> str:
    """A sentence of argparse in Dutch; one that is not known becomes a Dutch sentence around it."""
    for patroon, maak in _ZINNEN:
        if gevonden := re.fullmatch(patroon, zin, re.DOTALL):
            return maak(gevonden)
    return f"De opdracht is niet te lezen ({zin})"


def bedoelt(woord: str, mogelijk: Iterable[str], *, anders: str = "") -> str:
    """What was probably meant; else ``anders``, else the possibilities."""
    lijst = sorted(set(mogelijk))
    gelijk = get_close_matches(woord.lower(), lijst, n=1, cutoff=0.5)
    if gelijk:
        return f"Bedoelt u “{gelijk[0]}”?"
    return anders or f"Kies uit {', '.join(lijst)}"
