"""Terms and frequencies: something must happen within, or so many times per, a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from opmaat.kern.tijd import Duur

from .gebeurtenis import Gebeurtenis
from .tellen import PERSONEN, Stand

Kalendervenster = Literal["maand", "kwartaal", "jaar"]


@dataclass(frozen=True)
class Termijn:
    """Of the starts in the venster whose term is over: the part that was done in time.

    A start is an event in the venster, up to P (``personen``: the first per person; ``rijen``: each). Its last day u is
    s + ``binnen`` (with ``wettelijk`` moved to the next working day), or the date in column ``tot`` of the start's row
    (empty: no member, reported). The term is over iff u <= P. The goal is the first ``doel`` event of the person with
    datum >= s, and datum >= s + ``niet_eerder_dan`` decides te vroeg:

    - ``op_tijd``: done, s + niet_eerder_dan <= datum <= u, and u <= P
    - ``op_tijd_vooruit``: the same while u > P (shown apart, not in the share)
    - ``te_vroeg``: done before s + niet_eerder_dan (shown in the denominator, when u <= P; else with role ``open``)
    - ``te_laat``: not op tijd or te vroeg, and u <= P
    - ``open``: u > P and not done
    - ``vervallen``: not done and the ground fell away (first ``vervalt_bij`` event v with s <= v < u, v <= P): out of
      the share, also later

    ``eerder: telt``: a spell of the goal's table that satisfies the goal's condition and contains s counts as done on
    s. ``koppel``: the goal's row must hold the start row's feit_id in this column (or, if the goal's table has no such
    column, the start row holds the goal row's feit_id in it); without it the same person suffices; a goal of another
    person never counts. ``momenten`` with ``marge`` m: one member per moment d, done iff a goal lies in [s + d - m, s +
    d + m], u = s + d + m; no te_vroeg.
    Value: op_tijd / (op_tijd + te_laat + te_vroeg). Member: day = s, ``uiterlijk`` = u, ``gedaan`` = datum of the goal.
    Source: design section 6, rows termijn and "binnen d na s".
    """

    start: Gebeurtenis
    doel: Gebeurtenis
    binnen: Duur | None = None
    tot: str | None = None
    niet_eerder_dan: Duur | None = None
    momenten: tuple[Duur, ...] = ()
    marge: Duur | None = None
    tel: str = PERSONEN
    eerder: Literal["telt", "telt_niet"] = "telt_niet"
    vervalt_bij: Gebeurtenis | None = None
    koppel: str | None = None
    wettelijk: bool = False


@dataclass(frozen=True)
class Frequentie:
    """Of the persons in a state: the part with at least (at most) so many events per window.

    Members are the persons in ``bestand`` at P (its selection's spells merged per person; a union of groups is one
    selection). Two events of one person on one day count once.

    - ``hele venster``: the merged spell must contain all of (P - venster, P], else ``open``; found = events in that
      window; ``voldoet`` iff minstens <= found (<= hoogstens), else ``voldoet_niet``.
      ``uiterlijk`` (next due) = the last day on which the n-th last event (n = minstens) is inside the window, for who
      has fewer than n: the first day on which the whole window lies in the state.
    - ``naar rato``: found = events in the window inside the state; required = floor(minstens * days in state within the
      window / days of the window), nobody is open.
    - ``ritme``: due = last event in the spell up to P, or the spell's begin, + venster / minstens (months when
      divisible, else floor of the days); ``op_tijd`` iff due > P or the due day has not passed, i.e. ``te_laat`` iff
      due <= P.
    - a calendar window (``maand``, ``kwartaal``, ``jaar``): the last such calendar period whose last day is <= P;
      members held the state during all of it, others ``open``; found = events in it.

    Value: voldoet / (voldoet + voldoet_niet), for ritme op_tijd / (op_tijd + te_laat). Member carries ``aantal`` found
    and ``uiterlijk``. Source: design section 6, row frequentie.
    """

    bestand: Stand
    gebeurtenis: Gebeurtenis
    minstens: int
    hoogstens: int | None = None
    venster: Duur | Kalendervenster = "jaar"
    wijze: Literal["hele venster", "naar rato", "ritme"] = "hele venster"
