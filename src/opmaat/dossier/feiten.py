"""The only writer of the canonical tables. An action is one transaction with its trace; a fact only ever gets a next version.

    with handeling(door=gebruiker, stap="plan-opstellen", klant=persoon, sleutel=formuliersleutel) as h:
        plan = h.leg_vast(PlanVanAanpak(persoon=persoon, begin=dag, soort="pw"))
        h.vul_aan(plan, verwacht=plan.versie_id, getekend_op=dag)        # only what was empty
        h.corrigeer(ander, verwacht=gezien_versie, reden="verkeerde dag", begin=dag)
        h.vernietig(derde, verwacht=gezien_versie, reden="hoort bij een andere klant")

Whoever changes a fact names the version that was on the screen (``verwacht``); when somebody else was first, that is said with what
changed. A fact may be given as a model or as a row of the client's page: ``tabel`` and ``feit_id`` are enough. Errors are ``Feitfout``;
after one the whole action is undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from opmaat.dossier.feit import Feit, Identiteit
from opmaat.dossier.feitcontrole import eis_verwijzingen, inhoud, kolomtitel, maak_schoon, weigering
from opmaat.dossier.feitfout import AlGedaan, Feitfout, Ingehaald, Onmogelijk, Verschil
from opmaat.dossier.maak_canoniek import klassenaam
from opmaat.dossier.models import Handeling, Handelingsregel, Notitie, Toelichting
from opmaat.dossier.nummers import nieuw_nummer
from opmaat.dossier.velden import nu

__all__ = ["AlGedaan", "Feitfout", "Ingehaald", "Onmogelijk", "Schrijver", "Verschil", "handeling", "model_van"]

F = TypeVar("F", bound=Feit)
D = TypeVar("D", bound=Identiteit)
M = TypeVar("M", bound=models.Model)

NOG_NIET: Mapping[tuple[str, str], frozenset[str]] = {
    ("aanvraag", "status"): frozenset({"open", "aangehouden"}),
    ("gesprek", "resultaat"): frozenset({"gepland"}),
    ("deelname", "status"): frozenset({"uitgenodigd"}),
    ("voordracht", "resultaat"): frozenset({"open"}),
    ("constatering", "uitkomst"): frozenset({"open"}),
}
"""Codes that say "not known yet": filling in what came of it is an aanvulling, as with an empty column."""


def model_van(tabel: str) -> type[Feit]:
    """The model of a table by its name; ``LookupError`` when there is none."""
    model: type[Feit] = apps.get_model("dossier", klassenaam(tabel))
    return model


@contextmanager
def handeling(*, door: Any, stap: str, klant: Any = None, sleutel: str | None = None) -> Iterator[Schrijver]:
    """One action: a transaction in which facts may be written, kept whole or not at all, with who did it and when.

    ``sleutel`` is that of the form: the second time it raises ``AlGedaan``, also when both are sent at the same moment.
    """
    with transaction.atomic():
        bezig = Handeling(handeling_id=nieuw_nummer(), moment=nu(), door=door, stap=stap, klant_id=getattr(klant, "pk", klant), sleutel=sleutel)
        try:
            with transaction.atomic():
                bezig.save(force_insert=True)
        except IntegrityError:
            eerder = Handeling.objects.filter(sleutel=sleutel).first() if sleutel else None
            if eerder is None:
                raise
            raise AlGedaan(eerder) from None
        yield Schrijver(bezig)


class Schrijver:
    """Writes within one action. ``moment`` is when all of it became known, in UTC; ``regels`` is what was written so far."""

    def __init__(self, bezig: Handeling) -> None:
        self.handeling = bezig
        self.moment: datetime = bezig.moment
        self.regels: list[Handelingsregel] = []

    def leg_vast(self, feit: F) -> F:
        """The new fact, written as its first version."""
        feit.versie_id = feit.feit_id = nieuw_nummer()
        return self._schrijf(feit, "eerste")

    def vul_aan(self, feit: Any, *, verwacht: int, **kolommen: Any) -> Any:
        """The fact with empty columns (or those that said "not yet") filled: an aanvulling. Without a change the fact as it is.

        ``Onmogelijk`` when a column holds another value already: that would be a correctie.
        """
        oud = self._slot(feit, verwacht)
        nieuw = self._volgende(oud, kolommen)
        gewijzigd = _verschillen(oud, nieuw)
        for verschil in gewijzigd:
            if verschil.was is not None and verschil.was not in NOG_NIET.get((oud._meta.db_table, verschil.kolom), ()):
                raise Onmogelijk(_("%(titel)s is al ingevuld") % {"titel": verschil.titel}, kolommen=(verschil.kolom,), doe=_("Corrigeer het gegeven en geef de reden."))
        return self._vervang(oud, nieuw, "aanvulling") if gewijzigd else oud

    def corrigeer(self, feit: Any, *, verwacht: int, reden: str, **kolommen: Any) -> Any:
        """The fact with columns changed: a correctie, with the reason in the trace. Without a change the fact as it is."""
        _eis_reden(reden)
        oud = self._slot(feit, verwacht)
        nieuw = self._volgende(oud, kolommen)
        return self._vervang(oud, nieuw, "correctie", reden) if _verschillen(oud, nieuw) else oud

    def vernietig(self, feit: Any, *, verwacht: int, reden: str) -> Any:
        """The fact is no longer known: it is closed, and a version of zero length says that it was annulled; that one is returned."""
        _eis_reden(reden)
        oud = self._slot(feit, verwacht)
        nieuw = self._volgende(oud, {})
        nieuw.vervallen_op = self.moment
        return self._vervang(oud, nieuw, "vernietiging", reden)

    def nieuw(self, ding: D) -> D:
        """The new person, file, employer or employee, with a number; facts may point at it from now on."""
        setattr(ding, ding._meta.pk.attname, nieuw_nummer())
        maak_schoon(ding)
        self._bewaar(ding, force_insert=True)
        self._regel(ding._meta.db_table, ding.pk, ding.pk, "nieuw")
        return ding

    def werk_bij(self, ding: D, **kolommen: Any) -> D:
        """The identity with columns changed (a date of death, the team of an employee); identities have no versions."""
        for naam, waarde in kolommen.items():
            setattr(ding, naam, waarde)
        maak_schoon(ding)
        self._bewaar(ding, force_update=True)
        self._regel(ding._meta.db_table, ding.pk, ding.pk, "bijgewerkt", ", ".join(sorted(kolommen)))
        return ding

    def licht_toe(self, feit: Any, tekst: str, rubriek: str = "algemeen") -> Toelichting:
        """Free words beside the version that is known now."""
        tabel, feit_id = _wijst(feit)
        return self.bewaar(Toelichting(persoon_id=getattr(feit, "persoon_id", None), tabel=tabel, feit_id=feit_id, versie_id=feit.versie_id, tekst=tekst, rubriek=rubriek))

    def noteer(self, persoon: Any, tekst: str, *, datum: Any, rubriek: str = "algemeen", medewerker_id: int | None = None) -> Notitie:
        """A note in the journal."""
        return self.leg_vast(Notitie(persoon_id=getattr(persoon, "pk", persoon), datum=datum, rubriek=rubriek, tekst=tekst, medewerker_id=medewerker_id))

    def bewaar(self, ding: M) -> M:
        """A row of the dossier that is no fact (a letter, a document), kept with this action."""
        if any(veld.name == "handeling" for veld in ding._meta.concrete_fields):
            ding.handeling = self.handeling  # type: ignore[attr-defined]
        self._bewaar(ding)
        return ding

    def _slot(self, feit: Any, verwacht: int) -> Feit:
        """The version that is known now, locked for this transaction; ``Ingehaald`` when it is not the one expected."""
        tabel, feit_id = _wijst(feit)
        model = model_van(tabel)
        bekend = model.bekend.nu().select_for_update().filter(feit_id=feit_id).first()
        if bekend is None or bekend.versie_id != verwacht:
            raise _ingehaald(model, feit_id, verwacht)
        if bekend.geregistreerd_op > self.moment:  # a clock that was ahead
            if self.regels:
                raise _ingehaald(model, feit_id, verwacht)
            self.moment = bekend.geregistreerd_op + timedelta(microseconds=1)
        return bekend

    def _volgende(self, oud: Feit, kolommen: Mapping[str, Any]) -> Feit:
        model = type(oud)
        namen = {veld.column: veld.attname for veld in inhoud(model)} | {veld.name: veld.attname for veld in inhoud(model)}
        waarden = {veld.attname: getattr(oud, veld.attname) for veld in inhoud(model)}
        for naam, waarde in kolommen.items():
            if naam not in namen:
                raise TypeError(f"{model.__name__} heeft geen kolom {naam}")
            waarden[namen[naam]] = getattr(waarde, "pk", waarde) if namen[naam].endswith("_id") else waarde
        nieuw = model(feit_id=oud.feit_id, versie_id=nieuw_nummer(), **waarden)
        maak_schoon(nieuw)
        return nieuw

    def _vervang(self, oud: Feit, nieuw: Feit, aard: str, reden: str = "") -> Feit:
        type(oud).objects.filter(versie_id=oud.versie_id).update(vervallen_op=self.moment)
        return self._schrijf(nieuw, aard, reden)

    def _schrijf(self, feit: F, aard: str, reden: str = "") -> F:
        feit.aard, feit.geregistreerd_op = aard, self.moment
        maak_schoon(feit)
        if aard != "vernietiging":
            eis_verwijzingen(feit)
        self._bewaar(feit, force_insert=True)
        self._regel(feit._meta.db_table, feit.feit_id, feit.versie_id, aard, reden)
        return feit

    def _regel(self, tabel: str, feit_id: int, versie_id: int, aard: str, reden: str = "") -> None:
        self.regels.append(Handelingsregel.objects.create(handeling=self.handeling, tabel=tabel, feit_id=feit_id, versie_id=versie_id, aard=aard, reden=reden))

    def _bewaar(self, ding: models.Model, **keuze: bool) -> None:
        try:
            with transaction.atomic():
                ding.save(**keuze)
        except IntegrityError as fout:
            raise weigering(ding, fout) from fout


def _wijst(feit: Any) -> tuple[str, int]:
    tabel = feit._meta.db_table if isinstance(feit, models.Model) else feit.tabel
    return tabel, feit.feit_id


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise Onmogelijk(_("De reden is niet ingevuld"), kolommen=("reden",), doe=_("Schrijf op waarom dit gegeven niet klopte."))


def _verschillen(oud: Feit, nieuw: Feit) -> list[Verschil]:
    model = type(oud)
    paren = ((veld, getattr(oud, veld.attname), getattr(nieuw, veld.attname)) for veld in inhoud(model) if veld.editable)
    return [Verschil(veld.column, kolomtitel(model, veld.column), was, werd) for veld, was, werd in paren if was != werd]


def _ingehaald(model: type[Feit], feit_id: int, verwacht: int) -> Ingehaald:
    """What happened to the fact since the version that the user saw."""
    gezien = model.objects.filter(feit_id=feit_id, versie_id=verwacht).first()
    laatste = model.objects.filter(feit_id=feit_id).order_by("-geregistreerd_op", "-versie_id").first()
    if gezien is None or laatste is None:
        raise Onmogelijk(_("Dit gegeven bestaat niet"), doe=_("Laad de pagina opnieuw."))
    regel = Handelingsregel.objects.filter(versie_id=laatste.versie_id, tabel=model._meta.db_table).select_related("handeling__door").first()
    door = str(regel.handeling.door) if regel is not None and regel.handeling.door is not None else ""
    weg = laatste.vervallen_op is not None
    return Ingehaald([] if weg else _verschillen(gezien, laatste), door=door, moment=laatste.geregistreerd_op, vernietigd=weg, versie_id=None if weg else laatste.versie_id)
