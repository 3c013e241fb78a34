"""How late each table of a register is filled, and how complete a clause's figure therefore is.

Counted in the database by day and hour, so that a register of millions of rows is read in one pass per table; the hour becomes a day in Amsterdam
here. Source: design, section 6: "the delay between was so and we knew is estimated per table".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from opmaat.kern.maat import Maat, Samenvatting, hoofdtabellen
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.oordeel.verwachting import telt_op
from opmaat.kern.oordeel.volledigheid import Vertraging, Volledigheid, schat_vertraging, volledigheid, week_tot
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam
from opmaat.kern.register.schema import Tabel
from opmaat.kern.tijd import Duur, dag_in_amsterdam, einde_van_dag_utc, min_

VENSTER = Duur(2, "jaar")
"""Only facts of the last two years tell how late registration is now."""


@dataclass(frozen=True)
class Bijgehouden:
    """The delay of every table for which it can be told, as known at the end of ``kennis_op``."""

    vertragingen: dict[str, Vertraging]
    kennis_op: date

    def van(self, maat: Maat, vraag: Vraag) -> Volledigheid | None:
        """How complete the figure's period is: its venster up to P for what is counted over time, else the week before P; None: cannot be told."""
        if isinstance(maat, Samenvatting):
            return None
        tabellen = [self.vertragingen[t] for t in sorted(hoofdtabellen(maat)) if t in self.vertragingen]
        verlopen = vraag.venster.beperk(vraag.peildatum)
        if verlopen is None:
            return None
        periode = verlopen if telt_op(maat) else verlopen.doorsnede(week_tot(vraag.peildatum)) or week_tot(vraag.peildatum)
        return volledigheid(tabellen, periode, max(self.kennis_op, vraag.peildatum))


def bijgehouden(register: Register, *, bekend_op: date | None = None) -> Bijgehouden | None:
    """The delays in this register as known at K (default: the day of its last registration); None when it has no moments of registration."""
    tabellen = [register.schema.tabel(t) for t in register.tabellen]
    met_moment = [t for t in tabellen if t.tweetijdig and t.datumkolom and "geregistreerd_op" in register.geleverd.get(t.naam, ())]
    kennis_op = bekend_op or _laatste_dag(register, met_moment)
    if kennis_op is None:
        return None
    geschat = {}
    for tabel in met_moment:
        vertraging = _vertraging(register, tabel, kennis_op)
        if vertraging is not None:
            geschat[tabel.naam] = vertraging
    return Bijgehouden(geschat, kennis_op)


def _laatste_dag(register: Register, tabellen: Iterable[Tabel]) -> date | None:
    momenten = [register.verbinding.execute(f"SELECT max(geregistreerd_op) FROM {naam(t.naam)}").fetchall()[0][0] for t in tabellen]
    return max((dag_in_amsterdam(moment) for moment in momenten if isinstance(moment, datetime)), default=None)


def _vertraging(register: Register, tabel: Tabel, kennis_op: date) -> Vertraging | None:
    """Begins and ends are facts of their own: a spell is begun in one registration and ended in a later one."""
    dagen, leeftijden, aantallen = [], [], []
    for kolom in (tabel.datumkolom, tabel.eind):
        if kolom is None:
            continue
        rijen = register.verbinding.execute(
            f"WITH eerste AS (SELECT feit_id, {naam(kolom)} AS dag, min(geregistreerd_op) AS moment FROM {naam(tabel.naam)}"
            f" WHERE {naam(kolom)} BETWEEN ? AND ? AND geregistreerd_op < ? GROUP BY 1, 2)"
            " SELECT dag, date_trunc('hour', moment), count(*) FROM eerste GROUP BY 1, 2",
            [min_(kennis_op, VENSTER), kennis_op, einde_van_dag_utc(kennis_op)],
        ).fetchall()
        for dag, uur, aantal in rijen:
            dagen.append((dag_in_amsterdam(uur) - dag).days)
            leeftijden.append((kennis_op - dag).days)
            aantallen.append(aantal)
    if not dagen:
        return None
    return schat_vertraging(np.array(dagen), np.array(leeftijden), np.array(aantallen))

