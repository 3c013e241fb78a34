"""What is wrong with an agreement file, collected: every error with its place, raised together at the end.

The four sentences are those of ``kern.fout``; this module adds the list, and the suggestion of a name that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from opmaat.kern.fout import Invoerfout, Plaats

MEEST_GENOEMD = 8


class Overeenkomstfout(Invoerfout):
    """One thing that is wrong in an agreement file."""


class Overeenkomstfouten(Invoerfout):
    """Everything that is wrong in one agreement file, or in several together; ``fouten`` holds them in order of place."""

    def __init__(self, fouten: Sequence[Overeenkomstfout]) -> None:
        self.fouten = tuple(fouten)
        namen = sorted({fout.waar.bestand for fout in fouten if fout.waar is not None and fout.waar.bestand})
        aantal = "één fout" if len(self.fouten) == 1 else f"{len(self.fouten)} fouten"
        super().__init__(
            f"De overeenkomst kan niet worden gelezen: {aantal} in {', '.join(namen) or 'de tekst'}",
            waarom="Een afspraak die niet goed gelezen is, zou een verkeerd getal geven.",
            doe="Verbeter de fouten hieronder.",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.fouten,)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"- {fout}" for fout in self.fouten)])


class Verzameling:
    """Collects the errors of one file while it is read, so that the author sees them all at once."""

    def __init__(self) -> None:
        self._fouten: list[Overeenkomstfout] = []

    def meld(self, fout: Overeenkomstfout) -> None:
        """Keeps the error."""
        self._fouten.append(fout)

    @property
    def fouten(self) -> tuple[Overeenkomstfout, ...]:
        """The errors so far, in order of file and line, each once."""
        return tuple(sorted({str(fout): fout for fout in self._fouten}.values(), key=_plek))

    def __len__(self) -> int:
        return len(self._fouten)


def bedoelt(woord: str, mogelijk: Iterable[str]) -> str:
    """The remedy for a name that does not exist: the one that was probably meant, else the possibilities."""
    lijst = list(dict.fromkeys(mogelijk))
    gelijk = get_close_matches(woord, lijst, n=1, cutoff=0.6) or get_close_matches(
        woord.lower(), [naam.lower() for naam in lijst], n=1, cutoff=0.6
    )
    if gelijk:
        naam = next(naam for naam in lijst if naam.lower() == gelijk[0].lower())
        return f"Bedoelt u “{naam}”?"
    if not lijst:
        return "Haal het weg."
    if len(lijst) > MEEST_GENOEMD:
        return f"Kies bijvoorbeeld uit {', '.join(lijst[:MEEST_GENOEMD])}, …."
    return f"Kies uit {', '.join(lijst)}."


def _plek(fout: Overeenkomstfout) -> tuple[str, int]:
    plaats = fout.waar or Plaats()
    return plaats.bestand or "", plaats.regel or 0
