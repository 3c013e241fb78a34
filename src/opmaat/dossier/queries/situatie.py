"""The situation of a request: the facts of one person as this reader may see them, read once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from opmaat.dossier.klantbeeld import lees_klantbeeld
from opmaat.dossier.queries.gids import Gids
from opmaat.dossier.queries.werkgeverbeeld import Organisatiebeeld, Werkgeverbeeld, gegevens_van
from opmaat.dossier.situatie import Inrichting, Situatie
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.rechten import lees_rechten


class LeegBeeld:
    """Nobody yet: no facts."""

    def rijen(self, tabel: str) -> tuple[Any, ...]:
        """No rows."""
        return ()


def inrichting() -> Inrichting:
    """The names of the parties: setting ``PARTIJEN`` (werk, inkomen, gemeente), else the first ones of rechten.yaml."""
    partijen = getattr(settings, "PARTIJEN", {})
    soorten = lees_rechten().organisaties
    return Inrichting(
        werk=partijen.get("werk") or next(iter(soorten["werk"])),
        inkomen=partijen.get("inkomen") or next(iter(soorten["inkomen"])),
        gemeente=partijen.get("gemeente") or getattr(settings, "OPMAAT_GEMEENTE", "Deventer"),
    )


def maak_situatie(lezer: Lezer, persoon_id: int | None, rollen: frozenset[str] = frozenset(), **meer: Any) -> Situatie:
    """The situation of this person for this reader (one query), or of nobody yet; ``rollen`` are those of the step."""
    plek = next((plek for plek in lezer.plekken if plek.rol in rollen), next(iter(lezer.plekken), None))
    beeld = LeegBeeld() if persoon_id is None else lees_klantbeeld(persoon_id, lezer)
    return Situatie(
        beeld=beeld,
        vandaag=lezer.vandaag,
        lezer=lezer,
        inrichting=inrichting(),
        rol=plek.rol if plek else "",
        organisatie=plek.organisatie if plek else "",
        klant=next(iter(beeld.rijen("klant")), None),
        persoon_id=persoon_id,
        **{"gids": Gids(), **meer},
    )


def maak_werkgeversituatie(lezer: Lezer, werkgever_id: int | None, rollen: frozenset[str] = frozenset()) -> Situatie:
    """The situation of this employer for this reader, or of none yet; ``klant`` holds its name and address."""
    leeg = maak_situatie(lezer, None, rollen)
    if werkgever_id is None:
        return leeg
    return replace(leeg, beeld=Werkgeverbeeld(werkgever_id, lezer), klant=gegevens_van(werkgever_id), werkgever_id=werkgever_id)


def maak_organisatiesituatie(lezer: Lezer, rollen: frozenset[str] = frozenset()) -> Situatie:
    """The situation of a step that is about nobody."""
    return replace(maak_situatie(lezer, None, rollen), beeld=Organisatiebeeld(lezer))


def lezer_van(request: HttpRequest) -> Lezer:
    """The reader of this request, as ``toegang`` made it: narrowed to the person when the address names one."""
    lezer: Lezer = request.lezer  # type: ignore[attr-defined]
    return lezer
