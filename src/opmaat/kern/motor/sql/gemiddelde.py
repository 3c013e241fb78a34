"""The mean of a score and of a duration as SQL: each row with its amount."""

from __future__ import annotations

from dataclasses import replace

from opmaat.kern.maat import RIJEN, Datum, GemiddeldeDuur, GemiddeldeScore, Stand

from .bouw import Bouw
from .bron import Bron, gebeurtenis, stand
from .fragment import naam
from .leden import lid
from .plaats import selecteer
from .tellen import LID_ALS_TELT, Opzet
from .voorwaarde import zeker

DAGEN_PER_MAAND = 30
ZONDER_WAARDE = "zonder waarde"
"""Remark: rows in the venster without a score."""
OMGEKEERD = "tweede datum voor de eerste"
"""Remark: rows of which the second date lies before the first."""


def score_leden(b: Bouw, m: GemiddeldeScore) -> str:
    """The rows with a score, dated in the venster."""
    return lid(b, f"({_scores(b, m)} AND {_scorekolom(b, m)} IS NOT NULL)", bedrag="score")


def zonder_score(b: Bouw, m: GemiddeldeScore) -> str:
    """The query that counts the rows in the venster without a score."""
    return f"SELECT count(*) FROM ({_scores(b, m)} AND {_scorekolom(b, m)} IS NULL)"


def _scorekolom(b: Bouw, m: GemiddeldeScore) -> str:
    return f"r.{naam(b.tabel(m.selectie.tabel).kolom(m.kolom).naam)}"


def _scores(b: Bouw, m: GemiddeldeScore) -> str:
    tabel = b.tabel(m.selectie.tabel)
    bron = gebeurtenis(b, Datum(tabel.naam, tabel.datumkolom or "", m.selectie.waar), rij=True)
    return selecteer(b, bron, {"score": _scorekolom(b, m)}, waar=(b.venster(bron.dag),))


def score_opzet(b: Bouw, m: GemiddeldeScore) -> Opzet:
    """How scores are counted: only rows that have one are members."""
    tabel, score = b.tabel(m.selectie.tabel), _scorekolom(b, m)
    bron = gebeurtenis(b, Datum(tabel.naam, tabel.datumkolom or "", m.selectie.waar), rij=True)
    return Opzet(bron, RIJEN, (b.venster(bron.dag),), {"telt": f"{score} IS NOT NULL"}, LID_ALS_TELT, bedrag=score)


def duur_opzet(b: Bouw, m: GemiddeldeDuur) -> tuple[Opzet, str]:
    """How durations are counted: only of rows whose first date is not after the second; and the SQL of the duration."""
    bron, van, tot, waar = _duren(b, m)
    opzet = Opzet(bron, RIJEN, waar, {"telt": zeker(f"{van} <= {tot}")}, LID_ALS_TELT)
    return opzet, _deel(m, van, tot)


def _deel(m: GemiddeldeDuur, van: str, tot: str) -> str:
    """The SQL of a duration in days, or in thirtieths of a month."""
    deel = f"dertigsten({van}, {tot})" if m.eenheid == "maanden" else f"{tot} - {van}"
    return f"CAST({deel} AS BIGINT)"


def duur_leden(b: Bouw, m: GemiddeldeDuur) -> str:
    """The spells with their duration; ``deel`` is it in days, or in thirtieths of a month."""
    bron, van, tot, waar = _duren(b, m)
    basis = selecteer(b, bron, {"deel": _deel(m, van, tot)}, waar=(*waar, f"{van} <= {tot}"))
    bedrag = "deel"
    if m.eenheid == "maanden":
        rest = f"CAST(round(CAST(deel % {DAGEN_PER_MAAND} AS DOUBLE) / {DAGEN_PER_MAAND}, 10) AS DECIMAL(38, 10))"
        bedrag = f"CAST(deel // {DAGEN_PER_MAAND} AS DECIMAL(38, 10)) + {rest}"
    return lid(b, f"({basis})", bedrag=bedrag, extra=("deel",))


def omgekeerd(b: Bouw, m: GemiddeldeDuur) -> str:
    """The query that counts the rows whose second date lies before the first."""
    bron, van, tot, waar = _duren(b, m)
    return f"SELECT count(*) FROM ({selecteer(b, bron, {}, waar=(*waar, f'{van} > {tot}'))})"


def _duren(b: Bouw, m: GemiddeldeDuur) -> tuple[Bron, str, str, tuple[str, ...]]:
    """The rows, the day from which, the day up to which (not included), and the conditions."""
    tabel = b.tabel(m.selectie.tabel)
    if m.tussen is not None:
        van, tot = (f"r.{naam(tabel.kolom(kolom).naam)}" for kolom in m.tussen)
        bron = gebeurtenis(b, Datum(tabel.naam, m.tussen[1], m.selectie.waar), rij=True)
        return bron, van, tot, (b.venster(bron.dag), f"{van} IS NOT NULL")
    begin = f"r.{naam(tabel.begin or '')}"
    if m.welke == "afgesloten":
        bron = gebeurtenis(b, Datum(tabel.naam, tabel.eind or "", m.selectie.waar), rij=True)
        return bron, begin, f"({bron.dag} + 1)", (b.venster(bron.dag),)
    lopend = stand(b, Stand(m.selectie))
    assert lopend is not None
    return replace(lopend, dag=b.p), begin, f"({b.p} + 1)", ()
