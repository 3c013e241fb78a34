"""Measures that follow people through time: cohort, preventie, behoud, panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from opmaat.kern.tijd import Duur

from .gebeurtenis import Gebeurtenis
from .tellen import Stand
from .voorwaarde import Selectie, Voorwaarde


@dataclass(frozen=True)
class Groepsinstroom:
    """Entry into a klantgroep: the first day of a merged spell in one of the groups, satisfying ``waar`` on that day.

    ``nieuw``: no klantgroep spell of another group (nor an earlier one of this group) of the person lies within the
    same merged benefit spell before it: the first group of this benefit;
    (a row of any group that began before it and ends on or after the begin of that benefit lies within it);
    without a benefit on that day: no klantgroep spell before it at all. ``doorstroom``: the others. ``keer: eerste``:
    per person the first entry in the window.
    """

    groepen: tuple[str, ...]
    herkomst: Literal["nieuw", "doorstroom", "alle"] = "nieuw"
    keer: Literal["eerste", "elke"] = "eerste"
    waar: Voorwaarde | None = None


@dataclass(frozen=True)
class Gebeurtenisinstroom:
    """Entry by an event; ``keer: eerste``: per person the first in the window."""

    gebeurtenis: Gebeurtenis
    keer: Literal["eerste", "elke"] = "eerste"


@dataclass(frozen=True)
class Bestand:
    """A frozen set: who is in the stand at the end of day ``op``; s = that day for everybody."""

    stand: Stand
    op: date


@dataclass(frozen=True)
class Cohort:
    """Of the entrants: the part with the event within d (and lasting m), with an honest account of who cannot be judged
    yet.

    Entrants: entries with s in the venster (``op instroom``) or with the end of their whole window in it (``op einde
    venster``), s <= P. If ``eist_uitkering``: a benefit of the reikwijdte must run on s (s stays), or be granted on an
    application open at s (aanvraag with datum <= s whose uitkering begins after s: then s = begin of that benefit spell
    if it lies within 8 weeks + any delay, i.e. the first benefit that begins after s while an aanvraag of datum <= s
    was not decided before s and has status toegekend); application refused or withdrawn, or no benefit and no
    application: ``buiten_telling``; still undecided at P: ``loopt_nog``.

    The goal: for Uitstroom the *first* outflow E >= s of the person (merged benefit spell containing s) decides: its
    ``reden`` and ``waar`` hold: success at E; reason empty or in ONBEKENDE_REDENEN: ``reden_onbekend``; otherwise
    ``andere_afloop``.
    For other events: the first E >= s satisfying it; ``andere_afloop`` event first (strictly before E): andere afloop.
    On one day the goal wins.
    With E <= s + d and duurzaam m: a new benefit spell (reikwijdte) beginning b with E < b <= E + m: ``teruggevallen``
    at b; else E + m <= P: ``gelukt``; else ``gelukt_voorlopig``; a death or a reason verhuizing/ a leefsituatie outside
    the gemeente within (E, E + m], and no return: ``niet_vast_te_stellen``.
    Without duurzaam: ``gelukt`` at E. E > s + d, or nothing and s + d <= P: ``termijn_verstreken`` at s + d. Else
    ``loopt_nog``.
    An andere_afloop or reden_onbekend later than s + d is termijn_verstreken. A move is a leefsituatie elsewhere that
    begins, or a benefit row with reason verhuizing, verhuizing_buitenland or overlijden that ends, in (E, E + m]. A
    frozen set (Bestand) takes everybody in the stand and is not filtered by the venster. The venster, ``keer: eerste``
    and the own day are those of the entry, also when s moves.
    Who is undecided has no window yet: ``over`` is false; buiten_telling has no end.

    The whole window of an entrant is s + d (+ m); ``over`` iff it is <= P. Member: day s, ``uiterlijk`` s + d,
    ``eindduur`` = days from s to its one end: gelukt E (or E + m when duurzaam), teruggevallen b,
    andere_afloop/reden_onbekend E, termijn_verstreken s + d, else (censored) P - s; niet_vast_te_stellen is censored at
    E; ``over`` as a flag.
    Two figures: *definitief* = gelukt / all but buiten_telling and niet_vast_te_stellen, over entrants whose whole
    window is over; *voorlopig* = the Aalen-Johansen incidence of gelukt over all, read after the longest window, only
    if at least 10 entrants have their whole window behind them. Source: design section 6, Cohort.
    """

    instroom: Groepsinstroom | Gebeurtenisinstroom | Bestand
    gebeurtenis: Gebeurtenis
    binnen: Duur
    duurzaam: Duur | None = None
    periode: Literal["op instroom", "op einde venster"] = "op instroom"
    andere_afloop: Gebeurtenis | None = None
    eist_uitkering: bool = False


@dataclass(frozen=True)
class Preventie:
    """Of the people who reported: the part that did not come to an application (``aanvraag``) or a grant
    (``toekenning``) within the follow-up.

    Members: meldingen satisfying ``waar`` with their date in the venster and <= P; meldingen of one person within 30
    days of the previous counted one are one (the first). The person's first aanvraag with s <= datum <= s + d (by
    melding_id when filled, else by date) decides. Roles for ``aanvraag``: ``aangevraagd``, ``geen_aanvraag`` (s + d <=
    P), ``loopt_nog``. For ``toekenning``: ``toegekend`` (besluit_op <= P), ``afgewezen`` (also buiten_behandeling; an
    empty date counts as decided), ``ingetrokken``, ``geen_aanvraag`` (s + d <= P), ``loopt_nog`` (undecided, also after
    s + d; or no application yet and s + d > P).
    The figure is about the members whose follow-up is over (``over:<rol>`` in the counts), so that fast grants do not
    come in before slow ones.
    Value: prevented / (prevented + not prevented) over meldingen with s + d <= P that are decided; loopt_nog is in
    neither. Source: design section 6, Preventiequote (a cohort with complement).
    """

    waar: Voorwaarde | None
    tegenhouden: Literal["aanvraag", "toekenning"]
    binnen: Duur


@dataclass(frozen=True)
class Behoud:
    """Of a frozen set at day ``op``: the part still in the state, without a gap longer than ``gat``, at P (or the end
    of the venster if earlier, never before ``op``).

    The person's spells of ``toestand`` are merged, gaps up to ``gat`` allowed (the next begins at the latest on last
    day + gat). ``verloren`` at the first longer gap: the last day e with e + gat < P (or end) and no next begin by e +
    gat; day of the loss is e. Otherwise ``behouden``. Value: behouden / all. A set member whose state (merged so) did
    not contain ``op`` is verloren at ``op``. Member: day ``op``, ``gedaan`` the day of the loss.
    """

    bestand: Stand
    op: date
    toestand: Selectie
    gat: Duur


@dataclass(frozen=True)
class Panel:
    """A set frozen at a base date, scored then and again: who went up, stayed equal, went down, left, or was not
    measured again.

    The set is who is in ``bestand`` at the end of ``basis``, as known at K, or at ``bevroren_op`` if given. Score then:
    the last row of ``score`` with datum <= basis and > basis - 12 months (ties: highest feit_id).
    Rows without a score are passed over. Score now: the last with basis < datum <= P (``gedaan``). Roles, in this
    order: no score then: ``geen_score_toen``; left (no row of the bestand's selection contains P) and not scored after
    basis: ``vertrokken``;
    not scored after basis: ``niet_opnieuw_gemeten``; else ``hoger``, ``gelijk`` or ``lager``. The parts add up to the
    set. Value: ``waarde`` over the ``gemeten`` (hoger, gelijk, lager) or over ``allen``.
    """

    bestand: Stand
    basis: date
    score: Selectie
    kolom: str
    bevroren_op: date | None = None
    waarde: Literal["hoger", "gelijk of hoger", "lager"] = "hoger"
    over: Literal["gemeten", "allen"] = "gemeten"
