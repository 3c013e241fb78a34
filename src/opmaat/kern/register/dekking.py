"""What the deliveries cover: no row in a covered period is a confirmed zero, in another period there are no data."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import accumulate

from opmaat.kern.tijd import dag_erna, einde_van_dag_utc

from .lezer import Register
from .omzetting import naam, tekst
from .schema import Tabel


def volledig_tm(register: Register, tabel: str, *, bekend_op: date | None = None) -> date | None:
    """The last day up to which the table is complete; of several organisations that of the one that is furthest behind.

    None when no levering of the table is known.
    """
    per_organisatie: dict[str, date] = {}
    for organisatie, _, tm in _leveringen(register, tabel, bekend_op):
        per_organisatie[organisatie] = max(tm, per_organisatie.get(organisatie, tm))
    return min(per_organisatie.values(), default=None)


def gedekt(register: Register, tabel: str, van: date, tm: date, *, bekend_op: date | None = None) -> bool:
    """Whether every organisation that delivers the table has delivered all days ``van`` t/m ``tm``; False for nobody."""
    return _gedekt(_leveringen(register, tabel, bekend_op), van, tm)


def _gedekt(leveringen: list[tuple[str, date, date]], van: date, tm: date) -> bool:
    per_organisatie: dict[str, date] = {}
    for organisatie, begin, eind in leveringen:
        vanaf = per_organisatie.setdefault(organisatie, van)
        if begin <= vanaf <= eind:
            per_organisatie[organisatie] = dag_erna(eind)
    return bool(per_organisatie) and all(vanaf > tm for vanaf in per_organisatie.values())


def heeft_rij(register: Register, tabel: str, van: date, tm: date, *, bekend_op: date | None = None) -> bool:
    """Whether a known row of the table touches the days ``van`` t/m ``tm``; of an identity, whether there is any row."""
    if tabel not in register.tabellen:
        return False
    eisen = [*kennis(register.schema.tabel(tabel), bekend_op), *_raakt(register.schema.tabel(tabel), van, tm)]
    rijen = register.verbinding.execute(
        f"SELECT 1 FROM main.{naam(tabel)} WHERE {' AND '.join(eisen) or 'true'} LIMIT 1"
    ).fetchall()  # all of it: an answer that is not read out blocks the next question on this connection
    return bool(rijen)


class Rijdagen:
    """The days on which the rows of tables lie, each table read once: for who asks about many periods of one register.

    To be thrown away when the register changes.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._dagen: dict[tuple[str, date | None], tuple[list[date], list[date]] | bool] = {}
        self._leveringen: dict[tuple[str, date | None], list[tuple[str, date, date]]] = {}

    def heeft_rij(self, tabel: str, van: date, tm: date, *, bekend_op: date | None = None) -> bool:
        """As ``heeft_rij``: whether a known row of the table touches the days ``van`` t/m ``tm``."""
        sleutel = tabel, bekend_op
        if sleutel not in self._dagen:
            self._dagen[sleutel] = self._lees(tabel, bekend_op)
        dagen = self._dagen[sleutel]
        if isinstance(dagen, bool):
            return dagen
        begin, laatste = dagen
        plek = bisect_right(begin, tm)
        return plek > 0 and laatste[plek - 1] >= van

    def gedekt(self, tabel: str, van: date, tm: date, *, bekend_op: date | None = None) -> bool:
        """As ``gedekt``: whether every organisation has delivered all days ``van`` t/m ``tm``."""
        return _gedekt(self._geleverd(tabel, bekend_op), van, tm)

    def buiten_elke_levering(self, tabel: str, van: date, tm: date) -> bool:
        """Whether the table is delivered with leveringen of which none holds any of the days ``van`` t/m ``tm``.

        Rows that touch such days are only those that lasted until the register began: of who left before then nothing is known, so
        a figure over them would be too low and never a zero (section 6, small print). Which days a levering holds does not depend on
        the day of knowledge; a table without leveringen is judged by its rows alone.
        """
        leveringen = self._geleverd(tabel, None)
        return bool(leveringen) and not any(begin <= tm and van <= eind for _, begin, eind in leveringen)

    def _geleverd(self, tabel: str, bekend_op: date | None) -> list[tuple[str, date, date]]:
        sleutel = tabel, bekend_op
        if sleutel not in self._leveringen:
            self._leveringen[sleutel] = _leveringen(self._register, tabel, bekend_op)
        return self._leveringen[sleutel]

    def _lees(self, tabel: str, bekend_op: date | None) -> tuple[list[date], list[date]] | bool:
        """The first days of rows in order, and up to each of them the furthest last day; of an identity whether there is any row."""
        schema = self._register.schema.tabel(tabel)
        if tabel not in self._register.tabellen or schema.datumkolom is None:
            return heeft_rij(self._register, tabel, date.min, date.max, bekend_op=bekend_op)
        periode = schema.begin and schema.eind
        begin = naam(schema.begin if periode and schema.begin else schema.datumkolom)
        eind = f"coalesce({naam(schema.eind or '')}, DATE '{date.max.isoformat()}')" if periode else begin
        eisen = " AND ".join([*kennis(schema, bekend_op), f"{begin} IS NOT NULL"])
        rijen = self._register.verbinding.execute(
            f"SELECT {begin}, max({eind}) FROM main.{naam(tabel)} WHERE {eisen} GROUP BY {begin} ORDER BY {begin}"
        ).fetchall()
        return [dag for dag, _ in rijen], list(accumulate((laatste for _, laatste in rijen), max))


def woonplaatsen(register: Register) -> tuple[str, ...]:
    """The gemeenten where anybody in the register lives or lived, by name; empty when it holds no leefsituatie."""
    if "leefsituatie" not in register.tabellen:
        return ()
    rijen = register.verbinding.execute("SELECT DISTINCT gemeente FROM main.leefsituatie WHERE gemeente IS NOT NULL ORDER BY gemeente").fetchall()
    return tuple(str(rij[0]) for rij in rijen)


def kennis(tabel: Tabel, bekend_op: date | None) -> list[str]:
    """SQL conditions for the versions known at the end of that day (None: not superseded); none for an identity."""
    if not tabel.tweetijdig:
        return []
    if bekend_op is None:
        return ["vervallen_op IS NULL"]
    grens = f"TIMESTAMP '{einde_van_dag_utc(bekend_op).isoformat(sep=' ')}'"
    return [
        f"(geregistreerd_op IS NULL OR geregistreerd_op < {grens})",
        f"(vervallen_op IS NULL OR vervallen_op >= {grens})",
    ]


def _raakt(tabel: Tabel, van: date, tm: date) -> list[str]:
    eerste, laatste = f"DATE '{van.isoformat()}'", f"DATE '{tm.isoformat()}'"
    if tabel.eind and tabel.begin:
        return [f"{naam(tabel.begin)} <= {laatste}", f"({naam(tabel.eind)} IS NULL OR {naam(tabel.eind)} >= {eerste})"]
    if tabel.datumkolom:
        return [f"{naam(tabel.datumkolom)} BETWEEN {eerste} AND {laatste}"]
    return []


def _leveringen(register: Register, tabel: str, bekend_op: date | None) -> list[tuple[str, date, date]]:
    """Organisation, first and last day of every known levering of the table, in order of the first day."""
    if "levering" not in register.tabellen:
        return []
    eisen = " AND ".join([f"tabel = {tekst(tabel)}", *kennis(register.schema.tabel("levering"), bekend_op)])
    return register.verbinding.execute(
        f"SELECT coalesce(organisatie, ''), begin, volledig_tm FROM main.levering WHERE {eisen} ORDER BY begin, volledig_tm"
    ).fetchall()
