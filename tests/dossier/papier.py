"""Steps on paper: facts in, facts out, without a database and without a clock.

``beeld(uitkering=[dict(begin=dag("1-3-2025"))], persoon=dict(geboortedatum=...))`` gives a person's facts; ``situatie``
who asks and when; ``neem`` fills in the form of a step like a user does and gives back what it would write.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("OPMAAT_STAND", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opmaat.config.settings")

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from opmaat.dossier.actie import Actie
from opmaat.dossier.formulier import GEZIEN, REDEN, Stapformulier, maak_formulier
from opmaat.dossier.situatie import Inrichting, Situatie
from opmaat.dossier.stap import Stap
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.rechten import lees_rechten

INRICHTING = Inrichting(werk="KonnecteD", inkomen="IO", gemeente="Deventer")
VANDAAG = date(2025, 6, 16)  # a Monday
RUBRIEKEN = frozenset(lees_rechten().rubrieken)


def dag(tekst: str) -> date:
    """The day written as 16-6-2025."""
    deel = [int(stuk) for stuk in tekst.split("-")]
    return date(deel[2], deel[1], deel[0])


@dataclass(frozen=True)
class Lezer:
    """Who asks."""

    rollen: frozenset[str]
    organisaties: frozenset[str] = frozenset({"KonnecteD"})
    rubrieken: frozenset[str] = RUBRIEKEN
    medewerker_id: int | None = 77


@dataclass(frozen=True)
class Papierbeeld:
    """The facts of a person, given by hand."""

    tabellen: Mapping[str, tuple[Any, ...]]

    def rijen(self, tabel: str) -> Iterable[Any]:
        """The rows of a table."""
        return self.tabellen.get(tabel, ())


def beeld(**tabellen: Any) -> Papierbeeld:
    """Facts per table, as dicts of canonical columns (no persons key, no version columns); ``persoon`` is one dict."""
    nummers = itertools.count(101)
    return Papierbeeld(
        {
            naam: tuple(rij(naam, next(nummers), **waarden) for waarden in ([inhoud] if isinstance(inhoud, dict) else inhoud))
            for naam, inhoud in tabellen.items()
        }
    )


def rij(tabel: str, nummer: int, **waarden: Any) -> Any:
    """One known fact; an unknown column is an error of the test."""
    schema = lees_schema().tabel(tabel)
    for naam in waarden:
        if naam not in ("feit_id",):
            schema.kolom(naam)
    leeg = dict.fromkeys(schema.kolomnamen)
    return SimpleNamespace(**{**leeg, "tabel": tabel, "feit_id": nummer, "versie_id": nummer, **waarden})


def situatie(b: Papierbeeld | None = None, *, rol: str = "werkcoach", vandaag: date = VANDAAG, **rest: Any) -> Situatie:
    """The situation in which somebody with this role looks at these facts."""
    organisatie = "IO" if rol in ("poortwachter", "inkomensconsulent", "participatiemakelaar", "handhaver") else "KonnecteD"
    lezer = rest.pop("lezer", None) or Lezer(frozenset({rol}), frozenset({organisatie}))
    rest.setdefault("persoon_id", 1)
    return Situatie(beeld=b or beeld(), vandaag=vandaag, lezer=lezer, inrichting=INRICHTING, rol=rol, organisatie=organisatie, **rest)


@dataclass
class Uitkomst:
    """What a step would do: ``feiten`` are (aard, tabel, kolommen); ``fouten`` per field when the form is not valid."""

    formulier: Stapformulier
    feiten: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    toelichtingen: list[tuple[str, str]] = field(default_factory=list)
    notities: list[tuple[str, str]] = field(default_factory=list)
    brieven: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    personen: list[dict[str, Any]] = field(default_factory=list)
    werkgevers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def fouten(self) -> dict[str, list[str]]:
        """The errors of the form, per field."""
        return {naam: [str(fout) for fout in fouten] for naam, fouten in self.formulier.errors.items()}

    def tabel(self, naam: str) -> list[tuple[str, dict[str, Any]]]:
        """The facts written in one table: (aard, kolommen)."""
        return [(aard, kolommen) for aard, tabel, kolommen in self.feiten if tabel == naam]

    def nieuw(self, naam: str) -> dict[str, Any]:
        """The one new fact in this table, without what every fact has (person, organisation, employee, role of the doer)."""
        (kolommen,) = [k for aard, tabel, k in self.feiten if tabel == naam and aard == "eerste"]
        vast = {"persoon_id", "organisatie", "medewerker_id"} if naam != "toewijzing" else {"persoon_id"}
        return {kolom: waarde for kolom, waarde in kolommen.items() if kolom not in vast}


class Papieractie(Actie):
    """Writes on paper."""

    def __init__(self, s: Situatie, uitkomst: Uitkomst) -> None:
        super().__init__(s)
        self.uitkomst = uitkomst
        self._nummers = itertools.count(901)

    def brief(self, sjabloon: str, *, over: Any = None, **gegevens: Any) -> Any:
        self.uitkomst.brieven.append((sjabloon, gegevens))

    def nieuw_persoon(self, *, geboortedatum: date | None, geslacht: str | None, **klant: Any) -> int:
        self.uitkomst.personen.append({"geboortedatum": geboortedatum, "geslacht": geslacht, **klant})
        self.s = replace(self.s, persoon_id=999)
        return 999

    def nieuw_werkgever(self, gegevens: dict[str, Any], **kolommen: Any) -> int:
        self.uitkomst.werkgevers.append({**gegevens, **kolommen})
        return 888

    def wijzig_werkgever(self, gegevens: dict[str, Any], **kolommen: Any) -> None:
        self.uitkomst.werkgevers.append({**gegevens, **kolommen})

    def nieuw_dossier(self, geopend_op: date) -> int:
        return 555

    def _leg_vast(self, tabel: str, waarden: dict[str, Any]) -> Any:
        self.uitkomst.feiten.append(("eerste", tabel, waarden))
        return rij(tabel, next(self._nummers), **waarden)

    def _nieuwe_versie(self, aard: str, feit: Any, waarden: dict[str, Any]) -> Any:
        self.uitkomst.feiten.append((aard, feit.tabel, {"feit_id": feit.feit_id, **waarden}))
        return SimpleNamespace(**{**vars(feit), **waarden})

    def _vul_aan(self, feit: Any, waarden: dict[str, Any]) -> Any:
        return self._nieuwe_versie("aanvulling", feit, waarden)

    def _corrigeer(self, feit: Any, reden: str, waarden: dict[str, Any]) -> Any:
        return self._nieuwe_versie("correctie", feit, waarden)

    def _vernietig(self, feit: Any, reden: str) -> None:
        self.uitkomst.feiten.append(("vernietiging", feit.tabel, {"feit_id": feit.feit_id}))

    def wijzig_klant(self, **klant: Any) -> None:
        self.uitkomst.personen.append(klant)

    def wijzig_persoon(self, **kolommen: Any) -> None:
        self.uitkomst.personen.append(kolommen)

    def _toelichting(self, feit: Any, tekst: str, rubriek: str) -> None:
        self.uitkomst.toelichtingen.append((feit.tabel, tekst))

    def _notitie(self, rubriek: str, tekst: str) -> None:
        self.uitkomst.notities.append((rubriek, tekst))


def neem(stap: Stap, s: Situatie, antwoorden: Mapping[str, Any], *, toch: str = "") -> Uitkomst:
    """Fills in the form as a user types it, passes warnings with the reason ``toch``, and writes on paper when it is valid.

    The step must be possible for the role; a step about a fact takes the only one when ``s.feit`` is not given.
    """
    s = stap.bij(s)
    assert stap.mag(s), f"{stap.id} is niet voor {sorted(s.lezer.rollen)}"
    if stap.over is not None and s.feit is None:
        (feit,) = stap.over(s)
        s = replace(s, feit=feit)
    assert stap.waarom_niet(s) is None, stap.waarom_niet(s)
    gestuurd = {naam: schrijf(waarde) for naam, waarde in antwoorden.items()}
    formulier = maak_formulier(stap, s)(gestuurd)
    if toch and not formulier.is_valid() and formulier.waarschuwingen:
        formulier = maak_formulier(stap, s)({**gestuurd, REDEN: toch, GEZIEN: formulier.gezien})
    uitkomst = Uitkomst(formulier)
    if formulier.is_valid():
        actie = Papieractie(s, uitkomst)
        stap.voer_uit(actie, s, formulier.gegevens)
        actie.toelichting(actie.geschreven[0] if actie.geschreven else None, formulier.reden)
    return uitkomst


def schrijf(waarde: Any) -> Any:
    """An answer as it is typed."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return waarde.strftime("%d-%m-%Y") if isinstance(waarde, date) else waarde
