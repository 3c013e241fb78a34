"""The action of a step on the database: what a definition writes goes through ``feiten``, the only writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from opmaat.dossier.actie import Actie
from opmaat.dossier.feiten import Schrijver, model_van
from opmaat.dossier.models import Dossier, Klant, Persoon, Werkgever, Werkgevergegevens
from opmaat.dossier.situatie import Situatie
from opmaat.toegang import bsn as bsn_deel


class Databankactie(Actie):
    """Writes within an open action; ``verwacht`` is the version of the fact of the step that the user had on the screen."""

    def __init__(self, s: Situatie, schrijver: Schrijver, *, waarom: str = "", verwacht: int | None = None) -> None:
        super().__init__(s, waarom=waarom)
        self.schrijver = schrijver
        self._verwacht = verwacht
        self.brieven: list[Any] = []

    def brief(self, sjabloon: str, *, over: Any = None, **gegevens: Any) -> Any:
        """See ``Actie``: the letter is made within the same action."""
        from opmaat.dossier.brieven.maken import maak_brief

        brief = maak_brief(self.schrijver, sjabloon, self.s, over=over, **gegevens)
        self.brieven.append(brief)
        return brief

    def nieuw_persoon(self, *, geboortedatum: date | None, geslacht: str | None, **klant: Any) -> int:
        """See ``Actie``."""
        persoon = self.schrijver.nieuw(Persoon(geboortedatum=geboortedatum, geslacht=geslacht))
        self.schrijver.leg_vast(Klant(persoon=persoon, **_klantkolommen(klant)))
        self.s = replace(self.s, persoon_id=persoon.pk)
        return int(persoon.pk)

    def wijzig_klant(self, **klant: Any) -> None:
        """See ``Actie``: a new version of name and address, or the first one."""
        oud = Klant.bekend.nu().filter(persoon_id=self.s.persoon_id).first()
        kolommen = _klantkolommen(klant)
        if oud is None:
            self.schrijver.leg_vast(Klant(persoon_id=self.s.persoon_id, **{naam: w for naam, w in kolommen.items() if w is not None}))
        else:
            self.schrijver.corrigeer(oud, verwacht=self._gezien(oud), reden=self.waarom, **kolommen)

    def wijzig_persoon(self, **kolommen: Any) -> None:
        """See ``Actie``."""
        self.schrijver.werk_bij(Persoon.objects.get(pk=self.s.persoon_id), **kolommen)

    def nieuw_werkgever(self, gegevens: dict[str, Any], **kolommen: Any) -> int:
        """See ``Actie``."""
        werkgever = self.schrijver.nieuw(Werkgever(**kolommen))
        self.schrijver.leg_vast(Werkgevergegevens(werkgever=werkgever, **_zonder_leeg(gegevens)))
        self.s = replace(self.s, werkgever_id=werkgever.pk)
        return int(werkgever.pk)

    def wijzig_werkgever(self, gegevens: dict[str, Any], **kolommen: Any) -> None:
        """See ``Actie``."""
        oud = Werkgevergegevens.bekend.nu().select_related("werkgever").get(werkgever_id=self.s.werkgever_id)
        self.schrijver.corrigeer(oud, verwacht=self._gezien(oud), reden=self.waarom, **{naam: waarde or None for naam, waarde in gegevens.items()})
        self.schrijver.werk_bij(oud.werkgever, **kolommen)

    def nieuw_dossier(self, geopend_op: date) -> int:
        """See ``Actie``."""
        return int(self.schrijver.nieuw(Dossier(geopend_op=geopend_op)).pk)

    def _leg_vast(self, tabel: str, waarden: dict[str, Any]) -> Any:
        model = model_van(tabel)
        namen = {veld.column: veld.attname for veld in model._meta.concrete_fields}
        return _met_tabel(tabel, self.schrijver.leg_vast(model(**{namen[kolom]: waarde for kolom, waarde in waarden.items()})))

    def _vul_aan(self, feit: Any, waarden: dict[str, Any]) -> Any:
        return _met_tabel(feit.tabel, self.schrijver.vul_aan(feit, verwacht=self._versie(feit), **waarden))

    def _corrigeer(self, feit: Any, reden: str, waarden: dict[str, Any]) -> Any:
        return _met_tabel(feit.tabel, self.schrijver.corrigeer(feit, verwacht=self._versie(feit), reden=reden, **waarden))

    def _vernietig(self, feit: Any, reden: str) -> None:
        self.schrijver.vernietig(feit, verwacht=self._versie(feit), reden=reden)

    def _toelichting(self, feit: Any, tekst: str, rubriek: str) -> None:
        self.schrijver.licht_toe(feit, tekst, rubriek)

    def _notitie(self, rubriek: str, tekst: str) -> None:
        self.schrijver.noteer(self.s.persoon_id, tekst, datum=self.s.vandaag, rubriek=rubriek, medewerker_id=self.s.lezer.medewerker_id)

    def _gezien(self, gegevens: Any) -> int:
        """The version of name and address that was on the screen; who saves an older one is told so."""
        return int(gegevens.versie_id if self._verwacht is None or self.s.feit is not None else self._verwacht)

    def _versie(self, feit: Any) -> int:
        if self._verwacht is not None and self.s.feit is not None and feit.feit_id == self.s.feit.feit_id and feit.versie_id == self.s.feit.versie_id:
            return self._verwacht
        return int(feit.versie_id)


def _zonder_leeg(kolommen: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in kolommen.items() if waarde not in (None, "")}


def _met_tabel(tabel: str, feit: Any) -> Any:
    feit.tabel = tabel
    return feit


def _klantkolommen(klant: dict[str, Any]) -> dict[str, Any]:
    """Name and address as they are kept: the BSN encrypted beside its keyed hash, no empty texts."""
    kolommen = {naam: waarde if waarde not in ("", []) else None for naam, waarde in klant.items()}
    if "bsn" in kolommen:
        nummer = kolommen["bsn"]
        kolommen["bsn"] = None if nummer is None else bsn_deel.versleutel(nummer)
        kolommen["bsn_hash"] = None if nummer is None else bsn_deel.zoekwaarde(nummer)
    return kolommen
