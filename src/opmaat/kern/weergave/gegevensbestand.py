"""The monitor as data: JSON with a version, exact numbers as text beside a decimal, and Dutch keys. The shape is in docs/handleiding/uitvoer.md."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from opmaat.kern.monitor.rekening import Rekening
from opmaat.kern.monitor.uitleg import Uitleg
from opmaat.kern.oordeel.prognose import Prognose
from opmaat.kern.oordeel.status import Oordeel
from opmaat.kern.oordeel.volledigheid import Volledigheid
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.overeenkomst.rekenbevinding import Rekenbevinding
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.uitkomst.uitkomst import Uitkomst

from .rapport import Deel, Rapport
from .regelbeeld import Regelbeeld, waarde
from .rekeningbeeld import posten

FORMAAT = 1
"""Raised when a key is removed or changes its meaning; a new key does not raise it."""


def als_gegevens(rapport: Rapport) -> dict[str, Any]:
    """The report as plain dicts, lists, texts, numbers and None, ready for ``json.dumps``."""
    return {
        "formaat": FORMAAT,
        "soort": "monitor",
        "versie": rapport.versie,
        "peildatum": dag(rapport.peildatum),
        "bekend_op": dag(rapport.bekend_op),
        "register": rapport.register,
        "volledig_tm": {tabel: dag(tm) for tabel, tm in rapport.volledig},
        "meldingen": list(rapport.meldingen),
        "overeenkomsten": [_deel(deel) for deel in rapport.delen],
    }


def breuk(getal: Fraction | None) -> dict[str, Any] | None:
    """An exact number: numerator and denominator as text, and a decimal of at most twelve digits for whoever does not need more."""
    if getal is None:
        return None
    return {"teller": str(getal.numerator), "noemer": str(getal.denominator), "decimaal": round(float(getal), 12)}


def dag(waarde_: date | None) -> str | None:
    """A date as 2025-06-30."""
    return None if waarde_ is None else waarde_.isoformat()


def bevinding(deze: Rekenbevinding) -> dict[str, Any]:
    """A finding of the arithmetic check."""
    return {
        "overeenkomst": deze.overeenkomst, "soort": deze.soort, "id": deze.id, "tekst": deze.tekst, "genoemd": deze.genoemd, "berekend": deze.berekend,
        "verschil": deze.verschil, "afronding": deze.afronding, "waarom": deze.waarom, "bron": deze.bron, "catalogus": list(deze.catalogus),
        "bestand": deze.plaats.bestand, "regel": deze.plaats.regel,
    }  # fmt: skip


def lid(deze: Lid) -> dict[str, Any]:
    """A member: a number of a person and dates, never a name."""
    return {
        "persoon_id": deze.persoon_id, "feit_id": deze.feit_id, "rol": deze.rol, "dag": dag(deze.dag), "uiterlijk": dag(deze.uiterlijk), "gedaan": dag(deze.gedaan),
        "aantal": deze.aantal, "bedrag": None if deze.bedrag is None else str(deze.bedrag), "dagen": deze.dagen, "over": deze.over, "gemeente": deze.gemeente or None,
    }  # fmt: skip


def _deel(deel: Deel) -> dict[str, Any]:
    overeenkomst = deel.monitor.overeenkomst
    return {
        "id": overeenkomst.id,
        "titel": overeenkomst.titel,
        "versie": overeenkomst.versie,
        "opdrachtgever": overeenkomst.opdrachtgever,
        "opdrachtnemer": overeenkomst.opdrachtnemer,
        "looptijd": _periode(overeenkomst.looptijd),
        "telling": {str(status): aantal for status, aantal in deel.telling.items()},
        "afspraken": [_regel(beeld, deel.uitleg[beeld.afspraak.id]) for beeld in deel.beelden],
        "rekening": _rekening(deel.rekening),
        "rekenwerk": [bevinding(deze) for deze in deel.bevindingen],
        "dekking": {
            "bepalingen": len(deel.dekking.rijen),
            "gedekt": deel.dekking.gedekt,
            "per_onderdeel": dict(deel.dekking.per_blok),
            "niet_gedekt": {rij.rij.id: rij.reden for rij in deel.dekking.niet_gedekt},
        },
    }


def _rekening(deze: Rekening | None) -> dict[str, Any] | None:
    if deze is None:
        return None
    return {
        "periode": _periode(deze.periode),
        "sluit": deze.sluit,
        "groepen": [
            {
                "groep": post.groep or None, "stand_begin": post.stand_begin, "eindigen_voor": post.eindigen_voor, "instroom": post.instroom, "van_andere": dict(post.van_andere),
                "uitstroom": post.uitstroom, "naar_andere": dict(post.naar_andere), "stand_eind": post.stand_eind, "eindigen_op": post.eindigen_op, "sluit": post.sluit,
            }
            for post in posten(deze)
        ],
    }  # fmt: skip


def _regel(beeld: Regelbeeld, uitleg: Uitleg) -> dict[str, Any]:
    afspraak = beeld.afspraak
    return {
        "id": afspraak.id,
        "bron": afspraak.bron,
        "tekst": afspraak.tekst,
        "verplichting": afspraak.verplichting,
        "definitie": uitleg.definitie,
        "rekenhash": uitleg.rekenhash,
        "parameters": [
            {"naam": gebruikt.naam, "waarde": None if gebruikt.waarde is None else str(gebruikt.waarde), "eenheid": gebruikt.eenheid, "vanaf": dag(gebruikt.vanaf), "bron": gebruikt.bron}
            for gebruikt in uitleg.parameters
        ],
        "gemeente": beeld.gemeente or beeld.regel.vraag.gemeente,
        "periode": _periode(beeld.regel.vraag.venster),
        "status": str(beeld.status),
        "getoond": beeld.gerealiseerd,
        "uitkomst": uitkomst(beeld.uitkomst),
        "norm": _norm(beeld.oordeel.norm or afspraak.norm),
        "norm_nu": breuk(beeld.oordeel.tot_nu_toe),
        "kans": beeld.oordeel.kans,
        "gebruik": _gebruik(beeld.oordeel),
        "prognose": _prognose(beeld.regel.prognose),
        "geen_prognose": beeld.regel.geen_prognose or None,
        "uitsplitsing": [
            {"gemeente": cel.gemeente or None, "cel": list(cel.uitsplitsing), "getoond": waarde(cijfer, beeld.oordeel.norm), "uitkomst": uitkomst(cijfer)} for cel, cijfer in beeld.cellen.items()
        ],
        "nog_open": beeld.nog_open,
        "volledigheid": _volledigheid(beeld.regel.volledigheid),
        "gegevens": beeld.gegevens,
        "lezingen": [{"tekst": lezing.tekst, "uitkomst": uitkomst(anders)} for lezing, anders in beeld.regel.lezingen],
        "fout": beeld.regel.fout or None,
    }


def uitkomst(deze: Uitkomst) -> dict[str, Any]:
    """A figure: its exact value or the reason why there is none, and what it is made of."""
    verloop = deze.verloop
    return {
        "waarde": breuk(deze.waarde),
        "leeg": None if deze.leeg is None else str(deze.leeg),
        "eenheid": deze.eenheid,
        "teller": breuk(deze.teller),
        "noemer": breuk(deze.noemer),
        "rollen": dict(deze.rollen),
        "uitersten": None if deze.uitersten is None else [breuk(grens) for grens in deze.uitersten],
        "interval_95": None if deze.interval is None else list(deze.interval),
        "verloop": None if verloop is None else {
            "definitief": breuk(verloop.definitief), "definitief_over": verloop.definitief_noemer,
            "voorlopig": None if verloop.voorlopig is None else verloop.voorlopig.kans, "afgesloten": verloop.afgesloten,
        },
        "drukste_dag": dag(deze.topdag),
        "reeks": [[dag(op), breuk(stand)] for op, stand in deze.reeks],
        "delen": {naam: {"getoond": waarde(deel), **uitkomst(deel)} for naam, deel in deze.delen.items()},
        "opmerkingen": dict(deze.opmerkingen),
    }  # fmt: skip


def _norm(norm: Norm | None) -> dict[str, Any] | None:
    if norm is None:
        return None
    return {
        "tekst": norm.tekst,
        "eenheid": norm.eenheid,
        "aard": norm.aard,
        "minimum": None if norm.minimum is None else str(norm.minimum.waarde),
        "maximum": None if norm.maximum is None else str(norm.maximum.waarde),
        "precies": None if norm.precies is None else str(norm.precies),
        "marge": str(norm.marge) if norm.marge else None,
        "onbekend": norm.onbekend,
        "pad": [[dag(mijlpaal.tm), str(mijlpaal.waarde)] for mijlpaal in norm.pad],
    }


def _prognose(prognose: Prognose | None) -> dict[str, Any] | None:
    if prognose is None:
        return None
    intervallen = {str(dekking): [breuk(laag), breuk(hoog)] for dekking, (laag, hoog) in prognose.intervallen.items()}
    return {"op": dag(prognose.op), "intervallen": intervallen, "kans": prognose.kans, "grondslag": prognose.grondslag}


def _volledigheid(volledigheid: Volledigheid | None) -> dict[str, Any] | None:
    if volledigheid is None:
        return None
    return {"bekend": volledigheid.bekend, "voorlopig": volledigheid.voorlopig, "volledig_op": dag(volledigheid.volledig_op)}


def _gebruik(oordeel: Oordeel) -> dict[str, Any] | None:
    return breuk(oordeel.gebruik)


def _periode(periode: Periode) -> dict[str, str | None]:
    return {"begin": dag(periode.begin), "eind": dag(periode.eind)}
