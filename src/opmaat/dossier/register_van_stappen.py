"""All steps, collected from the modules in ``dossier/stappen``: each has a tuple ``STAPPEN``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import FASEN, Onderwerp, Stap, Stapfout


class Stapregister:
    """Steps by id, in the order of the chain; two steps with one id are refused."""

    def __init__(self, stappen: Iterable[Stap]) -> None:
        per_id: dict[str, Stap] = {}
        for stap in sorted(stappen, key=lambda stap: FASEN.index(stap.fase)):
            if stap.id in per_id:
                raise Stapfout(f"twee stappen heten {stap.id}")
            per_id[stap.id] = stap
        self._stappen: Mapping[str, Stap] = MappingProxyType(per_id)
        self._per_onderwerp: dict[Onderwerp, Stapregister] = {}

    def __iter__(self) -> Iterator[Stap]:
        return iter(self._stappen.values())

    def __len__(self) -> int:
        return len(self._stappen)

    def vind(self, stap_id: str) -> Stap | None:
        """The step with this id, or ``None``."""
        return self._stappen.get(stap_id)

    def van(self, onderwerp: Onderwerp) -> Stapregister:
        """Only the steps about this kind of subject."""
        if onderwerp not in self._per_onderwerp:
            self._per_onderwerp[onderwerp] = Stapregister(stap for stap in self if stap.onderwerp == onderwerp)
        return self._per_onderwerp[onderwerp]

    def loze_verwijzingen(self) -> list[str]:
        """Which step names a following step that does not exist, as "a → b"; a test keeps it empty."""
        return [f"{stap.id} → {volgende}" for stap in self for volgende in stap.volgende if volgende not in self._stappen]

    def voor(self, s: Situatie) -> list[Stap]:
        """The steps that the reader may take and that are possible now, in the order of the chain."""
        return [stap for stap in self if not stap.nieuw and stap.mag(s) and stap.waarom_niet(stap.bij(s)) is None]


@cache
def alle_stappen() -> Stapregister:
    """The register of this program; loaded once per process."""
    from opmaat.dossier import stappen

    modules = [importlib.import_module(f"{stappen.__name__}.{m.name}") for m in pkgutil.iter_modules(stappen.__path__)]
    return Stapregister(stap for module in modules for stap in getattr(module, "STAPPEN", ()))
