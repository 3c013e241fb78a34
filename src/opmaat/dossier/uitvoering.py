"""The action of a step on the database: what a definition writes goes through ``feiten``, the only writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from opmaat.dossier.actie import Actie
from opmaat.dossier.feiten import Handeling
from opmaat.dossier.models import Dossier, Klant, Notitie, Persoon, Toelichting
from opmaat.dossier.modellen import model_van
from opmaat.dossier.situatie import Situatie
from opmaat.kern.register.schema import lees_schema


class Databankactie(Actie):
    """Writes within an open ``Handeling``; ``verwacht`` is the version of the fact that the user had on the screen."""

    def __init__(self, s: Situatie, handeling: Handeling, *, verwacht: int | None = None) -> None:
        super().__init__(s)
        self.handeling = handeling
        self._verwacht = verwacht
        self.brieven: list[Any] = []

    def brief(self, sjabloon: str, *, over: Any = None, **gegevens: Any) -> Any:
        """See ``Actie``: the letter is made within the same action."""
        from opmaat.dossier.brieven import maak_brief

        brief = maak_brief(self.handeling, sjabloon, situatie=self.s, over=over, gegevens=gegevens)
        self.brieven.append(brief)
        return brief

    def nieuw_persoon(self, *, geboortedatum: date | None, geslacht: str | None, **klant: Any) -> int:
        """See ``Actie``."""
        persoon = self.handeling.nieuw(Persoon(geboortedatum=geboortedatum, geslacht=geslacht))
        self.handeling.klant = persoon
        self.handeling.leg_vast(Klant(persoon=persoon, **{naam: waarde for naam, waarde in klant.items() if waarde not in (None, "")}))
        self.s = replace(self.s, persoon_id=persoon.pk)
        return int(persoon.pk)

    def nieuw_dossier(self, geopend_op: date) -> int:
        """See ``Actie``."""
        return int(self.handeling.nieuw(Dossier(geopend_op=geopend_op)).pk)

    def _leg_vast(self, tabel: str, waarden: dict[str, Any]) -> Any:
        feit = self.handeling.leg_vast(model_van(tabel)(**_kolommen(tabel, waarden)))
        feit.tabel = tabel
        return feit

    def _vul_aan(self, feit: Any, waarden: dict[str, Any]) -> Any:
        return self._met_tabel(feit, self.handeling.vul_aan(self._model(feit), verwacht=self._versie(feit), **_kolommen(feit.tabel, waarden)))

    def _corrigeer(self, feit: Any, reden: str, waarden: dict[str, Any]) -> Any:
        return self._met_tabel(
            feit, self.handeling.corrigeer(self._model(feit), verwacht=self._versie(feit), reden=reden, **_kolommen(feit.tabel, waarden))
        )

    def _vernietig(self, feit: Any, reden: str) -> None:
        self.handeling.vernietig(self._model(feit), verwacht=self._versie(feit), reden=reden)

    def _toelichting(self, feit: Any, tekst: str) -> None:
        Toelichting.objects.create(
            persoon_id=self.s.persoon_id, tabel=feit.tabel, feit_id=feit.feit_id, versie_id=feit.versie_id, tekst=tekst, handeling=self.handeling.spoor
        )

    def _notitie(self, rubriek: str, tekst: str) -> None:
        self.handeling.leg_vast(
            Notitie(persoon_id=self.s.persoon_id, datum=self.s.vandaag, rubriek=rubriek, tekst=tekst, medewerker_id=self.s.lezer.medewerker_id)
        )
