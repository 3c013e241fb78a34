"""The circles of people: for each kring of rechten.yaml the condition on persons that says who belongs to it.

A circle is a function of the reader and one appointment of the reader. It answers with a ``Q`` on Persoon made of
subqueries, so that one query tells for a list, or for one person, which circles hold. Lengths of time are in weeks and
count calendar days back from today, that day included.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from .lezer import Lezer, Plek

Kring = Callable[[Lezer, Plek], Q]

MELDING_WEKEN = 26
GESPREK_WEKEN = 8
HANDHAVING_WEKEN = 52
JONGER_DAN = 27


def kring_van(naam: str, lezer: Lezer, plek: Plek) -> Q:
    """The persons of one circle, limited to the gemeente of the appointment; raises ``KeyError`` for an unknown circle."""
    return KRINGEN[naam](lezer, plek) & in_gemeente(lezer.vandaag, plek.gemeente)


def in_gemeente(dag: date, gemeente: str) -> Q:
    """Who lives in the gemeente on this day or has no known gemeente; everybody when the gemeente is empty."""
    if not gemeente:
        return Q()
    elders = _feiten("leefsituatie").lopend(dag).filter(gemeente__isnull=False).exclude(gemeente=gemeente)
    return ~Q(pk__in=elders.values("persoon_id"))


def _feiten(tabel: str) -> Any:
    """The known rows of a fact table."""
    return apps.get_model("dossier", tabel.replace("_", "")).bekend.nu()


def _uit(feiten: QuerySet[Any]) -> Q:
    return Q(pk__in=feiten.values("persoon_id"))


def _rond(dag: date, weken: int) -> tuple[date, date]:
    return dag - timedelta(weeks=weken), dag + timedelta(weeks=weken)


def _toewijzingen(dag: date) -> Any:
    """The assignments of this day, and those that were handed over and begin later: who receives a client may prepare."""
    return _feiten("toewijzing").filter(Q(eind__isnull=True) | Q(eind__gte=dag)).filter(Q(begin__lte=dag) | Q(overgedragen_op__lte=dag))


def caseload(lezer: Lezer) -> Q:
    """Who is assigned to the reader, or to somebody whom the reader replaces today."""
    if not lezer.medewerkers:
        return Q(pk__in=())
    return _uit(_toewijzingen(lezer.vandaag).filter(medewerker_id__in=sorted(lezer.medewerkers)))


def _caseload(lezer: Lezer, plek: Plek) -> Q:
    return caseload(lezer)


def _team(lezer: Lezer, plek: Plek) -> Q:
    feiten = _toewijzingen(lezer.vandaag).filter(organisatie=plek.organisatie)
    wacht = Q(team__isnull=True, medewerker_id__isnull=True, aanvaard_op__isnull=True, overgedragen_op__isnull=False)
    return _uit(feiten.filter(Q(team=plek.team) | wacht) if plek.team else feiten)


def _gemeente(lezer: Lezer, plek: Plek) -> Q:
    return Q()  # kring_van adds the gemeente of the appointment


def _melding(lezer: Lezer, plek: Plek) -> Q:
    return _uit(_feiten("melding").filter(datum__gt=lezer.vandaag - timedelta(weeks=MELDING_WEKEN)))


def _aanvraag(lezer: Lezer, plek: Plek) -> Q:
    afspraak = _feiten("gesprek").filter(soort="afspraak_io", resultaat="gepland")
    return _uit(_feiten("aanvraag").filter(status__in=("open", "aangehouden"))) | _uit(afspraak)


def _gesprek(lezer: Lezer, plek: Plek) -> Q:
    if not lezer.medewerkers:
        return Q(pk__in=())
    feiten = _feiten("gesprek").filter(medewerker_id__in=sorted(lezer.medewerkers), datum__range=_rond(lezer.vandaag, GESPREK_WEKEN))
    return _uit(feiten.exclude(resultaat="geannuleerd"))


def _bijeenkomst(lezer: Lezer, plek: Plek) -> Q:
    return _uit(_feiten("deelname").filter(datum__range=_rond(lezer.vandaag, GESPREK_WEKEN)))


def _bemiddelbaar(lezer: Lezer, plek: Plek) -> Q:
    return _uit(_feiten("klantgroep").lopend(lezer.vandaag).filter(Q(groep="Matchen") | Q(match_ready_op__lte=lezer.vandaag)))


def _voordracht(lezer: Lezer, plek: Plek) -> Q:
    voorgedragen = _feiten("voordracht").filter(datum__gt=lezer.vandaag - timedelta(weeks=MELDING_WEKEN))
    return _uit(voorgedragen) | _uit(_feiten("plaatsing").lopend(lezer.vandaag))


def _faciliteren(lezer: Lezer, plek: Plek) -> Q:
    return _uit(_feiten("klantgroep").lopend(lezer.vandaag).filter(groep="Faciliteren"))


def _inburgering(lezer: Lezer, plek: Plek) -> Q:
    kenmerk = _feiten("doelgroep").lopend(lezer.vandaag).filter(kenmerk__in=("statushouder", "asiel", "coa"))
    return _uit(_feiten("inburgering").lopend(lezer.vandaag)) | _uit(kenmerk)


def _jongere(lezer: Lezer, plek: Plek) -> Q:
    dag = lezer.vandaag
    grens = date(dag.year - JONGER_DAN, dag.month, min(dag.day, 28 if dag.month == 2 else dag.day))
    return Q(geboortedatum__gt=grens)


def _wsw(lezer: Lezer, plek: Plek) -> Q:
    kenmerk = _feiten("doelgroep").lopend(lezer.vandaag).filter(kenmerk__in=("wsw", "indicatie_beschut"))
    return _uit(kenmerk) | _uit(_feiten("plaatsing").lopend(lezer.vandaag).filter(grond__in=("wsw", "beschut")))


def _lks(lezer: Lezer, plek: Plek) -> Q:
    plaatsing = _feiten("plaatsing").lopend(lezer.vandaag).filter(Q(grond__in=("lks", "beschut")) | Q(financiering="esf"))
    return _uit(plaatsing) | _uit(_feiten("traject").lopend(lezer.vandaag).filter(financiering="esf"))


def _handhaving(lezer: Lezer, plek: Plek) -> Q:
    sinds = lezer.vandaag - timedelta(weeks=HANDHAVING_WEKEN)
    maatregel = _feiten("maatregel").filter(eind__gte=lezer.vandaag, ingetrokken_op__isnull=True)
    return _uit(_feiten("onderzoek").filter(datum__gt=sinds)) | _uit(_feiten("constatering").filter(datum__gt=sinds)) | _uit(maatregel)


KRINGEN: Mapping[str, Kring] = MappingProxyType(
    {
        "caseload": _caseload,
        "team": _team,
        "gemeente": _gemeente,
        "melding": _melding,
        "aanvraag": _aanvraag,
        "gesprek": _gesprek,
        "bijeenkomst": _bijeenkomst,
        "bemiddelbaar": _bemiddelbaar,
        "voordracht": _voordracht,
        "faciliteren": _faciliteren,
        "inburgering": _inburgering,
        "jongere": _jongere,
        "wsw": _wsw,
        "lks": _lks,
        "handhaving": _handhaving,
    }
)
